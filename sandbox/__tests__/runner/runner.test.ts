import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startSandbox } from '../../index.ts'
import { type RunOptions, runAction, startAction } from '../../runner/index.ts'
import { SCRIPTED_ACTION } from '../../testing/action.ts'

/** Options of a step whose main and post run these scripts. */
function step(script: string, post = '', options: RunOptions = {}): RunOptions {
  return { ...options, action: SCRIPTED_ACTION, inputs: { script, 'post-script': post, ...options.inputs } }
}

const FILES = "import { appendFileSync as add } from 'node:fs'; const env = process.env;"

describe('the environment', () => {
  test('holds inputs as the runner writes them, defaults filled in', async () => {
    const print =
      'console.log(JSON.stringify(Object.entries(process.env).filter(([name]) => name.startsWith("INPUT_"))))'
    const { raw } = await runAction(
      step(print, '', { github: { sha: 'abc', repository: 'o/r' }, inputs: { extra: 'x' } }),
    )
    expect(Object.fromEntries(JSON.parse(raw.trim()))).toEqual({
      INPUT_SCRIPT: print,
      'INPUT_POST-SCRIPT': '',
      INPUT_WITH_SPACE: 'spaced',
      INPUT_COMMIT: 'abc of o/r',
      INPUT_FLAG: 'true',
      INPUT_TOKEN: expect.stringMatching(/^ghs_/),
      INPUT_EXTRA: 'x',
    })
  })

  test('holds the context and nothing of the tester', async () => {
    process.env.LEAKED = 'yes'
    const print = `console.log(JSON.stringify({ ...process.env, cwd: process.cwd(), node: process.version }))`
    const { raw } = await runAction(
      step(print, '', {
        env: { GIVEN: 'by the step', GITHUB_SHA: 'ignored' },
        eventName: 'pull_request',
        github: { sha: 'abc' },
      }),
    )
    delete process.env.LEAKED
    const seen: Record<string, string> = JSON.parse(raw.trim())
    expect(seen).toMatchObject({
      GITHUB_ACTIONS: 'true',
      GITHUB_SHA: 'abc',
      GITHUB_EVENT_NAME: 'pull_request',
      GIVEN: 'by the step',
      cwd: seen.GITHUB_WORKSPACE,
      node: expect.stringMatching(/^v24\./),
    })
    expect(seen).not.toHaveProperty('LEAKED')
    expect(seen).not.toHaveProperty('GITHUB_TOKEN')
    expect(seen).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL')
  })

  test('leads to the sandbox, with an ID token only for a job that may have one', async () => {
    const sandbox = await startSandbox()
    try {
      const print =
        'console.log(process.env.AWS_ENDPOINT_URL, process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN !== undefined)'
      expect((await runAction(step(print, '', { sandbox }))).raw.trim()).toBe(`${sandbox.endpoint} true`)
      expect((await runAction(step(print, '', { sandbox, idToken: false }))).raw.trim()).toBe(
        `${sandbox.endpoint} false`,
      )
    } finally {
      await sandbox.stop()
    }
  })

  test('has a token of the sandbox with the permissions of the job', async () => {
    const sandbox = await startSandbox()
    try {
      const { sha, repository } = sandbox.github.job
      const print = `const { status } = await fetch(
        process.env.GITHUB_API_URL + '/repos/${repository}/compare/${sha}...${sha}',
        { headers: { authorization: 'token ' + process.env.INPUT_TOKEN } })
        console.log(status, process.env.INPUT_TOKEN)`
      const run = await runAction(step(print, '', { sandbox }))
      expect(run.raw).toMatch(/^200 ghs_[A-Za-z0-9]{36}$/m)
      expect(run.log).toMatch(/^200 \*\*\*$/m)
      expect((await runAction(step(print, '', { sandbox, permissions: { contents: 'none' } }))).log).toMatch(/^403 /m)
    } finally {
      await sandbox.stop()
    }
  })

  test('has the event as a file', async () => {
    const print =
      "import { readFileSync } from 'node:fs'; console.log(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'))"
    expect((await runAction(step(print, '', { event: { number: 7 } }))).raw.trim()).toBe('{"number":7}')
  })
})

test('what a step writes to its files is read, and state reaches post', async () => {
  const main = `${FILES}
    add(env.GITHUB_OUTPUT, 'plain=a=b\\nlong<<END\\nfirst\\n\\nsecond\\nEND\\n')
    add(env.GITHUB_STATE, 'kept<<X\\nfor post\\nX\\n')
    add(env.GITHUB_ENV, 'LATER=on\\n')
    add(env.GITHUB_PATH, '/first\\n/second\\n')
    add(env.GITHUB_STEP_SUMMARY, '# Done\\n')
    add(env.RUNNER_TEMP + '/main.txt', 'secret')`
  const post = `${FILES}
    console.log([env.STATE_kept, env.LATER, env.PATH.split(':').slice(0, 2)].join(' '))
    add(env.RUNNER_TEMP + '/post.txt', '')`
  const result = await runAction(step(main, post))
  expect(result).toMatchObject({
    exitCode: 0,
    outputs: { plain: 'a=b', long: 'first\n\nsecond' },
    state: { kept: 'for post' },
    env: { LATER: 'on' },
    path: ['/first', '/second'],
    summary: '# Done\n',
    raw: expect.stringContaining('for post on /second,/first'),
  })
  expect(result.main.tempFiles).toEqual({ 'main.txt': 'secret' })
  expect(result.tempFiles).toEqual({ 'main.txt': 'secret', 'post.txt': '' })
})

test('the log is masked from the moment of the mask, and the raw one is not', async () => {
  const main = `
    console.error('from stderr')
    console.log('early s3cret')
    console.log('::add-mask::s3cret')
    console.log('::add-mask::line one%0Aline two')
    console.log('late s3cret and line two')
    console.log('::error file=a.ts,title=Bad%3A thing::s3cret is out%0Areally')
    console.log('::group::Look at s3cret')
    console.log('::endgroup::')
    console.log('::stop-commands::tok')
    console.log('::warning::not a command')
    console.log('::tok::')
    console.log('::notice::fine')
    console.log('ghs_own')`
  const result = await runAction(step(main, "console.log('s3cret again')", { github: { token: 'ghs_own' } }))
  const log = result.log.split('\n')
  expect(log).toContain('from stderr')
  expect(log).toContain('early s3cret')
  expect(log).toContain('late *** and ***')
  expect(log).toContain('*** again')
  expect(log).toContain('::warning::not a command')
  expect(log.at(-2)).toBe('***')
  expect(result.raw).toContain('late s3cret')
  expect(result.groups).toEqual(['Look at ***'])
  expect(result.annotations).toEqual([
    { level: 'error', message: '*** is out\nreally', properties: { file: 'a.ts', title: 'Bad: thing' } },
    { level: 'notice', message: 'fine', properties: {} },
  ])
  expect(result.masks).toEqual(expect.arrayContaining(['s3cret', 'line one', 'line two', 'ghs_own']))
})

test('post runs after a main that failed, and both tell their exit codes', async () => {
  const result = await runAction(step('process.exit(3)', 'process.exit(4)'))
  expect([result.exitCode, result.main.exitCode, result.post?.exitCode]).toEqual([3, 3, 4])
})

const WAIT = "setInterval(() => {}, 1000); console.log('waiting');"

describe.concurrent('ending a step', () => {
  test('cancel interrupts main, and post runs', async () => {
    const main = `process.once('SIGINT', () => { console.log('interrupted'); process.exit(1) }); ${WAIT}`
    const run = startAction(step(main, "console.log('post')"))
    expect(await run.logged(/wait/)).toBe('waiting')
    run.cancel()
    const result = await run.result
    expect(result.raw.split('\n')).toEqual(['waiting', 'interrupted', 'post'])
    // The runner's next signal, which comes 7.5 seconds later, would have ended it.
    expect([result.main.exitCode, result.main.signal]).toEqual([1, null])
  })

  test('kill leaves main no time, and post runs', async () => {
    const main = `${FILES} ${WAIT} add(env.RUNNER_TEMP + '/left', 'x'); add(env.GITHUB_STATE, 'a=b\\n'); console.log('ready')`
    const post =
      "import { rmSync } from 'node:fs'; rmSync(process.env.RUNNER_TEMP + '/left'); console.log(process.env.STATE_a)"
    const run = startAction(step(main, post))
    await run.logged(/ready/)
    run.kill()
    const result = await run.result
    expect(result.main).toMatchObject({ exitCode: null, signal: 'SIGKILL', tempFiles: { left: 'x' } })
    expect(result.post?.raw).toBe('b')
    expect(result.tempFiles).toEqual({})
  })

  test('a line that never comes is an error', async () => {
    const run = startAction(step("console.log('only this')"))
    await expect(run.logged(/other/)).rejects.toThrow(/ended without a line like \/other\/:\nonly this/)
    expect(await run.logged(/only/)).toBe('only this')
  })
})

describe('the clock of a step', () => {
  // The runner's own waits pass when a test says so; those of the step's processes are real.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  test('cancel goes on to SIGTERM after 7.5 s and to SIGKILL 2.5 s later', async () => {
    const main = `for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => console.log(name))
      process.on('SIGUSR2', () => console.log('still here'))
      ${WAIT}`
    const run = startAction(step(main))
    await run.logged(/waiting/)
    run.cancel()
    await run.logged(/SIGINT/)
    vi.advanceTimersByTime(7_499)
    process.kill(run.pid, 'SIGUSR2')
    await run.logged(/still here/)
    expect(run.raw()).toBe('waiting\nSIGINT\nstill here')
    vi.advanceTimersByTime(1)
    await run.logged(/SIGTERM/)
    vi.advanceTimersByTime(2_499)
    expect(process.kill(run.pid, 0)).toBe(true)
    vi.advanceTimersByTime(1)
    const { main: done } = await run.result
    expect(done).toMatchObject({ raw: 'waiting\nSIGINT\nstill here\nSIGTERM', signal: 'SIGKILL' })
  })

  test('a process that main leaves behind does not hold it up for more than 5 s', async () => {
    const main = `import { spawn } from 'node:child_process'
      const { pid } = spawn('sleep', ['60'], { stdio: 'inherit', detached: true })
      console.log(pid)
      process.kill(process.pid, 'SIGKILL')`
    const run = startAction(step(main))
    const left = Number(await run.logged(/^\d+$/))
    let ended = false
    void run.result.then(() => {
      ended = true
    })
    const { setImmediate: turn } = await import('node:timers/promises')
    while (vi.getTimerCount() === 0) await turn()
    vi.advanceTimersByTime(4_999)
    for (let turns = 0; turns < 20; turns++) await turn()
    expect(ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect((await run.result).main.signal).toBe('SIGKILL')
    process.kill(left)
  })
})

test('folders of the run go with it; those that were given stay', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'sandbox-test-workspace-'))
  const main = "console.log(process.env.HOME); import { writeFileSync } from 'node:fs'; writeFileSync('made', '')"
  const { raw } = await runAction(step(main, '', { workspace }))
  expect(existsSync(raw.trim())).toBe(false)
  expect(existsSync(join(workspace, 'made'))).toBe(true)
  rmSync(workspace, { recursive: true })
})
