import { once } from 'node:events'
import { createConnection } from 'node:net'
import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { keptLog } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'

describe('the log of a request that its client gives up', () => {
  const { lines, log } = keptLog()
  const asked = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const told = {
    ...log,
    info: (message: string, fields?: Readonly<Record<string, unknown>>) => {
      log.info(message, fields)
      written.resolve()
    },
  }
  const server = serving({
    log: told,
    change: (application) =>
      application.rebind(Tokens.registerUser).toConstantValue(() => {
        asked.resolve()
        return TE.fromTask(() => new Promise<never>(() => {}))
      }),
  })

  it('says so', async () => {
    const body = '{"email":"ada@example.com","password":"correct horse battery"}'
    const socket = createConnection({ port: server.at().port, host: '127.0.0.1' })
    await once(socket, 'connect')
    socket.write(
      `POST /api/v1/auth/register HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    await asked.promise
    socket.destroy()
    await written.promise

    expect(JSON.parse(lines.at(-1) ?? '')).to.include({
      status: null,
      aborted: true,
      route: '/api/v1/auth/register',
    })
  })
})
