import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as t from 'io-ts'
import { invalid } from '../../domain/invalid.ts'
import { Role } from '../../domain/role.ts'
import { UserId } from '../../domain/user-id.ts'
import { parsed } from './codecs.ts'
import { fault } from './decode.ts'
import { described } from './openapi/described.ts'

const Texts = t.readonlyArray(t.string)

/** A fault of one is a fault of the list: which one it was does not matter to whoever sends them all. */
const AnyRoles = new t.Type<ReadonlyArray<Role>, unknown, unknown>(
  'a list of roles',
  (input): input is ReadonlyArray<Role> =>
    Texts.is(input) && E.isRight(RA.traverse(E.Applicative)(Role.parse)(input)),
  (input, context) =>
    Texts.is(input)
      ? pipe(
          input,
          RA.traverse(E.Applicative)(Role.parse),
          E.orElse(({ _tag, message }) => fault<ReadonlyArray<Role>>(context, _tag, message)),
        )
      : t.failure(input, context),
  t.identity,
)

const AnyFlag = new t.Type<boolean, boolean, unknown>(
  'true or false',
  t.boolean.is,
  (input, context) => (t.boolean.is(input) ? t.success(input) : t.failure(input, context)),
  t.identity,
)

export const Roles = described(AnyRoles, {
  type: 'array',
  items: { enum: Role.all },
  examples: [['user', 'support']],
})
export const Flag = described(AnyFlag, { type: 'boolean' })

export const UserPath = t.strict({
  id: parsed(
    flow(
      UserId.parse,
      E.fromOption(() => invalid('InvalidUserId', 'This is not the id of a user.')),
    ),
    { type: 'integer', minimum: 1 },
  ),
})
