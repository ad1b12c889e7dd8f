import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Output } from '../../src/domain/output.ts'
import { sink } from '../../src/session/sink.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const short = 'sha256:0123456789ab'

/** What the runner gets of a text, by the way that it goes. */
async function told(text: string): Promise<Record<string, string>> {
  const got: Record<string, string> = {}
  const take = (way: string) => (one: string) => {
    got[way] = one
  }
  const output = sink({
    log: take('log'),
    debug: take('debug'),
    warn: take('warn'),
    notice: take('notice'),
    error: take('error'),
    openGroup: take('openGroup'),
    closeGroup() {},
    mask() {},
    hide() {},
    conceal: (one) => one,
    setOutput: (_, value) => take('setOutput')(value),
    saveState() {},
    addSummary: async (one) => take('addSummary')(one),
  } satisfies Output)
  output.log(text)
  output.notice(text)
  output.openGroup(text)
  output.warn(text)
  output.error(text)
  output.setOutput('digest', text)
  await output.addSummary(text)
  return got
}

test('digests are cut in the log, and whole in outputs and in what is to be acted on', async () => {
  expect(await told(`hello@${digest} is there`)).toEqual({
    log: `hello@${short} is there`,
    notice: `hello@${short} is there`,
    openGroup: `hello@${short} is there`,
    warn: `hello@${digest} is there`,
    error: `hello@${digest} is there`,
    setOutput: `hello@${digest} is there`,
    addSummary: `hello@${digest} is there`,
  })
})

test.each([
  [`#8 writing image ${digest} done`, `#8 writing image ${short} done`],
  [`#4 ${digest} 3.2MB / 3.2MB`, `#4 ${short} 3.2MB / 3.2MB`],
  [`one ${digest}\ntwo ${digest}`, `one ${short}\ntwo ${short}`],
  [`#8 0.123 ${digest}  file`, undefined],
  [`| ${digest}`, undefined],
  [`us-east-1 | ${digest}`, undefined],
  [`[command]docker buildx build --build-context base=docker-image://base@${digest} .`, undefined],
  [`${digest}0`, undefined],
])('the line %j', async (line, shown = line) => {
  expect((await told(line)).log).toBe(shown)
})

test('no text at all reaches the runner with a control character or a direction mark, but for colours in the log', async () => {
  const piece = fc.constantFrom(
    '\u202e',
    '\u061c',
    '\u200e',
    '\u2066',
    '\u001b',
    '\u001b[31m',
    '\u0007',
    '##[',
    '::',
    '#',
    '[',
    '\n',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), async (pieces) => {
      const { log = '', ...others } = await told(pieces.join(''))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
      expect(log.replaceAll(/\u001b\[[\d;:]*m/g, '')).not.toMatch(/[^\P{Cc}\t\n]|\p{Bidi_Control}/u)
      const { addSummary: _, ...obeyed } = others
      for (const text of Object.values(others)) expect(text).not.toMatch(/[^\P{Cc}\t\n]|\p{Bidi_Control}/u)
      for (const text of Object.values(obeyed)) expect(text).not.toMatch(/##\[|^\s*::/m)
    }),
  )
})
