import { Problem } from './problem.ts'

interface Lack {
  /** After "This machine" or the path. */
  what: string
  remedy: string
}

const full: Lack = {
  what: 'its disk is full',
  remedy: "Free space there, for example with 'docker system prune', or use a larger runner.",
}
const forbidden: Lack = {
  what: 'this job may not do that',
  remedy: 'Let the user that the runner runs as write to its temporary folder and to the workspace.',
}
const files: Lack = {
  what: 'too many files are open',
  remedy: "Raise the limit of open files ('ulimit -n') of the user that the runner runs as.",
}

/** By the code of the operating system (Node.js documentation, "Common system errors"). */
const lacks: Readonly<Record<string, Lack>> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: {
    what: 'it is read-only',
    remedy: 'Give the runner a temporary folder that can be written to: RUNNER_TEMP names it.',
  },
  EACCES: forbidden,
  EPERM: forbidden,
  EMFILE: files,
  ENFILE: files,
  ENOMEM: { what: 'it has no memory left', remedy: 'Use a larger runner, or run fewer jobs on this one.' },
  EIO: { what: 'its disk fails', remedy: 'Run the job on another runner.' },
}

/**
 * Says what the machine lacks, where it failed a call of the operating system.
 *
 * @returns undefined for any other error, which may be a bug
 */
export function explainMachine(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  const { code, syscall } = error
  const lack = Object.hasOwn(lacks, String(code)) ? lacks[String(code)] : undefined
  if (lack === undefined) return undefined
  const where = 'path' in error ? ` of ${error.path}` : ''
  return new Problem(
    { what: `This machine failed a ${syscall}${where}: ${lack.what} (${code}).`, remedy: lack.remedy },
    { cause: error },
  )
}
