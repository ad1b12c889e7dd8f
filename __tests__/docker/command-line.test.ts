import { expect, test } from 'vitest'
import { commandLine } from '../../src/docker/command-line.ts'

test.each([
  [['build', '--file', 'a b', '--label', "it's"], "build --file 'a b' --label 'it'\\''s'"],
  [['--build-arg', 'VERSION=1.2'], '--build-arg VERSION=1.2'],
  [['--build-arg', 'NPM_TOKEN=abc\ndef'], '--build-arg NPM_TOKEN=***'],
  [['--build-arg', 'HTTP_PROXY=http://me:pass@proxy:3128'], '--build-arg HTTP_PROXY=http://***@proxy:3128'],
  [['https://me:pass@git.example/app.git#main'], "'https://***@git.example/app.git#main'"],
  [
    ['--cache-to', 'type=s3,bucket=b,access_key_id=AKIA,secret_access_key=s+/=,session_token=t,mode=max'],
    '--cache-to type=s3,bucket=b,access_key_id=***,secret_access_key=***,session_token=***,mode=max',
  ],
  [['--secret', 'id=npm,env=DEPLOY_LAMBDA_IMAGE_SECRET_0'], '--secret id=npm,env=DEPLOY_LAMBDA_IMAGE_SECRET_0'],
])('%j is shown as %s', (argv, shown) => {
  expect(commandLine(argv)).toBe(`[command]docker ${shown}`)
})
