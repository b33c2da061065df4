/**
 * A list of which PostgreSQL does not look how many there are in it: it would plan a statement for a few of them anew every
 * time, since that seems cheaper than one plan for ten.
 */
export const uncounted = (parameter: string, type: 'uuid' | 'int') =>
  `(select ${parameter}::${type}[])::${type}[]`
