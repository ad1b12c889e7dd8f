/**
 * Tells which lines of a build that is repeated from the builder's cache say something new: what becomes of the image
 * this time, and what fails. Each line of BuildKit's begins with the number of its step, the first with its name as well.
 *
 * @returns whether a line need not be shown
 */
export function repeatedLines(): (line: string) => boolean {
  const names = new Map<string, string>()
  return (line) => {
    const [, step, words = ''] = /^#(\d+) (.*)$/.exec(line) ?? []
    if (step === undefined) return line === ''
    const name = names.get(step) ?? words
    names.set(step, name)
    return !/^(?:exporting|pushing)\b/.test(name) && !/^(?:ERROR|CANCELED)\b/.test(words)
  }
}
