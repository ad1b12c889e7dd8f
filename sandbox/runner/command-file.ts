/**
 * Reads a file of `name=value` lines and `name<<DELIMITER` blocks, as GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV are
 * (GitHub Docs, "Workflow commands: Environment files").
 *
 * @throws Error on a line that is neither, and on a block without its end, as the runner does
 */
export function parseCommandFile(content: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = content.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const block = /^([^=]*?)<<(.+)$/.exec(line)
    if (block?.[1] !== undefined) {
      const end = lines.indexOf(block[2] ?? '', index + 1)
      if (end < 0) throw new Error(`Matching delimiter not found: ${block[2]}`)
      values[block[1]] = lines.slice(index + 1, end).join('\n')
      index = end
      continue
    }
    const equals = line.indexOf('=')
    if (equals < 1) throw new Error(`Invalid format: ${line}`)
    values[line.slice(0, equals)] = line.slice(equals + 1)
  }
  return values
}
