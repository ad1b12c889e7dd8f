export const id = 943;
export const ids = [943];
export const modules = {

/***/ 5943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   revertPending: () => (/* binding */ revertPending)
/* harmony export */ });
/* harmony import */ var _aws_clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4694);
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4497);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _inputs_by_region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4875);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7851);
/* harmony import */ var _plan_decide_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4099);
/* harmony import */ var _traffic_revert_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1958);







/** Milliseconds that reverting all aliases may take. */
const longest = 60_000;
/**
 * Reverts the aliases that a main step left between two versions when it was killed.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 */
async function revertPending(shifts, get, { env, log, warn, mask }) {
    if (shifts.length === 0)
        return;
    const signal = AbortSignal.timeout(longest);
    const context = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_4__/* .readContext */ .y)(env);
    const decided = (0,_plan_decide_js__WEBPACK_IMPORTED_MODULE_5__/* .plan */ .e)((0,_inputs_by_region_js__WEBPACK_IMPORTED_MODULE_3__/* .readRunInputs */ .h)(get, context), context);
    // Nothing else shifts traffic.
    if (decided.kind !== 'deploy')
        return;
    const credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialsIn */ .W)(decided.plans, { signal, mask });
    await Promise.all(shifts.map(async (shift) => {
        const name = `${shift.functionName}:${shift.alias} in ${shift.region}`;
        if (!isOfPlan(shift, decided)) {
            warn(`The saved state names ${name}, which this step does not deploy to: it is left as it is.`);
            return;
        }
        try {
            const clients = (0,_aws_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .clientsFor */ .U)(shift.region, credentials(shift.region), signal);
            const ended = await (0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_6__/* .revertShift */ .LD)({ ...clients, signal }, shift);
            const tell = ended.kind === 'reverted' ? log : warn;
            tell((0,_traffic_revert_js__WEBPACK_IMPORTED_MODULE_6__/* .describeReverted */ .dR)(shift, ended));
        }
        catch (error) {
            warn(`${name} could not be reverted to version ${shift.from}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        }
    }));
}
/** Whether a shift is one that this step may have begun: of its regions, its function, its alias and deployment group. */
function isOfPlan(shift, { plans }) {
    const inputs = plans.get(shift.region)?.inputs;
    const { alias, codeDeploy } = inputs?.release ?? {};
    return (shift.functionName === inputs?.functionName.name &&
        shift.alias === alias &&
        shift.codeDeploy?.application === codeDeploy?.application &&
        shift.codeDeploy?.deploymentGroup === codeDeploy?.deploymentGroup);
}


/***/ })

};
