import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect } from 'chai'
import type { Schema } from '../../src/adapters/http/openapi/described.ts'
import { openApiDocument } from '../../src/adapters/http/openapi/document.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import type { Answer } from './answers.ts'
import { anApplication } from './applications.ts'

type Said = { readonly responses: Readonly<Record<string, Response>> }
type Response = { readonly $ref?: string; readonly content?: Readonly<Record<string, { schema: Schema }>> }
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

/** A member that is not described is one too many; of what was asked to be a part, none has to be there. */
const strict = (schema: unknown, isPart: boolean): unknown => {
  if (Array.isArray(schema)) return schema.map((each) => strict(each, isPart))
  if (typeof schema !== 'object' || schema === null) return schema
  const { required, ...members } = schema as Record<string, unknown>
  return {
    ...Object.fromEntries(Object.entries(members).map(([name, member]) => [name, strict(member, isPart)])),
    ...(Array.isArray(required) ? !isPart && { required } : required !== undefined && { required }),
    ...(typeof members['properties'] === 'object' &&
      members['type'] === 'object' && { additionalProperties: false }),
  }
}

const validators = new Map<string, ValidateFunction>()

const validatorOf = (key: string, schema: Schema, isPart: boolean): ValidateFunction => {
  const known = validators.get(key)
  if (known) return known
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addFormat('idn-email', /^\S+@\S+$/u)
  const { components } = theDocument()
  const made = ajv.compile(strict({ ...schema, components }, isPart) as Schema)
  validators.set(key, made)
  return made
}

const matches = (template: string, path: string) =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)

/** The operation that was asked, those with fixed addresses first. None where there is none. */
const asked = (method: string, path: string) => {
  const { paths } = theDocument()
  const [template] = Object.keys(paths)
    .filter((each) => matches(each, path))
    .toSorted((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
  const said = template === undefined ? undefined : paths[template]?.[method.toLowerCase()]
  return said && { said, name: `${method} ${template}` }
}

const resolved = ({ $ref, ...response }: Response): Response => {
  const [kind = '', name = ''] = $ref?.split('/').slice(-2) ?? []
  return $ref ? (theDocument().components[kind]?.[name] as Response) : response
}

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
  const validate = validatorOf(
    `${operation.name} ${answer.status} ${type} ${isPart}`,
    described.schema,
    isPart,
  )
  validate(answer.json)
  expect(validate.errors ?? [], `${operation.name} ${answer.status}`).to.deep.equal([])
}
