import { inspect } from 'node:util'
import { expect } from 'chai'
import { prometheus } from '../../../src/infrastructure/modules/prometheus.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { keptLog, someSecrets } from '../../support/applications.ts'
import { breakable } from '../../support/breakable.ts'
import { canaries } from '../../support/canaries.ts'
import { serving } from '../../support/http.ts'
import { askEverything, spikedVisit, type Visit } from './spiked-visit.ts'
import { toldBy } from './told.ts'

const { users, sessions, eventLog, signingKeys, passwordHashing } = Tokens
const ports = { users, sessions, eventLog, signingKeys, passwordHashing }

describe('what was entrusted to a request (ASVS 14.2.1, 16.2.5)', function () {
  this.timeout(60_000)
  const planted = canaries()
  const { foundIn } = planted
  const { lines, log } = keptLog()
  const { breakable: make, whileBroken } = breakable(planted.all)
  const { at } = serving({
    log,
    env: { LOG_LEVEL: 'debug', THROTTLES: 'off' },
    change: (application) => {
      application.load(prometheus)
      for (const token of Object.values(ports)) make<object>(application, token)
    },
  })
  let visit: Visit

  before(async () => {
    for (const secret of someSecrets) planted.add('SECRET_KEY', Buffer.from(secret).toString('latin1'))
    visit = await spikedVisit(at(), planted)
  })

  it('is sent in every place, and gets every kind of answer', () => {
    const statuses = new Set(visit.answers.map(({ status }) => status))

    expect(planted.all()).to.have.length.above(60)
    expect([...statuses]).to.include.members([
      200, 201, 204, 400, 401, 404, 405, 406, 409, 414, 415, 417, 431,
    ])
  })

  it('is told to the one whose it is', () => {
    const told = visit.answers.filter(({ status }) => status < 300).map(({ text }) => text)

    expect(foundIn(told.join())).to.include.members(['email', 'full_name', 'user agent'])
  })

  it('is in no other answer', () => {
    for (const answer of visit.answers)
      expect(foundIn(toldBy(planted, answer)), answer.text).to.deep.equal([])
  })

  it('is in no line of the log', () => {
    expect(lines).to.have.length.above(visit.answers.length / 2)
    expect(foundIn(lines.join(''))).to.deep.equal([])
  })

  it('is in no event, but for the user agent', () => {
    const { recorded } = at().application.get(Tokens.memory)

    expect(recorded).to.have.length.above(5)
    expect(foundIn(inspect(recorded, { depth: null }) + JSON.stringify(recorded))).to.deep.equal([
      'user agent',
    ])
  })

  it('is in no metric', async () => {
    const text = await at().application.get(Tokens.exposition).text()

    expect(text).to.include('http_route="/api/v1/auth/login"')
    expect(foundIn(text)).to.deep.equal([])
  })

  for (const [name, token] of Object.entries(ports))
    for (const [breakage, status] of [
      ['defect', 500],
      ['outage', 503],
    ] as const)
      it(`is nowhere either where ${name} ends in ${breakage === 'defect' ? 'a defect' : 'an outage'}`, async () => {
        const before = lines.length
        const answers = await whileBroken(token, breakage, () => askEverything(at(), planted, visit.access))
        const failed = lines.slice(before).filter((line) => line.includes('ERR_BROKEN'))

        expect(answers.some((answer) => answer.status === status)).to.equal(true)
        expect(failed).to.have.length.above(0)
        for (const answer of answers) expect(foundIn(toldBy(planted, answer)), answer.text).to.deep.equal([])
        expect(foundIn(lines.slice(before).join(''))).to.deep.equal([])
      })
})
