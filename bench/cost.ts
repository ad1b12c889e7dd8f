import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { GetFunctionConfigurationCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { Checkout, deploy, median, seed, startStage } from './stage.ts'

const run = promisify(execFile)
const rounds = Number(process.argv[2] ?? 5)
const call = Number(process.argv[3] ?? 0)

const sandbox = await startStage({ settle: { update: 2000, publish: 2000 } })
const checkout = new Checkout()
const config = mkdtempSync(join(tmpdir(), 'bench-docker-'))
try {
  await seed(sandbox, 'bench')
  const own = { 'function-name': 'bench', alias: 'live', tags: 'latest' }
  await deploy(sandbox, checkout.path, own)
  if (call > 0) sandbox.faults.add({ kind: 'slow', ms: call, times: Number.POSITIVE_INFINITY })
  const times: Record<string, number[]> = { floor: [], changed: [], unchanged: [], 'changed+event': [] }
  for (let round = 0; round < rounds; round++) {
    checkout.change()
    times.floor?.push(await floor())
    checkout.change()
    const changed = await deploy(sandbox, checkout.path, own)
    times.changed?.push(changed.main.duration)
    if (round === rounds - 1) console.log(changed.log)
    if (round === rounds - 1) timeline()
    sandbox.requests.clear()
    times.unchanged?.push((await deploy(sandbox, checkout.path, own)).main.duration)
  }
  for (const [name, values] of Object.entries(times))
    console.log(name, median(values), values.map(Math.round).join(' '))
  console.log('over the floor', median(times.changed ?? []) - median(times.floor ?? []))
} finally {
  checkout.remove()
  rmSync(config, { recursive: true })
  await sandbox.stop()
}

function timeline() {
  const all = sandbox.requests.all
  const t0 = all[0]?.time ?? 0
  for (const { time, service, operation } of all)
    console.log(`${(time - t0).toFixed(0).padStart(6)} ${service} ${operation}`)
}

async function floor(): Promise<number> {
  const session = sandbox.session('bench')
  const ecr = new ECRClient({ region: 'us-east-1', endpoint: sandbox.endpoint, credentials: session })
  const lambda = new LambdaClient({ region: 'us-east-1', endpoint: sandbox.endpoint, credentials: session })
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const host = await sandbox.ecr.host('us-east-1')
  mkdirSync(config, { recursive: true })
  writeFileSync(
    join(config, 'config.json'),
    JSON.stringify({ auths: { [host]: { auth: authorizationData?.[0]?.authorizationToken } } }),
  )
  const start = performance.now()
  const uri = `${host}/bench:floor`
  await run('docker', ['buildx', 'build', '--provenance=false', '--push', '--tag', uri, checkout.path], {
    env: { ...process.env, DOCKER_CONFIG: config },
  })
  const { Version } = await lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'bench', ImageUri: uri, Publish: true }),
  )
  for (;;) {
    const { State } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'bench', Qualifier: Version }),
    )
    if (State === 'Active') return performance.now() - start
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
