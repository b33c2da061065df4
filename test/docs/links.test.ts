import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { root } from '../support/processes.ts'
import { documents } from './documents.ts'

const link = /\]\(([^)\s]+)\)/g
const path = /`((?:[a-z.-]+\/)+[\w.*{},/-]*)`/g
const decision = /docs\/decisions\/\d{4}/g

/** GitHub's name for a heading, to link to. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const headingsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading))

const leads = (from: string, target: string): boolean => {
  const [file = '', anchor] = target.split('#')
  const found = join(root, file === '' ? from : join(dirname(from), file))
  return existsSync(found) && (anchor === undefined || headingsOf(found).includes(anchor))
}

/** Of the house, or of a folder in it: ARCHITECTURE.md speaks of `adapters/http`. */
const bases = ['', 'src', 'src/infrastructure', 'src/adapters']

const isThere = (named: string): boolean =>
  bases.some((base) => globSync(join(base, named), { cwd: root }).length > 0)

const folders = 'src test docs bench examples domain application adapters infrastructure modules'.split(' ')
const mediaType = /^application\/[\w.+-]*json$/

const isOurs = (named: string) => folders.includes(named.split('/')[0] ?? '') && !mediaType.test(named)

describe('the documents', () => {
  it('are read', () => {
    expect(documents.map((each) => each.path)).to.include.members([
      'README.md',
      'SETUP.md',
      'ARCHITECTURE.md',
    ])
  })

  for (const document of documents) {
    const targets = [...document.prose.matchAll(link)].map(([, target = '']) => target)
    for (const target of new Set(targets.filter((each) => !each.includes('://'))))
      it(`lead from ${document.path} to ${target}`, () => {
        expect(leads(document.path, target)).to.equal(true)
      })

    const paths = [...document.prose.matchAll(path)].map(([, named = '']) => named).filter(isOurs)
    for (const named of new Set(paths))
      it(`name ${named} in ${document.path}, which is there`, () => {
        expect(isThere(named)).to.equal(true)
      })

    for (const [named] of document.prose.matchAll(decision))
      it(`name ${named} in ${document.path}, which is there`, () => {
        expect(isThere(`${named}-*.md`)).to.equal(true)
      })
  }
})
