import { inMemoryPasswords } from '../../../src/adapters/in-memory/in-memory-passwords.ts'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { systemRandomness } from '../../../src/adapters/system/system-randomness.ts'
import { rotateKeys } from '../../../src/application/keys/rotate-keys.ts'
import { right } from '../../contracts/outcomes.ts'
import { sessionsModel } from '../../contracts/sessions-model.ts'
import { ownPostgresql, storeOf } from '../../support/databases.ts'
import { aSessionPolicy, day, movableClock } from '../../support/sessions.ts'
import { unthrottled } from '../../support/throttles.ts'
import { keyPairsOf, keyPolicy, noon, options, ringOf, tokensOf, vault } from '../jwt/ring.ts'
import { refreshTokens } from './replica.ts'

/** What fits into a minute. MODEL_STEPS=100000 takes as long as it takes. */
const steps = Number(process.env['MODEL_STEPS'] ?? 20_000)
const seed = Number(process.env['MODEL_SEED'] ?? 20_260_601)

describe(`sessions on PostgreSQL, through ${steps} random steps`, () => {
  let engine: Engine

  before(async () => {
    engine = await ownPostgresql(4)
    await engine.migrate()
  })

  after(() => engine.close())

  it('do at each step what the model does (ASVS 2.3.1, 7.3.1, 7.3.2, 7.4.1)', async function () {
    this.timeout(3_600_000)
    const [store, clock] = [storeOf(engine), movableClock(noon)]
    await right(
      rotateKeys({ ...store, keyPairs: keyPairsOf(), vault, clock, keyPolicy })({ evenIfNotDue: false }),
    )
    const world = {
      ...unthrottled,
      ...store,
      clock,
      refreshTokens,
      passwords: inMemoryPasswords,
      randomness: systemRandomness,
      accessTokens: tokensOf(ringOf(store.signingKeys, clock), clock),
      sessionPolicy: aSessionPolicy({ absolute: 20 * day, most: 6 }),
      tokenLifetime: options.lifetime,
    }

    await sessionsModel(world, steps, seed)
  })
})
