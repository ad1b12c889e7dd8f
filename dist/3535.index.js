export const id = 3535;
export const ids = [3535];
export const modules = {

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ parseWait),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   U6: () => (/* binding */ formatMeasured),
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/**
 * Parses `500ms`, `90s`, `10m`, `1h` or a sum such as `1m30s`; a bare number is seconds.
 *
 * @param input the name of the input, for the error
 * @returns milliseconds
 * @throws Problem when it is none of these, or zero
 */
function parseDuration(text, input) {
    const whole = /^\d+$/.test(text) ? `${text}s` : text;
    let total = 0;
    if (/^(?:\d+(?:ms|s|m|h))+$/.test(whole)) {
        for (const [, count, unit] of whole.matchAll(/(\d+)(ms|s|m|h)/g)) {
            total += Number(count) * units[unit];
        }
    }
    if (total > 0 && Number.isSafeInteger(total))
        return total;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a duration.`,
        remedy: "Write for example '90s', '10m' or '1h'.",
    });
}
/** Milliseconds that a job lasts at most: on a runner of one's own, 5 days (GitHub docs, "Actions limits"). */
const longestJob = 5 * 24 * units.h;
/**
 * Parses a duration that a run waits for: as `parseDuration`, but none that no job lasts for.
 *
 * @throws Problem also when it is longer
 */
function parseWait(text, input) {
    const duration = parseDuration(text, input);
    if (duration <= longestJob)
        return duration;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is longer than any job lasts.`,
        remedy: "Write '120h' at most.",
    });
}
/**
 * Writes milliseconds for a reader: `6.3 ms`, `40 ms`, `12.3 s`, `2 min 5 s`. What took some time never reads as none.
 */
function formatDuration(milliseconds) {
    if (milliseconds === 0)
        return '0 ms';
    if (milliseconds < 0.1)
        return 'under 0.1 ms';
    if (milliseconds < 9.95)
        return `${Number(milliseconds.toFixed(1))} ms`;
    if (milliseconds < 995)
        return `${Math.round(milliseconds / 10) * 10} ms`;
    if (milliseconds < 59_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    return formatSeconds(milliseconds);
}
/** The same of what was measured and is compared, to the millisecond: `6.3 ms`, `131 ms`, `1.2 s`. */
function formatMeasured(milliseconds) {
    return milliseconds < 9.95 || milliseconds >= 999.5 ? formatDuration(milliseconds) : `${Math.round(milliseconds)} ms`;
}
/** The same where no more than whole seconds matter: `0 s`, `14 s`, `2 min 5 s`. */
function formatSeconds(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}


/***/ }),

/***/ 5587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ awaiting),
/* harmony export */   d0: () => (/* binding */ Waits),
/* harmony export */   zp: () => (/* binding */ inPlace)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);


/** What has begun around the code that runs, in the order of its beginning. */
const around = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
/** What a run waits for, at any time. Work that was started elsewhere waits unseen. */
class Waits {
    #open = new Set();
    /** Does a run's work, whose waits are seen from then on. */
    watch(work) {
        return around.run(this.#open, work);
    }
    /** Each wait that has no other one in it, for example `version 5 of hello-world (14 s so far, at most 46 s more)`. */
    describe() {
        return describeAll(this.#open, '');
    }
}
/** Waits for what the work does: the run's log says so wherever it would be silent meanwhile. */
function awaiting(awaited, work) {
    return begin(awaited, work);
}
/** Does the work of one of several places: its name is said with what is waited for there. */
function inPlace(place, work) {
    return begin({ place }, work);
}
async function begin(one, work) {
    const beside = around.getStore();
    if (beside === undefined)
        return work();
    const open = { ...one, since: Date.now(), inner: new Set() };
    beside.add(open);
    try {
        return await around.run(open.inner, work);
    }
    finally {
        beside.delete(open);
    }
}
function describeAll(opened, place) {
    return [...opened].flatMap((open) => {
        const inner = describeAll(open.inner, open.place ?? place);
        if (inner.length > 0 || open.what === undefined)
            return inner;
        const told = describeWait(open, open.what);
        return place === '' || told.includes(place) ? told : `${place}: ${told}`;
    });
}
function describeWait({ seen, since, until }, what) {
    const now = Date.now();
    const end = typeof until === 'function' ? until() : until;
    const left = end === undefined ? 0 : end - now;
    const parts = [
        `${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(now - since)} so far${left > 0 ? `, at most ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(left)} more` : ''}`,
        seen?.(),
    ];
    return `${what} (${parts.filter(Boolean).join('; ')})`;
}


/***/ }),

/***/ 3535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withHeartbeat: () => (/* binding */ withHeartbeat)
/* harmony export */ });
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5587);

/** Milliseconds of silence after which the log says what the run waits for: it is never silent for 15 seconds. */
const silence = 14_000;
/** Waits that one line names. */
const most = 4;
/**
 * Does a run's work with an output that is never silent for long: one line then says what is waited for, for how long
 * so far, and for how long at most.
 *
 * @param output takes all that the run says
 */
async function withHeartbeat(output, work) {
    const waits = new _domain_waits_js__WEBPACK_IMPORTED_MODULE_0__/* .Waits */ .d0();
    let last = Date.now();
    let timer;
    const listen = (pause) => {
        timer = setTimeout(beat, pause);
        timer.unref();
    };
    function beat() {
        const left = last + silence - Date.now();
        if (left <= 0) {
            last = Date.now();
            output.log(sentence(waits.describe()));
        }
        listen(left > 0 ? left : silence);
    }
    const spoken = (say) => {
        return (...words) => {
            last = Date.now();
            say(...words);
        };
    };
    listen(silence);
    try {
        return await waits.watch(() => work({
            ...output,
            log: spoken(output.log),
            warn: spoken(output.warn),
            notice: spoken(output.notice),
            error: spoken(output.error),
            openGroup: spoken(output.openGroup),
            closeGroup: spoken(output.closeGroup),
        }));
    }
    finally {
        clearTimeout(timer);
    }
}
function sentence(waits) {
    if (waits.length === 0)
        return 'Still at work';
    const more = waits.length > most ? `; and ${waits.length - most} more` : '';
    // What AWS says of a state may have several lines.
    return `Waiting for ${waits.slice(0, most).join('; ')}${more}`.replaceAll(/\s+/g, ' ');
}


/***/ })

};
