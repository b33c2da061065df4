import type { OnBehalf } from '../../application/ports/passwords.ts'

type Line = Set<() => void>

/** First come, first served, in two lines: where both wait, strangers and those who are familiar take every second turn. */
export const twoLines = () => {
  const [strangers, familiar]: readonly [Line, Line] = [new Set(), new Set()]
  let first = familiar

  return {
    size: () => strangers.size + familiar.size,
    of: ({ isFamiliar }: OnBehalf) => (isFamiliar ? familiar : strangers),
    next: (): (() => void) | undefined => {
      const second = first === familiar ? strangers : familiar
      const line = first.size > 0 ? first : second
      first = line === familiar ? strangers : familiar
      const [next] = line
      return next
    },
  }
}
