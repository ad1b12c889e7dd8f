/** An invocation's result, as the Invoke API words it. */
export interface InvokeResult {
  payload: Buffer
  functionError?: 'Unhandled'
  /** Base64, at most 4 KB before. */
  logResult: string
}
