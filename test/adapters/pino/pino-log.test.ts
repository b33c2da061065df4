import { expect } from 'chai'
import { type LogLevel, pinoLog } from '../../../src/adapters/pino/pino-log.ts'
import type { Log } from '../../../src/application/ports/log.ts'

const written = (level: LogLevel, use: (log: Log) => void): ReadonlyArray<string> => {
  const chunks: string[] = []
  use(pinoLog(level, { write: (chunk) => chunks.push(chunk) }))

  return chunks
}

const parsed = (level: LogLevel, use: (log: Log) => void) =>
  written(level, use).map((line): unknown => JSON.parse(line))

/** What some reader or other takes for the end of a line, and what moves a terminal. */
const breaks = {
  'a line feed': '\n',
  'a carriage return': '\r',
  'both of them': '\r\n',
  'an escape sequence': '\u001b[2K\u001b[1A',
  'a NUL': '\0',
  'a vertical tab and a form feed': '\v\f',
  'a next line (NEL)': '\u0085',
  'a line separator': '\u2028',
  'a paragraph separator': '\u2029',
  'a control sequence of one character (CSI)': '\u009b2K',
  'a lone surrogate': '\ud800',
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be there
const bare = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

describe('a log entry', () => {
  it('is an object in JSON with time, level, message and fields, and nothing of the machine', () => {
    const [entry] = parsed('info', (log) => log.info('served', { status: 200 }))

    expect(entry).to.have.all.keys('time', 'level', 'msg', 'status')
    expect(entry).to.deep.include({ level: 'info', msg: 'served', status: 200 })
  })

  it('has its time in UTC, as RFC 3339 writes it (ASVS 16.2.2)', () => {
    const [entry] = parsed('info', (log) => log.info('served'))

    expect(entry)
      .to.have.property('time')
      .that.matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('says its level by name', () => {
    const entries = parsed('debug', (log) => {
      log.info('a')
      log.warn('b')
      log.error('c')
    })

    expect(entries.map((entry) => (entry as { level: string }).level)).to.deep.equal([
      'info',
      'warn',
      'error',
    ])
  })

  for (const [level, count] of [
    ['info', 3],
    ['warn', 2],
    ['error', 1],
    ['silent', 0],
  ] as const)
    it(`is one of ${count} of three when the level is ${level}`, () => {
      const lines = written(level, (log) => {
        log.info('a')
        log.warn('b')
        log.error('c')
      })

      expect(lines).to.have.length(count)
    })

  for (const [what, text] of Object.entries(breaks))
    it(`stays one line with ${what} in its message and fields (ASVS 16.4.1)`, () => {
      const forged = `a${text}{"level":"error","msg":"forged"}`
      const lines = written('info', (log) =>
        log.info(forged, { [`k${text}`]: forged, nested: { deep: [forged] } }),
      )

      expect(lines).to.have.length(1)
      expect(lines[0]).to.match(/^\{.*\}\n$/su)
      expect(lines[0]?.slice(0, -1)).to.not.match(bare)
      expect(JSON.parse(lines[0] ?? ''))
        .to.have.property('msg')
        .that.includes('forged')
    })

  it('takes format signs literally (ASVS 1.3.10)', () => {
    const [entry] = parsed('info', (log) => log.info('%s %d %j %o %%', { field: '%s' }))

    expect(entry).to.deep.include({ msg: '%s %d %j %o %%', field: '%s' })
  })

  it('holds the message of an error, its stack and its cause', () => {
    const err = new Error('outer', { cause: new Error('inner') })
    const [line = ''] = written('info', (log) => log.error('failed', { err }))

    expect(line).to.include('outer').and.include('inner').and.include('pino-log.test.ts')
  })
})
