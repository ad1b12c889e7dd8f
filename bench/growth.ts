// What grows with the image, with the events and with the steps on one engine: time against docker's own growth, and
// memory, which is to stay flat.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { buildAndPush } from './floor.ts'
import type { Measurement } from './measurement.ts'
import { deployWatched } from './memory.ts'
import { Checkout, deploy, echo, rehearsalTime, seed, startStage } from './stage.ts'

const own = { 'function-name': 'bench', tags: 'latest' }

/** @param megabytes sizes of the images, the smallest first: each has one layer that is empty space but for an id */
export async function growth(
  megabytes: readonly number[],
  events: readonly number[],
  steps: number,
): Promise<Measurement[]> {
  const sandbox = await startStage()
  const checkout = new Checkout()
  try {
    await seed(sandbox, 'bench', ['bench', ...namesOf(steps)])
    await deploy(sandbox, checkout.path, own)
    return [
      ...(await ofImages(sandbox, checkout, megabytes)),
      ...(await ofEvents(sandbox, checkout, events)),
      ...(await ofSteps(sandbox, steps)),
    ]
  } finally {
    checkout.remove()
    await sandbox.stop()
  }
}

async function ofImages(sandbox: Sandbox, checkout: Checkout, megabytes: readonly number[]): Promise<Measurement[]> {
  const rows: Measurement[] = []
  let first: { beyond: number; memory: number } | undefined
  for (const size of megabytes) {
    const fill = () => {
      const run = `echo ${crypto.randomUUID()} > /id && truncate -s ${size}M /space`
      writeFileSync(
        join(checkout.path, 'Dockerfile'),
        `FROM busybox:stable-musl\nRUN ${run}\nENTRYPOINT ["/bin/busybox"]\n`,
      )
    }
    fill()
    const floor = await buildAndPush(sandbox, checkout.path)
    fill()
    const { time, memory } = await deployWatched(sandbox, checkout.path, own)
    first ??= { beyond: time / floor, memory }
    const name = size < 1000 ? `${size} MB` : `${size / 1000} GB`
    // Never more than docker's own growth: the ratio of the smallest image, which has all that is fixed, is the most.
    rows.push({
      what: `An image of ${name} against its build and push`,
      measured: time / floor,
      unit: 'times',
      bound: first.beyond * 1.1,
    })
    rows.push({ what: `Memory at most, ${name}`, measured: memory, unit: 'MB', bound: first.memory + 15 })
  }
  return rows
}

async function ofEvents(sandbox: Sandbox, checkout: Checkout, counts: readonly number[]): Promise<Measurement[]> {
  const dockerfile = 'FROM busybox:stable-musl\nCOPY --chmod=755 bootstrap /bootstrap\nENTRYPOINT ["/bootstrap"]\n'
  writeFileSync(join(checkout.path, 'Dockerfile'), dockerfile)
  writeFileSync(join(checkout.path, 'bootstrap'), echo)
  const rows: Measurement[] = []
  let first: number | undefined
  for (const count of counts) {
    mkdirSync(join(checkout.path, `events-${count}`))
    for (let index = 0; index < count; index++)
      writeFileSync(join(checkout.path, `events-${count}`, `${index}.json`), '{}')
    const { log } = await deployWatched(sandbox, checkout.path, { ...own, 'test-event': `events-${count}` })
    const time = rehearsalTime(log)
    first ??= time
    rows.push({
      what: `A rehearsal of ${count} event${count === 1 ? '' : 's'}`,
      measured: time / 1000,
      unit: 's',
      bound: (first / 1000) * count,
    })
  }
  return rows
}

function namesOf(steps: number): string[] {
  return Array.from({ length: steps }, (_, index) => `bench-${index + 1}`)
}

async function ofSteps(sandbox: Sandbox, steps: number): Promise<Measurement[]> {
  const run = async (name: string) => {
    const checkout = new Checkout()
    try {
      await deploy(sandbox, checkout.path, { 'function-name': name, repository: 'bench', tags: name })
    } finally {
      checkout.remove()
    }
  }
  const timed = async (names: readonly string[]) => {
    const start = performance.now()
    await Promise.all(names.map(run))
    return performance.now() - start
  }
  const one = await timed(namesOf(1))
  const all = await timed(namesOf(steps))
  return [
    { what: `${steps} steps at once on one engine against one`, measured: all / one, unit: 'times', bound: steps },
  ]
}
