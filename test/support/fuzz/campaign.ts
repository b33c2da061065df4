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
  readonly seed: number
  /** At once: few enough for all hashes to find room, many because refusals of logins are slow on purpose. */
  readonly atOnce?: number
  /** What is to be done with those who are there first, whose ids are 1 and so on. */
  readonly entered?: () => Promise<unknown>
}

const batch = 500
const people = 10
/** People who are really there, before anything else is asked. */
const entrances = (
  operations: ReadonlyArray<Operation>,
  logins: ReadonlyArray<string>,
): ReadonlyArray<Fuzzed> =>
  ['/api/v1/auth/register', '/api/v1/auth/login'].flatMap((path) =>
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
      ),
  )

/** Asks so many things of all operations, and answers what came of it. The same seed makes the same attempts. */
export const campaign = async ({
  url,
  operations,
  requests,
  seed,
  atOnce = 32,
  entered,
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
    for (const fuzzed of entrances(operations, known.logins)) await ask(fuzzed)
    await entered?.()
    const arbitrary = fuzzedRequests(operations, known)
    for (let done = 0; done < requests; done += batch)
      await askAll(fc.sample(arbitrary, { numRuns: Math.min(batch, requests - done), seed: seed + done }))
    return outcome()
  } finally {
    close()
  }
}
