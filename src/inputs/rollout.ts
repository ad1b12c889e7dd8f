import { present } from '../domain/present.ts'
import { oneOf, type Reader } from './reader.ts'

/** The order in which regions, or their functions, are released. */
export type Strategy = 'parallel' | 'one-then-rest' | 'sequential'

/** What the failure of one does to the others. */
export type OnFailure = 'stop' | 'rollback' | 'continue'

/** How a run deploys to several regions, and to several functions. */
export interface RolloutInputs {
  strategy: Strategy
  /** What comes one after the other; the functions of a region side by side, with region. */
  unit: 'region' | 'function'
  onFailure: OnFailure
  /** The inputs that say so, for errors: each has an older name that is about regions. */
  written: { strategy: (typeof strategyInputs)[number]; onFailure: (typeof failureInputs)[number] }
  /** Whether ECR itself replicates the image from the first region to the others. */
  replicated: boolean
  /** Folder for a file with each region's result. */
  resultDirectory?: string
}

const strategyInputs = ['release-strategy', 'region-strategy'] as const
const failureInputs = ['on-failure', 'on-region-failure'] as const

/** Reads in which order places are released, and what a failure means; the reader collects what is wrong. */
export function readRolloutInputs(read: Reader): RolloutInputs {
  const strategies = ['parallel', 'one-then-rest', 'sequential'] as const
  const ends = ['stop', 'rollback', 'continue'] as const
  const strategy = chooseInput(read, strategyInputs, strategies)
  const onFailure = chooseInput(read, failureInputs, ends)
  const unit: RolloutInputs['unit'] = strategy.input === 'release-strategy' ? 'function' : 'region'
  return present({
    strategy: strategy.value,
    unit,
    onFailure: onFailure.value,
    written: { strategy: strategy.input, onFailure: onFailure.input },
    replicated: read.parsed('replicate', oneOf(['ecr'])) === 'ecr',
    resultDirectory: read.text('result-dir'),
  })
}

/** Reads an input that has two names; the older one always has a value in a workflow, of which the first is the default. */
function chooseInput<Name extends string, Word extends string>(
  read: Reader,
  [newer, older]: readonly [Name, Name],
  words: readonly [Word, ...Word[]],
): { input: Name; value: Word } {
  const [value, before = words[0]] = [newer, older].map((name) => read.parsed(name, oneOf(words)))
  if (read.text(newer) === undefined) return { input: older, value: before }
  if (before !== words[0]) {
    read.findings.add(`${newer} and ${older} are two names for one thing.`, `Remove ${older}.`)
  }
  return { input: newer, value: value ?? words[0] }
}
