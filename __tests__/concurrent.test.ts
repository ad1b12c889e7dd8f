import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Of tests that run side by side, the global onTestFinished belongs to whichever went on last. Each takes that of its own
// context, and hands it to what it calls.

/** Calls of a name, not of a method of that name. */
const calls = (text: string, names: Iterable<string>) =>
  [...names].filter((name) => new RegExp(`(?<![.\\w])${name}\\(`).test(text))

/** What a text declares at its top, by name. */
function declarations(text: string): [string, string][] {
  const parts = text.split(
    /^(?=(?:export |async |function |const |let |interface |type |test\b|describe\b|\/\*\*|\/\/))/m,
  )
  return parts.flatMap((part) => {
    const name = part.match(/^(?:export )?(?:async )?(?:function|const) (\w+)/)?.[1]
    return name === undefined ? [] : [[name, part] as [string, string]]
  })
}

/** A test's own comes by a parameter. */
const usesGlobal = (text: string) =>
  /\bonTest(?:Finished|Failed)\(/.test(text) && !/\{ onTest(?:Finished|Failed) \}/.test(text)

/** Names of functions by which a text reaches the global one. @param others that are known to */
function reaching(text: string, others: readonly string[] = []): string[] {
  const found = new Set(others)
  const all = declarations(text)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const [name, part] of all) {
      const body = part.slice(part.indexOf(name) + name.length)
      if (usesGlobal(part) || calls(body, found).length > 0) found.add(name)
    }
  }
  return [...found]
}

/** The blocks of a text whose tests run side by side. */
function concurrentBlocks(text: string): string[] {
  return Array.from(
    text.matchAll(/^( *)(?:describe|test)\b.*(?:\.concurrent\b|concurrent: true)[\s\S]*?^\1\}/gm),
    ([block]) => block,
  )
}

/** Calls in tests side by side that reach the global onTestFinished. */
function wrong(text: string, helpers: readonly string[]): string[] {
  const names = reaching(text, helpers)
  return concurrentBlocks(text).flatMap((block) => [
    ...calls(block, names),
    ...(usesGlobal(block) ? ['onTestFinished'] : []),
  ])
}

test('no test that runs beside others of its file reaches the global onTestFinished', () => {
  const files = globSync(['__tests__/**/*.ts', 'sandbox/**/*.ts'], { exclude: ['**/node_modules/**'] })
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
  const helpers = [...texts].filter(([file]) => !file.endsWith('.test.ts')).map(([, text]) => text)
  // It makes a checkout where it is given none, and those that run side by side give it one.
  const reach = reaching(helpers.join('\n').replaceAll('?? checkout()', ''))
  expect(reach).toEqual(expect.arrayContaining(['setStage', 'folder', 'checkout', 'buildGate', 'companyNetwork']))
  const found = [...texts].map(([file, text]) => [file, wrong(text, reach)] as const)
  expect(found.filter(([, names]) => names.length > 0)).toEqual([])
  // No mark is overlooked.
  const marks = /\b(?:describe|test)\.concurrent\b|\bconcurrent: true\b/g
  for (const [file, text] of texts) {
    if (file.endsWith('/concurrent.test.ts')) continue
    expect.soft(concurrentBlocks(text).length, file).toBe([...text.matchAll(marks)].length)
  }
})
