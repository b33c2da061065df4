import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a server does with a connection that Redis would not. */
export const faults: Readonly<Record<string, (socket: Socket) => void>> = {
  'says nothing': () => {},
  'refuses everything': (socket) => socket.on('data', () => socket.write('-NOPERM canary\r\n'.repeat(9))),
  'talks gibberish': (socket) => socket.on('data', () => socket.write('canary\r\n*x\r\n$-9\r\n\0')),
  'answers too much': (socket) => socket.on('data', () => socket.write('+OK\r\n'.repeat(99))),
  'hangs up': (socket) => socket.end(),
  'breaks off': (socket) => socket.resetAndDestroy(),
}

/** Listens where a Redis should. */
export const aBrokenServer = async (behave: (socket: Socket) => void) => {
  const sockets = new Set<Socket>()
  let accepted = 0
  const server = createServer((socket) => {
    accepted += 1
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    behave(socket.resume())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `redis://user:canary@127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: () => accepted,
    open: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
