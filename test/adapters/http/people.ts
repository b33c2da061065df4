import * as O from 'fp-ts/lib/Option.js'
import { Actor } from '../../../src/domain/actor.ts'
import type { Role } from '../../../src/domain/role.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { right } from '../../contracts/outcomes.ts'
import type { Server } from '../../support/http.ts'
import { aClient, anEmail, aPassword } from '../../support/users.ts'
import { clientsOf, type Held } from './clients.ts'

export type Person = Held & { readonly id: UserId; readonly email: string; readonly authorization: string }

/** Somebody with these roles, made by the operator, who has not signed in. */
export const aPerson = async (
  { application }: Server,
  roles: ReadonlyArray<Role> = ['user'],
  email: string = anEmail(),
): Promise<UserId> => {
  const command = { actor: Actor.operator, email: anEmail(email), password: aPassword(), client: aClient() }
  const create = application.get(Tokens.createUser)
  return (await right(create({ ...command, roles, fullName: O.none, idempotencyKey: O.none }))).id
}

/** The same, signed in. */
export const signedIn = async (
  server: Server,
  roles: ReadonlyArray<Role> = ['user'],
  email: string = anEmail(),
): Promise<Person> => {
  const id = await aPerson(server, roles, email)
  const held = await clientsOf(server).login(email)
  return { ...held, id, email, authorization: `Bearer ${held.access}` }
}

/** What JSON somebody sends who is signed in, and what comes of it. */
export const sending =
  ({ ask }: Pick<Server, 'ask'>) =>
  (
    { authorization }: Pick<Person, 'authorization'>,
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ) =>
    ask(path, {
      method,
      headers: {
        authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

/** What has happened since, whenever it is asked. */
export const eventsFromNow = ({ application }: Pick<Server, 'application'>) => {
  const { recorded } = application.get(Tokens.memory)
  const before = recorded.length
  return () => recorded.slice(before).map(({ event }) => event)
}
