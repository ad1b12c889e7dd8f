import { copyFileSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { onTestFinished } from 'vitest'
import { folder } from '../support/folder.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The action, started as the runner starts it for a job with `container:`: its node in a container that has the
 * workspace, the runner's files and the engine's socket. The sandbox's ports are handed in over sockets of the file
 * system, as the container need not have a network.
 *
 * @param network of the container
 * @returns the action's directory
 */
export async function containedAction(sandbox: Sandbox, network: string): Promise<string> {
  const path = folder()
  const bundle = join(repository, 'dist/index.js')
  const urls = [
    sandbox.env.AWS_ENDPOINT_URL ?? '',
    sandbox.env.GITHUB_API_URL ?? '',
    `http://${await sandbox.ecr.host()}`,
  ]
  const ports = urls.map((url) => Number(new URL(url).port))
  for (const port of ports) await forward(join(path, `${port}.sock`), port)
  mkdirSync(join(path, 'dist'))
  writeFileSync(join(path, 'package.json'), '{"type":"module"}')
  copyFileSync(join(repository, 'action.yml'), join(path, 'action.yml'))
  writeFileSync(join(path, 'dist/index.js'), outside(join(path, 'inside.js'), network))
  writeFileSync(join(path, 'inside.js'), inside(path, ports, bundle))
  return path
}

/** Listens on a socket of the file system and connects every client to a port of the loopback. */
async function forward(socket: string, port: number): Promise<void> {
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      one.on('error', () => other.destroy()).pipe(other)
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  onTestFinished(() => void server.close())
}

/** What the runner starts: the container, with the environment that it was given itself. */
function outside(script: string, network: string): string {
  const readOnly = ['/usr', '/lib', '/lib64', repository, dirname(realpathSync(process.execPath))]
  const mounts = [
    ...readOnly.filter(existsSync).map((path) => `--volume=${path}:${path}:ro`),
    `--volume=${tmpdir()}:${tmpdir()}`,
    '--volume=/var/run/docker.sock:/var/run/docker.sock',
  ]
  const argv = ['run', '--rm', `--network=${network}`, ...mounts]
  return `
    import { spawnSync } from 'node:child_process'
    const names = Object.keys(process.env).map((name) => '--env=' + name)
    const command = ['busybox:stable-musl', ${JSON.stringify(realpathSync(process.execPath))}, ${JSON.stringify(script)}]
    const argv = [...${JSON.stringify(argv)}, '--workdir=' + process.cwd(), ...names, ...command]
    process.exitCode = spawnSync('docker', argv, { stdio: 'inherit' }).status
  `
}

/** What runs in the container: the bundle, beside a listener for each port that it has to reach. */
function inside(path: string, ports: readonly number[], bundle: string): string {
  return `
    import { spawn } from 'node:child_process'
    import { connect, createServer } from 'node:net'
    import { hostname } from 'node:os'
    console.log("in the job's container " + hostname())
    for (const port of ${JSON.stringify(ports)}) {
      const server = createServer((from) => {
        const to = connect(${JSON.stringify(path)} + '/' + port + '.sock')
        for (const [one, other] of [[from, to], [to, from]]) one.on('error', () => other.destroy()).pipe(other)
      })
      await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
    }
    const child = spawn(process.execPath, [${JSON.stringify(bundle)}], { stdio: 'inherit' })
    child.on('exit', (code) => process.exit(code ?? 1))
  `
}
