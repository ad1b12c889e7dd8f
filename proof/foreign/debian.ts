import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The clients that others wrote, and the emulator with what its server needs, as Debian has them. */
const packages = {
  bookworm: ['awscli', 'python3-boto3'],
  trixie: ['awscli', 'python3-boto3', 'python3-moto', 'python3-flask-cors'],
} as const

export type Release = keyof typeof packages

/**
 * An image of Debian's own packages in the engine, for programs that others wrote. It is made once, from the mirror that
 * this machine uses itself, as debootstrap does: packages of another release would not suit this machine's own.
 *
 * @returns its name in the engine
 * @throws Error when debootstrap is missing or fails
 */
export async function debianImage(release: Release): Promise<string> {
  const wanted = packages[release]
  const name = `foreign-clients:${release}-${createHash('sha256').update(wanted.join(' ')).digest('hex').slice(0, 12)}`
  const isPresent = await run('docker', ['image', 'inspect', name]).then(
    () => true,
    () => false,
  )
  if (isPresent) return name
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'))
  try {
    const root = join(folder, 'root')
    await asRoot('debootstrap', ['--variant=minbase', release, root, ...mirror()])
    const install = ['install', '-q', '-y', '--no-install-recommends', ...wanted]
    await asRoot('chroot', [root, 'apt-get', ...install])
    await asRoot('sh', ['-c', `tar -C '${root}' --exclude=./var/cache/apt -cf - . | docker import - ${name}`])
    return name
  } finally {
    await asRoot('rm', ['-rf', folder])
  }
}

/** Where this machine has Debian's packages from; debootstrap's own choice elsewhere. */
function mirror(): string[] {
  const files = globSync('/etc/apt/sources.list{,.d/*.list,.d/*.sources}').filter((file) => existsSync(file))
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const found = /^(?!\s*#).*?(https?:\/\/\S+\/debian)\/?(?:\s|$)/m.exec(text)?.[1]
  return found === undefined ? [] : [found]
}

/** debootstrap makes files of root's. */
async function asRoot(...command: [program: string, argv: readonly string[]]): Promise<void> {
  const [program, argv] = process.getuid?.() === 0 ? command : (['sudo', command.flat()] as const)
  try {
    await run(program, argv, { maxBuffer: 2 ** 26, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${program} ${argv.join(' ')} failed:\n${`${stdout}${stderr}`.slice(-2000)}`, { cause: error })
  }
}
