import { expect, test } from 'vitest'
import { readBill, readProvenance, writeStatement } from '../../src/domain/statement.ts'

const spdx = { spdxVersion: 'SPDX-2.3', packages: [] }
const cyclonedx = { bomFormat: 'CycloneDX', components: [] }

test.each([
  ['SPDX', spdx, { type: 'https://spdx.dev/Document', content: spdx }],
  ['CycloneDX', cyclonedx, { type: 'https://cyclonedx.org/bom', content: cyclonedx }],
  [
    'the statement that BuildKit writes',
    { _type: 'https://in-toto.io/Statement/v0.1', predicateType: 'https://spdx.dev/Document', predicate: spdx },
    { type: 'https://spdx.dev/Document', content: spdx },
  ],
])('%s is a bill of materials', (_, content, expected) => {
  expect(readBill(JSON.stringify(content), 'attest')).toEqual(expected)
})

test.each(['', '[]', '{}', '{"predicateType":"a","predicate":{}}', '<bom/>'])('%s is none', (text) => {
  expect(() => readBill(text, "attest: the file 'a'")).toThrow(
    "attest: the file 'a' is no software bill of materials in JSON. Write it as SPDX or CycloneDX, for example with the format spdx-json.",
  )
})

test('provenance says by its form which version it is', () => {
  expect(readProvenance({ buildType: 'a' })?.type).toBe('https://slsa.dev/provenance/v0.2')
  expect(readProvenance({ buildDefinition: {} })?.type).toBe('https://slsa.dev/provenance/v1')
  expect(readProvenance(undefined)).toBeUndefined()
})

test('a statement is about a digest', () => {
  const predicate = { type: 'https://spdx.dev/Document', content: spdx }
  expect(JSON.parse(writeStatement(predicate, { name: 'registry/app', digest: 'sha256:abc' }))).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'registry/app', digest: { sha256: 'abc' } }],
    predicateType: 'https://spdx.dev/Document',
    predicate: spdx,
  })
})
