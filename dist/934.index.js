export const id = 934;
export const ids = [934];
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
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91);





/** Milliseconds: a function runs for 15 minutes at most. */
const longestInvocation = 16 * 60_000;
/** Milliseconds for one part of a layer. */
const longestPart = 5 * 60_000;
function clientsFor(region, credentials, signal) {
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
        ecr: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .ECRClient */ .S70(usual())),
        copying: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .withSharedClock */ .s8)(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .ECRClient */ .S70(usual(longestPart))),
    };
}


/***/ }),

/***/ 9273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ historyFormat),
/* harmony export */   Qr: () => (/* binding */ shrink),
/* harmony export */   UT: () => (/* binding */ totalSize),
/* harmony export */   aU: () => (/* binding */ refuseSize),
/* harmony export */   wU: () => (/* binding */ readLayerHistory)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3201);

/** Bytes of all layers, uncompressed, that Lambda takes (Lambda quotas, "Container image code package size"). */
const limit = 10 * 1024 ** 3;
/**
 * Reads what `docker history` prints in the format {@link historyFormat}: the layers' sizes, uncompressed. The classic
 * image store counts the bytes of files, containerd's the blocks on the disk, which are some more.
 */
function readLayerHistory(text) {
    return text.split('\n').flatMap((line) => {
        const [, size = '', createdBy = ''] = /^(\d+)\t(.*)$/.exec(line) ?? [];
        return size === '' ? [] : [{ size: Number(size), instruction: (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tidy */ .DZ)(createdBy) }];
    });
}
const historyFormat = '{{.Size}}\t{{.CreatedBy}}';
function totalSize(layers) {
    return layers.reduce((sum, { size }) => sum + size, 0);
}
/** Says why an image is too large for Lambda; undefined when it is not. */
function refuseSize(layers) {
    const total = totalSize(layers);
    if (total <= limit)
        return undefined;
    return {
        what: `The image has ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(total)} uncompressed, and Lambda takes 10 GiB (${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(limit)}).`,
        remedy: shrink(layers, 'uncompressed'),
    };
}
/**
 * What to do about an image that is too large.
 *
 * @param layers empty when they are not known
 * @param counted how their sizes are
 */
function shrink(layers, counted) {
    const largest = layers.toSorted((one, other) => other.size - one.size).slice(0, 3);
    const told = largest.map(({ size, instruction }) => `${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}${instruction && ` by '${instruction}'`}`);
    const where = told.length > 0 ? ` Its largest layers, ${counted}: ${told.join(', ')}.` : '';
    return `Use a smaller base, or several stages.${where}`;
}


/***/ })

};
