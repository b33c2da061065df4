import { anOldUser } from './old-backend.ts'

export const [early, late] = [new Date('2024-05-06T07:08:09.010Z'), new Date('2025-06-07T08:09:10.011Z')]

/** One of each kind that an old table may hold. */
export const people = [
  anOldUser(),
  anOldUser({ email: 'Grace.HOPPER@Example.ORG', full_name: null }),
  anOldUser({ email: '  spaces@example.org ', full_name: '  Two  Spaces ' }),
  anOldUser({ email: 'ÄRGER@Exämple.org'.normalize('NFD'), full_name: 'Zoë 王 👩🏽‍⚕️' }),
  anOldUser({ email: 'null-active@example.org', is_active: null }),
  anOldUser({ email: 'inactive@example.org', is_active: false }),
  anOldUser({ email: 'null-updated@example.org', updated_at: null }),
  anOldUser({ email: 'null-created@example.org', created_at: null }),
  anOldUser({ email: 'NULLS@example.org', is_active: null, created_at: null, updated_at: null }),
  anOldUser({ email: 'no address at all', full_name: '' }),
]
