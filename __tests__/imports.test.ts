import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Floors from the ground up: a room imports from floors below its own, never from its own or one above. */
const order = {
  src: 'domain <- image, inputs, github <- plan, docker, report <- aws, rehearsal <- ecr, lambda <- traffic <- session <- post, deploy, rollback <- preview <- main <- index',
  sandbox:
    'core, base-image <- iam, github <- aws <- sts, ecr, logs, cloudwatch, lambda <- codedeploy <- index <- runner, testing, cli <- demo',
  // `..` is what lies beside it: the programs use what helps the tests.
  proof: '.., table <- foreign, torture',
}

/** What each file imports, types as well; paths start in `folder`, those of packages are left out. */
function readImports(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(?:__tests__|node_modules)\//.test(file))
    .toSorted()
  return new Map(
    files.map((file) => {
      const specifiers = readFileSync(join(folder, file), 'utf8').matchAll(/\b(?:from|import)[\s(]+'(\.[^']+)'/g)
      return [file, Array.from(specifiers, ([, path = '']) => relative(folder, join(folder, dirname(file), path)))]
    }),
  )
}

/** The folder that a file is in; a file at the top is a room of its own. */
const roomOf = (file: string) => file.split('/')[0]?.replace(/\.ts$/, '') ?? ''

/** Imports that lead out of their room, but not to a lower floor. */
function againstOrder(imports: Map<string, string[]>, floors: string): string[] {
  const floorOf = new Map(
    floors.split(' <- ').flatMap((rooms, floor) => rooms.split(', ').map((room) => [room, floor])),
  )
  const arrows = [...imports].flatMap(([file, targets]) => targets.map((target) => [file, target] as const))
  return arrows
    .filter(([file, target]) => roomOf(file) !== roomOf(target))
    .filter(([file, target]) => !((floorOf.get(roomOf(target)) ?? Infinity) < (floorOf.get(roomOf(file)) ?? -1)))
    .map((arrow) => arrow.join(' -> '))
}

/** Files of circles: those that remain when files that import none of the others, or that none imports, are taken away. */
function inCircles(imports: Map<string, string[]>): string[] {
  const left = new Map(imports)
  for (let before = -1; before !== left.size; ) {
    before = left.size
    const imported = new Set([...left.values()].flat())
    for (const [file, targets] of left) {
      if (!imported.has(file) || !targets.some((target) => left.has(target))) left.delete(file)
    }
  }
  return [...left].map(([file, targets]) => `${file} -> ${targets.filter((target) => left.has(target)).join(', ')}`)
}

test.each(Object.entries(order))('%s is imported one way only, and in no circle', (folder, floors) => {
  const imports = readImports(folder)
  expect(imports.size).toBeGreaterThan(5)
  expect(againstOrder(imports, floors)).toEqual([])
  expect(inCircles(imports)).toEqual([])
})

test('an import against the order, of an unknown room, and a circle are seen', () => {
  const imports = new Map([
    ['domain/region.ts', ['plan/plan.ts', 'domain/json.ts']],
    ['plan/plan.ts', ['docker/build.ts', 'domain/json.ts']],
    ['docker/build.ts', ['domain/region.ts', '../sandbox/index.ts']],
    ['domain/json.ts', []],
    ['attic/old.ts', ['domain/json.ts', 'domain/region.ts']],
  ])
  expect(againstOrder(imports, 'domain <- plan, docker')).toEqual([
    'domain/region.ts -> plan/plan.ts',
    'plan/plan.ts -> docker/build.ts',
    'docker/build.ts -> ../sandbox/index.ts',
    'attic/old.ts -> domain/json.ts',
    'attic/old.ts -> domain/region.ts',
  ])
  expect(inCircles(imports)).toEqual([
    'domain/region.ts -> plan/plan.ts',
    'plan/plan.ts -> docker/build.ts',
    'docker/build.ts -> domain/region.ts',
  ])
})
