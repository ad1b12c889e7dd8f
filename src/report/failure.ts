import { cutDigests } from '../domain/digest.ts'
import type { Finding } from '../domain/problem.ts'
import { cut, withFullStop } from '../domain/text.ts'
import { alert, details, fence } from './markdown.ts'
import { firstSentence, paragraphs, prose } from './prose.ts'
import type { Failure } from './result.ts'

/** Characters of what is wrong: what others wrote may be in it at any length. */
const longestWhat = 600

/** Characters of it that are a quotation. */
const longestQuote = 300

/** Characters of what others wrote. */
const longestWords = 20_000

/**
 * What is wrong and what to do, at a glance.
 *
 * @param most findings that are shown
 */
export function caution(findings: readonly Finding[], kind: 'CAUTION' | 'WARNING' = 'CAUTION', most = 20): string[] {
  const [only, ...others] = findings
  if (only === undefined) return []
  if (others.length === 0) return [...alert(kind, [reason(only), '', ...todo(only)]), '']
  const items = findings
    .slice(0, most)
    .flatMap((finding, index) => [
      `${index + 1}. ${reason(finding)}<br>`,
      ...todo(finding).map((line) => (line === '' ? '' : `   ${line}`)),
      '',
    ])
  const left = findings.length - most
  return [
    ...alert(kind, [`**${findings.length} problems were found:**`, '', ...items.slice(0, -1)]),
    ...(left > 0 ? ['', `${left} more: the log has them.`] : []),
    '',
  ]
}

/** The same for a run; what is no Problem is a bug. */
export function cautionOf({ findings, message, cancelled }: Failure): string[] {
  if (findings.length > 0) return caution(findings, cancelled ? 'WARNING' : 'CAUTION')
  const [what = ''] = message.split('\n')
  const remedy = 'Run the job again. If it fails again, report it as a bug of this action.'
  return caution([{ what, remedy }])
}

function reason(finding: Finding): string {
  const [first, rest] = firstSentence(cut(withoutQuote(finding).replaceAll(/\s+/g, ' '), longestWhat))
  return [`**${prose(first)}**`, ...(rest === '' ? [] : [prose(rest)])].join(' ')
}

/** The first sentence of a quotation, without the number of the request. The whole is shown below. */
function withoutQuote({ what, quote }: Finding): string {
  if (quote === undefined) return what
  const [first] = firstSentence(quote.text.replace(/\s*\(request [\w-]{1,100}\)\.?$/, ''))
  return what.replace(quote.text, () => withFullStop(cut(first, longestQuote)))
}

function todo({ remedy }: Finding): string[] {
  const [first = '', ...lines] = paragraphs(remedy)
  return [`**What to do:** ${first}`, ...lines]
}

/** Lines of details that are shown without a click. */
const mostOpen = 6

/** What others said, whole: AWS, docker, the function, or where the action itself failed. */
export function words({ findings, message }: Failure): string[] {
  if (findings.length === 0) return folded('Where it failed', message)
  const several = findings.length > 1
  return findings.flatMap((finding, index) => {
    const { quote, details: lines, printed } = finding
    const of = several ? ` (${index + 1})` : ''
    return [
      ...(quote ? [...details(`What ${quote.by} said${of}`, paragraphs(cut(quote.text, longestWords))), ''] : []),
      ...(finding.what.length > longestWhat ? folded(`The whole error${of}`, finding.what) : []),
      // A few lines are seen at a glance, as the stack that the remedy speaks of.
      ...(lines ? folded(`Details${of}`, lines, { open: lines.trimEnd().split('\n').length <= mostOpen }) : []),
      ...(printed ? folded(`What docker printed last${of}`, printed) : []),
    ]
  })
}

/** No line is parted: GitHub's runner hides what it knows as a secret line by line, in a summary as in the log. */
function folded(title: string, text: string, { open = false } = {}): string[] {
  return [...details(title, fence(cutDigests(cut(text, longestWords))), { open }), '']
}
