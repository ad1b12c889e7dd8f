import type { RunOptions } from '@deploy-lambda-image/sandbox/runner'
import type { ContainerdEngine } from './containerd-engine.ts'

/** Where an image is built: what a step needs to build there. */
export type Builder = Pick<RunOptions, 'env' | 'inputs'>

/** The machine's engine, which keeps images in its classic store, one with the containerd store, and a builder of its own. */
export const builders = ['classic store', 'containerd store', 'remote BuildKit'] as const

/** @param engine the one with the containerd store, whose BuildKit is the remote one, too */
export async function builderOf(kind: (typeof builders)[number], engine: ContainerdEngine): Promise<Builder> {
  switch (kind) {
    case 'classic store':
      return {}
    case 'containerd store':
      return { env: engine.env }
    case 'remote BuildKit':
      return { env: { DOCKER_CONFIG: await engine.far() }, inputs: { builder: 'far' } }
  }
}
