/** Times in seconds (NIST SP 800-63B-4 §5.2; ASVS 7.1.1, 7.1.2). */
export type SessionPolicy = {
  /** From one refresh to the next. */
  readonly idle: number
  /** From the login on, whatever happens in between. */
  readonly absolute: number
  /** For so long the last token but one is taken for a retry after a lost answer, not for theft. */
  readonly grace: number
  /** Of one user at a time: beyond, the one that was used longest ago gives way. */
  readonly most: number
}
