// Usage: script/test
//
// Runs every check there is, and sets up what they need; ends with one line 'N passed, N failed'.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine } from './usage/command-line.ts'

/** One check: a program that says by its exit status whether it passed. */
interface Check {
  title: string
  program: readonly [string, ...string[]]
}

interface Tally {
  passed: number
  failed: number
}

const checks: readonly Check[] = [
  { title: 'Lint and format', program: ['biome', 'ci', '--error-on-warnings', '.'] },
  { title: 'Types', program: ['tsc', '-p', '.'] },
  { title: 'The tables of the README are those of action.yml', program: ['node', 'script/readme.ts', '--check'] },
  { title: 'The JSON schemas are those of the sources', program: ['node', 'script/schemas.ts', '--check'] },
  { title: 'Workflows', program: ['node', 'script/lint-workflows.ts'] },
  { title: 'dist is what the sources build', program: ['script/check-dist'] },
]

/** Where Linux has a file system in memory, and how statfs(2) names its type. */
const MEMORY = '/dev/shm'
const TMPFS = 0x01021994

function announce(title: string): void {
  console.log(`\n==> ${title}`)
}

interface Verdict {
  title: string
  passed: boolean
  printed: Buffer
}

/** Runs a check beside others, and beside the tests. That it failed is told at once. */
async function runs({ title, program: [file, ...argv] }: Check): Promise<Verdict> {
  const child = spawn(file, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const [status] = await once(child, 'close')
  if (status !== 0) console.log(failure(title))
  return { title, passed: status === 0, printed: Buffer.concat(chunks) }
}

function failure(title: string): string {
  return `failed: ${title}`
}

/** Bytes that the files of the tests never need, and that the machine must have left beside them. */
const PLENTY = 6 * 2 ** 30

/** Whether there is a file system in memory that has room, and lets programs run from it. */
function hasRoomInMemory(): boolean {
  const { type, bavail, bsize } = statfsSync(MEMORY)
  if (type !== TMPFS || bavail * bsize < PLENTY || freemem() < 2 * PLENTY) return false
  return !/^\S+ \/dev\/shm \S+ \S*\bnoexec\b/m.test(readFileSync('/proc/mounts', 'utf8'))
}

/**
 * Runs the unit tests and the scenarios, and counts them. They make tens of thousands of files that are gone within
 * seconds: in memory, where it has room, no disk's file system has work with them.
 */
async function vitest(): Promise<Tally> {
  announce('Unit tests and scenarios')
  const directory = mkdtempSync(join(existsSync(MEMORY) && hasRoomInMemory() ? MEMORY : tmpdir(), 'checks-'))
  // As any folder for temporary files: some tests are another user's.
  chmodSync(directory, 0o1777)
  const report = join(directory, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const env = { ...process.env, TMPDIR: directory }
    const [status] = await once(spawn('vitest', ['run', ...reporters], { stdio: 'inherit', env }), 'close')
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that can't be loaded, or an error outside of a test, fails the run without failing a test.
    const failed = status === 0 ? numFailedTests : Math.max(1, numFailedTests)
    return { passed: numPassedTests, failed: numPassedTests === 0 ? Math.max(1, failed) : failed }
  } finally {
    remove(directory)
  }
}

/** Programs that the tests have ended may still be removing folders of their own. What stays is told, and is no failed check. */
function remove(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  } catch (error) {
    console.error(`${directory} could not be removed: ${error}`)
  }
}

commandLine(import.meta.url, {})

// Most use one core, and tests wait now and then. None changes what another reads.
const [tests, ...verdicts] = await Promise.all([vitest(), ...checks.map(runs)])
for (const { title, printed } of verdicts) {
  announce(title)
  process.stdout.write(printed)
}
const broken = verdicts.filter((verdict) => !verdict.passed)
const passed = verdicts.length - broken.length + tests.passed
const failed = broken.length + tests.failed

for (const { title } of broken) console.log(failure(title))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
