export const id = 497;
export const ids = [497];
export const modules = {

/***/ 5180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TG: () => (/* binding */ again),
/* harmony export */   VI: () => (/* binding */ checkArgv),
/* harmony export */   gY: () => (/* binding */ secretEnvironment),
/* harmony export */   j2: () => (/* binding */ targetsArgv),
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
    return callArgv('check', build, [...option('--platform', platform), ...option('--target', build.target)]);
}
/** The arguments of `docker` that have BuildKit list the stages of a Dockerfile and build nothing. */
function targetsArgv(build) {
    return callArgv('targets', build);
}
function callArgv(method, build, options = []) {
    return [
        'buildx',
        'build',
        `--call=${method},format=json`,
        ...each('--build-arg', build.buildArgs),
        ...each('--build-context', build.buildContexts),
        ...option('--file', build.file),
        ...options,
        ...option('--builder', build.builder),
        build.context,
    ];
}
/**
 * The same build again, straight from the builder's cache: nothing is fetched or run again, so the result is the
 * same.
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

/***/ 2083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ localDockerfile),
/* harmony export */   o: () => (/* binding */ checkBuildFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _inputs_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4519);



/**
 * Checks that the files that the build reads are there: the context, the Dockerfile, the secret files and variables.
 * A context that is fetched (Git, a URL) is BuildKit's to check.
 */
function checkBuildFiles(build, job, findings) {
    for (const { name, value } of build.secretFiles) {
        if (!isFile(value))
            findings.add(`secret-files: '${value}' for '${name}' is not a file.`, 'Correct the path.');
        findings.collect(() => (0,_inputs_files_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseLinkOut */ .rS)(value, 'secret-files', job));
    }
    for (const { name, value } of build.secretEnvs) {
        if (job.env[value] === undefined) {
            findings.add(`secret-envs: the variable '${value}' for '${name}' is not set.`, "Set it in the step's env.");
        }
    }
    if (isRemotePath(build.context))
        return;
    if (!isDirectory(build.context)) {
        findings.add(`context: '${build.context}' is not a directory of the workspace.`, 'Check the repository out before this step (actions/checkout), or correct the path.');
        return;
    }
    if (build.file !== undefined && isRemotePath(build.file))
        return;
    checkDockerfile(build, findings);
}
/** Path of the Dockerfile; undefined when there is none in the workspace. */
function localDockerfile(build) {
    if (isRemotePath(build.context) || (build.file !== undefined && isRemotePath(build.file)))
        return undefined;
    return candidates(build).find((each) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(each));
}
function candidates({ context, file }) {
    // BuildKit's client looks for the name in lower case second.
    return file === undefined ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, 'Dockerfile'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, 'dockerfile')] : [file];
}
function checkDockerfile(build, findings) {
    const path = localDockerfile(build);
    if (path === undefined) {
        findings.add(`There is no Dockerfile at '${candidates(build)[0]}'.`, 'Name its path in file, relative to the workspace, or its directory in context.');
        return;
    }
    findings.collect(() => (0,_inputs_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)((0,_inputs_files_js__WEBPACK_IMPORTED_MODULE_2__/* .realPath */ .Ye)(path) ?? path, `The Dockerfile '${path}'`));
}
// docker/build, "Build context": Git and HTTP URLs, standard input, and other schemes of named contexts.
function isRemotePath(path) {
    return path === '-' || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(path);
}
function isFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
}
function isDirectory(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isDirectory();
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7803);
/* harmony import */ var _domain_present_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7486);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9273);
/* harmony import */ var _inputs_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4519);
/* harmony import */ var _build_argv_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5180);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4478);
/* harmony import */ var _stages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7106);










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
    const argv = ['history', '--no-trunc', '--human=false', '--format', _image_size_js__WEBPACK_IMPORTED_MODULE_8__/* .historyFormat */ .E$, localName];
    return (0,_image_size_js__WEBPACK_IMPORTED_MODULE_8__/* .readLayerHistory */ .wU)((await docker.ask(argv)).stdout);
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
 * @throws Problem when the push fails, or the cache does not have the image any more
 */
async function pushFromBuilder(docker, image, { name, repositoryArn }) {
    const request = { build: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_5__/* .again */ .TG)(image.build), platform: image.platform };
    const { digest } = await runBuild(docker, request, { kind: 'push', name }, repositoryArn);
    if (digest === image.id)
        return digest;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `The builder pushed ${digest}, but had built ${image.id}: its cache was emptied in between.`,
        remedy: "Run the job again, and give the builder's cache more room.",
    });
}
/**
 * Loads an image that stayed in a builder into the engine, to run it there.
 *
 * @param localName the name to give it
 * @throws Problem when the engine does not get the very image that was built
 */
async function loadFromBuilder(docker, image, localName) {
    const request = { build: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_5__/* .again */ .TG)(image.build), platform: image.platform };
    const { configDigest } = await runBuild(docker, request, { kind: 'load', name: localName });
    if (configDigest === image.configDigest)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `The builder loaded ${configDigest}, but had built ${image.configDigest}: its cache was emptied in between.`,
        remedy: "Run the job again, and give the builder's cache more room.",
    });
}
async function runBuild(docker, request, output, repositoryArn) {
    const metadataFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(docker.scratch, `build-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
    const argv = (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_5__/* .buildArgv */ .v$)({ ...request, output, metadataFile });
    const finished = await docker.show(argv, { env: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_5__/* .secretEnvironment */ .gY)(request.build.secrets) });
    if (finished.exitCode !== 0) {
        const stages = (0,_stages_js__WEBPACK_IMPORTED_MODULE_7__/* .glimpseStages */ .l5)(request.build);
        const concern = (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_9__/* .present */ .E)({ repository: repositoryArn, stages: stages && (0,_stages_js__WEBPACK_IMPORTED_MODULE_7__/* .nameStages */ .ZC)(stages) });
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_6__/* .explainDocker */ .G)(finished, 'The image could not be built', concern);
    }
    const metadata = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)((0,_inputs_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readTextFile */ .Gu)(metadataFile, metadataName), metadataName);
    const digest = readDigest(metadata, 'containerimage.digest');
    if (digest === undefined) {
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
            what: `${metadataName} names no digest of the image.`,
            remedy: 'Run the job again, with another builder if it stays so.',
        });
    }
    return { digest, configDigest: readDigest(metadata, 'containerimage.config.digest') ?? digest };
}
const metadataName = "buildx' report of the build (--metadata-file)";
// buildx reference, "docker buildx build --metadata-file".
function readDigest(metadata, name) {
    const digest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_2__/* .member */ .Dc)(metadata, name);
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

/***/ 2475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P7: () => (/* binding */ inspectEngine),
/* harmony export */   YQ: () => (/* binding */ engineWarnings),
/* harmony export */   tW: () => (/* binding */ isOlder)
/* harmony export */ });
/* unused harmony exports readBuildxVersion, refuseBuildx */
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Inspects the engine, buildx and the builder, side by side.
 *
 * @param builder name of the builder; the current one when absent
 * @throws Problem when an engine, buildx or the builder is missing, or buildx is older than 0.10
 */
async function inspectEngine(docker, builder) {
    const [version, plugin, inspected, store] = await Promise.all([
        docker.ask(['version', '--format', '{{.Server.Version}}']),
        docker.ask(['buildx', 'version']),
        docker.ask(['buildx', 'inspect', ...(builder === undefined ? [] : [builder])]),
        docker.ask(['info', '--format', '{{.DriverStatus}}']),
    ]);
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Findings */ .Fv();
    const engine = version.stdout.trim();
    const buildx = readBuildxVersion(plugin.stdout);
    const driver = /^Driver:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? '';
    if (version.exitCode === 127) {
        findings.add('There is no docker program on this runner.', 'Install Docker Engine 25 or newer with buildx.');
        findings.refuse();
    }
    if (version.exitCode !== 0) {
        findings.add(`The Docker engine does not answer: ${lastLine(version.stderr)}`, "Start it, and let the runner's user reach its socket.");
    }
    const tooOld = refuseBuildx(buildx);
    if (plugin.exitCode !== 0) {
        findings.add('docker has no buildx plugin on this runner.', 'Install the buildx plugin, or add docker/setup-buildx-action before this step.');
    }
    else if (tooOld) {
        findings.add(tooOld.what, tooOld.remedy);
    }
    else if (version.exitCode === 0 && (inspected.exitCode !== 0 || driver === '')) {
        findings.add(`buildx can't use the builder${builder === undefined ? '' : ` '${builder}'`}: ${lastLine(inspected.stderr)}`, "List the builders with 'docker buildx ls', or leave builder out.");
    }
    findings.refuse();
    const platforms = /^Platforms:\s+(.+)$/m.exec(inspected.stdout)?.[1]?.split(/[\s,*]+/) ?? [];
    return { engine, buildx, driver, platforms, containerdStore: store.stdout.includes('io.containerd.snapshotter') };
}
/** Reads what `docker buildx version` prints: module, version and revision. @returns empty when it is none of that */
function readBuildxVersion(text) {
    return /\bv?(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? '';
}
/** Says why a buildx can't build for Lambda; undefined when it can, or when its version is unknown. */
function refuseBuildx(version) {
    if (version === '' || !isOlder(version, 0, 10))
        return undefined;
    return {
        what: `buildx ${version} can't switch off attestations, which Lambda refuses.`,
        remedy: 'Install buildx 0.10 or newer, or add docker/setup-buildx-action before this step.',
    };
}
/** GitHub's own runners of each architecture (GitHub docs, "GitHub-hosted runners reference"). */
const runners = {
    'linux/amd64': 'an x64 runner (runs-on: ubuntu-24.04)',
    'linux/arm64': 'an arm64 runner (runs-on: ubuntu-24.04-arm)',
};
/**
 * Says what may go wrong with a build on this engine, though it need not.
 *
 * @param platform what is built for
 */
function engineWarnings({ engine, platforms, driver }, platform) {
    const old = isOlder(engine, 25, 0);
    const foreign = platforms.length > 0 && !platforms.includes(platform);
    return [
        // AWS Lambda developer guide, "Create a Lambda function using a container image": Docker 25.0.0 or later.
        ...(old ? [`Docker Engine ${engine} is older than 25, the oldest version that AWS supports.`] : []),
        ...(foreign
            ? [
                `The builder (driver ${driver}) does not run ${platform}: a RUN instruction for that platform will fail. ` +
                    `Use ${runners[platform]}, or add docker/setup-qemu-action before this step.`,
            ]
            : []),
    ];
}
/** Compares versions, `MAJOR.MINOR.PATCH`. */
function isOlder(version, major, minor) {
    const [first = 0, second = 0] = version.split('.').map(Number);
    return first < major || (first === major && second < minor);
}
function lastLine(text) {
    return text.trim().split('\n').at(-1) ?? '';
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



/** The registry does not accept the login any more: its password has expired. A new one may help. */
class LoginRefused extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
}
const expired = /authorization token has expired/;
// The answer to a HEAD request has no text: docker's words first, then BuildKit's.
// Bounds on what stands in between keep the search linear in what a build printed; a URL of a registry is shorter.
const silent403 = /error parsing HTTP 403 response body|unexpected status from HEAD request to \S{1,500}\/blobs\/\S{1,200}: 403/;
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
        remedy: ([, tag]) => `Another run pushed ${tag} in the meantime. Run this job again: it will use that image.`,
    },
    {
        text: expired,
        remedy: 'A new sign-in did not help: check the clock of this machine, then run the job again.',
    },
    { text: /no basic auth credentials/, remedy: 'Something removed the login of this step: run the job again.' },
    {
        text: /exec format error/,
        remedy: 'A RUN instruction needs a CPU that this runner does not have: use a runner of that architecture (arm64: runs-on: ' +
            'ubuntu-24.04-arm), or add docker/setup-qemu-action before this step.',
    },
    {
        text: /target stage "?([^"\s]+)"? could not be found/,
        remedy: ([, stage], { stages }) => [`Correct target: the Dockerfile has no stage '${stage}'.`, stages].filter(Boolean).join(' '),
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
 * Makes a Problem of an error of docker, buildx or the registry: their last words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param concern what it was about: the repository that was pushed to, the stages that there are
 * @returns a LoginRefused where the login may have expired
 */
function explainDocker({ stderr, stdout, exitCode }, doing, concern = {}) {
    const said = lastWords(stderr) || lastWords(stdout) || `docker ended with status ${exitCode}`;
    const text = `${stdout}\n${stderr}`;
    // A denial counts only where docker itself ends with it: a RUN instruction may have printed one of its own.
    const remedy = (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .findRemedy */ .KJ)(_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .denials */ .BH, '', said, concern) ?? (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .findRemedy */ .KJ)(rules, '', text, concern);
    const what = `${doing}: ${said}`;
    const brief = `${doing}: the run's log says why.`;
    const finding = { what, brief, remedy: remedy ?? 'See the log above.' };
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
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDocker */ .G)(pushed, `Could not push ${name}`, { repository: repositoryArn });
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
/** Removes containers of this run with their anonymous volumes; those that do not exist any more are no error. */
async function removeContainers(docker, names) {
    if (names.length > 0)
        await docker.ask(['rm', '--force', '--volumes', ...names]);
}
/** Removes networks of this run; those that do not exist any more are no error. */
async function removeNetworks(docker, names) {
    if (names.length > 0)
        await docker.ask(['network', 'rm', ...names]);
}


/***/ }),

/***/ 7106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZC: () => (/* binding */ nameStages),
/* harmony export */   e$: () => (/* binding */ checkTarget),
/* harmony export */   l5: () => (/* binding */ glimpseStages)
/* harmony export */ });
/* unused harmony exports readStages, hasStage */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _build_argv_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5180);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2083);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2475);





/** Milliseconds. A frontend that has to be fetched may take longer: then the build finds out. */
const patience = 5000;
/**
 * Has BuildKit list the stages of the Dockerfile, and looks for the target (buildx reference, `docker buildx build
 * --call`, since 0.15). Where BuildKit does not answer, or not in time, the build decides.
 *
 * @returns what is wrong with the target; undefined when nothing is, or when only the build can tell
 */
async function checkTarget(build, docker, { buildx }) {
    const { target } = build;
    const file = (0,_build_files_js__WEBPACK_IMPORTED_MODULE_3__/* .localDockerfile */ .C)(build);
    if (target === undefined || file === undefined || (0,_engine_js__WEBPACK_IMPORTED_MODULE_4__/* .isOlder */ .tW)(buildx, 0, 15))
        return undefined;
    const late = AbortSignal.timeout(patience);
    try {
        // It is a build, and may last: it has to end with all that it starts.
        const { exitCode, stdout } = await docker.show((0,_build_argv_js__WEBPACK_IMPORTED_MODULE_2__/* .targetsArgv */ .j2)(build), { onLine: () => { }, until: late });
        const stages = exitCode === 0 ? readStages(stdout) : undefined;
        return stages && !hasStage(stages, target)
            ? { what: `target: '${file}' has no stage '${target}'.`, remedy: nameStages(stages.filter(Boolean)) }
            : undefined;
    }
    catch (error) {
        if (late.aborted)
            return undefined;
        throw error;
    }
}
/**
 * Reads what `docker buildx build --call=targets,format=json` prints (BuildKit, package
 * frontend/subrequests/targets).
 *
 * @returns the stages' names in their order, empty for those without one; undefined for any other text: the frontend
 * that a `# syntax` line names may know no such question
 */
function readStages(text) {
    const targets = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text), 'targets'));
    return targets.length === 0 ? undefined : targets.map((each) => (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(each, 'name')));
}
/** Whether a target is a stage: by its name, whatever its case, or by its number from zero, as BuildKit looks for it. */
function hasStage(stages, target) {
    if (stages.some((name) => name !== '' && name.toLowerCase() === target.toLowerCase()))
        return true;
    return /^\d+$/.test(target) && Number(target) < stages.length;
}
/** Says which targets there are. */
function nameStages(names) {
    return names.length > 0 ? `Its stages are ${names.join(', ')}.` : 'Its stages have no names; leave target out.';
}
/**
 * The names of the stages as far as a look at the text shows them. It decides nothing: it is for the text of an error
 * of a build whose BuildKit can't be asked.
 *
 * @returns undefined when the Dockerfile is not in the workspace
 */
function glimpseStages(build) {
    const file = (0,_build_files_js__WEBPACK_IMPORTED_MODULE_3__/* .localDockerfile */ .C)(build);
    if (file === undefined)
        return undefined;
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8').replace(/^\uFEFF/, '');
    const mark = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text) ? '`' : '\\';
    const instructions = [];
    let open = false;
    // A comment between the lines of an instruction is no part of it (Dockerfile reference, "Format").
    for (const line of text.split(/\r?\n/).filter((each) => !/^[ \t]*(?:#|$)/.test(each))) {
        const whole = line.trimEnd();
        const part = whole.endsWith(mark) ? whole.slice(0, -1) : whole;
        instructions.push(open ? `${instructions.pop() ?? ''} ${part}` : part);
        open = part !== whole;
    }
    return instructions.flatMap((each) => /^[ \t]*FROM[ \t].*[ \t]AS[ \t]+(\S+)[ \t]*$/i.exec(each)?.[1] ?? []);
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
