import { readdirSync, readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

// To read every process at each look takes a whole core, and then the short ones are missed for want of time.

/** Milliseconds from one look to the next, and from one at all processes to the next. */
const [look, lookAtAll] = [8, 100]
/** Milliseconds in which a new process may still become another program. */
const young = 500

const seen = new Set<string>()
/** When each process was seen first. */
let since = new Map<string, number>()
let atAll = 0
let ended = false
parentPort?.once('message', () => {
  ended = true
})
read()
parentPort?.postMessage('watching')

function read(): void {
  const now = performance.now()
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  since = new Map(pids.map((pid) => [pid, since.get(pid) ?? now]))
  const all = ended || now >= atAll
  if (all) atAll = now + lookAtAll
  for (const [pid, first] of since) if (all || now - first < young) seen.add(commandLine(pid))
  if (ended) parentPort?.postMessage([...seen])
  else setTimeout(read, look)
}

// proc(5): arguments are separated by NUL bytes.
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // It has ended.
    return ''
  }
}
