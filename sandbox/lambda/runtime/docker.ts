import { spawn } from 'node:child_process'

export interface Finished {
  /** null when a signal ended it. */
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the docker program with these arguments (no shell) and resolves when it is over, well or not. */
export function docker(args: readonly string[]): Promise<Finished> {
  return attach(args, () => {}).finished
}

/** Runs docker and hands on what it writes, as it writes it. */
export function attach(args: readonly string[], write: (text: string) => void): { finished: Promise<Finished> } {
  const child = spawn('docker', [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    write(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    write(text)
  })
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { finished }
}
