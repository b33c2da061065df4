import { expect } from 'chai'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { AddressesCollide } from '../../../src/adapters/mikro-orm/migrations/addresses-collide.ts'
import { addOldUsers, anOldUser, everything, oldTable } from './old-backend.ts'

const groups = [
  ['ada@example.org', 'Ada@example.org', 'ADA@EXAMPLE.ORG'],
  ['Grace@example.org', 'grace@Example.org'],
  ['spaces@example.org', ' spaces@example.org'],
  ['ärger@example.org'.normalize('NFC'), 'ärger@example.org'.normalize('NFD')],
]
const innocent = ['Alan@example.org', 'ada@example.com', 'bda@example.org', ' left@example.org']
const lines = groups.map((group) => `  ${group.join('  =  ')}`)

/** What becomes of addresses that are one and the same to us, whatever the engine. */
export const collisions = (adapter: string, open: () => Promise<Engine>): void => {
  describe(`migrating addresses that differ only in case (${adapter})`, () => {
    let engine: Engine

    beforeEach(async function () {
      this.timeout(60_000)
      engine = await open()
      await oldTable(engine)
      const emails = [...groups.flat(), ...innocent]
      await addOldUsers(
        engine,
        emails.map((email) => anOldUser({ email, created_at: null, is_active: null })),
      )
    })

    afterEach(() => engine.close())

    const refusal = async (ask: 'migrate' | 'pending'): Promise<unknown> => {
      try {
        return await engine[ask]()
      } catch (error) {
        return error
      }
    }
    const causes = (error: unknown): unknown[] =>
      error instanceof Error ? [error, ...causes(error.cause)] : []

    for (const [ask, what] of [
      ['migrate', 'when it is done'],
      ['pending', 'when it is only asked what is pending'],
    ] as const) {
      it(`stops with a list of every group, and of nobody else, ${what}`, async () => {
        const error = causes(await refusal(ask)).find((cause) => cause instanceof AddressesCollide)

        expect(error).to.be.instanceOf(AddressesCollide)
        expect(String(error).split('\n').slice(1, -1)).to.deep.equal(lines)
      })

      it(`leaves the database as it was, every row in its place, no column and no table more, ${what}`, async () => {
        const old = await everything(engine)
        await refusal(ask)

        expect(await everything(engine)).to.deep.equal(old)
      })
    }
  })
}
