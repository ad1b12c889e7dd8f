// Usage: script/test-stores [STORE] [NAME...]
//
// Runs what builds, rehearses and pushes on engines of either image store: the machine's own, and one that is started with
// containerd's store, the default of engines from version 29 on; `script/test` has of this what differs by the store.
// `script/test-stores containerd rehearsal` takes one of the two, own or containerd, and files with this in their name.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startContainerdEngine } from '../__tests__/scenarios/containerd-engine.ts'
import { commandLine, refuse } from './usage/command-line.ts'

const stores = ['own', 'containerd'] as const
type Store = (typeof stores)[number]

/** Names of the files that build, rehearse or push, as they begin; without those that bring or choose their engines. */
const files = [
  ...['architecture', 'build-', 'builder-', 'cancel', 'checks', 'create', 'deploy', 'dockerfiles', 'emptied-temp'],
  ...[
    'entry-point',
    'killed',
    'layers',
    'local-image',
    'mistakes',
    'preview-life',
    'promote',
    'push',
    'regions',
    'rehearsal-ends',
  ],
  ...['rehearsal-output', 'rehearsal-refusals', 'rehearsal.test', 'repository', 'same-source', 'secrets', 'snap-start'],
  ...['taken-tags', 'verify'],
]

/**
 * Tests that are about requests and words of an engine with the classic store: it sends layers in parts, and tells what
 * the registry has answered. containerd sends a layer at once, and tells the status alone.
 */
const classicAlone = [
  ...['breaks in the middle of', 'one region refuses', 'one that fails is told'],
  ...['no function is inspected', 'noticed at', 'goes on refusing the login', 'deleted during the build'],
]

const [first = '', ...others] = commandLine(import.meta.url, {}).positionals
const only = stores.find((store) => store === first)
const wanted = only === undefined && first !== '' ? [first, ...others] : others

const folder = fileURLToPath(new URL('../__tests__/scenarios/', import.meta.url))
const chosen = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts') && files.some((each) => name.startsWith(each)))
  .filter((name) => wanted.length === 0 || wanted.some((each) => name.includes(each)))
  .map((name) => `__tests__/scenarios/${name}`)

// vitest would take no name for all of them.
if (chosen.length === 0) refuse(import.meta.url, `No file of the list has ${wanted.join(' or ')} in its name.`)

/** @returns the status of the tests */
async function runOn(store: Store): Promise<number> {
  console.log(`\n==> ${store === 'own' ? "On the machine's own engine" : 'On an engine with the containerd store'}`)
  const engine = store === 'own' ? undefined : await startContainerdEngine()
  try {
    const env = { ...process.env, ...engine?.env }
    const filter = store === 'own' ? [] : ['-t', `^(?!.*(?:${classicAlone.join('|')}))`]
    const argv = ['run', ...filter, ...chosen]
    const tests = spawn('vitest', argv, { stdio: 'inherit', env })
    // An interrupted run ends its tests, and stops the engine.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => tests.kill(signal))
    return await new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)))
  } finally {
    await engine?.stop()
  }
}

let failed = false
for (const store of only === undefined ? stores : [only]) failed = (await runOn(store)) !== 0 || failed
process.exitCode = failed ? 1 : 0
