import { type Destination, isBuilt, type NewImage, pushFromBuilder } from './build.ts'
import { explainDocker, explainPush } from './explain.ts'
import type { Finished } from './finished.ts'
import type { Docker } from './process.ts'
import { PushProgress } from './push-progress.ts'

/** An image that a registry has taken. */
export interface PushedImage {
  /** Of its manifest, `sha256:…`. */
  digest: string
  /** Digests of its layers' archives, in order; empty where a builder pushed it. */
  diffIds: readonly string[]
  progress: PushProgress
}

/**
 * Pushes an image under one name.
 *
 * @throws Problem when the registry refuses it
 */
export async function pushImage(docker: Docker, image: NewImage, destination: Destination): Promise<PushedImage> {
  const { name, repositoryArn, prefix } = destination
  const progress = new PushProgress()
  if (image.localName === undefined && isBuilt(image)) {
    return { digest: await pushFromBuilder(docker, image, destination), diffIds: [], progress }
  }
  if (image.layers !== undefined) progress.measure(image.layers.sizes)
  const pushed = await tagAndPush(docker, image.localName ?? image.id, name, { prefix, progress })
  if (pushed.exitCode !== 0) throw explainPush(pushed, name, { repository: repositoryArn })
  const digest = /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+/m.exec(pushed.stdout)?.[1]
  if (digest === undefined) throw new Error(`docker push reported no digest of ${name}`)
  return { digest, diffIds: image.layers?.diffIds ?? [], progress }
}

/** How often a name is given again that another run on this engine, at its end, has removed before the push. */
const attempts = 10

async function tagAndPush(
  docker: Docker,
  localName: string,
  name: string,
  { prefix, progress }: Pick<Destination, 'prefix'> & { progress: PushProgress },
): Promise<Finished> {
  for (let attempt = 1; ; attempt++) {
    const tagged = await docker.ask(['tag', localName, name])
    // containerd's store moves a name in two steps, between which another run may have given or removed it.
    if (tagged.exitCode !== 0 && /already exists/.test(tagged.stderr) && attempt < attempts) continue
    if (tagged.exitCode !== 0) throw explainDocker(tagged, `Could not name the image ${name}`)
    const pushed = await docker.show(['push', name], {
      prefix,
      skip: (line) => progress.read(line),
      seen: () => progress.describe(),
    })
    const taken =
      pushed.exitCode !== 0 &&
      /does not exist locally with the tag|tag does not exist: /.test(pushed.stderr + pushed.stdout)
    if (!taken || attempt === attempts) return pushed
  }
}
