import { describe, expect, test } from 'vitest'
import { containerArgv, lambdaVariables } from '../../src/container/container.ts'

const request = {
  name: 'deploy-lambda-image-1',
  image: 'deploy-lambda-image:1',
  start: { entryPoint: ['/lambda-entrypoint.sh', '--fixed'], command: ['app.handler'], workingDirectory: '/var/task' },
  network: ['--network=host'],
  environment: ['--env-file=/scratch/1.env', '--env=LETTER'],
  memory: 256,
  storage: 1024,
}

describe('the arguments of docker', () => {
  test('hold every constraint of Lambda', () => {
    expect(containerArgv(request)).toEqual([
      'run',
      '--pull=never',
      '--name=deploy-lambda-image-1',
      '--network=host',
      '--read-only',
      '--tmpfs=/tmp:rw,exec,mode=1777,size=1024m',
      '--user=993:990',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges',
      '--ipc=none',
      '--pids-limit=1024',
      '--ulimit=nofile=1024:1024',
      '--log-driver=none',
      '--no-healthcheck',
      '--memory=256m',
      '--memory-swap=256m',
      '--workdir=/var/task',
      '--env-file=/scratch/1.env',
      '--env=LETTER',
      '--entrypoint=/lambda-entrypoint.sh',
      'deploy-lambda-image:1',
      '--fixed',
      'app.handler',
    ])
  })

  test('share /tmp and processes where extensions run beside the program', () => {
    const owner = containerArgv({ ...request, share: { kind: 'owner' } })
    expect(owner).toContain(
      '--mount=type=volume,dst=/tmp,volume-nocopy,volume-driver=local,volume-opt=type=tmpfs,volume-opt=device=tmpfs,"volume-opt=o=mode=1777,size=1024m"',
    )
    const guest = containerArgv({ ...request, share: { kind: 'guest', of: 'main' } })
    expect(guest).toEqual(expect.arrayContaining(['--volumes-from=main', '--pid=container:main']))
    for (const argv of [owner, guest]) expect(argv.filter((each) => each.startsWith('--tmpfs'))).toEqual([])
  })

  test("leave the image's own working directory, and a CMD without an ENTRYPOINT", () => {
    const argv = containerArgv({
      ...request,
      start: { entryPoint: [], command: ['/server', '-v'], workingDirectory: '' },
    })
    expect(argv.slice(-5)).toEqual([
      '--env-file=/scratch/1.env',
      '--env=LETTER',
      'deploy-lambda-image:1',
      '/server',
      '-v',
    ])
    expect(argv.filter((each) => /^--(?:workdir|entrypoint)/.test(each))).toEqual([])
  })
})

test('the variables that Lambda sets, and no credentials', () => {
  const initialization = { kind: 'on-demand' } as const
  const facts = { name: 'app', version: '$LATEST', region: 'eu-west-1', memory: 256, initialization }
  expect(lambdaVariables(facts, request.start, '127.0.0.1:9001', 'of-metadata')).toEqual({
    AWS_LAMBDA_FUNCTION_NAME: 'app',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/app',
    AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
    AWS_LAMBDA_METADATA_API: '127.0.0.1:9001',
    AWS_LAMBDA_METADATA_TOKEN: 'of-metadata',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: 'app.handler',
  })
})
