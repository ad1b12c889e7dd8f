// Names of credentials end like this; after such a word a name is about one: TOKEN_URL, SECRET_NAME, PASSWORD_FILE.
const credential =
  /(?:^|_)(?:TOKEN|SECRET|SECRET_KEY(?:_BASE)?|API_?KEY|ACCESS_KEY(?:_ID)?|(?:PRIVATE|PRV|SSH|DEPLOY|ENCRYPTION)_KEY|PAT|(?:NPM|COMPOSER)_AUTH(?:_JSON)?|CREDENTIALS(?:_JSON)?)$|(?:PASSWORD|PASSWD|PASSPHRASE)$|(?:^|_)(?:DB|DATABASE|MYSQL|POSTGRES|REDIS|SMTP|SSH|GPG|USER|ADMIN|ROOT|MASTER)_(?:PASS|PWD)$|(?:^|_)(?:GITHUB|GH|SENTRY_AUTH)_TOKEN_/

/** Of web frameworks, which write such values into what every browser gets; and of what says only whether or how. */
const open =
  /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|NG_APP|GATSBY|STORYBOOK)_|^(?:USE|HAS|WITH|WITHOUT|ENABLE|DISABLE|SKIP|REQUIRE|ALLOW|NEED|IS|NO|INSTALL|GENERATE|CHECK)_/

/** Words of text models and of paging, which are called tokens too, and patterns. */
const otherwise = /(?:^|_)(?:PAD|EOS|BOS|UNK|CLS|SEP|MASK|MAX|MIN|STOP|NEXT|CONTINUATION)_TOKEN$|(?:^|_)FORMAT_PAT$/

/** Docker leaves them out of the image's history (Docker docs, "Predefined ARGs"). */
const predefined = /^(?:HTTP|HTTPS|FTP|ALL|NO)_PROXY$/

// The issuers' own documents say how their tokens begin.
const issued = [
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /^gh[pousr]_[A-Za-z0-9_]{36,}$/,
  /^github_pat_\w{22,}$/,
  /^glpat-[\w-]{20,}$/,
  /^npm_[A-Za-z0-9]{36}$/,
  /^xox[abeprs]-[\w-]{10,}$/,
  /^[rs]k_live_\w{16,}$/,
  /^sk-(?:ant-|proj-)?[\w-]{20,}$/,
  /^dckr_[po]at_[\w-]{20,}$/,
  /^pypi-[\w-]{50,}$/,
  /^sntrys_\S{20,}$/,
  /^hvs\.[\w-]{20,}$/,
  /^-----BEGIN [A-Z ]{0,30}PRIVATE KEY/,
]

/** A password in a URL, and the host that it is for. */
const login = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]{0,200}:([^\s/@]{1,500})@([^\s/:@]{1,255})/i

/** What builds are given that need any value at all: it opens nothing. */
const placeholder =
  /^(?:true|false|yes|no|on|off|\d{0,6}|none|null|undefined|unused|not-?(?:used|needed|set)|(?:a-)?(?:dummy|fake|placeholder|change-?me|example|test|build|user|postgres|root|admin|pass|password|secret|key|token)(?:-?(?:key|token|secret|value|password|only|time|key-base))*|x+|\*+)$/i

/** A path: what is there may be a credential, the path is none. */
const path = /^(?:\.{1,2}|~)?\/(?:[\w.-]{1,40}\/){0,20}[\w.-]{1,40}$/

/**
 * Finds build arguments that are credentials, by their names or by their values. It would rather miss one than name one
 * that is none.
 *
 * @param buildArgs each `NAME=value`, or a name alone, whose value is in the environment
 * @returns their names
 */
export function credentialArguments(buildArgs: readonly string[]): string[] {
  return buildArgs.flatMap((argument) => {
    const equals = argument.indexOf('=')
    const name = equals < 0 ? argument : argument.slice(0, equals)
    const value = equals < 0 ? undefined : argument.slice(equals + 1).trim()
    return isCredential(name, value) ? [name] : []
  })
}

function isCredential(name: string, value: string | undefined): boolean {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
  if (predefined.test(words)) return false
  if (value !== undefined && issued.some((pattern) => pattern.test(value))) return true
  if (value !== undefined && hasLogin(value)) return true
  if (value !== undefined && (placeholder.test(value) || path.test(value))) return false
  return credential.test(words) && !open.test(words) && !otherwise.test(words)
}

function hasLogin(value: string): boolean {
  const [, password, host] = login.exec(value) ?? []
  if (password === undefined || host === undefined || placeholder.test(password)) return false
  return !/^(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0|db|postgres|mysql|redis|mongo|host)$/i.test(host)
}
