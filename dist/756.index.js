export const id = 756;
export const ids = [756];
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
/* harmony import */ var _github_pending_deployments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6016);
/* harmony import */ var _lambda_unverified_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9947);
/* harmony import */ var _session_standstill_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6309);
/* harmony import */ var _traffic_journal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3973);









/**
 * What a main step that was killed could not revert or remove itself. Nothing is loaded before it is known that there
 * is something to do: after nearly every run there is not. Never throws.
 */
async function post(env) {
    const { directory, shifts, unverified, deployments } = (0,_domain_state_js__WEBPACK_IMPORTED_MODULE_3__/* .savedState */ .fP)(env);
    try {
        const pending = {
            shifts: (0,_traffic_journal_js__WEBPACK_IMPORTED_MODULE_8__/* .parseShifts */ .H)(shifts),
            unverified: (0,_lambda_unverified_js__WEBPACK_IMPORTED_MODULE_6__/* .parseUnverified */ .v)(unverified),
            deployments: (0,_github_pending_deployments_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDeployments */ .E)(deployments),
        };
        await (0,_session_standstill_js__WEBPACK_IMPORTED_MODULE_7__/* .noStandstill */ .a)(() => Promise.all([
            Object.values(pending).some(({ length }) => length > 0) && settle(pending, env),
            directory !== '' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory) && clean(directory, env),
        ]));
    }
    catch (error) {
        const { runnerOutput } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(260), __webpack_require__.e(58), __webpack_require__.e(579)]).then(__webpack_require__.bind(__webpack_require__, 8579));
        runnerOutput().warn(`The clean-up did not end well: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeError */ .Uc)((0,_domain_machine_error_js__WEBPACK_IMPORTED_MODULE_2__/* .explainMachine */ .L)(error) ?? error)}`);
    }
}
async function settle(pending, env) {
    const { runnerInput, runnerOutput } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(260), __webpack_require__.e(58), __webpack_require__.e(579)]).then(__webpack_require__.bind(__webpack_require__, 8579));
    const [{ revertPending }, { restorePending }, { endDeployments }, { withHeartbeat }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(696), __webpack_require__.e(119), __webpack_require__.e(260), __webpack_require__.e(58), __webpack_require__.e(872), __webpack_require__.e(497), __webpack_require__.e(358), __webpack_require__.e(203), __webpack_require__.e(958), __webpack_require__.e(298)]).then(__webpack_require__.bind(__webpack_require__, 5298)),
        Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(695), __webpack_require__.e(696), __webpack_require__.e(119), __webpack_require__.e(260), __webpack_require__.e(58), __webpack_require__.e(872), __webpack_require__.e(497), __webpack_require__.e(508), __webpack_require__.e(358), __webpack_require__.e(203), __webpack_require__.e(988), __webpack_require__.e(128)]).then(__webpack_require__.bind(__webpack_require__, 9568)),
        __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 1608)),
        __webpack_require__.e(/* import() */ 535).then(__webpack_require__.bind(__webpack_require__, 3535)),
    ]);
    await withHeartbeat(runnerOutput(), async (output) => {
        const step = { env, get: runnerInput, ...output };
        await Promise.all([
            revertPending(pending.shifts, step),
            restorePending(pending.unverified, step),
            endDeployments(pending.deployments, step),
        ]);
    });
}
async function clean(directory, env) {
    const { runnerOutput } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(260), __webpack_require__.e(58), __webpack_require__.e(579)]).then(__webpack_require__.bind(__webpack_require__, 8579));
    const { warn } = runnerOutput();
    if (!(0,_domain_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunDirectory */ .pQ)(directory, env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)())) {
        warn(`The saved state names the directory ${directory}, which is none of this action: it is left as it is.`);
        return;
    }
    const { cleanAfter } = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(118), __webpack_require__.e(358), __webpack_require__.e(802)]).then(__webpack_require__.bind(__webpack_require__, 7118));
    await cleanAfter(directory, env, warn);
}


/***/ })

};
