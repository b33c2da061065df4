import { residentOf } from './load/processor.ts'
import type { Scenario } from './speed/contest.ts'
import { anywhere, placed } from './speed/cores.ts'
import { type Ground, groundOf } from './speed/ground.ts'
import { machineOf } from './speed/machine.ts'
import { compared } from './speed/rounds.ts'
import { scenarios } from './speed/scenarios/index.ts'
import { chosen, rounds, seconds } from './speed/settings.ts'
import { head, isBelow, legend, rowOf, rowWithout } from './speed/table.ts'

/**
 * How fast the service is against what the machine can do at all, and against what others would use, in one run:
 * ROUNDS times for SECONDS each, with PEOPLE who are signed in; ONLY names scenarios. Exits 1 where a ratio is below its bound.
 */
const say = (text: string) => void process.stdout.write(text)

/** Says its row, and whether that is good. */
const held = async (ground: Ground, scenario: Scenario): Promise<boolean> => {
  anywhere()
  const contest = await scenario.meet(ground)
  if ('notThere' in contest) {
    say(rowWithout(scenario, contest))
    return true
  }
  const place = () => placed(ground, contest)
  try {
    const result = await compared(contest, scenario, { rounds, seconds }, place)
    say(rowOf(scenario, result, contest.theirs.version))
    return !isBelow(scenario, result)
  } finally {
    await contest.over()
  }
}

const wanted = chosen(scenarios)
const ground = await groundOf()
try {
  say(`${await machineOf(ground)}\n\n${head}`)
  const verdicts: boolean[] = []
  for (const scenario of wanted) verdicts.push(await held(ground, scenario))
  say(`${legend}The service on PostgreSQL has ${residentOf(ground.server.pid).toFixed(0)} MiB in memory.\n`)
  process.exitCode = verdicts.every(Boolean) ? 0 : 1
} finally {
  await ground.close()
}
process.exit()
