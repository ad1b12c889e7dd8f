import type { RunOptions } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { companyNetwork } from './company-network.ts'
import { imageStep } from './image-stage.ts'
import { codeSha256, create, setStage } from './stage.ts'

const fips =
  "AWS's APIs are called at their FIPS endpoints. The image is pushed to dkr.ecr and not to dkr.ecr-fips, because Lambda " +
  'takes images from dkr.ecr only.'

test.each([
  [
    { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    'ecr.us-east-1.api.aws',
    'lambda.us-east-1.api.aws',
    'sts.us-east-1.api.aws',
  ],
  [
    { AWS_USE_FIPS_ENDPOINT: 'true' },
    'api.ecr-fips.us-east-1.amazonaws.com',
    'lambda-fips.us-east-1.amazonaws.com',
    'sts-fips.us-east-1.amazonaws.com',
  ],
  [
    {
      AWS_ENDPOINT_URL_STS: 'https://sts.vpce.us-east-1.amazonaws.com',
      AWS_ENDPOINT_URL_LAMBDA: 'https://lambda.vpce.us-east-1.amazonaws.com:8443',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '',
      AWS_ENDPOINT_URL: '',
    },
    'api.ecr.us-east-1.amazonaws.com',
    'lambda.vpce.us-east-1.amazonaws.com:8443',
    'sts.vpce.us-east-1.amazonaws.com',
  ],
] as const)('with %j the proxy is asked for the hosts that are really called', async (env, ecr, lambda, sts) => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox)
  const isFips = 'AWS_USE_FIPS_ENDPOINT' in env
  // What is said of the push holds for one.
  const step: Pick<RunOptions, 'env' | 'inputs'> = isFips ? {} : await imageStep(sandbox)
  const run = await create(sandbox, { ...step, env: { ...step.env, ...network.env, ...env } })
  expect(run.exitCode, run.log).toBe(0)
  expect(network.hosts()).toEqual([ecr, lambda, sts].map((host) => (host.includes(':') ? host : `${host}:443`)))
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
  const notices = run.annotations.filter(({ level }) => level === 'notice').map(({ message }) => message)
  expect(notices.includes(fips)).toBe(isFips)
})
