export const id = 2776;
export const ids = [2776,307];
export const modules = {

/***/ 1899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ dryRunChanges),
/* harmony export */   n: () => (/* binding */ imageChanges)
/* harmony export */ });
/* harmony import */ var _domain_configuration_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6688);
/* harmony import */ var _domain_place_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2766);
/* harmony import */ var _domain_traffic_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7604);
/* harmony import */ var _lambda_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1094);
/* harmony import */ var _lambda_creation_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4481);
/* harmony import */ var _run_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9533);
/* harmony import */ var _traffic_alias_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(118);
/* harmony import */ var _traffic_history_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7687);








/** Says what the run would do if it were not a dry run: a sentence for each change. */
function dryRunChanges(plan, targets) {
    const first = new Set((0,_domain_place_js__WEBPACK_IMPORTED_MODULE_7__/* .oneOfEachRegion */ .xf)(targets));
    return targets.flatMap((target) => {
        const { name } = target.inputs.functionName;
        return [
            ...(first.has(target) ? imageChanges(plan, target) : []),
            release(target, name),
            ...target.changes
                .flatMap(_domain_configuration_change_js__WEBPACK_IMPORTED_MODULE_0__/* .describeChange */ .uQ)
                .map((change) => `would configure ${name} in ${target.region}: ${change}`),
            ...tags(target, name),
            ...verification(target, name),
            ...beforeTraffic(target, name),
            ...route(target, name),
            ...unqualified(target, name),
            ...pruning(target, name),
        ];
    });
}
/** Says what the run would do to bring the image to a region. */
function imageChanges(plan, target) {
    const image = `${target.registry}/${target.address.name}`;
    return [
        ...(target.repository || target.image || isReplica(plan, target)
            ? []
            : [`would create the ECR repository ${image}`]),
        ...(target.image ? [] : [bring(plan, plan.source.tags, target, image)]),
        ...tagging(plan, target, image),
        ...(plan.inputs.attest && !target.image ? [`would put attestations beside ${image}`] : []),
        ...(plan.inputs.scan && target.region === plan.regions[0]
            ? [`would wait for ECR's scan of ${image}, and stop at severity ${plan.inputs.scan.severity} or worse`]
            : []),
    ];
}
/** The tags of a given image, but those that it has. */
function tagging({ source }, { image: own, given, taken }, image) {
    if (source.kind !== 'image')
        return [];
    const { digest } = own ?? given?.image ?? {};
    const lacking = source.tags.filter((tag) => digest === undefined || taken.get(tag)?.digest !== digest);
    return lacking.length === 0 ? [] : [`would tag ${image} with ${lacking.join(', ')}`];
}
/** Whether ECR creates the repository itself. */
function isReplica({ regions }, { inputs, region }) {
    return inputs.rollout.replicated && region !== regions[0];
}
/** How a region gets the image. */
function bring(plan, tags, target, image) {
    if (target.given)
        return `would copy ${target.given.uri} to ${image}`;
    if (isReplica(plan, target))
        return `would wait until ECR replicates ${image}`;
    const stays = (tag) => target.taken.has(tag) && (0,_run_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .standsForCommit */ .AK)(plan, tag);
    const names = tags.map((tag) => (stays(tag) ? `${tag}, or ${tag}-<digits> if another image keeps ${tag}` : tag));
    // Only the push compares what was built with what ECR has.
    return `would push ${image}:${names.join(', ')}${target.repository ? ', as far as ECR lacks it' : ''}`;
}
function outcomeOf(target) {
    const { inputs, image, changes, published, newestVersion } = target;
    if (changes.length > 0 || !mayHaveImage(target))
        return { kind: 'new' };
    const version = published && inputs.publish ? newestVersion : undefined;
    if (!image)
        return { kind: 'open', version };
    return version === undefined ? { kind: 'new' } : { kind: 'present', version };
}
/** Whether the function has the image, or the one that is pushed may be the one that it has. */
function mayHaveImage({ inputs, present, image, architecture }) {
    if (!present || !inputs.skipUnchanged)
        return false;
    const digest = image?.digest ?? present.digest ?? '';
    return (0,_lambda_code_js__WEBPACK_IMPORTED_MODULE_2__/* .runsImage */ .m)(present, { digest, architecture: architecture ?? present.architecture });
}
function release(target, name) {
    const { inputs, present, image, region, changes } = target;
    const digest = image === undefined ? 'the pushed digest' : image.digest;
    const where = `${name} in ${region}`;
    if (!present)
        return `would create the function ${where} with ${digest}`;
    const outcome = outcomeOf(target);
    const publish = inputs.publish ? ' and publish a version' : '';
    const update = `would update ${where} from ${present.digest} to ${digest}`;
    if (!mayHaveImage(target))
        return `${update}${publish}`;
    if (image === undefined) {
        const certain = changes.length > 0;
        return certain
            ? `${update}, unless that is the same${publish && `,${publish}`}`
            : `${update}${publish}, ${unlessSame(name)}`;
    }
    const leave = `would leave the image of ${where} as it is`;
    if (outcome.kind !== 'present')
        return inputs.publish ? `${leave},${publish}` : leave;
    return `${leave}, and name version ${outcome.version}, unless ${name} was changed since that was published`;
}
/** What only the push tells. */
function unlessSame(name) {
    return `unless ${name} runs that image already`;
}
/** How to call the version that the release leads to. @param of what has it, after a space */
function nameOf(outcome, of = '') {
    if (outcome.kind === 'new')
        return `the new version${of}`;
    return outcome.kind === 'present' ? `version ${outcome.version}${of}` : `the version${of} with that image`;
}
function tags({ present, desired, region }, name) {
    const lacking = Object.keys(desired.tags).filter((tag) => present?.tags[tag] !== desired.tags[tag]);
    return lacking.length === 0 ? [] : [`would give ${name} in ${region} the tags ${lacking.join(', ')}`];
}
function verification(target, name) {
    const { inputs, region } = target;
    if (inputs.release.verifyEvent === undefined)
        return [];
    return [`would verify ${nameOf(outcomeOf(target), ` of ${name} in ${region}`)}`];
}
/** A version that has had its event, or that the alias is on, gets none. */
function beforeTraffic(target, name) {
    const { inputs, region, alias } = target;
    if (inputs.release.beforeTrafficEvent === undefined)
        return [];
    const outcome = outcomeOf(target);
    const send = (to) => `would send before-traffic-event to ${nameOf(to, ` of ${name} in ${region}`)}, once`;
    const had = alias && outcome.kind !== 'new' && [alias.version, (0,_traffic_history_js__WEBPACK_IMPORTED_MODULE_6__/* .eventSentTo */ .oV)(alias.description)].includes(outcome.version);
    if (!had)
        return [send(outcome)];
    return outcome.kind === 'present' ? [] : [`${send({ kind: 'new' })}, ${unlessSame(name)}`];
}
function pruning({ inputs, region }, name) {
    const { keepVersions: keep } = inputs.release;
    if (keep === undefined)
        return [];
    return [`would delete versions of ${name} in ${region} that are older than the newest ${keep} and not in use`];
}
/** With an alias only Lambda's answer tells whether there are such callers. */
function unqualified({ config, inputs, region }, name) {
    if (!(0,_lambda_creation_js__WEBPACK_IMPORTED_MODULE_3__/* .isManaged */ .yF)(config) || !inputs.publish || inputs.release.alias !== undefined)
        return [];
    return [`would let callers of ${name} in ${region} without a qualifier have it ($LATEST.PUBLISHED)`];
}
function route(target, name) {
    const { inputs, alias, region } = target;
    const { release: wanted } = inputs;
    if (wanted.alias === undefined)
        return [];
    const which = `${name}:${wanted.alias} in ${region}`;
    const how = wanted.codeDeploy
        ? `through CodeDeploy's ${wanted.codeDeploy.application} / ${wanted.codeDeploy.deploymentGroup}`
        : (0,_domain_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTraffic */ .hA)(wanted.traffic);
    if (!alias)
        return [`would create the alias ${which}`];
    const outcome = outcomeOf(target);
    const move = (version) => `would move ${which} from ${(0,_traffic_alias_js__WEBPACK_IMPORTED_MODULE_5__/* .describeRoute */ .fx)(alias)} to ${version}, ${how}`;
    const stays = outcome.kind !== 'new' && alias.version === outcome.version && (0,_traffic_alias_js__WEBPACK_IMPORTED_MODULE_5__/* .isUnweighted */ .T6)(alias);
    if (!stays)
        return [move(nameOf(outcome))];
    return [
        outcome.kind === 'present'
            ? `would leave ${which} on version ${outcome.version}`
            : `${move('the new version')}, ${unlessSame(name)}`,
    ];
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
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
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
        return this.#steps.size === 0 ? undefined : `${cached} of ${(0,domain_text/* counted */.hS)(this.#steps.size, 'step')} cached`;
    }
}

// EXTERNAL MODULE: ./build/docker/explain.js + 2 modules
var explain = __webpack_require__(4921);
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

/***/ 4921:
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

;// CONCATENATED MODULE: ./build/docker/failed-step.js

/** Characters of an instruction that is told. */
const longestInstruction = 120;
/** Characters and lines of its output. No line is parted: what is a secret in it is known by the whole. */
const [longestOutput, mostLines] = [350, 5];
/**
 * Reads which instruction failed, and what it printed last, from what buildx printed.
 *
 * @param said the error in which that ends
 * @returns undefined when it was no instruction that failed
 */
function readFailedStep(said, text) {
    const [, status] = /\bdid not complete successfully: exit code: (\d{1,3})\b/.exec(said) ?? [];
    if (status === undefined)
        return undefined;
    const lines = text.split('\n');
    const end = lines.findIndex((line) => /^#\d{1,9} ERROR: /.test(line) && line.includes('did not complete successfully'));
    const printed = outputOf(lines.slice(0, end + 1));
    const rule = lines.findIndex((line, index) => index > end && line === '------' && lines[index + 1]?.startsWith(' > '));
    const [, step = ''] = /^ > (?:\[[^\]]{1,100}\] )?(.*):$/.exec(lines[rule + 1] ?? '') ?? [];
    const source = rule < 0 ? -1 : lines.findIndex((line, index) => index > rule && /^-{20}$/.test(line));
    const [place] = /^\S{1,200}:\d+$/.exec(lines[source - 1] ?? '') ?? [];
    const missing = status === '127' ? missingProgram(said, printed) : undefined;
    return {
        exitCode: Number(status),
        ...(step !== '' && step.length <= longestInstruction && { instruction: step }),
        ...(place !== undefined && { place }),
        silent: printed.length === 0,
        printed: lastOf(printed),
        ...(missing !== undefined && { missing }),
    };
}
/** The output of the step that ends with these lines: each of its own has the step's number and a time before it. */
function outputOf(lines) {
    const [, step] = /^#(\d{1,9}) /.exec(lines.at(-1) ?? '') ?? [];
    const prefix = new RegExp(`^#${step} \\d+\\.\\d+ `);
    return lines.flatMap((line) => {
        const [own] = prefix.exec(line) ?? [];
        const output = own === undefined ? '' : line.slice(own.length).trim();
        return output === '' ? [] : [output];
    });
}
function lastOf(lines) {
    const kept = [];
    let room = longestOutput;
    for (const line of lines.toReversed()) {
        room -= line.length;
        if (room < 0 || kept.length === mostLines)
            break;
        kept.unshift(line);
    }
    return kept;
}
/** Shells say it in these words. What they name may be a secret, unless the Dockerfile itself has it. */
function missingProgram(said, printed) {
    for (const line of printed.toReversed()) {
        const [, name] = /(?:^|: )([\w.+/-]{1,100}): (?:command )?not found$/.exec(line) ?? [];
        if (name !== undefined)
            return said.split(/[^\w.+/-]/).includes(name) ? name : undefined;
    }
    return undefined;
}
/** What happened, to follow a colon; and the same in words of which none is the build's. */
function describeStep({ instruction, place, exitCode, silent, printed }) {
    const which = instruction === undefined ? 'an instruction' : `'${instruction}'`;
    const where = place === undefined ? '' : ` (${place})`;
    const what = `${which}${where} ended with exit code ${exitCode}.`;
    const brief = `an instruction of the Dockerfile ended with exit code ${exitCode}: the run's log says why.`;
    if (printed.length === 0)
        return { what: silent ? what : `${what} The log has what it printed.`, brief };
    const last = printed.length === 1 ? 'Its last line' : `Its last ${(0,domain_text/* counted */.hS)(printed.length, 'line')}`;
    return { what: `${what} ${last}: ${(0,domain_text/* withFullStop */.uo)(printed.join(' | '))}`, brief };
}
/** What to do about it, where nothing else tells. */
function stepRemedy({ exitCode, missing, silent }) {
    if (exitCode === 127) {
        const what = missing === undefined ? 'A program that it runs, or a library of it,' : `'${missing}'`;
        return `${what} is not in the image at that point: install it in an instruction before, or take a base image that has it.`;
    }
    return `Correct the instruction, or what it works on${silent ? '' : '; the log has all that it printed'}.`;
}

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
    const step = kind === 'build' ? readFailedStep(said, text) : undefined;
    const remedy = (0,domain_remedy/* findRemedy */.KJ)(denial/* denials */.B, '', said, concern) ??
        (0,domain_remedy/* findRemedy */.KJ)(rulesOf[kind], '', kind === 'build' ? text : said, concern) ??
        (step ? stepRemedy(step) : 'Correct what it says, then run the job again.');
    const told = step ? describeStep(step) : { what: said, brief: "the run's log says why." };
    const [what, brief] = [`${doing}: ${told.what}`, `${doing}: ${told.brief}`];
    const printed = (0,domain_text/* tail */.RT)(text);
    const finding = { what, brief, remedy, ...(printed !== said && { printed }) };
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

/***/ 5314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ closest)
/* harmony export */ });
/** How many names a suggestion has at most. */
const most = 3;
/**
 * The names that are most like one that is not among them, the closest first: those with at most a third of its letters
 * changed, added or left out.
 */
function closest(name, names) {
    const limit = Math.max(1, Math.floor(name.length / 3));
    return names
        .map((one) => ({ one, distance: distanceOf(name.toLowerCase(), one.toLowerCase(), limit) }))
        .filter(({ distance }) => distance <= limit)
        .sort((one, other) => one.distance - other.distance)
        .slice(0, most)
        .map(({ one }) => one);
}
/** The least number of letters to change, add or leave out; beyond the limit any larger number. */
function distanceOf(from, to, limit) {
    if (Math.abs(from.length - to.length) > limit)
        return limit + 1;
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (const [column, other] of [...to].entries()) {
            const [above = 0, aboveRight = 0, left = 0] = [row[column], row[column + 1], next[column]];
            next.push(letter === other ? above : 1 + Math.min(above, aboveRight, left));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}


/***/ }),

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ download)
/* harmony export */ });
/* harmony import */ var _broken_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2481);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1168);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);




/** How often a download is tried at most, and milliseconds from one try to the next. */
const [attempts, pause] = [4, 300];
/**
 * Downloads what has a digest. Where the connection breaks, the rest is asked for.
 *
 * @returns the bytes as they come, which end only where all of them have the digest
 * @throws Problem when they have another one; what `get` throws; `refused`; the error of a connection that breaks again and again
 */
async function* download({ digest, from, ...request }) {
    const { content, result } = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digesting */ .hZ)((0,_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .resume */ .U)({
        read: (first) => bytesFrom(first, request),
        again: (error, attempt) => attempt < attempts && (0,_broken_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .isBrokenConnection */ .u)(error),
        interval: pause,
    }));
    yield* content;
    const { digest: found } = result();
    if (found === digest)
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `${from} has ${digest}, and what arrived has the digest ${found}: a proxy or a firewall on the way probably changed it.`,
        remedy: 'Run the job again. If it happens again, have the proxy or firewall leave such downloads alone.',
    });
}
/** RFC 9110, "Range Requests": a server may send all of it all the same, and answers 416 where nothing is left. */
async function* bytesFrom(first, { get, refused }) {
    const { message } = await get(first === 0 ? {} : { range: `bytes=${first}-` });
    const { statusCode: status = 0 } = message;
    if (status !== 200 && status !== 206) {
        // What it says beside the status is not needed.
        message.destroy();
        if (status === 416 && first > 0)
            return;
        throw refused(status);
    }
    let position = status === 206 ? first : 0;
    for await (const chunk of message) {
        const rest = chunk.subarray(Math.max(0, first - position));
        position += chunk.length;
        if (rest.length > 0)
            yield rest;
    }
}


/***/ }),

/***/ 1014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ withOrigin),
/* harmony export */   Dj: () => (/* binding */ originOfLabels),
/* harmony export */   J6: () => (/* binding */ isSameOrigin),
/* harmony export */   P2: () => (/* binding */ readOrigin)
/* harmony export */ });
// OCI Image Specification, "Annotations", has names for the first two.
const names = {
    source: 'org.opencontainers.image.source',
    revision: 'org.opencontainers.image.revision',
    functionName: 'deploy-lambda-image.function',
    target: 'deploy-lambda-image.target',
};
const members = ['source', 'revision', 'functionName', 'target'];
/**
 * Adds labels that say where an image comes from, to those that the user has written, which prevail.
 *
 * @param labels `NAME=value`
 */
function withOrigin(labels, origin) {
    const written = new Set(labels.map((label) => label.split('=', 1)[0]?.trim()));
    const own = members.flatMap((member) => {
        const value = origin[member];
        return value === undefined || written.has(names[member]) ? [] : [`${names[member]}=${value}`];
    });
    return [...own, ...labels];
}
/** Reads what the labels of an image say of where it comes from. */
function readOrigin(labels) {
    return Object.fromEntries(members.flatMap((member) => {
        const value = labels[names[member]];
        return value === undefined || value === '' ? [] : [[member, value]];
    }));
}
/** Reads the same of labels that are written `NAME=value`. */
function originOfLabels(labels) {
    const pairs = labels.map((label) => label.split('='));
    return readOrigin(Object.fromEntries(pairs.map(([name = '', ...value]) => [name.trim(), value.join('=')])));
}
/** Whether two images are builds for the same functions from one commit, as far as their labels tell. */
function isSameOrigin(one, other) {
    return one.functionName !== undefined && members.every((member) => one[member] === other[member]);
}


/***/ }),

/***/ 4055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ restoreImage),
/* harmony export */   n: () => (/* binding */ archivedDigest)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8249);

/**
 * Looks whether an image that ECR does not give is archived: it is kept, and can't be pulled (ECR user guide, "Archiving
 * an image").
 *
 * @returns its digest; undefined when there is none, and when the role may not look
 */
async function archivedDigest(ecr, { name, registryId }, imageId) {
    // ECR shows active images alone, unless it is asked for others.
    const filter = { imageStatus: 'ANY' };
    const request = { repositoryName: name, registryId, imageIds: [imageId], filter };
    const { imageDetails = [] } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__/* .DescribeImagesCommand */ .ji5(request)).catch(() => ({ imageDetails: [] }));
    return imageDetails.find(({ imageStatus }) => imageStatus === 'ARCHIVED' || imageStatus === 'ACTIVATING')?.imageDigest;
}
/** What to do about an archived image. */
function restoreImage({ name, registryId }, region, digest) {
    const registry = registryId === undefined ? '' : ` --registry-id ${registryId}`;
    return (`Restore it with 'aws ecr update-image-storage-class --region ${region}${registry} --repository-name ${name} ` +
        `--image-id imageDigest=${digest} --target-storage-class STANDARD', and run the job again once its status is ACTIVE. ` +
        'Let no lifecycle rule archive images that versions use.');
}


/***/ }),

/***/ 1613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ confirmImage)
/* harmony export */ });
/* harmony import */ var _domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2702);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _image_accept_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9304);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3201);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9941);
/* harmony import */ var _image_snap_start_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5545);
/* harmony import */ var _image_start_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5822);







/**
 * Confirms that Lambda will take an image: one manifest of a type that it accepts, for Linux and for the function's
 * architecture.
 *
 * @param read reads its config by the digest
 * @throws Problem with the reason and the remedy when Lambda would refuse it, or could not run it
 */
async function confirmImage(image, { architecture: wanted, snapStart, start, uri }, read) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(image.manifest, image.mediaType);
    const refusal = (0,_image_accept_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseManifest */ .Qt)(manifest, uri);
    if (refusal || manifest.kind === 'index')
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(refusal ?? []);
    const config = await read(manifest.configDigest);
    const architecture = wanted ?? (0,_image_accept_js__WEBPACK_IMPORTED_MODULE_2__/* .architectureOf */ .NJ)(config) ?? _domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultArchitecture */ .fL;
    const mismatch = (0,_image_accept_js__WEBPACK_IMPORTED_MODULE_2__/* .refusePlatform */ .US)(config, architecture, uri) ?? (0,_image_start_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseStart */ .th)(config, start, uri);
    if (mismatch)
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(mismatch);
    const facts = (0,_image_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .imageFacts */ .JC)(manifest.layers, config, start);
    const doubts = snapStart && !(0,_image_snap_start_js__WEBPACK_IMPORTED_MODULE_5__/* .allowsSnapshots */ .aO)(config) ? [(0,_image_snap_start_js__WEBPACK_IMPORTED_MODULE_5__/* .doubtSnapStart */ .Lq)()] : [];
    return { architecture, facts: { ...facts, warnings: [...facts.warnings, ...doubts] } };
}


/***/ }),

/***/ 6636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ copyImage),
/* harmony export */   c: () => (/* binding */ ecrStore)
/* harmony export */ });
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5262);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _image_accept_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9304);
/* harmony import */ var _image_layer_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2550);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9941);
/* harmony import */ var _download_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5061);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1644);







/** A repository of ECR, to read from. */
function ecrStore({ ecr, address, region }) {
    return {
        name: region,
        async *blob(digest) {
            try {
                yield* (0,_download_js__WEBPACK_IMPORTED_MODULE_5__/* .downloadLayer */ .q)(ecr, address, digest);
            }
            catch (error) {
                throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not read ${digest} in the ECR repository ${address.name} in ${region}`);
            }
        },
    };
}
/**
 * Copies what an image is made of to ECR, byte for byte, to keep its digest: an engine that pulls and pushes may compress
 * layers again. Layers that the target already has are not sent. The image is there with its first tag.
 *
 * @param log told of each layer
 * @throws Problem when ECR or the store refuses, or when the image is an index
 */
async function copyImage(from, to, image, log) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(image.manifest, image.mediaType);
    const refusal = (0,_image_accept_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseManifest */ .Qt)(manifest, `${from.name}: ${image.digest}`);
    if (refusal || manifest.kind === 'index')
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(refusal ?? []);
    const { layers, configDigest } = manifest;
    try {
        const missing = new Set(await (0,_upload_js__WEBPACK_IMPORTED_MODULE_6__/* .missingLayers */ .H)(to, [...new Set([configDigest, ...layers.map(({ digest }) => digest)])]));
        const bring = async (digest) => {
            if (!missing.delete(digest))
                return 'already there';
            await (0,_upload_js__WEBPACK_IMPORTED_MODULE_6__/* .uploadLayer */ .r)(to, from.blob(digest), () => digest);
            return 'copied';
        };
        await bring(configDigest);
        for (const [index, layer] of layers.entries()) {
            const end = await bring(layer.digest);
            log((0,_image_layer_line_js__WEBPACK_IMPORTED_MODULE_3__/* .layerLine */ .O)(layer, index, { count: layers.length, end }));
        }
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not copy ${image.digest} from ${from.name} to ${to.address.name} in ${to.region}`);
    }
    return image;
}


/***/ }),

/***/ 5061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ downloadLayer)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4942);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
/* harmony import */ var _domain_download_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6421);



/**
 * Downloads a layer, or a config (ECR API reference, "GetDownloadUrlForLayer").
 *
 * @returns its bytes as they come, which end only where all of them have the digest
 * @throws when ECR does not give it
 */
async function* downloadLayer(ecr, { name, registryId }, layerDigest) {
    const request = { repositoryName: name, registryId, layerDigest };
    const { downloadUrl = '' } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .GetDownloadUrlForLayerCommand */ .pKL(request));
    const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
    yield* (0,_domain_download_js__WEBPACK_IMPORTED_MODULE_1__/* .download */ .R)({
        digest: layerDigest,
        from: `The ECR repository ${name}`,
        get: (headers) => http.get(downloadUrl, headers),
        refused: (status) => new Error(`its download was answered with status ${status}`),
    });
}


/***/ }),

/***/ 307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configOf: () => (/* binding */ configOf),
/* harmony export */   downloadConfig: () => (/* binding */ downloadConfig),
/* harmony export */   findImage: () => (/* binding */ findImage),
/* harmony export */   findTagged: () => (/* binding */ findTagged),
/* harmony export */   imageSize: () => (/* binding */ imageSize),
/* harmony export */   originOf: () => (/* binding */ originOf),
/* harmony export */   readImageConfig: () => (/* binding */ readImageConfig)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8321);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3213);
/* harmony import */ var _domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1014);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6282);
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5587);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9941);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4055);
/* harmony import */ var _download_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5061);












/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image, or when it is archived
 * @throws Problem when ECR refuses the call, or the manifest does not have the digest that ECR reports
 */
async function findImage(ecr, address, imageId) {
    const { name, registryId } = address;
    const acceptedMediaTypes = [..._image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .imageMediaTypes */ .df, ..._image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .indexMediaTypes */ .U8];
    const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes };
    const wanted = imageId.imageDigest ?? imageId.imageTag;
    try {
        const { images, failures } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_10__/* .BatchGetImageCommand */ .P8n(request));
        const image = images?.[0];
        if (image?.imageManifest === undefined) {
            const failure = failures?.[0];
            // ECR does not document as what it takes an archived image here.
            const known = failure?.failureCode === 'ImageNotFound' || (await (0,_archive_js__WEBPACK_IMPORTED_MODULE_11__/* .archivedDigest */ .n)(ecr, address, imageId));
            return known ? undefined : missing(failure, `${name} ${wanted}`);
        }
        const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(image.imageManifest);
        if (image.imageId?.imageDigest !== digest) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF({
                what: `ECR says that ${name} ${wanted} is ${image.imageId?.imageDigest}, but its manifest has the digest ${digest}.`,
                remedy: 'Push the image again.',
            });
        }
        // The member may be absent; a manifest may tell its type itself.
        const mediaType = image.imageManifestMediaType ?? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(image.imageManifest)).mediaType);
        return { digest, manifest: image.imageManifest, mediaType };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the image ${name} ${wanted} in ECR`);
    }
}
/**
 * Reads the manifests that tags name.
 *
 * @returns images by tag, without the tags that the repository does not have; none when there is no such repository
 * @throws Problem when ECR refuses the call
 */
async function findTagged(ecr, address, tags) {
    const found = await Promise.all(tags.map((imageTag) => findImage(ecr, address, { imageTag }))).catch((error) => {
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error.cause, 'RepositoryNotFoundException'))
            return [];
        throw error;
    });
    return new Map(tags.flatMap((tag, index) => {
        const image = found[index];
        return image === undefined ? [] : [[tag, image]];
    }));
}
/**
 * Bytes of an image's layers, compressed.
 *
 * @param digest `sha256:…`
 * @returns undefined when it was deleted
 * @throws Problem when ECR refuses the call
 */
async function imageSize(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_10__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageSizeInBytes;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the size of ${name}@${digest} in ECR`);
    }
}
/** Reads an image's config. @throws Problem when ECR does not give it */
async function readImageConfig(ecr, address, configDigest) {
    return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .readConfig */ .Xg)(await downloadConfig(ecr, address, configDigest));
}
/** Reads what an image's labels say of where it comes from; nothing of an index. */
async function originOf(ecr, address, image) {
    const config = await configOf(ecr, address, image);
    return config ? (0,_domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .readOrigin */ .P2)(config.labels) : {};
}
/** Reads an image's config; an index has none. @throws Problem when ECR does not give it */
async function configOf(ecr, address, { manifest: text, mediaType }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .readManifest */ .WI)(text, mediaType);
    return manifest.kind === 'index' ? undefined : readImageConfig(ecr, address, manifest.configDigest);
}
/** Downloads an image's config, as JSON. @throws Problem when ECR does not give it */
async function downloadConfig(ecr, address, configDigest) {
    const what = `the config of the image in ECR repository ${address.name}`;
    try {
        return await (0,_domain_waits_js__WEBPACK_IMPORTED_MODULE_7__/* .awaiting */ .Vp)({ what }, () => (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)((0,_download_js__WEBPACK_IMPORTED_MODULE_9__/* .downloadLayer */ .q)(ecr, address, configDigest)));
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read ${what}`);
    }
}
function missing(failure, image) {
    if (failure === undefined)
        return undefined;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF({
        what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
        remedy: 'Check the repository in the console.',
    });
}


/***/ }),

/***/ 5250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iw: () => (/* binding */ profilesFor),
/* harmony export */   ad: () => (/* binding */ unsigned),
/* harmony export */   c7: () => (/* binding */ awaitSigning),
/* harmony export */   r1: () => (/* binding */ managedSigning)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7558);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1168);
/* harmony import */ var _domain_remedy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5045);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4893);








/**
 * Reads how a registry signs (ECR user guide, "Managed signing"). A registry that can't be asked ends no run: images
 * of Lambda need no signature.
 */
async function managedSigning(ecr, region) {
    try {
        const { signingConfiguration } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .GetSigningConfigurationCommand */ .tUh({}));
        return { rules: signingConfiguration?.rules ?? [], notes: [] };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'SigningConfigurationNotFoundException') || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnknownOperation */ .ir)(error)) {
            return { rules: [], notes: [] };
        }
        const doing = `Could not look whether ECR in ${region} signs what is pushed`;
        return { rules: [], notes: [(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)((0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, doing))] };
    }
}
/** ARNs of the signing profiles that ECR signs with what is pushed to a repository: each rule's that matches it. */
function profilesFor(rules, repository) {
    const matching = rules.filter(({ repositoryFilters: filters = [] }) => filters.length === 0 || filters.some(({ filter = '' }) => (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__.wildcard)(filter).test(repository)));
    return [...new Set(matching.flatMap(({ signingProfileArn }) => signingProfileArn ?? []))];
}
/** Milliseconds from one answer to the next question, and until the last one. */
const interval = 1000;
const patience = 30_000;
/**
 * Waits until ECR has tried to sign an image with each profile, half a minute at most.
 *
 * @returns what each profile has come to; without a status where ECR tells nothing of it yet
 * @throws Problem when ECR does not answer; an AbortError when the signal ends the wait
 */
async function awaitSigning({ ecr, repository, region, digest, profiles }, signal) {
    const deadline = Date.now() + patience;
    const request = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .DescribeImageSigningStatusCommand */ .feV({
        repositoryName: repository.name,
        imageId: { imageDigest: digest },
    });
    try {
        return await (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({
            what: `ECR in ${region} to sign the image`,
            latest: deadline,
            ask: async () => {
                const { signingStatuses = [] } = await ecr.send(request);
                return profiles.map((profile) => signingStatuses.find(({ signingProfileArn }) => signingProfileArn === profile) ?? {
                    signingProfileArn: profile,
                });
            },
            until: (statuses) => Date.now() + interval > deadline ||
                statuses.every(({ status }) => status === 'COMPLETE' || status === 'FAILED'),
            interval,
            signal,
        });
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not look whether ECR in ${region} has signed ${repository.name}@${digest}`);
    }
}
/**
 * Says that an image is not signed, and what to do. ECR signs as the one who pushes, who needs `signer:SignPayload` on
 * the profile (ECR user guide, "Managed signing"), and for another account's profile that account's permission as well
 * (Signer developer guide, "Set up cross-account signing for Signer").
 */
function unsigned({ repository, region, digest }, { signingProfileArn: profile = '', failureCode: code = '', failureReason: reason = '' }) {
    const told = (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .withFullStop */ .uo)([code, reason].filter(Boolean).join(': '));
    const what = `ECR in ${region} has not signed ${repository.name}@${digest} with ${profile}${told && `: ${told}`}`;
    const statement = (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_6__/* .allow */ .cw)('signer:SignPayload', profile);
    // No page lists the codes; ACCESS_DENIED is one that users quote.
    const denied = /denied|not authorized/i.test(told);
    const owner = (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_7__/* .accountOf */ .XP)(profile);
    const shared = owner === (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_7__/* .accountOf */ .XP)(repository.arn)
        ? ''
        : ` Account ${owner} must let the role use its profile, with 'aws signer add-profile-permission'.`;
    return `${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .withFullStop */ .uo)(what)}${shared} ${denied ? statement : `Correct what AWS names. Where it is a permission: ${statement}`}`;
}


/***/ }),

/***/ 9304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ architectureOf),
/* harmony export */   Qt: () => (/* binding */ refuseManifest),
/* harmony export */   US: () => (/* binding */ refusePlatform)
/* harmony export */ });
/* harmony import */ var _domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2702);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9941);



/**
 * Says why Lambda would not take a manifest; undefined when it would.
 *
 * @param image the image's URI, for the text
 */
function refuseManifest(manifest, image) {
    if (manifest.kind === 'index') {
        const images = manifest.children.filter(({ attestation }) => !attestation);
        const parts = [
            `${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(images.length, 'image')} (${images.map(({ platform }) => platform).join(', ')})`,
            ...(images.length < manifest.children.length
                ? [`${manifest.children.length - images.length} attestation(s)`]
                : []),
        ];
        const choices = images.map(({ digest, platform }) => `${platform} is ${digest}`).join(', ');
        return {
            what: `${image} is an index (${manifest.mediaType}) of ${parts.join(' and ')}, and Lambda takes a single manifest only.`,
            remedy: `Build it for one platform with '--provenance=false --sbom=false', or name the one manifest by its digest: ` +
                `${choices}.`,
        };
    }
    if (_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .imageMediaTypes */ .df.some((type) => type === manifest.mediaType))
        return undefined;
    return {
        what: `${image} has a manifest of type '${manifest.mediaType}', which Lambda does not take.`,
        remedy: 'Build it again with buildx, which writes OCI or Docker schema 2 manifests.',
    };
}
/**
 * Says why an image would not run on the function; undefined when it would. Lambda itself notices a wrong
 * architecture only when the function is invoked.
 */
function refusePlatform(found, wanted, image) {
    const platform = `${found.os}/${found.architecture}`;
    if (platform === (0,_domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .platformOf */ .tj)(wanted))
        return undefined;
    return {
        what: `${image} is built for ${platform}, but the function runs ${(0,_domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .platformOf */ .tj)(wanted)} (${wanted}).`,
        remedy: `Build it for ${(0,_domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .platformOf */ .tj)(wanted)}, or set architecture to what the image has.`,
    };
}
/** Lambda's name for an image's platform; undefined when Lambda runs none such. */
function architectureOf({ os, architecture }) {
    return (0,_domain_architecture_js__WEBPACK_IMPORTED_MODULE_0__/* .architectureFor */ .hs)(`${os}/${architecture}`);
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

/***/ 5545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EW: () => (/* binding */ isSnapStartBase),
/* harmony export */   Lq: () => (/* binding */ doubtSnapStart),
/* harmony export */   aO: () => (/* binding */ allowsSnapshots),
/* harmony export */   x1: () => (/* binding */ refuseSnapStart),
/* harmony export */   ye: () => (/* binding */ isOnAwsBase)
/* harmony export */ });
const label = 'com.amazonaws.lambda.feature.snapstart';
/** Whether an image says in a label that it may be restored from a snapshot as it is. */
function allowsSnapshots({ labels }) {
    return labels[label] === 'Allow';
}
/** Whether an image has the variable that all of AWS's base images set, those for other languages too. */
function isOnAwsBase({ environment }) {
    return environment.LAMBDA_RUNTIME_DIR !== undefined;
}
/**
 * Whether an image is built on one of AWS's base images that need neither label nor hooks: Java 11, Python 3.12, .NET 8
 * and newer (Lambda developer guide, "Implementing SnapStart hooks for container images"). All of them set the same
 * variables but .NET's, so that files must tell the others.
 */
function isSnapStartBase(config, { python = '', java }) {
    if (!isOnAwsBase(config))
        return false;
    const [dotnet] = (config.environment.DOTNET_VERSION ?? '').split('.');
    const minor = /^python3\.(\d+)$/.exec(python)?.[1];
    return java || Number(dotnet) >= 8 || Number(minor) >= 12;
}
const remedy = 'Use a runtime client with restore hooks (those of Java, Python, .NET and Rust, and Lambda Web Adapter have them), or, if ' +
    `the program may be copied while it runs as it is, add to the Dockerfile: LABEL ${label}="Allow"`;
/** Says that Lambda takes no snapshots of an image that was rehearsed. */
function refuseSnapStart() {
    return {
        what: "snap-start: the image's runtime does not ask for the restore (GET runtime/restore/next), the image lacks the label by which SnapStart takes others, and it is on none of AWS's base images that need neither. Publishing its version would fail.",
        remedy,
    };
}
/** Says that nothing shows whether Lambda takes snapshots of an image. */
function doubtSnapStart() {
    return (`snap-start: nothing shows that Lambda takes snapshots of the image: it lacks the label, and it was not rehearsed here. Publishing its version fails unless its runtime ` +
        "asks for the restore, or it is on AWS's base image for Java 11, Python 3.12, .NET 8 or newer. With test-event it is tried before the push. " +
        remedy);
}


/***/ }),

/***/ 7758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ inspectAll)
});

// EXTERNAL MODULE: ./build/aws/clients.js
var aws_clients = __webpack_require__(4694);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/docker/build-argv.js
var build_argv = __webpack_require__(5180);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/docker/engine.js
var docker_engine = __webpack_require__(2475);
;// CONCATENATED MODULE: ./build/docker/build-checks.js





/** Milliseconds. The checks read the base image's metadata, and a build must not wait long for advice. */
const patience = 3000;
/**
 * Has BuildKit check the Dockerfile (docker docs, "Checking your build configuration"; buildx 0.15 and later).
 * It is advice: where the checks do not run, or not in time, there is none.
 *
 * @param platform what is built for; absent while only the function can tell
 */
async function adviseOn(build, docker, { buildx }, platform) {
    const file = (0,build_files/* localDockerfile */.C)(build);
    if (file === undefined || (0,docker_engine/* isOlder */.tW)(buildx, 0, 15))
        return [];
    const late = AbortSignal.timeout(patience);
    try {
        // It is a build, and may last: it has to end with all that it starts.
        const { stdout } = await docker.show((0,build_argv/* checkArgv */.VI)(build, platform), { onLine: () => { }, until: late });
        // Annotations name files relative to the workspace.
        const advice = readAdvice(stdout, (0,external_node_path_.relative)('', file));
        // Without a platform BuildKit checks for the builder's own, which may be another one than that of the build.
        return platform === undefined ? advice.filter(({ text }) => !text.startsWith('InvalidBaseImagePlatform')) : advice;
    }
    catch (error) {
        if (late.aborted)
            return [];
        throw error;
    }
}
/**
 * Reads what `docker buildx build --call=check,format=json` prints (BuildKit, package frontend/subrequests/lint).
 *
 * @returns nothing for any other text: the frontend that a `# syntax` line names may know no checks
 */
function readAdvice(text, file) {
    return (0,json/* asList */.DD)((0,json/* member */.Dc)((0,json/* parseJson */.qF)(text), 'warnings')).map((warning) => readWarning(warning, file));
}
function readWarning(warning, file) {
    const [rule, url] = [(0,json/* asText */.e1)((0,json/* member */.Dc)(warning, 'ruleName')), (0,json/* asText */.e1)((0,json/* member */.Dc)(warning, 'url'))];
    const why = (0,json/* asText */.e1)((0,json/* member */.Dc)(warning, 'detail') ?? (0,json/* member */.Dc)(warning, 'description'));
    // An instruction of several lines has a range for each.
    const lines = (0,json/* asList */.DD)((0,json/* member */.Dc)((0,json/* member */.Dc)(warning, 'location'), 'ranges'));
    const startLine = (0,json/* member */.Dc)((0,json/* member */.Dc)(lines[0], 'start'), 'line');
    const endLine = (0,json/* member */.Dc)((0,json/* member */.Dc)(lines.at(-1), 'end'), 'line');
    return {
        text: `${rule}: ${why}${url ? ` (${url})` : ''}`,
        file,
        ...(typeof startLine === 'number' && { startLine }),
        ...(typeof endLine === 'number' && { endLine }),
    };
}

// EXTERNAL MODULE: ./build/docker/cache.js
var cache = __webpack_require__(9011);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/image/manifest.js
var manifest = __webpack_require__(9941);
// EXTERNAL MODULE: ./build/docker/explain.js + 2 modules
var explain = __webpack_require__(4921);
;// CONCATENATED MODULE: ./build/docker/local-image.js




/**
 * Reads what the engine says of an image (Docker Engine API, "Inspect an image"). Its id stands for it from then on: a
 * name may be given to another image meanwhile.
 *
 * @throws Problem when the engine has no such image, or when it is one for several platforms
 */
async function inspectLocalImage(docker, name) {
    const answer = await docker.ask(['image', 'inspect', '--format', '{{json .}}', name]);
    if (/No such image/i.test(answer.stderr)) {
        throw new problem/* Problem */.AF({
            what: `image: the engine has no image '${name}'.`,
            remedy: "Let a step before this one load or build it ('docker image ls' lists those that there are), or correct the name.",
        });
    }
    if (answer.exitCode !== 0)
        throw (0,explain/* explainDocker */.G0)(answer, `Could not read the image ${name}`);
    const image = (0,json/* parseAnswer */.Wp)(answer.stdout, 'What the engine says of the image');
    const id = (0,json/* asText */.e1)((0,json/* member */.Dc)(image, 'Id'));
    // The containerd store keeps manifests: there the id is a manifest's, and this says of what type it is.
    const mediaType = (0,json/* asText */.e1)((0,json/* member */.Dc)((0,json/* member */.Dc)(image, 'Descriptor'), 'mediaType'));
    if (manifest/* indexMediaTypes */.U8.some((type) => type === mediaType)) {
        throw new problem/* Problem */.AF({
            what: `image: '${name}' is an index (${mediaType}), and Lambda takes a single manifest only.`,
            remedy: "Load or build it for one platform, without attestations: '--provenance=false --sbom=false'.",
        });
    }
    const labels = Object.entries((0,json/* asRecord */.qY)((0,json/* member */.Dc)((0,json/* member */.Dc)(image, 'Config'), 'Labels')));
    return {
        id,
        configDigest: mediaType === '' ? id : '',
        localName: id,
        labels: labels.map(([label, value]) => `${label}=${(0,json/* asText */.e1)(value)}`),
        os: (0,json/* asText */.e1)((0,json/* member */.Dc)(image, 'Os')),
        architecture: (0,json/* asText */.e1)((0,json/* member */.Dc)(image, 'Architecture')),
    };
}

// EXTERNAL MODULE: ./build/docker/stages.js
var stages = __webpack_require__(7106);
// EXTERNAL MODULE: ./build/domain/ahead.js
var ahead = __webpack_require__(2036);
// EXTERNAL MODULE: ./build/domain/architecture.js
var domain_architecture = __webpack_require__(2702);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/place.js
var place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/image/accept.js
var accept = __webpack_require__(9304);
// EXTERNAL MODULE: ./build/run/run.js + 2 modules
var run_run = __webpack_require__(1749);
// EXTERNAL MODULE: ./build/run/same-image.js
var same_image = __webpack_require__(5914);
// EXTERNAL MODULE: ./build/inspect/begin-build.js
var begin_build = __webpack_require__(8959);
;// CONCATENATED MODULE: ./build/inspect/all.js















/**
 * Inspects everything that a run with an image needs, side by side: the engine, the Dockerfile, each region.
 *
 * @param inspectOne inspects one region, with all of its functions; the findings are what makes the run impossible there
 * @throws Problem with everything that makes the run impossible
 */
async function inspectAll(run, inspectOne) {
    const { plan, tools: { signal, warn, notice, log }, findings, } = run;
    const { source } = plan;
    const ofRegions = plan.regions.map((region) => new each_place/* RegionFindings */.n8(region));
    const docker = source.kind === 'image' ? undefined : run.docker?.docker;
    const readingLocal = docker && source.kind === 'local' ? findings.collectFrom(() => inspectLocalImage(docker, source.name)) : undefined;
    const building = docker && source.kind === 'build';
    const { engine: asking } = run;
    const inspectingEngine = building && asking ? findings.collectFrom(() => asking) : undefined;
    const advising = inspectingEngine?.then((engine) => engine && building ? adviseOn(source.build, docker, engine, named(plan)) : []);
    const lookingForTarget = inspectingEngine?.then((engine) => engine && building ? (0,stages/* checkTarget */.e$)(source.build, docker, engine) : undefined);
    const places = [];
    const inspectingRegions = ofRegions.map((own) => {
        const { region } = own;
        const clients = (0,aws_clients/* clientsFor */.U)(region, run.credentials(region), signal, run.ofRepository(region));
        return own.shared.collectFrom(() => inspectOne(clients, own, (place) => void places.push((0,ahead/* ahead */.U)(place))));
    });
    const refused = () => findings.list.length > 0 || ofRegions.some(({ none }) => !none);
    const begun = source.kind === 'build' && (0,run_run.isBuildRun)(run) ? (0,ahead/* ahead */.U)((0,begin_build/* beginBuild */.M)(run, source, { places, refused })) : undefined;
    const [engine, local, advice = [], target, ...found] = await Promise.all([
        inspectingEngine,
        readingLocal,
        advising,
        lookingForTarget,
        ...inspectingRegions,
    ]);
    const shared = ofRegions.map((own) => ({ region: own.region, findings: own.shared.list }));
    findings.addAll([...(0,each_place/* mergeFindings */.DF)(ofRegions.flatMap((own) => own.found)), ...(0,each_place/* mergeFindings */.DF)(shared)]);
    const targets = found.flatMap((some) => some ?? []);
    const wanted = findings.collect(() => commonArchitecture(plan, targets));
    const architecture = wanted ?? (local && ((0,accept/* architectureOf */.NJ)(local) ?? domain_architecture/* defaultArchitecture */.fL));
    const mismatch = local && architecture && (0,accept/* refusePlatform */.US)(local, architecture, 'The image');
    if (mismatch)
        findings.add(mismatch.what, mismatch.remedy);
    findings.collect(() => (0,same_image/* refuseDifferent */.yL)(targets));
    if (plan.inputs.rollout.replicated)
        findings.collect(() => (0,same_image/* refuseOtherNames */.pT)(targets));
    if (engine && building)
        (0,cache/* checkCaches */.Y5)(source.build, engine, findings);
    if (target)
        findings.add(target.what, target.remedy);
    for (const { text, ...place } of advice)
        warn(text, place);
    findings.refuse();
    if (await targets[0]?.clients.ecr.config.useFipsEndpoint())
        notice(fipsNotice);
    const warnings = engine && architecture ? (0,docker_engine/* engineWarnings */.YQ)(engine, (0,domain_architecture/* platformOf */.tj)(architecture)) : [];
    for (const warning of [...warnings, ...targets.flatMap(({ notes }) => notes)])
        warn(warning);
    if (engine)
        log(`Docker Engine ${engine.engine}, buildx ${engine.buildx}, builder driver ${engine.driver}`);
    return {
        targets,
        ...(engine && { engine }),
        ...(local && { local }),
        ...(architecture && { architecture }),
        ...(begun && { begun }),
    };
}
const fipsNotice = "AWS's APIs are called at their FIPS endpoints. The image is pushed to dkr.ecr and not to dkr.ecr-fips, because Lambda " +
    'takes images from dkr.ecr only.';
/** The platform of the input architecture, whatever the function has. */
function named({ inputs: { architecture } }) {
    return architecture && (0,domain_architecture/* platformOf */.tj)(architecture);
}
/**
 * The architecture to build for: the desired one, else that of the functions, else Lambda's own default.
 *
 * @throws Problem when the functions of several regions differ
 */
function commonArchitecture({ source }, targets) {
    const known = targets.flatMap(({ architecture, ...target }) => architecture === undefined ? [] : [{ where: (0,place/* atPlace */.ze)(target), architecture }]);
    const [first, second] = new Set(known.map(({ architecture }) => architecture));
    if (second !== undefined) {
        throw new problem/* Problem */.AF({
            what: `The function's architecture differs: ${known.map(({ where, architecture }) => `${architecture} ${where}`).join(', ')}.`,
            remedy: 'Set architecture to give all the same one, or use a step for each architecture.',
        });
    }
    return first ?? (source.kind === 'build' ? domain_architecture/* defaultArchitecture */.fL : undefined);
}


/***/ }),

/***/ 8959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ buildPlaceOf),
/* harmony export */   M: () => (/* binding */ beginBuild)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _docker_cache_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9011);
/* harmony import */ var _domain_ahead_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2036);
/* harmony import */ var _domain_architecture_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2702);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6282);
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5587);
/* harmony import */ var _lambda_desired_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6146);
/* harmony import */ var _run_build_for_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6900);
/* harmony import */ var _run_log_in_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7458);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8243);











/** Says what is to be built for the functions of a region, once Lambda has told of them: all else that is inspected decides only whether. */
async function buildPlaceOf({ run, inputs, clients }, signingIn, functions) {
    const { plan, tools } = run;
    const { region } = clients;
    const [login, ...seen] = await Promise.all([
        signingIn,
        ...functions.map(async (one) => ({ ...one, ...(await one.seeing) })),
    ]);
    const [first, ...others] = seen.flatMap(({ inputs: own, present, base }) => {
        const like = plan.preview ? base : present;
        if (like === undefined)
            return own.skipMissing ? [] : [undefined];
        const desired = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Findings */ .Fv().collect(() => (0,_lambda_desired_js__WEBPACK_IMPORTED_MODULE_6__/* .readDesiredConfiguration */ .tS)(own.configuration, tools, own.executionRole));
        if (desired === undefined || like.packageType === 'Zip')
            return [undefined];
        return [{ like, architecture: own.architecture ?? desired.architecture ?? like.architecture }];
    });
    if (first === undefined || others.some((one) => one?.architecture !== first.architecture))
        return undefined;
    const imaged = [first, ...others].find((one) => one?.like.imageUri !== undefined);
    const place = (0,_repository_js__WEBPACK_IMPORTED_MODULE_9__/* .locate */ .x5)({ run, inputs, clients }, imaged?.like, login);
    return { region, clients, login, ...place, architecture: first.architecture };
}
/**
 * Begins the build as soon as what it depends on is known: the builder, the architecture, and the login of ECR, where the
 * base image may be. It changes nothing outside of the engine; one that writes a cache elsewhere waits for the end of
 * the inspection. When the run ends, the build is ended.
 *
 * @returns undefined when it does not begin: then the inspection says why, or leaves the build to its own step
 */
async function beginBuild(run, source, { places: asked, refused }) {
    if (!source.build.cacheTo.every(_docker_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .isInline */ .mO))
        return undefined;
    const told = await Promise.all(asked).catch(() => []);
    const engine = await run.engine?.catch(() => undefined);
    const places = told.filter((place) => place !== undefined);
    const [first] = places;
    const architecture = architectureOf(first);
    const differs = places.some((one) => architectureOf(one) !== architecture);
    if (!engine || !first || differs || places.length < run.plan.regions.length)
        return undefined;
    const ofCaches = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Findings */ .Fv();
    (0,_docker_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .checkCaches */ .Y5)(source.build, engine, ofCaches);
    if (ofCaches.list.length > 0 || refused())
        return undefined;
    return begin(run, places, { source, engine, place: first, architecture });
}
/** Lambda's own default, where nothing else is known. */
function architectureOf(place) {
    return place?.architecture ?? _domain_architecture_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultArchitecture */ .fL;
}
async function begin(run, places, order) {
    const since = performance.now();
    const { log } = run.tools;
    await (0,_run_log_in_js__WEBPACK_IMPORTED_MODULE_8__/* .logIn */ .E)(run, places);
    const held = heldBack(log);
    // An inspection that refuses tells its own findings.
    const building = (0,_domain_ahead_js__WEBPACK_IMPORTED_MODULE_10__/* .ahead */ .U)(run.docker.beside(held.log, (docker) => (0,_run_build_for_js__WEBPACK_IMPORTED_MODULE_7__/* .buildFor */ .i)(run, docker, order)));
    const { source, architecture } = order;
    const inputs = (0,_run_build_for_js__WEBPACK_IMPORTED_MODULE_7__/* .inputsFor */ .p)(run, source.build, order.place, architecture);
    const registries = new Set(places.map(({ registry }) => registry));
    return {
        since,
        isFor: (targets, wanted) => wanted === architecture &&
            targets.every(({ registry }) => registries.has(registry)) &&
            (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)((0,_run_build_for_js__WEBPACK_IMPORTED_MODULE_7__/* .inputsFor */ .p)(run, source.build, targets[0], wanted), inputs),
        show() {
            log(`Begun ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(performance.now() - since)} ago, beside the inspection`);
            held.release();
            return (0,_domain_waits_js__WEBPACK_IMPORTED_MODULE_5__/* .awaiting */ .Vp)({ what: 'docker buildx build' }, () => building);
        },
    };
}
/** A log whose lines wait until they are released. */
function heldBack(log) {
    let held = [];
    return {
        log: (line) => (held ? void held.push(line) : log(line)),
        release() {
            for (const line of held ?? [])
                log(line);
            held = undefined;
        },
    };
}


/***/ }),

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ ecrPlaceOf),
  f: () => (/* binding */ findGiven)
});

// EXTERNAL MODULE: ./build/aws/clients.js
var aws_clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/domain/download.js
var download = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/image/manifest.js
var manifest = __webpack_require__(9941);
;// CONCATENATED MODULE: ./build/docker/registry.js








/** Bytes of a manifest, and more than any token has (OCI Distribution Specification, "Pushing Manifests": registries take 4 MiB at least). */
const longestText = 8 * 1024 * 1024;
const accepted = [...manifest/* imageMediaTypes */.df, ...manifest/* indexMediaTypes */.U8].join(', ');
/**
 * Opens the repository of an image that is in any registry.
 *
 * @throws Problem, by its functions, when the registry refuses
 */
function openRemote(image, { credentials, mask }) {
    const name = (0,image_reference/* formatImageReference */.my)(image);
    const host = image.registry === 'docker.io' ? 'registry-1.docker.io' : image.registry;
    const base = `${schemeOf(host)}://${host}/v2/${image.repository}`;
    const http = new lib/* HttpClient */.Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
    let authorization;
    async function get(path, headers = {}) {
        const send = () => http.get(`${base}/${path}`, { ...headers, ...(authorization !== undefined && { authorization }) });
        const response = await reached(send);
        if (response.message.statusCode !== 401)
            return response;
        const challenge = response.message.headers['www-authenticate'] ?? '';
        // What it says beside the challenge is not needed.
        response.message.destroy();
        authorization = await answerChallenge(challenge);
        if (authorization === undefined)
            throw refused(name, 401);
        return reached(send);
    }
    async function reached(send) {
        try {
            return await send();
        }
        catch (error) {
            const remedy = 'Check the name of the registry, and whether this runner may reach it.';
            throw new problem/* Problem */.AF({ what: `image-uri: ${image.registry} did not answer.`, remedy }, { cause: error });
        }
    }
    // Distribution documentation, "Token Authentication Specification" and "Oauth2 Token Authentication".
    async function answerChallenge(challenge) {
        const login = await credentials();
        const basic = login && 'password' in login
            ? `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
            : undefined;
        if (/^basic\b/i.test(challenge))
            return basic;
        const { realm, service = '' } = parametersOf(challenge);
        if (realm === undefined || !isTrusted(realm))
            return undefined;
        const scope = `repository:${image.repository}:pull`;
        const response = await reached(() => login && 'identityToken' in login
            ? http.post(realm, new URLSearchParams({
                grant_type: 'refresh_token',
                refresh_token: login.identityToken,
                service,
                scope,
                client_id: 'deploy-lambda-image',
            }).toString(), { 'content-type': 'application/x-www-form-urlencoded' })
            : http.get(withQuery(realm, { service, scope }), basic === undefined ? {} : { authorization: basic }));
        const answer = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(await textOf(response, image.registry)));
        const token = (0,json/* asText */.e1)(answer.token) || (0,json/* asText */.e1)(answer.access_token);
        if (token === '')
            return undefined;
        mask(token);
        return `Bearer ${token}`;
    }
    return {
        async manifest() {
            const response = await get(`manifests/${image.digest ?? image.tag}`, { accept: accepted });
            const status = response.message.statusCode ?? 0;
            if (status !== 200)
                response.message.destroy();
            if (status === 404)
                return undefined;
            if (status !== 200)
                throw refused(name, status);
            const manifest = await textOf(response, image.registry);
            const digest = (0,domain_digest/* digestOf */.ol)(manifest);
            if ((image.digest ?? digest) !== digest) {
                throw new problem/* Problem */.AF({
                    what: `image-uri: ${image.registry} answers ${name} with a manifest whose digest is ${digest}.`,
                    remedy: 'Push the image again, or name another one.',
                });
            }
            const [mediaType = ''] = (response.message.headers['content-type'] ?? '').split(';');
            return { digest, manifest, mediaType: mediaType.trim() };
        },
        async *blob(digest) {
            const from = `${image.registry}/${image.repository}`;
            try {
                yield* (0,download/* download */.R)({
                    digest,
                    from,
                    get: (headers) => get(`blobs/${digest}`, headers),
                    refused: (status) => refused(`${from}@${digest}`, status),
                });
            }
            catch (error) {
                if (error instanceof problem/* Problem */.AF)
                    throw error;
                const what = `image-uri: ${from} did not give ${digest} whole: ${(0,domain_text/* messageOf */.bD)(error)}.`;
                const remedy = 'Run the job again. If it happens again, check the network, and any proxy or firewall on the way.';
                throw new problem/* Problem */.AF({ what, remedy }, { cause: error });
            }
        },
    };
}
/** The text of an answer. It is not read to its end where it is longer than anything that is expected. */
async function textOf({ message }, registry) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= longestText)
            continue;
        throw new problem/* Problem */.AF({
            what: `image-uri: ${registry} answers with more than ${longestText / 1024 / 1024} MiB where a manifest or a token is expected.`,
            remedy: 'Check the name of the registry.',
        });
    }
    return Buffer.concat(chunks).toString('utf8');
}
function refused(name, status) {
    return new problem/* Problem */.AF({
        what: `image-uri: the registry does not give ${name} (status ${status}).`,
        remedy: status === 401 || status === 403
            ? 'Log in to it before this step, for example with docker/login-action, as a user who may pull the image.'
            : 'Try again later.',
    });
}
/** Docker speaks plain HTTP with registries of its own machine only, unless its engine is told otherwise. */
function schemeOf(host) {
    return isPlain(host.replace(/:\d+$/, '')) ? 'http' : 'https';
}
/** What stands for this machine in docker's own list; other names below .localhost may have a certificate. */
function isPlain(host) {
    return host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
/** Whether a password may be sent there. */
function isTrusted(realm) {
    if (!URL.canParse(realm))
        return false;
    const { protocol, hostname } = new URL(realm);
    return protocol === 'https:' || isPlain(hostname);
}
function parametersOf(challenge) {
    if (!/^bearer\b/i.test(challenge))
        return {};
    return Object.fromEntries([...challenge.matchAll(/(\w{1,20})="([^"]{0,2000})"/g)].map(([, name = '', value = '']) => [name, value]));
}
function withQuery(realm, query) {
    const url = new URL(realm);
    for (const [name, value] of Object.entries(query))
        if (value !== '')
            url.searchParams.set(name, value);
    return url.href;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/docker/registry-credentials.js





/** Docker Hub has an address of its own in Docker's config (docker docs, "docker login"). */
const hub = { hosts: ['docker.io', 'index.docker.io', 'registry-1.docker.io'], key: 'https://index.docker.io/v1/' };
/**
 * Reads what docker would sign in to a registry with: from the file, or from a credential helper.
 *
 * @param registry host, with a port when it has one
 * @returns undefined when docker would sign in with nothing
 * @throws Problem when a credential helper fails
 */
async function registryCredentials({ directory, env }, registry) {
    const settings = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, 'config.json'), 'utf8')));
    const key = hub.hosts.includes(registry) ? hub.key : registry;
    const ofHost = (0,json/* asRecord */.qY)(settings.credHelpers)[key];
    const helper = (0,json/* asText */.e1)(ofHost ?? settings.credsStore);
    if (helper !== '')
        return askHelper(helper, key, env);
    const auths = (0,json/* asRecord */.qY)(settings.auths);
    const found = (0,json/* asRecord */.qY)(auths[key] ?? auths[`https://${key}`] ?? auths[`https://${key}/v1/`]);
    const identityToken = (0,json/* asText */.e1)(found.identitytoken);
    if (identityToken !== '')
        return { identityToken };
    const pair = Buffer.from((0,json/* asText */.e1)(found.auth), 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    return colon < 0 ? undefined : { username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
/** Bytes of a helper's answer that are read. */
const longest = 1024 * 1024;
// docker/docker-credential-helpers, "Development": `get` reads the address from stdin, and prints JSON. A name of `<token>`
// says that the secret is an identity token.
async function askHelper(helper, key, env) {
    const program = `docker-credential-${helper}`;
    const { exitCode, stdout } = await answerOf(program, key, env);
    if (exitCode !== 0 && /credentials not found/i.test(stdout))
        return undefined;
    const answer = (0,json/* asRecord */.qY)(exitCode === 0 ? (0,json/* parseJson */.qF)(stdout) : undefined);
    const [username, password] = [(0,json/* asText */.e1)(answer.Username), (0,json/* asText */.e1)(answer.Secret)];
    if (password !== '')
        return username === '<token>' ? { identityToken: password } : { username, password };
    throw new problem/* Problem */.AF({
        what: `The credential helper ${program} gives no login to ${key}.`,
        remedy: 'Log in to that registry before this step, for example with docker/login-action, or correct the Docker config.',
    });
}
function answerOf(program, input, env) {
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(program, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
        let stdout = '';
        child.stdout.setEncoding('utf8').on('data', (chunk) => {
            stdout = (stdout + chunk).slice(0, longest);
        });
        child.once('error', () => resolve({ exitCode: 127, stdout: '' }));
        child.once('close', (code) => resolve({ exitCode: code ?? 128, stdout }));
        // A helper that ends without reading closes the pipe.
        child.stdin.once('error', () => { });
        child.stdin.end(`${input}\n`);
    });
}

// EXTERNAL MODULE: ./build/ecr/archive.js
var archive = __webpack_require__(4055);
// EXTERNAL MODULE: ./build/ecr/copy.js
var copy = __webpack_require__(6636);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/ecr/repository.js
var repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/image/accept.js
var accept = __webpack_require__(9304);
;// CONCATENATED MODULE: ./build/inspect/given-image.js











/** Where an image is in ECR; undefined when it is in another registry. */
function ecrPlaceOf({ registry, repository }, here, login) {
    if (registry === login.registry)
        return { region: here, address: { name: repository } };
    const ecr = (0,image_reference/* parseEcrRegistry */.d_)(registry);
    if (ecr === undefined)
        return undefined;
    // The dual-stack host of this account's registry is another name of it.
    const own = ecr.region === here && ecr.account === (0,image_reference/* parseEcrRegistry */.d_)(login.registry)?.account;
    return { region: ecr.region, address: { name: repository, ...(!own && { registryId: ecr.account }) } };
}
/**
 * Finds the image of image-uri, and resolves its tag to a digest.
 *
 * @throws Problem when it is not there, when its registry refuses, or when it is an index
 */
async function findGiven(here, named, login) {
    const place = ecrPlaceOf(named, here.clients.region, login);
    const found = place ? await findInEcr(here, named, place) : await findElsewhere(here, named);
    if (found === undefined)
        throw await missing(here, named, place);
    const uri = (0,image_reference/* formatImageReference */.my)({ ...named, digest: found.image.digest });
    const refusal = (0,accept/* refuseManifest */.Qt)((0,manifest/* readManifest */.WI)(found.image.manifest, found.image.mediaType), uri);
    if (refusal)
        throw new problem/* Problem */.AF(refusal);
    return { ...found, uri };
}
/** The clients of the image's region. */
function ecrOf({ ofRepository, tools }, clients, region) {
    return region === clients.region ? clients : (0,aws_clients/* clientsFor */.U)(region, ofRepository(clients.region), tools.signal);
}
async function findInEcr({ run, clients }, { registry, tag, digest }, { region, address }) {
    const { ecr, copying } = ecrOf(run, clients, region);
    const image = await (0,ecr_images.findImage)(ecr, address, digest === undefined ? { imageTag: tag } : { imageDigest: digest });
    if (image === undefined)
        return undefined;
    const store = (0,copy/* ecrStore */.c)({ ecr: copying, address, region });
    // A password is good for all registries of the region that the role may pull from (ECR user guide, "Private registry authentication").
    const login = async () => ({ ...(await (0,repository.ecrLogin)(ecr, region, run.tools.mask)), registry });
    return { ...store, image, login };
}
async function findElsewhere({ run }, named) {
    const { docker, tools } = run;
    if (docker === undefined)
        throw new Error('no Docker config was opened for a registry that is none of ECR');
    const { config } = docker;
    const remote = openRemote(named, {
        credentials: () => registryCredentials(config, named.registry),
        mask: tools.mask,
    });
    const image = await remote.manifest();
    return image && { name: named.registry, blob: remote.blob, image };
}
async function missing({ run, clients }, { registry, repository, tag, digest }, place) {
    if (place) {
        const { region, address } = place;
        const { ecr } = ecrOf(run, clients, region);
        const archived = await (0,archive/* archivedDigest */.n)(ecr, address, digest === undefined ? { imageTag: tag } : { imageDigest: digest });
        if (archived !== undefined) {
            return new problem/* Problem */.AF({
                what: `image-uri: the image ${digest ?? tag} of ${repository} in ${region} is archived, and can't be pulled.`,
                remedy: (0,archive/* restoreImage */.e)(address, region, archived),
            });
        }
    }
    const where = place ? `${repository} in ${place.region}` : `${registry}/${repository}`;
    return new problem/* Problem */.AF({
        what: `image-uri: the repository ${where} has no image ${digest ?? tag}.`,
        remedy: 'Push it first, or correct image-uri.',
    });
}


/***/ }),

/***/ 1837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ findImages)
/* harmony export */ });
/* unused harmony export noteOnLatest */
/* harmony import */ var _domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5940);
/* harmony import */ var _ecr_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(307);
/* harmony import */ var _run_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9533);
/* harmony import */ var _given_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(665);




/** Finds the image of image-uri, and what the tags are on. What makes the run impossible becomes a finding. */
async function findImages(here, place, login) {
    const { run, inputs, clients, findings } = here;
    const { source } = run.plan;
    const { repository } = place;
    const named = source.kind === 'image' ? (inputs.image ?? source.image) : undefined;
    const [taken, found] = await (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_0__/* .sideBySide */ .Q)([
        repository ? (0,_ecr_images_js__WEBPACK_IMPORTED_MODULE_1__.findTagged)(clients.ecr, repository, source.tags) : new Map(),
        // Without a repository there is a finding already, unless the image is to be copied.
        named && (repository || inputs.repository)
            ? findings.collectFrom(() => findHere(here, named, place, login))
            : undefined,
    ]);
    const deployed = found?.image ?? found?.given?.image;
    if (repository) {
        const held = [...taken].map(([tag, image]) => ({ tag, image }));
        await Promise.all(held.map((one) => findings.collectFrom(() => checkFixedTag(here, repository, one, deployed))));
    }
    const tagNotes = repository ? noteOnLatest({ tags: source.tags, region: clients.region }, repository, taken) : [];
    return { taken, tagNotes, ...found };
}
/** The image of image-uri, where it is, and what of it the repository has. */
async function findHere(here, named, { address, repository }, login) {
    const { region, ecr } = here.clients;
    const given = await (0,_given_image_js__WEBPACK_IMPORTED_MODULE_3__/* .findGiven */ .f)(here, named, login);
    const { digest } = given.image;
    const from = (0,_given_image_js__WEBPACK_IMPORTED_MODULE_3__/* .ecrPlaceOf */ .T)(named, region, login);
    const isThere = from?.region === region && from.address.name === address.name && from.address.registryId === address.registryId;
    // Beside a digest a tag is a remark: it may be on another image.
    const imageTags = named.tag === undefined || named.digest !== undefined ? [] : [named.tag];
    if (isThere)
        return { given, image: given.image, imageTags };
    const image = repository && (await (0,_ecr_images_js__WEBPACK_IMPORTED_MODULE_1__.findImage)(ecr, repository, { imageDigest: digest }));
    return { given, imageTags: [], ...(image && { image }) };
}
/** Notes that `latest`, which is free, can be given once: the next run is refused. */
function noteOnLatest({ tags, region }, { name, immutable }, taken) {
    const latest = 'latest';
    if (!tags.includes(latest) || taken.has(latest) || !immutable(latest))
        return [];
    return [
        `tags: ${name} in ${region} does not let ${latest} be moved once it is given, so that the next image can't have it. Leave it out of tags, or exclude it from the repository's tag immutability.`,
    ];
}
/**
 * Refuses a tag that the user has named, and that is on another image for good. One of the same commit may be the very
 * image that the build makes again.
 *
 * @throws Problem that names the image
 */
async function checkFixedTag({ run: { plan }, clients: { ecr, region } }, repository, { tag, image }, deployed) {
    if (!repository.immutable(tag) || (0,_run_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .standsForCommit */ .AK)(plan, tag) || image.digest === deployed?.digest)
        return;
    if (plan.source.kind !== 'image') {
        const { revision } = await (0,_ecr_images_js__WEBPACK_IMPORTED_MODULE_1__.originOf)(ecr, repository, image);
        if (plan.commit !== '' && revision === plan.commit)
            return;
    }
    throw (0,_run_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .fixedTag */ .dx)({ region, address: repository }, tag, image);
}


/***/ }),

/***/ 8243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ur: () => (/* binding */ findImagePlace),
  x5: () => (/* binding */ locate),
  Pn: () => (/* binding */ noteRepository)
});

// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/side-by-side.js
var side_by_side = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/ecr/archive.js
var archive = __webpack_require__(4055);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/pull-policy.js
var pull_policy = __webpack_require__(7617);
;// CONCATENATED MODULE: ./build/ecr/policy.js





/**
 * Whether the repository's policy lets Lambda pull, as far as the role may read it. Conditions count as met: they name functions.
 *
 * @throws Problem when ECR does not answer
 */
async function lambdaMayPull(ecr, { name, registryId }) {
    try {
        const request = { repositoryName: name, registryId };
        const { policyText = '{}' } = await ecr.send(new dist_cjs/* GetRepositoryPolicyCommand */.MeN(request));
        return allowsLambda((0,json/* parseJson */.qF)(policyText));
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'RepositoryPolicyNotFoundException'))
            return false;
        // The role may lack this permission: when the policy is wrong, Lambda reports it.
        if ((0,aws_error/* hasCode */.up)(error, 'AccessDeniedException'))
            return true;
        throw (0,explain/* explain */.W)(error, `Could not read the policy of the ECR repository ${name}`);
    }
}
/** Whether a policy document lets lambda.amazonaws.com pull, in one statement or in several. */
function allowsLambda(policy) {
    const allowed = list((0,json/* member */.Dc)(policy, 'Statement'))
        .filter((statement) => (0,json/* member */.Dc)(statement, 'Effect') === 'Allow' && isForLambda((0,json/* member */.Dc)(statement, 'Principal')))
        .flatMap((statement) => list((0,json/* member */.Dc)(statement, 'Action')));
    return pull_policy/* pullActions */.P5.every((action) => allowed.some((pattern) => covers(pattern, action)));
}
function isForLambda(principal) {
    return principal === '*' || list((0,json/* member */.Dc)(principal, 'Service')).includes('lambda.amazonaws.com');
}
function covers(pattern, action) {
    if (typeof pattern !== 'string')
        return false;
    const star = pattern.indexOf('*');
    return star < 0
        ? pattern.toLowerCase() === action.toLowerCase()
        : action.toLowerCase().startsWith(pattern.slice(0, star).toLowerCase());
}
function list(value) {
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

// EXTERNAL MODULE: ./build/ecr/repository.js
var ecr_repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/inspect/given-image.js + 2 modules
var given_image = __webpack_require__(665);
;// CONCATENATED MODULE: ./build/inspect/repository.js








/**
 * The repository: the one that is named, else that of the function's present image, else the function's name.
 *
 * @throws Problem when it is in a registry that Lambda does not pull from
 */
function locate({ run: { plan: { preview }, }, inputs: { image, repository, functionName }, clients: { region }, }, present, login) {
    const byName = (0,image_reference/* defaultRepository */.Sf)(preview?.of ?? functionName?.name ?? '');
    const found = repository ?? image ?? presentRepository(present) ?? { repository: byName };
    const registry = found.registry ?? login.registry;
    const other = (0,image_reference/* parseEcrRegistry */.d_)(registry);
    if (other?.fips) {
        throw new problem/* Problem */.AF({
            what: `${registry} is a FIPS host of ECR, and Lambda does not pull from those.`,
            remedy: "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
        });
    }
    const place = (0,given_image/* ecrPlaceOf */.T)({ ...found, registry }, region, login);
    if (place?.region === region)
        return { registry, address: place.address };
    throw new problem/* Problem */.AF({
        what: `${registry} is not a registry of ECR in ${region}, and Lambda pulls only from ECR in its own region.`,
        remedy: image && !repository
            ? `Set repository to a repository in ${region}: the image is copied there.`
            : `Use a repository in ${region}; this account's registry is ${login.registry}.`,
    });
}
function presentRepository(present) {
    return present?.imageUri === undefined ? undefined : (0,image_reference/* parseImageReference */.o_)(present.imageUri, 'The function');
}
/** Locates the repository and reads what it is. What makes a missing one an error becomes a finding. */
async function findImagePlace(here, present, login) {
    const { run, inputs, clients } = here;
    const { registry, address } = locate(here, present, login);
    const { registryId } = address;
    const isForeign = run.plan.source.kind === 'image' && inputs.repository === undefined && registryId !== undefined;
    const repository = isForeign
        ? (0,ecr_repository.foreignRepository)({ ...address, registryId }, registry, clients.region)
        : await (0,ecr_repository.findRepository)(clients.ecr, address);
    if (!repository)
        checkMissingRepository(here, address);
    return { registry, address, ...(repository && { repository }) };
}
/** Finds what makes a missing repository an error. */
function checkMissingRepository({ run: { plan: { source, regions }, }, inputs: { createRepository, rollout, repository }, clients: { region }, findings, }, address) {
    // ECR creates the repositories that it replicates to.
    if (rollout.replicated && region !== regions[0])
        return;
    if (source.kind === 'image' && repository === undefined) {
        findings.add(`image-uri: there is no ECR repository ${address.name} in ${region}.`, 'Correct image-uri.');
    }
    else if (address.registryId !== undefined) {
        findings.add(`There is no ECR repository ${address.name} in ${region} of account ${address.registryId}.`, 'Let the owner of that account create it.');
    }
    else if (!createRepository) {
        findings.add(`There is no ECR repository ${address.name} in ${region}.`, "Create it, set create-repository to 'true', or correct repository.");
    }
}
/** Notes about the repository that do not stop the run. */
async function noteRepository({ ecr, region }, repository, presents) {
    const running = presents.flatMap(({ imageUri, digest }) => digest !== undefined && imageUri?.startsWith(`${repository.registry}/${repository.name}@`) ? [digest] : []);
    const [readable, ...deleted] = await (0,side_by_side/* sideBySide */.Q)([
        // Only its owner may read the policy of another account's repository.
        repository.registryId === undefined ? lambdaMayPull(ecr, repository) : true,
        ...[...new Set(running)].map(async (digest) => (await (0,ecr_images.findImage)(ecr, repository, { imageDigest: digest })) === undefined ? [digest] : []),
    ]);
    return [
        ...(await Promise.all(deleted.flat().map((digest) => noteMissing({ ecr, region }, repository, digest)))),
        ...(readable
            ? []
            : [
                `The policy of ${repository.name} in ${region} does not let lambda.amazonaws.com pull yet; Lambda adds the statement itself.`,
            ]),
    ];
}
/** Says what has become of the image that the function runs now. */
async function noteMissing({ ecr, region }, repository, digest) {
    const image = `The image that the function runs now, ${digest},`;
    const endangered = 'older versions that use it will stop working.';
    if ((await (0,archive/* archivedDigest */.n)(ecr, repository, { imageDigest: digest })) !== undefined) {
        return `${image} is archived in ${repository.name} in ${region}: ${endangered} ${(0,archive/* restoreImage */.e)(repository, region, digest)}`;
    }
    return `${image} was deleted from ${repository.name} in ${region}: ${endangered} Let no lifecycle rule delete images that versions use.`;
}


/***/ }),

/***/ 5980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ inspectSigning),
/* harmony export */   f: () => (/* binding */ signingOf)
/* harmony export */ });
/* harmony import */ var _ecr_signing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5250);

/** Asks how the registry signs, where the run pushes to it. */
async function inspectSigning({ run: { plan: { source, regions }, }, inputs: { dryRun, rollout, repository }, clients: { ecr, region }, }) {
    // The image of image-uri is copied to a repository that is named, and deployed from its own otherwise.
    const brings = source.kind !== 'image' || repository !== undefined;
    // What ECR replicates it does not sign again.
    const pushes = brings && !dryRun && (!rollout.replicated || region === regions[0]);
    return pushes ? (0,_ecr_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .managedSigning */ .r1)(ecr, region) : { rules: [], notes: [] };
}
/** What of it is about a repository. How another account's registry signs, that account alone may read. */
function signingOf({ rules, notes }, { name, registryId }) {
    return registryId === undefined ? { signing: (0,_ecr_signing_js__WEBPACK_IMPORTED_MODULE_0__/* .profilesFor */ .Iw)(rules, name), notes } : { signing: [], notes: [] };
}


/***/ }),

/***/ 1094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ deployCode),
  m: () => (/* binding */ runsImage)
});

// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/lambda/configuration.js
var configuration = __webpack_require__(2988);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/lambda/creation.js
var creation = __webpack_require__(4481);
// EXTERNAL MODULE: ./build/lambda/failure.js + 2 modules
var failure = __webpack_require__(5329);
// EXTERNAL MODULE: ./build/lambda/settle.js
var settle = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/lambda/update.js
var update = __webpack_require__(3681);
// EXTERNAL MODULE: ./build/lambda/wait.js
var lambda_wait = __webpack_require__(4809);
;// CONCATENATED MODULE: ./build/lambda/configure.js









/**
 * Brings configuration and code into one version. Every call is guarded by the revision that the one before it led to:
 * a change by another run or a person in between is an error, and is not published with the version.
 *
 * @returns undefined when only the image was updated, and the function must be read again
 * @throws Problem when another run or a person changes the configuration meanwhile
 */
async function configureAndDeploy(request, { present, changes, unchanged }, wait) {
    (0,creation/* refuseAddition */.pk)(present.config, changes, request.functionName);
    const expected = { ...present.config, ...changes };
    // An image that Lambda refuses is known before the configuration is touched.
    if (!unchanged)
        await dryRun(request);
    try {
        const configured = await configure(request, present.revisionId, changes, wait);
        const deployed = await deployConfigured(request, { configured, expected, unchanged }, wait);
        return { ...deployed, changed: true, configured: (0,configuration/* listChanges */.Wd)(present.config, changes) };
    }
    catch (error) {
        if (unchanged || !usesDeletedImage(error))
            throw error;
    }
    // Lambda configures no function whose image is gone from ECR: it gets its new one first.
    await (0,update/* update */.yo)({ ...request, publish: false }, present.revisionId);
    await whenOver(wait, `Lambda could not update $LATEST of ${request.functionName}`);
    return undefined;
}
/** @returns the function when the update is over */
async function configure({ lambda, functionName }, RevisionId, changes, wait) {
    const command = new dist_cjs/* UpdateFunctionConfigurationCommand */.Zlw({ FunctionName: functionName, ...changes, RevisionId });
    await lambda.send(command);
    return whenOver(wait, `Lambda could not change the configuration of ${functionName}`);
}
async function whenOver(wait, failing) {
    const after = await (0,lambda_wait/* waitUntilOver */.uB)(wait);
    if (after.lastUpdateStatus === 'Failed')
        throw (0,failure/* updateFailure */.kq)(failing, after, wait.image);
    return after;
}
/**
 * Adds the image to the configuration, and publishes both. A change in between is no error in itself: the answer to a
 * call of this run may have been lost, and another run may have set its image. Only the configuration must be this run's.
 */
function deployConfigured(request, { configured, expected, unchanged }, wait) {
    return (0,settle/* whenTaken */.mm)(wait, async (attempt) => {
        const now = attempt === 1 ? configured : await (0,lambda_wait/* waitUntilOver */.uB)(wait);
        const there = attempt === 1 ? unchanged : now.digest === request.digest;
        refuseMixture(request, now, expected);
        return (there && (await (0,update/* publishPresent */.R1)(request, now.revisionId))) || (0,update/* update */.yo)(request, now.revisionId);
    });
}
/** @throws Problem when the function's configuration is not the one that this run has given it */
function refuseMixture({ functionName }, now, expected) {
    const { Environment: _, ...visible } = expected;
    const mixed = Object.keys((0,configuration/* differences */.tX)(now.config, now.environmentError === undefined ? expected : visible));
    if (mixed.length === 0)
        return;
    throw new problem/* Problem */.AF({
        what: `Another run or a person changed ${mixed.join(', ')} of ${functionName} while this run configured it: no version was published.`,
        remedy: 'Let one run at a time deploy a function, with a concurrency group, and run this one again.',
    });
}
async function dryRun({ lambda, functionName, imageUri, architecture }) {
    const request = { FunctionName: functionName, ImageUri: imageUri, Architectures: [architecture], DryRun: true };
    await lambda.send(new dist_cjs/* UpdateFunctionCodeCommand */.KfB(request));
}
function usesDeletedImage(error) {
    return (0,aws_error/* awsError */.es)(error)?.text.includes('trying to use a deleted image') === true;
}

;// CONCATENATED MODULE: ./build/lambda/create.js





/**
 * Creates the function with its whole desired configuration.
 *
 * @returns undefined when another run has created it meanwhile
 */
async function create(request) {
    const { lambda, functionName, imageUri, architecture, desired } = request;
    const config = (0,configuration/* mergeConfiguration */.zY)(desired, {});
    const Role = desired.config.Role ?? request.executionRole;
    if (Role === undefined) {
        throw new problem/* Problem */.AF({
            what: `The function ${functionName} was deleted during the deploy.`,
            remedy: 'Set the input role to create it again.',
        });
    }
    const command = new dist_cjs/* CreateFunctionCommand */.Y8X({
        ...(0,configuration/* differences */.tX)({}, config),
        FunctionName: functionName,
        PackageType: 'Image',
        Code: { ImageUri: imageUri },
        Role,
        Architectures: [architecture],
        Publish: request.publish,
        ...(Object.keys(desired.tags).length > 0 && { Tags: desired.tags }),
    });
    try {
        return (0,update/* deployedCode */.go)((await lambda.send(command)).Version, true);
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceConflictException'))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
;// CONCATENATED MODULE: ./build/lambda/code.js












/**
 * Deploys the image to the function: creates it, updates it, or publishes what it already has. While the function is
 * busy, this waits, until the deadline.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
async function deployCode(request, wait) {
    let { again } = request;
    const read = async () => {
        const asked = again;
        again = undefined;
        const found = await asked;
        return found && isGuarded(request, found) ? found : (0,lambda_function/* getFunction */.N9)(request.lambda, request.functionName);
    };
    for (;;) {
        wait.signal.throwIfAborted();
        const doing = `Could not deploy to ${request.functionName}`;
        let present;
        try {
            const call = async () => {
                present = await read();
                return present ? deployTo(request, present, wait) : create(request);
            };
            const deployed = await (0,settle/* whileItSettles */.nZ)(wait, call, settle/* ofCalls */.TH, () => concernOf(request, present));
            if (deployed)
                return deployed;
        }
        catch (error) {
            if (!(0,update/* isOutdated */.lY)(error))
                throw (0,explain/* explain */.W)(error, doing, concernOf(request, present));
            if (present?.state === 'Failed')
                throw beyondUpdate(request.functionName, present, error);
            if (present?.state === 'Deleting')
                throw (0,failure/* stateFailure */.A$)(`${doing}, which takes no update`, present);
            if (Date.now() > wait.deadline)
                throw (0,explain/* explain */.W)(error, `${doing} within wait-timeout`);
        }
        await (0,lambda_wait/* waitUntilSettled */.D1)(wait);
    }
}
/**
 * Whether the first change is one that Lambda refuses when the function is no longer as it was read. Tags are given
 * whatever it is by then.
 */
function isGuarded({ desired }, present) {
    return (0,lambda_function/* isSettled */.Is)(present) && (0,update/* lackingTags */.DN)(desired, present).length === 0;
}
/** Across accounts the owner of the repository must know whose function it is. */
function concernOf(request, present) {
    const { repositoryArn, executionRole, desired } = request;
    const role = desired.config.Role ?? present?.config.Role ?? executionRole;
    const account = (0,arn/* accountOf */.XP)(present?.arn ?? executionRole ?? '');
    return {
        ...(repositoryArn !== undefined && { repository: repositoryArn }),
        ...(account !== undefined && { account }),
        ...(role !== undefined && { executionRole: role }),
    };
}
/** A function whose creation failed stays Failed: Lambda answers every update with a conflict. */
function beyondUpdate(functionName, { stateReason }, cause) {
    return new problem/* Problem */.AF({
        what: `${functionName} is Failed (${(0,domain_text/* withoutFullStop */.Qu)((0,lambda_function/* describeReason */.Gk)(stateReason))}), and Lambda does not update it.`,
        remedy: 'Delete the function, then run the job again with the input role: it creates the function again.',
    }, { cause });
}
/** @returns undefined when the function has its image now, and must be read again */
async function deployTo(request, present, wait) {
    await request.mayReplace(present);
    (0,configuration/* refuseUnseen */.VA)(request.desired, present);
    const unchanged = request.skipUnchanged && runsImage(present, request);
    const changes = (0,configuration/* differences */.tX)(present.config, (0,configuration/* mergeConfiguration */.zY)(request.desired, present.config));
    if (await (0,update/* tag */.Tc)(request, present))
        request.onTagged();
    if (Object.keys(changes).length > 0)
        return configureAndDeploy(request, { present, changes, unchanged }, wait);
    return (unchanged && (await (0,update/* publishPresent */.R1)(request, present.revisionId))) || (0,update/* update */.yo)(request, present.revisionId);
}
/** Whether $LATEST has the image, and nothing went wrong with it. */
function runsImage(present, { digest, architecture }) {
    return (present.digest === digest &&
        present.architecture === architecture &&
        present.state !== 'Failed' &&
        present.lastUpdateStatus !== 'Failed');
}


/***/ }),

/***/ 2781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ confirmImages)
});

// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/ecr/confirm.js
var ecr_confirm = __webpack_require__(1613);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/image/facts.js
var image_facts = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/run/same-image.js
var same_image = __webpack_require__(5914);
// EXTERNAL MODULE: ./build/run/target.js
var run_target = __webpack_require__(5325);
// EXTERNAL MODULE: ./build/aws/clock.js
var clock = __webpack_require__(2148);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/ecr/archive.js
var archive = __webpack_require__(4055);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
;// CONCATENATED MODULE: ./build/ecr/scan.js





/** Asks how far the scan of an image is, and what it found. @throws Problem when ECR refuses the call */
async function askForScan(image) {
    const { ecr } = image;
    try {
        const first = await ecr.send(new dist_cjs/* DescribeImageScanFindingsCommand */.TQ0({ ...namesOf(image), maxResults: 1000 }));
        const answers = [first];
        for (let next = first.nextToken; next !== undefined; next = answers.at(-1)?.nextToken) {
            answers.push(await ecr.send(new dist_cjs/* DescribeImageScanFindingsCommand */.TQ0({ ...namesOf(image), nextToken: next })));
        }
        return read(first, answers);
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ScanNotFoundException'))
            return none;
        throw (0,explain/* explain */.W)(error, `Could not read the scan of ${nameOf(image)} in ECR`);
    }
}
const none = { status: 'NONE', description: '', concluded: false, scanner: 'basic', found: [] };
function read(first, answers) {
    const { status = '', description = '' } = first.imageScanStatus ?? {};
    const results = first.imageScanFindings;
    const lists = answers.map(({ imageScanFindings }) => imageScanFindings);
    const enhanced = lists.flatMap((each) => each?.enhancedFindings ?? []);
    const basic = lists.flatMap((each) => each?.findings ?? []);
    return {
        status,
        description,
        // With Inspector both ACTIVE and COMPLETE are said some seconds before there are any results (aws-cli issue 6759,
        // aws-sdk issue 289); those have a time, or counts.
        concluded: ['COMPLETE', 'ACTIVE'].includes(status) &&
            (results?.imageScanCompletedAt !== undefined || results?.findingSeverityCounts !== undefined),
        scanner: status === 'ACTIVE' || enhanced.length > 0 ? 'enhanced' : 'basic',
        found: [...enhanced.map(byInspector), ...basic.map(byEcr)],
    };
}
function byInspector(finding) {
    const { vulnerabilityId, vulnerablePackages = [] } = finding.packageVulnerabilityDetails ?? {};
    return {
        id: vulnerabilityId ?? finding.title ?? '',
        severity: (0,scan/* severityOf */.xJ)(finding.severity),
        packages: vulnerablePackages.map(({ name = '', version = '', fixedInVersion }) => {
            // That Inspector writes NotAvailable where there is no fix is what users quote.
            const fixed = fixedInVersion !== undefined && !/^not ?available$/i.test(fixedInVersion);
            return { name, version, ...(fixed && { fixedIn: fixedInVersion }) };
        }),
        exploited: finding.exploitAvailable === 'YES',
    };
}
/** ECR's own scan names no fixes. */
function byEcr({ name: id = '', severity, attributes = [] }) {
    const attribute = (key) => attributes.find((each) => each.key === key)?.value ?? '';
    const [name, version] = [attribute('package_name'), attribute('package_version')];
    return { id, severity: (0,scan/* severityOf */.xJ)(severity), packages: name === '' ? [] : [{ name, version }], exploited: false };
}
/**
 * Looks whether a repository's images are scanned only on demand.
 *
 * @returns undefined of another account's repository, whose owner alone may ask, and in a region that does not tell
 * @throws Problem when ECR refuses the call
 */
async function isScannedOnDemand({ ecr, address, region }) {
    if (address.registryId !== undefined)
        return undefined;
    try {
        const request = new dist_cjs/* BatchGetRepositoryScanningConfigurationCommand */.TxZ({ repositoryNames: [address.name] });
        const { scanningConfigurations = [] } = await ecr.send(request);
        return scanningConfigurations[0]?.scanFrequency === 'MANUAL';
    }
    catch (error) {
        if ((0,aws_error/* isUnknownOperation */.ir)(error))
            return undefined;
        throw (0,explain/* explain */.W)(error, `Could not read how ECR in ${region} scans ${address.name}`);
    }
}
/**
 * Starts a basic scan. That one was started before, on this day, is no error.
 *
 * @throws Problem when ECR refuses it, as it does where Inspector scans
 */
async function startScan(image) {
    try {
        await image.ecr.send(new dist_cjs/* StartImageScanCommand */.Qc9(namesOf(image)));
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'LimitExceededException'))
            return;
        if ((0,aws_error/* hasCode */.up)(error, 'ValidationException'))
            throw new problem/* Problem */.AF(notCovered(image), { cause: error });
        throw (0,explain/* explain */.W)(error, `Could not start a scan of ${nameOf(image)} in ECR`);
    }
}
/** A scan is started by hand only where ECR itself scans (API reference, "StartImageScan"). */
function notCovered({ address: { name }, region }) {
    return {
        what: `ECR in ${region} does not scan ${name}: Amazon Inspector scans the registry, and no rule of it is about this repository.`,
        remedy: "Add one that fits its name, under Settings, Scanning configuration, of ECR's private registry.",
    };
}
function namesOf({ address, digest }) {
    const { name, registryId } = address;
    return { repositoryName: name, registryId, imageId: { imageDigest: digest } };
}
/** `repository@sha256:…` */
function nameOf({ address, digest }) {
    return `${address.name}@${digest}`;
}

;// CONCATENATED MODULE: ./build/ecr/await-scan.js






/** A scan on push is registered seconds after the push. */
const usualWait = { registration: 60_000, interval: 1000 };
/**
 * Waits for what ECR's scan of an image finds. Where ECR scans neither on push nor all the time, the scan is started.
 *
 * @throws Problem when there will be no findings, or none within the timeout; an AbortError when the signal ends the wait
 */
async function awaitScan(image, wait) {
    const { interval, signal, log } = wait;
    const begun = Date.now();
    let settled = false;
    let told = '';
    return (0,poll/* poll */.wt)({
        what: `the findings of ECR's scan in ${image.region}`,
        seen: ({ status }) => (status === 'NONE' ? 'not begun' : status),
        ask: async () => {
            const answer = await askForScan(image);
            if (answer.status === 'NONE' && !settled) {
                settled = true;
                if (await isScannedOnDemand(image))
                    await startScan(image);
            }
            const finding = noFindings(image, answer) ?? unregistered(image, answer, Date.now() - begun > wait.registration);
            if (finding)
                throw new problem/* Problem */.AF(finding);
            return answer;
        },
        until: ({ concluded }) => concluded,
        waiting: ({ status, description }) => {
            if (status === told || status === 'NONE')
                return;
            told = status;
            log(`ECR's scan is ${status}${description === '' ? '' : `: ${description}`}`);
        },
        interval,
        deadline: { at: begun + wait.timeout, error: (last) => new problem/* Problem */.AF(tooLate(image, last, wait.timeout)) },
        signal,
    });
}
function tooLate(image, { status, description }, timeout) {
    const word = status === 'NONE' ? 'not begun' : status;
    const said = description === '' ? '' : `, and says: ${(0,domain_text/* withFullStop */.uo)(description).slice(0, -1)}`;
    // No page says what there is of a scan that found nothing: results with a time, or with counts, are taken for its own.
    const instead = ['ACTIVE', 'COMPLETE'].includes(status)
        ? ' Where the page of the image in ECR says that nothing was found, remove scan-severity for this run.'
        : '';
    return {
        what: `ECR's scan of ${nameOf(image)} in ${image.region} has no findings after ${(0,duration/* formatDuration */.a3)(timeout)}: it is ${word}${said}.`,
        remedy: `Set wait-timeout higher, or run the job again: the image is there, and its scan goes on.${instead}`,
    };
}
function unregistered(image, { status }, over) {
    if (status !== 'NONE' || !over)
        return undefined;
    const { address, region, digest } = image;
    const registry = address.registryId === undefined ? '' : ` --registry-id ${address.registryId}`;
    return {
        what: `ECR in ${region} has no scan of ${nameOf(image)}.`,
        remedy: 'Let the registry scan on push what matches this repository. An image that was pushed before is scanned with ' +
            `'aws ecr start-image-scan --region ${region}${registry} --repository-name ${address.name} --image-id imageDigest=${digest}'.`,
    };
}
/** What each state that has no findings means, and what to do: the rest of the sentence, and the remedy. */
const ends = {
    FAILED: ['failed', 'Run the job again; an image can be scanned by ECR itself once in 24 hours.'],
    UNSUPPORTED_IMAGE: [
        'is not possible: its scanner does not know the operating system, or the type of the image',
        'Build on a base that it knows (ECR user guide, "Scan images for software vulnerabilities"), let Amazon Inspector scan the registry, which knows more, or remove scan-severity.',
    ],
    SCAN_ELIGIBILITY_EXPIRED: [
        'has ended: Amazon Inspector re-scans an image for a time only, and this one is older',
        'Set a longer re-scan duration in Amazon Inspector, or build the image anew.',
    ],
    FINDINGS_UNAVAILABLE: ['has no findings that are still kept', 'Let the image be scanned again, or build it anew.'],
    LIMIT_EXCEEDED: [
        'was refused, as a limit of the account is reached',
        'Wait until scans are allowed again, or have the quota raised in Service Quotas.',
    ],
};
/** Why a scan will have no findings; undefined of one that goes on, or has them. */
function noFindings(image, { status, description }) {
    if (['NONE', 'PENDING', 'IN_PROGRESS', 'ACTIVE', 'COMPLETE'].includes(status))
        return undefined;
    const { address, region, digest } = image;
    const said = description === '' ? '' : ` ECR says: ${(0,domain_text/* withFullStop */.uo)(description)}`;
    const scan = `ECR's scan of ${nameOf(image)} in ${region}`;
    if (status === 'IMAGE_ARCHIVED') {
        return {
            what: `${scan} is not possible (IMAGE_ARCHIVED): the image is archived.${said}`,
            remedy: (0,archive/* restoreImage */.e)(address, region, digest),
        };
    }
    const [what, remedy] = ends[status] ?? ['ended in a state that this action does not know', 'Remove scan-severity.'];
    return { what: `${scan} ${what} (${status}).${said}`, remedy };
}

;// CONCATENATED MODULE: ./build/obtain/scan-gate.js






/** Lines of findings that an error shows. */
const mostShown = 40;
/**
 * Waits for ECR's scan of the image, before any function is touched. All regions have one digest, so the first one's
 * scan speaks for them.
 *
 * @returns undefined without scan-severity, and in a dry run
 * @throws Problem when it found what must not be there, or when there are no findings
 */
async function checkScan({ plan, tools }, candidates) {
    const { scan: gate, dryRun, waitTimeout: timeout } = plan.inputs;
    const [first] = candidates;
    if (gate === undefined || dryRun || first === undefined)
        return undefined;
    const { log, warn, signal, steps } = tools;
    const { clients, address, region, image } = first;
    const scanned = { ecr: clients.ecr, address, region, digest: image.digest };
    return steps.step(`Wait for what ECR's scan finds`, async () => {
        const { scanner, found } = await awaitScan(scanned, { ...usualWait, timeout, signal, log });
        const verdict = (0,scan/* judgeScan */.Bw)(found, gate, new Date(clock/* clock */.pm.now()).toISOString().slice(0, 10));
        for (const each of verdict.expired)
            warn(ended(each));
        for (const each of verdict.accepted)
            log(`Accepted: ${(0,scan/* describeVulnerability */.an)(each)}`);
        const result = { severity: gate.severity, scanner, ...verdict };
        if (verdict.stopping.length > 0)
            throw refusal(`${nameOf(scanned)} in ${region}`, gate, result);
        log(passed(result, found.length));
        return result;
    });
}
function ended({ id, until }) {
    return `scan-ignore: the acceptance of ${id} ended on ${until}, so it counts again. Remove the line, or give it another day.`;
}
function passed({ severity, scanner, accepted, below }, count) {
    const who = scanner === 'enhanced' ? 'Amazon Inspector' : 'ECR';
    if (count === 0)
        return `${who} found no vulnerabilities`;
    const rest = below.length === 0 ? '' : `; less severe: ${(0,scan/* countBySeverity */.Ot)(below)}`;
    const ignored = accepted.length === 0 ? '' : ` that is not accepted (${accepted.length} are)`;
    return `${who} found nothing of severity ${severity} or worse${ignored}${rest}`;
}
function refusal(image, { severity }, { stopping, scanner }) {
    const shown = stopping.slice(0, mostShown).map(scan/* describeVulnerability */.an);
    const more = stopping.length - shown.length;
    const fixed = stopping.filter(({ packages }) => packages.some(({ fixedIn }) => fixedIn !== undefined)).length;
    const fixes = scanner === 'basic' ? '' : fixed === 0 ? ' No fix is known.' : ` A fix is known for ${fixed} of them.`;
    const found = (0,domain_text/* counted */.hS)(stopping.length, 'vulnerability', 'vulnerabilities');
    const [worst = ''] = shown;
    return new problem/* Problem */.AF({
        what: `The scan of ${image} found ${found} of severity ${severity} or worse (${(0,scan/* countBySeverity */.Ot)(stopping)}), the worst is ${worst}.${fixes}`,
        remedy: "Update what has a fix: rebuild with pull: 'true' for a newer base, and raise the versions of your own packages. Accept the others for a time in scan-ignore.",
        details: [...shown, ...(more > 0 ? [`and ${more} more: ECR's console has them`] : [])].join('\n'),
    });
}

;// CONCATENATED MODULE: ./build/obtain/confirm.js









/**
 * Confirms that Lambda will take the image that ECR has in each region, for each function there, and that its scan found
 * nothing that stops the run. In a dry run there may be none.
 *
 * @throws Problem when Lambda would refuse it, when the regions have different images, or when the scan found too much
 */
async function confirmImages(run, inspection, { targets, rehearsal, uncompressed, snapStart }) {
    const withImage = targets.filter(run_target/* hasImage */.e_);
    const known = { ...inspection, takesSnapshots: (rehearsal?.snapStart ?? snapStart) !== undefined };
    const candidates = withImage.length === 0 ? [] : await confirmEach(run, known, withImage);
    const facts = candidates[0]?.facts;
    const scan = await checkScan(run, candidates);
    return {
        targets,
        candidates,
        ...(rehearsal && { rehearsal }),
        ...(scan && { scan }),
        ...(facts && { image: { ...facts, ...(uncompressed !== undefined && { uncompressed }) } }),
    };
}
function confirmEach({ tools: { steps, log, warn }, lost }, known, targets) {
    const name = { title: 'Confirm that Lambda will take the image', label: 'Confirm', section: 'Image' };
    return steps.step(name, async () => {
        (0,same_image/* refuseDifferent */.yL)(targets);
        const configs = new Map();
        const readConfig = ({ region, clients, address, imageConfig }, digest) => {
            // The functions of a region get one image.
            const reading = configs.get(region) ?? imageConfig ?? (0,ecr_images.readImageConfig)(clients.ecr, address, digest);
            configs.set(region, reading);
            return reading;
        };
        const candidates = await (0,each_place/* inPlacesLeft */.XS)(targets, (target) => confirm_confirm(target, known, readConfig), lost);
        const facts = candidates[0]?.facts;
        if (facts)
            log(`The image has ${(0,domain_text/* counted */.hS)(facts.layers.length, 'layer')}, ${(0,image_facts/* formatBytes */.z3)(facts.compressed)} compressed`);
        // Functions may start different programs of the image.
        for (const warning of new Set(candidates.flatMap((each) => each.facts.warnings)))
            warn(warning);
        return candidates;
    });
}
async function confirm_confirm(target, { architecture, takesSnapshots }, readConfig) {
    const { address, registry, image } = target;
    const imageUri = (0,image_reference/* formatImageReference */.my)({ registry, repository: address.name, digest: image.digest });
    const wanted = (0,run_target/* wantedOf */.Lm)(target, architecture, imageUri, takesSnapshots);
    return { ...target, ...(await (0,ecr_confirm/* confirmImage */.M)(image, wanted, (digest) => readConfig(target, digest))), imageUri };
}


/***/ }),

/***/ 4315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ obtainImages)
});

// EXTERNAL MODULE: ./build/docker/build.js + 3 modules
var build = __webpack_require__(2704);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/place.js
var place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
;// CONCATENATED MODULE: ./build/ecr/replica.js





/** Milliseconds from one answer to the next question. */
const interval = 1000;
/**
 * Waits until ECR has replicated an image to a region. Most come within minutes (ECR user guide, "Private
 * image replication"), and the repository comes with the first of them.
 *
 * @throws Problem when ECR refuses the call, or at the deadline
 */
async function waitForReplica(replica) {
    const { region, digest, timeout, signal, log } = replica;
    const start = Date.now();
    const image = await (0,poll/* poll */.wt)({
        what: `the replica of the image in ${region}`,
        ask: () => ask(replica),
        until: (found) => found !== undefined,
        interval,
        deadline: { at: start + timeout, error: () => notReplicated(replica) },
        signal,
    });
    log(`${region}: ECR has replicated ${digest} after ${(0,duration/* formatDuration */.a3)(Date.now() - start)}`);
    return image;
}
function notReplicated({ address, digest, region, timeout }) {
    return new problem/* Problem */.AF({
        what: `ECR has not replicated ${address.name}@${digest} to ${region} within ${(0,duration/* formatDuration */.a3)(timeout)}.`,
        remedy: 'Let a replication rule of the registry name this region and cover the repository, set a longer wait-timeout, or leave replicate out.',
    });
}
async function ask({ ecr, address, digest }) {
    try {
        return await (0,ecr_images.findImage)(ecr, address, { imageDigest: digest });
    }
    catch (error) {
        const cause = error instanceof problem/* Problem */.AF ? error.cause : error;
        if ((0,aws_error/* hasCode */.up)(cause, 'RepositoryNotFoundException') || (0,aws_error/* isTransient */.dg)(cause))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/ecr/repository.js
var ecr_repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/run/run.js + 2 modules
var run_run = __webpack_require__(1749);
// EXTERNAL MODULE: ./build/run/target.js
var run_target = __webpack_require__(5325);
// EXTERNAL MODULE: ./build/domain/side-by-side.js
var side_by_side = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/domain/statement.js
var domain_statement = __webpack_require__(4120);
// EXTERNAL MODULE: ./build/ecr/referrers.js
var referrers = __webpack_require__(1801);
;// CONCATENATED MODULE: ./build/obtain/attest.js



/**
 * Puts what attest names beside the image in each region that it was brought to. Statements of a type that the image
 * has already stay as they are: another run has made them.
 *
 * @param provenance what BuildKit says of the build, if it says anything
 * @throws Problem when ECR refuses
 */
async function attestImage({ plan, tools, bills }, provenance, targets) {
    const { attest } = plan.inputs;
    if (attest === undefined)
        return;
    if (attest.provenance && provenance === undefined) {
        tools.warn('attest: buildx has told no provenance of the build. Update it with docker/setup-buildx-action: buildx 0.14 and BuildKit 0.11 or later tell it.');
    }
    const predicates = [...(attest.provenance && provenance ? [provenance] : []), ...bills];
    if (predicates.length === 0)
        return;
    const put = async ({ clients, address, region, registry, image }) => {
        const there = (0,referrers/* predicateTypes */.ZR)(await (0,referrers/* listReferrers */.xt)(clients.ecr, address, image.digest));
        for (const predicate of predicates) {
            const { type } = predicate;
            if (there.includes(type)) {
                tools.log(`${region}: the image has an attestation of type ${type} already`);
                continue;
            }
            const statement = (0,domain_statement/* writeStatement */.pc)(predicate, { name: `${registry}/${address.name}`, digest: image.digest });
            const digest = await (0,referrers/* putStatement */.PQ)({ ecr: clients.copying, address, region }, image, { type, statement });
            tools.log(`${region}: ${digest} says ${type} of ${image.digest}`);
        }
    };
    await tools.steps.step('Put attestations beside the image', async () => {
        await (0,side_by_side/* sideBySide */.Q)(targets.map(put));
    });
}

// EXTERNAL MODULE: ./build/docker/push-refused.js
var push_refused = __webpack_require__(2436);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/run/log-in.js
var log_in = __webpack_require__(7458);
;// CONCATENATED MODULE: ./build/run/region-log.js
/** The log for one of several regions that are worked on side by side: each line says which one it is about. */
function regionLog({ log }, region, all) {
    const several = all.some((place) => place.region !== region);
    return several ? (line) => log(`${region}: ${line}`) : log;
}

// EXTERNAL MODULE: ./build/run/same-image.js
var same_image = __webpack_require__(5914);
// EXTERNAL MODULE: ./build/run/tags.js
var run_tags = __webpack_require__(9533);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/docker/build-argv.js
var build_argv = __webpack_require__(5180);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/domain/architecture.js
var domain_architecture = __webpack_require__(2702);
;// CONCATENATED MODULE: ./build/image/program.js

/** `e_machine` of an ELF header (System V ABI, "ELF Header"). */
const machines = new Map([
    [62, 'x86_64'],
    [183, 'arm64'],
]);
/** Bytes that say what a file is: the header of a program, or the first line of a script. */
const headLength = 256;
/**
 * Reads what kind of program a file is, by its first bytes.
 *
 * @returns undefined when it is neither ELF nor a script with an absolute interpreter
 */
function readProgram(head) {
    if (head.length >= 20 && head.toString('latin1', 0, 4) === '\x7fELF') {
        const machine = machines.get(head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18));
        return { kind: 'binary', ...(machine && { machine }) };
    }
    const interpreter = /^#!\s*(\/\S+)/.exec(head.toString('latin1'))?.[1];
    return interpreter === undefined ? undefined : { kind: 'script', interpreter };
}
/**
 * Says why a program would not run on the function, whatever the image says of itself; undefined when it would, or
 * when the file does not tell.
 *
 * @param path of the program in the image
 */
function refuseProgram(program, path, wanted) {
    if (program?.kind !== 'binary' || program.machine === wanted)
        return undefined;
    const found = program.machine === undefined ? 'another CPU' : (0,domain_architecture/* platformOf */.tj)(program.machine);
    return {
        what: `The image says that it is for ${(0,domain_architecture/* platformOf */.tj)(wanted)}, but its program '${path}' is for ${found}.`,
        remedy: `Use a base image that has ${(0,domain_architecture/* platformOf */.tj)(wanted)}, without a constant --platform in FROM, and copy no program of another platform.`,
    };
}

;// CONCATENATED MODULE: ./build/docker/unstarted.js



/**
 * Makes a container of an image to look into. It is never started, and in no network; the end of the run removes it with
 * the others.
 *
 * @param image its name in the engine
 * @param noteContainer told the container's name before it is there
 * @returns its name; undefined when the engine makes none
 */
async function createUnstarted(docker, image, noteContainer) {
    const container = `deploy-lambda-image-${(0,external_node_crypto_.randomUUID)()}`;
    noteContainer(container);
    const argv = ['create', '--pull=never', '--network=none', `--name=${container}`, image, 'unused'];
    const { exitCode } = await docker.ask(argv);
    return exitCode === 0 ? container : undefined;
}
/**
 * Reads a file or folder of a container by a copy that is removed again.
 *
 * @param path absolute, in the container
 * @param read given the path of the copy
 * @returns undefined when the container has no such path
 */
async function readCopy(docker, container, path, read) {
    return copyOut(docker, ['--follow-link', `${container}:${path}`], read);
}
/** Where a symbolic link of a container leads; undefined when there is none. @param path absolute, in the container */
async function readLink(docker, container, path) {
    return copyOut(docker, [`${container}:${path}`], (copy) => (0,external_node_fs_.lstatSync)(copy).isSymbolicLink() ? (0,external_node_fs_.readlinkSync)(copy) : undefined);
}
async function copyOut(docker, from, read) {
    const copy = (0,external_node_path_.join)(docker.scratch, `copy-${(0,external_node_crypto_.randomUUID)()}`);
    try {
        const { exitCode } = await docker.ask(['cp', ...from, copy]);
        return exitCode === 0 ? read(copy) : undefined;
    }
    finally {
        (0,external_node_fs_.rmSync)(copy, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/docker/program.js



/**
 * Looks at the program that an image starts; of a script, at its interpreter. The image is not run.
 *
 * @param path absolute, in the image
 * @returns undefined when the image has no such file, or when it is no program
 */
async function findProgram(read, path) {
    const first = await read(path);
    if (first?.kind !== 'script')
        return first && { path, program: first };
    const second = await read(first.interpreter);
    return second && { path: first.interpreter, program: second };
}
/**
 * The same for an image of the engine's store.
 *
 * @param unstarted from `createUnstarted`
 * @param path absolute, in the image
 */
async function findInEngine(docker, unstarted, path) {
    const container = await unstarted;
    if (container === undefined)
        return undefined;
    return findProgram((each) => readCopy(docker, container, each, readProgramFile), path);
}
/** Reads what kind of program a copied file is. @returns undefined when it is no regular file, or no program */
function readProgramFile(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isFile() ? readProgram(headOf(path)) : undefined;
}
function headOf(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const head = Buffer.alloc(headLength);
        return head.subarray(0, (0,external_node_fs_.readSync)(file, head));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./build/docker/stages.js
var docker_stages = __webpack_require__(7106);
;// CONCATENATED MODULE: ./build/docker/builder-program.js







/** Milliseconds. It takes part of a second, unless the builder's cache was emptied: then it would build all again. */
const patience = 20_000;
/**
 * Looks at the program that an image starts which stayed in a builder; of a script, at its interpreter. BuildKit copies
 * the file out of the image, in one more stage of the same Dockerfile. Nothing else of the image leaves the builder.
 *
 * @param path absolute, in the image
 * @returns undefined when there is no such program, and when the builder does not tell
 */
async function findInBuilder(docker, image, path) {
    const late = AbortSignal.timeout(patience);
    try {
        return await findProgram((each) => readFromBuilder(docker, image, each, late), path);
    }
    catch (error) {
        if (late.aborted)
            return undefined;
        throw error;
    }
}
async function readFromBuilder(docker, { build, platform }, path, late) {
    const file = (0,build_files/* localDockerfile */.C)(build);
    // Other characters mean something in a Dockerfile: variables, patterns.
    if (file === undefined || !/^[\w/.+@-]+$/.test(path))
        return undefined;
    const folder = (0,external_node_path_.join)(docker.scratch, `program-${(0,external_node_crypto_.randomUUID)()}`);
    const copy = writeCopy(file, folder, copyingStage((0,external_node_fs_.readFileSync)(file, 'utf8'), build.target, path));
    try {
        const request = { build: { ...(0,build_argv/* again */.TG)(build), cacheTo: [], file: copy, target: stage }, platform, fixedTimes: false };
        const argv = (0,build_argv/* buildArgv */.v$)({ ...request, output: { kind: 'files', folder }, metadataFile: `${folder}.json` });
        const env = (0,build_argv/* secretEnvironment */.gY)(build.secrets);
        const { exitCode } = await docker.show(argv, { env, onLine: () => { }, until: late });
        return exitCode === 0 ? readProgramFile((0,external_node_path_.join)(folder, 'program')) : undefined;
    }
    finally {
        for (const each of [folder, `${folder}.json`, copy, `${copy}.dockerignore`]) {
            (0,external_node_fs_.rmSync)(each, { recursive: true, force: true });
        }
    }
}
const stage = 'deploy-lambda-image-program';
/** A Dockerfile with one more stage, which has one file of the image that is built. */
function copyingStage(dockerfile, target, path) {
    const stages = (0,docker_stages/* instructionsOf */.Jk)(dockerfile).filter((each) => /^[ \t]*FROM[ \t]/i.test(each));
    return `${dockerfile}\n\nFROM scratch AS ${stage}\nCOPY --from=${target ?? stages.length - 1} ${path} /program\n`;
}
/** What is ignored of the context goes by the Dockerfile's own name (docker docs, "Build context", "Filename and location"). */
function writeCopy(file, folder, text) {
    const copy = `${folder}.Dockerfile`;
    (0,external_node_fs_.writeFileSync)(copy, text);
    if ((0,external_node_fs_.existsSync)(`${file}.dockerignore`))
        (0,external_node_fs_.copyFileSync)(`${file}.dockerignore`, `${copy}.dockerignore`);
    return copy;
}

// EXTERNAL MODULE: ./build/docker/platform-warnings.js
var platform_warnings = __webpack_require__(3702);
// EXTERNAL MODULE: ./build/image/snap-start.js
var snap_start = __webpack_require__(5545);
;// CONCATENATED MODULE: ./build/docker/snap-start-base.js


/**
 * Looks whether an image is on one of AWS's base images that SnapStart takes as they are. The image is not run.
 *
 * @param image its name in the engine
 * @param noteContainer told the name of a container before it is there
 */
async function hasSnapStartBase(docker, image, config, noteContainer) {
    if (!(0,snap_start/* isOnAwsBase */.ye)(config))
        return false;
    if ((0,snap_start/* isSnapStartBase */.EW)(config, { java: false }))
        return true;
    const container = await createUnstarted(docker, image, noteContainer);
    if (container === undefined)
        return false;
    const [python, java] = await Promise.all([
        readLink(docker, container, '/var/lang/bin/python3'),
        readCopy(docker, container, '/var/lang/lib/jvm.cfg', () => true),
    ]);
    return (0,snap_start/* isSnapStartBase */.EW)(config, { ...(python !== undefined && { python }), java: java === true });
}

// EXTERNAL MODULE: ./build/domain/ahead.js
var ahead = __webpack_require__(2036);
// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/image/start.js
var start = __webpack_require__(5822);
;// CONCATENATED MODULE: ./build/obtain/check-built.js













/**
 * Checks before the push what is made from which base image, that Lambda will start a built image, that the program is
 * for the function's architecture. Of one that stays in a builder only the base images are known by now.
 *
 * @param reading its config, where it is in the engine
 * @returns why SnapStart will take it, where that shows without running it
 * @throws Problem when one of the functions could not run it
 */
async function checkBuilt(run, image, purpose, reading) {
    const { docker, noteContainer } = run.docker;
    const base = (0,build/* isBuilt */.TQ)(image) ? await (0,platform_warnings/* refuseBasePlatform */.Jj)(docker, image) : undefined;
    if (base)
        throw new problem/* Problem */.AF(base);
    const { localName } = image;
    if (localName === undefined || reading === undefined)
        return {};
    const unstarted = (0,lazy/* lazy */.R)(() => createUnstarted(docker, localName, noteContainer));
    // The program of most images is read: the container is made meanwhile.
    if (notShownByRehearsal(run, purpose).length > 0)
        (0,ahead/* ahead */.U)(unstarted());
    const config = await reading;
    await checkConfig(run, config, purpose, (path) => findInEngine(docker, unstarted(), path));
    if (!purpose.targets.some(run_target/* usesSnapStart */.nm))
        return {};
    if ((0,snap_start/* allowsSnapshots */.aO)(config))
        return { snapStart: 'label' };
    return (await hasSnapStartBase(docker, localName, config, noteContainer)) ? { snapStart: 'base' } : {};
}
/**
 * Checks the same of an image that stays in a builder and was pushed without a tag.
 *
 * @param config as ECR has it
 * @throws Problem when one of the functions could not run it
 */
async function checkPushed(run, image, config, purpose) {
    await checkConfig(run, config, purpose, (path) => findInBuilder(run.docker.docker, image, path));
}
async function checkConfig(run, config, { targets, architecture }, find) {
    refuseAll(targets.map((target) => (0,start/* refuseStart */.th)(config, (0,run_target/* startOverride */.lJ)(target), 'The image')));
    const paths = programsOf(config, notShownByRehearsal(run, { targets, architecture }));
    const found = [...paths].map(async (path) => {
        const program = await find(path);
        return refuseProgram(program?.program, program?.path ?? path, architecture);
    });
    refuseAll(await Promise.all(found));
}
/** The functions of which only the image's program shows whether it runs. */
function notShownByRehearsal({ events }, { targets, architecture }) {
    return targets.filter(({ inputs }) => !isShownByRehearsal(events(inputs), architecture));
}
/**
 * A program for this machine's CPU is started by the rehearsal. One for another CPU runs there only by an emulator,
 * and one that is of this machine after all would run there, but not on Lambda.
 */
function isShownByRehearsal({ rehearsal }, architecture) {
    return rehearsal.length > 0 && architecture === (process.arch === 'arm64' ? 'arm64' : 'x86_64');
}
function programsOf(config, targets) {
    const paths = targets.map((target) => (0,start/* startedProgram */.se)(config, (0,run_target/* startOverride */.lJ)(target)));
    return new Set(paths.filter((path) => path?.startsWith('/')).filter((path) => path !== undefined));
}
function refuseAll(refusals) {
    const findings = new Map(refusals.filter((each) => each !== undefined).map((each) => [each.what, each]));
    if (findings.size > 0)
        throw new problem/* Problem */.AF([...findings.values()]);
}

// EXTERNAL MODULE: ./build/ecr/copy.js
var ecr_copy = __webpack_require__(6636);
;// CONCATENATED MODULE: ./build/obtain/copy-of-first.js


/**
 * Makes one image of what regions have, which others may copy. Engines compress a layer again for a registry that lacks
 * it and not for one that has it, so that pushes of one image may end with two digests: the first of them is the one.
 *
 * @param bringing the image of each region that has it, or gets it by a push
 * @returns brings it to a region. It throws what kept the region's own push from ending well, and a Problem when ECR
 *   refuses the copy
 */
function copyOfFirst(run, bringing, targets) {
    const brought = [...bringing].map(async ([region, image]) => ({ region, image: await image }));
    const first = Promise.any(brought).catch(() => {
        // All have failed: the first one's error is told.
        return brought[0];
    });
    // Each region awaits it, or ends by its own error before.
    first.catch(() => undefined);
    return async (to) => {
        const own = await bringing.get(to.region);
        const one = await first;
        const from = targets.find(({ region }) => region === one?.region);
        if (!one || !from)
            throw new Error('no region has an image to copy');
        return own?.digest === one.image.digest ? own : copy(run, from, to, one.image);
    };
}
async function copy({ tools }, from, to, image) {
    const [source, destination] = [from, to].map(({ clients, address, region }) => ({
        ecr: clients.copying,
        address,
        region,
    }));
    if (!source || !destination)
        throw new Error('a copy has two ends');
    await (0,ecr_copy/* copyImage */.L)((0,ecr_copy/* ecrStore */.c)(source), destination, image, regionLog(tools, to.region, [from, to]));
    tools.log(`Copied ${image.digest} from ${from.region} to ${to.registry}/${to.address.name}`);
    return image;
}

// EXTERNAL MODULE: ./build/docker/explain.js + 2 modules
var explain = __webpack_require__(4921);
// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/image/facts.js
var facts = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/image/layer-line.js
var layer_line = __webpack_require__(2550);
// EXTERNAL MODULE: ./build/image/manifest.js
var image_manifest = __webpack_require__(9941);
;// CONCATENATED MODULE: ./build/docker/push-progress.js





/** What the engine says of a layer that is at the registry (docker/cli, `docker push` without a terminal). */
const ends = {
    Pushed: 'pushed',
    'Layer already exists': 'already there',
};
// Twelve digits: of the layer's archive where the engine has the classic store, else of what is sent.
const push_progress_status = /^([0-9a-f]{12}): (.{1,200})$/;
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
        const [, layer, words = ''] = push_progress_status.exec(line) ?? [];
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
        return `${there.length} of ${(0,domain_text/* counted */.hS)(all.length, 'layer')}${bytes}`;
    }
    /** What became of the layer, by one of its digests; undefined where docker told nothing of it. */
    end(digest) {
        return this.#layers.get((0,domain_digest/* shortDigest */.VK)(digest));
    }
    #total(layers) {
        return (0,facts/* formatBytes */.z3)(layers.reduce((sum, layer) => sum + (this.#sizes.get(layer) ?? 0), 0));
    }
}
/** Says of each layer how many bytes it has, compressed, and what became of it. */
function describeLayers(push) {
    const layers = layersOf(push);
    return layers.map((layer, index) => (0,layer_line/* layerLine */.O)(layer, index, { count: layers.length, end: layer.end }));
}
/** How much was sent, for example `1 of 6 layers, 7.4 MB`; undefined where docker told nothing of the layers. */
function describeSent(push) {
    const layers = layersOf(push);
    if (layers.every(({ end }) => end === undefined))
        return undefined;
    const sent = layers.filter(({ end }) => end === 'pushed');
    const bytes = sent.reduce((sum, { size }) => sum + size, 0);
    return `${sent.length} of ${(0,domain_text/* counted */.hS)(layers.length, 'layer')}, ${(0,facts/* formatBytes */.z3)(bytes)}`;
}
function layersOf({ image: { manifest, mediaType }, diffIds, progress }) {
    const read = (0,image_manifest/* readManifest */.WI)(manifest, mediaType);
    if (read.kind === 'index')
        return [];
    return read.layers.map(({ size, digest }, index) => ({
        size,
        end: progress.end(digest) ?? progress.end(diffIds[index] ?? ''),
    }));
}

;// CONCATENATED MODULE: ./build/docker/push.js



/**
 * Pushes an image under one name.
 *
 * @throws Problem when the registry refuses it
 */
async function pushImage(docker, image, destination) {
    const { name, repositoryArn, prefix } = destination;
    const progress = new PushProgress();
    if (image.localName === undefined && (0,build/* isBuilt */.TQ)(image)) {
        return { digest: await (0,build/* pushFromBuilder */.q8)(docker, image, destination), diffIds: [], progress };
    }
    if (image.layers !== undefined)
        progress.measure(image.layers.sizes);
    const pushed = await tagAndPush(docker, image.localName ?? image.id, name, { prefix, progress });
    if (pushed.exitCode !== 0)
        throw (0,explain/* explainPush */.w7)(pushed, name, { repository: repositoryArn });
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
            throw (0,explain/* explainDocker */.G0)(tagged, `Could not name the image ${name}`);
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/docker/saved-image.js






/**
 * Saves an image of the engine's store into the run's private directory.
 *
 * @throws Problem when the engine does not give it
 */
async function saveImage(docker, name) {
    const file = (0,external_node_path_.join)(docker.scratch, `image-${(0,external_node_crypto_.randomUUID)()}.tar`);
    // A large image takes a minute.
    const saved = await docker.show(['save', '--output', file, name], { onLine: () => { } });
    if (saved.exitCode !== 0)
        throw (0,explain/* explainDocker */.G0)(saved, `Could not read ${name} from the engine`);
    const entries = await readEntries(file);
    const reader = (path) => {
        const entry = entries.get((0,json/* asText */.e1)(path));
        if (entry === undefined)
            throw new Error(`docker save wrote no ${(0,json/* asText */.e1)(path)}`);
        return () => contentOf(file, entry);
    };
    // Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset Format".
    const text = (await whole(reader('manifest.json')())).toString();
    const manifest = (0,json/* asRecord */.qY)((0,json/* asList */.DD)((0,json/* parseAnswer */.Wp)(text, 'The manifest.json that docker save wrote'))[0]);
    return {
        config: await whole(reader(manifest.Config)()),
        layers: (0,json/* asList */.DD)(manifest.Layers).map(reader),
        remove: () => (0,promises_.rm)(file, { force: true }),
    };
}
const block = 512;
/** Files of an archive by name (POSIX, "pax", ustar Interchange Format). The engine writes none with a long name. */
async function readEntries(path) {
    const entries = new Map();
    const file = await (0,promises_.open)(path);
    try {
        const header = Buffer.alloc(block);
        for (let at = 0; (await file.read(header, 0, block, at)).bytesRead === block && header[0] !== 0;) {
            const size = readSize(header.subarray(124, 136));
            entries.set(textOf(header.subarray(0, 100)), { offset: at + block, size });
            at += block + Math.ceil(size / block) * block;
        }
        return entries;
    }
    finally {
        await file.close();
    }
}
/** Octal digits; from 8 GB on GNU's binary form, which the first bit tells. */
function readSize(field) {
    return (field[0] ?? 0) >= 0x80 ? Number(field.readBigUInt64BE(4)) : Number.parseInt(textOf(field), 8) || 0;
}
function textOf(field) {
    const end = field.indexOf(0);
    return field.toString('latin1', 0, end < 0 ? field.length : end).trim();
}
async function* contentOf(file, { offset, size }) {
    if (size === 0)
        return;
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { start: offset, end: offset + size - 1 }))
        yield Buffer.from(chunk);
}
async function whole(content) {
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var aws_explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/ecr/upload.js
var upload = __webpack_require__(1644);
;// CONCATENATED MODULE: ./build/ecr/upload-image.js








// Docker Image Manifest V2 Schema 2.
const types = {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
/**
 * Uploads what an image is made of, without a name. It is there with its first tag. Layers that other images of the
 * repository have already are neither compressed nor sent.
 *
 * @param others images of the repository that may have layers in common
 * @returns the image as it is to be stored
 * @throws Problem when ECR refuses
 */
async function uploadImage({ log, ...to }, { config, layers }, others) {
    try {
        const known = await upload_image_layersOf(to, others);
        const diffIds = (0,image_manifest/* readDiffIds */._q)(config.toString());
        const stored = [];
        for (const [index, open] of layers.entries()) {
            const there = known.get(diffIds[index] ?? '');
            const layer = there ?? (await compressAndUpload(to, open));
            log((0,layer_line/* layerLine */.O)(layer, index, { count: layers.length, end: there ? 'already there' : 'pushed' }));
            stored.push(layer);
        }
        const configDigest = (0,domain_digest/* digestOf */.ol)(config);
        if ((await (0,upload/* missingLayers */.H)(to, [configDigest])).length > 0) {
            await (0,upload/* uploadLayer */.r)(to, external_node_stream_.Readable.from([config]), () => configDigest);
        }
        const manifest = JSON.stringify({
            schemaVersion: 2,
            mediaType: types.manifest,
            config: { mediaType: types.config, size: config.length, digest: configDigest },
            layers: stored,
        });
        return { digest: (0,domain_digest/* digestOf */.ol)(manifest), manifest, mediaType: types.manifest };
    }
    catch (error) {
        throw (0,aws_explain/* explain */.W)(error, `Could not upload the image to ${to.address.name} in ${to.region}`);
    }
}
/** Layers of images, by the digest of each one's archive. */
async function upload_image_layersOf({ ecr, address }, images) {
    const known = new Map();
    for (const image of images) {
        const manifest = (0,image_manifest/* readManifest */.WI)(image.manifest, image.mediaType);
        if (manifest.kind === 'index')
            continue;
        const diffIds = (0,image_manifest/* readDiffIds */._q)(await (0,ecr_images.downloadConfig)(ecr, address, manifest.configDigest));
        for (const [index, { mediaType, size, digest }] of manifest.layers.entries()) {
            const diffId = diffIds[index];
            if (diffId !== undefined && /[.+]gzip$/.test(mediaType)) {
                known.set(diffId, { mediaType: types.layer, size, digest });
            }
        }
    }
    return known;
}
async function compressAndUpload(to, open) {
    const source = external_node_stream_.Readable.from(open());
    const gzip = (0,external_node_zlib_.createGzip)();
    source.once('error', (error) => gzip.destroy(error)).pipe(gzip);
    const { content, result } = (0,domain_digest/* digesting */.hZ)(gzip);
    let uploaded = { digest: '', size: 0 };
    await (0,upload/* uploadLayer */.r)(to, content, () => {
        uploaded = result();
        return uploaded.digest;
    });
    return { mediaType: types.layer, ...uploaded };
}

;// CONCATENATED MODULE: ./build/obtain/push.js











/** How often a push is tried when another run on the same engine takes the image's name in between. */
const push_attempts = 20;
/**
 * Pushes an image by its digest alone, from a builder of its own.
 *
 * @throws Problem when ECR refuses it, or when the builder has another image now
 */
async function pushByDigest(push) {
    const { ecr, repository } = push;
    const name = `${repository.registry}/${repository.name}`;
    const pushed = await pushPatiently(push, name);
    const { digest: imageDigest } = pushed;
    const stored = await (0,ecr_images.findImage)(ecr, repository, { imageDigest });
    if ((0,same_image/* isSameImage */.m_)(stored, push.image))
        return push_told(push, stored, pushed);
    throw new problem/* Problem */.AF({
        what: `ECR does not have ${imageDigest} in ${name}, which the builder has pushed.`,
        remedy: 'Run the job again.',
    });
}
/**
 * Pushes an image under a tag, without which an engine does not push.
 *
 * @throws TagTaken when ECR has the tag on another image, and does not let it be moved
 * @throws Problem when ECR refuses the image for another reason
 */
async function pushWithTag(push, tag) {
    const { ecr, repository, image, docker } = push;
    const address = `${repository.registry}/${repository.name}`;
    const name = `${address}:${tag}`;
    docker.noteImage(name);
    const { stored, pushed } = await (0,poll/* poll */.wt)({
        what: `the push of ${name}`,
        ask: async () => {
            const pushed = await pushPatiently(push, name);
            // Another run on this engine that takes the tag leaves the image this name.
            docker.noteImage(`${address}@${pushed.digest}`);
            push.pushed();
            return { pushed, stored: await (0,ecr_images.findImage)(ecr, repository, { imageDigest: pushed.digest }) };
        },
        until: ({ stored: found }, attempt) => (0,same_image/* isSameImage */.m_)(found, image) || attempt === push_attempts,
        // Runs that took the name from each other must not come back together.
        interval: (_, attempt) => Math.random() * 100 * attempt,
    });
    if ((0,same_image/* isSameImage */.m_)(stored, image))
        return push_told(push, stored, pushed);
    throw new problem/* Problem */.AF({
        what: `${name} in ECR is not the image that was built: other runs on this engine push under the same name.`,
        remedy: 'Give each run a tag of its own, or let them run one after the other.',
    });
}
/**
 * Uploads an image of an engine under no name, where only a push could tell its digest.
 *
 * @param others images of the repository that may have layers in common
 * @returns the image as it is to be stored, with its first tag
 * @throws Problem when ECR refuses it
 */
async function pushSaved(push, others) {
    const { image, docker, repository: address, uploading: ecr, region, log } = push;
    const saved = await saveImage(docker.docker, image.localName ?? image.id);
    try {
        const stored = await uploadImage({ ecr, address, region, log }, saved, others);
        if ((0,same_image/* isSameImage */.m_)(stored, image))
            return stored;
        throw new problem/* Problem */.AF({
            what: `The engine gave another image than ${image.id}, which it had built.`,
            remedy: 'Run the job again.',
        });
    }
    finally {
        await saved.remove();
    }
}
/** Says of each layer how large it is, and whether it was sent; the summary has how much was. */
function push_told({ log, tools }, image, { diffIds, progress }) {
    const push = { image, diffIds, progress };
    for (const line of describeLayers(push))
        log(line);
    const sent = describeSent(push);
    if (sent !== undefined)
        tools.steps.note(sent);
    return image;
}
/** Milliseconds before the second try, and at most before any. */
const [shortest, longest] = [500, 30_000];
/** To push again what is there already changes nothing. A password that ends in the middle is replaced. */
function pushPatiently(push, name) {
    const { docker, tools, image, repository, region, prefix, timeout, renew } = push;
    const destination = { name, repositoryArn: repository.arn, prefix };
    let refused = false;
    return (0,poll/* retry */.L5)({
        what: `the push to ${region}`,
        call: async () => {
            if (refused)
                await renew();
            return pushImage(docker.docker, image, destination);
        },
        again: (error) => {
            // A new password that is refused as well does not become better.
            const renewed = refused;
            refused = error instanceof explain/* LoginRefused */.QU;
            return refused ? !renewed : error instanceof push_refused/* PushInterrupted */.V6;
        },
        interval: (error, attempt) => {
            if (error instanceof explain/* LoginRefused */.QU)
                return 0;
            const pause = Math.min(longest, shortest * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
            tools.log(`The push to ${region} broke off, and is tried again in ${(0,duration/* formatDuration */.a3)(pause)}.`);
            return pause;
        },
        deadline: { at: Date.now() + timeout, error: (last) => last },
        signal: tools.signal,
    });
}

// EXTERNAL MODULE: ./build/domain/image-labels.js
var image_labels = __webpack_require__(1014);
;// CONCATENATED MODULE: ./build/obtain/read-ahead.js






function taggingOf({ plan, tools }, source, image) {
    const isOwn = (stored) => (0,same_image/* isSameImage */.m_)(stored, image);
    return { plan, source, origin: (0,image_labels/* originOfLabels */.Dj)(image.labels), isOwn, log: tools.log };
}
/** Reads what the tags of an image that was just built are on, while docker checks it. */
function readAheadEverywhere(run, source, image, targets) {
    const tagging = taggingOf(run, source, image);
    return new Map(targets.map((target) => {
        const isThere = [...target.taken.values()].some((stored) => (0,same_image/* isSameImage */.m_)(stored, image));
        return [target.region, readAhead(tagging, image, target, isThere)];
    }));
}
/** @param isThere whether ECR has the image */
function readAhead(tagging, image, target, isThere) {
    const { clients, address } = target;
    const tags = (0,ahead/* ahead */.U)((0,run_tags/* readTags */.g$)(tagging, target));
    if (!isThere || image.configDigest === '')
        return { tags };
    return { tags, config: (0,ahead/* ahead */.U)((0,ecr_images.readImageConfig)(clients.ecr, address, image.configDigest)) };
}
/** Whether what ECR has is made by the config of the image that was built. */
function hasConfig({ manifest: text, mediaType }, { configDigest }) {
    const manifest = (0,image_manifest/* readManifest */.WI)(text, mediaType);
    return manifest.kind === 'image' && manifest.configDigest === configDigest;
}

;// CONCATENATED MODULE: ./build/obtain/bring-to-ecr.js














/**
 * Brings the image to every region, side by side: what ECR has of it is used, what one region has is copied to
 * the others, and the rest is pushed. It gets its tags last, when it is known to be the image that was built, with one
 * digest everywhere.
 *
 * @throws Problem when ECR refuses it, or when a tag that the user has named can't be moved to it
 */
function bringToEcr(run, source, { image, purpose, readings }, targets) {
    const { tools, lost } = run;
    const tagging = taggingOf(run, source, image);
    return tools.steps.step({ title: 'Push the image to ECR', label: 'Push', section: 'Image' }, async () => {
        await (0,log_in/* logIn */.E)(run, targets);
        const found = await (0,each_place/* inPlacesLeft */.XS)(targets, (target) => findIn(run, tagging, image, { target, reading: readings?.get(target.region) }), lost);
        if (found.every(({ stored }) => stored !== undefined))
            tools.steps.note('there already');
        const left = targets.filter(({ region }) => found.some((there) => there.region === region));
        const afterPush = new Map();
        let checking;
        const bringAndCheck = async (there) => {
            const pushed = () => void afterPush.set(there.region, readAhead(tagging, image, there.target, true));
            const stored = await bring(run, tagging, image, { there, targets, pushed });
            checking ??= checkStored(run, image, purpose, { ...there.target, image: stored });
            await checking;
            return stored;
        };
        const bringing = new Map(firstOf(found, image, source).map((there) => [there.region, bringAndCheck(there)]));
        const toOthers = copyOfFirst(run, bringing, targets);
        const bringTo = async (target) => {
            const stored = await toOthers(target);
            const there = found.find(({ region }) => region === target.region);
            const isOwn = stored.digest === (await bringing.get(target.region))?.digest;
            // What was in ECR before is not read again. What is copied takes its time, in which other runs may give tags.
            const { tags, config } = (isOwn && (there?.stored ? there : afterPush.get(target.region))) || {};
            const { imageTags, given } = await (0,run_tags/* giveTags */.Zk)(tagging, target, stored, tags);
            const brought = given || there?.stored?.digest !== stored.digest;
            return {
                ...target,
                image: stored,
                imageTags,
                brought,
                ...(config && hasConfig(stored, image) && { imageConfig: config }),
            };
        };
        return (0,each_place/* inPlacesLeft */.XS)(left, bringTo, lost);
    });
}
/**
 * The regions that the others are to copy from: those that have the image, else those that an engine can push to, else
 * one of them.
 */
function firstOf(found, image, { tags }) {
    const having = found.filter(({ stored }) => stored !== undefined);
    if (having.length > 0)
        return having;
    const pushable = found.filter((there) => image.localName === undefined || chooseTag(tags, image, there) !== undefined);
    return pushable.length > 0 ? pushable : found.slice(0, 1);
}
/** Checks an image that only ECR can tell of, before it gets a tag: it was checked in the engine where that has it. */
async function checkStored(run, image, purpose, { clients, address, image: stored }) {
    if (image.localName !== undefined)
        return;
    const config = await (0,ecr_images.configOf)(clients.ecr, address, stored);
    if (config && (0,build/* isBuilt */.TQ)(image))
        await checkPushed(run, image, config, purpose);
}
/** Finds the image in a region: under a tag of the build, or by its digest where that is known before a push. */
async function findIn({ plan, tools }, tagging, image, { target, reading }) {
    const tags = await (reading?.tags ?? (0,run_tags/* readTags */.g$)(tagging, target));
    const { repository, held } = tags;
    const stored = [...held.values()].find((one) => (0,same_image/* isSameImage */.m_)(one, image)) ??
        ((0,build/* isClassic */.l9)(image) || repository.pending
            ? undefined
            : await (0,ecr_images.findImage)(target.clients.ecr, repository, { imageDigest: image.id }));
    (0,run_tags/* refuseFixedTags */.cp)(plan, tags, stored);
    if (stored)
        tools.log(`${repository.registry}/${repository.name} has ${stored.digest} already`);
    // Where only the builder has the image, its program is read next, which takes its time.
    const known = image.localName !== undefined && { ...reading, tags: Promise.resolve(tags) };
    return { ...tags, region: target.region, ...known, ...(stored && { stored }) };
}
async function bring(run, tagging, image, { there, targets, pushed }) {
    if (there.stored)
        return there.stored;
    const push = { ...pushOf(run, there, targets, image), pushed };
    if (image.localName === undefined)
        return pushByDigest(push);
    const pushWith = (tag) => tag === undefined ? pushSaved(push, [...now.held.values()]) : pushWithTag(push, tag);
    let now = there;
    return (0,poll/* retry */.L5)({
        what: `the image in ${there.region}`,
        call: async (attempt) => {
            if (attempt > 1)
                now = await (0,run_tags/* readTags */.g$)(tagging, there.target);
            (0,run_tags/* refuseFixedTags */.cp)(run.plan, now, undefined);
            return pushWith(chooseTag(tagging.source.tags, image, now));
        },
        // Another run took the tag during the push. There are no more tags than that to be taken.
        again: (error, attempt) => error instanceof push_refused/* TagTaken */.qD && attempt <= tagging.source.tags.length,
        interval: 0,
    });
}
/**
 * Chooses the tag that an engine pushes under: one that is on no image, else one that moves, else the one by the digest.
 *
 * @returns undefined when only a push can tell the digest
 */
function chooseTag(tags, image, { held, movable }) {
    const free = tags.find((tag) => !held.has(tag));
    const moving = tags.find((tag) => movable.has(tag));
    return free ?? moving ?? ((0,build/* isClassic */.l9)(image) ? undefined : (0,image_reference/* tagByDigest */.O7)(tags[0], image.id));
}
function pushOf(run, { target, repository }, targets, image) {
    const { tools, docker } = run;
    const { region, clients, inputs } = target;
    return {
        tools,
        docker,
        image,
        repository,
        ecr: clients.ecr,
        region,
        uploading: clients.copying,
        ...(targets.length > 1 && { prefix: `${region} | ` }),
        log: regionLog(tools, region, targets),
        timeout: inputs.waitTimeout,
        renew: () => (0,log_in/* logIn */.E)(run, targets, true),
    };
}

// EXTERNAL MODULE: ./build/image/size.js
var size = __webpack_require__(9273);
;// CONCATENATED MODULE: ./build/docker/engine-image.js





/**
 * Reads all that is needed of an image, at once.
 *
 * @throws Problem when the engine does not have it
 */
async function readEngineImage(docker, name) {
    const argv = ['history', '--no-trunc', '--human=false', '--format', size/* historyFormat */.E$, name];
    const [text, { stdout }] = await Promise.all([inspectImage(docker, name), docker.ask(argv)]);
    const history = (0,size/* readLayerHistory */.wU)(stdout);
    const layers = (0,json/* asList */.DD)((0,json/* member */.Dc)((0,json/* parseAnswer */.Wp)(text, 'What the engine says of the image'), 'layers'));
    const diffIds = layers.filter((each) => typeof each === 'string');
    return { config: (0,image_manifest/* readConfig */.Xg)(text), layers: { diffIds, sizes: sizesOf(diffIds, history) }, history };
}
/**
 * Reads the config alone.
 *
 * @throws Problem when the engine does not have the image
 */
async function readEngineConfig(docker, name) {
    return (0,image_manifest/* readConfig */.Xg)(await inspectImage(docker, name));
}
async function inspectImage(docker, name) {
    const format = '{"config": {{json .Config}}, "layers": {{json .RootFS.Layers}}}';
    const answer = await docker.ask(['image', 'inspect', '--format', format, name]);
    if (answer.exitCode !== 0)
        throw (0,explain/* explainDocker */.G0)(answer, 'Could not read the image');
    return answer.stdout;
}
/** Instructions that make a layer, though there may be nothing in it. */
const making = /^(?:RUN|COPY|ADD|WORKDIR)\b/;
/**
 * Finds the size of each layer. The history has the newest line first, and lines that made no layer: which these are,
 * the engine does not tell.
 *
 * @returns nothing where the lines that seem to have made a layer are not as many as the layers
 */
function sizesOf(diffIds, history) {
    const choices = [
        history.filter(({ size, instruction }) => size > 0 || making.test(instruction)),
        history.filter(({ size }) => size > 0),
    ];
    const made = choices.find((lines) => lines.length === diffIds.length)?.toReversed() ?? [];
    return new Map(made.map(({ size }, index) => [(0,domain_digest/* shortDigest */.VK)(diffIds[index] ?? ''), size]));
}

// EXTERNAL MODULE: ./build/run/build-for.js + 1 modules
var build_for = __webpack_require__(6900);
;// CONCATENATED MODULE: ./build/obtain/build.js










/**
 * Builds the image, unless its build has begun beside the inspection: then it waits for that one. Docker is logged in to ECR, because the base image may be there. A build secret that the Dockerfile
 * prints is masked.
 *
 * @param order regions that the image is for, and what is told of it before it is checked
 * @throws Problem when the build fails, or when Lambda would refuse what was built
 */
async function build_build(run, source, { architecture, engine, targets: inspected, begun }, { targets, onBuilt }) {
    const { tools, docker: session } = run;
    const platform = (0,domain_architecture/* platformOf */.tj)(architecture);
    const early = await begun;
    const same = early?.isFor(targets, architecture) === true ? early : undefined;
    const title = `Build the image for ${platform}`;
    const name = { title, label: `Build ${platform}`, section: 'Image', since: same?.since };
    const build = async () => {
        await (0,log_in/* logIn */.E)(run, targets);
        return (0,build_for/* buildFor */.i)(run, session.docker, { source, engine, place: targets[0], architecture });
    };
    const built = await tools.steps.step(name, async () => {
        const built = await (same ? same.show() : build());
        onBuilt(built);
        const checked = await check(run, built, { targets: inspected, architecture });
        if (built.cached !== undefined)
            tools.steps.note(built.cached);
        const { uncompressed } = checked;
        tools.log(`Built ${built.id}${uncompressed === undefined ? '' : `, ${(0,facts/* formatBytes */.z3)(uncompressed)} uncompressed`}`);
        return { ...built, ...checked };
    });
    return built;
}
/**
 * Checks an image before its push: whether Lambda would take it, by its size as well where it is in the engine.
 *
 * @throws Problem when it would not
 */
async function check(run, image, purpose) {
    const { docker, tools } = run;
    const { localName } = image;
    const reading = localName === undefined ? undefined : readEngineImage(docker.docker, localName);
    const config = reading?.then((read) => read.config);
    const [measured, checked] = await Promise.all([
        reading?.then(({ layers, history }) => ({ layers, ...measure(image, history, tools.warn) })),
        checkBuilt(run, image, purpose, config && (0,ahead/* ahead */.U)(config)),
    ]);
    return { ...measured, ...checked };
}
/** @returns bytes of all layers, uncompressed, where they can be known */
function measure(image, layers, warn) {
    if (layers.length === 0)
        return {};
    const refusal = (0,size/* refuseSize */.aU)(layers);
    if (refusal && (0,build/* isClassic */.l9)(image))
        throw new problem/* Problem */.AF(refusal);
    // Blocks on a disk may be more than what Lambda counts.
    if (refusal)
        warn(`${refusal.what} ${refusal.remedy}`);
    return { uncompressed: (0,size/* totalSize */.UT)(layers) };
}

// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(8249);
;// CONCATENATED MODULE: ./build/ecr/creation-template.js




/**
 * Finds the template that a registry has for a repository that is created by a push (ECR user guide, "Creating a
 * repository creation template"). Of several the nearest prefix counts, which is inferred.
 *
 * @param warn told when the role may not look
 * @returns undefined when there is none, and in a region that has no templates
 * @throws Problem when ECR does not answer
 */
async function findTemplate(client, name, warn) {
    const doing = `Could not look whether the registry has a creation template for ${name}`;
    const found = [];
    try {
        for await (const { repositoryCreationTemplates = [] } of (0,dist_cjs/* paginateDescribeRepositoryCreationTemplates */.tBR)({ client }, {})) {
            for (const { prefix = '', appliedFor = [], ...settings } of repositoryCreationTemplates) {
                const fits = prefix === 'ROOT' || name.startsWith(`${prefix}/`);
                if (fits && appliedFor.includes('CREATE_ON_PUSH'))
                    found.push({ prefix, ...settings });
            }
        }
    }
    catch (error) {
        if ((0,aws_error/* isUnknownOperation */.ir)(error))
            return undefined;
        const problem = (0,aws_explain/* explain */.W)(error, doing);
        if (!(0,aws_error/* hasCode */.up)(error, 'AccessDeniedException'))
            throw problem;
        warn((0,domain_text/* messageOf */.bD)(problem));
    }
    const length = ({ prefix }) => (prefix === 'ROOT' ? 0 : prefix.length);
    return found.toSorted((one, other) => length(other) - length(one))[0];
}

;// CONCATENATED MODULE: ./build/obtain/create-repositories.js




/** Creates the repositories that are missing. */
async function createRepositories({ plan, tools: { steps, log, warn }, lost }, targets) {
    const missing = targets.filter(({ repository }) => repository === undefined);
    if (missing.length === 0)
        return [...targets];
    const create = async (target) => {
        if (target.repository)
            return target;
        const { address, clients, registry, region } = target;
        // Of several regions all but the first may get copies, which no page says to create a repository.
        const isPushed = targets.length === 1 && plan.source.kind !== 'image';
        const template = isPushed ? await findTemplate(clients.ecr, address.name, warn) : undefined;
        if (template) {
            log(`ECR creates ${registry}/${address.name} on the push, by the registry's creation template '${template.prefix}'`);
            return { ...target, repository: (0,ecr_repository.pendingRepository)(address.name, registry, region, template) };
        }
        const repository = await (0,ecr_repository.createRepository)(clients.ecr, address.name, (0,arn/* accountOf */.XP)(target.forFunction.arn));
        log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`);
        return { ...target, registry: repository.registry, repository };
    };
    return steps.step({ title: `Create the ECR repository ${missing[0]?.address.name}`, label: 'Create the repository' }, () => (0,each_place/* inPlacesLeft */.XS)(targets, create, lost));
}

// EXTERNAL MODULE: ./build/ecr/signing.js
var signing = __webpack_require__(5250);
;// CONCATENATED MODULE: ./build/obtain/follow-signing.js


/**
 * Follows the signing of what the run has brought, beside all that comes next: the run waits for it before it reports.
 * An image that is not signed is a warning.
 */
function followSigning({ tools, aside }, targets) {
    aside.push(...targets.map((target) => follow(tools, target)));
}
async function follow({ log, warn, signal }, target) {
    const { signing: profiles = [], brought, repository, region, image, clients } = target;
    if (profiles.length === 0 || !brought || repository === undefined)
        return;
    const { digest } = image;
    const pushed = { ecr: clients.ecr, repository, region, digest, profiles };
    try {
        for (const status of await (0,signing/* awaitSigning */.c7)(pushed, signal)) {
            const { signingProfileArn: profile } = status;
            if (status.status === 'FAILED')
                warn((0,signing/* unsigned */.ad)(pushed, status));
            else if (status.status === 'COMPLETE')
                log(`${region}: ECR has signed ${digest} with ${profile}`);
            else
                log(`${region}: ECR has not signed ${digest} with ${profile} yet`);
        }
    }
    catch (error) {
        if (!signal.aborted)
            warn((0,domain_text/* messageOf */.bD)(error));
    }
}

;// CONCATENATED MODULE: ./build/obtain/local-image.js

/**
 * Checks an image that the engine has already, as one that was built.
 *
 * @throws Problem when Lambda would refuse it
 */
function checkLocal(run, { name }, { local, architecture, targets }) {
    const { tools } = run;
    if (local === undefined)
        throw new Error(`the image ${name} was neither found nor refused`);
    const title = { title: `Check the image ${name}`, label: 'Check the image', section: 'Image' };
    return tools.steps.step(title, async () => {
        tools.log(`${name} is ${local.id}`);
        return { ...local, ...(await check(run, local, { targets, architecture })) };
    });
}

;// CONCATENATED MODULE: ./build/docker/pull.js


/**
 * Gets an image into the engine, by its digest. One that is there already is used, and stays.
 *
 * @param uri `registry/repository@sha256:…`
 * @param note called with its name before the engine gets it, so that it is removed in the end
 * @throws Problem when the registry refuses
 */
async function pullImage(docker, uri, note) {
    const format = '{{.Os}}/{{.Architecture}}';
    const inspect = () => docker.ask(['image', 'inspect', '--format', format, uri]);
    let found = await inspect();
    if (found.exitCode !== 0) {
        note(uri);
        const pulled = await docker.show(['pull', '--quiet', uri]);
        if (pulled.exitCode !== 0)
            throw (0,explain/* explainDocker */.G0)(pulled, `Could not pull ${uri}`);
        found = await inspect();
    }
    const architecture = (0,domain_architecture/* architectureFor */.hs)(found.stdout.trim());
    return { localName: uri, ...(architecture && { architecture }) };
}

// EXTERNAL MODULE: ./build/ecr/confirm.js
var ecr_confirm = __webpack_require__(1613);
// EXTERNAL MODULE: ./build/ecr/tags.js
var tags = __webpack_require__(3464);
// EXTERNAL MODULE: ./build/docker/ask.js
var docker_ask = __webpack_require__(7312);
;// CONCATENATED MODULE: ./build/github/attestation.js




/** The predicate of build provenance (SLSA, "Provenance", version 1). */
const provenanceType = 'https://slsa.dev/provenance/v1';
/**
 * The arguments of gh that verify an attestation (GitHub CLI manual, "gh attestation verify"). The image's manifest is
 * a file whose digest is the image's: so no registry is asked.
 */
function verifyArgv(file, { repository, workflow }) {
    return [
        ...['attestation', 'verify', file],
        ...['--repo', repository],
        ...(workflow === undefined ? [] : ['--signer-workflow', workflow]),
        ...['--predicate-type', provenanceType],
        ...['--format', 'json'],
    ];
}
const passed = /^(?:PATH|HOME|TMPDIR|LANG|LC_\w+|XDG_\w+|SSL_CERT_\w+|(?:HTTPS?|NO|ALL)_PROXY)$/i;
/** The environment of gh: nothing of the job's that it has no use for, and no configuration of the user's. */
function ghEnvironment(env, { serverUrl, token, folder }) {
    const kept = Object.entries(env).filter(([name]) => passed.test(name));
    const { host } = new URL(serverUrl);
    return {
        ...Object.fromEntries(kept),
        ...(host !== 'github.com' && { GH_HOST: host, GH_ENTERPRISE_TOKEN: token }),
        GH_TOKEN: token,
        GH_CONFIG_DIR: folder,
        GH_PROMPT_DISABLED: '1',
        GH_NO_UPDATE_NOTIFIER: '1',
        NO_COLOR: '1',
    };
}
/**
 * Reads what gh has verified. Its exit status alone is not enough: versions before 2.67 said 0 without any attestation
 * of the type (CVE-2025-25204).
 *
 * @throws Problem when there is none of this image
 */
function readVerified(stdout, verification) {
    const hex = (0,domain_digest/* digestHex */.sU)(verification.digest);
    for (const each of (0,json/* asList */.DD)((0,json/* parseJson */.qF)(stdout))) {
        const result = (0,json/* member */.Dc)(each, 'verificationResult');
        const statement = (0,json/* member */.Dc)(result, 'statement');
        const subjects = (0,json/* asList */.DD)((0,json/* member */.Dc)(statement, 'subject'));
        const isAbout = subjects.some((subject) => (0,json/* member */.Dc)((0,json/* member */.Dc)(subject, 'digest'), 'sha256') === hex);
        if (!isAbout || (0,json/* member */.Dc)(statement, 'predicateType') !== provenanceType)
            continue;
        const certificate = (0,json/* member */.Dc)((0,json/* member */.Dc)(result, 'signature'), 'certificate');
        return {
            signer: (0,json/* asText */.e1)((0,json/* member */.Dc)(certificate, 'buildSignerURI')),
            commit: (0,json/* asText */.e1)((0,json/* member */.Dc)(certificate, 'sourceRepositoryDigest')),
            run: (0,json/* asText */.e1)((0,json/* member */.Dc)(certificate, 'runInvocationURI')),
        };
    }
    throw new problem/* Problem */.AF({
        what: `require-attestation: gh has verified no provenance of ${verification.digest}.`,
        remedy: 'Update gh on this machine: version 2.67 or later.',
    });
}
/** Says why gh has not verified an attestation, and what to do. */
function unverified({ exitCode, stderr }, { repository, workflow, digest }) {
    const by = workflow === undefined ? repository : `the workflow ${workflow}`;
    const said = (0,domain_text/* withFullStop */.uo)((0,domain_text/* cut */.Jj)(stderr.trim().replaceAll(/\s+/g, ' '), 500));
    if (exitCode === 127) {
        return {
            what: 'require-attestation: gh, the command-line tool of GitHub that verifies attestations, is not on this machine.',
            remedy: "Use a runner that has it, as GitHub's own do, or install it before this step: version 2.67 or later.",
        };
    }
    if (/unknown command "attestation"|unknown flag/.test(stderr)) {
        return {
            what: `require-attestation: gh on this machine is too old to verify attestations: ${said}`,
            remedy: 'Update it: version 2.67 or later.',
        };
    }
    if (/HTTP 40[13]|authentication|GH_TOKEN/i.test(stderr)) {
        return {
            what: `require-attestation: GitHub does not let the token read attestations of ${repository}: ${said}`,
            remedy: "Add 'attestations: read' to the job's permissions; for another repository give github-token a token that may read it.",
        };
    }
    if (/HTTP 404|no attestations found/i.test(stderr)) {
        return {
            what: `require-attestation: GitHub has no provenance of ${digest} by ${by}: ${said}`,
            remedy: 'Attest the image where it is built, with actions/attest and the output digest (docs/supply-chain.md). For a private repository the token must be one that may read it.',
        };
    }
    return {
        what: `require-attestation: gh did not verify that ${digest} is by ${by}: ${said}`,
        remedy: 'Deploy no such image. When it is yours, correct require-attestation, or attest it again.',
    };
}

// EXTERNAL MODULE: ./build/session/private-directory.js
var private_directory = __webpack_require__(6266);
;// CONCATENATED MODULE: ./build/obtain/attestation.js







/**
 * Has gh verify that the image of image-uri has the provenance that the run requires: its signature, the certificate of
 * the signer, the time, and whose workflow it was. Nothing is asked without require-attestation.
 *
 * @throws Problem when it is not verified, or when it can't be
 */
async function checkAttestation({ plan, tools }, { image, uri }) {
    const { attestation, githubToken: token } = plan.inputs;
    if (attestation === undefined)
        return;
    if (token === undefined) {
        throw new problem/* Problem */.AF({
            what: 'require-attestation: github-token is empty, and GitHub has the attestations.',
            remedy: "Leave github-token out: the workflow's own is the default.",
        });
    }
    const verification = { repository: plan.repository, ...attestation, digest: image.digest };
    await tools.steps.step(`Verify the attestation of ${uri}`, async () => {
        const { signer, commit, run } = await verify(tools, image.manifest, { token, verification });
        tools.log(`gh has verified the provenance of ${image.digest}: built by ${signer} of commit ${commit} in ${run}`);
    });
}
/** Milliseconds for gh, which waits for a network that answers nothing without an end. */
const attestation_patience = 120_000;
async function verify({ temporaryDirectory, remember, env, workflow, signal }, manifest, { token, verification }) {
    const late = AbortSignal.timeout(attestation_patience);
    const folder = (0,private_directory/* privateDirectory */.J)({ temporaryDirectory, remember });
    try {
        const file = (0,external_node_path_.join)(folder, 'manifest.json');
        await (0,promises_.writeFile)(file, manifest);
        const finished = await (0,docker_ask/* ask */.k)('gh', verifyArgv(file, verification), {
            env: ghEnvironment(env, { serverUrl: workflow.serverUrl, token, folder }),
            signal: AbortSignal.any([signal, late]),
        }).catch((error) => {
            if (signal.aborted || !late.aborted)
                throw error;
            throw new problem/* Problem */.AF({
                what: `gh has not verified the attestation within ${(0,duration/* formatDuration */.a3)(attestation_patience)}.`,
                remedy: 'Let the runner reach api.github.com, and the hosts of Sigstore that it names, or run the job again.',
            });
        });
        if (finished.exitCode !== 0)
            throw new problem/* Problem */.AF(unverified(finished, verification));
        return readVerified(finished.stdout, verification);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(1314);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/docker/info.js
var docker_info = __webpack_require__(9137);
;// CONCATENATED MODULE: ./build/container/job-container.js


/** Asks where a container is; undefined when this engine has none of this id, as where it runs in a container itself. */
async function readJobContainer(docker, id) {
    const argv = ['container', 'inspect', '--format', '{{json .NetworkSettings.Networks}}', id];
    const { stdout, exitCode } = await docker.ask(argv);
    return exitCode === 0 ? { id, networks: readNetworks(stdout) } : undefined;
}
/**
 * The address of a container in a network, which the engine may report a little after the container runs.
 *
 * @returns undefined when there is none in time
 */
async function addressIn(docker, network, container) {
    const found = await (0,poll/* poll */.wt)({
        what: `the address of ${container} in ${network}`,
        ask: async () => (await readJobContainer(docker, container))?.networks.find(({ name }) => name === network),
        until: (address, attempt) => address !== undefined || attempt === job_container_attempts,
        interval: pause,
    });
    return found?.address;
}
/** How often to inspect a container, and milliseconds in between. */
const job_container_attempts = 20;
const pause = 100;
/** @param text JSON of Docker Engine API, "EndpointSettings", by the networks' names */
function readNetworks(text) {
    const networks = Object.entries((0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(text)));
    return networks.flatMap(([name, endpoint]) => {
        const address = (0,json/* member */.Dc)(endpoint, 'IPAddress');
        const ipv6 = ((0,json/* member */.Dc)(endpoint, 'GlobalIPv6Address') ?? '') !== '';
        return typeof address === 'string' && address !== '' ? [{ name, address, ipv6 }] : [];
    });
}

;// CONCATENATED MODULE: ./build/container/location.js





/**
 * An address that no machine has (RFC 5737), to which the default route leads. What this machine is called there is not the address
 * of a bridge that only containers have, and that a rootless engine has once more.
 */
const elsewhere = '203.0.113.1';
/**
 * Whether the engine is in a virtual machine on this one, as Docker Desktop's is. For a process in one of its containers it
 * is not: that process is in the virtual machine, too.
 */
function isVirtualMachine({ operatingSystem, platform, job }) {
    return job === undefined && (operatingSystem.includes('Docker Desktop') || platform !== 'linux');
}
/** The host of an endpoint that is another machine, or another container. */
function remoteHost(endpoint) {
    const host = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?([^:/]+)/.exec(endpoint)?.[1];
    return host === undefined || /^(?:localhost|127\.[\d.]+)$/.test(host) ? undefined : host;
}
/** Asks the engine and the machine where they are. */
async function findEngine(docker) {
    const own = ownContainerId(readMounts());
    const [job, info, context] = await Promise.all([
        own === undefined ? undefined : readJobContainer(docker, own),
        (0,docker_info/* askInfo */.I)(docker),
        docker.ask(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']),
    ]);
    const { machine, operatingSystem, securityOptions, limits } = info;
    const endpoint = context.stdout.trim();
    const address = (await addressTowards(remoteHost(endpoint) ?? elsewhere)) ?? firstAddress();
    return {
        ...{ endpoint, machine, operatingSystem, securityOptions, limits },
        platform: process.platform,
        ...(job !== undefined && { job }),
        ...(address !== undefined && { address }),
    };
}
/**
 * The id of the container that a process is in: the engine mounts its own files for name resolution into each one,
 * from a directory named for the container. A host sees other mounts of its containers, at other places.
 *
 * @param mounts `/proc/self/mountinfo` (proc(5): the fourth field is the root of the mount, the fifth where it is)
 */
function ownContainerId(mounts) {
    const file = /^(?:\S+ ){3}\S*\/containers\/([0-9a-f]{64})\/\S* \/etc\/(?:hostname|hosts|resolv\.conf) /m;
    return file.exec(mounts)?.[1];
}
function readMounts() {
    try {
        return (0,external_node_fs_.readFileSync)('/proc/self/mountinfo', 'utf8');
    }
    catch {
        // Not Linux: then this is no container.
        return '';
    }
}
function firstAddress() {
    const addresses = Object.values((0,external_node_os_.networkInterfaces)()).flatMap((list) => list ?? []);
    return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
/** Connecting a datagram socket sends nothing: it only asks the system for the route. */
async function addressTowards(host) {
    const socket = (0,external_node_dgram_.createSocket)('udp4');
    try {
        const { promise, resolve, reject } = Promise.withResolvers();
        socket.once('error', reject);
        socket.connect(9, host, resolve);
        await promise;
        return socket.address().address;
    }
    catch {
        return undefined;
    }
    finally {
        socket.close();
    }
}

// EXTERNAL MODULE: ./build/docker/leftovers.js
var leftovers = __webpack_require__(8873);
;// CONCATENATED MODULE: ./build/container/initialization.js
/** The variables that tell a runtime of it. */
function initializationVariables(initialization) {
    return {
        AWS_LAMBDA_INITIALIZATION_TYPE: initialization.kind,
        ...(initialization.kind === 'lambda-managed-instances' && {
            // It switches runtimes to their concurrent mode.
            AWS_LAMBDA_MAX_CONCURRENCY: `${initialization.concurrency}`,
        }),
    };
}

;// CONCATENATED MODULE: ./build/container/container.js

/** A user id of its own: on Lambda the USER line of an image has no effect. */
const lambdaUser = { uid: 993, gid: 990 };
/**
 * The arguments of `docker` that run an image under Lambda's constraints: a read-only root, /tmp alone writable, an
 * unprivileged user without capabilities, its memory and no more (Lambda developer guide, "Create a Lambda function
 * using a container image"; "Lambda quotas" for the numbers of processes and open files).
 */
function containerArgv(request) {
    const [program, ...fixed] = request.start.entryPoint;
    return [
        'run',
        '--pull=never',
        `--name=${request.name}`,
        ...request.network,
        '--read-only',
        ...temporaryOptions(request),
        `--user=${lambdaUser.uid}:${lambdaUser.gid}`,
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        // Lambda has no /dev/shm, which docker else makes writable for everybody.
        '--ipc=none',
        '--pids-limit=1024',
        '--ulimit=nofile=1024:1024',
        // What a function logs is for the job's log alone, not for the machine's.
        '--log-driver=none',
        '--no-healthcheck',
        `--memory=${request.memory}m`,
        // Lambda has no swap.
        `--memory-swap=${request.memory}m`,
        ...(request.start.workingDirectory === '' ? [] : [`--workdir=${request.start.workingDirectory}`]),
        ...request.environment,
        ...(program === undefined ? [] : [`--entrypoint=${program}`]),
        request.image,
        ...fixed,
        ...request.start.command,
    ];
}
/** Options of `docker run` for /tmp. */
function temporaryOptions({ share, storage }) {
    const size = `mode=1777,size=${storage}m`;
    switch (share?.kind) {
        case undefined:
            // Docker's own default for a tmpfs is noexec, and as large as half of the memory.
            return [`--tmpfs=/tmp:rw,exec,${size}`];
        case 'owner': {
            // A tmpfs of `--tmpfs` can't be shared; a volume goes with its container. Commas part the fields of a mount.
            const volume = 'type=volume,dst=/tmp,volume-nocopy,volume-driver=local';
            return [`--mount=${volume},volume-opt=type=tmpfs,volume-opt=device=tmpfs,"volume-opt=o=${size}"`];
        }
        case 'guest':
            return [`--volumes-from=${share.of}`, `--pid=container:${share.of}`];
    }
}
/** What Lambda sets where the function does not (Lambda developer guide, "Defined runtime environment variables"). */
const defaultVariables = { TZ: ':UTC' };
/**
 * The variables that Lambda sets whatever the function says (Lambda developer guide, "Defined runtime environment variables"), without AWS
 * credentials.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API, `host:port`; the metadata endpoint is at the same
 * @param token of the metadata endpoint
 */
function lambdaVariables(facts, start, api, token) {
    return {
        // As images have it (aws/aws-lambda-runtime-interface-emulator, `environment.go`).
        AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
        AWS_LAMBDA_FUNCTION_NAME: facts.name,
        AWS_LAMBDA_FUNCTION_VERSION: facts.version,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${facts.memory}`,
        ...initializationVariables(facts.initialization),
        ...logVariables(facts),
        AWS_LAMBDA_RUNTIME_API: api,
        AWS_LAMBDA_METADATA_API: api,
        AWS_LAMBDA_METADATA_TOKEN: token,
        AWS_REGION: facts.region,
        AWS_DEFAULT_REGION: facts.region,
        LAMBDA_TASK_ROOT: '/var/task',
        LAMBDA_RUNTIME_DIR: '/var/runtime',
        // The official Node.js client fails without it.
        _HANDLER: start.command[0] ?? '',
    };
}
/** With SnapStart there are none: what is restored has another log stream than what the snapshot was taken of. */
function logVariables(facts) {
    const { name, version, initialization, logGroup = `/aws/lambda/${name}` } = facts;
    if (initialization.kind === 'snap-start')
        return {};
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    return {
        AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
        AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[${version}]${crypto.randomUUID().replaceAll('-', '')}`,
    };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/container/guard.js


/** The same, and logs once that a client other than the container sent a request. */
function loggingRefusal(guard, log) {
    let told = false;
    return async (request) => {
        if (await guard(request))
            return true;
        if (!told)
            log(`The Runtime API refuses ${request.socket.remoteAddress}, which is not known as the container.`);
        told = true;
        return false;
    };
}
/** Who is alone in a subnet with its gateway: the host itself, and other networks through it, come from the gateway or from elsewhere. */
function fromSubnet(subnet, gateway) {
    const [address = '', prefix = ''] = subnet.split('/');
    const list = new external_node_net_.BlockList();
    list.addSubnet(address, Number(prefix));
    return ({ socket: { remoteAddress = '' } }) => remoteAddress !== gateway && list.check(remoteAddress);
}
/**
 * Who has an address that is known only when the container runs.
 *
 * @param find asks for it; undefined while there is none
 */
function fromAddress(find) {
    let known;
    return async ({ socket }) => {
        // Other clients may connect before the container exists: then the check is repeated for the next one.
        known ??= find().then((address) => {
            if (address === undefined)
                known = undefined;
            return address;
        });
        return socket.remoteAddress === (await known);
    };
}
/** Who knows a name, which clients send along as the host that they talk to (RFC 9110, "Host"). */
function byName(name) {
    return ({ headers: { host = '' } }) => host.replace(/:\d+$/, '') === name;
}
/** Whose processes are a user's, where both ends of the connection are in this process's network namespace. */
function ofUser(uid) {
    return ({ socket }) => ownerOf(socket, (0,external_node_fs_.readFileSync)('/proc/net/tcp', 'utf8')) === uid;
}
/**
 * The user to whom the other end of a connection belongs; undefined when it is not in the table.
 *
 * @param table `/proc/net/tcp` (proc(5): IPv4 addresses as the kernel holds them, ports, and from the eighth field the user's id)
 */
function ownerOf({ remoteAddress, remotePort, localAddress, localPort, }, table) {
    const ends = [inTable(remoteAddress, remotePort), inTable(localAddress, localPort)];
    for (const line of table.split('\n')) {
        const [, local, remote, , , , , uid] = line.trim().split(/\s+/);
        if (local === ends[0] && remote === ends[1])
            return Number(uid);
    }
    return undefined;
}
/** Both kinds of machines that Lambda has are little-endian. */
function inTable(address = '', port = 0) {
    const bytes = address
        .split('.')
        .reverse()
        .map((byte) => hex(Number(byte), 2));
    return `${bytes.join('')}:${hex(port, 4)}`;
}
function hex(value, digits) {
    return value.toString(16).toUpperCase().padStart(digits, '0');
}

;// CONCATENATED MODULE: ./build/container/own-network.js



/**
 * Creates a network for one rehearsal.
 *
 * @param note called with the name before the network is created
 * @returns undefined when the engine can't: it has no bridges, or no more addresses
 */
async function createOwnNetwork(docker, note) {
    const name = `deploy-lambda-image-${crypto.randomUUID()}`;
    note(name);
    const created = await docker.ask(['network', 'create', '--driver=bridge', '--ipv6=false', name]);
    if (created.exitCode !== 0)
        return undefined;
    const inspected = await docker.ask(['network', 'inspect', '--format', '{{json .IPAM.Config}}', name]);
    const address = inspected.exitCode === 0 ? readAddresses(inspected.stdout) : undefined;
    if (address === undefined) {
        await (0,leftovers/* removeNetworks */.ij)(docker, [name]);
        return undefined;
    }
    // The engine names a bridge for its network. Another machine may have the same addresses, but not the same name.
    return { name, ...address, here: (0,external_node_fs_.existsSync)(`/sys/class/net/br-${created.stdout.trim().slice(0, 12)}`) };
}
/** @param text JSON of Docker Engine API, "IPAMConfig" */
function readAddresses(text) {
    const config = (0,json/* parseJson */.qF)(text);
    const first = Array.isArray(config) ? config[0] : undefined;
    const [subnet, gateway] = [(0,json/* member */.Dc)(first, 'Subnet'), (0,json/* member */.Dc)(first, 'Gateway')];
    return typeof subnet === 'string' && typeof gateway === 'string' ? { subnet, gateway } : undefined;
}

;// CONCATENATED MODULE: ./build/container/network.js







const loopback = '127.0.0.1';
/**
 * Addresses at which a machine of a cloud, and a task of a container service, hands out its role's credentials. As
 * the container's own they lead nowhere, and with them goes all of 169.254.0.0/16: it is on the container's own link.
 */
const metadata = ['169.254.169.254', '169.254.170.2', '169.254.170.23'];
const withoutMetadata = metadata.map((address) => `--link-local-ip=${address}`);
/**
 * Chooses the network by where this process and the engine are, and creates the one that is needed.
 *
 * @param note called with the name of a network before it is created
 * @throws Problem when there is none that both share
 */
async function openNetwork(docker, location, note) {
    const own = needsOwn(location) ? await createOwnNetwork(docker, note) : undefined;
    const close = async () => (0,leftovers/* removeNetworks */.ij)(docker, own === undefined ? [] : [own.name]);
    try {
        return { ...networkOf(chooseWay(location, own), docker), close };
    }
    catch (error) {
        await close();
        throw error;
    }
}
function needsOwn(location) {
    return !isVirtualMachine(location) && (location.job?.networks ?? []).length === 0;
}
/** @param own absent where it is not needed, and where the engine has none to give */
function chooseWay(location, own) {
    const { address, job, endpoint, securityOptions } = location;
    const [joined] = job?.networks ?? [];
    if (joined !== undefined)
        return { kind: 'job', network: joined };
    if (isVirtualMachine(location))
        return { kind: 'virtual-machine' };
    if (own?.here)
        return { kind: 'bridge', own };
    if (job !== undefined)
        return { kind: 'job-loopback', container: job.id };
    // An engine that maps users refuses its host's network to whom it maps.
    const unmapped = own === undefined && securityOptions.includes('name=userns');
    if (address !== undefined)
        return { kind: 'address', ...(own && { own }), address, unmapped };
    if (own === undefined && !securityOptions.includes('name=rootless') && remoteHost(endpoint) === undefined) {
        return { kind: 'address', address: loopback, unmapped };
    }
    throw new problem/* Problem */.AF({
        what: `The image can't be rehearsed: a container of the engine at ${endpoint} can't reach this machine, which has no address but its loopback.`,
        remedy: 'Use an engine on the same host, or leave test-event out.',
    });
}
const guessed = 'Another process that finds the port of the Runtime API on the loopback can take the event and answer it.';
const overNetwork = (address) => `The Runtime API listens on ${address}, in clear text, for every client that knows a name which only the container gets: a client that sees that traffic, or this machine's processes, can take the event and answer it.`;
const noBridge = "This engine gives the image no network of its own: the image reaches what listens on the loopback of the engine's host, and the metadata address of that machine.";
const forwarded = "The virtual machine forwards its containers' connections to the loopback of this machine: the image reaches what listens there.";
function networkOf(way, docker) {
    switch (way.kind) {
        case 'bridge': {
            const { name, subnet, gateway } = way.own;
            // What else a job starts, for example a database, publishes its ports on the host.
            const options = [`--network=${name}`, ...withoutMetadata, `--add-host=host.docker.internal:${gateway}`];
            const guard = () => fromSubnet(subnet, gateway);
            return {
                options,
                listen: gateway,
                host: gateway,
                guard,
                between: { address: gateway, sameMachine: true },
                open: [],
            };
        }
        case 'job': {
            const { name, address, ipv6 } = way.network;
            const guard = (container) => fromAddress(() => addressIn(docker, name, container));
            // With IPv6 a machine of EC2 has one more metadata address, fd00:ec2::254.
            const withoutIpv6 = ipv6 ? ['--sysctl=net.ipv6.conf.all.disable_ipv6=1'] : [];
            const options = [`--network=${name}`, ...withoutMetadata, ...withoutIpv6];
            return { options, listen: address, host: address, guard, between: { address, sameMachine: true }, open: [] };
        }
        case 'job-loopback': {
            const options = [`--network=container:${way.container}`];
            const open = [
                "The job's container has no network of the engine: the image reaches what listens on that container's loopback.",
            ];
            return { options, listen: loopback, host: loopback, guard: () => ofUser(lambdaUser.uid), open };
        }
        case 'address': {
            const { own, address, unmapped } = way;
            const name = `runtime-${crypto.randomUUID()}`;
            const network = own === undefined
                ? ['--network=host', ...(unmapped ? ['--userns=host'] : [])]
                : [`--network=${own.name}`, ...withoutMetadata];
            return {
                options: [...network, `--add-host=${name}:${address}`],
                listen: address,
                host: name,
                guard: () => byName(name),
                between: { address, sameMachine: false },
                open: [...(own === undefined ? [noBridge] : []), overNetwork(address)],
            };
        }
        case 'virtual-machine': {
            const host = 'host.docker.internal';
            return {
                options: withoutMetadata,
                listen: loopback,
                host,
                guard: () => () => true,
                between: { address: host, sameMachine: false },
                open: [forwarded, guessed],
            };
        }
    }
}

;// CONCATENATED MODULE: ./build/container/venue.js


/**
 * Finds the engine, and makes the network of the container.
 *
 * @param note called with the name of a network before it is created
 * @throws Problem when a container of the engine could not reach this process
 */
async function openVenue(docker, note) {
    const location = await findEngine(docker);
    return { location, network: await openNetwork(docker, location, note) };
}

// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
;// CONCATENATED MODULE: ./build/container/extensions.js



/**
 * Lists what Lambda starts beside the program of an image: the files directly in /opt/extensions (Lambda developer
 * guide, "Lambda Extensions API"). The image is not run.
 *
 * @param image its name in the engine
 * @param noteContainer told the name of a container before it is there
 */
async function findExtensions(docker, image, noteContainer) {
    const container = await createUnstarted(docker, image, noteContainer);
    return (container !== undefined && (await readCopy(docker, container, '/opt/extensions', filesIn))) || [];
}
function filesIn(copy) {
    if (!(0,external_node_fs_.lstatSync)(copy).isDirectory())
        return [];
    return (0,external_node_fs_.readdirSync)(copy, { withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .sort();
}
/** Lambda developer guide, "Using the Lambda Extensions API": so many may register, those within the program too. */
const mostExtensions = 10;
/** Says that Lambda starts no environment with so many extensions; undefined where it does. */
function refuseTooMany(names) {
    if (names.length <= mostExtensions)
        return undefined;
    return {
        what: `The image has ${names.length} extensions in /opt/extensions, and Lambda starts no environment with more than ${mostExtensions}: ${(0,domain_text/* cut */.Jj)(names.join(', '), 200)}.`,
        remedy: `Leave at most ${mostExtensions} files there: every file counts as one.`,
    };
}
/** Says of extensions that they have not asked for an event; undefined where all have. */
function describeMissing(names = []) {
    if (names.length === 0)
        return undefined;
    return `Of its extensions in /opt/extensions these have not asked for an event (GET extension/event/next): ${(0,domain_text/* cut */.Jj)(names.join(', '), 200)}.`;
}

// EXTERNAL MODULE: ./build/rehearsal/diagnose.js
var diagnose = __webpack_require__(9738);
// EXTERNAL MODULE: ./build/rehearsal/diagnose-exit.js + 1 modules
var diagnose_exit = __webpack_require__(9538);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/container/environment.js

// What docker, the Go that it is written in, and the loader read in their own environment.
const ofDocker = /^(?:PATH|HOME|USER|TMPDIR|DOCKER_\w+|BUILDX_\w+|GO\w+|LD_\w+|XDG_\w+|SSH_\w+|\w+_PROXY)$/i;
/**
 * Divides variables by how docker can be given them: a file holds values of one line, whatever their names are; values
 * of several lines must go through docker's own environment.
 *
 * @throws Problem when a value of several lines has a name that means something to docker itself
 */
function divideEnvironment(variables) {
    const parts = { file: '', inherited: {} };
    for (const [name, value] of Object.entries(variables)) {
        if (!/[\r\n]/.test(value)) {
            parts.file += `${name}=${value}\n`;
        }
        else if (!ofDocker.test(name)) {
            parts.inherited[name] = value;
        }
        else {
            throw new problem/* Problem */.AF({
                what: `The variable ${name} has several lines and can't be given to the rehearsal: docker would take it for its own.`,
                remedy: 'Set it in test-env to a value of one line.',
            });
        }
    }
    return parts;
}
// docker/cli, "Configure the Docker client": the variables that it derives from the proxies of its config.
const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
]);
/**
 * Options of `docker run` that keep the proxies of docker's config from the container: Lambda has none, and the
 * Runtime API can't be reached through them. They beat a file of variables; only an option of their own beats them.
 *
 * @param variables the function's own, which hold
 */
function withoutProxies(variables) {
    return proxyNames.map((name) => (name in variables ? `--env=${name}` : `--env=${name}=`));
}
/** The function's own proxies, for docker's environment, from which `withoutProxies` hands them on. */
function ownProxies(variables) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => proxyNames.includes(name)));
}

;// CONCATENATED MODULE: ./build/container/launch.js




/**
 * Prepares the containers of one execution environment, all with the same variables.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API, `host:port`; the metadata endpoint is at the same
 * @param name of the environment; a file of that name holds the variables
 * @param token of the metadata endpoint
 * @throws Problem when the container can't be given its variables
 */
function prepareLaunch(request, name, api, token) {
    const { image, network, storage, scratch, variables, proxied } = request;
    const durable = request.executionTimeout !== undefined;
    const { file, inherited } = divideEnvironment({
        ...defaultVariables,
        // A machine of EC2 would give its own role's credentials to a container that has none.
        AWS_EC2_METADATA_DISABLED: 'true',
        // Each of them would make other keys of the rehearsal's useless.
        ...(durable && variables.AWS_ACCESS_KEY_ID === undefined && unusable),
        ...variables,
        ...lambdaVariables(request.function, request.start, api, token),
        ...(durable && { AWS_ENDPOINT_URL_LAMBDA: `http://${api}` }),
    });
    const path = (0,external_node_path_.join)(scratch, `${name}.env`);
    (0,external_node_fs_.writeFileSync)(path, file, { mode: 0o600 });
    const environment = [
        `--env-file=${path}`,
        ...Object.keys(inherited).map((variable) => `--env=${variable}`),
        ...(proxied ? withoutProxies(variables) : []),
    ];
    const env = { ...inherited, ...(proxied && ownProxies(variables)) };
    return (container, start, share) => ({
        argv: containerArgv({
            name: container,
            image,
            start,
            network: share?.kind === 'guest' ? networkOfGuest(network.options, share.of) : network.options,
            environment,
            memory: request.function.memory,
            storage,
            ...(share && { share }),
        }),
        env,
    });
}
/** Keys of no account: without any, the client of a durable handler can't sign its checkpoints. */
const unusable = {
    AWS_ACCESS_KEY_ID: 'KEYOFNOACCOUNT',
    AWS_SECRET_ACCESS_KEY: 'secret-of-no-account',
    AWS_SESSION_TOKEN: 'token-of-no-account',
};
/** The network of the container that it is beside; where that has one of others, the same one. */
function networkOfGuest(options, main) {
    const shared = options.some((option) => /^--network=(?:host$|container:)/.test(option));
    return shared ? options : [`--network=container:${main}`];
}

// EXTERNAL MODULE: ./build/domain/inert.js
var inert = __webpack_require__(2257);
;// CONCATENATED MODULE: ./build/container/output.js

/** Characters that are shown of what a container writes while it starts, and for each event. */
const outputLimit = 1024 * 1024;
/** Of what the container wrote last, as many lines are kept. */
const kept = 20;
/** What a container writes: shown up to a limit, its last lines kept for an error. */
class Output {
    #log;
    #conceal;
    #lines = [];
    #left = outputLimit;
    /** @param conceal hides what no line may show */
    constructor(log, conceal) {
        this.#log = log;
        this.#conceal = conceal;
    }
    /** The last lines. */
    get lines() {
        return this.#lines;
    }
    /** Counts from zero, for the next event. */
    startPart() {
        this.#left = outputLimit;
    }
    add(line) {
        // Docker's advice on its own command line is of no use to who did not write it.
        if (line === '' || line.startsWith("Run 'docker run --help'"))
            return;
        const shown = (0,inert/* inertLine */.Fq)(this.#conceal(line));
        this.#lines.push(shown);
        if (this.#lines.length > kept)
            this.#lines.shift();
        this.#show(shown);
    }
    #show(line) {
        if (this.#left < 0)
            return;
        this.#left -= line.length + 1;
        if (this.#left >= 0)
            this.#log(`| ${line}`);
        else
            this.#log('… (cut: the container wrote more than 1 MiB; only its last lines are kept from here on, for an error)');
    }
}

;// CONCATENATED MODULE: ./build/runtime-api/body.js
/**
 * Reads the body of a request up to a limit in bytes. What is beyond is left to Node, which drops it once the request
 * has been answered, so that a client that sends before it reads gets the answer.
 */
async function readBody(request, limit) {
    const announced = Number(request.headers['content-length']);
    if (announced > limit)
        return { kind: 'too-large', size: announced };
    const { promise, resolve, reject } = Promise.withResolvers();
    const chunks = [];
    let size = 0;
    const take = (chunk) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= limit)
            return;
        request.off('data', take);
        resolve({ kind: 'too-large' });
    };
    request.on('data', take);
    request.once('end', () => resolve({ kind: 'whole', payload: Buffer.concat(chunks) }));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The connection ended within a body')));
    return promise;
}
/** Milliseconds that a client gets to finish what it sends, so that it reads why it was refused. */
const body_patience = 1000;
/** Drops the rest of a body, and ends when it has come, the client is gone, or it goes on for too long. */
async function dropRest(request) {
    if (request.readableEnded || request.destroyed)
        return;
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, body_patience);
    request.once('end', resolve).once('close', resolve).resume();
    await promise;
    clearTimeout(timer);
}

;// CONCATENATED MODULE: ./build/runtime-api/failure.js
const errorType = 'lambda-runtime-function-error-type';
const errorBody = 'lambda-runtime-function-error-body';
/** The type of an error that a request reports. */
function reportedType({ headers }) {
    return fieldOf(headers, errorType);
}
/**
 * The error with which a streamed response ends: it is in the trailers, its text in base64 (Lambda Developer Guide,
 * "Using the Lambda runtime API", response streaming). What was streamed before is no part of it.
 *
 * @param request whose body has been read
 * @returns undefined when the response is whole
 */
function brokenStream({ trailers }) {
    const type = fieldOf(trailers, errorType);
    if (type === undefined)
        return undefined;
    return { type, payload: Buffer.from(fieldOf(trailers, errorBody) ?? '', 'base64') };
}
function fieldOf(fields, name) {
    const value = fields[name];
    return Array.isArray(value) ? value[0] : value;
}

;// CONCATENATED MODULE: ./build/runtime-api/replies.js

/** A payload over 6 MB is refused (Lambda Developer Guide, "Lambda quotas"); the slack is as Lambda's own message has it. */
const RESPONSE_LIMIT = 6_291_556;
/** Answers `invocation/next` with an event. */
function handOut(response, invocation) {
    response.writeHead(200, {
        'Content-Type': 'application/json',
        'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
        'Lambda-Runtime-Deadline-Ms': `${invocation.deadline}`,
        'Lambda-Runtime-Invoked-Function-Arn': invocation.functionArn,
        'Lambda-Runtime-Trace-Id': invocation.traceId,
        ...(invocation.tenantId !== undefined && { 'Lambda-Runtime-Aws-Tenant-Id': invocation.tenantId }),
    });
    response.end(invocation.payload);
}
/** Clients take any other status than 202 as fatal. */
function accept(response) {
    response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}\n');
}
/**
 * Refuses a request in the shape of Lambda's errors. What it still sends is dropped first: many clients read nothing
 * before they have sent all, and a connection that is closed meanwhile tells them nothing.
 */
async function refuse(request, response, { status, errorType, errorMessage }) {
    await dropRest(request);
    const body = JSON.stringify({ errorType, errorMessage });
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}
/** Refuses a body over a limit in bytes, in Lambda's words. */
function refuseSize(request, response, limit) {
    const errorMessage = `Exceeded maximum allowed payload size (${limit} bytes).`;
    return refuse(request, response, { status: 413, errorType: 'RequestEntityTooLarge', errorMessage });
}

;// CONCATENATED MODULE: ./build/runtime-api/begin.js



/**
 * The part of the Runtime API that is about the time before the first event (Lambda developer guide, "Using the Lambda
 * runtime API"; "Implementing SnapStart hooks for container images").
 */
class Beginning {
    #started = Promise.withResolvers();
    #restored = Promise.withResolvers();
    /** Requests for the restore that are open. */
    #restoring = [];
    #restores = false;
    /** When the runtime has started, well or not, or asks for the restore. Never, when it ends before it says anything. */
    get started() {
        return this.#started.promise;
    }
    /** Whether the runtime has asked for the restore. */
    get restores() {
        return this.#restores;
    }
    /** Restores the runtime that waits for it. @returns when it asks for its first event, or reports why it can't */
    restore() {
        for (const response of this.#restoring.splice(0))
            response.writeHead(200).end();
        return this.#restored.promise;
    }
    /** Told that the runtime asks for an event. */
    ready() {
        this.#started.resolve({ kind: 'ready' });
        this.#restored.resolve({ kind: 'ready' });
    }
    /** Takes a request for the restore, which blocks until then. */
    hold(response) {
        this.#restores = true;
        this.#restoring.push(response);
        this.#started.resolve({ kind: 'snapshot' });
    }
    /** Takes an error, of the start or of what the runtime does after the restore. */
    async fail(request, response, of) {
        const body = await readBody(request, RESPONSE_LIMIT);
        const payload = body.kind === 'whole' ? body.payload : Buffer.from('');
        const failure = { kind: 'error', type: reportedType(request), payload };
        if (of === 'init')
            this.#started.resolve(failure);
        else
            this.#restored.resolve({ ...failure, restoring: true });
        if (body.kind === 'whole')
            accept(response);
        else
            await refuseSize(request, response, RESPONSE_LIMIT);
    }
}
/** When runtime and extensions have begun, as the runtime has; at once where one of them reports an error. */
function whenBegun(runtime, extensions) {
    const { promise, resolve } = Promise.withResolvers();
    for (const each of [runtime, extensions])
        each.then((begun) => begun.kind === 'error' && resolve(begun));
    Promise.all([runtime, extensions]).then(([begun]) => resolve(begun));
    return promise;
}

;// CONCATENATED MODULE: ./build/runtime-api/invocation.js
/** Makes an invocation of a function. @param left milliseconds until its deadline */
function newInvocation({ functionArn, tenantId }, payload, left) {
    const requestId = crypto.randomUUID();
    const [seconds, digits] = [Math.floor(Date.now() / 1000).toString(16), requestId.replaceAll('-', '').slice(0, 24)];
    return {
        requestId,
        deadline: Date.now() + left,
        functionArn,
        ...(tenantId !== undefined && { tenantId }),
        payload: Buffer.from(payload),
        traceId: `Root=1-${seconds}-${digits};Sampled=0`,
    };
}

// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
;// CONCATENATED MODULE: ./build/runtime-api/durable/operations.js


/** Lambda's refusal of what a handler sends. */
class Refusal extends Error {
    code;
    constructor(message, code = 'InvalidParameterValueException') {
        super(message);
        this.code = code;
    }
}
// Lambda API reference, "OperationUpdate": what each action makes of an operation.
const statuses = {
    START: 'STARTED',
    SUCCEED: 'SUCCEEDED',
    FAIL: 'FAILED',
    RETRY: 'PENDING',
    CANCEL: 'CANCELLED',
};
/** Whether an operation is over. */
function isOver({ Status }) {
    return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(Status);
}
/**
 * What an update from the handler makes of its operation.
 *
 * @param before absent when the operation begins
 * @param now milliseconds since the epoch
 * @throws Refusal when Lambda would not take the update
 */
function applyUpdate(update, before, now) {
    const text = (name) => (0,json/* asText */.e1)((0,json/* member */.Dc)(update, name)) || undefined;
    const type = text('Type') ?? '';
    const action = text('Action') ?? '';
    const status = statuses[action];
    const id = text('Id');
    if (id === undefined || status === undefined)
        throw new Refusal(`Invalid operation update: ${type} ${action}.`);
    requireSize(type, action, text('Payload'));
    const common = {
        Id: id,
        Type: type,
        Status: status,
        StartTimestamp: before?.StartTimestamp ?? now,
        ...(0,present/* present */.E)({
            ParentId: text('ParentId') ?? before?.ParentId,
            Name: text('Name') ?? before?.Name,
            SubType: text('SubType') ?? before?.SubType,
        }),
    };
    const operation = { ...common, ...detailsOf(update, before, now) };
    return isOver(operation) ? { ...operation, EndTimestamp: now } : operation;
}
function detailsOf(update, before, now) {
    const outcome = (0,present/* present */.E)({
        Result: (0,json/* asText */.e1)((0,json/* member */.Dc)(update, 'Payload')) || undefined,
        Error: (0,json/* member */.Dc)(update, 'Error'),
    });
    const seconds = (options, name) => {
        const value = (0,json/* member */.Dc)((0,json/* member */.Dc)(update, options), name);
        return now + 1000 * (typeof value === 'number' ? value : 0);
    };
    switch ((0,json/* member */.Dc)(update, 'Type')) {
        case 'STEP': {
            const { Attempt = 0, Result } = before?.StepDetails ?? {};
            const retried = (0,json/* member */.Dc)(update, 'Action') === 'RETRY';
            const next = { NextAttemptTimestamp: seconds('StepOptions', 'NextAttemptDelaySeconds') };
            const kept = Result === undefined ? {} : { Result };
            return { StepDetails: { ...kept, ...outcome, Attempt: retried ? Attempt + 1 : Attempt, ...(retried && next) } };
        }
        case 'WAIT':
            return {
                WaitDetails: before?.WaitDetails ?? { ScheduledEndTimestamp: seconds('WaitOptions', 'WaitSeconds') },
            };
        case 'CONTEXT': {
            const replayed = (0,json/* member */.Dc)((0,json/* member */.Dc)(update, 'ContextOptions'), 'ReplayChildren') === true;
            return { ContextDetails: { ...outcome, ...(replayed && { ReplayChildren: true }) } };
        }
        case 'CALLBACK':
            return { CallbackDetails: before?.CallbackDetails ?? { CallbackId: crypto.randomUUID() } };
        case 'CHAINED_INVOKE':
            return { ChainedInvokeDetails: {} };
        default:
            return {};
    }
}
// Bytes, as the service's own refusals have them.
const stepLimit = 262_144;
const inputLimit = 1_048_576;
function requireSize(type, action, payload = '') {
    const invoked = type === 'CHAINED_INVOKE' && action === 'START';
    const [what, limit] = invoked ? ['input', inputLimit] : ['output', stepLimit];
    if ((!invoked && type !== 'STEP') || Buffer.byteLength(payload) <= limit)
        return;
    throw new Refusal(`${type} ${what} payload size must be less than or equal to ${limit} bytes.`);
}
/** When a wait is over, or a step may be tried again; undefined for all else. Milliseconds since the epoch. */
function dueTime({ Type, Status, WaitDetails, StepDetails }) {
    if (Type === 'WAIT' && Status === 'STARTED')
        return WaitDetails?.ScheduledEndTimestamp;
    return Type === 'STEP' && Status === 'PENDING' ? StepDetails?.NextAttemptTimestamp : undefined;
}
/** The same operation as it is once its time has come. */
function whenDue(operation, now) {
    if (operation.Type === 'WAIT')
        return { ...operation, Status: 'SUCCEEDED', EndTimestamp: now };
    return { ...operation, Status: 'READY' };
}
/** The same operation with its time so many milliseconds earlier. */
function earlier(operation, by) {
    const { WaitDetails: wait, StepDetails: step } = operation;
    if (operation.Type === 'WAIT' && wait) {
        return { ...operation, WaitDetails: { ScheduledEndTimestamp: wait.ScheduledEndTimestamp - by } };
    }
    if (step?.NextAttemptTimestamp === undefined)
        return operation;
    return { ...operation, StepDetails: { ...step, NextAttemptTimestamp: step.NextAttemptTimestamp - by } };
}
/**
 * An operation as it is sent. Its times are members whose names end in `Timestamp`.
 *
 * @param writeTime events have milliseconds since the epoch, answers of the API seconds
 */
function writeOperation(operation, writeTime) {
    return JSON.parse(JSON.stringify(operation), (name, value) => name.endsWith('Timestamp') && typeof value === 'number' ? writeTime(value) : value);
}

;// CONCATENATED MODULE: ./build/runtime-api/durable/nested.js

/** What is not over yet, and is waited for: not what is left in a context that is over. */
function openOf(operations) {
    return [...operations.values()].filter((one) => !isOver(one) && !around(one, operations).some(isOver));
}
/** The operations that a handler is told: not those in a context whose result is enough. */
function visibleOf(operations) {
    const closed = (context) => isOver(context) && context.ContextDetails?.ReplayChildren !== true;
    return [...operations.values()].filter((one) => !around(one, operations).some(closed));
}
/** What others must end, in a few words; undefined for what ends by itself. */
function describeAwaited({ Type, Name, ParentId = '' }, operations) {
    // A callback that is waited for has its name on the context around it.
    const name = Name ?? operations.get(ParentId)?.Name;
    const quoted = name === undefined ? '' : ` '${name}'`;
    if (Type === 'CALLBACK')
        return `the callback${quoted}`;
    return Type === 'CHAINED_INVOKE' ? `the invocation${quoted} of another function` : undefined;
}
/** The contexts that an operation is in. */
function around({ ParentId = '' }, operations) {
    const found = new Set();
    let parent = operations.get(ParentId);
    // A handler might say that two are in each other.
    while (parent !== undefined && !found.has(parent)) {
        found.add(parent);
        parent = operations.get(parent.ParentId ?? '');
    }
    return [...found];
}

;// CONCATENATED MODULE: ./build/runtime-api/durable/quota.js


// Lambda developer guide, "Lambda quotas": neither can be raised.
const mostOperations = 3000;
const mostBytes = 100 * 1024 * 1024;
/**
 * What an execution has used after updates: an operation counts once, and once more for each time that it is tried again;
 * of data all that is told counts (Lambda developer guide, "Durable execution SDK").
 *
 * @param isKnown whether there is an operation of that id
 * @throws Refusal when it would be more than Lambda allows; the text is not Lambda's own
 */
function usageAfter(usage, updates, isKnown) {
    const begun = new Set();
    let { operations, bytes } = usage;
    for (const update of updates) {
        const id = (0,json/* asText */.e1)((0,json/* member */.Dc)(update, 'Id'));
        if (!isKnown(id) && !begun.has(id))
            operations += 1;
        if ((0,json/* member */.Dc)(update, 'Action') === 'RETRY')
            operations += 1;
        begun.add(id);
        bytes += Buffer.byteLength((0,json/* asText */.e1)((0,json/* member */.Dc)(update, 'Payload')) + JSON.stringify((0,json/* member */.Dc)(update, 'Error') ?? ''));
    }
    if (operations > mostOperations) {
        throw new Refusal(`A durable execution has ${mostOperations.toLocaleString('en')} operations at most.`);
    }
    if (bytes > mostBytes)
        throw new Refusal('A durable execution keeps 100 MB of data at most.');
    return { operations, bytes };
}

;// CONCATENATED MODULE: ./build/runtime-api/durable/execution.js




/** Bytes of operations in an event, or in one answer: what is beyond is asked for page by page. */
const pageSize = 1024 * 1024;
/**
 * One durable execution as Lambda keeps it between invocations: its operations, and the checkpoints of its handler
 * (Lambda API reference, "CheckpointDurableExecution", "GetDurableExecutionState"). No time passes while it is
 * suspended: what is due first is brought forward, and all else by as much, so that their order is kept.
 */
class DurableExecution {
    arn;
    #limit;
    #now;
    #start;
    #operations = new Map();
    /** Ids of what has changed by itself, and was not sent yet. */
    #news = new Set();
    /** What the operations are that the invocation under way was begun with. */
    #listed = [];
    #token = '';
    #usage = { operations: 0, bytes: 0 };
    #skipped = 0;
    #result;
    constructor({ arn, payload, limit, now = Date.now }) {
        this.arn = arn;
        this.#limit = limit;
        this.#now = now;
        this.#start = now();
        const [id = ''] = arn.split('/').slice(-1);
        this.#operations.set(id, {
            Id: id,
            Type: 'EXECUTION',
            Status: 'STARTED',
            StartTimestamp: this.#start,
            ExecutionDetails: { InputPayload: payload },
        });
    }
    /** Milliseconds of waits and retries that were skipped. */
    get skipped() {
        return this.#skipped;
    }
    /** A result that was checkpointed, as one that an answer can't hold is. JSON. */
    get result() {
        return this.#result;
    }
    /** The event of its next invocation: JSON. */
    event() {
        this.#token = crypto.randomUUID();
        this.#listed = visibleOf(this.#operations);
        const { Operations, NextMarker } = this.#page(0, inMilliseconds);
        const updated = [...this.#news];
        this.#news.clear();
        return JSON.stringify({
            DurableExecutionArn: this.arn,
            CheckpointToken: this.#token,
            InitialExecutionState: { Operations, NextMarker },
            ...(updated.length > 0 && { UpdatedOperationIds: updated }),
        });
    }
    /**
     * Takes what the handler tells, all or nothing.
     *
     * @returns the answer
     * @throws Refusal
     */
    checkpoint(token, updates) {
        this.#requireToken(token);
        const now = this.#now();
        const usage = usageAfter(this.#usage, updates, (id) => this.#operations.has(id));
        const changed = new Map();
        let result = this.#result;
        for (const update of updates) {
            const id = (0,json/* asText */.e1)((0,json/* member */.Dc)(update, 'Id'));
            // It has an id of its own, which is no operation's.
            if ((0,json/* member */.Dc)(update, 'Type') === 'EXECUTION')
                result = (0,json/* asText */.e1)((0,json/* member */.Dc)(update, 'Payload'));
            else
                changed.set(id, applyUpdate(update, changed.get(id) ?? this.#operations.get(id), now));
        }
        this.#result = result;
        this.#usage = usage;
        for (const [id, operation] of changed)
            this.#operations.set(id, operation);
        this.#settle();
        const ids = new Set([...changed.keys(), ...this.#news]);
        this.#news.clear();
        this.#token = crypto.randomUUID();
        const told = [...this.#operations.values()].filter(({ Id }) => ids.has(Id));
        return {
            CheckpointToken: this.#token,
            NewExecutionState: { Operations: told.map((one) => writeOperation(one, inSeconds)) },
        };
    }
    /** A further page of the operations that the invocation was begun with. @throws Refusal */
    state(token, marker) {
        this.#requireToken(token);
        return this.#page(Number(marker) || 0, inSeconds);
    }
    /** Goes on after an invocation that answered that it is not over. */
    suspend() {
        this.#settle();
        if (this.#news.size > 0)
            return { kind: 'again' };
        const open = openOf(this.#operations);
        const due = open.map(dueTime).filter((time) => time !== undefined);
        if (due.length === 0) {
            const on = open.map((one) => describeAwaited(one, this.#operations)).filter((phrase) => phrase !== undefined);
            return on.length > 0 ? { kind: 'waiting', on } : { kind: 'nothing' };
        }
        const ahead = Math.min(...due) - this.#now();
        if (this.#now() - this.#start + this.#skipped + ahead > this.#limit)
            return { kind: 'timed-out' };
        this.#skipped += ahead;
        for (const [id, one] of this.#operations) {
            if (dueTime(one) !== undefined)
                this.#operations.set(id, earlier(one, ahead));
        }
        this.#settle();
        return { kind: 'again' };
    }
    /** Ends waits, and readies steps, whose time has come. */
    #settle() {
        const now = this.#now();
        for (const [id, one] of this.#operations) {
            const due = dueTime(one);
            if (due === undefined || due > now)
                continue;
            this.#operations.set(id, whenDue(one, now));
            this.#news.add(id);
        }
    }
    #requireToken(token) {
        if (token !== this.#token)
            throw new Refusal('Invalid Checkpoint Token');
    }
    #page(from, writeTime) {
        const page = [];
        let size = 0;
        for (const operation of this.#listed.slice(from)) {
            const written = writeOperation(operation, writeTime);
            size += JSON.stringify(written).length;
            if (size > pageSize && page.length > 0)
                break;
            page.push(written);
        }
        const next = from + page.length;
        return { Operations: page, NextMarker: next < this.#listed.length ? `${next}` : '' };
    }
}
/** As events have times: AWS's SDK for Python reads nothing else, and the one for JavaScript takes them so, too. */
function inMilliseconds(time) {
    return time;
}
/** As AWS JSON has times. */
function inSeconds(time) {
    return time / 1000;
}

;// CONCATENATED MODULE: ./build/runtime-api/durable/api.js





/** Bytes of what a handler sends: many results at a time, or one that an answer can't hold. */
const bodyLimit = 16 * 1024 * 1024;
/**
 * The part of Lambda's own API that durable handlers call, beside the Runtime API: checkpoints, and further pages of
 * their state (Lambda API reference, "CheckpointDurableExecution", "GetDurableExecutionState"). They find it by
 * AWS_ENDPOINT_URL_LAMBDA. Signatures are not checked: who may call at all, the guard of the Runtime API says.
 */
class DurableApi {
    #prefix;
    #log;
    #limit;
    #execution;
    /** @param executionTimeout seconds that an execution may take in all */
    constructor({ function: { version }, functionArn, log }, executionTimeout) {
        this.#prefix = `${functionArn}:${version}/durable-execution`;
        this.#log = log;
        this.#limit = executionTimeout * 1000;
    }
    /** Begins an execution, which takes the place of the one before. @param payload JSON */
    begin(payload) {
        const arn = `${this.#prefix}/${crypto.randomUUID()}/${crypto.randomUUID()}`;
        this.#execution = new DurableExecution({ arn, payload, limit: this.#limit });
        return this.#execution;
    }
    /** Answers a request. @returns whether it was one to Lambda's own API */
    async answer(request, response) {
        const [path = '', query] = (request.url ?? '/').split('?');
        if (!lambdaPath.test(path))
            return false;
        const call = `${request.method} ${path}`;
        try {
            say(response, 200, await this.#carryOut(call, new URLSearchParams(query), request));
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            // Many clients read nothing before they have sent all.
            await dropRest(request);
            const type = { 'x-amzn-errortype': error.code };
            say(response, 400, { Type: 'User', message: error.message }, type);
        }
        return true;
    }
    async #carryOut(call, query, request) {
        const [, method, arn = '', what] = /^(\w+) \/2025-12-01\/durable-executions\/(.+)\/(checkpoint|state)$/.exec(call) ?? [];
        if (method !== (what === 'state' ? 'GET' : 'POST'))
            throw this.#foreign(call);
        const execution = this.#execution;
        if (execution === undefined || decode(arn) !== execution.arn) {
            throw new Refusal('This execution is not the one that is rehearsed.', 'ResourceNotFoundException');
        }
        if (what === 'state')
            return execution.state(query.get('CheckpointToken') ?? '', query.get('Marker') ?? '');
        const sent = parseSent(await readBody(request, bodyLimit));
        return execution.checkpoint((0,json/* asText */.e1)((0,json/* member */.Dc)(sent, 'CheckpointToken')), (0,json/* asList */.DD)((0,json/* member */.Dc)(sent, 'Updates')));
    }
    /** A call of the handler's own, of which nothing is known here. */
    #foreign(call) {
        this.#log((0,inert/* inertLine */.Fq)(`The handler calls Lambda itself (${call}): the rehearsal serves checkpoints alone, and refuses it.`));
        return new Refusal(`The rehearsal serves the checkpoints of durable executions alone, and not ${call}.`, 'NotPartOfTheRehearsalException');
    }
}
/** Lambda's own API has a date and what it is about; the Runtime and the Extensions API are about other things. */
const lambdaPath = /^\/\d{4}-\d{2}-\d{2}\/(?!runtime\/|extension\/|telemetry$|logs$)/;
function parseSent(body) {
    const sent = body.kind === 'whole' ? (0,json/* parseJson */.qF)(body.payload.toString('utf8')) : undefined;
    if (sent === undefined)
        throw new Refusal('Could not parse the request.', 'InvalidRequestContentException');
    return sent;
}
/** Some clients encode the slashes of the ARN as well. */
function decode(arn) {
    try {
        return decodeURIComponent(arn);
    }
    catch {
        return '';
    }
}
function say(response, status, body, headers = {}) {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/runtime-api/telemetry.js


/** Milliseconds that events are gathered; the shortest that can be asked for. */
const gathering = 25;
/** Milliseconds that a subscriber gets to take a batch. */
const telemetry_patience = 1000;
/** Events of a batch; what comes beyond is dropped. */
const most = 10_000;
/** Sends what happens in an environment to the extensions that have subscribed to it, by HTTP. */
class Telemetry {
    #subscribers = [];
    /**
     * @param host address from which the subscription came; on Lambda it is `sandbox.localdomain`
     * @param body of the subscription
     * @returns whether it is one for HTTP
     */
    subscribe(host, body) {
        const destination = (0,json/* member */.Dc)(body, 'destination');
        const address = URL.parse((0,json/* asText */.e1)((0,json/* member */.Dc)(destination, 'URI')));
        if ((0,json/* member */.Dc)(destination, 'protocol') !== 'HTTP' || address?.protocol !== 'http:')
            return false;
        const { pathname, search, port } = address;
        this.#subscribers.push({
            destination: { host, port: Number(port || 80), path: `${pathname}${search}` },
            streams: (0,json/* asList */.DD)((0,json/* member */.Dc)(body, 'types')),
            batch: [],
        });
        return true;
    }
    /** Tells of an event. @param type for example `platform.start`; of a stream of lines its own name */
    tell(stream, type, record) {
        for (const subscriber of this.#subscribers.filter(({ streams }) => streams.includes(stream))) {
            if (subscriber.batch.length === 0)
                setTimeout(send, gathering, subscriber).unref();
            if (subscriber.batch.length < most)
                subscriber.batch.push({ time: new Date().toISOString(), type, record });
        }
    }
}
/** One that does not listen, or can't be reached from here, gets nothing: on Lambda that fails no invocation either. */
function send({ destination, batch }) {
    const body = JSON.stringify(batch.splice(0));
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const sending = (0,external_node_http_.request)({ ...destination, method: 'POST', headers, timeout: telemetry_patience, agent: false });
    sending.once('timeout', () => sending.destroy());
    sending.once('error', () => { });
    sending.once('response', (response) => response.resume());
    sending.end(body);
}

;// CONCATENATED MODULE: ./build/runtime-api/extensions-api.js






const identifier = 'lambda-extension-identifier';
/** Bytes of what an extension sends. */
const extensions_api_bodyLimit = 256 * 1024;
/**
 * Lambda's Extensions API for one execution environment (Lambda developer guide, "Using the Lambda Extensions API"),
 * beside the Runtime API, and the subscriptions of its Telemetry API and of the Logs API before that.
 */
class ExtensionsApi {
    #function;
    #accountId;
    /** Names of extensions that are not ready yet. */
    #missing;
    #extensions = new Map();
    #started = Promise.withResolvers();
    /** What extensions are told beside their events. */
    telemetry = new Telemetry();
    /** Knows the files in /opt/extensions; internal extensions register under other names. */
    constructor({ function: { name, version }, functionArn, start, extensions }) {
        this.#function = { functionName: name, functionVersion: version, handler: start.command[0] ?? '' };
        this.#accountId = (0,arn/* accountOf */.XP)(functionArn) ?? '';
        this.#missing = new Set(extensions);
        this.#settle();
    }
    /** When every extension has asked for its first event, or one has reported that it can't. */
    get started() {
        return this.#started.promise;
    }
    /** Names of extensions that have not asked for an event. */
    get missing() {
        return [...this.#missing];
    }
    /** Answers a request. @returns whether it was one of this API's */
    async answer(request, response) {
        const call = `${request.method} ${(request.url ?? '/').replace(/\?.*/s, '')}`;
        const path = /^[A-Z]+ \/(?:2020-01-01\/extension\/|2022-07-01\/telemetry$|2020-08-15\/logs$)/.test(call);
        if (!path)
            return false;
        if (call === 'POST /2020-01-01/extension/register')
            await this.#register(request, response);
        else
            await this.#answerKnown(call, request, response);
        return true;
    }
    /** Tells who has subscribed to invocations of one. */
    invoke({ requestId, deadline, functionArn, traceId }) {
        const tracing = { type: 'X-Amzn-Trace-Id', value: traceId };
        this.telemetry.tell('platform', 'platform.start', { requestId, version: this.#function.functionVersion, tracing });
        this.#tell('INVOKE', {
            deadlineMs: deadline,
            requestId,
            invokedFunctionArn: functionArn,
            tracing,
        });
    }
    /** Tells subscribers to telemetry that an invocation is over. @param durationMs from the event to the answer */
    answered({ requestId }, status, durationMs) {
        const metrics = { durationMs };
        this.telemetry.tell('platform', 'platform.runtimeDone', { requestId, status, metrics });
        this.telemetry.tell('platform', 'platform.report', { requestId, status, metrics });
    }
    /**
     * Tells who has subscribed to the end that it comes.
     *
     * @param time milliseconds that they have
     * @returns whether any has
     */
    shutDown(time) {
        return this.#tell('SHUTDOWN', { shutdownReason: 'spindown', deadlineMs: Date.now() + time });
    }
    #tell(eventType, event) {
        const subscribed = [...this.#extensions.values()].filter(({ events }) => events.includes(eventType));
        for (const extension of subscribed) {
            extension.queue.push({ eventType, ...event });
            handOver(extension);
        }
        return subscribed.length > 0;
    }
    async #register(request, response) {
        const { headers } = request;
        const name = (0,json/* asText */.e1)(headers['lambda-extension-name']);
        const body = await readBody(request, extensions_api_bodyLimit);
        const asked = body.kind === 'whole' ? (0,json/* asList */.DD)((0,json/* member */.Dc)((0,json/* parseJson */.qF)(body.payload.toString('utf8')), 'events')) : ['none'];
        const events = asked.filter((event) => event === 'INVOKE' || event === 'SHUTDOWN');
        if (name === '' || events.length < asked.length) {
            const errorMessage = 'The name is missing, or an event is neither INVOKE nor SHUTDOWN';
            return refuse(request, response, { status: 400, errorType: 'Extension.InvalidRegistration', errorMessage });
        }
        if (this.#extensions.size >= mostExtensions) {
            const errorMessage = `Extension limit (${mostExtensions}) reached`;
            return refuse(request, response, { status: 403, errorType: 'Extension.TooManyExtensions', errorMessage });
        }
        const id = crypto.randomUUID();
        this.#extensions.set(id, { name, events, queue: [] });
        const features = (0,json/* asText */.e1)(headers['lambda-extension-accept-feature']).split(/\s*,\s*/);
        response.writeHead(200, { 'Content-Type': 'application/json', 'Lambda-Extension-Identifier': id });
        const account = features.includes('accountId') && { accountId: this.#accountId };
        response.end(JSON.stringify({ ...this.#function, ...account }));
        // An adapter without events asks the Runtime API for invocations, and need not ask here.
        if (events.length === 0)
            this.#ready(name);
    }
    async #answerKnown(call, request, response) {
        const extension = this.#extensions.get((0,json/* asText */.e1)(request.headers[identifier]));
        if (extension === undefined) {
            const errorMessage = 'No extension with this identifier has registered';
            return refuse(request, response, { status: 403, errorType: 'Extension.UnknownExtensionIdentifier', errorMessage });
        }
        switch (call) {
            case 'GET /2020-01-01/extension/event/next':
                extension.waiting = response;
                handOver(extension);
                return this.#ready(extension.name);
            case 'POST /2020-01-01/extension/init/error':
            case 'POST /2020-01-01/extension/exit/error': {
                const body = await readBody(request, extensions_api_bodyLimit);
                const reported = (0,json/* asText */.e1)(request.headers['lambda-extension-function-error-type']);
                const type = `Extension ${extension.name}${reported === '' ? '' : `: ${reported}`}`;
                const payload = body.kind === 'whole' ? body.payload : Buffer.from('');
                this.#started.resolve({ kind: 'error', type, payload });
                return accept(response);
            }
            case 'PUT /2022-07-01/telemetry':
            case 'PUT /2020-08-15/logs':
                return this.#subscribe(request, response);
            default:
                return refuse(request, response, { status: 404, errorType: 'NotFound', errorMessage: 'No such path here' });
        }
    }
    async #subscribe(request, response) {
        const body = await readBody(request, extensions_api_bodyLimit);
        const asked = body.kind === 'whole' ? (0,json/* parseJson */.qF)(body.payload.toString('utf8')) : undefined;
        if (!this.telemetry.subscribe(request.socket.remoteAddress ?? '', asked)) {
            const errorMessage = 'Only subscriptions by HTTP are known here';
            return refuse(request, response, { status: 400, errorType: 'ValidationError', errorMessage });
        }
        response.writeHead(200, { 'Content-Type': 'text/plain' }).end('OK');
    }
    #ready(name) {
        this.#missing.delete(name);
        this.#settle();
    }
    #settle() {
        if (this.#missing.size === 0)
            this.#started.resolve({ kind: 'ready' });
    }
}
function handOver(extension) {
    const { waiting, queue } = extension;
    if (waiting === undefined || queue.length === 0)
        return;
    delete extension.waiting;
    waiting.writeHead(200, {
        'Content-Type': 'application/json',
        'Lambda-Extension-Event-Identifier': crypto.randomUUID(),
    });
    waiting.end(JSON.stringify(queue.shift()));
}

;// CONCATENATED MODULE: ./build/runtime-api/metadata.js
const endpoint = '/2026-01-15/metadata/execution-environment';
/**
 * Lambda's metadata endpoint for one execution environment (Lambda developer guide, "Using the Lambda metadata
 * endpoint"), beside the Runtime API. The environment is said to be in the first zone of the region.
 */
class MetadataApi {
    /** What every request must show. */
    token = crypto.randomUUID().replaceAll('-', '');
    #zone;
    constructor(region) {
        this.#zone = `${shortened(region)}-az1`;
    }
    /** Answers a request. @returns whether it was one of this API's */
    answer({ url, method, headers }, response) {
        if (url?.replace(/\?.*/s, '') !== endpoint)
            return false;
        if (headers.authorization !== `Bearer ${this.token}`)
            response.writeHead(401).end();
        else if (method !== 'GET')
            response.writeHead(405).end();
        else {
            const lasting = { 'Content-Type': 'application/json', 'Cache-Control': 'private, max-age=43200, immutable' };
            response.writeHead(200, lasting).end(JSON.stringify({ AvailabilityZoneID: this.#zone }));
        }
        return true;
    }
}
/** A region as ids of zones begin (page "AZ IDs"): `use1`, `apse2`, `usgw1`. */
function shortened(region) {
    const [land, ...rest] = region.match(/north|south|east|west|[a-z]+|\d+/g) ?? [];
    return `${land}${rest.map((part) => part.match(/^[a-z]|^\d+/)?.[0]).join('')}`;
}

;// CONCATENATED MODULE: ./build/runtime-api/other-apis.js



/** What a container is answered beside the Runtime API: extensions, telemetry, metadata, durable executions. */
function otherApis(request) {
    const { executionTimeout } = request;
    const extensionsApi = new ExtensionsApi(request);
    const metadata = new MetadataApi(request.function.region);
    const durable = executionTimeout === undefined ? undefined : new DurableApi(request, executionTimeout);
    return {
        extensionsApi,
        metadata,
        ...(durable && { durable }),
        answer: async (asked, response) => metadata.answer(asked, response) ||
            (await durable?.answer(asked, response)) ||
            extensionsApi.answer(asked, response),
    };
}

;// CONCATENATED MODULE: ./build/runtime-api/deliveries.js

/**
 * Brings events to a runtime's requests for one. A runtime may have several open: each event goes to one of them, once,
 * the oldest first, unless it is for the newest. Answers come in any order.
 */
class Deliveries {
    /** Requests that have got no event yet, oldest first. */
    #waiting = [];
    /** Events that no request has got yet, oldest first. */
    #queue = [];
    /** Those that the runtime has, by request id. */
    #handed = new Map();
    #atOnce = 0;
    /** How many requests for an event are open. */
    get waiting() {
        return this.#waiting.length;
    }
    /** The most events that the runtime had, and asked for, at a time. */
    get atOnce() {
        return this.#atOnce;
    }
    /** Hands an event to the next request, and resolves with the runtime's answer. */
    send(invocation, newest = false) {
        const { promise, resolve } = Promise.withResolvers();
        this.#queue.push({ invocation, resolve, newest });
        this.#hand();
        return promise;
    }
    /** Takes a request for an event. One that the runtime gives up is forgotten. */
    ask(response) {
        this.#waiting.push(response);
        this.#atOnce = Math.max(this.#atOnce, this.#handed.size + this.#waiting.length);
        response.once('close', () => {
            const index = this.#waiting.indexOf(response);
            if (index >= 0)
                this.#waiting.splice(index, 1);
        });
        this.#hand();
    }
    /** The event that the runtime has under a request id; undefined when it has none, or has answered it. */
    find(requestId) {
        return this.#handed.get(requestId);
    }
    /** Takes an event from the runtime that it has answered. */
    end({ invocation }) {
        this.#handed.delete(invocation.requestId);
    }
    #hand() {
        for (;;) {
            const [delivery] = this.#queue;
            const response = this.#waiting.at(delivery?.newest ? -1 : 0);
            if (delivery === undefined || response === undefined)
                return;
            this.#queue.shift();
            this.#waiting.splice(this.#waiting.indexOf(response), 1);
            this.#handed.set(delivery.invocation.requestId, delivery);
            handOut(response, delivery.invocation);
        }
    }
}

;// CONCATENATED MODULE: ./build/runtime-api/runtime-api.js






/** What is streamed may have 200 MB (Lambda Developer Guide, "Response streaming"). */
const STREAM_LIMIT = 200 * 1024 ** 2;
const PREFIX = '/2018-06-01/runtime';
/**
 * Lambda's Runtime API for one execution environment (Lambda Developer Guide, "Using the Lambda runtime API"): hands
 * events to a runtime that asks for them, and takes what the runtime answers. With SnapStart it asks for the restore
 * before that ("Implementing SnapStart hooks for container images").
 *
 * It knows nothing of what runs the runtime.
 */
class RuntimeApi {
    #server;
    #beginning = new Beginning();
    #deliveries = new Deliveries();
    #snapStart;
    #reached = false;
    #asked = Promise.withResolvers();
    /**
     * Listens on a free port of `host`.
     *
     * @param guard says who is answered; every other connection is cut
     * @param others answers what another API of the environment is asked, and says whether it did
     * @param snapStart whether there is a restore to ask for
     */
    static async listen(host = '127.0.0.1', guard = () => true, others, snapStart = false) {
        const api = new RuntimeApi(snapStart, guard, others);
        await new Promise((resolve, reject) => {
            api.#server.once('error', reject);
            api.#server.listen(0, host, resolve);
        });
        return api;
    }
    constructor(snapStart, guard, others = async () => false) {
        this.#snapStart = snapStart;
        // A connection is kept however long the runtime works on an event: a client that reuses it must not find it cut.
        // And an answer may be streamed for as long as a function may run, which is longer than Node's own limit.
        this.#server = (0,external_node_http_.createServer)({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
            this.#admit(guard, others, request, response).catch((error) => response.destroy(asError(error)));
        });
    }
    /** The value of AWS_LAMBDA_RUNTIME_API where this process's network is shared: `host:port`. */
    get address() {
        const { address, port } = this.#listening;
        return `${address}:${port}`;
    }
    /** The port that it listens on. */
    get port() {
        return this.#listening.port;
    }
    /** Whether anything has connected at all. */
    get reached() {
        return this.#reached;
    }
    /** When the runtime has started, well or not, or asks for the restore. Never, when it ends before it says anything. */
    get started() {
        return this.#beginning.started;
    }
    /** Whether the runtime has asked for the restore. */
    get restores() {
        return this.#beginning.restores;
    }
    /** When the runtime asks for another event; at once where it does already. */
    get asked() {
        return this.waiting > 0 ? Promise.resolve() : this.#asked.promise;
    }
    /** When the runtime asks once more. */
    get askedAgain() {
        return this.#asked.promise;
    }
    /** How many requests for an event are open. */
    get waiting() {
        return this.#deliveries.waiting;
    }
    /** The most events that the runtime had, and asked for, at a time. */
    get atOnce() {
        return this.#deliveries.atOnce;
    }
    /**
     * Hands an event to the runtime and resolves with its answer. Several may be under way.
     *
     * @param newest whether the request for an event that came last gets it, and not the first
     */
    invoke(invocation, newest = false) {
        return this.#deliveries.send(invocation, newest);
    }
    /** Restores the runtime that waits for it. @returns when it asks for its first event, or reports why it can't */
    restore() {
        return this.#beginning.restore();
    }
    get #listening() {
        const address = this.#server.address();
        if (address === null || typeof address === 'string')
            throw new Error('The Runtime API is not listening');
        return address;
    }
    /** Cuts the runtime off: its open request for an event ends without an answer. May be called again. */
    close() {
        const closed = new Promise((resolve) => this.#server.close(() => resolve()));
        this.#server.closeAllConnections();
        return closed;
    }
    async #admit(guard, others, request, response) {
        if (!(await guard(request)))
            return void request.socket.destroy();
        this.#reached = true;
        if (!(await others(request, response)))
            await this.#answer(request, response);
    }
    /** Checks method, path and request id before it reads a body: a refused request costs no memory. */
    async #answer(request, response) {
        const path = (request.url ?? '/').replace(/\?.*/s, '');
        const call = `${request.method} ${path}`;
        if (call === `GET ${PREFIX}/invocation/next`)
            return this.#next(response);
        if (call === `POST ${PREFIX}/init/error`)
            return this.#beginning.fail(request, response, 'init');
        if (this.#snapStart && call === `GET ${PREFIX}/restore/next`)
            return this.#beginning.hold(response);
        if (this.#snapStart && call === `POST ${PREFIX}/restore/error`)
            return this.#beginning.fail(request, response, 'restore');
        const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
        if (request.method !== 'POST' || id === undefined)
            return refuse(request, response, { status: 404, errorType: 'NotFound', errorMessage: 'No such path here' });
        const delivery = this.#deliveries.find(id);
        if (delivery === undefined)
            return refuseId(request, response, 'No event with this request id is under way');
        const streamed = request.headers['lambda-runtime-function-response-mode'] === 'streaming';
        const limit = streamed ? STREAM_LIMIT : RESPONSE_LIMIT;
        const body = await readBody(request, limit);
        if (this.#deliveries.find(id) !== delivery)
            return refuseId(request, response, 'This event has been answered');
        this.#deliveries.end(delivery);
        if (body.kind === 'too-large') {
            await refuseSize(request, response, limit);
            return delivery.resolve({ ...body, limit });
        }
        accept(response);
        const { payload } = body;
        const failure = what === 'error' ? { type: reportedType(request), payload } : brokenStream(request);
        delivery.resolve(failure ? { kind: 'error', ...failure } : { kind: 'response', payload, streamed });
    }
    /** Blocks until there is an event. */
    #next(response) {
        this.#beginning.ready();
        this.#deliveries.ask(response);
        this.#asked.resolve();
        this.#asked = Promise.withResolvers();
    }
}
function refuseId(request, response, errorMessage) {
    return refuse(request, response, { status: 400, errorType: 'InvalidRequestID', errorMessage });
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}

;// CONCATENATED MODULE: ./build/rehearsal/extension-containers.js

/**
 * Starts each extension in a container of its own, as soon as the main one runs: there is then a network and there are
 * processes to share. On Lambda all of them are processes of one environment, and extensions are started before the
 * runtime.
 */
function startExtensions(docker, request) {
    const { names, noteContainer, run } = request;
    const { promise: ended, resolve } = Promise.withResolvers();
    const running = names.length === 0 ? undefined : untilRunning(docker, request);
    const each = names.map((extension) => {
        const container = `deploy-lambda-image-${crypto.randomUUID()}`;
        const over = async () => {
            if (!(await running))
                return;
            noteContainer(container);
            resolve({ kind: 'exit', exitCode: await run(extension, container), extension });
        };
        return { container, over: over().catch(() => { }) };
    });
    return {
        ended,
        finished: Promise.all(each.map(({ over }) => over)),
        containers: each.map(({ container }) => container),
    };
}
/** Milliseconds between two looks at a container. */
const extension_containers_pause = 40;
/** @returns false when it is over already */
async function untilRunning(docker, { main, ended }) {
    let over = false;
    const end = () => {
        over = true;
    };
    ended.then(end, end);
    while (!over) {
        const { stdout } = await docker.ask(['container', 'inspect', '--format', '{{.State.Running}}', main]);
        if (stdout.trim() === 'true')
            return true;
        await (0,external_node_timers_promises_.setTimeout)(extension_containers_pause);
    }
    return false;
}

;// CONCATENATED MODULE: ./build/rehearsal/outcome.js
/** The first that is there, or that none is in time. */
async function first(promises, limit) {
    const { promise: late, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, limit, { kind: 'late', after: limit });
    try {
        return await Promise.race([...promises, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/rehearsal/execution.js











/** Milliseconds in which a runtime that has answered asks for the next event, and docker tells of one that has ended. */
const answerLag = 3000;
/** Milliseconds that extensions have to end (Lambda developer guide, "Shutdown phase"). */
const shutdownTime = 2000;
/** Milliseconds in which a runtime that was restored from a snapshot asks for an event (Lambda developer guide, "Troubleshooting SnapStart errors"). */
const restoreLimit = 10_000;
/** One execution environment: a container and the Runtime API that it talks to. */
class Execution {
    /** The name of its container in the engine. */
    container;
    #output;
    #docker;
    #api;
    #request;
    #ended;
    #extensionsApi;
    #extensions;
    /** Where durable executions are kept; absent where the function is not a durable one. */
    durable;
    #closed;
    /** @throws Problem when the container can't be given its variables */
    static async start(docker, request) {
        const name = `deploy-lambda-image-${crypto.randomUUID()}`;
        const guard = loggingRefusal(request.network.guard(name), request.log);
        const others = otherApis(request);
        const snapStart = request.function.initialization.kind === 'snap-start';
        const api = await RuntimeApi.listen(request.network.listen, guard, others.answer, snapStart);
        try {
            return new Execution(name, docker, request, { ...others, api });
        }
        catch (error) {
            await api.close();
            throw error;
        }
    }
    constructor(name, docker, request, { api, extensionsApi, metadata, durable }) {
        this.container = name;
        this.#output = new Output(request.log, request.conceal);
        this.#docker = docker;
        this.#api = api;
        this.#extensionsApi = extensionsApi;
        this.durable = durable;
        this.#request = request;
        const { start, extensions: names, network, noteContainer } = request;
        const launch = prepareLaunch(request, name, `${network.host}:${api.port}`, metadata.token);
        noteContainer(name);
        this.#ended = this.#run(launch(name, start, names.length > 0 ? { kind: 'owner' } : undefined), (line) => {
            extensionsApi.telemetry.tell('function', 'function', line);
            this.#output.add(line);
        });
        // The code that waits for an answer handles it; a cancelled run must not end the process before.
        this.#ended.catch(() => { });
        this.#extensions = startExtensions(docker, {
            main: name,
            ended: this.#ended,
            names,
            noteContainer,
            run: async (extension, container) => {
                const program = { ...start, entryPoint: [`/opt/extensions/${extension}`], command: [] };
                const { exitCode } = await this.#run(launch(container, program, { kind: 'guest', of: name }), (line) => {
                    extensionsApi.telemetry.tell('extension', 'extension', line);
                    this.#output.add(`${extension}: ${line}`);
                });
                return exitCode;
            },
        });
    }
    /**
     * Waits until the runtime asks for its first event, says why it can't, ends, or is late. One that asks for the restore
     * before that is restored at once. `limit` in milliseconds, up to the restore.
     */
    async started(limit) {
        const bothBegun = whenBegun(this.#api.started, this.#extensionsApi.started);
        const begun = await first([bothBegun, ...this.#ends], limit);
        if (begun.kind !== 'snapshot')
            return begun;
        const restored = await first([this.#api.restore(), ...this.#ends], restoreLimit);
        return restored.kind === 'ready' ? restored : { ...restored, restoring: true };
    }
    /** What ends the environment. */
    get #ends() {
        return [this.#ended, this.#extensions.ended];
    }
    /**
     * Hands the runtime an event. Several may be under way.
     *
     * @param timeout milliseconds
     * @param spent milliseconds of them that are over
     * @param newest whether the worker that asked last gets it
     */
    async invoke(payload, timeout, spent = 0, newest = false) {
        this.#output.startPart();
        const left = Math.max(0, timeout - spent);
        const invocation = newInvocation(this.#request, payload, left);
        this.#extensionsApi.invoke(invocation);
        const answer = this.#api.invoke(invocation, newest);
        const start = performance.now();
        const outcome = await first([answer, ...this.#ends], left);
        const status = outcome.kind === 'response' ? 'success' : outcome.kind === 'late' ? 'timeout' : 'failure';
        this.#extensionsApi.answered(invocation, status, performance.now() - start);
        return outcome.kind === 'late' ? { ...outcome, after: timeout, spent } : outcome;
    }
    /** What the runtime has been seen to do. */
    get seen() {
        return this.#api;
    }
    /** Waits after an answer until the runtime asks for the next event; returns how it ended, where it ended in place of that. */
    async afterAnswer() {
        const next = await first([this.#api.asked.then(() => undefined), this.#ended], answerLag);
        return next?.kind === 'exit' ? next : undefined;
    }
    /** Removes the containers, and returns what they leave, their last lines included. */
    async stop() {
        const state = await this.#docker.ask(['container', 'inspect', '--format', '{{.State.OOMKilled}}', this.container]);
        const { missing } = this.#extensionsApi;
        this.#closed ??= this.#remove();
        await this.#closed;
        const outOfMemory = state.stdout.trim() === 'true';
        return { lines: this.#output.lines, reached: this.#api.reached, outOfMemory, missing };
    }
    /** Removes the containers, unless that is done. Extensions are told before, and get their time. */
    close() {
        this.#closed ??= this.#shutDown().then(() => this.#remove());
        return this.#closed;
    }
    async #shutDown() {
        if (!this.#extensionsApi.shutDown(shutdownTime))
            return;
        await Promise.race([
            this.#extensions.finished,
            this.#ended.catch(() => { }),
            (0,external_node_timers_promises_.setTimeout)(shutdownTime, undefined, { ref: false }),
        ]);
    }
    async #remove() {
        const names = [...this.#extensions.containers, this.container];
        try {
            // What it wrote last arrives before its end. A slow engine may make the container only after it was asked to
            // remove it, so that it is asked again until docker has ended.
            const ended = Promise.all([this.#ended, this.#extensions.finished]).then(() => true);
            do {
                // The anonymous volumes of VOLUME lines go with it.
                await (0,leftovers/* removeContainers */.Dn)(this.#docker, names);
            } while (!(await Promise.race([ended, (0,external_node_timers_promises_.setTimeout)(500, false, { ref: false })])));
        }
        finally {
            await this.#api.close();
        }
    }
    async #run({ argv, env }, onLine) {
        const { exitCode } = await this.#docker.show(argv, { env, onLine, background: true });
        return { kind: 'exit', exitCode };
    }
}

// EXTERNAL MODULE: ./build/domain/waits.js
var waits = __webpack_require__(5587);
// EXTERNAL MODULE: ./build/rehearsal/diagnose-durable.js
var diagnose_durable = __webpack_require__(7248);
// EXTERNAL MODULE: ./build/rehearsal/expect.js + 1 modules
var expect = __webpack_require__(5594);
// EXTERNAL MODULE: ./build/rehearsal/play-durable.js
var play_durable = __webpack_require__(282);
// EXTERNAL MODULE: ./build/rehearsal/start.js
var rehearsal_start = __webpack_require__(2024);
;// CONCATENATED MODULE: ./build/rehearsal/play.js










/**
 * Hands a runtime the events, one after the other. When its container ends in between, the next event gets a fresh
 * one, as on Lambda.
 *
 * @throws Problem with the event that did not go well
 */
async function playAll(stage, started) {
    const { events, log, warn } = stage;
    const played = [];
    const alone = [];
    let ready = started;
    let ended = false;
    for (const event of events) {
        const current = ready ?? (await startAnew(stage));
        const { environment } = current;
        const start = performance.now();
        const { outcome, told } = await play_handOver(stage, event, current);
        const milliseconds = performance.now() - start;
        const finding = compare(event, outcome);
        if (!isGood(outcome) || finding) {
            throw await failure(stage, {
                event,
                outcome,
                environment,
                first: played.length === 0,
                ...(finding && { finding }),
            });
        }
        const { payload, streamed } = outcome.kind === 'response' ? outcome : nothing;
        const waits = outcome.kind === 'waiting' ? `waits for ${outcome.on.join(', ')}` : (0,domain_text/* counted */.hS)(payload.length, 'byte');
        const end = `${waits}${streamed ? ', streamed' : ''}${told === '' ? '' : `, ${told}`}`;
        log(`Answered ${event.name} in ${(0,duration/* formatMeasured */.U6)(milliseconds)}: ${end}`);
        alone.push({ event, payload });
        await stage.answered?.({ name: event.name, payload, container: environment.container });
        played.push({ name: event.name, milliseconds, bytes: payload.length, streamed });
        const exit = await environment.afterAnswer();
        ready = exit === undefined ? { ...current, ofInvocation: 0 } : undefined;
        // An image that ends after every answer does so on purpose, or at least in the same way.
        if (exit && !ended)
            warn(describeEnd(event.name, exit));
        ended ||= exit !== undefined;
    }
    return { played, alone, ...(ready && { ready }) };
}
/** What an execution has answered that waits for others. */
const nothing = { payload: Buffer.from(''), streamed: false };
/** Hands a runtime one event; of a durable function, one for each invocation of an execution. */
async function play_handOver({ timeout }, event, ready) {
    const { environment, ofInvocation: spent } = ready;
    const { durable } = environment;
    const what = `the image's answer to ${event.name}`;
    if (durable === undefined) {
        return (0,waits/* awaiting */.Vp)({ what, until: Date.now() + timeout - spent }, async () => ({
            outcome: await environment.invoke(event.payload, timeout, spent),
            told: '',
        }));
    }
    const invoke = environment.invoke.bind(environment);
    return (0,waits/* awaiting */.Vp)({ what }, () => (0,play_durable/* playDurably */.Q)({ durable, invoke }, event.payload, timeout, spent));
}
function isGood(outcome) {
    return outcome.kind === 'response' || outcome.kind === 'waiting';
}
function compare(event, outcome) {
    if (outcome.kind === 'waiting')
        return (0,diagnose_durable/* compareWaiting */.V)(event, outcome);
    return outcome.kind === 'response' ? (0,expect/* compareResponse */.z)(event, outcome) : undefined;
}
function describeEnd(event, { exitCode }) {
    return `The image ended with status ${exitCode} right after it had answered the event ${event}. Lambda then starts anew for the next event, which takes that much longer. Let the program ask for the next event, and not exit after one.`;
}
/** Starts the image in a fresh container. @throws Problem when it does not start */
async function startAnew(stage) {
    const attempt = await (0,rehearsal_start/* startRuntime */.V2)(stage.open, stage);
    const { environment, outcome } = attempt;
    if (outcome.kind === 'ready')
        return attempt;
    const remains = await environment.stop();
    throw play_problem((0,diagnose/* diagnoseStart */.Z)(outcome, { ...remains, ...stage.around }), remains);
}
async function failure(stage, { event, outcome, environment, first, finding }) {
    // All that the container wrote has arrived only when it is gone.
    const remains = await environment.stop();
    const diagnosis = isGood(outcome) ? finding : (0,diagnose/* diagnoseEvent */.n)(event.name, outcome, { ...remains, ...stage.around });
    if (diagnosis === undefined)
        throw new Error('An outcome is neither expected nor diagnosed');
    const stateful = !first && (await worksAlone(stage, event));
    return play_problem(stateful ? blameState(diagnosis) : diagnosis, remains);
}
/** Whether an event that failed in a warm container goes well in a fresh one. */
async function worksAlone(stage, event) {
    const quiet = () => { };
    const { timeout, prepared } = stage;
    const started = await (0,rehearsal_start/* startRuntime */.V2)(() => stage.open(quiet), { timeout, prepared, log: quiet });
    if (started.outcome.kind !== 'ready')
        return false;
    const { outcome: answer } = await play_handOver(stage, event, started);
    return isGood(answer) && compare(event, answer) === undefined;
}
function blameState(finding) {
    return {
        ...(0,problem/* findingAnd */.F1)(finding, 'In a fresh container the same event goes well: an earlier event left state behind.'),
        remedy: 'Lambda keeps the container between events: reset what the handler keeps in variables and in /tmp.',
    };
}
/** What went wrong, with the last lines of the container. */
function play_problem(found, { lines, missing }) {
    const unready = describeMissing(missing);
    const finding = unready === undefined ? found : (0,problem/* findingAnd */.F1)(found, unready);
    const last = lines.length === 0 ? '' : `The container's last lines:\n${lines.join('\n')}`;
    // Where the failure has details, that nothing was written explains nothing.
    const wrote = last || (finding.details ? '' : 'The container wrote nothing.');
    return new problem/* Problem */.AF({ ...finding, details: [finding.details, wrote].filter(Boolean).join('\n') });
}

;// CONCATENATED MODULE: ./build/rehearsal/snap-start.js


const sentences = {
    hooks: 'its runtime asks for the restore',
    label: 'its label allows them',
    base: "it is on one of AWS's base images that are made for it",
};
/**
 * Why Lambda takes snapshots of an image that was started for one; undefined when it does not.
 *
 * @param restores whether the runtime asked for the restore
 */
async function snapStartGround(docker, { image, config, noteContainer, log }, restores) {
    const ground = restores
        ? 'hooks'
        : (0,snap_start/* allowsSnapshots */.aO)(config)
            ? 'label'
            : (await hasSnapStartBase(docker, image, config, noteContainer))
                ? 'base'
                : undefined;
    if (ground)
        log(`SnapStart takes snapshots of the image: ${sentences[ground]}`);
    return ground;
}

;// CONCATENATED MODULE: ./build/rehearsal/together.js





/** Events that are handed over together, at least, where the function takes as many: one event is then repeated. */
const atLeast = 4;
/**
 * Hands a runtime its events once more, as many at a time as managed instances would (Lambda developer guide, "Lambda
 * Managed Instances runtimes"), and takes the answers in any order.
 *
 * @returns the first that did not go well, as it does alone
 */
async function playTogether(environment, alone, { concurrency, timeout, pause = 1000, log, warn }) {
    const size = Math.min(concurrency, Math.max(atLeast, alone.length));
    if (size < 2 || alone.length === 0)
        return undefined;
    for (const batch of batchesOf(alone, size)) {
        await untilQuiet(environment, pause);
        const outcomes = await together_handOut(environment, batch, timeout);
        for (const [index, outcome] of outcomes.entries()) {
            const each = batch[index];
            const finding = each && judgeTogether(each, outcome, alone);
            if (finding && !(await isSoAlone(environment, each, outcome, timeout)))
                return finding;
        }
    }
    const { atOnce } = environment.seen;
    if (atOnce < 2)
        warn(describeSingle(concurrency));
    else
        log(`Events that come together are answered as alone; the image takes ${atOnce} at once`);
    return undefined;
}
/** Milliseconds after which no more workers are waited for. */
const together_longest = 5000;
/** Waits until no further request for an event comes. */
async function untilQuiet({ seen }, pause) {
    const end = Date.now() + together_longest;
    for (let open = -1; open !== seen.waiting && Date.now() < end; await (0,external_node_timers_promises_.setTimeout)(pause))
        open = seen.waiting;
}
/** Milliseconds in which a worker that takes further events while it handles one asks for the next. */
const together_patience = 1000;
/**
 * Hands events over while others are being handled. A worker that asks for the next one at once gets it, so that one worker has
 * as many as possible; where none does, all that are left go to others side by side.
 */
async function together_handOut(environment, batch, timeout) {
    const answers = [];
    let asksAtOnce = true;
    for (const { event } of batch) {
        const asked = environment.seen.askedAgain;
        const answer = environment.invoke(event.payload, timeout, 0, true);
        answers.push(answer);
        if (!asksAtOnce)
            continue;
        const late = (0,external_node_timers_promises_.setTimeout)(together_patience, false, { ref: false });
        asksAtOnce = await Promise.race([asked.then(() => true), answer.then(() => false), late]);
    }
    const what = `the image's answers to ${batch.length} events at once`;
    return (0,waits/* awaiting */.Vp)({ what, until: Date.now() + timeout }, () => Promise.all(answers));
}
/**
 * Whether an event gets the very same answer when it is handed over once more, alone: then that comes from what the
 * environment has seen by now, as a mark of its first event does, and not from the others.
 */
async function isSoAlone(environment, { event }, outcome, timeout) {
    if (outcome.kind !== 'response')
        return false;
    const again = await environment.invoke(event.payload, timeout);
    return again.kind === 'response' && again.payload.equals(outcome.payload);
}
/** All events, in batches of one size; the last one is filled up from the front. */
function batchesOf(all, size) {
    const count = Math.ceil(all.length / size);
    return Array.from({ length: count }, (_, batch) => Array.from({ length: size }, (_, at) => all[(batch * size + at) % all.length]).filter((one) => one !== undefined));
}
/** Says what is wrong with an answer that came while the runtime had other events; undefined when nothing is. */
function judgeTogether({ event, payload }, outcome, alone) {
    if (outcome.kind !== 'response')
        return (around) => blame((0,diagnose/* diagnoseEvent */.n)(event.name, outcome, around));
    const finding = (0,expect/* compareResponse */.z)(event, outcome);
    if (finding)
        return () => blame(finding);
    const own = outcome.payload.equals(payload);
    const other = own ? undefined : alone.find((one) => one.event !== event && one.payload.equals(outcome.payload));
    if (other === undefined)
        return undefined;
    const what = `The handler answered the event ${event.name} with what belongs to the event ${other.event.name}.`;
    return () => blame({ what, remedy: '' });
}
function blame(finding) {
    return {
        ...(0,problem/* findingAnd */.F1)(finding, 'Alone the event goes well: this one came while others were being handled, as on managed instances.'),
        remedy: 'Keep what belongs to one event in variables of the handler, not in those of the module or under a fixed name in /tmp; or set PerExecutionEnvironmentMaxConcurrency to 1.',
    };
}
function describeSingle(concurrency) {
    return `The image takes one event at a time, although AWS_LAMBDA_MAX_CONCURRENCY is ${concurrency}: on managed instances most of what it pays for stays idle, and other events are refused meanwhile. Use a runtime client that has several requests for an event open.`;
}

;// CONCATENATED MODULE: ./build/rehearsal/rehearse.js












/**
 * Runs an image as Lambda would run it and hands it the events, one after the other in one warm container.
 *
 * @param opening the venue, which is closed afterwards
 * @returns undefined when this machine can't run the image's architecture and need not
 * @throws Problem with one sentence about what went wrong, the remedy, and the container's last lines
 */
async function rehearse(docker, request, opening) {
    const { image, overrides, noteContainer } = request;
    const [venue, config, extensions] = await Promise.all([
        opening,
        readEngineConfig(docker, image),
        findExtensions(docker, image, noteContainer),
    ]);
    const tooMany = refuseTooMany(extensions);
    if (tooMany)
        throw new problem/* Problem */.AF(tooMany);
    const start = { ...startOf(config), ...overrides };
    if (extensions.length > 0)
        request.log(`Started beside the program, from /opt/extensions: ${extensions.join(', ')}`);
    warnOfLimits(venue.location, request);
    for (const sentence of venue.network.open)
        request.log(`Open in this rehearsal: ${sentence}`);
    const opened = [];
    try {
        return await rehearseIn(docker, { ...request, config, start, extensions }, { ...venue, opened });
    }
    finally {
        request.later(async () => {
            await Promise.all(opened.map((execution) => execution.close()));
            await venue.network.close();
        });
    }
}
async function rehearseIn(docker, request, { network, location, opened }) {
    const { architecture, start, timeout, warn } = request;
    const { initialization } = request.function;
    const prepared = initialization.kind !== 'on-demand';
    const around = {
        architecture,
        foreign: location.machine !== rehearse_machines[architecture],
        memory: request.function.memory,
        command: start.command,
        credentials: request.variables.AWS_ACCESS_KEY_ID !== undefined,
        memoryLimited: location.limits.memory,
        prepared,
        ...(network.between && { between: network.between }),
    };
    const open = async (log = request.log) => {
        const execution = await Execution.start(docker, { ...request, network, log });
        opened.push(execution);
        return execution;
    };
    const { environment, outcome, init, ofInvocation } = await (0,rehearsal_start/* startRuntime */.V2)(open, { ...request, prepared });
    if (outcome.kind !== 'ready') {
        const remains = await environment.stop();
        if (around.foreign && !request.required && (0,diagnose_exit/* isWrongFormat */.X1)(remains)) {
            warn(`The image was not rehearsed: this machine can't run ${architecture}. Use a runner of that architecture, or add docker/setup-qemu-action.`);
            return undefined;
        }
        throw play_problem((0,diagnose/* diagnoseStart */.Z)(outcome, { ...remains, ...around }), remains);
    }
    const snapStart = initialization.kind === 'snap-start' ? await snapStartGround(docker, request, environment.seen.restores) : undefined;
    if (initialization.kind === 'snap-start' && snapStart === undefined)
        throw new problem/* Problem */.AF((0,snap_start/* refuseSnapStart */.x1)());
    request.log(`Ready after ${(0,duration/* formatMeasured */.U6)(init)}`);
    const stage = { ...request, around, prepared, open };
    const all = await playAll(stage, { environment, ofInvocation });
    if (initialization.kind === 'lambda-managed-instances')
        await rehearseTogether(stage, initialization, all);
    if (ofInvocation > 0)
        warn((0,rehearsal_start/* describeSlowStart */.RN)(init, timeout));
    return { init, events: all.played, ...(snapStart && { snapStart }) };
}
/** A durable function gets one event after the other here: its executions have one place for their checkpoints. */
async function rehearseTogether(stage, { concurrency }, { alone, ready }) {
    const { environment } = ready ?? (await startAnew(stage));
    if (environment.durable)
        return;
    const wrong = await playTogether(environment, alone, { ...stage, concurrency });
    if (wrong === undefined)
        return;
    const remains = await environment.stop();
    throw play_problem(wrong({ ...remains, ...stage.around }), remains);
}
/** An engine without cgroups, as a rootless one can be, ignores limits, and does not report it. */
function warnOfLimits({ limits }, { function: { memory }, warn }) {
    const missing = [
        ...(limits.memory ? [] : [`the ${memory} MB of memory`]),
        ...(limits.processes ? [] : ['the 1,024 processes']),
    ];
    if (missing.length === 0)
        return;
    warn(`The rehearsal can't hold the image to ${missing.join(' and ')} that it has on Lambda: this engine controls no cgroups for that. Start the engine where they are delegated to it (rootless engines: cgroup v2 and systemd), or use another one.`);
}
/** As an engine calls its machine (uname(2)). */
const rehearse_machines = { x86_64: 'x86_64', arm64: 'aarch64' };
function startOf({ entryPoint, command }) {
    // The engine itself starts the container in the image's directory.
    return { entryPoint, command, workingDirectory: '' };
}

;// CONCATENATED MODULE: ./build/obtain/rehearse.js






/** Makes the place of the rehearsal beside the build, when there is a test event. The run removes it at its end. */
function prepareRehearsal(run, inspection) {
    if (rehearsedOf(run, inspection).length === 0)
        return undefined;
    return prepareVenue(run);
}
function prepareVenue({ docker }) {
    const opening = openVenue(docker.docker, docker.noteNetwork);
    // Where the build fails, nothing else waits for it.
    docker.later(() => opening);
    return opening;
}
/** The functions of the first region, as far as there are test events for them. */
function rehearsedOf({ events }, { targets }) {
    return targets.filter(({ region, inputs }) => region === targets[0]?.region && events(inputs).rehearsal.length > 0);
}
/**
 * Rehearses an image as each function of the first region would run it, when there is a test event, one after
 * the other: each may take all of this machine's memory.
 *
 * @param opening from `prepareRehearsal`
 * @throws Problem when the image does not start, or does not answer as it should
 */
async function rehearseImage(run, inspection, image, opening) {
    const { tools, docker } = run;
    const { architecture } = inspection;
    if (opening === undefined)
        return undefined;
    const name = { title: 'Rehearse the image as Lambda would run it', label: 'Rehearse', section: 'Image' };
    return tools.steps.step(name, async () => {
        const local = await localName(image, docker);
        const done = [];
        for (const [index, target] of rehearsedOf(run, inspection).entries()) {
            const venue = index === 0 ? opening : prepareVenue(run);
            const rehearsal = await rehearseFor(run, target, { image: local, architecture }, venue);
            if (rehearsal)
                done.push(rehearsal);
        }
        const [first] = done;
        if (first)
            tools.steps.note((0,domain_text/* counted */.hS)(done.flatMap(({ events }) => events).length, 'event'));
        const snapStart = done.find((one) => one.snapStart)?.snapStart;
        return first && { init: first.init, events: done.flatMap(({ events }) => events), ...(snapStart && { snapStart }) };
    });
}
async function rehearseFor(run, target, built, opening) {
    const { tools, docker, events } = run;
    const { functionName } = target;
    const request = {
        ...functionFacts(target),
        ...(0,run_target/* tenantOf */.G8)(target),
        ...built,
        conceal: tools.conceal,
        variables: await variablesOf(run, target),
        events: events(target.inputs).rehearsal,
        required: target.inputs.rehearsal.required,
        proxied: docker.config.proxied,
        scratch: docker.config.directory,
        noteContainer: docker.noteContainer,
        later: docker.later,
        log: tools.log,
        warn: tools.warn,
    };
    if (functionName !== undefined)
        tools.log(`As ${functionName}:`);
    const rehearsal = await rehearse(docker.docker, request, opening);
    if (rehearsal === undefined)
        return undefined;
    if (functionName === undefined)
        return rehearsal;
    return { ...rehearsal, events: rehearsal.events.map((event) => ({ ...event, functionName })) };
}
async function variablesOf({ tools, credentials }, target) {
    const { rehearsal } = target.inputs;
    if (rehearsal.credentials) {
        tools.log("The image has the credentials of the role that deploys; the function's own role is not available here.");
    }
    return {
        ...target.config.Environment?.Variables,
        ...Object.fromEntries(rehearsal.env.map(({ name, value }) => [name, value])),
        ...(rehearsal.credentials ? await awsVariables(credentials(target.region)) : {}),
    };
}
/** The name by which the engine runs the image; a builder of its own loads it into the engine first. */
async function localName(image, { docker, noteImage }) {
    if (image.localName !== undefined)
        return image.localName;
    if (!(0,build/* isBuilt */.TQ)(image))
        throw new Error('an image is neither in the engine nor in a builder');
    const name = `deploy-lambda-image:${crypto.randomUUID()}`;
    noteImage(name);
    await (0,build/* loadFromBuilder */.wr)(docker, image, name);
    return name;
}
function functionFacts({ inputs, region, forFunction, config }) {
    const { MemorySize: memory = lambda_function/* defaultConfig */.sb.MemorySize, Timeout: timeout = lambda_function/* defaultConfig */.sb.Timeout } = config;
    const { ExecutionTimeout: executionTimeout } = config.DurableConfig ?? {};
    const { LogGroup: logGroup } = config.LoggingConfig ?? {};
    const { EntryPoint: entryPoint, Command: command, WorkingDirectory: workingDirectory } = config.ImageConfig ?? {};
    return {
        function: {
            name: forFunction.name,
            version: '$LATEST',
            region,
            memory,
            initialization: initializationOf(config),
            ...(logGroup !== undefined && { logGroup }),
        },
        functionArn: forFunction.arn,
        storage: (config.EphemeralStorage ?? lambda_function/* defaultConfig */.sb.EphemeralStorage).Size,
        timeout: inputs.rehearsal.timeout ?? timeout * 1000,
        ...(executionTimeout !== undefined && { executionTimeout }),
        overrides: {
            ...(entryPoint && { entryPoint }),
            ...(command && { command }),
            ...(workingDirectory && { workingDirectory }),
        },
    };
}
/** As Lambda brings its published versions to life. */
function initializationOf(config) {
    const { LambdaManagedInstancesCapacityProviderConfig: instances } = config.CapacityProviderConfig ?? {};
    if (instances) {
        const { PerExecutionEnvironmentMaxConcurrency: concurrency = unsetConcurrency } = instances;
        return { kind: 'lambda-managed-instances', concurrency };
    }
    return { kind: (0,run_target/* usesSnapStart */.nm)({ config }) ? 'snap-start' : 'on-demand' };
}
/** Lambda chooses by the language and the number of vCPUs, and says it nowhere before. */
const unsetConcurrency = 16;
async function awsVariables(credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
    return {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
    };
}

;// CONCATENATED MODULE: ./build/obtain/promote.js


















/**
 * Verifies the attestation of the image of image-uri, rehearses it, and copies it to the repositories that lack it; a dry run copies nothing.
 *
 * @param regions those of the inspection, each once
 * @throws Problem when Lambda would refuse it, or when the rehearsal or the copy fails
 */
async function bringGiven(run, inspection, regions) {
    const { targets } = inspection;
    const [given] = targets.flatMap((target) => target.given ?? []);
    if (given === undefined)
        throw new Error('the image of image-uri was neither found nor refused');
    await checkAttestation(run, given);
    const lacking = targets.filter(({ image }) => image === undefined);
    await (0,side_by_side/* sideBySide */.Q)(lacking.map((target) => judge(target, inspection.architecture)));
    const rehearsal = (0,run_run.isBuildRun)(run) ? await rehearseGiven(run, inspection, given) : undefined;
    const brought = lacking.length === 0 || run.plan.inputs.dryRun ? regions : await copyToAll(run, regions);
    return { targets: [...brought], ...(rehearsal && { rehearsal }) };
}
/** Lambda would refuse it only once it is there. */
async function judge(target, architecture) {
    const { given } = target;
    if (given === undefined)
        return;
    await (0,ecr_confirm/* confirmImage */.M)(given.image, (0,run_target/* wantedOf */.Lm)(target, architecture, given.uri), async (digest) => {
        const chunks = [];
        for await (const chunk of given.blob(digest))
            chunks.push(chunk);
        return (0,image_manifest/* readConfig */.Xg)(Buffer.concat(chunks).toString('utf8'));
    });
}
async function rehearseGiven(run, inspection, given) {
    const venue = prepareRehearsal(run, inspection);
    if (venue === undefined)
        return undefined;
    const pulled = await run.tools.steps.step({ title: `Pull ${given.uri}`, label: 'Pull', section: 'Image' }, async () => {
        if (given.login)
            run.docker.config.logIn([await given.login()]);
        const image = await pullImage(run.docker.docker, given.uri, run.docker.noteImage);
        const { architecture = inspection.architecture ?? domain_architecture/* defaultArchitecture */.fL } = image;
        const config = (0,ahead/* ahead */.U)(readEngineConfig(run.docker.docker, image.localName));
        await checkBuilt(run, image, { targets: inspection.targets, architecture }, config);
        return { ...image, architecture };
    });
    return rehearseImage(run, { ...inspection, architecture: pulled.architecture }, pulled, venue);
}
async function copyToAll(run, targets) {
    const { plan, tools, lost } = run;
    const there = await createRepositories(run, targets);
    const copy = async (target) => {
        const { given, repository, address, region, clients } = target;
        if (target.image !== undefined || given === undefined || repository === undefined)
            return target;
        const { image, name } = given;
        await (0,ecr_copy/* copyImage */.L)(given, { ecr: clients.copying, address, region }, image, regionLog(tools, region, there));
        tools.log(`Copied ${image.digest} from ${name} to ${repository.registry}/${repository.name}`);
        // Tags that the user has named come with the release.
        if (plan.source.tags.length > 0) {
            await (0,tags.putUntagged)(clients.ecr, repository, image);
            return { ...target, image, brought: true };
        }
        const tag = (0,image_reference/* tagByDigest */.O7)('image', image.digest);
        await (0,tags.putTag)(clients.ecr, repository, image, tag);
        return { ...target, image, imageTags: [tag], brought: true };
    };
    return tools.steps.step({ title: 'Copy the image to ECR', label: 'Copy', section: 'Image' }, () => (0,each_place/* inPlacesLeft */.XS)(there, copy, lost));
}

;// CONCATENATED MODULE: ./build/obtain/images.js

















/**
 * Builds the image or takes the one of image-uri, rehearses it, and brings it to ECR; a dry run brings nothing. The
 * functions of a region share its repository, and get the image from there.
 *
 * @throws Problem when the build, the rehearsal, the push or the copy fails
 */
async function obtainImages(run, inspection) {
    const { source } = run.plan;
    const regions = (0,place/* oneOfEachRegion */.xf)(inspection.targets).map(regionOf);
    const share = (obtained) => {
        followSigning(run, obtained.targets.filter(run_target/* hasImage */.e_));
        return { ...obtained, targets: shareOut(inspection.targets, obtained.targets) };
    };
    if (source.kind === 'image')
        return share(await bringGiven(run, inspection, regions));
    const { architecture } = inspection;
    if (!(0,run_run.isBuildRun)(run) || architecture === undefined)
        throw new Error('nothing is built without docker, or for no architecture');
    return share(await buildImages(run, source, { ...inspection, architecture }, regions));
}
async function buildImages(run, source, inspection, regions) {
    const { dryRun, rollout } = run.plan.inputs;
    // What ECR replicates is brought to the first region alone.
    const own = rollout.replicated ? regions.slice(0, 1) : regions;
    const replicas = regions.slice(own.length);
    const targets = dryRun ? own : await createRepositories(run, own);
    const venue = prepareRehearsal(run, inspection);
    let readings;
    // The docker processes that check the image take longer than the answers. After a rehearsal these would be old.
    const startReading = (image) => {
        if (!dryRun && venue === undefined)
            readings = readAheadEverywhere(run, source, image, targets);
    };
    const built = source.kind === 'build'
        ? await build_build(run, source, inspection, { targets, onBuilt: startReading })
        : await checkLocal(run, source, inspection);
    const purpose = { targets: inspection.targets, architecture: inspection.architecture };
    const rehearsal = await rehearseImage(run, inspection, built, venue);
    const pushed = dryRun
        ? [...regions]
        : await withReplicas(run, await bringToEcr(run, source, { image: built, purpose, readings }, targets), replicas);
    if (!dryRun) {
        const brought = pushed.filter(run_target/* hasImage */.e_).filter(({ region }) => own.some((each) => each.region === region));
        await attestImage(run, (0,build/* isBuilt */.TQ)(built) ? built.provenance : undefined, brought);
    }
    const { uncompressed, snapStart } = built;
    return {
        targets: pushed,
        ...(rehearsal && { rehearsal }),
        ...(uncompressed !== undefined && { uncompressed }),
        ...(snapStart && { snapStart }),
    };
}
/** The region, for all of its functions. */
function regionOf({ functionName: _, ...target }) {
    return target;
}
/** Gives the functions of each region its image; with a region that was lost all of them are. */
function shareOut(targets, regions) {
    return targets.flatMap((target) => {
        const found = regions.find(({ region }) => region === target.region);
        return found ? [{ ...target, ...imageOf(found) }] : [];
    });
}
/** What a region's functions have in common once it has the image. */
function imageOf({ registry, repository, image, imageTags, imageConfig, brought }) {
    return {
        registry,
        ...(repository && { repository }),
        ...(image && { image }),
        ...(imageTags && { imageTags }),
        ...(imageConfig && { imageConfig }),
        ...(brought !== undefined && { brought }),
    };
}
/** Waits until ECR has replicated the first region's image to the others. */
async function withReplicas({ tools: { steps, log, signal }, lost }, pushed, replicas) {
    const [first] = pushed;
    if (first === undefined || replicas.length === 0)
        return [...pushed];
    const { digest } = first.image;
    const timeout = first.inputs.waitTimeout;
    const awaitReplica = async (target) => {
        if (target.region === first.region)
            return first;
        const { clients, address, region } = target;
        const image = await waitForReplica({ ecr: clients.ecr, address, region, digest, timeout, signal, log });
        const repository = target.repository ?? (await (0,ecr_repository.findRepository)(clients.ecr, address));
        // Tags come with the image.
        const { imageTags = [], brought = false } = first;
        return { ...target, ...(repository && { repository }), imageTags, brought, image };
    };
    const title = `Wait until ECR has replicated the image to ${(0,domain_text/* counted */.hS)(replicas.length, 'region')}`;
    // The first region is one of those that are left.
    return steps.step({ title, label: 'Replicate', section: 'Image' }, () => (0,each_place/* inPlacesLeft */.XS)([first, ...replicas], awaitReplica, lost));
}


/***/ }),

/***/ 7248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ compareWaiting),
/* harmony export */   j: () => (/* binding */ diagnoseExecution)
/* harmony export */ });
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _preview_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1680);


/** Says why the durable execution of an event did not end well. */
function diagnoseExecution(event, { status, error }, around) {
    const execution = `The durable execution of the event ${event}`;
    switch (status) {
        case 'FAILED':
            return (0,_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explainError */ .UW)(around, `${execution} failed`, error, 'the handler');
        case 'STOPPED':
            return (0,_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explainError */ .UW)(around, `${execution} was stopped`, error);
        case 'TIMED_OUT': {
            const remedy = 'Raise ExecutionTimeout of DurableConfig, or wait less and try less often again.';
            return (0,_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(around, `${execution} takes longer than the function's ExecutionTimeout.`, '', remedy);
        }
        case 'NO_STATUS': {
            const brief = `The handler did not answer the event ${event} as a durable one does`;
            return {
                what: `${brief}: its answer has no Status that is SUCCEEDED, FAILED or PENDING. It is ${(0,_preview_js__WEBPACK_IMPORTED_MODULE_1__/* .previewText */ .Wi)(error.payload)}.`,
                brief: `${brief}.`,
                remedy: 'Wrap the handler as the durable execution SDK says (withDurableExecution, @durable_execution), or deploy it to a function that was created without DurableConfig.',
            };
        }
    }
}
/** Says that what is expected of an execution can't be compared, as it waits for others. */
function compareWaiting({ name, expected }, { on }) {
    if (expected === undefined)
        return undefined;
    const brief = `The durable execution of the event ${name} waits for others, so that it has no result to compare`;
    return {
        what: `${brief}: ${on.join(', ')}.`,
        brief: `${brief}.`,
        remedy: 'Expect nothing of this event, or take one with which the handler ends by itself.',
    };
}


/***/ }),

/***/ 9538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L7: () => (/* binding */ diagnoseExit),
  Fz: () => (/* binding */ diagnoseRefusal),
  X1: () => (/* binding */ isWrongFormat),
  ic: () => (/* binding */ suspectNetwork)
});

// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/rehearsal/ended.js
/**
 * Says what it means that a program ended by itself, without an error; undefined for every other status.
 *
 * @param exitCode of the container
 */
function meaningOfEnd(exitCode, time) {
    // Node.js docs, "Process: exit codes": 13 is a top-level await that nothing settles.
    if (exitCode === 13) {
        return {
            what: 'Node.js ends with this status when a top-level await waits for a Promise that is never settled',
            remedy: awaitWhatLives,
        };
    }
    if (exitCode !== 0)
        return undefined;
    if (time === 'start') {
        return {
            what: 'its program came to its end, or called exit',
            remedy: 'Let the entry point be a runtime interface client, or a program that asks for events until it is stopped.',
        };
    }
    return {
        what: 'the handler called exit, or waited for a Promise that is never settled',
        remedy: `Let the handler return or throw, and never exit. ${awaitWhatLives}`,
    };
}
const awaitWhatLives = 'Await only what settles: Node.js ends when no timer, connection or file is open that could settle a Promise.';

// EXTERNAL MODULE: ./build/rehearsal/explain.js + 4 modules
var explain = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/rehearsal/diagnose-exit.js



/** Says why a container ended when it should have answered. @param when the rest of the sentence */
function diagnoseExit({ exitCode, extension }, around, when, time) {
    const refused = diagnoseRefusal(around);
    if (refused)
        return refused;
    // On Lambda it is the program's own.
    if (exitCode === 125 && !around.lambda) {
        return {
            what: `The engine did not start the image: ${around.lines.at(-1) ?? 'it gave no reason'}.`,
            brief: 'The engine did not start the image.',
            remedy: 'Let the engine allow what the rehearsal asks for (docs/rehearsal.md), or leave test-event out.',
        };
    }
    // 137 is SIGKILL, which only the kernel sends where memory is limited; not every engine reports the reason.
    if (around.outOfMemory || (exitCode === 137 && around.memoryLimited)) {
        return {
            what: `The image was killed ${when}: it needs more than the function's ${around.memory} MB of memory.`,
            remedy: explain/* moreMemory */.Ds,
        };
    }
    const subject = extension === undefined ? 'The image' : `The extension ${extension}`;
    const what = `${subject} ended with status ${exitCode} ${when}.`;
    // On one machine only a firewall that drops in silence is likely, and that does not end an image at once.
    const suspicion = around.between?.sameMachine ? '' : suspectNetwork(around);
    const found = (0,explain/* explain */.WE)(around, what, undefined, `${(0,explain/* lastLines */.w$)(around)}${suspicion}`);
    const meaning = found.what === what && extension === undefined ? meaningOfEnd(exitCode, time) : undefined;
    return meaning
        ? { what: `${(0,domain_text/* withoutFullStop */.Qu)(what)}: ${meaning.what}.`, remedy: `${meaning.remedy}${suspicion}` }
        : found;
}
/** Says why the entry point can't be started, in the engine's words (runc) or Lambda's (`fork/exec`). */
function diagnoseRefusal(around) {
    if (isWrongFormat(around))
        return diagnoseFormat(around);
    const text = around.lines.join('\n');
    const [, asked, path] = missingProgram.exec(text) ?? [];
    const program = asked ?? path;
    if (program === undefined)
        return undefined;
    return {
        what: `The image's entry point '${program}' is not in the image.`,
        brief: "The image's entry point is not in the image.",
        remedy: 'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
    };
}
const missingProgram = /exec: "([^"\n]{1,4096})": (?:stat [^:\n]{1,4096}: )?(?:no such file or directory|executable file not found)|fork\/exec ([^:\n]{1,300}): no such file/;
function diagnoseFormat({ architecture, foreign }) {
    if (foreign) {
        return {
            what: `This machine can't run ${architecture} (exec format error), and test-required asks for it.`,
            remedy: 'Use a runner of that architecture, or add docker/setup-qemu-action before this step.',
        };
    }
    return {
        what: `The image's entry point can't be run on ${architecture} (exec format error).`,
        remedy: 'Build its programs for that architecture, and start scripts with #!.',
    };
}
/** A further sentence for a container that never got through, where something may have kept it from that. */
function suspectNetwork({ reached, between }) {
    if (reached || between === undefined)
        return '';
    return ` If the network is at fault: let containers of this engine reach this machine at ${between.address}; a firewall may be in between.`;
}
/** Whether the engine could not start the program because of its format. */
function isWrongFormat({ lines }) {
    return lines.some((line) => line.includes('exec format error'));
}


/***/ }),

/***/ 9738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ diagnoseStart),
/* harmony export */   n: () => (/* binding */ diagnoseEvent)
/* harmony export */ });
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _diagnose_durable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7248);
/* harmony import */ var _diagnose_exit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9538);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8127);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2024);





/** Says what went wrong while the image was starting, or after it was restored from a snapshot. */
function diagnoseStart(outcome, around) {
    const { restoring } = outcome;
    switch (outcome.kind) {
        case 'error': {
            const of = restoring ? 'of its hooks after the restore (restore/error)' : 'of its start (init/error)';
            const correct = restoring ? 'the hook' : 'what the image runs before its first event';
            return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explainError */ .UW)(around, `The image reports an error ${of}`, outcome, correct);
        }
        case 'late':
            if (restoring)
                return diagnoseLateRestore(outcome, around);
            return around.prepared ? diagnoseLatePreparation(outcome, around) : diagnoseLateStart(outcome, around);
        case 'exit': {
            const when = `${restoring ? 'after it was restored from a snapshot, ' : ''}before it asked for an event`;
            return (0,_diagnose_exit_js__WEBPACK_IMPORTED_MODULE_2__/* .diagnoseExit */ .L7)(outcome, around, when, 'start');
        }
    }
}
/** Says what went wrong with an event, which is called by its name. */
function diagnoseEvent(name, outcome, around) {
    const event = `the event ${name}`;
    switch (outcome.kind) {
        case 'error':
            return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explainError */ .UW)(around, `The handler failed on ${event} (${around.lambda?.functionError ?? 'invocation/error'})`, outcome, 'the handler');
        case 'too-large':
            return {
                what: `The response to ${event} has ${outcome.size ?? `more than ${outcome.limit}`} bytes, and Lambda takes ${outcome.limit} at most.`,
                remedy: 'Return less, stream the response, or put it into S3 and return where it is.',
            };
        case 'late': {
            const what = `The handler did not answer ${event} within ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(outcome.after)}${describeSpent(outcome)}.`;
            const inputs = around.lambda ? '' : ' (or test-timeout)';
            const remedy = `Raise the function's timeout${inputs}, or find out what it waits for.`;
            return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(around, what, undefined, remedy);
        }
        case 'exit':
            return (0,_diagnose_exit_js__WEBPACK_IMPORTED_MODULE_2__/* .diagnoseExit */ .L7)(outcome, around, `while it handled ${event}`, 'event');
        case 'execution':
            return (0,_diagnose_durable_js__WEBPACK_IMPORTED_MODULE_1__/* .diagnoseExecution */ .j)(name, outcome, around);
    }
}
/** Of an invocation in whose time the start was made once more. */
function describeSpent({ spent = 0 }) {
    return spent > 0 ? `, of which its start took ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(spent)}` : '';
}
function diagnoseLateRestore({ after }, around) {
    const what = `The image did not ask for an event within ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(after)} after it was restored from a snapshot (GET restore/next), all that Lambda allows.`;
    return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(around, what, undefined, 'Have the hooks that run after the restore do less.');
}
/** Lambda makes such an environment once, and gives it more time. */
function diagnoseLatePreparation({ after }, around) {
    const time = `within ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(after)}, all that Lambda allows`;
    if (around.reached) {
        const remedy = 'Do less before the first event, or more of it at build time.';
        return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(around, `The image was still starting: it asked for no event ${time}.`, undefined, remedy);
    }
    const what = `The image never asked for an event (GET invocation/next) ${time}.`;
    return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(around, what, undefined, `${speakRuntimeApi}${(0,_diagnose_exit_js__WEBPACK_IMPORTED_MODULE_2__/* .suspectNetwork */ .ic)(around)}`);
}
const speakRuntimeApi = 'Let its entry point be a runtime interface client, or a program that speaks the Lambda Runtime API.';
function diagnoseLateStart({ after }, around) {
    const [limit, again] = [(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(_start_js__WEBPACK_IMPORTED_MODULE_4__/* .initLimit */ .Ek), (0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(after)];
    if (around.reached) {
        const remedy = "Do less before the first event, or more of it at build time, or raise the function's timeout (or test-timeout).";
        const what = `The image was still starting after ${limit}, and after ${again} when it was started once more with the first invocation, all that Lambda allows.`;
        return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(around, what, undefined, remedy);
    }
    const what = `The image never asked for an event (GET invocation/next) within ${limit}, nor within ${again} when it was started once more as Lambda does.`;
    const client = `${speakRuntimeApi} If it only starts slowly, raise the function's timeout (or test-timeout).`;
    return (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(around, what, undefined, `${client}${(0,_diagnose_exit_js__WEBPACK_IMPORTED_MODULE_2__/* .suspectNetwork */ .ic)(around)}`);
}


/***/ }),

/***/ 5594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ compareResponse)
});

// EXTERNAL MODULE: ./build/domain/closest.js
var closest = __webpack_require__(5314);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/rehearsal/difference.js

/** Levels of nesting that are compared. More would take more stack than there is. */
const deepest = 1000;
/**
 * Finds where a value from JSON lacks what is expected; undefined when it contains that. An object contains another
 * that has some of its members. A list contains another that has some of its items, in their order. Everything else
 * must be the same.
 *
 * The time is in proportion to the smaller of the two values.
 */
function findDifference(actual, expected) {
    const found = compare(actual, expected, 0, true);
    return found && { ...found, path: found.path.reverse() };
}
/** @param locate whether it matters where they differ; without that a long list is searched several times faster */
function compare(actual, expected, depth, locate) {
    if (Array.isArray(expected)) {
        if (!Array.isArray(actual))
            return locate ? differ('value', actual, expected) : elsewhere;
        if (depth === deepest)
            return differ('depth', actual, expected);
        return compareItems(actual, expected, depth + 1, locate);
    }
    if ((0,json/* isRecord */.u4)(expected)) {
        if (!(0,json/* isRecord */.u4)(actual))
            return locate ? differ('value', actual, expected) : elsewhere;
        if (depth === deepest)
            return differ('depth', actual, expected);
        return compareMembers(actual, expected, depth + 1, locate);
    }
    if (Object.is(actual, expected))
        return undefined;
    return locate ? differ('value', actual, expected) : elsewhere;
}
function compareMembers(actual, expected, depth, locate) {
    for (const name in expected) {
        const there = Object.hasOwn(actual, name);
        if (!there)
            return locate ? within(name, lack(expected[name], actual)) : elsewhere;
        const found = compare(actual[name], expected[name], depth, locate);
        if (found !== undefined)
            return within(name, found);
    }
    return undefined;
}
function compareItems(actual, expected, depth, locate) {
    // Lists of one length are compared item by item, so the place inside the item is known.
    const aligned = actual.length === expected.length;
    let position = 0;
    for (let index = 0; index < expected.length; index += 1) {
        const item = expected[index];
        let found;
        do {
            if (position === actual.length)
                return locate ? differ('item', actual, item) : elsewhere;
            found = compare(actual[position], item, depth, locate && aligned);
            if (found !== undefined && (aligned || found.kind === 'depth'))
                return within(position, found);
            position += 1;
        } while (found !== undefined);
    }
    return undefined;
}
/** Names that are kept of an object that lacks one. */
const named = 200;
function lack(expected, actual) {
    const beside = [];
    for (const name in actual)
        if (beside.push(name) === named)
            break;
    return { ...differ('missing', undefined, expected), beside };
}
function differ(kind, actual, expected) {
    return { kind, path: [], expected, actual };
}
/** Stands for a difference whose place does not matter: the next item is tried. */
const elsewhere = { kind: 'value', path: [], expected: undefined, actual: undefined };
function within(step, found) {
    if (found !== elsewhere)
        found.path.push(step);
    return found;
}

// EXTERNAL MODULE: ./build/rehearsal/preview.js
var preview = __webpack_require__(1680);
;// CONCATENATED MODULE: ./build/rehearsal/expect.js




/** Says where a response lacks what is expected; undefined when it contains it (`findDifference` has the rules). */
function compareResponse({ name, expected }, answer) {
    if (expected === undefined)
        return undefined;
    const response = readResponse(answer);
    if (response === undefined) {
        const brief = `The response to the event ${name} is not JSON, which an expectation asks for`;
        return {
            what: `${brief}: at $, ${(0,preview/* previewValue */.is)(expected.value)} was expected and ${startOf(answer)} came.`,
            brief: `${brief}.`,
            remedy: 'Correct the handler or the expectation.',
            details: `The response: ${previewResponse(answer)}`,
        };
    }
    const difference = findDifference(response, expected.value);
    if (difference === undefined)
        return undefined;
    const brief = `The response to the event ${name} is not what was expected`;
    return {
        what: `${brief}: ${describeDifference(difference)}.`,
        brief: `${brief}.`,
        remedy: 'Correct the handler or the expectation.',
        // What is around a difference often tells why: an error's message beside the wrong status.
        details: `The response: ${previewResponse(answer)}`,
    };
}
function describeDifference({ kind, path, expected, actual, beside = [] }) {
    const place = `at ${(0,preview/* previewPath */.CE)(path)}`;
    switch (kind) {
        case 'value':
            return `${place}${describeValues(expected, actual)}`;
        case 'missing': {
            const near = nearest(String(path.at(-1)), beside);
            const other = near === undefined ? '' : `; there is ${(0,preview/* previewPath */.CE)([...path.slice(0, -1), near])}`;
            return `${place}, ${(0,preview/* previewValue */.is)(expected)} was expected and nothing came${other}`;
        }
        case 'item':
            return `${place}, the list lacks the item ${(0,preview/* previewValue */.is)(expected)}, or has it before an item that was expected earlier; ${(0,preview/* previewValue */.is)(actual)} came`;
        case 'depth':
            return `${place}, both are nested deeper than the ${deepest.toLocaleString('en')} levels that are compared`;
    }
}
/** Characters of a name that is compared with others: the time must not grow with the response. */
const longestName = 100;
/** The name that is meant, for example in other letters of the same name: names of HTTP headers have any case. */
function nearest(name, names) {
    const short = [name, ...names].filter((one) => one.length <= longestName);
    if (short[0] !== name)
        return undefined;
    const others = short.slice(1);
    const alike = others.find((one) => one.toLowerCase() === name.toLowerCase());
    return alike ?? (name.length < 4 ? undefined : (0,closest/* closest */.k)(name, others)[0]);
}
function describeValues(expected, actual) {
    if (typeof expected === 'string' && typeof actual === 'string') {
        const { from, texts } = (0,preview/* previewTexts */.hg)(expected, actual);
        const [one = '', other = ''] = texts;
        return `${from === 0 ? '' : `, from character ${from + 1} on`}, ${one} was expected and ${other} came`;
    }
    // The body of an HTTP response is a text.
    const text = typeof actual === 'string' && isNested(expected) && isNested((0,json/* parseJson */.qF)(actual)) ? ', a text of JSON' : '';
    return `, ${(0,preview/* previewValue */.is)(expected)} was expected and ${(0,preview/* previewValue */.is)(actual)} came${text}`;
}
/** Whether a value is an object or a list. */
function isNested(value) {
    return typeof value === 'object' && value !== null;
}
/** The value of a response; undefined, which no JSON stands for, when it is none. */
function readResponse({ payload }) {
    const parts = divideStreamed(payload);
    if (parts === undefined)
        return (0,json/* parseJsonExactly */.OT)(payload.toString('utf8'));
    const metadata = (0,json/* parseJsonExactly */.OT)(parts.metadata.toString('utf8'));
    return metadata === undefined ? undefined : { ...(0,json/* asRecord */.qY)(metadata), body: parts.body.toString('utf8') };
}
/**
 * Lambda developer guide, "Response streaming": an HTTP response begins with its metadata, then eight NUL bytes. The
 * text of JSON has none, so that they tell it also where it comes whole, as from Invoke.
 */
function divideStreamed(payload) {
    const separator = payload.indexOf('\0'.repeat(8));
    if (separator < 0)
        return undefined;
    return { metadata: payload.subarray(0, separator), body: payload.subarray(separator + 8) };
}
/** The start of a response that is a text. */
function startOf({ payload }) {
    return (0,preview/* previewValue */.is)(payload.toString('utf8', 0, 1000));
}
/** The start of a response; of a streamed HTTP response, of its metadata and of its body. */
function previewResponse({ payload }) {
    const parts = divideStreamed(payload);
    if (parts === undefined)
        return (0,preview/* previewText */.Wi)(payload);
    return `${(0,preview/* previewText */.Wi)(parts.metadata)} and the body ${(0,preview/* previewText */.Wi)(parts.body)}`;
}


/***/ }),

/***/ 8127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WE: () => (/* binding */ explain),
  UW: () => (/* binding */ explainError),
  w$: () => (/* binding */ lastLines),
  Ds: () => (/* binding */ moreMemory)
});

// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/rehearsal/handler-clues.js
const oneWord = 'Let CMD (or image-command) be one word, file.function, as in CMD ["app.handler"]; an ENTRYPOINT line takes away the CMD of the base image.';
/** Clients of Node, Ruby and Python, in this order. */
const noHandler = /_HANDLER environment variable is not set|Invalid handler \[\]|Handler not set/;
const malformed = /MalformedHandlerName|Bad handler|Invalid handler \[/;
/** The file is there. Ruby calls the handler as a method of its main object. */
const noFunction = /HandlerNotFound|is undefined or not exported|undefined method ['`]\w{1,200}['`] for (?:an instance of LambdaHandler|main|#<LambdaHandler)/;
/** Clients of all languages. */
const notFound = /ImportModuleError|ClassNotFound|LambdaException: Unable to load/;
/** Finds that the handler, which CMD names, is missing or no name of one. */
function findHandlerClue(text, { command }) {
    if (noHandler.test(text) || (command?.length === 0 && malformed.test(text))) {
        return { what: 'it has no CMD, which names the handler', remedy: oneWord };
    }
    if (malformed.test(text))
        return { what: wrongWord(command), remedy: oneWord };
    if (noFunction.test(text)) {
        return {
            what: "its runtime finds the handler's file, but no such function in it",
            remedy: 'Correct what CMD (or image-command) names after the dot, or export the function under that name.',
        };
    }
    return notFound.test(text) ? handlerFileMissing() : undefined;
}
function wrongWord(command) {
    if (command === undefined || command.length < 2)
        return 'what CMD names is not of the form file.function';
    return `the handler is the first word of CMD, which has ${command.length}, and is not of the form file.function`;
}
/**
 * The handler's file is not where its runtime looks.
 *
 * @param importer path of the module of Node's client that looked for it
 */
function handlerFileMissing(importer = '') {
    const what = "its runtime does not find the handler's file";
    const remedy = 'Correct what CMD (or image-command) names before the dot, and check that the file is in the image.';
    // Since 4.0 the client is one file, and asks LAMBDA_TASK_ROOT, which Lambda sets to /var/task, instead of the working
    // directory (aws/aws-lambda-nodejs-runtime-interface-client, issue 184).
    if (!importer.endsWith('/aws-lambda-ric/index.mjs'))
        return { what, remedy };
    return {
        what: `${what}: aws-lambda-ric 4.0 looks in /var/task alone, whatever WORKDIR says, on Lambda too`,
        remedy: `Copy the code to /var/task, or use a version of aws-lambda-ric that looks in WORKDIR, as 3.3 does. ${remedy}`,
    };
}

;// CONCATENATED MODULE: ./build/rehearsal/missing-code.js


// Each pattern is read once for a start, or has a bound: what is searched was written by others, at any length.
/** Node (CommonJS): who requires the module is in the lines below, the nearest first. */
const nodeRequires = /Cannot find module '([^'\n]{1,300})'(?:\nRequire stack:\n- ([^\n]{1,300}))?/;
/** Node (ECMAScript modules). */
const nodeImports = /Cannot find (?:package|module) '([^'\n]{1,300})' imported from ([^\n]{1,300})/;
/** Python's client, which names the module of the handler first. */
const pythonImports = /Unable to import module '([^'\n]{1,300})': No module named '([^'\n]{1,300})'/;
/** Python itself, with and without quotes. */
const pythonNeeds = /No module named '?([\w.-]{1,300})/;
const rubyNeeds = /cannot load such file -- ([^\s"\\]{1,300})/;
/** glibc and musl. */
const libraries = [
    /(?<![\w.+-])([\w.+-]{1,200}): cannot open shared object file/,
    /Error loading shared library ([\w.+-]{1,200}):/,
];
/** Finds what of the program's own code is not there, or can't be read: a package, a file, a native library. */
function findMissingCode(text, { command }) {
    return (findImport(text) ?? findPythonModule(text) ?? findRubyFile(text, command) ?? findLibrary(text) ?? findSyntax(text));
}
function findImport(text) {
    const [, module = '', by] = nodeImports.exec(text) ?? nodeRequires.exec(text) ?? [];
    if (module === '')
        return undefined;
    const importer = by?.replace(/^file:\/\//, '');
    // The client itself loads the handler's file, and nothing else.
    if (importer?.includes('/aws-lambda-ric/'))
        return handlerFileMissing(importer);
    return /^(?:\.{0,2}\/|file:)/.test(module) ? missingFile(module, importer) : missingPackage(module, importer);
}
function findPythonModule(text) {
    const [, handler = '', imported = ''] = pythonImports.exec(text) ?? [];
    if (imported !== '') {
        // A handler `src/app.handler` is of the module `src.app`.
        const own = handler.replaceAll('/', '.');
        return own === imported || own.startsWith(`${imported}.`)
            ? handlerFileMissing()
            : missingPackage(imported, placeIn(text) ?? handler);
    }
    const needed = pythonNeeds.exec(text)?.[1];
    return needed === undefined ? undefined : missingPackage(needed, placeIn(text));
}
function findRubyFile(text, command) {
    const file = rubyNeeds.exec(text)?.[1];
    if (file === undefined)
        return undefined;
    if (command?.[0]?.startsWith(`${file}.`))
        return handlerFileMissing();
    return file.startsWith('/') ? missingFile(file, placeIn(text)) : missingPackage(file, placeIn(text));
}
function findLibrary(text) {
    for (const pattern of libraries) {
        const library = pattern.exec(text)?.[1];
        if (library === undefined)
            continue;
        return {
            what: `the native library '${library}' is not in the image${neededBy(placeIn(text))}`,
            brief: 'a native library is not in the image',
            remedy: 'Install the package of the base image that has it, in the stage that is deployed.',
        };
    }
    return undefined;
}
function findSyntax(text) {
    // Node and Ruby begin with the place; Python says Syntax error in module 'app': … (app.py, line 3).
    if (!/UserCodeSyntaxError|<SyntaxError>/.test(text))
        return undefined;
    const place = /^(?:file:\/\/)?(\/[^\n:]{1,300}:\d{1,9})(?=$|: )/m.exec(text)?.[1] ?? placeIn(text);
    return {
        what: `${place === undefined ? "the handler's file, or one that it loads," : (0,domain_text/* cut */.Jj)(place, 200)} has a syntax error`,
        brief: 'its code has a syntax error',
        remedy: "Correct it, or use the version of the language's runtime that the code is written for.",
    };
}
function missingPackage(name, by) {
    return {
        what: `the package '${(0,domain_text/* cut */.Jj)(name, 100)}' is not in the image${neededBy(by)}`,
        brief: 'a package is not in the image',
        remedy: 'Install it in the stage that is deployed, as a dependency that is not for development alone.',
    };
}
function missingFile(name, by) {
    return {
        what: `the file '${(0,domain_text/* cut */.Jj)(name, 200)}' is not in the image${neededBy(by)}`,
        brief: 'a file is not in the image',
        remedy: 'Copy it into the image, and look for it in .dockerignore.',
    };
}
function neededBy(by) {
    return by === undefined ? '' : `, and ${(0,domain_text/* cut */.Jj)(by, 200)} needs it`;
}
/** Frames of the languages' own loaders, and of the clients. */
const foreignFrame = /\/(?:aws-lambda-ric|awslambdaric|aws_lambda_ric|rubygems|bundled_gems|importlib)|<(?:internal|frozen)/;
const missing_code_frames = /File "(\/[^"\n]{1,300})",? [Ll]ine (\d{1,9})|(?:\(|at |file:\/\/|^|")(\/[^\s():"]{1,300}\.(?:[cm]?[jt]s|rb)):(\d{1,9})/gm;
/** The first place in the program's own code that a stack names, as `file:line`. */
function placeIn(text) {
    for (const [, python, pythonLine, other, otherLine] of text.matchAll(missing_code_frames)) {
        const file = python ?? other ?? '';
        if (!foreignFrame.test(file))
            return `${file}:${pythonLine ?? otherLine}`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/rehearsal/clues.js


/** Of text that others wrote, any of these patterns. */
function whenAny(patterns, clue) {
    return (text) => (patterns.some((pattern) => pattern.test(text)) ? clue : undefined);
}
const noSharedMemory = {
    what: "Python's multiprocessing makes locks in /dev/shm, which Lambda does not have",
    remedy: 'Use threads, or Process and Pipe of multiprocessing: its queues, pools and locks do not work on Lambda.',
};
const noCredentials = {
    what: 'it looks for AWS credentials, and the rehearsal gives it none',
    remedy: "Set test-credentials to 'true': then it has those of the role that deploys. On Lambda it has those of the function's own role.",
};
// The first one that is found counts.
const finders = [
    (text) => /multiprocessing\/(?:synchronize|heap|shared_memory)\.py/.test(text) && /Errno (?:2|13|38)\]/.test(text)
        ? noSharedMemory
        : undefined,
    whenAny([/\bEROFS\b|read-only file ?system/i], {
        what: 'it writes outside of /tmp, and everything else is read-only on Lambda',
        remedy: 'Write to /tmp, or make the file at build time.',
    }),
    whenAny([/\bENOSPC\b|\[Errno 28\]|no space left on device/i], {
        what: '/tmp is full, the one place where it may write',
        remedy: "Raise the function's ephemeral-storage (512 MB unless it says otherwise), or write less.",
    }),
    // A database's 'permission denied for table' is about something else, and so is Java's DirectMethodHandleAccessor.
    whenAny([/\b(?:EACCES|EPERM)\b|\[Errno 13\]|permission denied(?! (?:for|to) )|operation not permitted/i], {
        what: 'it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says',
        remedy: 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
    }),
    (text, { credentials }) => (!credentials && withoutCredentials.test(text) ? noCredentials : undefined),
    // A denial names the action.
    whenAny([/not authorized to perform: lambda:(?:CheckpointDurableExecution|GetDurableExecutionState)/], {
        what: 'its execution role may not keep the checkpoints of durable executions',
        remedy: "Attach AWS's policy AWSLambdaBasicDurableExecutionRolePolicy to the execution role, or docs/iam/durable-execution.json.",
    }),
    // SDKs of Node and Python in these words.
    whenAny([/Unexpected payload provided to start the durable execution/, /KeyError: '?DurableExecutionArn/], {
        what: 'its handler is one of a durable function, and this function is none',
        remedy: 'Deploy it to a function that is created with DurableConfig (function-config): Lambda makes none durable that is there. Or unwrap the handler.',
    }),
    // Clients of Node and Python in these words; Node's, too, of what is no value of JSON at all.
    whenAny([/Runtime\.(?:JSONStringifyError|MarshalError)/, /Wrong arguments\n[^\n]*postInvocationResponse/], {
        what: 'the handler returned a value that is no JSON',
        remedy: 'Return text, numbers, lists and plain objects alone; turn dates and large integers into text.',
    }),
    findMissingCode,
    findHandlerClue,
];
/** As the SDKs of Node, Python, Go, Ruby, Java and .NET say it, and AWS of the keys that a durable handler is given. */
const withoutCredentials = /Could not load credentials from any providers|Unable to locate credentials|NoCredentialProviders|failed to retrieve credentials|MissingCredentialsError|Unable to load credentials from any of the providers|Failed to resolve AWS credentials|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId/;
/**
 * Finds why an image failed. What it says is data: it takes time linear in its length.
 *
 * @param error what the runtime reported, which counts more than what it logged on the way
 */
function findClue(error, lines, context) {
    const inText = (text) => {
        for (const find of finders) {
            const clue = find(text, context);
            if (clue)
                return clue;
        }
        return undefined;
    };
    return inText(error) ?? inText(lines.join('\n'));
}

// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/rehearsal/reported-error.js


/** Lines, and characters of each, that are kept of a message. */
const mostLines = 20;
const mostCharacters = 300;
/** Lines of a stack that tell: the place of the mistake, and how it came there. */
const mostFrames = 6;
/** Frames of the runtimes themselves. */
const ofRuntime = /\/var\/runtime\/|\/awslambdaric\/|\/aws-lambda-ric\/|\/aws_lambda_ric\/|\bnode:internal|<frozen |\bjdk\.internal\.|\bjava\.base\/|\bcom\.amazonaws\.services\.lambda\.runtime\.api\b/;
/**
 * Reads an error as a runtime reports it: JSON with `errorType`, `errorMessage` and a stack (Lambda developer guide,
 * "Using the Lambda runtime API"), whose member each client calls otherwise.
 *
 * @param type as in the header Lambda-Runtime-Function-Error-Type
 */
function readReportedError(type, payload) {
    const text = payload.toString('utf8');
    const error = (0,json/* parseJson */.qF)(text);
    const name = type || (0,json/* asText */.e1)((0,json/* member */.Dc)(error, 'errorType'));
    const message = (0,json/* asText */.e1)((0,json/* member */.Dc)(error, 'errorMessage'));
    const stack = ['trace', 'stackTrace'].flatMap((one) => (0,json/* asList */.DD)((0,json/* member */.Dc)(error, one))).flatMap(frameOf);
    const words = [name, message].filter((word) => word !== '').join(': ') || text;
    const [first = '', ...rest] = words.split('\n').map((line) => (0,domain_text/* cut */.Jj)(line.trimEnd(), mostCharacters));
    return {
        first: (0,domain_text/* withoutFullStop */.Qu)(first) || 'no reason given',
        rest: rest.slice(0, mostLines),
        stack: telling(stack).map((line) => (0,domain_text/* cut */.Jj)(line.trimEnd(), mostCharacters)),
        text: [name, ...(message === '' ? [text] : [message, ...stack])].join('\n'),
    };
}
/** Clients post texts, and that of Go an object for each frame. */
function frameOf(value) {
    if (typeof value === 'string')
        return [value];
    const [label, path, line] = ['label', 'path', 'line'].map((name) => (0,json/* member */.Dc)(value, name));
    return typeof label === 'string' && typeof path === 'string' ? [`${label} (${path}:${line})`] : [];
}
/** The client of Node repeats the message before the frames; that of Python has the place of the mistake last. */
function telling(stack) {
    const python = stack.some((one) => /^\s{0,10}File "/.test(one));
    const first = stack.findIndex((one) => /^\s{1,10}at /.test(one));
    const frames = stack.slice(Math.max(first, 0)).filter((one) => one.trim() !== '');
    const own = frames.filter((one) => !ofRuntime.test(one));
    const all = own.length > 0 ? own : frames;
    // A frame of Python's has its line of the source below.
    return python ? all.slice(-mostFrames / 2).flatMap((one) => one.trimEnd().split('\n')) : all.slice(0, mostFrames);
}

;// CONCATENATED MODULE: ./build/rehearsal/explain.js



/** The remedy where memory is short. */
const moreMemory = "Raise the function's memory-size, or use less.";
/** Where the reason may be found, when nothing shows it. */
function lastLines({ lines, lambda }) {
    if (lambda?.unseen)
        return "Read the function's log group: it may say more.";
    if (lines.length === 0)
        return 'Let it log the reason, then run the job again.';
    return lambda
        ? "Read its last lines: they may say more. The function's log group has all of them."
        : 'Read its last lines: they may say more.';
}
/** Adds the reason to a sentence, as far as the messages show one. @param error what the runtime reported, all of it */
function explain(around, what, error = '', remedy = lastLines(around)) {
    const sentence = (0,domain_text/* withoutFullStop */.Qu)(what);
    if (around.outOfMemory) {
        return {
            what: `${sentence}: a process of it was killed, because it needs more than the function's ${around.memory} MB of memory.`,
            remedy: moreMemory,
        };
    }
    const clue = findClue(error, around.lines, around);
    if (clue === undefined)
        return { what, remedy };
    const { what: reason, brief } = clue;
    return {
        what: `${sentence}: ${reason}.`,
        ...(brief !== undefined && { brief: `${sentence}: ${brief}.` }),
        remedy: clue.remedy,
    };
}
/**
 * The same for an error that the function reported, whose words are no part of the short sentence; the lines of its
 * message after the first come below, and where nothing explains it, those of its stack.
 *
 * @param correct what has made the error; absent where that was none of the function's own
 */
function explainError(around, sentence, error, correct) {
    const { first, rest, stack, text } = readReportedError(error.type, error.payload);
    const { what, brief = what } = explain(around, `${sentence}.`, text);
    const read = lastLines(around);
    const place = stack.length > 0 ? ': the stack of its error shows the place.' : `. ${read}`;
    const remedy = correct === undefined ? read : `Correct ${correct}${place}`;
    const finding = explain(around, `${sentence}: ${first}.`, text, remedy);
    const below = [...rest, ...(finding.remedy === remedy ? stack : [])];
    return { ...finding, brief, ...(below.length > 0 && { details: below.join('\n') }) };
}


/***/ }),

/***/ 282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ errorOf),
/* harmony export */   Q: () => (/* binding */ playDurably)
/* harmony export */ });
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);



/** Invocations after which an execution is given up. */
const most = 1000;
/**
 * Runs a durable execution: invokes its handler, and invokes it again with all that is done so far whenever it waits,
 * until the execution is over, or waits for what nothing here can end (Lambda developer guide, "Lambda durable
 * functions"). No time passes in waits, nor before retries.
 *
 * @param timeout milliseconds for each invocation
 * @param spent milliseconds of the first one's time that are over
 */
async function playDurably(environment, payload, timeout, spent) {
    const execution = environment.durable.begin(payload);
    for (let invocations = 1;; invocations += 1) {
        const answer = await environment.invoke(execution.event(), timeout, invocations === 1 ? spent : 0);
        const outcome = answer.kind === 'response' ? readOutcome(answer.payload, execution) : answer;
        if (outcome !== undefined)
            return { outcome, told: describeInvocations(invocations, execution) };
        if (invocations === most)
            return { outcome: endless(invocations), told: '' };
    }
}
function describeInvocations(invocations, { skipped }) {
    return `in ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(invocations, 'invocation')}${skipped > 0 ? `, with ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(skipped)} of waits and retries skipped` : ''}`;
}
/** What an answer makes of the execution; undefined where it goes on. */
function readOutcome(payload, execution) {
    const answer = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(payload.toString('utf8'));
    switch ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(answer, 'Status')) {
        case 'SUCCEEDED': {
            // A handler that returns nothing has no result at all.
            const result = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(answer, 'Result')) || (execution.result ?? 'null');
            return { kind: 'response', payload: Buffer.from(result), streamed: false };
        }
        case 'FAILED':
            return { kind: 'execution', status: 'FAILED', error: errorOf((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(answer, 'Error')) };
        case 'PENDING':
            return readSuspension(execution);
        default:
            return { kind: 'execution', status: 'NO_STATUS', error: { type: undefined, payload } };
    }
}
function readSuspension(execution) {
    const suspension = execution.suspend();
    switch (suspension.kind) {
        case 'again':
            return undefined;
        case 'waiting':
            return suspension;
        case 'timed-out':
            return { kind: 'execution', status: 'TIMED_OUT', error: { type: undefined, payload: Buffer.from('') } };
        case 'nothing': {
            // As Lambda says it.
            const ErrorMessage = 'Cannot return PENDING status with no pending operations.';
            return { kind: 'execution', status: 'FAILED', error: errorOf({ ErrorMessage }) };
        }
    }
}
function endless(invocations) {
    const ErrorMessage = `It was invoked ${invocations.toLocaleString('en')} times, and is not over.`;
    return { kind: 'execution', status: 'FAILED', error: errorOf({ ErrorMessage }) };
}
/** The error of an execution (Lambda API reference, "ErrorObject") in the shape of those that runtimes report. */
function errorOf(error) {
    const [type, errorMessage] = [(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(error, 'ErrorType')), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(error, 'ErrorMessage'))];
    const reported = { errorType: type, errorMessage, stackTrace: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(error, 'StackTrace') };
    return { type: type || undefined, payload: Buffer.from(JSON.stringify(reported)) };
}


/***/ }),

/***/ 1680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CE: () => (/* binding */ previewPath),
/* harmony export */   Wi: () => (/* binding */ previewText),
/* harmony export */   hg: () => (/* binding */ previewTexts),
/* harmony export */   is: () => (/* binding */ previewValue)
/* harmony export */ });
/** Characters that are shown of a value, and of a text that may say more. */
const shown = 200;
const shownOfText = 400;
/**
 * Writes a value from JSON as JSON, cut to a readable length. The part that is cut is not read, however large it is.
 */
function previewValue(value) {
    const parts = [];
    let left = shown;
    const put = (text) => {
        parts.push(text.slice(0, left));
        left -= text.length;
        return left >= 0;
    };
    // Each level of nesting puts a character, so that it ends before the stack does.
    const write = (each) => {
        if (typeof each === 'string')
            return put(JSON.stringify(each.slice(0, shown)));
        if (typeof each !== 'object' || each === null)
            return put(Object.is(each, -0) ? '-0' : String(each));
        const list = Array.isArray(each);
        let separator = list ? '[' : '{';
        for (const name in each) {
            if (!put(list ? separator : `${separator}${JSON.stringify(name.slice(0, shown))}:`))
                return false;
            if (!write(Reflect.get(each, name)))
                return false;
            separator = ',';
        }
        if (separator !== ',' && !put(separator))
            return false;
        return put(list ? ']' : '}');
    };
    return write(value) ? parts.join('') : `${parts.join('')}…`;
}
/** Characters before the first difference of two texts. */
const before = 40;
/**
 * Writes two texts that differ as JSON, cut so that it is seen where they do.
 *
 * @returns the characters before both parts, and the parts
 */
function previewTexts(one, other) {
    let same = 0;
    while (same < one.length && one[same] === other[same])
        same += 1;
    const from = Math.max(one.length, other.length) <= shown || same <= before ? 0 : same - before;
    const write = (text) => {
        const part = text.slice(from, from + shown).toWellFormed();
        return `${JSON.stringify(part)}${text.length > from + shown ? '…' : ''}`;
    };
    return { from, texts: [write(one), write(other)] };
}
/** Writes the path to a part of a value as JSONPath (RFC 9535), for example `$.items[3]['first name']`; a long one without its middle. */
function previewPath(path) {
    const half = 10;
    const steps = path.length > 2 * half ? [...path.slice(0, half), undefined, ...path.slice(-half)] : path;
    return `$${steps.map((step) => (step === undefined ? '…' : previewStep(step))).join('')}`;
}
function previewStep(step) {
    if (typeof step === 'number')
        return `[${step}]`;
    if (/^[A-Za-z_][\w-]{0,49}$/.test(step))
        return `.${step}`;
    const quoted = JSON.stringify(step.slice(0, 50)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
    return `['${quoted}${step.length > 50 ? '…' : ''}']`;
}
/** The start of a text. A character may have up to four bytes. */
function previewText(text) {
    const start = text.toString('utf8', 0, 4 * shownOfText + 4);
    return start.length > shownOfText || text.length > 4 * shownOfText + 4 ? `${start.slice(0, shownOfText)}…` : start;
}


/***/ }),

/***/ 2024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ initLimit),
/* harmony export */   RN: () => (/* binding */ describeSlowStart),
/* harmony export */   V2: () => (/* binding */ startRuntime)
/* harmony export */ });
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5587);


/** Milliseconds that a runtime has to ask for its first event (Lambda developer guide, "Init phase"). */
const initLimit = 10_000;
/**
 * The same where Lambda makes environments before they are needed: SnapStart and managed instances. The function's timeout
 * counts where it is longer (Lambda developer guide, "Understanding the Lambda execution environment lifecycle").
 */
const preparedLimit = 130_000;
/**
 * Starts a runtime as Lambda does: a start that is not over in ten seconds is ended, and made once more with the first
 * invocation, within the function's timeout (Lambda developer guide, "Init phase"). One that is prepared has more time, and
 * is made once.
 *
 * @param open starts a fresh environment
 */
async function startRuntime(open, { timeout, prepared, log }) {
    if (prepared)
        return { ...(await attempt(open, Math.max(preparedLimit, timeout))), ofInvocation: 0 };
    const first = await attempt(open, initLimit);
    if (first.outcome.kind !== 'late')
        return { ...first, ofInvocation: 0 };
    log(`No event was asked for within ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(initLimit)}: Lambda ends such a start, and makes it once more with the first invocation. The same is done here, for up to ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(timeout)}.`);
    await first.environment.close();
    const second = await attempt(open, timeout);
    return { ...second, ofInvocation: second.init };
}
async function attempt(open, limit) {
    const start = performance.now();
    return (0,_domain_waits_js__WEBPACK_IMPORTED_MODULE_1__/* .awaiting */ .Vp)({ what: 'the image to ask for its first event', until: Date.now() + limit }, async () => {
        const environment = await open();
        const outcome = await environment.started(limit);
        return { environment, outcome, init: performance.now() - start };
    });
}
/** Says that a start was in time only at the second attempt. */
function describeSlowStart(init, timeout) {
    return `The image takes ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(init)} to start. Lambda ends a start after ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(initLimit)} and makes it once more with the first invocation, within the function's timeout (${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(timeout)} here): that invocation takes as much longer. Do less before the first event, or more of it at build time.`;
}


/***/ }),

/***/ 9689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ tagReleased),
/* harmony export */   s: () => (/* binding */ giveNamedTags)
/* harmony export */ });
/* harmony import */ var _domain_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2766);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _run_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9533);



/**
 * Gives the image of image-uri the tags that the user has named. One that moves, as `production` does, says what is
 * live, so this comes after the release.
 *
 * @returns all tags that it has by this run
 * @throws Problem when a tag can't be moved to it, or when ECR refuses
 */
async function giveNamedTags({ plan, tools }, target) {
    const { imageTags = [], image, repository } = target;
    const { source } = plan;
    if (source.kind !== 'image' || source.tags.length === 0 || repository === undefined) {
        return { imageTags: [...imageTags], given: false };
    }
    const named = await (0,_run_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .giveTags */ .Zk)({ plan, source, origin: {}, log: tools.log }, target, image);
    tools.log(`${repository.registry}/${repository.name}: ${named.imageTags.join(', ')} on ${image.digest}`);
    return { imageTags: [...new Set([...imageTags, ...named.imageTags])], given: named.given };
}
/** The same after a release, which is finished whatever becomes of the tags. */
async function tagReleased(run, targets, results) {
    if (run.plan.source.kind !== 'image' || run.plan.source.tags.length === 0)
        return [...results];
    const tagged = await run.tools.steps.step({ title: 'Tag the image in ECR', label: 'Tag', section: 'Image' }, () => Promise.all((0,_domain_place_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOfEachRegion */ .xf)(targets).map(async (target) => {
        const { region } = target;
        try {
            return [region, (await giveNamedTags(run, target)).imageTags];
        }
        catch (error) {
            run.tools.warn(`${region} has the new image, but not all of its tags: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            return [region, undefined];
        }
    })));
    const byRegion = new Map(tagged);
    return results.map((result) => ({ ...result, imageTags: byRegion.get(result.region) ?? result.imageTags }));
}


/***/ }),

/***/ 5573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l_: () => (/* binding */ presentResult),
/* harmony export */   q8: () => (/* binding */ unknownResult),
/* harmony export */   v_: () => (/* binding */ imageResult)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2766);
/* harmony import */ var _lambda_function_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2614);



/** What a region without a function has: nothing but the image, once it is there. */
function imageResult({ image, imageTags = [], brought = false, imageUri = '', ...target }) {
    return {
        ...nothing(target),
        digest: image?.digest ?? '',
        imageUri,
        imageTags: [...imageTags],
        changed: brought,
    };
}
function nothing(place) {
    return {
        ...(0,_domain_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(place),
        digest: '',
        version: '',
        imageUri: '',
        imageTags: [],
        functionArn: '',
        versionArn: '',
        aliasArn: '',
        codeSha256: '',
        previousVersion: '',
        previousDigest: '',
        changed: false,
        functionUrl: '',
        configured: [],
        verified: [],
        pruned: [],
    };
}
/** What a place had before, and nothing of what it has now, which could not be read. @param alias the input alias */
function unknownResult(before, alias) {
    return {
        ...before,
        ...{ digest: '', version: '', imageUri: '', versionArn: '', codeSha256: '', unknown: true },
        ...(alias !== undefined && { alias: { name: alias, version: '', weights: {} } }),
    };
}
function watchedBy({ inputs, config }) {
    return {
        logGroup: config.LoggingConfig?.LogGroup ?? `/aws/lambda/${inputs.functionName.name}`,
        alarms: inputs.release.rollbackAlarms,
        memory: config.MemorySize ?? _lambda_function_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultConfig */ .sb.MemorySize,
    };
}
/** What a region has before the release: what the alias is on, without one what $LATEST has. */
function presentResult({ present, newestVersion = '', alias, ...target }) {
    const version = alias?.version ?? newestVersion;
    const serving = alias ?? present;
    const digest = serving?.digest ?? '';
    return {
        ...nothing(target),
        digest,
        version,
        imageUri: serving?.imageUri ?? '',
        functionArn: present?.arn ?? '',
        ...(present?.digest !== undefined && { latestDigest: present.digest, previousLatestDigest: present.digest }),
        watched: watchedBy(target),
        versionArn: present && version !== '' ? `${present.arn}:${version}` : '',
        aliasArn: alias?.arn ?? '',
        codeSha256: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestHex */ .sU)(digest),
        previousVersion: version,
        previousDigest: digest,
        ...(alias && { alias }),
    };
}


/***/ }),

/***/ 6900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ buildFor),
  p: () => (/* binding */ inputsFor)
});

// EXTERNAL MODULE: ./build/docker/build.js + 3 modules
var docker_build = __webpack_require__(2704);
// EXTERNAL MODULE: ./build/docker/cache.js
var cache = __webpack_require__(9011);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/docker/ask.js
var ask = __webpack_require__(7312);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/docker/stages.js
var stages = __webpack_require__(7106);
;// CONCATENATED MODULE: ./build/docker/source-date.js




/** Seconds since 1970 that stand for the time of the build (reproducible-builds.org, "SOURCE_DATE_EPOCH"). */
const source_date_name = 'SOURCE_DATE_EPOCH';
/**
 * Whether a build has a fixed time: by a build argument, else by the variable of the job, which buildx makes one of.
 * An empty one says that there is none.
 */
function hasSourceDate({ buildArgs }, env) {
    const given = buildArgs.findLast((argument) => nameOf(argument) === source_date_name);
    const value = given?.includes('=') ? given.slice(given.indexOf('=') + 1) : env[source_date_name];
    return value !== undefined && value.trim() !== '';
}
/**
 * Gives a build the time of the commit that is checked out, where its Dockerfile asks for a time (`ARG
 * SOURCE_DATE_EPOCH`) and the job gives none. Without being asked it gives none: with a fixed time the times of files are
 * rewritten, and what a RUN instruction has compiled for files of another time is then stale. Python, for example,
 * compiles such modules again at each start.
 *
 * @returns the build as it is where there is no commit to be read: no git, no checkout, a fetched context
 */
async function withCommitTime(build, { env, signal }) {
    const file = (0,build_files/* localDockerfile */.C)(build);
    if (file === undefined || isTold(build, env) || !asksForTime((0,external_node_fs_.readFileSync)(file, 'utf8')))
        return build;
    // Plumbing obeys no settings of the checkout, which may be another user's: a job in a container runs as root.
    const argv = ['-C', build.context, '-c', 'safe.directory=*', 'cat-file', 'commit', 'HEAD'];
    const { PATH, HOME } = env;
    const asked = await (0,ask/* ask */.k)('git', argv, { env: { PATH, HOME, GIT_NO_LAZY_FETCH: '1' }, signal });
    const time = asked.exitCode === 0 ? commitTime(asked.stdout) : undefined;
    return time === undefined ? build : { ...build, buildArgs: [...build.buildArgs, `${source_date_name}=${time}`] };
}
/** Whether a Dockerfile declares the argument without a value of its own. */
function asksForTime(dockerfile) {
    return (0,stages/* instructionsOf */.Jk)(dockerfile).some((each) => /^[ \t]*ARG[ \t](?:.*[ \t])?SOURCE_DATE_EPOCH[ \t]*(?:[ \t]|$)/i.test(each));
}
/** Reads the committer's time of a commit object (git-commit-tree documentation, "Commit information"). */
function commitTime(commit) {
    return /^committer .*> (\d+) [+-]\d{4}$/m.exec(commit)?.[1];
}
function isTold({ buildArgs }, env) {
    return env[source_date_name] !== undefined || buildArgs.some((argument) => nameOf(argument) === source_date_name);
}
function nameOf(argument) {
    return argument.split('=', 1)[0]?.trim();
}

// EXTERNAL MODULE: ./build/domain/architecture.js
var domain_architecture = __webpack_require__(2702);
// EXTERNAL MODULE: ./build/domain/image-labels.js
var image_labels = __webpack_require__(1014);
;// CONCATENATED MODULE: ./build/run/build-for.js





/** Builds the image with buildx. @throws Problem when the build fails */
async function buildFor(run, docker, { source, engine, place, architecture }) {
    const { tools } = run;
    const build = await withCommitTime(inputsFor(run, source.build, place, architecture), tools);
    const fixedTimes = engine?.rewritesTimes === true && hasSourceDate(build, tools.env);
    const localName = (0,docker_build/* chooseLocalName */.Ks)(engine?.driver);
    // Noted first: a build that is killed as it exports the image leaves the name all the same.
    if (localName !== undefined)
        run.docker.noteImage(localName);
    return (0,docker_build/* buildImage */._w)(docker, { build, platform: (0,domain_architecture/* platformOf */.tj)(architecture), fixedTimes }, localName);
}
/**
 * The functions that the image is for, in an order of their own: it is the same image in whichever order they are named,
 * and whether or not all of them are there yet.
 */
function functionsIn({ plans }, region) {
    const functions = region === undefined ? [] : (plans.get(region)?.functions ?? []);
    return functions.flatMap(({ functionName }) => functionName?.name ?? []).sort();
}
/** What is built for functions or a repository, and says so: caches of its own, and labels. */
function inputsFor({ plan, tools: { workflow } }, build, place, architecture) {
    const { preview, commit, repository } = plan;
    // A preview's first build has nothing of its own yet.
    const others = preview === undefined ? [] : [`${preview.of}-${architecture}`];
    const names = functionsIn(plan, place?.region);
    const scope = names.length === 1 ? names[0] : place?.address.name;
    const scoped = (0,cache/* scopeCaches */.k7)(build, `${scope}-${architecture}`, others);
    const source = `${workflow.serverUrl}/${repository}`;
    const origin = {
        ...(names.length > 0 && { functionName: names.join(',') }),
        ...(repository !== '' && { source }),
        ...(commit !== '' && { revision: commit }),
        ...(build.target !== undefined && { target: build.target }),
    };
    return { ...scoped, labels: (0,image_labels/* withOrigin */.D_)(scoped.labels, origin) };
}


/***/ }),

/***/ 7458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ logIn)
/* harmony export */ });
/* harmony import */ var _aws_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2148);
/* harmony import */ var _domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5940);
/* harmony import */ var _ecr_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4893);



/** Milliseconds before its end at which a registry's password is replaced. */
const margin = 15 * 60_000;
/**
 * Logs in to the registries of all regions, and to those of other accounts that their repositories are in. A password
 * that a long build has outlived is replaced.
 *
 * @param renew whether to replace all passwords
 */
async function logIn({ tools, docker }, targets, renew = false) {
    const logins = await (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__/* .sideBySide */ .Q)(targets.map(async ({ login, clients, region, registry }) => {
        const ends = login.expiresAt.getTime() - _aws_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .clock */ .pm.now();
        const valid = ends > margin && !renew ? login : await (0,_ecr_repository_js__WEBPACK_IMPORTED_MODULE_2__.ecrLogin)(clients.ecr, region, tools.mask);
        return [valid, { ...valid, registry }];
    }));
    docker.config.logIn(logins.flat());
}


/***/ }),

/***/ 1087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ namedFunctionOf),
/* harmony export */   p: () => (/* binding */ standInFor)
/* harmony export */ });
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7558);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(880);
/* harmony import */ var _domain_region_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1361);



/** The function. One that is to be created has no ARN yet; its execution role is in the same account. */
function namedFunctionOf(region, { functionName, executionRole = '' }, { present, config: { Role: role = executionRole } }) {
    const { name } = functionName;
    return { name, arn: present?.arn ?? functionArn(region, (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .accountOf */ .XP)(role) ?? '', name) };
}
/** What stands for a function where there is none: one named after the image's repository. */
function standInFor({ region, registry, address, inputs, }) {
    const account = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrRegistry */ .d_)(registry)?.account ?? (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .accountOf */ .XP)(inputs.rolesToAssume.at(-1) ?? '') ?? '';
    const last = address.name.slice(address.name.lastIndexOf('/') + 1);
    const name = last.replaceAll('.', '-').slice(0, longestName);
    return { name, arn: functionArn(region, account, name) };
}
/** Characters (Lambda API reference, "CreateFunction", parameter FunctionName). */
const longestName = 64;
function functionArn(region, account, name) {
    const { id: partition } = (0,_domain_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .i)(region);
    return (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .formatArn */ .bH)({ partition, service: 'lambda', region, account, resource: `function:${name}` });
}


/***/ }),

/***/ 5914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m_: () => (/* binding */ isSameImage),
/* harmony export */   pT: () => (/* binding */ refuseOtherNames),
/* harmony export */   yL: () => (/* binding */ refuseDifferent)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9941);


/**
 * Refuses repositories of other names than the first region's, with replication: ECR keeps the name (ECR user
 * guide, "Private image replication").
 *
 * @throws Problem that names each region's repository
 */
function refuseOtherNames(targets) {
    if (new Set(targets.map(({ address }) => address.name)).size < 2)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `replicate: ECR replicates to repositories of the same name, but they are ${targets.map(({ region, address }) => `${address.name} in ${region}`).join(', ')}.`,
        remedy: 'Give repository one name for all regions, or leave replicate out.',
    });
}
/**
 * Refuses regions whose ECR has different images: all are to run the same one.
 *
 * @throws Problem that names each region's digest
 */
function refuseDifferent(targets) {
    const images = targets.flatMap(({ region, image, given }) => {
        const digest = image?.digest ?? given?.image.digest;
        return digest === undefined ? [] : [{ region, digest }];
    });
    if (new Set(images.map(({ digest }) => digest)).size < 2)
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `ECR has different images in the regions: ${images.map(({ region, digest }) => `${digest} in ${region}`).join(', ')}.`,
        remedy: 'Use a tag that no region has yet, or delete it where it is on an older image.',
    });
}
/** Whether ECR has the very image that was built: its manifest, or another one of the same config. */
function isSameImage(stored, image) {
    if (stored === undefined)
        return false;
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .readManifest */ .WI)(stored.manifest, stored.mediaType);
    return stored.digest === image.id || (manifest.kind === 'image' && manifest.configDigest === image.configDigest);
}


/***/ }),

/***/ 9533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ standsForCommit),
/* harmony export */   Zk: () => (/* binding */ giveTags),
/* harmony export */   cp: () => (/* binding */ refuseFixedTags),
/* harmony export */   dx: () => (/* binding */ fixedTag),
/* harmony export */   g$: () => (/* binding */ readTags)
/* harmony export */ });
/* harmony import */ var _domain_image_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1014);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(880);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);
/* harmony import */ var _domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5940);
/* harmony import */ var _ecr_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(307);
/* harmony import */ var _ecr_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3464);






/**
 * Whether a tag stands for the commit, as the default does: where it is on an image of something else, that one keeps
 * it, and a tag by the digest takes its place. Any other tag is what the user wants it to be, or none.
 */
function standsForCommit({ preview, commit }, tag) {
    return preview !== undefined || tag === commit;
}
/** Reads what the tags of a build are on now. */
async function readTags({ plan, source, origin, isOwn }, target) {
    const { repository, region, clients } = target;
    if (!repository)
        throw new Error(`the repository in ${region} was neither found nor created`);
    const held = await (0,_ecr_images_js__WEBPACK_IMPORTED_MODULE_4__.findTagged)(clients.ecr, repository, source.tags);
    const moves = async ([tag, image]) => {
        if (repository.immutable(tag))
            return false;
        // Of the commit's own tag only an earlier build of the same is replaced.
        if (!standsForCommit(plan, tag))
            return true;
        return (0,_domain_image_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameOrigin */ .J6)(origin, isOwn?.(image) ? origin : await (0,_ecr_images_js__WEBPACK_IMPORTED_MODULE_4__.originOf)(clients.ecr, repository, image));
    };
    const all = [...held];
    const moving = await (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .sideBySide */ .Q)(all.map(moves));
    return { target, repository, held, movable: new Set(all.filter((_, index) => moving[index]).map(([tag]) => tag)) };
}
/**
 * Refuses tags that the user has named and that can't be moved to the image.
 *
 * @param image absent when no region has it
 * @throws Problem that names the first of them
 */
function refuseFixedTags(plan, { target, repository, held }, image) {
    for (const [tag, on] of held) {
        if (on.digest === image?.digest || !repository.immutable(tag))
            continue;
        if (!standsForCommit(plan, tag))
            throw fixedTag(target, tag, on);
    }
}
/** Says that a tag that the user has named is on another image, and stays there. */
function fixedTag({ region, address }, tag, on) {
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `tags: ${address.name}:${tag} in ${region} is on another image, ${on.digest}, and the repository does not let it be moved.`,
        remedy: `Leave ${tag} out of tags, name another tag for this build, or exclude it from the repository's tag immutability.`,
    });
}
/**
 * Gives an image that ECR has, or has all layers of, the tags of the build.
 *
 * @param reading what the tags are on, where that is read already
 * @throws Problem when a tag that the user has named can't be moved, or when ECR refuses
 */
async function giveTags(tagging, target, image, reading = readTags(tagging, target)) {
    const { plan, source } = tagging;
    const place = await reading;
    refuseFixedTags(plan, place, image);
    const given = await (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .sideBySide */ .Q)(source.tags.map((tag) => giveTag(tagging, place, image, tag)));
    return { imageTags: given.map(({ tag }) => tag), given: given.some(({ how }) => how === 'given') };
}
async function giveTag({ plan, log }, { target, repository, held, movable }, image, tag) {
    const { ecr } = target.clients;
    const on = held.get(tag);
    if (on?.digest === image.digest)
        return { tag, how: 'there' };
    const replaceable = standsForCommit(plan, tag);
    if (on === undefined || movable.has(tag) || !replaceable) {
        const how = await (0,_ecr_tags_js__WEBPACK_IMPORTED_MODULE_5__.putTag)(ecr, repository, image, tag);
        if (how !== 'taken')
            return { tag, how };
        // Another run gave it meanwhile.
        const now = await (0,_ecr_images_js__WEBPACK_IMPORTED_MODULE_4__.findImage)(ecr, repository, { imageTag: tag });
        if (now?.digest === image.digest)
            return { tag, how: 'there' };
        if (now && !replaceable)
            throw fixedTag(target, tag, now);
    }
    const other = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .tagByDigest */ .O7)(tag, image.digest);
    const how = await (0,_ecr_tags_js__WEBPACK_IMPORTED_MODULE_5__.putTag)(ecr, repository, image, other);
    if (how === 'taken')
        throw fixedTag(target, other, image);
    log(`${repository.name}:${tag} in ${target.region} is on another image, and stays there: this one is ${other}`);
    return { tag: other, how };
}


/***/ }),

/***/ 5325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ tenantOf),
/* harmony export */   Lm: () => (/* binding */ wantedOf),
/* harmony export */   e_: () => (/* binding */ hasImage),
/* harmony export */   lJ: () => (/* binding */ startOverride),
/* harmony export */   nm: () => (/* binding */ usesSnapStart)
/* harmony export */ });
function hasImage(target) {
    return target.image !== undefined;
}
/** Whether the function's versions are restored from snapshots. */
function usesSnapStart({ config }) {
    return config.SnapStart?.ApplyOn === 'PublishedVersions';
}
/** What the function starts in place of what its image says. */
function startOverride({ config }) {
    const { EntryPoint: entryPoint, Command: command } = config.ImageConfig ?? {};
    return { ...(entryPoint && { entryPoint }), ...(command && { command }) };
}
/** What a region's function needs of an image. @param takesSnapshots whether Lambda is known to take some of it */
function wantedOf(target, architecture, uri, takesSnapshots = false) {
    return { architecture, snapStart: usesSnapStart(target) && !takesSnapshots, start: startOverride(target), uri };
}
/** The tenant that its events come from; absent for a function that isolates none, which Lambda invokes for no tenant. */
function tenantOf({ config, inputs }) {
    const { verifyTenantId: tenantId } = inputs.release;
    return config.TenancyConfig && tenantId !== undefined ? { tenantId } : {};
}


/***/ })

};
