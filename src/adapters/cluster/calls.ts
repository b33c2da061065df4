/** One end of a channel between two processes. What is sent when the other has gone is lost. */
export type Channel = {
  readonly send: (message: object) => void
  readonly receive: (hear: (message: unknown) => void) => void
}

/** What can be called from the other end. Arguments and results are JSON. */
type Procedures = Readonly<Record<string, (...args: never[]) => unknown>>

/** Never resolves where the other end is gone before it has answered. */
export type Call<Theirs> = <K extends keyof Theirs & string>(
  name: K,
  ...args: Theirs[K] extends (...args: infer Args) => unknown ? Args : never
) => Promise<Theirs[K] extends (...args: never[]) => infer A ? Awaited<A> : never>

type Message =
  | { readonly call: number; readonly name: string; readonly args: ReadonlyArray<never> }
  | { readonly answer: number; readonly result: unknown }

/** Lets each end of a channel call the other. Procedures do not fail: one that throws is a defect. */
export const calls = <Theirs>(channel: Channel, ours: Procedures): Call<Theirs> => {
  const waiting = new Map<number, (result: never) => void>()
  let last = 0

  const answer = async (call: number, name: string, args: ReadonlyArray<never>): Promise<void> => {
    const result = await ours[name]?.(...args)
    channel.send({ answer: call, result })
  }

  channel.receive((heard) => {
    const message = heard as Message
    if ('call' in message) return void answer(message.call, message.name, message.args)
    waiting.get(message.answer)?.(message.result as never)
    waiting.delete(message.answer)
  })

  return (name, ...args) =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      channel.send({ call: last, name, args })
    })
}
