import {
  type Client,
  createClient,
  type HeldTokens,
  memoryStore,
  type Problem,
  type Schemas,
  type SignedOut,
  type TokenStore,
} from '../../../clients/typescript/src/index.ts'

/** What an app writes. It is compiled, here and by the compilers of others, and never run. */
export const client: Client = createClient({
  baseUrl: 'https://accounts.example.com',
  store: memoryStore(),
  onSignedIn: () => {},
  onSignedOut: (why: SignedOut) => why === 'elsewhere',
})

export const ownStore = (values: Map<string, HeldTokens>): TokenStore => ({
  read: async () => values.get('tokens'),
  write: async (tokens) => void values.set('tokens', tokens),
  clear: () => void values.delete('tokens'),
})

export const nameOfMe = async (): Promise<string | null> => {
  const { data, error } = await client.GET('/api/v1/users/me')
  if (error) throw new Error(error.detail)
  // @ts-expect-error: a user has no password
  data.password
  return data.full_name
}

export const register = async (email: string, password: string): Promise<Problem | Schemas['User']> => {
  const header = { 'Idempotency-Key': '5d4bd1a4-0f9f-4ecb-a1a8-a47c4ae4c1c7' }
  const path = '/api/v1/auth/register'
  const { data, error } = await client.POST(path, { params: { header }, body: { email, password } })
  // @ts-expect-error: a password is needed
  await client.POST(path, { body: { email } })
  // @ts-expect-error: there is no such operation
  await client.PUT(path, { body: { email, password } })
  return data ?? error
}

export const signIn = async (email: string, password: string): Promise<number | undefined> => {
  // @ts-expect-error: a password is needed
  await client.login({ email })
  const { data } = await client.login({ email, password })
  return data?.expires_in
}

export const deactivate = async (id: number, etag: string): Promise<boolean> => {
  const { data } = await client.PATCH('/api/v1/users/{id}', {
    params: { path: { id }, header: { 'If-Match': etag } },
    body: { is_active: false, reason: 'left the house' },
  })
  // @ts-expect-error: it needs to be said who
  await client.PATCH('/api/v1/users/{id}', { body: { is_active: false } })
  // @ts-expect-error: there is no such role
  await client.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body: { roles: ['king'] } })
  return data?.is_active ?? true
}

export const events = async (): Promise<ReadonlyArray<unknown>> => {
  const { data } = await client.GET('/api/v1/events', { params: { query: { limit: 100, count: true } } })
  const seen: ReadonlyArray<Schemas['Event']> = data?.items ?? []
  return seen.map(({ details }) => details['reason'])
}

export const leave = async (): Promise<boolean> => (await client.logout()).response.ok
