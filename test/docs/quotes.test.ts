import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../support/processes.ts'
import { documents } from './documents.ts'

/** Its blocks are what a reader is to write: test/docs/add-a-use-case.services.ts does so. */
const stillToWrite = ['docs/guides/add-a-use-case.md']

/** A shell's commands are `sh` and are run; what else is shown is not taken for commands. */
const languages = ['sh', 'text', 'ts', 'diff', 'python', 'go', 'nginx', 'json', 'sql', '']

describe('what the documents quote', () => {
  const quotes = documents
    .filter(({ path }) => !stillToWrite.includes(path))
    .flatMap(({ path, blocks }) => blocks.map((block) => ({ path, ...block })))
    .filter(({ file }) => file !== '')

  it('is looked at', () => {
    expect(quotes.map(({ file }) => file)).to.include('examples/verify-tokens/verify-token.ts')
  })

  it('is of a kind that is known here, and has no command in it that is not run', () => {
    const blocks = documents.flatMap((document) => document.blocks)
    const shown = blocks.filter(({ language }) => language !== 'sh' && language !== 'text')

    expect(blocks.filter(({ language }) => !languages.includes(language))).to.deep.equal([])
    expect(shown.filter(({ text }) => /^(\$ )?(npm|npx|node|curl|docker) /m.test(text))).to.deep.equal([])
  })

  for (const { path, file, text } of quotes)
    it(`of ${file} in ${path} stands there, letter for letter: ${text.slice(0, 30).split('\n')[0]}`, () => {
      expect(`\n${readFileSync(join(root, file), 'utf8')}`).to.include(`\n${text}`)
    })
})
