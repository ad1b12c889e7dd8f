import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { watchCommandLines } from './command-lines.ts'
import { env, setImageStage } from './image-stage.ts'
import { watchedDocker } from './killed-stage.ts'
import { checkout, deploy, executionRole, ownerKeys, setStage, startDeploy } from './stage.ts'

const random = () => randomBytes(20).toString('hex')
const buildSecrets = { written: random(), variable: random(), file: random() }

/** A build that uses its secrets; `last` is its last instruction. */
function secretive(last = ''): string {
  const mounts = ['one', 'two', 'three'].map((id) => `--mount=type=secret,id=${id}`).join(' ')
  return checkout(random(), `RUN ${mounts} cat /run/secrets/one /run/secrets/two /run/secrets/three\n${last}`)
}

interface Observed extends RunResult {
  /** Of all processes that were seen. A short one may be over between two looks. */
  commandLines: string[]
  /** Arguments of each docker that the step started. */
  asked: string[]
  /** Contents of HOME, of the folder for temporary files and of the workspace after the step. */
  files: string[]
}

/** Deploys, and watches the machine meanwhile. */
async function observe(
  sandbox: Sandbox,
  workspace: string,
  meanwhile: (run: RunHandle) => Promise<void> = async () => {},
): Promise<Observed> {
  const [home, temporary] = [folder(), folder()]
  const docker = watchedDocker()
  const env = { ...docker.env, TMPDIR: temporary, TOKEN_OF_THE_BUILD: buildSecrets.variable }
  const inputs = {
    role: executionRole,
    secrets: `one=${buildSecrets.written}`,
    'secret-envs': 'two=TOKEN_OF_THE_BUILD',
    'secret-files': `three=${join(folder({ token: buildSecrets.file }), 'token')}`,
  }
  const end = await watchCommandLines()
  const run = startDeploy(sandbox, { workspace, home, env, inputs })
  await meanwhile(run)
  const result = await run.result
  return {
    ...result,
    commandLines: await end(),
    asked: docker.asked(),
    files: [home, temporary, workspace].flatMap(contents),
  }
}

function contents(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
}

/** What the sandbox has given out to the run, by what it is. */
function given(sandbox: Sandbox): [what: string, secret: string][] {
  return [
    ...sandbox.github.issued.map((token): [string, string] => ['OIDC token', token]),
    ...sandbox.sessions().flatMap(({ accessKeyId, secretAccessKey, sessionToken }): [string, string][] => [
      ['access key', accessKeyId],
      ['secret key', secretAccessKey],
      ['session token', sessionToken],
    ]),
    ...sandbox.ecr.passwords().flatMap((password): [string, string][] => [
      ['registry password', password],
      ['registry login', Buffer.from(`AWS:${password}`).toString('base64')],
    ]),
  ]
}

/** Looks for secrets in everything that the step wrote, started and left. */
function expectNoLeak(sandbox: Sandbox, run: Observed): void {
  const secrets = [...given(sandbox), ...Object.entries(buildSecrets)]
  const places = {
    log: run.log,
    annotations: JSON.stringify(run.annotations),
    'command lines': [...run.commandLines, ...run.asked].join('\n'),
    outputs: JSON.stringify(run.outputs),
    summary: run.rawSummary,
    env: JSON.stringify([run.env, run.post?.env]),
    path: JSON.stringify([run.path, run.post?.path]),
    state: JSON.stringify(run.state),
    RUNNER_TEMP: JSON.stringify(run.tempFiles),
    files: run.files.join('\n'),
  }
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    secrets.filter(([, secret]) => text.includes(secret)).map(([what]) => `${what} in ${place}`),
  )
  expect(leaks).toEqual([])
  expect(run.tempFiles).toEqual({})
  expect([run.env, run.path]).toEqual([{}, []])
}

test('a process that has a secret in its arguments would be seen', async () => {
  // The process that starts the others has no argument that is the whole secret.
  const halves = ['each', random(), random()] as const
  const secret = halves.slice(1).join('')
  const end = await watchCommandLines()
  // On a busy machine one of 20 ms may be over between two looks, and fifty are not.
  const short = spawn('/bin/sh', [
    '-c',
    'for each in $(seq 50); do /bin/sh -c "sleep 0.02; :" "$0" "$1$2"; done',
    ...halves,
  ])
  await once(short, 'exit')
  expect((await end()).join('\n')).toContain(secret)
})

test('no secret leaves a step that ends well', async () => {
  const sandbox = await setStage()
  const run = await observe(sandbox, secretive())
  expect(run.exitCode, run.log).toBe(0)
  expectNoLeak(sandbox, run)

  expect(run.commandLines.join('\n')).toMatch(
    /docker-buildx buildx build .*--secret id=one,env=DEPLOY_LAMBDA_IMAGE_SECRET_0 /,
  )
  expect(run.asked).toContainEqual(
    expect.stringMatching(/^buildx build .*--secret id=one,env=DEPLOY_LAMBDA_IMAGE_SECRET_0 /),
  )
  expect(run.asked).toContainEqual(expect.stringMatching(/^push /))
  expect(given(sandbox).map(([what]) => what)).toEqual(
    expect.arrayContaining(['OIDC token', 'access key', 'secret key', 'session token', 'registry password']),
  )
  // Each is masked before anything is written that could hold it.
  expectMasksFirst(sandbox, run)
  // The RUN instruction prints what it was handed: the runner never gets to see it.
  expect(run.raw).toMatch(/^#\d+ [\d.]+ \*{9}$/m)
})

/** The first line that has a secret is the one that masks it. */
function expectMasksFirst(sandbox: Sandbox, { raw }: RunResult): void {
  const own = Object.values(buildSecrets).map((secret) => ['build secret', secret] as const)
  for (const [what, secret] of [...given(sandbox), ...own]) {
    const first = raw.indexOf(secret)
    expect(raw.slice(raw.lastIndexOf('\n', first) + 1, first), what).toBe('::add-mask::')
  }
  const position = (line: string) => raw.indexOf(line)
  expect(position(`::add-mask::${sandbox.sessions()[0]?.secretAccessKey}`)).toBeLessThan(position('::group::Inspect '))
}

test('credentials of the environment are masked too', async () => {
  const { sandbox } = await setImageStage()
  const keys = ownerKeys(sandbox)
  const inputs = { 'role-to-assume': '', 'image-uri': `${await sandbox.ecr.host()}/hello-world:v2` }
  const run = await deploy(sandbox, { env: { ...env, ...keys }, inputs })
  expect(run.exitCode, run.log).toBe(0)
  expect(sandbox.github.issued).toEqual([])
  for (const key of Object.values(keys)) expect(run.masks).toContain(key)
})

test('no secret leaves a step that fails', async () => {
  const sandbox = await setStage()
  const run = await observe(sandbox, secretive('RUN exit 7'))
  expect(run.exitCode).toBe(1)
  expectNoLeak(sandbox, run)
})

test('no secret leaves a step that is cancelled', async () => {
  const sandbox = await setStage()
  const run = await observe(sandbox, secretive('RUN echo st""arted && sleep 300'), async (handle) => {
    await handle.logged(/ started$/)
    // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
    process.kill(handle.pid, 'SIGINT')
  })
  expect(run.exitCode).toBe(1)
  expectNoLeak(sandbox, run)
})

test('no secret is left by a step that was killed, once post has run', async () => {
  const sandbox = await setStage()
  const run = await observe(sandbox, secretive('RUN echo st""arted && sleep 300'), async (handle) => {
    await handle.logged(/ started$/)
    handle.kill()
  })
  expect(run.main.signal).toBe('SIGKILL')
  expect(JSON.stringify(run.main.tempFiles)).toContain('config.json')
  expectNoLeak(sandbox, run)
})
