import { ownPostgresql } from '../../support/databases.ts'
import { appendOnly } from './append-only.ts'

appendOnly('PostgreSQL', ownPostgresql)
