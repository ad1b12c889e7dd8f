import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'

export interface Said {
  code: number
  output: string
}

/** Runs docker without blocking: the registry that it talks to lives in this process. */
export function docker(args: string[], config?: string): Promise<Said> {
  return new Promise((resolve) => {
    execFile('docker', [...(config === undefined ? [] : ['--config', config]), ...args], (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, output: `${stdout}${stderr}` })
    })
  })
}

/** A Docker config directory with the login that ECR gives this client. */
export async function login(ecr: ECRClient): Promise<{ host: string; config: string; remove(): void }> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const { authorizationToken = '', proxyEndpoint = '' } = authorizationData?.[0] ?? {}
  const config = mkdtempSync(join(tmpdir(), 'sandbox-test-docker-'))
  const host = new URL(proxyEndpoint).host
  writeFileSync(join(config, 'config.json'), JSON.stringify({ auths: { [host]: { auth: authorizationToken } } }))
  return { host, config, remove: () => rmSync(config, { recursive: true, force: true }) }
}

/** Makes a small image of its own content in the engine. */
export async function makeImage(name: string, content: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-image-'))
  try {
    writeFileSync(join(folder, 'content'), content)
    const archive = spawn('tar', ['-C', folder, '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const imported = spawn('docker', ['import', '-', name], { stdio: ['pipe', 'ignore', 'inherit'] })
    archive.stdout.pipe(imported.stdin)
    await ended(imported)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`It ended with ${code}`))))
  })
}
