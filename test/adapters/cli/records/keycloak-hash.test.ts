import { pbkdf2Sync } from 'node:crypto'
import argon2 from 'argon2'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { keycloakHash } from '../../../../src/adapters/cli/records/keycloak-hash.ts'
import type { PasswordHash } from '../../../../src/domain/password.ts'
import { right } from '../../../contracts/outcomes.ts'
import { anAttempt } from '../../../support/users.ts'
import { hashing } from '../../outside/vectors.ts'

const password = 'pässwörd 王 +/='
const salt = Buffer.from('fbf0ffee0123456789abcdef01234567', 'hex')

/** As Keycloak's own classes write them: texts of JSON, parameters in lists. */
const exported = (
  value: Buffer,
  algorithm: string,
  hashIterations: number,
  more: Record<string, string> = {},
) => [
  {
    id: 'a-credential',
    type: 'password',
    secretData: JSON.stringify({
      value: value.toString('base64'),
      salt: salt.toString('base64'),
      additionalParameters: {},
    }),
    credentialData: JSON.stringify({
      hashIterations,
      algorithm,
      additionalParameters: Object.fromEntries(Object.entries(more).map(([name, each]) => [name, [each]])),
    }),
  },
]

const derived = (digest: string, length: number) => pbkdf2Sync(password, salt, 7, length, digest)

const lengths: ReadonlyArray<readonly [string, string, number]> = [
  ['pbkdf2', 'sha1', 20],
  ['pbkdf2', 'sha1', 64],
  ['pbkdf2-sha256', 'sha256', 32],
  ['pbkdf2-sha256', 'sha256', 64],
  ['pbkdf2-sha512', 'sha512', 64],
]

const verdicts = async (credentials: unknown) => {
  const hash = keycloakHash(credentials) as O.Option<PasswordHash>
  const compare = async (text: string) => (await right(hashing.compare(anAttempt(text), hash))).matches
  return [O.isSome(hash) && hashing.recognises(hash.value), await compare(password), await compare('another')]
}

describe("a password of Keycloak's", () => {
  for (const [algorithm, digest, length] of lengths)
    it(`is matched that was hashed by ${algorithm} to ${length} octets`, async () => {
      expect(await verdicts(exported(derived(digest, length), algorithm, 7))).to.deep.equal([
        true,
        true,
        false,
      ])
    })

  for (const [type, version] of [
    ['id', '1.3'],
    ['i', '1.3'],
    ['d', '1.0'],
  ] as const)
    it(`is matched that was hashed by argon2${type} ${version}`, async () => {
      const kinds = { id: argon2.argon2id, i: argon2.argon2i, d: argon2.argon2d } as const
      const cost = { memoryCost: 64, timeCost: 3, parallelism: 2, version: version === '1.3' ? 19 : 16 }
      const value = await argon2.hash(password, { ...cost, type: kinds[type], raw: true, salt })
      const parameters = { hashLength: '32', memory: '64', type, version, parallelism: '2' }

      expect(await verdicts(exported(value, 'argon2', 3, parameters))).to.deep.equal([true, true, false])
    })

  it('is matched whether its parts are JSON or texts of it', async () => {
    const [credential] = exported(derived('sha256', 32), 'pbkdf2-sha256', 7)
    const parsed = {
      type: 'password',
      secretData: JSON.parse(credential?.secretData ?? ''),
      credentialData: JSON.parse(credential?.credentialData ?? ''),
    }

    for (const credentials of [[parsed], JSON.stringify([credential]), JSON.stringify([parsed])])
      expect(await verdicts(credentials)).to.deep.equal([true, true, false])
  })

  for (const [what, credentials] of Object.entries({
    'is of a version that nobody knows': exported(Buffer.alloc(32), 'argon2', 3, {
      memory: '64',
      type: 'id',
      version: '2.0',
      parallelism: '2',
    }),
    'lacks its parameters': exported(Buffer.alloc(32), 'argon2', 3),
    'is cut short': exported(derived('sha256', 31), 'pbkdf2-sha256', 7),
    'asks for too much work': exported(derived('sha256', 32), 'pbkdf2-sha256', 3_000_001),
    'has no iterations': exported(derived('sha256', 32), 'pbkdf2-sha256', 0),
    'has a part of one': exported(derived('sha256', 32), 'pbkdf2-sha256', 0.5),
  }))
    it(`is not recognised where its hash ${what}`, () => {
      const hash = keycloakHash(credentials) as O.Option<PasswordHash>

      expect(O.isSome(hash) && hashing.recognises(hash.value)).to.equal(false)
    })
})
