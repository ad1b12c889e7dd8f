import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Front, openFront } from './moto-front.ts'

/** An emulator that others wrote, with the registry that it lacks. */
export interface Moto extends Front {
  stop(): Promise<void>
}

/** Starts moto's server from an image of Debian's packages, a registry, and what stands in front of both. */
export async function startMoto(image: string): Promise<Moto> {
  const [port, registryPort] = [await freePort(), await freePort()]
  const name = `foreign-moto-${port}`
  // Its ECR is asked for the images that functions have.
  const env = ['--env', 'MOTO_LAMBDA_STUB_ECR=false', '--env', 'MOTO_ACCOUNT_ID=111122223333']
  const command = ['moto_server', '--host', '127.0.0.1', '--port', `${port}`]
  const argv = ['run', '--rm', '--name', name, '--network', 'host', ...env, image, ...command]
  const moto = spawn('docker', argv, { stdio: 'ignore' })
  const folder = mkdtempSync(join(tmpdir(), 'foreign-registry-'))
  const registry = startRegistry(folder, registryPort)
  const stop = async () => {
    await promisify(execFile)('docker', ['rm', '--force', name]).catch(() => undefined)
    moto.kill()
    registry.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answers(`http://127.0.0.1:${port}/moto-api/`)
    await answers(`http://127.0.0.1:${registryPort}/v2/`)
    const front = await openFront(port, registryPort)
    return {
      ...front,
      async stop() {
        await front.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function startRegistry(folder: string, port: number): ChildProcess {
  const config = {
    version: '0.1',
    storage: { filesystem: { rootdirectory: join(folder, 'storage') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}` },
  }
  const file = join(folder, 'config.yml')
  // JSON is YAML, too.
  writeFileSync(file, JSON.stringify(config))
  return spawn('docker-registry', ['serve', file], { stdio: 'ignore' })
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await setTimeout(100)
  }
  throw new Error(`${url} does not answer`)
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })
}
