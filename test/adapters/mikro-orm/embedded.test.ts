import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { embedded } from '../../../src/adapters/mikro-orm/embedded.ts'
import { unpackAhead } from '../../../src/adapters/mikro-orm/embedded-template.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { storeOf } from '../../support/databases.ts'
import { allMigrations } from './all-migrations.ts'

describe('the embedded database', function () {
  this.timeout(60_000)
  let directory: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'prescribeme-test-'))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('keeps in its directory what was stored, until it is opened again', async () => {
    const first = await embedded(directory)
    await first.migrate()
    const user = await added(storeOf(first).users)
    await first.close()

    const second = await embedded(directory)
    try {
      expect(await second.pending()).to.deep.equal([])
      expect(await right(storeOf(second).users.withId(user.id))).to.deep.equal(O.some(user))
    } finally {
      await second.close()
    }
  })

  it('makes anew what a first start left unfinished', async () => {
    const killed = await embedded(directory)
    await killed.connect()
    await killed.close()

    expect(await readdir(directory)).to.include('postgres.unfinished')
    const next = await embedded(directory)
    try {
      expect(await next.migrate()).to.deep.equal(allMigrations)
      expect(await readdir(directory)).to.deep.equal(['postgres'])
    } finally {
      await next.close()
    }
  })

  it('is made as often as it is asked for, of what was unpacked ahead or not', async () => {
    await unpackAhead()
    for (const name of ['one', 'other']) {
      const made = await embedded(join(directory, name))
      try {
        expect(await made.pending()).to.deep.equal(allMigrations)
      } finally {
        await made.close()
      }
    }
  })
})
