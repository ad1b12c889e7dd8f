import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import type { Reader } from './reader.ts'

/** The order in which regions are released. */
export type Strategy = 'parallel' | 'one-then-rest' | 'sequential'

/** What the failure of one region does to the others. */
export type OnRegionFailure = 'stop' | 'rollback' | 'continue'

/** How a run deploys to several regions. */
export interface RolloutInputs {
  strategy: Strategy
  onFailure: OnRegionFailure
  /** Whether ECR itself replicates the image from the first region to the others. */
  replicated: boolean
  /** Folder for a file with each region's result. */
  resultDirectory?: string
}

export function readRolloutInputs(read: Reader): RolloutInputs {
  return present({
    strategy:
      read.parsed('region-strategy', oneOf<Strategy>(['parallel', 'one-then-rest', 'sequential'])) ?? 'parallel',
    onFailure: read.parsed('on-region-failure', oneOf<OnRegionFailure>(['stop', 'rollback', 'continue'])) ?? 'stop',
    replicated: read.parsed('replicate', oneOf(['ecr'])) === 'ecr',
    resultDirectory: read.text('result-dir'),
  })
}

function oneOf<T extends string>(words: readonly T[]): (text: string, input: string) => T {
  return (text, input) => {
    const found = words.find((word) => word === text)
    if (found !== undefined) return found
    throw new Problem({
      what: `${input}: '${text}' is not known.`,
      remedy: `Write ${words.map((word) => `'${word}'`).join(' or ')}.`,
    })
  }
}
