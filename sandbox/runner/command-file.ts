/**
 * Reads a file of `name=value` lines and `name<<DELIMITER` blocks, as GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV are
 * (GitHub Docs, "Workflow commands: Environment files"). Lines end with `\n` alone, as on the runner's Linux.
 *
 * @throws Error on a line that is neither, and on a block without its end, as the runner does
 */
export function parseCommandFile(content: string): Record<string, string> {
  return Object.fromEntries(commandFilePairs(content))
}

/** The same, pair by pair: the runner has taken those before a fault when it meets it. */
export function* commandFilePairs(content: string): Generator<[string, string]> {
  const lines = content.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const block = /^([^=]*?)<<(.*)$/s.exec(line)
    if (block === null) {
      const equals = line.indexOf('=')
      if (equals < 1) throw new Error(`Invalid format '${line}'`)
      yield [line.slice(0, equals), line.slice(equals + 1)]
      continue
    }
    const [, name = '', delimiter = ''] = block
    if (name === '' || delimiter === '') {
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
    }
    const end = lines.indexOf(delimiter, index + 1)
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    yield [name, lines.slice(index + 1, end).join('\n')]
    index = end
  }
}
