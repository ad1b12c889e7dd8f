import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { changes, onlyError, versions } from './read-back.ts'
import { checkout, deploy, deployRole, documented, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const musl = { packageName: 'musl', version: '1.2.4' }
const high = { id: 'CVE-2026-0001', severity: 'HIGH', ...musl, fixedIn: '1.2.5' } as const
const critical = { id: 'CVE-2026-0002', severity: 'CRITICAL', ...musl } as const
const medium = { id: 'CVE-2026-0003', severity: 'MEDIUM', ...musl } as const

async function scanStage(policy: string): Promise<Sandbox> {
  const sandbox = await setStage()
  sandbox.iam.setPolicies(deployRole, [documented(policy), documented('scan')])
  return sandbox
}

test('scan.yml deploys what is accepted, and what is not stops it before the function is touched', async () => {
  const sandbox = await scanStage('deploy')
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  const run = async (message: string, ignore: string) => {
    const values = { 'vars.SCAN_IGNORE': ignore }
    const [deployed] = (await runExample(sandbox, 'scan.yml', { values, workspace: checkout(message) })).deploys
    if (deployed === undefined) throw new Error('nothing was run')
    return deployed
  }

  await sandbox.ecr.setScans({ type: 'ENHANCED', found: [high, medium] })
  const accepted = await run('one', `${high.id} until ${day(1)}`)
  expect(accepted.exitCode, accepted.log).toBe(0)
  expect(versions(sandbox)).toEqual({ 1: before, 2: accepted.outputs.digest })
  expect(accepted.log).toContain('Accepted: CVE-2026-0001 (high): musl 1.2.4, fixed in 1.2.5')
  expect(accepted.summary).toContain(
    'Scanned by Amazon Inspector: nothing of severity high or worse that is not accepted; less severe: 1 medium. Accepted:',
  )
  expect(accepted.summary).toMatch(/\| CVE\S+0001 \| high \| musl 1\S*2\S*4 \| 1\S*2\S*5 \|/)

  sandbox.requests.clear()
  await sandbox.ecr.setScans({ type: 'ENHANCED', found: [medium, high, critical] })
  const refused = await run('two', `${high.id} until ${day(-1)}`)
  expect(refused.exitCode).toBe(1)
  expect(
    refused.annotations.map(({ level, message }) => `${level}: ${message.replace(/sha256:\w+/, 'DIGEST')}`),
  ).toEqual([
    `warning: scan-ignore: the acceptance of CVE-2026-0001 ended on ${day(-1)}, so it counts again. Remove the line, or give it another day.`,
    expect.stringContaining(
      'error: The scan of hello-world@DIGEST in us-east-1 found 2 vulnerabilities of severity high or worse (1 critical, 1 high), the worst is CVE-2026-0002 (critical): musl 1.2.4. A fix is known for 1 of them. Update what has a fix',
    ),
  ])
  expect(refused.log).toContain('CVE-2026-0001 (high): musl 1.2.4, fixed in 1.2.5')
  expect(Object.keys(versions(sandbox))).toEqual(['1', '2'])
  expect(changes(sandbox).filter(({ service }) => service === 'lambda')).toEqual([])
})

test('a push without a function ends with the scan as well', async () => {
  const sandbox = await scanStage('push')
  await sandbox.ecr.setScans({ end: 'UNSUPPORTED_IMAGE' })
  const inputs = { 'function-name': '', repository: 'hello-world', 'scan-severity': 'critical' }
  const dry = await deploy(sandbox, { inputs: { ...inputs, 'dry-run': 'true' } })
  expect(dry.log).toMatch(/Dry run: would wait for ECR's scan of .*hello-world, and stop at severity critical or worse/)
  const pushed = await deploy(sandbox, { inputs })
  expect(onlyError(pushed)).toContain('(UNSUPPORTED_IMAGE). ECR says: UnsupportedImageError')
  expect(await sandbox.ecr.digests('hello-world')).toHaveLength(1)
})
