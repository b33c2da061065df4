import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inMemoryPasswordHashing } from '../../src/adapters/in-memory/in-memory-password-hashing.ts'
import type { PasswordHashing } from '../../src/application/ports/password-hashing.ts'
import type { Email } from '../../src/domain/email.ts'
import type { IdempotencyKey } from '../../src/domain/idempotency-key.ts'
import { type Password, PasswordAttempt } from '../../src/domain/password.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { right } from '../../test/contracts/outcomes.ts'
import { applicationOn } from '../load/application.ts'
import { env, password } from '../speed/settings.ts'
import type { World } from './filled.ts'

const instant: PasswordHashing = {
  ...inMemoryPasswordHashing,
  recognises: () => true,
  compare: () => TE.of({ matches: true, renewed: O.none }),
}

const client = { address: O.some('192.0.2.7'), userAgent: O.some('bench'), requestId: O.none }

const timed = async <E, A>(work: TE.TaskEither<E, A>): Promise<number> => {
  const started = performance.now()
  await right(work)
  return performance.now() - started
}

/**
 * What hashes a password, as use cases in this process, with hashes that take no time: some thirty milliseconds of
 * argon2 would hide a lookup that takes ten times as long. Each answers its milliseconds.
 */
export const unhashed = ({ engine, size }: World) => {
  const application = applicationOn(engine, env)
  application.rebind(Tokens.passwordHashing).toConstantValue(instant)
  const [login, registerUser] = [application.get(Tokens.login), application.get(Tokens.registerUser)]

  const logIn = (name: string) =>
    timed(login({ email: `${name}@example.com` as Email, password: PasswordAttempt.of(password), client }))
  const register = (name: string, idempotencyKey: O.Option<IdempotencyKey> = O.none) => {
    const email = `${name}@example.com` as Email
    return timed(
      registerUser({ email, password: password as Password, fullName: O.none, client, idempotencyKey }),
    )
  }
  const registerOnce = (n: number) => register(`once${n}`, O.some(`key-${n}` as IdempotencyKey))
  let [added, once, again] = [0, 0, 0]

  return {
    'login, without its hash': () => logIn(`user${Math.floor(Math.random() * size)}`),
    'register, without its hash': () => register(`new${added++}`),
    'register under an Idempotency-Key, without its hash': () => registerOnce(once++),
    'register again under it': () => registerOnce(again++),
  }
}
