import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Floors from the ground up: a room imports from floors below its own, never from its own or one above. */
const order = {
  src: 'domain <- image, inputs, github <- plan, docker, report <- aws, container <- runtime-api <- rehearsal <- ecr, lambda <- traffic <- session <- clean-up, run <- inspect <- obtain <- release <- deploy, rollback <- preview <- post, main <- index',
  sandbox:
    'core, base-image <- iam, github <- aws <- sts, ecr, logs, cloudwatch, lambda <- codedeploy <- index <- runner, testing, cli',
  // `..` is what lies beside it: the programs use what helps the tests.
  proof: '.., table <- foreign, torture',
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(?:__tests__|node_modules)\//.test(file))
    .toSorted()
}

/** What a file imports, types as well. */
function specifiersOf(path: string): string[] {
  return Array.from(readFileSync(path, 'utf8').matchAll(/\b(?:from|import)[\s(]+'([^']+)'/g), ([, found = '']) => found)
}

/** The same of each file; paths start in `folder`, those of packages are left out. */
function readImports(folder: string): Map<string, string[]> {
  return new Map(
    filesOf(folder).map((file) => {
      const paths = specifiersOf(join(folder, file)).filter((specifier) => specifier.startsWith('.'))
      return [file, paths.map((path) => relative(folder, join(folder, dirname(file), path)))]
    }),
  )
}

/** Files of a folder that import a package which a pattern names. */
function importing(folder: string, named: RegExp): string[] {
  return filesOf(folder).filter((file) =>
    specifiersOf(join(folder, file)).some((specifier) => !specifier.startsWith('.') && named.test(specifier)),
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

test('the action knows nothing of the sandbox, and what is parsed first needs no package but those of Node', () => {
  expect(importing('src', /sandbox|deploy-lambda-image/)).toEqual([])
  expect(importing('sandbox', /deploy-lambda-image/)).toEqual([])
  expect(importing('src/domain', /^(?!node:)/)).toEqual([])
  // That they would be seen.
  expect(importing('src', /^@aws-sdk\/client-lambda$/)).toContain('lambda/function.ts')
})

test.each([
  ['src', 200],
  ['sandbox', 200],
  ['__tests__', 250],
  ['sandbox/__tests__', 250],
])('no file of %s is longer than %d lines', (folder, most) => {
  const lengths = filesOf(folder).map(
    (file) => [file, readFileSync(join(folder, file), 'utf8').split('\n').length - 1] as const,
  )
  expect(lengths.length).toBeGreaterThan(5)
  expect(lengths.filter(([, length]) => length > most)).toEqual([])
})
