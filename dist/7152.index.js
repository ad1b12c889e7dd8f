export const id = 7152;
export const ids = [7152];
export const modules = {

/***/ 2702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZN: () => (/* binding */ parseArchitecture),
/* harmony export */   f2: () => (/* binding */ architectures),
/* harmony export */   fL: () => (/* binding */ defaultArchitecture),
/* harmony export */   hs: () => (/* binding */ architectureFor),
/* harmony export */   tj: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

const architectures = ['x86_64', 'arm64'];
/** What Lambda gives a function that nothing else is said of (CreateFunction, Architectures). */
const defaultArchitecture = 'x86_64';
const platforms = { x86_64: 'linux/amd64', arm64: 'linux/arm64' };
const otherNames = new Map(Object.entries({
    amd64: 'x86_64',
    'linux/amd64': 'x86_64',
    'x86-64': 'x86_64',
    x64: 'x86_64',
    aarch64: 'arm64',
    'linux/arm64': 'arm64',
    'linux/arm64/v8': 'arm64',
}));
/** @throws Problem when the text is not exactly one of Lambda's two names */
function parseArchitecture(text) {
    const known = architectures.find((name) => name === text);
    if (known !== undefined)
        return known;
    if (/[\s,]/.test(text)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `architecture: '${text.replaceAll(/\s+/g, ' ')}' names more than one, but Lambda refuses an image for several platforms.`,
            remedy: "Write 'x86_64' or 'arm64'; deploy one function for each.",
        });
    }
    const meant = otherNames.get(text.toLowerCase());
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `architecture: '${text}' is not an architecture of Lambda.`,
        remedy: meant === undefined ? "Write 'x86_64' or 'arm64'." : `Write '${meant}'.`,
    });
}
/** The one platform that buildx is told to build. */
function platformOf(architecture) {
    return platforms[architecture];
}
/** Lambda's name for a platform, for example for `linux/amd64`; undefined when Lambda runs none such. */
function architectureFor(platform) {
    return architectures.find((name) => platformOf(name) === platform);
}


/***/ }),

/***/ 502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openJournal),
/* harmony export */   a: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

/**
 * Opens a journal.
 *
 * @param keyOf tells one thing that is under way from another
 * @param save called with all entries, as JSON, whenever they change
 */
function openJournal(keyOf, save) {
    const open = new Map();
    const write = () => save(JSON.stringify([...open.values()]));
    return {
        add(entry) {
            open.set(keyOf(entry), entry);
            write();
        },
        remove(entry) {
            if (open.delete(keyOf(entry)))
                write();
        },
    };
}
/**
 * Reads what a journal has saved; anything else than its entries is left out.
 *
 * @param what is saved, for the error
 * @throws Problem with the remedy when it is no JSON
 */
function readJournal(saved, isEntry, { what, remedy }) {
    return saved === '' ? [] : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(saved, `The saved state of ${what}`, remedy)).filter(isEntry);
}


/***/ }),

/***/ 7803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DD: () => (/* binding */ asList),
/* harmony export */   Dc: () => (/* binding */ member),
/* harmony export */   LT: () => (/* binding */ parseJsonAsWritten),
/* harmony export */   OT: () => (/* binding */ parseJsonExactly),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   e1: () => (/* binding */ asText),
/* harmony export */   hQ: () => (/* binding */ memberNames),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   qY: () => (/* binding */ asRecord),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   ws: () => (/* binding */ scalarText)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** Parses JSON; undefined, which no JSON stands for, when the text is none. The parser's error would quote the text. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * Parses JSON whose numbers are kept as they were written: one that JavaScript would write in another way, for example an id
 * of 19 digits, stays raw JSON. `JSON.stringify` and `scalarText` write it as it was.
 *
 * @returns undefined, which no JSON stands for, when the text is none
 */
function parseJsonAsWritten(text) {
    return parseNumbers(text, (value, source) => (source === String(value) ? value : JSON.rawJSON(source)));
}
/** Digits from which on a number of JavaScript may stand for another one. */
const manyDigits = /\d{16}/;
/**
 * Parses JSON to be compared: a whole number that a number of JavaScript can't hold, for example an id of 19 digits, is a
 * bigint.
 *
 * @returns undefined, which no JSON stands for, when the text is none
 */
function parseJsonExactly(text) {
    if (!manyDigits.test(text))
        return parseJson(text);
    return parseNumbers(text, (value, source) => Number.isSafeInteger(value) || !/^-?\d+$/.test(source) ? value : BigInt(source));
}
/** Parses JSON with something else in place of its numbers. @param read told a number, and how it was written */
function parseNumbers(text, read) {
    try {
        return JSON.parse(text, (_, value, { source = '' } = {}) => typeof value === 'number' ? read(value, source) : value);
    }
    catch {
        // What is nested too deep to be looked at is JSON all the same.
        return parseJson(text);
    }
}
/**
 * Names of an object's members as they are written, one that is there twice among them: a parser keeps the last of those.
 *
 * @param text JSON of an object; of those in it nothing is said
 */
function memberNames(text) {
    const names = [];
    let depth = 0;
    let before = '';
    for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs)) {
        if (token === ':' && depth === 1)
            names.push(asText(parseJson(before)));
        if (token === '{' || token === '[')
            depth += 1;
        if (token === '}' || token === ']')
            depth -= 1;
        before = token;
    }
    return names;
}
/** A text, number or boolean of JSON as text; undefined for any other value. */
function scalarText(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    return JSON.isRawJSON(value) ? JSON.stringify(value) : undefined;
}
/**
 * Parses JSON that a program or a service has answered. It is not quoted in the error.
 *
 * @param what it is, as the start of a sentence
 * @throws Problem when it is none
 */
function parseAnswer(text, what, remedy = 'Run the job again.') {
    const value = parseJson(text);
    if (value === undefined)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${what} is not JSON.`, remedy });
    return value;
}
/** Whether a value that came from outside is an object, and neither null nor a list nor raw JSON. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}
/** A member of a value that came from outside; undefined when the value is no object, or has none such. */
function member(value, name) {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
/** The members of a value that came from outside; none when the value is no object. */
function asRecord(value) {
    return isRecord(value) ? { ...value } : {};
}
/** The elements of a value that came from outside; none when the value is no list. */
function asList(value) {
    return Array.isArray(value) ? value : [];
}
/** A value that came from outside; empty when it is no text. */
function asText(value) {
    return typeof value === 'string' ? value : '';
}


/***/ }),

/***/ 7019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ explainMachine)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

const full = {
    what: 'its disk is full',
    remedy: "Free space there, for example with 'docker system prune', or use a larger runner.",
};
const forbidden = {
    what: 'this job may not do that',
    remedy: 'Let the user that the runner runs as write to its temporary folder and to the workspace.',
};
const files = {
    what: 'too many files are open',
    remedy: "Raise the limit of open files ('ulimit -n') of the user that the runner runs as.",
};
/** By the code of the operating system (Node.js documentation, "Common system errors"). */
const lacks = {
    ENOSPC: full,
    EDQUOT: full,
    EROFS: {
        what: 'it is read-only',
        remedy: 'Give the runner a temporary folder that can be written to: RUNNER_TEMP names it.',
    },
    EACCES: forbidden,
    EPERM: forbidden,
    EMFILE: files,
    ENFILE: files,
    ENOMEM: { what: 'it has no memory left', remedy: 'Use a larger runner, or run fewer jobs on this one.' },
    EIO: { what: 'its disk fails', remedy: 'Run the job on another runner.' },
};
/**
 * Says what the machine lacks, where it failed a call of the operating system.
 *
 * @returns undefined for any other error, which may be a bug
 */
function explainMachine(error) {
    if (!(error instanceof Error) || !('code' in error) || !('syscall' in error))
        return undefined;
    const { code, syscall } = error;
    const lack = Object.hasOwn(lacks, String(code)) ? lacks[String(code)] : undefined;
    if (lack === undefined)
        return undefined;
    const where = 'path' in error ? ` of ${error.path}` : '';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `This machine failed a ${syscall}${where}: ${lack.what} (${code}).`, remedy: lack.remedy }, { cause: error });
}


/***/ }),

/***/ 6282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   F1: () => (/* binding */ findingAnd),
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   Hb: () => (/* binding */ problemAnd),
/* harmony export */   hD: () => (/* binding */ findingOf)
/* harmony export */ });
/** The same finding, said of something in particular, for example of a region. */
function findingOf(subject, finding) {
    const { what, brief } = finding;
    return { ...finding, what: `${subject}: ${what}`, ...(brief !== undefined && { brief: `${subject}: ${brief}` }) };
}
/** The same finding with a sentence more. */
function findingAnd(finding, sentence) {
    const { what, brief } = finding;
    return { ...finding, what: `${what} ${sentence}`, ...(brief !== undefined && { brief: `${brief} ${sentence}` }) };
}
/** The same error with a sentence more; one that is no Problem stays as it is. */
function problemAnd(error, sentence) {
    if (!(error instanceof Problem))
        return error;
    const [first, ...others] = error.findings;
    if (first === undefined)
        return error;
    return new Problem([findingAnd(first, sentence), ...others], { cause: error });
}
/** An error that the user can act on: its message says what is wrong and ends with the remedy. */
class Problem extends Error {
    findings;
    constructor(findings, options) {
        const list = ('what' in findings ? [findings] : findings).map((one) => within(one, whatLimit));
        super(problemMessage(list), options);
        this.name = 'Problem';
        this.findings = list;
    }
    /**
     * The message in at most so many characters. What is wrong is cut, which may quote others at any length; of several
     * findings that do not fit the last are left out. No remedy is cut. Of further lines the last are kept, each cut to
     * what can be read, when there is one finding.
     */
    messageWithin(limit) {
        if (this.message.length <= limit)
            return this.message;
        const short = this.findings.map(({ what, remedy }) => ({ what, remedy }));
        for (let count = short.length; count > 1; count--) {
            const left = short.length - count;
            const more = left === 0 ? '' : `\n${left} more: the log has them.`;
            const fixed = problemMessage(short.slice(0, count).map((one) => ({ ...one, what: '' }))).length + more.length;
            const room = Math.floor((limit - fixed) / count);
            if (room >= shortestWhat)
                return `${problemMessage(short.slice(0, count).map((one) => within(one, room)))}${more}`;
        }
        const message = problemMessage(short.slice(0, 1));
        const [only, ...others] = this.findings;
        return others.length > 0 ? message : withTail(message, only?.details ?? '', limit);
    }
}
/** Characters of a line of a log that say something. */
const readableLength = 300;
/** Adds as many of the last lines as fit. */
function withTail(message, details, limit) {
    const kept = [];
    let room = limit - message.length - '\n…'.length;
    for (const line of details.split('\n').reverse()) {
        const shown = line.length <= readableLength ? line : `${line.slice(0, readableLength - 1).toWellFormed()}…`;
        room -= shown.length + 1;
        if (room < 0)
            break;
        kept.unshift(shown);
    }
    return kept.length === 0 ? message : [message, '…', ...kept].join('\n');
}
/** Characters of `what`: with it a remedy is still in an annotation, and in a line of the log. */
const whatLimit = 2000;
/** Characters of `what` that still say something. */
const shortestWhat = 80;
function within(finding, limit) {
    const { what } = finding;
    return what.length <= limit ? finding : { ...finding, what: `${what.slice(0, limit - 1).toWellFormed()}…` };
}
function problemMessage(findings) {
    const lines = findings.map(({ what, remedy, details }) => [`${what} ${remedy}`, details].filter(Boolean).join('\n'));
    if (lines.length === 1)
        return lines.join();
    return [`${findings.length} problems were found:`, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}
/** Collects findings, so the user sees all that is wrong at once, not only the first thing. */
class Findings {
    /** In the order in which the inspections began, whichever ends first. */
    #parts = [];
    get list() {
        return this.#parts.flat();
    }
    add(what, remedy) {
        this.addAll([{ what, remedy }]);
    }
    addAll(findings) {
        this.#parts.push([...findings]);
    }
    /** Runs a parser; a Problem that it throws becomes findings, anything else is rethrown. */
    collect(parse) {
        try {
            return parse();
        }
        catch (error) {
            this.addAll(findingsOf(error));
            return undefined;
        }
    }
    /** Begins an inspection, and waits for it. Its Problem becomes findings; any other error is rethrown. */
    async collectFrom(inspect) {
        const part = [];
        this.#parts.push(part);
        try {
            return await inspect();
        }
        catch (error) {
            part.push(...findingsOf(error));
            return undefined;
        }
    }
    /** @throws Problem with every finding, when there is one */
    refuse() {
        const { list } = this;
        if (list.length > 0)
            throw new Problem(list);
    }
}
/** @throws the error when it is no Problem */
function findingsOf(error) {
    if (error instanceof Problem)
        return error.findings;
    throw error;
}


/***/ }),

/***/ 6418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   GB: () => (/* binding */ messageWithoutDetails),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Ne: () => (/* binding */ describeErrorWithin),
/* harmony export */   Qu: () => (/* binding */ withoutFullStop),
/* harmony export */   RT: () => (/* binding */ tail),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   VI: () => (/* binding */ beginningOf),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   j5: () => (/* binding */ lineEnds),
/* harmony export */   uo: () => (/* binding */ withFullStop)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** What an error says; anything else that was thrown, as text. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/**
 * What went wrong, as it may be written where the runner masks nothing, for example into a file: without the lines of
 * logs that a Problem shows below.
 */
function messageWithoutDetails(error, { brief } = { brief: false }) {
    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
        return messageOf(error);
    return error.findings.map((one) => `${(brief ? one.brief : undefined) ?? one.what} ${one.remedy}`).join('\n');
}
/** What went wrong, as the log has it: where nothing explains it, with the stack, by which a bug is found. */
function describeError(error) {
    if (!(error instanceof Error))
        return String(error);
    return error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF ? error.message : (error.stack ?? error.message);
}
/** The same in at most so many characters, for an annotation: see `Problem.messageWithin`. */
function describeErrorWithin(error, limit) {
    return error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF ? error.messageWithin(limit) : cut(describeError(error), limit);
}
/** Lines of a log that an error shows at most. */
const tailLength = 50;
/** The last lines of a text, as many as an error shows. */
function tail(text) {
    return text.trimEnd().split('\n').slice(-tailLength).join('\n');
}
/** What ends a line. A text may have each of them: parts of it come from files, secrets and outputs of other steps. */
const lineEnds = ['\r\n', '\n', '\r'];
const lineEnd = new RegExp(lineEnds.join('|'));
/** The lines of a text, as they are; empty ones among them. */
function linesOf(text) {
    return text.split(lineEnd);
}
/** Cuts a text to at most so many characters, the last of which is `…` then. */
function cut(text, limit) {
    // A character has two code units at most, and is not to be cut in half.
    const start = [...text.slice(0, 2 * limit + 2)];
    return start.length <= limit ? text : `${start.slice(0, limit - 1).join('')}…`;
}
/** The beginning of a text, of at most so many UTF-16 code units, as AWS counts them; no character is cut in half. */
function beginningOf(text, limit) {
    const start = text.slice(0, limit);
    return start.isWellFormed() || !text.isWellFormed() ? start : start.slice(0, -1);
}
/** A number of things: `1 event`, `2 events`. @param plural where it is not the noun with an s */
function counted(count, noun, plural = `${noun}s`) {
    return `${count} ${count === 1 ? noun : plural}`;
}
/** The first digits of a commit, as git and GitHub show it. */
function shortCommit(commit) {
    return commit.slice(0, 7);
}
/** Ends a text as a sentence ends; an empty one stays empty. */
function withFullStop(text) {
    return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}
/** Removes the full stop, to continue the sentence. */
function withoutFullStop(text) {
    return text.replace(/\.$/, '');
}


/***/ }),

/***/ 8336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ commentJournal),
/* harmony export */   s: () => (/* binding */ parseComments)
/* harmony export */ });
/* harmony import */ var _domain_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(502);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);


/** Keeps what has no end yet where post finds it. @param save called with all whenever they change */
function commentJournal(save) {
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .openJournal */ ._)(({ number, of }) => `${number}:${of}`, save);
}
/** Reads what a journal has saved; anything else than such a comment is left out. */
function parseComments(saved) {
    const remedy = "Look at the pull request's comment: it may say that its preview is being built for ever.";
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a)(saved, isPendingComment, { what: 'comments', remedy });
}
function isPendingComment(value) {
    return (Number.isSafeInteger((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, 'number')) &&
        ['of', 'commit'].every((name) => typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, name) === 'string'));
}


/***/ }),

/***/ 6016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDeployments),
/* harmony export */   H: () => (/* binding */ deploymentJournal)
/* harmony export */ });
/* harmony import */ var _domain_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(502);

/** Keeps ids of deployments that have no end yet where post finds them. @param save called with all whenever they change */
function deploymentJournal(save) {
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .openJournal */ ._)(String, save);
}
/** Reads what a journal has saved; anything else than an id is left out. */
function parseDeployments(saved) {
    const remedy = "Look at the repository's deployments: one may be in progress for ever.";
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a)(saved, (id) => typeof id === 'number', { what: 'deployments', remedy });
}


/***/ }),

/***/ 9947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ unverifiedJournal),
/* harmony export */   v: () => (/* binding */ parseUnverified)
/* harmony export */ });
/* harmony import */ var _domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2702);
/* harmony import */ var _domain_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(502);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7803);



/** Keeps what is not verified yet where post finds it. @param save called with all of it whenever it changes */
function unverifiedJournal(save) {
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .openJournal */ ._)(({ region, functionName }) => `${region}:${functionName}`, save);
}
/** Reads what a journal has saved; anything else than such code is left out. */
function parseUnverified(saved) {
    const remedy = 'Look at $LATEST of the function: it may have an image that was not verified.';
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .readJournal */ .a)(saved, isUnverifiedCode, { what: 'unverified code', remedy });
}
function isUnverifiedCode(value) {
    return (['region', 'functionName', 'repository', 'source'].every((name) => typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(value, name) === 'string') &&
        ['digest', 'before'].every((name) => /^sha256:[0-9a-f]{64}$/.test(String((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(value, name)))) &&
        _domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .architectures */ .f2.some((name) => name === (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(value, 'architecture')) &&
        Array.isArray((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(value, 'configured')) &&
        (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(value, 'configured')).every((name) => typeof name === 'string') &&
        ['version', 'revision'].every((name) => ['undefined', 'string'].includes(typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(value, name))));
}


/***/ }),

/***/ 6309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ noStandstill)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Does work, and fails when it can't end any more: no timer, connection or process is left that it could wait for. Node
 * ends the process then with status 13, and the run would have told nothing (Node.js documentation, "Process exit codes"
 * and "Event: 'beforeExit'").
 *
 * @throws Problem at a standstill
 */
async function noStandstill(work) {
    const { promise: standstill, reject } = Promise.withResolvers();
    const fail = () => {
        reject(new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: 'The run came to a standstill: what it waited for can no longer come.',
            remedy: 'Run the job again. If it fails again, report it as a bug of this action.',
        }));
    };
    process.once('beforeExit', fail);
    try {
        return await Promise.race([work(), standstill]);
    }
    finally {
        process.off('beforeExit', fail);
    }
}


/***/ }),

/***/ 3973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseShifts),
/* harmony export */   i: () => (/* binding */ shiftJournal)
/* harmony export */ });
/* harmony import */ var _domain_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(502);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);


/**
 * Keeps the aliases that are between two versions where the post step finds them.
 *
 * @param save called with all of them whenever they change
 */
function shiftJournal(save) {
    const { add, remove } = (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .openJournal */ ._)(keyOf, save);
    return { add, complete: remove, forget: remove };
}
function keyOf({ region, functionName, alias }) {
    return [region, functionName, alias].join(':');
}
/** Reads what a journal has saved; anything else than a shift is left out. */
function parseShifts(saved) {
    return (0,_domain_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a)(saved, isPendingShift, { what: 'shifts', remedy: 'Look at the alias, and move it by hand.' });
}
function isPendingShift(value) {
    const has = (name, ...types) => types.includes(typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, name));
    const group = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, 'codeDeploy');
    return (['region', 'functionName', 'alias', 'from', 'to', 'description'].every((name) => has(name, 'string')) &&
        ['arn', 'deploymentId'].every((name) => has(name, 'string', 'undefined')) &&
        has('provisioned', 'number', 'undefined') &&
        (group === undefined || ['application', 'deploymentGroup'].every((name) => typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(group, name) === 'string')));
}


/***/ })

};
