import { once } from 'node:events'
import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'

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
