import { chmodSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { everyEvent, openTrials, startTrial } from './rehearsal-stage.ts'

/** A docker that has no network to give, in front of the real one. */
const withoutBridges = `#!/bin/sh
if [ "$1 $2" = 'network create' ]; then echo 'Error response from daemon: bridges are disabled' >&2; exit 1; fi
PATH=\${PATH#*:}
exec docker "$@"
`

test('an image is rehearsed by an engine without bridges, and what is open then is said', async () => {
  const sandbox = await openTrials()
  onTestFinished(() => sandbox.stop())
  const bin = folder({ docker: withoutBridges })
  chmodSync(join(bin, 'docker'), 0o755)
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}` }
  const trial = startTrial(sandbox, { script: everyEvent }, { env })
  const { exitCode, log } = await trial.result
  expect(exitCode, log).toBe(0)
  expect(log).toContain(
    "Open in this rehearsal: This engine gives the image no network of its own: the image reaches what listens on the loopback of the engine's host, and the metadata address of that machine.",
  )
  expect(log).toMatch(
    /^Open in this rehearsal: The Runtime API listens on [\d.]+, in clear text, for every client that knows a name/m,
  )
  expect(log).toMatch(/Answered test-event in [\d.]+ m?s/)
  expect(await trial.leftovers()).toEqual([])
})
