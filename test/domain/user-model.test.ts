import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Changes } from '../../src/domain/changes.ts'
import type { Decision } from '../../src/domain/decision.ts'
import type { PasswordHash } from '../../src/domain/password.ts'
import { User } from '../../src/domain/user.ts'
import { anOccasion, aUser } from '../support/users.ts'

type Model = { readonly active: boolean; readonly hash: string; readonly changedAt: Date }

/** What is tried, what the model makes of it (a name is a refusal), and what the domain makes of it. */
type Step = {
  readonly says: string
  readonly expected: (model: Model, at: Date) => Model | string
  readonly tried: (user: User, at: Date) => E.Either<{ readonly _tag: string }, Decision<User>>
}

const activate: Step = {
  says: 'activate',
  expected: (model, at) => (model.active ? model : { ...model, active: true, changedAt: at }),
  tried: (user, at) => E.right(Changes.apply({ isActive: true }, anOccasion({ at }))(user)),
}

const deactivate: Step = {
  says: 'deactivate',
  expected: (model, at) => (model.active ? { ...model, active: false, changedAt: at } : model),
  tried: (user, at) => E.right(Changes.apply({ isActive: false }, anOccasion({ at }))(user)),
}

const logIn = (stale: boolean, renewed: O.Option<string>): Step => ({
  says: `log in ${stale ? 'with a stale proof' : ''} ${JSON.stringify(renewed)}`,
  expected: (model) => {
    if (stale) return 'StaleProof'
    if (!model.active) return 'WrongCredentials'
    return {
      ...model,
      hash: pipe(
        renewed,
        O.getOrElse(() => model.hash),
      ),
    }
  },
  tried: (user, at) =>
    User.logIn(
      {
        matched: (stale ? 'what it never was' : user.passwordHash) as PasswordHash,
        renewed: renewed as O.Option<PasswordHash>,
      },
      anOccasion({ at }),
    )(user),
})

const hash = fc.option(fc.constantFrom('one', 'two', 'three')).map(O.fromNullable)
const step = fc.oneof(
  fc.constantFrom(activate, deactivate),
  fc.tuple(fc.boolean(), hash).map(([stale, renewed]) => logIn(stale, renewed)),
)

const modelOf = ({ isActive, passwordHash, updatedAt }: User): Model => ({
  active: isActive,
  hash: passwordHash,
  changedAt: updatedAt,
})

describe('a user through any sequence of changes', () => {
  it('is what the changes that were accepted have made of them, and nothing else moves', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const first = aUser()

        steps.reduce((user, { says, expected, tried }, minute) => {
          const at = new Date(first.createdAt.getTime() + (minute + 1) * 60_000)
          const outcome = tried(user, at)
          const told = E.isLeft(outcome) ? outcome.left._tag : modelOf(outcome.right.next)

          expect(told, says).to.deep.equal(expected(modelOf(user), at))
          if (E.isLeft(outcome)) return user

          const { isActive, passwordHash, updatedAt } = outcome.right.next
          expect(outcome.right.next).to.deep.equal({ ...first, isActive, passwordHash, updatedAt })
          expect(outcome.right.events.length > 0).to.equal(outcome.right.next !== user)
          return outcome.right.next
        }, first)
      }),
      { numRuns: 500 },
    )
  })
})
