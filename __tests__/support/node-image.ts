import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { importBaseImage, packLayer } from '@deploy-lambda-image/sandbox'

const run = promisify(execFile)

/** The folder that pins the client and all that it is built with. */
const pinned = fileURLToPath(new URL('node-client', import.meta.url))

/** What the client's own build needs, beside Node's headers. */
const compilers = ['cmake', 'g++', 'make', 'python3', 'xz']

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/**
 * An image with Node and AWS's own Lambda client for it (npm `aws-lambda-ric`) as its entry point, on the libraries of
 * this machine. The client has a native part, which takes a minute to build, so that the engine keeps the image: its
 * name says what it is made of.
 *
 * @returns its name in the engine
 * @throws Error when this machine lacks what builds it
 */
export async function importNodeImage(): Promise<string> {
  const made = versions()
  const name = `node-client:${made}`
  const lock = join(tmpdir(), `node-client-${made}.lock`)
  while (!(await isPresent(name))) {
    if (!takes(lock)) await delay(1000)
    else await buildImage(name).finally(() => rmSync(lock, { force: true }))
  }
  return name
}

/** Files of tests run side by side: one builds, and the others wait for it. @returns whether the lock is this process's */
function takes(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error
    // A process that was killed has left it.
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    if (holder > 0 && !existsSync(`/proc/${holder}`)) rmSync(lock, { force: true })
    return false
  }
}

async function buildImage(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'node-image-'))
  try {
    await buildClient(join(folder, 'client'))
    mkdirSync(join(folder, 'root'))
    await layOut(join(folder, 'root'), join(folder, 'client/node_modules/aws-lambda-ric'))
    await importOnBase(await packLayer(join(folder, 'root')), folder, name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Twelve digits that differ where the client, what builds it or Node differs. */
function versions(): string {
  const lock = readFileSync(join(pinned, 'package-lock.json'))
  const { version } = JSON.parse(readFileSync(join(nodePackage(), 'package.json'), 'utf8'))
  return createHash('sha256').update(lock).update(`v${version}`).update(process.arch).digest('hex').slice(0, 12)
}

async function isPresent(name: string): Promise<boolean> {
  return run('docker', ['image', 'inspect', name]).then(
    () => true,
    () => false,
  )
}

/** Lets npm install the client, whose scripts compile its native part. */
async function buildClient(folder: string): Promise<void> {
  for (const compiler of compilers) {
    await run('sh', ['-c', `command -v ${compiler}`]).catch(() => {
      throw new Error(`Install ${compiler}: with ${compilers.join(', ')} AWS's client for Node is built for tests.`)
    })
  }
  mkdirSync(folder)
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(pinned, file), join(folder, file))
  // Nothing is gained by optimising, by knowing what depends on what, and by the program of curl, whose library the client
  // has; and where sh is dash, configure and libtool take half of what they take in bash.
  const site = join(folder, 'config.site')
  writeFileSync(site, 'enable_dependency_tracking=no\n')
  const quick = {
    ...{ CFLAGS: '-O0', CXXFLAGS: '-O0' },
    ...{ CONFIG_SITE: site, CONFIG_SHELL: '/bin/sh', MAKEFLAGS: ' -- bin_PROGRAMS=' },
  }
  // node-gyp would download the headers.
  const env = { ...process.env, ...quick, npm_config_nodedir: nodePackage() }
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, env, maxBuffer: 2 ** 26 })
}

/** The npm package of Node for this platform: the program, and the headers to build for it. */
function nodePackage(): string {
  const platform = `node-linux-${process.arch}`
  const folders = [join('node/node_modules', platform), platform].map((path) => join(nodeModules, path))
  const found = folders.find((folder) => existsSync(join(folder, 'include/node/node.h')))
  if (found === undefined) throw new Error(`The headers of Node are not in ${folders.join(' or ')}.`)
  return found
}

async function layOut(root: string, client: string): Promise<void> {
  const own = join(root, 'usr/lib/node_modules/aws-lambda-ric')
  mkdirSync(own, { recursive: true })
  for (const file of ['index.mjs', 'package.json', 'rapid-client.node']) cpSync(join(client, file), join(own, file))
  const node = join(root, 'usr/bin/node')
  mkdirSync(dirname(node))
  copyFileSync(join(nodePackage(), 'bin/node'), node)
  for (const library of await librariesOf(node, join(own, 'rapid-client.node'))) {
    mkdirSync(dirname(join(root, library)), { recursive: true })
    copyFileSync(library, join(root, library))
  }
}

/** Paths of the libraries that programs are linked with, and of what loads them. */
async function librariesOf(...programs: string[]): Promise<Set<string>> {
  const { stdout } = await run('ldd', programs)
  return new Set([...stdout.matchAll(/^\t(?:\S+ => )?(\/\S+) \(0x/gm)].map(([, path = '']) => path))
}

/** Adds a layer to the base image with its shell, and says what is started. */
async function importOnBase(layer: Buffer, folder: string, name: string): Promise<void> {
  await importBaseImage()
  writeFileSync(join(folder, 'layer.tar'), layer)
  const client = '/usr/lib/node_modules/aws-lambda-ric/index.mjs'
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM busybox:stable-musl\nADD layer.tar /\nENV PATH=/usr/bin:/bin\nENTRYPOINT ["/usr/bin/node", "${client}"]\n`,
  )
  writeFileSync(join(folder, '.dockerignore'), '*\n!layer.tar\n')
  await run('docker', ['build', '--quiet', '--tag', name, folder])
}
