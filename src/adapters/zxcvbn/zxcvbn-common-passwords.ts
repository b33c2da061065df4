import { dictionary } from '@zxcvbn-ts/language-common'

/** Some 49,000 passwords that leaks show most often, as a set to look whole passwords up in. */
export const zxcvbnCommonPasswords = (): ReadonlySet<string> =>
  new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()))
