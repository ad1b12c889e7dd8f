import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

function announce(title: string): void {
  console.log(`\n==> ${title}`)
}

function runs({ title, program: [file, ...argv] }: Check): boolean {
  announce(title)
  return spawnSync(file, argv, { stdio: 'inherit' }).status === 0
}

/** Runs the unit tests and the scenarios, and counts them. */
function vitest(): Tally {
  announce('Unit tests and scenarios')
  const directory = mkdtempSync(join(tmpdir(), 'checks-'))
  const report = join(directory, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { status } = spawnSync('vitest', ['run', ...reporters], { stdio: 'inherit' })
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that can't be loaded, or an error outside of a test, fails the run without failing a test.
    const failed = status === 0 ? numFailedTests : Math.max(1, numFailedTests)
    return { passed: numPassedTests, failed: numPassedTests === 0 ? Math.max(1, failed) : failed }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

const broken = checks.filter((check) => !runs(check))
const tests = vitest()
const passed = checks.length - broken.length + tests.passed
const failed = broken.length + tests.failed

for (const { title } of broken) console.log(`failed: ${title}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
