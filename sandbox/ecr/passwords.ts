import { randomBytes } from 'node:crypto'

/** Registry passwords that are out, and whose they are. */
export class Passwords<Holder> {
  readonly #issued = new Map<string, { holder: Holder; region: string; expires: number }>()

  /** A password in the form of ECR's: base64 of JSON, over a thousand characters. `lifetime` in ms. */
  issue(holder: Holder, region: string, lifetime: number): { password: string; expires: number } {
    const expires = Date.now() + lifetime
    const content = {
      payload: randomBytes(600).toString('base64'),
      datakey: randomBytes(150).toString('base64'),
      version: '2',
      type: 'DATA_KEY',
      expiration: Math.floor(expires / 1000),
    }
    const password = Buffer.from(JSON.stringify(content)).toString('base64')
    this.#issued.set(password, { holder, region, expires })
    return { password, expires }
  }

  /** Whose a password is; `expired` when it was good once, undefined when it never was or is another region's. */
  holder(password: string, region: string): Holder | 'expired' | undefined {
    const issued = this.#issued.get(password)
    if (issued?.region !== region) return undefined
    return issued.expires > Date.now() ? issued.holder : 'expired'
  }

  /** The passwords of all holders that `isMeant` says yes to. */
  of(isMeant: (holder: Holder) => boolean): string[] {
    return [...this.#issued].filter(([, { holder }]) => isMeant(holder)).map(([password]) => password)
  }

  /** Makes all passwords invalid now. */
  expireAll(): void {
    for (const issued of this.#issued.values()) issued.expires = Math.min(issued.expires, Date.now())
  }
}
