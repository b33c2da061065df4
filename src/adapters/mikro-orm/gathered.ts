import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

type LookUp<Key, E, A> = (keys: ReadonlyArray<Key>) => TE.TaskEither<E, ReadonlyMap<Key, A>>

/**
 * What is asked for one by one within a turn of the event loop is looked up at once at its end: each answer is as fresh
 * as if it had been asked for alone, and a hundred cost little more than one.
 */
export const gathered = <Key, E, A>(
  lookUp: LookUp<Key, E, A>,
): ((key: Key) => TE.TaskEither<E, O.Option<A>>) => {
  let coming:
    | { readonly keys: Set<Key>; readonly found: ReturnType<ReturnType<LookUp<Key, E, A>>> }
    | undefined

  const begun = () => {
    const keys = new Set<Key>()
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      coming = undefined
      return lookUp([...keys])()
    })
    return { keys, found }
  }

  return (key) =>
    pipe(
      () => {
        coming ??= begun()
        coming.keys.add(key)
        return coming.found
      },
      TE.map((found) => O.fromNullable(found.get(key))),
    )
}
