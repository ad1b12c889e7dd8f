import { expect, test } from 'vitest'
import { explain } from '../src/aws/explain.ts'
import { readAdvice } from '../src/docker/build-checks.ts'
import { explainDocker } from '../src/docker/explain.ts'
import { readReport } from '../src/lambda/invocation-report.ts'
import { findClue } from '../src/rehearsal/clues.ts'
import { diagnoseStart } from '../src/rehearsal/diagnose.ts'

const docker = (text: string) => explainDocker({ exitCode: 1, stdout: '', stderr: text }, 'Could not build')
const aws = (text: string) => explain(new Error(text), 'Could not update')
const rehearsal = (text: string) =>
  diagnoseStart(
    { kind: 'exit', exitCode: 1 },
    {
      lines: [text],
      reached: true,
      outOfMemory: false,
      architecture: 'arm64',
      foreign: false,
      memory: 128,
      memoryLimited: true,
      credentials: false,
    },
  )

const clue = (text: string) => findClue(text, [text], { credentials: false })

/** Starts of what is searched for, again and again, so that a search which starts over at each takes quadratic time. */
test.each<[string, string, (text: string) => unknown]>([
  ['docker', 'unexpected status from HEAD request to ', docker],
  ['docker', 'unexpected status from HEAD request to x/blobs/', docker],
  ['docker', '/blobs/', (text) => docker(`unexpected status from HEAD request to ${text}`)],
  ['docker', "repository with name '", docker],
  ['docker', "image tag 'a' already exists in the '", docker],
  ['docker', 'target stage "', docker],
  ['docker', 'User: x is not authorized to perform: x on resource: ', docker],
  ['docker', 'ERROR\n', docker],
  ['docker', 'ERROR: failed to compute cache key: ', docker],
  ['docker', 'ERROR: failed to compute cache key: "\n', docker],
  ['docker', 'ERROR: failed to get build context ', docker],
  ['docker', 'ERROR: secret ', docker],
  ['docker', 'failed to push ', docker],
  ['docker', 'failed to push x: unexpected status from HEAD request to ', docker],
  ['docker', ' > exporting cache to ', docker],
  ['AWS', 'media type for the source image ', aws],
  ['AWS', 'Source image ', aws],
  ['AWS', 'mount targets ', aws],
  ['AWS', 'execution role does not have permissions to call x on ', aws],
  ['AWS', 'User: x is not authorized to perform: x on resource: x because no ', aws],
  ['AWS', 'User: x is not authorized to perform: x with an explicit deny in a session policy: arn:', aws],
  ['a check of a Dockerfile', '[', (text) => readAdvice(text, 'Dockerfile')],
  ["a function's log", 'REPORT RequestId: Duration: 1', readReport],
  ["a function's log", 'REPORT RequestId:\n', readReport],
  ["a function's log", '{\n', readReport],
  ['a container', 'exec: "', rehearsal],
  ['a container', 'exec: "a": stat ', rehearsal],
  ['a container', 'permission denied to read-only file', clue],
  ['a container', "Cannot find module 'a'\nRequire stack:\n- ", clue],
  ['a container', "Cannot find package 'a' imported from ", clue],
  ['a container', "Unable to import module '", clue],
  ['a container', 'libxyz.so', clue],
  ['a container', 'Error loading shared library ', clue],
  ['a container', 'multiprocessing/synchronize.py', clue],
  ['a container', 'Wrong arguments\n', clue],
  ['a container', 'Wrong arguments\npostInvocation', clue],
  ['a container', "undefined method 'a' for ", clue],
  ['a container', 'UserCodeSyntaxError\n/a/', clue],
  ['a container', 'UserCodeSyntaxError at /a.js(/', clue],
  ['a container', "No module named 'a' File \"/", clue],
  ['a container', 'fork/exec ', rehearsal],
])('what %s says is searched in linear time: %j', (_, unit, search) => {
  const text = unit.repeat(400_000 / unit.length)
  const before = process.cpuUsage()
  search(text)
  const { user, system } = process.cpuUsage(before)
  // Linear time is some milliseconds of the CPU, and quadratic time is ten seconds and more.
  expect((user + system) / 1000).toBeLessThan(2500)
})
