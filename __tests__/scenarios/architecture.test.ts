import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { configWithCall } from './newer-buildx.ts'
import { changes, commit, imageConfig, onlyError } from './read-back.ts'
import { create, setStage } from './stage.ts'

/** A program for 64-bit ARM that does nothing but end well: an ELF file of one segment, with the system call exit(0). */
const armProgram = Buffer.from(
  [
    'f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEA',
    'AAAFAAAAAAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAAhAAAAAAAAACEAAAAAAAAAAAQAAAAAAAAAACA0qgLgNIBAADU',
  ].join(''),
  'base64',
)

const builder = execFileSync('docker', ['buildx', 'inspect'], { encoding: 'utf8' })

test.skipIf(/^Platforms:.*linux\/arm64/m.test(builder))(
  'an image for a CPU that the builder does not run is warned of, and its failing RUN is told with both remedies',
  async () => {
    const sandbox = await setStage()
    const workspace = folder({
      Dockerfile: 'FROM scratch\nCOPY --chmod=755 program /\nRUN ["/program"]\nENTRYPOINT ["/program"]\n',
    })
    writeFileSync(join(workspace, 'program'), armProgram)
    const failed = await create(sandbox, { workspace, inputs: { architecture: 'arm64' } })
    expect(failed.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)).toEqual([
      'The builder (driver docker) does not run linux/arm64: a RUN instruction for that platform will fail. ' +
        'Use an arm64 runner (runs-on: ubuntu-24.04-arm), or add docker/setup-qemu-action before this step.',
    ])
    expect(failed.log).toContain('exec /program: exec format error')
    expect(onlyError(failed)).toMatch(
      / A RUN instruction needs a CPU that this runner does not have: use a runner of that architecture \(arm64: runs-on: ubuntu-24\.04-arm\), or add docker\/setup-qemu-action before this step\.$/,
    )
  },
)

const own = crypto.randomUUID()

describe('BuildKit warns of a base image that is for another platform', () => {
  const base = 'FROM --platform=linux/amd64 busybox:stable-musl'
  // The program is not there, so that only the warning can tell.
  const Dockerfile = [`${base} AS compile`, 'RUN true', base, `LABEL scenarios=${own}`, 'ENTRYPOINT ["/none"]'].join(
    '\n',
  )
  const constant = 'FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "linux/amd64"'

  const build = async (sandbox: Sandbox, line: number) => {
    const env = { DOCKER_CONFIG: configWithCall([{ short: `${constant} (line ${line})`, line }]) }
    return create(sandbox, { workspace: folder({ Dockerfile }), env, inputs: { architecture: 'arm64' } })
  }

  test('that the image is made from: it is refused', async () => {
    const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
    expect(onlyError(await build(sandbox, 3))).toBe(
      `The image must be for linux/arm64, but its base is for another platform: ${constant} (Dockerfile, line 3). ` +
        'Use a base image that has linux/arm64, without a constant --platform in FROM. Stages that only compile may have another one.',
    )
    expect(changes(sandbox)).toEqual([])
  })

  test('in which something is compiled: it is deployed', async () => {
    const sandbox = await setStage()
    const run = await build(sandbox, 1)
    expect(run.exitCode, run.log).toBe(0)
    const { architecture } = await imageConfig(sandbox, 'hello-world', commit)
    expect([architecture, sandbox.lambda.function('hello-world').latest.Architectures]).toEqual(['arm64', ['arm64']])
  })
})
