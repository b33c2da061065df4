import { nodeCryptoSealKeys } from '../../../src/adapters/node-crypto/node-crypto-seal-keys.ts'
import { sealKeysContract } from '../../contracts/seal-keys.contract.ts'

sealKeysContract('node:crypto', (secret, ...previous) =>
  nodeCryptoSealKeys([Buffer.from(secret), ...previous.map((each) => Buffer.from(each))]),
)
