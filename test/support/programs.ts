import { spawnSync } from 'node:child_process'

/** The first of these that can be run with the arguments here; none where it is not installed. */
export const installed = (programs: ReadonlyArray<string>, ...args: ReadonlyArray<string>) =>
  programs.find((program) => spawnSync(program, args, { stdio: 'ignore' }).status === 0)

/** A test with a program that not every machine has: where it is missing, the title says so. */
export const itWith = (
  program: string | undefined,
  name: string,
  title: string,
  test: (program: string) => Promise<void>,
): void => {
  if (program === undefined) it(`${title} (not tried: ${name} is not installed here)`)
  else it(title, () => test(program))
}
