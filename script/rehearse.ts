import { openVenue } from '../src/container/venue.ts'
import { buildImage } from '../src/docker/build.ts'
import { platformOf } from '../src/domain/architecture.ts'
import { formatMeasured } from '../src/domain/duration.ts'
import type { Output } from '../src/domain/output.ts'
import { describeError } from '../src/domain/text.ts'
import { readContext } from '../src/inputs/context.ts'
import { defaultConfig } from '../src/lambda/function.ts'
import type { Answered } from '../src/rehearsal/play.ts'
import { type Rehearsal, rehearse } from '../src/rehearsal/rehearse.ts'
import { cancellation } from '../src/session/cancellation.ts'
import { type DockerSession, openDockerSession } from '../src/session/docker-session.ts'
import { withHeartbeat } from '../src/session/heartbeat.ts'
import { sink } from '../src/session/sink.ts'
import { type Tools, toolsWith } from '../src/session/tools.ts'
import { type Memory, measureMemory } from './local/memory.ts'
import { type Options, readOptions, usage } from './local/options.ts'

/** A terminal, in place of GitHub's runner. */
const terminal: Output = sink({
  log: (text) => console.log(text),
  debug() {},
  warn: (text) => console.log(`Warning: ${text}`),
  notice: (text) => console.log(text),
  error: (text) => console.error(`Error: ${text}`),
  openGroup: (title) => console.log(`▸ ${title}`),
  closeGroup: () => console.log(),
  mask() {},
  hide() {},
  conceal: (text) => text,
  setOutput() {},
  saveState() {},
  addSummary: async () => {},
})

interface Seen {
  answers: Omit<Answered, 'container'>[]
  memory?: Memory
}

async function rehearseHere(options: Options, tools: Tools, session: DockerSession): Promise<[Rehearsal, Seen]> {
  const { build, architecture, variables, memory, timeout, events, command } = options
  const { docker, config } = session
  const platform = platformOf(architecture)
  const localName = `deploy-lambda-image:${crypto.randomUUID()}`
  session.noteImage(localName)
  const venue = openVenue(docker, session.noteNetwork)
  session.later(() => venue)
  await tools.steps.step(`Build the image for ${platform}`, () =>
    buildImage(docker, { build, platform, fixedTimes: false }, localName),
  )
  const seen: Seen = { answers: [] }
  const request = {
    image: localName,
    architecture,
    events,
    variables,
    timeout,
    function: { name: 'local', version: '$LATEST', region: 'us-east-1', memory, initialization: { kind: 'on-demand' } },
    functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:local',
    storage: defaultConfig.EphemeralStorage.Size,
    overrides: command === undefined ? {} : { command },
    required: true,
    proxied: config.proxied,
    scratch: config.directory,
    noteContainer: session.noteContainer,
    later: session.later,
    conceal: tools.conceal,
    log: tools.log,
    warn: tools.warn,
    async answered({ name, payload, container }: Answered) {
      seen.answers.push({ name, payload })
      const measured = await measureMemory(docker, container)
      if (measured) seen.memory = measured
    },
  } as const
  const rehearsal = await tools.steps.step('Rehearse the image as Lambda would run it', () =>
    rehearse(docker, request, venue),
  )
  if (rehearsal === undefined) throw new Error('a rehearsal that is required was left out')
  return [rehearsal, seen]
}

function tell({ log }: Tools, { memory: most }: Options, { init }: Rehearsal, { answers, memory }: Seen): void {
  for (const { name, payload } of answers) log(`The answer${answers.length > 1 ? ` to ${name}` : ''}:\n${payload}\n`)
  log(`Cold start  ${formatMeasured(init)} until the image asked for the event`)
  const kinds = { peak: 'at its most', now: 'after the last answer' }
  if (memory) log(`Memory      ${memory.megabytes} MB of ${most} MB, ${kinds[memory.kind]}`)
}

async function main(output: Output): Promise<number> {
  const signal = cancellation()
  try {
    const options = readOptions(process.argv.slice(2), process.cwd(), process.arch)
    if (options === undefined) {
      output.log(usage)
      return 2
    }
    // There is no workflow here; the working directory stands for its workspace.
    const tools = toolsWith(output, process.env, readContext({}), signal)
    const session = openDockerSession(tools, options.build)
    try {
      tell(tools, options, ...(await rehearseHere(options, tools, session)))
    } finally {
      await session.close()
    }
    return 0
  } catch (error) {
    output.error(signal.aborted ? 'The rehearsal was stopped.' : describeError(error))
    return 1
  }
}

process.exitCode = await withHeartbeat(terminal, main)
