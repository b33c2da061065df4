import { forge, now } from './forge.ts'

/** Signed by us, and yet not for us, not from us, not now, or about nobody. */
export const contents = {
  ...Object.fromEntries(
    [undefined, null, '', 'https://id.example.org/', 'https://ID.example.org', 'https://id.example', 1].map(
      (iss) => [`iss ${JSON.stringify(iss)}`, forge({}, { iss })],
    ),
  ),
  ...Object.fromEntries(
    [undefined, null, '', 'prescribe', 'prescribeme2', 'PRESCRIBEME', [], ['other'], {}, 1].map((aud) => [
      `aud ${JSON.stringify(aud)}`,
      forge({}, { aud }),
    ]),
  ),
  ...Object.fromEntries(
    [undefined, null, now - 1, now, 0, -1, '9999999999', [now + 60], {}, true].map((exp) => [
      `exp ${JSON.stringify(exp)}`,
      forge({}, { exp }),
    ]),
  ),
  'nbf in a second': forge({}, { nbf: now + 1 }),
  'nbf of a text': forge({}, { nbf: '0' }),
  ...Object.fromEntries(
    [undefined, null, '', '0', '-1', 'abc', '1.5', '1e3', '0x1', '01', ' 1', '1 ', '1\n', '١', '99999999999']
      .concat(['9007199254740993', 'NaN', 'Infinity', "1' or '1", '1,2'])
      .map((sub) => [`sub ${JSON.stringify(sub)}`, forge({}, { sub })]),
  ),
  ...Object.fromEntries(
    [1, ['1'], { sub: '1' }, true].map((sub) => [
      `sub of another type, ${JSON.stringify(sub)}`,
      forge({}, { sub }),
    ]),
  ),
}
