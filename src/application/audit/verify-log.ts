import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as A from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Break } from '../../domain/log-break.ts'
import { type Checked, type Keys, type Link, LogCheck } from '../../domain/log-check.ts'
import type { Head } from '../../domain/log-head.ts'
import type { Seal } from '../../domain/seal.ts'
import type { SealKeys } from '../ports/seal-keys.ts'
import type { KeptSealKey, Seals } from '../ports/seals.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Vault } from '../ports/vault.ts'

export type Verdict = {
  /** The last link of those that are whole: its sequence is how many they are. */
  readonly checked: Checked
  readonly broken: O.Option<Break>
  /** Events that are too new to have a seal. */
  readonly unsealed: number
}

/** Checks the log from its beginning. With a head of an earlier time, that nothing was cut off since or replaced. */
export type VerifyLog = (head: O.Option<Head>) => TE.TaskEither<Unavailable, Verdict>

type Ports = { readonly seals: Seals; readonly sealKeys: SealKeys; readonly vault: Vault }

const page = 2_000

type Check = ReturnType<typeof LogCheck.link>

const keysFrom = ({ sealKeys, vault }: Ports, kept: ReadonlyArray<KeptSealKey>): Keys => {
  const opened = A.filterMap(({ sealedKey }: KeptSealKey) => O.fromEither(vault.open(sealedKey)))(kept)
  return new Map([...sealKeys.derived, ...opened].map(sealKeys.of).map((key) => [key.kid, key]))
}

/** The last of a full page is only looked at: it tells what is wrong with the one before it. */
const checkPage = (check: Check, from: Checked, links: ReadonlyArray<Link>): Verdict => {
  let checked = from
  for (const [at, link] of links.slice(0, page).entries()) {
    const found = check(checked, link, links[at + 1])
    if ('fault' in found) return { checked, broken: O.some(found), unsealed: 0 }
    checked = found
  }
  return { checked, broken: O.none, unsealed: 0 }
}

const chainFrom = (seals: Seals, check: Check, checked: Checked): TE.TaskEither<Unavailable, Verdict> =>
  pipe(
    seals.links(O.map(({ sequence }: Seal) => sequence)(checked.last), page + 1),
    TE.flatMap((links) => {
      const verdict = checkPage(check, checked, links)
      return O.isSome(verdict.broken) || links.length <= page
        ? TE.right(verdict)
        : chainFrom(seals, check, verdict.checked)
    }),
  )

/** An event without a seal is new, or it is none of those that were there when its neighbours were sealed. */
const straysAfter = (
  seals: Seals,
  verdict: Verdict,
  after: O.Option<number>,
): TE.TaskEither<Unavailable, Verdict> =>
  pipe(
    seals.unsealed(after, page),
    TE.flatMap(({ last, positions }) => {
      const broken = pipe(
        LogCheck.inserted(verdict.checked, positions),
        O.alt(() => verdict.broken),
      )
      const found = { ...verdict, broken, unsealed: verdict.unsealed + positions.length }
      return O.isSome(broken) || O.isNone(last) ? TE.right(found) : straysAfter(seals, found, last)
    }),
  )

export const verifyLog =
  (ports: Ports): VerifyLog =>
  (head) =>
    pipe(
      ports.seals.keys,
      TE.flatMap((kept) =>
        chainFrom(ports.seals, LogCheck.link(keysFrom(ports, kept), head), LogCheck.nothing),
      ),
      TE.map((verdict) => ({
        ...verdict,
        broken: pipe(
          verdict.broken,
          O.alt(() => LogCheck.cutOff(verdict.checked, head)),
        ),
      })),
      TE.flatMap((verdict) =>
        O.isSome(verdict.broken) ? TE.right(verdict) : straysAfter(ports.seals, verdict, O.none),
      ),
    )
