import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { gathered } from '../../../src/adapters/mikro-orm/gathered.ts'

describe('questions that are gathered', () => {
  /** A database that answers a round when it is told to. */
  const database = ({ enough = Infinity, patience = 60_000 } = {}) => {
    const rounds: Array<{ readonly questions: ReadonlyArray<number>; readonly answer: () => void }> = []
    const ask = gathered(
      (questions: ReadonlyArray<number>) => () =>
        new Promise<E.Either<'away', ReadonlyArray<string>>>((resolve) => {
          const answer = () =>
            resolve(questions.includes(0) ? E.left('away') : E.right(questions.map(String)))
          rounds.push({ questions, answer })
        }),
      { enough, patience },
    )
    return { ask, rounds, asked: () => rounds.map(({ questions }) => questions) }
  }

  it('go together where they come in one turn of the loop, each with its own answer', async () => {
    const { ask, rounds, asked } = database()
    const answers = [3, 1, 3, 2].map((question) => ask(question)())
    await turnOfTheLoop()

    expect(asked()).to.deep.equal([[3, 1, 3, 2]])
    rounds[0]?.answer()
    expect(await Promise.all(answers)).to.deep.equal(['3', '1', '3', '2'].map((answer) => E.right(answer)))
  })

  it('do not wait for the turn to end where they are enough', async () => {
    const { ask, rounds, asked } = database({ enough: 3 })
    const answers: Promise<unknown>[] = []
    for (const question of [1, 2, 3, 4]) {
      answers.push(ask(question)())
      await Promise.resolve()
    }
    expect(asked()).to.deep.equal([[1, 2, 3]])
    await turnOfTheLoop()
    expect(asked()).to.deep.equal([[1, 2, 3], [4]])
    for (const { answer } of rounds) answer()
    expect(await Promise.all(answers)).to.deep.equal(['1', '2', '3', '4'].map((answer) => E.right(answer)))
  })

  it('wait for two rounds that are on their way, however many they are', async () => {
    const { ask, asked } = database({ enough: 3 })
    for (const question of [1, 2]) {
      ask(question)()
      await turnOfTheLoop()
    }
    for (const question of [3, 4, 5, 6, 7]) {
      ask(question)()
      await Promise.resolve()
    }
    await turnOfTheLoop()
    expect(asked()).to.deep.equal([[1], [2]])
  })

  it('wait while two rounds are on their way, and go as soon as one is over', async () => {
    const { ask, rounds, asked } = database()
    const first = ask(1)()
    await turnOfTheLoop()
    ask(2)()
    await turnOfTheLoop()
    const later = [3, 4].map((question) => ask(question)())
    await turnOfTheLoop()
    expect(asked()).to.deep.equal([[1], [2]])

    rounds[0]?.answer()
    await first
    expect(asked()).to.deep.equal([[1], [2], [3, 4]])
    rounds[2]?.answer()
    expect(await Promise.all(later)).to.deep.equal([E.right('3'), E.right('4')])
  })

  it('wait for no answer that was asked for before they came', async () => {
    const { ask, rounds, asked } = database()
    const first = ask(1)()
    await turnOfTheLoop()
    const again = ask(1)()
    rounds[0]?.answer()
    await first
    await turnOfTheLoop()

    expect(asked()).to.deep.equal([[1], [1]])
    rounds[1]?.answer()
    expect(await again).to.deep.equal(E.right('1'))
  })

  it('go on their own where the others take too long', async () => {
    const { ask, rounds, asked } = database({ patience: 1 })
    for (const question of [1, 2, 3]) {
      ask(question)()
      await turnOfTheLoop()
    }
    while (rounds.length < 3) await turnOfTheLoop()

    expect(asked()).to.deep.equal([[1], [2], [3]])
  })

  it('fail together, and leave nothing behind', async () => {
    const { ask, rounds } = database()
    const answers = [1, 0].map((question) => ask(question)())
    await turnOfTheLoop()
    rounds[0]?.answer()
    expect(await Promise.all(answers)).to.deep.equal([E.left('away'), E.left('away')])

    const later = ask(5)()
    await turnOfTheLoop()
    rounds[1]?.answer()
    expect(await later).to.deep.equal(E.right('5'))
  })

  it('are over where asking has a defect, for all of that round and no other', async () => {
    let isBroken = true
    const ask = gathered((questions: ReadonlyArray<number>) => async () => {
      if (isBroken) throw new Error('a defect')
      return E.right(questions)
    })
    const outcomes = await Promise.allSettled([ask(1)(), ask(2)()])
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected'])

    isBroken = false
    for (const question of [1, 2, 3]) expect(await ask(question)()).to.deep.equal(E.right(question))
  })
})
