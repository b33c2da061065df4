import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect } from 'chai'
import { keptSecretKey } from '../../src/infrastructure/processes/secret-key.ts'
import { aDirectory } from './directories.ts'

const makers = 10

describe('the secret that is kept', () => {
  const directory = aDirectory()
  const file = () => join(directory(), 'secret.key')

  it('is made once and found ever after', () => {
    const made = keptSecretKey(directory())

    expect(keptSecretKey(directory())).to.equal(made)
    expect(readFileSync(file(), 'utf8').trim()).to.equal(made)
  })

  it('is for its owner alone to read (ASVS 13.3.2)', () => {
    keptSecretKey(directory())

    expect(statSync(file()).mode & 0o777).to.equal(0o600)
    expect(readdirSync(directory())).to.deep.equal(['secret.key'])
  })

  it('has 256 bits, others each time (ASVS 11.5.1)', () => {
    const [one, two] = ['a', 'b'].map((name) => keptSecretKey(join(directory(), name)))

    expect(Buffer.from(one ?? '', 'base64url')).to.have.length(32)
    expect(one).not.to.equal(two)
  })

  it('is the one that was put there', () => {
    writeFileSync(file(), `${'x'.repeat(40)}\n`)

    expect(keptSecretKey(directory())).to.equal('x'.repeat(40))
  })

  for (const [name, content] of Object.entries({ empty: '', blank: '\n', 'too short': 'x'.repeat(31) }))
    it(`is refused where it is ${name}, as SECRET_KEY would be (ASVS 11.2.3)`, () => {
      writeFileSync(file(), content)

      expect(() => keptSecretKey(directory())).to.throw('secret.key')
    })

  it('is one for ten that make it at once', async () => {
    const started = new SharedArrayBuffer(4)
    const workerData = { directory: directory(), started, makers }
    const workers = Array.from(
      { length: makers },
      () => new Worker(new URL('./secret-key.worker.ts', import.meta.url), { workerData }),
    )
    const keys = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0]))
    await Promise.all(workers.map((worker) => worker.terminate()))

    expect(new Set(keys)).to.deep.equal(new Set([readFileSync(file(), 'utf8').trim()]))
    expect(readdirSync(directory())).to.deep.equal(['secret.key'])
  }).timeout(20_000)
})
