/** What the action says to a workflow, and what is meant by it at a terminal. */
const words: readonly (readonly [of: RegExp, here: string])[] = [
  [/^test-event:/gm, 'EVENT:'],
  [/^test-expect:/gm, '--expect:'],
  [/look into \.dockerignore, and check that actions\/checkout ran before this step/g, 'or look into .dockerignore'],
  [/\bmemory-size\b/g, 'memory (--memory)'],
  [/\(or test-timeout\)/g, '(--timeout)'],
  [
    /Set test-credentials to 'true': then it has those of the role that deploys\./g,
    'Give it yours with --env AWS_ACCESS_KEY_ID=…, --env AWS_SECRET_ACCESS_KEY=… and --env AWS_SESSION_TOKEN=….',
  ],
  [
    /Use a runner of that architecture, or add docker\/setup-qemu-action(?: before this step)?/g,
    "Use a machine of that architecture, or let the engine emulate it, with QEMU's handlers of binfmt_misc",
  ],
  [/\brun the job again\b/g, 'run this again'],
]

/** The same error or warning without words of GitHub's, where there is no job and no workspace. */
export function inTerminal(text: string): string {
  return words.reduce((said, [of, here]) => said.replaceAll(of, here), text)
}
