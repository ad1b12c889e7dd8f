export const id = 377;
export const ids = [377];
export const modules = {

/***/ 5928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ refuseNewer)
});

// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/ecr/repository.js
var repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/ecr/tags.js
var tags = __webpack_require__(3464);
// EXTERNAL MODULE: ./build/github/client.js
var github_client = __webpack_require__(4463);
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
        throw (0,explain/* explainGitHub */.$)(error, `Could not compare the commits ${history_short(ancestor)} and ${history_short(candidate)}`);
    }
}
function history_short(sha) {
    return sha.slice(0, 7);
}

;// CONCATENATED MODULE: ./build/deploy/newer-commit.js









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
function refuseNewer(plan, { signal, log, debug, warn }, newest = async () => undefined) {
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
    const address = (0,repository/* addressOf */.ci)((0,image_reference/* parseImageReference */.o_)(imageUri, 'The function'));
    const image = await (0,ecr_images/* findImage */.F1)(ecr, address, { imageDigest: digest });
    const { source, revision } = image === undefined ? {} : await (0,ecr_images/* originOf */.yv)(ecr, address, image);
    if (revision !== undefined && commitPattern.test(revision)) {
        return source?.endsWith(`/${plan.repository}`) ? [revision] : [];
    }
    return (await (0,tags/* imageTags */.rK)(ecr, address, digest)).flatMap((tag) => commitOf(tag, digest, plan) ?? []);
}


/***/ }),

/***/ 8377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isBuildRun: () => (/* binding */ isBuildRun),
  startDeployRun: () => (/* binding */ startDeployRun),
  startPushRun: () => (/* binding */ startPushRun)
});

// EXTERNAL MODULE: ./build/aws/credentials.js + 3 modules
var aws_credentials = __webpack_require__(4497);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
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
 * RequestResponse; Lambda's own RequestTooLargeException). The quota in words is 6 MB; it is 1 MB where nobody waits
 * (Event), which no event here is handed over by.
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
    const common = expect === undefined ? {} : { expected: { value: (0,json/* parseJson */.qF)(readJson(expect, `${of}-expect`, workplace)) } };
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
        const expected = files.includes(own) ? { expected: { value: (0,json/* parseJson */.qF)(read(own)) } } : common;
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

// EXTERNAL MODULE: ./build/session/docker-session.js + 6 modules
var docker_session = __webpack_require__(5518);
// EXTERNAL MODULE: ./build/deploy/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(5928);
// EXTERNAL MODULE: ./build/deploy/secrets.js
var secrets = __webpack_require__(7919);
;// CONCATENATED MODULE: ./build/deploy/run.js









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
        refuseNewer: own.refuseNewer ?? (0,newer_commit/* refuseNewer */._)(plan, tools),
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
    return {
        plan,
        tools,
        credentials: signedIn,
        ofRepository: repositoryCredentials(plan, tools) ?? signedIn,
        ...(needsDocker(plan) && { docker: (0,docker_session/* openDockerSession */.V)(tools, source.kind === 'build' ? source.build : undefined) }),
        events: readAll(plan, tools, findings),
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

/***/ 7919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ hideGivenSecrets),
/* harmony export */   q: () => (/* binding */ hideVariables)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1583);

/**
 * Masks what the run was given for the build and for GitHub, and hides the values of variables that the inputs set: the
 * runner masks only what GitHub knows as a secret, and nothing in a comment or a file.
 */
function hideGivenSecrets({ source, plans, inputs }, tools) {
    if (source.kind === 'build') {
        for (const { value } of source.build.secrets)
            tools.mask(value);
        for (const { value } of source.build.secretEnvs)
            if (tools.env[value])
                tools.mask(tools.env[value]);
    }
    tools.hide(inputs.githubToken === undefined ? [] : [inputs.githubToken]);
    for (const { inputs: own } of (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .placesOf */ .ek)({ plans })) {
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


/***/ }),

/***/ 3213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ digesting),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
function digestOf(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
function digesting(content) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    async function* reading() {
        for await (const chunk of content) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
        }
    }
    return { content: reading(), result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }) };
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

/***/ 307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   VB: () => (/* binding */ downloadConfig),
/* harmony export */   W1: () => (/* binding */ configOf),
/* harmony export */   id: () => (/* binding */ findTagged),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4942);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3213);
/* harmony import */ var _domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1014);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9941);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4055);









/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image, or when it is archived
 * @throws Problem when ECR refuses the call, or the manifest does not have the digest that ECR reports
 */
async function findImage(ecr, address, imageId) {
    const { name, registryId } = address;
    const acceptedMediaTypes = [..._image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .imageMediaTypes */ .df, ..._image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .indexMediaTypes */ .U8];
    const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes };
    const wanted = imageId.imageDigest ?? imageId.imageTag;
    try {
        const { images, failures } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__/* .BatchGetImageCommand */ .P8n(request));
        const image = images?.[0];
        if (image?.imageManifest === undefined) {
            const failure = failures?.[0];
            // ECR does not document as what it takes an archived image here.
            const known = failure?.failureCode === 'ImageNotFound' || (await (0,_archive_js__WEBPACK_IMPORTED_MODULE_8__/* .archivedDigest */ .n)(ecr, address, imageId));
            return known ? undefined : missing(failure, `${name} ${wanted}`);
        }
        const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .o)(image.imageManifest);
        if (image.imageId?.imageDigest !== digest) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
                what: `ECR says that ${name} ${wanted} is ${image.imageId?.imageDigest}, but its manifest has the digest ${digest}.`,
                remedy: 'Push the image again.',
            });
        }
        return { digest, manifest: image.imageManifest, mediaType: image.imageManifestMediaType ?? '' };
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
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error.cause, 'RepositoryNotFoundException'))
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
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageSizeInBytes;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the size of ${name}@${digest} in ECR`);
    }
}
/** Reads an image's config. @throws Problem when ECR does not give it */
async function readImageConfig(ecr, address, configDigest) {
    return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .readConfig */ .Xg)(await downloadConfig(ecr, address, configDigest));
}
/** Reads what an image's labels say of where it comes from; nothing of an index. */
async function originOf(ecr, address, image) {
    const config = await configOf(ecr, address, image);
    return config ? (0,_domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .readOrigin */ .P2)(config.labels) : {};
}
/** Reads an image's config; an index has none. @throws Problem when ECR does not give it */
async function configOf(ecr, address, { manifest: text, mediaType }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(text, mediaType);
    return manifest.kind === 'index' ? undefined : readImageConfig(ecr, address, manifest.configDigest);
}
/** Downloads an image's config, as JSON. @throws Problem when ECR does not give it */
async function downloadConfig(ecr, { name, registryId }, configDigest) {
    try {
        const request = { repositoryName: name, registryId, layerDigest: configDigest };
        const { downloadUrl = '' } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__/* .GetDownloadUrlForLayerCommand */ .pKL(request));
        const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
        const response = await http.get(downloadUrl);
        const status = response.message.statusCode ?? 0;
        const body = await response.readBody();
        if (status !== 200)
            throw new Error(`its download was answered with status ${status}`);
        return body;
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the config of the image in ECR repository ${name}`);
    }
}
function missing(failure, image) {
    if (failure === undefined)
        return undefined;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
        remedy: 'Check the repository in the console.',
    });
}


/***/ }),

/***/ 4893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ ecrLogin),
/* harmony export */   Rh: () => (/* binding */ foreignRepository),
/* harmony export */   W1: () => (/* binding */ findRepository),
/* harmony export */   XQ: () => (/* binding */ wildcard),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   sD: () => (/* binding */ pendingRepository),
/* harmony export */   vB: () => (/* binding */ createRepository)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7558);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(880);
/* harmony import */ var _domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7617);
/* harmony import */ var _domain_region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1361);







/** Where an image of ECR is; of a host that is none of ECR's, the account is taken to be the caller's. */
function addressOf({ registry, repository, }) {
    const account = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEcrRegistry */ .d_)(registry)?.account;
    return { name: repository, ...(account !== undefined && { registryId: account }) };
}
/**
 * Gets the registry's password and masks it.
 *
 * @throws Problem when ECR gives none
 */
async function ecrLogin(ecr, region, mask) {
    try {
        const { authorizationData } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .GetAuthorizationTokenCommand */ .Eu6({}));
        const { authorizationToken = '', proxyEndpoint = '', expiresAt = new Date() } = authorizationData?.[0] ?? {};
        mask(authorizationToken);
        const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64').toString('utf8').split(':');
        mask(password);
        // Lambda does not take images from FIPS hosts; it is the same registry (Lambda guide, "Create a Lambda function using
        // a container image").
        const registry = new URL(proxyEndpoint).host.replace(/^(\d{12}\.dkr[.-]ecr)-fips\./, '$1.');
        return { registry, username, password, expiresAt };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not sign in to ECR in ${region}`);
    }
}
/** @returns undefined when there is no such repository */
async function findRepository(ecr, address) {
    try {
        const request = { repositoryNames: [address.name], registryId: address.registryId };
        const { repositories } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeRepositoriesCommand */ .pE_(request));
        return described(repositories?.[0], address);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read the ECR repository ${address.name}`);
    }
}
/** A repository of another account, whose policy need not let this one describe it to pull from it. */
function foreignRepository(address, registry, region) {
    return { ...address, registry, arn: arnOf(address, region), immutable: () => false };
}
/** A repository that ECR creates on the first push, as a template of the registry says. */
function pendingRepository(name, registry, region, template) {
    const registryId = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEcrRegistry */ .d_)(registry)?.account ?? '';
    const immutable = (tag) => isImmutable(template, tag);
    return { name, registry, arn: arnOf({ name, registryId }, region), immutable, pending: true };
}
function arnOf({ name, registryId: account }, region) {
    return (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .formatArn */ .bH)({
        partition: (0,_domain_region_js__WEBPACK_IMPORTED_MODULE_3__/* .partitionOf */ .i)(region).id,
        service: 'ecr',
        region,
        account,
        resource: `repository/${name}`,
    });
}
/**
 * Creates a repository that is scanned on push and that Lambda may pull from. When another run was faster, its
 * repository is used.
 *
 * @param account of the functions that run its images
 */
async function createRepository(ecr, name, account) {
    try {
        const request = { repositoryName: name, imageScanningConfiguration: { scanOnPush: true } };
        const { repository } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .CreateRepositoryCommand */ .WTe(request));
        const created = described(repository, { name });
        const policyText = JSON.stringify({ Version: '2012-10-17', Statement: (0,_domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .pullStatements */ .wf)(created.arn, account) });
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .SetRepositoryPolicyCommand */ .IOA({ repositoryName: name, policyText }));
        return created;
    }
    catch (error) {
        const existing = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'RepositoryAlreadyExistsException') && (await findRepository(ecr, { name }));
        if (existing)
            return existing;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not create the ECR repository ${name}`);
    }
}
function described(repository, address) {
    const { repositoryUri: uri, repositoryArn: arn } = repository ?? {};
    if (!uri || !arn)
        throw new Error(`ECR gave no URI and ARN of the repository ${address.name}`);
    return { ...address, registry: uri.slice(0, uri.indexOf('/')), arn, immutable: (tag) => isImmutable(repository, tag) };
}
// ECR user guide, "Preventing image tags from being overwritten": filters name the tags that are exceptions.
function isImmutable(repository, tag) {
    const filters = repository?.imageTagMutabilityExclusionFilters ?? [];
    const excluded = filters.some(({ filter = '' }) => wildcard(filter).test(tag));
    switch (repository?.imageTagMutability) {
        case 'IMMUTABLE':
            return true;
        case 'IMMUTABLE_WITH_EXCLUSION':
            return !excluded;
        case 'MUTABLE_WITH_EXCLUSION':
            return excluded;
        default:
            return false;
    }
}
/** A filter of ECR's, in which `*` stands for any characters. */
function wildcard(filter) {
    const literals = filter.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literals.join('.*')}$`);
}


/***/ }),

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   be: () => (/* binding */ taggedImages),
/* harmony export */   go: () => (/* binding */ putTag),
/* harmony export */   rK: () => (/* binding */ imageTags),
/* harmony export */   tQ: () => (/* binding */ putUntagged)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);



/**
 * Lists the tags of an image.
 *
 * @param digest `sha256:…`
 * @returns none when it was deleted
 * @throws Problem when ECR refuses the call
 */
async function imageTags(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageTags ?? [];
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read the tags of ${name}@${digest} in ECR`);
    }
}
/**
 * Lists all tags of a repository.
 *
 * @returns none when there is no such repository
 * @throws Problem when ECR refuses the call
 */
async function taggedImages(client, { name, registryId }) {
    const found = [];
    try {
        const request = { repositoryName: name, registryId, filter: { tagStatus: 'TAGGED' } };
        for await (const { imageIds = [] } of (0,_aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .paginateListImages */ ._Pg)({ client, pageSize: 1000 }, request)) {
            found.push(...imageIds.map(({ imageTag: tag = '', imageDigest: digest = '' }) => ({ tag, digest })));
        }
        return found;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not list the images of the ECR repository ${name}`);
    }
}
/**
 * Puts an image into ECR that has all parts of it there, without a tag (ECR API reference, "PutImage").
 *
 * @throws Problem when ECR refuses
 */
async function putUntagged(ecr, address, image) {
    try {
        await put(ecr, address, image);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not put ${image.digest} into ECR repository ${address.name}`);
    }
}
/**
 * Gives an image that is there a tag. A tag that is on another image moves, where the repository lets it.
 *
 * @returns `there` when the image had the tag already, `taken` when another one has it and it can't be moved
 * @throws Problem when ECR refuses for another reason
 */
async function putTag(ecr, address, image, tag) {
    try {
        await put(ecr, address, image, tag);
        return 'given';
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return 'there';
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageTagAlreadyExistsException'))
            return 'taken';
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not add the tag ${tag} in ECR repository ${address.name}`);
    }
}
function put(ecr, { name, registryId }, image, tag) {
    return ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .PutImageCommand */ .SUU({
        repositoryName: name,
        registryId,
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageDigest: image.digest,
        imageTag: tag,
    }));
}


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ githubAnswer),
/* harmony export */   c: () => (/* binding */ isUncertain)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

/** Reads an error that the client threw for an answer; undefined for everything else (network, our own). */
function githubAnswer(error) {
    const response = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'response');
    const status = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(response, 'status');
    if (typeof status !== 'number' || !(error instanceof Error))
        return undefined;
    const said = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(response, 'data'), 'message');
    const text = typeof said === 'string' ? said : error.message;
    const header = (name) => {
        const value = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(response, 'headers'), name);
        return typeof value === 'string' ? value : undefined;
    };
    const requestId = header('x-github-request-id');
    // GitHub docs, "Rate limits for the REST API": both limits are answered with 403 or 429.
    const limited = status === 403 || status === 429;
    const secondary = limited && /secondary rate/i.test(text);
    const used = limited && !secondary && header('x-ratelimit-remaining') === '0';
    const retryAfter = header('retry-after');
    return {
        status,
        text,
        ...(requestId !== undefined && { requestId }),
        accepted: parseAccepted(header('x-accepted-github-permissions') ?? ''),
        ...(used && { resetAt: new Date(Number(header('x-ratelimit-reset')) * 1000) }),
        ...(secondary && { secondary: { ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }) } }),
    };
}
/** GitHub docs, "Troubleshooting the REST API": `a=read,b=write; c=write` is one of two sets. */
function parseAccepted(header) {
    const sets = header.split(';').map((set) => set.split(',').flatMap((pair) => [...pair.matchAll(/(\w+)=(\w+)/g)]));
    return sets.map((set) => Object.fromEntries(set.map(([, name, level]) => [name, level]))).filter(hasMembers);
}
function hasMembers(value) {
    return Object.keys(value).length > 0;
}
/** Whether GitHub failed, or can't be reached: the request may or may not have been carried out. */
function isUncertain(error) {
    const answered = githubAnswer(error);
    if (answered !== undefined)
        return answered.status >= 500;
    // octokit's status when no answer came.
    return error instanceof Error && error.name === 'HttpError';
}


/***/ }),

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ githubClient),
/* harmony export */   u: () => (/* binding */ ownerAndName)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** Seconds that a rate limit is waited out; the reset of the hourly one may be most of an hour away. */
const longestWait = 60;
/** How often one request waits for a rate limit. */
const waits = 2;
/** ms for one attempt: a connection that no longer answers would never end. */
const attemptTimeout = 20_000;
let clients = 0;
/**
 * A client that goes through the proxy that HTTPS_PROXY and NO_PROXY name, as the toolkit does. It tries a request
 * three times more after a 5xx or a broken connection, and twice more after a rate limit that ends within a minute.
 * A POST is not repeated after a 5xx: it may have been carried out, and its caller can check that.
 *
 * The libraries are loaded here, as most runs ask GitHub nothing.
 */
async function githubClient({ token, signal, apiUrl, log, debug }) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        __webpack_require__.e(/* import() */ 758).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(856)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
    ]);
    clients += 1;
    // What the libraries have to say, for example that an operation is deprecated, is for developers.
    const quiet = { debug, info: debug, warn: debug, error: debug };
    // A limit is waited out here and not by the plugin, whose timers nothing ends.
    const outwait = async (seconds, _options, _octokit, tries) => {
        if (tries >= waits || seconds > longestWait)
            return false;
        log(`GitHub's rate limit is reached; asking again in ${seconds} s.`);
        return (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * 1000, true, { signal }).catch(() => false);
    };
    const client = getOctokit(token, {
        ...(apiUrl !== undefined && { baseUrl: apiUrl }),
        log: quiet,
        // 429 is left to the other plugin. Waits are 0.5, 2 and 4.5 s: a cancelled run has 7.5 s before its next signal.
        retry: { retries: 3, retryAfterBaseValue: 500, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
        throttle: {
            // Writes of one client are a second apart, as GitHub asks; writes of other clients are not counted.
            id: `client-${clients}`,
            retryAfterBaseValue: 0,
            onRateLimit: outwait,
            onSecondaryRateLimit: outwait,
        },
    }, endingWith(signal), retry, throttling);
    // Hooks are called last registered first: this one is around the plugins' waits.
    client.hook.wrap('request', (request, options) => {
        // The defaults' own object, which the plugins would write into for all requests.
        options.request = { log: quiet, ...(options.method === 'POST' && { retries: 0 }), ...options.request };
        return untilAborted(signal, async () => request(options));
    });
    return client;
}
/** Innermost of the plugins: one attempt, whose end by the signal no other plugin takes for a failure to try again. */
function endingWith(signal) {
    return (octokit) => {
        octokit.hook.wrap('request', async (request, options) => {
            signal.throwIfAborted();
            options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(attemptTimeout)]);
            try {
                return await request(options);
            }
            catch (error) {
                signal.throwIfAborted();
                throw error;
            }
        });
        return {};
    };
}
async function untilAborted(signal, work) {
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers();
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end);
    try {
        return await Promise.race([work(), aborted]);
    }
    finally {
        signal.removeEventListener('abort', end);
    }
}
/** `owner/name` as the client's operations take it. */
function ownerAndName(repository) {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo };
}


/***/ }),

/***/ 593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ explainGitHub)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7674);



/**
 * Says what GitHub's API refused, in its own words, and what to change.
 *
 * @param doing what was attempted, without a full stop, for example `Could not comment on pull request #7`
 * @returns a Problem; an error that is a Problem already is returned as it is
 */
function explainGitHub(error, doing) {
    if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return error;
    const answered = (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .githubAnswer */ .A)(error);
    if (answered === undefined) {
        return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${doing}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error))}`, remedy: unreachable }, { cause: error });
    }
    const request = answered.requestId === undefined ? '' : ` (request ${answered.requestId})`;
    const what = `${doing}: GitHub answered ${answered.status}, ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)(answered.text)}${request}`;
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what, remedy: remedyFor(answered) }, { cause: error });
}
const unreachable = 'Check that the runner reaches GITHUB_API_URL, and whether GitHub is up; then run the job again.';
// GitHub docs, "Troubleshooting the REST API" and "Automatic token authentication".
function remedyFor(answered) {
    const { status, resetAt, secondary } = answered;
    if (resetAt !== undefined) {
        return `The requests of this hour are used up, which all jobs of the repository share: run the job again after ${clock(resetAt)}, or give github-token the token of a GitHub App.`;
    }
    if (secondary !== undefined) {
        const { retryAfter } = secondary;
        const when = retryAfter === undefined ? 'in a few minutes' : `in ${retryAfter} s or later`;
        return `Too much was asked of GitHub at once: run the job again ${when}, and fewer jobs side by side.`;
    }
    if (status === 401) {
        return "Give github-token a token that is valid, or leave it out: the workflow's own is the default.";
    }
    if (status === 403)
        return permissionRemedy(answered.accepted);
    if (status === 404) {
        return "Check the names; of a private repository GitHub also says 'Not Found' to a token that may not see it.";
    }
    return status >= 500 ? unreachable : 'Change what GitHub names, or report it as a bug of this action.';
}
function permissionRemedy(accepted) {
    // GitHub docs, "Workflow syntax": permissions has no administration, which a GitHub App may have.
    const grantable = accepted.filter((set) => !('administration' in set));
    if (grantable.length === 0) {
        return accepted.length > 0
            ? "No workflow's token may do this: give github-token the token of a GitHub App that may."
            : 'Check what the token in github-token may do.';
    }
    const texts = grantable.map((set) => Object.entries(set).map(([name, level]) => `${name.replaceAll('_', '-')}: ${level}`));
    const needed = texts.map((set) => `'${set.join("' and '")}'`).join(' or ');
    const writes = grantable.some((set) => Object.values(set).includes('write'));
    const fork = writes ? ' On a pull request from a fork the token only reads, whatever they say.' : '';
    return `Add ${needed} to the job's permissions.${fork}`;
}
function clock(time) {
    return `${time.toISOString().slice(11, 16)} UTC`;
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
/** Reads the config of an image (OCI Image Specification, "Image Configuration"). */
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
/** Reads the digests of an image's layers, uncompressed and in order, from its config. */
function readDiffIds(text) {
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(JSON.parse(text)).rootfs).diff_ids).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1);
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


/***/ })

};
