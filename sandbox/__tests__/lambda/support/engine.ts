import { execFile, spawn } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FoundImage } from '../../../core/contract.ts'

const run = promisify(execFile)
const APPLETS = [
  'sh',
  'base64',
  'cat',
  'chmod',
  'echo',
  'id',
  'mkdir',
  'printf',
  'sed',
  'sleep',
  'touch',
  'tr',
  'true',
  'wget',
]

/** Builds images on busybox, which hold the runtime of the fixtures as `/runtime`. */
export interface Builder {
  /** A directory of its own, removed when it stops. */
  directory: string
  build(tag: string, dockerfile: string): Promise<void>
  /** Pushes a tag, as the Docker config there may, and takes it from the engine again. Returns the reference by digest. */
  push(tag: string, config?: string): Promise<string>
  stop(): Promise<void>
}

export async function startBuilder(): Promise<Builder> {
  const directory = await mkdtemp(join(tmpdir(), 'lambda-test-'))
  const base = `lambda-test-base-${crypto.randomUUID()}`
  await importBusybox(directory, base)
  return {
    directory,
    async build(tag, dockerfile) {
      const context = await mkdtemp(join(directory, 'context-'))
      await copyFile(new URL('../fixtures/runtime.sh', import.meta.url), join(context, 'runtime'))
      await chmod(join(context, 'runtime'), 0o755)
      await writeFile(join(context, 'Dockerfile'), `FROM ${base}\nCOPY runtime /runtime\n${dockerfile}`)
      await run('docker', ['build', '--quiet', '--tag', tag, context])
    },
    async push(tag, config = directory) {
      await run('docker', ['--config', config, 'push', '--quiet', tag])
      const inspected = await run('docker', ['image', 'inspect', '--format', '{{index .RepoDigests 0}}', tag])
      await run('docker', ['image', 'rm', tag])
      return inspected.stdout.trim()
    },
    async stop() {
      await run('docker', ['image', 'rm', '--force', base])
      await rm(directory, { recursive: true })
    },
  }
}

export interface Registry {
  /** Builds an image and pushes it. */
  push(name: string, dockerfile: string): Promise<Pick<FoundImage, 'reference' | 'digest' | 'dockerConfig'>>
  stop(): Promise<void>
}

/** A registry that asks for no password. */
export async function startRegistry(): Promise<Registry> {
  const builder = await startBuilder()
  const { directory } = builder
  const port = await freePort()
  const config = { version: 0.1, storage: { filesystem: { rootdirectory: join(directory, 'registry') } } }
  const settings = { ...config, log: { level: 'error' }, http: { addr: `127.0.0.1:${port}` } }
  await writeFile(join(directory, 'config.yml'), JSON.stringify(settings))
  const registry = spawn('docker-registry', ['serve', join(directory, 'config.yml')], { stdio: 'ignore' })
  const ended = new Promise((resolve) => registry.once('exit', resolve))
  await reachable(`http://127.0.0.1:${port}/v2/`)
  return {
    async push(name, dockerfile) {
      const tag = `127.0.0.1:${port}/${name}:latest`
      await builder.build(tag, dockerfile)
      const reference = await builder.push(tag)
      return { reference, digest: reference.split('@')[1] ?? '', dockerConfig: directory }
    },
    async stop() {
      registry.kill()
      await ended
      await builder.stop()
    },
  }
}

/** Names of the containers there are of an image. */
export async function containersOf(reference: string): Promise<string[]> {
  const { stdout } = await run('docker', ['ps', '--all', '--filter', `ancestor=${reference}`, '--format', '{{.Names}}'])
  return stdout.split('\n').filter((name) => name !== '')
}

export async function isPulled(reference: string): Promise<boolean> {
  return run('docker', ['image', 'inspect', reference]).then(
    () => true,
    () => false,
  )
}

async function importBusybox(directory: string, name: string): Promise<void> {
  const root = join(directory, 'root')
  await mkdir(join(root, 'bin'), { recursive: true })
  await copyFile('/bin/busybox', join(root, 'bin/busybox'))
  for (const applet of APPLETS) await symlink('busybox', join(root, 'bin', applet))
  const tar = join(directory, 'root.tar')
  await run('tar', ['--create', '--file', tar, '--directory', root, '.'])
  await run('docker', ['import', tar, name])
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

async function reachable(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Nothing answers at ${url}`)
}
