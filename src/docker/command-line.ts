import type { BuildInputs } from '../inputs/build.ts'
import { credentialArguments } from '../inputs/credential-arguments.ts'

/** The name and password of a URL. */
const login = /(:\/\/)([^\s/@]{1,1000})@/g

/** Options of caches that are credentials (Docker docs, "Cache storage backends"). */
const cacheCredential = /\b((?:access_key_id|secret_access_key|session_token|token|ghtoken)=)([^,]+)/g

/** Credentials in what a build reads and writes: BuildKit prints where it is, and buildx what it could not use. */
export function credentialsOf({ context, file = '', buildContexts, cacheFrom, cacheTo }: BuildInputs): string[] {
  const caches = [...cacheFrom, ...cacheTo]
  const logins = matches([context, file, ...buildContexts, ...caches], login).flatMap((one) => [one, ...one.split(':')])
  return [...logins, ...matches(caches, cacheCredential)]
}

/** The second groups of all matches. */
function matches(texts: readonly string[], pattern: RegExp): string[] {
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, , found = '']) => found))
}

/**
 * Writes a command of docker's for the log, as a shell takes it, after the word by which the runner shows a command.
 * Build arguments that seem to be credentials are left out, whether or not the runner knows their values as secrets.
 */
export function commandLine(argv: readonly string[]): string {
  const shown = argv.map((argument, index) => quoted(withoutCredentials(argument, argv[index - 1])))
  return `[command]docker ${shown.join(' ')}`
}

function withoutCredentials(argument: string, option = ''): string {
  if (option === '--build-arg' && credentialArguments([argument]).length > 0) {
    return argument.replace(/=.*$/s, '=***')
  }
  const plain = argument.replaceAll(login, '$1***@')
  return option.startsWith('--cache-') ? plain.replaceAll(cacheCredential, '$1***') : plain
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./*~-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`
}
