import type { Answer } from '../../support/answers.ts'
import type { Canaries } from '../../support/canaries.ts'

/** What an answer gives to the one whose it is: tokens to whoever proved to be it, and that person's own data. */
const own = ({ at }: Canaries): Readonly<Record<string, (value: unknown) => boolean>> => ({
  access_token: () => true,
  refresh_token: () => true,
  email: (value) => value === `${at('email')}@example.com`,
  full_name: (value) => value === at('full_name'),
  user_agent: (value) => value === at('user agent'),
})

/** All of an answer but what it gives to the one whose it is. A refusal gives nothing. */
export const toldBy = (planted: Canaries, { status, headers, text, json }: Answer): string => {
  if (status >= 300) return `${JSON.stringify([...headers])} ${text}`

  const given = own(planted)
  const others = [...headers].filter(([name]) => name !== 'set-cookie')
  return JSON.stringify([others, json], (key, value) => (given[key]?.(value) ? undefined : value))
}
