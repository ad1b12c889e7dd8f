import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runAction } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { folder } from '../support/folder.ts'
import { helloCheckout } from './read-back.ts'
import { account, setStage } from './stage.ts'

// The README's quick start, followed to the letter: its commands with stand-ins for programs that need the internet, then its
// workflow under the roles that those commands made.

const root = fileURLToPath(new URL('../..', import.meta.url))
const section = /^## Quick start\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? ''
const block = (language: string) => new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section)?.[1] ?? ''

/** Runs the commands of the quick start. @returns each call of aws, as its arguments */
function setUp(name: string): string[][] {
  const bin = folder({ calls: '' })
  const repository = '{"id":76543210,"name":"hello-lambda","owner":{"id":1234567,"login":"octo-org"}}'
  const programs = {
    aws: `case "$1" in sts) echo ${account} ;; *) jq -c -n '$ARGS.positional' --args -- "$@" >>"${bin}/calls" ;; esac`,
    gh: `[ "$2" = repos/octo-org/hello-lambda ] && echo '${repository}' | jq -r "$4"`,
    curl: `for address; do :; done; cat "${root}/docs/iam/\${address##*/}"`,
  }
  for (const [program, script] of Object.entries(programs)) {
    writeFileSync(join(bin, program), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, program), 0o755)
  }
  const commands = block('sh').replace('OWNER/NAME', 'octo-org/hello-lambda').replace('hello-world', name)
  execFileSync('bash', ['-e', '-o', 'pipefail', '-c', commands], { env: { PATH: `${bin}:${process.env.PATH}` } })
  return readFileSync(join(bin, 'calls'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('a new user deploys examples/hello from the README alone', async () => {
  const name = 'my-function'
  const calls = setUp(name)
  const after = (call: readonly string[], option: string) => call[call.indexOf(option) + 1] ?? ''
  const sandbox = await setStage({ roles: [] })
  for (const trusted of calls.filter(([, command]) => command === 'create-role')) {
    const role = after(trusted, '--role-name')
    const own = calls.filter((call) => call[1] === 'put-role-policy' && after(call, '--role-name') === role)
    sandbox.iam.putRole({
      name: role,
      trust: after(trusted, '--assume-role-policy-document'),
      policies: own.map((call) => after(call, '--policy-document')),
    })
  }
  expect(calls.filter(([, command]) => command === 'attach-role-policy').map((call) => call.slice(2))).toEqual([
    ['--role-name', name, '--policy-arn', 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
  ])
  const { permissions, jobs } = parse(block('yaml').replaceAll('hello-world', name))
  const { exitCode, outputs, log } = await runAction({
    sandbox,
    workspace: helloCheckout('one'),
    idToken: permissions['id-token'] === 'write',
    inputs: jobs.deploy.steps[1].with,
  })
  expect(exitCode, log).toBe(0)
  expect(outputs.version).toBe('1')
  expect(log).toContain('test-event')
  expect(sandbox.lambda.function(name).versions.at(-1)?.Role).toBe(`arn:aws:iam::${account}:role/${name}`)
})
