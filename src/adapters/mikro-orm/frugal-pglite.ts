import { setFlagsFromString } from 'node:v8'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

/**
 * How much of a function of PostgreSQL's is run, roughly in octets, before V8 compiles it once more and better: thirty
 * times as much as by itself. A start is too short for that to pay, and spent as much on it as on all the rest.
 */
const budget = '--wasm-tiering-budget=400000000'

/** Which function alone may ever be compiled better, of those that V8 compiles for the first time meanwhile: none, or any. */
const none = '--wasm-tier-up-filter=0'
const any = '--wasm-tier-up-filter=-1'

/** Its own cache, as large as PostgreSQL makes it by itself, is 128 MB: they are filled with zeros at every opening. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']

/** PGlite in a third of the memory that it takes by itself: docs/decisions/0021. */
export class FrugalPglite extends PGlite {
  static async open(files: string, options: PGliteOptions): Promise<PGlite> {
    setFlagsFromString(budget)
    const database = new FrugalPglite(files, { ...options, startParams })
    await database.waitReady
    return database
  }

  /**
   * What PGlite asks first. V8 compiles a function when it is first called, and sees then whether it may be compiled
   * better. That takes 600 MB for PostgreSQL's parser, one function of 107 kB: an empty statement calls it, and little else.
   */
  override async _initArrayTypes(options?: { force?: boolean }): Promise<void> {
    setFlagsFromString(none)
    await this.exec('').finally(() => setFlagsFromString(any))
    await super._initArrayTypes(options)
  }
}
