/** Who acts with a workflow's token. */
export const ACTIONS = 'github-actions[bot]'

/** A user as answers show one. Who is called `…[bot]` is a GitHub App. */
export function user(login: string) {
  const bot = login.endsWith('[bot]')
  return {
    login,
    id: login === ACTIONS ? 41898282 : [...login].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1e7, 7),
    type: bot ? 'Bot' : 'User',
    html_url: bot ? `https://github.com/apps/${login.slice(0, -'[bot]'.length)}` : `https://github.com/${login}`,
    site_admin: false,
  }
}

/** This moment as GitHub writes it, without fractions of a second. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+/, '')
}
