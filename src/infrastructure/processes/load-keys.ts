import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container } from 'inversify'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Unopenable } from '../../application/ports/vault.ts'
import { Tokens } from '../tokens.ts'
import { Stop } from './stop.ts'

const cannotSign = (failure: Unopenable | Unavailable) =>
  failure._tag === 'Unopenable' || failure.port === 'signing-keys'
    ? new Stop(ExitCode.config, 'SECRET_KEY is not the one that the signing keys were sealed with.')
    : new Stop(ExitCode.unavailable, 'The database went away during the start.')

/** Finds out at the start, not at the first login, whether tokens can be signed. */
export const loadKeys = async (container: Container): Promise<void> => {
  const signer = await pipe(
    container.get(Tokens.rotateKeys)({ evenIfNotDue: false }),
    TE.flatMap(() => container.get(Tokens.resealKeys)),
    TE.flatMap(() => container.get(Tokens.keepSealKeys)),
    TE.flatMap(() => container.get(Tokens.keys).signer),
  )()
  if (E.isLeft(signer)) throw cannotSign(signer.left)
}
