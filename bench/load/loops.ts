import type { Asked } from './client.ts'

/** As many at a time as said, each as soon as another is over, for so many seconds. */
export const closedLoop = async (
  atOnce: number,
  seconds: number,
  ask: () => Promise<Asked>,
): Promise<ReadonlyArray<Asked>> => {
  const until = performance.now() + seconds * 1_000
  const answers: Asked[] = []
  const one = async () => {
    while (performance.now() < until) answers.push(await ask())
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return answers
}

/** So many a second, whether they are answered or not, for so many seconds. */
export const openLoop = async (
  rate: number,
  seconds: number,
  ask: () => Promise<Asked>,
): Promise<ReadonlyArray<Asked>> => {
  const started = performance.now()
  const asked: Promise<Asked>[] = []
  const total = Math.round(rate * seconds)
  while (asked.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1_000) * rate))
    while (asked.length < due) asked.push(ask())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return Promise.all(asked)
}

export const quantile = (q: number, values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN

export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}
