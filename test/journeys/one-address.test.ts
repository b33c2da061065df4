import { expect } from 'chai'
import { aMadeDirectory, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

/** Twenty spellings of one address: each of its first five letters is in upper case or not. */
const spellings = (address: string) =>
  Array.from({ length: 20 }, (_, nth) =>
    [...address]
      .map((letter, place) => (place < 5 && (nth >> place) % 2 ? letter.toUpperCase() : letter))
      .join(''),
  )

describe('one address', function () {
  this.timeout(30_000)
  after(tidy)

  it('is registered once by twenty who spell it differently at the same time (ASVS 2.3.4)', async () => {
    const { url } = await start({ DATA_DIR: await aMadeDirectory() })
    const { email } = someone()
    const emails = spellings(`abcde.${email}`)
    expect(new Set(emails)).to.have.property('size', 20)

    const answers = await Promise.all(emails.map((spelt) => api(url).register(someone({ email: spelt }))))

    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(19).fill(409)])
  })
})
