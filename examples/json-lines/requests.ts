import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { Email } from '../../src/domain/email.ts'
import { FullName } from '../../src/domain/full-name.ts'
import { Password, type PasswordPolicy } from '../../src/domain/password.ts'
import { isUsable } from '../../src/domain/text.ts'

/** The members at fault, and never what was sent: it may be a password. */
export type InvalidRequest = { readonly _tag: 'InvalidRequest'; readonly fields: ReadonlyArray<string> }

export const invalidRequest = (...fields: ReadonlyArray<string>): InvalidRequest => ({
  _tag: 'InvalidRequest',
  fields,
})

/** Lends a domain parser to io-ts, so that no rule is written twice. */
const parsed = <A>(parse: (text: string) => E.Either<unknown, A>) =>
  new t.Type<A, unknown, unknown>(
    'a string',
    (input): input is A => t.string.is(input) && E.isRight(parse(input)),
    (input, context) =>
      pipe(
        t.string.is(input) && isUsable(input) ? parse(input) : E.left(input),
        E.orElse(() => t.failure<A>(input, context)),
      ),
    t.identity,
  )

const Text = parsed(E.right<unknown, string>)

export const Registration = (policy: PasswordPolicy) =>
  t.strict({
    email: parsed(Email.parse),
    password: parsed(Password.parse(policy)),
    full_name: t.union([parsed(FullName.parse), t.undefined]),
  })

export const Credentials = t.strict({ email: Text, password: Text })

export const Signed = t.strict({ access_token: Text })

export const decode = <A>(codec: t.Decoder<unknown, A>): ((input: unknown) => E.Either<InvalidRequest, A>) =>
  flow(
    codec.decode,
    E.mapLeft((faults) => invalidRequest(...new Set(faults.map(({ context }) => context[1]?.key ?? '')))),
  )
