import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr'
import { CreateFunctionCommand, GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { afterEach, expect, test } from 'vitest'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const run = promisify(execFile)
let child: ChildProcess | undefined

afterEach(() => void child?.kill('SIGKILL'))

/** Starts the command and waits for what it prints. */
async function start(...args: string[]): Promise<string> {
  const started = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  return new Promise((resolve) => started.stdout.once('data', (data: Buffer) => resolve(data.toString())))
}

test('prints an environment that a shell takes and an SDK works with', async () => {
  const flags = [
    '--region',
    'us-east-1',
    '--region',
    'eu-west-1',
    '--account',
    '999988887777',
    '--role',
    'deploy',
    '--function-role',
    'own',
  ]
  const printed = await start(...flags, '--function', 'hello', '--repository', 'other', '--signed-in', 'deploy')
  expect(printed.split('\n').filter((line) => !/^export [A-Z_]+='[^']*'$/.test(line))).toEqual([''])
  const { stdout } = await run('sh', ['-c', `${printed}env`])
  const env = Object.fromEntries(stdout.split('\n').map((line) => line.split(/=(.*)/s, 2)))
  const options = {
    region: 'eu-west-1',
    endpoint: env.AWS_ENDPOINT_URL,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      sessionToken: env.AWS_SESSION_TOKEN,
    },
  }
  const { Configuration } = await new LambdaClient(options).send(new GetFunctionCommand({ FunctionName: 'hello' }))
  expect(Configuration).toMatchObject({
    FunctionArn: 'arn:aws:lambda:eu-west-1:999988887777:function:hello',
    PackageType: 'Image',
    State: 'Active',
  })
  const make = (role: string) => {
    const Role = `arn:aws:iam::999988887777:role/${role}`
    const code = { Code: { ZipFile: Buffer.from('PK') }, Runtime: 'nodejs24.x', Handler: 'index.handler' } as const
    return new LambdaClient(options).send(new CreateFunctionCommand({ FunctionName: 'made', Role, ...code }))
  }
  await expect(make('deploy')).rejects.toThrow('The role defined for the function cannot be assumed by Lambda.')
  await make('own')
  const { repositories } = await new ECRClient(options).send(new DescribeRepositoriesCommand({}))
  expect(repositories?.map(({ repositoryName }) => repositoryName).sort()).toEqual(['hello', 'other'])
})

test.each(['SIGINT', 'SIGTERM'] as const)('ends with %s', async (signal) => {
  await start()
  const ended = new Promise((resolve) => child?.once('exit', (code) => resolve(code)))
  child?.kill(signal)
  expect(await ended).toBe(0)
})

test('explains itself', async () => {
  const { stdout } = await run(process.execPath, [CLI, '--help'])
  const said = stdout.matchAll(/^ {2}--([a-z-]+)/gm)
  const taken = readFileSync(CLI, 'utf8').matchAll(/^ {2}'?([a-z-]+)'?: \{ type/gm)
  expect([...Array.from(said, ([, name]) => name), 'help']).toEqual(Array.from(taken, ([, name]) => name))
})

test.each([
  [['--regoin', 'x'], "Unknown option '--regoin'"],
  [['--account', '12'], "--account: '12' is no account. Write twelve digits."],
  [['--region', 'mars'], "--region: 'mars' is no region. Write one like us-east-1."],
  [
    ['--region', 'us-east-1', '--region', 'cn-north-1'],
    '--region: us-east-1 and cn-north-1 are of different partitions.',
  ],
  [['--policy', 'no.json'], "--policy: 'no.json' can't be read: ENOENT"],
])('%j is refused', async (flags, stderr) => {
  const refused = run(process.execPath, [CLI, ...flags])
  await expect(refused).rejects.toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(stderr) })
})

test('a shell that waits for the environment as documented goes on when there is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'))
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const [line = ''] = page.match(/until \[ .*(?=; source)/) ?? []
  expect(readFileSync(new URL('../usage.txt', import.meta.url), 'utf8')).toContain(line)
  const script = `"$0" "$1" --region mars > sandbox.env 2>/dev/null & ${line}; wait $!; echo $?`
  const { stdout } = await run('bash', ['-c', script, process.execPath, CLI], { cwd: folder, timeout: 60_000 })
  expect(stdout).toBe('2\n')
  rmSync(folder, { recursive: true })
})
