const unusable = /\0|\p{Cs}/u

/** Text that can be stored and sent: without NUL, which PostgreSQL refuses, and without half a surrogate pair. */
export const isUsable = (text: string): boolean => !unusable.test(text)

export const unusableText = 'NUL characters and unpaired surrogates are not accepted.'
