import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { login } from '../../src/application/auth/login.ts'
import { refreshSession } from '../../src/application/auth/refresh-session.ts'
import type { Tokens } from '../../src/application/auth/tokens.ts'
import { aSessionId } from '../support/sessions.ts'
import { aClient, anAttempt, anEmail } from '../support/users.ts'
import type { Person, Prediction } from './sessions-model-rules.ts'
import type { ModelWorld, Step, StepOn } from './sessions-model-world.ts'

const client = aClient()

/** Hears the tokens on their way to the client, and says of which session and number they are. */
const hearing = (
  { refreshTokens }: ModelWorld,
  says: string,
  predicted: Prediction,
  answer: TE.TaskEither<{ readonly _tag: string }, Tokens>,
): Step => {
  let tokens: Tokens | undefined
  const hear = (heard: Tokens) => {
    tokens = heard
    return pipe(
      refreshTokens.read(heard.refreshToken),
      O.match(
        () => 'tokens of nothing',
        ({ id, turn }) => `tokens ${id} ${turn}`,
      ),
    )
  }
  return { says, predicted, tried: pipe(answer, TE.map(hear)), heard: () => tokens }
}

export const logIn: StepOn<Person> = ({ world, rules, chance }, person, now) => {
  const [id, knows] = [chance.randomness.uuid(), chance.below(10) > 0]
  const password = anAttempt(knows ? undefined : 'a wrong one')
  const enter = login({ ...world, randomness: { uuid: () => id } })
  const predicted = rules.login(person, knows, id, now)

  return hearing(
    world,
    `log in ${person.id} (${password})`,
    predicted,
    enter({ email: anEmail(person.email), password, client }),
  )
}

/** Changes one letter of the MAC. */
const forge = (token: string) => `${token.slice(0, 50)}${token[50] === 'A' ? 'B' : 'A'}${token.slice(51)}`

/** The strict client presents what it was answered last; others retry, are behind, or make tokens up. */
export const refresh: StepOn = ({ world, rules, chance }, device, now) => {
  const held = [...device.refreshTokens.keys()]
  const retries = now - device.used < world.sessionPolicy.grace * 1_000 + 2
  const which = chance.weighed({
    newest: 100,
    'one before': retries ? 50 : 3,
    older: 1,
    unborn: 2,
    forged: 2,
  })
  const back = which === 'one before' ? 2 : which === 'older' ? 1 + chance.below(held.length + 1) : 1
  const number = which === 'unborn' ? device.turn + 1 : (held.at(-back) ?? 0)
  const made = () => world.refreshTokens.of({ id: aSessionId(device.id), turn: number })
  const refreshToken = which === 'forged' ? forge(made()) : (device.refreshTokens.get(number) ?? made())

  return hearing(
    world,
    `refresh ${device.id} with ${number} of ${device.turn} (${which})`,
    which === 'forged' ? rules.forged : rules.refresh(device, number, now),
    refreshSession(world)({ refreshToken, client }),
  )
}
