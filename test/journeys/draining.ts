import { once } from 'node:events'
import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'

export const draining = 'draining: requests in flight may end'

/** A login that the service has begun to take: it has read the head and asks for the body. */
export const aLogin = async (url: string, agent: Agent): Promise<ClientRequest> => {
  const headers = { 'content-type': 'application/json', expect: '100-continue' }
  const login = request(`${url}/api/v1/auth/login`, { method: 'POST', agent, headers })
  login.on('error', () => {}).flushHeaders()
  await once(login, 'continue')
  return login
}

export const answerTo = async (login: ClientRequest): Promise<IncomingMessage> => {
  const [answer] = await once(login, 'response')
  return answer
}

/** Whether the address takes no more connections. */
export const refuses = async (url: string): Promise<boolean> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const isRefused = await once(socket, 'connect').then(
    () => false,
    () => true,
  )
  socket.destroy()
  return isRefused
}
