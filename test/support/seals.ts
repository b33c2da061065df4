import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { nodeCryptoSealKeys } from '../../src/adapters/node-crypto/node-crypto-seal-keys.ts'
import { nodeCryptoVault } from '../../src/adapters/node-crypto/node-crypto-vault.ts'
import type { Secrets } from '../../src/adapters/node-crypto/secrets.ts'
import { keepSealKeys } from '../../src/application/audit/keep-seal-keys.ts'
import { sealEvents } from '../../src/application/audit/seal-events.ts'
import { type Verdict, verifyLog } from '../../src/application/audit/verify-log.ts'
import type { Seals } from '../../src/application/ports/seals.ts'
import { LogCheck } from '../../src/domain/log-check.ts'
import type { Head } from '../../src/domain/log-head.ts'
import { right } from '../contracts/outcomes.ts'

const someSecret = Buffer.alloc(32, 3)

/** What a verdict says, without its options. */
const told = ({ checked, broken, unsealed }: Verdict) => ({
  whole: LogCheck.sequenceOf(checked),
  unsealed,
  broken: pipe(
    broken,
    O.match(
      () => null,
      ({ fault, sequence, position }) => [fault, O.toNullable(sequence), O.toNullable(position)],
    ),
  ),
})

/** Whoever seals and checks a log, with a secret and those before it. */
export const aSealer = (seals: Seals, secrets: Secrets = [someSecret]) => {
  const ports = { seals, sealKeys: nodeCryptoSealKeys(secrets), vault: nodeCryptoVault(secrets) }
  const seal = () => right(sealEvents(ports))

  return {
    seal,
    sealAll: async () => {
      while (await seal());
    },
    keepKeys: () => right(keepSealKeys(ports)),
    verify: async (head?: Head) => told(await right(verifyLog(ports)(O.fromNullable(head)))),
    head: async () => O.toUndefined(await right(seals.last)),
  }
}
