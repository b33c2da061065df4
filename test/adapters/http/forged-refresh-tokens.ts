import { randomUUID } from 'node:crypto'
import { nodeCryptoRefreshTokens } from '../../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import type { SessionId } from '../../../src/domain/session-id.ts'

const withOther = (text: string, at: number) =>
  text.slice(0, at) + (text.at(at) === 'A' ? 'B' : 'A') + text.slice(at + 1)

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 43 characters have two bits more than 32 octets: the same octets, in other words. */
const withUnusedBits = (mac: string) => mac.slice(0, -1) + base64url[base64url.indexOf(mac.slice(-1)) + 1]

/** Of a good token, those that are not. */
export const forgeries: Readonly<Record<string, (id: SessionId, mac: string) => string>> = {
  empty: () => '',
  garbage: () => 'garbage',
  'dots alone': () => '..',
  'three parts of garbage': () => 'a.0.b',
  'without a MAC': (id) => `${id}.0`,
  'with an empty MAC': (id) => `${id}.0.`,
  'with a MAC of zeros': (id) => `${id}.0.${'A'.repeat(43)}`,
  'with half of its MAC': (id, mac) => `${id}.0.${mac.slice(0, 21)}`,
  'with one character of its MAC changed': (id, mac) => `${id}.0.${withOther(mac, 0)}`,
  'with a longer MAC': (id, mac) => `${id}.0.${mac}A`,
  'with the unused bits of its MAC set': (id, mac) => `${id}.0.${withUnusedBits(mac)}`,
  'with a padded MAC': (id, mac) => `${id}.0.${mac}=`,
  'with blanks around it': (id, mac) => ` ${id}.0.${mac} `,
  'with a line end': (id, mac) => `${id}.0.${mac}\n`,
  'with another number': (id, mac) => `${id}.1.${mac}`,
  'with its number written otherwise': (id, mac) => `${id}.00.${mac}`,
  'with a negative number': (id, mac) => `${id}.-0.${mac}`,
  'with a number beyond all numbers': (id, mac) => `${id}.${'9'.repeat(20)}.${mac}`,
  "with another session's id": (_, mac) => `${randomUUID()}.0.${mac}`,
  'with its id in capitals': (id, mac) => `${id.toUpperCase()}.0.${mac}`,
  'with a fourth part': (id, mac) => `${id}.0.${mac}.x`,
  'made with another secret': (id) => nodeCryptoRefreshTokens([Buffer.alloc(32, 8)]).of({ id, turn: 0 }),
}
