// Usage: script/rehearse PATH [EVENT]
//
// Builds the Dockerfile at PATH (a file, or the folder that it is in) as Lambda takes it, runs the image as Lambda would, and
// hands it the event. Nothing is pushed, and no account of AWS is needed. EVENT is JSON, a JSON file, or a folder of them; {}
// by default.
//
//   --expect JSON           what the answer must contain: JSON, or a JSON file
//   --env NAME=VALUE        a variable of the function; may be repeated
//   --memory MB             of the function, 128 by default, as on Lambda
//   --timeout DURATION      of the function, 3s by default, as on Lambda
//   --architecture NAME     x86_64 or arm64; this machine's by default
//   --target STAGE          of the Dockerfile
//   --build-arg NAME=VALUE  may be repeated
//   --command WORDS         in place of CMD, as JSON: ["app.handler"]
//
// It ends with 0 when the image has answered, and as it should; with 1 when not; with 2 when the command line is refused.
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
import { flags, type Options, readOptions } from './local/options.ts'
import { inTerminal } from './local/words.ts'
import { commandLine } from './usage/command-line.ts'

/** A terminal, in place of GitHub's runner. */
const terminal: Output = sink({
  log: (text) => console.log(text),
  debug() {},
  warn: (text) => console.log(`Warning: ${inTerminal(text)}`),
  notice: (text) => console.log(text),
  error: (text) => console.error(`Error: ${inTerminal(text)}`),
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
  const line = commandLine(import.meta.url, flags)
  const signal = cancellation()
  let begun = false
  try {
    const options = readOptions(line, process.cwd(), process.arch)
    begun = true
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
    return begun ? 1 : 2
  }
}

process.exitCode = await withHeartbeat(terminal, main)
