import type { Answer } from '../answers.ts'
import type { Fuzzed } from './fuzzed-requests.ts'
import { faultsOf, isBusy, isDocumented, outlineOf } from './verdict.ts'

export type Outcome = {
  /** How often each operation gave each status. */
  readonly counts: ReadonlyMap<string, number>
  /** Those of them of which the operation does not tell. */
  readonly undocumented: ReadonlySet<string>
  readonly faults: ReadonlyArray<string>
  readonly busy: number
  readonly registered: ReadonlySet<string>
  readonly deleted: number
  readonly loggedIn: number
}

const mostFaults = 50

export const tallying = () => {
  const counts = new Map<string, number>()
  const undocumented = new Set<string>()
  const faults: string[] = []
  const registered = new Set<string>()
  const tally = { busy: 0, loggedIn: 0, deleted: 0 }

  const note = (fuzzed: Fuzzed, answer: Answer) => {
    const { method, path } = fuzzed.operation
    const line = `${method.toUpperCase()} ${path} ${answer.status}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
    if (!isDocumented(fuzzed, answer)) undocumented.add(line)
    if (isBusy(answer)) tally.busy += 1
    if (line === 'DELETE /api/v1/users/:id 204' && fuzzed.method === 'DELETE') tally.deleted += 1
    if (answer.status === 201) registered.add(String(answer.headers.get('location')))
    if (answer.status === 200 && 'access_token' in answer.json && path.endsWith('/login')) tally.loggedIn += 1
    for (const fault of faultsOf(fuzzed, answer))
      if (faults.length < mostFaults)
        faults.push(`${fault}\n  ${outlineOf(fuzzed)}\n  ${answer.text.slice(0, 500)}`)
  }
  const noAnswer = (fuzzed: Fuzzed, error: unknown) => {
    if (faults.length < mostFaults) faults.push(`${error}\n  ${outlineOf(fuzzed)}`)
  }
  return { note, noAnswer, outcome: (): Outcome => ({ counts, undocumented, faults, registered, ...tally }) }
}
