export const id = 833;
export const ids = [833];
export const modules = {

/***/ 5928:
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
        Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(307)]).then(__webpack_require__.bind(__webpack_require__, 307)),
        Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(893)]).then(__webpack_require__.bind(__webpack_require__, 4893)),
        Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(464)]).then(__webpack_require__.bind(__webpack_require__, 3464)),
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

/***/ 2833:
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

// EXTERNAL MODULE: ./build/session/docker-session.js + 7 modules
var docker_session = __webpack_require__(6271);
// EXTERNAL MODULE: ./build/domain/statement.js
var statement = __webpack_require__(4120);
;// CONCATENATED MODULE: ./build/deploy/bills.js


/** Reads the files of attest. @throws Problem when one is not there, or says nothing that is known */
function readBills({ attest }, workplace) {
    return (attest?.files ?? []).map((path) => (0,statement/* readBill */.kx)((0,inputs_files/* readNamedFile */.wh)(path, 'attest', workplace, "Name a file, or write 'provenance'."), `attest: the file '${path}'`));
}

// EXTERNAL MODULE: ./build/deploy/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(5928);
// EXTERNAL MODULE: ./build/deploy/secrets.js
var secrets = __webpack_require__(7919);
;// CONCATENATED MODULE: ./build/deploy/run.js












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

/***/ 7919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ hideGivenSecrets),
/* harmony export */   q: () => (/* binding */ hideVariables)
/* harmony export */ });
/* harmony import */ var _docker_command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8139);
/* harmony import */ var _inputs_credential_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6830);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1583);



/**
 * Masks what the run was given for the build and for GitHub. Hides the values of variables that the inputs set, of build
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
        const credentials = source.build.buildArgs.flatMap((argument) => (0,_inputs_credential_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialArguments */ .S)([argument]).map((name) => argument.slice(name.length + 1).trim() || (tools.env[name] ?? '')));
        tools.hide([...credentials, ...(0,_docker_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialsOf */ .Y)(source.build)], publicWords(inputs));
    }
    tools.hide(inputs.githubToken === undefined ? [] : [inputs.githubToken]);
    for (const { inputs: own } of (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .placesOf */ .ek)({ plans })) {
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
        Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(758)]).then(__webpack_require__.bind(__webpack_require__, 1758)),
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


/***/ })

};
