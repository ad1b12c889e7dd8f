import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  GetPolicyCommand,
  PublishVersionCommand,
  RemovePermissionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { describe, test } from 'vitest'
import { ACCOUNT } from '../../testing/service.ts'
import { NAME, zipFunction } from './support/functions.ts'
import { type Replay, replay } from './support/recording.ts'

const FunctionName = NAME
const S3: AddPermissionCommandInput = {
  FunctionName,
  StatementId: 's3',
  Action: 'lambda:InvokeFunction',
  Principal: 's3.amazonaws.com',
  SourceArn: 'arn:aws:s3:::test-bucket',
}

function calls({ client }: Replay) {
  return {
    add: (input: Partial<AddPermissionCommandInput>) => () =>
      client.send(new AddPermissionCommand({ ...S3, ...input })),
    get: (name: string, Qualifier?: string) => () =>
      client.send(new GetPolicyCommand({ FunctionName: name, Qualifier })),
    remove: (name: string, Qualifier?: string) => () =>
      client.send(new RemovePermissionCommand({ FunctionName: name, StatementId: 's3', Qualifier })),
  }
}

describe('permissions answer as recorded', () => {
  test('refusals', () =>
    replay('permissions', 'TestLambdaPermissions::test_permission_exceptions', async (it) => {
      const { add, get, remove } = calls(it)
      await it.client.send(zipFunction())
      it.wait()
      await it.answer('add_permission_invalid_statement_id', add({ StatementId: 'example.com' }))
      const versioned = { FunctionName: `${NAME}:1`, Qualifier: '2' }
      await it.answer('add_permission_fn_qualifier_mismatch', add(versioned))
      await it.answer('add_permission_fn_qualifier_latest', add({ Qualifier: '$LATEST' }))
      await it.answer('add_permission_principal_invalid', add({ Principal: 'invalid.nonaws.com' }))
      await it.answer('get_policy_fn_doesnotexist', get('doesnotexist'))
      await it.answer('get_policy_fn_version_doesnotexist', get(NAME, '42'))
      await it.answer('add_permission_fn_doesnotexist', add({ FunctionName: 'doesnotexist' }))
      await it.answer('remove_permission_policy_doesnotexist', remove(NAME))
      await it.answer('add_permission_fn_alias_doesnotexist', add({ Qualifier: 'alias-doesnotexist' }))
      await it.answer('add_permission_fn_version_doesnotexist', add({ Qualifier: '42' }))
      await it.answer('add_permission_fn_qualifier_invalid', add({ Qualifier: 'invalid-qualifier-with-?-char' }))
      const valid = add({ Qualifier: 'valid-with-$-but-doesnotexist' })
      await it.answer('add_permission_fn_qualifier_valid_doesnotexist', valid)
      await add({})()
      await it.answer('add_permission_conflicting_statement_id', add({}))
      await it.answer('remove_permission_fn_doesnotexist', remove('doesnotexist'))
      await it.answer('remove_permission_fn_alias_doesnotexist', remove(NAME, 'alias-doesnotexist'))
    }))

  test('a policy belongs to $LATEST or to one version', () =>
    replay('permissions', 'TestLambdaPermissions::test_lambda_permission_versioning', async (it) => {
      const { add, get } = calls(it)
      await it.client.send(zipFunction())
      it.wait()
      await it.answer('add_permission', add({}))
      await it.answer('get_policy', get(NAME))
      await it.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'changed' }))
      it.wait()
      await it.client.send(new PublishVersionCommand({ FunctionName }))
      await it.answer('get_policy_after_publishing_latest', get(NAME))
      await it.answer('get_policy_after_publishing_new_version', get(NAME, '1'))
      await add({ Qualifier: '1' })()
      await it.answer('get_policy_after_adding_to_new_version', get(NAME))
      await add({ StatementId: 's3_2' })()
      await it.answer('get_policy_after_adding_2', get(NAME))
    }))

  test('statements', () =>
    replay('permissions', 'TestLambdaPermissions::test_add_lambda_permission_fields', async (it) => {
      await it.client.send(zipFunction())
      const add = (name: string, input: Omit<AddPermissionCommandInput, 'FunctionName' | 'Action'>) =>
        it.answer(name, () =>
          it.client.send(new AddPermissionCommand({ FunctionName, Action: 'lambda:InvokeFunction', ...input })),
        )
      const SourceAccount = ACCOUNT
      await add('add_permission_principal_wildcard', { StatementId: 'wilcard', Principal: '*', SourceAccount })
      const service = { StatementId: 'lambda', Principal: 'lambda.amazonaws.com', SourceAccount }
      await add('add_permission_principal_service', service)
      await add('add_permission_principal_account', { StatementId: 'account-id', Principal: ACCOUNT })
      const user = { StatementId: 'user-arn', Principal: `arn:aws:iam::${ACCOUNT}:user/someone`, SourceAccount }
      await add('add_permission_principal_arn', user)
      const url: AddPermissionCommandInput = {
        FunctionName,
        StatementId: 'urlPermission',
        Action: 'lambda:InvokeFunctionUrl',
        Principal: '*',
        SourceArn: 'arn:aws:s3:::another-bucket',
        SourceAccount,
        FunctionUrlAuthType: 'NONE',
        PrincipalOrgID: 'o-1234567890',
      }
      await it.answer('add_permission_optional_fields', () => it.client.send(new AddPermissionCommand(url)))
      const EventSourceToken = 'amzn1.ask.skill.xxxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'
      await add('add_permission_alexa_skill', { StatementId: 'alexaSkill', Principal: '*', EventSourceToken })
    }))
})
