import { isMap, isScalar, LineCounter, parse, parseDocument, visit, type YAMLMap } from 'yaml'

/** What is wrong in a workflow. */
export interface Finding {
  file: string
  line: number
  message: string
}

/** What steps are checked for beyond what actionlint knows. */
export interface Rules {
  /** Names of the inputs that this repository's action has. */
  inputs: ReadonlySet<string>
  /** Whether actions of others must be named by commit, as in this repository's own workflows. */
  pinned: boolean
}

const OWN_ACTION = /^(?:\.\/|OWNER\/deploy-lambda-image@v\d+)$/
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/
/** In the manner of `# v1.2.3`, which Dependabot keeps up to date. */
const VERSION = /^ v\d+(\.\d+){0,2}$/

/** The names of an action's inputs. @param manifest text of action.yml */
export function inputsOf(manifest: string): Set<string> {
  const parsed: unknown = parse(manifest)
  const inputs: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'inputs') : undefined
  return new Set(Object.keys(Object(inputs)))
}

/** Checks every step that uses an action: inputs that there are, actions of others pinned. */
export function checkUses(workflow: string, file: string, rules: Rules): Finding[] {
  const lines = new LineCounter()
  const document = parseDocument(workflow, { lineCounter: lines })
  const findings: Finding[] = []
  visit(document, {
    Map(_, step) {
      const uses: unknown = step.get('uses')
      if (typeof uses !== 'string') return
      const line = lines.linePos(step.range?.[0] ?? 0).line
      const messages = OWN_ACTION.test(uses) ? checkInputs(step, rules.inputs) : checkPin(step, uses, rules.pinned)
      findings.push(...messages.map((message) => ({ file, line, message })))
    },
  })
  return findings
}

function checkInputs(step: YAMLMap, inputs: ReadonlySet<string>): string[] {
  const given: unknown = step.get('with')
  const names = isMap(given) ? given.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : []
  return names.filter((name) => !inputs.has(name)).map((name) => `action.yml has no input ${name}`)
}

function checkPin(step: YAMLMap, uses: string, required: boolean): string[] {
  if (!required) return []
  const comment = step.get('uses', true)?.comment ?? ''
  return PINNED.test(uses) && VERSION.test(comment)
    ? []
    : [`${uses} must be pinned by its commit, with the version as a comment`]
}
