import { expect } from 'chai'
import type { Schema } from '../../src/adapters/http/openapi/described.ts'
import { openApiDocument } from '../../src/adapters/http/openapi/document.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import type { Answer } from './answers.ts'
import { anApplication } from './applications.ts'
import { strict, validators } from './schemas.ts'

type Content = Readonly<Record<string, { readonly schema: Schema }>>
type Parameter = {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly schema: Schema
}
type Said = {
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, Response>>
}
type Response = { readonly $ref?: string; readonly content?: Content }
type Document = Schema & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Said>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>
}

let said: Document | undefined

/** The document of the whole application, as it describes itself. */
export const theDocument = (): Document => {
  said ??= openApiDocument(anApplication().get(Tokens.operations), { version: '1.2.3' }) as Document
  return said
}

const matches = (template: string, path: string) =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)

/** The operation that was asked, those with fixed addresses first. None where there is none. */
export const asked = (method: string, path: string) => {
  const { paths } = theDocument()
  const [template] = Object.keys(paths)
    .filter((each) => matches(each, path))
    .toSorted((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
  const said = template === undefined ? undefined : paths[template]?.[method.toLowerCase()]
  return said && { said, name: `${method} ${template}` }
}

export const resolved = <A extends { readonly $ref?: string }>(part: A): A => {
  const [kind = '', name = ''] = part.$ref?.split('/').slice(-2) ?? []
  return part.$ref ? (theDocument().components[kind]?.[name] as unknown as A) : part
}

const validatorOf = validators()

export const withComponents = (schema: object): object => ({
  ...schema,
  components: theDocument().components,
})

/** Status, media type and every member of the body are as the document says. */
export const expectDescribed = (method: string, address: string, answer: Answer): void => {
  const [path = '', query = ''] = address.split('?')
  const operation = asked(method, path)
  const isNowhere = answer.json['type'] === 'urn:prescribeme:problem:not-found'
  if (!operation || isNowhere) return

  const response = operation.said.responses[answer.status]
  if (!response) throw new Error(`${operation.name} answers ${answer.status}, which is not described`)
  const { content } = resolved(response)
  if (!content) {
    expect(answer.text).to.equal('')
    return
  }

  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const described = content[type]
  if (!described) throw new Error(`${operation.name} answers ${type}, which is not described`)
  const isPart = new URLSearchParams(query).has('fields')
  const validate = validatorOf(`${operation.name} ${answer.status} ${type} ${isPart}`, () =>
    strict(withComponents(described.schema), isPart),
  )
  validate(answer.json)
  expect(validate.errors ?? [], `${operation.name} ${answer.status}`).to.deep.equal([])
}
