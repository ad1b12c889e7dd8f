import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { baseLayer, packLayer } from '@deploy-lambda-image/sandbox'
import { once } from '../support/once.ts'

/** An image on the sandbox's base, as docker load takes it. */
export interface LoadedImage {
  /** With its tag. */
  name: string
  labels: Readonly<Record<string, string>>
  entryPoint: readonly string[]
  /** Programs, and files that everybody may read and run, by their absolute path. */
  programs: Readonly<Record<string, string | Buffer>>
  /** As images name it; default this machine's. */
  architecture?: string
  /** Modes that are not 755, by the same paths. */
  modes?: Readonly<Record<string, number>>
  /** More of its config (Docker Image Specification v1.2, "Container RunConfig Field Descriptions"). */
  config?: Readonly<Record<string, unknown>>
}

const base = once(async () => packed(await baseLayer()))

/**
 * Puts images into the engine, for a quarter of what a build costs, and several for little more than one.
 *
 * @throws Error when the engine refuses
 */
export async function loadImages(...images: readonly LoadedImage[]): Promise<void> {
  const archive = await archiveOf(...images)
  const docker = spawn('docker', ['load', '--quiet'], { stdio: ['pipe', 'pipe', 'pipe'] })
  docker.stdin.on('error', () => {}).end(archive)
  const ended = new Promise<number | null>((resolve, reject) => docker.once('error', reject).once('close', resolve))
  const [status, said] = await Promise.all([ended, text(docker.stderr), buffer(docker.stdout)])
  if (status !== 0) throw new Error(`docker load failed: ${said.trim()}`)
}

/** What docker save writes, and docker load takes. */
export async function archiveOf(...images: readonly LoadedImage[]): Promise<Buffer> {
  const parts = await Promise.all(images.map(partsOf))
  const manifest = JSON.stringify(parts.map(({ entry }) => entry))
  return packFiles(Object.assign({ '/manifest.json': manifest }, ...parts.map(({ files }) => files)))
}

/** An image's entry in the manifest, and the files that it names. */
async function partsOf(image: LoadedImage, index: number) {
  const layers = [await base(), packed(await packFiles(image.programs, image.modes))]
  const architecture = image.architecture ?? (process.arch === 'arm64' ? 'arm64' : 'amd64')
  // As a Dockerfile leaves it: what looks for extensions reads the history first.
  const history = [{ created_by: 'ADD / /' }, { created_by: `COPY ${Object.keys(image.programs).join(' ')} /` }]
  const config = {
    architecture,
    history,
    os: 'linux',
    config: { Labels: image.labels, Entrypoint: image.entryPoint, Env: ['PATH=/bin'], ...image.config },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  }
  // Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset Format". All have the base.
  const [Config, Layers] = [`${index}.json`, ['base.tar', `${index}.tar`]]
  const files = Object.fromEntries(layers.map(({ archive }, layer) => [`/${Layers[layer]}`, archive]))
  return {
    entry: { Config, RepoTags: [image.name], Layers },
    files: { ...files, [`/${Config}`]: JSON.stringify(config) },
  }
}

interface Layer {
  /** Digest of what is in the archive. */
  diffId: string
  archive: Buffer
}

/** Compressed, as layers of a registry are: an engine with containerd's store pushes them as they were loaded. */
function packed(layer: Buffer): Layer {
  return {
    diffId: `sha256:${createHash('sha256').update(layer).digest('hex')}`,
    archive: gzipSync(layer, { level: 1 }),
  }
}

/** An archive of files, by their absolute path, that everybody may read and run where they have no other mode. */
export async function packFiles(
  files: Readonly<Record<string, string | Buffer>>,
  modes: Readonly<Record<string, number>> = {},
): Promise<Buffer> {
  const path = mkdtempSync(join(tmpdir(), 'loaded-image-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true })
      writeFileSync(join(path, name), content)
      chmodSync(join(path, name), modes[name] ?? 0o755)
    }
    chmodSync(path, 0o755)
    return await packLayer(path)
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}
