import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/** Files by which a step tells the runner something. */
const COMMAND_FILES = {
  GITHUB_OUTPUT: 'set_output',
  GITHUB_STATE: 'save_state',
  GITHUB_ENV: 'set_env',
  GITHUB_PATH: 'add_path',
  GITHUB_STEP_SUMMARY: 'step_summary',
} as const
export type CommandFile = keyof typeof COMMAND_FILES

/** Folders inside of RUNNER_TEMP that are the runner's own. */
const OWN = ['_runner_file_commands', '_github_workflow']

/** The folders of a job on a runner. */
export class Workplace {
  readonly root = mkdtempSync(join(tmpdir(), 'sandbox-runner-'))
  readonly temp = join(this.root, 'work', '_temp')
  readonly toolCache = join(this.root, 'hostedtoolcache')
  readonly home = join(this.root, 'home')
  readonly workspace = join(this.root, 'work', 'repository', 'repository')
  readonly eventPath = join(this.temp, '_github_workflow', 'event.json')

  constructor(event: object) {
    const folders = [this.toolCache, this.home, this.workspace, ...OWN.map((name) => join(this.temp, name))]
    for (const folder of folders) mkdirSync(folder, { recursive: true })
    writeFileSync(this.eventPath, JSON.stringify(event))
  }

  /** Makes the empty command files of a phase; paths by variable. */
  commandFiles(phase: string): Record<CommandFile, string> {
    const path = (variable: CommandFile) => {
      const file = join(this.temp, '_runner_file_commands', `${COMMAND_FILES[variable]}_${phase}`)
      writeFileSync(file, '')
      return file
    }
    return {
      GITHUB_OUTPUT: path('GITHUB_OUTPUT'),
      GITHUB_STATE: path('GITHUB_STATE'),
      GITHUB_ENV: path('GITHUB_ENV'),
      GITHUB_PATH: path('GITHUB_PATH'),
      GITHUB_STEP_SUMMARY: path('GITHUB_STEP_SUMMARY'),
    }
  }

  /** What a step left in RUNNER_TEMP: contents by path inside of it. Empty folders are there with a closing slash. */
  tempFiles(): Record<string, string> {
    if (!existsSync(this.temp)) return {}
    const left = readdirSync(this.temp, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !OWN.includes(relative(this.temp, path).split('/')[0] ?? ''))
    return Object.fromEntries(left.map((path) => this.#describe(path)))
  }

  #describe(path: string): [string, string] {
    const name = relative(this.temp, path)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory()) return [`${name}/`, '']
    return [name, stats?.isFile() ? readFileSync(path, 'utf8') : '']
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
