import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { nodeCryptoCursors } from '../../../src/adapters/node-crypto/node-crypto-cursors.ts'
import { type ListRequest, list } from '../../../src/application/listing/list.ts'
import type { PageQuery } from '../../../src/application/listing/page.ts'
import { PageSize } from '../../../src/application/listing/page-size.ts'
import { Sort } from '../../../src/application/listing/sort.ts'
import { right } from '../../contracts/outcomes.ts'

type Filters = { readonly isEven: O.Option<boolean>; readonly above: O.Option<number> }
type Request = ListRequest<'name', Filters>

const backwards: Sort<'name'> = [{ column: 'id', direction: 'desc' }]
const cursors = nodeCryptoCursors([Buffer.from('a secret')])
const all: Filters = { isEven: O.none, above: O.none }

const aRequest = (given: Partial<Request> = {}): Request => ({
  filters: all,
  sort: Sort.byId,
  limit: PageSize.usual,
  cursor: O.none,
  count: false,
  ...given,
})

/** A collection that says what it was asked. There is always more of it. */
const recorder = (name = 'numbers') => {
  const asked: Array<PageQuery<'name', Filters>> = []
  const counted: Array<Filters> = []
  const source = {
    name,
    page: (query: PageQuery<'name', Filters>) => {
      asked.push(query)
      return TE.right({ items: [7], next: O.some([7, "O'Hara"]) })
    },
    count: (filters: Filters) => {
      counted.push(filters)
      return TE.right(4_711)
    },
  }
  return { asked, counted, run: list({ cursors })(source) }
}

describe('a list', () => {
  it('is asked from its start without a cursor, and from where it ended with one', async () => {
    const { asked, run } = recorder()
    const { next } = await right(run(aRequest({ limit: PageSize.most })))
    await right(run(aRequest({ cursor: next })))

    expect(asked).to.deep.equal([
      { filters: all, sort: Sort.byId, after: O.none, size: 100 },
      { filters: all, sort: Sort.byId, after: O.some([7, "O'Hara"]), size: 20 },
    ])
  })

  it('has no cursor behind its last page', async () => {
    const page = () => TE.right({ items: [7], next: O.none })
    const run = list({ cursors })({ name: 'numbers', page, count: () => TE.right(1) })

    expect(await right(run(aRequest()))).to.deep.equal({ items: [7], next: O.none, total: O.none })
  })

  it('is counted by its own filters where that is asked, and only there', async () => {
    const { counted, run } = recorder()
    const filters = { ...all, above: O.some(3) }

    expect(await right(run(aRequest({ filters }))))
      .to.have.property('total')
      .that.deep.equals(O.none)
    expect(await right(run(aRequest({ filters, count: true }))))
      .to.have.property('total')
      .that.deep.equals(O.some(4_711))
    expect(counted).to.deep.equal([filters])
  })

  it('takes its cursor for a page of another size', async () => {
    const { run } = recorder()
    const { next } = await right(run(aRequest()))

    expect(await run(aRequest({ cursor: next, limit: PageSize.most, count: true }))()).to.satisfy(E.isRight)
  })

  it('takes its cursor whichever filter was written first', async () => {
    const { run } = recorder()
    const { next } = await right(run(aRequest()))
    const filters = { above: O.none, isEven: O.none }

    expect(await run(aRequest({ cursor: next, filters }))()).to.satisfy(E.isRight)
  })

  const others: Record<string, Partial<Request>> = {
    'another order': { sort: backwards },
    'a filter more': { filters: { ...all, isEven: O.some(true) } },
    'another filter': { filters: { isEven: O.none, above: O.some(1) } },
    'a cursor that nobody made': { cursor: O.some('eyJpZCI6N30') },
    'an empty cursor': { cursor: O.some('') },
  }
  for (const [what, other] of Object.entries(others))
    it(`refuses ${what}, and asks its collection nothing`, async () => {
      const { asked, run } = recorder()
      const { next } = await right(run(aRequest()))
      const refused = await run({ ...aRequest({ cursor: next, count: true }), ...other })()

      expect(refused).to.have.nested.property('left._tag', 'InvalidCursor')
      expect(asked).to.have.length(1)
    })

  it('refuses the cursor of another collection', async () => {
    const { next } = await right(recorder().run(aRequest()))

    expect(await recorder('letters').run(aRequest({ cursor: next }))()).to.have.nested.property(
      'left._tag',
      'InvalidCursor',
    )
  })
})
