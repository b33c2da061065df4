/** What a command can do at the terminal. */
export type Terminal = {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Without echo from a terminal, whole from anything else. Never from an argument, which others can see. */
  readonly readSecret: (prompt: string) => Promise<string>
}
