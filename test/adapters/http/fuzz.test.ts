import { inspect } from 'node:util'
import { expect } from 'chai'
import type { Operation } from '../../../src/adapters/http/operation.ts'
import { Actor } from '../../../src/domain/actor.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { right } from '../../contracts/outcomes.ts'
import { keptLog, stored } from '../../support/applications.ts'
import { admins, campaign } from '../../support/fuzz/campaign.ts'
import { marksIn } from '../../support/fuzz/marks.ts'
import type { Outcome } from '../../support/fuzz/tally.ts'
import { serving } from '../../support/http.ts'
import { aClient, anEmail } from '../../support/users.ts'

/** FUZZ_SEED and FUZZ_REQUESTS try others and more; bench/fuzz.ts does so with the real process. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_123)
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 7_000)

/** There are always others here, who are made admins again and again; and few guess the version of a user. */
const isUnlikely = (reply: string) => /\/users\/(:id|me) (304|409|412)$/.test(reply)

/** What the operations say that they reply, but for what nobody can bring about at will. */
const dueOf = (operations: ReadonlyArray<Operation>): ReadonlyArray<string> =>
  operations
    .flatMap(({ method, path, replies }) =>
      Object.keys(replies)
        .filter((each) => each !== '503' && each !== '429')
        .map((status) => `${method.toUpperCase()} ${path} ${status}`),
    )
    .filter((reply) => !isUnlikely(reply))

describe(`whatever is asked (seed ${seed})`, function () {
  this.timeout(240_000)
  const { lines, log } = keptLog()
  const { at, ask } = serving({ log, env: { THROTTLES: 'off' } })
  let outcome: Outcome

  before(async () => {
    const { application, port } = at()
    const operations = application.get(Tokens.operations)
    // one at a time: what is asked depends on what was answered
    const changes = { isActive: true, roles: ['user', 'admin'] } as const
    const promote = async () => {
      for (const address of admins)
        await right(
          application.get(Tokens.changeUser)({
            actor: Actor.operator,
            of: anEmail(address),
            client: aClient(),
            changes,
          }),
        )
    }
    const url = `http://127.0.0.1:${port}`
    // chance decides how many it takes, and whoever adds an operation changes what is drawn
    const isEnough = (counts: Outcome['counts']) => dueOf(operations).every((each) => counts.has(each))
    outcome = await campaign({ url, operations, requests, isEnough, seed, atOnce: 1, promote })
  })

  it('gets an answer that is well-formed, expected and quotes nothing (ASVS 16.5.1)', () => {
    expect(outcome.faults).to.deep.equal([])
  })

  it('reaches every operation, in its success and in its refusals', () => {
    const due = dueOf(at().application.get(Tokens.operations))

    expect(due.filter((each) => !outcome.counts.has(each))).to.deep.equal([])
  })

  it('stores what was accepted and nothing else', () => {
    const { application } = at()
    const { users, sessions } = stored(application)

    expect(users).to.equal(outcome.registered.size - outcome.deleted)
    expect(sessions).to.be.at.most(outcome.loggedIn)
    expect(
      marksIn(inspect(application.get(Tokens.memory), { depth: null, maxArrayLength: null })),
    ).not.to.include('broken')
  })

  it('leaves no failure in the log, nor anything that was sent', () => {
    const failed = lines.filter((line) => /"level":"(warn|error)"/.test(line))

    expect(lines).to.have.length.above(requests / 2)
    expect(failed).to.deep.equal([])
    expect(marksIn(lines.join(''))).to.deep.equal([])
  })

  it('leaves the service as it was', async () => {
    expect((await ask('/health')).status).to.equal(200)
  })
})
