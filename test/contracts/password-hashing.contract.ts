import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHashing } from '../../src/application/ports/password-hashing.ts'
import type { PasswordHash } from '../../src/domain/password.ts'
import { anAttempt, aPassword } from '../support/users.ts'
import { right } from './outcomes.ts'

const mismatch = E.right({ matches: false })
const match = E.right({ matches: true, renewed: O.none })
const long = 'x'.repeat(72)

const others: ReadonlyArray<readonly [string, string, string]> = [
  ['one character more', 'correct horse', 'correct horses'],
  ['one character less', 'correct horse', 'correct hors'],
  ['one more beyond 72 bytes', long, `${long}x`],
  ['another end beyond 72 bytes', `${long}ab`, `${long}ac`],
  ['a space after it', 'correct horse', 'correct horse '],
  ['a space before it', 'correct horse', ' correct horse'],
  ['a letter in capitals', 'correct horse', 'correct Horse'],
  ['a NUL and more after it', 'correct horse', 'correct horse\0x'],
  ['a letter that only looks the same', 'correct horse', 'cоrrect horse'],
  ['a compatible form', 'correct horse ﬁ', 'correct horse fi'],
  ['nothing', 'correct horse', ''],
]

const unreadable = [
  '',
  '!',
  'plain text',
  '$',
  '$$$$',
  '$argon2id$',
  '$argon2id$v=19$m=1',
  '$2b$',
  '$1$a$b',
  'é\0',
]

/** What every `PasswordHashing` does, whatever it is made of. */
export const passwordHashingContract = (adapter: string, hashing: PasswordHashing): void => {
  describe(`PasswordHashing (${adapter})`, () => {
    const hashed = (text: string) => right(hashing.hash(aPassword(text)))
    const compare = (text: string, hash: PasswordHash) => hashing.compare(anAttempt(text), O.some(hash))()

    it('matches a password with its hash', async () => {
      expect(await compare('correct horse', await hashed('correct horse'))).to.deep.equal(match)
    })

    for (const [what, password, attempt] of others)
      it(`does not match ${what} (ASVS 6.2.8)`, async () => {
        expect(await compare(attempt, await hashed(password))).to.deep.equal(mismatch)
      })

    for (const length of [64, 128])
      it(`takes ${length} code points, whatever they are (ASVS 6.2.9)`, async () => {
        const password = '👩'.repeat(length)
        const hash = await hashed(password)

        expect(await compare(password, hash)).to.deep.equal(match)
        expect(await compare('👩'.repeat(length - 1), hash)).to.deep.equal(mismatch)
      })

    it('does not ask how a letter was composed', async () => {
      const [nfc, nfd] = ['pässwörter für ﬁve'.normalize('NFC'), 'pässwörter für ﬁve'.normalize('NFD')]

      expect(await compare(nfd, await hashed(nfc))).to.deep.equal(match)
      expect(await compare(nfc, await hashed(nfd))).to.deep.equal(match)
    })

    it('never matches where there is no hash', async () => {
      for (const text of ['correct horse', '', 'null'])
        expect(await hashing.compare(anAttempt(text), O.none)()).to.deep.equal(mismatch)
    })

    for (const hash of unreadable)
      it(`matches nothing with the unreadable hash ${JSON.stringify(hash)}`, async () => {
        for (const text of ['correct horse', '', hash])
          expect(await compare(text, hash as PasswordHash)).to.deep.equal(mismatch)
      })

    it('recognises what it hashes, and nothing that is unreadable', async () => {
      expect(hashing.recognises(await hashed('correct horse'))).to.equal(true)
      for (const hash of unreadable) expect(hashing.recognises(hash as PasswordHash), hash).to.equal(false)
    })

    it('never hashes a password alike twice', async () => {
      expect(await hashed('correct horse')).to.not.equal(await hashed('correct horse'))
    })

    it('hashes to at most 255 characters, without the password', async () => {
      const hash = await hashed('correct horse')

      expect(hash).to.have.length.of.at.most(255)
      expect(hash).to.not.include('correct horse')
      expect(hash).to.not.include(Buffer.from('correct horse').toString('base64').slice(0, 12))
      expect(hash).to.not.include(Buffer.from('correct horse').toString('hex'))
    })
  })
}
