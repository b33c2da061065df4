import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { User } from '../../../src/domain/user.ts'
import { opened, stored } from '../../contracts/sessions-world.ts'
import { openedAtNoon, type Replica, refreshTokens } from './replica.ts'

/** The token that an answer holds, by its number; or why there is none. */
const answerOf = (outcome: Awaited<ReturnType<Replica['refresh']>>): string =>
  pipe(
    outcome,
    E.match(
      ({ _tag }) => _tag,
      ({ refreshToken }) =>
        pipe(
          refreshTokens.read(refreshToken),
          O.match(
            () => 'nothing of ours',
            ({ turn }) => `token ${turn}`,
          ),
        ),
    ),
  )

const distinct = (answers: ReadonlyArray<string>) => [...new Set(answers)].sort()

/**
 * So many refreshes of one token at once, spread over the replicas; then whoever got the next one goes on, and
 * comes back with the first. What each step has answered, and what is stored after it.
 */
export const refreshRace = async (replicas: readonly [Replica, ...Replica[]], user: User, many: number) => {
  const [{ store, refresh }] = replicas
  const { id } = await opened(store, user, openedAtNoon)
  const tokenOf = (turn: number) => refreshTokens.of({ id, turn })
  const left = async () => {
    const session = O.toUndefined(await stored(store, id))?.session
    return { turn: session?.turn, isLive: session && O.isNone(session.endedAt) }
  }

  const refreshes = Array.from({ length: many }, (_, n) =>
    (replicas[n % replicas.length] ?? replicas[0]).refresh(tokenOf(0)),
  )
  const race = { answers: distinct((await Promise.all(refreshes)).map(answerOf)), left: await left() }
  const next = { answer: answerOf(await refresh(tokenOf(1))), left: await left() }
  const theft = { answer: answerOf(await refresh(tokenOf(0))), left: await left() }

  return { race, next, theft }
}

/** One next token for all, a session that goes on with it, and its end by the reuse of an old one. */
export const asPromised: Awaited<ReturnType<typeof refreshRace>> = {
  race: { answers: ['token 1'], left: { turn: 1, isLive: true } },
  next: { answer: 'token 2', left: { turn: 2, isLive: true } },
  theft: { answer: 'RefreshTokenReused', left: { turn: 2, isLive: false } },
}
