import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/inputs/context.ts'
import { context, deployPlan, inputs, sha } from './stage.ts'

const head = '1'.repeat(40)
const own = { event: 'push', repository: context.repository, commit: head }

const planned = (given: Partial<Context>, input: Readonly<Record<string, string>> = {}) => {
  const { commit, notices, source } = deployPlan(inputs(input), { ...context, ...given })
  return { commit, notices, ...(source.kind === 'build' && { tags: source.tags, built: source.build.context }) }
}

const followed = (event: string, of = sha) => [
  `The checkout is at commit ${head}, and the event ${event} is for ${of}: the tag, the labels and the check for newer commits follow the checkout.`,
]

describe('the commit that is built', () => {
  test("is the event's where nothing else is checked out", () => {
    const same = { commit: sha, notices: [], tags: [sha], built: '.' }
    expect(planned({})).toEqual(same)
    expect(planned({ checkout: { head: sha } })).toEqual(same)
  })

  test("is the checkout's where that is another one, which is said", () => {
    const checkout = { head, repository: context.repository }
    for (const eventName of ['push', 'workflow_dispatch', 'pull_request']) {
      expect(planned({ eventName, checkout })).toMatchObject({
        commit: head,
        tags: [head],
        notices: followed(eventName),
      })
    }
  })

  test('leaves tags that are named as they are', () => {
    expect(planned({ checkout: { head } }, { tags: sha })).toMatchObject({
      commit: head,
      tags: [sha],
      notices: [expect.stringContaining('tags are as named; the labels and the check for newer commits follow')],
    })
  })

  test("is the event's where another repository is checked out", () => {
    expect(planned({ checkout: { head, repository: 'other/one' } })).toMatchObject({ commit: sha, notices: [] })
  })

  test('is what is checked out where there is no event', () => {
    expect(planned({ sha: '', repository: '', checkout: { head, repository: 'a/b' } })).toMatchObject({
      commit: head,
      notices: [],
    })
  })

  test('is not that of the checkout when an image is given', () => {
    const image = { 'image-uri': '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:v1' }
    expect(planned({ checkout: { head } }, image)).toEqual({ commit: sha, notices: [] })
  })
})

describe('after the run of another workflow', () => {
  const after = { eventName: 'workflow_run', cause: own }

  test('it is the commit of that run, and nothing needs to be said of it', () => {
    expect(planned({ ...after, checkout: { head } })).toMatchObject({ commit: head, tags: [head], notices: [] })
    expect(planned(after)).toMatchObject({ commit: head, tags: [head] })
  })

  test('it is the one that was checked out instead', () => {
    const checkout = { head: sha }
    expect(planned({ ...after, cause: { ...own, commit: '2'.repeat(40) }, checkout })).toMatchObject({
      commit: sha,
      tags: [sha],
      notices: [expect.stringContaining(`is at commit ${sha}, and the event workflow_run is for ${'2'.repeat(40)}`)],
    })
  })

  test('{{defaultContext}} is this repository at that commit', () => {
    expect(planned(after, { context: '{{defaultContext}}' }).built).toBe(
      `https://github.com/octo-org/hello-lambda.git#${head}`,
    )
  })

  test("a stranger's commit is not taken over", () => {
    const stranger = { ...after, cause: { ...own, event: 'pull_request' } }
    expect(planned(stranger, { context: '{{defaultContext}}' })).toMatchObject({
      commit: sha,
      tags: [sha],
      built: `https://github.com/octo-org/hello-lambda.git#${sha}`,
    })
  })
})
