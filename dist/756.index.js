export const id = 756;
export const ids = [756];
export const modules = {

/***/ 7803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ member),
/* harmony export */   q: () => (/* binding */ asRecord)
/* harmony export */ });
/** A member of a value that came from outside; undefined when the value is no object, or has none such. */
function member(value, name) {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
/** The members of a value that came from outside; none when the value is no object. */
function asRecord(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}


/***/ }),

/***/ 6282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   F1: () => (/* binding */ findingAnd),
/* harmony export */   Fv: () => (/* binding */ Findings),
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
/** An error that the user can act on: its message says what is wrong and ends with the remedy. */
class Problem extends Error {
    findings;
    constructor(findings, options) {
        const list = 'what' in findings ? [findings] : findings;
        super(problemMessage(list), options);
        this.name = 'Problem';
        this.findings = list;
    }
}
function problemMessage(findings) {
    const lines = findings.map(({ what, remedy, details }) => [`${what} ${remedy}`, details].filter(Boolean).join('\n'));
    if (lines.length === 1)
        return lines.join();
    return [`${findings.length} things stand in the way:`, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}
/** Collects findings, so that a user sees all that is wrong at once and not the first thing only. */
class Findings {
    list = [];
    add(what, remedy) {
        this.list.push({ what, remedy });
    }
    /** Runs a parser; a Problem that it throws becomes findings, anything else is rethrown. */
    collect(parse) {
        try {
            return parse();
        }
        catch (error) {
            return this.#note(error);
        }
    }
    /** Waits for a look; a Problem that it ends with becomes findings, anything else is rethrown. */
    async collectFrom(looking) {
        try {
            return await looking;
        }
        catch (error) {
            return this.#note(error);
        }
    }
    #note(error) {
        if (!(error instanceof Problem))
            throw error;
        this.list.push(...error.findings);
    }
    /** @throws Problem with every finding, when there is one */
    refuse() {
        if (this.list.length > 0)
            throw new Problem(this.list);
    }
}


/***/ }),

/***/ 6418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GB: () => (/* binding */ messageWithoutDetails),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   bD: () => (/* binding */ messageOf)
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
function messageWithoutDetails(error) {
    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
        return messageOf(error);
    return error.findings.map(({ what, remedy }) => `${what} ${remedy}`).join('\n');
}
/** What went wrong, as the log has it: where nothing explains it, with the stack, by which a bug is found. */
function describeError(error) {
    if (!(error instanceof Error))
        return String(error);
    return error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF ? error.message : (error.stack ?? error.message);
}


/***/ }),

/***/ 6756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _session_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4878);
/* harmony import */ var _traffic_journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3973);




/**
 * What a main step that was killed could not revert or remove itself. Nothing is loaded before it is known that there
 * is something to do: after nearly every run there is not. Never throws.
 */
async function post(env) {
    const { directory, shifts } = (0,_session_state_js__WEBPACK_IMPORTED_MODULE_2__/* .savedState */ .f)(env);
    try {
        const pending = (0,_traffic_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .parseShifts */ .H)(shifts);
        await Promise.all([
            pending.length > 0 && revert(pending, env),
            directory !== '' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory) && clean(directory, env),
        ]);
    }
    catch (error) {
        const { warning } = await __webpack_require__.e(/* import() */ 143).then(__webpack_require__.bind(__webpack_require__, 143));
        warning(`The clean-up did not end well: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error)}`);
    }
}
async function revert(pending, env) {
    const core = await __webpack_require__.e(/* import() */ 143).then(__webpack_require__.bind(__webpack_require__, 143));
    const { revertPending } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(696), __webpack_require__.e(143), __webpack_require__.e(872), __webpack_require__.e(610), __webpack_require__.e(958), __webpack_require__.e(454), __webpack_require__.e(943)]).then(__webpack_require__.bind(__webpack_require__, 5943));
    await revertPending(pending, core.getInput, { env, log: core.info, warn: core.warning });
}
async function clean(directory, env) {
    const core = await __webpack_require__.e(/* import() */ 143).then(__webpack_require__.bind(__webpack_require__, 143));
    const { cleanAfter } = await Promise.all(/* import() */[__webpack_require__.e(117), __webpack_require__.e(974)]).then(__webpack_require__.bind(__webpack_require__, 117));
    await cleanAfter(directory, env, core.warning);
}


/***/ }),

/***/ 3973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseShifts),
/* harmony export */   i: () => (/* binding */ shiftJournal)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

/**
 * Keeps the aliases that are between two versions where the post step finds them.
 *
 * @param save called with all of them whenever they change
 */
function shiftJournal(save) {
    const open = new Map();
    const write = () => save(JSON.stringify([...open.values()]));
    const remove = (shift) => {
        if (open.delete(keyOf(shift)))
            write();
    };
    return {
        add(shift) {
            open.set(keyOf(shift), shift);
            write();
        },
        complete: remove,
        forget: remove,
    };
}
function keyOf({ region, functionName, alias }) {
    return [region, functionName, alias].join(':');
}
/** Reads what a journal has saved; what is no shift is left out. */
function parseShifts(saved) {
    const value = saved === '' ? [] : JSON.parse(saved);
    return Array.isArray(value) ? value.filter(isPendingShift) : [];
}
function isPendingShift(value) {
    return ['region', 'functionName', 'alias', 'from', 'to', 'description'].every((name) => typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .D)(value, name) === 'string');
}


/***/ })

};
