const indentOf = (line: string) => line.length - line.trimStart().length

/**
 * Writes steps that run side by side one below the other, for a linter that does not know `parallel` (GitHub docs, "Workflow
 * syntax", jobs.<job_id>.steps[*].parallel). No line moves.
 */
export function withoutParallel(workflow: string): string {
  let outer = -1
  let shift = 0
  return workflow
    .split('\n')
    .map((line) => {
      if (line.trim() === '') return line
      const indent = indentOf(line)
      if (outer >= 0 && indent > outer) {
        if (shift === 0) shift = indent - outer
        return line.slice(shift)
      }
      ;[outer, shift] = [-1, 0]
      if (line.trim() !== '- parallel:') return line
      outer = indent
      return `${line.slice(0, indent)}- run: 'true'`
    })
    .join('\n')
}
