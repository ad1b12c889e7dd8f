import { randomBytes } from 'node:crypto'
import type { Role, User } from '../iam/roles.ts'

/** Temporary credentials of a role, as STS gives them, or the keys of a user. */
export interface Session {
  accessKeyId: string
  secretAccessKey: string
  /** Empty with keys of a user. */
  sessionToken: string
  /** ms since the epoch. */
  expires: number
  role: Role
  name: string
}

/** All credentials that are out: of sessions, and keys of users, which have no token and no end. */
export class Sessions {
  readonly #byKey = new Map<string, Session>()

  /** `lifetime` in ms. */
  create(role: Role, name: string, lifetime: number): Session {
    const session: Session = {
      accessKeyId: `ASIA${base32(16)}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`,
      expires: Date.now() + lifetime,
      role,
      name,
    }
    this.#byKey.set(session.accessKeyId, session)
    return session
  }

  createKeys(user: User): Session {
    const keys = {
      ...this.create(user, user.name, Number.POSITIVE_INFINITY),
      accessKeyId: `AKIA${base32(16)}`,
      sessionToken: '',
    }
    this.#byKey.set(keys.accessKeyId, keys)
    return keys
  }

  find(accessKeyId: string): Session | undefined {
    return this.#byKey.get(accessKeyId)
  }

  all(): Session[] {
    return [...this.#byKey.values()]
  }

  /** Ends all sessions now, whatever expiry their owners were told. */
  expireAll(): void {
    for (const session of this.#byKey.values()) session.expires = Math.min(session.expires, Date.now())
  }
}

/** AWS_* variables of a session. */
export function sessionVariables({ accessKeyId, secretAccessKey, sessionToken }: Session): Record<string, string> {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken }
}

function base32(length: number): string {
  return [...randomBytes(length)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('')
}
