/** What an image is made of, and for. Each member may be unknown. */
export interface Origin {
  /** URL of the repository of sources, `https://github.com/owner/name`. */
  source?: string
  /** Commit, 40 hexadecimal digits. */
  revision?: string
  /** Name of the function; of several all, sorted, with commas between. */
  functionName?: string
  /** Stage of the Dockerfile. */
  target?: string
}

// OCI Image Specification, "Annotations", has names for the first two.
const names = {
  source: 'org.opencontainers.image.source',
  revision: 'org.opencontainers.image.revision',
  functionName: 'deploy-lambda-image.function',
  target: 'deploy-lambda-image.target',
} as const satisfies Record<keyof Origin, string>

const members = ['source', 'revision', 'functionName', 'target'] as const satisfies (keyof Origin)[]

/**
 * Adds labels that say where an image comes from, to those that the user has written, which prevail.
 *
 * @param labels `NAME=value`
 */
export function withOrigin(labels: readonly string[], origin: Origin): string[] {
  const written = new Set(labels.map((label) => label.split('=', 1)[0]?.trim()))
  const own = members.flatMap((member) => {
    const value = origin[member]
    return value === undefined || written.has(names[member]) ? [] : [`${names[member]}=${value}`]
  })
  return [...own, ...labels]
}

/** Reads what the labels of an image say of where it comes from. */
export function readOrigin(labels: Readonly<Record<string, string>>): Origin {
  return Object.fromEntries(
    members.flatMap((member) => {
      const value = labels[names[member]]
      return value === undefined || value === '' ? [] : [[member, value]]
    }),
  )
}

/** Reads the same of labels that are written `NAME=value`. */
export function originOfLabels(labels: readonly string[]): Origin {
  const pairs = labels.map((label) => label.split('='))
  return readOrigin(Object.fromEntries(pairs.map(([name = '', ...value]) => [name.trim(), value.join('=')])))
}

/** Whether two images are builds for the same functions from one commit, as far as their labels tell. */
export function isSameOrigin(one: Origin, other: Origin): boolean {
  return one.functionName !== undefined && members.every((member) => one[member] === other[member])
}
