import { expect } from 'chai'
import { type Env, program, run, tidy } from '../support/processes.ts'

const told = 'data:text/javascript,console.log("tunables",process.env.GLIBC_TUNABLES??"")'

/** GLIBC_TUNABLES of the process, each time that it begins. */
const beginnings = async (env: Env): Promise<ReadonlyArray<string>> => {
  const { stdout, exited } = run(process.execPath, ['--import', told, program, '--version'], { env })
  expect((await exited).code).to.equal(0)
  return stdout.filter((line) => line.startsWith('tunables')).map((line) => line.slice('tunables '.length))
}

const ours = [
  'glibc.malloc.hugetlb=1',
  'glibc.malloc.arena_max=1',
  'glibc.malloc.mmap_threshold=33554432',
  'glibc.malloc.trim_threshold=134217728',
].join(':')

if (process.platform === 'linux')
  describe('the allocator of a process', () => {
    afterEach(tidy)

    it('keeps the memory of a hash for the next one, and the process begins anew but once for that', async () => {
      expect(await beginnings({})).to.deep.equal(['', ours])
    })

    it('does as the operator says, and what they do not mention as we do', async () => {
      const given = 'glibc.malloc.trim_threshold=0:glibc.malloc.arena_max=4'

      expect(await beginnings({ GLIBC_TUNABLES: given })).to.deep.equal([
        given,
        `${given}:glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432`,
      ])
    })
  })
