import { join } from 'node:path'
import { expect } from 'chai'
import { clientsOf } from '../../adapters/http/clients.ts'
import { options } from '../../adapters/jwt/ring.ts'
import { serving } from '../../support/http.ts'
import { aDirectory, type Env, root, run, tidy } from '../../support/processes.ts'
import { installed, itWith } from '../../support/programs.ts'
import { publishing } from './publishing.ts'
import { good, key, refusals } from './tokens.ts'

const file = (name: string) => join(root, 'examples/verify-tokens', name)

const languages = [
  {
    name: 'Python',
    needs: 'PyJWT with cryptography',
    program: installed(['python3', '/usr/bin/python3'], '-c', 'import jwt, cryptography'),
    args: [file('verify_token.py')],
  },
  {
    name: 'Go',
    needs: 'Go',
    program: installed(['go', '/usr/lib/go/bin/go'], 'version'),
    args: ['run', file('verify-token.go')],
  },
]

for (const { name, needs, program, args } of languages)
  describe(`another service in ${name} that verifies tokens`, function () {
    this.timeout(120_000)
    const server = serving()
    afterEach(tidy)

    /** What it says of each token. */
    const said = async (command: string, env: Env, tokens: ReadonlyArray<string>) => {
      const own = { GOCACHE: join(aDirectory(), 'cache'), GO111MODULE: 'off', PYTHONDONTWRITEBYTECODE: '1' }
      const { stdout, exited } = run(command, args, {
        env: { ...own, ...env },
        input: `${tokens.join('\n')}\n`,
      })
      const { code, stderr } = await exited
      expect(code, stderr).to.equal(0)
      return stdout
    }

    itWith(program, needs, 'takes one of this service, and says whose it is', async (command) => {
      const ada = await clientsOf(server).signUp('ada@example.com')
      const env = {
        ISSUER: 'http://localhost:8000',
        AUDIENCE: 'prescribeme',
        JWKS_URL: `http://127.0.0.1:${server.at().port}/.well-known/jwks.json`,
      }

      expect(await said(command, env, [ada.access, ada.refresh])).to.match(/^user 1,refused: /)
    })

    itWith(program, needs, 'refuses whatever is not one, and asks for the keys once', async (command) => {
      const published = await publishing(key)
      const env = { ISSUER: options.issuer, AUDIENCE: options.audience, JWKS_URL: published.jwksUrl }
      const [kinds, tokens] = [Object.keys(refusals()), Object.values(refusals())]
      const [first, ...rest] = await said(command, env, [good(), ...tokens])
      published.close()

      expect(first).to.equal('user 1')
      expect(kinds.filter((_, n) => !rest[n]?.startsWith('refused: '))).to.deep.equal([])
      expect(published.asked()).to.equal(1)
    })
  })
