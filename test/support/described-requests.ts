import { expect } from 'chai'
import { asked, resolved, withComponents } from './description.ts'
import { strict, validators } from './schemas.ts'

export type Sent = {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Headers
  /** JSON, or nothing. */
  readonly body?: string | undefined
  /** Of a proper client: what is not described is not sent, though the service would pass over it. */
  readonly isOurs: boolean
}

const bodies = validators()
/** In a query and in headers all is text. */
const texts = validators({ coerceTypes: 'array' })

/** Who leaves it out, or leaves it empty, has not sent it. */
const sentIn = (place: string, { path, headers }: Sent): ReadonlyArray<readonly [string, string]> => {
  const [, query = ''] = path.split('?')
  return place === 'query' ? [...new URLSearchParams(query)] : [...headers]
}

const expectParameter = (name: string, place: string, value: string, schema: object) => {
  const holder = { value }
  const validate = texts(`${place} ${name} ${JSON.stringify(schema)}`, () =>
    withComponents({ type: 'object', properties: { value: schema } }),
  )
  validate(holder)
  expect(validate.errors ?? [], `${place} parameter ${name}`).to.deep.equal([])
}

const expectParameters = (
  place: 'query' | 'header',
  sent: Sent,
  operation: NonNullable<ReturnType<typeof asked>>,
) => {
  const described = (operation.said.parameters ?? []).map(resolved).filter((each) => each.in === place)
  for (const [name, value] of sentIn(place, sent)) {
    const parameter = described.find((each) => each.name.toLowerCase() === name.toLowerCase())
    if (parameter) expectParameter(name, place, value, parameter.schema)
    else if (place === 'query' && sent.isOurs)
      throw new Error(`${operation.name} takes ${name}, which is not described`)
  }
}

/** What the service has accepted is what the document says that it takes. */
export const expectDescribedRequest = (sent: Sent): void => {
  const [path = ''] = sent.path.split('?')
  const operation = asked(sent.method, path)
  if (!operation) return
  for (const place of ['query', 'header'] as const) expectParameters(place, sent, operation)

  const schema = operation.said.requestBody?.content['application/json']?.schema
  if (!schema || sent.body === undefined) return
  const validate = bodies(`${operation.name} ${sent.isOurs}`, () =>
    sent.isOurs ? strict(withComponents(schema)) : withComponents(schema),
  )
  validate(JSON.parse(sent.body))
  expect(validate.errors ?? [], `what was sent to ${operation.name}`).to.deep.equal([])
}
