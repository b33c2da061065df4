import { es256, forge, goodClaims, goodHeader, now, part } from './forge.ts'

const goodSid = String(goodClaims['sid'])

/** Signed by us, whatever the claims. */
const forged = (claims: unknown) => {
  const input = `${part(goodHeader)}.${part(claims)}`
  return `${input}.${es256()(input)}`
}

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
    [undefined, null, '', ' ', '1', 1, 0, true, {}, [], [goodSid], { sid: goodSid }].map((sid) => [
      `sid ${JSON.stringify(sid)}`,
      forge({}, { sid }),
    ]),
  ),
  ...Object.fromEntries(
    [
      goodSid.toUpperCase(),
      goodSid.slice(1),
      `${goodSid}0`,
      ` ${goodSid}`,
      `${goodSid}\n`,
      `${goodSid}\0`,
      `{${goodSid}}`,
      goodSid.replaceAll('-', ''),
      goodSid.replace('7', 'g'),
      `${goodSid}' or '1'='1`,
      'a'.repeat(1_000),
    ].map((sid) => [`sid ${JSON.stringify(sid).slice(0, 60)}`, forge({}, { sid })]),
  ),
  'sid under another name': forge({}, { sid: undefined, session: goodSid, SID: goodSid }),
  'sid in the header': forge({ sid: goodSid }, { sid: undefined }),
  'claims that are a text': forged('1'),
  'claims of null': forged('null'),
  'claims of a number': forged('42'),
  'claims of an array': forged([goodClaims]),
  'claims that are no JSON': forged('{"sub":"1"'),
  'claims of a thousand arrays': forged(`${'['.repeat(700)}${']'.repeat(700)}`),
  'claims in a claim': forged({ claims: goodClaims }),
  ...Object.fromEntries(
    [1, ['1'], { sub: '1' }, true].map((sub) => [
      `sub of another type, ${JSON.stringify(sub)}`,
      forge({}, { sub }),
    ]),
  ),
}
