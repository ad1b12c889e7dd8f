import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../runner/command.ts'

const registered = new Set(['error', 'add-mask', 'save-state', 'tok'])
const parse = (line: string) => parseCommand(line, registered)

describe('form 2', () => {
  test.each([
    ['::error::said', {}, 'said'],
    ['::ERROR::said', {}, 'said'],
    ['::error::', {}, ''],
    ['::error ::said', {}, 'said'],
    ['::error file=a.ts,line=3::said', { file: 'a.ts', line: '3' }, 'said'],
    ['::error File=a,FILE=b::said', { File: 'b' }, 'said'],
    ['::error title=a%3Ab%2Cc%25%0A::d%0Ae%0Df%25%3A', { title: 'a:b,c%\n' }, 'd\ne\rf%%3A'],
    ['::error title=a=b,=,x=,=y,,::said', { title: 'a=b' }, 'said'],
    ['::error   file=a ::said', { file: 'a' }, 'said'],
    ['::error file=a, line=3::said', { file: 'a', ' line': '3' }, 'said'],
    ['::error::one::two', {}, 'one::two'],
    ['::error::%250A', {}, '%0A'],
  ])('%j', (line, properties, data) => {
    expect(parse(line)).toEqual({ name: 'error', properties, data, form: 2 })
  })

  const blanks = ['\t', '\v', '\f', ' ', '\u0085', '\u00a0', '\u1680', '\u2003', '\u2028', '\u202f', '\u205f', '\u3000']
  test.each(blanks)('after white space %j', (blank) => {
    expect(parse(`${blank}${blank}::error::said`)).toMatchObject({ name: 'error', data: 'said', form: 2 })
  })

  test.each([
    'x::error::said',
    '#7 0.312 ::error::said',
    '\ufeff::error::said',
    '\u200b::error::said',
    '\u0000::error::said',
    '\u001b[0m::error::said',
    ':: error::said',
    '::error',
    '::error:said',
    '::unknown::said',
    '::errors::said',
    '::',
    '',
  ])('%j is none', (line) => {
    expect(parse(line)).toBeUndefined()
  })
})

describe('form 1', () => {
  test.each([
    ['##[error]said', {}, 'said'],
    ['##[ErRor]said', {}, 'said'],
    ['#7 0.312 ##[error]said', {}, 'said'],
    ['\u0000\u001b[0m ##[error]said', {}, 'said'],
    ['##[error file=a.ts;line=3]said', { file: 'a.ts', line: '3' }, 'said'],
    ['##[error file=a,b: c]said', { file: 'a,b: c' }, 'said'],
    ['##[error title=a%3Bb%5Dc%25]d%0Ae%0Df%3B%5D%25', { title: 'a;b]c%' }, 'd\ne\rf;]%'],
    ['##[error]one]two##[add-mask]', {}, 'one]two##[add-mask]'],
    ['#####[error]said', {}, 'said'],
  ])('%j', (line, properties, data) => {
    expect(parse(line)).toEqual({ name: 'error', properties, data, form: 1 })
  })

  test.each([
    '##[error',
    '#[error]x',
    '##[ error]x',
    '##[error]'.replace(']', '}'),
    '##[unknown]##[error]x',
    '##]error[',
  ])('%j is none', (line) => {
    expect(parse(line)).toBeUndefined()
  })
})

test('form 2 is tried first, and form 1 on what is no form 2', () => {
  expect(parse('::add-mask::##[error]x')).toMatchObject({ name: 'add-mask', data: '##[error]x', form: 2 })
  expect(parse('::unknown::##[error]x')).toMatchObject({ name: 'error', data: 'x', form: 1 })
  expect(parse('##[tok]')).toMatchObject({ name: 'tok', form: 1 })
})
