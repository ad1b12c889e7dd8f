import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resultFolder, writeAnew } from '../../src/inputs/result-folder.ts'
import { givenWorkplace } from '../support/bad-files.ts'
import { refusal } from '../support/refusal.ts'

test('a folder is made, and a file in it is written and replaced', () => {
  const workplace = givenWorkplace()
  const folder = resultFolder('out/results', 'result-dir', workplace)
  expect(existsSync(join(workplace.workspace, 'out'))).toBe(false)
  for (const text of ['one', 'two']) writeAnew(folder, 'file.json', text)
  const real = join(workplace.workspace, 'out/results')
  expect(readdirSync(real)).toEqual(['file.json'])
  expect(readFileSync(join(real, 'file.json'), 'utf8')).toBe('two')
  expect(refusal(() => resultFolder(join(workplace.temporaryDirectory, 'x'), 'result-dir', workplace))).toBeUndefined()
})

test('a link in place of the file is replaced, and what it leads to stays as it is', () => {
  const workplace = givenWorkplace()
  symlinkSync(workplace.key, join(workplace.workspace, 'file.json'))
  writeAnew(resultFolder('.', 'result-dir', workplace), 'file.json', 'mine')
  expect(readFileSync(join(workplace.workspace, 'file.json'), 'utf8')).toBe('mine')
  expect(readFileSync(workplace.key, 'utf8')).toContain('hunter2')
})

test.each(['../elsewhere', '../elsewhere/new/one', 'linked', 'linked/new', '{elsewhere}'])(
  '%s is refused, and nothing is made there',
  (way) => {
    const workplace = givenWorkplace()
    symlinkSync(workplace.elsewhere, join(workplace.workspace, 'linked'))
    const path = way.replace('{elsewhere}', workplace.elsewhere)
    expect(refusal(() => resultFolder(path, 'result-dir', workplace))).toContain(
      `result-dir: '${path}' leads to '${workplace.elsewhere}', which is neither in the workspace nor in the runner's temporary folder. `,
    )
    expect(readdirSync(workplace.elsewhere)).toEqual(['key.json'])
  },
)

test('a link that leads nowhere is refused, before anything is made behind it', () => {
  const workplace = givenWorkplace()
  symlinkSync(join(workplace.elsewhere, 'new'), join(workplace.workspace, 'out'))
  expect(refusal(() => resultFolder('out/results', 'result-dir', workplace))).toBe(
    "result-dir: 'out/results' is a link to a file that is not there. Remove the link, or name another folder.",
  )
})

test('a link that was put there during the run is not followed', () => {
  const workplace = givenWorkplace()
  const folder = resultFolder('out', 'result-dir', workplace)
  symlinkSync(workplace.elsewhere, join(workplace.workspace, 'out'))
  expect(refusal(() => writeAnew(folder, 'file.json', 'mine'))).toContain('is neither in the workspace nor')
  expect(readdirSync(workplace.elsewhere)).toEqual(['key.json'])
})

test('what is in the way of a file stays, and nothing is left beside it', () => {
  const workplace = givenWorkplace()
  mkdirSync(join(workplace.workspace, 'file.json'))
  writeFileSync(join(workplace.workspace, 'file.json', 'inner'), '')
  expect(() => writeAnew(resultFolder('.', 'result-dir', workplace), 'file.json', 'mine')).toThrow('EISDIR')
  expect(readdirSync(workplace.workspace)).toEqual(['file.json'])
})
