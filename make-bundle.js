import { writeFileSync } from 'node:fs'
import { build } from 'rolldown'
import { bundle, ingredients, isBundled, recipe } from './src/infrastructure/bundle.js'

/** These look for files beside their own. */
const external = /^(argon2|bcrypt|pino-pretty|swagger-ui-dist|@electric-sql\/.+)$/

/** What can be called directly, in place of what every call would look up in an object. */
const alias = { 'fp-ts/lib': 'fp-ts/es6', 'io-ts': 'io-ts/es6/index.js' }

/** The service in some seventy files for 1,400, which take longer to find than to run. */
const make = async () => {
  const made = ingredients()
  await build({
    input: {
      main: 'src/infrastructure/processes/main.ts',
      worker: 'src/infrastructure/processes/crew/worker.ts',
    },
    platform: 'node',
    external,
    resolve: { alias },
    output: { dir: bundle, cleanDir: true, keepNames: true },
  })
  writeFileSync(recipe, made)
}

if (!isBundled()) await make()
