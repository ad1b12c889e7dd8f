import { AsyncLocalStorage } from 'node:async_hooks'
import { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { getExecOutput } from '@actions/exec'
import { member } from '../domain/json.ts'
import { messageOf } from '../domain/text.ts'
import { type Finished, grace, kept } from './finished.ts'

export interface AskOptions {
  env: NodeJS.ProcessEnv
  /** Ends the program: politely at first, for good a second later. */
  signal: AbortSignal
}

/**
 * Asks a program for a short answer, by the toolkit: silently, with an array of arguments, never through a shell, and
 * with all of stdout.
 *
 * The toolkit takes no signal and does not hand out the process that it starts. Node itself tells of it (Node.js
 * docs, "Diagnostics Channel", `child_process`). It is in the group of this process, so that it is ended alone: what
 * starts processes of its own and may last is for `run`.
 *
 * @param program a name without spaces, which the PATH of this process leads to
 * @throws the signal's reason when it was aborted
 */
export async function ask(program: string, argv: readonly string[], { env, signal }: AskOptions): Promise<Finished> {
  signal.throwIfAborted()
  let child: ChildProcess | undefined
  let found = false
  const stop = () => child && end(child)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const { exitCode, stdout, stderr } = await starting.run(
      (started) => {
        child = started
        started.once('spawn', () => {
          // The toolkit leaves stdin open, and what reads it would wait for ever. Its own way to end it is to write,
          // which fails, where nothing catches it, once the program has ended.
          started.stdin?.destroy()
          if (signal.aborted) stop()
        })
      },
      () =>
        getExecOutput(program, [...argv], {
          env: defined(env),
          silent: true,
          ignoreReturnCode: true,
          delay: grace,
          // The first word comes once the program is found.
          listeners: {
            debug: () => {
              found = true
            },
          },
        }),
    )
    signal.throwIfAborted()
    // The toolkit hands on what Node says, which is no number when a signal ended the program.
    return { exitCode: exitCode ?? 128, stdout, stderr: stderr.slice(-kept) }
  } catch (error) {
    signal.throwIfAborted()
    if (found) throw error
    return { exitCode: 127, stdout: '', stderr: messageOf(error) }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Told of the process that a question starts, and of no other. */
const starting = new AsyncLocalStorage<(child: ChildProcess) => void>()

subscribe('child_process', (message) => {
  const child = member(message, 'process')
  if (child instanceof ChildProcess) starting.getStore()?.(child)
})

function end(child: ChildProcess): void {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), grace).unref()
  // What it has started, a plugin for example, holds its streams open until it has ended as well, or for ever. Then it
  // must not hold this process.
  child.once('exit', () => {
    const late = setTimeout(() => {
      child.stdout?.destroy()
      child.stderr?.destroy()
    }, grace)
    child.once('close', () => clearTimeout(late))
  })
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
