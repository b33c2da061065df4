import type { Refusal } from '../../application/users/candidate.ts'
import type { Imported, ImportReport } from '../../application/users/import-users.ts'

/** Of the lines that were refused, so many are named in the report. */
export const mostNamed = 100

const counted = (count: number): string => count.toLocaleString('en')

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase()

/** As the HTTP API says what is wrong with a member. */
export const refusalView = ({ line, field, _tag, message }: Refusal) => ({
  line,
  field,
  code: kebab(_tag),
  message,
})

const sums = ({ added, hashed, alreadyThere, refused }: Imported, isDryRun = false): string => {
  const hashing = isDryRun ? 'with a password to be hashed, which takes long' : 'after hashing a password'

  return [
    `${counted(added)} ${isDryRun ? 'would be added' : 'added'}${hashed > 0 ? ` (${counted(hashed)} ${hashing})` : ''}`,
    `${counted(alreadyThere)} there already`,
    `${counted(refused)} refused`,
  ].join(', ')
}

const width = 20

/** `share` is between 0 and 1. Hashing passwords is what makes it slow, and so it says when it does. */
export const progressView = (sofar: Imported, share: number | undefined): string => {
  const full = Math.floor((share ?? 0) * width)
  const bar =
    share === undefined ? '' : `[${'#'.repeat(full).padEnd(width, '.')}] ${Math.floor(share * 100)} %  `

  return `${bar}${sums(sofar)}`
}

type Told = {
  readonly report: ImportReport
  /** Those that are named. */
  readonly refusals: ReadonlyArray<Refusal>
  readonly isDryRun: boolean
}

export const reportJson = ({ report, refusals, isDryRun }: Told): string =>
  JSON.stringify({
    added: report.added,
    hashed: report.hashed,
    already_there: report.alreadyThere,
    refused: report.refused,
    last_line: report.line,
    complete: report.isWhole,
    dry_run: isDryRun,
    refusals: refusals.map(refusalView),
  })

/** For people: first what they have to mend, then the sums. */
export const reportLines = ({ report, refusals, isDryRun }: Told): ReadonlyArray<string> => {
  const unnamed = report.refused - refusals.length

  return [
    ...refusals.map(({ line, field, message }) => `line ${line}: ${field}: ${message}`),
    ...(unnamed > 0 ? [`… and ${counted(unnamed)} more: --report <file> keeps them all`] : []),
    `${sums(report, isDryRun)}.`,
  ]
}
