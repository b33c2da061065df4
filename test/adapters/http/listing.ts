import * as O from 'fp-ts/lib/Option.js'
import type { Role } from '../../../src/domain/role.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { added } from '../../contracts/outcomes.ts'
import type { Answer } from '../../support/answers.ts'
import type { serving } from '../../support/http.ts'
import { aFullName, anEmail, aRegistration } from '../../support/users.ts'

type Serving = ReturnType<typeof serving>

/** Signs in somebody with these roles, and asks as them. */
export const askingAs =
  ({ at, ask, post }: Pick<Serving, 'at' | 'ask' | 'post'>) =>
  async (...roles: ReadonlyArray<Role>): Promise<(path: string) => Promise<Answer>> => {
    const credentials = { email: anEmail(), password: 'correct horse battery' }
    const { json: user } = await post('/api/v1/auth/register', credentials)
    const { users } = at().application.get(Tokens.memory)
    for (const [id, kept] of users) if (id === user['id']) users.set(id, { ...kept, roles })
    const { json } = await post('/api/v1/auth/login', credentials)

    return (path) => ask(path, { headers: { authorization: `Bearer ${json['access_token']}` } })
  }

/** Ids as they come: `ada@example.org` is "Ada", and so on. */
export const people = async ({ at }: Pick<Serving, 'at'>, ...names: ReadonlyArray<string>) => {
  const users = at().application.get(Tokens.users)
  for (const name of names) {
    const email = anEmail(`${name}@example.org`)
    await added(users, aRegistration({ email, fullName: O.some(aFullName(name)) }))
  }
}
