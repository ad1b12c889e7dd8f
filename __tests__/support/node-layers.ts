import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { packFiles } from '../scenarios/loaded-image.ts'

const run = promisify(execFile)

/**
 * Puts an image into ECR that has Node, AWS's client and a handler's files in /var/task. Docker would compress Node
 * anew for each registry, which takes as long as ten builds.
 *
 * @param base from importNodeImage
 * @returns `registry/repository:tag`
 */
export async function putNodeImage(
  sandbox: Sandbox,
  { name, base, files }: { name: string; base: string; files: Readonly<Record<string, string | Buffer>> },
): Promise<string> {
  const { layers, entryPoint } = await saved(base)
  await sandbox.ecr.createRepository({ name })
  await sandbox.ecr.putImage({ name }, { tag: 'given', layers: [...layers, await taskLayer(files)], entryPoint })
  return `${await sandbox.ecr.host()}/${name}:given`
}

/** What an image of the engine is made of. */
async function saved(image: string): Promise<{ layers: Buffer[]; entryPoint: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'node-layers-'))
  try {
    await run('docker', ['save', '--output', join(folder, 'saved.tar'), image])
    await run('tar', ['-C', folder, '-xf', join(folder, 'saved.tar')])
    const [{ Config, Layers }] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    const layers = Layers.map((path: string) => wrapped(readFileSync(join(folder, path))))
    return { layers, entryPoint: JSON.parse(readFileSync(join(folder, Config), 'utf8')).config.Entrypoint }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lambda takes layers that are compressed. These have the form of it, and the size of before. */
function wrapped(layer: Buffer): Buffer {
  return layer.readUInt16BE(0) === 0x1f8b ? layer : gzipSync(layer, { level: 0 })
}

async function taskLayer(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const inTask = Object.entries(files).map(([name, content]) => [`/var/task/${name}`, content])
  return gzipSync(await packFiles(Object.fromEntries(inTask)), { level: 1 })
}
