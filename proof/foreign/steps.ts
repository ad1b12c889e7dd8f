import { blob, cloudwatch, codedeploy, type Given, lambda, logs, type Step, sts } from './step.ts'
import { repositories } from './steps-ecr.ts'

const FunctionName = 'foreign'
const ofAlias = { FunctionName, Name: 'live' }
const onAlias = { FunctionName, Qualifier: 'live' }

/** Every operation that the sandbox has, in an order in which each finds what it needs, and one refusal of each kind. */
export function stepsOf(given: Given): Step[] {
  return [
    ...signIns(given),
    ...repositories(given),
    ...functions(given),
    ...aliases(given),
    ...watching(given),
    ...ends(),
  ]
}

function signIns({ chained, token }: Given): Step[] {
  const session = { RoleArn: chained, RoleSessionName: 'foreign' }
  return [
    sts('GetCallerIdentity'),
    sts('AssumeRole', session),
    sts('AssumeRoleWithWebIdentity', { ...session, WebIdentityToken: token }),
    sts('AssumeRoleWithWebIdentity', { ...session, WebIdentityToken: `${token}x` }, { error: 'InvalidIdentityToken' }),
  ]
}

function functions({ account, executionRole, images, durable }: Given): Step[] {
  const resource = `arn:aws:lambda:us-east-1:${account}:function:${FunctionName}`
  const Environment = { Variables: { A: 'b' } }
  const created = { PackageType: 'Image', Role: executionRole, Code: { ImageUri: images[0] } }
  const permission = { Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', StatementId: 's3' }
  const Payload = blob('{"a":1}')
  const noToken = { DurableExecutionArn: '$execution', CheckpointToken: 'none' }
  return [
    lambda('GetFunction', { FunctionName }, { error: 'ResourceNotFoundException' }),
    lambda('CreateFunction', { FunctionName, ...created, Publish: true, Environment, Tags: { a: 'b' } }),
    lambda('GetFunction', { FunctionName }),
    lambda('GetFunctionConfiguration', { FunctionName }),
    lambda('ListFunctions'),
    lambda('GetFunctionEventInvokeConfig', { FunctionName }, { error: 'ResourceNotFoundException' }),
    lambda('UpdateFunctionConfiguration', {
      FunctionName,
      MemorySize: 256,
      Timeout: 10,
      ImageConfig: { Command: ['a'] },
    }),
    lambda('UpdateFunctionCode', { FunctionName, ImageUri: images[1] }),
    lambda('PublishVersion', { FunctionName }),
    lambda('PublishVersion', { FunctionName, CodeSha256: '0' }, { error: 'InvalidParameterValueException' }),
    lambda('ListVersionsByFunction', { FunctionName }),
    lambda('ListTags', { Resource: resource }),
    lambda('TagResource', { Resource: resource, Tags: { c: 'd' } }),
    lambda('UntagResource', { Resource: resource, TagKeys: ['c'] }),
    lambda('GetPolicy', { FunctionName }, { error: 'ResourceNotFoundException' }),
    lambda('AddPermission', { FunctionName, ...permission }),
    lambda('AddPermission', { FunctionName, ...permission }, { error: 'ResourceConflictException' }),
    lambda('GetPolicy', { FunctionName }),
    lambda('RemovePermission', { FunctionName, StatementId: 's3' }),
    lambda('Invoke', { FunctionName, Payload, LogType: 'Tail' }),
    lambda('InvokeWithResponseStream', { FunctionName, Payload }),
    lambda('PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions: 5 }),
    lambda('GetFunctionConcurrency', { FunctionName }),
    lambda('DeleteFunctionConcurrency', { FunctionName }),
    lambda('ListEventSourceMappings', { FunctionName: durable }),
    lambda(
      'ListDurableExecutionsByFunction',
      { FunctionName: durable },
      { save: { execution: 'DurableExecutions.0.DurableExecutionArn' } },
    ),
    lambda('GetDurableExecution', { DurableExecutionArn: '$execution' }),
    // Without the token that an execution hands its own function, both are refused.
    lambda('CheckpointDurableExecution', noToken, { error: 'InvalidParameterValueException' }),
    lambda('GetDurableExecutionState', noToken, { error: 'InvalidParameterValueException' }),
  ]
}

function aliases(_: Given): Step[] {
  const weights = { RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } } }
  const executions = { ...onAlias, ProvisionedConcurrentExecutions: 2 }
  return [
    lambda('CreateAlias', { ...ofAlias, FunctionVersion: '1', Description: 'd' }),
    lambda('GetAlias', { ...ofAlias, Name: 'none' }, { error: 'ResourceNotFoundException' }),
    lambda('UpdateAlias', { ...ofAlias, ...weights }),
    lambda('UpdateAlias', { ...ofAlias, RevisionId: 'none' }, { error: 'PreconditionFailedException' }),
    lambda('GetAlias', ofAlias),
    lambda('ListAliases', { FunctionName }),
    lambda('UpdateAlias', { ...ofAlias, RoutingConfig: { AdditionalVersionWeights: {} } }),
    lambda('CreateFunctionUrlConfig', { ...onAlias, AuthType: 'NONE', Cors: { AllowOrigins: ['*'], MaxAge: 5 } }),
    lambda('GetFunctionUrlConfig', onAlias),
    lambda('UpdateFunctionUrlConfig', { ...onAlias, AuthType: 'AWS_IAM' }),
    lambda('ListFunctionUrlConfigs', { FunctionName }),
    lambda('DeleteFunctionUrlConfig', onAlias),
    lambda('GetProvisionedConcurrencyConfig', onAlias, { error: 'ProvisionedConcurrencyConfigNotFoundException' }),
    lambda('PutProvisionedConcurrencyConfig', executions),
    lambda('GetProvisionedConcurrencyConfig', onAlias),
    lambda('ListProvisionedConcurrencyConfigs', { FunctionName }),
    lambda('DeleteProvisionedConcurrencyConfig', onAlias),
  ]
}

function watching({ durable: _ }: Given): Step[] {
  const Dimensions = [
    { Name: 'FunctionName', Value: FunctionName },
    { Name: 'Resource', Value: `${FunctionName}:live` },
    { Name: 'ExecutedVersion', Value: '1' },
  ]
  const Metric = { Namespace: 'AWS/Lambda', MetricName: 'Invocations', Dimensions }
  const group = { applicationName: 'app', deploymentGroupName: 'live' }
  const Properties = { Name: FunctionName, Alias: 'live', CurrentVersion: '1', TargetVersion: '2' }
  const content = JSON.stringify({ version: 0, Resources: [{ it: { Type: 'AWS::Lambda::Function', Properties } }] })
  const deploymentId = '$deployment'
  const logGroupName = '/aws/lambda/made'
  return [
    cloudwatch('DescribeAlarms', { AlarmNames: ['errors', 'none'], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
    cloudwatch('DescribeAlarms', { AlarmNames: ['a'], AlarmNamePrefix: 'a' }, { error: 'InvalidParameterCombination' }),
    cloudwatch('GetMetricData', {
      MetricDataQueries: [{ Id: 'a', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }],
      StartTime: new Date(Date.now() - 600_000).toISOString(),
      EndTime: new Date(Date.now() + 600_000).toISOString(),
    }),
    codedeploy('GetApplication', { applicationName: 'app' }),
    codedeploy('GetApplication', { applicationName: 'none' }, { error: 'ApplicationDoesNotExistException' }),
    codedeploy('GetDeploymentGroup', group),
    codedeploy('GetDeploymentConfig', { deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' }),
    codedeploy(
      'CreateDeployment',
      { ...group, revision: { revisionType: 'AppSpecContent', appSpecContent: { content } } },
      { save: { deployment: 'deploymentId' } },
    ),
    codedeploy('GetDeployment', { deploymentId }),
    codedeploy('ListDeployments', group),
    codedeploy('ListDeploymentTargets', { deploymentId }, { save: { target: 'targetIds.0' } }),
    codedeploy('GetDeploymentTarget', { deploymentId, targetId: '$target' }),
    codedeploy('BatchGetDeploymentTargets', { deploymentId, targetIds: ['$target'] }),
    codedeploy('StopDeployment', { deploymentId, autoRollbackEnabled: false }),
    logs('CreateLogGroup', { logGroupName }),
    logs('PutRetentionPolicy', { logGroupName, retentionInDays: 7 }),
    logs('DescribeLogGroups', { logGroupNamePrefix: '/aws' }),
    logs('DeleteLogGroup', { logGroupName }),
    logs('DeleteLogGroup', { logGroupName }, { error: 'ResourceNotFoundException' }),
  ]
}

function ends(): Step[] {
  return [lambda('DeleteAlias', ofAlias), lambda('DeleteFunction', { FunctionName })]
}
