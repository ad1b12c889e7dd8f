import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDockerSession } from '../../src/session/docker-session.ts'
import type { Tools } from '../../src/session/tools.ts'
import { folder } from '../support/folder.ts'
import { isRunning } from '../support/processes.ts'

let directory: string
let temporaryDirectory: string

beforeEach(() => {
  directory = folder()
  temporaryDirectory = folder()
})
afterEach(() => void vi.unstubAllEnvs())

/** A session whose docker client is a script. */
function sessionOf(script: string, signal: AbortSignal) {
  const path = join(directory, 'docker')
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  vi.stubEnv('PATH', `${directory}${delimiter}${process.env.PATH}`)
  const silent = { log: () => {}, warn: () => {}, remember: () => {} }
  return openDockerSession({ ...silent, env: process.env, temporaryDirectory, signal } as unknown as Tools)
}

// What is asked ahead of time is not waited for when the run is refused meanwhile.
test.each([
  ['a run that ends', () => {}],
  ['a run that is cancelled', (cancel: AbortController) => cancel.abort(new Error('cancelled'))],
])('%s leaves nothing that a question under way writes at its end', async (_, end) => {
  const cancel = new AbortController()
  // As docker does, whose plugin is a process of its own that writes into the config: it ends a little later than its client.
  const until = `until [ -e "${directory}/closing" ]; do sleep 0.05; done`
  const plugin = `(trap "" TERM; ${until}; sleep 0.1; mkdir -p "$DOCKER_CONFIG/buildx")`
  const begun = `${plugin} & echo $! >"${directory}/plugin"; touch "${directory}/asked"; wait`
  const session = sessionOf(`[ "$1" = buildx ] || exit 0; ${begun}`, cancel.signal)
  const asked = session.docker.ask(['buildx', 'inspect']).catch(() => undefined)
  await vi.waitFor(() => expect(readdirSync(directory)).toContain('asked'), { timeout: 30_000 })
  end(cancel)
  const closed = session.close()
  writeFileSync(join(directory, 'closing'), '')
  await closed
  await asked
  // The plugin of a client that was ended goes on, and has written once it is gone.
  const writer = Number(readFileSync(join(directory, 'plugin'), 'utf8'))
  await vi.waitFor(() => expect(isRunning(writer)).toBe(false), { timeout: 30_000 })
  expect(readdirSync(temporaryDirectory)).toEqual([])
})

test('a run that ends leaves no client whose question is never answered', async () => {
  const session = sessionOf(
    `echo $$ >"${directory}/asking"; mv "${directory}/asking" "${directory}/asked"; exec sleep 600`,
    new AbortController().signal,
  )
  const asked = session.docker.ask(['info'])
  const ended = expect(asked).rejects.toThrow('the run needs no answer any more')
  await vi.waitFor(() => expect(readdirSync(directory)).toContain('asked'), { timeout: 30_000 })
  const client = Number(readFileSync(join(directory, 'asked'), 'utf8'))
  await session.close()
  await ended
  expect(isRunning(client)).toBe(false)
})
