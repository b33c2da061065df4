import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { flameGraph } from './flame/picture.ts'
import { type Profile, stacksOf } from './flame/stacks.ts'

/**
 * A picture of what the main thread did: `node bench/flame.ts PROFILE.cpuprofile OUT.svg [--from S] [--to S]`, of a profile
 * that V8 has written (PROFILE=<directory> npm run bench), cut to some of its seconds.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string', default: '0' }, to: { type: 'string', default: 'Infinity' } },
})
const [profile = '', out = ''] = positionals
const read: Profile = JSON.parse(readFileSync(profile, 'utf8'))
writeFileSync(out, flameGraph(stacksOf(read, Number(values.from), Number(values.to))))
