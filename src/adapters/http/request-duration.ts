import type { Metrics } from '../../application/ports/metrics.ts'
import type { Exchange } from './exchange.ts'

/** OpenTelemetry's: whatever else somebody calls a method goes under one name. */
const methods = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'])

/** Every label is one of a few words of ours: who sends junk makes no new series. */
export const observeDuration = (
  metrics: Metrics,
  { request: { method = '' }, response, route = '' }: Exchange,
  milliseconds: number,
): void =>
  metrics.observe('http_server_request_duration', milliseconds / 1_000, {
    http_request_method: methods.has(method) ? method : '_OTHER',
    http_route: route,
    http_response_status_code: response.headersSent ? response.statusCode : '',
  })
