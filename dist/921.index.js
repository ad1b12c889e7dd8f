export const id = 921;
export const ids = [921];
export const modules = {

/***/ 5180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TG: () => (/* binding */ again),
/* harmony export */   VI: () => (/* binding */ checkArgv),
/* harmony export */   gY: () => (/* binding */ secretEnvironment),
/* harmony export */   v$: () => (/* binding */ buildArgv)
/* harmony export */ });
/* harmony import */ var _cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9011);

/** The name of the environment variable that hands a build secret to buildx. */
function secretVariable(index) {
    return `DEPLOY_LAMBDA_IMAGE_SECRET_${index}`;
}
/** The environment that `buildArgv` refers to. */
function secretEnvironment(secrets) {
    return Object.fromEntries(secrets.map(({ value }, index) => [secretVariable(index), value]));
}
/**
 * The arguments of `docker` for one build: docker/build-push-action's for every input that it has too, and what
 * Lambda needs. One platform and no attestations make a single manifest; anything else makes an index, which Lambda
 * refuses.
 */
function buildArgv({ build, platform, output, metadataFile }) {
    return [
        'buildx',
        'build',
        ...each('--add-host', build.addHosts),
        ...each('--allow', build.allow),
        ...each('--build-arg', build.buildArgs),
        ...each('--build-context', build.buildContexts),
        ...each('--cache-from', build.cacheFrom),
        ...each('--cache-to', build.cacheTo.map(_cache_js__WEBPACK_IMPORTED_MODULE_0__/* .completeCache */ .wh)),
        ...option('--file', build.file),
        ...each('--label', build.labels),
        ...outputOptions(output),
        '--platform',
        platform,
        '--provenance=false',
        '--sbom=false',
        ...each('--secret', secretOptions(build)),
        ...option('--shm-size', build.shmSize),
        ...each('--ssh', build.ssh),
        ...option('--target', build.target),
        ...each('--ulimit', build.ulimit),
        ...option('--builder', build.builder),
        '--metadata-file',
        metadataFile,
        ...option('--network', build.network),
        ...(build.noCache ? ['--no-cache'] : []),
        ...(build.pull ? ['--pull'] : []),
        build.context,
    ];
}
/**
 * The arguments of `docker` that have BuildKit check a Dockerfile and build nothing. What has no part in that is left
 * out: caches, secrets, labels.
 */
function checkArgv(build, platform) {
    return [
        'buildx',
        'build',
        '--call=check,format=json',
        ...each('--build-arg', build.buildArgs),
        ...each('--build-context', build.buildContexts),
        ...option('--file', build.file),
        ...option('--platform', platform),
        ...option('--target', build.target),
        ...option('--builder', build.builder),
        build.context,
    ];
}
/**
 * The same build again, straight from the builder's cache: nothing is fetched or run anew, so that what comes out is
 * what came out before.
 */
function again(build) {
    return { ...build, cacheFrom: [], cacheTo: [], noCache: false, pull: false };
}
function outputOptions(output) {
    switch (output.kind) {
        case 'load':
            return ['--load', '--tag', output.name];
        case 'keep':
            return ['--output', 'type=image,push=false'];
        case 'push':
            return ['--push', '--tag', output.name];
    }
}
function secretOptions({ secrets, secretEnvs, secretFiles }) {
    return [
        ...secrets.map(({ name }, index) => `id=${name},env=${secretVariable(index)}`),
        ...secretEnvs.map(({ name, value }) => `id=${name},env=${value}`),
        ...secretFiles.map(({ name, value }) => `id=${name},src=${value}`),
    ];
}
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
function option(flag, value) {
    return value === undefined ? [] : [flag, value];
}


/***/ }),

/***/ 3985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ks: () => (/* binding */ chooseLocalName),
/* harmony export */   _w: () => (/* binding */ buildImage),
/* harmony export */   l9: () => (/* binding */ isClassic),
/* harmony export */   q8: () => (/* binding */ pushFromBuilder),
/* harmony export */   qM: () => (/* binding */ layerSizes),
/* harmony export */   wr: () => (/* binding */ loadFromBuilder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9273);
/* harmony import */ var _build_argv_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5180);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4478);








/** Whether the engine keeps images without their manifests, in its classic store. */
function isClassic({ id, configDigest }) {
    return id === configDigest;
}
/**
 * Reads the sizes of an image's layers, uncompressed.
 *
 * @returns nothing where the engine does not have the image, or does not tell
 */
async function layerSizes(docker, { localName }) {
    if (localName === undefined)
        return [];
    const argv = ['history', '--no-trunc', '--human=false', '--format', _image_size_js__WEBPACK_IMPORTED_MODULE_6__/* .historyFormat */ .E$, localName];
    return (0,_image_size_js__WEBPACK_IMPORTED_MODULE_6__/* .readLayerHistory */ .wU)((await docker.ask(argv)).stdout);
}
/**
 * Chooses the name that a build gives the image in the engine's image store, which the `docker` driver builds into.
 * Runs that share an engine must not take each other's image for their own.
 *
 * @param driver the builder's
 * @returns undefined where the image stays in a builder of its own
 */
function chooseLocalName(driver) {
    return driver === 'docker' ? `deploy-lambda-image:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}` : undefined;
}
/**
 * Builds the image with buildx, whose progress is shown.
 *
 * @param localName the name to give it in the engine; absent when it stays in a builder
 * @throws Problem when the build fails
 */
async function buildImage(docker, build, platform, localName) {
    const output = localName === undefined ? { kind: 'keep' } : { kind: 'load', name: localName };
    const { digest, configDigest } = await runBuild(docker, { build, platform }, output);
    return { build, platform, id: digest, configDigest, ...(localName !== undefined && { localName }) };
}
/**
 * Pushes an image that stayed in a builder, by building it again from the builder's cache.
 *
 * @returns the digest of the pushed manifest
 * @throws Problem when the push fails, or the cache no longer held the image that was built
 */
async function pushFromBuilder(docker, image, { name, repositoryArn }) {
    const request = { build: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_4__/* .again */ .TG)(image.build), platform: image.platform };
    const { digest } = await runBuild(docker, request, { kind: 'push', name }, repositoryArn);
    if (digest === image.id)
        return digest;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `The builder pushed ${digest}, but had built ${image.id}: its cache was emptied in between.`,
        remedy: "Run the job again, and give the builder's cache more room.",
    });
}
/**
 * Brings an image that stayed in a builder into the engine, to be run there.
 *
 * @param localName the name to give it
 * @throws Problem when the engine does not get the very image that was built
 */
async function loadFromBuilder(docker, image, localName) {
    const request = { build: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_4__/* .again */ .TG)(image.build), platform: image.platform };
    const { configDigest } = await runBuild(docker, request, { kind: 'load', name: localName });
    if (configDigest === image.configDigest)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `The builder loaded ${configDigest}, but had built ${image.configDigest}: its cache was emptied in between.`,
        remedy: "Run the job again, and give the builder's cache more room.",
    });
}
async function runBuild(docker, request, output, repositoryArn) {
    const metadataFile = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(docker.scratch, `build-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
    const argv = (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_4__/* .buildArgv */ .v$)({ ...request, output, metadataFile });
    const finished = await docker.show(argv, { env: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_4__/* .secretEnvironment */ .gY)(request.build.secrets) });
    if (finished.exitCode !== 0)
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_5__/* .explainDocker */ .G)(finished, 'The image could not be built', repositoryArn);
    const metadata = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(metadataFile, 'utf8'));
    const digest = readDigest(metadata, 'containerimage.digest');
    if (digest === undefined)
        throw new Error(`buildx reported no digest of the image: ${JSON.stringify(metadata)}`);
    return { digest, configDigest: readDigest(metadata, 'containerimage.config.digest') ?? digest };
}
// buildx reference, "docker buildx build --metadata-file".
function readDigest(metadata, name) {
    const digest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_7__/* .member */ .Dc)(metadata, name);
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}


/***/ }),

/***/ 9011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S7: () => (/* binding */ cacheTypes),
/* harmony export */   Y5: () => (/* binding */ checkCaches),
/* harmony export */   d3: () => (/* binding */ scopeCache),
/* harmony export */   wh: () => (/* binding */ completeCache)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(880);

/** Options of one cache source or destination, `type=registry,ref=…`; a bare reference is of type registry. */
function readOptions(entry) {
    if (!entry.includes('='))
        return new Map([
            ['type', 'registry'],
            ['ref', entry],
        ]);
    const pairs = entry.split(',').map((part) => part.trim().split('='));
    return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
/**
 * Completes a cache destination that ECR would refuse: it takes a cache only as an OCI image manifest (AWS containers
 * blog, "Announcing remote cache support in Amazon ECR for BuildKit clients").
 */
function completeCache(entry) {
    const options = readOptions(entry);
    const host = options.get('ref')?.split('/')[0] ?? '';
    if (options.get('type') !== 'registry' || !(0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrRegistry */ .d_)(host))
        return entry;
    const missing = ['image-manifest', 'oci-mediatypes'].filter((name) => !options.has(name));
    const whole = entry.includes('=') ? entry : `type=registry,ref=${entry}`;
    return [whole, ...missing.map((name) => `${name}=true`)].join(',');
}
/**
 * Gives a cache in GitHub's service a scope of its own: all those without one share GitHub's default scope, where
 * images of other functions and architectures overwrite each other (docker docs, "GitHub Actions cache").
 *
 * @param entry one of cache-from or cache-to
 */
function scopeCache(entry, scope) {
    const options = readOptions(entry);
    return options.get('type') === 'gha' && !options.has('scope') ? `${entry},scope=${scope}` : entry;
}
/** The types of all caches of a build. */
function cacheTypes({ cacheFrom, cacheTo }) {
    return [...cacheFrom, ...cacheTo].flatMap((entry) => readOptions(entry).get('type') ?? []);
}
/**
 * Checks that the builder can use the caches. The engine's classic image store exports a cache only inside of the
 * image (docker docs, "Cache storage backends").
 */
function checkCaches(build, engine, findings) {
    if (engine.driver !== 'docker' || engine.containerdStore)
        return;
    for (const [input, entries] of [
        ['cache-to', build.cacheTo],
        ['cache-from', build.cacheFrom],
    ]) {
        const types = entries.map((entry) => readOptions(entry).get('type') ?? '');
        const refused = types.find((type) => (input === 'cache-to' ? type !== 'inline' : type === 'gha'));
        if (refused === undefined)
            continue;
        findings.add(`${input}: the builder's docker driver can't use a cache of type '${refused}'.`, 'Add docker/setup-buildx-action before this step, or leave the cache out.');
    }
}


/***/ }),

/***/ 4478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ explainDocker),
/* harmony export */   Q: () => (/* binding */ LoginRefused)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);



/** The registry takes the login no longer: its password has ended. A new one may help. */
class LoginRefused extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
}
const expired = /authorization token has expired/;
// The answer to a HEAD request has no text: docker's words first, then BuildKit's.
const silent403 = /error parsing HTTP 403 response body|unexpected status from HEAD request to \S+\/blobs\/\S+: 403/;
// Texts of ECR (through docker), of docker and of buildx, as users meet them.
const rules = [
    {
        text: /repository with name '([^']+)' does not exist/,
        remedy: ([, name]) => `Create the repository ${name}, let create-repository do it, or correct repository.`,
    },
    {
        text: silent403,
        remedy: (_, { repository }) => (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .cw)('ecr:BatchCheckLayerAvailability', repository),
    },
    {
        text: /image tag '([^']+)' already exists in the '([^']+)' repository and cannot be overwritten/,
        remedy: ([, tag]) => `Another run pushed ${tag} meanwhile: run this job again, and it will use that image.`,
    },
    {
        text: expired,
        remedy: 'A new sign-in did not help: check the clock of this machine, then run the job again.',
    },
    { text: /no basic auth credentials/, remedy: 'Something removed the login of this step: run the job again.' },
    {
        text: /exec format error/,
        remedy: 'A RUN instruction needs a CPU that this runner has not: use a runner of that architecture (arm64: runs-on: ' +
            'ubuntu-24.04-arm), or add docker/setup-qemu-action before this step.',
    },
    {
        text: /target stage "?([^"\s]+)"? could not be found/,
        remedy: ([, stage]) => `Correct target: the Dockerfile has no stage '${stage}'.`,
    },
    {
        text: /Cache export is not supported for the docker driver|cache export feature is currently not supported/i,
        remedy: 'Add docker/setup-buildx-action before this step, or leave cache-to out.',
    },
    {
        text: /failed to resolve source metadata|failed to do request|no such host|pull access denied/,
        remedy: 'Check the name of the base image, the network, and the login to its registry.',
    },
    { text: /no space left on device/, remedy: 'Free disk space on the runner.' },
];
/**
 * Turns what docker, buildx or the registry said into what to do; its own last words are kept.
 *
 * @param doing what failed, as the start of a sentence
 * @param repository ARN of the one that was pushed to
 * @returns a LoginRefused where the login may have ended
 */
function explainDocker({ stderr, stdout, exitCode }, doing, repository) {
    const said = lastWords(stderr) || lastWords(stdout) || `docker ended with status ${exitCode}`;
    const text = `${stdout}\n${stderr}`;
    // A denial counts only where docker itself ends with it: a RUN instruction may have printed one of its own.
    const concern = repository === undefined ? {} : { repository };
    const remedy = (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .findRemedy */ .KJ)(_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .denials */ .BH, '', said, concern) ?? (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .findRemedy */ .KJ)(rules, '', text, concern);
    const what = `${doing}: ${said}`;
    const brief = `${doing}: the run's log says why.`;
    const finding = { what, brief, remedy: remedy ?? 'The log above shows what led to it.' };
    return expired.test(text) || silent403.test(text) ? new LoginRefused(finding) : new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(finding);
}
// The error is what buildx and docker print last, with 'ERROR:' before it where it has several lines.
function lastWords(text) {
    const lines = text.trim().split('\n');
    const start = lines.findLastIndex((line) => /^(?:ERROR|error|denied|unauthorized)\b/.test(line));
    const words = start >= 0 ? lines.slice(start) : lines.slice(-1);
    return (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .withFullStop */ .uo)(words.join(' ').trim());
}


/***/ }),

/***/ 5497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ removeContainers),
/* harmony export */   GH: () => (/* binding */ pushImage),
/* harmony export */   I9: () => (/* binding */ removeLocalNames),
/* harmony export */   ij: () => (/* binding */ removeNetworks)
/* harmony export */ });
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3985);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4478);


/**
 * Pushes a built image under one name.
 *
 * @returns the digest of the manifest that the registry has taken, `sha256:…`
 * @throws Problem when the registry refuses it
 */
async function pushImage(docker, image, destination) {
    const { name, repositoryArn, prefix } = destination;
    if (image.localName === undefined)
        return (0,_build_js__WEBPACK_IMPORTED_MODULE_0__/* .pushFromBuilder */ .q8)(docker, image, destination);
    const pushed = await tagAndPush(docker, image.localName, name, prefix);
    if (pushed.exitCode !== 0)
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDocker */ .G)(pushed, `Could not push ${name}`, repositoryArn);
    const digest = /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+/m.exec(pushed.stdout)?.[1];
    if (digest === undefined)
        throw new Error(`docker push reported no digest of ${name}`);
    return digest;
}
/** How often a name is given again that another run on this engine, at its end, has removed before the push. */
const attempts = 10;
async function tagAndPush(docker, localName, name, prefix) {
    for (let attempt = 1;; attempt++) {
        const tagged = await docker.ask(['tag', localName, name]);
        if (tagged.exitCode !== 0)
            throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDocker */ .G)(tagged, `Could not name the image ${name}`);
        const pushed = await docker.show(['push', name], { prefix });
        const taken = pushed.exitCode !== 0 &&
            /does not exist locally with the tag|tag does not exist: /.test(pushed.stderr + pushed.stdout);
        if (!taken || attempt === attempts)
            return pushed;
    }
}
/** Removes the names that the run gave the image; its layers stay in the engine's build cache. */
async function removeLocalNames(docker, names) {
    // Another run on this engine may have removed the same name already, which is what is wanted.
    if (names.length > 0)
        await docker.ask(['image', 'rm', '--force', ...names]);
}
/** Removes containers of this run with their anonymous volumes; those that are gone already are what is wanted. */
async function removeContainers(docker, names) {
    if (names.length > 0)
        await docker.ask(['rm', '--force', '--volumes', ...names]);
}
/** Removes networks of this run; those that are gone already are what is wanted. */
async function removeNetworks(docker, names) {
    if (names.length > 0)
        await docker.ask(['network', 'rm', ...names]);
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
    ImageDeleted: 'The image is gone from ECR: push it again, and keep images that versions use out of lifecycle rules.',
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
    [/UnsupportedImageLayerDetected/, () => 'Build the image anew with buildx and gzip layers.'],
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

/***/ 4809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ waitUntilSettled),
/* harmony export */   EX: () => (/* binding */ waitForLatest),
/* harmony export */   PF: () => (/* binding */ waitForVersion),
/* harmony export */   uB: () => (/* binding */ waitUntilOver)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(901);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9812);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2420);








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
 * @throws Problem when it fails, when Lambda refuses to tell, or at the deadline
 */
async function waitForVersion(wait, version) {
    const what = `version ${version} of ${wait.functionName}`;
    const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending');
    // An Inactive version is ready too: its first invocation wakes it.
    if (ready.state === 'Active' || ready.state === 'Inactive')
        return ready;
    const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failure */ .V)(`Lambda could not make ${what} ready${instead}`, ready.stateReason, wait.image);
}
/**
 * Waits until the update of $LATEST has ended. The result of an update that another run started in the meantime is that
 * run's concern.
 *
 * @param digest what this run deployed
 * @throws Problem when the update fails, when Lambda refuses to tell, or at the deadline
 */
async function waitForLatest(wait, digest) {
    const what = `$LATEST of ${wait.functionName}`;
    const isOver = (latest) => latest.digest !== digest || (0,_function_js__WEBPACK_IMPORTED_MODULE_6__/* .isSettled */ .Is)(latest);
    const ready = await pollFunction(wait, what, undefined, isOver);
    if (ready.digest !== digest)
        return ready;
    if (ready.lastUpdateStatus === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failure */ .V)(`Lambda could not update ${what}`, ready.lastUpdateReason, wait.image);
    if (ready.state === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failure */ .V)(`Lambda could not make ${what} ready`, ready.stateReason, wait.image);
    return ready;
}
/** Waits until the update in progress is over, however it ends. */
function waitUntilOver(wait) {
    return pollFunction(wait, `the update in progress of ${wait.functionName}`, undefined, _function_js__WEBPACK_IMPORTED_MODULE_6__/* .isSettled */ .Is);
}
/** Waits until Lambda takes an update, also when another run or a person started the one in progress. */
async function waitUntilSettled(wait) {
    await waitUntilOver(wait);
    // Two runs that waited for the same update must not collide again.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(250 + Math.random() * 250, undefined, { signal: wait.signal });
}
function pollFunction(wait, what, qualifier, isOver) {
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .w)({
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
        const found = await (0,_function_js__WEBPACK_IMPORTED_MODULE_6__/* .getFunction */ .N9)(wait.lambda, wait.functionName, qualifier);
        if (found)
            return found;
    }
    catch (error) {
        // A throttle or a failing service passes; a denial does not.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_7__/* .isTransient */ .dg)(error))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read ${what}`);
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: `${what} was deleted during the deploy.`,
        remedy: 'Find out in CloudTrail what deleted it, then run the job again.',
    });
}
function tooLong(wait, what, found) {
    const seen = found
        ? `state ${found.state}, last update ${found.lastUpdateStatus}${found.stateReason.text && `, ${found.stateReason.text}`}`
        : 'Lambda answered only errors';
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(wait.timeout)} for ${what}, and it is not ready yet (${seen}).`,
        remedy: 'Give it longer with wait-timeout.',
    });
}


/***/ })

};
