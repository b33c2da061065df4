import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** A member that is not described is one too many; of what was asked to be a part, none has to be there. */
export const strict = (schema: unknown, isPart = false): object => strictly(schema, isPart) as object

const strictly = (schema: unknown, isPart: boolean): unknown => {
  if (Array.isArray(schema)) return schema.map((each) => strictly(each, isPart))
  if (typeof schema !== 'object' || schema === null) return schema
  const { required, ...members } = schema as Record<string, unknown>
  return {
    ...Object.fromEntries(Object.entries(members).map(([name, member]) => [name, strictly(member, isPart)])),
    ...(Array.isArray(required) ? !isPart && { required } : required !== undefined && { required }),
    ...(typeof members['properties'] === 'object' &&
      members['type'] === 'object' && { additionalProperties: false }),
  }
}

/** Validators, each of which is made once, by its key. */
export const validators = (options: Options = {}) => {
  const made = new Map<string, ValidateFunction>()

  return (key: string, schema: () => object): ValidateFunction => {
    const known = made.get(key)
    if (known) return known
    const ajv = new Ajv2020({ strict: false, allErrors: true, ...options })
    formats.default(ajv)
    // spaces around it are no part of it
    ajv.addFormat('idn-email', /^\s*\S+@\S+\s*$/u)
    const validate = ajv.compile(schema())
    made.set(key, validate)
    return validate
  }
}
