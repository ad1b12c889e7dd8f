import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { answer, commandCheckout, functionsStage, liveVersions } from './functions-stage.ts'
import { givenFunction, givenImage, givenImages } from './given.ts'
import { builds, commit, helloCheckout, onlyError, versions } from './read-back.ts'
import { runtime } from './rehearsal-stage.ts'
import { checkout, documented, setStage } from './stage.ts'
import { liveStage, routeOf } from './traffic-stage.ts'
import { runExample } from './workflow-run.ts'

const example = (file: string) => readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8')

/** The workflows that push, what each one's tool is called with last, and where the tool looks for the name. */
const pushing = {
  'push-terraform.yml': [
    'terraform',
    (uri: string) => `terraform -chdir=terraform apply -input=false -auto-approve TF_VAR_image_uri=${uri}`,
    () => /variable "(\w+)"/.exec(example('terraform/main.tf'))?.[1] === 'image_uri',
  ],
  'bootstrap.yml': [
    'terraform',
    (uri: string) => `terraform -chdir=terraform/ignore-image apply -input=false -auto-approve TF_VAR_image_uri=${uri}`,
    () => example('terraform/ignore-image/main.tf').includes('ignore_changes = [image_uri]'),
  ],
  'push-sam.yml': [
    'sam',
    (uri: string) =>
      `sam deploy --template-file sam/template.yaml --stack-name hello-world --capabilities CAPABILITY_IAM --resolve-s3 --no-confirm-changeset --no-fail-on-empty-changeset --parameter-overrides ImageUri=${uri} IMAGE_URI=${uri}`,
    () => 'ImageUri' in parse(example('sam/template.yaml'), { logLevel: 'silent' }).Parameters,
  ],
  'push-pulumi.yml': [
    'pulumi',
    (uri: string) => `pulumi --cwd pulumi up --yes IMAGE_URI=${uri}`,
    () => 'imageUri' in parse(example('pulumi/Pulumi.yaml')).config,
  ],
} as const

test.each(Object.entries(pushing))('%s hands on the digest that it has pushed', async (file, [tool, call, isNamed]) => {
  const sandbox = await setStage()
  sandbox.iam.putRole({ name: 'push', trust: documented('trust-policy'), policies: [documented('push')] })
  const values = { 'secrets.PULUMI_ACCESS_TOKEN': 'pul-1' }
  // The first of them rehearses the image.
  const workspace = file === 'push-terraform.yml' ? helloCheckout('one') : checkout()
  const run = await runExample(sandbox, file, { values, tools: [tool], workspace })
  const [pushed] = run.deploys
  const { digest } = pushed?.outputs ?? {}
  expect(await sandbox.ecr.tags('hello-world'), pushed?.log).toEqual({ [commit]: digest })
  expect(run.calls.at(-1)).toBe(call(`${await sandbox.ecr.host()}/hello-world@${digest}`))
  expect(isNamed()).toBe(true)
  expect(sandbox.lambda.functions()).toEqual([])
})

test('functions.yml deploys one image to seven functions, each with its own command', async () => {
  const workflow = parse(example('workflows/functions.yml'))
  const names: string[] = workflow.jobs.deploy.steps[1].with['function-name'].trim().split('\n')
  const sandbox = await functionsStage(names.slice(1))
  onTestFinished(() => sandbox.stop())
  const run = await runExample(sandbox, 'functions.yml', { tools: ['jq'], workspace: commandCheckout() })
  const [deployed] = run.deploys
  const [missing, ...there] = names
  expect(deployed?.exitCode, deployed?.log).toBe(0)
  expect(liveVersions(sandbox)).toEqual(Object.fromEntries(there.map((name) => [name, '2'])))
  expect(await answer(sandbox, 'shop-mail')).toBe('mail.handler')
  expect(deployed?.log).toContain(`There is no function ${missing} in us-east-1: it was left out.`)
  expect(Object.keys(await sandbox.ecr.tags('shop'))).toEqual([commit])
})

test('migration.yml sends its event to the new version before the alias moves', async () => {
  const sandbox = await liveStage()
  await givenImages(sandbox, ['two'])
  const inputs = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:two` }
  const { deploys } = await runExample(sandbox, 'migration.yml', { inputs })
  expect(deploys[0]?.outputs, deploys[0]?.log).toMatchObject({ version: '2', 'previous-version': '1' })
  const calls = sandbox.requests.of('lambda').map(({ operation }) => operation)
  expect(calls.filter((one) => one === 'Invoke')).toHaveLength(1)
  expect(calls.indexOf('Invoke')).toBeLessThan(calls.indexOf('UpdateAlias'))
  expect(routeOf(sandbox)).toBe('2')
})

test.each(['MUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'IMMUTABLE'] as const)(
  'sha-and-latest.yml in a repository that is %s',
  async (mutability) => {
    const exclusions = mutability === 'IMMUTABLE_WITH_EXCLUSION' ? { exclusions: ['latest'] } : {}
    const sandbox = await setStage({ repositories: [{ name: 'hello-world', mutability, ...exclusions }] })
    const { before } = await givenFunction(sandbox, { versions: ['before'] })
    const earlier = await givenImage(sandbox, 'of the commit before', { tag: 'latest' })
    const { deploys } = await runExample(sandbox, 'sha-and-latest.yml', { workspace: checkout() })
    const [run] = deploys
    if (run === undefined) throw new Error('nothing was run')
    const { digest } = run.outputs
    if (mutability === 'IMMUTABLE') {
      // The two ways out are told before the build, and the commit before keeps its image.
      expect(onlyError(run)).toMatch(/^tags: hello-world:latest .* Leave latest out of tags, .* or exclude it from /)
      expect(builds(run)).toBe(0)
      expect(versions(sandbox)).toEqual({ 1: before })
      expect(await sandbox.ecr.tags('hello-world')).toEqual({ before, latest: earlier })
      return
    }
    expect(run.outputs['image-tags'], run.log).toBe(`${commit}\nlatest`)
    expect(versions(sandbox)).toEqual({ 1: before, 2: digest })
    expect(await sandbox.ecr.tags('hello-world')).toEqual({ before, [commit]: digest, latest: digest })
  },
)

test('durable.yml makes a durable function, and lets its alias move after an execution', async () => {
  const sandbox = await setStage()
  const bootstrap = `${runtime}while next; do answer '{"Status":"SUCCEEDED","Result":"{\\"sent\\":true}"}'; done\n`
  await givenImages(sandbox, ['one'], { name: 'hello-world' }, { bootstrap })
  const inputs = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:one` }
  const { deploys } = await runExample(sandbox, 'durable.yml', { inputs })
  expect(deploys[0]?.outputs, deploys[0]?.log).toMatchObject({ version: '1' })
  expect(deploys[0]?.log).toMatch(/Answered test-event in .*: 13 bytes, in 1 invocation/)
  const { versions, aliases } = sandbox.lambda.function('hello-world')
  expect(versions).toMatchObject([{ DurableConfig: { ExecutionTimeout: 86_400, RetentionPeriodInDays: 14 } }])
  expect(aliases).toMatchObject([{ name: 'live', functionVersion: '1' }])
  const calls = sandbox.requests.of('lambda').map(({ operation }) => operation)
  expect(calls.indexOf('GetDurableExecution')).toBeGreaterThan(calls.indexOf('Invoke'))
  expect(calls.indexOf('CreateAlias')).toBeGreaterThan(calls.lastIndexOf('GetDurableExecution'))
})
