import { LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import type { RegionClients } from '../../src/aws/clients.ts'
import { Findings } from '../../src/domain/problem.ts'
import type { ReleaseInputs } from '../../src/inputs/release.ts'
import { inspectAlias } from '../../src/inspect/alias.ts'

const release: ReleaseInputs = {
  alias: 'live',
  traffic: { kind: 'all-at-once' },
  rollbackAlarms: [],
  allowOlder: false,
  rollback: false,
}

/** What is found, and noted, where Lambda says this of the alias. */
async function inspection(send: () => Promise<object>, given: Partial<ReleaseInputs>) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = send
  const clients = { region: 'us-east-1', lambda } as RegionClients
  const findings = new Findings()
  const { notes } = await inspectAlias({ ...release, ...given }, clients, 'hello', findings)
  return { notes, found: findings.list.map(({ what }) => what) }
}

/** What is found where the alias is on this version. */
async function inspect(FunctionVersion: string, given: Partial<ReleaseInputs>) {
  return (await inspection(async () => ({ Name: 'live', FunctionVersion, Status: 'READY' }), given)).found
}

const canary = { traffic: { kind: 'canary', percent: 10, duration: 1000 } } as const

test('a share of the traffic of an alias on $LATEST is refused, and all of it is not', async () => {
  expect(await inspect('$LATEST', canary)).toEqual([
    'traffic: live in us-east-1 is on $LATEST, and Lambda splits traffic between published versions only.',
  ])
  expect(await inspect('$LATEST', {})).toEqual([])
  expect(await inspect('3', canary)).toEqual([])
})

test.each<[string, Partial<ReleaseInputs>]>([
  ['', {}],
  ['traffic', canary],
  ['traffic, rollback-on', { ...canary, rollbackOn: { conditions: [], minimumInvocations: 1, whenQuiet: 'accept' } }],
])('an alias that is to be created has nothing to shift from, which is noted of: %s', async (names, given) => {
  const { notes, found } = await inspection(async () => {
    throw new ResourceNotFoundException({ message: 'no', $metadata: {} })
  }, given)
  expect(found).toEqual([])
  expect(notes).toEqual(
    names === ''
      ? []
      : [
          `${names}: live of hello in us-east-1 does not exist yet. It is created on the new version with all traffic at once, and nothing is shifted or watched; later runs do so.`,
        ],
  )
})
