/** An asymmetric key pair that signs tokens. Its private half is at rest only in sealed form. */
export type SigningKey = {
  /** RFC 7515 §4.1.4. */
  readonly kid: string
  /** SPKI, PEM. */
  readonly publicKey: string
  /** PKCS #8, PEM, sealed by the vault. */
  readonly sealedPrivateKey: string
  readonly createdAt: Date
}
