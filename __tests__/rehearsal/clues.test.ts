import { describe, expect, test } from 'vitest'
import type { ClueContext } from '../../src/rehearsal/clue.ts'
import { findClue } from '../../src/rehearsal/clues.ts'
import { readReportedError } from '../../src/rehearsal/reported-error.ts'

const context: ClueContext = { credentials: false }

/** What a clue says of an error as a client reports it. */
function clueOf(error: object, more: Partial<ClueContext> = {}) {
  const { text } = readReportedError(undefined, Buffer.from(JSON.stringify(error)))
  return findClue(text, [], { ...context, ...more })
}

const client = '/usr/lib/node_modules/aws-lambda-ric/index.mjs'
const node = (errorType: string, errorMessage: string, trace: readonly string[] = []) => ({
  errorType,
  errorMessage,
  trace: [...trace, `    at loadModule (file://${client}:575:13)`],
})
const python = (errorType: string, errorMessage: string, stackTrace: readonly string[] = []) => ({
  errorType,
  errorMessage,
  requestId: '',
  stackTrace,
})
const ruby = (error: string, errorMessage: string, stackTrace: readonly string[] = []) => ({
  errorMessage,
  errorType: `Init<${error}>`,
  stackTrace: ["<internal:/usr/lib/ruby/3.3.0/rubygems/core_ext/kernel_require.rb>:136:in 'require'", ...stackTrace],
})
const lost = "its runtime does not find the handler's file"

describe('what is missing is named, and where it is needed', () => {
  test.each<[string, object, string]>([
    [
      'a package of Node',
      node('Runtime.ImportModuleError', "Error: Cannot find module 'express'\nRequire stack:\n- /var/task/app.js"),
      "the package 'express' is not in the image, and /var/task/app.js needs it",
    ],
    [
      'a package of an ECMAScript module',
      node('Error', "Cannot find package 'express' imported from /var/task/app.mjs"),
      "the package 'express' is not in the image, and /var/task/app.mjs needs it",
    ],
    [
      'a file of Node',
      node('Error', "Cannot find module '/var/task/lib/gone.mjs' imported from file:///var/task/app.mjs"),
      "the file '/var/task/lib/gone.mjs' is not in the image, and /var/task/app.mjs needs it",
    ],
    [
      'a package of Python',
      python('Runtime.ImportModuleError', "Unable to import module 'app': No module named 'requests'"),
      "the package 'requests' is not in the image, and app needs it",
    ],
    [
      'a package that a Python function imports late',
      python('ModuleNotFoundError', "No module named 'requests'", [
        '  File "/var/task/app.py", line 4, in handler\n    import requests\n',
      ]),
      "the package 'requests' is not in the image, and /var/task/app.py:4 needs it",
    ],
    [
      'a gem',
      ruby('LoadError', 'cannot load such file -- nokogiri', ["/var/task/app.rb:1:in '<top (required)>'"]),
      "the package 'nokogiri' is not in the image, and /var/task/app.rb:1 needs it",
    ],
    [
      'a native library',
      node('Error', 'libxyz.so: cannot open shared object file: No such file or directory', [
        '    at Object.<anonymous> (/var/task/native.js:1:9)',
      ]),
      "the native library 'libxyz.so' is not in the image, and /var/task/native.js:1 needs it",
    ],
    [
      'a native library of Alpine',
      python(
        'Runtime.ImportModuleError',
        "Unable to import module 'app': Error loading shared library libpq.so.5: No such file or directory (needed by /var/task/_psycopg.so)",
      ),
      "the native library 'libpq.so.5' is not in the image",
    ],
    ["the handler's file in Ruby", ruby('LoadError', 'cannot load such file -- app'), lost],
    [
      "the handler's file in Python",
      python('Runtime.ImportModuleError', "Unable to import module 'src/app': No module named 'src'"),
      lost,
    ],
    ['a class of Java', { errorType: 'java.lang.ClassNotFoundException', errorMessage: 'example.Handler' }, lost],
    [
      'an export',
      node('Runtime.HandlerNotFound', 'app.handler is undefined or not exported'),
      "its runtime finds the handler's file, but no such function in it",
    ],
    [
      'a function of Python',
      python('Runtime.HandlerNotFound', "Handler 'handler' missing on module 'app'"),
      "its runtime finds the handler's file, but no such function in it",
    ],
    [
      'a method of Ruby',
      { errorType: 'Function<NoMethodError>', errorMessage: "undefined method 'handler' for main:Object" },
      "its runtime finds the handler's file, but no such function in it",
    ],
  ])('%s', (_, error, what) => {
    expect(clueOf(error, { command: ['app.handler'] })?.what).toBe(what)
  })

  test("no name is in what everybody reads, nor in a clue's remedy", () => {
    const { brief, remedy } = clueOf(python('ModuleNotFoundError', "No module named 'requests'")) ?? {}
    expect(brief).toBe('a package is not in the image')
    expect(remedy).toBe('Install it in the stage that is deployed, as a dependency that is not for development alone.')
  })

  test("Node's client 4.0, which looks in /var/task alone, is told with the remedies", () => {
    const error = node('Runtime.ImportModuleError', `Error: Cannot find module 'app'\nRequire stack:\n- ${client}`)
    expect(clueOf(error)).toEqual({
      what: `${lost}: aws-lambda-ric 4.0 looks in /var/task alone, whatever WORKDIR says, on Lambda too`,
      remedy:
        'Copy the code to /var/task, or use a version of aws-lambda-ric that looks in WORKDIR, as 3.3 does. Correct what CMD (or image-command) names before the dot, and check that the file is in the image.',
    })
  })
})

describe('a syntax error is told with its file and line', () => {
  test.each<[string, object, string]>([
    [
      'Node',
      node('Runtime.UserCodeSyntaxError', "SyntaxError: Unexpected token ';'", ['/var/task/app.js:2', '  const a = ;']),
      '/var/task/app.js:2 has a syntax error',
    ],
    [
      'an ECMAScript module, of which Node tells neither',
      node('Runtime.UserCodeSyntaxError', "SyntaxError: Unexpected token ';'", [
        '    at compileSourceTextModule (node:internal/modules/esm/utils:319:16)',
      ]),
      "the handler's file, or one that it loads, has a syntax error",
    ],
    [
      'Python',
      python('Runtime.UserCodeSyntaxError', "Syntax error in module 'app': invalid syntax (app.py, line 3)", [
        '  File "/var/task/app.py" Line 3\n    def f(\n',
      ]),
      '/var/task/app.py:3 has a syntax error',
    ],
    ['Ruby', ruby('SyntaxError', '/var/task/app.rb:3: syntax error found'), '/var/task/app.rb:3 has a syntax error'],
  ])('%s', (_, error, what) => {
    expect(clueOf(error)?.what).toBe(what)
  })
})

describe('CMD must be one word, file.function', () => {
  const oneWord = /^Let CMD \(or image-command\) be one word, file\.function, .*an ENTRYPOINT line takes away the CMD/
  const none = 'it has no CMD, which names the handler'

  test.each<[string, string, readonly string[] | undefined, string]>([
    ['none in Node', 'PlatformError: _HANDLER environment variable is not set', [], none],
    ['none in Ruby', 'Invalid handler [], must be of form FILENAME.METHOD', undefined, none],
    ['none in Python', 'ValueError: Handler not set', [], none],
    [
      'without a dot',
      "Runtime.MalformedHandlerName: Bad handler 'app': not enough values to unpack",
      ['app'],
      'what CMD names is not of the form file.function',
    ],
    [
      'without a dot in Ruby',
      'Invalid handler ["app"], must be of form',
      undefined,
      'what CMD names is not of the form file.function',
    ],
    [
      'two words',
      'Runtime.MalformedHandlerName: Bad handler',
      ['node', 'app.handler'],
      'the handler is the first word of CMD, which has 2, and is not of the form file.function',
    ],
  ])('%s', (_, text, command, what) => {
    const clue = findClue('', [text], { ...context, ...(command && { command }) })
    expect(clue?.what).toBe(what)
    expect(clue?.remedy).toMatch(oneWord)
  })
})

describe("what Lambda's environment lacks", () => {
  test.each([
    ['a full /tmp', 'Error: ENOSPC: no space left on device, write', '/tmp is full'],
    ['a full /tmp in Python', 'OSError: [Errno 28] No space left on device', '/tmp is full'],
    [
      '/dev/shm here',
      'File "/usr/lib/python3.11/multiprocessing/synchronize.py", line 57\nFileNotFoundError: [Errno 2] No such file',
      '/dev/shm, which Lambda does not have',
    ],
    [
      '/dev/shm on Lambda',
      'File "/var/lang/lib/python3.12/multiprocessing/synchronize.py", line 57\nOSError: [Errno 38] Function not implemented',
      '/dev/shm, which Lambda does not have',
    ],
    [
      'credentials',
      'CredentialsProviderError: Could not load credentials from any providers',
      'it looks for AWS credentials, and the rehearsal gives it none',
    ],
    [
      'keys of no account',
      'UnrecognizedClientException: The security token included in the request is invalid.',
      'it looks for AWS credentials, and the rehearsal gives it none',
    ],
    [
      'a durable handler, in Node',
      'Error: Unexpected payload provided to start the durable execution.',
      'its handler is one of a durable function, and this function is none',
    ],
    [
      'a durable handler, in Python',
      "KeyError: 'DurableExecutionArn'",
      'its handler is one of a durable function, and this function is none',
    ],
    [
      'a value that is no JSON, in Node',
      'Runtime.JSONStringifyError: Unable to stringify response body',
      'the handler returned a value that is no JSON',
    ],
    [
      'a value that is no JSON, in Python',
      'Runtime.MarshalError: Unable to marshal response: Object of type datetime is not JSON serializable',
      'the handler returned a value that is no JSON',
    ],
    [
      'a function instead of a value',
      'TypeError: Wrong arguments\n    at _RAPIDClient.postInvocationResponse (file:///x/index.mjs:915:25)',
      'the handler returned a value that is no JSON',
    ],
  ])('%s', (_, text, what) => {
    expect(findClue(text, [], context)?.what).toContain(what)
  })

  test('credentials that it has are no reason', () => {
    expect(findClue('Could not load credentials from any providers', [], { credentials: true })).toBeUndefined()
  })
})
