import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import express from 'express'
import pg from 'pg'

/**
 * better-auth behind Express as its documentation sets it up, for production: its limits are on, and raised like ours.
 * DATABASE_URL, BETTER_AUTH_SECRET, BETTER_AUTH_URL. Says where it listens.
 */
const { DATABASE_URL: connectionString } = process.env
const raised = { window: 10, max: 1_000_000 }

const auth = betterAuth({
  database: new pg.Pool({ connectionString, max: 10 }),
  emailAndPassword: { enabled: true },
  rateLimit: { ...raised, customRules: { '/sign-in/email': raised, '/get-session': raised } },
})
await (await getMigrations(auth.options)).runMigrations()

const app = express()
app.all('/api/auth/*splat', toNodeHandler(auth))
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`)
})
