import type { Caller } from '../../application/ports/sessions.ts'
import type { Client } from '../../domain/occasion.ts'
import type { ClientOf } from './client-of.ts'
import type { Exchange } from './exchange.ts'
import type { Operation } from './operation.ts'

type Given = Parameters<Operation['handle']>[0]

/** What was sent, decoded. */
export type Sent = Pick<Given, 'params' | 'headers' | 'query' | 'body'>

type Around = { readonly clientOf: ClientOf; readonly basePath: string }

/** What an operation is given. What few of them ask for is made when they do. */
export class Question implements Omit<Given, 'caller'> {
  readonly caller: Caller | undefined
  readonly params: Sent['params']
  readonly headers: Sent['headers']
  readonly query: Sent['query']
  readonly body: Sent['body']
  readonly #exchange: Exchange
  readonly #around: Around

  constructor(exchange: Exchange, caller: Caller | undefined, sent: Sent, around: Around) {
    this.caller = caller
    this.params = sent.params
    this.headers = sent.headers
    this.query = sent.query
    this.body = sent.body
    this.#exchange = exchange
    this.#around = around
  }

  get address(): string {
    return this.#around.basePath + this.#exchange.request.url
  }

  get client(): Client {
    return this.#around.clientOf(this.#exchange)
  }

  get signal(): AbortSignal {
    const { response } = this.#exchange
    const gone = new AbortController()
    const abort = () => response.writableFinished || gone.abort()
    if (response.closed) abort()
    else response.once('close', abort)
    return gone.signal
  }
}
