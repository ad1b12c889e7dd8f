export const id = 2988;
export const ids = [2988];
export const modules = {

/***/ 9129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ checkTags),
/* harmony export */   Vc: () => (/* binding */ checkVariableNames),
/* harmony export */   ek: () => (/* binding */ checkChanges)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _creation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4481);



// Lambda developer guide, "Lambda quotas" and "Defined runtime environment variables".
const environmentLimit = 4096;
// biome-ignore format: a list of names reads better packed
const reserved = [
    '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_RUNTIME_API',
    'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION',
    'AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME',
    'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN',
    'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
    'AWS_LAMBDA_MAX_CONCURRENCY', 'AWS_LAMBDA_METADATA_API', 'AWS_LAMBDA_METADATA_TOKEN',
];
/** @throws Problem when Lambda reserves some of these names */
function checkVariableNames(variables) {
    const kept = Object.keys(variables).filter((name) => reserved.includes(name));
    if (kept.length === 0)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `environment: Lambda sets ${kept.join(', ')} itself, and does not let you change it.`,
        remedy: 'Leave it out.',
    });
}
/**
 * Checks what an update, or a creation, will send.
 *
 * @param changes what of the configuration differs: Lambda has accepted the rest before
 * @param desired the whole configuration that results
 * @throws Problem when Lambda would refuse it
 */
function checkChanges(changes, desired, region) {
    const { Environment, SnapStart, EphemeralStorage, FileSystemConfigs, MemorySize, Timeout, DurableConfig } = changes;
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Findings */ .Fv();
    if (Environment)
        findings.collect(() => checkSize(Environment.Variables, region));
    if (SnapStart || EphemeralStorage || FileSystemConfigs)
        findings.collect(() => checkSnapStart(desired, region));
    if (MemorySize !== undefined)
        findings.collect(() => checkRange('memory-size', MemorySize, desired, region));
    if (Timeout !== undefined)
        findings.collect(() => checkRange('timeout', Timeout, desired, region));
    if (DurableConfig)
        findings.collect(() => checkDurable(desired, region));
    findings.refuse();
}
/**
 * Checks how many tags a function would have.
 *
 * @param present those that it has
 * @throws Problem when they are more than Lambda allows
 */
function checkTags(tags, present, region) {
    // AWS's own do not count (Lambda developer guide, "Using tags on Lambda functions").
    const all = Object.keys({ ...present, ...tags }).filter((name) => !name.startsWith('aws:'));
    if (all.length <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .mostTags */ .hp || Object.keys(tags).every((name) => Object.hasOwn(present, name)))
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `tags-function: the function in ${region} would have ${all.length} tags, and Lambda allows ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .mostTags */ .hp}.`,
        remedy: 'Name fewer in tags-function and in Tags of function-config, or take some away from the function.',
    });
}
// Lambda measures the variables as JSON, names included.
function checkSize(variables, region) {
    const size = Buffer.byteLength(JSON.stringify(variables));
    if (size <= environmentLimit)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `environment: the function's variables in ${region} would have ${size} bytes in total, and Lambda allows ${environmentLimit}.`,
        remedy: 'Remove some with environment-remove, or keep large values in Parameter Store or Secrets Manager.',
    });
}
const ranges = {
    'memory-size': { usual: _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .memory */ .m1, managed: _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .managedMemory */ .LL, unit: 'MB' },
    timeout: { usual: _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .timeout */ .wR, managed: _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .managedTimeout */ .Ht, unit: 'seconds' },
};
function checkRange(input, value, desired, region) {
    const { usual, managed, unit } = ranges[input];
    const here = (0,_creation_js__WEBPACK_IMPORTED_MODULE_2__/* .isManaged */ .yF)(desired);
    const { least, most } = here ? managed : usual;
    if (value >= least && value <= most)
        return;
    const range = `${least} to ${most} ${unit}`;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `${input}: the function in ${region} would have ${value} ${unit}, and Lambda takes ${range}${here ? ' on managed instances' : ''}.`,
        remedy: here
            ? `Write ${range}.`
            : `Write ${range}; only a function that is created with CapacityProviderConfig takes up to ${managed.most}.`,
    });
}
function checkDurable({ DurableConfig: durable }, region) {
    if (durable === undefined || durable.ExecutionTimeout !== undefined)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `function-config: DurableConfig of the function in ${region} has no ExecutionTimeout, and Lambda makes no durable function without.`,
        remedy: 'Set it to the seconds that an execution may take in all.',
    });
}
// Lambda developer guide, "Improving startup performance with Lambda SnapStart": supported features and limitations;
// "Tenant isolation"; "Lambda Managed Instances".
function checkSnapStart(desired, region) {
    if (desired.SnapStart?.ApplyOn !== 'PublishedVersions')
        return;
    const storage = desired.EphemeralStorage?.Size ?? 512;
    const obstacle = storage > 512
        ? `${storage} MB of ephemeral storage`
        : (desired.FileSystemConfigs ?? []).length > 0
            ? 'a file system'
            : undefined;
    const lasting = (0,_creation_js__WEBPACK_IMPORTED_MODULE_2__/* .isManaged */ .yF)(desired) ? 'a capacity provider' : desired.TenancyConfig ? 'tenant isolation' : undefined;
    if (lasting === undefined && obstacle === undefined)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `snap-start: the function in ${region} would have ${lasting ?? obstacle}, and Lambda takes no snapshots of such a function.`,
        remedy: lasting === undefined
            ? "Set ephemeral-storage to 512 and detach file systems, or set snap-start to 'none'."
            : "Set snap-start to 'none'.",
    });
}


/***/ }),

/***/ 2988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VA: () => (/* binding */ refuseUnseen),
/* harmony export */   Wd: () => (/* binding */ listChanges),
/* harmony export */   tX: () => (/* binding */ differences),
/* harmony export */   zY: () => (/* binding */ mergeConfiguration)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);
/* harmony import */ var _creation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4481);
/* harmony import */ var _desired_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6146);






/**
 * The desired configuration of a function.
 *
 * @param present what it has now; empty when it is to be created. Without Environment when Lambda can't show it
 */
function mergeConfiguration(desired, present) {
    const kept = desired.replaceEnvironment ? {} : (0,_desired_js__WEBPACK_IMPORTED_MODULE_5__/* .without */ .FF)(variablesOf(present), desired.removedVariables);
    const ImageConfig = withoutEmpty({ ...(desired.imageConfig ?? present.ImageConfig), ...desired.overrides });
    return {
        ...present,
        ...desired.config,
        ...(0,_creation_js__WEBPACK_IMPORTED_MODULE_4__/* .mergeChosen */ .Tp)(desired.config, present),
        ...(touchesEnvironment(desired) && { Environment: { Variables: { ...kept, ...desired.variables } } }),
        ImageConfig,
    };
}
/** @throws Problem when variables were to be merged into ones that Lambda can't show, and which would be lost */
function refuseUnseen(desired, { environmentError }) {
    if (environmentError === undefined || desired.replaceEnvironment || !touchesEnvironment(desired))
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `environment: Lambda can't show the function's variables (${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutFullStop */ .Qu)(environmentError)}), so this run can't merge variables into them.`,
        remedy: "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.",
    });
}
/** Whether variables are set or taken away: else they stay as they are, shown or not. */
function touchesEnvironment(desired) {
    return desired.replaceEnvironment || desired.removedVariables.length > 0 || Object.keys(desired.variables).length > 0;
}
/**
 * What an update must send to reach the desired configuration: only what differs. Environment and ImageConfig are sent
 * whole, because every update replaces them whole.
 */
function differences(present, desired) {
    const names = Object.keys(desired);
    const differing = names.filter((name) => name === 'Environment'
        ? present.Environment === undefined || !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(variablesOf(present), variablesOf(desired))
        : !says(name, present[name], desired[name]));
    return Object.fromEntries(differing.map((name) => [name, desired[name]]));
}
function variablesOf({ Environment: environment }) {
    return environment?.Variables ?? {};
}
/** Members that every update replaces whole, beside lists. */
const replaced = ['ImageConfig'];
const unordered = ['SubnetIds', 'SecurityGroupIds'];
/** Whether a value contains all that another one has: Lambda's answers also have members with default values. */
function says(name, present, desired) {
    if (name === 'FileSystemConfigs')
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(fileSystems(present), fileSystems(desired));
    if (replaced.includes(name) || !(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(desired))
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(simplify(present), simplify(desired));
    const has = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(present) ? present : {};
    // An empty desired member is a change too: an empty list of subnets takes a function out of its network.
    return Object.keys(desired).every((key) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(sorted(key, simplify(has[key])), sorted(key, simplify(desired[key]))));
}
/** Lambda API reference, "S3FilesConfig": AUTO is what a file system has that says nothing of direct reads. */
function fileSystems(value) {
    const list = Array.isArray(value) ? value : [];
    return list.map((one) => ({ ...one, S3FilesConfig: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(one, 'S3FilesConfig'), 'DirectS3Read') ?? 'AUTO' }));
}
function sorted(name, value) {
    return unordered.includes(name) && Array.isArray(value) ? [...value].sort() : value;
}
/** Leaves out what is empty: for Lambda an empty list, object or text is as good as none. */
function simplify(value) {
    if (Array.isArray(value))
        return value.length === 0 ? undefined : value;
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value))
        return value === '' ? undefined : value;
    const kept = withoutEmpty(value);
    return Object.keys(kept).length === 0 ? undefined : kept;
}
function withoutEmpty(value) {
    return Object.fromEntries(Object.entries(value).filter(([, member]) => simplify(member) !== undefined));
}
/** The changes one by one, of variables by their names only. */
function listChanges(present, changes) {
    return Object.entries(changes).map(([member, after]) => {
        if (member !== 'Environment')
            return { member, before: Reflect.get(present, member), after };
        const [old, now] = [variablesOf(present), variablesOf(changes)];
        const [before, names] = [Object.keys(old), Object.keys(now)];
        return {
            member,
            added: names.filter((name) => !before.includes(name)),
            changed: names.filter((name) => before.includes(name) && now[name] !== old[name]),
            removed: before.filter((name) => !names.includes(name)),
        };
    });
}


/***/ }),

/***/ 4481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tp: () => (/* binding */ mergeChosen),
/* harmony export */   pk: () => (/* binding */ refuseAddition),
/* harmony export */   x7: () => (/* binding */ noteManagedVersions),
/* harmony export */   yF: () => (/* binding */ isManaged)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);


// Lambda developer guide, "Configure Lambda durable functions"; API reference, "TenancyConfig"; SAM developer guide,
// "CapacityProviderConfig": only a new function takes them. Values of the first two change later, as their place in
// UpdateFunctionConfiguration says.
const chosenAtCreation = ['DurableConfig', 'CapacityProviderConfig', 'TenancyConfig'];
/**
 * Refuses what Lambda gives a function only when it creates it.
 *
 * @param changes what is to differ from what the function has
 * @param what the function, and where it is
 * @throws Problem that names the members
 */
function refuseAddition(present, changes, what) {
    const added = chosenAtCreation.filter((name) => changes[name] !== undefined && (present[name] === undefined || name === 'TenancyConfig'));
    if (added.length === 0)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `function-config: ${what} was not created with this ${added.join(' and ')}, and Lambda gives it to new functions only.`,
        remedy: `Remove ${added.join(' and ')}, or deploy to a new function: set another function-name, and role to create it.`,
    });
}
/** Whether a function runs on the instances of a capacity provider (Lambda Managed Instances). */
function isManaged({ CapacityProviderConfig: provider }) {
    return provider !== undefined;
}
/**
 * Notes that a function's versions are all that its capacity provider takes; others that share it may bring the limit nearer.
 *
 * @param versions how many are published
 * @param where the function, for the text
 */
function noteManagedVersions(config, versions, where) {
    if (!isManaged(config) || versions < _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .mostManagedVersions */ .iV)
        return [];
    return [
        `${where} has ${versions} versions, and a capacity provider takes ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .mostManagedVersions */ .iV} in all: Lambda will refuse a further one. Delete some with 'aws lambda delete-function --qualifier', and set keep-versions.`,
    ];
}
/** The members that are merged into what the function has; Lambda would set what is absent to its defaults. */
function mergeChosen(desired, present) {
    const { DurableConfig: durable, CapacityProviderConfig: provider } = desired;
    const instances = 'LambdaManagedInstancesCapacityProviderConfig';
    return {
        ...(durable && { DurableConfig: { ...present.DurableConfig, ...durable } }),
        ...(provider && {
            CapacityProviderConfig: {
                [instances]: { ...present.CapacityProviderConfig?.[instances], ...provider[instances] },
            },
        }),
    };
}


/***/ }),

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gm: () => (/* binding */ nothingDesired),
  tS: () => (/* binding */ readDesiredConfiguration),
  FF: () => (/* binding */ without)
});

// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/domain/architecture.js
var architecture = __webpack_require__(2702);
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/role-arn.js
var role_arn = __webpack_require__(3819);
;// CONCATENATED MODULE: ./build/inputs/function-config-schema.js




// Lambda API reference, "UpdateFunctionConfiguration" and "CreateFunction": members and constraints. A test compares the
// members, and the values of each list of values, with those of the SDK.
const function_config_schema_text = (most) => dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(most));
const integer = ({ least, most }) => dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(least), dist/* maxValue */.cGV(most));
// Lambda's own pattern of an ARN is as loose.
const arn = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^arn:aws[a-zA-Z-]*:/, 'Invalid ARN'));
const emptyOr = (schema) => dist/* union */.KCZ([dist/* literal */.euz(''), schema]);
const words = dist/* pipe */.FsL(dist/* array */.YOg(dist/* string */.YjP()), dist/* maxLength */.Ru6(limits/* mostWords */.D4));
// "Defined runtime environment variables": a name begins with a letter and has at least two characters.
const variableName = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-zA-Z]\w+$/, 'Invalid name of a variable'));
// Lambda developer guide, "Using tags on Lambda functions": the limits; names that begin with aws: are AWS's own.
const tagKey = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(128), dist/* check */.z6Y((key) => !/^aws:/i.test(key), "Names that begin with 'aws:' are reserved for AWS"));
const tags = dist/* pipe */.FsL(dist/* record */.g1P(tagKey, function_config_schema_text(256)), dist/* check */.z6Y((given) => Object.keys(given).length <= limits/* mostTags */.hp, `A function takes ${limits/* mostTags */.hp} tags`));
const environment = dist/* strictObject */.rej({ Variables: dist/* record */.g1P(variableName, dist/* string */.YjP('Not a string')) });
const imageConfig = dist/* strictObject */.rej({
    EntryPoint: dist/* optional */.lqM(words),
    Command: dist/* optional */.lqM(words),
    WorkingDirectory: dist/* optional */.lqM(function_config_schema_text(limits/* workingDirectoryLength */.dz)),
});
const network = dist/* strictObject */.rej({
    SubnetIds: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* startsWith */.w1_('subnet-'))), dist/* maxLength */.Ru6(16))),
    SecurityGroupIds: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* startsWith */.w1_('sg-'))), dist/* maxLength */.Ru6(5))),
    Ipv6AllowedForDualStack: dist/* optional */.lqM(dist/* boolean */.zMY()),
});
const fileSystem = dist/* strictObject */.rej({
    Arn: arn,
    LocalMountPath: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(160), dist/* regex */.yGV(/^\/mnt\/[\w.-]+$/, "Not of the form '/mnt/…'")),
    S3FilesConfig: dist/* optional */.lqM(dist/* strictObject */.rej({ DirectS3Read: dist/* optional */.lqM(dist/* picklist */.KIO(['ENABLED', 'DISABLED', 'AUTO'])) })),
});
const logging = dist/* pipe */.FsL(dist/* strictObject */.rej({
    LogFormat: dist/* optional */.lqM(dist/* picklist */.KIO(['JSON', 'Text'])),
    ApplicationLogLevel: dist/* optional */.lqM(dist/* picklist */.KIO(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'])),
    SystemLogLevel: dist/* optional */.lqM(dist/* picklist */.KIO(['DEBUG', 'INFO', 'WARN'])),
    LogGroup: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w./#-]{1,512}$/, 'Invalid name of a log group'))),
}), dist/* check */.z6Y(({ LogFormat, ApplicationLogLevel, SystemLogLevel }) => LogFormat !== 'Text' || !(ApplicationLogLevel || SystemLogLevel), 'Log levels need the log format JSON'));
// "DurableConfig": up to 366 days.
const durable = dist/* strictObject */.rej({
    ExecutionTimeout: dist/* optional */.lqM(integer({ least: 1, most: 31_622_400 })),
    RetentionPeriodInDays: dist/* optional */.lqM(integer({ least: 1, most: 90 })),
    KMSKeyArn: dist/* optional */.lqM(emptyOr(arn)),
});
// "LambdaManagedInstancesCapacityProviderConfig".
const capacityProvider = dist/* strictObject */.rej({
    LambdaManagedInstancesCapacityProviderConfig: dist/* strictObject */.rej({
        CapacityProviderArn: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(140), dist/* regex */.yGV(/^arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\d{12}:capacity-provider:[\w-]+$/, 'Invalid ARN')),
        PerExecutionEnvironmentMaxConcurrency: dist/* optional */.lqM(integer({ least: 1, most: 1600 })),
        ExecutionEnvironmentMemoryGiBPerVCpu: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(2), dist/* maxValue */.cGV(8))),
    }),
});
/** What a function-config file may say; only a function on managed instances may have all of the two widest ranges. */
const functionConfigSchema = dist/* strictObject */.rej({
    // Editors read it, to find the schema.
    $schema: dist/* optional */.lqM(dist/* string */.YjP()),
    Role: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y(role_arn/* isRoleArn */.G, 'Invalid ARN of a role'))),
    Description: dist/* optional */.lqM(function_config_schema_text(limits/* descriptionLength */.t)),
    Timeout: dist/* optional */.lqM(integer({ ...limits/* timeout */.wR, most: limits/* managedTimeout */.Ht.most })),
    MemorySize: dist/* optional */.lqM(integer({ ...limits/* memory */.m1, most: limits/* managedMemory */.LL.most })),
    EphemeralStorage: dist/* optional */.lqM(dist/* strictObject */.rej({ Size: integer(limits/* ephemeralStorage */.rn) })),
    Environment: dist/* optional */.lqM(environment),
    ImageConfig: dist/* optional */.lqM(imageConfig),
    SnapStart: dist/* optional */.lqM(dist/* strictObject */.rej({ ApplyOn: dist/* picklist */.KIO(['PublishedVersions', 'None']) })),
    VpcConfig: dist/* optional */.lqM(network),
    DeadLetterConfig: dist/* optional */.lqM(dist/* strictObject */.rej({ TargetArn: emptyOr(arn) })),
    KMSKeyArn: dist/* optional */.lqM(emptyOr(arn)),
    TracingConfig: dist/* optional */.lqM(dist/* strictObject */.rej({ Mode: dist/* picklist */.KIO(['Active', 'PassThrough']) })),
    FileSystemConfigs: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(fileSystem), dist/* maxLength */.Ru6(1))),
    LoggingConfig: dist/* optional */.lqM(logging),
    DurableConfig: dist/* optional */.lqM(durable),
    CapacityProviderConfig: dist/* optional */.lqM(capacityProvider),
    TenancyConfig: dist/* optional */.lqM(dist/* strictObject */.rej({ TenantIsolationMode: dist/* picklist */.KIO(['PER_TENANT']) })),
    Architectures: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* picklist */.KIO(architecture/* architectures */.f2)), dist/* length */.Bw9(1))),
    Tags: dist/* optional */.lqM(tags),
});
/** Members of AWS's shape that have no place in the file, and what to do instead. */
const refusedMembers = new Map(Object.entries({
    FunctionName: 'Use the input function-name.',
    Code: 'The action deploys the image that it builds, or that of the input image-uri.',
    Publish: 'Use the input publish.',
    PublishTo: 'The action publishes numbered versions; use the input publish.',
    RevisionId: 'The action guards its updates by itself.',
    PackageType: 'It is always Image.',
    Runtime: 'Only zip functions have it; an image has its own.',
    Handler: 'Only zip functions have it; use ImageConfig.Command.',
    Layers: 'Only zip functions have them; copy their content into the image.',
    CodeSigningConfigArn: 'Only the code of zip functions can be signed.',
}));

;// CONCATENATED MODULE: ./build/inputs/function-config.js



/**
 * Checks the configuration of a function that is written in AWS's own shape.
 *
 * @param value parsed JSON
 * @param input where it was written, for the error
 * @throws Problem that names every unknown member and every value that Lambda would refuse
 */
function parseFunctionConfig(value, input) {
    const parsed = dist/* safeParse */.xLC(functionConfigSchema, Array.isArray(value) ? undefined : value);
    if (!parsed.success)
        throw new problem/* Problem */.AF(parsed.issues.map((issue) => describeIssue(issue, input)));
    const { $schema: _, Architectures: [architecture] = [], Tags: tags = {}, ...config } = parsed.output;
    return { config, tags, ...(architecture && { architecture }) };
}
function describeIssue(issue, input) {
    const path = dist/* getDotPath */.BuJ(issue) ?? '';
    const unknown = issue.type === 'strict_object' && issue.expected === 'never';
    if (unknown) {
        const remedy = refusedMembers.get(path);
        if (remedy !== undefined)
            return { what: `${input}: the member '${path}' is not allowed here.`, remedy };
        return {
            what: `${input}: the member '${path}' is not known.`,
            remedy: 'Remove or correct it: the members are those of UpdateFunctionConfiguration and CreateFunction.',
        };
    }
    if (path === '')
        return { what: `${input} is not a JSON object.`, remedy: 'Write one, in the shape of AWS.' };
    return {
        what: `${input}: ${path}: ${issue.message.replaceAll('"', "'")}.`,
        remedy: 'Correct it as the Lambda API reference says under CreateFunction.',
    };
}

// EXTERNAL MODULE: ./build/lambda/check-configuration.js
var check_configuration = __webpack_require__(9129);
;// CONCATENATED MODULE: ./build/lambda/desired.js





/** No input changes the configuration: the function keeps what it has. */
const nothingDesired = {
    config: {},
    overrides: {},
    variables: {},
    replaceEnvironment: false,
    removedVariables: [],
    tags: {},
};
/**
 * Merges the file of function-config and the inputs; the inputs win.
 *
 * @param executionRole ARN, of the input role
 * @throws Problem when the file is missing, no JSON, or holds what Lambda would refuse
 */
function readDesiredConfiguration(inputs, workplace, executionRole) {
    const file = inputs.file === undefined ? { config: {}, tags: {} } : readFile(inputs.file, workplace);
    const { Environment: environment, ImageConfig: imageConfig, ...config } = file.config;
    const { memory, timeout, ephemeralStorage, description, snapStart, command, entryPoint, workingDirectory } = inputs;
    const variables = {
        ...without(environment?.Variables ?? {}, inputs.removedVariables),
        ...Object.fromEntries(inputs.variables.map(({ name, value }) => [name, value])),
    };
    (0,check_configuration/* checkVariableNames */.Vc)(variables);
    if (inputs.replaceEnvironment && environment === undefined)
        refuseNoVariables(inputs);
    return {
        config: {
            ...config,
            ...(config.Role !== undefined && executionRole !== undefined && { Role: executionRole }),
            ...(memory !== undefined && { MemorySize: memory }),
            ...(timeout !== undefined && { Timeout: timeout }),
            ...(ephemeralStorage !== undefined && { EphemeralStorage: { Size: ephemeralStorage } }),
            ...(description !== undefined && { Description: description }),
            ...(snapStart && { SnapStart: snapStart }),
        },
        ...(imageConfig && { imageConfig }),
        overrides: {
            ...(command && { Command: command }),
            ...(entryPoint && { EntryPoint: entryPoint }),
            ...(workingDirectory !== undefined && { WorkingDirectory: workingDirectory }),
        },
        variables,
        replaceEnvironment: inputs.replaceEnvironment,
        removedVariables: inputs.removedVariables,
        tags: { ...file.tags, ...Object.fromEntries(inputs.tags.map(({ name, value }) => [name, value])) },
        ...(file.architecture && { architecture: file.architecture }),
    };
}
/** What nobody has written is no wish to remove all: the text may come from a variable of GitHub's that is not set. */
function refuseNoVariables({ variables, noVariables }) {
    if (variables.length > 0 || noVariables)
        return;
    throw new problem/* Problem */.AF({
        what: 'environment-mode: replace with nothing in environment removes every variable of the function.',
        remedy: "Set environment: is what it is made of empty? To remove all of them write '{}'.",
    });
}
/** Variables, less those of these names. */
function without(variables, names) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
}
/** A path, or the JSON itself. */
function readFile(text, workplace) {
    const inline = text.trimStart().startsWith('{');
    const remedy = 'Write the path of a JSON file, relative to the workspace.';
    const value = (0,json/* parseJson */.qF)(inline ? text : (0,files/* readNamedFile */.wh)(text, 'function-config', workplace, remedy));
    if (value === undefined) {
        const what = inline ? 'function-config is not JSON.' : `function-config: the file '${text}' does not contain JSON.`;
        throw new problem/* Problem */.AF({ what, remedy: 'Correct it.' });
    }
    return parseFunctionConfig(value, inline ? 'function-config' : `function-config: ${text}`);
}


/***/ })

};
