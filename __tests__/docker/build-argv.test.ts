import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { again, type BuildOutput, buildArgv, secretEnvironment } from '../../src/docker/build-argv.ts'
import { fullBuild as full, plainBuild as plain } from '../inputs/build-inputs.ts'

const request = { build: plain, platform: 'linux/amd64', fixedTimes: false, metadataFile: '/m.json' } as const
const load: BuildOutput = { kind: 'load', name: 'deploy-lambda-image:1' }
const loaded = 'type=docker,name=deploy-lambda-image:1,compression=gzip,force-compression=true'

test('a build that nothing was asked of is for one platform and without attestations', () => {
  expect(buildArgv({ ...request, output: load })).toEqual([
    ...['buildx', 'build', '--output', loaded],
    ...['--platform', 'linux/amd64', '--provenance=false', '--sbom=false'],
    ...['--metadata-file', '/m.json', '.'],
  ])
})

test('every input becomes the flag that docker/build-push-action makes of it', () => {
  expect(buildArgv({ ...request, build: full, platform: 'linux/arm64', output: load })).toEqual([
    ...['buildx', 'build'],
    ...['--add-host', 'db:10.0.0.1'],
    ...['--allow', 'network.host'],
    ...['--build-arg', 'A=1', '--build-arg', 'B=x y'],
    ...['--build-context', 'base=docker-image://alpine'],
    ...['--cache-from', 'type=gha'],
    ...['--cache-to', 'type=gha,mode=max'],
    ...['--file', 'app/Dockerfile'],
    ...['--label', 'a=1'],
    ...['--output', loaded],
    ...['--platform', 'linux/arm64', '--provenance=false', '--sbom=false'],
    ...['--secret', 'id=token,env=DEPLOY_LAMBDA_IMAGE_SECRET_0'],
    ...['--secret', 'id=key,env=DEPLOY_LAMBDA_IMAGE_SECRET_1'],
    ...['--secret', 'id=npm,env=NPM_TOKEN'],
    ...['--secret', 'id=npmrc,src=/home/me/.npmrc'],
    ...['--shm-size', '2g'],
    ...['--ssh', 'default'],
    ...['--target', 'final'],
    ...['--ulimit', 'nofile=1024:1024'],
    ...['--builder', 'mine'],
    ...['--metadata-file', '/m.json'],
    ...['--network', 'host'],
    ...['--no-cache', '--pull'],
    './app',
  ])
})

describe('what becomes of the image', () => {
  test.each<[BuildOutput, string]>([
    [load, loaded],
    [{ kind: 'keep' }, 'type=image,push=false,compression=gzip,force-compression=true'],
    [
      { kind: 'push', name: 'registry.example/hello' },
      'type=image,name=registry.example/hello,push-by-digest=true,name-canonical=true,push=true,compression=gzip,force-compression=true',
    ],
  ])('%o', (output, option) => {
    expect(buildArgv({ ...request, output }).slice(2, -7)).toEqual(['--output', option])
    const fixed = buildArgv({ ...request, output, fixedTimes: true })
    expect(fixed.slice(2, -7)).toEqual(['--output', `${option},rewrite-timestamp=true`])
  })
})

test('a build that is repeated comes from the cache as it is, and sends nothing to one', () => {
  const { cacheFrom: _from, cacheTo: _to, noCache: _no, pull: _pull, ...others } = full
  expect(again(full)).toEqual({ ...others, cacheFrom: [], cacheTo: [], noCache: false, pull: false })
})

test('the values of secrets are in the environment, never in argv', () => {
  const value = fc.string({ minLength: 8 }).map((text) => `secret ${text}`)
  const name = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(fc.array(fc.record({ name, value }), { minLength: 1 }), (secrets) => {
      const argv = buildArgv({ ...request, build: { ...plain, secrets }, output: load })
      const env = secretEnvironment(secrets)
      for (const secret of secrets) expect(argv.join('\0')).not.toContain(secret.value)
      const handed = argv.map((each) => /^id=(.*),env=(.*)$/.exec(each)).filter((match) => match !== null)
      expect(handed.map(([, id, variable = '']) => ({ name: id, value: env[variable] }))).toEqual(secrets)
    }),
  )
})
