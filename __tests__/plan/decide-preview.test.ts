import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import { refusal } from '../support/refusal.ts'
import { context, inputs, sha } from './stage.ts'

describe('with preview', () => {
  const pullRequest = { number: 7, open: true, headSha: '1'.repeat(40) }
  const onPull: Context = { ...context, eventName: 'pull_request', ref: 'refs/pull/7/merge', pullRequest }
  const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello' }
  const previewPlan = (given: Readonly<Record<string, string>>, on = onPull) => {
    const made = plan(inputs({ preview: 'true', ...given }), on)
    if (made.kind !== 'preview') throw new Error(`It is a ${made.kind}`)
    return made
  }

  test('a pull request is deployed to a function of its own, by the commit of its branch', () => {
    const { deploy } = previewPlan({ tags: 'v1', repository: 'team/hello' })
    expect(deploy).toMatchObject({
      kind: 'deploy',
      preview,
      commit: pullRequest.headSha,
      source: { kind: 'build', tags: [`pr-7-${pullRequest.headSha}-hello`] },
      inputs: { functionName: { name: 'hello-pr-7' }, repository: { repository: 'team/hello' } },
    })
  })

  test('what belongs to an alias is left out, and what verifies is kept', () => {
    const given = {
      alias: 'live',
      traffic: 'canary 10% 5m',
      'rollback-alarms': 'errors',
      'provisioned-concurrency': '2',
      'verify-event': '{}',
      'keep-versions': '2',
      'on-region-failure': 'rollback',
    }
    const { inputs } = previewPlan(given).deploy
    expect(inputs.rollout.onFailure).toBe('stop')
    expect(inputs.release).toEqual({
      traffic: { kind: 'all-at-once' },
      rollbackAlarms: [],
      allowOlder: false,
      rollback: false,
      verifyEvent: '{}',
    })
  })

  test('on pull_request_target it is the base that is built', () => {
    const { deploy } = previewPlan(
      { context: '{{defaultContext}}' },
      { ...onPull, eventName: 'pull_request_target', ref: 'refs/heads/main' },
    )
    expect(deploy).toMatchObject({ commit: sha, source: { tags: [`pr-7-${sha}-hello`] } })
  })

  test('a closed pull request is cleaned up after, and a schedule sweeps', () => {
    const closed = { ...onPull, pullRequest: { ...pullRequest, open: false } }
    const given = { preview: 'true' }
    expect(plan(inputs(given), closed)).toMatchObject({ kind: 'remove-preview', preview, regions: ['us-east-1'] })
    expect(plan(inputs(given), { ...context, eventName: 'schedule' })).toMatchObject({ kind: 'sweep' })
  })

  test('nothing is rolled back', () => {
    expect(refusal(() => plan(inputs({ preview: 'true', rollback: 'true', alias: 'live' }), onPull))).toBe(
      "preview and rollback can't be used together. Remove one of them: the next push to the pull request replaces its preview.",
    )
  })
})
