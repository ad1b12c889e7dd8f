import { readdirSync, readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

const seen = new Set<string>()
let ended = false
parentPort?.once('message', () => {
  ended = true
})
readAll()
parentPort?.postMessage('watching')

function readAll(): void {
  for (const pid of readdirSync('/proc')) if (/^\d+$/.test(pid)) seen.add(commandLine(pid))
  if (ended) parentPort?.postMessage([...seen])
  else setImmediate(readAll)
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
