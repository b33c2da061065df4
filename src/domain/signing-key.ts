/** RFC 7517 and RFC 7518 §6.2.1: the public half of a P-256 key. */
export type PublicJwk = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** An asymmetric key pair that signs tokens. Its private half is at rest only in sealed form. */
export type SigningKey = {
  /** RFC 7515 §4.1.4. */
  readonly kid: string
  readonly publicKey: PublicJwk
  /** PKCS #8, PEM, sealed by the vault. */
  readonly sealedPrivateKey: string
  /** Published before it signs, so that whoever verifies has it in time. */
  readonly signsFrom: Date
}
