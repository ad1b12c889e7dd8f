import { counted, withFullStop } from '../domain/text.ts'

/** An instruction of the Dockerfile that ended with an error of its own. */
export interface FailedStep {
  exitCode: number
  /** As BuildKit shows it, `RUN npm ci`; absent where it is too long to be told. */
  instruction?: string
  /** File and line, `Dockerfile:2`; absent where BuildKit names none. */
  place?: string
  /** Whether it printed nothing. */
  silent: boolean
  /** What it printed last, whole lines; none where the last is too long to be told. */
  printed: readonly string[]
  /** The program that its shell did not find, by the name that the Dockerfile has for it. */
  missing?: string
}

/** Characters of an instruction that is told. */
const longestInstruction = 120

/** Characters and lines of its output. No line is parted: what is a secret in it is known by the whole. */
const [longestOutput, mostLines] = [350, 5]

/**
 * Reads which instruction failed, and what it printed last, from what buildx printed.
 *
 * @param said the error in which that ends
 * @returns undefined when it was no instruction that failed
 */
export function readFailedStep(said: string, text: string): FailedStep | undefined {
  const [, status] = /\bdid not complete successfully: exit code: (\d{1,3})\b/.exec(said) ?? []
  if (status === undefined) return undefined
  const lines = text.split('\n')
  const end = lines.findIndex(
    (line) => /^#\d{1,9} ERROR: /.test(line) && line.includes('did not complete successfully'),
  )
  const printed = outputOf(lines.slice(0, end + 1))
  const rule = lines.findIndex((line, index) => index > end && line === '------' && lines[index + 1]?.startsWith(' > '))
  const [, step = ''] = /^ > (?:\[[^\]]{1,100}\] )?(.*):$/.exec(lines[rule + 1] ?? '') ?? []
  const source = rule < 0 ? -1 : lines.findIndex((line, index) => index > rule && /^-{20}$/.test(line))
  const [place] = /^\S{1,200}:\d+$/.exec(lines[source - 1] ?? '') ?? []
  const missing = status === '127' ? missingProgram(said, printed) : undefined
  return {
    exitCode: Number(status),
    ...(step !== '' && step.length <= longestInstruction && { instruction: step }),
    ...(place !== undefined && { place }),
    silent: printed.length === 0,
    printed: lastOf(printed),
    ...(missing !== undefined && { missing }),
  }
}

/** The output of the step that ends with these lines: each of its own has the step's number and a time before it. */
function outputOf(lines: readonly string[]): string[] {
  const [, step] = /^#(\d{1,9}) /.exec(lines.at(-1) ?? '') ?? []
  const prefix = new RegExp(`^#${step} \\d+\\.\\d+ `)
  return lines.flatMap((line) => {
    const [own] = prefix.exec(line) ?? []
    const output = own === undefined ? '' : line.slice(own.length).trim()
    return output === '' ? [] : [output]
  })
}

function lastOf(lines: readonly string[]): string[] {
  const kept: string[] = []
  let room = longestOutput
  for (const line of lines.toReversed()) {
    room -= line.length
    if (room < 0 || kept.length === mostLines) break
    kept.unshift(line)
  }
  return kept
}

/** Shells say it in these words. What they name may be a secret, unless the Dockerfile itself has it. */
function missingProgram(said: string, printed: readonly string[]): string | undefined {
  for (const line of printed.toReversed()) {
    const [, name] = /(?:^|: )([\w.+/-]{1,100}): (?:command )?not found$/.exec(line) ?? []
    if (name !== undefined) return said.split(/[^\w.+/-]/).includes(name) ? name : undefined
  }
  return undefined
}

/** What happened, to follow a colon; and the same in words of which none is the build's. */
export function describeStep({ instruction, place, exitCode, silent, printed }: FailedStep): {
  what: string
  brief: string
} {
  const which = instruction === undefined ? 'an instruction' : `'${instruction}'`
  const where = place === undefined ? '' : ` (${place})`
  const what = `${which}${where} ended with exit code ${exitCode}.`
  const brief = `an instruction of the Dockerfile ended with exit code ${exitCode}: the run's log says why.`
  if (printed.length === 0) return { what: silent ? what : `${what} The log has what it printed.`, brief }
  const last = printed.length === 1 ? 'Its last line' : `Its last ${counted(printed.length, 'line')}`
  return { what: `${what} ${last}: ${withFullStop(printed.join(' | '))}`, brief }
}

/** What to do about it, where nothing else tells. */
export function stepRemedy({ exitCode, missing, silent }: FailedStep): string {
  if (exitCode === 127) {
    const what = missing === undefined ? 'A program that it runs, or a library of it,' : `'${missing}'`
    return `${what} is not in the image at that point: install it in an instruction before, or take a base image that has it.`
  }
  return `Correct the instruction, or what it works on${silent ? '' : '; the log has all that it printed'}.`
}
