import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Whatever main left under way, its end is never heard of. */
const endless = ['cleanAfter', 'revertPending', 'restorePending']
  .map((name) => `export const ${name} = () => new Promise(() => {})`)
  .join('\n')

const hooks = `
  import { registerHooks } from 'node:module'
  registerHooks({
    load: (url, context, next) =>
      /src\\/(?:session|clean-up)\\/(?:docker-session|revert-pending|restore-pending)\\.ts$/.test(url)
        ? { format: 'module', source: ${JSON.stringify(endless)}, shortCircuit: true }
        : next(url, context),
  })`

const shift = { region: 'us-east-1', functionName: 'hello', alias: 'live', from: '1', to: '2', description: '' }

test.each([
  ['clean-up', () => ({ STATE_directories: mkdtempSync(join(tmpdir(), 'deploy-lambda-image-')) })],
  ['revert', () => ({ STATE_shifts: JSON.stringify([shift]) })],
])('post says so where its %s waits for what can no longer come', (_, state) => {
  const env = { STATE_isPost: 'true', TMPDIR: tmpdir(), ...state() }
  const argv = ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`]
  const index = new URL('../src/index.ts', import.meta.url).pathname
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, index], { env, encoding: 'utf8' })
  expect(stdout, stderr).toContain(
    '::warning::The clean-up did not end well: The run came to a standstill: what it waited for can no longer come.',
  )
  expect(status).toBe(0)
})
