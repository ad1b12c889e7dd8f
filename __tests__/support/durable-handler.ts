import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const source = fileURLToPath(new URL('durable/order.mjs', import.meta.url))

/** Packs the durable handler with AWS's own SDK. @returns files by name, of which `index.mjs` has the handler */
export async function packDurableHandler(): Promise<Record<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'durable-handler-'))
  try {
    await run('ncc', ['build', source, '--out', folder, '--minify', '--quiet'])
    const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
    return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
