import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { authenticate } from '../../src/application/auth/authenticate.ts'
import type { Caller } from '../../src/application/ports/sessions.ts'
import { endOtherSessions } from '../../src/application/sessions/end-other-sessions.ts'
import { endSession } from '../../src/application/sessions/end-session.ts'
import { endSessionsOf } from '../../src/application/sessions/end-sessions-of.ts'
import { purgeSessions } from '../../src/application/sessions/purge-sessions.ts'
import { Account } from '../../src/domain/account.ts'
import { Actor } from '../../src/domain/actor.ts'
import { aSessionId } from '../support/sessions.ts'
import { aClient, anOccasion } from '../support/users.ts'
import type { Device, Person, Prediction } from './sessions-model-rules.ts'
import type { Hand, Step, StepOn, Tried } from './sessions-model-world.ts'

const client = aClient()

const done = TE.map(() => 'done')

/** Shows an access token first, as every request does, and acts only when that lets the caller in. */
const withToken = (
  { world, rules, chance }: Hand,
  device: Device,
  now: number,
  says: string,
  predicted: (letIn: Prediction) => Prediction,
  act: (caller: Caller) => Tried,
): Step => {
  const { token, until } = (chance.below(3) > 0
    ? device.accessTokens.at(-1)
    : chance.oneOf(device.accessTokens)) ?? { token: 'none', until: 0 }
  const letIn = rules.access(device, until, now)

  return {
    says: `${says} with an access token of ${device.id}`,
    predicted: letIn.answer === 'InvalidToken' ? letIn : predicted(letIn),
    tried: pipe(authenticate(world)(token), TE.flatMap<Caller, { readonly _tag: string }, string>(act)),
  }
}

export const access: StepOn = (hand, device, now) =>
  withToken(
    hand,
    device,
    now,
    'come in',
    (letIn) => letIn,
    ({ session, user }) => TE.right(`in ${session.id} until ${session.expiresAt.getTime()} of ${user.id}`),
  )

export const logOut: StepOn = (hand, device, now) => revoke(device)(hand, device, now)

/** Ends another session, mostly of the same user. */
export const revoke =
  (target: Device): StepOn =>
  (hand, device, now) =>
    withToken(
      hand,
      device,
      now,
      `end ${target.id}`,
      () => hand.rules.endOne(device, target, now),
      (caller) => done(endSession(hand.world)({ caller, id: aSessionId(target.id), client })),
    )

export const revokeOthers: StepOn = (hand, device, now) =>
  withToken(
    hand,
    device,
    now,
    'end the others',
    () => hand.rules.endMany(hand.rules.live(device.user, now).filter((other) => other !== device)),
    (caller) => done(endOtherSessions(hand.world)({ caller, client })),
  )

export const revokeAll: StepOn<Person> = ({ world, rules }, person, now) => ({
  says: `end all of ${person.id}`,
  predicted: rules.endMany(rules.live(person, now)),
  tried: done(endSessionsOf(world)({ actor: Actor.operator, of: person.id, client })),
})

export const switchTo =
  (active: boolean): StepOn<Person> =>
  ({ world, rules }, person, now) => {
    const occasion = anOccasion({ at: new Date(now) })
    const change = Account.change({ isActive: active, reason: 'by chance' }, occasion)
    return {
      says: `${active ? 'activate' : 'deactivate'} ${person.id}`,
      predicted: rules.switchTo(person, active, now),
      tried: done(world.users.change(person.id, change)),
    }
  }

export const purge =
  (people: ReadonlyArray<Person>): StepOn<Person> =>
  ({ world, rules }, _, now) => ({
    says: 'purge',
    predicted: rules.purge(people, now),
    tried: pipe(
      purgeSessions(world),
      TE.map((count) => `purged ${count}`),
    ),
  })
