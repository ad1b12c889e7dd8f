import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { preview, webCheckout } from './preview-stage.ts'
import { lambda } from './stage.ts'

export type Inputs = Readonly<Record<string, string>>

/** What a role does for a pull request in all regions, one after the other. */
export const steps = {
  'the first push': (sandbox: Sandbox, inputs: Inputs = {}) => preview(sandbox, { action: 'opened' }, { inputs }),
  async 'a later push, when the function has changed'(sandbox: Sandbox, inputs: Inputs = {}) {
    const change = new UpdateFunctionConfigurationCommand({ FunctionName: 'hello-world', Timeout: 9 })
    for (const region of sandbox.regions) await lambda(sandbox, region).send(change)
    return preview(sandbox, { action: 'synchronize' }, { workspace: webCheckout('two'), inputs })
  },
  // The image of the first push, which every checkout here builds again.
  'the same again, for callers that sign': (sandbox: Sandbox, inputs: Inputs = {}) =>
    preview(
      sandbox,
      { action: 'synchronize' },
      { workspace: webCheckout(), inputs: { 'preview-url-auth': 'aws-iam', ...inputs } },
    ),
  async 'the close'(sandbox: Sandbox, inputs: Inputs = {}) {
    sandbox.github.pullRequest({ number: 7, state: 'closed' })
    return preview(sandbox, { action: 'closed' }, { inputs })
  },
}

/** A part of a step: what is lacked of its permissions is told at the same time. */
export interface Part {
  step: keyof typeof steps
  needs: readonly string[]
  /** Whether it builds; else an image is given. */
  builds?: boolean
}

const [firstPush, laterPush, sameAgain, close] = [
  'the first push',
  'a later push, when the function has changed',
  'the same again, for callers that sign',
  'the close',
] as const

export const parts: Readonly<Record<string, Part>> = {
  'the inspection': {
    step: firstPush,
    needs: [
      'ecr:GetAuthorizationToken',
      'ecr:DescribeRepositories',
      'ecr:BatchGetImage',
      'lambda:GetFunction',
      'lambda:ListVersionsByFunction',
    ],
  },
  'the push of an image': {
    step: firstPush,
    builds: true,
    needs: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:InitiateLayerUpload',
      'ecr:UploadLayerPart',
      'ecr:CompleteLayerUpload',
      'ecr:PutImage',
    ],
  },
  'its signature': {
    step: firstPush,
    builds: true,
    needs: ['ecr:GetSigningConfiguration', 'ecr:DescribeImageSigningStatus'],
  },
  'the first release': {
    step: firstPush,
    needs: ['ecr:GetDownloadUrlForLayer', 'lambda:CreateFunction', 'iam:PassRole', 'lambda:TagResource'],
  },
  'the URL': {
    step: firstPush,
    needs: ['lambda:GetFunctionUrlConfig', 'lambda:CreateFunctionUrlConfig', 'lambda:AddPermission'],
  },
  'the tags of a preview': { step: laterPush, needs: ['lambda:ListTags'] },
  'the commits of an image': { step: laterPush, needs: ['ecr:DescribeImages'] },
  'a later release': {
    step: laterPush,
    needs: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'],
  },
  'a release of the same image': { step: sameAgain, needs: ['lambda:PublishVersion'] },
  'another URL': { step: sameAgain, needs: ['lambda:UpdateFunctionUrlConfig', 'lambda:RemovePermission'] },
  'the removal': {
    step: close,
    needs: [
      'ecr:ListImages',
      'ecr:ListImageReferrers',
      'ecr:BatchDeleteImage',
      'lambda:ListFunctions',
      'lambda:DeleteFunction',
      'logs:DeleteLogGroup',
    ],
  },
}
