import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { credentialArguments } from '../inputs/credential-arguments.ts'
import { readRegularFile } from '../inputs/files.ts'
import { isWorthHiding, secretLines } from '../session/secret-forms.ts'
import type { Tools } from '../session/tools.ts'

/** Bytes of a secret that BuildKit takes (moby/buildkit, `MaxSecretSize`): a larger file reaches no build. */
const limit = 500 * 1024

/** Masks at most of a file: the runner looks for each in every line of the job. */
const mostMasks = 100

/**
 * Hides what a file of secret-files says, whole and line by line, and each credential that is the value of a line:
 * `//registry/:_authToken=…`. What is short or common stays. Of a file that is no text, base64 alone can be in a log.
 *
 * @param path relative to the workspace
 * @param words what the run says by itself
 */
export function hideSecretFile(
  path: string,
  { mask, hide, workspace }: Pick<Tools, 'mask' | 'hide' | 'workspace'>,
  words: readonly string[],
): void {
  const content = contentOf(resolve(workspace, path))
  if (content === undefined) return
  const text = textOf(content)
  const lines = text === undefined ? [] : secretLines(text).map((line) => line.trim())
  const parts = [...lines.flatMap(credentialOf), ...lines]
  const masks = parts.filter((part) => isWorthHiding(part) && !words.some((word) => word.includes(part)))
  for (const part of masks.slice(0, mostMasks)) mask(part)
  hide([text ?? content.toString('base64'), ...parts], words)
}

/** Undefined for what can't be read or is too large: the check of the build's files, or BuildKit, tells. */
function contentOf(path: string): Buffer | undefined {
  try {
    const content = readRegularFile(realpathSync.native(path), path)
    return content.length > limit ? undefined : content
  } catch {
    return undefined
  }
}

function textOf(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

/** The value of a line `name=value` or `name: value`, where that seems to be a credential. */
function credentialOf(line: string): string[] {
  const [, name = '', value = ''] = /^([^=]+)=(.+)$/.exec(line) ?? /^([^:]+):(.+)$/.exec(line) ?? []
  const [bare, given] = [name, value].map((part) => part.trim().replaceAll(/^["']|["'],?$/g, ''))
  return given !== undefined && credentialArguments([`${bare}=${given}`]).length > 0 ? [given] : []
}
