import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { aThrottle, throttle } from './a-throttle.ts'

const neighbours = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:0DB8:1:2:0:0:0:7']

describe('a throttle', () => {
  it('takes one of each share, until one is used up, and says which and for how long', async () => {
    const { clock, take, taking } = aThrottle()
    await take('192.0.2.1', '192.0.2.1')
    clock.move(20)

    expect(await taking('192.0.2.1')).to.deep.equal(
      E.left({ _tag: 'TooManyAttempts', usedUp: { quota: throttle.address, resetsIn: 40 } }),
    )
    clock.move(40)
    expect(await take('192.0.2.1')).to.deep.equal(['taken'])
  })

  it('limits the whole service as well, whoever asks', async () => {
    const { take } = aThrottle()
    await take('192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5')

    expect(await take('192.0.2.6', '192.0.2.1')).to.deep.equal(['test-service', 'test-service'])
  })

  it("uses up nothing of the service's for a network that is refused", async () => {
    const { take } = aThrottle()
    await take(...Array<string>(50).fill('192.0.2.1'))

    expect(await take('192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5')).to.deep.equal([
      'taken',
      'taken',
      'taken',
      'test-service',
    ])
  })

  it('takes none of any share where it refuses: who was let in may give back their own', async () => {
    const { taking, take } = aThrottle()
    const [one, other] = [await taking('192.0.2.1'), await taking('192.0.2.1')]
    await take(...Array<string>(50).fill('192.0.2.1'))
    for (const taken of [one, other]) if (E.isRight(taken)) await taken.right()

    expect(await take('192.0.2.1', '192.0.2.1', '192.0.2.1')).to.deep.equal([
      'taken',
      'taken',
      'test-address',
    ])
  })

  it('has given back one of each when it is told to', async () => {
    const { taking, take } = aThrottle()
    for (let n = 0; n < 20; n += 1) {
      const taken = await taking('192.0.2.1')
      if (E.isRight(taken)) await taken.right()
    }

    expect(await take('192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.2')).to.deep.equal(
      Array(4).fill('taken'),
    )
  })

  it('counts neighbours of one /64 as one, and those of another apart', async () => {
    const { take } = aThrottle()

    expect(await take(...neighbours, '2001:db8:1:3::1')).to.deep.equal([
      'taken',
      'taken',
      'test-address',
      'taken',
    ])
  })

  it('counts what it refuses, by the quota and nothing else', async () => {
    const { take, counted } = aThrottle()
    await take('192.0.2.1', '192.0.2.1', '192.0.2.1')

    expect(counted).to.deep.equal([['quota_refusals', { quota: 'test-address' }]])
  })
})
