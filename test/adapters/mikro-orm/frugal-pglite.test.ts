import { execFileSync } from 'node:child_process'
import { expect } from 'chai'
import { root } from '../../support/processes.ts'

/** Enough for the parser and others that V8, by itself, compiles them better. */
const work = `
  import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
  import { FrugalPglite } from './src/adapters/mikro-orm/frugal-pglite.ts'
  const database = await FrugalPglite.open('memory://', { loadDataDir: await dataDir() })
  const condition = Array.from({ length: 40 }, (_, n) => 'oid <> ' + n + ' and relname is not null').join(' and ')
  for (let n = 0; n < 400; n++) await database.exec('select 1 from pg_class where ' + condition + ' limit 1')
  await database.exec('select count(*), max(a * b) from generate_series(1, 2000) a, generate_series(1, 2000) b')
  setTimeout(() => process.exit(), 1_500)
`

/** Octets that V8 had in use at the most, for each of the functions that it compiled better. */
const takenFor = (output: string) =>
  output
    .split('\n')
    .map((line) => /using TurboFan, took \d+ ms and (\d+)/.exec(line)?.[1])
    .filter((octets) => octets !== undefined)
    .map(Number)

describe('the embedded PostgreSQL', () => {
  it('has functions compiled better that run often, but not its parser, for which that takes 600 MB', () => {
    const options = ['--trace-wasm-compilation-times', '--input-type=module-typescript', '--eval', work]
    const taken = takenFor(execFileSync(process.execPath, options, { cwd: root, encoding: 'utf8' }))
    expect(taken).to.not.be.empty
    expect(Math.max(...taken)).to.be.below(200_000_000)
  }).timeout(60_000)
})
