import type { CompiledQuery } from 'kysely'

type Rows = ReadonlyArray<unknown>
type Send = (statements: ReadonlyArray<CompiledQuery>) => Promise<ReadonlyArray<Rows>>
type Coming = { readonly statements: CompiledQuery[]; readonly answers: ReturnType<Send> }

/** Of a crowd that comes at once each part has a connection of its own, as far as there are any. */
const most = 8

/** Sends together what is asked for within a turn of the event loop, at its end: each answer is as fresh as it would be alone. */
export const looks = (send: Send): ((statement: CompiledQuery) => Promise<Rows>) => {
  let coming: Coming | undefined

  const begun = (): Coming => {
    const statements: CompiledQuery[] = []
    const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      if (coming?.statements === statements) coming = undefined
      return send(statements)
    })
    return { statements, answers }
  }

  return async (statement) => {
    if (!coming || coming.statements.length === most) coming = begun()
    const at = coming.statements.push(statement) - 1
    const answers = await coming.answers
    return answers[at] ?? []
  }
}
