import { crc32 } from 'node:zlib'

/** One message of an event stream. */
export interface StreamEvent {
  /** The member of the operation's union, for example `PayloadChunk`. */
  type: string
  contentType: string
  payload: Buffer
}

/** The content type of a body of such messages. */
export const EVENT_STREAM = 'application/vnd.amazon.eventstream'

/** Writes an event in the binary form of Smithy's "Event stream encoding": lengths, headers, payload, and their sums. */
export function writeEvent({ type, contentType, payload }: StreamEvent): Buffer {
  const headers = Buffer.concat([
    header(':message-type', 'event'),
    header(':event-type', type),
    header(':content-type', contentType),
  ])
  const prelude = Buffer.alloc(8)
  prelude.writeUInt32BE(16 + headers.length + payload.length, 0)
  prelude.writeUInt32BE(headers.length, 4)
  const message = Buffer.concat([prelude, sumOf(prelude), headers, payload])
  return Buffer.concat([message, sumOf(message)])
}

/** The type of headers whose value is text. */
const TEXT = 7

function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(Buffer.byteLength(value))
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([TEXT]), length, Buffer.from(value)])
}

function sumOf(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(bytes))
  return sum
}
