import { expect } from 'chai'
import { api, type Registration, someone } from './api.ts'
import { ownDatabaseUrl } from './own-database.ts'
import { childrenOf, crewOf, said, until } from './workers.ts'

const kills = 4

describe('workers that are killed while users register', function () {
  this.timeout(120_000)

  const databaseUrl = ownDatabaseUrl()

  it('have kept every user whom they answered, and the service goes on', async () => {
    const service = await crewOf({ DATABASE_URL: databaseUrl() })
    const { register, login } = api(service.url)
    const answered: Registration[] = []
    const others: number[] = []
    let isOver = false
    const registerOn = async () => {
      while (!isOver) {
        const who = someone()
        const answer = await register(who).catch(() => undefined)
        if (answer?.status === 201) answered.push(who)
        else if (answer) others.push(answer.status)
      }
    }
    const clients = Array.from({ length: 4 }, registerOn)

    for (let n = 1; n <= kills; n++) {
      const before = answered.length
      await until(() => answered.length > before + 5)
      process.kill(childrenOf(service.pid)[n % 2] ?? 0, 'SIGKILL')
      await until(() => said(service, 'a worker listens').length === 2 + n)
    }
    isOver = true
    await Promise.all(clients)

    expect(others).to.deep.equal([])
    const lost = []
    for (const who of answered) if ((await login(who)).status !== 200) lost.push(who.email)
    expect(lost).to.deep.equal([])
  })
})
