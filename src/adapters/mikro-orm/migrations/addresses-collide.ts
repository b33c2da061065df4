/** Accounts whose addresses are one and the same to us. Only their owners can say which of them is to stay. */
export class AddressesCollide extends Error {
  override readonly name = 'AddressesCollide'

  constructor(collisions: ReadonlyArray<ReadonlyArray<string>>) {
    super(
      [
        'These e-mail addresses in the table "users" differ only in case, in spaces around them or in Unicode form:',
        ...collisions.map((addresses) => `  ${addresses.join('  =  ')}`),
        'Each line would be one account. Nothing has been changed: rename or remove all but one, then start again.',
      ].join('\n'),
    )
  }
}
