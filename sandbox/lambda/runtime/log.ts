/** One invocation, for the lines that Lambda writes around a function's own. */
export interface Report {
  requestId: string
  version: string
  /** ms. */
  duration: number
  /** ms; absent when the environment was warm. */
  init?: number
  /** MB. */
  memory: number
  /** MB; absent when it could not be measured. */
  used?: number
}

/** X-Amz-Log-Result holds the last 4 KB. */
const TAIL = 4096

/** The log of one invocation. */
export function writeLog(report: Report, written: string, notes: readonly string[]): string {
  const id = `RequestId: ${report.requestId}`
  const fields = [
    `REPORT ${id}`,
    `Duration: ${report.duration.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(report.duration + (report.init ?? 0))} ms`,
    `Memory Size: ${report.memory} MB`,
    ...(report.used === undefined ? [] : [`Max Memory Used: ${report.used} MB`]),
    ...(report.init === undefined ? [] : [`Init Duration: ${report.init.toFixed(2)} ms`]),
  ]
  const own = written === '' || written.endsWith('\n') ? written : `${written}\n`
  const lines = [...notes, `END ${id}`, `${fields.join('\t')}\t`]
  return `START ${id} Version: ${report.version}\n${own}${lines.join('\n')}\n`
}

/** Base64 of the last 4 KB. */
export function logTail(log: string): string {
  return Buffer.from(log).subarray(-TAIL).toString('base64')
}
