import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as t from 'io-ts'

/** A JSON text, or what it stands for. */
const json = (input: unknown): unknown => {
  if (typeof input !== 'string') return input
  try {
    return JSON.parse(input)
  } catch {
    return undefined
  }
}

const Secret = t.type({ value: t.string, salt: t.string })

const Terms = t.intersection([
  t.type({ algorithm: t.string, hashIterations: t.number }),
  t.partial({ additionalParameters: t.record(t.string, t.unknown) }),
])

type Parts = t.TypeOf<typeof Terms> & t.TypeOf<typeof Secret>

const versions: Readonly<Record<string, number>> = { '1.0': 16, '1.3': 19 }

/** Octets that a digest has. Keycloak derives more: they begin with the same ones (RFC 8018 §5.2). */
const lengths: Readonly<Record<string, number>> = { pbkdf2: 20, 'pbkdf2-sha256': 32, 'pbkdf2-sha512': 64 }

const base64 = (octets: Buffer) => octets.toString('base64').replaceAll('=', '')
const ab64 = (octets: Buffer) => base64(octets).replaceAll('+', '.')

const argon2 = ({ value, salt, hashIterations, additionalParameters = {} }: Parts): string => {
  const told = (name: string) => String([additionalParameters[name]].flat()[0])
  const cost = `m=${told('memory')},t=${hashIterations},p=${told('parallelism')}`
  const [spelledSalt, tag] = [salt, value].map((text) => base64(Buffer.from(text, 'base64')))
  return `$argon2${told('type')}$v=${versions[told('version')]}$${cost}$${spelledSalt}$${tag}`
}

const pbkdf2 = ({ algorithm, value, salt, hashIterations }: Parts): string => {
  const key = Buffer.from(value, 'base64').subarray(0, lengths[algorithm])
  return `$${algorithm}$${hashIterations}$${ab64(Buffer.from(salt, 'base64'))}$${ab64(key)}`
}

const spelled = (parts: Parts): O.Option<string> => {
  if (parts.algorithm === 'argon2') return O.some(argon2(parts))
  return Object.hasOwn(lengths, parts.algorithm) ? O.some(pbkdf2(parts)) : O.none
}

const isPassword = t.type({
  type: t.literal('password'),
  secretData: t.unknown,
  credentialData: t.unknown,
}).is

/** The hash of the password among a user's credentials, as passlib would spell it. Whether it is whole is not asked. */
export const keycloakHash = (credentials: unknown): O.Option<string> =>
  pipe(
    [json(credentials)].flat(),
    RA.findFirst(isPassword),
    O.flatMap(({ secretData, credentialData }) =>
      pipe(
        E.Do,
        E.bind('secret', () => Secret.decode(json(secretData))),
        E.bind('terms', () => Terms.decode(json(credentialData))),
        O.fromEither,
      ),
    ),
    O.flatMap(({ secret, terms }) => spelled({ ...secret, ...terms })),
  )
