import * as E from 'fp-ts/lib/Either.js'
import { type Client, Occasion } from './occasion.ts'
import type { Permission } from './permission.ts'
import { Role } from './role.ts'
import type { User } from './user.ts'

/** Who asks for something: somebody who has signed in, or whoever runs the service and has a shell where it runs. */
export type Actor = { readonly _tag: 'SignedIn'; readonly user: User } | { readonly _tag: 'Operator' }

export type NotPermitted = { readonly _tag: 'NotPermitted'; readonly permission: Permission }

const operator: Actor = { _tag: 'Operator' }

const signedIn = (user: User): Actor => ({ _tag: 'SignedIn', user })

/** The one place that knows who may do what. */
const may =
  (permission: Permission) =>
  (actor: Actor): boolean =>
    actor._tag === 'Operator' || (actor.user.isActive && actor.user.roles.some(Role.grants(permission)))

const permit =
  (permission: Permission) =>
  (actor: Actor): E.Either<NotPermitted, Actor> =>
    may(permission)(actor) ? E.right(actor) : E.left({ _tag: 'NotPermitted', permission })

const occasion = (actor: Actor, client: Client): ((at: Date) => Occasion) =>
  Occasion.by(actor._tag === 'SignedIn' ? actor.user.id : 'operator', client)

export const Actor = { operator, signedIn, may, permit, occasion }
