import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { type AGuess, deviceOf, tryLogin, worldOfGuesses } from './guessing.ts'

describe('a device token', () => {
  it('is given to whoever signs in without one, each its own', async () => {
    const ports = await worldOfGuesses()
    const [one, other] = [await deviceOf(ports), await deviceOf(ports)]

    expect(one).to.not.equal(other)
  })

  it('is not given anew to who has sent one that is good, and is to who has sent another', async () => {
    const ports = await worldOfGuesses()
    const devices = [await deviceOf(ports)]
    const deviceAfter = async (guess: AGuess) => {
      const answer = await tryLogin(ports, guess)
      return E.isRight(answer) ? O.isSome(answer.right.device) : 'refused'
    }

    expect(await deviceAfter({ devices })).to.equal(false)
    expect(await deviceAfter({ devices: ['garbage'] })).to.equal(true)
  })
})
