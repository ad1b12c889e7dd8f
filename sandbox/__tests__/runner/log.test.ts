import { describe, expect, test } from 'vitest'
import { StepLog, type StepLogOptions } from '../../runner/log.ts'
import { Masks } from '../../runner/masks.ts'
import { Matchers } from '../../runner/matchers.ts'

function logOf(lines: readonly string[], options: Partial<StepLogOptions> = {}): StepLog {
  const given = { masks: new Masks(), matchers: new Matchers(), debug: false, unsecure: false, workspace: '/nowhere' }
  const log = new StepLog({ ...given, ...options })
  for (const line of lines) log.write(line, 'stdout')
  return log
}

const shown = (lines: readonly string[], options: Partial<StepLogOptions> = {}) =>
  logOf(lines, options).text.split('\n')
const messages = ({ annotations }: StepLog) => annotations.map(({ level, message }) => `${level} ${message}`)

test('what was obeyed is told with the line and the stream that it came from', () => {
  const log = logOf(['plain', '#5 ##[set-output name=a]1', '::unknown::x'])
  log.write(' ::add-mask::s3cret', 'stderr')
  expect(log.obeyed).toEqual([
    {
      name: 'set-output',
      properties: { name: 'a' },
      data: '1',
      form: 1,
      source: 'stdout',
      line: '#5 ##[set-output name=a]1',
    },
    { name: 'add-mask', properties: {}, data: 's3cret', form: 2, source: 'stderr', line: ' ::add-mask::s3cret' },
  ])
  expect(log.text).toBe('plain\n::unknown::x')
  expect(log.raw).toBe('plain\n#5 ##[set-output name=a]1\n::unknown::x\n ::add-mask::s3cret')
})

describe('state and outputs', () => {
  test('names have no case, and the spelling that came first stays', () => {
    const log = logOf(['##[save-state name=ISPOST]a', '::save-state name=isPost::b', '::set-output NAME=Digest::c'])
    expect(log.state.toRecord()).toEqual({ ISPOST: 'b' })
    expect(log.outputs.toRecord()).toEqual({ Digest: 'c' })
    expect(log.outputs.get('DIGEST')).toBe('c')
  })

  test.each(['save-state', 'set-output'])('%s without a name fails the step', (name) => {
    const log = logOf([`::${name}::x`])
    expect(log.failed).toBe(true)
    expect(messages(log)).toEqual([
      `error Unable to process command '::${name}::x' successfully.`,
      `error Required field 'name' is missing in ##[${name}] command.`,
    ])
  })
})

describe('stop-commands', () => {
  test('nothing is obeyed until the token comes, in either form and case', () => {
    const lines = [
      '::stop-commands::Token',
      '::add-mask::s3cret',
      '::error::no',
      '::other::',
      '::TOKEN::',
      '::error::s3cret',
    ]
    const log = logOf(lines)
    expect(log.text.split('\n')).toEqual([
      '::stop-commands::Token',
      '::add-mask::s3cret',
      '::error::no',
      '::other::',
      '::TOKEN::',
      '##[error]s3cret',
    ])
    expect(log.obeyed.map(({ name }) => name)).toEqual(['stop-commands', 'token', 'error'])
    expect(messages(logOf(['##[stop-commands]Token', '::error::no', 'x ##[token]', '::error::yes']))).toEqual([
      'error yes',
    ])
  })

  test('a token is no command after it was used, and another may follow', () => {
    const log = logOf([
      '::stop-commands::a',
      '::a::',
      '::a::',
      '::stop-commands::b',
      '::error::no',
      '::a::',
      '::b::',
      '::error::x',
    ])
    expect(messages(log)).toEqual(['error x'])
  })

  test('a stop within a stop is none', () => {
    expect(messages(logOf(['::stop-commands::a', '::stop-commands::b', '::a::', '::error::x']))).toEqual(['error x'])
  })

  test('a token of more than six characters is hidden', () => {
    expect(shown(['::stop-commands::1234567', '1234567'])).toEqual(['::stop-commands::***', '***'])
    expect(shown(['::stop-commands::123456', '123456'])).toEqual(['::stop-commands::123456', '123456'])
  })

  test.each(['', 'pause-logging', 'ERROR', 'stop-commands'])('%j is no token', (token) => {
    const log = logOf([`::stop-commands::${token}`, '::notice::still obeyed'])
    expect(log.failed).toBe(true)
    expect(messages(log)).toContain('notice still obeyed')
  })
})

describe('masks', () => {
  test('of several lines are hidden whole and line by line', () => {
    const [first, ...rest] = shown(['::add-mask::one two%0D%0A  three  %0A%0A', 'one two', 'a three b', 'one  three'])
    expect([first, ...rest]).toEqual(['***', 'a *** b', 'one  ***'])
  })

  test('overlap', () => {
    const lines = ['::add-mask::abcd', '::add-mask::cdef', '::add-mask::aa', 'xabcdefx abcd.cdef aaa abcdabcd']
    expect(shown(lines)).toEqual(['x***x ***.*** *** ***'])
  })

  test('hide the literal text alone, in the log, in groups and in annotations', () => {
    const log = logOf(['::add-mask::a"b/c', '::group::a"b/c', '::endgroup::', '::error::a"b/c', 'a\\"b/c a%22b%2Fc'])
    expect(log.groups).toEqual(['***'])
    expect(log.text.split('\n')).toEqual(['##[group]***', '##[endgroup]', '##[error]***', 'a\\"b/c a%22b%2Fc'])
    expect(messages(log)).toEqual(['error ***'])
  })

  test.each(['', ' ', '%0A'])('%j is no mask', (secret) => {
    const log = logOf([`::add-mask::${secret}`, 'a b'])
    expect(messages(log)).toEqual(["warning Can't add secret mask for empty string in ##[add-mask] command."])
    expect(log.masks.all).toEqual([])
  })
})

describe('annotations', () => {
  test('have their properties', () => {
    const { annotations } = logOf(['::warning file=a.ts,line=3,title=T::text', '##[notice title=N]more'])
    expect(annotations).toEqual([
      { level: 'warning', message: 'text', properties: { file: 'a.ts', line: '3', title: 'T' } },
      { level: 'notice', message: 'more', properties: { title: 'N' } },
    ])
  })

  test('are ten of each level, and the log has all', () => {
    const lines = ['error', 'warning', 'notice'].flatMap((level) =>
      Array.from({ length: 12 }, (_, number) => `::${level}::${number}`),
    )
    const log = logOf(lines)
    expect(messages(log)).toHaveLength(30)
    expect(messages(log)).not.toContain('error 10')
    expect(log.text.split('\n')).toHaveLength(36)
  })

  test('are cut at 4,096 characters, once masked', () => {
    const { annotations } = logOf(['::add-mask::secret', `::error::secret${'x'.repeat(5000)}`])
    expect(annotations[0]?.message).toBe(`***${'x'.repeat(4093)}`)
  })
})

test('debug is shown where the job has it', () => {
  const lines = ['::debug::one%0Atwo', '##[debug]three']
  expect(logOf(lines).text).toBe('')
  expect(shown(lines, { debug: true })).toEqual(['##[debug]one', '##[debug]two', '##[debug]three'])
})

test('echo shows commands, but not those that show something of their own', () => {
  const lines = [
    '::echo::On',
    '::save-state name=a::1',
    '::add-mask::s3cret',
    '::debug::d',
    '::echo::off',
    '::save-state name=b::2',
  ]
  expect(shown(lines)).toEqual(['::save-state name=a::1', '::add-mask::***', '::echo::off'])
  expect(messages(logOf(['::echo::maybe']))).toContain(
    "error Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: 'maybe'.",
  )
})

describe('set-env and add-path', () => {
  const lines = ['::set-env name=A::1', '##[add-path]/evil', '::set-env name=NODE_OPTIONS::x']

  test('fail the step, and are not obeyed', () => {
    const log = logOf(lines)
    expect([log.env, log.path, log.failed]).toEqual([{}, [], true])
    expect(messages(log)[1]).toMatch(/^error The `set-env` command is disabled\./)
  })

  test('are obeyed where the job allows it', () => {
    const log = logOf(lines, { unsecure: true })
    expect([log.env, log.path, log.failed]).toEqual([{ A: '1' }, ['/evil'], false])
    expect(messages(log)).toEqual(["error Can't update NODE_OPTIONS environment variable using ::set-env:: command."])
  })
})
