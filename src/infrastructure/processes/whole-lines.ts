/** Octets that one system call puts into a pipe as a whole, whoever else writes there (POSIX: at least 512, Linux: 4096). */
const most = 4_096

type Write = (lines: string, written: () => void) => void

const firstOf = (lines: ReadonlyArray<string>): number => {
  let octets = 0
  const end = lines.findIndex((line) => {
    octets += Buffer.byteLength(line)
    return octets > most
  })
  return end === -1 ? lines.length : Math.max(1, end)
}

/**
 * Writes lines beside other processes without one cutting into another's: as many whole ones at a time as go in, and the
 * next when those are in. `rest` takes what has not been written yet.
 */
export const wholeLines = (write: Write) => {
  const lines: string[] = []
  let isWriting = false

  const next = () => {
    isWriting = lines.length > 0
    if (!isWriting) return
    write(lines.splice(0, firstOf(lines)).join(''), next)
  }

  return {
    add: (more: string): void => {
      lines.push(...more.split(/(?<=\n)/))
      if (!isWriting) next()
    },
    rest: (): string => lines.splice(0).join(''),
  }
}
