import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { clientsOf } from '../../adapters/http/clients.ts'
import { serving } from '../../support/http.ts'
import { aDirectory, root, run, tidy } from '../../support/processes.ts'
import { installed, itWith } from '../../support/programs.ts'
import { freePort } from '../../support/redis-servers.ts'

const nginx = installed(['nginx', '/usr/sbin/nginx'], '-v')
const example = readFileSync(join(root, 'examples/verify-tokens/nginx.conf'), 'utf8')

/** As little around the example as nginx starts with. */
const configuration = (directory: string, servers: string) => `
  daemon off;
  master_process off;
  pid ${directory}/pid;
  error_log ${directory}/error.log;
  events {}
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${directory}/${name};`)
      .join('\n')}
    ${servers}
  }`

const untilUp = async (url: string): Promise<void> => {
  const isUp = await fetch(url).then(
    () => true,
    () => false,
  )
  if (!isUp) {
    await pause(50)
    await untilUp(url)
  }
}

describe('nginx that asks this service who is signed in', function () {
  this.timeout(30_000)
  const server = serving()
  const asked: string[] = []
  const behind = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    // who answers and closes before all has come resets the connection, and nginx makes a 502 of that
    request.resume().once('end', () => response.end('from behind'))
  })
  before(async () => {
    await once(behind.listen(0, '127.0.0.1'), 'listening')
  })
  beforeEach(() => void asked.splice(0))
  afterEach(tidy)
  after(() => {
    behind.closeAllConnections()
    behind.close()
  })

  const start = async (program: string, prescribeme = server.at().port): Promise<string> => {
    const [directory, port] = [aDirectory(), await freePort()]
    const address = behind.address()
    const servers = example
      .replace('localhost:8000', `127.0.0.1:${prescribeme}`)
      .replace('127.0.0.1:8080', `127.0.0.1:${port}`)
      .replace('localhost:9000', `127.0.0.1:${typeof address === 'object' && address?.port}`)
    writeFileSync(join(directory, 'nginx.conf'), configuration(directory, servers))
    run(program, ['-p', directory, '-c', join(directory, 'nginx.conf'), '-e', join(directory, 'error.log')])
    await untilUp(`http://127.0.0.1:${port}/`)
    return `http://127.0.0.1:${port}/orders?page=2`
  }

  itWith(
    nginx,
    'nginx',
    'hands on what they ask, whatever headers and body come with it',
    async (program) => {
      const { access, etag } = await signedIn()
      const url = await start(program)
      const authorization = `Bearer ${access}`
      const requests: ReadonlyArray<RequestInit> = [
        { headers: { authorization } },
        { headers: { authorization, accept: 'text/html', 'if-none-match': etag } },
        {
          method: 'POST',
          body: 'x'.repeat(100_000),
          headers: { authorization, origin: 'http://a' },
        },
        { method: 'DELETE', headers: { authorization } },
      ]
      asked.length = 0
      for (const request of requests) expect(await (await fetch(url, request)).text()).to.equal('from behind')

      expect(asked).to.deep.equal(
        ['GET', 'GET', 'POST', 'DELETE'].map((method) => `${method} /orders?page=2`),
      )
    },
  )

  itWith(nginx, 'nginx', 'answers 401 to everybody else, at once after a logout', async (program) => {
    const { access, held } = await signedIn()
    const url = await start(program)
    asked.length = 0
    const withToken = (token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } })

    expect((await withToken(access)).status).to.equal(200)
    await clientsOf(server).logout(held)
    const refused = [await fetch(url), await withToken('token'), await withToken(access)]
    expect(refused.map(({ status }) => status)).to.deep.equal([401, 401, 401])
    expect(refused[0]?.headers.get('www-authenticate')).to.match(/^Bearer/)
    expect(asked).to.have.length(1)
    expect((await fetch(new URL('/_who', url))).status).to.equal(404)
  })

  itWith(nginx, 'nginx', 'lets nobody in while this service is away', async (program) => {
    const { access } = await signedIn()
    const url = await start(program, await freePort())

    expect((await fetch(url, { headers: { authorization: `Bearer ${access}` } })).status).to.equal(500)
    expect(asked).to.deep.equal([])
  })

  const signedIn = async () => {
    const clients = clientsOf(server)
    const held = await clients.signUp(`${crypto.randomUUID()}@example.com`)
    const etag = String((await clients.me(held)).headers.get('etag'))
    return { held, access: held.access, etag }
  }
})
