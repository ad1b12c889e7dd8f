export const id = 128;
export const ids = [128];
export const modules = {

/***/ 9568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restorePending: () => (/* binding */ restorePending)
/* harmony export */ });
/* harmony import */ var _lambda_check_invocations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2848);
/* harmony import */ var _lambda_function_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2614);
/* harmony import */ var _lambda_restore_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(276);
/* harmony import */ var _settle_pending_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2839);




/**
 * Gives functions the image and configuration that $LATEST had, where a main step was killed before the new version was
 * verified.
 */
function restorePending(pending, step) {
    return (0,_settle_pending_js__WEBPACK_IMPORTED_MODULE_3__/* .settlePending */ .p)(pending, settlement, step);
}
const longest = 120_000;
const settlement = {
    longest,
    // A step verifies the function of its region, or none.
    isOwn: ({ functionName }, inputs) => functionName === inputs.functionName?.name && (0,_lambda_check_invocations_js__WEBPACK_IMPORTED_MODULE_0__/* .eventInputs */ .Ob)(inputs.release).length > 0,
    foreign,
    async settle(code, { lambda, polling }, signal) {
        if (!(await isOfFunction(code, lambda)))
            return { well: false, sentence: foreign(code) };
        const { functionName } = code;
        const wait = { lambda: polling, functionName, deadline: Date.now() + longest, timeout: longest, signal };
        const restored = await (0,_lambda_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreLatest */ .On)({ code, lambda, wait });
        return {
            well: restored.kind === 'restored',
            sentence: `${named(code)} was not verified. ${(0,_lambda_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .describeRestored */ .yX)(restored)}`,
        };
    },
    failed: (code) => `${named(code)} was not verified, and $LATEST could not be given its image from before`,
};
function foreign({ functionName, region }) {
    return `The saved state names code of ${functionName} in ${region} that is not this step's: it is left as it is.`;
}
function named({ functionName, region, version = 'The new version' }) {
    const subject = /^\d+$/.test(version) ? `Version ${version}` : version;
    return `${subject} of ${functionName} in ${region}`;
}
/** Whether the image is one of a repository that the function has images of. */
async function isOfFunction({ functionName, repository, source }, lambda) {
    const known = await Promise.all(['$LATEST', ...(source === '' ? [] : [source])].map((version) => (0,_lambda_function_js__WEBPACK_IMPORTED_MODULE_1__/* .getVersion */ .HF)(lambda, functionName, version)));
    return known.some((one) => one?.imageUri?.startsWith(`${repository}@`) === true);
}


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

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   JC: () => (/* binding */ imageFacts),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5822);


/**
 * Collects the facts of an image's manifest and config, and warnings about what may fail on Lambda.
 *
 * @param override the function's ImageConfig, which replaces what the image starts
 */
function imageFacts(layers, config, override = {}) {
    // An instruction that changes no file has a line of history but no layer (OCI Image Specification, "history").
    const instructions = config.history.filter(({ emptyLayer }) => !emptyLayer).map(({ createdBy }) => tidy(createdBy));
    // A base image that was made without a Dockerfile has layers without a history: layers and history then do not match.
    const known = instructions.length === layers.length;
    return {
        compressed: layers.reduce((sum, { size }) => sum + size, 0),
        layers: layers.map(({ digest, size }, index) => ({
            digest,
            size,
            instruction: (known && instructions[index]) || '',
        })),
        warnings: [...compressionWarning(layers), ...(0,_start_js__WEBPACK_IMPORTED_MODULE_1__/* .startWarnings */ .sK)(config, override)],
        start: writtenStart(config, override),
    };
}
function writtenStart(config, override) {
    const program = (0,_start_js__WEBPACK_IMPORTED_MODULE_1__/* .programOf */ .oQ)(config, override);
    const folder = lastInstruction(config, 'WORKDIR');
    return {
        ...(program && { program: lastInstruction(config, program.writtenIn) ?? `${program.writtenIn} '${program.path}'` }),
        ...(folder !== undefined && { folder }),
    };
}
/** The last of a Dockerfile's instructions of a kind is the one that counts. */
function lastInstruction({ history }, instruction) {
    return history.map(({ createdBy }) => tidy(createdBy)).findLast((line) => line.startsWith(`${instruction} `));
}
/** Writes bytes for a reader, in the units of registries: `4.2 MB`. */
function formatBytes(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 999_500)
        return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
    if (bytes < 999_500_000)
        return `${(bytes / 1e6).toFixed(1)} MB`;
    return `${(bytes / 1e9).toFixed(2)} GB`;
}
// Lambda documents gzip layers only; nothing says that zstd or uncompressed ones are taken.
function compressionWarning(layers) {
    const others = layers.filter(({ mediaType }) => !/[.+]gzip$/.test(mediaType));
    if (others.length === 0)
        return [];
    const types = [...new Set(others.map(({ mediaType }) => mediaType))].join(', ');
    return [
        `${others.length} of ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(layers.length, 'layer')} ${others.length === 1 ? 'is' : 'are'} not compressed with gzip (${types}), and Lambda may refuse that: build with gzip layers.`,
    ];
}
/**
 * An instruction as its author wrote it: BuildKit adds its own remark, and the classic builder wrote instructions as
 * shell commands.
 */
function tidy(createdBy) {
    return (createdBy
        .replace(/ # buildkit$/, '')
        .replace(/^\/bin\/sh -c #\(nop\) +/, '')
        // The values of build arguments may be private: `RUN |1 NAME=value /bin/sh -c …`.
        .replace(/^(?:RUN )?\|\d+ .*? \/bin\/sh -c /s, 'RUN ')
        .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
        .replaceAll(/\s+/g, ' ')
        .trim());
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
/** Bytes of all layers. */
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


/***/ }),

/***/ 5822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oQ: () => (/* binding */ programOf),
/* harmony export */   sK: () => (/* binding */ startWarnings),
/* harmony export */   se: () => (/* binding */ startedProgram),
/* harmony export */   th: () => (/* binding */ refuseStart)
/* harmony export */ });
/** ImageConfig stands in for the image's own, each part by itself (Lambda API reference, "ImageConfig"). */
function programOf(image, override) {
    const candidates = [
        [override.entryPoint?.[0], 'image-entry-point'],
        [image.entryPoint?.[0], 'ENTRYPOINT'],
        // Without an entry point the command is what is started.
        [override.command?.[0], 'image-command'],
        [image.command?.[0], 'CMD'],
    ];
    for (const [path, writtenIn] of candidates)
        if (path !== undefined)
            return { path, writtenIn };
    return undefined;
}
/** Path of what Lambda starts, as it is written; undefined when nothing is. */
function startedProgram(image, override) {
    return programOf(image, override)?.path;
}
/**
 * Says why Lambda could start nothing of an image; undefined when there is something to start.
 *
 * @param override the function's ImageConfig
 * @param name the image's, for the text
 */
function refuseStart(image, override, name) {
    if (programOf(image, override))
        return undefined;
    return {
        what: `${name} has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place.`,
        remedy: "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
    };
}
/**
 * Warns of a program that is no absolute path (Lambda developer guide, "Container image settings"). What the
 * function's ImageConfig replaces is never started, and not warned of.
 */
function startWarnings(image, override) {
    const program = programOf(image, override);
    if (program === undefined || program.path.startsWith('/'))
        return [];
    return [
        `The entry point '${program.path}' is not an absolute path, and Lambda needs one: write the whole path in ${program.writtenIn}.`,
    ];
}


/***/ }),

/***/ 2848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ob: () => (/* binding */ eventInputs),
/* harmony export */   QM: () => (/* binding */ checkInvocations),
/* harmony export */   RI: () => (/* binding */ checkEventSizes),
/* harmony export */   Uh: () => (/* binding */ noteInvocations),
/* harmony export */   zx: () => (/* binding */ outlivesCaller)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _creation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4481);



/**
 * Checks whether Lambda will invoke a function as the inputs ask for.
 *
 * @param desired the whole configuration that the function will have
 * @param ready executions that the alias keeps ready by now
 * @throws Problem when it will not
 */
function checkInvocations(desired, { release, publish }, region, ready = 0) {
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Findings */ .Fv();
    checkProvisioned(desired, release.provisionedConcurrency ?? ready, region, findings);
    for (const input of eventInputs(release))
        checkEvents(input, desired, { release, publish, region }, findings);
    findings.refuse();
}
/** Inputs that hold events for the new version, as far as they are set. */
function eventInputs({ verifyEvent, beforeTrafficEvent }) {
    const all = { 'verify-event': verifyEvent, 'before-traffic-event': beforeTrafficEvent };
    return Object.entries(all).flatMap(([input, event]) => (event === undefined ? [] : [input]));
}
function checkEvents(input, desired, { release, publish, region }, findings) {
    // Lambda developer guide, "Invoking Lambda functions with tenant isolation".
    if (desired.TenancyConfig && release.verifyTenantId === undefined) {
        findings.add(`${input}: the function in ${region} isolates tenants, and Lambda invokes it for one only.`, `Name one in verify-tenant-id, or remove ${input}.`);
    }
    // Lambda developer guide, "Lambda Managed Instances": only versions run.
    if ((0,_creation_js__WEBPACK_IMPORTED_MODULE_2__/* .isManaged */ .yF)(desired) && !publish) {
        findings.add(`${input}: the function in ${region} has a capacity provider, and Lambda never invokes $LATEST of such a function.`, `Set publish to 'true', or remove ${input}.`);
    }
}
/**
 * Whether an execution of a durable function may take longer than Lambda lets its caller wait: then Lambda refuses to
 * invoke it for one who waits (Lambda developer guide, "Invoking durable functions").
 */
function outlivesCaller({ DurableConfig: durable }) {
    return (durable?.ExecutionTimeout ?? 0) > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .synchronousTimeout */ .Vo;
}
/**
 * Checks the sizes of events that begin executions for which no caller can wait.
 *
 * @throws Problem when Lambda would refuse one
 */
function checkEventSizes(desired, events, region) {
    if (!outlivesCaller(desired))
        return;
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Findings */ .Fv();
    for (const { name, payload } of events) {
        const bytes = Buffer.byteLength(payload);
        if (bytes <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .asynchronousEvent */ .jK)
            continue;
        findings.add(`The event ${name} has ${bytes} bytes, and Lambda takes ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .asynchronousEvent */ .jK} at most of one that begins an execution of the durable function in ${region}: its caller can't wait for ${desired.DurableConfig?.ExecutionTimeout} seconds.`, `Shorten the event, let it say where in S3 the rest is, or set ExecutionTimeout of DurableConfig to ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .synchronousTimeout */ .Vo} or less.`);
    }
    findings.refuse();
}
/** Notes that do not stop the run. */
function noteInvocations(desired, { release, rehearsal }, region) {
    if (desired.TenancyConfig) {
        if (rehearsal.event === undefined || release.verifyTenantId !== undefined)
            return [];
        return [
            `test-event: the function in ${region} isolates tenants, and the rehearsal has none: on Lambda each event comes from one. Name one in verify-tenant-id.`,
        ];
    }
    if (release.verifyTenantId === undefined)
        return [];
    return [`verify-tenant-id: the function in ${region} isolates no tenants, so that its events come from none.`];
}
// Lambda developer guide, "Improving startup performance with Lambda SnapStart" and "Tenant isolation".
function checkProvisioned(desired, executions, region, findings) {
    if (executions === 0)
        return;
    const refuse = (what, instead) => findings.add(`provisioned-concurrency: the function in ${region} would have ${what}, and Lambda keeps no executions of such a function ready.`, `Set provisioned-concurrency to 0${instead}.`);
    if (desired.SnapStart?.ApplyOn === 'PublishedVersions')
        refuse('SnapStart', ", or set snap-start to 'none'");
    if (desired.TenancyConfig)
        refuse('tenant isolation', '');
}


/***/ }),

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   On: () => (/* binding */ restoreLatest),
/* harmony export */   yX: () => (/* binding */ describeRestored)
/* harmony export */ });
/* unused harmony export changesBack */
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1696);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5262);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2988);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5329);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2614);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5559);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4809);







/**
 * Gives $LATEST the image and the configuration that it had before an image that was not verified. Nothing is published.
 * Each update names the revision that was read before it.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
async function restoreLatest(restoration) {
    const { code, wait } = restoration;
    try {
        return await (0,_settle_js__WEBPACK_IMPORTED_MODULE_4__/* .whenTaken */ .mm)(wait, () => restoreOnce(restoration));
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not give $LATEST of ${code.functionName} its image from before`);
    }
}
async function restoreOnce(restoration) {
    const { code, lambda, wait } = restoration;
    const { functionName: FunctionName, before, repository, architecture } = code;
    let now = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .waitUntilOver */ .uB)(wait);
    if (!(await isOwn(restoration, now)))
        return { kind: 'elsewhere' };
    if (now.digest !== before || now.architecture !== architecture) {
        const { revisionId: RevisionId } = now;
        const ImageUri = `${repository}@${before}`;
        const request = { FunctionName, ImageUri, Architectures: [architecture], Publish: false, RevisionId };
        await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .UpdateFunctionCodeCommand */ .KfB(request));
        now = await whenOver(restoration);
    }
    if (code.configured.length === 0)
        return { kind: 'restored' };
    const config = restoration.config ?? (await configOfSource(restoration));
    if (config === undefined)
        return { kind: 'without', members: code.configured };
    const changes = changesBack(now.config, config, code.configured);
    if (Object.keys(changes).length > 0) {
        const request = { FunctionName, ...changes, RevisionId: now.revisionId };
        await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .UpdateFunctionConfigurationCommand */ .Zlw(request));
        await whenOver(restoration);
    }
    const unseen = code.configured.filter((name) => name === 'Environment' && config.Environment === undefined);
    return unseen.length > 0 ? { kind: 'without', members: unseen } : { kind: 'restored' };
}
/** Says in a sentence what $LATEST has in the end. */
function describeRestored(restored) {
    switch (restored.kind) {
        case 'restored':
            return '$LATEST has the image and configuration from before again.';
        case 'without':
            return `$LATEST has its image from before again; no published version has ${restored.members.join(', ')} as it was, so this run's was left.`;
        case 'elsewhere':
            return 'Another run or a person changed $LATEST meanwhile, and it was left so.';
    }
}
async function whenOver({ wait }) {
    const after = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .waitUntilOver */ .uB)(wait);
    if (after.lastUpdateStatus !== 'Failed')
        return after;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .updateFailure */ .kq)(`Lambda could not restore $LATEST of ${wait.functionName}`, after);
}
/** Whether $LATEST is as the run left it, or half restored by it. */
async function isOwn({ code, lambda, left }, now) {
    if (now.digest !== code.digest && now.digest !== code.before)
        return false;
    const changed = now.digest === code.digest && code.revision !== undefined && now.revisionId !== code.revision;
    // A new revision without a change: Lambda makes one when it wakes a function, or another run publishes.
    if (changed && (left === undefined || Object.keys((0,_configuration_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(now.config, left.config)).length > 0))
        return false;
    if (code.version === undefined)
        return true;
    const newest = (await (0,_function_js__WEBPACK_IMPORTED_MODULE_3__/* .publishedVersions */ .y0)(lambda, code.functionName)).at(-1);
    return newest === undefined || Number(newest) <= Number(code.version);
}
async function configOfSource({ code, lambda }) {
    return code.source === '' ? undefined : (await (0,_function_js__WEBPACK_IMPORTED_MODULE_3__/* .getVersion */ .HF)(lambda, code.functionName, code.source))?.config;
}
/** What an update must send to have members as they were: what was not set is sent as what Lambda takes for unset. */
function changesBack(now, before, members) {
    const wanted = Object.entries({ ...unset, ...before }).filter(([name]) => members.includes(name));
    return (0,_configuration_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(now, Object.fromEntries(wanted));
}
// Lambda API reference, "UpdateFunctionConfiguration".
const unset = {
    Description: '',
    ImageConfig: {},
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
    KMSKeyArn: '',
    FileSystemConfigs: [],
};


/***/ }),

/***/ 5559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TH: () => (/* binding */ ofCalls),
/* harmony export */   mm: () => (/* binding */ whenTaken),
/* harmony export */   nZ: () => (/* binding */ whileItSettles),
/* harmony export */   os: () => (/* binding */ ofUpdates)
/* harmony export */ });
/* unused harmony export settlesByItself */
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _aws_explain_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5420);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5329);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3681);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4809);









/** Of a call that Lambda refuses. */
const ofCalls = { first: 1000, longest: 5000 };
/** Of an update that ends Failed: each is a version that stays. */
const ofUpdates = { first: 2000, longest: 60_000 };
/**
 * Milliseconds for which a role that Lambda can't assume may be one that was created a moment ago: IAM makes it known
 * within seconds, seldom in more than one minute. A name that is wrong, and a trust policy that lacks Lambda, stay so.
 */
const untilRoleIsKnown = 120_000;
/**
 * Calls again what Lambda refuses because the function is busy, or has changed since it was read: as soon as it takes
 * updates again, until the wait's deadline.
 *
 * @param call told which one it is, from 1
 * @throws what the call threw last; what a Problem of the wait says
 */
async function whenTaken(wait, call) {
    for (let attempt = 1;; attempt++) {
        try {
            return await call(attempt);
        }
        catch (error) {
            if (!(0,_update_js__WEBPACK_IMPORTED_MODULE_7__/* .isOutdated */ .lY)(error) || Date.now() > wait.deadline)
                throw error;
        }
        await (0,_wait_js__WEBPACK_IMPORTED_MODULE_8__/* .waitUntilSettled */ .D1)(wait);
    }
}
/** Whether the same call may succeed a moment later, although Lambda refused it and nothing changes but the time. */
function settlesByItself(error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_6__/* .LambdaFailure */ .yW)
        return error.passes;
    // What a call beneath has explained already is its cause.
    if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF)
        return error.cause !== undefined && settlesByItself(error.cause);
    const { text } = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .awsError */ .es)(error) ?? {};
    return (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isThrottle */ .p0)(error) || (text !== undefined && Object.values(_aws_explain_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .checks */ .A).some((check) => check.test(text)));
}
/**
 * Repeats what settles by itself until the wait's deadline, or until its cause is none that passes; one line says so.
 * Everything else ends at once.
 *
 * @param concern what the call is about, for that line
 * @throws what the call threw last
 */
function whileItSettles(wait, call, { first, longest } = ofCalls, concern = () => ({})) {
    let told = false;
    let refusedRole;
    const deadline = { at: wait.deadline, error: (last) => last };
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)({
        what: `Lambda to take a change of ${wait.functionName}`,
        call,
        again(error) {
            if (!settlesByItself(error))
                return false;
            const ofRole = _aws_explain_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .checks */ .A.trust.test((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .awsError */ .es)(error)?.text ?? '');
            if (ofRole)
                refusedRole ??= Date.now();
            const limit = ofRole ? untilRoleIsKnown : wait.timeout;
            deadline.at = Math.min(wait.deadline, ofRole ? (refusedRole ?? 0) + limit : wait.deadline);
            if (!told) {
                const time = (0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(Math.min(limit, wait.timeout));
                const why = (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, 'Lambda refused', concern()).message;
                wait.tell?.(`Trying again for up to ${time}, as this may pass by itself: ${why}`);
            }
            told = true;
            return true;
        },
        // Runs that were refused at the same time must not retry at the same time.
        interval: (_, attempt) => Math.min(longest, first * 1.5 ** (attempt - 1)) * (0.75 + Math.random() / 2),
        deadline,
        signal: wait.signal,
    });
}


/***/ }),

/***/ 3681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ lackingTags),
/* harmony export */   R1: () => (/* binding */ publishPresent),
/* harmony export */   Tc: () => (/* binding */ tag),
/* harmony export */   go: () => (/* binding */ deployedCode),
/* harmony export */   lY: () => (/* binding */ isOutdated),
/* harmony export */   yo: () => (/* binding */ update)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _domain_preview_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8153);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5329);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2614);






/** Sends the image, and publishes it when the request says so. @param RevisionId that the function must still have */
async function update(request, RevisionId) {
    const { lambda, functionName, imageUri, architecture } = request;
    const { Version } = await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__/* .UpdateFunctionCodeCommand */ .KfB({
        FunctionName: functionName,
        ImageUri: imageUri,
        Architectures: [architecture],
        Publish: request.publish,
        RevisionId,
    }));
    return deployedCode(Version, true);
}
/**
 * Names the version that has what $LATEST has. PublishVersion gives the one that exists when nothing was updated since
 * (Lambda API reference, "PublishVersion").
 *
 * @param RevisionId that the function must still have
 * @returns undefined when that version has failed, or was taken out of service: it stays so, and only an update leads to another one
 */
async function publishPresent(request, RevisionId) {
    const { lambda, functionName, digest } = request;
    if (!request.publish)
        return deployedCode('$LATEST', false);
    const CodeSha256 = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest);
    const before = await (0,_function_js__WEBPACK_IMPORTED_MODULE_4__/* .publishedVersions */ .y0)(lambda, functionName);
    const command = new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__/* .PublishVersionCommand */ .D3m({ FunctionName: functionName, CodeSha256, RevisionId });
    const { Version, State } = await lambda.send(command);
    if (State !== 'Pending' && !(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .isServable */ .tK)({ state: State ?? 'Active' }))
        return undefined;
    return deployedCode(Version, Version !== undefined && !before.includes(Version));
}
/**
 * Gives the function the tags that it lacks.
 *
 * @returns whether it lacked some; false where its tags can't be seen, and all are given once more, and for the tag
 *   that only tells when a preview was deployed
 */
async function tag({ lambda, desired }, present) {
    const missing = lackingTags(desired, present);
    if (missing.length === 0)
        return false;
    await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__/* .TagResourceCommand */ .eqU({ Resource: present.arn, Tags: Object.fromEntries(missing) }));
    return !present.tagsHidden && missing.some(([name]) => !(0,_domain_preview_js__WEBPACK_IMPORTED_MODULE_2__/* .isTimeOfDeploy */ .se)(name));
}
/** The tags that a function has not, or has with other values. */
function lackingTags({ tags }, present) {
    return Object.entries(tags).filter(([name, value]) => present.tags[name] !== value);
}
/** Whether the function is busy, or has changed since it was read. */
function isOutdated(error) {
    if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceConflictException', 'PreconditionFailedException'))
        return true;
    return (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .awsError */ .es)(error)?.text.includes('is different from current CodeSHA256') === true;
}
/** Reads Lambda's answer. */
function deployedCode(version, changed) {
    if (version === undefined)
        throw new Error('Lambda answered without a version');
    return { version, changed, configured: [] };
}


/***/ }),

/***/ 4809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ waitUntilSettled),
/* harmony export */   EX: () => (/* binding */ waitForLatest),
/* harmony export */   Kq: () => (/* binding */ latestPublished),
/* harmony export */   PF: () => (/* binding */ waitForVersion),
/* harmony export */   mv: () => (/* binding */ waitForLatestPublished),
/* harmony export */   uB: () => (/* binding */ waitUntilOver)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5329);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2614);








/**
 * Milliseconds from one answer to the next question. Ready is noticed half of that late on average, however long it
 * took; the SDK's waiters back off to two minutes.
 */
const interval = 250;
/** Milliseconds, on average, until a call is repeated that was throttled or that the service failed. */
const pause = 1000;
/** The version that callers without a qualifier get of a function on managed instances. */
const latestPublished = '$LATEST.PUBLISHED';
/**
 * Waits until a published version can be invoked.
 *
 * @returns the version as Lambda last told it
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
async function waitForVersion(wait, version) {
    const what = `version ${version} of ${wait.functionName}`;
    const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending');
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .isServable */ .tK)(ready))
        return ready;
    const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFailure */ .A$)(`Lambda could not make ${what} ready${instead}`, ready, wait.image);
}
/**
 * Waits until callers without a qualifier get what was published for them: what is published again is Active all the
 * time, and its update in progress.
 *
 * @param replaced digest of the image that they had, where they get another one: as long as they have it, nothing is over
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
async function waitForLatestPublished(wait, replaced) {
    const what = `${latestPublished} of ${wait.functionName}`;
    const hasFailed = (now) => now.lastUpdateStatus === 'Failed' || !(0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .isServable */ .tK)(now);
    const isOver = (now) => (0,_function_js__WEBPACK_IMPORTED_MODULE_7__/* .isSettled */ .Is)(now) && (hasFailed(now) || now.digest !== (replaced ?? ''));
    const ready = await pollFunction(wait, what, latestPublished, isOver);
    const doing = `Lambda could not make ${what} ready`;
    if (ready.lastUpdateStatus === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .updateFailure */ .kq)(doing, ready, wait.image);
    if (!(0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .isServable */ .tK)(ready))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFailure */ .A$)(doing, ready, wait.image);
}
/**
 * Waits until the update of $LATEST has ended. The result of an update that another run started in the meantime is that
 * run's concern.
 *
 * @param digest what this run deployed
 * @throws Problem when the update fails, when Lambda refuses the call, or at the deadline
 */
async function waitForLatest(wait, digest) {
    const what = `$LATEST of ${wait.functionName}`;
    const isOver = (latest) => latest.digest !== digest || (0,_function_js__WEBPACK_IMPORTED_MODULE_7__/* .isSettled */ .Is)(latest);
    const ready = await pollFunction(wait, what, undefined, isOver);
    if (ready.digest !== digest)
        return ready;
    if (ready.lastUpdateStatus === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .updateFailure */ .kq)(`Lambda could not update ${what}`, ready, wait.image);
    if (ready.state === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFailure */ .A$)(`Lambda could not make ${what} ready`, ready, wait.image);
    return ready;
}
/** Waits until the update in progress is over, however it ends. */
function waitUntilOver(wait) {
    return pollFunction(wait, `the update in progress of ${wait.functionName}`, undefined, _function_js__WEBPACK_IMPORTED_MODULE_7__/* .isSettled */ .Is);
}
/** Waits until Lambda takes an update, also when another run or a person started the one in progress. */
async function waitUntilSettled(wait) {
    await waitUntilOver(wait);
    // Two runs that waited for the same update must not collide again.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(250 + Math.random() * 250, undefined, { signal: wait.signal });
}
function pollFunction(wait, what, qualifier, isOver) {
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
        what,
        seen: describeState,
        ask: () => ask(wait, what, qualifier),
        until: (found) => found !== undefined && isOver(found),
        // Runs that were throttled at the same time must not retry at the same time.
        interval: (found) => (found ? interval : pause * (0.5 + Math.random())),
        deadline: { at: wait.deadline, error: (found) => tooLong(wait, what, found) },
        signal: wait.signal,
    });
}
async function ask(wait, what, qualifier) {
    try {
        const found = await (0,_function_js__WEBPACK_IMPORTED_MODULE_7__/* .getFunction */ .N9)(wait.lambda, wait.functionName, qualifier);
        if (found)
            return found;
    }
    catch (error) {
        // A throttle or a failing service passes; a denial does not.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read ${what}`);
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `${what} was deleted during the deploy.`,
        remedy: 'Find out in CloudTrail what deleted it, then run the job again.',
    });
}
function tooLong(wait, what, found) {
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(wait.timeout)} for ${what}, and it is not ready yet (${describeState(found)}).`,
        remedy: 'Set a longer wait-timeout.',
    });
}
function describeState(found) {
    if (!found)
        return 'Lambda answered only errors';
    const { state, lastUpdateStatus, stateReason } = found;
    return `state ${state}, last update ${lastUpdateStatus}${stateReason.text && `, ${stateReason.text}`}`;
}


/***/ })

};
