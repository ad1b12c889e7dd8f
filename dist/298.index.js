export const id = 298;
export const ids = [298];
export const modules = {

/***/ 4694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ clientsFor)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1696);
/* harmony import */ var _domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6551);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2148);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9231);





/** Milliseconds: a function runs for 15 minutes at most. */
const longestInvocation = 16 * 60_000;
/** Milliseconds for one part of a layer. */
const longestPart = 5 * 60_000;
/** @param ofRepository for ECR, where they are others */
function clientsFor(region, credentials, signal, ofRepository = credentials) {
    const usual = (timeout) => ({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connection */ .F)(region, signal, timeout), credentials });
    const once = (timeout) => ({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionForOnce */ .h)(region, signal, timeout), credentials });
    return {
        region,
        lambda: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .LambdaClient */ .Nox(usual())),
        polling: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .LambdaClient */ .Nox(once())),
        invoking: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .LambdaClient */ .Nox(once(longestInvocation))),
        cloudWatch: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__/* .lazy */ .R)(async () => {
            const { CloudWatch } = await __webpack_require__.e(/* import() */ 85).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new CloudWatch(usual()));
        }),
        watching: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__/* .lazy */ .R)(async () => {
            const { CloudWatch } = await __webpack_require__.e(/* import() */ 85).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new CloudWatch(once()));
        }),
        codeDeploy: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__/* .lazy */ .R)(async () => {
            const { CodeDeploy } = await __webpack_require__.e(/* import() */ 507).then(__webpack_require__.t.bind(__webpack_require__, 7507, 19));
            return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new CodeDeploy(usual()));
        }),
        logs: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__/* .lazy */ .R)(async () => {
            const { CloudWatchLogs } = await __webpack_require__.e(/* import() */ 303).then(__webpack_require__.t.bind(__webpack_require__, 303, 19));
            return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new CloudWatchLogs(usual()));
        }),
        ecr: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .ECRClient */ .S70({ ...usual(), credentials: ofRepository })),
        copying: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .ECRClient */ .S70({ ...usual(longestPart), credentials: ofRepository })),
    };
}


/***/ }),

/***/ 5298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   revertPending: () => (/* binding */ revertPending)
/* harmony export */ });
/* harmony import */ var _traffic_revert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);
/* harmony import */ var _settle_pending_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2839);


/** Reverts the aliases that a main step left between two versions when it was killed. */
function revertPending(shifts, step) {
    return (0,_settle_pending_js__WEBPACK_IMPORTED_MODULE_1__/* .settlePending */ .p)(shifts, settlement, step);
}
const settlement = {
    longest: 60_000,
    isOwn(shift, inputs) {
        const { alias, codeDeploy } = inputs.release;
        return (shift.functionName === inputs.functionName?.name &&
            shift.alias === alias &&
            shift.codeDeploy?.application === codeDeploy?.application &&
            shift.codeDeploy?.deploymentGroup === codeDeploy?.deploymentGroup);
    },
    foreign: (shift) => `The saved state names ${(0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_0__/* .nameAlias */ .M4)(shift)}, which this step does not deploy to: it is left as it is.`,
    async settle(shift, clients, signal) {
        const ended = await (0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_0__/* .revertShift */ .LD)({ ...clients, signal }, shift);
        return { well: ended.kind === 'reverted', sentence: (0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_0__/* .describeReverted */ .dR)(shift, ended) };
    },
    failed: _traffic_revert_js__WEBPACK_IMPORTED_MODULE_0__/* .describeNotReverted */ .un,
};


/***/ }),

/***/ 2839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ settlePending)
/* harmony export */ });
/* harmony import */ var _aws_clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4694);
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4497);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _inputs_by_region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7552);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7851);
/* harmony import */ var _plan_decide_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4667);






/**
 * Settles what a main step that was killed left half done. The saved state is not trusted: the step is planned anew, and
 * what is not of its plan is left as it is. What can't be settled is a warning.
 */
async function settlePending(pending, { longest, isOwn, foreign, settle, failed }, { get, env, log, warn, mask }) {
    if (pending.length === 0)
        return;
    const signal = AbortSignal.timeout(longest);
    const context = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_4__/* .readContext */ .yI)(env);
    const decided = (0,_plan_decide_js__WEBPACK_IMPORTED_MODULE_5__/* .plan */ .e)((0,_inputs_by_region_js__WEBPACK_IMPORTED_MODULE_3__/* .readRunInputs */ .h)(get, context), context);
    const deployed = decided.kind === 'preview' ? decided.deploy : decided.kind === 'deploy' ? decided : undefined;
    if (deployed === undefined)
        return;
    const { plans } = deployed;
    const credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialsIn */ .W)(plans, { signal, mask });
    await Promise.all(pending.map(async (entry) => {
        const { region } = entry;
        const functions = plans.get(region)?.functions ?? [];
        if (!functions.some((inputs) => isOwn(entry, inputs)))
            return warn(foreign(entry));
        try {
            const { well, sentence } = await settle(entry, (0,_aws_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .clientsFor */ .U)(region, credentials(region), signal), signal);
            const tell = well ? log : warn;
            tell(sentence);
        }
        catch (error) {
            warn(`${failed(entry)}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        }
    }));
}


/***/ }),

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


/***/ })

};
