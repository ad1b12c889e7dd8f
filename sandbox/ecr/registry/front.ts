import type { IncomingMessage, ServerResponse } from 'node:http'
import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import type { Faults, Strike } from '../../core/faults.ts'
import { page, splitTarget, writeReply } from '../../core/http.ts'
import type { LoggedRequest, RequestLog } from '../../core/requests.ts'
import { denied } from '../../iam/caller.ts'
import { authorize, type Holder, LAMBDA_SERVICE } from '../authorization.ts'
import type { Passwords } from '../passwords.ts'
import { immutableTagText, noRepositoryText } from '../refusals.ts'
import { type RepositorySettings, repositoryArn } from '../repositories.ts'
import { Forwarder } from './forward.ts'
import type { FrontedRegistry } from './fronted.ts'
import { type RegistryRequest, readRegistryRequest } from './routes.ts'

export interface FrontParts {
  passwords: Passwords<Holder>
  faults: Faults
  requests: RequestLog
}

const LAMBDA_ACTIONS = ['BatchGetImage', 'GetDownloadUrlForLayer', 'BatchCheckLayerAvailability']

/** What stands before a registry: passwords, permissions, repositories and immutable tags are ECR's, not its own. */
export class RegistryFront {
  readonly #parts: FrontParts
  readonly #registry: FrontedRegistry
  readonly #forwarder = new Forwarder()

  constructor(parts: FrontParts, registry: FrontedRegistry) {
    this.#parts = parts
    this.#registry = registry
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path } = splitTarget(request)
    const layer = path.startsWith('/layers/') ? path.slice('/layers/'.length) : undefined
    if (layer !== undefined) return this.#registry.downloads.serve(layer, response)
    const entry = this.#parts.requests.add('registry', this.#registry.region)
    const wanted = readRegistryRequest(request.method ?? '', path)
    entry.operation = wanted?.action ?? 'Ping'
    try {
      const fault = await this.#parts.faults.strike('registry', entry.operation, this.#registry.region)
      if (fault?.kind === 'reset') return breakOff(request, response)
      const refusal = this.#refuse(request, { wanted, entry, fault })
      if (refusal !== undefined) {
        entry.status = refusal.status
        return writeRefusal(request, response, refusal)
      }
      const cut = fault?.kind === 'lost' ? 'all' : fault?.kind === 'truncated' ? 'half' : undefined
      const status = await this.#forward(request, { response, ...(cut && { cut }) }, wanted)
      // No client has learnt the status of an answer that is cut.
      if (cut === undefined) entry.status = status
    } catch (error) {
      // One side broke off in the middle; there is no answer to give any more.
      if (!response.headersSent) response.destroy()
      entry.error = String(error)
    }
  }

  close(): void {
    this.#forwarder.close()
  }

  /** Says why a request is refused; undefined when it may go on. */
  #refuse(
    request: IncomingMessage,
    { wanted, entry, fault }: { wanted: RegistryRequest | undefined; entry: LoggedRequest; fault: Strike | undefined },
  ): ServiceReply | undefined {
    const holder = this.#parts.passwords.holder(passwordOf(request) ?? '', this.#registry.region)
    if (fault?.kind === 'page') return page(fault.status)
    if (fault?.kind === 'throttle' || fault?.kind === 'rate-limit')
      return refusal(429, 'TOOMANYREQUESTS', 'Rate exceeded')
    if (fault?.kind === 'error')
      return refusal(fault.status ?? 500, fault.code ?? 'UNKNOWN', fault.message ?? 'unknown')
    if (holder === 'expired' || fault?.kind === 'expired-token') {
      return refusal(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.')
    }
    if (holder === undefined) return unauthorized(this.#registry.host)
    entry.caller = holder === LAMBDA_SERVICE ? 'lambda.amazonaws.com' : holder.arn
    if (wanted === undefined) return undefined
    const refused = fault?.kind === 'deny' ? this.#denial(holder, wanted) : this.#judge(holder, wanted)
    if (refused !== undefined) return refusal(403, 'DENIED', refused)
    const template = this.#templateFor(wanted)
    if (template) {
      // That the one who pushes must be allowed to create it is inferred.
      const creating = this.#judge(holder, { ...wanted, action: 'CreateRepository' })
      if (creating !== undefined) return refusal(403, 'DENIED', creating)
      this.#registry.createRepository(wanted.repository, template)
    }
    return this.#refuseByContent(wanted)
  }

  /** The template of a repository that a push creates with its first layer. */
  #templateFor({ action, repository }: RegistryRequest): RepositorySettings | undefined {
    if (action !== 'InitiateLayerUpload' || this.#registry.repositories.has(repository)) return undefined
    const template = this.#registry.templateFor(repository)
    if (template === undefined) return undefined
    const { prefix: _prefix, ...settings } = { prefix: '', ...template }
    return settings
  }

  #judge(holder: Holder, { action, repository }: RegistryRequest): string | undefined {
    const { account, region } = this.#registry
    if (holder === LAMBDA_SERVICE) return LAMBDA_ACTIONS.includes(action) ? undefined : 'Lambda may only pull'
    try {
      const target = { name: repository, account, region, repository: this.#registry.repositories.get(repository) }
      authorize(holder.in(region), `ecr:${action}`, target)
      return undefined
    } catch (error) {
      if (error instanceof ServiceError) return error.message
      throw error
    }
  }

  #denial(holder: Holder, { action, repository }: RegistryRequest): string {
    const { account, region } = this.#registry
    const permission = { action: `ecr:${action}`, resource: repositoryArn(region, account, repository) }
    return denied(holder === LAMBDA_SERVICE ? '' : holder.arn, permission, 'not-allowed').message
  }

  #refuseByContent({ repository: name, reference = '', writesManifest }: RegistryRequest): ServiceReply | undefined {
    const repository = this.#registry.repositories.get(name)
    if (repository === undefined) return refusal(404, 'NAME_UNKNOWN', noRepositoryText(name, this.#registry.account))
    if (!writesManifest || !repository.isImmutable(reference)) return undefined
    if (this.#registry.started?.storage.digestOf(name, reference) === undefined) return undefined
    return refusal(400, 'TAG_INVALID', immutableTagText(reference, name))
  }

  async #forward(
    request: IncomingMessage,
    answer: { response: ServerResponse; cut?: 'all' | 'half' },
    wanted: RegistryRequest | undefined,
  ): Promise<number> {
    const pusher = this.#parts.passwords.holder(passwordOf(request) ?? '', this.#registry.region)
    const { socketPath } = await this.#registry.start()
    const { path, query } = splitTarget(request)
    // Blob mounting is a setting of the registry that is off by default in ECR: the upload starts as if not asked.
    const forgetsQuery = wanted?.action === 'InitiateLayerUpload' && new URLSearchParams(query).has('mount')
    const target = query === '' || forgetsQuery ? path : `${path}?${query}`
    const status = await this.#forwarder.forward(socketPath, request, target, answer)
    if (wanted?.writesManifest && status === 201) {
      this.#registry.pushed(wanted.repository, wanted.reference ?? '', pusher === 'expired' ? undefined : pusher)
    }
    return status
  }
}

/** Takes what the client sends at first, then cuts the connection. */
function breakOff(request: IncomingMessage, response: ServerResponse): void {
  if (request.readableEnded) response.destroy()
  else request.once('data', () => response.destroy()).once('end', () => response.destroy())
}

/** Clients that still send need their answer read, not their connection cut: the rest of the body is thrown away. */
async function writeRefusal(request: IncomingMessage, response: ServerResponse, reply: ServiceReply): Promise<void> {
  request.resume()
  writeReply(response, request.method === 'HEAD' ? { ...reply, body: '' } : reply)
}

/** An error as the OCI Distribution Specification has it ("Error Codes"). */
function refusal(status: number, code: string, message: string): ServiceReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'docker-distribution-api-version': 'registry/2.0' },
    body: JSON.stringify({ errors: [{ code, message }] }),
  }
}

function unauthorized(host: string): ServiceReply {
  return {
    status: 401,
    headers: { 'www-authenticate': `Basic realm="https://${host}/",service="ecr.amazonaws.com"` },
    body: 'Not Authorized\n',
  }
}

function passwordOf(request: IncomingMessage): string | undefined {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return /^AWS:(.+)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString())?.[1]
}
