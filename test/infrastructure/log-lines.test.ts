import { expect } from 'chai'
import { run, tidy } from '../support/children.ts'
import { root } from '../support/processes.ts'

const [bursts, lines] = [40, 100]

/** Logs a burst of long lines every few milliseconds, as a worker of this number. */
const writer = (worker: number) => `
  import { output } from './src/infrastructure/processes/log.ts'
  const config = { log: { level: 'info', format: 'json' } }
  const { log } = await output(config, { pid: process.pid, worker: ${worker} })
  for (let n = 0; n < ${bursts}; n++) {
    for (let m = 0; m < ${lines}; m++) log.info('a line', { text: 'x'.repeat(m * 7) })
    await new Promise((resolve) => setTimeout(resolve, 12))
  }`

describe('the log of several processes', function () {
  this.timeout(30_000)
  afterEach(tidy)

  it('has no line that another cuts in two, however slowly it is read', async () => {
    const node = `"${process.execPath}" --input-type=module --eval`
    const all = [1, 2, 3, 4].map((worker) => `${node} "$WRITER_${worker}" &`).join(' ')
    const { stdout, exited } = run('sh', ['-c', `(${all} wait) | (sleep 2; dd bs=1000 status=none)`], {
      cwd: root,
      env: Object.fromEntries([1, 2, 3, 4].map((worker) => [`WRITER_${worker}`, writer(worker)])),
    })

    expect(await exited).to.include({ code: 0, stderr: '' })
    expect(stdout).to.have.lengthOf(4 * bursts * lines)
    expect(stdout.filter((line) => !/^\{"level":"info",[^{}]*"msg":"a line"\}$/.test(line))).to.deep.equal([])
  })
})
