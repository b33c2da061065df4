import type { AbstractNewable, Bind, ServiceIdentifier } from 'inversify'

/** A service identifier that remembers what it resolves to. (A branded symbol would be assignable to every identifier.) */
export type Token<A> = AbstractNewable<A>

export const token = <A>(name: string): Token<A> => Symbol(name) as unknown as Token<A>

type Tokens<A> = { readonly [K in keyof A]: Token<A[K]> }

/** Inversify's `toResolvedValue` for a function of a record of ports, each checked against the token that fills it. */
export const provide =
  (bind: Bind) =>
  <A, Ports extends object>(as: Token<A>, make: (ports: Ports) => A, needs: Tokens<Ports>): void => {
    const names = Object.keys(needs)
    const record = (values: ReadonlyArray<unknown>) =>
      Object.fromEntries(names.map((name, i) => [name, values[i]]))

    bind(as as ServiceIdentifier<A>).toResolvedValue(
      (...values: unknown[]) => make(record(values) as Ports),
      Object.values(needs) as never,
    )
  }
