import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** A command line that is none of the program's. The message is one sentence. */
export class Misuse extends Error {}

/** What a program takes, each as it was written. */
export type CommandLine<T extends ParseArgsOptionsConfig> = ReturnType<typeof parsed<T>>

/** The usage that the first comment of a program has. `begin` reads it in the same way. */
export function usageOf(source: string): string {
  const lines = source.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('//'))
  return `${lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n')}\n`
}

/**
 * Reads a command line.
 *
 * @param usage its first line has the arguments: `Usage: script/demo [PATH] [EVENT]`; one that ends with `...` may be repeated
 * @returns undefined where it asks for help
 * @throws Misuse when an option is unknown or has no value, when an argument is missing, or one too many
 */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  usage: string,
  options: T,
  argv: readonly string[],
): CommandLine<T> | undefined {
  const end = argv.indexOf('--')
  if (argv.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h')) return undefined
  const line = parsed(options, argv)
  const [, names = ''] = /^Usage: (?:node )?\S+(.*)/.exec(usage) ?? []
  const words = names.split(' ').filter(Boolean)
  const given = line.positionals.length
  const surplus = words.some((word) => word.includes('...')) ? undefined : line.positionals[words.length]
  if (surplus !== undefined) throw new Misuse(`'${surplus}' is an argument too many.`)
  const missing = words.filter((word) => !word.startsWith('['))[given]
  if (missing !== undefined) throw new Misuse(`${missing} is missing.`)
  return line
}

function parsed<const T extends ParseArgsOptionsConfig>(options: T, argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    // Node's words; behind the first sentence is advice that is longer than the usage.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
    throw new Misuse(`${sentence.replace(" <value>' argument missing", "' needs a value").replace(/\.$/, '')}.`)
  }
}

/** Ends a program, whose first comment is its usage, with 2: its command line is none of its. */
export function refuse(program: string, sentence: string): never {
  process.stderr.write(`${sentence}\n\n${usageOf(readFileSync(fileURLToPath(program), 'utf8'))}`)
  process.exit(2)
}

/**
 * The command line of a program, whose first comment is its usage. It answers `--help`, and refuses what is none of it.
 *
 * @param program `import.meta.url`
 */
export function commandLine<const T extends ParseArgsOptionsConfig>(program: string, options: T): CommandLine<T> {
  const usage = usageOf(readFileSync(fileURLToPath(program), 'utf8'))
  try {
    const line = readArguments(usage, options, process.argv.slice(2))
    if (line !== undefined) return line
  } catch (error) {
    if (error instanceof Misuse) refuse(program, error.message)
    throw error
  }
  process.stdout.write(usage)
  process.exit()
}
