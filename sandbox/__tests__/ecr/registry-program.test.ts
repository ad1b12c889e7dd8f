import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'registry-program-'))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
  rmSync(folder, { recursive: true })
})

test("the registry is found by the project's own name, where there is none by Debian's", async () => {
  const programs = (process.env.PATH ?? '').split(':').map((path) => join(path, 'docker-registry'))
  const found = programs.find((path) => existsSync(path)) ?? '/usr/bin/registry'
  symlinkSync(found, join(folder, 'registry'))
  vi.stubEnv('PATH', folder)
  // Another file of this worker may have left an idle one.
  vi.resetModules()
  const { emptyRegistry } = await import('../../ecr/registry/process.ts')
  const { socketPath } = await emptyRegistry()
  const status = new Promise((resolve, reject) => {
    request({ socketPath, path: '/v2/' }, ({ statusCode }) => resolve(statusCode))
      .once('error', reject)
      .end()
  })
  expect(await status).toBe(200)
})
