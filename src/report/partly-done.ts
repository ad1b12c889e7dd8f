import { type Finding, Problem } from '../domain/problem.ts'
import type { RegionResult } from './result.ts'

/** A run that failed in some regions and is done in others. */
export class PartlyDone extends Problem {
  /** Of the regions that are done. */
  readonly results: readonly RegionResult[]

  constructor(findings: readonly Finding[], results: readonly RegionResult[], options: ErrorOptions) {
    super(findings, options)
    this.name = 'PartlyDone'
    this.results = results
  }
}
