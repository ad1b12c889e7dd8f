import { randomUUID } from 'node:crypto'
import { ServiceError } from '../../core/contract.ts'

/** A layer on its way. */
export interface Upload {
  /** Bytes so far. */
  readonly length: number
  add(part: Buffer): void
  /** The whole layer; there is no upload any more. */
  end(): Buffer
}

/** Layers that come in parts through ECR's API. */
export class Uploads {
  readonly #open = new Map<string, Upload & { repository: string }>()

  begin(repository: string): string {
    const id = randomUUID()
    const parts: Buffer[] = []
    this.#open.set(id, {
      repository,
      get length() {
        return parts.reduce((sum, part) => sum + part.length, 0)
      },
      add: (part) => void parts.push(part),
      end: () => {
        this.#open.delete(id)
        return Buffer.concat(parts)
      },
    })
    return id
  }

  /** @throws ServiceError UploadNotFoundException */
  of(id: string, repository: string): Upload {
    const upload = this.#open.get(id)
    if (upload?.repository === repository) return upload
    throw new ServiceError(
      'UploadNotFoundException',
      `Upload with id '${id}' does not exist in the repository with name '${repository}'`,
    )
  }
}
