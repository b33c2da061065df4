import { onRedis, type RedisServer } from '../../support/redis-servers.ts'

/** How Redis goes, what the log names as the reason, and how it comes back. */
export const outages: Readonly<
  Record<string, readonly [RegExp, (s: RedisServer) => unknown, (s: RedisServer) => unknown]>
> = {
  'is killed': [/SocketClosed|ECONN/, ({ kill }) => kill(), ({ start }) => start()],
  'is frozen': [/ETIMEDOUT/, ({ freeze }) => freeze(), ({ thaw }) => thaw()],
  'becomes a replica, which is read-only': [
    /READONLY|MASTERDOWN|UNKNOWN/,
    ({ url }) => onRedis(url, ['REPLICAOF', '127.0.0.1', '1']),
    ({ url }) => onRedis(url, ['REPLICAOF', 'NO', 'ONE']),
  ],
  'is full': [
    /OOM/,
    ({ url }) => onRedis(url, ['CONFIG', 'SET', 'maxmemory', '1']),
    ({ url }) => onRedis(url, ['CONFIG', 'SET', 'maxmemory', '0']),
  ],
  'forbids what is asked': [
    /NOPERM/,
    ({ url }) => onRedis(url, ['ACL', 'SETUSER', 'default', '-eval']),
    ({ url }) => onRedis(url, ['ACL', 'SETUSER', 'default', '+eval']),
  ],
}
