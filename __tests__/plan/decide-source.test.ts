import { describe, expect, test } from 'vitest'
import { plan } from '../../src/plan/decide.ts'
import { account, context, deployPlan, inputs, role, sha } from './stage.ts'

const uri = `${account}.dkr.ecr.us-east-1.amazonaws.com/hello:v1`

describe('an image of the engine', () => {
  test('takes the place of a build, and gets the tags of one', () => {
    expect(deployPlan(inputs({ image: 'hello:nix' }), context).source).toEqual({
      kind: 'local',
      name: 'hello:nix',
      tags: [sha],
    })
  })

  test.each([
    ["image and image-uri can't be used together. Remove one of them.", { image: 'hello', 'image-uri': uri }],
    ['file: with image nothing is built. Remove one of them.', { image: 'hello', file: 'Dockerfile' }],
    ['build-args: with image-uri nothing is built. Remove one of them.', { 'image-uri': uri, 'build-args': 'A=b' }],
    ["image: '--help' is not the name of an image.", { image: '--help' }],
  ])('is refused: %s', (message, given) => {
    expect(() => plan(inputs(given), context)).toThrow(message)
  })

  test('may be made of what a pull request brought', () => {
    const foreign = { ...context, eventName: 'pull_request_target' }
    expect(() => plan(inputs({ image: 'hello' }), foreign)).toThrow(
      "image: on pull_request_target 'hello' may be made of what a pull request brought.",
    )
  })
})

describe('repository-role-to-assume', () => {
  const push = 'arn:aws:iam::444455556666:role/push'
  const given = { 'role-to-assume': role, 'repository-role-to-assume': push }

  test('has a sign-in of its own', () => {
    expect(deployPlan(inputs(given), context).plans.get('us-east-1')).toMatchObject({
      signIn: { kind: 'oidc', roles: [role] },
      repositorySignIn: { kind: 'oidc', roles: [push] },
    })
    expect(deployPlan(inputs(), context).plans.get('us-east-1')).not.toHaveProperty('repositorySignIn')
  })

  test('is of the partition of the region, needs a token, and is not for previews', () => {
    const cn = { ...given, 'repository-role-to-assume': push.replace('arn:aws:', 'arn:aws-cn:') }
    expect(() => plan(inputs(cn), context)).toThrow("is not in partition 'aws' of us-east-1.")
    const noToken = { ...context, idTokenAvailable: false }
    const alone = { 'repository-role-to-assume': push }
    expect(() => plan(inputs(alone), noToken)).toThrow('repository-role-to-assume needs an OIDC token')
    expect(() => plan(inputs({ ...given, preview: 'true' }), context)).toThrow(
      "preview and repository-role-to-assume can't be used together.",
    )
  })
})
