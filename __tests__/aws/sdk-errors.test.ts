import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain, unknown } from '../../src/aws/explain.ts'

// The errors that the SDK's models know for the operations that the action calls, read anew from each SDK.

const root = join(import.meta.dirname, '../..')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  .join('\n')

/** Services whose operations are methods of their lazy client; those of the others are commands. */
const lazy = ['cloudwatch', 'cloudwatch-logs', 'codedeploy']

interface Modelled {
  service: string
  code: string
  text: string
}

function errorsOf(service: string): Modelled[] {
  const folder = join(root, `node_modules/@aws-sdk/client-${service}/dist-types/commands`)
  const operations = readdirSync(folder).flatMap((name) => /^(\w+)Command\.d\.ts$/.exec(name)?.[1] ?? [])
  const called = operations.filter((name) => isCalled(service, name))
  expect(called).not.toEqual([])
  const errors = called.flatMap((name) => {
    const declared = readFileSync(join(folder, `${name}Command.d.ts`), 'utf8')
    const all = declared.matchAll(/@throws \{@link (\w+)\} \(\w+ fault\)\n \*\s+<p>(.*?)<\/p>/gs)
    return Array.from(all, ([, code = '', text = '']) => ({ service, code, text }))
  })
  return [...new Map(errors.map((error) => [error.code, error])).values()]
}

function isCalled(service: string, name: string): boolean {
  const method = `.${name[0]?.toLowerCase()}${name.slice(1)}(`
  if (lazy.includes(service)) return sources.includes(method)
  return sources.includes(`new ${name}Command(`) || sources.includes(`paginate${name}(`)
}

describe.each(['lambda', 'sts', 'ecr', ...lazy])('%s', (service) => {
  test.each(errorsOf(service).map(({ code, text }) => [code, text]))('%s has a remedy of its own', (code, text) => {
    const answer = Object.assign(new Error('Words.'), { name: code, $metadata: { httpStatusCode: 400 } })
    const [finding] = explain(answer, 'Could not deploy').findings
    expect(Object.values(unknown)).not.toContain(finding?.remedy)
    // Only what AWS itself calls its own failure is for AWS's support.
    const internal = /internal|server-side|unknown error|cannot complete/i.test(text)
    expect(finding?.remedy.includes('AWS Support')).toBe(internal)
  })
})
