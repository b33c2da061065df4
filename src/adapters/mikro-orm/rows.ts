import { defineEntity, type InferKyselyDB, p } from '@mikro-orm/sql'
import type { PublicJwk } from '../../domain/signing-key.ts'
import { EventRow, SealKeyRow, SealRow } from './log-rows.ts'
import { moment } from './moment.ts'
import { foldedName, searchText, userIndexes } from './user-search.ts'

/** The table of the FastAPI backend, and what this one adds to it. */
const UserRow = defineEntity({
  name: 'UserRow',
  tableName: 'users',
  indexes: [
    { name: 'users_admins_index', properties: ['id'], where: "is_active and 'admin' = any (roles)" },
    ...userIndexes.map(([name, expression]) => ({ name, expression })),
  ],
  properties: {
    id: p.integer().primary().autoincrement(),
    email: p.string().length(255).unique('users_email_key'),
    fullName: p.string().length(255).nullable(),
    hashedPassword: p.string().length(255),
    isActive: p.boolean().default(true),
    createdAt: moment().defaultRaw('now()'),
    updatedAt: moment().defaultRaw('now()'),
    emailVerified: p.boolean().default(false),
    roles: p.array().columnType('text[]').defaultRaw(`'{user}'`),
    foldedName: p.text().collation('C').nullable().generated(foldedName),
    searchText: p.text().nullable().generated(searchText),
  },
})

const SigningKeyRow = defineEntity({
  name: 'SigningKeyRow',
  tableName: 'signing_keys',
  properties: {
    kid: p.text().primary(),
    publicKey: p.json<PublicJwk>(),
    sealedPrivateKey: p.text(),
    signsFrom: moment(),
  },
})

/** As PostgreSQL spells what it is generated from. */
const dayOfExpiry = `((expires_at AT TIME ZONE 'UTC'::text))::date stored`

const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'sessions',
  indexes: [{ properties: ['user'] }, { properties: ['expiresOn'] }],
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(UserRow).mapToPk().deleteRule('cascade'),
    createdAt: moment(),
    lastUsedAt: moment(),
    endsAt: moment(),
    expiresAt: moment(),
    expiresOn: p.date().nullable().generated(dayOfExpiry),
    endedAt: moment().nullable(),
    turn: p.integer(),
    address: p.text().nullable(),
    userAgent: p.text().nullable(),
  },
})

const IdempotencyKeyRow = defineEntity({
  name: 'IdempotencyKeyRow',
  tableName: 'idempotency_keys',
  indexes: [{ properties: ['user'] }, { properties: ['expiresAt'] }],
  properties: {
    key: p.text().primary(),
    fingerprint: p.text(),
    user: () => p.manyToOne(UserRow).mapToPk().deleteRule('cascade'),
    expiresAt: moment(),
  },
})

export const rows = [UserRow, EventRow, SealRow, SealKeyRow, SigningKeyRow, SessionRow, IdempotencyKeyRow]

/** The columns, for Kysely. */
export type Tables = InferKyselyDB<(typeof rows)[number]>
