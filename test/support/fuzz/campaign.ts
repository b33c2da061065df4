import fc from 'fast-check'
import type { Operation } from '../../../src/adapters/http/operation.ts'
import { type Fuzzed, fuzzedRequests } from './fuzzed-requests.ts'
import { learn, nobodyYet } from './known.ts'
import { accepted } from './marks.ts'
import { senderTo } from './send.ts'
import { type Outcome, tallying } from './tally.ts'

type Given = {
  readonly url: string
  readonly operations: ReadonlyArray<Operation>
  readonly requests: number
  /** Asked after so many: up to twice as many more are made, until it is so. */
  readonly isEnough?: (counts: Outcome['counts']) => boolean
  readonly seed: number
  /** At once: few enough for all hashes to find room, many because refusals of logins are slow on purpose. */
  readonly atOnce?: number
  /** Makes those with the addresses of `admins` active admins. */
  readonly promote: () => Promise<unknown>
}

const batch = 500
const people = 10

/** Half of the people are made admins again and again, because they are asked to demote and delete one another. */
export const admins = Array.from({ length: people / 2 }, (_, n) => `${accepted}${n}@example.com`)

/** What people send who are really there, before anything else is asked. */
const entrances = (
  operations: ReadonlyArray<Operation>,
  logins: ReadonlyArray<string>,
  path: string,
): ReadonlyArray<Fuzzed> =>
  operations
    .filter((operation) => operation.path === path)
    .flatMap((operation) =>
      logins.map((body) => ({
        operation,
        method: 'POST',
        target: path,
        headers: ['Host', 'a', 'Content-Type', 'application/json', 'User-Agent', accepted],
        body,
      })),
    )

/** Asks so many things of all operations, and answers what came of it. The same seed makes the same attempts. */
export const campaign = async ({
  url,
  operations,
  requests,
  isEnough = () => true,
  seed,
  atOnce = 32,
  promote,
}: Given): Promise<Outcome> => {
  const known = nobodyYet(people)
  const { note, noAnswer, outcome } = tallying()
  const { send, close } = senderTo(url)

  const ask = async (fuzzed: Fuzzed) => {
    try {
      const answer = await send(fuzzed)
      learn(known, answer)
      note(fuzzed, answer)
    } catch (error) {
      noAnswer(fuzzed, error)
    }
  }
  const askAll = (queue: Fuzzed[]) =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await ask(next)
      }),
    )

  try {
    const arbitrary = fuzzedRequests(operations, known)
    const goesOn = (done: number) => done < requests || (done < 3 * requests && !isEnough(outcome().counts))
    for (let done = 0; goesOn(done); done += batch) {
      for (const fuzzed of entrances(operations, known.logins, '/api/v1/auth/register')) await ask(fuzzed)
      await promote()
      for (const fuzzed of entrances(operations, known.logins, '/api/v1/auth/login')) await ask(fuzzed)
      await askAll(
        fc.sample(arbitrary, {
          numRuns: done < requests ? Math.min(batch, requests - done) : batch,
          seed: seed + done,
        }),
      )
    }
    return outcome()
  } finally {
    close()
  }
}
