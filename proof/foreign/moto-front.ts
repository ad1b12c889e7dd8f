import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What an AWS without the thing in question answers, in place of an emulator that does not know it. */
interface StandIn {
  status: number
  /** Of REST: the code of an error. */
  code?: string
  body: object
}

const none = (status: number, code: string): StandIn => ({ status, code, body: { __type: code, message: 'none' } })

/** Operations that the emulator lacks, by name, and how they are stood in for. */
const standIns: Readonly<Record<string, StandIn>> = {
  GetSigningConfiguration: none(400, 'SigningConfigurationNotFoundException'),
  DescribeRepositoryCreationTemplates: { status: 200, body: { repositoryCreationTemplates: [] } },
  ListImageReferrers: { status: 200, body: { referrers: [] } },
  ListProvisionedConcurrencyConfigs: { status: 200, body: { ProvisionedConcurrencyConfigs: [] } },
  GetProvisionedConcurrencyConfig: none(404, 'ProvisionedConcurrencyConfigNotFoundException'),
}

/** What the action talks to in place of AWS. */
export interface Front {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Calls that the emulator does not have, or fails in, with what it said; the operation's name where one is told. */
  gaps: Map<string, string>
  /** Names of all operations that were called. */
  called: Set<string>
  close(): Promise<void>
}

const account = '111122223333'
const canonical = /\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com/g
const host = `${account}.dkr.ecr.us-east-1.amazonaws.com`

/**
 * Hands requests on to the emulator. The emulator's ECR has no registry: where it names AWS's host, the answer has that of a
 * real one, and what was pushed there is put into the emulator's ECR before it is asked for images.
 */
export async function openFront(motoPort: number, registryPort: number): Promise<Front> {
  const registry = `127.0.0.1:${registryPort}`
  const gaps = new Map<string, string>()
  const called = new Set<string>()
  const forward = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = (await buffer(incoming)).toString('utf8').replaceAll(registry, host)
    const target = String(incoming.headers['x-amz-target'] ?? '')
    const name = operationOf(incoming, target, body)
    called.add(name)
    if (name === 'GetDownloadUrlForLayer') {
      gaps.set(name, 'moto does not have it; the front names the layer in the registry')
      const { repositoryName, layerDigest } = JSON.parse(body)
      const downloadUrl = `http://${registry}/v2/${repositoryName}/blobs/${layerDigest}`
      return answerFor({ status: 200, body: { downloadUrl, layerDigest } }, response)
    }
    if (/\.(?:BatchGetImage|DescribeImages|ListImages)$/.test(target)) await mirror(motoPort, registry, body)
    const reply = await send(motoPort, incoming, body)
    const text = reply.body.toString('utf8')
    if (reply.status >= 500 || (reply.status === 404 && /html/.test(String(reply.headers['content-type'])))) {
      const standIn = standIns[name]
      gaps.set(
        name,
        standIn === undefined
          ? `moto answers with ${reply.status}`
          : 'moto does not have it; the front says that there is none',
      )
      if (standIn !== undefined) return answerFor(standIn, response)
    }
    if (text.includes('@sha256@'))
      gaps.set(name, 'its ResolvedImageUri has the word sha256 twice; the front leaves one')
    const answer = Buffer.from(text.replaceAll('@sha256@', '@').replaceAll(canonical, registry))
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = reply.headers
    response.writeHead(reply.status, { ...headers, 'content-length': answer.length }).end(answer)
  }
  const server = createServer((incoming, response) => {
    forward(incoming, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    gaps,
    called,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerFor({ status, code, body }: StandIn, response: ServerResponse): void {
  const headers = { 'content-type': 'application/json', ...(code !== undefined && { 'x-amzn-errortype': code }) }
  response.writeHead(status, headers).end(JSON.stringify(body))
}

/** Names of the API's, by method and path. */
const restNames: Readonly<Record<string, string>> = {
  'GET functions/…': 'GetFunction',
  'GET functions/…/provisioned-concurrency': 'GetProvisionedConcurrencyConfig',
  'GET functions/…/provisioned-concurrency?List=ALL': 'ListProvisionedConcurrencyConfigs',
}

/** The name that a target or a form has; for REST that of the method and the path's fixed parts, as far as it is known. */
function operationOf({ method, url = '' }: IncomingMessage, target: string, body: string): string {
  const named = /\.(\w+)$/.exec(target)?.[1] ?? /(?:^|&)Action=(\w+)/.exec(body)?.[1]
  if (named !== undefined) return named
  const path = url.replace(/\?(?!List=ALL).*/, '')
  const parts = path.replaceAll(/^\/[\d-]+\/|\/$/g, '').replaceAll(/(functions|aliases|tags|policy)\/[^/]+/g, '$1/…')
  return restNames[`${method} ${parts}`] ?? `${method} ${parts}`
}

interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

function send(
  port: number,
  { method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: string,
) {
  return new Promise<Reply>((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) }
    const { 'transfer-encoding': _, ...kept } = headers
    // It knows the path of older models alone, with a slash.
    const path = url?.replace(/\/event-source-mappings(?=\?|$)/, '$&/')
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...kept, ...length } }, (reply) => {
      buffer(reply).then((body) => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Puts into the emulator's ECR what a push has brought to the registry. */
async function mirror(motoPort: number, registry: string, body: string): Promise<void> {
  const { repositoryName: name, imageIds = [] } = JSON.parse(body)
  const listed = await fetch(`http://${registry}/v2/${name}/tags/list`)
  const { tags } = Object(listed.ok ? await listed.json() : {})
  const digests = imageIds.flatMap(({ imageDigest }: { imageDigest?: string }) => imageDigest ?? [])
  for (const reference of [...(tags ?? []), ...digests]) {
    const accept = ['docker.distribution.manifest.v2', 'oci.image.manifest.v1'].map(
      (type) => `application/vnd.${type}+json`,
    )
    const found = await fetch(`http://${registry}/v2/${name}/manifests/${reference}`, {
      headers: { accept: accept.join(', ') },
    })
    if (!found.ok) continue
    const imageManifest = await found.text()
    const put = {
      repositoryName: name,
      imageManifest,
      // It would make one up.
      imageDigest: found.headers.get('docker-content-digest'),
      imageManifestMediaType: found.headers.get('content-type'),
      ...(!reference.startsWith('sha256:') && { imageTag: reference }),
    }
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.PutImage',
      authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/ecr/aws4_request, SignedHeaders=host, Signature=0`,
    }
    await send(motoPort, { method: 'POST', url: '/', headers }, JSON.stringify(put))
  }
}
