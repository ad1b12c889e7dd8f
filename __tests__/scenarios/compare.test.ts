import { expect, test } from 'vitest'
import { onlyError } from './read-back.ts'
import { expectWhollyOn, liveStage, reaches, startRelease } from './traffic-stage.ts'

const live = { functionName: 'hello-world', alias: 'live' }

test("a new version whose own metrics are worse is reverted, whatever the old one's errors are", async () => {
  const sandbox = await liveStage()
  const inputs = { traffic: 'canary 10% 5m', 'rollback-on': 'errors +0.5%\nduration p99 2s' }
  const run = await startRelease(sandbox, 'two', inputs)
  await reaches(sandbox, '1 2=0.1', run)
  sandbox.cloudwatch.putMetrics({ ...live, version: '1', invocations: 900, errors: 9 })
  sandbox.cloudwatch.putMetrics({ ...live, version: '2', invocations: 100, errors: 5, durations: [100, 120] })
  const failed = await run.result
  expect(onlyError(failed)).toBe(
    'rollback-on: errors +0.5%: version 2 had 5 errors in 100 invocations (5%), version 1 had 9 errors in 900 invocations (1%), ' +
      'while traffic was moving to version 2. All traffic of hello-world:live in us-east-1 is on version 1 again. ' +
      "Find out why in the function's logs, correct it, then deploy again.",
  )
  expect(failed.summary).toContain(
    '| Errors | 5 (5%) | 9 (1%) |\n| Throttles | 0 (0%) | 0 (0%) |\n| Duration, p99 | 120 ms |  |\n',
  )
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})
