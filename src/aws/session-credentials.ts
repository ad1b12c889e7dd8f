/** Keys of a session, as the AWS SDK takes them. */
export interface SessionCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration?: Date
}

/** Gives credentials that are valid now; signs in again when the last ones are about to expire. */
export type CredentialSource = () => Promise<SessionCredentials>
