/** BSD's sysexits(3). */
export const ExitCode = {
  ok: 0,
  usage: 64,
  dataError: 65,
  noInput: 66,
  noUser: 67,
  unavailable: 69,
  software: 70,
  cannotCreate: 73,
  ioError: 74,
  temporaryFailure: 75,
  noPermission: 77,
  config: 78,
} as const

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]
