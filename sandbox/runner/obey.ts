import { resolve } from 'node:path'
import type { Annotation } from './annotation.ts'
import type { Caseless } from './caseless.ts'
import type { Command } from './command.ts'
import type { Masks } from './masks.ts'
import type { Matchers } from './matchers.ts'

/** What commands of a step act on. */
export interface Obeying {
  readonly masks: Masks
  readonly matchers: Matchers
  readonly outputs: Caseless
  readonly state: Caseless
  /** Variables and folders for the steps after it. */
  readonly env: Record<string, string>
  readonly path: string[]
  /** Titles of groups in order. */
  readonly groups: string[]
  /** Whether the job has ACTIONS_ALLOW_UNSECURE_COMMANDS. */
  readonly unsecure: boolean
  /** Whether the job has RUNNER_DEBUG. */
  readonly debug: boolean
  readonly workspace: string
  /** Whether commands are shown as well. */
  echo: boolean
  show(line: string): void
  annotate(annotation: Annotation): void
}

interface Obedience {
  /** Whether `echo` does not show the line, as it shows something of its own. */
  quiet?: true
  /** @throws Error which fails the step */
  obey(step: Obeying, command: Command): void
}

/** Every command of a step (actions/runner, `ActionCommandManager.cs`) but stop-commands, by name. */
export const COMMANDS: Readonly<Record<string, Obedience>> = {
  'add-mask': { quiet: true, obey: addMask },
  'add-matcher': { obey: addMatcher },
  'remove-matcher': { obey: removeMatcher },
  debug: { quiet: true, obey: showDebug },
  echo: { obey: setEcho },
  error: annotates('error'),
  warning: annotates('warning'),
  notice: annotates('notice'),
  group: {
    obey(step, { data }) {
      step.groups.push(step.masks.hide(data))
      step.show(`##[group]${data}`)
    },
  },
  endgroup: { obey: (step) => step.show('##[endgroup]') },
  'save-state': { obey: (step, command) => step.state.set(nameOf(command), command.data) },
  'set-output': { obey: (step, command) => step.outputs.set(nameOf(command), command.data) },
  'set-env': { obey: setEnv },
  'add-path': {
    obey(step, command) {
      requireUnsecure(step, command)
      step.path.push(command.data)
    },
  },
}

function annotates(level: Annotation['level']): Obedience {
  return { quiet: true, obey: (step, { data, properties }) => step.annotate({ level, message: data, properties }) }
}

function addMask(step: Obeying, { data }: Command): void {
  if (data.trim() === '') warn(step, "Can't add secret mask for empty string in ##[add-mask] command.")
  else {
    if (step.echo) step.show('::add-mask::***')
    step.masks.add(data)
  }
}

function addMatcher(step: Obeying, { data }: Command): void {
  if (data === '') warn(step, 'File path must be specified.')
  else step.matchers.add(resolve(step.workspace, data))
}

function removeMatcher(step: Obeying, { data, properties }: Command): void {
  const owner = property(properties, 'owner')
  if (owner !== undefined && data !== '') {
    warn(step, 'Either specify an owner name or a file path in ##[remove-matcher] command. Both values cannot be set.')
  } else if (owner !== undefined) step.matchers.remove([owner])
  else if (data !== '') step.matchers.removeFile(resolve(step.workspace, data))
  else warn(step, 'Either an owner name or a file path must be specified in ##[remove-matcher] command.')
}

function showDebug(step: Obeying, { data }: Command): void {
  if (step.debug) for (const line of data.split(/\r?\n/)) step.show(`##[debug]${line}`)
}

function setEcho(step: Obeying, { data }: Command): void {
  const value = data.trim().toLowerCase()
  if (value !== 'on' && value !== 'off') {
    throw new Error(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`)
  }
  step.echo = value === 'on'
}

function setEnv(step: Obeying, command: Command): void {
  requireUnsecure(step, command)
  const name = nameOf(command)
  if (name.toUpperCase() !== 'NODE_OPTIONS') step.env[name] = command.data
  else
    step.annotate({
      level: 'error',
      message: `Can't update ${name} environment variable using ::set-env:: command.`,
      properties: {},
    })
}

function requireUnsecure({ unsecure }: Obeying, { name }: Command): void {
  if (unsecure) return
  throw new Error(
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`,
  )
}

/** @throws Error when it has no name */
function nameOf({ name, properties }: Command): string {
  const given = property(properties, 'name')
  if (given === undefined) throw new Error(`Required field 'name' is missing in ##[${name}] command.`)
  return given
}

function property(properties: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(properties).find(([written]) => written.toLowerCase() === name)?.[1]
}

function warn(step: Obeying, message: string): void {
  step.annotate({ level: 'warning', message, properties: {} })
}
