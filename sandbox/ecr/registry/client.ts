import { request } from 'node:http'

export interface RegistryAnswer {
  status: number
  location: string | undefined
  body: string
}

export interface RegistryRequest {
  method: string
  path: string
  body?: string | Buffer
  contentType?: string
}

/** Asks a registry's own API, behind all passwords. */
export function askRegistry(
  socketPath: string,
  { method, path, body = '', contentType = 'application/octet-stream' }: RegistryRequest,
): Promise<RegistryAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }
    const asked = request({ socketPath, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, body: text }),
      )
      response.once('error', reject)
    })
    asked.once('error', reject)
    asked.end(body)
  })
}
