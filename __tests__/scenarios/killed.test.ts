import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { buildGate } from './build-gate.ts'
import { givenFunction, givenImages } from './given.ts'
import {
  atCall,
  atDocker,
  atDockerLine,
  atGh,
  atLine,
  atSlowEngine,
  type End,
  endAt,
  type Moment,
} from './killed-stage.ts'
import { loadImages } from './loaded-image.ts'
import { lines, runtime } from './rehearsal-stage.ts'
import { openStage } from './stage.ts'

let sandbox: Sandbox

/** A rehearsed image that says where it is, and stays there when told: where it starts, or at the event "slow". */
const script = `${runtime}
echo "starting the runtime"
[ "$STAYS" != yes ] || sleep 60
while next; do
  if [ "$event" = '"slow"' ]; then echo "now at work"; sleep 60; fi
  answer '{}'
done`

/** An image that the engine has: what a rehearsal leaves is the same, whatever built its image. */
const loaded = `killed-${crypto.randomUUID()}`

beforeAll(async () => {
  sandbox = await openStage()
  await givenFunction(sandbox, { versions: ['one'], alias: {} })
  await loadImages({
    name: `${loaded}:latest`,
    labels: {},
    entryPoint: ['/bootstrap'],
    programs: { '/bootstrap': script },
  })
})

afterAll(async () => {
  await sandbox?.stop()
  // An error, if a run has removed what is not its own.
  await lines('image', 'rm', loaded)
})

interface Step extends Moment {
  /** A line of the Dockerfile. */
  dockerfile?: string
  inputs?: Readonly<Record<string, string>>
  /** Whether its image is built, and pushed under a tag of its own; default true. */
  builds?: boolean
}

async function atGate(): Promise<Step> {
  const gate = await buildGate()
  return { dockerfile: gate.dockerfile, inputs: gate.inputs, reached: gate.reachedBy }
}

/** Nothing is built: the image is one of ECR. */
async function atVerification(): Promise<Step> {
  await givenImages(sandbox, ['attested'])
  const image = { image: '', tags: '', 'image-uri': `${await sandbox.ecr.host()}/hello-world:attested` }
  return { ...atGh(), inputs: { ...unrehearsed, ...image, 'require-attestation': 'true' }, builds: false }
}

/** One of the moments of the push has a rehearsal before it. */
const unrehearsed = { 'test-event': '', 'test-timeout': '' }

/** Where a run that builds, rehearses and pushes is when it is ended. Nothing of the function is changed by then. */
const moments: [name: string, end: End, set: () => Step | Promise<Step>][] = [
  ['at its question for an identity token', 'SIGKILL', () => atCall(sandbox, 'github', 'GetIdToken')],
  ['at the sign-in', 'SIGKILL', () => atCall(sandbox, 'sts', 'AssumeRoleWithWebIdentity')],
  ['at the login to the registry', 'SIGTERM', () => atCall(sandbox, 'ecr', 'GetAuthorizationToken')],
  ['while it inspects the function', 'SIGKILL', () => atCall(sandbox, 'lambda', 'GetFunction')],
  ['while gh verifies an attestation', 'SIGKILL', atVerification],
  ['before the build', 'SIGKILL', () => atDocker('before', 'buildx build --label')],
  ['in the middle of the build', 'SIGKILL', atGate],
  [
    'while the image is exported',
    'SIGKILL',
    () => ({
      ...atDockerLine('buildx build --label', 'exporting to image'),
      dockerfile: 'RUN dd if=/dev/zero of=/large bs=1M count=48',
    }),
  ],
  ['once the image is built', 'SIGKILL', () => atDocker('after', 'buildx build --label')],
  [
    'before the network of the rehearsal is made',
    'SIGKILL',
    () => ({ ...atDocker('before', 'network create'), builds: false }),
  ],
  [
    'while the engine makes the network',
    'SIGKILL',
    () => ({ ...atSlowEngine('network create', 'network rm'), builds: false }),
  ],
  [
    'once the network of the rehearsal is made',
    'SIGKILL',
    () => ({ ...atDocker('after', 'network create'), builds: false }),
  ],
  ['before the container is made', 'SIGINT', () => atDocker('before', 'run ')],
  [
    'while the container starts',
    'SIGKILL',
    () => ({ ...atLine(/starting the runtime/), inputs: { 'test-env': 'STAYS=yes' }, builds: false }),
  ],
  [
    'while the container handles the event',
    'SIGKILL',
    () => ({ ...atLine(/now at work/), inputs: { 'test-event': '"slow"' }, builds: false }),
  ],
  ['before the container is removed', 'SIGKILL', () => ({ ...atDocker('before', 'rm --force'), builds: false })],
  [
    'once the image has its name for the push',
    'SIGKILL',
    () => ({ ...atDocker('after', 'tag '), inputs: unrehearsed, builds: false }),
  ],
  ['in the middle of the push', 'SIGKILL', () => atCall(sandbox, 'registry', 'PutImage')],
  ['once the image is pushed', 'SIGKILL', () => ({ ...atDocker('after', 'push '), inputs: unrehearsed })],
]

test.each(moments)('a run that is ended %s by %s leaves nothing once post has run', async (name, end, set) => {
  const { dockerfile = '', inputs, builds = true, ...moment } = await set()
  const tag = `moment-${crypto.randomUUID()}`
  const label = `run=${tag}`
  const workspace = folder({
    Dockerfile: `FROM busybox:stable-musl\nCOPY --chmod=755 bootstrap /bootstrap\n${dockerfile}\nLABEL moment="${name}"\nENTRYPOINT ["/bootstrap"]\n`,
    bootstrap: script,
  })
  const before = sandbox.lambda.functions()
  const image = builds ? { labels: label } : { image: loaded }
  const rehearsal = { 'test-event': '{}', 'test-timeout': '60s' }
  try {
    await endAt(
      sandbox,
      { moment, end, label },
      { workspace, inputs: { alias: 'live', tags: tag, ...image, ...rehearsal, ...inputs } },
    )
  } finally {
    sandbox.faults.clear()
  }
  expect(sandbox.lambda.functions()).toEqual(before)
})
