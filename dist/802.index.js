export const id = 802;
export const ids = [802];
export const modules = {

/***/ 6551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ lazy)
/* harmony export */ });
function lazy(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}


/***/ }),

/***/ 9704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ cancellation),
/* harmony export */   q: () => (/* binding */ hurried)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Milliseconds that each part of a cancelled run's end may take: reverting an alias or a function, telling GitHub, and
 * removing what Docker has. Most take a fraction of it.
 */
const hurried = { revert: 2500, tell: 5000, cleanUp: 5000 };
/**
 * Aborted when the job is cancelled: the runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that.
 */
function cancellation() {
    const cancelled = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            cancelled.abort(new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: 'The run was cancelled.', remedy: 'Run the job again to finish it.' }));
        });
    }
    return cancelled.signal;
}


/***/ })

};
