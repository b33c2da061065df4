import { ownPostgresql } from '../support/databases.ts'
import { outsidePasswords } from './outside-passwords.ts'

outsidePasswords('PostgreSQL', ownPostgresql)
