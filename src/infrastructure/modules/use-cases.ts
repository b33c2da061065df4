import { ContainerModule } from 'inversify'
import { authenticate } from '../../application/auth/authenticate.ts'
import { login } from '../../application/auth/login.ts'
import { registerUser } from '../../application/auth/register-user.ts'
import { checkHealth } from '../../application/health/check-health.ts'
import { ensureSigningKey } from '../../application/keys/ensure-signing-key.ts'
import { findUser } from '../../application/users/find-user.ts'
import { getMe } from '../../application/users/get-me.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

export const useCases = new ContainerModule(({ bind }) => {
  const { users, eventLog, passwords, accessTokens, signingKeys, keyPairs, healthChecks, clock } = Tokens
  const use = provide(bind)

  use(Tokens.registerUser, registerUser, { users, passwords, eventLog, clock })
  use(Tokens.login, login, { users, passwords, accessTokens, eventLog, clock })
  use(Tokens.authenticate, authenticate, { accessTokens, users })
  bind(Tokens.getMe).toConstantValue(getMe)
  use(Tokens.findUser, findUser, { users })
  use(Tokens.checkHealth, checkHealth, { healthChecks })
  use(Tokens.ensureSigningKey, ensureSigningKey, { signingKeys, keyPairs })
})
