import { globSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { offences } from './house-rules.ts'

describe('the architecture', () => {
  const files = [...globSync('src/**/*.{ts,js}'), ...globSync('examples/*/*.ts')]

  it('is looked at, in all of its parts', () => {
    expect(files).to.have.length.above(80)
    for (const part of ['domain', 'application', 'adapters/http', 'adapters/mikro-orm', 'infrastructure'])
      expect(
        files.filter((file) => file.startsWith(`src/${part}/`)),
        part,
      ).to.have.length.above(8)
  })

  it('has nothing but sources in it', () => {
    const others = globSync('src/**/*.*', { exclude: ['src/**/*.ts'] })

    expect(others).to.have.members(['src/infrastructure/bundle.js', 'src/infrastructure/prescribeme.js'])
  })

  for (const file of files)
    it(`lets ${file} name only what it may (ASVS 1.2.5, 1.3.2, 11.1.3)`, () => {
      expect(offences(file, readFileSync(file, 'utf8'))).to.deep.equal([])
    })
})

/** Made-up files, each with one thing that its place does not allow. */
const offenders: ReadonlyArray<readonly [file: string, source: string, offence: string]> = [
  ['src/domain/a.ts', "import { x } from '../application/ports/users.ts'", 'src/application/ports/users.ts'],
  ['src/domain/a.ts', "import type { X } from '../adapters/http/app.ts'", 'src/adapters/http/app.ts'],
  ['src/domain/a.ts', "import * as t from 'io-ts'", 'io-ts'],
  ['src/domain/a.ts', "import { readFileSync } from 'node:fs'", 'node:fs'],
  ['src/domain/a.ts', "import { pipe } from 'fp-ts'", 'fp-ts'],
  ['src/domain/a.ts', "import '../infrastructure/tokens.ts'", 'src/infrastructure/tokens.ts'],
  ['src/application/a/b.ts', "import { randomUUID } from 'node:crypto'", 'node:crypto'],
  [
    'src/application/a/b.ts',
    "export { x } from '../../adapters/jwt/key-ring.ts'",
    'src/adapters/jwt/key-ring.ts',
  ],
  ['src/application/a/b.ts', "const x = await import('express')", 'express'],
  ['src/application/a/b.ts', 'import {\n  a,\n  b,\n} from "inversify"', 'inversify'],
  ['src/adapters/http/a.ts', "import { x } from '../jwt/key-ring.ts'", 'src/adapters/jwt/key-ring.ts'],
  ['src/adapters/http/a.ts', "import { x } from '../http-client/x.ts'", 'src/adapters/http-client/x.ts'],
  ['src/adapters/http/a.ts', "import { sign } from 'jsonwebtoken'", 'jsonwebtoken'],
  ['src/adapters/http/a.ts', "import { createHash } from 'node:crypto'", 'node:crypto'],
  ['src/adapters/bcrypt/a.ts', "import { createHash } from 'crypto'", 'crypto'],
  [
    'src/adapters/jwt/a.ts',
    "import { Tokens } from '../../infrastructure/tokens.ts'",
    'src/infrastructure/tokens.ts',
  ],
  [
    'examples/json-lines/a.ts',
    "import { x } from '../../src/adapters/http/codecs.ts'",
    'src/adapters/http/codecs.ts',
  ],
  ['examples/json-lines/a.ts', "import { x } from '../sqlite/x.ts'", 'examples/sqlite/x.ts'],
  ['examples/sqlite/a.ts', "import { x } from 'express'", 'express'],
  ['examples/other/a.ts', '', 'stands in no known part of the house'],
  ['src/application/a/b.ts', "import { x } from '../../../examples/sqlite/x.ts'", 'examples/sqlite/x.ts'],
  ['src/adapters/redis/a.ts', '', 'stands in no known part of the house'],
  ['src/a.ts', '', 'stands in no known part of the house'],
  ['src/infrastructure/a.ts', "import { exec } from 'node:child_process'", 'node:child_process'],
  ['src/infrastructure/a.ts', "import { exec } from 'child_process'", 'child_process'],
  ['src/infrastructure/a.ts', "import vm from 'node:vm'", 'node:vm'],
  ['src/infrastructure/a.ts', "import { createRequire } from 'node:module'", 'node:module'],
  ['src/infrastructure/a.ts', "process.getBuiltinModule('node:vm')", 'node:vm'],
  ['src/infrastructure/a.ts', 'process.getBuiltinModule(name)', 'getBuiltinModule(n'],
  ['src/infrastructure/a.ts', 'eval(text)', 'eval('],
  ['src/infrastructure/a.ts', "new Function('return 1')", 'Function('],
  ['src/infrastructure/a.ts', 'await import(name)', 'import(n'],
]

describe('the rules of the house', () => {
  for (const [file, source, offence] of offenders)
    it(`name ${offence} where ${file} says it`, () => {
      expect(offences(file, source)).to.include(offence)
    })

  it('have nothing against what is allowed', () => {
    const source = [
      "import { pipe } from 'fp-ts/lib/function.js'",
      "import type { User } from '../../domain/user.ts'",
      "import type { Users } from '../ports/users.ts'",
      "where('a', 'is not distinct from', b)('c')",
    ].join('\n')

    expect(offences('src/application/users/a.ts', source)).to.deep.equal([])
  })
})
