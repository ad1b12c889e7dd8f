import {
  type LambdaClient,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
  type UpdateFunctionCodeCommandOutput,
} from '@aws-sdk/client-lambda'
import { afterEach, beforeEach } from 'vitest'
import { type LambdaSandbox, lambdaService } from '../../../lambda/index.ts'
import { repositoryUri, TestImages } from '../../../testing/images.ts'
import { ACCOUNT, type Served, serve } from '../../../testing/service.ts'

export const APP_ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:app`
export const APP_REPOSITORY = `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/app`
export const FIRST = `${repositoryUri('app')}:first`
export const SECOND = `${repositoryUri('app')}:second`

/** A fresh sandbox for each test, with a function `app` that runs {@link FIRST}. Its clock moves when told to. */
export class App {
  images = new TestImages()
  /** Actions that the caller may not do. */
  readonly refused = new Set<string>()
  /** Roles that Lambda can assume; undefined: any. */
  executionRoles: string[] | undefined
  /** Whether images have restore hooks. */
  restores = false
  /** All that the caller was asked for. */
  asked: { action: string; resource: string; context?: Record<string, string> }[] = []
  #now = 0
  #lambda: LambdaSandbox | undefined
  #served: Served | undefined
  #client: LambdaClient | undefined

  get lambda(): LambdaSandbox {
    return present(this.#lambda)
  }

  get served(): Served {
    return present(this.#served)
  }

  get client(): LambdaClient {
    return present(this.#client)
  }

  /** Lets `ms` go by. */
  pass(ms: number): void {
    this.#now += ms
  }

  updateCode(
    ImageUri: string,
    input: Partial<UpdateFunctionCodeCommandInput> = {},
  ): Promise<UpdateFunctionCodeCommandOutput> {
    return this.client.send(new UpdateFunctionCodeCommand({ FunctionName: 'app', ImageUri, ...input }))
  }

  async start(): Promise<void> {
    this.#now = Date.now()
    this.refused.clear()
    this.asked = []
    this.images = new TestImages()
    this.images.push('app', 'first')
    this.images.push('app', 'second')
    const settle = { update: 500, publish: 1_000 }
    this.executionRoles = undefined
    this.restores = false
    this.#lambda = lambdaService({
      images: this.images,
      accountId: ACCOUNT,
      clock: () => this.#now,
      settle,
      restores: async () => this.restores,
      isExecutionRole: (role) => this.executionRoles?.includes(role) ?? true,
    })
    this.#served = await serve(this.#lambda, (action, resource, context) => {
      this.asked.push({ action, resource, ...(context && Object.keys(context).length > 0 && { context }) })
      return !this.refused.has(action)
    })
    this.#client = this.#served.client()
    await this.#lambda.seed({ name: 'app', region: 'us-east-1', imageUri: FIRST })
  }
}

export function useApp(): App {
  const app = new App()
  beforeEach(() => app.start())
  afterEach(async () => {
    await app.lambda.stop()
    await app.served.stop()
  })
  return app
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test has not started')
  return value
}
