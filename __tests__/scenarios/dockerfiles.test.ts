import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builds, onlyError } from './read-back.ts'
import { create, folder, setStage } from './stage.ts'

const own = crypto.randomUUID()

// Each is valid for BuildKit, whatever else reads Dockerfiles.
test.each([
  ['a comment inside a continued FROM', 'FROM busybox:stable-musl \\\n# the base\n  AS wanted\n'],
  ['a byte order mark', '\uFEFFFROM busybox:stable-musl AS wanted\n'],
  ['another escape', '# escape=`\nFROM busybox:stable-musl `\n  AS wanted\n'],
])('BuildKit decides which stages there are: %s', async (_, from) => {
  const sandbox = await setStage()
  const rest = `LABEL scenarios=${own}\nENTRYPOINT ["/bin/busybox"]\nFROM scratch AS other\n`
  const built = await create(sandbox, { workspace: folder({ Dockerfile: from + rest }), inputs: { target: 'wanted' } })
  expect(built.exitCode, built.log).toBe(0)
})

const dockerfile = 'FROM scratch AS build\nFROM scratch \\\n# why\n AS final\n'

test('a target that is no stage is told by the build where buildx lists no stages, and the stages are named', async () => {
  const sandbox = await setStage()
  const run = await create(sandbox, { workspace: folder({ Dockerfile: dockerfile }), inputs: { target: 'finale' } })
  expect(onlyError(run)).toContain(
    `target stage "finale" could not be found. Correct target: the Dockerfile has no stage 'finale'. Its stages are build, final.`,
  )
})

test('where buildx lists them, it is told before the build', async () => {
  const sandbox = await setStage()
  const run = await create(sandbox, {
    workspace: folder({ Dockerfile: dockerfile }),
    env: { DOCKER_CONFIG: configWithCall() },
    inputs: { target: 'finale' },
  })
  expect(onlyError(run)).toBe("target: 'Dockerfile' has no stage 'finale'. Its stages are build, final.")
  expect(builds(run)).toBe(0)
})

/** A Docker config whose buildx has `--call`, which was `--print` in the experiments of older ones. */
function configWithCall(): string {
  const config = folder()
  mkdirSync(join(config, 'cli-plugins'))
  writeFileSync(join(config, 'cli-plugins', 'docker-buildx'), plugin, { mode: 0o755 })
  return config
}

const plugin = `#!/bin/sh
for folder in /usr/local/lib /usr/local/libexec /usr/lib /usr/libexec; do
  [ ! -x "$folder/docker/cli-plugins/docker-buildx" ] || buildx=$folder/docker/cli-plugins/docker-buildx
done
if [ "$*" = 'buildx version' ]; then echo 'github.com/docker/buildx v0.15.1 0'; exit; fi
export BUILDX_EXPERIMENTAL=1
if "$buildx" buildx build --help | grep -q -e --call; then exec "$buildx" "$@"; fi
for argument; do
  shift
  case $argument in --call=*) argument=--print=\${argument#--call=} ;; esac
  set -- "$@" "$argument"
done
exec "$buildx" "$@"
`
