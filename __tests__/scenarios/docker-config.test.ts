import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { login } from '@deploy-lambda-image/sandbox/testing'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenImage } from './given.ts'
import { snapshot } from './machine.ts'
import { ecr, onlyError, versions } from './read-back.ts'
import { create, setStage } from './stage.ts'

const regions = ['us-east-1', 'eu-central-1']

/** A Docker config directory with something of everything that a user may keep in one. */
function userConfig(settings: object): string {
  const config = folder({ 'config.json': JSON.stringify({ ...settings, unknown: { kept: [1] } }) })
  for (const path of ['cli-plugins', 'buildx/refs', 'contexts/meta', 'trust/private', 'empty']) {
    mkdirSync(join(config, path), { recursive: true })
  }
  writeFileSync(join(config, 'cli-plugins/docker-odd'), '#!/bin/sh\n', { mode: 0o755 })
  writeFileSync(join(config, 'buildx/.buildNodeID'), '0123456789abcdef')
  writeFileSync(join(config, 'buildx/refs/old'), '{}', { mode: 0o400 })
  writeFileSync(join(config, 'trust/private/key'), 'key', { mode: 0o600 })
  symlinkSync('/nonexistent', join(config, 'dangling'))
  return config
}

/** Adds a context whose engine is at a socket. */
function addContext(config: string, name: string, host: string): void {
  const directory = join(config, 'contexts/meta', createHash('sha256').update(name).digest('hex'))
  mkdirSync(directory)
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } }
  writeFileSync(join(directory, 'meta.json'), JSON.stringify(meta))
}

/** A base image in another registry, which asks for a login. */
async function privateBase(
  sandbox: Sandbox,
  region = 'eu-central-1',
): Promise<{ host: string; base: string; auth: string }> {
  const repository = { name: 'base', region }
  const base = `${await sandbox.ecr.createRepository(repository)}:v1`
  await givenImage(sandbox, 'base', { repository, tag: 'v1' })
  const { host, config, remove } = await login(ecr(sandbox, region))
  onTestFinished(remove)
  const { auths } = JSON.parse(readFileSync(join(config, 'config.json'), 'utf8'))
  return { host, base, auth: auths[host].auth }
}

function from(base: string, instruction = ''): string {
  return folder({ Dockerfile: `FROM ${base}\n${instruction}\nENTRYPOINT ["/bin/busybox"]\n` })
}

test("context, proxies and other registries' logins of the user's hold, and the user's files stay as they are", async () => {
  const sandbox = await setStage({ regions })
  const { host, base, auth } = await privateBase(sandbox)
  const proxies = { default: { noProxy: 'kept.example' } }
  const config = userConfig({ auths: { [host]: { auth } }, proxies, currentContext: 'own' })
  addContext(config, 'own', 'unix:///var/run/docker.sock')
  const before = snapshot(config)

  const inputs = { 'no-cache': 'true' }
  const workspace = from(base, 'RUN echo proxy="$NO_PROXY"')
  const deployed = await create(sandbox, { workspace, env: { DOCKER_CONFIG: config }, inputs })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.log).toMatch(/ proxy=kept\.example$/m)
  expect(versions(sandbox)).toEqual({ 1: deployed.outputs.digest })
  expect(snapshot(config)).toEqual(before)
})

test("the user's context is the one that is built in", async () => {
  const sandbox = await setStage()
  const config = userConfig({ currentContext: 'own' })
  addContext(config, 'own', 'unix:///nonexistent/own.sock')
  expect(onlyError(await create(sandbox, { env: { DOCKER_CONFIG: config } }))).toContain('/nonexistent/own.sock')
})

test("a config that can't be read is an error, before anything is asked", async () => {
  const sandbox = await setStage()
  const config = folder({ 'config.json': '{"auths": ' })
  const refused = await create(sandbox, { env: { DOCKER_CONFIG: config } })
  expect(onlyError(refused)).toBe(`The Docker config ${config}/config.json can't be read. Repair or remove it.`)
  expect(sandbox.requests.all).toEqual([])
})

test("without the user's login the base image is refused", async () => {
  const sandbox = await setStage({ regions })
  const { base } = await privateBase(sandbox)
  const refused = await create(sandbox, { workspace: from(base), env: { DOCKER_CONFIG: userConfig({}) } })
  expect(onlyError(refused)).toMatch(
    /^The image could not be built: .*401 Unauthorized\. Check the name of the base image; if it is private, log in to its registry before this step \(docker\/login-action\)\.$/,
  )
})

test("the user's credsStore and credHelpers are asked for other registries' logins, and are told none of this step's", async () => {
  const sandbox = await setStage({ regions: [...regions, 'eu-west-1'] })
  const stored = await privateBase(sandbox)
  const helped = await privateBase(sandbox, 'eu-west-1')
  const programs = folder({ calls: '' })
  for (const [name, { host, auth }] of Object.entries({ store: stored, helper: helped })) {
    const [Username, Secret] = Buffer.from(auth, 'base64').toString().split(':')
    writeFileSync(join(programs, name), JSON.stringify({ ServerURL: host, Username, Secret }))
    const program = `#!/bin/sh
read -r server
echo "${name} $1 $server" >> ${programs}/calls
case "$1 $server" in
  "get ${host}") cat ${programs}/${name} ;;
  list*) echo '{}' ;;
  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`
    writeFileSync(join(programs, `docker-credential-${name}`), program, { mode: 0o755 })
  }
  const config = userConfig({ credsStore: 'store', credHelpers: { [helped.host]: 'helper' } })
  const before = snapshot(config)

  const workspace = from(stored.base, `COPY --from=${helped.base} /message /helped`)
  const env = { DOCKER_CONFIG: config, PATH: `${programs}:${process.env.PATH}` }
  const deployed = await create(sandbox, { workspace, env })
  expect(deployed.exitCode, deployed.log).toBe(0)
  const calls = readFileSync(join(programs, 'calls'), 'utf8').split('\n')
  expect(calls).toContain(`store get ${stored.host}`)
  expect(calls).toContain(`helper get ${helped.host}`)
  const own = await sandbox.ecr.host()
  expect(calls.filter((call) => call.includes(own) || /^\w+ (?:store|erase) /.test(call))).toEqual([])
  expect(snapshot(config)).toEqual(before)
})
