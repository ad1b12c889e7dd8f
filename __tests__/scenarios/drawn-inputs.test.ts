import { expect, test } from 'vitest'
import { tryInputs } from '../../proof/torture/inputs.ts'

// A slice of script/torture, which draws thousands.
test('whatever inputs say, they end in a plan or in a refusal, and what is refused is refused before any call of AWS', async () => {
  for (const { cells, ok } of await tryInputs(Date.now() % 1e6, 200)) expect(ok, cells.join(', ')).toBe(true)
})
