import { expect, test } from 'vitest'
import { refuseStart, startWarnings } from '../../src/image/start.ts'

const nothing = { entryPoint: [], command: [] }

test.each([
  ['neither has anything', nothing, {}, true],
  ['overrides that are empty replace nothing', {}, nothing, true],
  ['an entry point', { entryPoint: ['/run'] }, {}, false],
  ['a command alone is started', { entryPoint: [], command: ['/run'] }, {}, false],
  ["the function's entry point", nothing, { entryPoint: ['/run'] }, false],
  ["the function's command", nothing, { command: ['/run'] }, false],
])('whether there is anything to start: %s', (_, image, override, refused) => {
  expect(refuseStart(image, override, 'The image') !== undefined).toBe(refused)
})

test('an image that starts nothing is refused with what to write', () => {
  expect(refuseStart(nothing, {}, 'r/hello')).toEqual({
    what: "r/hello has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place.",
    remedy: "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
  })
})

test.each([
  ['ENTRYPOINT', { entryPoint: ['run'], command: ['x'] }, {}],
  ['CMD', { command: ['run'] }, {}],
  ['image-entry-point', { entryPoint: ['/x'] }, { entryPoint: ['run'] }],
  ['image-command', { command: ['/x'] }, { command: ['run'] }],
])('a relative one is warned of where it is written: %s', (place, image, override) => {
  expect(startWarnings(image, override)).toEqual([
    `The entry point 'run' is not an absolute path, and Lambda needs one: write the whole path in ${place}.`,
  ])
})

test.each([
  ['absolute', { entryPoint: ['/run'], command: ['handler'] }, {}],
  ['replaced by the function', { entryPoint: ['run'] }, { entryPoint: ['/run'] }],
  ['the handler of an entry point', { entryPoint: ['/run'], command: ['x'] }, { command: ['app.handler'] }],
  ['nothing', {}, {}],
])('no warning: %s', (_, image, override) => {
  expect(startWarnings(image, override)).toEqual([])
})
