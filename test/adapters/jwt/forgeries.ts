import { algorithms } from './forged-algorithms.ts'
import { contents } from './forged-contents.ts'
import { keys } from './forged-keys.ts'
import { shapes } from './forged-shapes.ts'
import { types } from './forged-types.ts'

/** Tokens that look right but for one thing, and are to be refused at noon. */
export const forgeries = {
  'whose algorithm is another (ASVS 9.1.2)': algorithms,
  'whose key is not one of ours (ASVS 9.1.3)': keys,
  'of another type (ASVS 9.2.2)': types,
  'whose claims are wrong (ASVS 9.2.1, 9.2.3)': contents,
  'that was altered (ASVS 9.1.1)': shapes,
}
