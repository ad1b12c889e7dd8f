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
 * same. An inline cache is a part of the image.
 */
function again(build) {
    return { ...build, cacheFrom: [], cacheTo: build.cacheTo.filter(_cache_js__WEBPACK_IMPORTED_MODULE_0__/* .isInline */ .mO), noCache: false, pull: false };
}
function outputOptions(output) {
    switch (output.kind) {
        case 'load':
            return ['--load', '--tag', output.name];
        case 'keep':
            return ['--output', 'type=image,push=false'];
        case 'push':
            return ['--output', `type=image,name=${output.name},push-by-digest=true,name-canonical=true,push=true`];
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
    if (path === undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('.').length === 0) {
        findings.add('The workspace is empty.', 'Check the repository out before this step: was actions/checkout run?');
        return;
    }
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
/* harmony import */ var _domain_present_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7486);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9273);
/* harmony import */ var _inputs_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4519);
/* harmony import */ var _build_argv_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5180);
/* harmony import */ var _cache_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9011);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5138);
/* harmony import */ var _stages_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7106);











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
    const argv = ['history', '--no-trunc', '--human=false', '--format', _image_size_js__WEBPACK_IMPORTED_MODULE_9__/* .historyFormat */ .E$, localName];
    return (0,_image_size_js__WEBPACK_IMPORTED_MODULE_9__/* .readLayerHistory */ .wU)((await docker.ask(argv)).stdout);
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
    const first = await runBuild(docker, { build, platform }, output);
    const { digest, configDigest } = output.kind === 'keep' && build.cacheTo.some(_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .isInline */ .mO) ? await repeat(docker, { build, platform }, first) : first;
    return { build, platform, id: digest, configDigest, ...(localName !== undefined && { localName }) };
}
/** How often a build is repeated until it comes out the same. */
const repetitions = 4;
/**
 * Repeats a build from the builder's cache until it comes out as before. An inline cache lists how each layer was found,
 * which may be another way when the cache has it; what is rehearsed and pushed later is a repetition, too.
 */
async function repeat(docker, { build, platform }, first) {
    let last = first;
    for (let count = 0; count < repetitions; count++) {
        const next = await runBuild(docker, { build: (0,_build_argv_js__WEBPACK_IMPORTED_MODULE_5__/* .again */ .TG)(build), platform }, { kind: 'keep' });
        if (next.digest === last.digest)
            return next;
        last = next;
    }
    return last;
}
/**
 * Pushes an image that stayed in a builder, by building it again from the builder's cache. It gets no tag.
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
        const stages = (0,_stages_js__WEBPACK_IMPORTED_MODULE_8__/* .glimpseStages */ .l5)(request.build);
        const concern = (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_10__/* .present */ .E)({ repository: repositoryArn, stages: stages && (0,_stages_js__WEBPACK_IMPORTED_MODULE_8__/* .nameStages */ .ZC)(stages) });
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_7__/* .explainDocker */ .G0)(finished, 'The image could not be built', concern);
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
/* harmony export */   k7: () => (/* binding */ scopeCaches),
/* harmony export */   mO: () => (/* binding */ isInline),
/* harmony export */   wh: () => (/* binding */ completeCache)
/* harmony export */ });
/* unused harmony export scopeCache */
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
/** Whether a cache destination is the image itself, which differs with it. */
function isInline(entry) {
    return readOptions(entry).get('type') === 'inline';
}
/**
 * Gives the caches in GitHub's service scopes of their own: all those without one share GitHub's default scope, where
 * images of other functions and architectures overwrite each other (docker docs, "GitHub Actions cache").
 *
 * @param scope what is written to, and read first
 * @param others what is read after it, for example of the function that a preview is of
 */
function scopeCaches(build, scope, others = []) {
    const from = build.cacheFrom.flatMap((entry) => scopesOf(entry, [scope, ...others]));
    return { ...build, cacheFrom: from, cacheTo: build.cacheTo.flatMap((entry) => scopesOf(entry, [scope])) };
}
function scopesOf(entry, scopes) {
    return [...new Set(scopes.map((scope) => scopeCache(entry, scope)))];
}
/** @param entry one of cache-from or cache-to */
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
        findings.add('There is no docker program on this runner, and the image is to be built here.', 'Use a runner with Docker Engine 25 or newer and buildx (runs-on: ubuntu-24.04; ubuntu-slim has none), or deploy an image that ECR has, by image-uri.');
        findings.refuse();
    }
    const missing = /context "([^"]+)": context not found/.exec(version.stderr)?.[1];
    if (missing !== undefined) {
        findings.add(`There is no Docker context '${missing}'.`, "List them with 'docker context ls', or unset DOCKER_CONTEXT.");
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

/***/ 5138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QU: () => (/* binding */ LoginRefused),
  G0: () => (/* binding */ explainDocker),
  w7: () => (/* binding */ explainPush)
});

// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/remedy.js
var domain_remedy = __webpack_require__(5045);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/docker/push-refused.js
var push_refused = __webpack_require__(2436);
;// CONCATENATED MODULE: ./build/docker/explain-rules.js


// Texts of ECR (through docker), of docker and of buildx, as users meet them. Bounds on what stands in between keep the
// search linear in what a build printed; a URL of a registry is shorter.
const expired = /authorization token has expired/;
/** How containerd and BuildKit tell the answer of a registry: without what the registry said. */
const answer = (status) => new RegExp(`unexpected status (?:code |from (\\w+) request to )(\\S{1,1500}): (?:${status})`);
/** A refusal by ECR, which has no text where it answers a HEAD request, nor where BuildKit or containerd pushes. */
const refusedLogin = new RegExp(`error parsing HTTP 403 response body|no basic auth|${answer('40[13]').source}`);
const throttled = /\b429\b|toomanyrequests|TOOMANYREQUESTS|rate limit/i;
const unreachable = /failed to do request|no such host|connection (?:refused|reset)|i\/o timeout|TLS handshake|\bEOF\b|\b50[0234]\b|broken pipe/;
/** What a push asks of ECR, by its request (ECR API, and OCI Distribution Specification, "Pushing"). */
const pushActions = [
    [/^HEAD \S*\/blobs\//, 'ecr:BatchCheckLayerAvailability'],
    [/^POST \S*\/blobs\//, 'ecr:InitiateLayerUpload'],
    [/^PATCH \S*\/blobs\//, 'ecr:UploadLayerPart'],
    [/^PUT \S*\/blobs\//, 'ecr:CompleteLayerUpload'],
    [/^PUT \S*\/manifests\//, 'ecr:PutImage'],
    [/^HEAD \S*\/manifests\//, 'ecr:BatchGetImage'],
];
const common = [
    { text: /no space left on device/, remedy: 'Free disk space on the runner.' },
    {
        text: /rpc error: code = Unavailable|error reading from server|closing transport/,
        remedy: 'BuildKit ended in the middle of it: it was stopped, or its machine has too little memory. Look into the log of ' +
            'the builder or the engine, and run the job again.',
    },
];
const pushRules = [
    {
        text: /repository with name '([^']+)' does not exist/,
        remedy: ([, name]) => `Create the repository ${name}, let create-repository do it, or correct repository.`,
    },
    {
        text: push_refused/* tagTaken */.uN,
        remedy: ([, tag]) => `Another run gave ${tag} to another image in the meantime: run this job again.`,
    },
    {
        text: expired,
        remedy: 'A new sign-in did not help: check the clock of this machine, then run the job again.',
    },
    { text: /no basic auth credentials/, remedy: 'Something removed the login of this step: run the job again.' },
    {
        text: /error parsing HTTP 403 response body/,
        remedy: (_, { repository }) => (0,domain_remedy/* allow */.cw)('ecr:BatchCheckLayerAvailability', repository),
    },
    {
        text: answer('40[13]'),
        remedy: ([, method, url], { repository }) => {
            const action = pushActions.find(([request]) => request.test(`${method} ${url}`))?.[1];
            return (0,domain_remedy/* allow */.cw)(action ?? pushActions.map(([, each]) => each), repository);
        },
    },
    {
        text: answer('404'),
        remedy: (_, { repository }) => `Another process deleted the repository${repository ? ` ${repository}` : ''}: create it, or run the job again.`,
    },
    { text: throttled, remedy: 'ECR limits how often it is asked: run the job again, or let fewer jobs push at a time.' },
    ...common,
    { text: unreachable, remedy: 'ECR did not answer as it should: check the network, then run the job again.' },
];
const cacheRules = [
    { text: throttled, remedy: 'Its registry limits how often it is asked: run the job again, or leave cache-to out.' },
    {
        text: new RegExp(`does not exist|${answer('404').source}`),
        remedy: 'Its repository does not exist: create it, or correct ref in cache-to.',
    },
    {
        text: refusedLogin,
        remedy: 'Its registry refuses the login: let the role push to that repository, or log in before this step.',
    },
    ...common,
    { text: unreachable, remedy: 'Its registry did not answer as it should: check ref in cache-to, and the network.' },
];
const baseRules = [
    {
        text: throttled,
        remedy: 'The registry of the base image has a rate limit, and this runner has reached it: log in to it before this step ' +
            '(docker/login-action), or take the base from ECR (a pull-through cache, or a copy).',
    },
    {
        text: /no basic auth|insufficient_scope|pull access denied|\b40[13]\b|unauthorized|authorization failed/i,
        remedy: 'Check the name of the base image; if it is private, log in to its registry before this step (docker/login-action).',
    },
    { text: unreachable, remedy: 'Check the name of the base image and the network: its registry did not answer.' },
    { text: /not found/, remedy: 'Check the name and the tag of the base image: its registry has no such image.' },
    ...common,
];
const buildRules = [
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
        text: /^ERROR: .{0,500}failed to compute cache key: .{0,500}"([^"]{1,500})"(?:: | )not found/m,
        remedy: ([, path]) => `COPY or ADD names '${path}', which the context does not have: correct the path, which is relative to context, ` +
            'look into .dockerignore, and check that actions/checkout ran before this step.',
    },
    {
        text: /^ERROR: .{0,200}failed to get build context (\S{1,200}): /m,
        remedy: ([, name]) => `Correct the path of '${name}' in build-contexts, relative to the workspace.`,
    },
    {
        text: /^ERROR: context "([^"]{1,200})": context not found/m,
        remedy: ([, name]) => `There is no Docker context '${name}': list them with 'docker context ls', or unset DOCKER_CONTEXT.`,
    },
    {
        text: /^ERROR: no builder "([^"]{1,200})" found/m,
        remedy: ([, name]) => `There is no builder '${name}': list them with 'docker buildx ls', or leave builder out.`,
    },
    {
        text: /max depth exceeded/,
        remedy: 'The image has more layers than the engine takes, about 125: join RUN and COPY instructions, or copy the result ' +
            'into a last stage of its own.',
    },
    {
        text: /^ERROR: .{0,200}secret (\S{1,200}): not found/m,
        remedy: ([, id]) => `The Dockerfile needs the secret '${id}': give it in secrets, secret-envs or secret-files.`,
    },
    {
        text: /^ERROR: context deadline exceeded/m,
        remedy: "The builder does not answer: look at it with 'docker buildx inspect', or leave builder out.",
    },
    {
        text: /did not complete successfully: exit code: 137/,
        remedy: 'A RUN instruction was killed, most likely for want of memory: use a larger runner.',
    },
    ...common,
    {
        text: /failed to do request|no such host/,
        remedy: 'Check the network: a registry or another host that the build needs did not answer.',
    },
];

;// CONCATENATED MODULE: ./build/docker/explain.js





/** The registry does not accept the login any more: its password has expired. A new one may help. */
class LoginRefused extends problem/* Problem */.AF {
}
const rulesOf = { push: pushRules, cache: cacheRules, base: baseRules, build: buildRules };
/**
 * Makes a Problem of an error of docker, buildx or the registry: their last words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence; where buildx failed to push or to write a cache, that is said
 * in its place
 * @param concern what it was about: the repository that was pushed to, the stages that there are
 * @returns a LoginRefused where the login may have expired; of a push that may be tried again, a Problem that says so
 */
function explainDocker(finished, doing, concern = {}) {
    const said = lastWordsOf(finished);
    const phase = phaseOf(said, `${finished.stdout}\n${finished.stderr}`);
    return explain(finished, sentences(phase, doing), phase, concern);
}
/** The same for an error of `docker push`. */
function explainPush(finished, name, concern) {
    return explain(finished, `Could not push ${name}`, { kind: 'push', name }, concern);
}
function explain(finished, doing, { kind }, concern) {
    const said = lastWordsOf(finished);
    const text = `${finished.stdout}\n${finished.stderr}`;
    // A denial counts only where docker itself ends with it: a RUN instruction may have printed one of its own. What
    // is told of a registry is told at the end as well.
    const remedy = (0,domain_remedy/* findRemedy */.KJ)(domain_remedy/* denials */.BH, '', said, concern) ??
        (0,domain_remedy/* findRemedy */.KJ)(rulesOf[kind], '', kind === 'build' ? text : said, concern) ??
        'See the log above.';
    const what = `${doing}: ${said}`;
    const finding = { what, brief: `${doing}: the run's log says why.`, remedy };
    const mayHaveExpired = kind === 'push' && (expired.test(text) || refusedLogin.test(said));
    if (mayHaveExpired)
        return new LoginRefused(finding);
    return kind === 'push' ? (0,push_refused/* pushRefused */.H)(said, finding) : new problem/* Problem */.AF(finding);
}
function phaseOf(said, text) {
    const [, name] = /\bfailed to push (\S{1,1000}): /.exec(said) ?? [];
    if (name !== undefined)
        return { kind: 'push', name };
    // BuildKit names the step that failed between two rules, and what an instruction prints there has its time before it.
    if (/^ > exporting cache to /m.test(text))
        return { kind: 'cache' };
    const base = /failed to resolve source metadata for |pull access denied|failed to copy: httpReadSeeker|toomanyrequests/;
    return { kind: base.test(said) ? 'base' : 'build' };
}
function sentences(phase, doing) {
    switch (phase.kind) {
        case 'push':
            return `Could not push ${phase.name}`;
        case 'cache':
            return 'The cache of the build could not be written (cache-to)';
        case 'base':
        case 'build':
            return doing;
    }
}
function lastWordsOf({ stderr, stdout, exitCode }) {
    return lastWords(stderr) || lastWords(stdout) || `docker ended with status ${exitCode}`;
}
/** Lines of an error. */
const longest = 50;
// The error is what buildx and docker print last, with 'ERROR:' before it where it has several lines.
function lastWords(text) {
    const lines = text.trim().split('\n');
    const start = lines.findLastIndex((line) => /^(?:ERROR|error|denied|unauthorized)\b/.test(line));
    const words = start >= 0 ? lines.slice(start, start + longest) : lines.slice(-1);
    return (0,domain_text/* withFullStop */.uo)(words.join(' ').trim());
}


/***/ }),

/***/ 2436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ pushRefused),
/* harmony export */   V6: () => (/* binding */ PushInterrupted),
/* harmony export */   qD: () => (/* binding */ TagTaken),
/* harmony export */   uN: () => (/* binding */ tagTaken)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** The registry, or the way to it, failed: the same push may succeed a moment later. */
class PushInterrupted extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
}
/** The registry has the tag already, and does not let it be moved. */
class TagTaken extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
}
// A registry's answers as docker's engine and as BuildKit print them, each with a status or its name.
const failing = /toomanyrequests|Rate exceeded|unexpected (?:HTTP )?status(?: code| from \w+ request to \S{1,500})?: ?(?:429|5\d\d)\b|error parsing HTTP (?:429|5\d\d) response/i;
// Go's names of a connection that ended, or was not made.
const broken = /connection reset by peer|broken pipe|connection refused|\bEOF\b|i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|http2: .{0,100}(?:GOAWAY|stream error|client connection lost)|no route to host|network is unreachable|server misbehaving/;
/** ECR's words of a tag that can't be moved. */
const tagTaken = /image tag '([^']+)' already exists in the '([^']+)' repository and cannot be overwritten/;
/**
 * Makes the error of a push.
 *
 * @param said the last words of docker, or of buildx
 */
function pushRefused(said, finding) {
    if (tagTaken.test(said))
        return new TagTaken(finding);
    return failing.test(said) || broken.test(said) ? new PushInterrupted(finding) : new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(finding);
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
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5138);


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
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainPush */ .w7)(pushed, name, { repository: repositoryArn });
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
            throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDocker */ .G0)(tagged, `Could not name the image ${name}`);
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
