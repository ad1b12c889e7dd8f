import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { functionsStage } from './functions-stage.ts'
import { givenFunction, givenImage } from './given.ts'
import { elsewhere, repository, share, testAccount, theirs } from './promote-stage.ts'
import { commit, helloCheckout, versions } from './read-back.ts'
import { checkout, documented, ownLabel, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

/** A Git repository with a commit for each set of files. */
function commits(folder: string, ...changes: Readonly<Record<string, string>>[]): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim()
  git('init', '--quiet')
  return changes.map((files) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(folder, file, '..'), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    git('add', '--all')
    git('commit', '--quiet', '--message', 'Change')
    return git('rev-parse', 'HEAD')
  })
}

test('after-ci.yml deploys the commit that was tested, not the newest one', async () => {
  const sandbox = await setStage()
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  const workspace = checkout('tested')
  const [tested = ''] = commits(workspace, {}, { message: 'newest' })
  const workflow_run = { event: 'push', head_repository: { full_name: 'octo-org/hello-lambda' }, head_sha: tested }
  const { deploys } = await runExample(sandbox, 'after-ci.yml', {
    workspace,
    eventName: 'workflow_run',
    event: { workflow_run },
    values: { 'github.event.workflow_run.head_sha': tested },
  })
  const [run] = deploys
  expect(run?.outputs, run?.log).toMatchObject({ version: '2', 'image-tags': tested })
  expect(run?.annotations).toEqual([])
  expect(versions(sandbox)).toEqual({ 1: before, 2: run?.outputs.digest })
})

test('promote.yml deploys to the test account, and promotes that image to production', async () => {
  const sandbox = await setStage({ repositories: [{ name: repository }] })
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  const { iam } = sandbox
  iam.putRole({
    name: 'deploy',
    trust: documented('trust-policy-environment'),
    policies: ['deploy', 'release', 'pull'].map(documented),
  })
  iam.putProvider({ account: testAccount })
  iam.putRole({
    name: 'deploy',
    account: testAccount,
    trust: elsewhere('trust-policy'),
    policies: [elsewhere('deploy')],
  })
  const uri = await sandbox.ecr.createRepository(theirs)
  await share(sandbox)
  await givenImage(sandbox, 'before', { repository: theirs })
  const ofTest = { name: 'hello-world', region: 'us-east-1', account: testAccount }
  await sandbox.lambda.seed({ ...ofTest, imageUri: `${uri}:before`, publish: true })
  sandbox.requests.clear()

  const promote = async (job: string, values: Record<string, string> = {}) =>
    (await runExample(sandbox, 'promote.yml', { jobs: [job], values, workspace: helloCheckout('one') })).deploys[0]
  const test = await promote('test')
  const { digest = '', 'image-uri': image } = test?.outputs ?? {}
  expect(image, test?.log).toBe(`${uri}@${digest}`)
  // ECR's hosts name the account; the sandbox's has a port instead.
  const named = `${testAccount}.dkr.ecr.us-east-1.amazonaws.com/${repository}@${digest}`
  const production = await promote('production', { 'needs.test.outputs.image-uri': named })
  expect(production?.outputs, production?.log).toMatchObject({ digest, version: '2' })
  expect(await sandbox.ecr.tags(repository)).toMatchObject({ before, [commit]: digest, production: digest })
  for (const account of [testAccount, '111122223333']) {
    const { versions } = sandbox.lambda.function({ ...ofTest, account })
    expect(versions.map(({ CodeSha256 }) => `sha256:${CodeSha256}`).at(-1)).toBe(digest)
  }
})

test('stages.yml deploys one image to both environments, each with its own role, by reusable.yml', async () => {
  const sandbox = await setStage()
  for (const name of ['hello-world-test', 'hello-world']) await givenFunction(sandbox, { name, versions: ['before'] })
  const functions = { test: 'hello-world-test', production: 'hello-world' }
  for (const [environment, name] of Object.entries(functions)) {
    const policies = ['deploy', 'release'].map((policy) =>
      JSON.parse(
        JSON.stringify(documented(policy))
          .replaceAll('function:hello-world', `function:${name}`)
          // Both have the image from there.
          .replaceAll('repository/hello-world', 'repository/hello-world-test'),
      ),
    )
    const trust = JSON.stringify(documented('trust-policy-environment')).replaceAll(':production', `:${environment}`)
    sandbox.iam.putRole({ name: `deploy-${environment}`, trust, policies })
  }
  const { deploys } = await runExample(sandbox, 'stages.yml', { workspace: helloCheckout('one') })
  expect(
    deploys.map(({ outputs }) => outputs.version),
    deploys.at(-1)?.log,
  ).toEqual(['2', '2'])
  const [first, second] = deploys
  expect(second?.outputs).toMatchObject({ digest: first?.outputs.digest, 'image-uri': first?.outputs['image-uri'] })
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode').map(({ caller }) => caller.split('/')[1])).toEqual([
    'deploy-test',
    'deploy-production',
  ])
})

test('monorepo.yml builds and deploys the functions whose files have changed, by monorepo-function.yml', async () => {
  const sandbox = await functionsStage(['orders', 'payments', 'mail'])
  onTestFinished(() => sandbox.stop())
  const workspace = checkout('shared')
  const service = (name: string, message: string) => ({
    [`services/${name}/Dockerfile`]: `FROM scratch\n${ownLabel}\nCOPY program /\nCOPY services/${name}/message /\nENTRYPOINT ["/program"]\n`,
    [`services/${name}/message`]: message,
  })
  const [base = ''] = commits(
    workspace,
    { ...service('orders', 'one'), ...service('payments', 'one'), ...service('mail', 'one') },
    { 'services/orders/message': 'two', 'services/mail/message': 'two' },
  )
  const { deploys, calls } = await runExample(sandbox, 'monorepo.yml', {
    workspace,
    // The engine's own builder has no cache of GitHub's.
    without: ['cache-from', 'cache-to'],
    tools: ['gh'],
    answers: { gh: base },
    values: { 'github.event_name': 'push', 'github.token': 'token' },
  })
  expect(calls[0]).toMatch(/^gh run list --workflow monorepo\.yml /)
  expect(
    deploys.map(({ outputs }) => outputs['function-arn']?.split(':').at(-1)),
    deploys[0]?.log,
  ).toEqual(['orders', 'mail'])
  for (const name of ['orders', 'mail']) expect(sandbox.lambda.function(name).versions).toHaveLength(2)
  expect(sandbox.lambda.function('payments').versions).toHaveLength(1)
})
