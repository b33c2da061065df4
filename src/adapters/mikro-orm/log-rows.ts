import { defineEntity, p } from '@mikro-orm/sql'
import { moment } from './moment.ts'

export const EventRow = defineEntity({
  name: 'EventRow',
  tableName: 'events',
  indexes: [
    {
      name: 'events_sign_ins_index',
      properties: ['subjectId', 'occurredAt'],
      where: "type = 'login.succeeded'",
    },
    { name: 'events_occurred_at_index', properties: ['occurredAt', 'position'] },
    {
      name: 'events_subject_index',
      properties: ['subjectId', 'occurredAt', 'position'],
      where: 'subject_id is not null',
    },
    {
      name: 'events_actor_index',
      properties: ['actorId', 'occurredAt', 'position'],
      where: 'actor_id is not null',
    },
    { name: 'events_operator_index', properties: ['occurredAt', 'position'], where: 'by_operator' },
    { name: 'events_type_index', properties: ['type', 'occurredAt', 'position'] },
  ],
  properties: {
    position: p.bigint('number').primary().autoincrement(),
    occurredAt: moment(),
    type: p.text(),
    subjectId: p.integer().nullable(),
    actorId: p.integer().nullable(),
    byOperator: p.boolean().default(false),
    clientAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
    requestId: p.text().nullable(),
    details: p.json(),
  },
})

export const SealRow = defineEntity({
  name: 'SealRow',
  tableName: 'seals',
  properties: {
    sequence: p.bigint('number').primary().autoincrement(false),
    position: p.bigint('number').unique(),
    settled: p.bigint('number'),
    kid: p.text(),
    mac: p.text(),
  },
})

export const SealKeyRow = defineEntity({
  name: 'SealKeyRow',
  tableName: 'seal_keys',
  properties: { kid: p.text().primary(), sealedKey: p.text() },
})
