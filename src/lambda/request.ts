import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { Architecture } from '../domain/architecture.ts'
import type { ConfigurationChange } from '../domain/configuration-change.ts'
import type { DesiredConfiguration } from './desired.ts'
import type { FunctionState } from './function.ts'

/** The image that a function is to run, and its configuration. */
export interface CodeRequest {
  lambda: LambdaClient
  /** One that does not retry: polls ask again by themselves. */
  polling: LambdaClient
  functionName: string
  /** The function, where it is being read already, a moment before. */
  again?: Promise<FunctionState | undefined>
  /** `registry/repository@sha256:…` */
  imageUri: string
  /** `sha256:…` */
  digest: string
  architecture: Architecture
  publish: boolean
  /** ARN of the repository that the image is in. */
  repositoryArn?: string
  /** Whether this leaves the function as it is when it already has the image. */
  skipUnchanged: boolean
  /** Its desired configuration. */
  desired: DesiredConfiguration
  /** ARN of the execution role of a function that is to be created. */
  executionRole?: string
  /** Throws when this run must not replace what the function has by now. Called right before the first change. */
  mayReplace: (present: FunctionState) => Promise<void>
  /** Called when the function has got tags that it lacked. */
  onTagged: () => void
}

/** What Lambda holds after the request was taken; it may not be ready yet. */
export interface DeployedCode {
  /** A version's number, or `$LATEST` when none was to be published. */
  version: string
  changed: boolean
  configured: readonly ConfigurationChange[]
}
