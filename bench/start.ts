// How soon a step is at work: post with nothing to do from start to end, and main from start to its first line of log,
// each beside Node's own start and end. The bundle is what script/build has made.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Measurement } from './measurement.ts'
import { median } from './stage.ts'

const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url))

/** @param rounds how often each is measured; the median counts */
export async function start(rounds: number): Promise<Measurement[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-'))
  const state = join(temporary, 'state')
  writeFileSync(state, '')
  const main = {
    GITHUB_STATE: state,
    RUNNER_TEMP: temporary,
    'INPUT_FUNCTION-NAME': 'hello',
    'INPUT_AWS-REGION': 'us-east-1',
    INPUT_TAGS: 'v1',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  const times = { node: [] as number[], post: [] as number[], main: [] as number[] }
  try {
    for (let round = 0; round < rounds; round++) {
      times.node.push(await timeOf(['--eval', ''], {}))
      times.post.push(await timeOf([bundle], { STATE_isPost: 'true' }))
      times.main.push(await timeOf([bundle], main, 'first line'))
    }
  } finally {
    rmSync(temporary, { recursive: true })
  }
  const node = median(times.node)
  const beyond = (each: readonly number[]) => (median(each) - node) / 1000
  return [
    { what: 'Node’s own start and end', measured: node / 1000, unit: 's' },
    { what: 'Post with nothing to do, beyond Node’s own', measured: beyond(times.post), unit: 's', bound: 0.06 },
    {
      what: 'Main until it signs in, beyond Node’s own',
      measured: beyond(times.main),
      unit: 's',
      bound: 0.08,
      why: 'The toolkit of GitHub’s runner loads an HTTP client of its own, and before the sign-in comes the part of the SDK that every client has',
    },
  ]
}

/** @returns ms until the process has ended, or has written its first line, after which it is ended */
async function timeOf(argv: string[], env: Record<string, string>, until?: 'first line'): Promise<number> {
  const from = performance.now()
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const written = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  await (until === 'first line' ? Promise.race([written, ended]) : ended)
  const time = performance.now() - from
  child.kill()
  await ended
  return time
}
