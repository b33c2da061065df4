import { resolve } from 'node:path'
import type { Address } from '../../adapters/http/server.ts'
import type { Config } from '../config/config.ts'

/** Text for people, fields for machines. */
export type Announce = (text: string, fields: Readonly<Record<string, unknown>>) => void

const local = (host: string) => {
  if (/^(0\.0\.0\.0|::|127\.0\.0\.1|::1)$/.test(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

const urlOf = ({ host, port }: Address) => `http://${local(host)}:${port}`

const dataOf = ({ postgresql, dataDir }: Config): string => {
  if (!postgresql) return `${resolve(dataDir)} (PostgreSQL in this process)`
  const { hostname, port, pathname, searchParams } = new URL(postgresql.url)
  return `PostgreSQL at ${hostname || searchParams.get('host')}:${port || 5432}${pathname}`
}

/** Under a path the page's own parts are found by whoever comes through the proxy alone. */
const docsOf = ({ app: { basePath }, publicUrl }: Config, url: string) =>
  `${basePath === '' ? url : `${new URL(publicUrl).origin}${basePath}`}/docs`

/** Says where the service listens, where its data is, and what to try next. */
export const welcome = (
  config: Config,
  listening: Address,
  metricsListening?: Address,
): Parameters<Announce> => {
  const url = urlOf(listening)
  const metrics = metricsListening && `${urlOf(metricsListening)}/metrics`
  const data = dataOf(config)
  const docs = docsOf(config, url)
  const body = `'{"email":"ada@example.com","password":"correct horse battery","full_name":"Ada Lovelace"}'`
  const next = [
    `curl ${url}/health`,
    `curl ${url}/api/v1/auth/register -H 'Content-Type: application/json' -d ${body}`,
  ]

  return [
    [
      '',
      `PrescribeMe listens on ${url}`,
      `Data       ${data}`,
      ...(metrics ? [`Metrics    ${metrics}`] : []),
      `Read       ${docs}`,
      `Try        ${next.join('\n           ')}`,
      'Stop       Ctrl+C',
      '',
    ].join('\n'),
    { url, data, ...(metrics && { metrics }), docs, try: next },
  ]
}
