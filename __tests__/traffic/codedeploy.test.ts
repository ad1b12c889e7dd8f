import { readAppSpec } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { appSpec } from '../../src/traffic/codedeploy.ts'

const revision = { functionName: 'hello-world', alias: 'live', from: '1', to: '2' }

test('the AppSpec names function, alias and both versions', () => {
  expect(JSON.parse(appSpec(revision))).toEqual({
    version: 0,
    Resources: [
      {
        'hello-world': {
          Type: 'AWS::Lambda::Function',
          Properties: { Name: 'hello-world', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
        },
      },
    ],
  })
})

test('CodeDeploy reads it as it was meant', () => {
  expect(readAppSpec(appSpec(revision))).toEqual({
    functionName: 'hello-world',
    alias: 'live',
    currentVersion: '1',
    targetVersion: '2',
  })
})
