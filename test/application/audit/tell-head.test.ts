import { expect } from 'chai'
import { inMemoryEventLog } from '../../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemorySeals } from '../../../src/adapters/in-memory/in-memory-seals.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { tellHead } from '../../../src/application/audit/tell-head.ts'
import { numbered } from '../../contracts/incidents.ts'
import { right } from '../../contracts/outcomes.ts'
import { keptLog } from '../../support/applications.ts'
import { aSealer } from '../../support/seals.ts'

describe('telling how far the log goes', () => {
  it('tells nothing before anything is sealed', async () => {
    const { lines, log } = keptLog()
    await right(tellHead({ seals: inMemorySeals(memory()), log }))

    expect(lines).to.deep.equal([])
  })

  it('tells the head that verifying takes', async () => {
    const shared = memory()
    const { lines, log } = keptLog()
    const seals = inMemorySeals(shared)
    await right(inMemoryEventLog(shared).append(numbered(1)))
    await aSealer(seals).seal()
    await right(tellHead({ seals, log }))

    expect(JSON.parse(lines[0] ?? '')).to.include({ level: 'info', head: `1.${shared.seals[0]?.mac}` })
  })
})
