/**
 * The names of a Dockerfile's stages, in lower case as BuildKit compares them (Dockerfile reference, "FROM").
 *
 * @param text the Dockerfile
 */
export function stageNames(text: string): string[] {
  // An instruction may go on after a backslash at the end of its line.
  const whole = text.replaceAll(/\\[ \t]*\r?\n/g, ' ')
  return [...whole.matchAll(/^[ \t]*FROM[ \t]+.*?[ \t]AS[ \t]+(\S+)[ \t]*$/gim)].map(([, name = '']) =>
    name.toLowerCase(),
  )
}

/** Whether `target` names a stage: by its name, or by its number from zero. */
export function hasStage(text: string, target: string): boolean {
  const count = [...text.matchAll(/^[ \t]*FROM[ \t]/gim)].length
  if (/^\d+$/.test(target)) return Number(target) < count
  return stageNames(text).includes(target.toLowerCase())
}
