import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { messageOf } from './core/message.ts'
import { LAMBDA_TRUST, type RoleSeed, type Sandbox, type SandboxOptions, startSandbox } from './index.ts'

const HELP = `Runs an AWS and a GitHub of one's own on free ports, until it is interrupted.

  script/sandbox [flags] > sandbox.env &
  until [ -s sandbox.env ]; do sleep 0.1; done; source sandbox.env

On standard output it prints the environment to export, and nothing else. AWS SDKs, the AWS CLI and the runner's
toolkit then talk to it. AWS_ENDPOINT_URL is unknown to clients that are older than July 2023, as the AWS CLI before 2.13
and boto3 before 1.28: give those --endpoint-url "$AWS_ENDPOINT_URL", or endpoint_url.

  --account ID         account of roles and functions; default 111122223333
  --region REGION      a region to have; may be repeated; default us-east-1
  --role NAME          a role that workflows of GitHub may assume; may be repeated
  --function-role NAME a role that functions may have, which Lambda can assume; may be repeated
  --policy FILE        what the roles may do, an IAM policy in JSON; may be repeated; default everything
  --repository NAME    an ECR repository, in every region; may be repeated
  --function NAME      an image function, in every region; may be repeated
  --job OWNER/NAME     repository of the job that ID tokens are about
  --signed-in ROLE     export AWS credentials of this role as well
  --help
`

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
  help: { type: 'boolean' },
} as const

type Flags = ReturnType<typeof readFlags>

function readFlags(args: string[]) {
  return parseArgs({ args, options: FLAGS, strict: true }).values
}

function optionsOf(flags: Flags): SandboxOptions {
  const policies = flags.policy?.map((file) => readFileSync(file, 'utf8'))
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

async function main(args: string[]): Promise<void> {
  const flags = readFlags(args)
  if (flags.help) return void process.stdout.write(HELP)
  const sandbox = await startSandbox(optionsOf(flags))
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

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`)
  process.exit(1)
})
