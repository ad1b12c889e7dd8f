import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenImage } from './given.ts'
import { commit, helloCheckout, imageConfig, invoke } from './read-back.ts'
import { checkout, create, deploy, executionRole, setStage } from './stage.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

test('every build input reaches the build, as with docker/build-push-action', async () => {
  const sandbox = await setStage()
  const workspace = helloCheckout('unused')
  const elsewhere = folder({
    Containerfile: `
      FROM busybox:stable-musl AS facts
      ARG COLOUR
      ARG LIST
      COPY --from=words word /word
      RUN --mount=type=secret,id=inline --mount=type=secret,id=variable --mount=type=secret,id=file \\
        { echo "{"; \\
          for id in inline variable file; do \\
            echo "\\"$id\\":\\"$(sha256sum < /run/secrets/$id | cut -d' ' -f1)\\","; \\
          done; \\
          echo "\\"colour\\":\\"$COLOUR\\",\\"list\\":\\"$LIST\\",\\"word\\":\\"$(cat /word)\\","; \\
          echo "\\"host\\":\\"$(awk '/storage.test$/ { print $1 }' /etc/hosts)\\","; \\
          echo "\\"interfaces\\":\\"$(ls /sys/class/net | tr '\\n' ' ')\\","; \\
          echo "\\"files\\":\\"$(ulimit -n)\\","; \\
          echo "\\"shm\\":\\"$(df -k /dev/shm | awk 'END { print $2 }')\\"}"; } > /message
      FROM facts AS wanted
      LABEL stage=wanted
      COPY --chmod=755 bootstrap /bootstrap
      ENTRYPOINT ["/bootstrap"]
      FROM facts AS last
      LABEL stage=last
    `,
    word: 'from another context',
    secret: 'in a file',
  })
  const created = await create(sandbox, {
    workspace,
    env: { TOKEN: 'in a variable' },
    inputs: {
      context: workspace,
      file: `${elsewhere}/Containerfile`,
      target: 'wanted',
      'build-args': 'COLOUR=deep blue\nLIST=a,b=c\nNPM_TOKEN=k3Jd8sLw0qPz',
      'build-contexts': `words=${elsewhere}`,
      secrets: 'inline=on the line, with a comma\n',
      'secret-envs': 'variable=TOKEN',
      'secret-files': `file=${elsewhere}/secret`,
      labels: 'org.opencontainers.image.title=Hello, world\ntier=test',
      'add-hosts': 'storage.test:10.1.2.3',
      network: 'host',
      'shm-size': '32m',
      ulimit: 'nofile=512:512',
      allow: 'network.host',
      // Secrets are no part of the cache's key.
      'no-cache': 'true',
    },
  })
  expect(created.exitCode, created.log).toBe(0)
  const warnings = created.annotations.map(({ message }) => message)
  expect(warnings).toContainEqual(expect.stringMatching(/^build-args: NPM_TOKEN looks like a credential, .* secrets /))
  expect(warnings.join()).not.toContain('k3Jd8sLw0qPz')
  const { config } = await imageConfig(sandbox, 'hello-world', commit)
  expect(config.Labels).toEqual({
    stage: 'wanted',
    'org.opencontainers.image.title': 'Hello, world',
    tier: 'test',
    'org.opencontainers.image.source': 'https://github.com/octo-org/hello-lambda',
    'org.opencontainers.image.revision': commit,
    'deploy-lambda-image.function': 'hello-world',
    'deploy-lambda-image.target': 'wanted',
  })
  expect(JSON.parse(messageOf(await invoke(sandbox, '1')))).toMatchObject({
    inline: sha256('on the line, with a comma'),
    variable: sha256('in a variable'),
    file: sha256('in a file'),
    colour: 'deep blue',
    list: 'a,b=c',
    word: 'from another context',
    host: '10.1.2.3',
    interfaces: expect.stringContaining('docker0'),
    files: '512',
    shm: '32768',
  })
})

test('no-cache runs every instruction again, which the cache avoids otherwise', async () => {
  const sandbox = await setStage()
  // An image of its own: what this build renews in the engine's cache, another test may be about to use.
  const workspace = checkout(crypto.randomUUID(), 'RUN --network=none cat /proc/sys/kernel/random/uuid > /unique')
  const first = await create(sandbox, { workspace })
  const cached = await deploy(sandbox, { workspace })
  expect(cached.outputs, cached.log).toMatchObject({ digest: first.outputs.digest, changed: 'false' })
  const uncached = await deploy(sandbox, { workspace, inputs: { 'no-cache': 'true' } })
  expect(uncached.outputs, uncached.log).toMatchObject({ version: '2', changed: 'true' })
  expect(uncached.outputs.digest).not.toBe(first.outputs.digest)
})

// architecture.test.ts has a function that is created with one.
test("the image is built for the function's architecture, which architecture changes", async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const digest = await givenImage(sandbox, 'one', { architecture: 'arm64' })
  const imageUri = `${await sandbox.ecr.host()}/hello-world@${digest}`
  const arm = { imageUri, architecture: 'arm64', publish: true, role: executionRole } as const
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', ...arm })
  // Nothing runs in this build, so that no processor of the other kind is needed.
  const workspace = folder({ Dockerfile: 'FROM scratch\nCOPY bootstrap /\nENTRYPOINT ["/bootstrap"]\n', bootstrap: '' })
  const architectureOf = async () => (await imageConfig(sandbox, 'hello-world', commit)).architecture
  const functionHas = () => sandbox.lambda.function('hello-world').latest.Architectures

  const derived = await deploy(sandbox, { workspace })
  expect(derived.outputs.version, derived.log).toBe('2')
  expect([await architectureOf(), functionHas()]).toEqual(['arm64', ['arm64']])
  expect(derived.groups).toContain('Build the image for linux/arm64')

  const changed = await deploy(sandbox, { workspace, inputs: { architecture: 'x86_64' } })
  expect(changed.outputs.version, changed.log).toBe('3')
  expect([await architectureOf(), functionHas()]).toEqual(['amd64', ['x86_64']])
})

/** What examples/hello answers. */
function messageOf(answer: unknown): string {
  const message: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'message') : undefined
  return String(message)
}
