import { type Finding, Problem } from '../domain/problem.ts'

/** The registry, or the way to it, failed: the same push may succeed a moment later. */
export class PushInterrupted extends Problem {}

/** The registry has the tag already, and does not let it be moved. */
export class TagTaken extends Problem {}

// A registry's answers as docker's engine and as BuildKit print them, each with a status or its name. A manifest whose
// layers the registry does not have yet (OCI Distribution Specification, "MANIFEST_BLOB_UNKNOWN") comes of pushes side by
// side on one engine, one of which takes for sent what the other still sends.
const failing =
  /toomanyrequests|Rate exceeded|manifest blob unknown|unexpected (?:HTTP )?status(?: code| from \w+ request to \S{1,500})?: ?(?:429|5\d\d)\b|error parsing HTTP (?:429|5\d\d) response/i

// Go's names of a connection that ended, or was not made.
const broken =
  /connection reset by peer|broken pipe|connection refused|\bEOF\b|i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|http2: .{0,100}(?:GOAWAY|stream error|client connection lost)|no route to host|network is unreachable|server misbehaving/

/** ECR's words of a tag that can't be moved. */
export const tagTaken = /image tag '([^']+)' already exists in the '([^']+)' repository and cannot be overwritten/

/** The same where containerd pushes: it tells no more than the status of a manifest's upload. */
export const manifestRefused = /unexpected status from PUT request to \S{1,1000}\/manifests\/([^\s:]{1,128}): 400\b/

/**
 * Makes the error of a push.
 *
 * @param said the last words of docker, or of buildx
 */
export function pushRefused(said: string, finding: Finding): Problem {
  if (tagTaken.test(said) || manifestRefused.test(said)) return new TagTaken(finding)
  return failing.test(said) || broken.test(said) ? new PushInterrupted(finding) : new Problem(finding)
}
