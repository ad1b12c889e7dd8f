import type { ConfigurationChange } from '../domain/configuration-change.ts'
import { digestHex } from '../domain/digest.ts'
import { Problem } from '../domain/problem.ts'
import { deployCode } from './code.ts'
import type { FunctionState } from './function.ts'
import type { CodeRequest, DeployedCode } from './request.ts'
import { ofUpdates, whileItSettles } from './settle.ts'
import { type Wait, waitForLatest, waitForVersion } from './wait.ts'

/** A release that is live. */
export interface PublishedImage {
  version: string
  /** The bare hexadecimal digits of the digest that the version has. */
  codeSha256: string
  /** $LATEST when its update was over. */
  latest: FunctionState
  /** Of the function, without a qualifier. */
  functionArn: string
  changed: boolean
  configured: readonly ConfigurationChange[]
}

/**
 * Releases an image to one function and waits until it can be invoked: the published version is Active and $LATEST
 * has ended its update. An update that fails for a reason that passes is made again.
 *
 * @throws Problem when Lambda refuses the image, can't make it ready, or takes longer than the deadline
 */
export async function publishImage(request: CodeRequest, wait: Wait): Promise<PublishedImage> {
  const { functionName, digest, publish } = request
  const tries: DeployedCode[] = []
  const { live, latest, version } = await whileItSettles(wait, () => deployAndWait(request, wait, tries), ofUpdates)
  if (live.digest !== digest) {
    throw new Problem({
      what: `${functionName} ${version} runs ${live.digest}, not ${digest}: another deploy replaced it.`,
      remedy: `Let one run at a time deploy a function, with a concurrency group${publish ? '.' : ", or set publish to 'true'."}`,
    })
  }
  return {
    version,
    codeSha256: digestHex(digest),
    functionArn: latest.arn,
    latest,
    changed: tries.some(({ changed }) => changed),
    configured: tries.flatMap(({ configured }) => configured),
  }
}

async function deployAndWait(request: CodeRequest, wait: Wait, tries: DeployedCode[]) {
  const deployed = await deployCode(request, wait)
  tries.push(deployed)
  const { version, changed } = deployed
  const waitingForVersion = version === '$LATEST' ? undefined : waitForVersion(wait, version)
  // What was there is asked of side by side; polls of both would be too many requests.
  if (changed) await waitingForVersion
  const [published, latest] = await Promise.all([waitingForVersion, waitForLatest(wait, request.digest)])
  return { live: published ?? latest, latest, version }
}
