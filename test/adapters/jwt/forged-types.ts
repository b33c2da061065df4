import { forge } from './forge.ts'

const typs = [
  ...['JWT', 'jwt', 'at+JWT', 'AT+JWT', 'rt+jwt', 'id+jwt', 'dpop+jwt', 'logout+jwt', 'jwk+json'],
  ...['at+jwt ', ' at+jwt', 'at+jwt\0', 'at jwt', 'at', ''],
  ...[null, 1, true, ['at+jwt'], { typ: 'at+jwt' }],
]

/** RFC 9068 §2.1 and RFC 7515 §4.1.11. */
export const types = {
  'no typ': forge({ typ: undefined }),
  ...Object.fromEntries(typs.map((typ) => [`typ ${JSON.stringify(typ)}`, forge({ typ })])),
  'a crit that nobody knows': forge({ crit: ['x'], x: 1 }),
  'an empty crit': forge({ crit: [] }),
  'a crit that is null': forge({ crit: null }),
  'a crit of what it has': forge({ crit: ['kid'] }),
  'a crit of a text': forge({ crit: 'kid' }),
  'a crit that is false': forge({ crit: false }),
  'a payload that is not encoded': forge({ b64: false, crit: ['b64'] }),
}
