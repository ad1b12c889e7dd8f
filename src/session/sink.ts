import { shortenDigests } from '../domain/digest.ts'
import { cutLine, inert, legible, lineLimit } from '../domain/inert.ts'
import type { Output } from '../domain/output.ts'
import { cutMarkdown } from '../report/markdown.ts'
import { Secrets, secretLines } from './secret-forms.ts'

/**
 * Characters of an annotation: GitHub's runner cuts it at 4096 (actions/runner, `ExecutionContext`), wherever that is.
 */
const annotationLimit = 4000

/** A line that was cut before, and got a prefix and a word about that, is not cut again. */
const printedLimit = lineLimit + 100

/** Bytes of a job summary: GitHub drops a larger one than 1 MiB whole (GitHub docs, "Adding a job summary"). */
const summaryLimit = 900 * 1024

/**
 * The one place through which all text goes to the runner. What others wrote is in most of it: descriptions, names of
 * files, what AWS, GitHub, Docker, a registry or a function said. All of it is made inert, hidden values are hidden, and
 * what is too long is cut, so that no caller has to remember. Digests are cut to what a reader compares, but in outputs,
 * warnings and errors, which name what is to be acted on.
 *
 * @param runner takes the text as it is
 */
export function sink(runner: Output): Output {
  const secrets = new Secrets()
  const colourful = (text: string) => inert(secrets.hide(text))
  // Only a log shows colours.
  const clean = (text: string) => inert(legible(secrets.hide(text)))
  const cutLines = (text: string) =>
    text
      .split('\n')
      .map((line) => cutLine(line, printedLimit))
      .join('\n')
  const line = (text: string) => cutLine(clean(text).replaceAll('\n', ' '))
  const log = (text: string) => runner.log(shortenDigests(cutLines(colourful(text))))

  function annotation(text: string, short = text): string {
    const whole = cutLines(clean(text))
    if (whole.length <= annotationLimit) return whole
    // The log has what the annotation lacks.
    runner.log(whole)
    return cutLine(cutLines(clean(short)), annotationLimit)
  }

  return {
    log,
    debug: (text) => runner.debug(cutLines(colourful(text))),
    warn: (text, at) => runner.warn(annotation(text), at && { ...at, file: line(at.file) }),
    notice: (text) => runner.notice(shortenDigests(annotation(text))),
    error: (text, short) => runner.error(annotation(text, short)),
    openGroup: (title) => runner.openGroup(shortenDigests(line(title))),
    closeGroup: () => runner.closeGroup(),
    mask(secret) {
      // A comment and a file are not the runner's to hide in.
      secrets.addCertain(secret)
      // The runner hides line by line, and would hide every line with an empty mask.
      for (const part of secretLines(secret)) runner.mask(part)
    },
    hide: (values, words) => secrets.add(values, words),
    conceal: (text) => secrets.hide(text),
    setOutput: (name, value) => runner.setOutput(name, inert(legible(value))),
    // Post alone reads it, as it was written.
    saveState: (name, value) => runner.saveState(name, value),
    addSummary: (markdown) => runner.addSummary(cutMarkdown(legible(secrets.hide(markdown)), summaryLimit)),
  }
}
