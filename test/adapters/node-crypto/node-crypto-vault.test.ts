import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { vaultContract } from '../../contracts/vault.contract.ts'

vaultContract('node:crypto', (secret) => nodeCryptoVault(Buffer.from(secret)))
