/**
 * Rejects when the work takes longer, in milliseconds. In two halves: after a stall of this process, which ends one of
 * them, an answer that has come meanwhile is still read.
 */
export const inTime = <A>(most: number, work: Promise<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const late = () => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }))
    const half = () => {
      timer = setTimeout(late, most / 2)
    }
    let timer = setTimeout(half, most / 2)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
