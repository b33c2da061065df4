import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { getMe } from '../../../src/application/users/get-me.ts'
import { aSession } from '../../support/sessions.ts'
import { aUser } from '../../support/users.ts'

describe('getting myself', () => {
  it('answers the user that authenticating has just read', async () => {
    const user = aUser()

    expect(await getMe({ user, session: aSession() })()).to.deep.equal(E.right(user))
  })
})
