import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { User } from '../../domain/user.ts'
import { EntityTags } from './entity-tags.ts'
import { ok, type Reply } from './reply.ts'
import { someOfUser, type UserFields } from './user-fields.ts'

/** Of operations that show a version. */
export const ReadHeaders = t.strict({ 'if-none-match': EntityTags.codec })

/** Of operations that change one. */
export const WriteHeaders = t.strict({ 'if-match': EntityTags.codec })

type Versioned = Reply & { readonly headers: { readonly etag: string } }

/** A strong one (RFC 9110 §8.8.1): every change that can be seen moves `updated_at` on. */
const tagOf = ({ id, updatedAt }: User): string => `"${id}-${updatedAt.getTime().toString(36)}"`

/** The user, or what of one was asked for, with the version of the whole. */
export const shown =
  (fields: UserFields) =>
  (user: User): Versioned => ({ ...ok(someOfUser(fields)(user)), headers: { etag: tagOf(user) } })

/** Somebody who has been made, and where they are found. */
export const made =
  (fields: UserFields) =>
  (user: User): Reply => ({
    status: 201,
    headers: { etag: tagOf(user), location: `/api/v1/users/${user.id}` },
    body: someOfUser(fields)(user),
  })

/** The version alone, where whoever asks has the rest (RFC 9110 §15.4.5). */
export const unlessKnown =
  (known: O.Option<EntityTags>) =>
  (reply: Versioned): Reply =>
    O.exists(EntityTags.haveWeakly(reply.headers.etag))(known)
      ? { status: 304, headers: reply.headers }
      : reply

/** Without a condition, whatever is there is expected. */
export const isExpectedBy =
  (expected: O.Option<EntityTags>) =>
  (user: User): boolean =>
    O.isNone(expected) || EntityTags.haveStrongly(tagOf(user))(expected.value)
