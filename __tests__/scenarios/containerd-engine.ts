import { execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { importBaseImage } from '@deploy-lambda-image/sandbox'
import { once } from '../support/once.ts'
import { getFromEngine } from './machine.ts'

const run = promisify(execFile)

/** A second Docker engine, which keeps images in containerd's store as engines since version 29 do by default. */
export interface ContainerdEngine {
  /** Leads docker there. */
  env: { DOCKER_HOST: string }
  /** Runs docker against it. @returns its standard output */
  docker(...argv: string[]): Promise<string>
  /** Address of its BuildKit alone, as a builder of driver `remote` takes it. */
  buildkit(): Promise<string>
  /** A Docker config directory that has this BuildKit as the builder `far`. It goes with the engine. */
  far(): Promise<string>
  /** Stops the engine's own process and starts it again, as an update of the engine does; what it keeps stays. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Daemons need root; a runner of GitHub's has sudo. */
const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']

/**
 * Starts an engine of its own beside the machine's: own containerd, own folders, own bridge. It has busybox:stable-musl.
 *
 * @param size of its disk, in megabytes; default that of the machine's
 */
export async function startContainerdEngine(size?: number): Promise<ContainerdEngine> {
  // Short, and not os.tmpdir(): the path of a socket may have 107 characters.
  const home = mkdtempSync('/tmp/engine-')
  const name = home.replace('/tmp/engine-', 'engine')
  const octet = randomInt(256)
  const socket = join(home, 'docker.sock')
  const stops: (() => Promise<unknown>)[] = [() => removeHome(home)]
  const stop = async () => {
    for (const each of stops.splice(0).toReversed()) await each()
  }
  try {
    if (size !== undefined) {
      await asRoot('mount', '-t', 'tmpfs', '-o', `size=${size}m,mode=777`, 'tmpfs', home)
      // This process has the logs there open.
      stops.push(() => asRoot('umount', '--lazy', home))
    }
    const containerd = startContainerd(home)
    stops.push(containerd.stop)
    await answers(() => existsSync(containerd.address), containerd.log)
    // Told to use no bridge, an engine removes the docker0 that is another's.
    await asRoot('busybox', 'ip', 'link', 'add', 'name', name, 'type', 'bridge')
    stops.push(() => asRoot('busybox', 'ip', 'link', 'del', name))
    await asRoot('busybox', 'ip', 'addr', 'add', `10.213.${octet}.1/24`, 'dev', name)
    const docker = async (...argv: string[]) => (await run('docker', ['--host', `unix://${socket}`, ...argv])).stdout
    let dockerd = startDockerd(home, socket, containerd.address, { name, octet })
    stops.push(() => dockerd.stop())
    const started = () => answers(() => isUp(socket), dockerd.log)
    await started()
    const env = { DOCKER_HOST: `unix://${socket}` }
    // Imported, not loaded: a loaded archive's layers stay uncompressed in this store, and no registry's base is so.
    await importBaseImage('busybox:stable-musl', env)
    const buildkit = once(async () => {
      const { address, close } = await openBuildkit(home, socket)
      stops.push(close)
      return address
    })
    return {
      env,
      docker,
      buildkit,
      far: once(async () => {
        const config = join(home, 'config')
        const create = ['buildx', 'create', '--name', 'far', '--driver', 'remote', await buildkit()]
        await docker('--config', config, ...create)
        return config
      }),
      async restart() {
        await dockerd.stop()
        dockerd = startDockerd(home, socket, containerd.address, { name, octet })
        await started()
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function startContainerd(home: string) {
  const config = join(home, 'containerd.toml')
  writeFileSync(config, 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n')
  const address = join(home, 'containerd.sock')
  const folders = ['--root', join(home, 'containerd'), '--state', join(home, 'state')]
  return { address, ...startDaemon(home, 'containerd', ['--config', config, '--address', address, ...folders]) }
}

/** What is an engine's alone in the network of this machine, which several engines share. */
interface Bridge {
  name: string
  /** Of its addresses. */
  octet: number
}

function startDockerd(home: string, socket: string, containerd: string, { name, octet }: Bridge) {
  const config = join(home, 'daemon.json')
  writeFileSync(config, JSON.stringify({ features: { 'containerd-snapshotter': true } }))
  return startDaemon(home, 'dockerd', [
    ...['--config-file', config, '--host', `unix://${socket}`, '--containerd', containerd],
    ...['--data-root', join(home, 'data'), '--exec-root', join(home, 'exec'), '--pidfile', join(home, 'pid')],
    // The machine's own rules and settings stay as they are.
    ...['--default-address-pool', `base=10.212.${octet}.0/24,size=28`],
    ...['--bridge', name, '--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'],
  ])
}

/** Starts a program that runs until it is stopped. */
function startDaemon(home: string, program: string, argv: readonly string[]) {
  const log = join(home, `${program}.log`)
  const output = openSync(log, 'w')
  const [first = program, ...others] = [...sudo, program, ...argv]
  const child = spawn(first, others, { stdio: ['ignore', output, output] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  return {
    log,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Asks the engine whether it takes requests (Docker Engine API, "Ping"). */
async function isUp(socketPath: string): Promise<boolean> {
  try {
    const response = await getFromEngine(socketPath, '/_ping')
    response.resume()
    return response.statusCode === 200
  } catch {
    // It has yet to start.
    return false
  }
}

async function answers(isThere: () => boolean | Promise<boolean>, log: string): Promise<void> {
  for (let attempt = 0; attempt < 900; attempt++) {
    if (await isThere()) return
    await setTimeout(100)
  }
  throw new Error(`The engine did not start:\n${readFileSync(log, 'utf8')}`)
}

/**
 * Makes the engine's own BuildKit a server by itself: each connection is upgraded to BuildKit's gRPC, which is how
 * buildx's driver `docker` speaks to it. To buildx it is then like one that docker/setup-buildx-action has made.
 */
async function openBuildkit(home: string, engine: string) {
  const path = join(home, 'buildkit.sock')
  const server = createServer((client) => {
    const upstream = connect(engine)
    upstream.write('POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n')
    let head = ''
    upstream.on('data', function readHead(chunk: Buffer) {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      upstream.off('data', readHead)
      client.write(Buffer.from(head.slice(end + 4), 'latin1'))
      upstream.pipe(client)
      client.pipe(upstream)
    })
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.once('error', () => other.destroy()).once('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return { address: `unix://${path}`, close: () => new Promise((resolve) => server.close(resolve)) }
}

/** An engine that has run a container in the host's network leaves that network mounted. */
async function removeHome(home: string): Promise<void> {
  const network = join(home, 'exec/netns/default')
  if (readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${network} `)) await asRoot('umount', network)
  await asRoot('rm', '-rf', home)
}

async function asRoot(...argv: string[]): Promise<void> {
  const [program = '', ...others] = [...sudo, ...argv]
  await run(program, others)
}
