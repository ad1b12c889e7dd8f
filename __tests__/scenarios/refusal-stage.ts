import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect } from 'vitest'
import { changes, onlyError } from './read-back.ts'
import { deploy, openStage } from './stage.ts'

export type Step = NonNullable<Parameters<typeof deploy>[1]>

/** A sandbox with a function of images and one of zips, in which nothing is refused for want of a permission. */
export async function openRefusalStage(): Promise<Sandbox> {
  const sandbox = await openStage({ regions: ['us-east-1', 'eu-central-1'] })
  const repository = await sandbox.ecr.createRepository('hello-world')
  await sandbox.ecr.createRepository({ name: 'hello-world', region: 'eu-central-1' })
  const imageUri = `${repository}@${await sandbox.ecr.putImage('hello-world')}`
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri, publish: true })
  sandbox.iam.setPolicies('deploy', [
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  ])
  await sandbox.lambda.seed({ name: 'zipped', region: 'us-east-1' })
  return sandbox
}

/** Runs a step that is refused. @returns its one error, after a check that nothing was built or changed */
export async function refusalOf(sandbox: Sandbox, step: Step): Promise<string> {
  const before = sandbox.lambda.functions()
  const run = await deploy(sandbox, step)
  expect(run.log).not.toMatch(/^#\d+ |^Built /m)
  expect(changes(sandbox)).toEqual([])
  expect(sandbox.lambda.functions()).toEqual(before)
  expect([run.outputs, run.env, run.path, run.tempFiles]).toEqual([{}, {}, [], {}])
  return onlyError(run)
}
