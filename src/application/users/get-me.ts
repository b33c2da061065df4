import * as TE from 'fp-ts/lib/TaskEither.js'
import type { User } from '../../domain/user.ts'
import type { Caller } from '../ports/sessions.ts'

/** Answers the caller's own user. Authenticating has just read it, so nothing is read twice. */
export type GetMe = (caller: Caller) => TE.TaskEither<never, User>

export const getMe: GetMe = ({ user }) => TE.right(user)
