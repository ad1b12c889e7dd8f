import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onlyError } from './read-back.ts'
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
