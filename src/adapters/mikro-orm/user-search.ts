/** As PostgreSQL spells what the columns are generated from: the schema is compared by its words. */
export const foldedName = `"left"(folded((COALESCE(full_name, ''::character varying))::text), 64) stored`
export const searchText = `((folded((email)::text) || '
'::text) || "left"(folded((COALESCE(full_name, ''::character varying))::text), 300)) stored`

/** One for each column by which users are sorted, the ids breaking ties, and for each filter that may leave few of many. */
export const userIndexes = [
  [
    'users_email_order_index',
    'create index users_email_order_index on users (email collate "C", id) include (search_text)',
  ],
  [
    'users_folded_name_index',
    'create index users_folded_name_index on users (folded_name, id) include (search_text)',
  ],
  [
    'users_is_active_index',
    'create index users_is_active_index on users (is_active, id) include (search_text)',
  ],
  [
    'users_email_verified_index',
    'create index users_email_verified_index on users (email_verified, id) include (search_text)',
  ],
  [
    'users_created_at_index',
    'create index users_created_at_index on users (created_at, id) include (search_text)',
  ],
  [
    'users_updated_at_index',
    'create index users_updated_at_index on users (updated_at, id) include (search_text)',
  ],
  ['users_roles_index', 'create index users_roles_index on users using gin (roles)'],
  ['users_search_index', 'create index users_search_index on users using gin (search_text gin_trgm_ops)'],
] as const
