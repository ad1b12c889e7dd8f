import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { importBaseImage } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

test('script/rehearse builds the example, and shows its answer, cold start and memory', async () => {
  await importBaseImage()
  const argv = ['script/rehearse.ts', 'examples/hello', '{"name":"you"}', '--expect', '{"event":{"name":"you"}}']
  const { stdout } = await run(process.execPath, argv, { cwd: root })
  expect(stdout).toContain('[command]docker buildx build ')
  expect(stdout).toMatch(/^The answer:\n\{"message":"Hello from Lambda","event":\{"name":"you"\}\}$/m)
  expect(stdout).toMatch(/^Cold start {2}[\d.]+ m?s until the image asked for the event$/m)
  expect(stdout).toMatch(/^Memory {6}\d+ MB of 128 MB, (?:at its most|after the last answer)$/m)
})
