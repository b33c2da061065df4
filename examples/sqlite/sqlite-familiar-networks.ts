import { DatabaseSync } from 'node:sqlite'
import type { FamiliarNetworks } from '../../src/application/ports/familiar-networks.ts'

/** In a file of this process's own: a restart loses none. At the most `most`: for a new one the oldest goes. */
export const sqliteFamiliarNetworks = (file: string, most = 10_000): FamiliarNetworks => {
  const database = new DatabaseSync(file)
  database.exec('create table if not exists networks (nth integer primary key, network text not null unique)')
  const add = database.prepare('insert or ignore into networks (network) values (?)')
  const forget = database.prepare('delete from networks where nth <= (select max(nth) from networks) - ?')
  const find = database.prepare('select 1 from networks where network = ?')

  return {
    has: (network) => () => find.get(network) !== undefined,
    note: (network) => () => {
      add.run(network)
      forget.run(most)
    },
  }
}
