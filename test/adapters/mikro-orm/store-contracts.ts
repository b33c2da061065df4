import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { mikroOrmHealthCheck } from '../../../src/adapters/mikro-orm/mikro-orm-health-check.ts'
import type { SigningKey } from '../../../src/domain/signing-key.ts'
import { eventLogContract } from '../../contracts/event-log.contract.ts'
import { healthCheckContract } from '../../contracts/health-check.contract.ts'
import { signingKeysContract } from '../../contracts/signing-keys.contract.ts'
import { usersContract } from '../../contracts/users.contract.ts'
import { emptyTables, rowsOf, storeOf } from '../../support/databases.ts'

/** Hands all that is kept in a database to its contracts. The engine is opened once. */
export const storeContracts = (adapter: string, openEngine: () => Promise<Engine>): void => {
  describe(`the store on ${adapter}`, () => {
    let engine: Engine

    before(async function () {
      this.timeout(60_000)
      engine = await openEngine()
      await engine.migrate()
    })

    after(() => engine.close())

    const open = async () => {
      await emptyTables(engine)

      return {
        ...storeOf(engine),
        put: ({ kid, publicKey, sealedPrivateKey, createdAt }: SigningKey) =>
          rowsOf(
            engine,
            sql`insert into signing_keys values (${kid}, ${publicKey}, ${sealedPrivateKey}, ${createdAt})`,
          ),
      }
    }

    usersContract(adapter, open)
    eventLogContract(adapter, open)
    signingKeysContract(adapter, open)
    healthCheckContract(adapter, async () => mikroOrmHealthCheck(engine.database))
  })
}
