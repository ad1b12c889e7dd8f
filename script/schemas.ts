// Usage: node script/schemas.ts
//
// Makes the JSON schemas of schemas/, of those that the sources check with.
//
//   --check  fails where one differs, and changes nothing
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { parse } from 'yaml'
import { isRecord } from '../src/domain/json.ts'
import { functionConfigSchema } from '../src/inputs/function-config-schema.ts'
import { functionsConfigSchema, regionsConfigSchema } from '../src/inputs/place-config-schema.ts'
import { resultsSchema } from '../src/report/results-schema.ts'
import { commandLine } from './usage/command-line.ts'

/** Where editors find them: at the major version that a workflow uses. */
const published = 'https://raw.githubusercontent.com/OWNER/deploy-lambda-image/v1/schemas'

interface Source {
  schema: GenericSchema
  title: string
  description: string
  /** The part of action.yml that describes members of that name. */
  described?: 'inputs' | 'outputs'
}

const sources: Readonly<Record<string, Source>> = {
  'function-config': {
    schema: functionConfigSchema,
    title: 'function-config of deploy-lambda-image',
    description:
      "Members of AWS's UpdateFunctionConfiguration and CreateFunction. What is absent stays as it is. Memory and timeout reach as far as managed instances go.",
  },
  'regions-config': {
    schema: regionsConfigSchema,
    title: 'regions-config of deploy-lambda-image',
    description: 'Inputs that differ from region to region, keyed by region. They replace those of the step.',
    described: 'inputs',
  },
  'functions-config': {
    schema: functionsConfigSchema,
    title: 'functions-config of deploy-lambda-image',
    description:
      'Inputs that differ from function to function, keyed by name. They replace those of the step and of the region.',
    described: 'inputs',
  },
  results: {
    schema: resultsSchema,
    title: 'The output results of deploy-lambda-image',
    description: 'What each region has after the run, keyed by region.',
    described: 'outputs',
  },
}

/**
 * Makes the JSON schemas of what users write and read as JSON.
 *
 * @param manifest text of action.yml
 * @returns texts of files, by their names
 */
export function schemas(manifest: string): Map<string, string> {
  const action: unknown = parse(manifest)
  return new Map(
    Object.entries(sources).map(([name, { schema, title, description, described }]) => {
      // A check is a program; JSON Schema has none. The action reports what it finds.
      const { $schema, ...body } = toJsonSchema(schema, { typeMode: 'input', ignoreActions: ['check'] })
      const members = described && isRecord(action) ? action[described] : undefined
      const whole = { $schema, $id: `${published}/${name}.json`, title, description, ...describe(body, members) }
      return [`${name}.json`, `${JSON.stringify(whole, null, 2)}\n`]
    }),
  )
}

/** Adds what action.yml says of a member, wherever a member is called like an input or an output. */
function describe(schema: unknown, members: unknown): object {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    return isRecord(value) ? describe(value, members) : value
  }
  return Object.fromEntries(
    Object.entries(Object(schema)).map(([key, value]) => {
      if (key !== 'properties' || !isRecord(value)) return [key, walk(value)]
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, body]) => [name, described(name, walk(body), members)])),
      ]
    }),
  )
}

function described(name: string, body: unknown, members: unknown): unknown {
  const member = isRecord(members) ? members[name] : undefined
  if (!isRecord(body) || !isRecord(member)) return body
  return { description: member.description, ...body }
}

function main(check: boolean): void {
  const root = new URL('../', import.meta.url)
  const folder = new URL('schemas/', root)
  const stale = [...schemas(readFileSync(new URL('action.yml', root), 'utf8'))].filter(([file, text]) => {
    const path = new URL(file, folder)
    return !existsSync(path) || readFileSync(path, 'utf8') !== text
  })
  if (check) {
    for (const [file] of stale) {
      process.stderr.write(`schemas/${file} differs from the sources: run 'node script/schemas.ts' and commit.\n`)
      process.exitCode = 1
    }
    return
  }
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of stale) writeFileSync(new URL(file, folder), text)
}

if (import.meta.main) main(commandLine(import.meta.url, { check: { type: 'boolean', default: false } }).values.check)
