import { RoleCaller } from '../iam/caller.ts'
import type { Sessions } from './sessions.ts'
import { authenticate, parseAuthorization, type SignedRequest } from './signature.ts'

/**
 * Finds out who signed a request for `service` in `region`; undefined when it is not signed, or for another.
 *
 * @throws ServiceError as `service` refuses unknown keys, expired sessions and signatures that differ
 */
export async function identifyCaller(
  sessions: Sessions,
  request: SignedRequest,
  service: string,
  region: string,
): Promise<RoleCaller | undefined> {
  const authorization = parseAuthorization(request.headers.authorization)
  if (authorization?.service !== service || authorization.region !== region) return undefined
  const session = await authenticate(request, authorization, sessions)
  return new RoleCaller(session.role, session.name, region)
}
