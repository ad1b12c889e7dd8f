import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../script/demo.ts', import.meta.url))

test("script/demo says in its last line that the reader's own image is broken, and shows its summary", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-test-'))
  const summaries = join(folder, 'summaries')
  mkdirSync(summaries)
  writeFileSync(join(summaries, 'earlier.html'), 'of an earlier demo')
  writeFileSync(join(folder, 'Dockerfile'), 'FROM busybox:stable-musl\nENTRYPOINT ["/no-such-file"]\n')
  const env = { ...process.env, DEMO_SUMMARIES: summaries }
  const demo = promisify(execFile)(process.execPath, [program, '.', '{"n":1}'], { cwd: folder, env })
  const { code, stdout, stderr } = await demo.then(
    () => expect.unreachable('the demo worked'),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
  expect(code, stdout).toBe(1)
  expect(stderr.trim().split('\n').at(-1)).toMatch(/^First deploy failed: .*'\/no-such-file' is not in the image\./)
  expect(stdout).toMatch(/^Error: The image's entry point/m)
  expect(stdout).not.toContain('##[')
  expect(stdout.slice(-200)).toMatch(/^First deploy: failed\n {2}file:\S+\/summaries\/first-deploy\.html\n$/m)
  expect(readdirSync(summaries).sort()).toEqual(['first-deploy.html', 'first-deploy.md', 'mermaid.js'])
  expect(readFileSync(join(summaries, 'first-deploy.md'), 'utf8')).toContain('/no-such-file')
  rmSync(folder, { recursive: true })
})
