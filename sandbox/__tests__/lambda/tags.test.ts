import { ListTagsCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/service.ts'
import { APP_ARN, useApp } from './support/app.ts'
import { NAME, zipFunction } from './support/functions.ts'
import { replay } from './support/recording.ts'

const Resource = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${NAME}`

test('tags are merged, and taken away, as recorded', () =>
  replay('tags', 'TestLambdaTag::test_tag_lifecycle[lambda_function]', async ({ answer, client }) => {
    await client.send(zipFunction())
    const tag = async (name: string, Tags: Record<string, string>) => {
      await answer(name, () => client.send(new TagResourceCommand({ Resource, Tags })))
      await answer(`${name}_listtags`, () => client.send(new ListTagsCommand({ Resource })))
    }
    const untag = async (name: string, TagKeys: string[]) => {
      await answer(name, () => client.send(new UntagResourceCommand({ Resource, TagKeys })))
      await answer(`${name}_listtags`, () => client.send(new ListTagsCommand({ Resource })))
    }
    await tag('tag_single_response', { A: 'tag-a' })
    await tag('tag_multiple_response', { B: 'tag-b', C: 'tag-c' })
    await tag('tag_overlap_response', { C: 'tag-c-newsuffix', D: 'tag-d' })
    await untag('untag_single_response', ['A'])
    await untag('untag_multiple_response', ['B', 'C'])
    await untag('untag_nonexisting_response', ['F'])
    await untag('untag_existing_and_nonexisting_response', ['D', 'F'])
  }))

const app = useApp()

test('to take none away is refused as recorded', async () => {
  const none = new UntagResourceCommand({ Resource: APP_ARN, TagKeys: [] })
  await expect(app.client.send(none)).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
  })
})
