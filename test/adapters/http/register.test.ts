import { expect } from 'chai'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'

const path = '/api/v1/auth/register'
const password = 'correct horse battery'

describe('registering over HTTP', () => {
  const { post, at } = serving()
  const register = (body: object) => post(path, { email: 'new@example.com', password, ...body })

  it('answers 201 with the place and the eight members of a user, none of them secret (ASVS 15.3.1)', async () => {
    const { status, headers, json } = await post(path, {
      email: 'ada@example.com',
      password,
      full_name: 'Ada Lovelace',
    })
    const { id, created_at, updated_at, ...rest } = json

    expect(status).to.equal(201)
    expect(headers.get('location')).to.equal(`/api/v1/users/${id}`)
    expect(id).to.be.a('number')
    expect(rest).to.deep.equal({
      email: 'ada@example.com',
      full_name: 'Ada Lovelace',
      is_active: true,
      email_verified: false,
      roles: ['user'],
    })
    expect(created_at).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(updated_at).to.equal(created_at)
  })

  for (const [name, body] of Object.entries({
    'is missing': {},
    'is null': { full_name: null },
    'is empty': { full_name: '' },
    'is blank': { full_name: ' \t ' },
  }))
    it(`takes a full name that ${name} for none`, async () => {
      const { status, json } = await register({ email: `${name.replaceAll(' ', '-')}@example.com`, ...body })

      expect([status, json['full_name']]).to.deep.equal([201, null])
    })

  it('answers with names of any script, trimmed and otherwise as they were sent (ASVS 1.1.2)', async () => {
    const full_name = '</script> \u2066Žofie\u2069 李 👩‍🔬 {{7*7}} %s "O\'Hara"'
    const { json } = await register({ email: 'script@example.com', full_name: ` ${full_name} ` })

    expect(json['full_name']).to.equal(full_name)
  })

  it('takes an address in any case, with spaces around it, for the same address', async () => {
    const first = await register({ email: '  Grace@Example.COM ' })
    const second = await register({ email: 'grace@example.com' })

    expect([first.status, first.json['email']]).to.deep.equal([201, 'grace@example.com'])
    expect(second.status).to.equal(409)
  })

  it('refuses an address that is taken, stores nobody and records that', async () => {
    await register({ email: 'taken@example.com' })
    const before = stored(at().application)
    const { status, json } = await register({ email: 'Taken@example.com' })

    expect([status, json['type']]).to.deep.equal([409, 'urn:prescribeme:problem:email-taken'])
    expect(stored(at().application)).to.deep.equal({ ...before, events: before.events + 1 })
  })

  it('lets one of twenty racing registrations of an address win, in whatever case it is written', async () => {
    const spelt = (n: number) => (n % 2 ? 'Race@Example.com' : 'race@example.COM')
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => register({ email: spelt(n) })))

    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(19).fill(409)])
  })

  for (const [rule, given, code] of [
    [
      'is its owner’s address',
      { email: 'mary.somerville@example.com', password: 'Mary.Somerville@example.com' },
      'password-too-personal',
    ],
    [
      'is its owner’s name',
      { full_name: 'Mary Somerville', password: 'mary somerville' },
      'password-too-personal',
    ],
    ['is too short', { password: 'xkcd936' }, 'password-too-short'],
    ['is too long', { password: 'é'.repeat(129) }, 'password-too-long'],
    ['is common', { password: 'Password123' }, 'password-too-common'],
    ['is the name of this product', { password: 'PrescribeMe' }, 'password-too-common'],
  ] as const)
    it(`refuses a password that ${rule}, and says so of the field (ASVS 6.2.4, 6.2.11)`, async () => {
      const { status, json } = await register(given)
      const [error, ...more] = json['errors'] as ReadonlyArray<Record<string, string>>

      expect([status, more]).to.deep.equal([400, []])
      expect(error).to.include({ field: 'password', code })
      expect(error?.['message']).to.be.a('string').that.is.not.empty
    })

  it('names every field at fault at once', async () => {
    const { json } = await register({ email: 'nobody', password: 'short', full_name: 7 })
    const errors = json['errors'] as ReadonlyArray<Record<string, string>>

    expect(errors.map(({ field, code }) => [field, code])).to.have.deep.members([
      ['email', 'invalid-email'],
      ['password', 'password-too-short'],
      ['full_name', 'wrong-type'],
    ])
  })
})
