import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** Answers in the order of what was asked. */
export type AskAll<Question, E, Answer> = (
  questions: ReadonlyArray<Question>,
) => TaskEither<E, ReadonlyArray<Answer>>

type Coming<Question, E, Answer> = {
  readonly questions: Array<Question>
  readonly answers: Promise<E.Either<E, ReadonlyArray<Answer>>>
  /** It begins now, if it has room. */
  readonly goAhead: () => void
}

/** So many rounds are on their way at once: while the database works on one, this process works on the other. */
const most = 2

export type Rounds = {
  /** A round of so many does not wait for the turn of the event loop to end: else one could come to hold all there are. */
  readonly enough?: number
  /** Milliseconds, beyond which nobody waits for rounds that take long. */
  readonly patience?: number
}

/**
 * What is asked one by one within a turn of the event loop, or while others are being answered, is asked at once: a
 * hundred cost little more than one. A round begins after all that it holds was asked, so that its answers are as fresh as if
 * each had been asked for alone.
 */
export const gathered = <Question, E, Answer>(
  askAll: AskAll<Question, E, Answer>,
  { enough = Infinity, patience = 20 }: Rounds = {},
): ((question: Question) => TaskEither<E, Answer>) => {
  let running = 0
  let coming: Coming<Question, E, Answer> | undefined
  let makeRoom = () => {}

  const begun = (): Coming<Question, E, Answer> => {
    const questions: Array<Question> = []
    const { promise: mayBegin, resolve: begin } = Promise.withResolvers<void>()
    const hasRoom = running < most
    if (hasRoom) setImmediate(begin)
    else {
      const impatient = setTimeout(begin, patience)
      makeRoom = () => {
        clearTimeout(impatient)
        begin()
      }
    }

    const round = async () => {
      await mayBegin
      coming = undefined
      running++
      try {
        return await askAll(questions)()
      } finally {
        running--
        makeRoom()
      }
    }
    return { questions, answers: round(), goAhead: hasRoom ? begin : () => {} }
  }

  return (question) => async () => {
    coming ??= begun()
    const { questions, answers, goAhead } = coming
    const at = questions.push(question) - 1
    if (questions.length === enough) goAhead()
    const answered = await answers
    return E.isLeft(answered) ? answered : E.right(answered.right[at] as Answer)
  }
}
