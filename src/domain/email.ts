import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Brand } from './brand.ts'
import { type Invalid, invalid } from './invalid.ts'

/** An e-mail address in canonical form: trimmed, lower case, NFC. Equal addresses are equal strings. */
export type Email = Brand<string, 'Email'>

export type InvalidEmail = Invalid<'InvalidEmail'>

/** RFC 5321 §4.5.3.1.3: in octets, since a path has at most 256 of them, its brackets included. */
const longest = 254
const octets = (text: string) => new TextEncoder().encode(text).length

/** RFC 5322's dot-atom, widened by RFC 6531 to letters beyond ASCII; neither quoted nor with comments. */
const local = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** Two or more labels of letters, digits and inner hyphens, the last of which is no number. */
const domain =
  /^([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(?!\p{N}+$)[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u

/** The form in which addresses are stored and looked up, of any text. Doing it twice changes nothing more. */
const canonical = (text: string): Email =>
  text.trim().normalize('NFC').toLowerCase().normalize('NFC') as Email

const isAddress = (text: string): boolean => {
  const at = text.lastIndexOf('@')

  return at > 0 && octets(text) <= longest && local.test(text.slice(0, at)) && domain.test(text.slice(at + 1))
}

/** Asks for the shape of an address. Whether it receives mail, only a mail can tell. */
const parse = (text: string): E.Either<InvalidEmail, Email> =>
  pipe(
    canonical(text),
    E.fromPredicate(isAddress, () =>
      invalid('InvalidEmail', `This is not an e-mail address of at most ${longest} characters.`),
    ),
  )

export const Email = { parse, canonical }
