import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** The first octet of a client's last message, at which PGlite would end for all that come after. */
const terminate = 'X'.charCodeAt(0)

type Done = (error?: Error) => void

/** A session begins as if it were the first: PGlite has but one, and what was prepared in it or begun stays. */
const begun = async (opened: Promise<PGlite>): Promise<PGlite> => {
  const database = await opened
  await database.exec('rollback')
  await database.exec('discard all')
  return database
}

/** What `pg` takes for a socket: messages of PostgreSQL's protocol, which PGlite answers in this process. One at a time. */
export class PgliteStream extends Duplex {
  readonly #opened: () => Promise<PGlite>
  #database: PGlite | undefined

  constructor(opened: () => Promise<PGlite>) {
    super()
    this.#opened = opened
  }

  connect(): this {
    begun(this.#opened()).then(
      (database) => {
        this.#database = database
        this.emit('connect')
      },
      (error) => this.destroy(error),
    )
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(message: Buffer, _encoding: string, done: Done): void {
    this.#ask(message).then((answer) => {
      this.push(answer)
      done()
    }, done)
  }

  /** What was written together is told together. */
  override _writev(messages: ReadonlyArray<{ readonly chunk: Buffer }>, done: Done): void {
    this._write(Buffer.concat(messages.map(({ chunk }) => chunk)), 'buffer', done)
  }

  override _final(done: Done): void {
    this.push(null)
    done()
  }

  /** As it comes: PGlite reads what it answers in one piece, and keeps all that it has read. */
  async #ask(message: Buffer): Promise<Buffer> {
    const pieces: Buffer[] = []
    const onRawData = (piece: Uint8Array) => void pieces.push(Buffer.from(piece))
    if (message[0] !== terminate) await this.#database?.execProtocolRawStream(message, { onRawData })
    return Buffer.concat(pieces)
  }
}
