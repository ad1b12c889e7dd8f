export const id = 5298;
export const ids = [5298];
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
            const { CloudWatch } = await __webpack_require__.e(/* import() */ 4085).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new CloudWatch(usual()));
        }),
        watching: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__/* .lazy */ .R)(async () => {
            const { CloudWatch } = await __webpack_require__.e(/* import() */ 4085).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            return (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new CloudWatch(once()));
        }),
        codeDeploy: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_3__/* .lazy */ .R)(async () => {
            const { CodeDeploy } = await __webpack_require__.e(/* import() */ 7507).then(__webpack_require__.t.bind(__webpack_require__, 7507, 19));
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
/* harmony import */ var _traffic_alias_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(118);
/* harmony import */ var _traffic_revert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1958);
/* harmony import */ var _settle_pending_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2839);



/** Reverts the aliases that a main step left between two versions when it was killed. */
function revertPending(shifts, step) {
    return (0,_settle_pending_js__WEBPACK_IMPORTED_MODULE_2__/* .settlePending */ .p)(shifts, settlement, step);
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
    foreign: (shift) => `The saved state names ${(0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_1__/* .nameAlias */ .M4)(shift)}, which this step does not deploy to: it is left as it is.`,
    async settle(shift, clients, signal) {
        const { arn } = (await (0,_traffic_alias_js__WEBPACK_IMPORTED_MODULE_0__/* .getAlias */ .bd)(clients.lambda, shift.functionName, shift.alias)) ?? {};
        if (arn !== undefined && shift.arn !== undefined && arn !== shift.arn) {
            const sentence = `${(0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_1__/* .nameAlias */ .M4)(shift)} may be between two versions: the step moved ${shift.arn}, and the job's credentials are of another account by now.`;
            return { well: false, sentence };
        }
        const ended = await (0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_1__/* .revertShift */ .LD)({ ...clients, signal }, shift);
        return { well: ended.kind === 'reverted', sentence: (0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_1__/* .describeReverted */ .dR)(shift, ended) };
    },
    failed: _traffic_revert_js__WEBPACK_IMPORTED_MODULE_1__/* .describeNotReverted */ .un,
};


/***/ }),

/***/ 2839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ settlePending)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _aws_clients_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4694);
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4497);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);
/* harmony import */ var _inputs_by_region_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7552);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7851);
/* harmony import */ var _inputs_kept_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6890);
/* harmony import */ var _plan_decide_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5687);








/**
 * Settles what a main step that was killed left half done. The saved state is not trusted: where the step deploys to is
 * planned anew from its inputs, and what is not of that plan is left as it is. No file of the workspace is read, for any step
 * since may have changed it: what main read there is in the saved state. What can't be settled is a warning.
 */
async function settlePending(pending, { longest, isOwn, foreign, settle, failed }, { get, kept, env, log, warn, mask }) {
    if (pending.length === 0)
        return;
    const signal = AbortSignal.timeout(longest);
    const own = (0,_inputs_kept_js__WEBPACK_IMPORTED_MODULE_6__/* .readKept */ .D)(kept, get);
    const { ambientRegion: _, ...rest } = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_5__/* .readContext */ .yI)(env, textOrNone);
    const context = { ...rest, ...(own.ambientRegion !== undefined && { ambientRegion: own.ambientRegion }) };
    const planned = (0,_plan_decide_js__WEBPACK_IMPORTED_MODULE_7__/* .planCleanUp */ .g)((0,_inputs_by_region_js__WEBPACK_IMPORTED_MODULE_4__/* .readRunInputs */ .h)(own.get, context), context);
    if (planned === undefined)
        return;
    const { plans } = planned;
    const credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_2__/* .credentialsIn */ .W)(plans, { signal, mask });
    await Promise.all(pending.map(async (entry) => {
        const { region } = entry;
        const functions = plans.get(region)?.functions ?? [];
        if (!functions.some((inputs) => isOwn(entry, inputs)))
            return warn(foreign(entry));
        try {
            const { well, sentence } = await settle(entry, (0,_aws_clients_js__WEBPACK_IMPORTED_MODULE_1__/* .clientsFor */ .U)(region, credentials(region), signal), signal);
            const tell = well ? log : warn;
            tell(sentence);
        }
        catch (error) {
            warn(`${failed(entry)}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        }
    }));
}
/** The event, of which a preview alone has need. */
function textOrNone(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8') : '{}';
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
