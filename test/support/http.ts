import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Container } from 'inversify'
import { type Listening, listen, type ServerOptions } from '../../src/adapters/http/server.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { type Answer, answerOf, expectProper, parseAnswers } from './answers.ts'
import { anApplication, type Given } from './applications.ts'
import { expectDescribedRequest } from './described-requests.ts'

/** Octets as they are, over a connection of their own, until the server closes it. */
const rawTo =
  (port: number) =>
  async (...lines: ReadonlyArray<string>): Promise<ReadonlyArray<Answer>> => {
    const socket = connect({ port, host: '127.0.0.1' }).setTimeout(5_000, () =>
      socket.destroy(new Error('the server has not closed the connection')),
    )
    socket.write(lines.join('\r\n'), 'latin1')
    return parseAnswers(await text(socket))
  }

export type Server = {
  readonly application: Container
  readonly port: number
  readonly ask: (path: string, init?: RequestInit) => Promise<Answer>
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>
  readonly raw: (...lines: ReadonlyArray<string>) => Promise<ReadonlyArray<Answer>>
  readonly close: () => Promise<void>
}

const askAt =
  (origin: string) =>
  async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${origin}${path}`, { ...init, redirect: 'error' })
    const answer = answerOf(response.status, response.headers, await response.text())
    const { authorization = null } = Object.fromEntries(new Headers(init.headers))
    const { method = 'GET' } = init
    expectProper({ method, path, authorization }, answer)
    const body = typeof init.body === 'string' ? init.body : undefined
    const headers = new Headers(init.headers)
    if (response.ok) expectDescribedRequest({ method, path, headers, body, isOurs: false })
    return answer
  }

const serverOf = (application: Container, { address, drain }: Listening): Server => {
  const ask = askAt(`http://127.0.0.1:${address.port}`)
  return {
    application,
    port: address.port,
    ask,
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    raw: rawTo(address.port),
    close: () => drain(1_000),
  }
}

type Served = Given & { readonly server?: ServerOptions }

/** An application, however it was composed, served at a port of its own. */
export const serve = async (
  application: Container,
  app = Tokens.app,
  server?: ServerOptions,
): Promise<Server> => {
  await application.get(Tokens.rotateKeys)({ evenIfNotDue: false })()
  await application.get(Tokens.calibrateRefusals)()
  const anywhere = { host: '127.0.0.1', port: 0 }
  return serverOf(application, await listen(application.get(app), anywhere, server))
}

/** The same, for the tests of the describe around it. */
export const serving = (
  { server: options, ...given }: Served = {},
  app = Tokens.app,
): Omit<Server, 'close' | 'application' | 'port'> & { readonly at: () => Server } => {
  let server: Server | undefined
  const at = (): Server => {
    if (server) return server
    throw new Error('asked before the server was started')
  }
  before(async () => {
    server = await serve(anApplication(given), app, options)
  })
  after(() => at().close())

  return {
    at,
    ask: (path, init) => at().ask(path, init),
    post: (path, body, headers) => at().post(path, body, headers),
    raw: (...lines) => at().raw(...lines),
  }
}
