// Whom the action and the sandbox agree with: clients, an emulator and a runtime that others wrote. Prints one table.
import { tryClients } from './foreign/clients.ts'
import { tell } from './table.ts'

const rows = [...(await tryClients('trixie')), ...(await tryClients('bookworm'))]
tell(
  {
    file: 'proof-foreign.md',
    title: 'Whom it agrees with',
    about: '',
    columns: ['Who', 'With what', 'Tried', 'Verdict', 'Remarks'],
    rows,
  },
  process.argv.includes('--write'),
)
