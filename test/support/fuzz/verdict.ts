import { type Answer, expectProper } from '../answers.ts'
import type { Fuzzed } from './fuzzed-requests.ts'
import { marksIn } from './marks.ts'

/** What HTTP itself may be refused with at any address, so that no operation lists it. */
const ofTheProtocol = [400, 404, 405, 406, 413, 414, 415, 417, 431]

/** As far as an answer tells: the client is to come back, because too many want to be hashed at once. */
export const isBusy = ({ status, headers }: Answer): boolean => status === 503 && headers.has('retry-after')

const isOptions = ({ method }: Fuzzed, { status }: Answer) => method === 'OPTIONS' && status === 204

/** Whether the operation tells of the status, as the API's description will. */
export const isDocumented = (fuzzed: Fuzzed, answer: Answer): boolean =>
  answer.status in fuzzed.operation.replies || isOptions(fuzzed, answer)

const improper = ({ method, target, headers }: Fuzzed, answer: Answer): ReadonlyArray<string> => {
  const at = headers.findIndex((name, n) => n % 2 === 0 && name.toLowerCase() === 'authorization')
  try {
    const path = target.toLowerCase().replace(/^http:\/\/[^/]*/, '')
    expectProper({ method, path, authorization: headers[at + 1] || null }, answer)
    return []
  } catch (error) {
    return [String(error)]
  }
}

const echoes = ({ status, headers, text }: Answer): ReadonlyArray<string> => {
  const told = marksIn(`${text}\n${JSON.stringify([...headers])}`)
  return told.filter((mark) => mark === 'broken' || status >= 400).map((mark) => `what was ${mark} came back`)
}

/** What is wrong with an answer, whatever was asked. */
export const faultsOf = (fuzzed: Fuzzed, answer: Answer): ReadonlyArray<string> => {
  const { status } = answer
  const isExpected = isDocumented(fuzzed, answer) || ofTheProtocol.includes(status) || isBusy(answer)
  return [
    ...(isExpected ? [] : [`nobody expects ${status} of ${fuzzed.operation.path}`]),
    ...(status >= 500 && !isBusy(answer) ? [`it failed with ${status}`] : []),
    ...echoes(answer),
    ...improper(fuzzed, answer),
  ]
}

/** Enough of a request to send it again. */
export const outlineOf = ({ method, target, headers, body }: Fuzzed): string =>
  JSON.stringify({ method, target, headers, body: String(body) }).slice(0, 2_000)
