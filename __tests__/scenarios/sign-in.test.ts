import { IDP_COMMUNICATION_ERROR, NO_VERIFICATION_KEY, type RoleSeed } from '@deploy-lambda-image/sandbox'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { buildGate } from './build-gate.ts'
import { imageStep } from './image-stage.ts'
import { movedClock } from './moved-clock.ts'
import { onlyError } from './read-back.ts'
import {
  account,
  checkout,
  codeSha256,
  create,
  deploy,
  deployRole,
  documented,
  executionRole,
  setStage,
  startDeploy,
} from './stage.ts'

const deploying = {
  name: 'deploy',
  trust: documented('trust-policy'),
  policies: [documented('deploy'), documented('create-function')],
} satisfies RoleSeed
const execution: RoleSeed = { name: 'hello-world', trust: documented('execution-role-trust') }

function session(role: string, name: string): string {
  return `arn:aws:sts::${account}:assumed-role/${role}/${name}`
}

test('session name, duration and audience reach STS as they are written', async () => {
  const sandbox = await setStage()
  sandbox.iam.putProvider({ audiences: ['https://github.com/octo-org'] })
  const trust = JSON.parse(
    JSON.stringify(documented('trust-policy')).replace('sts.amazonaws.com', 'https://github.com/octo-org'),
  )
  sandbox.iam.putRole({ ...deploying, trust, maxSessionDuration: 7200 })

  const step = await imageStep(sandbox, {
    'role-session-name': 'by.hand@here',
    'role-duration-seconds': '7200',
    audience: 'https://github.com/octo-org',
  })
  const deployed = await create(sandbox, step)
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(sandbox.requests.of('lambda', 'CreateFunction')).toMatchObject([{ caller: session('deploy', 'by.hand@here') }])
  expect(sandbox.github.issued.map((token) => decodeJwt(token).aud)).toEqual(['https://github.com/octo-org'])

  const tooLong = await deploy(sandbox, { ...step, inputs: { ...step.inputs, 'role-duration-seconds': '7201' } })
  expect(onlyError(tooLong)).toContain('The requested DurationSeconds exceeds the MaxSessionDuration')
  expect(onlyError(tooLong)).toContain('role-duration-seconds')
})

test('roles are assumed one after the other, the last one deploys, and each session is named for repository and run', async () => {
  const roles = [
    { ...deploying, trust: documented('chain-trust') },
    { name: 'entry', trust: documented('trust-policy'), policies: [documented('chain')], maxSessionDuration: 7200 },
    execution,
  ]
  const sandbox = await setStage({ roles })
  // A chained session gets one hour at most; the first of the chain gets what is asked for.
  const step = await imageStep(sandbox, {
    'role-to-assume': `arn:aws:iam::${account}:role/entry\n${deployRole}`,
    'role-duration-seconds': '7200',
  })
  const deployed = await create(sandbox, step)
  expect(deployed.exitCode, deployed.log).toBe(0)
  // It leads from CloudTrail back to the run.
  const name = 'octo-org-hello-lambda-5550001234'
  expect(sandbox.requests.of('sts')).toMatchObject([
    { operation: 'AssumeRoleWithWebIdentity', status: 200 },
    { operation: 'AssumeRole', status: 200, caller: session('entry', name) },
  ])
  expect(new Set(sandbox.requests.of('lambda').map(({ caller }) => caller))).toEqual(new Set([session('deploy', name)]))
})

test('an identity provider that is out of reach is asked again, with a new token each time', async () => {
  const sandbox = await setStage()
  sandbox.faults.add(IDP_COMMUNICATION_ERROR)
  sandbox.faults.add(NO_VERIFICATION_KEY)
  sandbox.faults.add({ service: 'sts', kind: 'throttle' })

  const deployed = await create(sandbox, await imageStep(sandbox))
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(sandbox.requests.of('sts').map(({ error }) => error)).toEqual([
    'IDPCommunicationError',
    'InvalidIdentityToken',
    'Throttling',
    undefined,
  ])
  expect(new Set(sandbox.github.issued).size).toBe(4)
})

test('a build that outlives session and registry password is pushed and deployed with new ones', async () => {
  // The action renews a session five minutes before its end, and a password fifteen.
  const [minute, build] = [60_000, 3 * 60_000]
  const sandbox = await setStage({ sessionLifetime: 5 * minute + build - minute })
  sandbox.ecr.passwordLifetime = 15 * minute + build - minute
  await sandbox.ecr.createRepository('hello-world')

  const [gate, clock] = [await buildGate(), movedClock()]
  const run = startDeploy(sandbox, {
    workspace: checkout('one', gate.dockerfile),
    env: clock.env,
    inputs: { role: executionRole, ...gate.inputs },
  })
  await gate.reachedBy(run)
  clock.setAhead(build)
  sandbox.sts.expireSessions()
  sandbox.ecr.expirePasswords()
  // What is given out from now on lives long by the run's clock too.
  sandbox.sts.sessionLifetime = 60 * minute
  sandbox.ecr.passwordLifetime = 60 * minute
  gate.open()
  const deployed = await run.result

  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(`sha256:${await codeSha256(sandbox, '1')}`).toBe(deployed.outputs.digest)
  expect(sandbox.requests.of('sts', 'AssumeRoleWithWebIdentity')).toHaveLength(2)
  expect(new Set(sandbox.github.issued).size).toBe(2)
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
})
