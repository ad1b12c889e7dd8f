// Usage: script/foreign
//
// Whom the action and the sandbox agree with: clients, an emulator and a runtime that others wrote. Prints one table.
//
//   --write  renews docs/proof-foreign.md
import { commandLine } from '../script/usage/command-line.ts'
import { tryClients } from './foreign/clients.ts'
import { tryMoto } from './foreign/moto.ts'
import { tryRuntime } from './foreign/runtime.ts'
import { tell } from './table.ts'

const { values } = commandLine(import.meta.url, { write: { type: 'boolean', default: false } })
const rows = [
  ...(await tryClients('trixie')),
  ...(await tryClients('bookworm')),
  ...(await tryMoto()),
  ...(await tryRuntime()),
]
tell(
  {
    file: 'proof-foreign.md',
    title: 'Whom it agrees with',
    about: `What others wrote, and what came of it, in one run of \`script/foreign --write\`, which made this page.

- **Clients.** boto3 and the AWS CLI of two releases of Debian call every operation that the [sandbox](../sandbox/README.md) has,
  in order, with refusals in between. What boto3 gets is compared with botocore's own model before it is parsed: members,
  types, times, status, codes of errors. A member that this model lacks must be one of the newest SDK's. These clients speak
  CloudWatch's older query protocol.
- **An emulator.** The bundle deploys to [moto](https://github.com/getmoto/moto), and moto is asked what is there. It has no registry:
  a real one stands beside it, and a front before both. What it lacks is listed by name.
- **A runtime.** AWS's own client for Node runs in an image of Debian's libraries. The rehearsal and the sandbox's Lambda hand it the
  same events, and say the same of what it does.`,
    columns: ['Who', 'With what', 'Tried', 'Verdict', 'Remarks'],
    rows,
  },
  values.write,
)
