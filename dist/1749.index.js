export const id = 1749;
export const ids = [1749];
export const modules = {

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
        findings.add(`There is no Dockerfile at '${candidates(build)[0]}'.`, `${inContext(build) ?? ''}Name its path in file, relative to the workspace, or its directory in context.`);
        return;
    }
    findings.collect(() => (0,_inputs_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)((0,_inputs_files_js__WEBPACK_IMPORTED_MODULE_2__/* .realPath */ .Ye)(path) ?? path, `The Dockerfile '${path}'`));
}
/** Says where the Dockerfile is, when file was written as if it were relative to the context; ends with a blank. */
function inContext({ context, file }) {
    if (file === undefined)
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, file);
    if (!isFile(path))
        return undefined;
    const found = candidates({ context }).includes(path);
    return `'${path}' exists: ${found ? 'leave file out' : 'write that in file'}. `;
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

/***/ 4404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ newerCommitGuard)
});

// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/github/client.js
var github_client = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/github/answer.js
var answer = __webpack_require__(7674);
// EXTERNAL MODULE: ./build/github/explain.js
var explain = __webpack_require__(593);
;// CONCATENATED MODULE: ./build/github/history.js




/**
 * Whether one commit comes after another in the repository's history, by GitHub's own word, as a shallow checkout
 * could not tell. Needs `contents: read`.
 *
 * @param repository `owner/name`
 * @param ancestor SHA of the earlier commit
 * @param candidate SHA of the commit that may be a descendant; a commit is none of itself
 * @returns undefined when GitHub does not know one of them, for example after a rebase
 * @throws Problem when GitHub does not answer
 */
async function isDescendant(client, repository, ancestor, candidate) {
    try {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({
            ...(0,github_client/* ownerAndName */.u)(repository),
            basehead: `${ancestor}...${candidate}`,
            // Of the commits only the count is of interest.
            per_page: 1,
        });
        return data.status === 'ahead';
    }
    catch (error) {
        const answered = (0,answer/* githubAnswer */.A)(error);
        // Both commits exist, without a common ancestor: the history was rewritten.
        if (answered?.status === 404)
            return answered.text.startsWith('No common ancestor') ? false : undefined;
        throw (0,explain/* explainGitHub */.$)(error, `Could not compare the commits ${(0,domain_text/* shortCommit */.Ax)(ancestor)} and ${(0,domain_text/* shortCommit */.Ax)(candidate)}`);
    }
}

;// CONCATENATED MODULE: ./build/run/newer-commit.js






/** Tags of 40 hexadecimal digits are commits: those that the images of other runs have by default. */
const commitPattern = /^[0-9a-f]{40}$/;
/** The commit that an image's tag names. */
function commitOf(tag, digest, { preview }) {
    if (preview)
        return (0,domain_preview/* commitOfTag */.lz)(preview, tag, digest);
    return commitPattern.test(tag) ? tag : undefined;
}
/**
 * A run for an older commit that ends late must not overwrite a newer one. An image's tags in ECR name its commit; the
 * repository's history on GitHub has which of two commits is newer.
 *
 * @param newest the commit that is the newest, whatever the history says: a branch may have been rewritten
 */
function newerCommitGuard(plan, { signal, log, debug, warn }, newest = async () => undefined) {
    const { commit, repository, inputs } = plan;
    const token = inputs.githubToken;
    if (inputs.release.allowOlder || token === undefined || commit === '' || repository === '')
        return async () => { };
    const client = (0,lazy/* lazy */.R)(() => (0,github_client/* githubClient */.$)({ token, signal, log, debug }));
    const compared = new Map();
    const read = new Map();
    const compare = async (candidate) => isDescendant(await client(), repository, commit, candidate);
    const isNewer = (candidate) => {
        const answer = compared.get(candidate) ?? compare(candidate);
        compared.set(candidate, answer);
        return answer;
    };
    return async (serving) => {
        const { what } = serving;
        // Functions of one image have its commits in common.
        const reading = read.get(serving.imageUri) ?? commitsOf(serving, plan);
        read.set(serving.imageUri, reading);
        const commits = (await orWarned(what, warn, () => reading)) ?? [];
        if (commits.length === 0 || commits.includes(commit))
            return;
        const newestNow = await newest();
        // A branch may have been reset to an earlier commit.
        if (newestNow === commit)
            return;
        const newer = newestNow !== undefined && commits.includes(newestNow)
            ? commits.map((one) => one === newestNow)
            : await orWarned(what, warn, () => Promise.all(commits.map(isNewer)));
        const found = commits.find((_, index) => newer?.[index]);
        if (found === undefined)
            return;
        throw new problem/* Problem */.AF({
            what: `${what} runs commit ${found}, which comes after ${commit} of this run: it was left unchanged.`,
            remedy: "Nothing is wrong when this run ended late. To deploy the older commit anyway, set allow-older to 'true'.",
        });
    };
}
/** A comparison that fails stops no deploy. */
async function orWarned(what, warn, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        warn(`Could not find out whether ${what} runs a newer commit. ${error.message}`);
        return undefined;
    }
}
/**
 * Reads which commits an image is of: the one that its labels name, of an image of this repository; without such labels
 * those that its tags name.
 */
async function commitsOf({ ecr, imageUri, digest }, plan) {
    // The run is made before the clients of ECR are loaded.
    const [{ findImage, originOf }, { addressOf }, { imageTags }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(307)]).then(__webpack_require__.bind(__webpack_require__, 307)),
        Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(4893)]).then(__webpack_require__.bind(__webpack_require__, 4893)),
        Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(3464)]).then(__webpack_require__.bind(__webpack_require__, 3464)),
    ]);
    const address = addressOf((0,image_reference/* parseImageReference */.o_)(imageUri, 'The function'));
    const image = await findImage(ecr, address, { imageDigest: digest });
    const { source, revision } = image === undefined ? {} : await originOf(ecr, address, image);
    if (revision !== undefined && commitPattern.test(revision)) {
        return source?.endsWith(`/${plan.repository}`) ? [revision] : [];
    }
    return (await imageTags(ecr, address, digest)).flatMap((tag) => commitOf(tag, digest, plan) ?? []);
}


/***/ }),

/***/ 1749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isBuildRun: () => (/* binding */ isBuildRun),
  startDeployRun: () => (/* binding */ startDeployRun),
  startPushRun: () => (/* binding */ startPushRun),
  timedAt: () => (/* binding */ timedAt)
});

// EXTERNAL MODULE: ./build/aws/credentials.js + 3 modules
var aws_credentials = __webpack_require__(4497);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/docker/engine.js
var docker_engine = __webpack_require__(2475);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/place.js
var domain_place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/inputs/files.js
var inputs_files = __webpack_require__(4519);
;// CONCATENATED MODULE: ./build/rehearsal/events.js





const expectation = '.expect.json';
/**
 * Bytes of an event that is answered while its caller waits, which is how events are verified (InvocationType
 * RequestResponse; Lambda's own RequestTooLargeException). The quota in words is 6 MB. It is 1 MB where the caller does
 * not wait (Event), as for executions of some durable functions: that is checked where the function is known.
 */
const payloadLimit = 6_291_456;
/**
 * Reads the events of an input: JSON, the path of a JSON file, or a folder of `*.json` files in the order of their
 * names, where `<name>.expect.json` holds what the response to `<name>.json` must contain. What is expected of every
 * event without an expectation of its own is JSON or the path of a JSON file, too.
 *
 * @throws Problem when something is neither JSON nor a path, leads out of the workspace, can't be read, when an event is
 *   larger than Lambda takes, when a folder holds no event, or an expectation without its event
 */
function readEvents({ event, expect, of }, workplace) {
    if (event === undefined)
        return [];
    const input = `${of}-event`;
    const common = expect === undefined ? {} : { expected: { value: (0,json/* parseJsonExactly */.OT)(readJson(expect, `${of}-expect`, workplace)) } };
    const found = isJson(event) ? undefined : (0,inputs_files/* findPath */.Hh)(event, input, workplace);
    if (found?.kind === 'folder')
        return readFolder({ folder: event, real: found.path, input, workplace }, common);
    return [{ name: input, payload: withinLimit(readJson(event, input, workplace), `${input}: the event`), ...common }];
}
function readFolder(of, common) {
    const { folder, real, input, workplace } = of;
    const files = (0,inputs_files/* listFolder */.bt)(real, `${input}: the folder '${folder}'`).filter((file) => file.endsWith('.json'));
    const events = files.filter((file) => !file.endsWith(expectation)).sort();
    if (events.length === 0) {
        throw new problem/* Problem */.AF({
            what: `${input}: the folder '${folder}' contains no *.json file.`,
            remedy: 'Put an event in it.',
        });
    }
    const astray = files.find((file) => file.endsWith(expectation) && !files.includes(eventOf(file)));
    if (astray !== undefined) {
        throw new problem/* Problem */.AF({
            what: `${input}: '${(0,external_node_path_.join)(folder, astray)}' belongs to an event that is not there.`,
            remedy: `Put ${eventOf(astray)} beside it, or remove it.`,
        });
    }
    const read = (file) => readJsonFile((0,external_node_path_.join)(folder, file), input, workplace);
    return events.map((file) => {
        const own = file.replace(/\.json$/, expectation);
        const expected = files.includes(own) ? { expected: { value: (0,json/* parseJsonExactly */.OT)(read(own)) } } : common;
        return { name: file, payload: withinLimit(read(file), `${input}: '${(0,external_node_path_.join)(folder, file)}'`), ...expected };
    });
}
function eventOf(file) {
    return file.replace(expectation, '.json');
}
function withinLimit(payload, event) {
    const size = Buffer.byteLength(payload);
    if (size <= payloadLimit)
        return payload;
    throw new problem/* Problem */.AF({
        what: `${event} has ${size} bytes, and Lambda takes ${payloadLimit} at most.`,
        remedy: 'Shorten the event, or put what is large into S3 and let the event say where it is.',
    });
}
function readJson(text, input, workplace) {
    return isJson(text) ? text : readJsonFile(text, input, workplace);
}
function readJsonFile(path, input, workplace) {
    const found = (0,inputs_files/* findPath */.Hh)(path, input, workplace);
    if (found?.kind !== 'file') {
        throw new problem/* Problem */.AF({
            what: `${input}: '${(0,domain_text/* cut */.Jj)(path, 100)}' is neither JSON nor the path of a file in the workspace.`,
            remedy: 'Write a JSON value, or a path relative to the workspace.',
        });
    }
    const content = (0,inputs_files/* readTextFile */.Gu)(found.path, `${input}: the file '${path}'`);
    if (isJson(content))
        return content;
    throw new problem/* Problem */.AF({ what: `${input}: the file '${path}' does not contain JSON.`, remedy: 'Correct the file.' });
}
function isJson(text) {
    return (0,json/* parseJson */.qF)(text) !== undefined;
}

// EXTERNAL MODULE: ./build/session/docker-session.js + 4 modules
var docker_session = __webpack_require__(7118);
// EXTERNAL MODULE: ./build/domain/statement.js
var statement = __webpack_require__(4120);
;// CONCATENATED MODULE: ./build/run/bills.js


/** Reads the files of attest. @throws Problem when one is not there, or says nothing that is known */
function readBills({ attest }, workplace) {
    return (attest?.files ?? []).map((path) => (0,statement/* readBill */.kx)((0,inputs_files/* readNamedFile */.wh)(path, 'attest', workplace, "Name a file, or write 'provenance'."), `attest: the file '${path}'`));
}

// EXTERNAL MODULE: ./build/run/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(4404);
// EXTERNAL MODULE: ./build/run/secrets.js + 1 modules
var secrets = __webpack_require__(3842);
;// CONCATENATED MODULE: ./build/run/run.js












/** Measures parts of the release at one place, which is named where there are several. */
function timedAt({ plan, tools }, place, section) {
    return tools.steps.timed(section, (0,plan_plan/* placesOf */.ek)(plan).length === 1 ? undefined : (0,domain_place/* placeOf */.$t)(place));
}
function isBuildRun(run) {
    return run.docker !== undefined;
}
/**
 * Makes the run of a plan. The caller passes it to `deploy`, which closes its Docker session.
 *
 * @param own what the caller has already, or checks by itself
 */
function startDeployRun(plan, tools, own = {}) {
    return {
        ...startImageRun(plan, tools, own.credentials),
        plan,
        refuseNewer: own.refuseNewer ?? (0,newer_commit/* newerCommitGuard */.g)(plan, tools),
        beforeRelease: own.beforeRelease ?? (async () => { }),
    };
}
/** Makes the run of a plan without a function. The caller passes it to `pushOnly`, which closes its Docker session. */
function startPushRun(plan, tools) {
    return { ...startImageRun(plan, tools), plan };
}
function startImageRun(plan, tools, credentials) {
    const findings = new problem/* Findings */.Fv();
    const { source, inputs, plans } = plan;
    const signedIn = credentials ?? (0,aws_credentials/* credentialsIn */.W)(plans, tools);
    (0,secrets/* hideGivenSecrets */.h)(plan, tools);
    if (source.kind === 'build')
        (0,build_files/* checkBuildFiles */.o)(source.build, tools, findings);
    const docker = needsDocker(plan)
        ? (0,docker_session/* openDockerSession */.V)(tools, source.kind === 'build' ? source.build : undefined)
        : undefined;
    const engine = docker && source.kind === 'build' ? (0,docker_engine/* inspectEngine */.P7)(docker.docker, source.build.builder) : undefined;
    // A sign-in that is refused ends the run before the answer of an engine is awaited, which may have none.
    engine?.catch(() => undefined);
    return {
        plan,
        tools,
        credentials: signedIn,
        ofRepository: repositoryCredentials(plan, tools) ?? signedIn,
        ...(docker && { docker }),
        ...(engine && { engine }),
        events: readAll(plan, tools, findings),
        bills: findings.collect(() => readBills(inputs, tools)) ?? [],
        findings,
        aside: [],
        ...(inputs.rollout.onFailure === 'continue' && { lost: new Map() }),
    };
}
/** Undefined when no region has a role of its own for ECR. */
function repositoryCredentials({ plans }, tools) {
    const own = [...plans].map(([region, { signIn, repositorySignIn = signIn }]) => [region, { signIn: repositorySignIn }]);
    if ([...plans.values()].every(({ repositorySignIn }) => repositorySignIn === undefined))
        return undefined;
    return (0,aws_credentials/* credentialsIn */.W)(new Map(own), tools);
}
/** An image of ECR is deployed without docker. Elsewhere its logins are needed. */
function needsDocker({ source, plans }) {
    if (source.kind !== 'image')
        return true;
    const rehearsed = (0,plan_plan/* placesOf */.ek)({ plans }).some(({ inputs }) => inputs.rehearsal.event !== undefined);
    return rehearsed || (0,image_reference/* parseEcrRegistry */.d_)(source.image.registry) === undefined;
}
/** Reads the events of all places, those that several have in common once. */
function readAll(plan, workplace, findings) {
    const known = new Map();
    const read = (inputs) => {
        const key = JSON.stringify(inputs);
        const events = known.get(key) ?? findings.collect(() => readEvents(inputs, workplace)) ?? [];
        known.set(key, events);
        return events;
    };
    const eventsOf = ({ rehearsal, release }) => {
        const { event, expect } = rehearsal;
        return {
            rehearsal: read({ event, expect, of: 'test' }),
            verification: read({ event: release.verifyEvent, expect: release.verifyExpect, of: 'verify' }),
            beforeTraffic: read({
                event: release.beforeTrafficEvent,
                expect: release.beforeTrafficExpect,
                of: 'before-traffic',
            }),
        };
    };
    for (const { inputs } of (0,plan_plan/* placesOf */.ek)(plan))
        eventsOf(inputs);
    return eventsOf;
}


/***/ }),

/***/ 3842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ hideGivenSecrets),
  q: () => (/* binding */ hideVariables)
});

// EXTERNAL MODULE: ./build/docker/command-line.js
var command_line = __webpack_require__(8139);
// EXTERNAL MODULE: ./build/inputs/credential-arguments.js
var credential_arguments = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan = __webpack_require__(1583);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
// EXTERNAL MODULE: ./build/session/secret-forms.js
var secret_forms = __webpack_require__(8737);
;// CONCATENATED MODULE: ./build/run/secret-files.js





/** Bytes of a secret that BuildKit takes (moby/buildkit, `MaxSecretSize`): a larger file reaches no build. */
const limit = 500 * 1024;
/** Masks at most of a file: the runner looks for each in every line of the job. */
const mostMasks = 100;
/**
 * Hides what a file of secret-files says, whole and line by line, and each credential that is the value of a line:
 * `//registry/:_authToken=…`. What is short or common stays. Of a file that is no text, base64 alone can be in a log.
 *
 * @param path relative to the workspace
 * @param words what the run says by itself
 */
function hideSecretFile(path, { mask, hide, workspace }, words) {
    const content = contentOf((0,external_node_path_.resolve)(workspace, path));
    if (content === undefined)
        return;
    const text = textOf(content);
    const lines = text === undefined ? [] : (0,secret_forms/* secretLines */._o)(text).map((line) => line.trim());
    const parts = [...lines.flatMap(credentialOf), ...lines];
    const masks = parts.filter((part) => (0,secret_forms/* isWorthHiding */.QD)(part) && !words.some((word) => word.includes(part)));
    for (const part of masks.slice(0, mostMasks))
        mask(part);
    hide([text ?? content.toString('base64'), ...parts], words);
}
/** Undefined for what can't be read or is too large: the check of the build's files, or BuildKit, tells. */
function contentOf(path) {
    try {
        const content = (0,files/* readRegularFile */.XF)(external_node_fs_.realpathSync.native(path), path);
        return content.length > limit ? undefined : content;
    }
    catch {
        return undefined;
    }
}
function textOf(content) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
    }
    catch {
        return undefined;
    }
}
/** The value of a line `name=value` or `name: value`, where that seems to be a credential. */
function credentialOf(line) {
    const [, name = '', value = ''] = /^([^=]+)=(.+)$/.exec(line) ?? /^([^:]+):(.+)$/.exec(line) ?? [];
    const [bare, given] = [name, value].map((part) => part.trim().replaceAll(/^["']|["'],?$/g, ''));
    return given !== undefined && (0,credential_arguments/* credentialArguments */.S)([`${bare}=${given}`]).length > 0 ? [given] : [];
}

;// CONCATENATED MODULE: ./build/run/secrets.js




/**
 * Masks what the run was given for the build, the content of secret files included, and for GitHub. Hides the values of variables that the inputs set, of build
 * arguments that seem to be credentials, and logins in URLs: the runner masks only what GitHub knows as a secret, nothing
 * in a comment or a file, and nothing that is escaped as Markdown.
 */
function hideGivenSecrets({ source, plans, inputs }, tools) {
    if (source.kind === 'build') {
        for (const { value } of source.build.secrets)
            tools.mask(value);
        for (const { value } of source.build.secretEnvs)
            if (tools.env[value])
                tools.mask(tools.env[value]);
        for (const { value } of source.build.secretFiles)
            hideSecretFile(value, tools, publicWords(inputs));
        const credentials = source.build.buildArgs.flatMap((argument) => (0,credential_arguments/* credentialArguments */.S)([argument]).map((name) => argument.slice(name.length + 1).trim() || (tools.env[name] ?? '')));
        tools.hide([...credentials, ...(0,command_line/* credentialsOf */.Y)(source.build)], publicWords(inputs));
    }
    tools.hide(inputs.githubToken === undefined ? [] : [inputs.githubToken]);
    for (const { inputs: own } of (0,plan/* placesOf */.ek)({ plans })) {
        tools.hide([...own.configuration.variables, ...own.rehearsal.env].map(({ value }) => value), publicWords(own));
    }
}
/**
 * Hides the values of a function's variables, as it has them and as it will have them: a handler, a rehearsal or Lambda
 * may print them.
 */
function hideVariables({ hide }, functions, { config, inputs }) {
    const environments = [...functions.map((one) => one?.config.Environment), config.Environment];
    const words = functions.flatMap((one) => (one === undefined ? [] : [one.arn, one.imageUri ?? '']));
    hide(environments.flatMap((environment) => Object.values(environment?.Variables ?? {})), [...words, ...publicWords(inputs)]);
}
/** What the run says by itself: a variable that is called like the function hides nothing. */
function publicWords({ functionName, repository, release }) {
    return [functionName?.name ?? '', repository?.repository ?? '', release.alias ?? ''];
}


/***/ })

};
