import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changes, onlyError } from './read-back.ts'
import { create, folder, setStage } from './stage.ts'

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

test.each([
  ['the program itself', 'ENTRYPOINT ["/bin/busybox"]', '/bin/busybox'],
  ['a script by its interpreter', 'COPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]', '/bin/sh'],
])(
  'an image that is labelled arm64 and has a base for amd64 is refused before the push: %s',
  async (_, lines, path) => {
    const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
    const Dockerfile = `FROM --platform=linux/amd64 busybox:stable-musl\nLABEL scenarios=${own}\n${lines}\n`
    const workspace = folder({ Dockerfile, run: '#!/bin/sh\nexec true\n' })
    const refused = await create(sandbox, { workspace, inputs: { architecture: 'arm64' } })
    expect(onlyError(refused)).toBe(
      `The image says that it is for linux/arm64, but its program '${path}' is for linux/amd64. ` +
        'Use a base image that has linux/arm64, without a constant --platform in FROM, and copy no program of another platform.',
    )
    expect(changes(sandbox)).toEqual([])
  },
)
