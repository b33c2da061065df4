import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Candidate, Fault, Line, Refusal } from '../../../src/application/users/candidate.ts'
import { type Imported, importUsers } from '../../../src/application/users/import-users.ts'
import { Actor } from '../../../src/domain/actor.ts'
import type { Password, PasswordHash } from '../../../src/domain/password.ts'
import { aClient, anEmail, aPassword } from '../../support/users.ts'
import { type World, world } from '../world.ts'

export const aHash = `in-memory$salt$${'0'.repeat(64)}` as PasswordHash

export const aCandidate = (given: Partial<Candidate> = {}): Candidate => ({
  email: anEmail(),
  fullName: O.none,
  credential: { _tag: 'Hashed', hash: aHash },
  isActive: true,
  emailVerified: false,
  roles: ['user'],
  createdAt: O.none,
  updatedAt: O.none,
  ...given,
})

export const plain = (password: Password = aPassword()) => ({ _tag: 'Plain', password }) as const

/** As they would be read from a file, a line each. */
export const linesOf = (...read: ReadonlyArray<Candidate | Fault>): ReadonlyArray<Line> =>
  read.map((each, nth) => ({ line: nth + 1, read: '_tag' in each ? E.left(each) : E.right(each) }))

/** Hands them out one by one, and says how many by now. */
export async function* given(lines: ReadonlyArray<Line>, onLine: (line: number) => void = () => {}) {
  for (const each of lines) {
    onLine(each.line)
    yield each
  }
}

type Given = Partial<Parameters<ReturnType<typeof importUsers>>[0]>

/** Imports at the operator's hand, and tells all that was said of it. */
export const importing = (
  ports: Pick<World, 'users' | 'passwords' | 'clock'> = world(),
  hashesAtOnce = 2,
) => {
  const refusals: Refusal[] = []
  const progress: Imported[] = []

  return {
    refusals,
    progress,
    run: (lines: ReadonlyArray<Line>, more: Given = {}) =>
      importUsers({ ...ports, hashesAtOnce })({
        actor: Actor.operator,
        client: aClient(),
        lines: given(lines),
        isDryRun: false,
        onRefusal: (refusal) => void refusals.push(refusal),
        onProgress: (sofar) => void progress.push(sofar),
        signal: new AbortController().signal,
        ...more,
      })(),
  }
}
