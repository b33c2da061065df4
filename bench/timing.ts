import { setTimeout as pause } from 'node:timers/promises'
import argon2 from 'argon2'
import bcrypt from 'bcrypt'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { prescribeme, start, tidy } from '../test/support/processes.ts'
import { clientOf } from './load/client.ts'
import { quantile } from './load/loops.ts'
import { eachOf, separation, shuffled } from './load/separation.ts'

/**
 * What the time of a refused login tells: how well the best threshold tells each class from a wrong password, on
 * PostgreSQL. N a class can be set, and how many are asked AT_ONCE. With 500 a class the standard error is 0.018, so
 * that one class in ten is past the bound by chance; with 2,000 it is 0.009.
 */
const n = Number(process.env['N'] ?? 500)
const atOnce = Number(process.env['AT_ONCE'] ?? 6)
const bound = 0.03

/** Fewer than lock an account, and more. */
const guessesEach = 8
const untilLocked = 12
const lockedAccounts = 10

/** Milliseconds until the first round of jobs has measured what the slowest hash takes. */
const calibration = 8_000

const [right, wrong] = ['correct horse battery', 'correct horse stable']
const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const usual = {
  hash: (await argon2.hash(right, cost)).replace(/(m=\d+),(p=\d+),(t=\d+)/, '$1,$3,$2'),
  password: wrong,
  isActive: true,
  isVerified: true,
  isLocked: false,
  exists: true,
}

const reference = 'wrong password'
const classes: Readonly<Record<string, typeof usual>> = {
  [reference]: usual,
  'unknown address': { ...usual, exists: false },
  inactive: { ...usual, isActive: false },
  'inactive, right password': { ...usual, isActive: false, password: right },
  locked: { ...usual, isLocked: true },
  'locked, right password': { ...usual, isLocked: true, password: right },
  unverified: { ...usual, isVerified: false },
  'bcrypt of cost 12': { ...usual, hash: await bcrypt.hash(right, 12) },
}

const all = Object.entries(classes).map(([name, each], nth) => {
  const accounts = each.isLocked ? lockedAccounts : Math.ceil(n / guessesEach)
  const times: number[] = []
  return {
    ...each,
    name,
    times,
    emails: Array.from({ length: accounts }, (_, i) => `c${nth}n${i}@example.com`),
  }
})
type Class = (typeof all)[number]

const engine = await ownPostgresql(2)
try {
  await prescribeme(['migrate'], { DATABASE_URL: engine.url }).exited
  for (const { hash, emails, isActive, isVerified } of all.filter(({ exists }) => exists))
    await rowsOf(
      engine,
      sql`insert into users (email, hashed_password, is_active, email_verified)
          select email, ${hash}, ${isActive}, ${isVerified} from unnest(${emails}::text[]) email`,
    )

  const service = await start({
    DATABASE_URL: engine.url,
    NODE_ENV: 'test',
    THROTTLE_LOGIN_ADDRESS: '10000000/15m',
    THROTTLE_LOGIN_SERVICE: '10000000/10m',
    // what is locked stays locked
    THROTTLE_LOGIN_DELAY: '1h',
  })
  const { ask, close } = clientOf(service.url, atOnce)
  let strange = 0
  const guess = async ({ emails, password, times }: Class, nth: number, isLocking = false) => {
    const body = { email: emails[nth % emails.length], password: isLocking ? wrong : password }
    const { status, ms } = await ask({ method: 'POST', path: '/api/v1/auth/login', body })
    if (status !== 401) strange++
    if (!isLocking) times.push(ms)
  }
  const turnsOf = (count: (each: Class) => number) =>
    shuffled(all.flatMap((each) => Array.from({ length: count(each) }, (_, nth) => ({ each, nth }))))

  await pause(calibration)
  const locking = turnsOf(({ isLocked }) => (isLocked ? untilLocked * lockedAccounts : 0))
  await eachOf(locking, atOnce, ({ each, nth }) => guess(each, nth, true))
  await eachOf(
    turnsOf(() => n),
    atOnce,
    ({ each, nth }) => guess(each, nth),
  )
  close()

  const [{ times: ordinary } = { times: [] }] = all
  const figures = all.map(({ name, times }) => ({ name, times, ...separation(times, ordinary) }))
  process.stdout.write(
    [
      `${n} of each class, ${atOnce} at a time; AUC against "${reference}" 0.5 ± ${bound}; ${strange} not answered 401`,
      ...figures.map(
        ({ name, times, auc, error }) =>
          `${name.padEnd(26)} median ${quantile(0.5, times).toFixed(1)} ms  p95 ${quantile(0.95, times).toFixed(1)} ms  AUC ${auc.toFixed(3)} (standard error ${error.toFixed(3)})`,
      ),
      '',
    ].join('\n'),
  )
  process.exitCode = strange === 0 && figures.every(({ auc }) => Math.abs(auc - 0.5) <= bound) ? 0 : 1
} finally {
  await tidy()
  await engine.close()
}
