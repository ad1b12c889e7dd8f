// Other actions, whose own bundles run in the order of a job.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { readManifest } from '@deploy-lambda-image/sandbox/runner'
import { runWatched } from './memory.ts'
import { type Checkout, inputs as ours } from './stage.ts'
import type { Deployed, Way } from './ways.ts'

/**
 * The way of other actions.
 *
 * @param folders with an action.yml each, in the order in which a job would use them
 */
export function others(folders: readonly string[]): Way {
  // An earlier or later state of this action moves an alias.
  const moves = folders.some((folder) => 'alias' in readManifest(folder).inputs)
  return {
    name: folders.map((folder) => basename(resolve(folder))).join(', '),
    qualifier: moves ? 'live' : '$LATEST',
    deploy: (sandbox, checkout) => inOrder(folders, sandbox, checkout),
  }
}

/** Runs the main part of each; what is left is the post part of each, the last one first. */
async function inOrder(folders: readonly string[], sandbox: Sandbox, checkout: Checkout): Promise<Deployed> {
  const host = await sandbox.ecr.host('us-east-1')
  const home = mkdtempSync(join(tmpdir(), 'bench-home-'))
  const done: Awaited<ReturnType<typeof runWatched>>[] = []
  const end = async () => {
    for (const one of done.toReversed()) await one.end()
    rmSync(home, { recursive: true, force: true })
  }
  try {
    let env: Record<string, string> = {}
    for (const action of folders) {
      const inputs = inputsOf(action, host, checkout)
      const ran = await runWatched({ action, sandbox, workspace: checkout.path, inputs, env, home })
      done.push(ran)
      env = { ...env, ...ran.main.env }
    }
  } catch (error) {
    await end()
    throw error
  }
  return { memory: Math.max(...done.map(({ memory }) => memory)), end }
}

/** What actions of this kind call their inputs, with values of one deploy. Each gets those that its action.yml has. */
function inputsOf(folder: string, host: string, checkout: Checkout): Record<string, string> {
  const known = Object.keys(readManifest(folder).inputs)
  const values: Record<string, string> = {
    ...ours,
    'function-name': 'bench',
    'package-type': 'Image',
    'image-uri': `${host}/bench:against`,
    context: checkout.path,
    push: 'true',
    provenance: 'false',
    publish: 'true',
    // Elsewhere tags are those of a function.
    ...(known.includes('context') && { tags: `${host}/bench:against` }),
  }
  // An earlier or later state of this action takes tags without a host.
  const own = known.includes('test-event') ? { tags: 'against', alias: 'live', 'image-uri': '' } : {}
  return Object.fromEntries(Object.entries({ ...values, ...own }).filter(([name]) => known.includes(name)))
}
