export const id = 17;
export const ids = [17];
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
 * @throws Problem when GitHub does not tell
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
        // Both are there, with nothing in common: a history that was begun anew.
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
function commitOf(tag, { preview }) {
    if (preview)
        return (0,domain_preview/* commitOfTag */.lz)(preview, tag);
    return commitPattern.test(tag) ? tag : undefined;
}
/**
 * A run for an older commit that comes late must not overwrite a newer one. Which commit an image is of, its tags in
 * ECR tell; which of two commits is newer, the repository's history on GitHub.
 *
 * @param newest the commit that is the newest, whatever the history says: a branch may have been begun anew
 */
function refuseNewer(plan, { signal, log, debug, warn }, newest = async () => undefined) {
    const { commit, repository, inputs } = plan;
    const token = inputs.githubToken;
    if (inputs.release.allowOlder || token === undefined || commit === '' || repository === '')
        return async () => { };
    const client = (0,lazy/* lazy */.R)(() => (0,github_client/* githubClient */.$)({ token, signal, log, debug }));
    const asked = new Map();
    const compare = async (candidate) => isDescendant(await client(), repository, commit, candidate);
    const isNewer = (candidate) => {
        const answer = asked.get(candidate) ?? compare(candidate);
        asked.set(candidate, answer);
        return answer;
    };
    return async ({ ecr, what, imageUri, digest }) => {
        const tags = await orWarned(what, warn, () => tagsOf(ecr, imageUri, digest));
        const commits = (tags ?? []).flatMap((tag) => commitOf(tag, plan) ?? []);
        if (commits.length === 0 || commits.includes(commit))
            return;
        const newestNow = await newest();
        // A branch may have been set back to an earlier commit.
        if (newestNow === commit)
            return;
        const newer = newestNow !== undefined && commits.includes(newestNow)
            ? commits.map((one) => one === newestNow)
            : await orWarned(what, warn, () => Promise.all(commits.map(isNewer)));
        const found = commits.find((_, index) => newer?.[index]);
        if (found === undefined)
            return;
        throw new problem/* Problem */.AF({
            what: `${what} runs commit ${found}, which comes after ${commit} of this run: it was left so.`,
            remedy: "Nothing is wrong when this run came late. To deploy the older commit all the same, set allow-older to 'true'.",
        });
    };
}
/** What can't be found out stops no deploy. */
async function orWarned(what, warn, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        warn(`Whether ${what} runs a newer commit could not be found out. ${error.message}`);
        return undefined;
    }
}
function tagsOf(ecr, imageUri, digest) {
    return (0,ecr_images/* imageTags */.rK)(ecr, (0,repository/* addressOf */.ci)((0,image_reference/* parseImageReference */.o_)(imageUri, 'The function')), digest);
}


/***/ }),

/***/ 8377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startDeployRun: () => (/* binding */ startDeployRun)
});

// EXTERNAL MODULE: ./build/aws/credentials.js + 3 modules
var credentials = __webpack_require__(4497);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/rehearsal/events.js




const expectation = '.expect.json';
/**
 * Reads the events of an input: JSON, the path of a JSON file, or a folder of `*.json` files in the order of their
 * names, where `<name>.expect.json` holds what the response to `<name>.json` must contain.
 *
 * @param text of the input
 * @param expected JSON, or the path of a JSON file, for every event without an expectation of its own
 * @throws Problem when something is neither JSON nor a path, a folder holds no event, or an expectation without its event
 */
function readEvents(text, expected, input, expectInput) {
    const common = expected === undefined ? {} : { expected: { value: (0,json/* parseJson */.qF)(readJson(expected, expectInput)) } };
    if (!isJson(text) && (0,external_node_fs_.existsSync)(text) && (0,external_node_fs_.statSync)(text).isDirectory())
        return readFolder(text, common, input);
    return [{ name: input, payload: readJson(text, input), ...common }];
}
function readFolder(folder, common, input) {
    const files = (0,external_node_fs_.readdirSync)(folder).filter((file) => file.endsWith('.json'));
    const events = files.filter((file) => !file.endsWith(expectation)).sort();
    if (events.length === 0) {
        throw new problem/* Problem */.AF({ what: `${input}: the folder '${folder}' holds no *.json file.`, remedy: 'Put an event in it.' });
    }
    const astray = files.find((file) => file.endsWith(expectation) && !files.includes(eventOf(file)));
    if (astray !== undefined) {
        throw new problem/* Problem */.AF({
            what: `${input}: '${(0,external_node_path_.join)(folder, astray)}' expects something of an event that is not there.`,
            remedy: `Put ${eventOf(astray)} beside it, or remove it.`,
        });
    }
    return events.map((file) => {
        const own = file.replace(/\.json$/, expectation);
        const expected = files.includes(own)
            ? { expected: { value: (0,json/* parseJson */.qF)(readJson((0,external_node_path_.join)(folder, own), input)) } }
            : common;
        return { name: file, payload: readJson((0,external_node_path_.join)(folder, file), input), ...expected };
    });
}
function eventOf(file) {
    return file.replace(expectation, '.json');
}
function readJson(text, input) {
    if (isJson(text))
        return text;
    if (!(0,external_node_fs_.existsSync)(text) || !(0,external_node_fs_.statSync)(text).isFile()) {
        throw new problem/* Problem */.AF({
            what: `${input}: '${text.slice(0, 100)}' is neither JSON nor the path of a file in the workspace.`,
            remedy: 'Write a JSON value, or a path relative to the workspace.',
        });
    }
    const content = (0,external_node_fs_.readFileSync)(text, 'utf8');
    if (isJson(content))
        return content;
    throw new problem/* Problem */.AF({ what: `${input}: the file '${text}' does not contain JSON.`, remedy: 'Correct the file.' });
}
function isJson(text) {
    return (0,json/* parseJson */.qF)(text) !== undefined;
}

// EXTERNAL MODULE: ./build/session/docker-session.js + 8 modules
var docker_session = __webpack_require__(4646);
// EXTERNAL MODULE: ./build/deploy/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(5928);
;// CONCATENATED MODULE: ./build/deploy/run.js






/**
 * Makes the run of a plan. Whoever makes it hands it to `deploy`, which closes its Docker session.
 *
 * @param own what the caller has already, or asks in its own way
 */
function startDeployRun(plan, tools, own = {}) {
    const findings = new problem/* Findings */.Fv();
    if (plan.source.kind === 'build')
        (0,build_files/* checkBuildFiles */.oh)(plan.source.build, tools.env, findings);
    return {
        plan,
        tools,
        credentials: own.credentials ?? (0,credentials/* credentialsIn */.W)(plan.plans, tools),
        ...(plan.source.kind === 'build' && { docker: (0,docker_session/* openDockerSession */.V)(tools, plan.source.build) }),
        events: readDeployEvents(plan, findings),
        findings,
        refuseNewer: own.refuseNewer ?? (0,newer_commit/* refuseNewer */._)(plan, tools),
        beforeRelease: own.beforeRelease ?? (async () => { }),
        ...(plan.inputs.rollout.onFailure === 'continue' && { lost: new Map() }),
    };
}
function readDeployEvents({ source, inputs: { rehearsal, release } }, findings) {
    const read = (event, expect, of) => event === undefined ? [] : (findings.collect(() => readEvents(event, expect, `${of}-event`, `${of}-expect`)) ?? []);
    return {
        rehearsal: source.kind === 'build' ? read(rehearsal.event, rehearsal.expect, 'test') : [],
        verification: read(release.verifyEvent, release.verifyExpect, 'verify'),
    };
}


/***/ }),

/***/ 2083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ localDockerfile),
/* harmony export */   oh: () => (/* binding */ checkBuildFiles)
/* harmony export */ });
/* unused harmony exports stageNames, hasStage */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);



/**
 * Checks that the files that the build reads are there: the context, the Dockerfile, the secret files and variables.
 * A context that is fetched (Git, a URL) is BuildKit's to check.
 */
function checkBuildFiles(build, env, findings) {
    for (const { name, value } of build.secretFiles) {
        if (!isFile(value))
            findings.add(`secret-files: '${value}' for '${name}' is not a file.`, 'Correct the path.');
    }
    for (const { name, value } of build.secretEnvs) {
        if (env[value] === undefined) {
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
    const { target } = build;
    const path = localDockerfile(build);
    if (path === undefined) {
        findings.add(`There is no Dockerfile at '${candidates(build)[0]}'.`, 'Name its path in file, relative to the workspace, or its directory in context.');
        return;
    }
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
        if (target === undefined || hasStage(text, target))
            return;
        const names = stageNames(text);
        findings.add(`target: '${path}' has no stage '${target}'.`, names.length > 0 ? `Its stages are ${names.join(', ')}.` : 'Its stages have no names; leave target out.');
    }
    catch (error) {
        findings.add(`The Dockerfile '${path}' can't be read (${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}).`, 'Make it a readable file.');
    }
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
/**
 * The names of a Dockerfile's stages, in lower case as BuildKit compares them (Dockerfile reference, "FROM").
 *
 * @param text the Dockerfile
 */
function stageNames(text) {
    // An instruction may go on after a backslash at the end of its line.
    const whole = text.replaceAll(/\\[ \t]*\r?\n/g, ' ');
    return [...whole.matchAll(/^[ \t]*FROM[ \t]+.*?[ \t]AS[ \t]+(\S+)[ \t]*$/gim)].map(([, name = '']) => name.toLowerCase());
}
/** Whether `target` names a stage: by its name, or by its number from zero. */
function hasStage(text, target) {
    const count = [...text.matchAll(/^[ \t]*FROM[ \t]/gim)].length;
    if (/^\d+$/.test(target))
        return Number(target) < count;
    return stageNames(text).includes(target.toLowerCase());
}


/***/ }),

/***/ 307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ addTag),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   KK: () => (/* binding */ deleteImages),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   be: () => (/* binding */ taggedImages),
/* harmony export */   rK: () => (/* binding */ imageTags)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4942);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(901);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9941);







/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image
 * @throws Problem when ECR refuses to tell, or what it tells has another digest than it says
 */
async function findImage(ecr, { name, registryId }, imageId) {
    const acceptedMediaTypes = [..._image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .imageMediaTypes */ .df, ..._image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .indexMediaTypes */ .U8];
    const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes };
    const wanted = imageId.imageDigest ?? imageId.imageTag;
    try {
        const { images, failures } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .BatchGetImageCommand */ .P8n(request));
        const image = images?.[0];
        if (image?.imageManifest === undefined)
            return missing(failures?.[0], `${name} ${wanted}`);
        const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(image.imageManifest).digest('hex')}`;
        if (image.imageId?.imageDigest !== digest) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
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
 * Lists the tags of an image.
 *
 * @param digest `sha256:…`
 * @returns none when it is gone
 * @throws Problem when ECR refuses to tell
 */
async function imageTags(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageTags ?? [];
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the tags of ${name}@${digest} in ECR`);
    }
}
/**
 * Lists all tags of a repository.
 *
 * @returns none when there is no such repository
 * @throws Problem when ECR refuses to tell
 */
async function taggedImages(client, { name, registryId }) {
    const found = [];
    try {
        const request = { repositoryName: name, registryId, filter: { tagStatus: 'TAGGED' } };
        for await (const { imageIds = [] } of (0,_aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .paginateListImages */ ._Pg)({ client, pageSize: 1000 }, request)) {
            found.push(...imageIds.map(({ imageTag: tag = '', imageDigest: digest = '' }) => ({ tag, digest })));
        }
        return found;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not list the images of the ECR repository ${name}`);
    }
}
/** ECR API reference, "BatchDeleteImage": how many at once. */
const deletedAtOnce = 100;
/**
 * Deletes images by digest, or tags, with which an image goes whose last tag it was. What is gone already is fine.
 *
 * @throws Problem when ECR refuses
 */
async function deleteImages(ecr, { name, registryId }, imageIds) {
    const doing = `Could not delete images of the ECR repository ${name}`;
    for (let from = 0; from < imageIds.length; from += deletedAtOnce) {
        const request = { repositoryName: name, registryId, imageIds: imageIds.slice(from, from + deletedAtOnce) };
        try {
            const { failures = [] } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .BatchDeleteImageCommand */ .wau(request));
            const failed = failures.find(({ failureCode }) => failureCode !== 'ImageNotFound');
            if (failed) {
                const what = `${doing}: ${failed.failureCode}: ${failed.failureReason}.`;
                throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({ what, remedy: 'Delete it in the console, or run the job again.' });
            }
        }
        catch (error) {
            if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
                return;
            throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, doing);
        }
    }
}
/**
 * Bytes of an image's layers, compressed.
 *
 * @param digest `sha256:…`
 * @returns undefined when it is gone
 * @throws Problem when ECR refuses to tell
 */
async function imageSize(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageSizeInBytes;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the size of ${name}@${digest} in ECR`);
    }
}
/** Reads an image's config. */
async function readImageConfig(ecr, { name, registryId }, configDigest) {
    const doing = `Could not read the config of the image in ECR repository ${name}`;
    try {
        const request = { repositoryName: name, registryId, layerDigest: configDigest };
        const { downloadUrl = '' } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .GetDownloadUrlForLayerCommand */ .pKL(request));
        const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_1__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
        const response = await http.get(downloadUrl);
        const status = response.message.statusCode ?? 0;
        const body = await response.readBody();
        if (status !== 200)
            throw new Error(`its download was answered with status ${status}`);
        return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .readConfig */ .Xg)(body);
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, doing);
    }
}
/** Gives an image that is there a further tag. */
async function addTag(ecr, address, image, tag) {
    try {
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .PutImageCommand */ .SUU({
            repositoryName: address.name,
            registryId: address.registryId,
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
            imageDigest: image.digest,
            imageTag: tag,
        }));
    }
    catch (error) {
        // This very image has the tag already.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not add the tag ${tag} in ECR repository ${address.name}`);
    }
}
function missing(failure, image) {
    if (failure === undefined || failure.failureCode === 'ImageNotFound')
        return undefined;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
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
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   vB: () => (/* binding */ createRepository)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(901);
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7558);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(880);
/* harmony import */ var _domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7617);
/* harmony import */ var _domain_region_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1361);







/** Where an image of ECR is; of a host that is none of ECR's, the account is taken to be the caller's. */
function addressOf({ registry, repository, }) {
    const account = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEcrRegistry */ .d_)(registry)?.account;
    return { name: repository, ...(account !== undefined && { registryId: account }) };
}
/**
 * Gets the registry's password and masks it.
 *
 * @throws Problem when ECR gives none
 */
async function ecrLogin(ecr, region, mask) {
    try {
        const { authorizationData } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .GetAuthorizationTokenCommand */ .Eu6({}));
        const { authorizationToken = '', proxyEndpoint = '', expiresAt = new Date() } = authorizationData?.[0] ?? {};
        mask(authorizationToken);
        const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64').toString('utf8').split(':');
        mask(password);
        return { registry: new URL(proxyEndpoint).host, username, password, expiresAt };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not sign in to ECR in ${region}`);
    }
}
/** @returns undefined when there is no such repository */
async function findRepository(ecr, address) {
    try {
        const request = { repositoryNames: [address.name], registryId: address.registryId };
        const { repositories } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .DescribeRepositoriesCommand */ .pE_(request));
        return described(repositories?.[0], address);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not read the ECR repository ${address.name}`);
    }
}
/** A repository of another account, whose policy need not let this one describe it to pull from it. */
function foreignRepository(address, registry, region) {
    const arn = (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .formatArn */ .bH)({
        partition: (0,_domain_region_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .i)(region).id,
        service: 'ecr',
        region,
        account: address.registryId,
        resource: `repository/${address.name}`,
    });
    return { ...address, registry, arn, immutable: () => false };
}
/**
 * Creates a repository that is scanned on push and that Lambda may pull from. When another run was faster, its
 * repository is used.
 */
async function createRepository(ecr, name) {
    try {
        const request = { repositoryName: name, imageScanningConfiguration: { scanOnPush: true } };
        const { repository } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .CreateRepositoryCommand */ .WTe(request));
        const created = described(repository, { name });
        const policyText = JSON.stringify({ Version: '2012-10-17', Statement: (0,_domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .pullStatements */ .wf)() });
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .SetRepositoryPolicyCommand */ .IOA({ repositoryName: name, policyText }));
        return created;
    }
    catch (error) {
        const existing = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCode */ .up)(error, 'RepositoryAlreadyExistsException') && (await findRepository(ecr, { name }));
        if (existing)
            return existing;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not create the ECR repository ${name}`);
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
function wildcard(filter) {
    const literals = filter.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literals.join('.*')}$`);
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
/** Whether GitHub failed, or can't be reached: nobody knows then whether the request was carried out. */
function isUncertain(error) {
    const answered = githubAnswer(error);
    if (answered !== undefined)
        return answered.status >= 500;
    // octokit's way to say that no answer came.
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
/** ms for one attempt: a connection that has gone silent would never end. */
const attemptTimeout = 20_000;
let clients = 0;
/**
 * A client that goes through the proxy that HTTPS_PROXY and NO_PROXY name, as the toolkit does. It tries a request
 * three times more after a 5xx or a broken connection, and twice more after a rate limit that ends within a minute.
 * A POST is not repeated after a 5xx: it may have been carried out, and whoever sent it knows how to look.
 *
 * The libraries are loaded here, as most runs ask GitHub nothing.
 */
async function githubClient({ token, signal, apiUrl, log, debug }) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        __webpack_require__.e(/* import() */ 758).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(632), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(632), __webpack_require__.e(856)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
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
            // Writes of one client are a second apart, as GitHub asks for; those of another are none of its business.
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
 * @returns a Problem; a Problem that comes in goes out as it is
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
/* harmony export */   df: () => (/* binding */ imageMediaTypes)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);


/** Media types of a single image that Lambda takes (Lambda developer guide, "Container image"). */
const imageMediaTypes = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
];
/** Media types of an index. They are asked for too: a registry shows an index only to those who accept one. */
const indexMediaTypes = [
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.index.v1+json',
];
/**
 * Reads a manifest (OCI Image Specification, "Image Manifest" and "Image Index").
 *
 * @param text the manifest's JSON
 * @param mediaType as the registry told it; the manifest's own when absent
 * @throws Problem when it is neither an image nor an index
 */
function readManifest(text, mediaType) {
    const manifest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(JSON.parse(text));
    const type = mediaType ?? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(manifest.mediaType);
    if (Array.isArray(manifest.manifests)) {
        return { kind: 'index', mediaType: type, children: manifest.manifests.map(readChild) };
    }
    const configDigest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(manifest.config).digest);
    if (configDigest !== '') {
        return { kind: 'image', mediaType: type, configDigest, layers: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(manifest.layers).map(readLayer) };
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `A manifest of type '${type}' describes no image.`,
        remedy: 'Build it anew with buildx.',
    });
}
/** Reads the config of an image (OCI Image Specification, "Image Configuration"). */
function readConfig(text) {
    const image = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(JSON.parse(text));
    const { Entrypoint: entryPoint, Labels: labels, Env: environment } = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(image.config);
    return {
        os: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(image.os),
        architecture: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(image.architecture),
        entryPoint: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(entryPoint).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1),
        labels: Object.fromEntries(Object.entries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(labels)).map(([name, value]) => [name, (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(value)])),
        variables: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(environment).map((each) => (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(each).split('=')[0] ?? ''),
        history: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(image.history).map((each) => ({
            createdBy: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(each).created_by),
            emptyLayer: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(each).empty_layer === true,
        })),
    };
}
function readLayer(value) {
    const layer = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(value);
    const size = typeof layer.size === 'number' ? layer.size : 0;
    return { digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(layer.digest), size, mediaType: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(layer.mediaType) };
}
function readChild(value) {
    const child = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(value);
    const platform = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(child.platform);
    return {
        digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(child.digest),
        platform: `${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(platform.os)}/${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(platform.architecture)}`,
        // BuildKit, "Image attestation storage".
        attestation: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(child.annotations)['vnd.docker.reference.type'] === 'attestation-manifest',
    };
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
