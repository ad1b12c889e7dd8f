import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

type Variables = Readonly<Record<string, string>>

/** Where Debian's busybox-static puts it, and where script/bootstrap does. */
const PROGRAMS = [
  '/bin/busybox',
  '/usr/bin/busybox',
  fileURLToPath(new URL('../node_modules/.bin/busybox', import.meta.url)),
]

/**
 * Puts a base image of static busybox into the engine under `name`, with all of its applets and a /tmp, so that
 * Dockerfiles which begin with it build without a registry. An image that has the name already is left as it is.
 *
 * @param env variables that lead docker to another engine, for example DOCKER_HOST
 * @returns whether it was imported now
 * @throws Error when this machine has no busybox, or the engine refuses
 */
export async function importBaseImage(name = 'busybox:stable-musl', env: Variables = {}): Promise<boolean> {
  const inspect = ['image', 'inspect', '--format', '{{.Id}}', name]
  const present = await run('docker', inspect, { env: { ...process.env, ...env } }).catch(() => undefined)
  if (present !== undefined) return false
  await importLayer(await baseLayer(), name, env)
  return true
}

/**
 * The one layer of the base image, a tar archive. Its times and owners are fixed: the same busybox gives the same layer
 * on every machine.
 *
 * @throws Error when this machine has no busybox
 */
export async function baseLayer(): Promise<Buffer> {
  const program = PROGRAMS.find((path) => existsSync(path) && isStatic(path))
  if (program === undefined) throw new Error('There is no busybox here. Install busybox-static.')
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-base-image-'))
  try {
    await layOut(folder, program)
    return await packLayer(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder as a layer: a tar archive that depends on names, modes and contents alone. */
export async function packLayer(folder: string): Promise<Buffer> {
  const fixed = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
  const args = ['-C', folder, ...fixed, '-cf', '-', '.']
  const { stdout } = await run('tar', args, { encoding: 'buffer', maxBuffer: Number.POSITIVE_INFINITY })
  return stdout
}

/** Whether a program names no interpreter, as a dynamic one does at its beginning: there is none in the image. */
function isStatic(path: string): boolean {
  return !/ld-(?:linux|musl)/.test(readFileSync(path).toString('latin1', 0, 4096))
}

async function layOut(folder: string, program: string): Promise<void> {
  for (const path of ['bin', 'etc', 'tmp']) mkdirSync(join(folder, path))
  chmodSync(join(folder, 'tmp'), 0o1777)
  writeFileSync(join(folder, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n')
  copyFileSync(program, join(folder, 'bin/busybox'))
  chmodSync(join(folder, 'bin/busybox'), 0o755)
  const { stdout: applets } = await run(program, ['--list'])
  for (const applet of applets.split('\n').filter((line) => line !== '' && line !== 'busybox')) {
    symlinkSync('busybox', join(folder, 'bin', applet))
  }
}

async function importLayer(layer: Buffer, name: string, env: Variables): Promise<void> {
  const changes = ['--change', 'ENV PATH=/bin', '--change', 'CMD ["sh"]']
  const docker = spawn('docker', ['import', ...changes, '-', name], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  docker.stdin.end(layer)
  const [said] = await Promise.all([text(docker.stderr), ended(docker)])
  if (docker.exitCode !== 0) throw new Error(`docker import ${name} failed: ${said.trim()}`)
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
}

if (import.meta.main) await importBaseImage(process.argv[2])
