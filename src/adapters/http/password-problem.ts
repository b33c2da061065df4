import type { Invalid } from '../../domain/invalid.ts'
import { kebab } from './kebab.ts'
import { type InvalidInput, invalidInput } from './problem.ts'

/** A password may be refused for what else was sent: then the body was read before it could be known. */
export const atPassword = <F extends { readonly _tag: string }>(
  failure: F | Invalid<string>,
): F | InvalidInput =>
  'message' in failure
    ? invalidInput([{ field: 'password', code: kebab(failure._tag), message: failure.message }])
    : failure
