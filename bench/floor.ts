// The least that a deploy can take: docker builds and pushes, and AWS settles.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { Sandbox } from '@deploy-lambda-image/sandbox'

const run = promisify(execFile)

/** Builds a checkout and pushes it to the repository `bench` with docker alone. @returns ms, without the login */
export async function buildAndPush(sandbox: Sandbox, path: string): Promise<number> {
  const config = mkdtempSync(join(tmpdir(), 'bench-docker-'))
  try {
    const credentials = sandbox.session('bench')
    const ecr = new ECRClient({ region: 'us-east-1', endpoint: sandbox.endpoint, credentials })
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
    const host = await sandbox.ecr.host('us-east-1')
    const auths = { [host]: { auth: authorizationData?.[0]?.authorizationToken } }
    writeFileSync(join(config, 'config.json'), JSON.stringify({ auths }))
    const argv = ['buildx', 'build', '--provenance=false', '--push', '--tag', `${host}/bench:floor`, path]
    const start = performance.now()
    await run('docker', argv, { env: { ...process.env, DOCKER_CONFIG: config }, maxBuffer: 1e8 })
    return performance.now() - start
  } finally {
    rmSync(config, { recursive: true })
  }
}
