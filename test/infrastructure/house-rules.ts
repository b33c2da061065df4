import { dirname, join } from 'node:path'

type Part = { readonly within: ReadonlyArray<string>; readonly packages: RegExp }

const inside = ['domain', 'application']

const adapter = (technology: string, packages: RegExp): readonly [string, Part] => [
  `adapters/${technology}`,
  { within: [...inside, `adapters/${technology}`], packages },
]

/** Another's adapter, as the guides show one, may name what ours may. */
const example = (folder: string, packages: RegExp): readonly [string, Part] => [
  `../examples/${folder}`,
  { within: [...inside, `../examples/${folder}`], packages },
]

/** Which packages each part of the hexagon may name; of the house, it may name what stands within it and further in. */
const parts: Readonly<Record<string, Part>> = {
  domain: { within: ['domain'], packages: /^fp-ts\/lib\// },
  application: { within: inside, packages: /^fp-ts\/lib\// },
  ...Object.fromEntries([
    adapter('http', /^(fp-ts\/lib\/.+|io-ts|express|cors|helmet|proxy-addr|node:(http|net|buffer|url))$/),
    adapter(
      'cli',
      /^(fp-ts\/lib\/.+|io-ts|commander|node:(fs|fs\/promises|path|readline\/promises|stream|stream\/consumers))$/,
    ),
    adapter(
      'mikro-orm',
      /^(fp-ts\/lib\/.+|@mikro-orm\/.+|kysely|pg|@electric-sql\/.+|node:(fs|fs\/promises|net|path|stream|util|v8|zlib))$/,
    ),
    adapter('in-memory', /^(fp-ts\/lib\/.+|node:crypto)$/),
    adapter('cluster', /^fp-ts\/lib\/.+$/),
    adapter('argon2', /^(fp-ts\/lib\/.+|argon2|node:crypto)$/),
    adapter('bcrypt', /^(fp-ts\/lib\/.+|bcrypt|node:crypto)$/),
    adapter('jwt', /^(fp-ts\/lib\/.+|jsonwebtoken|ecdsa-sig-formatter|node:crypto)$/),
    adapter('node-crypto', /^(fp-ts\/lib\/.+|node:(crypto|util))$/),
    adapter('pino', /^(fp-ts\/lib\/.+|pino)$/),
    adapter('prometheus', /^(fp-ts\/lib\/.+|prom-client)$/),
    adapter('queue', /^(fp-ts\/lib\/.+|node:timers\/promises)$/),
    adapter('rate-limiter-flexible', /^(fp-ts\/lib\/.+|rate-limiter-flexible|@redis\/client)$/),
    adapter('system', /^(fp-ts\/lib\/.+|node:crypto)$/),
    adapter('zxcvbn', /^@zxcvbn-ts\/language-common$/),
  ]),
  infrastructure: { within: [''], packages: /^/ },
  ...Object.fromEntries([
    example('json-lines', /^(fp-ts\/lib\/.+|io-ts)$/),
    example('sqlite', /^node:sqlite$/),
    example('verify-tokens', /^jose$/),
  ]),
}

/** ASVS 1.2.5 and 1.3.2: nobody starts programs or runs text. */
const forbiddenModules = /^(node:)?(child_process|vm|repl|inspector|wasi|module)(\/|$)/
const forbiddenCalls =
  /\b(eval|Function|execScript)\s*\(|\bprocess\.binding\b|\bcreateRequire\b|\brequire\s*\(/

/** The one that starts the rest asks Node for its compile cache. */
const starter = 'src/infrastructure/prescribeme.js'

/** No module has blanks in its name: SQL's `is distinct from` is none of them. */
const specifier = /(?:\bfrom|\bimport|\bgetBuiltinModule)\s*\(?\s*['"`]([^'"`\s]+)['"`]/g

/** An import whose specifier is not a text in the source cannot be checked. */
const unreadable = /\b(?:import|getBuiltinModule)\s*\(\s*[^'"\s]/

const importsOf = (file: string, source: string): ReadonlyArray<string> =>
  [...source.matchAll(specifier)].map(([, named = '']) =>
    named.startsWith('.') ? join(dirname(file), named) : named,
  )

const partOf = (file: string) =>
  Object.entries(parts).find(([folder]) => file.startsWith(`${join('src', folder)}/`))?.[1]

/** What a file of the house says that its place does not allow. */
export const offences = (file: string, source: string): ReadonlyArray<string> => {
  const part = partOf(file)
  if (!part) return ['stands in no known part of the house']

  const mayName = (named: string) =>
    /^(src|examples)\//.test(named)
      ? part.within.some((folder) => named.startsWith(join('src', folder, '/')))
      : part.packages.test(named) && (file === starter || !forbiddenModules.test(named))

  return [
    ...importsOf(file, source).filter((named) => !mayName(named)),
    ...(source.match(forbiddenCalls) ?? []).slice(0, 1),
    ...(source.match(unreadable) ?? []),
  ]
}
