export const id = 283;
export const ids = [283,934];
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

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   JC: () => (/* binding */ imageFacts),
/* harmony export */   tE: () => (/* binding */ largestLayers),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5822);

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
        warnings: [...compressionWarning(layers), ...(0,_start_js__WEBPACK_IMPORTED_MODULE_0__/* .startWarnings */ .sK)(config, override)],
    };
}
/** The largest layers first. */
function largestLayers({ layers }, count) {
    return layers.toSorted((one, other) => other.size - one.size).slice(0, count);
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
        `${others.length} of ${layers.length} layers are not compressed with gzip (${types}), and Lambda may refuse them: build with gzip layers.`,
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

/***/ 9812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9273);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2420);




// Lambda API reference, "FunctionConfiguration": StateReasonCode and LastUpdateStatusReasonCode.
const remedies = new Map(Object.entries({
    ImageDeleted: 'The image was deleted from ECR: push it again, and let no lifecycle rule delete images that versions use.',
    ImageAccessDenied: 'Let lambda.amazonaws.com pull in the repository policy (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and use ' +
        'a KMS key that it may use.',
    KMSKeyAccessDenied: 'Let the function use the KMS key of its environment or its image.',
    InsufficientRolePermissions: "Add what is missing to the function's execution role.",
    InvalidConfiguration: "Correct the function's configuration.",
    EniLimitExceeded: 'Raise the quota of network interfaces, or delete unused ones.',
    SubnetOutOfIPAddresses: "Give the function's subnets free addresses, or more subnets.",
    InvalidSubnet: "Correct the function's subnets.",
    InvalidSecurityGroup: "Correct the function's security groups.",
    InternalError: 'Lambda failed by itself: run the job again.',
}));
const imageRemedies = [
    [/SizeLimitExceeded/, (image) => (0,_image_size_js__WEBPACK_IMPORTED_MODULE_3__/* .shrink */ .Qr)(image?.layers ?? [], 'compressed')],
    [/UnsupportedImageLayerDetected/, () => 'Build the image again with buildx and gzip layers.'],
];
/**
 * Makes an error from a reason that Lambda gives: its own words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param image what it is made of, where it is known
 */
function failure(doing, reason, image) {
    const { code, text } = reason;
    const remedy = imageRemedies.find(([pattern]) => pattern.test(text))?.[1](image) ??
        remedies.get(code) ??
        (code.startsWith('FunctionError')
            ? "Run the image locally and correct what its start reports; the function's log has it too."
            : 'Correct the image or the function, then deploy again.');
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${doing}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)((0,_function_js__WEBPACK_IMPORTED_MODULE_2__/* .describeReason */ .Gk)(reason))}`, remedy });
}


/***/ }),

/***/ 2420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   HF: () => (/* binding */ getVersion),
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   N9: () => (/* binding */ getFunction),
/* harmony export */   VU: () => (/* binding */ versionOfLatest),
/* harmony export */   sb: () => (/* binding */ defaultConfig),
/* harmony export */   y0: () => (/* binding */ publishedVersions),
/* harmony export */   yO: () => (/* binding */ listVersions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(901);
/* harmony import */ var _domain_present_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7486);




/** Lambda's defaults for a new function (Lambda API reference, "CreateFunction"). */
const defaultConfig = {
    MemorySize: 128,
    Timeout: 3,
    EphemeralStorage: { Size: 512 },
};
/**
 * Asks Lambda for a function or one of its versions. GetFunction is used rather than GetFunctionConfiguration: its
 * quota of 100 requests a second is not shared with the rest of the control plane (Lambda quotas, "API requests").
 *
 * @param qualifier a version; $LATEST when absent
 * @returns undefined when there is none
 * @throws what the SDK threw for everything else, so that callers can tell a transient error from a denial
 */
async function getFunction(lambda, name, qualifier) {
    try {
        const request = { FunctionName: name, ...(qualifier !== undefined && { Qualifier: qualifier }) };
        const { Configuration: found = {}, Code: code = {}, Tags: tags = {}, TagsError: tagsError, } = await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .GetFunctionCommand */ .YF5(request));
        const image = found.PackageType === 'Image';
        // Lambda can't resolve an image that was deleted; the image URI of the request still names its repository.
        const imageUri = code.ResolvedImageUri ?? code.ImageUri;
        return {
            arn: found.FunctionArn ?? '',
            packageType: image ? 'Image' : 'Zip',
            architecture: found.Architectures?.[0] ?? 'x86_64',
            ...(image && found.CodeSha256 && { digest: `sha256:${found.CodeSha256}` }),
            ...(image && imageUri && { imageUri }),
            // A version that was published a moment ago has been seen without a status of its own.
            state: found.State ?? 'Active',
            stateReason: { code: found.StateReasonCode ?? '', text: found.StateReason ?? '' },
            lastUpdateStatus: found.LastUpdateStatus ?? 'Successful',
            version: found.Version ?? '$LATEST',
            revisionId: found.RevisionId ?? '',
            config: readConfig(found),
            ...(found.Environment?.Error && {
                environmentError: found.Environment.Error.Message ?? found.Environment.Error.ErrorCode ?? 'no reason given',
            }),
            tags,
            ...(tagsError && { tagsHidden: true }),
            lastUpdateReason: { code: found.LastUpdateStatusReasonCode ?? '', text: found.LastUpdateStatusReason ?? '' },
        };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
            return undefined;
        throw error;
    }
}
/** The same, for callers that need not tell errors apart. @throws Problem when Lambda refuses the call */
async function getVersion(lambda, name, qualifier) {
    try {
        return await getFunction(lambda, name, qualifier);
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read ${name}:${qualifier}`);
    }
}
function readConfig(found) {
    const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack } = found.VpcConfig ?? {};
    return (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({
        Role: found.Role,
        Description: found.Description,
        Timeout: found.Timeout,
        MemorySize: found.MemorySize,
        EphemeralStorage: found.EphemeralStorage?.Size === undefined ? undefined : { Size: found.EphemeralStorage.Size },
        Environment: found.Environment?.Error ? undefined : { Variables: found.Environment?.Variables ?? {} },
        ImageConfig: (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({ ...found.ImageConfigResponse?.ImageConfig }),
        SnapStart: { ApplyOn: found.SnapStart?.ApplyOn ?? 'None' },
        VpcConfig: (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({ SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack }),
        DeadLetterConfig: { TargetArn: found.DeadLetterConfig?.TargetArn ?? '' },
        KMSKeyArn: found.KMSKeyArn,
        TracingConfig: { Mode: found.TracingConfig?.Mode ?? 'PassThrough' },
        FileSystemConfigs: found.FileSystemConfigs?.map(({ Arn = '', LocalMountPath = '' }) => ({ Arn, LocalMountPath })),
        LoggingConfig: (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({ ...found.LoggingConfig }),
    });
}
/** A reason in Lambda's own words, for example `ImageDeleted: The image is gone.` */
function describeReason({ code, text }) {
    return [code, text].filter((part) => part !== '').join(': ') || 'no reason given';
}
/** Whether Lambda takes an update now: the function is neither being created nor being updated. */
function isSettled({ state, lastUpdateStatus }) {
    return state !== 'Pending' && lastUpdateStatus !== 'InProgress';
}
/** The numbers of the published versions, oldest first; none when there is no such function. */
async function publishedVersions(lambda, name) {
    return (await listVersions(lambda, name)).map(({ version }) => version);
}
/**
 * The version that has what $LATEST has: the newest with its image, else the newest of all. A version that was rejected
 * is newer than what serves.
 */
function versionOfLatest(published, digest) {
    return (published.findLast((one) => one.digest === digest) ?? published.at(-1))?.version;
}
/** Lists the published versions, oldest first; none when there is no such function. */
async function listVersions(lambda, name) {
    const found = [];
    try {
        // Versions come oldest first, fifty a page.
        for await (const { Versions = [] } of (0,_aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .paginateListVersionsByFunction */ .CE5)({ client: lambda }, { FunctionName: name })) {
            found.push(...Versions.map(({ Version = '', CodeSha256 = '' }) => ({ version: Version, digest: `sha256:${CodeSha256}` })));
        }
        // $LATEST, and $LATEST.PUBLISHED of a function with a capacity provider, have no number.
        return found.filter(({ version }) => /^\d+$/.test(version));
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not list the versions of ${name}`);
    }
}


/***/ }),

/***/ 4809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ waitUntilSettled),
/* harmony export */   EX: () => (/* binding */ waitForLatest),
/* harmony export */   PF: () => (/* binding */ waitForVersion),
/* harmony export */   uB: () => (/* binding */ waitUntilOver)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(901);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9812);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2420);








/**
 * Milliseconds from one answer to the next question. Ready is noticed half of that late on average, however long it
 * took; the SDK's waiters back off to two minutes.
 */
const interval = 400;
/** Milliseconds, on average, until a call is repeated that was throttled or that the service failed. */
const pause = 1000;
/**
 * Waits until a published version can be invoked.
 *
 * @returns the version as Lambda last told it
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
async function waitForVersion(wait, version) {
    const what = `version ${version} of ${wait.functionName}`;
    const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending');
    // An Inactive version is ready too: its first invocation wakes it.
    if (ready.state === 'Active' || ready.state === 'Inactive')
        return ready;
    const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V)(`Lambda could not make ${what} ready${instead}`, ready.stateReason, wait.image);
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
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V)(`Lambda could not update ${what}`, ready.lastUpdateReason, wait.image);
    if (ready.state === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V)(`Lambda could not make ${what} ready`, ready.stateReason, wait.image);
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
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .w)({
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
    const seen = found
        ? `state ${found.state}, last update ${found.lastUpdateStatus}${found.stateReason.text && `, ${found.stateReason.text}`}`
        : 'Lambda answered only errors';
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(wait.timeout)} for ${what}, and it is not ready yet (${seen}).`,
        remedy: 'Set a longer wait-timeout.',
    });
}


/***/ }),

/***/ 4523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restorePending: () => (/* binding */ restorePending)
/* harmony export */ });
/* harmony import */ var _aws_clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4694);
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4497);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _inputs_by_region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4875);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7851);
/* harmony import */ var _lambda_function_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2420);
/* harmony import */ var _lambda_restore_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(276);
/* harmony import */ var _plan_decide_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4099);








/** Milliseconds that restoring all functions may take. */
const longest = 120_000;
/**
 * Gives functions the image and configuration that $LATEST had, where a main step was killed before the new version was
 * verified.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 */
async function restorePending(pending, get, { env, log, warn, mask }) {
    if (pending.length === 0)
        return;
    const signal = AbortSignal.timeout(longest);
    const context = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_4__/* .readContext */ .y)(env);
    const decided = (0,_plan_decide_js__WEBPACK_IMPORTED_MODULE_7__/* .plan */ .e)((0,_inputs_by_region_js__WEBPACK_IMPORTED_MODULE_3__/* .readRunInputs */ .h)(get, context), context);
    const deployed = decided.kind === 'preview' ? decided.deploy : decided.kind === 'deploy' ? decided : undefined;
    if (deployed === undefined)
        return;
    const credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialsIn */ .W)(deployed.plans, { signal, mask });
    await Promise.all(pending.map(async (code) => {
        const { functionName, region, version = 'The new version' } = code;
        const subject = /^\d+$/.test(version) ? `Version ${version}` : version;
        const name = `${subject} of ${functionName} in ${region}`;
        try {
            const { lambda, polling } = (0,_aws_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .clientsFor */ .U)(region, credentials(region), signal);
            if (!isOfPlan(code, deployed) || !(await isOfFunction(code, lambda))) {
                warn(`The saved state names code of ${functionName} in ${region} that is not this step's: it is left as it is.`);
                return;
            }
            const wait = { lambda: polling, functionName, deadline: Date.now() + longest, timeout: longest, signal };
            const restored = await (0,_lambda_restore_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreLatest */ .On)({ code, lambda, wait });
            const tell = restored.kind === 'restored' ? log : warn;
            tell(`${name} was not verified. ${(0,_lambda_restore_js__WEBPACK_IMPORTED_MODULE_6__/* .describeRestored */ .yX)(restored)}`);
        }
        catch (error) {
            warn(`${name} was not verified, and $LATEST could not be given its image from before: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        }
    }));
}
/** Whether this step verifies that function in that region. */
function isOfPlan({ region, functionName }, { plans }) {
    const inputs = plans.get(region)?.inputs;
    return functionName === inputs?.functionName.name && inputs.release.verifyEvent !== undefined;
}
/** Whether the image is one of a repository that the function has images of. */
async function isOfFunction({ functionName, repository, source }, lambda) {
    const known = await Promise.all(['$LATEST', ...(source === '' ? [] : [source])].map((version) => (0,_lambda_function_js__WEBPACK_IMPORTED_MODULE_5__/* .getVersion */ .HF)(lambda, functionName, version)));
    return known.some((one) => one?.imageUri?.startsWith(`${repository}@`) === true);
}


/***/ })

};
