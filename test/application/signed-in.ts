import { login } from '../../src/application/auth/login.ts'
import type { Session } from '../../src/domain/session.ts'
import { aClient, anAttempt, anEmail } from '../support/users.ts'
import { happening, rightOf, type World, worldWithAda } from './world.ts'

/** The session as it is kept at this moment. */
export const kept = ({ memory }: Pick<World, 'memory'>, { id }: Pick<Session, 'id'>): Session => {
  const session = memory.sessions.get(id)
  if (session) return session
  throw new Error('there is no such session')
}

/** Logs somebody in once more: their tokens, and the caller that they are with them. */
export const signIn = async (ports: World, address = 'ada@example.org') => {
  const tokens = await rightOf(
    login(ports)({ email: anEmail(address), password: anAttempt(), client: aClient() }),
  )
  const claims = await rightOf(ports.accessTokens.verify(tokens.accessToken.token))
  const user = ports.memory.users.get(claims.userId)
  if (!user) throw new Error('there is no such user')

  return { ...tokens, caller: { user, session: kept(ports, { id: claims.sessionId }) } }
}

/** A world in which Ada has just signed in. What happened in it is what has happened since. */
export const worldOfSignedIn = async () => {
  const ports = await worldWithAda()
  const signedIn = await signIn(ports)

  return { ...ports, ...signedIn, session: signedIn.caller.session, happened: happening(ports) }
}
