/** The variables of SETUP.md by their names, as texts. What is not there has its default; `process.env` is not read. */
export type Environment = Readonly<Record<string, string | undefined>>
