import { expect, test } from 'vitest'
import type { FunctionConfig } from '../../src/inputs/function-config.ts'
import { checkEventSizes, checkInvocations, noteInvocations } from '../../src/lambda/check-invocations.ts'
import { read } from '../inputs/read.ts'
import { refusal } from '../support/refusal.ts'

const durable = (ExecutionTimeout: number) => ({ DurableConfig: { ExecutionTimeout } })
const tenants = { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } } as const
const provider = {
  CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:aws:x' } },
}

test.each<[FunctionConfig, Readonly<Record<string, string>>, string | undefined]>([
  [
    { SnapStart: { ApplyOn: 'PublishedVersions' } },
    { alias: 'live', 'provisioned-concurrency': '1' },
    "provisioned-concurrency: the function in us-east-1 would have SnapStart, and Lambda keeps no executions of such a function ready. Set provisioned-concurrency to 0, or set snap-start to 'none'.",
  ],
  [
    tenants,
    { alias: 'live', 'provisioned-concurrency': '1' },
    'provisioned-concurrency: the function in us-east-1 would have tenant isolation, and Lambda keeps no executions of such a function ready. Set provisioned-concurrency to 0.',
  ],
  [tenants, { alias: 'live', 'provisioned-concurrency': '0' }, undefined],
  [
    tenants,
    { 'verify-event': '{}' },
    'verify-event: the function in us-east-1 isolates tenants, and Lambda invokes it for one only. Name one in verify-tenant-id, or remove verify-event.',
  ],
  [tenants, { 'verify-event': '{}', 'verify-tenant-id': 'one' }, undefined],
  [
    tenants,
    { 'before-traffic-event': '{}' },
    'before-traffic-event: the function in us-east-1 isolates tenants, and Lambda invokes it for one only. Name one in verify-tenant-id, or remove before-traffic-event.',
  ],
  [
    provider,
    { 'verify-event': '{}', publish: 'false' },
    "verify-event: the function in us-east-1 has a capacity provider, and Lambda never invokes $LATEST of such a function. Set publish to 'true', or remove verify-event.",
  ],
  [provider, { 'verify-event': '{}' }, undefined],
])('%j with %j', (config, given, said) => {
  expect(refusal(() => checkInvocations(config, read(given), 'us-east-1'))).toBe(said)
})

test('executions that the alias keeps ready by now count, unless they are to go', () => {
  const snapshots: FunctionConfig = { SnapStart: { ApplyOn: 'PublishedVersions' } }
  const check = (given: Readonly<Record<string, string>>) =>
    refusal(() => checkInvocations(snapshots, read({ alias: 'live', ...given }), 'us-east-1', 2))
  expect(check({})).toMatch(/^provisioned-concurrency: the function in us-east-1 would have SnapStart/)
  expect(check({ 'provisioned-concurrency': '0' })).toBeUndefined()
})

test('an event that begins an execution for which no caller can wait has 1 MB at most', () => {
  const event = (bytes: number) => [{ name: 'a.json', payload: `"${'x'.repeat(bytes - 2)}"` }]
  const check = (config: FunctionConfig, bytes: number) =>
    refusal(() => checkEventSizes(config, event(bytes), 'us-east-1'))
  expect(check(durable(901), 1_048_577)).toBe(
    "The event a.json has 1048577 bytes, and Lambda takes 1048576 at most of one that begins an execution of the durable function in us-east-1: its caller can't wait for 901 seconds. Shorten the event, let it say where in S3 the rest is, or set ExecutionTimeout of DurableConfig to 900 or less.",
  )
  expect(check(durable(901), 1_048_576)).toBeUndefined()
  expect(check(durable(900), 1_048_577)).toBeUndefined()
  expect(check({}, 1_048_577)).toBeUndefined()
})

test('a function that isolates no tenants gets its events without one', () => {
  const given = read({ 'verify-event': '{}', 'verify-tenant-id': 'blue' })
  expect(noteInvocations({}, given, 'us-east-1')).toEqual([
    'verify-tenant-id: the function in us-east-1 isolates no tenants, so that its events come from none.',
  ])
  expect(noteInvocations(tenants, given, 'us-east-1')).toEqual([])
  expect(noteInvocations(tenants, read({ 'test-event': '{}' }), 'us-east-1')).toEqual([
    'test-event: the function in us-east-1 isolates tenants, and the rehearsal has none: on Lambda each event comes from one. Name one in verify-tenant-id.',
  ])
})
