import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { onTestFinished } from 'vitest'
import { folder } from '../support/folder.ts'

interface NetworkOptions {
  /** Whether the proxy itself speaks TLS. */
  tls?: boolean
  /** `user:password` that the proxy asks for. */
  login?: string
  /** Answers a CONNECT in place of the way to AWS: an HTTP response, as it goes over the line. */
  refusal?: string
  /** Answers in AWS's place. */
  instead?: RequestListener
}

/** A network whose only way to AWS is a proxy. */
export interface CompanyNetwork {
  /** Host and port of each CONNECT, or the origin of each plain request, once each, in the order of their names. */
  hosts(): string[]
  /** The proxy, without login. */
  proxy: string
  /** For the run: the proxy with its login, the authority of all certificates, and AWS's own endpoints. */
  env: Record<string, string>
}

/** Every host of AWS, behind a proxy: TLS ends at a certificate of a test's own authority, then the sandbox answers. */
export async function companyNetwork(sandbox: Sandbox, options: NetworkOptions = {}): Promise<CompanyNetwork> {
  const { authority, key, cert } = certificates()
  const forward: RequestListener = options.instead ?? ((from, to) => passOn(sandbox.endpoint, from, to))
  const aws = await port(createTlsServer({ key, cert }, forward))
  const seen = new Set<string>()
  const allows = ({ headers }: IncomingMessage) =>
    options.login === undefined ||
    headers['proxy-authorization'] === `Basic ${Buffer.from(decodeURIComponent(options.login)).toString('base64')}`
  const proxy = options.tls ? createTlsServer({ key, cert }) : createServer()
  proxy.on('request', (from: IncomingMessage, to: ServerResponse) => {
    seen.add(new URL(from.url ?? '', 'http://none').origin)
    if (!allows(from)) to.writeHead(407).end()
    else forward(from, to)
  })
  proxy.on('connect', (from: IncomingMessage, socket: Duplex) => {
    seen.add(from.url ?? '')
    socket.on('error', () => socket.destroy())
    if (!allows(from)) return void socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n\r\n`)
    if (options.refusal !== undefined) return void socket.end(options.refusal)
    const way: Socket = connect(aws, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      way.pipe(socket).pipe(way)
    })
    way.on('error', () => socket.destroy())
  })
  const address = `127.0.0.1:${await port(proxy)}`
  const scheme = options.tls ? 'https' : 'http'
  return {
    hosts: () => [...seen].toSorted(),
    proxy: `${scheme}://${address}`,
    env: {
      HTTPS_PROXY: `${scheme}://${options.login === undefined ? '' : `${options.login}@`}${address}`,
      NODE_EXTRA_CA_CERTS: join(folder({ 'ca.pem': authority }), 'ca.pem'),
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    },
  }
}

/** Has the sandbox answer. */
export function passOn(endpoint: string, from: IncomingMessage, to: ServerResponse): void {
  const url = new URL(from.url ?? '', 'http://none')
  const { hostname, port: at } = new URL(endpoint)
  const options = { hostname, port: at, method: from.method, path: url.pathname + url.search, headers: from.headers }
  const onward = request(options, (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(to)
  })
  onward.on('error', () => to.destroy())
  from.pipe(onward)
}

async function port(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

const names = [
  '*.us-east-1.amazonaws.com',
  '*.ecr.us-east-1.amazonaws.com',
  '*.ecr-fips.us-east-1.amazonaws.com',
  '*.vpce.us-east-1.amazonaws.com',
  '*.us-east-1.api.aws',
  '*.eu-central-1.amazonaws.com',
]

interface Certificates {
  /** The authority's certificate. */
  authority: string
  key: string
  cert: string
}

let made: Certificates | undefined

/** An authority, and a certificate of its for all hosts of AWS and for the loopback: once for all files of a worker. */
function certificates(): Certificates {
  made ??= newCertificates(folder())
  return made
}

function newCertificates(path: string): Certificates {
  writeFileSync(join(path, 'extensions'), `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')},IP:127.0.0.1`)
  const openssl = (line: string) => execFileSync('openssl', line.split(' '), { cwd: path, stdio: 'pipe' })
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
  openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 2 -subj /CN=authority`)
  openssl(`req ${newKey} -keyout aws.key -out aws.csr -subj /CN=aws`)
  openssl('x509 -req -in aws.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out aws.pem -days 2 -extfile extensions')
  const read = (name: string) => readFileSync(join(path, name), 'utf8')
  return { authority: read('ca.pem'), key: read('aws.key'), cert: read('aws.pem') }
}
