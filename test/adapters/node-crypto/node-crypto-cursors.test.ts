import { nodeCryptoCursors } from '../../../src/adapters/node-crypto/node-crypto-cursors.ts'
import { cursorsContract } from '../../contracts/cursors.contract.ts'

cursorsContract('node:crypto', (secret, ...previous) =>
  nodeCryptoCursors([Buffer.from(secret), ...previous.map((text) => Buffer.from(text))]),
)
