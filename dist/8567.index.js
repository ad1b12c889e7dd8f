export const id = 8567;
export const ids = [8567];
export const modules = {

/***/ 8567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _domain_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2036);
/* harmony import */ var _session_sign_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7408);


/**
 * Carries out a deploy: sign in, inspect, obtain and confirm the image, release it. What comes after the sign-in is loaded
 * beside it, with the clients of ECR and Lambda.
 *
 * @throws Problem with what is wrong and what to change
 */
async function deploy(run) {
    try {
        const signingIn = (0,_domain_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .ahead */ .U)((0,_session_sign_in_js__WEBPACK_IMPORTED_MODULE_0__/* .signIn */ .J)(run.plan, run.tools, run.credentials, run.ofRepository));
        const { deployInSteps } = await Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1696), __webpack_require__.e(8508), __webpack_require__.e(9585), __webpack_require__.e(7118), __webpack_require__.e(1749), __webpack_require__.e(1958), __webpack_require__.e(2988), __webpack_require__.e(2776), __webpack_require__.e(1837)]).then(__webpack_require__.bind(__webpack_require__, 4218));
        await signingIn;
        return await deployInSteps(run);
    }
    finally {
        await Promise.all([...run.aside, run.docker?.close()]);
    }
}


/***/ }),

/***/ 2036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ahead)
/* harmony export */ });
/**
 * Asks ahead of time what is likely to be needed: where nothing waits for the answer in the end, its error is nothing's
 * concern.
 */
function ahead(asked) {
    asked.catch(() => undefined);
    return asked;
}


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Waits for calls that were made side by side, as Promise.all does. When some fail, all are waited for, so that what is
 * told does not depend on which is answered first.
 *
 * @throws the error of the one call that failed; when more did, a bug if one is among them, else a Problem with what is
 *   wrong with each, in the order of the calls
 */
async function sideBySide(calls) {
    const settled = await Promise.allSettled(calls);
    const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (errors.length > 0)
        throw oneOf(errors);
    return Promise.all(calls);
}
function oneOf(errors) {
    const [first] = errors;
    const findings = new Map();
    for (const error of errors) {
        if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
            return error;
        for (const finding of error.findings) {
            const key = JSON.stringify([finding.remedy, wordsOf(error.cause) ?? finding.what]);
            if (!findings.has(key))
                findings.set(key, finding);
        }
    }
    return errors.length === 1 || findings.size === 1 ? first : new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([...findings.values()], { cause: first });
}
/** What two calls were refused with for the same reason, in the same words, is said once. */
function wordsOf(cause) {
    return cause instanceof Error ? cause.message : undefined;
}


/***/ }),

/***/ 7408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ signIn)
/* harmony export */ });
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4497);
/* harmony import */ var _domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5940);


/**
 * Signs in for every region of a run, as a step of it.
 *
 * @param credentials of the caller, when it has signed in already
 * @param ofRepository for ECR, where they are others
 * @throws Problem when a region's sign-in is refused
 */
async function signIn(plan, tools, credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialsIn */ .W)(plan.plans, tools), ofRepository = credentials) {
    await tools.steps.step({ title: titleOf(plan), label: 'Sign in' }, () => (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__/* .sideBySide */ .Q)(plan.regions.flatMap((region) => [credentials(region)(), ofRepository(region)()])));
    return credentials;
}
function titleOf({ plans }) {
    const signIns = [...plans.values()].flatMap(({ signIn, repositorySignIn = signIn }) => [signIn, repositorySignIn]);
    const roles = signIns.map((one) => (one.kind === 'ambient' ? undefined : one.roles.at(-1)));
    const [role, ...others] = new Set(roles);
    const by = signIns.every(({ kind }) => kind === 'oidc') ? '' : " with the environment's credentials";
    if (role === undefined)
        return `Sign in to AWS${by}`;
    return `Sign in to AWS as ${others.length === 0 ? role : `${role} and ${others.length} more`}${by}`;
}


/***/ })

};
