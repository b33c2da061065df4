import { ownPostgresql } from '../../support/databases.ts'
import { tampering } from './tampering.ts'

tampering('PostgreSQL', ownPostgresql)
