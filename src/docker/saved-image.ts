import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asList, asRecord, asText, parseAnswer } from '../domain/json.ts'
import { explainDocker } from './explain.ts'
import type { Docker } from './process.ts'

/** An image as an engine gives it away. */
export interface SavedImage {
  /** The config's JSON as it is stored. */
  config: Buffer
  /** In order. Each call reads a layer's archive, uncompressed. */
  layers: (() => AsyncIterable<Buffer>)[]
  remove(): Promise<void>
}

/**
 * Saves an image of the engine's store into the run's private directory.
 *
 * @throws Problem when the engine does not give it
 */
export async function saveImage(docker: Docker, name: string): Promise<SavedImage> {
  const file = join(docker.scratch, `image-${randomUUID()}.tar`)
  // A large image takes a minute.
  const saved = await docker.show(['save', '--output', file, name], { onLine: () => {} })
  if (saved.exitCode !== 0) throw explainDocker(saved, `Could not read ${name} from the engine`)
  const entries = await readEntries(file)
  const reader = (path: unknown) => {
    const entry = entries.get(asText(path))
    if (entry === undefined) throw new Error(`docker save wrote no ${asText(path)}`)
    return () => contentOf(file, entry)
  }
  // Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset Format".
  const text = (await whole(reader('manifest.json')())).toString()
  const manifest = asRecord(asList(parseAnswer(text, 'The manifest.json that docker save wrote'))[0])
  return {
    config: await whole(reader(manifest.Config)()),
    layers: asList(manifest.Layers).map(reader),
    remove: () => rm(file, { force: true }),
  }
}

/** Where a file of an archive is. */
interface Entry {
  offset: number
  size: number
}

const block = 512

/** Files of an archive by name (POSIX, "pax", ustar Interchange Format). The engine writes none with a long name. */
async function readEntries(path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const file = await open(path)
  try {
    const header = Buffer.alloc(block)
    for (let at = 0; (await file.read(header, 0, block, at)).bytesRead === block && header[0] !== 0; ) {
      const size = readSize(header.subarray(124, 136))
      entries.set(textOf(header.subarray(0, 100)), { offset: at + block, size })
      at += block + Math.ceil(size / block) * block
    }
    return entries
  } finally {
    await file.close()
  }
}

/** Octal digits; from 8 GB on GNU's binary form, which the first bit tells. */
function readSize(field: Buffer): number {
  return (field[0] ?? 0) >= 0x80 ? Number(field.readBigUInt64BE(4)) : Number.parseInt(textOf(field), 8) || 0
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('latin1', 0, end < 0 ? field.length : end).trim()
}

async function* contentOf(file: string, { offset, size }: Entry): AsyncGenerator<Buffer> {
  if (size === 0) return
  for await (const chunk of createReadStream(file, { start: offset, end: offset + size - 1 })) yield Buffer.from(chunk)
}

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}
