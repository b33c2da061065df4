import { ownPostgresql } from '../../support/databases.ts'
import { storeContracts } from './store-contracts.ts'

storeContracts('PostgreSQL', ownPostgresql)
