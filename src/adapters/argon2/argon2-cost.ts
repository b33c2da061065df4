/** RFC 9106 §3.1: m in KiB, t in passes, p in lanes. */
export type Argon2Cost = {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** 256 MiB, and a second and a half of one core: libsodium's "moderate" fits in, its "sensitive" does not. */
const mostMemory = 262_144
const mostMemoryPasses = 4 * mostMemory

/** Every pass starts threads for the lanes four times over. */
const mostPasses = 100
const mostLanes = 16

/**
 * Whether this much is done for a hash that may come from outside. What an operator has put in force is done
 * whatever it costs.
 */
export const isBearable =
  (inForce: Argon2Cost) =>
  ({ memoryCost: m, timeCost: t, parallelism: p }: Argon2Cost): boolean =>
    m <= Math.max(mostMemory, inForce.memoryCost) &&
    m * t <= Math.max(mostMemoryPasses, inForce.memoryCost * inForce.timeCost) &&
    t <= mostPasses &&
    p <= mostLanes

export const isSameCost =
  (one: Argon2Cost) =>
  (other: Argon2Cost): boolean =>
    one.memoryCost === other.memoryCost &&
    one.timeCost === other.timeCost &&
    one.parallelism === other.parallelism
