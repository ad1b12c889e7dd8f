export const id = 5933;
export const ids = [5933];
export const modules = {

/***/ 3213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   YL: () => (/* binding */ cutDigests),
/* harmony export */   fQ: () => (/* binding */ shortenDigests),
/* harmony export */   hZ: () => (/* binding */ digesting),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex),
/* harmony export */   tE: () => (/* binding */ shortDigestLength)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
function digestOf(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
/** The 64 digits of a digest, without `sha256:`; Lambda's CodeSha256 of an image, for example. */
function digestHex(digest) {
    return digest.replace('sha256:', '');
}
/** How many digits tell an image, or a layer, from others: as many as docker shows. */
const shortDigestLength = 12;
/** The digits of a digest that tell it from others, without `sha256:`. */
function shortDigest(digest) {
    return digestHex(digest).slice(0, shortDigestLength);
}
/** A digest that is written whole. */
const whole = /\bsha256:[0-9a-f]{64}(?![0-9a-f])/g;
/** Cuts the digests in a text to twelve digits. */
function cutDigests(text) {
    return text.replaceAll(whole, (digest) => `sha256:${shortDigest(digest)}`);
}
/** What a program has written itself: BuildKit's lines of an instruction, which have a time, and those of a container. */
const written = /^(?:[\w-]+ \| |\| |#\d+ \d+\.\d+ |\[command\])/;
/** Cuts the digests in lines for a reader as well; what a program wrote itself stays as it is. */
function shortenDigests(text) {
    return text
        .split('\n')
        .map((line) => (written.test(line) ? line : cutDigests(line)))
        .join('\n');
}
/**
 * Digests content while it is read, and keeps none of it.
 *
 * @returns the content, and once all of it was read its digest, `sha256:…`, and its bytes
 */
function digesting(content) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    async function* reading() {
        for await (const chunk of content) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
        }
    }
    return { content: reading(), result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }) };
}


/***/ }),

/***/ 2257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fq: () => (/* binding */ inertLine),
/* harmony export */   Hh: () => (/* binding */ cutLine),
/* harmony export */   bG: () => (/* binding */ legible),
/* harmony export */   m$: () => (/* binding */ lineLimit),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/** Characters of one printed line; what comes after is cut, and the line says so. */
const lineLimit = 8192;
// ECMA-48: control sequences end with a byte from @ to ~, strings (OSC, DCS, APC, PM, SOS) with BEL or ST. None of the
// classes takes another escape character, so each is read once.
const escapes = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
/\u001b(?:\[(?<parameters>[0-?]*)(?<intermediate>[ -/]*)(?<final>[@-~]?)|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~]?)/g;
// All control characters but tab, line feed and the escape characters of colours.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[\d;:]*m)/g;
/** Direction marks and separators that make a text look like another one (Unicode TR 36, "Bidirectional text spoofing"). */
const misleading = /[\u2028\u2029\p{Bidi_Control}]/gu;
/**
 * Text that others wrote, without what no reader sees and a terminal, a browser or an editor obeys: escape sequences, all
 * control characters but tabs and line ends, and direction marks. A lone carriage return ends a line, as it does for the
 * runner. All that leaves the action is written so. Takes time linear in the length of the text.
 */
function legible(text) {
    return withoutControls(text, false);
}
/**
 * Makes text that others wrote inert for the runner and for terminals: legible, but for colours, which a log shows. The
 * runner obeys `::name::` at the start of a line, after any white space, and `##[name]` anywhere in it (actions/runner,
 * `ActionCommand`); both get a blank between their characters.
 */
function inert(text) {
    const plain = withoutControls(text, true);
    return plain.replaceAll('##[', '# #[').replaceAll(/^([^\p{L}\p{N}\n:]*):(?=:)/gmu, '$1: ');
}
function withoutControls(text, colours) {
    return text
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(escapes, (sequence, parameters, intermediate, final) => colours && final === 'm' && intermediate === '' && /^[\d;:]*$/.test(parameters) ? sequence : '')
        .replaceAll(colours ? controls : /[^\P{Cc}\t\n]/gu, '')
        .replaceAll(misleading, ' ');
}
/**
 * Makes one line that others wrote inert, and cuts it at `lineLimit` characters.
 *
 * @param line without a line end
 */
function inertLine(line) {
    return cutLine(inert(line).replaceAll('\n', ' '));
}
/** Cuts a line that is too long to be read, and says how much is missing. */
function cutLine(line, limit = lineLimit) {
    if (line.length <= limit)
        return line;
    return `${line.slice(0, limit)}… (${line.length - limit} more characters)`;
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   G$: () => (/* binding */ cutMarkdown),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   bW: () => (/* binding */ chart),
/* harmony export */   cd: () => (/* binding */ commit),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   q: () => (/* binding */ linked),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   xE: () => (/* binding */ alert),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2257);

/**
 * Text that others wrote, as plain text of a line: nothing in it is markup, a link, a mention or a reference (GitHub
 * Flavored Markdown Spec, "Backslash escapes", "Autolinks"; GitHub docs, "Basic writing and formatting syntax").
 */
function plain(text) {
    return escaped(text).replaceAll(hexadecimal, (found, commit) => (commit === undefined ? found : code(found)));
}
function escaped(text) {
    return (oneLine(text)
        // Within a word an underscore is none of these, and tokens have some: GitHub's runner hides a secret as it is written.
        .replaceAll(/[\\`*[\]<>|~&]|(?<![\p{L}\p{N}_])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu, (signs) => signs.replaceAll(/./g, '\\$&'))
        // A list, a heading, a quotation and a rule begin a line.
        .replace(/^(\s*)([#+=-])/, '$1\\$2')
        .replace(/^(\s*\d+)([.)])/, '$1\\$2')
        .replaceAll('://', '\\://')
        .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
        // GitHub looks for these after all escapes are gone; a space of no width is no part of a name.
        .replaceAll(/[@#](?=\w)|\bGH-(?=\d)/gi, '$&\u200B'));
}
/**
 * What GitHub may take for a commit (GitHub docs, "Autolinked references and URLs"), unless it is in code type: a character
 * within would keep a secret from being hidden. A part of a longer name is none, as of a request's id or an image's tag, nor
 * is a digest.
 */
const hexadecimal = /\bsha256:[0-9a-f]+|(?<![\p{L}\p{N}-])(?<commit>(?=\d*[a-f])[0-9a-f]{7,40})(?![\p{L}\p{N}-])/giu;
/** A commit, which GitHub makes a link by itself; what is none, as plain text. */
function commit(text) {
    return /^[0-9a-f]{7,40}$/.test(text) ? text : plain(text);
}
/** Text in code type, which nothing in it can end (CommonMark Spec, "Code spans"). */
function code(text) {
    const line = oneLine(text);
    if (line === '')
        return '';
    const fence = '`'.repeat(longestRun(line) + 1);
    // One space at each end is taken off again; backticks at an end would join the fence.
    const padding = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
    return `${fence}${padding}${line}${padding}${fence}`;
}
/** Lines as a block of code, which nothing in them can end (CommonMark Spec, "Fenced code blocks"). */
function fence(text, language = 'text') {
    const shown = (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .legible */ .bG)(text);
    const marks = '`'.repeat(Math.max(3, longestRun(shown) + 1));
    return [`${marks}${language}`, ...shown.split('\n'), marks];
}
/** What GitHub sets off in a colour of its own (GitHub docs, "Basic writing and formatting syntax", "Alerts"). */
function alert(kind, lines) {
    return [`> [!${kind}]`, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))];
}
/**
 * A table of cells of Markdown. A pipe or a new line in a cell, also in code, is no end of it (GitHub Flavored Markdown
 * Spec, "Tables").
 */
function table(head, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
// One that an odd number of backslashes escapes already stays as it is.
function cell(text) {
    return oneLine(text).replaceAll(/(\\*)\|/g, (pipe, { length }) => length % 2 === 0 ? `${'\\'.repeat(length + 1)}|` : pipe);
}
/** A chart, which GitHub draws ("Creating diagrams"; Mermaid documentation, "XY Chart"). */
function chart({ title, axis, bars, line }) {
    const highest = Math.max(1, ...bars, ...line);
    return [
        '```mermaid',
        'xychart-beta',
        `  title "${title}"`,
        `  x-axis [${axis.map((text) => `"${text}"`).join(', ')}]`,
        `  y-axis 0 --> ${Math.ceil(highest)}`,
        `  bar [${bars.join(', ')}]`,
        `  line [${line.join(', ')}]`,
        '```',
    ];
}
/** A link, within which GitHub makes no other; the address is one that GitHub or AWS gave. */
function link(text, url) {
    return linked(escaped(text), url);
}
/** The same of text that is Markdown already. */
function linked(markdown, url) {
    return `[${markdown}](<${(0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .legible */ .bG)(url).replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`;
}
/**
 * A URL that GitHub makes a link by itself (GitHub Flavored Markdown Spec, "Autolinks"); one of odd characters, or what
 * is no URL, as plain text.
 */
function address(url) {
    return /^https?:\/\/[a-z0-9.:/-]+$/i.test(url) ? url : plain(url);
}
/** Lines that are shown when the reader opens them. @param open whether they are from the start */
function details(summary, lines, { open = false } = {}) {
    const text = oneLine(summary).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return [`<details${open ? ' open' : ''}><summary>${text}</summary>`, '', ...lines, '', '</details>'];
}
/** Says where the rest of a text is that was cut. */
const cutHere = '*The rest is cut here, for GitHub drops a summary that is too long. The log has all of it.*';
/**
 * Cuts Markdown to a length, at the end of a line: a block of code and details that are open there are closed, and a
 * table ends. The last line says that there was more.
 *
 * @param limit bytes of UTF-8
 */
function cutMarkdown(markdown, limit) {
    if (Buffer.byteLength(markdown) <= limit)
        return markdown;
    const kept = [];
    let open = { details: 0 };
    let size = 0;
    for (const line of markdown.split('\n')) {
        const next = openAfter(line, open);
        const added = Buffer.byteLength(line) + 1;
        if (size + added + Buffer.byteLength(ending(next)) > limit)
            break;
        kept.push(line);
        size += added;
        open = next;
    }
    return [...kept, ending(open)].join('\n');
}
function openAfter(line, { fence: marks, details: depth }) {
    if (marks !== undefined)
        return line === marks ? { details: depth } : { fence: marks, details: depth };
    const opening = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (opening !== undefined)
        return { fence: opening, details: depth };
    const change = Number(/^<details(?: open)?>/.test(line)) - Number(line === '</details>');
    return { details: Math.max(0, depth + change) };
}
function ending({ fence: marks, details: depth }) {
    const closed = [...(marks === undefined ? [] : [marks]), ...Array(depth).fill('\n</details>')];
    return [...closed, '', cutHere, ''].join('\n');
}
function oneLine(text) {
    return (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .legible */ .bG)(text.replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' '));
}
function longestRun(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runnerInput: () => (/* binding */ runnerInput),
  runnerOutput: () => (/* binding */ runnerOutput)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./build/domain/inert.js
var inert = __webpack_require__(2257);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/report/markdown.js
var report_markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/session/secret-forms.js
var secret_forms = __webpack_require__(8737);
;// CONCATENATED MODULE: ./build/session/sink.js




/**
 * Characters of an annotation: GitHub's runner cuts it at 4096 (actions/runner, `ExecutionContext`), wherever that is.
 */
const annotationLimit = 4000;
/** A line that was cut before, and got a prefix and a word about that, is not cut again. */
const printedLimit = inert/* lineLimit */.m$ + 100;
/** Bytes of a job summary: GitHub drops a larger one than 1 MiB whole (GitHub docs, "Adding a job summary"). */
const summaryLimit = 900 * 1024;
/**
 * The one place through which all text goes to the runner. What others wrote is in most of it: descriptions, names of
 * files, what AWS, GitHub, Docker, a registry or a function said. All of it is made inert, hidden values are hidden, and
 * what is too long is cut, so that no caller has to remember. Digests are cut to what a reader compares, but in outputs,
 * warnings and errors, which name what is to be acted on.
 *
 * @param runner takes the text as it is
 */
function sink(runner) {
    const secrets = new secret_forms/* Secrets */.Sb();
    const colourful = (text) => (0,inert/* inert */.tJ)(secrets.hide(text));
    // Only a log shows colours.
    const clean = (text) => (0,inert/* inert */.tJ)((0,inert/* legible */.bG)(secrets.hide(text)));
    const cutLines = (text) => text
        .split('\n')
        .map((line) => (0,inert/* cutLine */.Hh)(line, printedLimit))
        .join('\n');
    const line = (text) => (0,inert/* cutLine */.Hh)(clean(text).replaceAll('\n', ' '));
    const log = (text) => runner.log((0,digest/* shortenDigests */.fQ)(cutLines(colourful(text))));
    function annotation(text, short = text) {
        const whole = cutLines(clean(text));
        if (whole.length <= annotationLimit)
            return whole;
        // The log has what the annotation lacks.
        runner.log(whole);
        return (0,inert/* cutLine */.Hh)(cutLines(clean(short)), annotationLimit);
    }
    return {
        log,
        debug: (text) => runner.debug(cutLines(colourful(text))),
        warn: (text, at) => runner.warn(annotation(text), at && { ...at, file: line(at.file) }),
        notice: (text) => runner.notice((0,digest/* shortenDigests */.fQ)(annotation(text))),
        error: (text, short) => runner.error(annotation(text, short)),
        openGroup: (title) => runner.openGroup((0,digest/* shortenDigests */.fQ)(line(title))),
        closeGroup: () => runner.closeGroup(),
        mask(secret) {
            // A comment and a file are not the runner's to hide in.
            secrets.addCertain(secret);
            // The runner hides line by line, and would hide every line with an empty mask.
            for (const part of (0,secret_forms/* secretLines */._o)(secret))
                runner.mask(part);
        },
        hide: (values, words) => secrets.add(values, words),
        conceal: (text) => secrets.hide(text),
        setOutput: (name, value) => runner.setOutput(name, (0,inert/* inert */.tJ)((0,inert/* legible */.bG)(value))),
        // Post alone reads it, as it was written.
        saveState: (name, value) => runner.saveState(name, value),
        addSummary: (markdown) => runner.addSummary((0,report_markdown/* cutMarkdown */.G$)((0,inert/* legible */.bG)(secrets.hide(markdown)), summaryLimit)),
    };
}

;// CONCATENATED MODULE: ./build/session/runner.js






/** GitHub's runner takes text as it is, and obeys what it finds in it. */
const runner = {
    log: core/* info */.pq,
    debug: core/* debug */.Yz,
    warn: core/* warning */.$e,
    notice: core/* notice */.lm,
    error: (text) => core/* error */.z3(text),
    openGroup: core/* startGroup */.Oh,
    closeGroup: core/* endGroup */.N4,
    mask: core/* setSecret */.Pq,
    hide() { },
    conceal: (text) => text,
    setOutput: (name, value) => intoFile('GITHUB_OUTPUT', () => core/* setOutput */.uH(name, value)),
    saveState: (name, value) => intoFile('GITHUB_STATE', () => core/* saveState */.LZ(name, value)),
    async addSummary(markdown) {
        if (process.env.GITHUB_STEP_SUMMARY)
            await core/* summary */.z.addRaw(markdown, true).write();
    },
};
/**
 * Writes into a file of the runner's, which reads it once the step has ended. Where something has emptied RUNNER_TEMP in
 * mid-run, the file is made anew; where that is not possible, the release goes on all the same.
 */
function intoFile(variable, write) {
    const path = process.env[variable];
    try {
        if (path && !(0,external_node_fs_.existsSync)(path)) {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
            (0,external_node_fs_.writeFileSync)(path, '');
        }
        write();
    }
    catch (error) {
        core/* warning */.$e((0,inert/* inertLine */.Fq)(`${variable} could not be written: ${(0,domain_text/* messageOf */.bD)(error)}`));
    }
}
/** Tells GitHub's runner: no other file of the action writes to the log, the outputs, the state or the summary. */
function runnerOutput() {
    return sink(runner);
}
/** The text of an input, trimmed; empty when it is absent. */
function runnerInput(name) {
    return core/* getInput */.V4(name);
}


/***/ }),

/***/ 8737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QD: () => (/* binding */ isWorthHiding),
/* harmony export */   Sb: () => (/* binding */ Secrets),
/* harmony export */   _o: () => (/* binding */ secretLines)
/* harmony export */ });
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2257);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);


/** Characters from which on a value is hidden: a shorter one is a word of other sentences, too. */
const shortest = 8;
/** Values that are common in configurations, and secret in none. */
const common = /^(?:true|false|null|none|undefined|enabled|disabled|production|development|staging|testing|localhost|warning|critical|information|(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[bef]?|-de)?-(?:north|south|east|west|central)+-\d{1,2}[a-z]?|[\d.,:_+-]+)$/i;
/** Whether a value is worth hiding: not one that is short, a number, a region, or a common word. */
function isWorthHiding(value) {
    return value.length >= shortest && !common.test(value);
}
/** The lines of a secret, as a log has them: the runner ends a line with any of three line ends. None is empty. */
function secretLines(secret) {
    return [...new Set((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .Dx)(secret))].filter((line) => line.trim() !== '');
}
/** A secret whole and by lines, without white space around. */
function partsOf(secret) {
    return [secret, ...secretLines(secret)].map((part) => part.trim()).filter((part) => part !== '');
}
/**
 * The forms in which a secret may be printed: itself, escaped for JSON (once, and within a string of JSON again),
 * URL-encoded, and in base64 of both alphabets.
 */
function encodings(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '');
    const url = encodeURIComponent(text.toWellFormed());
    return [
        text,
        json,
        JSON.stringify(json).slice(1, -1),
        // A slash is escaped by PHP's encoder, and by others that write JSON into HTML.
        json.replaceAll('/', '\\/'),
        url,
        url.replaceAll('%20', '+'),
        base64,
        base64.replaceAll('+', '-').replaceAll('/', '_'),
    ];
}
/** Values that must not be read, hidden wherever text is written. There may be any number of them. */
class Secrets {
    #forms = new Set();
    /** Forms by how they begin: a text is looked through once, however many there are. */
    #byBeginning = new Map();
    #ofFew;
    /**
     * Hides values and each of their lines from now on. Short and common ones are left out, and those that are part of a
     * word that is meant to be read.
     *
     * @param words what the run says by itself: the function's name, its repository
     */
    add(values, words = []) {
        for (const part of [...values].flatMap(partsOf)) {
            if (isWorthHiding(part) && !words.some((word) => word.includes(part)))
                this.#note(encodings(part));
        }
    }
    /** Hides a value that is certain to be secret, however short it is. */
    addCertain(secret) {
        for (const part of partsOf(secret)) {
            // The base64 of a few characters is a word of other sentences.
            this.#note(part.length < shortest ? [part] : encodings(part));
        }
    }
    #note(forms) {
        for (const form of forms) {
            if (this.#forms.has(form))
                continue;
            this.#forms.add(form);
            this.#ofFew = undefined;
            const beginning = form.slice(0, shortest);
            const alike = this.#byBeginning.get(beginning);
            if (alike)
                alike.push(form);
            else if (beginning.length === shortest)
                this.#byBeginning.set(beginning, [form]);
        }
    }
    /** The text with `***` in place of every hidden value; the longest first, so that none leaves a rest of another. */
    hide(text) {
        if (this.#forms.size === 0)
            return text;
        const hidden = this.#hide(text);
        const shown = (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .legible */ .bG)(hidden);
        if (shown === hidden)
            return hidden;
        // What no reader sees may part a value, and is gone where the text is shown at last.
        const again = this.#hide(shown);
        return again === shown ? hidden : again;
    }
    #hide(text) {
        this.#ofFew ??= patternOf([...this.#forms].filter((form) => form.length < shortest));
        return this.#hideWhole(this.#hideCut(text)).replaceAll(this.#ofFew, '***');
    }
    #hideWhole(text) {
        let shown = '';
        let end = 0;
        for (let at = 0; at <= text.length - shortest; at++) {
            const form = longestOf(this.#beginningAt(text, at).filter((one) => text.startsWith(one, at)));
            if (form === undefined)
                continue;
            shown += `${text.slice(end, at)}***`;
            end = at + form.length;
            at = end - 1;
        }
        return shown + text.slice(end);
    }
    /** Texts are cut where they are made, and the beginning of a value may be left before the mark of that. */
    #hideCut(text) {
        const parts = text.split('…');
        // Before the first marks, for a text that is full of them must not take long.
        const last = Math.min(parts.length - 1, marks);
        for (let at = 0; at < last; at++)
            parts[at] = this.#withoutBeginning(parts[at] ?? '');
        return parts.join('…');
    }
    #withoutBeginning(text) {
        for (let at = 0; at <= text.length - shortest; at++) {
            if (this.#beginningAt(text, at).some((form) => form.startsWith(text.slice(at))))
                return `${text.slice(0, at)}***`;
        }
        return text;
    }
    #beginningAt(text, at) {
        return this.#byBeginning.get(text.slice(at, at + shortest)) ?? none;
    }
}
const none = [];
/** Marks of a cut, at most, before which the beginning of a value is looked for. */
const marks = 100;
function longestOf(forms) {
    let longest;
    for (const form of forms)
        if (longest === undefined || form.length > longest.length)
            longest = form;
    return longest;
}
/** @param forms of fewer characters than {@link shortest} */
function patternOf(forms) {
    const longestFirst = forms.toSorted((one, other) => other.length - one.length);
    return new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|') || '(?!)', 'g');
}


/***/ })

};
