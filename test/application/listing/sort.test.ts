import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { Sort } from '../../../src/application/listing/sort.ts'

const parse = Sort.parse(['id', 'email', 'created_at'])
const up = (column: string) => ({ column, direction: 'asc' })
const down = (column: string) => ({ column, direction: 'desc' })

describe('the order of a list', () => {
  it('is that of the columns named, a minus turning one round', () => {
    expect(parse('-email,created_at,-id')).to.deep.equal(
      E.right([down('email'), up('created_at'), down('id')]),
    )
  })

  it('ends with the id, in the direction of the column before it', () => {
    expect(parse('email')).to.deep.equal(E.right([up('email'), up('id')]))
    expect(parse('email,-created_at')).to.deep.equal(E.right([up('email'), down('created_at'), down('id')]))
  })

  it('names the id where it is named, and no second time', () => {
    expect(parse('id')).to.deep.equal(E.right([up('id')]))
    expect(parse('-email,id')).to.deep.equal(E.right([down('email'), up('id')]))
    expect(parse('id,email')).to.deep.equal(E.right([up('id'), up('email')]))
  })

  const senseless = [
    '',
    ',',
    'email,',
    'password',
    'Email',
    'email,email',
    'email,-email',
    '--email',
    '+email',
  ]
  for (const text of [...senseless, ' email', 'email;created_at', 'toString', '__proto__', 'email desc'])
    it(`is not "${text}"`, () => {
      expect(parse(text)).to.have.nested.property('left._tag', 'InvalidSort')
    })
})
