import { pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { ListKeys } from '../../application/keys/list-keys.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import type { Reply } from './reply.ts'

export type Issuer = {
  /** The `iss` of every token. */
  readonly issuer: string
  readonly publicUrl: string
  /** Seconds for which others may keep a copy: new keys sign only long after. */
  readonly keysMaxAge: number
}

const Jwk = t.strict(
  {
    kty: t.literal('EC'),
    crv: t.literal('P-256'),
    x: t.string,
    y: t.string,
    kid: t.string,
    use: t.literal('sig'),
    alg: t.literal('ES256'),
  },
  'Jwk',
)

const JwkSet = t.strict({ keys: t.array(Jwk) }, 'JwkSet')

const Metadata = t.strict({
  issuer: t.string,
  jwks_uri: t.string,
  response_types_supported: t.array(t.string),
  grant_types_supported: t.array(t.string),
})

/** RFC 7517 §4. */
const jwk = ({ kid, publicKey: { kty, crv, x, y } }: SigningKey) =>
  ({ kty, crv, x, y, kid, use: 'sig', alg: 'ES256' }) as const

const keysPath = '/.well-known/jwks.json'

export const wellKnownRoutes = (listKeys: ListKeys, { issuer, publicUrl, keysMaxAge }: Issuer) => {
  const cacheable = { 'cache-control': `public, max-age=${keysMaxAge}` }

  return [
    route({
      method: 'get',
      path: keysPath,
      summary: 'Publish the keys that verify access tokens (RFC 7517)',
      access: 'anyone',
      mediaType: 'application/jwk-set+json',
      replies: { 200: JwkSet, ...problems('Unavailable') },
      handle: () =>
        pipe(
          listKeys,
          TE.match(
            problem,
            (keys): Reply => ({
              status: 200,
              headers: { ...cacheable, 'content-type': 'application/jwk-set+json; charset=utf-8' },
              body: { keys: keys.map(jwk) },
            }),
          ),
        ),
    }),

    route({
      method: 'get',
      path: '/.well-known/oauth-authorization-server',
      summary: 'Describe the issuer of the tokens (RFC 8414)',
      access: 'anyone',
      replies: { 200: Metadata },
      // Tokens are had with an e-mail address and a password, in JSON: no grant of OAuth's own is offered.
      handle: () =>
        T.of({
          status: 200,
          headers: cacheable,
          body: {
            issuer,
            jwks_uri: `${publicUrl.replace(/\/$/, '')}${keysPath}`,
            response_types_supported: [],
            grant_types_supported: [],
          },
        }),
    }),
  ]
}
