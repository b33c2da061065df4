import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { Client } from '../../domain/occasion.ts'
import type { Clock } from '../ports/clock.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Line, Refusal } from './candidate.ts'
import { type BatchPorts, importBatch, type Outcome } from './import-batch.ts'
import { ahead, batchesOf } from './line-batches.ts'
import { seenAddresses } from './seen-addresses.ts'

/** What has become of the lines so far. */
export type Imported = {
  readonly added: number
  /** Of those, the ones whose passwords were hashed, which is slow by design. */
  readonly hashed: number
  /** Users who had the address before, and are as they were. */
  readonly alreadyThere: number
  readonly refused: number
  /** The last line that was dealt with. */
  readonly line: number
}

/** `isWhole` is false where the import was told to end before the file did: the same file then goes on from there. */
export type ImportReport = Imported & { readonly isWhole: boolean }

type Command = {
  readonly actor: Actor
  readonly client: Client
  readonly lines: AsyncIterable<Line>
  /** Does everything but hash passwords and store. */
  readonly isDryRun: boolean
  readonly onRefusal: (refusal: Refusal) => void
  readonly onProgress: (sofar: Imported) => void
  /** Ends the import after the batch in hand. */
  readonly signal: AbortSignal
}

/**
 * Takes over users from a file of any size, in batches each of which is stored whole or not at all: broken off
 * anywhere and begun anew, it comes to the same as in one go.
 */
export type ImportUsers = (command: Command) => TE.TaskEither<NotPermitted | Unavailable, ImportReport>

type Ports = BatchPorts & { readonly clock: Clock }

const isRefusal = (outcome: Outcome): outcome is Refusal => typeof outcome !== 'string'

const counted = (sofar: Imported, lines: ReadonlyArray<Line>, outcomes: ReadonlyArray<Outcome>): Imported => {
  const count = (what: Outcome) => outcomes.filter((outcome) => outcome === what).length

  return {
    added: sofar.added + count('added') + count('hashed-and-added'),
    hashed: sofar.hashed + count('hashed-and-added'),
    alreadyThere: sofar.alreadyThere + count('already-there'),
    refused: sofar.refused + outcomes.filter(isRefusal).length,
    line: lines.reduce((_, { line }) => line, sofar.line),
  }
}

const importAll =
  (ports: Ports, command: Command): TE.TaskEither<Unavailable, ImportReport> =>
  async () => {
    const { actor, client, lines: source, isDryRun, onRefusal, onProgress, signal } = command
    const hasSeen = seenAddresses()
    let sofar: Imported = { added: 0, hashed: 0, alreadyThere: 0, refused: 0, line: 0 }

    for await (const lines of ahead(batchesOf(source))) {
      if (signal.aborted) return E.right({ ...sofar, isWhole: false })

      const occasion = Actor.occasion(actor, client)(ports.clock.now())
      const outcomes = await importBatch(ports)({ lines, isDryRun, hasSeen, occasion })()
      if (E.isLeft(outcomes)) return outcomes

      outcomes.right.filter(isRefusal).forEach(onRefusal)
      sofar = counted(sofar, lines, outcomes.right)
      onProgress(sofar)
    }
    return E.right({ ...sofar, isWhole: !signal.aborted })
  }

export const importUsers =
  (ports: Ports): ImportUsers =>
  (command) =>
    pipe(
      TE.fromEither(Actor.permit('users:write')(command.actor)),
      TE.flatMap(() => importAll(ports, command)),
    )
