/** What somebody is to this service. What a role may do is settled by its permissions. */
export type Role = 'user' | 'support' | 'auditor' | 'admin'
