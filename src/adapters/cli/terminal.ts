import type { Readable } from 'node:stream'

/** What a command can do at the terminal. */
export type Terminal = {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Without echo from a terminal, whole from anything else. Never from an argument, which others can see. */
  readonly readSecret: (prompt: string) => Promise<string>
  /** Standard input, as it comes. */
  readonly input: () => Readable
  /** Resolves when more can be taken; rejects where nobody reads any more. */
  readonly write: (text: string) => Promise<void>
  /** In the place of what it said last; nothing where there is no terminal to show it. */
  readonly status: (text: string) => void
}
