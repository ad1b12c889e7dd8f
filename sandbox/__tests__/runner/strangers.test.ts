import { expect, test } from 'vitest'
import { runAction } from '../../runner/index.ts'
import { SCRIPTED_ACTION } from '../../testing/action.ts'

const FILES = "import { appendFileSync as add } from 'node:fs'; const env = process.env;"

/** Runs a step whose main and post are these scripts. */
function run(script: string, post = '', env: Record<string, string> = {}) {
  return runAction({ action: SCRIPTED_ACTION, inputs: { script, 'post-script': post }, env })
}

test('state and outputs of the log are taken, and the files win, wherever they come in time', async () => {
  const main = `${FILES}
    add(env.GITHUB_STATE, 'isPost=true\\nMine=own\\n')
    add(env.GITHUB_OUTPUT, 'digest=own\\n')
    console.log('#5 0.1 ##[save-state name=ISPOST]forged')
    console.error('::save-state name=shifts::forged')
    console.log('::set-output name=DIGEST::forged')
    console.log('##[set-output name=version]forged')`
  const post = 'console.log(Object.keys(process.env).filter((name) => name.startsWith("STATE_")).toSorted().join())'
  const result = await run(main, post)
  expect(result.state).toEqual({ ISPOST: 'true', shifts: 'forged', Mine: 'own' })
  expect(result.outputs).toEqual({ DIGEST: 'own', version: 'forged' })
  expect(result.post?.raw).toBe('STATE_ISPOST,STATE_Mine,STATE_shifts')
})

test('a lone carriage return ends a line, on both streams, and what was obeyed is told', async () => {
  const main = "process.stdout.write('20%\\r##[error]one\\r'); process.stderr.write('x\\r\\t::warning::two')"
  const result = await run(main, "console.log('::notice::three')")
  const told = result.obeyed.map(({ phase, source, form, name, data, line }) => [phase, source, form, name, data, line])
  expect(told).toHaveLength(3)
  expect(told).toEqual(
    expect.arrayContaining([
      ['main', 'stdout', 1, 'error', 'one', '##[error]one'],
      ['main', 'stderr', 2, 'warning', 'two', '\t::warning::two'],
      ['post', 'stdout', 2, 'notice', 'three', '::notice::three'],
    ]),
  )
  expect([result.exitCode, result.conclusion]).toEqual([0, 'success'])
})

test('a stop holds for its phase, and masks hold for the job', async () => {
  const main =
    "for (const line of ['add-mask::early', 'stop-commands::tok', 'add-mask::late']) console.log('::' + line)"
  const result = await run(main, "console.log('::notice::early late')")
  expect(result.annotations).toEqual([{ level: 'notice', message: '*** late', properties: {} }])
  expect(result.log).toContain('::add-mask::late')
  expect(result.masks).toContain('early')
})

test('a command that can not be obeyed fails the step, also with exit code 0', async () => {
  const result = await run("console.log('::set-env name=PATH::/evil')")
  expect([result.exitCode, result.conclusion, result.env]).toEqual([0, 'failure', {}])
  const allowed = await run("console.log('::set-env name=A::1')", '', { ACTIONS_ALLOW_UNSECURE_COMMANDS: 'true' })
  expect([allowed.conclusion, allowed.env]).toEqual(['success', { A: '1' }])
})

test('a file that can not be read fails the step, and what stood before the fault is taken', async () => {
  const main = `${FILES} add(env.GITHUB_OUTPUT, 'a=1\\nbroken\\nb=2\\n'); add(env.GITHUB_ENV, 'NODE_OPTIONS=x\\nC=3\\n')`
  const result = await run(main)
  expect([result.conclusion, result.outputs, result.env]).toEqual(['failure', { a: '1' }, { C: '3' }])
  expect(result.annotations.map(({ message }) => message)).toEqual([
    "Unable to process file command 'output' successfully.",
    "Invalid format 'broken'",
    "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
  ])
})

test('the summary is masked as the log is, and dropped when it has more than 1 MiB', async () => {
  const write = (length: number) => `${FILES} console.log('::add-mask::one%0Atwo')
    add(env.GITHUB_STEP_SUMMARY, 'one\\ntwo\\n' + 'x'.repeat(${length}))`
  const rest = 1024 * 1024 - 'one\ntwo\n'.length
  const whole = await run(write(rest))
  expect(whole.summary).toBe(`***\n***\n${'x'.repeat(rest)}`)
  expect(whole.rawSummary).toBe(`one\ntwo\n${'x'.repeat(rest)}`)
  const large = await run(write(rest + 1))
  expect([large.summary, large.rawSummary.length, large.conclusion]).toEqual(['', 1024 * 1024 + 1, 'success'])
  expect(large.annotations[0]?.message).toBe(
    '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.',
  )
})

test('an output that holds a masked text does not reach other jobs', async () => {
  const main = `${FILES} console.log('::add-mask::1234'); add(env.GITHUB_OUTPUT, 'uri=repo-1234\\nversion=7\\n')`
  const result = await run(main)
  expect(result.outputs).toEqual({ uri: 'repo-1234', version: '7' })
  expect(result.jobOutputs).toEqual({ version: '7' })
})
