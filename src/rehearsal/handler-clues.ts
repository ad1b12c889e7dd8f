import type { Clue, ClueContext } from './clue.ts'

const oneWord =
  'Let CMD (or image-command) be one word, file.function, as in CMD ["app.handler"]; an ENTRYPOINT line takes away the CMD of the base image.'

/** Clients of Node, Ruby and Python, in this order. */
const noHandler = /_HANDLER environment variable is not set|Invalid handler \[\]|Handler not set/
const malformed = /MalformedHandlerName|Bad handler|Invalid handler \[/
/** The file is there. Ruby calls the handler as a method of its main object. */
const noFunction =
  /HandlerNotFound|is undefined or not exported|undefined method ['`]\w{1,200}['`] for (?:an instance of LambdaHandler|main|#<LambdaHandler)/
/** Clients of all languages. */
const notFound = /ImportModuleError|ClassNotFound|LambdaException: Unable to load/

/** Finds that the handler, which CMD names, is missing or no name of one. */
export function findHandlerClue(text: string, { command }: ClueContext): Clue | undefined {
  if (noHandler.test(text) || (command?.length === 0 && malformed.test(text))) {
    return { what: 'it has no CMD, which names the handler', remedy: oneWord }
  }
  if (malformed.test(text)) return { what: wrongWord(command), remedy: oneWord }
  if (noFunction.test(text)) {
    return {
      what: "its runtime finds the handler's file, but no such function in it",
      remedy: 'Correct what CMD (or image-command) names after the dot, or export the function under that name.',
    }
  }
  return notFound.test(text) ? handlerFileMissing() : undefined
}

function wrongWord(command: readonly string[] | undefined): string {
  if (command === undefined || command.length < 2) return 'what CMD names is not of the form file.function'
  return `the handler is the first word of CMD, which has ${command.length}, and is not of the form file.function`
}

/**
 * The handler's file is not where its runtime looks.
 *
 * @param importer path of the module of Node's client that looked for it
 */
export function handlerFileMissing(importer = ''): Clue {
  const what = "its runtime does not find the handler's file"
  const remedy = 'Correct what CMD (or image-command) names before the dot, and check that the file is in the image.'
  // Since 4.0 the client is one file, and asks LAMBDA_TASK_ROOT, which Lambda sets to /var/task, instead of the working
  // directory (aws/aws-lambda-nodejs-runtime-interface-client, issue 184).
  if (!importer.endsWith('/aws-lambda-ric/index.mjs')) return { what, remedy }
  return {
    what: `${what}: aws-lambda-ric 4.0 looks in /var/task alone, whatever WORKDIR says, on Lambda too`,
    remedy: `Copy the code to /var/task, or use a version of aws-lambda-ric that looks in WORKDIR, as 3.3 does. ${remedy}`,
  }
}
