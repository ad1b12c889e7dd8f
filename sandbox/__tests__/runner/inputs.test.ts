import { expect, test } from 'vitest'
import { runAction } from '../../runner/index.ts'
import { SCRIPTED_ACTION } from '../../testing/action.ts'

test.each([
  ['extra', { extra: 'x' }, ['extra']],
  ['several', { one: '', scripts: '', two: '' }, ['one', 'scripts', 'two']],
  ['another case', { Flag: 'true', 'WITH SPACE': 'x' }, []],
  ['none', {}, []],
])(
  'inputs that action.yml does not have are warned of by the runner, before main and before post: %s',
  async (_, given, unexpected) => {
    const { main, post } = await runAction({ action: SCRIPTED_ACTION, inputs: { script: '1', ...given } })
    const valid = "'script', 'post-script', 'with space', 'commit', 'flag', 'token'"
    const message = `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are [${valid}]`
    for (const phase of [main, post]) {
      const warned = unexpected.length === 0 ? [] : [{ level: 'warning', message, properties: {} }]
      expect([phase?.annotations, phase?.conclusion]).toEqual([warned, 'success'])
      expect(phase?.log).toBe(unexpected.length === 0 ? '' : `##[warning]${message}`)
    }
  },
)
