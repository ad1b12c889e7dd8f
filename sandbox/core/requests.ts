/** One call of a service, as the sandbox saw it. */
export interface LoggedRequest {
  /**
   * An AWS service by its signing name: `lambda`, `ecr`, `sts`, `monitoring` (CloudWatch), `codedeploy`, `logs`.
   * `registry` for docker's requests, `github` for GitHub's.
   */
  service: string
  /** The API's name; for the registry that of the permission which the request needs. */
  operation: string
  region: string
  /** ARN of the caller; empty before it is known. */
  caller: string
  /** HTTP status; 0 while unanswered, and when the connection was reset. */
  status: number
  /** Code of the error that was answered; of GitHub's API, which has none, its text. */
  error?: string
  /** When it came, ms since the epoch. */
  time: number
}

/** Every call of every service, oldest first. */
export class RequestLog {
  readonly all: LoggedRequest[] = []

  /** Notes a request; its members are filled in while it is being answered. */
  add(service: string, region = ''): LoggedRequest {
    const entry = { service, operation: '', region, caller: '', status: 0, time: Date.now() }
    this.all.push(entry)
    return entry
  }

  /** The calls of one operation, for example `of('lambda', 'UpdateFunctionCode')`; of all without a name. */
  of(service: string, operation?: string): LoggedRequest[] {
    return this.all.filter(
      (entry) => entry.service === service && (operation === undefined || entry.operation === operation),
    )
  }

  clear(): void {
    this.all.length = 0
  }
}
