import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** Answers in the order of what was asked. */
type AskAll<Question, E, Answer> = (
  questions: ReadonlyArray<Question>,
) => TaskEither<E, ReadonlyArray<Answer>>

type Coming<Question, E, Answer> = {
  readonly questions: Array<Question>
  readonly answers: Promise<E.Either<E, ReadonlyArray<Answer>>>
}

/** So many rounds are on their way at once: while the database works on one, this process works on the other. */
const most = 2

/** Milliseconds, beyond which nobody waits for rounds that take long. */
const usualPatience = 20

/**
 * What is asked one by one within a turn of the event loop, or while others are being answered, is asked at once: a
 * hundred cost little more than one. A round begins after all that it holds was asked, so that its answers are as fresh as if
 * each had been asked for alone.
 */
export const gathered = <Question, E, Answer>(
  askAll: AskAll<Question, E, Answer>,
  patience = usualPatience,
): ((question: Question) => TaskEither<E, Answer>) => {
  let running = 0
  let coming: Coming<Question, E, Answer> | undefined
  let makeRoom = () => {}

  const room = (): Promise<void> =>
    new Promise((resolve) => {
      if (running < most) return void setImmediate(resolve)
      const impatient = setTimeout(resolve, patience)
      makeRoom = () => {
        clearTimeout(impatient)
        resolve()
      }
    })

  const begun = (): Coming<Question, E, Answer> => {
    const questions: Array<Question> = []
    const round = async () => {
      await room()
      coming = undefined
      running++
      try {
        return await askAll(questions)()
      } finally {
        running--
        makeRoom()
      }
    }
    return { questions, answers: round() }
  }

  return (question) => async () => {
    coming ??= begun()
    const at = coming.questions.push(question) - 1
    const answers = await coming.answers
    return E.isLeft(answers) ? answers : E.right(answers.right[at] as Answer)
  }
}
