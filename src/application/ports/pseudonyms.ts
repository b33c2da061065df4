/** Stands for a text where the text itself must not be kept. The same text has the same pseudonym, on every replica. */
export type Pseudonyms = { readonly of: (text: string) => string }
