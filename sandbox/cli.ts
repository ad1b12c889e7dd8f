import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { partitionOf } from './core/arn.ts'
import { messageOf } from './core/message.ts'
import { LAMBDA_TRUST, type RoleSeed, type Sandbox, type SandboxOptions, startSandbox } from './index.ts'

const FLAGS = {
  account: { type: 'string' },
  region: { type: 'string', multiple: true },
  role: { type: 'string', multiple: true },
  'function-role': { type: 'string', multiple: true },
  policy: { type: 'string', multiple: true },
  repository: { type: 'string', multiple: true },
  function: { type: 'string', multiple: true },
  job: { type: 'string' },
  'signed-in': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flags = ReturnType<typeof readFlags>

function readFlags(args: string[]) {
  return parseArgs({ args, options: FLAGS, strict: true }).values
}

function checkPlaces({ account = '111122223333', region = [] }: Flags): void {
  if (!/^\d{12}$/.test(account)) throw new Error(`--account: '${account}' is no account. Write twelve digits.`)
  const unknown = region.find((name) => !/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(name))
  if (unknown !== undefined) throw new Error(`--region: '${unknown}' is no region. Write one like us-east-1.`)
  const partitions = new Set(region.map(partitionOf))
  if (partitions.size > 1) throw new Error(`--region: ${region.join(' and ')} are of different partitions.`)
}

function readPolicy(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`--policy: '${file}' can't be read: ${messageOf(error)}`)
  }
}

/** @throws Error when a flag has no such value, or names a file that can't be read */
function optionsOf(flags: Flags): SandboxOptions {
  checkPlaces(flags)
  const policies = flags.policy?.map(readPolicy)
  const roles = (flags.role ?? []).map((name): RoleSeed => ({ name, ...(policies !== undefined && { policies }) }))
  const functionRoles = (flags['function-role'] ?? []).map((name): RoleSeed => ({ name, trust: LAMBDA_TRUST }))
  return {
    ...(flags.account !== undefined && { accountId: flags.account }),
    ...(flags.region !== undefined && { regions: flags.region }),
    ...(flags.job !== undefined && { job: { repository: flags.job } }),
    roles: [...roles, ...functionRoles],
    repositories: (flags.repository ?? []).map((name) => ({ name })),
  }
}

/** Functions without an image in the registry: they are there to be deployed to. */
async function seedFunctions({ lambda, ecr, regions }: Sandbox, names: string[]): Promise<void> {
  for (const name of names) {
    for (const region of regions) {
      if (!(await ecr.hasRepository({ name, region }))) await ecr.createRepository({ name, region })
      const digest = `sha256:${'0'.repeat(64)}`
      await lambda.seed({ name, region, imageUri: `${await ecr.host(region)}/${name}@${digest}`, digest })
    }
  }
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}

async function run(options: SandboxOptions, flags: Flags): Promise<void> {
  const sandbox = await startSandbox(options)
  const stop = () => void sandbox.stop().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  await seedFunctions(sandbox, flags.function ?? [])
  const signedIn = flags['signed-in']
  const [region = ''] = sandbox.regions
  const env = {
    ...sandbox.env,
    AWS_REGION: region,
    ...(signedIn !== undefined && sandbox.ambientCredentials(signedIn)),
  }
  const lines = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}\n`)
  process.stdout.write(lines.join(''))
}

/** What went wrong is one line; the exit status says whether it was the command line (2). */
function end(status: 1 | 2): (error: unknown) => never {
  return (error) => {
    process.stderr.write(`${messageOf(error)}\n`)
    process.exit(status)
  }
}

try {
  const flags = readFlags(process.argv.slice(2))
  if (flags.help) process.stdout.write(readFileSync(new URL('usage.txt', import.meta.url)))
  else run(optionsOf(flags), flags).catch(end(1))
} catch (error) {
  end(2)(error)
}
