import * as E from 'fp-ts/lib/Either.js'
import { flow } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { kebab } from './kebab.ts'
import { type FieldError, type InvalidInput, invalidInput } from './problem.ts'

type Fault = t.ValidationError & { readonly rule?: string }

/** An io-ts failure that names the broken rule. The value at fault may be a password: it goes nowhere. */
export const fault = <A>(context: t.Context, rule: string, message: string): t.Validation<A> => {
  const broken: Fault = { value: undefined, context, message, rule }
  return t.failures([broken])
}

const wrongType = ({ value, context }: Fault) =>
  value === undefined
    ? { code: 'missing', message: 'This is required.' }
    : { code: 'wrong-type', message: `This has to be ${context.at(-1)?.type.name}.` }

/** io-ts's own reporters quote the value at fault. */
const toFieldError = (broken: Fault): FieldError => ({
  field:
    broken.context
      .slice(1)
      .map(({ key }) => key)
      .join('.') || 'body',
  ...(broken.rule ? { code: kebab(broken.rule), message: broken.message ?? '' } : wrongType(broken)),
})

export const decode = <A>(codec: t.Decoder<unknown, A>): ((input: unknown) => E.Either<InvalidInput, A>) =>
  flow(
    codec.decode,
    E.mapLeft((faults) => invalidInput(faults.map(toFieldError))),
  )
