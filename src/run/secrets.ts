import { credentialsOf } from '../docker/command-line.ts'
import { credentialArguments } from '../inputs/credential-arguments.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { FunctionState } from '../lambda/function.ts'
import { type ImagePlan, placesOf } from '../plan/plan.ts'
import type { Tools } from '../session/tools.ts'
import { hideSecretFile } from './secret-files.ts'

/**
 * Masks what the run was given for the build, the content of secret files included, and for GitHub. Hides the values of variables that the inputs set, of build
 * arguments that seem to be credentials, and logins in URLs: the runner masks only what GitHub knows as a secret, nothing
 * in a comment or a file, and nothing that is escaped as Markdown.
 */
export function hideGivenSecrets(
  { source, plans, inputs }: ImagePlan,
  tools: Pick<Tools, 'mask' | 'hide' | 'env' | 'workspace'>,
): void {
  if (source.kind === 'build') {
    for (const { value } of source.build.secrets) tools.mask(value)
    for (const { value } of source.build.secretEnvs) if (tools.env[value]) tools.mask(tools.env[value])
    for (const { value } of source.build.secretFiles) hideSecretFile(value, tools, publicWords(inputs))
    const credentials = source.build.buildArgs.flatMap((argument) =>
      credentialArguments([argument]).map((name) => argument.slice(name.length + 1).trim() || (tools.env[name] ?? '')),
    )
    tools.hide([...credentials, ...credentialsOf(source.build)], publicWords(inputs))
  }
  tools.hide(inputs.githubToken === undefined ? [] : [inputs.githubToken])
  for (const { inputs: own } of placesOf({ plans })) {
    tools.hide(
      [...own.configuration.variables, ...own.rehearsal.env].map(({ value }) => value),
      publicWords(own),
    )
  }
}

/**
 * Hides the values of a function's variables, as it has them and as it will have them: a handler, a rehearsal or Lambda
 * may print them.
 */
export function hideVariables(
  { hide }: Pick<Tools, 'hide'>,
  functions: readonly (FunctionState | undefined)[],
  { config, inputs }: { config: FunctionConfig; inputs: ImagePlan['inputs'] },
): void {
  const environments = [...functions.map((one) => one?.config.Environment), config.Environment]
  const words = functions.flatMap((one) => (one === undefined ? [] : [one.arn, one.imageUri ?? '']))
  hide(
    environments.flatMap((environment) => Object.values(environment?.Variables ?? {})),
    [...words, ...publicWords(inputs)],
  )
}

/** What the run says by itself: a variable that is called like the function hides nothing. */
function publicWords({ functionName, repository, release }: ImagePlan['inputs']): string[] {
  return [functionName?.name ?? '', repository?.repository ?? '', release.alias ?? '']
}
