import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { ECRClient } from '@aws-sdk/client-ecr'
import { listen } from '@deploy-lambda-image/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { digestOf } from '../../src/domain/digest.ts'
import { copyImage, ecrStore } from '../../src/ecr/copy.ts'

const layer = Buffer.from('0123456789'.repeat(1000))
const digest = digestOf(layer)
/** Bytes of a layer that come before its download is cut. */
const half = layer.length / 2

type Way = (response: ServerResponse, first: number) => unknown

/** As S3 does: the bytes that the range asks for. */
const ranged: Way = (response, first) => {
  const rest = layer.subarray(first)
  response.writeHead(first === 0 ? 200 : 206, { 'content-length': rest.length }).end(rest)
}
const whole: Way = (response) => response.end(layer)
const changed: Way = (response) => response.end(Buffer.from(layer).fill('x', half))
const refused: Way = (response) => response.writeHead(403).end()
const cut: Way = (response) => {
  response.writeHead(200, { 'content-length': layer.length }).write(layer.subarray(0, half), () => response.destroy())
}

/** Without a length the last byte is not known to be the last. */
const cutAtEnd: Way = (response) => response.write(layer, () => response.destroy())
/** RFC 9110, "416 Range Not Satisfiable": nothing is left to send. */
const nothing: Way = (response) => response.writeHead(416).end()

/** The first byte that a request is for. */
const firstOf = ({ headers }: IncomingMessage) => Number(/^bytes=(\d+)-$/.exec(headers.range ?? 'bytes=0-')?.[1])

/** An ECR that answers so, by the command's name. @returns what it was sent, too */
function answering(answers: Readonly<Record<string, object>>) {
  const ecr = new ECRClient({ region: 'us-east-1' })
  const sent: object[] = []
  ecr.send = async (command: { input: object }) => {
    sent.push(command.input)
    return answers[command.constructor.name.replace('Command', '')] ?? {}
  }
  return { ecr, sent }
}

/** A repository whose layer is downloaded so, one way after the other. @returns the first bytes that it was asked for */
async function storeOf(...ways: [Way, ...Way[]]) {
  const asked: number[] = []
  const server = await listen((request, response) => {
    const way = ways[asked.length] ?? ways.at(-1)
    asked.push(firstOf(request))
    way?.(response, firstOf(request))
  })
  onTestFinished(() => server.close())
  const { ecr } = answering({ GetDownloadUrlForLayer: { downloadUrl: `${server.url}/layer` } })
  return { store: ecrStore({ ecr, address: { name: 'hello' }, region: 'eu-west-1' }), asked }
}

test.each([
  ['the rest', ranged],
  ['all of it', whole],
])('a download that is cut is taken up where the server gives %s', async (_, way) => {
  const { store, asked } = await storeOf(cut, cut, way)
  expect((await buffer(store.blob(digest))).equals(layer)).toBe(true)
  expect(asked).toEqual([0, half, half])
})

test('a download that is cut after its last byte is whole', async () => {
  const { store, asked } = await storeOf(cutAtEnd, nothing)
  expect((await buffer(store.blob(digest))).equals(layer)).toBe(true)
  expect(asked).toEqual([0, layer.length])
})

test('a layer whose download was cut is copied byte for byte', async () => {
  const { store } = await storeOf(cut, ranged)
  const { ecr, sent } = answering({ InitiateLayerUpload: { uploadId: 'u', partSize: 4000 } })
  const descriptor = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', size: layer.length, digest }
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType, config: descriptor, layers: [descriptor] })
  const image = { digest: digestOf(manifest), manifest, mediaType }
  await copyImage(store, { ecr, address: { name: 'hello' }, region: 'us-east-1' }, image, () => {})
  const parts = sent.map((input): unknown => Reflect.get(input, 'layerPartBlob')).filter(Buffer.isBuffer)
  expect(Buffer.concat(parts).equals(layer)).toBe(true)
  expect(sent.at(-1)).toMatchObject({ layerDigests: [digest] })
})

const mistaken = `The ECR repository hello has ${digest}, and what arrived has the digest`
const failed = `Could not read ${digest} in the ECR repository hello in eu-west-1: `

test.each([
  [
    'is always cut',
    cut,
    4,
    `${failed}AWS's answer did not arrive whole (aborted): a proxy or a firewall on the way probably changed it. Run the job again. If it happens again, have the proxy or firewall leave the connections to AWS alone.`,
  ],
  ['is refused', refused, 1, `${failed}its download was answered with status 403.`],
  ['has other bytes', changed, 1, `${mistaken} ${digestOf(Buffer.from(layer).fill('x', half))}: a proxy`],
])('a layer whose download %s is an error', async (_, way, times, message) => {
  const { store, asked } = await storeOf(way)
  await expect(buffer(store.blob(digest))).rejects.toThrow(message)
  expect(asked).toHaveLength(times)
})

test('no bytes that differ make a layer, also where only those before the cut do', async () => {
  const other: Way = (response) =>
    response.writeHead(200, { 'content-length': layer.length }).write('x'.repeat(half), () => response.destroy())
  const { store } = await storeOf(other, ranged)
  await expect(buffer(store.blob(digest))).rejects.toThrow(`${mistaken} sha256:`)
})
