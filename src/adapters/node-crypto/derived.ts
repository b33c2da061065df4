import { hkdfSync } from 'node:crypto'

/** 32 octets of the service's secret for one purpose alone (RFC 5869). */
export const derivedFor =
  (purpose: string) =>
  (secret: Uint8Array): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
