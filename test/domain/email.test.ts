import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { Email } from '../../src/domain/email.ts'

const refusal = E.left({
  _tag: 'InvalidEmail',
  message: 'This is not an e-mail address of at most 254 characters.',
})

const accepted: Readonly<Record<string, readonly [text: string, canonical?: string]>> = {
  'a plain address': ['ada@example.org'],
  'an apostrophe, a tag and more labels than two': ["o'neil+tag@sub.example.co.uk"],
  'every other sign that a dot-atom may hold': ['!#$%&*-/=?^_`{|}~@example.org'],
  'capitals, as small letters': ['Ada.Lovelace@Example.ORG', 'ada.lovelace@example.org'],
  'white space around it, without that': [' \t\u00a0ada@example.org \r\n', 'ada@example.org'],
  'letters beyond ASCII in front of the @': ['Zoë@example.org', 'zoë@example.org'],
  'letters beyond ASCII behind the @': ['info@BÜCHER.example', 'info@bücher.example'],
  'another script in both parts': ['उपयोगकर्ता@उदाहरण.भारत'],
  'digits and hyphens within labels': ['a@3-com.xn--p1ai'],
  'a last label that only begins with a digit': ['a@example.3com'],
  'one character a part': ['a@b.c'],
}

const refused: Readonly<Record<string, string>> = {
  nothing: '',
  'white space alone': ' ',
  'an address without @': 'ada.example.org',
  'an address without a local part': '@example.org',
  'an address without a domain': 'ada@',
  'two @': 'ada@home@example.org',
  'a quoted local part': '"ada"@example.org',
  'a comment': 'ada(home)@example.org',
  'angle brackets': '<ada@example.org>',
  'a display name': 'Ada <ada@example.org>',
  'a space within': 'ada lovelace@example.org',
  'two addresses with a comma': 'ada@example.org,eve@example.org',
  'two addresses with a semicolon': 'ada@example.org;eve@example.org',
  'a backslash': 'ada\\@example.org',
  'a colon': 'mailto:ada@example.org',
  'a header of its own': 'ada@example.org\r\nBcc: eve@example.org',
  'a header of its own in front': 'Bcc: eve@example.org\r\nada@example.org',
  'a line of its own': 'ada@example.org\neve@example.org',
  'NUL in front of the @': 'ada\0@example.org',
  'NUL at the end': 'ada@example.org\0',
  'a control character': 'ada\u0007@example.org',
  'a character of no width': 'ada\u200b@example.org',
  'a character that turns the direction of writing': '\u202eada@example.org',
  'half a surrogate pair': 'ada\ud83d@example.org',
  'an emoji': '🦉@example.org',
  'two dots in front of the @': 'ada..lovelace@example.org',
  'a dot at the start': '.ada@example.org',
  'a dot right in front of the @': 'ada.@example.org',
  'two dots behind the @': 'ada@example..org',
  'a dot right behind the @': 'ada@.example.org',
  'a dot at the end': 'ada@example.org.',
  'a domain without a dot': 'ada@localhost',
  'an IPv4 address': 'ada@192.0.2.7',
  'an address literal': 'ada@[192.0.2.7]',
  'a last label that is a number': 'ada@example.123',
  'a last label that is a number in another script': 'ada@example.١٢٣',
  'an IPv4 address in wide digits, which IDNA reads as an IPv4 address': 'ada@１２７.０.０.１',
  'a label that begins with a hyphen': 'ada@-example.org',
  'a label that ends with a hyphen': 'ada@example-.org',
  'a last label that ends with a hyphen': 'ada@example.org-',
  'an underscore behind the @': 'ada@exa_mple.org',
}

describe('parsing an e-mail address', () => {
  for (const [what, [text, canonical = text]] of Object.entries(accepted))
    it(`accepts ${what}`, () => {
      expect(Email.parse(text)).to.deep.equal(E.right(canonical))
    })

  for (const [what, text] of Object.entries(refused))
    it(`refuses ${what}`, () => {
      expect(Email.parse(text)).to.deep.equal(refusal)
    })

  it('takes a decomposed address for the composed one', () => {
    const [composed, decomposed] = ['zo\u00eb@b\u00fccher.example', 'zoe\u0308@bu\u0308cher.example']

    expect(Email.parse(decomposed)).to.deep.equal(E.right(composed))
    expect(Email.parse(composed)).to.deep.equal(E.right(composed))
  })

  it('takes 254 characters and no more', () => {
    const label = 'd'.repeat(63)
    const address = `${'l'.repeat(64)}@${label}.${label}.${'d'.repeat(57)}.org`

    expect(address).to.have.length(254)
    expect(Email.parse(`  ${address}  `)).to.deep.equal(E.right(address))
    expect(Email.parse(`${address}g`)).to.deep.equal(refusal)
  })
})
