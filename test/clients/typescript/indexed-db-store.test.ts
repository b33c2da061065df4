import { expect } from 'chai'
import { indexedDbStore } from '../../../clients/typescript/src/index.ts'

describe('IndexedDB', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'indexedDB'))

  it('that is not there is missed when the store is made', () => {
    expect(() => indexedDbStore()).to.throw('There is no IndexedDB here')
  })

  it('that cannot be opened is said by who wants to read or write', async () => {
    const open = () => {
      throw new Error('in a private window')
    }
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: { open } })
    const { read, clear } = indexedDbStore()

    for (const work of [read, clear]) {
      const error = await Promise.resolve(work()).catch((thrown: Error) => thrown)
      expect(error).to.be.an('error').with.property('message').that.includes('cannot be opened')
      expect(error).to.have.nested.property('cause.message', 'in a private window')
    }
  })
})
