import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container } from 'inversify'
import { unavailable } from '../../src/application/ports/unavailable.ts'
import type { Token } from '../../src/infrastructure/provide.ts'

export type Breakage = 'defect' | 'outage'

/** Puts a port in the place of another that works until it is said how it breaks. Its errors quote what they are told. */
export const breakable = (quoted: () => ReadonlyArray<string>) => {
  const broken = new Map<Token<unknown>, Breakage>()

  const error = () => {
    const all = quoted()
      .map((each) => `quoted\n    at ${each} (a.ts:1:2)`)
      .join('\n')
    const quoting = { code: 'ERR_BROKEN', detail: all, query: all, parameters: [all] }
    return Object.assign(new Error(all, { cause: new Error(all) }), quoting)
  }
  const failing = (breakage: Breakage) =>
    breakage === 'defect' ? () => Promise.reject(error()) : TE.left(unavailable('broken')(error()))

  /** A port's member is a task, which is run with nothing, or makes one. */
  const wrapped = <Port extends object>(port: Port, token: Token<Port>): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (!(member instanceof Function)) return member
        return (...given: ReadonlyArray<unknown>) => {
          const breakage = broken.get(token)
          if (!breakage) return member(...given)
          return given[0] === undefined ? failing(breakage)() : failing(breakage)
        }
      },
    })

  return {
    breakable: <Port extends object>(application: Container, token: Token<Port>): void => {
      const port = application.get(token)
      application.rebind(token).toConstantValue(wrapped(port, token))
    },
    whileBroken: async <A>(token: Token<unknown>, breakage: Breakage, work: () => Promise<A>): Promise<A> => {
      broken.set(token, breakage)
      return work().finally(() => broken.delete(token))
    },
  }
}
