import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Prints the address of each module that is loaded. */
const hook = `
  import { registerHooks } from 'node:module'
  registerHooks({ load: (url, context, next) => (console.log('loads ' + url), next(url, context)) })`

/** The packages that a process of its own loads with some modules of src. */
function packagesOf(modules: readonly string[], env: Record<string, string> = {}): string[] {
  const urls = modules.map((path) => new URL(`../src/${path}`, import.meta.url).href)
  const code = urls.map((url) => `await import(${JSON.stringify(url)})`).join('\n')
  const argv = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, '--input-type=module', '--eval', code]
  const { stdout, stderr } = spawnSync(process.execPath, argv, { env, encoding: 'utf8' })
  for (const url of urls) expect(stdout, stderr).toContain(`loads ${url}\n`)
  const found = [...stdout.matchAll(/^loads .*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)]
  return [...new Set(found.map(([, name = '']) => name))].toSorted()
}

const clients = /^(?:@aws-sdk|@smithy|@octokit)\/|^@actions\/github$/
const parsers = /^(?:valibot|csv-parse)$/

test('a post step that has nothing to do loads no package', () => {
  expect(packagesOf(['index.ts'], { STATE_isPost: 'true' })).toEqual([])
  expect(packagesOf(['index.ts'], { STATE_isPost: 'true', STATE_shifts: '[]', STATE_directories: '/gone' })).toEqual([])
})

test('a post step that only cleans up loads no client and no parser of inputs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'deploy-lambda-image-'))
  const env = { STATE_isPost: 'true', STATE_directories: directory, TMPDIR: tmpdir() }
  const packages = packagesOf(['index.ts'], env)
  expect(packages).toContain('@actions/core')
  expect(packages.filter((name) => clients.test(name) || parsers.test(name))).toEqual([])
})

test('a run that its inputs rule out loads no client', () => {
  const packages = packagesOf(['index.ts'], { 'INPUT_FUNCTION-NAME': 'hello', INPUT_PUBLISH: 'x' })
  expect(packages).toContain('@actions/core')
  expect(packages.filter((name) => clients.test(name))).toEqual([])
})

test('what few runs need is not loaded with what carries them out', () => {
  const commands = [
    'deploy/deploy.ts',
    'rollback/rollback.ts',
    'preview/deploy.ts',
    'preview/close.ts',
    'preview/sweep.ts',
  ]
  const packages = packagesOf([...commands, 'clean-up/revert-pending.ts'])
  expect(packages).toContain('@aws-sdk/client-lambda')
  const few = /^@aws-sdk\/client-(?:cloudwatch|cloudwatch-logs|codedeploy)$|^@octokit\/|^@actions\/github$/
  expect(packages.filter((name) => few.test(name))).toEqual([])
})
