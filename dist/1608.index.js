export const id = 1608;
export const ids = [1608];
export const modules = {

/***/ 1608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endDeployments: () => (/* binding */ endDeployments)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _github_deployments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4882);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7851);




/** Milliseconds that GitHub may take. */
const patience = 30_000;
/** Ends the deployments on GitHub that a main step left in progress when it was killed. What can't be ended is a warning. */
async function endDeployments(ids, { get, env, log, debug, warn }) {
    const token = get('github-token');
    if (ids.length === 0 || token === '')
        return;
    const context = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_3__/* .readContext */ .yI)(env, () => '{}');
    const { repository } = context;
    const client = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .githubClient */ .$)({ token, signal: AbortSignal.timeout(patience), log, debug });
    await Promise.all(ids.map(async (id) => {
        try {
            const ended = await (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_2__/* .endPending */ .hG)(client, { repository, id, logUrl: (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_3__/* .runUrl */ .Vp)(context) });
            if (ended)
                log(`Deployment ${id} of ${repository} is no longer in progress: its run was killed.`);
        }
        catch (error) {
            warn((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
        }
    }));
}


/***/ }),

/***/ 2257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fq: () => (/* binding */ inertLine),
/* harmony export */   Hh: () => (/* binding */ cutLine),
/* harmony export */   bG: () => (/* binding */ legible),
/* harmony export */   m$: () => (/* binding */ lineLimit),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/** Characters of one printed line; what comes after is cut, and the line says so. */
const lineLimit = 8192;
// ECMA-48: control sequences end with a byte from @ to ~, strings (OSC, DCS, APC, PM, SOS) with BEL or ST. None of the
// classes takes another escape character, so each is read once.
const escapes = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
/\u001b(?:\[(?<parameters>[0-?]*)(?<intermediate>[ -/]*)(?<final>[@-~]?)|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~]?)/g;
// All control characters but tab, line feed and the escape characters of colours.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[\d;:]*m)/g;
/** Direction marks and separators that make a text look like another one (Unicode TR 36, "Bidirectional text spoofing"). */
const misleading = /[\u2028\u2029\p{Bidi_Control}]/gu;
/**
 * Text that others wrote, without what no reader sees and a terminal, a browser or an editor obeys: escape sequences, all
 * control characters but tabs and line ends, and direction marks. A lone carriage return ends a line, as it does for the
 * runner. All that leaves the action is written so. Takes time linear in the length of the text.
 */
function legible(text) {
    return withoutControls(text, false);
}
/**
 * Makes text that others wrote inert for the runner and for terminals: legible, but for colours, which a log shows. The
 * runner obeys `::name::` at the start of a line, after any white space, and `##[name]` anywhere in it (actions/runner,
 * `ActionCommand`); both get a blank between their characters.
 */
function inert(text) {
    const plain = withoutControls(text, true);
    return plain.replaceAll('##[', '# #[').replaceAll(/^([^\p{L}\p{N}\n:]*):(?=:)/gmu, '$1: ');
}
function withoutControls(text, colours) {
    return text
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(escapes, (sequence, parameters, intermediate, final) => colours && final === 'm' && intermediate === '' && /^[\d;:]*$/.test(parameters) ? sequence : '')
        .replaceAll(colours ? controls : /[^\P{Cc}\t\n]/gu, '')
        .replaceAll(misleading, ' ');
}
/**
 * Makes one line that others wrote inert, and cuts it at `lineLimit` characters.
 *
 * @param line without a line end
 */
function inertLine(line) {
    return cutLine(inert(line).replaceAll('\n', ' '));
}
/** Cuts a line that is too long to be read, and says how much is missing. */
function cutLine(line, limit = lineLimit) {
    if (line.length <= limit)
        return line;
    return `${line.slice(0, limit)}… (${line.length - limit} more characters)`;
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
    const [resetAt, retryAfter] = ['x-ratelimit-reset', 'retry-after'].map((name) => secondsIn(header(name)));
    return {
        status,
        text,
        ...(requestId !== undefined && { requestId }),
        accepted: parseAccepted(header('x-accepted-github-permissions') ?? ''),
        // It ends within the hour.
        ...(used && { resetAt: new Date(resetAt === undefined ? Date.now() + 3_600_000 : resetAt * 1000) }),
        ...(secondary && { secondary: { ...(retryAfter !== undefined && { retryAfter }) } }),
    };
}
/** A header is any text on its way through a proxy; undefined for what are no seconds of a time in sight. */
function secondsIn(text = '') {
    return /^\d{1,11}$/.test(text) ? Number(text) : undefined;
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
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2257);


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
        Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(1758)]).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(3251), __webpack_require__.e(9735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(3251), __webpack_require__.e(6856)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
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
        Object.assign(options, textsOf(options));
        return untilAborted(signal, async () => request(options));
    });
    return client;
}
/** What readers are shown of a request, comments and descriptions, without what they would not see. */
function textsOf(options) {
    const texts = ['body', 'description'].map((name) => [name, options[name]]);
    return Object.fromEntries(texts.flatMap(([name, text]) => (typeof text === 'string' ? [[name, (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .legible */ .bG)(text)]] : [])));
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

/***/ 4882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ deactivate),
/* harmony export */   Yy: () => (/* binding */ createDeployment),
/* harmony export */   e9: () => (/* binding */ setDeploymentStatus),
/* harmony export */   hG: () => (/* binding */ endPending)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(593);



/** GitHub docs, "Create a deployment status": characters that a description has at most. */
const longestDescription = 140;
/**
 * Creates a deployment on GitHub. Needs `deployments: write`.
 *
 * @returns its id
 * @throws Problem when GitHub refuses, or does not say whether it made one
 */
async function createDeployment(client, repository, { ref, environment, task, description, transient, production }) {
    try {
        const { data } = await client.rest.repos.createDeployment({
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository),
            ref,
            environment,
            ...(task !== undefined && { task }),
            transient_environment: transient,
            production_environment: production,
            // GitHub would else merge the default branch into what is deployed, and wait for the very job that asks.
            auto_merge: false,
            required_contexts: [],
            ...(description !== undefined && { description: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(description, longestDescription) }),
        });
        if (!('id' in data))
            throw new Error(data.message ?? 'GitHub made no deployment');
        return data.id;
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not create a deployment to ${environment} in ${repository}`);
    }
}
/**
 * Adds a status to a deployment. A success makes earlier deployments to the environment inactive, unless they are
 * transient or of production (GitHub docs, "Create a deployment status").
 *
 * @throws Problem when GitHub refuses
 */
async function setDeploymentStatus(client, repository, id, { state, environmentUrl, logUrl, description }) {
    try {
        await client.rest.repos.createDeploymentStatus({
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository),
            deployment_id: id,
            state,
            ...(environmentUrl !== undefined && { environment_url: environmentUrl }),
            ...(logUrl !== undefined && { log_url: logUrl }),
            ...(description !== undefined && { description: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(description, longestDescription) }),
            // The same status twice does no harm.
            request: { retries: 3 },
        });
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not set the status of deployment ${id} in ${repository} to ${state}`);
    }
}
/**
 * Makes all deployments to an environment inactive that are not yet, as that of a preview that was removed: the
 * environment itself no workflow's token may delete.
 *
 * @param except id of the one to leave active
 * @returns ids of those that were active, newest first
 * @throws Problem when GitHub refuses
 */
async function deactivate(client, repository, { environment, task }, except) {
    const active = (await activeDeployments(client, repository, environment, task)).filter((id) => id !== except);
    for (const id of active)
        await setDeploymentStatus(client, repository, id, { state: 'inactive' });
    return active;
}
async function activeDeployments(client, repository, environment, task) {
    try {
        const names = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository);
        const { listDeployments, listDeploymentStatuses } = client.rest.repos;
        const all = await client.paginate(listDeployments, {
            ...names,
            environment,
            ...(task !== undefined && { task }),
            per_page: 100,
        });
        const active = all.map(async ({ id }) => {
            const { data } = await listDeploymentStatuses({ ...names, deployment_id: id, per_page: 1 });
            return data[0]?.state === 'inactive' ? [] : [id];
        });
        return (await Promise.all(active)).flat();
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not list the deployments to ${environment} in ${repository}`);
    }
}
/**
 * Ends a deployment whose run was killed, with the state `error`. One that is not in progress, or is another run's, is
 * left as it is.
 *
 * @returns whether it was ended
 * @throws Problem when GitHub refuses
 */
async function endPending(client, pending) {
    const { repository, id, logUrl } = pending;
    const latest = await latestStatus(client, pending);
    if (latest?.state !== 'in_progress' || latest.log_url !== logUrl)
        return false;
    const description = 'The run was ended before it could tell how the deploy ended';
    await setDeploymentStatus(client, repository, id, { state: 'error', logUrl, description });
    return true;
}
async function latestStatus(client, { repository, id }) {
    try {
        const request = { ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository), deployment_id: id, per_page: 1 };
        return (await client.rest.repos.listDeploymentStatuses(request)).data[0];
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not read the status of deployment ${id} in ${repository}`);
    }
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

/***/ 7851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   cw: () => (/* binding */ gitContext),
/* harmony export */   yI: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6418);






/** The page of the workflow's run. */
function runUrl({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
// GitHub docs, "Store information in variables": the default environment variables.
function readContext(env, readEvent = readText) {
    const ambientRegion = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const event = env.GITHUB_EVENT_PATH ? parseEvent(readEvent(env.GITHUB_EVENT_PATH)) : undefined;
    const pullRequest = readPullRequest(event);
    const cause = readCause(event, env.GITHUB_EVENT_NAME ?? '');
    return {
        repository: env.GITHUB_REPOSITORY ?? '',
        sha: env.GITHUB_SHA ?? '',
        ref: env.GITHUB_REF ?? '',
        runId: env.GITHUB_RUN_ID ?? '',
        eventName: env.GITHUB_EVENT_NAME ?? '',
        serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
        workspace: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(env.GITHUB_WORKSPACE || '.'),
        temporaryDirectory: env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(),
        idTokenAvailable: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
        fork: headIsElsewhere(event),
        ...(namesCredentials(env) && { ambientCredentials: true }),
        ...(env.RUNNER_ENVIRONMENT === 'self-hosted' && { selfHosted: true }),
        ...(env.GITHUB_ACTOR && { actor: env.GITHUB_ACTOR }),
        ...(env.GITHUB_ACTION_REPOSITORY && {
            action: `${env.GITHUB_ACTION_REPOSITORY}@${env.GITHUB_ACTION_REF || 'v1'}`,
        }),
        ...(isElsewhere(env) && { elsewhere: true }),
        ...(ambientRegion && { ambientRegion }),
        ...(pullRequest && { pullRequest }),
        ...(cause && { cause }),
    };
}
/** AWS SDKs and Tools reference guide, "Settings reference": the role of a machine has no variable. */
function namesCredentials(env) {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
    const ofContainer = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
    return [...names, ...ofContainer].some((name) => Boolean(env[name]));
}
/** Programs that run workflows elsewhere say so, and that they are GitHub's runner as well: act, Gitea, Forgejo. */
function isElsewhere(env) {
    return (env.GITHUB_ACTIONS !== 'true' || ['ACT', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS'].some((name) => env[name] === 'true'));
}
function readText(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (error) {
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
            what: `The file of the workflow's event (GITHUB_EVENT_PATH) can't be read: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_5__/* .withFullStop */ .uo)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error))}`,
            remedy: "Run the job again; if a step before this one empties RUNNER_TEMP, have it leave the runner's files.",
        }, { cause: error });
    }
}
function parseEvent(text) {
    const event = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(text);
    if (event !== undefined)
        return event;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: "The file of the workflow's event (GITHUB_EVENT_PATH) does not contain JSON.",
        remedy: 'Run the job again, and look for a step that wrote to that file.',
    });
}
// GitHub docs, "Webhook events and payloads", "pull_request".
function readPullRequest(event) {
    const found = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(event, 'pull_request');
    const number = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(found, 'number');
    const headSha = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(found, 'head'), 'sha');
    if (typeof number !== 'number' || typeof headSha !== 'string')
        return undefined;
    return { number, headSha, open: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(found, 'state') !== 'closed' };
}
function readCause(event, eventName) {
    switch (eventName) {
        case 'workflow_run': {
            const run = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(event, 'workflow_run');
            const [before, repository] = [(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(run, 'event'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(run, 'head_repository'), 'full_name')];
            const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(run, 'head_sha');
            return {
                ...(typeof before === 'string' && { event: before }),
                ...(typeof repository === 'string' && { repository }),
                ...(typeof commit === 'string' && { commit }),
            };
        }
        case 'check_run':
        case 'check_suite':
        case 'status': {
            const commit = eventName === 'status' ? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(event, 'sha') : (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(event, eventName), 'head_sha');
            return typeof commit === 'string' ? { commit } : {};
        }
        default:
            return undefined;
    }
}
function headIsElsewhere(event) {
    const head = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(event, 'pull_request'), 'head'), 'repo');
    const base = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(event, 'pull_request'), 'base'), 'repo');
    if (base === undefined)
        return false;
    // The head repository of a pull request is null once the fork was deleted.
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(head, 'full_name') !== (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .member */ .Dc)(base, 'full_name');
}
/** The Git context of docker/build-push-action, which `{{defaultContext}}` stands for. */
function gitContext({ serverUrl, repository, ref, sha }) {
    // A branch may have moved on since the run began; only a pull request's merge commit is fetched by its ref.
    const revision = ref.startsWith('refs/pull/') ? ref : sha;
    return `${serverUrl}/${repository}.git#${revision}`;
}


/***/ })

};
