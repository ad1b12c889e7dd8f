import { expect, test } from 'vitest'
import { diagnoseEvent } from '../../src/rehearsal/diagnose.ts'
import { circumstances } from './circumstances.ts'

const around = circumstances('about to fail')

const failedWith = (error: object) =>
  diagnoseEvent('a.json', { kind: 'error', type: undefined, payload: Buffer.from(JSON.stringify(error)) }, around)

// As the clients post them (their repositories, aws/aws-lambda-*-runtime-interface-client; .NET, Go and Ruby likewise).
test.each<[string, object, string[]]>([
  [
    'Python',
    {
      errorType: 'ZeroDivisionError',
      errorMessage: 'division by zero',
      stackTrace: [
        '  File "/usr/lib/python3/site-packages/awslambdaric/bootstrap.py", line 3, in handle\n    response = handler(event)\n',
        '  File "/var/task/app.py", line 5, in handler\n    return share(0)\n',
        '  File "/var/task/app.py", line 2, in share\n    return 1 / n\n',
      ],
    },
    [
      '  File "/var/task/app.py", line 5, in handler',
      '    return share(0)',
      '  File "/var/task/app.py", line 2, in share',
      '    return 1 / n',
    ],
  ],
  [
    'Node',
    {
      errorType: 'TypeError',
      errorMessage: 'x is not a function',
      trace: [
        'TypeError: x is not a function',
        '    at share (/var/task/app.js:2:9)',
        '    at exports.handler (/var/task/app.js:5:3)',
        '    at Runtime.handleOnce (/node_modules/aws-lambda-ric/lib/Runtime.js:1:1)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
      ],
    },
    ['    at share (/var/task/app.js:2:9)', '    at exports.handler (/var/task/app.js:5:3)'],
  ],
  [
    'Java',
    {
      errorType: 'java.lang.ArithmeticException',
      errorMessage: '/ by zero',
      stackTrace: [
        'example.Handler.share(Handler.java:9)',
        'example.Handler.handleRequest(Handler.java:5)',
        'java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)',
      ],
    },
    ['example.Handler.share(Handler.java:9)', 'example.Handler.handleRequest(Handler.java:5)'],
  ],
  [
    'Go',
    { errorType: 'Error', errorMessage: 'panic', stackTrace: [{ path: 'task/main.go', line: 7, label: 'share' }] },
    ['share (task/main.go:7)'],
  ],
  [
    'one whose frames are all the runtime’s',
    { errorType: 'Error', errorMessage: 'x', trace: ['Error: x', '    at node:internal/a:1:1'] },
    ['    at node:internal/a:1:1'],
  ],
])('the stack of %s is told by the lines that lead to the mistake, with what to do', (_, error, lines) => {
  const { remedy, details, brief } = failedWith(error)
  expect(remedy).toBe('Correct the handler: the stack of its error shows the place.')
  expect(details?.split('\n')).toEqual(lines)
  expect(brief).toBe('The handler failed on the event a.json (invocation/error).')
})

test('without a stack the last lines are to be read', () => {
  expect(failedWith({ errorMessage: 'x', stackTrace: [] }).remedy).toBe(
    'Correct the handler. Read its last lines: they may say more.',
  )
})

test('a stack of any length and of any values is told in a few lines', () => {
  const stackTrace = [1, null, {}, ...Array.from({ length: 1000 }, (_, index) => `frame ${index} ${'x'.repeat(1000)}`)]
  const { details = '' } = failedWith({ errorMessage: 'x', stackTrace })
  expect(details.split('\n').map((line) => line.length)).toEqual(Array(6).fill(300))
})
