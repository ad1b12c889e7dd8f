export const id = 6756;
export const ids = [6756];
export const modules = {

/***/ 6756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var _domain_machine_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7019);
/* harmony import */ var _domain_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3468);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6418);
/* harmony import */ var _github_pending_comments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8336);
/* harmony import */ var _github_pending_deployments_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6016);
/* harmony import */ var _lambda_unverified_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9947);
/* harmony import */ var _session_standstill_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6309);
/* harmony import */ var _traffic_journal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3973);










/**
 * What a main step that was killed could not revert or remove itself. Nothing is loaded before it is known that there
 * is something to do: after nearly every run there is not. Never throws.
 */
async function post(env) {
    const { directories, inputs, shifts, unverified, comments, deployments } = (0,_domain_state_js__WEBPACK_IMPORTED_MODULE_3__/* .savedState */ .fP)(env);
    try {
        const pending = {
            shifts: (0,_traffic_journal_js__WEBPACK_IMPORTED_MODULE_9__/* .parseShifts */ .H)(shifts),
            unverified: (0,_lambda_unverified_js__WEBPACK_IMPORTED_MODULE_7__/* .parseUnverified */ .v)(unverified),
            comments: (0,_github_pending_comments_js__WEBPACK_IMPORTED_MODULE_5__/* .parseComments */ .s)(comments),
            deployments: (0,_github_pending_deployments_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDeployments */ .E)(deployments),
        };
        await (0,_session_standstill_js__WEBPACK_IMPORTED_MODULE_8__/* .noStandstill */ .a)(() => Promise.all([
            Object.values(pending).some(({ length }) => length > 0) && settle(pending, inputs, env),
            ...directories.filter((directory) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory)).map((directory) => clean(directory, env)),
        ]));
    }
    catch (error) {
        const { runnerOutput } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(1260), __webpack_require__.e(4942), __webpack_require__.e(6058), __webpack_require__.e(5933)]).then(__webpack_require__.bind(__webpack_require__, 5933));
        runnerOutput().warn(`The clean-up did not end well: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)((0,_domain_machine_error_js__WEBPACK_IMPORTED_MODULE_2__/* .explainMachine */ .L)(error) ?? error)}`);
    }
}
async function settle(pending, kept, env) {
    const { runnerInput, runnerOutput } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(1260), __webpack_require__.e(4942), __webpack_require__.e(6058), __webpack_require__.e(5933)]).then(__webpack_require__.bind(__webpack_require__, 5933));
    const { withHeartbeat } = await __webpack_require__.e(/* import() */ 3535).then(__webpack_require__.bind(__webpack_require__, 3535));
    await withHeartbeat(runnerOutput(), async (output) => {
        const step = { env, get: runnerInput, kept, ...output };
        const { shifts, unverified, deployments, comments } = pending;
        const settling = [];
        if (shifts.length > 0) {
            settling.push(Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4119), __webpack_require__.e(1260), __webpack_require__.e(4942), __webpack_require__.e(6058), __webpack_require__.e(872), __webpack_require__.e(4497), __webpack_require__.e(3419), __webpack_require__.e(312), __webpack_require__.e(1958), __webpack_require__.e(5298)]).then(__webpack_require__.bind(__webpack_require__, 5298)).then(({ revertPending }) => revertPending(shifts, step)));
        }
        if (unverified.length > 0) {
            settling.push(Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4119), __webpack_require__.e(1260), __webpack_require__.e(4942), __webpack_require__.e(6058), __webpack_require__.e(872), __webpack_require__.e(4497), __webpack_require__.e(8508), __webpack_require__.e(3419), __webpack_require__.e(312), __webpack_require__.e(2988), __webpack_require__.e(128)]).then(__webpack_require__.bind(__webpack_require__, 9568)).then(({ restorePending }) => restorePending(unverified, step)));
        }
        if (deployments.length > 0) {
            settling.push(__webpack_require__.e(/* import() */ 1608).then(__webpack_require__.bind(__webpack_require__, 1608)).then(({ endDeployments }) => endDeployments(deployments, step)));
        }
        if (comments.length > 0) {
            settling.push(Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(4942), __webpack_require__.e(3419), __webpack_require__.e(5857), __webpack_require__.e(8365)]).then(__webpack_require__.bind(__webpack_require__, 8365)).then(({ endComments }) => endComments(comments, step)));
        }
        await Promise.all(settling);
    });
}
async function clean(directory, env) {
    const { runnerOutput } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(1260), __webpack_require__.e(4942), __webpack_require__.e(6058), __webpack_require__.e(5933)]).then(__webpack_require__.bind(__webpack_require__, 5933));
    const { warn } = runnerOutput();
    if (!(0,_domain_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunDirectory */ .pQ)(directory, env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)())) {
        warn(`The saved state names the directory ${directory}, which is none of this action: it is left as it is.`);
        return;
    }
    const { cleanAfter } = await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(7118), __webpack_require__.e(1879)]).then(__webpack_require__.bind(__webpack_require__, 7118));
    await cleanAfter(directory, env, warn);
}


/***/ })

};
