import { p } from '@mikro-orm/sql'

export const moment = () => p.datetime().columnType('timestamptz')
