import type { Finding } from '../domain/problem.ts'
import { withoutFullStop } from '../domain/text.ts'
import { type EndTime, meaningOfEnd } from './ended.ts'
import { type Circumstances, explain, lastLines, moreMemory } from './explain.ts'
import type { Exit, Remains } from './outcome.ts'

/** Says why a container ended when it should have answered. @param when the rest of the sentence */
export function diagnoseExit(
  { exitCode, extension }: Exit,
  around: Circumstances,
  when: string,
  time: EndTime,
): Finding {
  const refused = diagnoseRefusal(around)
  if (refused) return refused
  // On Lambda it is the program's own.
  if (exitCode === 125 && !around.lambda) {
    return {
      what: `The engine did not start the image: ${around.lines.at(-1) ?? 'it gave no reason'}.`,
      brief: 'The engine did not start the image.',
      remedy: 'Let the engine allow what the rehearsal asks for (docs/rehearsal.md), or leave test-event out.',
    }
  }
  // 137 is SIGKILL, which only the kernel sends where memory is limited; not every engine reports the reason.
  if (around.outOfMemory || (exitCode === 137 && around.memoryLimited)) {
    return {
      what: `The image was killed ${when}: it needs more than the function's ${around.memory} MB of memory.`,
      remedy: moreMemory,
    }
  }
  const subject = extension === undefined ? 'The image' : `The extension ${extension}`
  const what = `${subject} ended with status ${exitCode} ${when}.`
  // On one machine only a firewall that drops in silence is likely, and that does not end an image at once.
  const suspicion = around.between?.sameMachine ? '' : suspectNetwork(around)
  const found = explain(around, what, undefined, `${lastLines(around)}${suspicion}`)
  const meaning = found.what === what && extension === undefined ? meaningOfEnd(exitCode, time) : undefined
  return meaning
    ? { what: `${withoutFullStop(what)}: ${meaning.what}.`, remedy: `${meaning.remedy}${suspicion}` }
    : found
}

/** Says why the entry point can't be started, in the engine's words (runc) or Lambda's (`fork/exec`). */
export function diagnoseRefusal(around: Circumstances): Finding | undefined {
  if (isWrongFormat(around)) return diagnoseFormat(around)
  const text = around.lines.join('\n')
  const [, asked, path] = missingProgram.exec(text) ?? []
  const program = asked ?? path
  if (program === undefined) return undefined
  return {
    what: `The image's entry point '${program}' is not in the image.`,
    brief: "The image's entry point is not in the image.",
    remedy: 'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
  }
}

const missingProgram =
  /exec: "([^"\n]{1,4096})": (?:stat [^:\n]{1,4096}: )?(?:no such file or directory|executable file not found)|fork\/exec ([^:\n]{1,300}): no such file/

function diagnoseFormat({ architecture, foreign }: Circumstances): Finding {
  if (foreign) {
    return {
      what: `This machine can't run ${architecture} (exec format error), and test-required asks for it.`,
      remedy: 'Use a runner of that architecture, or add docker/setup-qemu-action before this step.',
    }
  }
  return {
    what: `The image's entry point can't be run on ${architecture} (exec format error).`,
    remedy: 'Build its programs for that architecture, and start scripts with #!.',
  }
}

/** A further sentence for a container that never got through, where something may have kept it from that. */
export function suspectNetwork({ reached, between }: Circumstances): string {
  if (reached || between === undefined) return ''
  return ` If the network is at fault: let containers of this engine reach this machine at ${between.address}; a firewall may be in between.`
}

/** Whether the engine could not start the program because of its format. */
export function isWrongFormat({ lines }: Pick<Remains, 'lines'>): boolean {
  return lines.some((line) => line.includes('exec format error'))
}
