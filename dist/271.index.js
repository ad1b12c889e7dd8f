export const id = 271;
export const ids = [271];
export const modules = {

/***/ 7312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1421);
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3053);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1260);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7803);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6418);
/* harmony import */ var _finished_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6575);







/**
 * Asks a program for a short answer, by the toolkit: silently, with an array of arguments, never through a shell, and
 * with all of stdout.
 *
 * The toolkit takes no signal and does not hand out the process that it starts. Node itself tells of it (Node.js
 * docs, "Diagnostics Channel", `child_process`). It is in the group of this process, so that it is ended alone: what
 * starts processes of its own and may last is for `run`.
 *
 * @param program a name without spaces, which the PATH of this process leads to
 * @throws the signal's reason when it was aborted
 */
async function ask(program, argv, { env, signal }) {
    signal.throwIfAborted();
    let child;
    let found = false;
    const stop = () => child && end(child);
    signal.addEventListener('abort', stop, { once: true });
    try {
        const { exitCode, stdout, stderr } = await starting.run((started) => {
            child = started;
            started.once('spawn', () => {
                // The toolkit leaves stdin open, and what reads it would wait for ever. Its own way to end it is to write,
                // which fails, where nothing catches it, once the program has ended.
                started.stdin?.destroy();
                if (signal.aborted)
                    stop();
            });
        }, () => (0,_actions_exec__WEBPACK_IMPORTED_MODULE_3__/* .getExecOutput */ .H)(program, [...argv], {
            env: defined(env),
            silent: true,
            ignoreReturnCode: true,
            delay: _finished_js__WEBPACK_IMPORTED_MODULE_6__/* .grace */ .F,
            // The first word comes once the program is found.
            listeners: {
                debug: () => {
                    found = true;
                },
            },
        }));
        signal.throwIfAborted();
        // The toolkit hands on what Node says, which is no number when a signal ended the program.
        return { exitCode: exitCode ?? 128, stdout, stderr: stderr.slice(-_finished_js__WEBPACK_IMPORTED_MODULE_6__/* .kept */ .L) };
    }
    catch (error) {
        signal.throwIfAborted();
        if (found)
            throw error;
        return { exitCode: 127, stdout: '', stderr: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error) };
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
/** Told of the process that a question starts, and of no other. */
const starting = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
(0,node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_2__.subscribe)('child_process', (message) => {
    const child = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(message, 'process');
    if (child instanceof node_child_process__WEBPACK_IMPORTED_MODULE_1__.ChildProcess)
        starting.getStore()?.(child);
});
function end(child) {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), _finished_js__WEBPACK_IMPORTED_MODULE_6__/* .grace */ .F).unref();
    // What it has started, a plugin for example, holds its streams open until it has ended as well, or for ever. Then it
    // must not hold this process.
    child.once('exit', () => {
        const late = setTimeout(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        }, _finished_js__WEBPACK_IMPORTED_MODULE_6__/* .grace */ .F);
        child.once('close', () => clearTimeout(late));
    });
}
function defined(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

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
function buildArgv({ build, platform, output, fixedTimes, metadataFile }) {
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
        '--output',
        outputOf(output, fixedTimes),
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
/**
 * Lambda takes layers that are compressed with gzip. BuildKit leaves those as they are, and converts all others: a base
 * image may have layers of zstd (docker docs, "Image and registry exporters").
 */
const exporterOptions = ['compression=gzip', 'force-compression=true'];
function outputOf(output, fixedTimes) {
    const asImage = (...options) => [...options, ...exporterOptions, ...(fixedTimes ? ['rewrite-timestamp=true'] : [])].join(',');
    switch (output.kind) {
        case 'load':
            return asImage('type=docker', `name=${output.name}`);
        case 'keep':
            return asImage('type=image', 'push=false');
        case 'push':
            return asImage('type=image', `name=${output.name}`, 'push-by-digest=true', 'name-canonical=true', 'push=true');
        case 'files':
            return `type=local,dest=${output.folder}`;
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

/***/ 2704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _w: () => (/* binding */ buildImage),
  Ks: () => (/* binding */ chooseLocalName),
  TQ: () => (/* binding */ isBuilt),
  l9: () => (/* binding */ isClassic),
  wr: () => (/* binding */ loadFromBuilder),
  q8: () => (/* binding */ pushFromBuilder)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/docker/build-argv.js
var build_argv = __webpack_require__(5180);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/statement.js
var statement = __webpack_require__(4120);
// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
// EXTERNAL MODULE: ./build/docker/platform-warnings.js
var platform_warnings = __webpack_require__(3702);
;// CONCATENATED MODULE: ./build/docker/build-report.js





const reportName = "buildx' report of the build (--metadata-file)";
/** Reads the report. @throws Problem when it names no digest */
function readReport(file, platform) {
    const report = (0,json/* parseAnswer */.Wp)((0,files/* readTextFile */.Gu)(file, reportName), reportName);
    const digest = readDigest(report, 'containerimage.digest');
    if (digest === undefined) {
        throw new problem/* Problem */.AF({
            what: `${reportName} names no digest of the image.`,
            remedy: 'Run the job again, with another builder if it stays so.',
        });
    }
    const provenance = (0,statement/* readProvenance */.Ch)((0,json/* member */.Dc)(report, 'buildx.build.provenance'));
    return {
        digest,
        configDigest: readDigest(report, 'containerimage.config.digest') ?? digest,
        warnings: (0,platform_warnings/* readPlatformWarnings */.X_)(report, platform),
        ...(provenance && { provenance }),
    };
}
// buildx reference, "docker buildx build --metadata-file".
function readDigest(report, name) {
    const digest = (0,json/* member */.Dc)(report, name);
    return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

// EXTERNAL MODULE: ./build/docker/cache.js
var cache = __webpack_require__(9011);
;// CONCATENATED MODULE: ./build/docker/cached-steps.js
// BuildKit's progress in plain text: `#7 [build 2/5] RUN npm ci`, then `#7 CACHED` where its cache has the result.
const line = /^#(?<step>\d+) (?:(?<cached>CACHED)$|\[(?:[^\s\]]+ )?\d+\/\d+\] )/;
/** Counts the instructions of a build, and those whose result was in BuildKit's cache. */
class CachedSteps {
    #steps = new Set();
    #cached = new Set();
    /** Reads a line of BuildKit's, which is shown all the same. */
    read = (text) => {
        const { step, cached } = line.exec(text)?.groups ?? {};
        if (step !== undefined)
            (cached === undefined ? this.#steps : this.#cached).add(step);
        return false;
    };
    /** For example `8 of 11 steps cached`; undefined where no step was seen. */
    describe() {
        const cached = [...this.#steps].filter((step) => this.#cached.has(step)).length;
        return this.#steps.size === 0 ? undefined : `${cached} of ${this.#steps.size} steps cached`;
    }
}

// EXTERNAL MODULE: ./build/docker/explain.js + 1 modules
var explain = __webpack_require__(5138);
;// CONCATENATED MODULE: ./build/docker/repeated-steps.js
/**
 * Tells which lines of a build that is repeated from the builder's cache say something new: what becomes of the image
 * this time, and what fails. Each line of BuildKit's begins with the number of its step, the first with its name as well.
 *
 * @returns whether a line need not be shown
 */
function repeatedLines() {
    const names = new Map();
    return (line) => {
        const [, step, words = ''] = /^#(\d+) (.*)$/.exec(line) ?? [];
        if (step === undefined)
            return line === '';
        const name = names.get(step) ?? words;
        names.set(step, name);
        return !/^(?:exporting|pushing)\b/.test(name) && !/^(?:ERROR|CANCELED)\b/.test(words);
    };
}

// EXTERNAL MODULE: ./build/docker/stages.js
var docker_stages = __webpack_require__(7106);
;// CONCATENATED MODULE: ./build/docker/build.js












function isBuilt(image) {
    return 'build' in image;
}
/** Whether the engine keeps images without their manifests, in its classic store. */
function isClassic({ id, configDigest }) {
    return id === configDigest;
}
/**
 * Chooses the name that a build gives the image in the engine's image store, which the `docker` driver builds into.
 * Runs that share an engine must not take each other's image for their own.
 *
 * @param driver the builder's
 * @returns undefined where the image stays in a builder of its own
 */
function chooseLocalName(driver) {
    return driver === 'docker' ? `deploy-lambda-image:${(0,external_node_crypto_.randomUUID)()}` : undefined;
}
/**
 * Builds the image with buildx, whose progress is shown.
 *
 * @param localName the name to give it in the engine; absent when it stays in a builder
 * @throws Problem when the build fails
 */
async function buildImage(docker, recipe, localName) {
    const output = localName === undefined ? { kind: 'keep' } : { kind: 'load', name: localName };
    const steps = new CachedSteps();
    const first = await runBuild(docker, recipe, { output, first: steps });
    const cached = steps.describe();
    const { digest, configDigest } = output.kind === 'keep' && recipe.build.cacheTo.some(cache/* isInline */.mO) ? await repeat(docker, recipe, first) : first;
    return {
        ...recipe,
        labels: recipe.build.labels,
        id: digest,
        configDigest,
        warnings: first.warnings,
        ...(first.provenance && { provenance: first.provenance }),
        ...(cached !== undefined && { cached }),
        ...(localName !== undefined && { localName }),
    };
}
/** How often a build is repeated until it comes out the same. */
const repetitions = 4;
/**
 * Repeats a build from the builder's cache until it comes out as before. An inline cache lists how each layer was found,
 * which may be another way when the cache has it; what is rehearsed and pushed later is a repetition, too.
 */
async function repeat(docker, recipe, first) {
    let last = first;
    for (let count = 0; count < repetitions; count++) {
        const next = await runBuild(docker, repeated(recipe), { output: { kind: 'keep' } });
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
async function pushFromBuilder(docker, image, { name, repositoryArn, prefix }) {
    const { digest } = await runBuild(docker, repeated(image), { output: { kind: 'push', name }, repositoryArn, prefix });
    if (digest === image.id)
        return digest;
    throw new problem/* Problem */.AF({
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
    const { configDigest } = await runBuild(docker, repeated(image), { output: { kind: 'load', name: localName } });
    if (configDigest === image.configDigest)
        return;
    throw new problem/* Problem */.AF({
        what: `The builder loaded ${configDigest}, but had built ${image.configDigest}: its cache was emptied in between.`,
        remedy: "Run the job again, and give the builder's cache more room.",
    });
}
function repeated({ build, platform, fixedTimes }) {
    return { build: (0,build_argv/* again */.TG)(build), platform, fixedTimes };
}
async function runBuild(docker, recipe, one) {
    const { output, first = false, repositoryArn, prefix } = one;
    const metadataFile = (0,external_node_path_.join)(docker.scratch, `build-${(0,external_node_crypto_.randomUUID)()}.json`);
    const argv = (0,build_argv/* buildArgv */.v$)({ ...recipe, output, metadataFile });
    const env = { ...(0,build_argv/* secretEnvironment */.gY)(recipe.build.secrets), ...platform_warnings/* withWarnings */.oV };
    const shown = first ? { command: true, skip: first.read } : { skip: repeatedLines() };
    const finished = await docker.show(argv, { env, prefix, ...shown });
    if (finished.exitCode !== 0) {
        const stages = (0,docker_stages/* glimpseStages */.l5)(recipe.build);
        const concern = (0,present/* present */.E)({ repository: repositoryArn, stages: stages && (0,docker_stages/* nameStages */.ZC)(stages) });
        throw (0,explain/* explainDocker */.G0)(finished, 'The image could not be built', concern);
    }
    return readReport(metadataFile, recipe.platform);
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

/***/ 8139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ credentialsOf),
/* harmony export */   a: () => (/* binding */ commandLine)
/* harmony export */ });
/* harmony import */ var _inputs_credential_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6830);

/** The name and password of a URL. */
const login = /(:\/\/)([^\s/@]{1,1000})@/g;
/** Options of caches that are credentials (Docker docs, "Cache storage backends"). */
const cacheCredential = /\b((?:access_key_id|secret_access_key|session_token|token|ghtoken)=)([^,]+)/g;
/** Credentials in what a build reads and writes: BuildKit prints where it is, and buildx what it could not use. */
function credentialsOf({ context, file = '', buildContexts, cacheFrom, cacheTo }) {
    const caches = [...cacheFrom, ...cacheTo];
    const logins = matches([context, file, ...buildContexts, ...caches], login).flatMap((one) => [one, ...one.split(':')]);
    return [...logins, ...matches(caches, cacheCredential)];
}
/** The second groups of all matches. */
function matches(texts, pattern) {
    return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, , found = '']) => found));
}
/**
 * Writes a command of docker's for the log, as a shell takes it, after the word by which the runner shows a command.
 * Build arguments that seem to be credentials are left out, whether or not the runner knows their values as secrets.
 */
function commandLine(argv) {
    const shown = argv.map((argument, index) => quoted(withoutCredentials(argument, argv[index - 1])));
    return `[command]docker ${shown.join(' ')}`;
}
function withoutCredentials(argument, option = '') {
    if (option === '--build-arg' && (0,_inputs_credential_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialArguments */ .S)([argument]).length > 0) {
        return argument.replace(/=.*$/s, '=***');
    }
    const plain = argument.replaceAll(login, '$1***@');
    return option.startsWith('--cache-') ? plain.replaceAll(cacheCredential, '$1***') : plain;
}
function quoted(argument) {
    return /^[\w@%+=:,./*~-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 2475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P7: () => (/* binding */ inspectEngine),
/* harmony export */   YQ: () => (/* binding */ engineWarnings),
/* harmony export */   tW: () => (/* binding */ isOlder)
/* harmony export */ });
/* unused harmony exports rewritesTimes, readBuildxVersion, refuseBuildx */
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _info_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9137);



/**
 * Inspects the engine, buildx and the builder, side by side.
 *
 * @param builder name of the builder; the current one when absent
 * @throws Problem when an engine, buildx or the builder is missing, or buildx is older than 0.10
 */
async function inspectEngine(docker, builder) {
    const [info, inspected] = await Promise.all([
        (0,_info_js__WEBPACK_IMPORTED_MODULE_2__/* .askInfo */ .I)(docker),
        docker.ask(['buildx', 'inspect', ...(builder === undefined ? [] : [builder])]),
    ]);
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Findings */ .Fv();
    const buildx = readBuildxVersion(info.buildx);
    const driver = /^Driver:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? '';
    if (info.exitCode === 127) {
        findings.add('There is no docker program on this runner, and the image must be built here.', 'Use a runner with Docker Engine 25 or newer and buildx (runs-on: ubuntu-24.04; ubuntu-slim has none), or deploy an image that ECR has, by image-uri.');
        findings.refuse();
    }
    const missing = /context "([^"]+)": context not found/.exec(info.stderr)?.[1];
    if (missing !== undefined) {
        findings.add(`There is no Docker context '${missing}'.`, "List them with 'docker context ls', or unset DOCKER_CONTEXT.");
        findings.refuse();
    }
    if (info.exitCode !== 0) {
        findings.add(`The Docker engine does not answer: ${lastLine(info.stderr)}`, "Start it, and let the runner's user reach its socket.");
    }
    const tooOld = refuseBuildx(buildx);
    if (info.buildx === '') {
        findings.add('docker has no buildx plugin on this runner.', 'Install the buildx plugin, or add docker/setup-buildx-action before this step.');
    }
    else if (tooOld) {
        findings.add(tooOld.what, tooOld.remedy);
    }
    else if (info.exitCode === 0 && (inspected.exitCode !== 0 || driver === '')) {
        findings.add(`buildx can't use the builder${builder === undefined ? '' : ` '${builder}'`}: ${lastLine(inspected.stderr)}`, `List the builders with 'docker buildx ls', ${builder === undefined ? "choose one with 'docker buildx use', and unset BUILDX_BUILDER" : 'or leave builder out'}.`);
    }
    findings.refuse();
    const platforms = /^Platforms:\s+(.+)$/m.exec(inspected.stdout)?.[1]?.split(/[\s,*]+/) ?? [];
    return {
        engine: info.engine,
        buildx,
        driver,
        platforms,
        containerdStore: info.store.includes('io.containerd.snapshotter'),
        rewritesTimes: driver !== 'docker' && rewritesTimes(inspected.stdout),
    };
}
/**
 * Reads of `docker buildx inspect` whether BuildKit rewrites times of files. It does from 0.13 on, but could lose layers
 * in a push until 0.14.1 (moby/buildkit, "Fix content not found with push=true,rewrite-timestamp=true"). An engine's own
 * BuildKit rewrites nothing in its image store, and may tell no version where it serves as a remote one.
 */
function rewritesTimes(inspected) {
    const versions = [...inspected.matchAll(/^Build[Kk]it(?: version)?:\s+v?(\d+\.\d+\.\d+)/gm)].map(([, one = '']) => one);
    return versions.every((version) => version === '0.0.0' || !isOlder(version, 0, 15));
}
/** Reads the version of a line of `docker info` or `docker buildx version`. @returns empty when it has none */
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
    return (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)(text.trim().split('\n').at(-1) ?? '');
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

// EXTERNAL MODULE: ./build/domain/denial.js + 1 modules
var denial = __webpack_require__(9141);
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
/**
 * ECR's answer to a request without a login, as Docker's engine prints it: it sends none where its first question was
 * throttled.
 */
const withoutLogin = /unauthorized: Not Authorized/;
/** A refusal by ECR, which has no text where it answers a HEAD request, nor where BuildKit or containerd pushes. */
const refusedLogin = new RegExp(`error parsing HTTP 403 response body|no basic auth|${withoutLogin.source}|${answer('40[13]').source}`);
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
    // As BuildKit says it, and as the programs that an instruction runs do.
    { text: /[Nn]o space left on device/, remedy: 'Free disk space on the runner.' },
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
        text: push_refused/* manifestRefused */.sR,
        remedy: ([, tag]) => `ECR refused the tag ${tag}, which another run may have given to another image in the meantime: run this job again.`,
    },
    {
        text: expired,
        remedy: 'A new sign-in did not help: check the clock of this machine, then run the job again.',
    },
    {
        text: withoutLogin,
        remedy: 'The registry took no login of this step, nor a new one: check the network and the proxy on the way, then run the job again.',
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
    { text: throttled, remedy: 'ECR throttles the push: run the job again, or let fewer jobs push at the same time.' },
    {
        text: /manifest blob unknown/,
        remedy: 'ECR lacks layers of the image, which another push on this engine may have sent in part: run the job again.',
    },
    ...common,
    { text: unreachable, remedy: 'ECR did not answer as it should: check the network, then run the job again.' },
];
const cacheRules = [
    { text: throttled, remedy: 'Its registry throttles the export: run the job again, or leave cache-to out.' },
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
        remedy: 'A RUN instruction was killed, probably because memory ran out: use a larger runner.',
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
    const remedy = (0,domain_remedy/* findRemedy */.KJ)(denial/* denials */.B, '', said, concern) ??
        (0,domain_remedy/* findRemedy */.KJ)(rulesOf[kind], '', kind === 'build' ? text : said, concern) ??
        'Correct what it says, then run the job again.';
    const what = `${doing}: ${said}`;
    const printed = (0,domain_text/* tail */.RT)(text);
    const finding = { what, brief: `${doing}: the run's log says why.`, remedy, ...(printed !== said && { printed }) };
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

/***/ 6575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ grace),
/* harmony export */   L: () => (/* binding */ kept)
/* harmony export */ });
/** Characters that are kept of a text that serves diagnosis. A build that logs for hours must not fill the memory. */
const kept = 64 * 1024;
/** Milliseconds from the polite signal that ends a program to the one that it can't refuse. */
const grace = 1000;


/***/ }),

/***/ 9137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ askInfo)
/* harmony export */ });
// One value a line; docker tells of its plugins also where the engine does not answer.
const format = [
    '{{.ServerVersion}}',
    '{{.DriverStatus}}',
    '{{range .ClientInfo.Plugins}}{{if and (eq .Name "buildx") (not .Err)}}buildx {{.Version}}{{end}}{{end}}',
    '{{.Architecture}}',
    '{{.OperatingSystem}}',
    '{{.SecurityOptions}}',
    '{{.MemoryLimit}}',
    '{{.PidsLimit}}',
].join('\n');
const asked = new WeakMap();
/**
 * Asks once for what stays as it is while a step runs: docker starts each of its plugins to answer.
 *
 * @throws the signal's reason when the run was cancelled
 */
function askInfo(docker) {
    const info = asked.get(docker) ?? ask(docker);
    asked.set(docker, info);
    return info;
}
async function ask(docker) {
    const { exitCode, stdout, stderr } = await docker.ask(['info', '--format', format]);
    const [engine = '', store = '', buildx = '', machine = '', operatingSystem = '', securityOptions = '', ...limits] = stdout.split('\n');
    const [memory, processes] = limits.map((limit) => limit !== 'false');
    return {
        ...{ exitCode, stderr, engine, store, buildx, machine, operatingSystem, securityOptions },
        limits: { memory: memory ?? true, processes: processes ?? true },
    };
}


/***/ }),

/***/ 3702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ refuseBasePlatform),
/* harmony export */   X_: () => (/* binding */ readPlatformWarnings),
/* harmony export */   oV: () => (/* binding */ withWarnings)
/* harmony export */ });
/* unused harmony export linesOfImage */
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _build_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2083);
/* harmony import */ var _stages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7106);



/** Has buildx put the warnings of a build into its report (buildx reference, "--metadata-file"; buildx 0.16 and later). */
const withWarnings = { BUILDX_METADATA_WARNINGS: 'true' };
/**
 * Reads the warnings about platforms from buildx' report of a build (docker docs, "Build checks"). A constant `--platform`
 * of the platform that is built for is none.
 */
function readPlatformWarnings(report, platform) {
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(report, 'buildx.build.warnings')).flatMap((warning) => {
        // BuildKit, package client, "VertexWarning": Go writes bytes as base64.
        const text = Buffer.from((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(warning, 'short')), 'base64').toString();
        const line = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(warning, 'range'))[0], 'start'), 'line');
        const [, constant] = /^FromPlatformFlagConstDisallowed: .*"([^"]+)"/.exec(text) ?? [];
        const foreign = text.startsWith('InvalidBaseImagePlatform: ') || (constant !== undefined && normalized(constant) !== platform);
        return foreign && typeof line === 'number' ? [{ line, text: text.replace(/ \(line \d+\)$/, '') }] : [];
    });
}
/** As containerd, package platforms, normalizes the names of CPUs. */
function normalized(platform) {
    return platform
        .toLowerCase()
        .replace(/^(?!.*\/)/, 'linux/')
        .replace(/\/(?:x86_64|x86-64)$/, '/amd64')
        .replace(/\/aarch64$/, '/arm64')
        .replace(/\/arm64\/v8$/, '/arm64');
}
/**
 * Says of the image that was built that it is made from another platform's; undefined when it is not, or when BuildKit
 * does not tell its stages. Other stages may be for another platform: they compile for this one.
 */
async function refuseBasePlatform(docker, { build, platform, warnings }) {
    if (warnings.length === 0)
        return undefined;
    const lines = linesOfImage((await (0,_stages_js__WEBPACK_IMPORTED_MODULE_2__/* .listStages */ .Cv)(build, docker)) ?? [], build.target);
    const found = warnings.find(({ line }) => lines.includes(line));
    if (found === undefined)
        return undefined;
    return {
        what: `The image must be for ${platform}, but its base is for another platform: ${found.text} (${(0,_build_files_js__WEBPACK_IMPORTED_MODULE_1__/* .localDockerfile */ .C)(build) ?? 'Dockerfile'}, line ${found.line}).`,
        remedy: `Use a base image that has ${platform}, without a constant --platform in FROM. Stages that only compile may have another one.`,
    };
}
/** Lines of the FROM instructions that an image comes from: of its stage, and of the stages that this one is based on. */
function linesOfImage(stages, target) {
    const named = (name, before) => stages.findLastIndex((stage, index) => index < before && stage.name.toLowerCase() === name.toLowerCase());
    const lines = [];
    let at = stages.length - 1;
    if (target !== undefined) {
        at = named(target, stages.length);
        if (at < 0 && /^\d+$/.test(target))
            at = Number(target);
    }
    for (let stage = stages[at]; stage !== undefined; stage = stages[at]) {
        lines.push(...stage.lines);
        at = stage.base === '' ? -1 : named(stage.base, at);
    }
    return lines;
}


/***/ }),

/***/ 4125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MS: () => (/* binding */ describeLayers),
/* harmony export */   S5: () => (/* binding */ describeSent),
/* harmony export */   SL: () => (/* binding */ PushProgress)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3201);
/* harmony import */ var _image_layer_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2550);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9941);




/** What the engine says of a layer that is at the registry (docker/cli, `docker push` without a terminal). */
const ends = {
    Pushed: 'pushed',
    'Layer already exists': 'already there',
};
// Twelve digits: of the layer's archive where the engine has the classic store, else of what is sent.
const status = /^([0-9a-f]{12}): (.{1,200})$/;
/** The lines of a push that are not shown: the run says the same by itself, with the layers' sizes. */
const told = /^The push refers to repository |^\S+: digest: sha256:[0-9a-f]{64} size: \d+$|^$/;
/** How far a push is. Without a terminal docker tells of each layer when it begins and when it is there, and no bytes. */
class PushProgress {
    #layers = new Map();
    #retried = new Set();
    #sizes = new Map();
    /** Takes the sizes of the image's layers, once they are known. */
    measure(sizes) {
        this.#sizes = sizes;
    }
    /** Reads a line of `docker push`. @returns whether it needs not be shown */
    read(line) {
        const [, layer, words = ''] = status.exec(line) ?? [];
        if (layer === undefined)
            return told.test(line);
        this.#layers.set(layer, words.startsWith('Mounted from ') ? 'already there' : ends[words]);
        if (!words.startsWith('Retrying in '))
            return true;
        // docker counts the seconds down, one a line.
        const first = !this.#retried.has(layer);
        this.#retried.add(layer);
        return !first;
    }
    /** For example `2 of 5 layers, 120.0 MB of 2.30 GB uncompressed`; undefined before docker has named the layers. */
    describe() {
        const all = [...this.#layers.keys()];
        if (all.length === 0)
            return undefined;
        const there = all.filter((layer) => this.#layers.get(layer) !== undefined);
        const known = all.every((layer) => this.#sizes.has(layer));
        const bytes = known ? `, ${this.#total(there)} of ${this.#total(all)} uncompressed` : '';
        return `${there.length} of ${all.length} layers${bytes}`;
    }
    /** What became of the layer, by one of its digests; undefined where docker told nothing of it. */
    end(digest) {
        return this.#layers.get((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest));
    }
    #total(layers) {
        return (0,_image_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(layers.reduce((sum, layer) => sum + (this.#sizes.get(layer) ?? 0), 0));
    }
}
/** Says of each layer how many bytes it has, compressed, and what became of it. */
function describeLayers(push) {
    const layers = layersOf(push);
    return layers.map((layer, index) => (0,_image_layer_line_js__WEBPACK_IMPORTED_MODULE_3__/* .layerLine */ .O)(layer, index, { count: layers.length, end: layer.end }));
}
/** How much was sent, for example `1 of 6 layers, 7.4 MB`; undefined where docker told nothing of the layers. */
function describeSent(push) {
    const layers = layersOf(push);
    if (layers.every(({ end }) => end === undefined))
        return undefined;
    const sent = layers.filter(({ end }) => end === 'pushed');
    const bytes = sent.reduce((sum, { size }) => sum + size, 0);
    return `${sent.length} of ${layers.length} layers, ${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes)}`;
}
function layersOf({ image: { manifest, mediaType }, diffIds, progress }) {
    const read = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .WI)(manifest, mediaType);
    if (read.kind === 'index')
        return [];
    return read.layers.map(({ size, digest }, index) => ({
        size,
        end: progress.end(digest) ?? progress.end(diffIds[index] ?? ''),
    }));
}


/***/ }),

/***/ 2436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ pushRefused),
/* harmony export */   V6: () => (/* binding */ PushInterrupted),
/* harmony export */   qD: () => (/* binding */ TagTaken),
/* harmony export */   sR: () => (/* binding */ manifestRefused),
/* harmony export */   uN: () => (/* binding */ tagTaken)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** The registry, or the way to it, failed: the same push may succeed a moment later. */
class PushInterrupted extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
}
/** The registry has the tag already, and does not let it be moved. */
class TagTaken extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
}
// A registry's answers as docker's engine and as BuildKit print them, each with a status or its name. A manifest whose
// layers the registry does not have yet (OCI Distribution Specification, "MANIFEST_BLOB_UNKNOWN") comes of pushes side by
// side on one engine, one of which takes for sent what the other still sends.
const failing = /toomanyrequests|Rate exceeded|manifest blob unknown|unexpected (?:HTTP )?status(?: code| from \w+ request to \S{1,500})?: ?(?:429|5\d\d)\b|error parsing HTTP (?:429|5\d\d) response/i;
// Go's names of a connection that ended, or was not made.
const broken = /connection reset by peer|broken pipe|connection refused|\bEOF\b|i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|http2: .{0,100}(?:GOAWAY|stream error|client connection lost)|no route to host|network is unreachable|server misbehaving/;
/** ECR's words of a tag that can't be moved. */
const tagTaken = /image tag '([^']+)' already exists in the '([^']+)' repository and cannot be overwritten/;
/** The same where containerd pushes: it tells no more than the status of a manifest's upload. */
const manifestRefused = /unexpected status from PUT request to \S{1,1000}\/manifests\/([^\s:]{1,128}): 400\b/;
/**
 * Makes the error of a push.
 *
 * @param said the last words of docker, or of buildx
 */
function pushRefused(said, finding) {
    if (tagTaken.test(said) || manifestRefused.test(said))
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
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2704);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5138);
/* harmony import */ var _push_progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4125);



/**
 * Pushes an image under one name.
 *
 * @throws Problem when the registry refuses it
 */
async function pushImage(docker, image, destination) {
    const { name, repositoryArn, prefix } = destination;
    const progress = new _push_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .PushProgress */ .SL();
    if (image.localName === undefined && (0,_build_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuilt */ .TQ)(image)) {
        return { digest: await (0,_build_js__WEBPACK_IMPORTED_MODULE_0__/* .pushFromBuilder */ .q8)(docker, image, destination), diffIds: [], progress };
    }
    if (image.layers !== undefined)
        progress.measure(image.layers.sizes);
    const pushed = await tagAndPush(docker, image.localName ?? image.id, name, { prefix, progress });
    if (pushed.exitCode !== 0)
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainPush */ .w7)(pushed, name, { repository: repositoryArn });
    const digest = /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+/m.exec(pushed.stdout)?.[1];
    if (digest === undefined)
        throw new Error(`docker push reported no digest of ${name}`);
    return { digest, diffIds: image.layers?.diffIds ?? [], progress };
}
/** How often a name is given again that another run on this engine, at its end, has removed before the push. */
const attempts = 10;
async function tagAndPush(docker, localName, name, { prefix, progress }) {
    for (let attempt = 1;; attempt++) {
        const tagged = await docker.ask(['tag', localName, name]);
        // containerd's store moves a name in two steps, between which another run may have given or removed it.
        if (tagged.exitCode !== 0 && /already exists/.test(tagged.stderr) && attempt < attempts)
            continue;
        if (tagged.exitCode !== 0)
            throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDocker */ .G0)(tagged, `Could not name the image ${name}`);
        const pushed = await docker.show(['push', name], {
            prefix,
            skip: (line) => progress.read(line),
            seen: () => progress.describe(),
        });
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
/* harmony export */   Cv: () => (/* binding */ listStages),
/* harmony export */   Jk: () => (/* binding */ instructionsOf),
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





/**
 * Milliseconds: a busy machine takes seconds. A frontend that has to be fetched, which the build would wait for as well, may
 * take longer: then the build finds out.
 */
const patience = 20_000;
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
    const stages = (await listStages(build, docker))?.map(({ name }) => name);
    return stages && !hasStage(stages, target)
        ? { what: `target: '${file}' has no stage '${target}'.`, remedy: nameStages(stages.filter(Boolean)) }
        : undefined;
}
/** Has BuildKit list the stages of a Dockerfile. @returns undefined when it does not answer, or not in time */
async function listStages(build, docker) {
    const late = AbortSignal.timeout(patience);
    try {
        // It is a build, and may last: it has to end with all that it starts.
        const { exitCode, stdout } = await docker.show((0,_build_argv_js__WEBPACK_IMPORTED_MODULE_2__/* .targetsArgv */ .j2)(build), { onLine: () => { }, until: late });
        return exitCode === 0 ? readStages(stdout) : undefined;
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
 * @returns the stages in their order; undefined for any other text: the frontend that a `# syntax` line names may know
 * no such question
 */
function readStages(text) {
    const targets = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text), 'targets'));
    return targets.length === 0 ? undefined : targets.map(readStage);
}
function readStage(target) {
    const ranges = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(target, 'location'), 'ranges'));
    const lines = ranges.map((range) => (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(range, 'start'), 'line')).filter((line) => typeof line === 'number');
    return { name: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(target, 'name')), base: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(target, 'base')), lines };
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
    const names = instructionsOf((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'));
    return names.flatMap((each) => /^[ \t]*FROM[ \t].*[ \t]AS[ \t]+(\S+)[ \t]*$/i.exec(each)?.[1] ?? []);
}
/** The instructions of a Dockerfile, each in one line, as far as a look at the text shows them. */
function instructionsOf(dockerfile) {
    const text = dockerfile.replace(/^\uFEFF/, '');
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
    return instructions;
}


/***/ }),

/***/ 4120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ readProvenance),
/* harmony export */   kx: () => (/* binding */ readBill),
/* harmony export */   pc: () => (/* binding */ writeStatement)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);



/** A statement about an image (in-toto Attestation Framework, "Statement", version 1), as JSON. */
function writeStatement({ type, content }, { name, digest }) {
    return JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name, digest: { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestHex */ .sU)(digest) } }],
        predicateType: type,
        predicate: content,
    });
}
/**
 * Reads a software bill of materials, in one of the two formats that say what they are (SPDX, "SPDX version";
 * CycloneDX, "bomFormat").
 *
 * @param name how the file is called in the error
 * @throws Problem when it is neither
 */
function readBill(text, name) {
    const content = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(content)) {
        if (typeof content.spdxVersion === 'string')
            return { type: 'https://spdx.dev/Document', content };
        if (content.bomFormat === 'CycloneDX')
            return { type: 'https://cyclonedx.org/bom', content };
        // BuildKit writes a statement around it.
        const inner = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(content, 'predicate');
        if (typeof content.predicateType === 'string' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(inner))
            return readBill(JSON.stringify(inner), name);
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `${name} is no software bill of materials in JSON.`,
        remedy: 'Write it as SPDX or CycloneDX, for example with the format spdx-json.',
    });
}
/** The provenance that BuildKit gives of a build; its form tells the version (SLSA, "Provenance", versions 0.2 and 1). */
function readProvenance(content) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(content))
        return undefined;
    const version = 'buildDefinition' in content ? 'v1' : 'v0.2';
    return { type: `https://slsa.dev/provenance/${version}`, content };
}


/***/ }),

/***/ 2550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ layerLine)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3201);

/**
 * For example `Layer 2 of 5: 12.1 MB, pushed`.
 *
 * @param layer its size in bytes, compressed
 * @param index from 0
 */
function layerLine({ size }, index, { count, end }) {
    return `Layer ${index + 1} of ${count}: ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}${end === undefined ? '' : `, ${end}`}`;
}


/***/ }),

/***/ 9941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U8: () => (/* binding */ indexMediaTypes),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   _q: () => (/* binding */ readDiffIds),
/* harmony export */   df: () => (/* binding */ imageMediaTypes)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);


/** Media types of a single image that Lambda takes (Lambda developer guide, "Container image"). */
const imageMediaTypes = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
];
/** Media types of an index. Requests accept them too: a registry shows an index only to a client that accepts one. */
const indexMediaTypes = [
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.index.v1+json',
];
/**
 * Reads a manifest (OCI Image Specification, "Image Manifest" and "Image Index").
 *
 * @param text the manifest's JSON
 * @param mediaType as the registry reports it; the manifest's own when absent
 * @throws Problem when it is neither an image nor an index
 */
function readManifest(text, mediaType) {
    const manifest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'A manifest of the registry'));
    const type = mediaType ?? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(manifest.mediaType);
    if (Array.isArray(manifest.manifests)) {
        return { kind: 'index', mediaType: type, children: manifest.manifests.map(readChild) };
    }
    const configDigest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(manifest.config).digest);
    if (configDigest !== '') {
        return { kind: 'image', mediaType: type, configDigest, layers: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(manifest.layers).map(readLayer) };
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `A manifest of type '${type}' describes no image.`,
        remedy: 'Build it again with buildx.',
    });
}
/** Reads the config of an image (OCI Image Specification, "Image Configuration"). @throws Problem when it is no JSON */
function readConfig(text) {
    const image = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'The config of an image'));
    const { Entrypoint: entryPoint, Cmd: command, Labels: labels, Env: environment } = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(image.config);
    return {
        os: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(image.os),
        architecture: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(image.architecture),
        entryPoint: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(entryPoint).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1),
        command: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(command).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1),
        labels: Object.fromEntries(Object.entries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(labels)).map(([name, value]) => [name, (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(value)])),
        environment: Object.fromEntries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(environment).map((each) => {
            const [name = '', ...value] = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(each).split('=');
            return [name, value.join('=')];
        })),
        history: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(image.history).map((each) => ({
            createdBy: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(each).created_by),
            emptyLayer: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(each).empty_layer === true,
        })),
    };
}
/** Reads the digests of an image's layers, uncompressed and in order, from its config. @throws Problem when it is no JSON */
function readDiffIds(text) {
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'The config of an image')).rootfs).diff_ids).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1);
}
function readLayer(value) {
    const layer = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(value);
    const size = typeof layer.size === 'number' ? layer.size : 0;
    return { digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(layer.digest), size, mediaType: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(layer.mediaType) };
}
function readChild(value) {
    const child = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(value);
    const platform = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(child.platform);
    return {
        digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(child.digest),
        platform: `${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(platform.os)}/${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(platform.architecture)}`,
        // BuildKit, "Image attestation storage".
        attestation: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(child.annotations)['vnd.docker.reference.type'] === 'attestation-manifest',
    };
}


/***/ }),

/***/ 6271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanAfter: () => (/* binding */ cleanAfter),
  V: () => (/* binding */ openDockerSession)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(3468);
;// CONCATENATED MODULE: ./build/inputs/names.js
/** Names of all inputs, as action.yml has them; a test keeps the two alike. The runner sets INPUT_<NAME> for each. */
// biome-ignore format: a list of names reads better packed
const inputNames = [
    'aws-region', 'role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience', 'function-name',
    'publish', 'role', 'architecture', 'alias', 'memory-size', 'timeout', 'ephemeral-storage', 'description',
    'environment', 'environment-mode', 'environment-remove', 'image-command', 'image-entry-point',
    'image-working-directory', 'snap-start', 'tags-function', 'function-config', 'functions-config',
    'missing', 'release-strategy', 'on-failure', 'region-strategy', 'on-region-failure', 'regions-config', 'replicate', 'result-dir', 'context', 'file', 'target', 'build-args',
    'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'labels', 'cache-from', 'cache-to', 'no-cache',
    'pull', 'builder', 'network', 'add-hosts', 'allow', 'shm-size', 'ulimit', 'repository', 'repository-role-to-assume', 'tags',
    'create-repository', 'image', 'image-uri', 'attest', 'require-attestation', 'scan-severity', 'scan-ignore', 'test-event', 'test-expect', 'test-env', 'test-timeout', 'test-credentials',
    'test-required', 'verify-event', 'verify-expect', 'verify-tenant-id', 'before-traffic-event',
    'before-traffic-expect', 'traffic', 'rollback-alarms', 'rollback-on',
    'rollback-minimum-invocations', 'rollback-when-quiet', 'codedeploy-application',
    'codedeploy-deployment-group', 'provisioned-concurrency', 'rollback', 'rollback-to', 'keep-versions',
    'allow-older', 'skip-unchanged', 'wait-timeout', 'dry-run', 'preview', 'preview-url-auth',
    'preview-url-invoke-mode', 'preview-url-cors', 'preview-ttl', 'preview-delete-logs', 'preview-fork',
    'preview-environment', 'environment-name', 'environment-url', 'github-token',
];

// EXTERNAL MODULE: ./build/docker/cache.js
var cache = __webpack_require__(9011);
;// CONCATENATED MODULE: ./build/docker/environment.js




/** Nothing: what has to be removed needs no credentials. */
const noCredentials = { variables: [], caches: [], helpers: false };
/** What a build needs of the job's credentials. An argument without a value has that of the variable of its name. */
function credentialNeeds(build) {
    return {
        variables: [
            ...build.secretEnvs.map(({ value }) => value),
            ...build.buildArgs.filter((argument) => !argument.includes('=')).map((argument) => argument.trim()),
        ],
        caches: (0,cache/* cacheTypes */.S7)(build),
    };
}
// docker docs, "Cache storage backends": what each reads of the environment.
const cacheVariables = {
    gha: /^(?:ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)|GITHUB_TOKEN)$/,
    s3: /^AWS_/,
};
/** Names of credentials, of any tool: a part of the name shows what it is. */
const credential = /^AWS_|(?:^|_)(?:[A-Z0-9]*TOKEN|[A-Z0-9]*SECRETS?|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)(?:_|$)/i;
/**
 * What else must not reach docker, because it would do something else with it than what it is asked for here:
 *
 * - The platform is the function's. A default of the job's would have the engine look for the built image under another one.
 * - No registry of ECR's has the signatures that Docker Content Trust asks for, and the image is known by its digest.
 * - What BuildKit prints is read, and shown in the log: as plain lines, which is what it prints into a file.
 * - What buildx reports of a build by default has no values of build arguments (docker docs, "BUILDX_METADATA_PROVENANCE").
 */
const misleading = new Set([
    'DOCKER_DEFAULT_PLATFORM',
    'DOCKER_CONTENT_TRUST',
    'BUILDKIT_PROGRESS',
    'BUILDX_METADATA_PROVENANCE',
]);
/** Docker's own, which say where it is and how it is reached. */
const ofDocker = /^(?:DOCKER|BUILDX|BUILDKIT)_/;
/** Variables of this step that no program of Docker needs: its inputs, its saved state, and the address of its identity token. */
const own = new Set([
    ...inputNames.map((name) => `INPUT_${name.toUpperCase()}`),
    ...Object.values(state/* stateNames */.U0).map((name) => `STATE_${name}`),
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
]);
/**
 * The job's environment for docker and buildx: without this step's own variables, and without credentials but those
 * that something which was asked for needs.
 *
 * @param directory the run's Docker config
 */
function dockerEnvironment(directory, env, needs) {
    const isNeeded = (name) => needs.helpers || needs.caches.some((type) => cacheVariables[type]?.test(name) === true);
    const passes = (name) => needs.variables.includes(name) ||
        (!own.has(name) && !misleading.has(name) && (!credential.test(name) || ofDocker.test(name) || isNeeded(name)));
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => passes(name))),
        DOCKER_CONFIG: directory,
        BUILDX_CONFIG: (0,external_node_path_.join)(directory, 'buildx'),
        DOCKER_CLI_HINTS: 'false',
    };
}
/**
 * The environment of what is only asked. docker and buildx are Go programs, and a question is answered in some
 * milliseconds, of which a fifth goes to memory that is collected just before all of it is given back (Go docs, "A Guide
 * to the Go Garbage Collector": GOGC, default 100). A value of the job's own stays.
 */
function askEnvironment(env) {
    return { GOGC: '400', ...env };
}

;// CONCATENATED MODULE: ./build/docker/config.js






/**
 * Entries of the user's directory that are linked: those that docker only reads. The others are written again, copied,
 * or caches that docker and buildx write to.
 */
const linked = ['cli-plugins', 'contexts', 'certs.d', 'ca.pem', 'cert.pem', 'key.pem'];
/**
 * Fills a private Docker config directory.
 *
 * It keeps what the user has: contexts, plugins, builders, proxies, other registries' logins and credential helpers.
 *
 * @param directory an empty one that only this user can read
 * @param needs what the build needs of the job's credentials; with credential helpers docker gets all of them
 * @throws Problem when the user's config.json is not JSON
 */
function createDockerConfig(directory, env, needs) {
    const theirs = (0,external_node_path_.resolve)(env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.docker'));
    const settings = readSettings((0,external_node_path_.join)(theirs, 'config.json'));
    for (const entry of linked.filter((each) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(theirs, each)))) {
        (0,external_node_fs_.symlinkSync)((0,external_node_path_.join)(theirs, entry), (0,external_node_path_.join)(directory, entry));
    }
    copyBuilders(env.BUILDX_CONFIG || (0,external_node_path_.join)(theirs, 'buildx'), (0,external_node_path_.join)(directory, 'buildx'));
    writeSettings(directory, settings, []);
    return {
        directory,
        env: dockerEnvironment(directory, env, { ...needs, helpers: hasHelpers(settings) }),
        proxied: settings.proxies !== undefined,
        logIn: (logins) => writeSettings(directory, settings, logins),
    };
}
/** Removes a private directory, also one that a killed step left behind. */
function removeDockerConfig(directory) {
    (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
}
function hasHelpers({ credsStore, credHelpers }) {
    return (typeof credsStore === 'string' && credsStore !== '') || Object.keys((0,json/* asRecord */.qY)(credHelpers)).length > 0;
}
function readSettings(path) {
    if (!(0,external_node_fs_.existsSync)(path))
        return {};
    try {
        return (0,json/* asRecord */.qY)(JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')));
    }
    catch (error) {
        throw new problem/* Problem */.AF({ what: `The Docker config ${path} can't be read.`, remedy: 'Repair or remove it.' }, { cause: error });
    }
}
// docker/cli, "docker login": base64 of user:password in auths; a helper named for a host is asked before the store of
// all hosts, and an empty name means the file.
function writeSettings(directory, settings, logins) {
    const auths = (0,json/* asRecord */.qY)(settings.auths);
    const credHelpers = (0,json/* asRecord */.qY)(settings.credHelpers);
    for (const { registry, username, password } of logins) {
        auths[registry] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
        credHelpers[registry] = '';
    }
    const text = JSON.stringify({ ...settings, auths, credHelpers });
    // Replaced in one step: a push that runs reads the whole file, the one from before or this one.
    const path = (0,external_node_path_.join)(directory, 'config.json');
    (0,external_node_fs_.writeFileSync)(`${path}.new`, text, { mode: 0o600 });
    (0,external_node_fs_.renameSync)(`${path}.new`, path);
}
/** What buildx keeps of its builders; the rest of its directory is the history of past builds. */
const builderFiles = ['instances', 'current', 'defaults', 'certs', '.buildNodeID'];
function copyBuilders(from, to) {
    (0,external_node_fs_.mkdirSync)(to, { recursive: true });
    for (const name of builderFiles) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(from, name)))
            (0,external_node_fs_.cpSync)((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name), { recursive: true });
    }
}

;// CONCATENATED MODULE: ./build/docker/signal.js
/**
 * Sends a signal to a process, or to all of a group by the negative number of its leader (kill(2)). That it has ended by
 * itself meanwhile is no error.
 */
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/docker/leftovers.js


/**
 * Ends the docker processes that a killed step has left running. They are known by their environment, which names the
 * step's private config directory, so no other process is ended.
 *
 * @returns whether there were any. Without /proc it finds none; the engine then ends the build when its client ends with the job.
 */
function endProcessesOf(directory) {
    const left = processes().filter((each) => environmentOf(each).includes(`DOCKER_CONFIG=${directory}`));
    for (const pid of left)
        sendSignal(pid, 'SIGKILL');
    return left.length > 0;
}
function processes() {
    try {
        return (0,external_node_fs_.readdirSync)('/proc')
            .map(Number)
            .filter((pid) => Number.isInteger(pid) && pid !== process.pid);
    }
    catch {
        return [];
    }
}
// proc(5): the environment is a list that NUL bytes separate. Other users' processes can't be read, and none is ours.
function environmentOf(pid) {
    try {
        return (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0');
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/domain/waits.js
var waits = __webpack_require__(5587);
// EXTERNAL MODULE: ./build/docker/ask.js
var ask = __webpack_require__(7312);
// EXTERNAL MODULE: ./build/docker/command-line.js
var command_line = __webpack_require__(8139);
// EXTERNAL MODULE: ./build/docker/finished.js
var finished = __webpack_require__(6575);
;// CONCATENATED MODULE: ./build/docker/lines.js
/**
 * Takes a stream apart into lines, which LF, CR LF or CR end: a progress bar writes over its line with CR.
 *
 * What it holds is bounded, and so is its work for each character: a line that never ends is cut.
 */
class Lines {
    #tell;
    #longest;
    #line = '';
    #cut = false;
    #afterReturn = false;
    /** @param longest characters of a line that are told */
    constructor(tell, longest) {
        this.#tell = tell;
        this.#longest = longest;
    }
    /** How many characters are held until their line ends. */
    get held() {
        return this.#line.length;
    }
    add(chunk) {
        if (chunk === '')
            return;
        // CR LF may come in two parts.
        const text = this.#afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
        this.#afterReturn = chunk.endsWith('\r');
        const [first = '', ...others] = text.split(/\r\n|[\r\n]/);
        this.#append(first);
        for (const part of others) {
            this.#end();
            this.#append(part);
        }
    }
    /** Tells the last line, where nothing ended it. */
    finish() {
        if (this.#line !== '')
            this.#end();
    }
    #append(part) {
        const room = this.#longest - this.#line.length;
        if (part.length > room)
            this.#cut = true;
        this.#line += part.slice(0, room);
    }
    #end() {
        this.#tell(this.#cut ? `${this.#line}…` : this.#line);
        this.#line = '';
        this.#cut = false;
    }
}

;// CONCATENATED MODULE: ./build/docker/process.js








/**
 * Runs a program with an array of arguments, never through a shell, and waits for its end. The last part of each
 * stream is kept.
 *
 * @throws the signal's reason when it was aborted
 */
async function run(file, argv, options) {
    options.signal?.throwIfAborted();
    // A process group of its own: the docker client starts its plugins as children, and all of them must end.
    const child = (0,external_node_child_process_.spawn)(file, argv, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const stdout = collect(child.stdout, options.onLine);
    const stderr = collect(child.stderr, options.onLine);
    const stop = () => void endGroup(child.pid);
    options.signal?.addEventListener('abort', stop, { once: true });
    try {
        const exitCode = await new Promise((resolve, reject) => {
            child.once('error', (error) => (error.code === 'ENOENT' ? resolve(127) : reject(error)));
            child.once('close', (code) => resolve(code ?? 128));
        });
        options.signal?.throwIfAborted();
        return { exitCode, stdout: stdout(), stderr: stderr() };
    }
    finally {
        options.signal?.removeEventListener('abort', stop);
    }
}
function collect(stream, onLine = () => { }) {
    let text = '';
    const lines = new Lines(onLine, finished/* kept */.L);
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
        text = (text + chunk).slice(-finished/* kept */.L);
        lines.add(chunk);
    });
    stream.on('end', () => lines.finish());
    return () => text;
}
async function endGroup(pid) {
    if (pid === undefined)
        return;
    sendSignal(-pid, 'SIGTERM');
    const timer = setTimeout(() => sendSignal(-pid, 'SIGKILL'), finished/* grace */.F);
    timer.unref();
}
/** BuildKit's lines begin with the number of their step; any other is marked as docker's, and not the action's own. */
function marked(line, prefix) {
    if (line === '')
        return line;
    return prefix === undefined && /^#\d+ /.test(line) ? line : `${prefix ?? '| '}${line}`;
}
/** Characters that are shown of one command. BuildKit itself shows 2 MiB of each step. */
const shown = 16 * 1024 * 1024;
/** Shows lines until there were too many to be read; it says so once. */
function upTo(limit, log) {
    let left = limit;
    return (line) => {
        if (left < 0)
            return;
        left -= line.length + 1;
        log(left >= 0 ? line : '… (cut: docker printed more than 16 MiB; from here on only an error is shown)');
    };
}
/** The command without its arguments, for example `docker buildx build`. */
function nameOf([command = '', ...others]) {
    const grouped = ['buildx', 'container', 'image', 'network'].includes(command);
    return ['docker', command, ...others.slice(0, grouped ? 1 : 0)].join(' ');
}
function dockerWith({ directory: scratch, env }, signal, log) {
    const asked = { env: askEnvironment(env), signal };
    return {
        scratch,
        ask: (argv) => (0,waits/* awaiting */.Vp)({ what: nameOf(argv) }, () => (0,ask/* ask */.k)('docker', argv, asked)),
        show(argv, { env: more = {}, prefix, until, onLine, skip, seen, background = false, command = false } = {}) {
            const print = upTo(shown, log);
            if (command)
                log((0,command_line/* commandLine */.a)(argv));
            const running = () => run('docker', argv, {
                env: { ...env, ...more },
                signal: until ? AbortSignal.any([signal, until]) : signal,
                onLine: onLine ?? ((line) => skip?.(line) || print(marked(line, prefix))),
            });
            return background ? running() : (0,waits/* awaiting */.Vp)({ what: nameOf(argv), ...(seen && { seen }) }, running);
        },
    };
}

// EXTERNAL MODULE: ./build/docker/push.js
var push = __webpack_require__(5497);
// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/session/docker-session.js












/** Milliseconds that the clean-up may take: a cancelled run has 7.5 seconds in all. */
const hurried = 5000;
const unhurried = 30_000;
/** Milliseconds after which the engine has made what a client asked for that is gone. */
const engineLag = 1000;
/** File of the private directory that lists the images' names, one a line, for the clean-up. */
const namesFile = 'image-names';
const containersFile = 'containers';
const networksFile = 'networks';
/** @param build what is built, if anything is, for what docker needs of the job's credentials */
function openDockerSession({ env, temporaryDirectory, signal, log, warn, remember }, build) {
    const directory = (0,external_node_path_.join)((0,external_node_path_.resolve)(temporaryDirectory), `${state/* directoryPrefix */.ET}${(0,external_node_crypto_.randomUUID)()}`);
    // Post knows it before it is there: a run may be killed in between.
    remember(directory);
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    const config = orRemoved(directory, () => createDockerConfig(directory, env, build ? credentialNeeds(build) : noCredentials));
    const atWork = [];
    const aside = new Set();
    const asked = new Set();
    const over = new AbortController();
    const unanswered = new AbortController();
    const closing = (0,lazy/* lazy */.R)(async () => {
        const interrupted = signal.aborted || aside.size > 0;
        over.abort(new Error('the run needs docker no more'));
        const time = signal.aborted ? hurried : unhurried;
        // What is being made can't be removed yet. Where the run was cancelled, docker is ended within that time.
        const longest = signal.aborted ? engineLag : unhurried;
        await Promise.all([within(longest, [...atWork, ...aside]), within(engineLag, asked)]);
        unanswered.abort(new Error('the run needs no answer any more'));
        await clean(config, warn, { time, interrupted });
    });
    const docker = dockerWith(config, signal, log);
    const { ask } = dockerWith(config, AbortSignal.any([signal, unanswered.signal]), log);
    return {
        config,
        // What the run asks ahead of time may be answered when it does not wait any more, or never. Its plugin writes into the directory.
        docker: { ...docker, ask: (argv) => underWay(asked, ask(argv)) },
        noteImage: (image) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, namesFile), `${image}\n`),
        noteContainer: (container) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, containersFile), `${container}\n`),
        noteNetwork: (network) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, networksFile), `${network}\n`),
        // What fails is left to `close`.
        later: (work) => void atWork.push(work().catch(() => { })),
        beside: (log, work) => {
            const docker = dockerWith(config, AbortSignal.any([signal, over.signal]), log);
            return underWay(aside, work({ ...docker, show: (argv, how) => docker.show(argv, { ...how, background: true }) }));
        },
        close: closing,
    };
}
/** Keeps work in a set until it has ended, well or not. @returns the work */
function underWay(all, work) {
    const ended = work.catch(() => { }).finally(() => all.delete(ended));
    all.add(ended);
    return work;
}
/** Waits for the end of all, for some milliseconds at most. */
async function within(longest, all) {
    await Promise.race([Promise.all(all), (0,promises_.setTimeout)(longest, undefined, { ref: false })]);
}
/** Removes a directory that could not be filled. */
function orRemoved(directory, fill) {
    try {
        return fill();
    }
    catch (error) {
        removeDockerConfig(directory);
        throw error;
    }
}
/**
 * Removes what a main step that was killed left behind: its builds under way, its images' names, its directory.
 * Does nothing when main has cleaned up itself. Never throws.
 *
 * @param directory the one that main has remembered
 */
async function cleanAfter(directory, env, warn) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return;
    const what = 'A build that was under way could not be ended';
    let interrupted = false;
    await orWarned(what, warn, async () => {
        interrupted = endProcessesOf(directory);
    });
    const config = { directory, env: dockerEnvironment(directory, env, noCredentials) };
    await clean(config, warn, { time: unhurried, interrupted });
}
async function clean(config, warn, { time, interrupted }) {
    const { directory } = config;
    await orWarned('Not all names of the image could be removed from the engine', warn, async () => {
        const docker = dockerWith(config, AbortSignal.timeout(time), () => { });
        await removeNoted(docker, directory);
        if (!interrupted)
            return;
        // The engine goes on with what a client that was ended has asked for, and may be done with it only now.
        await (0,promises_.setTimeout)(engineLag);
        await removeNoted(docker, directory);
    });
    await orWarned(`${directory} could not be removed`, warn, async () => removeDockerConfig(directory));
}
async function removeNoted(docker, directory) {
    // An image that a container runs can't be removed, nor a network that it is in.
    await (0,push/* removeContainers */.Dn)(docker, noted(directory, containersFile));
    await (0,push/* removeNetworks */.ij)(docker, noted(directory, networksFile));
    await (0,push/* removeLocalNames */.I9)(docker, noted(directory, namesFile));
}
/** A clean-up that fails never fails a finished deploy. */
async function orWarned(what, warn, work) {
    try {
        await work();
    }
    catch (error) {
        warn(`${what}: ${(0,domain_text/* messageOf */.bD)(error)}`);
    }
}
function noted(directory, file) {
    const path = (0,external_node_path_.join)(directory, file);
    return (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.readFileSync)(path, 'utf8').trim().split('\n') : [];
}


/***/ })

};
