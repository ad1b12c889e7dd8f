/** A login to one registry. */
export interface RegistryLogin {
  /** Host, with a port when it has one. */
  registry: string
  username: string
  password: string
}
