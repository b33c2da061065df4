import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root, tidy } from '../../support/processes.ts'
import { anApp, clientIn, succeeding } from './package.ts'

/** The compilers that apps have, each with the types of another place. */
const compilers = {
  'TypeScript 5 in Node.js, without the types of a browser': {
    tsc: join(root, 'clients/typescript/node_modules/typescript/bin/tsc'),
    options: { module: 'nodenext', lib: ['es2022'], types: ['node'] },
  },
  'TypeScript 7 for a bundler, without the types of Node.js': {
    tsc: join(root, 'node_modules/typescript/bin/tsc'),
    options: { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'], types: [] },
  },
}

const strict = {
  target: 'es2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  noEmit: true,
}

describe('the package of the client', function () {
  this.timeout(60_000)
  after(tidy)

  it('has its sources compiled, a README, and nothing else', async () => {
    const client = clientIn(await anApp())

    expect(readdirSync(client).sort()).to.deep.equal(['README.md', 'dist', 'package.json'])
    expect(readdirSync(join(client, 'dist'))).to.include.members(['index.js', 'index.d.ts', 'api.d.ts'])
  })

  for (const [compiler, { tsc, options }] of Object.entries(compilers))
    it(`is compiled under strict by ${compiler}`, async () => {
      const app = await anApp()
      const consumer = readFileSync(join(import.meta.dirname, 'consumer.ts'), 'utf8')
      const imported = consumer.replace('../../../clients/typescript/src/index.ts', '@prescribeme/client')
      writeFileSync(join(app, 'consumer.mts'), imported)
      const config = { compilerOptions: { ...strict, ...options }, files: ['consumer.mts'] }
      writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(config))

      expect(imported).to.include("from '@prescribeme/client'")
      expect(await succeeding(app, process.execPath, tsc)).to.deep.equal([])
    })
})
