import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readProgram, refuseProgram } from '../../src/image/program.ts'

/** The start of an ELF file for a machine, little-endian. */
function elf(machine: number): Buffer {
  const head = Buffer.alloc(64)
  head.write('\x7fELF\x02\x01\x01', 'latin1')
  head.writeUInt16LE(machine, 18)
  return head
}

test.each([
  ['x86-64', elf(62), { kind: 'binary', machine: 'x86_64' }],
  ['64-bit ARM', elf(183), { kind: 'binary', machine: 'arm64' }],
  ['32-bit ARM', elf(40), { kind: 'binary' }],
  ['a script', Buffer.from('#!/bin/sh -e\nexec x\n'), { kind: 'script', interpreter: '/bin/sh' }],
  ['a script with a space', Buffer.from('#! /usr/bin/env python3\n'), { kind: 'script', interpreter: '/usr/bin/env' }],
  ['no program', Buffer.from('hello'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s is known by its first bytes', (_, head, program) => {
  expect(readProgram(head)).toEqual(program)
})

test('the program that runs this test is for this machine', () => {
  const machine = process.arch === 'arm64' ? 'arm64' : 'x86_64'
  expect(readProgram(readFileSync('/proc/self/exe').subarray(0, 256))).toEqual({ kind: 'binary', machine })
})

test('a program of another platform is refused, and what tells nothing is not', () => {
  expect(refuseProgram({ kind: 'binary', machine: 'x86_64' }, '/bin/sh', 'arm64')).toEqual({
    what: "The image says that it is for linux/arm64, but its program '/bin/sh' is for linux/amd64.",
    remedy:
      'Use a base image that has linux/arm64, without a constant --platform in FROM, and copy no program of another platform.',
  })
  expect(refuseProgram({ kind: 'binary' }, '/x', 'arm64')?.what).toContain("'/x' is for another CPU.")
  expect(refuseProgram({ kind: 'binary', machine: 'arm64' }, '/x', 'arm64')).toBeUndefined()
  expect(refuseProgram(undefined, '/x', 'arm64')).toBeUndefined()
})
