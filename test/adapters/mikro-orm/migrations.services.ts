import { ownPostgresql } from '../../support/databases.ts'
import { adoption } from './adoption.ts'
import { collisions } from './collisions.ts'

adoption('PostgreSQL', ownPostgresql)
collisions('PostgreSQL', ownPostgresql)
