import type { Argon2Cost } from '../../../src/adapters/argon2/argon2-cost.ts'

/** The cost that an argon2id hash of version 19 names, in whatever order; none of any other hash. */
export const costOf = (hash = ''): Argon2Cost | undefined => {
  const [, id, version, parameters = ''] = hash.split('$')
  const { m, t, p } = Object.fromEntries(parameters.split(',').map((parameter) => parameter.split('=')))

  return id === 'argon2id' && version === 'v=19'
    ? { memoryCost: Number(m), timeCost: Number(t), parallelism: Number(p) }
    : undefined
}
