import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Config } from '../../config/config.ts'

/**
 * Any free port is chosen once: workers that come when all others are gone would be given another. What keeps them from
 * listening they say themselves.
 */
export const withFixedPort = async (config: Config): Promise<Config> => {
  const { host, port } = config.listen
  if (port !== 0) return config

  const server = createServer().listen(0, host)
  const isFound = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (!isFound) return config
  const { port: free } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return { ...config, listen: { host, port: free } }
}
