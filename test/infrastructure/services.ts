import { serve } from '../../src/infrastructure/processes/serve.ts'
import { aConfig, keptLog } from '../support/applications.ts'

type Fields = Readonly<Record<string, unknown>>

/** The whole service in this process, until its signal. */
export const aService = (env: NodeJS.ProcessEnv) => {
  const { lines, log } = keptLog()
  const ending = new AbortController()
  const announced = Promise.withResolvers<Fields>()
  const announce = (_text: string, fields: Fields) => announced.resolve(fields)
  const served = serve(
    aConfig({ PORT: '0', EVENT_LOOP_LAG_MAX: '1m', MAX_CONNECTIONS: '100', ...env }),
    { log, announce },
    ending.signal,
  )
  return {
    lines,
    ending,
    served,
    announced: Promise.race([announced.promise, served.then((): Fields => ({}))]),
  }
}
