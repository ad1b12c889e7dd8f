import { LambdaClient } from '@aws-sdk/client-lambda'
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

/** What is found where the alias is on this version. */
async function inspect(FunctionVersion: string, given: Partial<ReleaseInputs>) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async () => ({ Name: 'live', FunctionVersion, Status: 'READY' })
  const findings = new Findings()
  await inspectAlias({ ...release, ...given }, { region: 'us-east-1', lambda } as RegionClients, 'hello', findings)
  return findings.list.map(({ what }) => what)
}

const canary = { traffic: { kind: 'canary', percent: 10, duration: 1000 } } as const

test('a share of the traffic of an alias on $LATEST is refused, and all of it is not', async () => {
  expect(await inspect('$LATEST', canary)).toEqual([
    'traffic: live in us-east-1 is on $LATEST, and Lambda splits traffic between published versions only.',
  ])
  expect(await inspect('$LATEST', {})).toEqual([])
  expect(await inspect('3', canary)).toEqual([])
})
