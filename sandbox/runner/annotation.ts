/** A message that GitHub shows at the run and at the file. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  /** Masked, and cut at 4,096 characters. */
  message: string
  /** `title`, `file`, `line` … */
  properties: Record<string, string>
}
