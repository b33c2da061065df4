import { databaseProxy } from '../support/database-proxies.ts'

/**
 * Stands between a client and PostgreSQL. When a user has been committed, it keeps the server's answer to itself and
 * says so instead: the client never learns of it.
 */
export const commitProxy = (url: string, committed: () => void) =>
  databaseProxy(url, (client, upstream) => {
    let [adds, commits] = [false, false]

    client.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      adds ||= text.includes('insert into users')
      commits ||= adds && /\bcommit\b/i.test(text)
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (commits) committed()
      else client.write(chunk)
    })
  })
