import { expect, test } from 'vitest'
import { tryInputs } from '../../proof/torture/inputs.ts'

/** Another slice each time; SEED draws one again. */
const seed = Number(process.env.SEED ?? Date.now() % 1e6)

// A slice of script/torture, which draws thousands.
test('whatever inputs say, they end in a plan or in a refusal, and what is refused is refused before any call of AWS', async () => {
  for (const { cells, ok } of await tryInputs(seed, 200)) expect(ok, `SEED=${seed}: ${cells.join(', ')}`).toBe(true)
})
