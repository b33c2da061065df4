import { availableParallelism } from 'node:os'
import { expect } from 'chai'
import { aConfig } from '../support/applications.ts'

const day = 86_400
const secret = 'canary'.repeat(6)
const previous = 'former'.repeat(6)

describe('a configuration', () => {
  it('has a default for everything', () => {
    const { throttles: _, ...config } = aConfig()

    expect(config).to.deep.equal({
      listen: { host: '127.0.0.1', port: 8000 },
      metrics: undefined,
      httpLimits: { connections: 10_000, eventLoopLag: 1_000 },
      publicUrl: 'http://localhost:8000',
      app: { corsOrigins: [], trustedProxies: [], debug: false, basePath: '' },
      postgresql: undefined,
      redisUrl: undefined,
      workers: 1,
      dataDir: './data',
      secretKey: undefined,
      previousSecretKey: undefined,
      jwt: { issuer: 'http://localhost:8000', audience: 'prescribeme', lifetime: 1_800 },
      sessions: { idle: 14 * day, absolute: 90 * day, grace: 30, most: 50 },
      argon2: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
      hashing: { concurrency: availableParallelism(), queue: 32 * availableParallelism() },
      isThrottled: true,
      passwordMinLength: 8,
      log: { level: 'info', format: undefined },
    })
  })

  it('takes every variable', () => {
    const { throttles: _, ...config } = aConfig({
      PORT: '9000',
      HOST: '0.0.0.0',
      METRICS_PORT: '9464',
      DATABASE_URL: 'postgresql://user:pw@db:5433/accounts?sslmode=require',
      DATABASE_POOL_SIZE: '20',
      WORKERS: '4',
      REDIS_URL: 'rediss://user:pw@cache:6380/1',
      DATA_DIR: '/var/lib/prescribeme',
      NODE_ENV: 'production',
      SECRET_KEY: secret,
      SECRET_KEY_PREVIOUS: previous,
      DEBUG: 'true',
      ACCESS_TOKEN_TTL: '12h',
      REFRESH_TOKEN_TTL: '7d',
      SESSION_TTL: '1d',
      REFRESH_GRACE: '0s',
      JWT_ISSUER: 'https://issuer.example.com',
      JWT_AUDIENCE: 'clinic',
      PUBLIC_URL: 'https://accounts.example.com',
      CORS_ORIGINS: 'https://app.example.com/, http://localhost:5173',
      TRUSTED_PROXIES: '10.0.0.0/8,fd00::/8, 127.0.0.1',
      HASH_CONCURRENCY: '3',
      HASH_QUEUE: '5',
      MAX_CONNECTIONS: '500',
      EVENT_LOOP_LAG_MAX: '250ms',
      PASSWORD_MIN_LENGTH: '15',
      ARGON2_MEMORY_KIB: '47104',
      ARGON2_TIME: '1',
      ARGON2_PARALLELISM: '2',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'pretty',
    })

    expect(config).to.deep.equal({
      listen: { host: '0.0.0.0', port: 9000 },
      metrics: { host: '0.0.0.0', port: 9464 },
      httpLimits: { connections: 500, eventLoopLag: 250 },
      publicUrl: 'https://accounts.example.com',
      app: {
        corsOrigins: ['https://app.example.com', 'http://localhost:5173'],
        trustedProxies: ['10.0.0.0/8', 'fd00::/8', '127.0.0.1'],
        debug: true,
        basePath: '',
      },
      postgresql: { url: 'postgresql://user:pw@db:5433/accounts?sslmode=require', poolSize: 20 },
      redisUrl: 'rediss://user:pw@cache:6380/1',
      workers: 4,
      dataDir: '/var/lib/prescribeme',
      secretKey: secret,
      previousSecretKey: previous,
      jwt: { issuer: 'https://issuer.example.com', audience: 'clinic', lifetime: 43_200 },
      sessions: { idle: 7 * day, absolute: day, grace: 0, most: 50 },
      argon2: { memoryCost: 47_104, timeCost: 1, parallelism: 2 },
      hashing: { concurrency: 3, queue: 5 },
      isThrottled: true,
      passwordMinLength: 15,
      log: { level: 'warn', format: 'pretty' },
    })
  })

  it('names its own URL after the port, and its issuer after its URL', () => {
    expect(aConfig({ PORT: '9000' }).jwt.issuer).to.equal('http://localhost:9000')
    expect(aConfig({ PUBLIC_URL: 'https://a.example' }).jwt.issuer).to.equal('https://a.example')
  })

  for (const [url, path] of [
    ['https://a.example', ''],
    ['https://a.example/', ''],
    ['https://a.example/accounts', '/accounts'],
    ['https://a.example/x/accounts/?q#f', '/x/accounts'],
    ['https://a.example//b.example//', '/b.example'],
    ['https://a.example/"><', '/%22%3E%3C'],
  ] as const)
    it(`is found under "${path}" where its URL is ${url}`, () => {
      expect(aConfig({ PUBLIC_URL: url }).app.basePath).to.equal(path)
    })

  it('takes what is set to nothing for not set, and drops blanks around what is', () => {
    const blank = { PORT: '', HOST: '  ', SECRET_KEY: '\t', DATABASE_URL: ' ', CORS_ORIGINS: '', DEBUG: ' ' }

    expect(aConfig(blank)).to.deep.equal(aConfig())
    expect(aConfig({ PORT: ' 9000 ' }).listen.port).to.equal(9000)
  })

  it('does not mind variables that are none of its own', () => {
    expect(aConfig({ PATH: '/bin', HOME: '/root', __proto__: 'x', PORTX: 'y' })).to.deep.equal(aConfig())
  })

  it('takes a previous secret beside the kept one, and one that is the secret itself', () => {
    expect(aConfig({ SECRET_KEY_PREVIOUS: secret })).to.include({
      secretKey: undefined,
      previousSecretKey: secret,
    })
    expect(aConfig({ SECRET_KEY: secret, SECRET_KEY_PREVIOUS: secret }).previousSecretKey).to.equal(secret)
  })
})
