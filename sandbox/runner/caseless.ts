/** Values by name, whatever the case of the name. The spelling that came first stays, as in the runner's own tables. */
export class Caseless {
  readonly #values = new Map<string, { name: string; value: string }>()

  set(name: string, value: string): void {
    const known = this.#values.get(name.toLowerCase())
    this.#values.set(name.toLowerCase(), { name: known?.name ?? name, value })
  }

  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase())?.value
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(Array.from(this.#values.values(), ({ name, value }) => [name, value]))
  }
}
