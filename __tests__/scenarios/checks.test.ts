import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { isOlder } from '../../src/docker/engine.ts'
import { folder } from '../support/folder.ts'
import { onlyError } from './read-back.ts'
import { create, setStage } from './stage.ts'

/** The engine and the plugins that the tests themselves were given. */
const { DOCKER_HOST, DOCKER_CONFIG } = process.env
const env = { ...(DOCKER_HOST && { DOCKER_HOST }), ...(DOCKER_CONFIG && { DOCKER_CONFIG }) }

const dockerfile = `FROM busybox:stable-musl AS Base
ENV API_TOKEN=none \\
  COLOUR=blue
FROM base
CMD echo hello
`

/** Debian 13 has engine 26 and buildx 0.13, which know no checks; GitHub's own runners have newer ones. */
function knowsChecks(): boolean {
  const ask = (...argv: string[]) => /\d+\.\d+\.\d+/.exec(execFileSync('docker', argv, { encoding: 'utf8' }))?.[0] ?? ''
  return !isOlder(ask('buildx', 'version'), 0, 15) && !isOlder(ask('version', '--format', '{{.Server.Version}}'), 27, 0)
}

test.runIf(knowsChecks())(
  'what BuildKit advises stands at the lines of the Dockerfile, and stops nothing',
  async () => {
    const sandbox = await setStage()
    const workspace = folder({ Dockerfile: '', 'lambda.dockerfile': dockerfile })
    const deployed = await create(sandbox, { env, workspace, inputs: { file: 'lambda.dockerfile' } })
    expect(deployed.exitCode, deployed.log).toBe(0)
    expect(deployed.annotations.map(({ level, properties }) => ({ level, ...properties }))).toEqual([
      { level: 'warning', file: 'lambda.dockerfile', line: '1', endLine: '1' },
      { level: 'warning', file: 'lambda.dockerfile', line: '2', endLine: '3' },
      { level: 'warning', file: 'lambda.dockerfile', line: '5', endLine: '5' },
    ])
    expect(deployed.annotations.map(({ message }) => message.slice(0, message.indexOf(':')))).toEqual([
      'StageNameCasing',
      'SecretsUsedInArgOrEnv',
      'JSONArgsRecommended',
    ])
  },
)

test.runIf(knowsChecks())('a run that is refused for something else shows the advice too', async () => {
  const sandbox = await setStage()
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1' })
  const refused = await create(sandbox, { env, workspace: folder({ Dockerfile: dockerfile }) })
  expect(onlyError(refused)).toContain('is a zip function')
  expect(refused.annotations.filter(({ level }) => level === 'warning')).toHaveLength(3)
})

test.runIf(!knowsChecks())('a buildx that knows no checks is not asked for them', async () => {
  const sandbox = await setStage()
  const deployed = await create(sandbox, { env, workspace: folder({ Dockerfile: dockerfile }) })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.annotations).toEqual([])
})
