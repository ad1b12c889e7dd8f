import { cut } from '../domain/text.ts'
import type { Clue, ClueContext } from './clue.ts'
import { handlerFileMissing } from './handler-clues.ts'

// Each pattern is read once for a start, or has a bound: what is searched was written by others, at any length.

/** Node (CommonJS): who requires the module is in the lines below, the nearest first. */
const nodeRequires = /Cannot find module '([^'\n]{1,300})'(?:\nRequire stack:\n- ([^\n]{1,300}))?/
/** Node (ECMAScript modules). */
const nodeImports = /Cannot find (?:package|module) '([^'\n]{1,300})' imported from ([^\n]{1,300})/
/** Python's client, which names the module of the handler first. */
const pythonImports = /Unable to import module '([^'\n]{1,300})': No module named '([^'\n]{1,300})'/
/** Python itself, with and without quotes. */
const pythonNeeds = /No module named '?([\w.-]{1,300})/
const rubyNeeds = /cannot load such file -- ([^\s"\\]{1,300})/
/** glibc and musl. */
const libraries = [
  /(?<![\w.+-])([\w.+-]{1,200}): cannot open shared object file/,
  /Error loading shared library ([\w.+-]{1,200}):/,
]

/** Finds what of the program's own code is not there, or can't be read: a package, a file, a native library. */
export function findMissingCode(text: string, { command }: ClueContext): Clue | undefined {
  return (
    findImport(text) ?? findPythonModule(text) ?? findRubyFile(text, command) ?? findLibrary(text) ?? findSyntax(text)
  )
}

function findImport(text: string): Clue | undefined {
  const [, module = '', by] = nodeImports.exec(text) ?? nodeRequires.exec(text) ?? []
  if (module === '') return undefined
  const importer = by?.replace(/^file:\/\//, '')
  // The client itself loads the handler's file, and nothing else.
  if (importer?.includes('/aws-lambda-ric/')) return handlerFileMissing(importer)
  return /^(?:\.{0,2}\/|file:)/.test(module) ? missingFile(module, importer) : missingPackage(module, importer)
}

function findPythonModule(text: string): Clue | undefined {
  const [, handler = '', imported = ''] = pythonImports.exec(text) ?? []
  if (imported !== '') {
    // A handler `src/app.handler` is of the module `src.app`.
    const own = handler.replaceAll('/', '.')
    return own === imported || own.startsWith(`${imported}.`)
      ? handlerFileMissing()
      : missingPackage(imported, placeIn(text) ?? handler)
  }
  const needed = pythonNeeds.exec(text)?.[1]
  return needed === undefined ? undefined : missingPackage(needed, placeIn(text))
}

function findRubyFile(text: string, command: ClueContext['command']): Clue | undefined {
  const file = rubyNeeds.exec(text)?.[1]
  if (file === undefined) return undefined
  if (command?.[0]?.startsWith(`${file}.`)) return handlerFileMissing()
  return file.startsWith('/') ? missingFile(file, placeIn(text)) : missingPackage(file, placeIn(text))
}

function findLibrary(text: string): Clue | undefined {
  for (const pattern of libraries) {
    const library = pattern.exec(text)?.[1]
    if (library === undefined) continue
    return {
      what: `the native library '${library}' is not in the image${neededBy(placeIn(text))}`,
      brief: 'a native library is not in the image',
      remedy: 'Install the package of the base image that has it, in the stage that is deployed.',
    }
  }
  return undefined
}

function findSyntax(text: string): Clue | undefined {
  // Node and Ruby begin with the place; Python says Syntax error in module 'app': … (app.py, line 3).
  if (!/UserCodeSyntaxError|<SyntaxError>/.test(text)) return undefined
  const place = /^(?:file:\/\/)?(\/[^\n:]{1,300}:\d{1,9})(?=$|: )/m.exec(text)?.[1] ?? placeIn(text)
  return {
    what: `${place === undefined ? "the handler's file, or one that it loads," : cut(place, 200)} has a syntax error`,
    brief: 'its code has a syntax error',
    remedy: "Correct it, or use the version of the language's runtime that the code is written for.",
  }
}

function missingPackage(name: string, by: string | undefined): Clue {
  return {
    what: `the package '${cut(name, 100)}' is not in the image${neededBy(by)}`,
    brief: 'a package is not in the image',
    remedy: 'Install it in the stage that is deployed, as a dependency that is not for development alone.',
  }
}

function missingFile(name: string, by: string | undefined): Clue {
  return {
    what: `the file '${cut(name, 200)}' is not in the image${neededBy(by)}`,
    brief: 'a file is not in the image',
    remedy: 'Copy it into the image, and look for it in .dockerignore.',
  }
}

function neededBy(by: string | undefined): string {
  return by === undefined ? '' : `, and ${cut(by, 200)} needs it`
}

/** Frames of the languages' own loaders, and of the clients. */
const foreignFrame =
  /\/(?:aws-lambda-ric|awslambdaric|aws_lambda_ric|rubygems|bundled_gems|importlib)|<(?:internal|frozen)/
const frames =
  /File "(\/[^"\n]{1,300})",? [Ll]ine (\d{1,9})|(?:\(|at |file:\/\/|^|")(\/[^\s():"]{1,300}\.(?:[cm]?[jt]s|rb)):(\d{1,9})/gm

/** The first place in the program's own code that a stack names, as `file:line`. */
function placeIn(text: string): string | undefined {
  for (const [, python, pythonLine, other, otherLine] of text.matchAll(frames)) {
    const file = python ?? other ?? ''
    if (!foreignFrame.test(file)) return `${file}:${pythonLine ?? otherLine}`
  }
  return undefined
}
