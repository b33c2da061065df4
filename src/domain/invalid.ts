/** Input that breaks a rule: the rule's name, and a sentence for people that never repeats the input. */
export type Invalid<Rule extends string> = { readonly _tag: Rule; readonly message: string }

export const invalid = <Rule extends string>(_tag: Rule, message: string): Invalid<Rule> => ({
  _tag,
  message,
})
