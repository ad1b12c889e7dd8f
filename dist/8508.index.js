export const id = 8508;
export const ids = [8508];
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

/***/ 5329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yW: () => (/* binding */ LambdaFailure),
  tK: () => (/* binding */ isServable),
  A$: () => (/* binding */ stateFailure),
  kq: () => (/* binding */ updateFailure)
});

// UNUSED EXPORTS: failure

// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/image/size.js
var size = __webpack_require__(9273);
// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
;// CONCATENATED MODULE: ./build/lambda/start-reasons.js
const programOf = ({ image }) => image?.start.program ?? 'ENTRYPOINT';
const runLocally = "Run the image locally and correct what its start reports; the function's log group has it, too.";
/** Without hooks and label Lambda takes no snapshot of an image, and gives no reason (as users quoted it). */
const runOrAllow = ({ config }) => config?.SnapStart?.ApplyOn === 'PublishedVersions'
    ? `Deploy with test-event, which shows whether SnapStart takes the image: it needs restore hooks, a label, or one of AWS's base images for Java, Python and .NET. ${runLocally}`
    : runLocally;
/** The reasons of a function that failed while it started. */
const startReasons = {
    FunctionError: { means: 'It failed while it started.', remedy: runOrAllow },
    'FunctionError.InitTimeout': {
        means: 'It did not ask for its first event in time.',
        remedy: `Have it do less before its first event, or give it more memory, which brings more CPU. ${runLocally}`,
    },
    'FunctionError.RuntimeInitError': { means: 'Its runtime failed while it started.', remedy: runOrAllow },
    'FunctionError.ExtensionInitError': {
        means: 'An extension failed while it started.',
        remedy: "Correct or remove the program in /opt/extensions that the function's log group names.",
    },
    'FunctionError.TooManyExtensions': {
        means: 'It has too many extensions.',
        remedy: 'Leave at most ten programs in /opt/extensions of the image.',
    },
    'FunctionError.InvalidEntryPoint': {
        means: 'Lambda can not start its program.',
        remedy: (failed) => `Correct ${programOf(failed)}: the program must be a file of the image, written with its absolute path, executable by all (chmod 755), and for the function's architecture.`,
    },
    'FunctionError.InvalidWorkingDirectory': {
        means: 'The folder that it starts in does not exist.',
        remedy: ({ config, image }) => {
            const own = config?.ImageConfig?.WorkingDirectory;
            const written = own ? `image-working-directory '${own}'` : (image?.start.folder ?? 'WORKDIR');
            return `Correct ${written}: the folder must be in the image, and every user must be able to enter it (chmod 755).`;
        },
    },
    'FunctionError.PermissionDenied': {
        means: 'Lambda may not start its program.',
        remedy: (failed) => `Let every user read and execute the program of ${programOf(failed)} and its folders (COPY --chmod=755): Lambda runs it as a user of its own.`,
    },
    'FunctionError.InitResourceExhausted': {
        means: 'It used up its memory or its disk while it started.',
        remedy: 'Raise memory-size or ephemeral-storage.',
    },
};

;// CONCATENATED MODULE: ./build/lambda/reasons.js

const network = 'VpcConfig in function-config';
const capacity = "the function's capacity provider";
const keyOf = ({ config }) => (config?.KMSKeyArn ? `the KMS key ${config.KMSKeyArn}` : 'the KMS key');
/**
 * Every reason for a state of a function, or of its last update (Lambda API reference, "FunctionConfiguration"). The
 * type is the SDK's: a reason that a new SDK knows is missed by the compiler.
 */
const reasons = {
    Creating: { means: 'Lambda still creates it.', remedy: 'Set a longer wait-timeout.' },
    Restoring: { means: 'Lambda still restores it.', remedy: 'Set a longer wait-timeout.' },
    Idle: { means: 'It was not invoked for weeks.', remedy: 'Invoke it, which wakes it.' },
    DrainingDurableExecutions: {
        means: 'It is being deleted, and its durable executions still run.',
        remedy: 'Wait until they have ended, or stop them, then run the job again.',
    },
    ImageDeleted: {
        means: 'Its image is gone from ECR.',
        remedy: 'The image was deleted from ECR: push it again, and let no lifecycle rule delete images that versions use.',
    },
    ImageAccessDenied: {
        means: 'Lambda may not read its image.',
        remedy: 'Let lambda.amazonaws.com pull in the repository policy (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and use ' +
            'a KMS key that it may use.',
    },
    InvalidImage: {
        means: 'Lambda can not use its image.',
        remedy: 'Build the image again with buildx for one platform, with gzip layers and without attestations.',
    },
    InvalidRuntime: {
        means: 'Lambda does not support its runtime.',
        remedy: 'Deploy the image to a new function.',
    },
    InvalidZipFileException: {
        means: 'Its zip package is broken.',
        remedy: 'Deploy the image to a new function.',
    },
    KMSKeyAccessDenied: {
        means: 'Lambda may not use its KMS key.',
        remedy: (failed) => `Let the function's execution role, and lambda.amazonaws.com, use ${keyOf(failed)} of its environment or its image.`,
    },
    KMSKeyNotFound: {
        means: 'Its KMS key does not exist.',
        remedy: (failed) => `Give the function another key in function-config: ${keyOf(failed)} (KMSKeyArn) does not exist in this region and account.`,
    },
    DisabledKMSKey: {
        means: 'Its KMS key is disabled.',
        remedy: (failed) => `Enable ${keyOf(failed)} in KMS, or give the function another one: KMSKeyArn in function-config.`,
    },
    InvalidStateKMSKey: {
        means: 'Its KMS key can not be used in its state.',
        remedy: (failed) => `Bring ${keyOf(failed)} to the state Enabled: it may wait for its deletion, or lack its key material.`,
    },
    InsufficientRolePermissions: {
        means: 'Its execution role lacks permissions.',
        remedy: "Add what is missing to the function's execution role.",
        // Those of a role that was made a moment ago.
        passes: true,
    },
    InvalidConfiguration: {
        means: 'Its configuration is not valid.',
        remedy: "Correct the function's configuration.",
    },
    InternalError: {
        means: 'Lambda failed by itself.',
        remedy: 'Lambda failed by itself: run the job again. If it stays so, ask AWS Support.',
        passes: true,
    },
    DependencyError: {
        means: 'A service that Lambda needs for it failed.',
        remedy: 'Check the network, the file system and the key of the function, then run the job again.',
        passes: true,
    },
    EniLimitExceeded: {
        means: 'There are no more network interfaces for it.',
        remedy: 'Raise the quota of network interfaces, or delete unused ones.',
        passes: true,
    },
    SubnetOutOfIPAddresses: {
        means: 'Its subnets have no free address.',
        remedy: "Give the function's subnets free addresses, or more subnets.",
    },
    InvalidSubnet: { means: 'A subnet of it is not valid.', remedy: `Correct the function's subnets, ${network}.` },
    InvalidSecurityGroup: {
        means: 'A security group of it is not valid.',
        remedy: `Correct the function's security groups, ${network}.`,
    },
    DisallowedByVpcEncryptionControl: {
        means: 'The encryption controls of its VPC forbid it.',
        remedy: `Exempt Lambda from the VPC's encryption control, or choose subnets of another VPC: ${network}.`,
    },
    EC2RequestLimitExceeded: {
        means: 'EC2 throttles Lambda.',
        remedy: 'Deploy fewer functions of the VPC at the same time, then run the job again.',
        passes: true,
    },
    EFSIOError: {
        means: 'Its file system could not be read or written.',
        remedy: "Check the throughput of the function's file system, and the rights of its access point.",
    },
    EFSMountConnectivityError: {
        means: 'It does not reach its file system.',
        remedy: 'Let the function reach the file system: a mount target in each availability zone of its subnets, and port 2049 ' +
            'open between both security groups.',
    },
    EFSMountFailure: {
        means: 'It may not mount its file system.',
        remedy: "Let the function's execution role mount the file system (ClientMount and ClientWrite), and check that the access " +
            'point exists.',
    },
    EFSMountTimeout: {
        means: 'Mounting its file system took too long.',
        remedy: 'Check the load of the file system, then run the job again.',
        passes: true,
    },
    ServiceQuotaExceededException: {
        means: 'It would exceed a quota.',
        remedy: 'Delete what uses up the quota, or request an increase in Service Quotas.',
    },
    VcpuLimitExceeded: {
        means: 'There are no more vCPUs for it.',
        remedy: `Raise the quota of vCPUs in EC2, or the limit of ${capacity}.`,
    },
    CapacityProviderScalingLimitExceeded: {
        means: 'Its capacity provider has reached its limit.',
        remedy: `Raise the limit of ${capacity}, or delete versions that use it.`,
    },
    InsufficientCapacity: {
        means: 'AWS has no capacity for it at the moment.',
        remedy: `Run the job again later, or allow more instance types and availability zones to ${capacity}.`,
        passes: true,
    },
    ...startReasons,
};

;// CONCATENATED MODULE: ./build/lambda/failure.js





/** What Lambda could not make of a function or a version. */
class LambdaFailure extends problem/* Problem */.AF {
    /** Whether the same update may succeed a moment later. */
    passes;
    constructor(finding, passes) {
        super(finding);
        this.passes = passes;
    }
}
// What the code alone does not tell.
const imageRemedies = [
    [/SizeLimitExceeded/, (image) => (0,size/* shrink */.Qr)(image?.layers ?? [], 'compressed')],
    [/UnsupportedImageLayerDetected/, () => 'Build the image again with buildx and gzip layers.'],
];
/** Every state that is not ready to be invoked, for when Lambda gives no reason (Lambda developer guide, "Lambda function states"). */
const states = {
    Active: undefined,
    // Its first invocation wakes it.
    Inactive: undefined,
    // $LATEST of a function with a capacity provider: its published versions can be invoked.
    ActiveNonInvocable: undefined,
    Pending: { means: 'Lambda still makes it ready.', remedy: 'Set a longer wait-timeout.' },
    Failed: { means: 'Lambda gives no reason.', remedy: 'Correct the image or the function, then deploy again.' },
    Deactivating: {
        means: 'Another run or a person takes it out of service.',
        remedy: "Give it execution environments again, with Lambda's PutFunctionScalingConfig, or deploy anew.",
    },
    Deactivated: {
        means: 'Another run or a person took it out of service.',
        remedy: "Give it execution environments again, with Lambda's PutFunctionScalingConfig, or deploy anew.",
    },
    Deleting: {
        means: 'Another run or a person deletes it.',
        remedy: 'Find out in CloudTrail what deletes it, then run the job again.',
    },
};
/** Whether a version can be invoked. An Inactive one is woken by its first invocation. */
function isServable({ state }) {
    return state === 'Active' || state === 'Inactive';
}
const known = new Map(Object.entries(reasons));
const stateOf = new Map(Object.entries(states));
const unknown = {
    means: 'Lambda gives no reason.',
    remedy: "Correct what Lambda names, then deploy again; the function's log group has what its start reports.",
};
/**
 * Makes an error from a state, or from the reason that Lambda gives for it: its own words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param failed what is known of the function
 */
function failure(doing, reason, { state, ...failed } = {}) {
    const { code, text } = reason;
    const meaning = known.get(code) ?? (code === '' ? stateOf.get(state ?? 'Failed') : undefined) ?? unknown;
    const ofImage = imageRemedies.find(([pattern]) => pattern.test(text))?.[1](failed.image);
    const remedy = ofImage ?? (typeof meaning.remedy === 'string' ? meaning.remedy : meaning.remedy(failed));
    const words = (0,domain_text/* withFullStop */.uo)(text || meaning.means);
    const what = `${doing}: ${(0,lambda_function/* describeReason */.Gk)({ code, text: words })}`;
    const quote = code !== '' && meaning !== unknown && { quote: { by: 'Lambda', text: words } };
    return new LambdaFailure({ what, remedy, ...quote }, ofImage === undefined && meaning.passes === true);
}
/** The same for the reason of the last update. */
function updateFailure(doing, { lastUpdateReason, config }, image) {
    return failure(doing, lastUpdateReason, { config, ...(image && { image }) });
}
/** The same for the reason of the state. */
function stateFailure(doing, { state, stateReason, config }, image) {
    return failure(doing, stateReason, { state, config, ...(image && { image }) });
}


/***/ }),

/***/ 2614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sb: () => (/* binding */ defaultConfig),
  Gk: () => (/* binding */ describeReason),
  N9: () => (/* binding */ getFunction),
  HF: () => (/* binding */ getVersion),
  Is: () => (/* binding */ isSettled),
  yO: () => (/* binding */ listVersions),
  y0: () => (/* binding */ publishedVersions),
  VU: () => (/* binding */ versionOfLatest)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/architecture.js
var architecture = __webpack_require__(2702);
// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
;// CONCATENATED MODULE: ./build/lambda/read-configuration.js

/** Reads what Lambda says of a configuration; without Environment when Lambda can't show it. */
function readConfiguration(found) {
    const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack } = found.VpcConfig ?? {};
    return (0,present/* present */.E)({
        Role: found.Role,
        Description: found.Description,
        Timeout: found.Timeout,
        MemorySize: found.MemorySize,
        EphemeralStorage: found.EphemeralStorage?.Size === undefined ? undefined : { Size: found.EphemeralStorage.Size },
        Environment: found.Environment?.Error ? undefined : { Variables: found.Environment?.Variables ?? {} },
        ImageConfig: (0,present/* present */.E)({ ...found.ImageConfigResponse?.ImageConfig }),
        SnapStart: { ApplyOn: found.SnapStart?.ApplyOn ?? 'None' },
        VpcConfig: (0,present/* present */.E)({ SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack }),
        DeadLetterConfig: { TargetArn: found.DeadLetterConfig?.TargetArn ?? '' },
        KMSKeyArn: found.KMSKeyArn,
        TracingConfig: { Mode: found.TracingConfig?.Mode ?? 'PassThrough' },
        FileSystemConfigs: found.FileSystemConfigs?.map(({ Arn = '', LocalMountPath = '', S3FilesConfig }) => (0,present/* present */.E)({ Arn, LocalMountPath, S3FilesConfig })),
        LoggingConfig: (0,present/* present */.E)({ ...found.LoggingConfig }),
        DurableConfig: found.DurableConfig && (0,present/* present */.E)({ ...found.DurableConfig }),
        CapacityProviderConfig: readCapacityProvider(found.CapacityProviderConfig),
        TenancyConfig: found.TenancyConfig?.TenantIsolationMode === undefined
            ? undefined
            : { TenantIsolationMode: found.TenancyConfig.TenantIsolationMode },
    });
}
function readCapacityProvider(found) {
    const instances = found?.LambdaManagedInstancesCapacityProviderConfig;
    if (instances?.CapacityProviderArn === undefined)
        return undefined;
    const { CapacityProviderArn, ...values } = instances;
    return { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn, ...(0,present/* present */.E)(values) } };
}

;// CONCATENATED MODULE: ./build/lambda/function.js





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
        const { Configuration: found = {}, Code: code = {}, Tags: tags = {}, TagsError: tagsError, Concurrency: { ReservedConcurrentExecutions: reserved } = {}, } = await lambda.send(new dist_cjs/* GetFunctionCommand */.YF5(request));
        const image = found.PackageType === 'Image';
        // Lambda can't resolve an image that was deleted; the image URI of the request still names its repository.
        const imageUri = code.ResolvedImageUri ?? code.ImageUri;
        return {
            arn: found.FunctionArn ?? '',
            packageType: image ? 'Image' : 'Zip',
            architecture: found.Architectures?.[0] ?? architecture/* defaultArchitecture */.fL,
            ...(image && found.CodeSha256 && { digest: `sha256:${found.CodeSha256}` }),
            ...(image && imageUri && { imageUri }),
            // A version that was published a moment ago has been seen without a status of its own.
            state: found.State ?? 'Active',
            stateReason: { code: found.StateReasonCode ?? '', text: found.StateReason ?? '' },
            lastUpdateStatus: found.LastUpdateStatus ?? 'Successful',
            version: found.Version ?? '$LATEST',
            revisionId: found.RevisionId ?? '',
            config: readConfiguration(found),
            ...(found.Environment?.Error && {
                environmentError: found.Environment.Error.Message ?? found.Environment.Error.ErrorCode ?? 'no reason given',
            }),
            ...(reserved !== undefined && { reserved }),
            tags,
            ...(tagsError && { tagsHidden: true }),
            lastUpdateReason: { code: found.LastUpdateStatusReasonCode ?? '', text: found.LastUpdateStatusReason ?? '' },
        };
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
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
        throw (0,explain/* explain */.W)(error, `Could not read ${name}:${qualifier}`);
    }
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
        for await (const { Versions = [] } of (0,dist_cjs/* paginateListVersionsByFunction */.CE5)({ client: lambda }, { FunctionName: name })) {
            found.push(...Versions.map(({ Version = '', CodeSha256 = '', DurableConfig }) => ({
                version: Version,
                digest: `sha256:${CodeSha256}`,
                ...(DurableConfig && { durable: true }),
            })));
        }
        // $LATEST, and $LATEST.PUBLISHED of a function with a capacity provider, have no number.
        return found.filter(({ version }) => /^\d+$/.test(version));
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return [];
        throw (0,explain/* explain */.W)(error, `Could not list the versions of ${name}`);
    }
}


/***/ })

};
