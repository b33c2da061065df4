import { expect } from 'chai'
import { isRefused, isTransient } from '../../../src/adapters/mikro-orm/transient.ts'

const failure = (code: string) => Object.assign(new Error('failure'), { code })

describe('being refused by the database', () => {
  for (const code of ['28000', '28P01', '3D000'])
    it(`is ${code}, which does not pass by itself`, () => {
      expect([isRefused(failure(code)), isTransient(failure(code))]).to.deep.equal([true, false])
    })

  it('is nothing else', () => {
    for (const error of [failure('42P01'), failure('ECONNREFUSED'), new Error('28000'), '28000'])
      expect(isRefused(error)).to.equal(false)
  })
})

const passing = {
  '08000': 'connection exception',
  '08003': 'connection does not exist',
  '08006': 'connection failure',
  '53100': 'disk full',
  '53300': 'too many connections',
  '57014': 'query cancelled, by the statement timeout too',
  '57P01': 'admin shutdown',
  '57P02': 'crash shutdown',
  '57P03': 'cannot connect now',
  '40001': 'serialisation failure',
  '40P01': 'deadlock',
  '55P03': 'lock not available',
  '25006': 'read-only transaction, on a standby',
  '25P03': 'idle in transaction too long',
  ECONNREFUSED: 'nobody listens',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'resolver away',
  ETIMEDOUT: 'timed out',
  EPIPE: 'closed by the other side',
  EHOSTUNREACH: 'no route',
}

const lasting = {
  '23505': 'unique violation',
  '23502': 'not-null violation',
  '22001': 'value too long',
  '22003': 'number out of range',
  '22021': 'NUL in a text',
  '22P02': 'not a number',
  '42601': 'syntax error',
  '42P01': 'no such table',
  '42703': 'no such column',
  '42501': 'no right',
  '28P01': 'wrong password',
  '28000': 'no such role',
  '3D000': 'no such database',
  '0A000': 'not supported',
  XX000: 'internal error',
  ERR_INVALID_ARG_TYPE: 'a defect of ours',
  ERR_ASSERTION: 'a defect of ours',
}

const lost = [
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
  'Cannot use a pool after calling end on the pool',
]

describe('a failure of the database', () => {
  for (const [code, what] of Object.entries(passing))
    it(`passes when it is ${code}, ${what}`, () => {
      expect(isTransient(failure(code))).to.equal(true)
    })

  for (const [code, what] of Object.entries(lasting))
    it(`is a defect when it is ${code}, ${what}`, () => {
      expect(isTransient(failure(code))).to.equal(false)
    })

  for (const message of lost)
    it(`passes when the driver says: ${message}`, () => {
      expect(isTransient(new Error(message))).to.equal(true)
    })

  it('is known by its cause too', () => {
    expect(isTransient(new Error('wrapped', { cause: failure('57P01') }))).to.equal(true)
    expect(isTransient(new Error('wrapped', { cause: failure('23505') }))).to.equal(false)
  })

  for (const thrown of [undefined, null, 'ECONNREFUSED', { code: '57P01' }, new Error('no such thing')])
    it(`is a defect when ${String(thrown)} is thrown`, () => {
      expect(isTransient(thrown)).to.equal(false)
    })
})
