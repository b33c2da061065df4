import type { Schema } from './described.ts'

type Refer = (name: string, make: () => Schema) => Schema

/** What is said once, under a name, and referred to from wherever it is used (OpenAPI 3.1 §4.8.7). */
export type Named = { readonly schema: Refer; readonly response: Refer }

export const naming = () => {
  const said: Record<'schemas' | 'responses', Record<string, Schema>> = { schemas: {}, responses: {} }
  const refer =
    (kind: keyof typeof said): Refer =>
    (name, make) => {
      if (!said[kind][name]) said[kind][name] = make()
      return { $ref: `#/components/${kind}/${name}` }
    }

  return { said, named: { schema: refer('schemas'), response: refer('responses') } satisfies Named }
}
