import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Candidate } from '../../../application/users/candidate.ts'
import { Email } from '../../../domain/email.ts'
import { FullName } from '../../../domain/full-name.ts'
import { invalid } from '../../../domain/invalid.ts'
import type { PasswordPolicy } from '../../../domain/password.ts'
import type { Role } from '../../../domain/role.ts'
import { credentialOf } from './credential.ts'
import { asBoolean, asMoment, asRoles, asText, faultIn, type Members, type Read, said } from './members.ts'

const noEmail = invalid('NoEmail', 'This is required.')

const email = (members: Members): Read<Email> =>
  pipe(
    said(members, 'email'),
    E.fromOption(() => faultIn('email')(noEmail)),
    E.flatMap(asText),
    E.flatMap(flow(Email.parse, E.mapLeft(faultIn('email')))),
  )

/** Django and Keycloak have two halves. */
const fullName = (members: Members): Read<O.Option<FullName>> =>
  pipe(
    O.isSome(said(members, 'full_name'))
      ? [said(members, 'full_name')]
      : [said(members, 'first_name', 'firstName'), said(members, 'last_name', 'lastName')],
    E.traverseArray(O.match(() => E.right(''), asText)),
    E.flatMap((parts) => pipe(FullName.parse(parts.join(' ')), E.mapLeft(faultIn('full_name')))),
  )

const orElse = <A>(otherwise: A, as: (member: readonly [string, unknown]) => Read<A>) =>
  O.match((): Read<A> => E.right(otherwise), as)

const moment = (members: Members, ...names: ReadonlyArray<string>): Read<O.Option<Date>> =>
  pipe(said(members, ...names), O.traverse(E.Applicative)(asMoment))

const emailVerified = (members: Members): Read<boolean> =>
  pipe(
    said(members, 'email_verified', 'emailVerified'),
    orElse(O.isSome(said(members, 'email_confirmed_at')), asBoolean),
  )

/** Supabase has no word for it: whoever was banned or deleted there does not come to life here. */
const isActive = (members: Members): Read<boolean> =>
  pipe(
    said(members, 'is_active', 'enabled'),
    orElse(O.isNone(said(members, 'banned_until', 'deleted_at')), asBoolean),
  )

/** Roles that are told to be none are none; where nothing is told, it is the first. */
const roles = (members: Members): Read<ReadonlyArray<Role>> =>
  pipe(
    O.fromNullable(members['roles']),
    O.match(
      () => E.right(['user']),
      (told) => asRoles(['roles', told]),
    ),
  )

/**
 * Somebody as a record tells: by the names that the HTTP API has, or as Supabase, Django, FastAPI with passlib and
 * Keycloak export them. Names that are not known are passed over: exports have many.
 */
export const candidateOf =
  (policy: PasswordPolicy) =>
  (members: Members): Read<Candidate> =>
    pipe(
      E.Do,
      E.apS('email', email(members)),
      E.apS('fullName', fullName(members)),
      E.apS('credential', credentialOf(policy)(members)),
      E.apS('isActive', isActive(members)),
      E.apS('emailVerified', emailVerified(members)),
      E.apS('roles', roles(members)),
      E.apS('createdAt', moment(members, 'created_at', 'date_joined', 'createdTimestamp')),
      E.apS('updatedAt', moment(members, 'updated_at')),
    )
