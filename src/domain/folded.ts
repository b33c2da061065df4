import type { Brand } from './brand.ts'

/**
 * Text as it is searched and as names are put in order: without case, without accents, in one form of each letter.
 * Whoever writes Muller finds Müller, and who writes Müller finds Muller.
 */
export type Folded = Brand<string, 'Folded'>

/** Unicode's blocks of combining diacritical marks. Vowel signs, as in Devanagari, are no accents. */
const marks = '\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f'

/** What Unicode takes for letters of their own, and what of them a keyboard without them has. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ɛ: 'e',
  ɔ: 'o',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  '‐': '-',
  '–': '-',
}

const accents = new RegExp(`[${marks}]`, 'g')
const others = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Doing it twice changes nothing more. */
const of = (text: string): Folded =>
  text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(others, (letter) => String(letters[letter]))
    .normalize('NFC') as Folded

export const Folded = { of, marks, letters }
