import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PolicyDocument, Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import { type RunHandle, type RunOptions, type RunResult, startAction } from '@deploy-lambda-image/sandbox/runner'
import { vi } from 'vitest'
import { listed } from './machine.ts'
import { documented, executionRole, openStage, threeInputs } from './stage.ts'

const run = promisify(execFile)

/** For what comes soon, also on a busy machine. */
const patient = { timeout: 30_000 }

/** A Lambda runtime in a few lines of shell: `next` takes an event into $event, `answer` and `fail` reply to it. */
export const runtime = `#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
next() {
  wget -q -S -O /tmp/event "$api/invocation/next" 2>/tmp/headers || exit 0
  id=$(sed -n 's/^ *Lambda-Runtime-Aws-Request-Id: *//ip' /tmp/headers | tr -d '\\r')
  event=$(cat /tmp/event)
}
post() {
  printf '%s' "$2" >/tmp/answer
  wget -q -O /dev/null --header "Lambda-Runtime-Function-Error-Type: $3" --post-file /tmp/answer "$api/$1"
}
answer() { post "invocation/$id/response" "$1" ''; }
fail() { post "invocation/$id/error" "$1" "$2"; }
`

/** A sandbox for many trials at a time: each has a function, a repository and an image of its own. */
export function openTrials(options: Pick<SandboxOptions, 'regions'> = {}): Promise<Sandbox> {
  const forTrials = (name: string): PolicyDocument =>
    JSON.parse(
      JSON.stringify(documented(name))
        .replaceAll(/(function:|repository\/)hello-world/g, '$1trial-*')
        .replaceAll(':us-east-1:', ':*:'),
    )
  return openStage({
    ...options,
    settle: { create: 20, update: 20, publish: 20 },
    roles: [
      {
        name: 'deploy',
        trust: documented('trust-policy'),
        policies: ['deploy', 'create-function', 'release'].map(forTrials),
      },
      { name: 'hello-world', trust: documented('execution-role-trust') },
    ],
  })
}

/** An image to rehearse. */
export interface Image {
  /** Shell, after the runtime's functions. */
  script: string
  /** Lines of the Dockerfile before its ENTRYPOINT. */
  dockerfile?: string
  /** Files of the build context by name. */
  files?: Readonly<Record<string, string | Buffer>>
  /** The whole Dockerfile, where the runtime is not wanted. */
  instead?: string
  /** Told the folder of the image's files once they are there. */
  prepare?: (workspace: string) => void
}

/** A run of the action that rehearses an image of its own. */
export interface Trial {
  name: string
  workspace: string
  handle: RunHandle
  result: Promise<RunResult>
  /** What of this run's is in the engine: containers, images and networks. */
  leftovers(): Promise<string[]>
  /** The name of its container that runs, once the engine knows that it does: what it wrote may come before. */
  running(): Promise<string>
  /** What docker prints of all its containers, also of one that is only looked into. @param format a Go template */
  inspect(format: string): Promise<string[]>
}

export const everyEvent = 'while next; do answer \'{"ok":true}\'; done'

/** Ends the run after the rehearsal, where nothing else is looked at: a push costs more than the rehearsal. */
export const rehearsalAlone = { 'dry-run': 'true' }

export type TrialStep = Omit<RunOptions, 'sandbox' | 'workspace'>

/** Starts the action on an image, for a function of its own. Paths of the inputs are relative to the image's files. */
export function startTrial(sandbox: Sandbox, image: Image, step: TrialStep = {}): Trial {
  const name = step.inputs?.['function-name'] ?? newName()
  const workspace = checkoutOf(image)
  const handle = startAction({
    sandbox,
    workspace,
    ...step,
    inputs: {
      ...threeInputs,
      role: executionRole,
      'test-event': '{"n":1}',
      // Longer than any handler here takes, also on a machine that is busy; by default it is what the function has.
      'test-timeout': '60s',
      ...step.inputs,
      'function-name': name,
      ...(isBuilt(step) && { labels: `trial=${name}\ntrials=${sandbox.endpoint}` }),
    },
  })
  const result = handle.result.finally(() => rmSync(workspace, { recursive: true }))
  return {
    name,
    workspace,
    handle,
    result,
    running: () =>
      vi.waitFor(async () => {
        const [container] = await lines('ps', '--filter', `label=trial=${name}`, '--format', '{{.Names}}')
        if (container === undefined) throw new Error(`No container of ${name} runs`)
        return container
      }, patient),
    // One of them may be gone when it is asked for.
    inspect: (format) =>
      vi.waitFor(async () => {
        const containers = await lines('ps', '--all', '--quiet', '--filter', `label=trial=${name}`)
        return lines('inspect', '--format', format, ...containers)
      }, patient),
    leftovers: async () => [
      ...(await lines('ps', '--all', '--filter', `label=trial=${name}`, '--format', 'container {{.Names}}')),
      ...listed('images', '--all', '--filter', `label=trial=${name}`, '--format', 'image {{.Repository}}:{{.Tag}}'),
    ],
  }
}

/** Of a trial's function, its repository and its image. */
export function newName(): string {
  return `trial-${crypto.randomUUID().slice(0, 8)}`
}

/** Labels are for what a run builds. */
function isBuilt({ inputs = {} }: TrialStep): boolean {
  return inputs.image === undefined && inputs['image-uri'] === undefined
}

/** What of all trials of a sandbox is in the engine: containers by what they are of, and images. */
export async function leftoversOfAll(sandbox: Sandbox): Promise<string[]> {
  const ofAll = ['--all', '--filter', `label=trials=${sandbox.endpoint}`, '--format']
  return [
    ...(await lines('ps', ...ofAll, 'container {{.Names}} of {{.Label "trial"}}')),
    ...listed('images', ...ofAll, 'image {{.Repository}}:{{.Tag}}'),
  ]
}

/** What docker prints, by lines. */
export async function lines(...argv: string[]): Promise<string[]> {
  const { stdout } = await run('docker', argv)
  return stdout.split('\n').filter((line) => line !== '')
}

/** Names of the volumes that a container has, as `inspect` prints them. */
export const volumeNames = '{{range .Mounts}}{{if eq .Type "volume"}}{{.Name}}{{end}}{{end}}'

function checkoutOf({ script, dockerfile = '', files = {}, instead, prepare }: Image): string {
  const path = mkdtempSync(join(tmpdir(), 'rehearsal-'))
  const whole = `FROM busybox:stable-musl\nCOPY --chmod=755 bootstrap /bootstrap\n${dockerfile}\nENTRYPOINT ["/bootstrap"]\n`
  writeFileSync(join(path, 'Dockerfile'), instead ?? whole)
  writeFileSync(join(path, 'bootstrap'), `${runtime}${script}\n`)
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
  chmodSync(join(path, 'bootstrap'), 0o755)
  prepare?.(path)
  return path
}
