import { Agent, request } from 'node:http'
import { quantile } from './load/loops.ts'

type Asked = { readonly ms: number; readonly isGood: boolean }

/** Good is a 200 within ten seconds. */
const ask = (url: string, token: string, agent: Agent): Promise<Asked> => {
  const asked = performance.now()
  const done = (isGood: boolean): Asked => ({ ms: performance.now() - asked, isGood })
  return new Promise((resolve) => {
    request(url, { agent, headers: { authorization: `Bearer ${token}` }, timeout: 10_000 }, (answer) =>
      answer.resume().once('close', () => resolve(done(answer.statusCode === 200))),
    )
      .once('timeout', () => resolve(done(false)))
      .once('error', () => resolve(done(false)))
      .end()
  })
}

/** Prints the figures, and says whether all was good and the 99th percentile below so many milliseconds. */
const report = (what: string, all: ReadonlyArray<Asked>, bound: number): boolean => {
  const times = all.map(({ ms }) => ms)
  const failures = all.filter(({ isGood }) => !isGood).length
  const p99 = quantile(0.99, times)
  const figures = [
    ['p50', quantile(0.5, times)],
    ['p99', p99],
    ['max', quantile(1, times)],
  ] as const
  const milliseconds = figures.map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`).join(', ')
  process.stdout.write(`  ${what.padEnd(38)} ${all.length} asked, ${failures} failed, ${milliseconds}\n`)
  return failures === 0 && p99 <= bound
}

/** Asks for each of the paths, one after the other, on a connection that is kept and on a new one. */
export const asker = (url: string, paths: ReadonlyArray<string>, token: string) => {
  const kept = new Agent({ keepAlive: true, maxSockets: 1 })
  const asked = new Map<string, Asked[]>()

  return {
    round: async () => {
      for (const path of paths)
        for (const [kind, agent] of [['kept', kept] as const, ['new', new Agent()] as const]) {
          const what = `${path}, ${kind}`
          const all = asked.get(what) ?? []
          asked.set(what, all)
          all.push(await ask(url + path, token, agent))
        }
    },
    /** Of the rounds since the last report. */
    reported: (when: string, bound: number): boolean => {
      const verdicts = [...asked].map(([what, all]) => report(`${when}: ${what}`, all, bound))
      asked.clear()
      return verdicts.every(Boolean)
    },
    close: () => kept.destroy(),
  }
}
