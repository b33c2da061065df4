/** An answer, described. One function makes the response of it. */
export type Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  /** What failed, and why: for the log, never for the answer. */
  readonly failure?: { readonly port?: string; readonly cause: unknown }
}

export const ok = (body: object): Reply => ({ status: 200, body })

export const done: Reply = { status: 204 }
