import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, root } from '../support/documented-steps.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** How GitHub names a heading in links. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function anchors(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading))
}

describe.each(pages)('%s', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => (link === undefined ? [] : [link]))

  test('links to pages and headings that are there', () => {
    const broken = links
      .filter((link) => !link.startsWith('https://'))
      .filter((link) => {
        const [path = '', heading] = link.split('#')
        const file = path === '' ? page : join(dirname(page), path)
        if (!existsSync(join(root, file))) return true
        return heading !== undefined && !anchors(file).includes(heading)
      })
    expect(broken).toEqual([])
  })
})

test('docs/dependencies.md gives a reason for each package, and for no other', () => {
  const manifests = ['package.json', 'sandbox/package.json'].map((file) => JSON.parse(read(file)))
  const own = manifests.map(({ name }) => name)
  const used = manifests.flatMap(({ dependencies = {}, devDependencies = {} }) => [
    ...Object.keys(dependencies),
    ...Object.keys(devDependencies),
  ])
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(named.toSorted()).toEqual([...new Set(used)].filter((name) => !own.includes(name)).toSorted())
})

test('pages, examples and workflows use an action of others in one major version', () => {
  const files = [...pages, ...globSync(['examples/workflows/*.yml', '.github/workflows/*.yml'], { cwd: root })]
  const used = files.flatMap((file) =>
    // By its tag, or by a commit with the tag as a comment.
    Array.from(
      read(file).matchAll(/uses: ([\w-]+\/[\w/-]+)@(?:[0-9a-f]{40} # )?(v\d+)/g),
      ([, name = '', major = '']) => ({
        name,
        major,
      }),
    ),
  )
  const majors = Map.groupBy(used, ({ name }) => name)
  const several = [...majors].map(([name, uses]) => [name, ...new Set(uses.map(({ major }) => major))])
  expect(several.length).toBeGreaterThan(10)
  expect(several.filter(([, ...each]) => each.length > 1)).toEqual([])
})
