import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { helloCheckout } from './read-back.ts'

/** Commands with which a stranger's text would act for the step: each in both forms. Each has the word `attack`. */
const commands = [
  [
    'save-state',
    'name=shifts',
    '[{"region":"us-east-1","functionName":"hello-world","alias":"attack","from":"1","to":"2","description":""}]',
  ],
  ['save-state', 'name=DIRECTORIES', '/attack'],
  ['save-state', 'name=ISPOST', 'attack'],
  ['set-output', 'name=digest', 'sha256:attack'],
  ['set-output', 'name=attack', 'attack'],
  ['add-mask', '', 'attack-word'],
  ['error', 'title=attack', 'attack'],
  ['notice', '', 'attack'],
  ['group', '', 'attack'],
  ['add-matcher', '', '/attack.json'],
  // Last, for nothing after it would be obeyed.
  ['stop-commands', '', 'attack-token'],
] as const

/** What the attacks look like, one command a line. */
export const attackLines = commands.flatMap(([name, properties, data]) => {
  const blank = properties === '' ? '' : ' '
  return [`##[${name}${blank}${properties}]${data}`, `::${name}${blank}${properties}::${data}`]
})

/** What no reader sees, and a terminal or a browser obeys; with references that GitHub would make links. */
const unseen =
  '\u202egnp.exe\u202c \u2066x\u2069 \u061c\u200f \u001b[31mred\u001b[0m \u001b]0;title\u0007 \u0007\u0008 \u009b2J GH-12'

/** The attacks in one text: plain lines, lines after a lone carriage return, and lines after white space. */
export const attack = [
  unseen,
  ...attackLines,
  ...attackLines.map((line) => `progress\r${line}`),
  ...attackLines.map((line) => `\u00a0\u3000\u0085${line}`),
].join('\n')

/** The same without line ends, for texts that are one line. */
export const attackLine = [unseen, ...attackLines].join('\r')

/** A checkout of examples/hello with the attacks as a file, and lines before its ENTRYPOINT. */
export function attackedCheckout(instructions: string): string {
  const folder = helloCheckout(crypto.randomUUID())
  writeFileSync(join(folder, 'attack'), `${attack}\n`)
  const dockerfile = [
    'FROM busybox:stable-musl',
    'COPY --chmod=755 bootstrap /bootstrap',
    'COPY --chmod=644 message attack /',
    instructions,
    'ENTRYPOINT ["/bootstrap"]',
    '',
  ]
  writeFileSync(join(folder, 'Dockerfile'), dockerfile.join('\n'))
  return folder
}

/** What has a control character or a direction mark of the attacks, or a reference; nothing, when all is well. */
export function misleadingTexts({ log, annotations, outputs, summary }: RunResult): string[] {
  // A log shows colours.
  const plainLog = log.split('\u001b[').map((part, at) => (at === 0 ? part : part.replace(/^[\d;]*m/, '')))
  const told = [plainLog.join(''), ...annotations.map(({ message }) => message), ...Object.values(outputs), summary]
  // What is in code type is no reference.
  const prose = summary.replaceAll(/^(`{3,}).*?^\1$|(`+).+?\2/gms, '')
  return [...told.filter((text) => /[^\P{Cc}\t\n]|\p{Bidi_Control}/u.test(text)), ...(prose.match(/GH-\d/g) ?? [])]
}

/** What the runner has obeyed, or shows, of the attacks; nothing, when all is well. */
export function obeyedAttacks({ obeyed, annotations, outputs, masks, post }: RunResult): string[] {
  return [
    ...obeyed
      .filter(({ name, data, properties }) => isForeign(name) || [data, ...Object.values(properties)].some(isAttack))
      .map(({ line }) => line),
    ...annotations.filter(({ message }) => message === 'attack').map(({ message }) => `annotation ${message}`),
    ...Object.entries(outputs)
      .filter((entry) => entry.some(isAttack))
      .map(([name]) => `output ${name}`),
    ...masks.filter(isAttack).map((mask) => `mask ${mask}`),
    ...(post === undefined ? ['there was no post'] : []),
  ]
}

/** Whether a command is none that the action writes itself: its state and outputs go into the runner's files. */
function isForeign(name: string): boolean {
  return ['save-state', 'set-output', 'stop-commands', 'add-matcher'].includes(name.toLowerCase())
}

/** Whether a text is one of the attacks' own, and not a sentence of the action that tells of one. */
function isAttack(text: string): boolean {
  return commands.some(([, , data]) => text === data) || text.startsWith('attack')
}

/** Secrets of the run that are in the raw output after all masks of the runner: none, when all is well. */
export function shownSecrets(sandbox: Sandbox, { log, summary }: RunResult): string[] {
  const secrets = [
    ...sandbox.github.issued,
    ...sandbox.sessions().flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken]),
  ]
  return secrets.filter((secret) => log.includes(secret) || summary.includes(secret))
}
