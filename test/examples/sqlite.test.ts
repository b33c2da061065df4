import { join } from 'node:path'
import { expect } from 'chai'
import { sqliteFamiliarNetworks } from '../../examples/sqlite/sqlite-familiar-networks.ts'
import { familiarNetworksContract } from '../contracts/familiar-networks.contract.ts'
import { aDirectory } from '../infrastructure/directories.ts'

familiarNetworksContract('in SQLite', (most) => sqliteFamiliarNetworks(':memory:', most))

describe('familiar networks in a file', () => {
  const directory = aDirectory()

  it('are still known after a restart', () => {
    const file = join(directory(), 'networks')
    sqliteFamiliarNetworks(file).note('192.0.2.0/24')()

    expect(sqliteFamiliarNetworks(file).has('192.0.2.0/24')()).to.equal(true)
    expect(sqliteFamiliarNetworks(file).has('198.51.100.0/24')()).to.equal(false)
  })
})
