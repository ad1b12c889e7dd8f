import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What can write to the runner, and the one file that may use it. */
const writers: Readonly<Record<string, { used: RegExp; by: string[] }>> = {
  "the toolkit's commands": {
    // getIDToken prints nothing but masks and the toolkit's own debug lines.
    used: /(?<!`)\bcore\.(?!getIDToken\b)\w+\(|\bcore\.(?!getIDToken\b)\w+,|import \{[^}]*\} from '@actions\/core'/,
    by: ['session/runner.ts'],
  },
  'standard output and error': { used: /\bprocess\.(?:stdout|stderr)\b|\bconsole\.\w+\(|\bwriteSync\b/, by: [] },
  'a child that inherits both': { used: /['"]inherit['"]|stdio: \[[^\]]*[12]/, by: [] },
  "the runner's files": { used: /GITHUB_(?:OUTPUT|STATE|ENV|PATH)\b/, by: ['session/runner.ts'] },
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

test.each(Object.entries(writers))('%s are used by no other file', (_, { used, by }) => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => used.test(readFileSync(join('src', file), 'utf8'))).toSorted()).toEqual(by)
})
