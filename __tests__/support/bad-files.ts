import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Workplace } from '../../src/inputs/files.ts'
import { folder } from './folder.ts'

/** A workspace and a temporary folder, and beside them a file of the machine that is none of theirs. */
export function givenWorkplace(): Workplace & { elsewhere: string; key: string } {
  const root = folder()
  // Everybody may look: some tests do so as another user.
  chmodSync(root, 0o755)
  const [workspace, temporaryDirectory, elsewhere] = ['workspace', 'temp', 'elsewhere'].map((name) => join(root, name))
  if (!workspace || !temporaryDirectory || !elsewhere) throw new Error('a folder has no name')
  for (const folder of [workspace, temporaryDirectory, elsewhere]) mkdirSync(folder)
  const key = join(elsewhere, 'key.json')
  writeFileSync(key, '{"key":"hunter2hunter2"}')
  return { workspace, temporaryDirectory, elsewhere, key }
}

/** What may stand where a file of JSON is expected, each made at a path. */
export const badFiles: Readonly<Record<string, (path: string, key: string) => void>> = {
  nothing: () => {},
  'a folder': (path) => mkdirSync(path),
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  'a link out of the workspace': (path, key) => symlinkSync(key, path),
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a link to a process': (path) => symlinkSync('/proc/self/environ', path),
  'a link that leads nowhere': (path) => symlinkSync('/nowhere/at/all', path),
  'a link to itself': (path) => symlinkSync(path, path),
  'bytes that are no text': (path) => writeFileSync(path, Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])),
  'a file that is too large': (path) => {
    writeFileSync(path, '')
    truncateSync(path, 64 * 1024 ** 3)
  },
  'no JSON': (path) => writeFileSync(path, '{"password": hunter2hunter2}'),
  'an empty file': (path) => writeFileSync(path, ''),
  'a file that only its owner reads': (path) => writeFileSync(path, '{}', { mode: 0 }),
}

/** Does something as a user who owns nothing: root may read what nobody else may. */
export function asNobody<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}
