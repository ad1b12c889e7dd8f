import { describe, expect, test } from 'vitest'
import { alarmPage, functionPage, imagePage, logsPage } from '../../src/domain/console.ts'

const digest = `sha256:${'a'.repeat(64)}`

describe('the console of each partition', () => {
  test.each([
    ['us-east-1', 'aws', 'us-east-1.console.aws.amazon.com', 'amazonaws.com'],
    ['cn-north-1', 'aws-cn', 'cn-north-1.console.amazonaws.cn', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'us-gov-west-1.console.amazonaws-us-gov.com', 'amazonaws.com'],
    ['eusc-de-east-1', 'aws-eusc', 'eusc-de-east-1.console.amazonaws-eusc.eu', 'amazonaws.eu'],
  ])('%s', (region, partition, host, suffix) => {
    const arn = `arn:${partition}:lambda:${region}:111122223333:function:hello`
    expect(functionPage({ region, arn })).toBe(`https://${host}/lambda/home?region=${region}#/functions/hello`)
    expect(imagePage(`111122223333.dkr.ecr.${region}.${suffix}/team/hello@${digest}`)).toBe(
      `https://${host}/ecr/repositories/private/111122223333/team/hello/_/image/${digest}/details?region=${region}`,
    )
    expect(alarmPage(region, 'hello errors/5%')).toBe(
      `https://${host}/cloudwatch/home?region=${region}#alarmsV2:alarm/hello%20errors%2F5%25`,
    )
    expect(logsPage(region, '/aws/lambda/hello', '12')).toContain(`https://${host}/cloudwatch/home?region=${region}#`)
  })

  test.each(['us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1'])(
    '%s: no link at all',
    (region) => {
      const arn = `arn:aws-iso:lambda:${region}:111122223333:function:hello`
      expect(functionPage({ region, arn })).toBeUndefined()
      expect(alarmPage(region, 'a')).toBeUndefined()
      expect(logsPage(region, 'g', '1')).toBeUndefined()
    },
  )
})

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello'
const start = 'https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/hello'

test.each([
  [`${arn}:12`, undefined, `${start}/versions/12`],
  [`${arn}:12`, 'monitoring', `${start}/versions/12?tab=monitoring`],
  [`${arn}:live`, undefined, `${start}/aliases/live`],
  [`${arn}:$LATEST`, undefined, start],
  ['', undefined, undefined],
])('the page of %j, %s', (one, tab, url) => {
  expect(functionPage({ region: 'us-east-1', arn: one, ...(tab && { tab }) })).toBe(url)
})

test.each(['', `ghcr.io/octo-org/hello@${digest}`, '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:v1'])(
  '%j is no image of ECR by its digest',
  (uri) => {
    expect(imagePage(uri)).toBeUndefined()
  },
)

test('an image that has a tag as well has the page of its digest', () => {
  expect(imagePage(`111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:v1@${digest}`)).toContain(
    `/111122223333/hello/_/image/${digest}/details`,
  )
})

test("the link to a version's logs asks for its streams of any day", () => {
  const url = logsPage('us-east-1', '/aws/lambda/hello', '12') ?? ''
  const [, detail = ''] = /queryDetail\$3D(.*)$/.exec(url) ?? []
  // What the console makes of it: its own marks first, then those of the values.
  const once = decodeURIComponent(detail.replaceAll('$', '%'))
  expect(once).toMatch(/^~\(end~0~start~-3600~timeType~'RELATIVE~unit~'seconds~editorString~'/)
  const values = once.split("'").map((part) => decodeURIComponent(part.replaceAll('*', '%')))
  expect(values.at(-2)).toContain('filter @logStream like "[12]"\n| sort @timestamp desc')
  expect(values.at(-1)).toBe('/aws/lambda/hello))')
})
