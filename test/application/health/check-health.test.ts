import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkHealth } from '../../../src/application/health/check-health.ts'
import type { HealthCheck } from '../../../src/application/ports/health-check.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'

const passing = (name: string): HealthCheck => ({ name, run: TE.right(undefined) })
const failing = (name: string): HealthCheck => ({ name, run: TE.left(unavailable(name)('gone away')) })

describe('checking health', () => {
  it('finds everything in order', async () => {
    expect(await checkHealth({ healthChecks: [passing('database'), passing('cache')] })()).to.deep.equal([
      { name: 'database', ok: true },
      { name: 'cache', ok: true },
    ])
  })

  it('finds out which check fails, and goes on with the others', async () => {
    const healthChecks = [passing('database'), failing('cache'), passing('keys')]

    expect(await checkHealth({ healthChecks })()).to.deep.equal([
      { name: 'database', ok: true },
      { name: 'cache', ok: false },
      { name: 'keys', ok: true },
    ])
  })

  it('finds nothing where nothing is checked', async () => {
    expect(await checkHealth({ healthChecks: [] })()).to.deep.equal([])
  })

  it('asks anew each time', async () => {
    const database = { asked: 0 }
    const run: HealthCheck['run'] = async () => {
      database.asked += 1
      return database.asked > 1 ? E.right(undefined) : E.left(unavailable('database')('starting'))
    }
    const check = checkHealth({ healthChecks: [{ name: 'database', run }] })

    expect(await check()).to.deep.equal([{ name: 'database', ok: false }])
    expect(await check()).to.deep.equal([{ name: 'database', ok: true }])
  })

  it('asks all at once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiting: HealthCheck = { name: 'waiting', run: TE.fromTask(() => promise) }
    const freeing: HealthCheck = { name: 'freeing', run: TE.fromIO(resolve) }

    expect(await checkHealth({ healthChecks: [waiting, freeing] })()).to.deep.equal([
      { name: 'waiting', ok: true },
      { name: 'freeing', ok: true },
    ])
  })
})
