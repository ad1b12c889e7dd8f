import { describe, expect, test } from 'vitest'
import { explain } from '../../src/aws/explain.ts'
import { Problem } from '../../src/domain/problem.ts'
import type { PlaceResult } from '../../src/report/result.ts'
import { summarize, summarizeFailure } from '../../src/report/summary.ts'
import { failed, kinds } from './kinds.ts'
import { kept, released, timingsOf } from './samples.ts'

/** A summary of each kind of run. */
const written = Object.fromEntries(
  Object.entries(kinds).map(([name, one]) => [name, 'findings' in one ? summarizeFailure(one) : summarize(one)]),
)

test.each([
  ['canary', '✅ `hello-world:live` is on version 12 in us-east-1'],
  ['without-alias', '✅ `hello-world` is on version 12 in us-east-1'],
  ['unchanged', '➖ `hello-world:live` already runs this image, version 12 in us-east-1'],
  ['dry-run', '🔍 Dry run: `hello-world:live` was not touched'],
  ['alarm', '❌ Version 12 of `hello-world` was not released; `live` stays on version 11'],
  ['regions', '✅ `hello-world:live` is on the new image in us-east-1, eu-west-1, ap-southeast-2'],
  ['regions-failed', '❌ `hello-world:live` is on the new image in 2 of 3 regions'],
  ['metrics', '❌ Version 12 of `hello-world` was not released; `live` stays on version 11'],
  ['preview', '✅ `hello-world-pr-7:live` is on version 12 in us-east-1'],
  ['rollback', '↩️ `hello-world:live` is back on version 11 in us-east-1'],
  ['push', '✅ `hello-world` in us-east-1 has the image `73e1c4fb2384`'],
  ['clean-up', '🧹 2 of 3 previews of `octo-org/hello-lambda` removed'],
  ['refused', '❌ `hello-world` was not deployed'],
  ['sign-in', '❌ `hello-world` was not deployed'],
  ['cancelled', '🚫 The deploy of `hello-world:live` was cancelled; `live` stays on version 11'],
  ['bug', '❌ `hello-world` was not deployed'],
])('of %s, the first line is: %s', (name, headline) => {
  expect(written[name]?.split('\n')[0]).toBe(`### ${headline}`)
})

test('no kind lacks a first line of its own', () => {
  expect(Object.keys(written)).toHaveLength(16)
})

/** The cells of a row of a table, without links. */
function row(markdown: string | undefined, title: string): string[] {
  const line = markdown?.split('\n').find((one) => one.startsWith(`| ${title}`)) ?? ''
  const cells = line.replaceAll(/\[([^\]]*)\]\(<[^>]*>\)/g, '$1').split(' | ')
  return cells.slice(1).map((cell) => cell.replace(/ \|$/, '').replaceAll('\u00A0', ' '))
}

describe('before and now', () => {
  test.each([
    ['`hello-world:live`', 'version 11', '**version 12**'],
    ['`hello-world`\u00A0(`$LATEST`)', 'image of version 11', 'image of version 12'],
    ['**Image**', '`76aa434083e6` · 141.0 MB', '**`73e1c4fb2384`** · 148.2 MB (+7.2 MB)'],
    ['**memory-size**', '128 MB', '**512 MB**'],
    ['**environment**', '', '+ `LOG_LEVEL`, `TABLE`<br>changed `STAGE`<br>− `DEBUG`'],
    ['**Cold start**', '', '437 ms'],
    ['**Memory used**', '', '61 of 512 MB'],
  ])('%s', (title, before, now) => {
    expect(row(written.canary, title)).toEqual([before, now])
  })

  test('members of objects have a row each, by the input that sets them', () => {
    const configured = [
      { member: 'SnapStart', before: { ApplyOn: 'None' }, after: { ApplyOn: 'PublishedVersions' } },
      { member: 'ImageConfig', before: { Command: ['a'], WorkingDirectory: '/w' }, after: { Command: ['b'] } },
      { member: 'VpcConfig', before: undefined, after: { SubnetIds: ['subnet-1'] } },
      { member: 'FileSystemConfigs', before: [], after: [{ Arn: 'a', LocalMountPath: '/mnt/a' }] },
    ]
    const text = summarize({ ...kinds.canary, results: [{ ...released, configured }] })
    expect(row(text, '**snap-start**')).toEqual(['None', '**PublishedVersions**'])
    expect(row(text, '**image-command**')).toEqual(['`["a"]`', '**`["b"]`**'])
    expect(row(text, '**image-working-directory**')).toEqual(['/w', '*removed*'])
    expect(row(text, '**VpcConfig.SubnetIds**')).toEqual(['', '**`["subnet-1"]`**'])
    expect(row(text, '**FileSystemConfigs**')[1]).toBe('**`[{"Arn":"a","LocalMountPath":"/mnt/a"}]`**')
  })

  test('a rejected image that unqualified callers get is named', () => {
    const title = '`hello-world`\u00A0(`$LATEST`)'
    expect(row(written.alarm, title)[1]).toBe('⚠️ the rejected image of version 12')
    const fresh = failed(new Problem({ what: 'No.', remedy: 'Do.' }), { live: [{ ...released, rejected: '12' }] })
    expect(summarizeFailure(fresh)).toContain('`hello-world:live` is on version 12, but the run failed')
    const restored = failed(new Problem({ what: 'No.', remedy: 'Do.' }), { live: [{ ...kept, rejected: '12' }] })
    expect(row(summarizeFailure(restored), title)[1]).toBe('image of version 11')
  })

  test('a shift that CodeDeploy continues is told with its shares', () => {
    const alias = { name: 'live', version: '11', weights: { 12: 0.1 } }
    const text = summarize({ ...kinds.canary, results: [{ ...released, alias }] })
    expect(text.split('\n')[0]).toBe('### ⏳ `hello-world:live` is on versions 11 (90%) and 12 (10%) in us-east-1')
  })
})

describe('a failure', () => {
  test("is told in one sentence, with what to do; all of AWS's own words are below", () => {
    const text = written['sign-in'] ?? ''
    expect(text).toContain(
      "> [!CAUTION]\n> **Could not assume `arn:aws:iam::111122223333:role/deployer` with the job's OIDC token: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity.**\n>\n> **What to do:** Check that the role exists",
    )
    expect(text).toContain('> ```json\n> {\n>   "Effect": "Allow",')
    expect(text).toMatch(
      /<summary>What AWS said<\/summary>\n\nNot authorized to perform sts:AssumeRoleWithWebIdentity \(request d9f69482/,
    )
    expect(text).not.toContain('the log above')
  })

  test('of one of several regions is not said twice', () => {
    const text = written['regions-failed'] ?? ''
    expect(text.match(/could not make version 12/g)).toHaveLength(1)
    expect(text).toContain('| failed; as before |')
  })

  test('of the action itself has the place below', () => {
    expect(written.bug).toMatch(/\*\*TypeError: Cannot[\s\S]*<summary>Where it failed<\/summary>/)
  })
})

test('a picture has what failed in red, the end of a shift as a moment, and each place of several as a section', () => {
  expect(written.alarm).toContain(
    '    section Traffic\n    20% for 20 s :done, 00:01:04, 20000ms\n    40% for 20 s :crit, 00:01:24, 15000ms',
  )
  expect(written.canary).toContain('    100% :milestone, 00:06:08, 0ms')
  const parts = ['eu-west-1', 'us-east-1'].map((place) => ({
    label: 'Publish: a`b#;%%',
    section: 'Lambda' as const,
    start: 0,
    milliseconds: 6000,
    place,
  }))
  const [release] = timingsOf([['Release', 'Lambda', 6]])
  const text = summarize({ ...kinds.canary, timings: release ? [{ ...release, parts }] : [] })
  expect(text).toContain(
    '    section eu-west-1\n    Publish a b %%, 6.0 s :t0, 00:00:00, 6000ms\n    section us-east-1\n',
  )
})

test('in a short run each row of the picture begins with the end of the one before', () => {
  const timings = timingsOf([
    ['Sign in', 'Prepare', 0.4],
    ['Build', 'Image', 2.5],
    ['Push', 'Image', 0.6],
  ])
  const text = summarize({ ...kinds.canary, timings })
  expect(text).toContain('    Sign in, 400 ms :t0, 00:00:00, 400ms\n')
  expect(text).toContain('    Build, 2.5 s :t1, after t0, 2500ms\n    Push, 600 ms :t2, after t1, 600ms\n')
})

test('what others said in phrases is no markup of the summary', () => {
  const hostile = "</details> <!-- x --> [a](https://evil.example) @octocat | `b` 'q`r'"
  const configured = [
    { member: 'Description', before: hostile, after: hostile },
    { member: 'Environment' as const, added: [hostile], changed: [], removed: [] },
  ]
  const result: PlaceResult = { ...released, configured, functionUrl: hostile, imageTags: [hostile] }
  const finding = { what: hostile, remedy: hostile, details: hostile, quote: { by: 'AWS', text: hostile } }
  const texts = [
    summarize({ ...kinds['clean-up'], removed: [hostile], kept: [hostile] }),
    summarize({ ...kinds['dry-run'], dryRunChanges: [hostile] }),
    summarize({ ...kinds.canary, results: [result] }),
    summarizeFailure(failed(new Problem(finding), { live: [{ ...kept, error: hostile }, released] })),
    summarizeFailure({ ...kinds.bug, message: hostile }),
  ]
  for (const text of texts) {
    const outside = text.replaceAll(/^```text$[\s\S]*?^```$/gm, '').replaceAll(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')
    expect(outside).toContain('\\</details\\>')
    expect(outside).not.toMatch(/(?<!\\)<!--|(?<!\\)\[a|@octocat|https:\/\/evil/)
  }
})

test.each([
  [1, '<details open><summary>Details</summary>'],
  [6, '<details open><summary>Details</summary>'],
  [7, '<details><summary>Details</summary>'],
])('of details %i lines begin with %s', (count, begin) => {
  const lines = Array.from({ length: count }, (_, index) => `at ${index}`).join('\n')
  const summary = summarizeFailure(failed(new Problem({ what: 'It broke.', remedy: 'Mend it.', details: lines })))
  expect(summary).toContain(`${begin}\n\n\`\`\`text\nat 0\n`)
})

test('a line of what others printed stays whole, so that the runner finds a secret in it', () => {
  const printed = `${'x'.repeat(90)} npm_token_of_the_job ${'x'.repeat(90)}`
  const summary = summarizeFailure(failed(new Problem({ what: 'It broke: npm_token.', remedy: 'Mend it.', printed })))
  expect(summary.split('\n')).toContain(printed)
  expect(summary).toContain('**It broke: npm_token.**')
})

test.each([
  [
    new Error('The role can not be assumed by Lambda. Correct it.'),
    'Could not deploy: E: The role can not be assumed by Lambda.',
  ],
  [
    new Error("The repository with name 'x' does not exist"),
    'Could not deploy: E: The repository with name `x` does not exist.',
  ],
])('a failure begins with the words of AWS, and not with its code alone: %s', (error, headline) => {
  const $metadata = { requestId: 'd9f69482-2188-4fc5-83f8-d628ee2e9cfd', httpStatusCode: 400 }
  const answered = Object.assign(error, { name: 'InvalidParameterValueException', $metadata })
  const summary = summarizeFailure(failed(explain(answered, 'Could not deploy')))
  expect(summary).toContain(`**${headline.replace(' E:', ' InvalidParameterValueException:')}**`)
  expect(summary).toContain('(request d9f69482')
})
