import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Credential } from '../../../application/users/candidate.ts'
import { invalid } from '../../../domain/invalid.ts'
import { Password, type PasswordHash, type PasswordPolicy } from '../../../domain/password.ts'
import { keycloakHash } from './keycloak-hash.ts'
import { asText, faultIn, type Members, type Read, said } from './members.ts'

const noPassword = invalid('NoPassword', 'There is neither a password nor the hash of one.')
const twoPasswords = invalid('TwoPasswords', 'There is more than one password or hash.')
const unreadable = invalid('UnknownHash', 'Among these there is no password whose hash can be read.')

const hashNames = ['password_hash', 'hashed_password', 'encrypted_password']

/**
 * What is a hash, or says that there is no password, where a password is expected: as Django, passlib and crypt(3)
 * spell them. It is never taken for a password: who has seen the file would know it.
 */
const looksHashed =
  /^(?:\$(?:2[abxy]?|argon2(?:id|i|d)|pbkdf2(?:-\w+)?|scrypt|bcrypt-sha256|[1567y]|sha1|apr1)\$|(?:pbkdf2_\w+|argon2|bcrypt(?:_sha256)?|scrypt|md5|sha1|crypt)\$|!\w{40}$)/

const hashed = (hash: string): Credential => ({ _tag: 'Hashed', hash: hash as PasswordHash })

const plain =
  (policy: PasswordPolicy) =>
  (text: string): Read<Credential> =>
    looksHashed.test(text)
      ? E.right(hashed(text))
      : pipe(
          Password.parse(policy)(text),
          E.bimap(faultIn('password'), (password) => ({ _tag: 'Plain', password })),
        )

/** The one thing that a record has to prove who somebody is. */
export const credentialOf =
  (policy: PasswordPolicy) =>
  (members: Members): Read<Credential> => {
    const found = [
      pipe(
        said(members, ...hashNames),
        O.map((member) => pipe(asText(member), E.map(hashed))),
      ),
      pipe(
        said(members, 'password'),
        O.map((member) => pipe(asText(member), E.flatMap(plain(policy)))),
      ),
      pipe(
        said(members, 'credentials'),
        O.map(([name, value]) =>
          pipe(
            keycloakHash(value),
            O.map(hashed),
            E.fromOption(() => faultIn(name)(unreadable)),
          ),
        ),
      ),
    ].flatMap((each) => (O.isSome(each) ? [each.value] : []))

    const [only, ...others] = found
    if (!only) return E.left(faultIn('password')(noPassword))
    return others.length > 0 ? E.left(faultIn('password')(twoPasswords)) : only
  }
