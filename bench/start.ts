// How soon a step is at work: post with nothing to do from start to end, and main from start to its first line of log,
// each beside Node's own start and end, in one run of this program. The bundle is what script/build has made.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const rounds = 25
/** ms beyond Node's own start that post may take. */
const target = 60

const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url))
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
const ways = {
  node: () => timeOf(['--eval', ''], {}),
  post: () => timeOf([bundle], { STATE_isPost: 'true' }),
  'main, refused': () => timeOf([bundle], { ...main, 'INPUT_AWS-REGION': 'nowhere' }, 'first line'),
  'main, signing in': () => timeOf([bundle], main, 'first line'),
}
const times = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]))
try {
  for (let round = 0; round < rounds; round++) {
    for (const [name, measure] of Object.entries(ways)) times.get(name)?.push(await measure())
  }
} finally {
  rmSync(temporary, { recursive: true })
}
const node = median('node')
for (const name of times.keys()) {
  const time = median(name)
  const beyond = `${(time - node).toFixed(0)} ms beyond Node's own`.padEnd(28)
  console.log(`${name.padEnd(18)} ${time.toFixed(0).padStart(5)} ms ${beyond} ${(time / node).toFixed(2)} times it`)
}
process.exitCode = median('post') - node < target ? 0 : 1

/** @returns ms until the process has ended, or has written its first line, after which it is ended */
async function timeOf(argv: string[], env: Record<string, string>, until?: 'first line'): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const written = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  await (until === 'first line' ? Promise.race([written, ended]) : ended)
  const time = performance.now() - start
  child.kill()
  await ended
  return time
}

function median(name: string): number {
  return (times.get(name) ?? []).toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
}
