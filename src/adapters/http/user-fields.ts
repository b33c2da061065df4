import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as t from 'io-ts'
import { invalid } from '../../domain/invalid.ts'
import type { User } from '../../domain/user.ts'
import { parameter } from './query.ts'
import { UserBody, userBody } from './user-body.ts'

type Name = keyof t.TypeOf<typeof UserBody>

/** What of a user is to be answered: none for all. */
export type UserFields = O.Option<ReadonlyArray<Name>>

const names = Object.keys(UserBody.type.props) as ReadonlyArray<Name>

const isName = (text: string): text is Name => names.some((name) => name === text)

const parse = (text: string) =>
  pipe(
    text.split(','),
    E.fromPredicate(
      (given): given is Array<Name> => given.every(isName),
      () => invalid('UnknownField', `The fields are ${names.join(', ')}.`),
    ),
  )

/** What every operation takes that answers users. */
export const fieldsParameter = {
  fields: parameter(parse, {
    description: `What of a user to answer, separated by commas: ${names.join(', ')}. All where it is not sent.`,
    examples: ['id,email'],
  }),
}

/** A user, or what of one was asked for. */
export const someOfUser =
  (fields: UserFields) =>
  (user: User): object => {
    const all = userBody(user)
    return O.isNone(fields)
      ? all
      : Object.fromEntries(
          names.filter((name) => fields.value.includes(name)).map((name) => [name, all[name]]),
        )
  }
