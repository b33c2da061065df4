import { systemClock } from '../../src/adapters/system/system-clock.ts'
import { quotasContract } from '../contracts/quotas.contract.ts'
import { clockedQuotas } from './quotas.ts'

quotasContract('by a clock', () => clockedQuotas(systemClock))
