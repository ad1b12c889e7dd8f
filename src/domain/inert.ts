/** Characters of one printed line; what comes after is cut, and the line says so. */
export const lineLimit = 8192

// ECMA-48: control sequences end with a byte from @ to ~, strings (OSC, DCS, APC, PM, SOS) with BEL or ST. None of the
// classes takes another escape character, so each is read once.
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\u001b(?:\[(?<parameters>[0-?]*)(?<intermediate>[ -/]*)(?<final>[@-~]?)|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~]?)/g

// All control characters but tab, line feed and the escape characters of colours.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[\d;:]*m)/g

/** Direction marks and separators that make a text look like another one (Unicode TR 36, "Bidirectional text spoofing"). */
const misleading = /[\u2028\u2029\p{Bidi_Control}]/gu

/**
 * Text that others wrote, without what no reader sees and a terminal, a browser or an editor obeys: escape sequences, all
 * control characters but tabs and line ends, and direction marks. A lone carriage return ends a line, as it does for the
 * runner. All that leaves the action is written so. Takes time linear in the length of the text.
 */
export function legible(text: string): string {
  return withoutControls(text, false)
}

/**
 * Makes text that others wrote inert for the runner and for terminals: legible, but for colours, which a log shows. The
 * runner obeys `::name::` at the start of a line, after any white space, and `##[name]` anywhere in it (actions/runner,
 * `ActionCommand`); both get a blank between their characters.
 */
export function inert(text: string): string {
  const plain = withoutControls(text, true)
  return plain.replaceAll('##[', '# #[').replaceAll(/^([^\p{L}\p{N}\n:]*):(?=:)/gmu, '$1: ')
}

function withoutControls(text: string, colours: boolean): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(escapes, (sequence, parameters, intermediate, final) =>
      colours && final === 'm' && intermediate === '' && /^[\d;:]*$/.test(parameters) ? sequence : '',
    )
    .replaceAll(colours ? controls : /[^\P{Cc}\t\n]/gu, '')
    .replaceAll(misleading, ' ')
}

/**
 * Makes one line that others wrote inert, and cuts it at `lineLimit` characters.
 *
 * @param line without a line end
 */
export function inertLine(line: string): string {
  return cutLine(inert(line).replaceAll('\n', ' '))
}

/** Cuts a line that is too long to be read, and says how much is missing. */
export function cutLine(line: string, limit = lineLimit): string {
  if (line.length <= limit) return line
  return `${line.slice(0, limit)}… (${line.length - limit} more characters)`
}
