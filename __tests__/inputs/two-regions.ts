import { readRunInputs } from '../../src/inputs/by-region.ts'

const regions = 'us-east-1, eu-west-1'

/** Reads inputs of two regions, unless others are given. */
export function inputs(given: Readonly<Record<string, string>>, ambientRegion?: string) {
  const all: Record<string, string> = { 'function-name': 'hello', 'aws-region': regions, ...given }
  return readRunInputs((name) => all[name] ?? '', {
    workspace: '/workspace',
    temporaryDirectory: '/temp',
    ...(ambientRegion !== undefined && { ambientRegion }),
  })
}

/** The input regions-config. */
export const config = (value: unknown) => ({ 'regions-config': JSON.stringify(value) })
