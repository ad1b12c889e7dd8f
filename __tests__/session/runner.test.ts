import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runnerOutput } from '../../src/session/runner.ts'

let written = ''
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
  runnerOutput.openGroup('Do one thing')
  runnerOutput.log('plain')
  runnerOutput.debug('for developers')
  runnerOutput.mask('secret')
  runnerOutput.closeGroup()
  runnerOutput.warn('careful', { file: 'Dockerfile', startLine: 1, endLine: 2 })
  runnerOutput.notice('look')
  runnerOutput.error('broken')
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
  const file = join(mkdtempSync(join(tmpdir(), 'summary-')), 'summary.md')
  writeFileSync(file, 'before\n')
  vi.stubEnv('GITHUB_STEP_SUMMARY', file)
  await runnerOutput.addSummary('### Done')
  expect(readFileSync(file, 'utf8')).toBe('before\n### Done\n')
})

test('outside of a job there is no summary, and nothing fails', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
  await runnerOutput.addSummary('### Done')
  expect(written).toBe('')
})
