import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { vaultContract } from '../../contracts/vault.contract.ts'

vaultContract('node:crypto', (secret, ...previous) =>
  nodeCryptoVault([Buffer.from(secret), ...previous.map((text) => Buffer.from(text))]),
)
