import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@deploy-lambda-image/sandbox'
import { readManifest, runAction } from '@deploy-lambda-image/sandbox/runner'
import fc from 'fast-check'
import { Problem } from '../../src/domain/problem.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { readCheckout } from '../../src/inputs/checkout.ts'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import type { Row } from '../table.ts'

const { inputs: defaults } = readManifest(process.cwd())
const names = Object.keys(defaults)

/** Texts that some input takes, so that what is generated gets past the parsers to what they are checked against. */
const taken = [
  ...[
    'true',
    'false',
    '1',
    '60s',
    '10m',
    '128',
    'live',
    'hello',
    'eu-west-1',
    'us-east-1,eu-west-1',
    'x86_64',
    'arm64',
  ],
  ...['arn:aws:iam::111122223333:role/deploy', '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:one', '{}', '[]'],
  ...[
    'canary 10% 5m',
    'linear 10% 1m',
    'errors 1%',
    '{"a":"b"}',
    'A=b',
    '{"us-east-1":{"alias":"live"}}',
    './Dockerfile',
  ],
  ...['{region}', '$LATEST', '1\n2', 'a,b', '@event.json', 'parallel', 'stop', 'continue', 'revert', 'none', 'aws-iam'],
]

/** Texts that parsers trip over. */
const tricky = [
  ...['\r\n', ' ', '::error::x', '../../etc/passwd', '$(id)', '{"__proto__":{"a":1}}', '[[[[[[[[[[', '9'.repeat(400)],
  ...[
    '__proto__',
    'constructor',
    '-1',
    '1e309',
    'NaN',
    '\u{1F600}',
    '\uD800',
    'a'.repeat(100_000),
    '"',
    "'",
    '`',
    '%',
    '{',
    '}',
  ],
]

const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...taken) },
  { weight: 2, arbitrary: fc.constantFrom(...tricky) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.json() },
)
const most = { 'function-name': 'hello', 'aws-region': 'us-east-1' }
const given = fc
  .tuple(fc.constantFrom({}, most, most, most), fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 8 }))
  .map(([common, pairs]): Record<string, string> => ({ ...defaults, ...common, ...Object.fromEntries(pairs) }))
  // Inputs come in the environment, which has no NUL.
  .map((inputs) => Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, text.replaceAll('\0', '')])))

type Verdict = 'a plan' | 'a Problem' | { wrong: string }

/** Hands generated inputs to all that is decided before the first call. @returns one row, and one of the bundle itself */
export async function tryInputs(seed: number, count: number): Promise<Row[]> {
  const workspace = mkdtempSync(join(tmpdir(), 'torture-'))
  writeFileSync(join(workspace, 'Dockerfile'), 'FROM busybox:stable-musl\nENTRYPOINT ["/bin/busybox"]\n')
  try {
    const context = contextIn(workspace)
    const tally = { plans: 0, problems: 0, slowest: 0, wrong: new Set<string>() }
    const refused: Record<string, string>[] = []
    for (const inputs of fc.sample(given, { seed, numRuns: count })) {
      const start = process.cpuUsage()
      const verdict = decide(inputs, context)
      const took = process.cpuUsage(start).user / 1000
      tally.slowest = Math.max(tally.slowest, took)
      if (verdict === 'a plan') tally.plans += 1
      else if (verdict === 'a Problem') refused.push(inputs)
      else tally.wrong.add(`${verdict.wrong} for ${JSON.stringify(differing(inputs)).slice(0, 200)}`)
      if (took > 1000) tally.wrong.add(`${took.toFixed(0)} ms for ${JSON.stringify(differing(inputs)).slice(0, 200)}`)
    }
    const seen = `${tally.plans} plans, ${refused.length} refusals, the slowest in ${tally.slowest.toFixed(0)} ms`
    const wrong = [...tally.wrong]
    const first: Row = {
      cells: ['inputs', 'drawn from action.yml, decided', `${count}`, wrong.slice(0, 3).join('; ') || seen],
      ok: wrong.length === 0,
    }
    return [first, await runs(refused.slice(0, Math.min(20, Math.ceil(count / 200))), workspace)]
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

function decide(inputs: Record<string, string>, context: Context): Verdict {
  try {
    const read = readRunInputs((name) => inputs[name] ?? '', context)
    const checkout = read.image ? undefined : readCheckout(read.build.context, context)
    plan(read, { ...context, ...(checkout && { checkout }) })
    return 'a plan'
  } catch (error) {
    return error instanceof Problem ? 'a Problem' : { wrong: String(error instanceof Error ? error.stack : error) }
  }
}

/** What is refused so is refused by the bundle without a call of AWS, and without a stack. */
async function runs(refused: readonly Record<string, string>[], workspace: string): Promise<Row> {
  const sandbox = await startSandbox({ roles: [{ name: 'deploy' }] })
  const wrong: string[] = []
  try {
    for (const inputs of refused) {
      const env = sandbox.ambientCredentials('deploy')
      const { exitCode, log, annotations } = await runAction({ sandbox, workspace, env, inputs })
      const what = JSON.stringify(differing(inputs)).slice(0, 200)
      const calls = sandbox.requests.all.filter(({ service }) => service !== 'github')
      if (exitCode === 0) wrong.push(`it was let through: ${what}`)
      if (calls.length > 0) wrong.push(`${calls[0]?.operation} was called: ${what}`)
      if (/^ {4}at .*:\d+:\d+/m.test(log)) wrong.push(`a stack: ${what}`)
      if (exitCode !== 0 && annotations.length === 0) wrong.push(`no word: ${what}`)
      sandbox.requests.clear()
    }
  } finally {
    await sandbox.stop()
  }
  const verdict = wrong.slice(0, 3).join('; ') || 'each refused without a call of AWS'
  return {
    cells: ['inputs', 'of those refused, runs of the bundle', `${refused.length}`, verdict],
    ok: wrong.length === 0,
  }
}

function differing(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).filter(([name, text]) => text !== defaults[name]))
}

function contextIn(workspace: string): Context {
  return {
    repository: 'octo-org/hello-lambda',
    sha: '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
    ref: 'refs/heads/main',
    runId: '42',
    eventName: 'push',
    serverUrl: 'https://github.com',
    workspace,
    temporaryDirectory: workspace,
    idTokenAvailable: true,
    fork: false,
  }
}
