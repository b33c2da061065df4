import type { Scenario } from '../contest.ts'
import { betterAuth } from './better-auth.ts'
import { betterAuthLogin } from './better-auth-login.ts'
import { embedded } from './embedded.ts'
import { fastapi } from './fastapi.ts'
import { login } from './login.ts'
import { me } from './me.ts'
import { refresh } from './refresh.ts'
import { register } from './register.ts'

/** By the names that ONLY takes. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  me,
  refresh,
  embedded,
  fastapi,
  'better-auth': betterAuth,
  login,
  register,
  'better-auth-login': betterAuthLogin,
}
