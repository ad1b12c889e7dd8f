// CDK deploys the image by the digest that was pushed: cdk deploy --context "digest=$DIGEST".
import { App, Stack } from 'aws-cdk-lib'
import { Repository } from 'aws-cdk-lib/aws-ecr'
import { DockerImageCode, DockerImageFunction } from 'aws-cdk-lib/aws-lambda'

const app = new App()
const stack = new Stack(app, 'HelloWorld')
const repository = Repository.fromRepositoryName(stack, 'Repository', 'hello-world')
const digest: unknown = app.node.tryGetContext('digest')
if (typeof digest !== 'string' || !digest.startsWith('sha256:')) {
  throw new Error('Name the image by its digest: cdk deploy --context "digest=sha256:…"')
}

new DockerImageFunction(stack, 'Function', {
  functionName: 'hello-world',
  code: DockerImageCode.fromEcr(repository, { tagOrDigest: digest }),
  memorySize: 512,
})
