import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Brand } from './brand.ts'
import type { Email } from './email.ts'
import type { FullName } from './full-name.ts'
import { type Invalid, invalid } from './invalid.ts'
import { isUsable, unusableText } from './text.ts'

/** A password that the policy lets its owner choose. */
export type Password = Brand<string, 'Password'>

/** A password as somebody offers it, to be compared and nothing else: it may be older than the policy. */
export type PasswordAttempt = Brand<string, 'PasswordAttempt'>

export const PasswordAttempt = { of: (text: string): PasswordAttempt => text as PasswordAttempt }

/** A salted one-way hash in PHC or modular crypt format: scheme, cost and salt are in the text. */
export type PasswordHash = Brand<string, 'PasswordHash'>

/** NIST SP 800-63B-4 §3.1.1.2: a length and a blocklist; no rules of composition, no expiry. */
export type PasswordPolicy = {
  /** In code points. */
  readonly minLength: number
  /** Answers for the whole password in lower case. */
  readonly isCommon: (password: string) => boolean
}

export type UnacceptablePassword = Invalid<
  'UnusableText' | 'PasswordTooShort' | 'PasswordTooLong' | 'PasswordTooCommon' | 'PasswordTooPersonal'
>

const maxLength = 128

/** Words that belong to this product (ASVS 6.1.2): nobody's password is just one of them. */
const ownWords: ReadonlyArray<string> = ['prescribeme', 'prescribe me', 'prescribe-me']

/** SP 800-63B-4: each code point counts as one character, after NFC. Nothing else about it is changed. */
const normalised = (text: string): string => text.normalize('NFC')

const parse =
  ({ minLength, isCommon }: PasswordPolicy) =>
  (text: string): E.Either<UnacceptablePassword, Password> => {
    const password = normalised(text)
    const { length } = [...password]

    if (!isUsable(password)) return E.left(invalid('UnusableText', unusableText))

    if (length < minLength)
      return E.left(invalid('PasswordTooShort', `Use at least ${minLength} characters.`))
    if (length > maxLength) return E.left(invalid('PasswordTooLong', `Use at most ${maxLength} characters.`))
    if (ownWords.includes(password.toLowerCase()) || isCommon(password.toLowerCase()))
      return E.left(
        invalid('PasswordTooCommon', 'This password is among the first that an attacker would try.'),
      )
    return E.right(password as Password)
  }

/** Refuses a password that is nothing but one of the words given, such as the owner's name or address. */
const notJust = (words: ReadonlyArray<string>) =>
  E.fromPredicate(
    (password: Password) => !words.some((word) => word.toLowerCase() === password.toLowerCase()),
    (): UnacceptablePassword =>
      invalid('PasswordTooPersonal', 'Use something else than your own name or address.'),
  )

type Owner = { readonly email: Email; readonly fullName: O.Option<FullName> }

/** What somebody who knows the owner would try first (ASVS 6.2.11). */
const personal = ({ email, fullName }: Owner): ReadonlyArray<string> => [
  email,
  email.slice(0, email.lastIndexOf('@')),
  ...(O.isSome(fullName) ? [fullName.value, fullName.value.replaceAll(' ', '')] : []),
]

const notPersonal = (owner: Owner) => notJust(personal(owner))

export const Password = { parse, notPersonal, normalised, maxLength }
