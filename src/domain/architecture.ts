import { Problem } from './problem.ts'

/** An instruction set, as Lambda names it. */
export type Architecture = 'x86_64' | 'arm64'

export const architectures = ['x86_64', 'arm64'] as const satisfies readonly Architecture[]

/** What Lambda gives a function that nothing else is said of (CreateFunction, Architectures). */
export const defaultArchitecture: Architecture = 'x86_64'

/** A platform, as buildx and image configs name it. */
export type Platform = 'linux/amd64' | 'linux/arm64'

const platforms: Record<Architecture, Platform> = { x86_64: 'linux/amd64', arm64: 'linux/arm64' }
const otherNames = new Map<string, Architecture>(
  Object.entries({
    amd64: 'x86_64',
    'linux/amd64': 'x86_64',
    'x86-64': 'x86_64',
    x64: 'x86_64',
    aarch64: 'arm64',
    'linux/arm64': 'arm64',
    'linux/arm64/v8': 'arm64',
  }),
)

/** @throws Problem when the text is not exactly one of Lambda's two names */
export function parseArchitecture(text: string): Architecture {
  const known = architectures.find((name) => name === text)
  if (known !== undefined) return known
  if (/[\s,]/.test(text)) {
    throw new Problem({
      what: `architecture: '${text.replaceAll(/\s+/g, ' ')}' names more than one, but Lambda refuses an image for several platforms.`,
      remedy: "Write 'x86_64' or 'arm64'; deploy one function for each.",
    })
  }
  const meant = otherNames.get(text.toLowerCase())
  throw new Problem({
    what: `architecture: '${text}' is not an architecture of Lambda.`,
    remedy: meant === undefined ? "Write 'x86_64' or 'arm64'." : `Write '${meant}'.`,
  })
}

/** The one platform that buildx is told to build. */
export function platformOf(architecture: Architecture): Platform {
  return platforms[architecture]
}

/** Lambda's name for a platform, for example for `linux/amd64`; undefined when Lambda runs none such. */
export function architectureFor(platform: string): Architecture | undefined {
  return architectures.find((name) => platformOf(name) === platform)
}
