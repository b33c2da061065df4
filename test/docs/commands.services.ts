import { expect } from 'chai'
import { ownDatabase } from '../support/databases.ts'
import { tidy } from '../support/processes.ts'
import { redisUrl } from '../support/redis-servers.ts'
import { documents } from './documents.ts'
import { follow } from './reader.ts'

/** Blocks that are not run here, by a line of each, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci && npm test': 'this is one of its tests',
  'echo "$TOKEN" | python3 examples/verify-tokens/verify_token.py':
    'test/examples/verify-tokens runs it, where Python and Go are installed',
}

/** Whose commands have a test of their own, with more in it: test/docs/from-fastapi.services.ts. */
const byThemselves = ['docs/guides/from-fastapi.md']

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `…` stands for whatever is there. */
const like = (shown: string) => new RegExp(`^${shown.trim().split('…').map(escaped).join('[^]*?')}$`)

const isElsewhere = (text: string) => text.split('\n').some((line) => line in elsewhere)

describe('the commands in the documents', function () {
  this.timeout(180_000)
  let databases: ReadonlyArray<Awaited<ReturnType<typeof ownDatabase>>>
  beforeEach(async () => {
    databases = [await ownDatabase(), await ownDatabase()]
  })
  afterEach(async () => {
    await tidy()
    for (const { drop } of databases) await drop()
  })

  /** What a reader puts in the place of an example. */
  const insteadOf = () => ({
    'postgresql://user:password@host:5432/prescribeme': String(databases[0]?.url),
    'postgresql://user:password@host:5432/accounts': String(databases[1]?.url),
    'rediss://user:password@host:6379': redisUrl,
  })

  for (const { path, blocks } of documents.filter((each) => !byThemselves.includes(each.path))) {
    const steps = blocks.flatMap(({ language, text }, at) => {
      const next = blocks[at + 1]
      const shown = next?.isNext && next.language === 'text' ? next.text : undefined
      return language === 'sh' && !isElsewhere(text) ? [{ text, shown }] : []
    })
    if (steps.length > 0)
      it(`are right in ${path}`, async () => {
        const { code, stderr, outputs } = await follow(
          steps.map(({ text }) => text),
          insteadOf(),
        )

        expect(code, [...outputs, stderr].join('\n')).to.equal(0)
        for (const [at, { shown }] of steps.entries()) if (shown) expect(outputs[at]).to.match(like(shown))
      })
  }

  it('are run, but for those that cannot be', () => {
    const lines = documents.flatMap(({ blocks }) => blocks.flatMap(({ text }) => text.split('\n')))

    expect(lines).to.include.members(Object.keys(elsewhere))
  })
})
