import { forge } from './forge.ts'

/** RFC 9068 §2.1 and RFC 7515 §4.1.11. */
export const types = {
  'no typ': forge({ typ: undefined }),
  ...Object.fromEntries(
    ['JWT', 'jwt', 'at+JWT', 'rt+jwt', 'at+jwt ', '', null, ['at+jwt']].map((typ) => [
      `typ ${JSON.stringify(typ)}`,
      forge({ typ }),
    ]),
  ),
  'a crit that nobody knows': forge({ crit: ['x'], x: 1 }),
  'an empty crit': forge({ crit: [] }),
  'a crit that is null': forge({ crit: null }),
  'a payload that is not encoded': forge({ b64: false, crit: ['b64'] }),
}
