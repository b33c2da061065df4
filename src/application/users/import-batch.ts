import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Decision } from '../../domain/decision.ts'
import type { Email } from '../../domain/email.ts'
import { invalid } from '../../domain/invalid.ts'
import type { Occasion } from '../../domain/occasion.ts'
import { type NewUser, User } from '../../domain/user.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'
import { type Accepted, acceptLine, refusal } from './accept-line.ts'
import type { Line, Refusal } from './candidate.ts'

/** What becomes of a line. */
export type Outcome = 'added' | 'hashed-and-added' | 'already-there' | Refusal

export type BatchPorts = {
  readonly users: Users
  readonly passwords: Passwords
  /** So many passwords are hashed at once, as can be without one having to wait. */
  readonly hashesAtOnce: number
}

type Batch = {
  readonly lines: ReadonlyArray<Line>
  readonly isDryRun: boolean
  readonly hasSeen: (email: Email) => boolean
  readonly occasion: Occasion
}

type All = ReadonlyArray<Accepted>

const repeated = invalid('EmailRepeated', 'A line before this one has the same address.')

const decide =
  ({ passwords }: BatchPorts, occasion: Occasion) =>
  ({ candidate }: Accepted): TE.TaskEither<Unavailable, Decision<NewUser>> => {
    const { credential, createdAt, updatedAt, ...known } = candidate
    const since = O.getOrElse(() => occasion.at)(createdAt)
    const times = { createdAt: since, updatedAt: O.getOrElse(() => since)(updatedAt) }

    return pipe(
      credential._tag === 'Plain' ? passwords.hash(credential.password) : TE.right(credential.hash),
      TE.map((passwordHash) => User.adopt({ ...known, passwordHash, ...times }, occasion)),
    )
  }

const isPlain = ({ candidate }: Accepted) => candidate.credential._tag === 'Plain'

/** Without those whose addresses are taken, as far as one can tell beforehand: no password is hashed in vain. */
const unlessTaken = (users: Users, accepted: All): TE.TaskEither<Unavailable, All> =>
  pipe(
    users.taken(accepted.map(({ candidate }) => candidate.email)),
    TE.map((taken) => accepted.filter(({ candidate }) => !taken.has(candidate.email))),
  )

/** Answers those whom it has added. */
const add = (ports: BatchPorts, accepted: All, occasion: Occasion): TE.TaskEither<Unavailable, All> =>
  pipe(
    RA.chunksOf(ports.hashesAtOnce)(accepted),
    TE.traverseSeqArray(TE.traverseArray(decide(ports, occasion))),
    TE.flatMap(flow(RA.flatten, ports.users.addAll)),
    TE.map((ids) => RA.zip(accepted, ids).flatMap(([each, id]) => (O.isSome(id) ? [each] : []))),
  )

const outcomeOf =
  (added: ReadonlySet<Accepted>) =>
  (accepted: Accepted): Outcome => {
    if (added.has(accepted)) return isPlain(accepted) ? 'hashed-and-added' : 'added'
    return accepted.isRepeated ? refusal(accepted.line, 'email')(repeated) : 'already-there'
  }

/** Adds whom it can, and says what has become of each line, in their order. A dry run only says so. */
export const importBatch =
  (ports: BatchPorts) =>
  ({ isDryRun, occasion, ...batch }: Batch): TE.TaskEither<Unavailable, ReadonlyArray<Outcome>> => {
    const lines = batch.lines.map(acceptLine(ports.passwords, batch.hasSeen))
    const accepted = RA.rights(lines)

    return pipe(
      isDryRun || accepted.some(isPlain) ? unlessTaken(ports.users, accepted) : TE.right(accepted),
      TE.flatMap((free) =>
        isDryRun ? TE.right(free.filter(({ isRepeated }) => !isRepeated)) : add(ports, free, occasion),
      ),
      TE.map((added) => new Set(added)),
      TE.map((added) => lines.map((line) => E.toUnion(E.map(outcomeOf(added))(line)))),
    )
  }
