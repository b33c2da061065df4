import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { calls } from '../../../src/adapters/cluster/calls.ts'
import { aChannel } from '../../support/channels.ts'

type Procedures = {
  readonly add: (a: number, b: number) => number
  readonly later: (ms: number) => Promise<number>
  readonly noted: (text: string) => void
}

const both = () => {
  const [here, there] = aChannel()
  const noted: string[] = []
  const procedures: Procedures = {
    add: (a, b) => a + b,
    later: (ms) => pause(ms, ms),
    noted: (text) => void noted.push(text),
  }
  const ask = calls<Procedures>(here, procedures)
  const askBack = calls<Procedures>(there, procedures)
  return { ask, askBack, noted }
}

describe('calls between two processes', () => {
  it('answer each what it asked, in either direction, whichever is ready first', async () => {
    const { ask, askBack } = both()

    expect(
      await Promise.all([ask('later', 20), ask('add', 1, 2), askBack('later', 1), askBack('add', 3, 4)]),
    ).to.deep.equal([20, 3, 1, 7])
  })

  it('arrive in order', async () => {
    const { ask, noted } = both()
    for (const text of ['a', 'b', 'c']) ask('noted', text)
    await ask('add', 0, 0)

    expect(noted).to.deep.equal(['a', 'b', 'c'])
  })
})
