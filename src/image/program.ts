import { type Architecture, platformOf } from '../domain/architecture.ts'
import type { Finding } from '../domain/problem.ts'

/** What a file is that Lambda starts. */
export type Program =
  /** `machine` is absent for a CPU that Lambda does not have. */
  { kind: 'binary'; machine?: Architecture } | { kind: 'script'; interpreter: string }

/** `e_machine` of an ELF header (System V ABI, "ELF Header"). */
const machines = new Map<number, Architecture>([
  [62, 'x86_64'],
  [183, 'arm64'],
])

/** Bytes that say what a file is: the header of a program, or the first line of a script. */
export const headLength = 256

/**
 * Reads what kind of program a file is, by its first bytes.
 *
 * @returns undefined when it is neither ELF nor a script with an absolute interpreter
 */
export function readProgram(head: Buffer): Program | undefined {
  if (head.length >= 20 && head.toString('latin1', 0, 4) === '\x7fELF') {
    const machine = machines.get(head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18))
    return { kind: 'binary', ...(machine && { machine }) }
  }
  const interpreter = /^#!\s*(\/\S+)/.exec(head.toString('latin1'))?.[1]
  return interpreter === undefined ? undefined : { kind: 'script', interpreter }
}

/**
 * Says why a program would not run on the function, whatever the image says of itself; undefined when it would, or
 * when the file does not tell.
 *
 * @param path of the program in the image
 */
export function refuseProgram(program: Program | undefined, path: string, wanted: Architecture): Finding | undefined {
  if (program?.kind !== 'binary' || program.machine === wanted) return undefined
  const found = program.machine === undefined ? 'another CPU' : platformOf(program.machine)
  return {
    what: `The image says that it is for ${platformOf(wanted)}, but its program '${path}' is for ${found}.`,
    remedy: `Use a base image that has ${platformOf(wanted)}, without a constant --platform in FROM, and copy no program of another platform.`,
  }
}
