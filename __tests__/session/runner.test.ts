import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runnerOutput } from '../../src/session/runner.ts'

let written = ''
const output = runnerOutput()
// The toolkit keeps to the first file that it has found.
const file = join(mkdtempSync(join(tmpdir(), 'summary-')), 'summary.md')
beforeEach(() => {
  written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

test('what the runner is told is in its commands', () => {
  output.openGroup('Do one thing')
  output.log('plain')
  output.debug('for developers')
  output.mask('secret')
  output.closeGroup()
  output.warn('careful', { file: 'Dockerfile', startLine: 1, endLine: 2 })
  output.notice('look')
  output.error('broken')
  expect(written.split('\n')).toEqual([
    '::group::Do one thing',
    'plain',
    '::debug::for developers',
    '::add-mask::secret',
    '::endgroup::',
    '::warning file=Dockerfile,line=1,endLine=2::careful',
    '::notice::look',
    '::error::broken',
    '',
  ])
})

test('the summary is added to what other steps wrote', async () => {
  writeFileSync(file, 'before\n')
  vi.stubEnv('GITHUB_STEP_SUMMARY', file)
  await output.addSummary('### Done')
  expect(readFileSync(file, 'utf8')).toBe('before\n### Done\n')
})

test('outside of a job there is no summary, and nothing fails', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
  await output.addSummary('### Done')
  expect(written).toBe('')
})

test('what others wrote is no command, wherever it stands', () => {
  const attack = '##[add-mask]x\r::set-output name=a::b'
  output.log(attack)
  output.warn(attack, { file: attack })
  output.openGroup(attack)
  expect(written).not.toMatch(/##\[|^::(?!warning file=|group::)/m)
  expect(written).toContain('::group::# #[add-mask]x : :set-output name=a: :b'.replace('a: :b', 'a::b'))
})

test('a secret of several lines is masked line by line, and no empty mask hides all', () => {
  output.mask('first line\n\nsecond line\n')
  expect(written).toBe('::add-mask::first line\n::add-mask::second line\n')
})

test('a long error is whole in the log, and its annotation is cut where the runner would', () => {
  output.error(`${'x'.repeat(3000)}\n${'y'.repeat(3000)}`)
  const [first, second, annotation = ''] = written.split('\n')
  expect([first, second]).toEqual(['x'.repeat(3000), 'y'.repeat(3000)])
  expect(annotation).toMatch(/^::error::x{3000}%0Ay+… \(\d+ more characters\)$/)
  expect(annotation.length).toBeLessThan(4096)
})

test('hidden values are hidden in the log, annotations, groups and the summary, and readable in outputs', async () => {
  const secret = crypto.randomUUID()
  writeFileSync(file, '')
  vi.stubEnv('GITHUB_STEP_SUMMARY', file)
  output.hide([secret])
  output.log(`log ${secret}`)
  output.error(`error ${JSON.stringify(secret)}`)
  output.openGroup(secret)
  await output.addSummary(`summary ${secret}`)
  expect(written).toBe('log ***\n::error::error "***"\n::group::***\n')
  expect(readFileSync(file, 'utf8')).toBe('summary ***\n')
  expect(output.conceal(`comment ${secret}`)).toBe('comment ***')
})

test('a summary that GitHub would drop is cut, and keeps its head', async () => {
  writeFileSync(file, '')
  vi.stubEnv('GITHUB_STEP_SUMMARY', file)
  await output.addSummary(`### Done\n${'- a line\n'.repeat(200_000)}`)
  const text = readFileSync(file, 'utf8')
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024 + 1)
  expect(text).toMatch(/^### Done\n- a line\n[\s\S]*\n\*The rest is cut here/)
})

test('the annotation of a long error is the short text, which has the remedies', () => {
  output.error(`${'x'.repeat(5000)}\nlast`, 'short')
  expect(written).toBe(`${'x'.repeat(5000)}\nlast\n::error::short\n`)
})

test.each([
  ['a control character parts it', 'parted-hidden-1', 'parted\u0000-hidden-1'],
  ['it has control characters', 'odd\u001b[2Khidden-2', 'odd\u001b[2Khidden-2'],
  ['it looks like a command', '::hidden-value-3', '::hidden-value-3'],
])('a hidden value is hidden also where %s', (_, secret, printed) => {
  output.hide([secret])
  output.log(printed)
  expect(written).toBe('***\n')
})

test('what is masked is hidden in comments and files, too, which the runner does not read', () => {
  output.mask('short7')
  expect(output.conceal('a short7 b')).toBe('a *** b')
})

test('an output is no command either, when a later step prints it', () => {
  output.setOutput('tags', '##[error]no\u001b[2K')
  expect(written).toContain('# #[error]no')
  expect(written).not.toContain('##[')
  expect(written).not.toContain('\u001b')
})
