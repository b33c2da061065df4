import { ownPostgresql } from '../../support/databases.ts'
import { oldPasswords } from './old-passwords.ts'

oldPasswords('PostgreSQL', ownPostgresql)
