import { credentialArguments } from '../inputs/credential-arguments.ts'

/** The name and password of a URL. */
const login = /(:\/\/)[^\s/@]{1,1000}@/g

/** Options of caches that are credentials (Docker docs, "Cache storage backends"). */
const cacheCredential = /\b((?:access_key_id|secret_access_key|session_token|token|ghtoken)=)[^,]+/g

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
