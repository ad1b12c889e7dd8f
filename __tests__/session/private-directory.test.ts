import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What writes to the machine's disk, and where it does: in a directory that post knows, unless it says otherwise. */
const writers: Readonly<Record<string, string>> = {
  'session/private-directory.ts': 'makes such a directory',
  'session/docker-session.ts': 'in its own',
  'docker/config.ts': "in the session's",
  'docker/builder-program.ts': "in docker.scratch, which is the session's",
  'container/launch.ts': "in request.scratch, which is the session's",
  'obtain/attestation.ts': 'in its own',
  'inputs/result-folder.ts': 'what result-dir names, for the user to keep',
  'session/runner.ts': "the runner's own files",
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const using = (pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(join('src', file), 'utf8'))).toSorted()

test('all that a run writes for itself is in a directory that post knows', () => {
  expect(files.length).toBeGreaterThan(100)
  const writing = /\b(?:mkdtemp|mkdir|writeFile|appendFile|copyFile|cp|symlink|rename|createWriteStream)(?:Sync)?\(/
  expect(using(writing)).toEqual(Object.keys(writers).toSorted())
})

test('a folder for temporary files is named by no other file', () => {
  expect(using(/\bmkdtemp|\btmpdir\(|\bdirectoryPrefix\b/)).toEqual([
    'domain/state.ts',
    'inputs/context.ts',
    'post.ts',
    'session/private-directory.ts',
  ])
})
