import { canaries } from '../canaries.ts'

const planted = canaries()

/** In everything that is wrong or read by nobody: it comes back in no answer, and is kept nowhere. */
export const canary = 'CaNaRy7c1fBrOkEn'

/** In everything that an operation may take: its owner may be told, and is not where the request is refused. */
export const accepted = 'accepted4d9e21'

planted.add('broken', canary)
planted.add('accepted', accepted)

/** Which of the two are in a text, however they are written. */
export const marksIn = planted.foundIn
