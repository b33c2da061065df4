import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

/** The least that can answer who is asking: node:http, an HMAC, one prepared SELECT by `pg`, JSON. DATABASE_URL, KEY. */
const { DATABASE_URL: connectionString, KEY = '' } = process.env
const pool = new pg.Pool({ connectionString, max: 10 })

const isGood = (token: string) => {
  const end = token.lastIndexOf('.')
  const mac = createHmac('sha256', KEY).update(token.slice(0, end)).digest()
  const given = Buffer.from(token.slice(end + 1), 'base64url')
  return given.length === mac.length && timingSafeEqual(given, mac)
}

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

const server = createServer(async (request, response) => {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
  if (!isGood(token)) return void response.writeHead(401).end()
  const { rows } = await pool.query({
    name: 'who',
    text: 'select id, email, full_name, is_active, created_at, updated_at from users where id = $1',
    values: [claimsOf(token).sub],
  })
  const body = JSON.stringify(rows[0])
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
