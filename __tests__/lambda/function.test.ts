import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/lambda/function.ts'

const fixtures = new URL('../../sandbox/__tests__/lambda/fixtures/images.json', import.meta.url)

test('a new function has what Lambda was recorded to give it', () => {
  const recorded = JSON.parse(readFileSync(fixtures, 'utf8'))
  const created = recorded['TestLambdaImages::test_lambda_image_crud'].answers['create-image-response']
  expect(created).toMatchObject(defaultConfig)
})
