import { type Predicate, readBill } from '../domain/statement.ts'
import { readNamedFile, type Workplace } from '../inputs/files.ts'
import type { Inputs } from '../inputs/inputs.ts'

/** Reads the files of attest. @throws Problem when one is not there, or says nothing that is known */
export function readBills({ attest }: Inputs, workplace: Workplace): Predicate[] {
  return (attest?.files ?? []).map((path) =>
    readBill(
      readNamedFile(path, 'attest', workplace, "Name a file, or write 'provenance'."),
      `attest: the file '${path}'`,
    ),
  )
}
