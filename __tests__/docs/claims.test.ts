import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pages, root } from '../support/documented-steps.ts'

/**
 * What pages for users say holds without exception, and what shows it: a test, by its file and title; a measurement of bench/;
 * or the page of AWS's or GitHub's that says so.
 */
const claims: readonly (readonly [claim: string, shown: readonly [file: string, title: string] | string])[] = [
  [
    'With these three inputs each run',
    ['scenarios/quick-start.test.ts', 'a new user deploys examples/hello from the README alone'],
  ],
  [
    'has [policies](docs/iam/README.md) that tests prove',
    ['scenarios/permissions.test.ts', 'the documented policies are enough'],
  ],
  [
    'enough, and nothing too much',
    ['scenarios/permissions-lacking.test.ts', 'a role that lacks one permission is told the statement to add'],
  ],
  [
    'give the role [the smallest policy](iam/README.md)',
    ['scenarios/permissions-lacking.test.ts', 'a role that lacks one permission is told the statement to add'],
  ],
  [
    'Always pull the base images',
    ['docker/build-argv.test.ts', 'every input becomes the flag that docker/build-push-action makes of it'],
  ],
  [
    'always off: with them it is an index',
    ['docker/build-argv.test.ts', 'a build that nothing was asked of is for one platform and without attestations'],
  ],
  [
    'and never again',
    [
      'scenarios/before-traffic.test.ts',
      'an event that is not answered as it should moves nothing, and is not sent again',
    ],
  ],
  [
    'It is never repeated, and when it fails',
    [
      'scenarios/before-traffic.test.ts',
      'an event that is not answered as it should moves nothing, and is not sent again',
    ],
  ],
  [
    'the log is never silent for 15 seconds',
    [
      'session/heartbeat.test.ts',
      'a log that is silent says what is waited for, for how long so far, and for how long at most',
    ],
  ],
  ['the password is masked always', ['scenarios/secrets.test.ts', 'no secret leaves a step that ends well']],
  ['The loopback is never proxied', ['aws/proxy.test.ts', '%s is called directly with %j']],
  [
    'The OIDC token never goes to an `http://` endpoint',
    ['scenarios/no-aws.test.ts', 'the OIDC token never goes to an endpoint in the clear, whatever names it'],
  ],
  [
    'Docker config, never writes it',
    [
      'scenarios/docker-config.test.ts',
      "context, proxies and other registries' logins of the user's hold, and the user's files stay as they are",
    ],
  ],
  [
    'and the action never changes a',
    ['scenarios/trust-previews.test.ts', "a pull request's job can't touch %s, which is no preview of its repository"],
  ],
  [
    'Lambda never changes the package type of a function',
    'Lambda developer guide, "Create a Lambda function using a container image"',
  ],
  ['Pull requests from forks never get one', 'GitHub docs, "Automatic token authentication": no id-token for forks'],
  ['twenty functions take at most 1.5 times as long as one', 'bench/width.ts'],
  ['eight take about 1.2 times as long', 'bench/width.ts'],
  ['a deploy took 1.6 times as long', 'bench/source-date.ts'],
]

/** What says that something holds without exception, in prose: not in code, links' addresses, or names of errors. */
const absolute = /\b(?:never|always|smallest|no exception|\d\.\d times)\b/gi

/** AWS's rules have a test for each (aws-rules.test.ts). */
const forUsers = pages.filter(
  (page) => page === 'README.md' || (page.startsWith('docs/') && page !== 'docs/aws-rules.md'),
)

function prose(page: string): string {
  const text = readFileSync(join(root, page), 'utf8')
  return text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/\]\([^)\s]+\)/g, ']')
}

const asProse = (claim: string) => claim.replaceAll(/\]\([^)\s]+\)/g, ']')

test.each(forUsers)('%s says of nothing that it always, or never, is so, but what is listed', (page) => {
  const rest = claims
    .reduce((text, [claim]) => text.replaceAll(asProse(claim), ''), prose(page))
    .replaceAll(/`[^`]*`/g, '')
  expect(rest.split('\n').filter((line) => line.match(absolute))).toEqual([])
})

test.each(claims)('"%s" is on a page', (claim) => {
  expect(forUsers.some((page) => prose(page).includes(asProse(claim)))).toBe(true)
})

describe('what shows a claim is there', () => {
  const shown = claims.map(([, by]) => by)
  test.each(shown.filter((by) => typeof by !== 'string'))('%s: %s', (file, title) => {
    const text = readFileSync(join(root, '__tests__', file), 'utf8').replaceAll("\\'", "'")
    expect(["'", '"', '`'].some((mark) => text.includes(`${mark}${title}${mark}`))).toBe(true)
  })

  test.each(shown.filter((by) => typeof by === 'string' && by.startsWith('bench/')))('%s', (file) => {
    expect(existsSync(join(root, String(file)))).toBe(true)
  })
})
