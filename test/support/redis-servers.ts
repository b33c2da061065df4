import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { aDirectory } from './directories.ts'

/** The server that `npm run test:services` needs. */
export const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'

/** What a server is told and asked beside the tests' own connections. */
export const onRedis = async (
  url: string,
  ...commands: ReadonlyArray<ReadonlyArray<string>>
): Promise<unknown> => {
  const client = createClient({ url }).on('error', () => {})
  await client.connect()
  try {
    let answer: unknown
    for (const command of commands) answer = await client.sendCommand([...command])
    return answer
  } finally {
    client.destroy()
  }
}

/** A port that nobody listens at. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

const untilListening = async (port: number): Promise<void> => {
  const socket = connect(port, '127.0.0.1')
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  if (isThere) return
  await pause(20)
  await untilListening(port)
}

const program = process.env['TEST_REDIS_SERVER'] ?? 'redis-server'

/** A Redis that is nobody else's, which is not running yet. */
export const aRedisServer = async () => {
  const port = await freePort()
  const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', aDirectory()]
  let running: ReturnType<typeof spawn> | undefined

  return {
    url: `redis://127.0.0.1:${port}`,
    start: async (): Promise<void> => {
      running = spawn(program, ['--port', String(port), ...options], { stdio: 'ignore' })
      await untilListening(port)
    },
    kill: async (): Promise<void> => {
      const ended = running
      running = undefined
      if (!ended) return
      ended.kill('SIGKILL')
      await once(ended, 'exit')
    },
    freeze: () => running?.kill('SIGSTOP'),
    thaw: () => running?.kill('SIGCONT'),
  }
}

export type RedisServer = Awaited<ReturnType<typeof aRedisServer>>
