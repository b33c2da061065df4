type Fields = Readonly<Record<string, unknown>>

/** What operators read. No field ever holds a password, a token, a hash or an address. */
export type Log = {
  readonly info: (message: string, fields?: Fields) => void
  readonly warn: (message: string, fields?: Fields) => void
  readonly error: (message: string, fields?: Fields) => void
}
