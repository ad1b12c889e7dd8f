import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, onTestFinished, test } from 'vitest'
import { containedAction } from './contained-action.ts'
import { startLoaded } from './loaded-trials.ts'
import { lines, openTrials, rehearsalAlone } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

const script = 'next; answer "{\\"interfaces\\":\\"$(ls /sys/class/net | tr \'\\n\' \' \')\\"}"'

describe('an image is rehearsed where the job runs in a container that shares the socket of the engine', () => {
  test("in that container's own network when it has none of the engine's, which is said", async ({ expect }) => {
    const action = await containedAction(sandbox, 'none')
    // The job's container has a loopback and nothing else: the image has been there when it saw no more than that.
    const inputs = { 'test-expect': '{"interfaces":"lo "}' }
    const trial = await startLoaded(sandbox, { script }, { action, inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toMatch(/in the job's container [0-9a-f]{12}/)
    expect(log).toContain(
      "Open in this rehearsal: The job's container has no network of the engine: the image reaches what listens on that container's loopback.",
    )
    expect(log).toMatch(/Answered test-event in [\d.]+ m?s/)
    expect(await trial.leftovers()).toEqual([])
  })

  test('in a network of the job otherwise, on a loopback of its own', async ({ expect }) => {
    const network = `job-${crypto.randomUUID()}`
    await lines('network', 'create', network)
    onTestFinished(async () => void (await lines('network', 'rm', network)))
    const action = await containedAction(sandbox, network)
    const reach = 'wget -q -T 2 -O - "http://127.0.0.1:$PORT/" || echo "nothing there"'
    const inputs = {
      ...rehearsalAlone,
      'test-expect': '{"interfaces":"eth0 lo "}',
      // The sandbox listens on the loopback of the job's container.
      'test-env': `PORT=${new URL(sandbox.env.AWS_ENDPOINT_URL ?? '').port}`,
    }
    const trial = await startLoaded(sandbox, { script: `${reach}\n${script}` }, { action, inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toMatch(/in the job's container [0-9a-f]{12}/)
    expect(log).toContain("wget: can't connect to remote host (127.0.0.1): Connection refused")
    expect(log).toMatch(/Answered test-event in [\d.]+ m?s/)
    expect(log).not.toContain('Open in this rehearsal')
    expect(await trial.leftovers()).toEqual([])
  })
})
