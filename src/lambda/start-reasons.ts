import type { StateReasonCode } from '@aws-sdk/client-lambda'
import type { ImageFacts } from '../image/facts.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'

/** What is known of the function that has a reason. */
export interface Failed {
  /** What its image is made of. */
  image?: ImageFacts
  config?: FunctionConfig
}

/** What a reason means, for when Lambda gives the code alone, and what to do. */
export interface Meaning {
  means: string
  remedy: string | ((failed: Failed) => string)
  /** Whether the same update may succeed a moment later. */
  passes?: true
}

const programOf = ({ image }: Failed) => image?.start.program ?? 'ENTRYPOINT'
const runLocally = "Run the image locally and correct what its start reports; the function's log group has it, too."

/** Without hooks and label Lambda takes no snapshot of an image, and gives no reason (as users quoted it). */
const runOrAllow = ({ config }: Failed) =>
  config?.SnapStart?.ApplyOn === 'PublishedVersions'
    ? `Deploy with test-event, which shows whether SnapStart takes the image: it needs restore hooks, a label, or one of AWS's base images for Java, Python and .NET. ${runLocally}`
    : runLocally

/** The reasons of a function that failed while it started. */
export const startReasons: Record<Extract<StateReasonCode, `FunctionError${string}`>, Meaning> = {
  FunctionError: { means: 'It failed while it started.', remedy: runOrAllow },
  'FunctionError.InitTimeout': {
    means: 'It did not ask for its first event in time.',
    remedy: `Have it do less before its first event, or give it more memory, which brings more CPU. ${runLocally}`,
  },
  'FunctionError.RuntimeInitError': { means: 'Its runtime failed while it started.', remedy: runOrAllow },
  'FunctionError.ExtensionInitError': {
    means: 'An extension failed while it started.',
    remedy: "Correct or remove the program in /opt/extensions that the function's log group names.",
  },
  'FunctionError.TooManyExtensions': {
    means: 'It has too many extensions.',
    remedy: 'Leave at most ten programs in /opt/extensions of the image.',
  },
  'FunctionError.InvalidEntryPoint': {
    means: 'Lambda can not start its program.',
    remedy: (failed) =>
      `Correct ${programOf(failed)}: the program must be a file of the image, written with its absolute path, executable by all (chmod 755), and for the function's architecture.`,
  },
  'FunctionError.InvalidWorkingDirectory': {
    means: 'The folder that it starts in does not exist.',
    remedy: ({ config, image }) => {
      const own = config?.ImageConfig?.WorkingDirectory
      const written = own ? `image-working-directory '${own}'` : (image?.start.folder ?? 'WORKDIR')
      return `Correct ${written}: the folder must be in the image, and every user must be able to enter it (chmod 755).`
    },
  },
  'FunctionError.PermissionDenied': {
    means: 'Lambda may not start its program.',
    remedy: (failed) =>
      `Let every user read and execute the program of ${programOf(failed)} and its folders (COPY --chmod=755): Lambda runs it as a user of its own.`,
  },
  'FunctionError.InitResourceExhausted': {
    means: 'It used up its memory or its disk while it started.',
    remedy: 'Raise memory-size or ephemeral-storage.',
  },
}
