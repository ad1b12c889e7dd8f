import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../support/folder.ts'

type Texts = Readonly<Record<string, string>>

/**
 * Programs that do nothing but write down how they are called, and print what the test says.
 *
 * @returns their folder, and a line for each call
 */
export function noting(tools: readonly string[], answers: Texts = {}): { bin: string; calls: () => string[] } {
  const bin = folder({ calls: '' })
  for (const tool of tools) {
    writeFileSync(join(bin, `${tool}.answer`), answers[tool] ?? '')
    writeFileSync(
      join(bin, tool),
      `#!/bin/sh\n{ printf '%s' "${tool} $*"; env | grep -E '^(TF_VAR_|IMAGE)' | sort | sed 's/^/ /' | tr -d '\\n'; echo; } >>"${bin}/calls"\ncat "${bin}/${tool}.answer"\n`,
    )
    chmodSync(join(bin, tool), 0o755)
  }
  return { bin, calls: () => readFileSync(join(bin, 'calls'), 'utf8').trimEnd().split('\n') }
}

// Steps that load an image do so into the engine that the action uses.
const { DOCKER_HOST } = process.env
const engine = DOCKER_HOST ? { DOCKER_HOST } : {}

/** Where a step runs. */
interface Place {
  cwd: string
  /** Where programs are looked for first. */
  bin: string
  env: Texts
}

/** Runs what stands in `run`. @returns what it has printed, and its outputs */
export async function shell(script: string, { cwd, bin, env }: Place): Promise<{ printed: string; outputs: Texts }> {
  const GITHUB_OUTPUT = join(bin, 'output')
  writeFileSync(GITHUB_OUTPUT, '')
  const options = { cwd, env: { ...env, ...engine, GITHUB_OUTPUT, PATH: `${bin}:${process.env.PATH}` } }
  // GitHub docs, "Workflow syntax", `shell`: what `run` is started with.
  const argv = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script]
  const printed = await new Promise<string>((resolve, reject) => {
    execFile('bash', argv, options, (error, stdout) => (error ? reject(error) : resolve(stdout)))
  })
  const lines = readFileSync(GITHUB_OUTPUT, 'utf8').split('\n')
  const outputs = lines.flatMap((line) => {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  return { printed, outputs: Object.fromEntries(outputs) }
}
