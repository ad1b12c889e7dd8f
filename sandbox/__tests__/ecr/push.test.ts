import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { clients } from '../../testing/aws.ts'
import { docker, login, makeImage } from '../../testing/docker.ts'

const ALLOW_ALL = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const CALLER = 'arn:aws:sts::111122223333:assumed-role/deploy/ambient'
let sandbox: Sandbox
let session: Awaited<ReturnType<typeof login>>
const made = new Set<string>()

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }] })
  session = await login(clients(sandbox, 'deploy').ecr)
})
afterAll(async () => {
  if (made.size > 0) await docker(['image', 'rm', '--force', ...made])
  session.remove()
  await sandbox.stop()
})
beforeEach(() => {
  sandbox.faults.clear()
  sandbox.iam.setPolicies('deploy', [ALLOW_ALL])
})

async function image(repository: string, tag = 'one'): Promise<string> {
  const name = `${session.host}/${repository}:${tag}`
  await makeImage(name, `${repository} ${tag} ${process.pid}`)
  made.add(name)
  return name
}

function push(name: string) {
  return docker(['push', name], session.config)
}

test('docker pushes and pulls, and the API tells the digest that docker told', async () => {
  await sandbox.ecr.createRepository('team/app')
  const name = await image('team/app')
  const pushed = await push(name)
  expect(pushed.code, pushed.output).toBe(0)
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(pushed.output)?.[1]
  expect(await sandbox.ecr.tags('team/app')).toEqual({ one: digest })
  await docker(['image', 'rm', name])
  const pulled = await docker(['pull', `${session.host}/team/app@${digest}`], session.config)
  made.add(`${session.host}/team/app@${digest}`)
  expect(pulled.code, pulled.output).toBe(0)
})

test('buildx builds and pushes, and its metadata names the digest', async () => {
  await sandbox.ecr.createRepository('built')
  const context = mkdtempSync(join(tmpdir(), 'sandbox-test-build-'))
  try {
    writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
    const name = `${session.host}/built:one`
    made.add(name)
    const metadata = join(context, 'metadata.json')
    const flags = ['--push', '--provenance=false', '--sbom=false', '--metadata-file', metadata, '--tag', name]
    const built = await docker(['buildx', 'build', ...flags, context], session.config)
    expect(built.code, built.output).toBe(0)
    const digest = (await sandbox.ecr.manifest('built', 'one'))?.digest
    expect(JSON.parse(readFileSync(metadata, 'utf8'))).toMatchObject({ 'containerimage.digest': digest })
  } finally {
    rmSync(context, { recursive: true, force: true })
  }
})

test('without a login nothing is pushed or told', async () => {
  await sandbox.ecr.createRepository('locked')
  const name = await image('locked')
  const bare = mkdtempSync(join(tmpdir(), 'sandbox-test-docker-'))
  const { code, output } = await docker(['push', name], bare)
  rmSync(bare, { recursive: true })
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('no basic auth credentials') })
  expect((await fetch(`http://${session.host}/v2/locked/tags/list`)).status).toBe(401)
  const authorization = `Basic ${Buffer.from('AWS:guessed').toString('base64')}`
  expect((await fetch(`http://${session.host}/v2/`, { headers: { authorization } })).status).toBe(401)
})

test('an expired password is refused in the words of ECR', async () => {
  await sandbox.ecr.createRepository('late')
  const name = await image('late')
  sandbox.ecr.passwordLifetime = -1
  const expired = await login(clients(sandbox, 'deploy').ecr)
  sandbox.ecr.passwordLifetime = 43_200_000
  const { output } = await docker(['push', name], expired.config)
  expired.remove()
  expect(output).toContain('denied: Your authorization token has expired. Reauthenticate and try again.')
})

test('a repository that does not exist is not made by a push', async () => {
  const { code, output } = await push(await image('nowhere'))
  expect(code).toBe(1)
  expect(output).toContain(
    "name unknown: The repository with name 'nowhere' does not exist in the registry with id '111122223333'",
  )
})

test('an immutable tag is refused, and the identical image as well', async () => {
  await sandbox.ecr.createRepository({ name: 'fixed', mutability: 'IMMUTABLE' })
  const name = await image('fixed')
  expect((await push(name)).code).toBe(0)
  const again = await push(name)
  expect(again.code).toBe(1)
  expect(again.output).toContain(
    "tag invalid: The image tag 'one' already exists in the 'fixed' repository and cannot be overwritten because the repository is immutable.",
  )
  expect((await push(await image('fixed', 'two'))).code).toBe(0)
})

test.each(['InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'])(
  'a push without ecr:%s is denied by that name',
  async (action) => {
    const repository = `without-${action.toLowerCase()}`
    await sandbox.ecr.createRepository(repository)
    const name = await image(repository)
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: `ecr:${action}`, Resource: '*' } }
    sandbox.iam.setPolicies('deploy', [ALLOW_ALL, deny])
    const { code, output } = await push(name)
    expect(code).toBe(1)
    expect(output).toContain(
      `denied: User: ${CALLER} is not authorized to perform: ecr:${action} on resource: arn:aws:ecr:us-east-1:111122223333:repository/${repository} with an explicit deny in an identity-based policy`,
    )
  },
)

test('the five actions of a push are enough for one', async () => {
  await sandbox.ecr.createRepository('minimal')
  const name = await image('minimal')
  const actions = [
    'BatchCheckLayerAvailability',
    'InitiateLayerUpload',
    'UploadLayerPart',
    'CompleteLayerUpload',
    'PutImage',
  ]
  const Resource = 'arn:aws:ecr:us-east-1:111122223333:repository/minimal'
  const Action = actions.map((action) => `ecr:${action}`)
  sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } }])
  const { code, output } = await push(name)
  expect(code, output).toBe(0)
})

// Docker waits five seconds before it tries a layer again.
test('a push that breaks in the middle of a layer is tried again by docker', async () => {
  await sandbox.ecr.createRepository('shaky')
  const name = await image('shaky')
  const broken = sandbox.ecr.breakPush({ times: 1 })
  const { code, output } = await push(name)
  expect(code, output).toBe(0)
  expect(broken.hits).toBe(1)
})

test('a registry that fails at the manifest fails the push', async () => {
  await sandbox.ecr.createRepository('broken')
  const name = await image('broken')
  const fault = sandbox.ecr.breakPush({ operation: 'PutImage', effect: { kind: 'error', status: 500 } })
  const { code } = await push(name)
  expect(code).toBe(1)
  expect(fault.hits).toBeGreaterThan(0)
  expect(await sandbox.ecr.tags('broken')).toEqual({})
})

test('a layer of many megabytes passes through whole', async () => {
  await sandbox.ecr.createRepository('large')
  const name = `${session.host}/large:one`
  made.add(name)
  await makeImage(name, Array.from({ length: 1_000_000 }, () => Math.random().toString(36)).join(''))
  const { code, output } = await push(name)
  expect(code, output).toBe(0)
  const size = /"layers".*?"size":\s*(\d+)/s.exec((await sandbox.ecr.manifest('large', 'one'))?.text ?? '')?.[1]
  expect(Number(size)).toBeGreaterThan(4_000_000)
})
