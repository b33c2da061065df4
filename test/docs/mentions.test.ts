import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import type { Process } from '../../src/adapters/cli/process.ts'
import { run } from '../../src/adapters/cli/program.ts'
import { environment } from '../../src/infrastructure/config/environment.ts'
import { root } from '../support/processes.ts'
import { documentAt, documents } from './documents.ts'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const never = () => Promise.reject(new Error('nothing is to be done'))

/** What `prescribeme … --help` says. */
const help = async (words: ReadonlyArray<string>): Promise<string> => {
  const lines: string[] = []
  const terminal: Process['terminal'] = {
    out: (line) => void lines.push(line),
    err: () => {},
    readSecret: never,
    input: () => Readable.from([]),
    write: never,
    status: () => {},
  }
  const process = { version: '1.2.3', terminal, signal: new AbortController().signal }
  const nothing = { serve: never, describeApi: never, withMigrations: never, withUseCases: never }
  await run({ ...process, ...nothing }, [...words, '--help'])
  return lines.join('\n')
}

const isGroup = (text: string) => text.includes('\nCommands:')

/** The command that the words begin with. */
const commandOf = async (words: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  words.length > 1 && isGroup(await help(words.slice(0, 1))) ? words.slice(0, 2) : words.slice(0, 1)

const unique = (found: Iterable<RegExpMatchArray>) => [...new Set([...found].map(([, first = '']) => first))]

const textOf = ({ prose, blocks }: (typeof documents)[number]) =>
  [prose, ...blocks.filter(({ language }) => language === 'sh').map(({ text }) => text)].join('\n')

describe('what the documents name', () => {
  for (const document of documents) {
    const text = textOf(document)

    for (const script of unique(text.matchAll(/npm run ([a-z][a-z:-]*)/g)))
      it(`npm run ${script}, in ${document.path}`, () => {
        expect(scripts).to.have.property(script)
      })

    for (const line of unique(text.matchAll(/(?:npx|npm run) prescribeme ([^`\n|><]+)/g)))
      it(`prescribeme ${line}, in ${document.path}`, async () => {
        const words = line
          .trim()
          .split(/\s+/)
          .filter((word) => word !== '--')
        const command = await commandOf(words.filter((word) => /^[a-z]+$/.test(word)))
        const options = words.filter((word) => word.startsWith('-')).map((word) => word.split('=')[0])
        const said = await help(command)

        expect(said).to.match(new RegExp(`^Usage: prescribeme ${command.join(' ')}( |$)`))
        for (const option of options.filter((each) => each !== '-')) expect(said).to.include(` ${option}`)
      })
  }

  it('and the variables, in SETUP.md and in .env.example, every one and no others', () => {
    const known = Object.keys(environment(false, false).type.props)
    const [, tables = ''] = documentAt('SETUP.md').prose.split('\n## Variables\n')
    const setup = tables.matchAll(/^\| ([A-Z][A-Z0-9_, ]+) \|/gm)
    const example = readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^# ([A-Z0-9_]+)=/gm)

    expect(unique(setup).flatMap((names) => names.split(', '))).to.have.members(known)
    expect([...known, 'POSTGRES_PASSWORD']).to.include.members(unique(example))
  })
})
