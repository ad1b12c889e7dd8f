export const id = 5624;
export const ids = [5624,7173];
export const modules = {

/***/ 5624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportedOnGitHub: () => (/* binding */ reportedOnGitHub)
});

// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/github/answer.js
var answer = __webpack_require__(7674);
// EXTERNAL MODULE: ./build/github/client.js
var github_client = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/github/deployments.js
var deployments = __webpack_require__(4882);
// EXTERNAL MODULE: ./build/github/explain.js
var explain = __webpack_require__(593);
;// CONCATENATED MODULE: ./build/github/records.js


/**
 * Records what runs where, by which alerts can be filtered (GitHub docs, "About linked artifacts"). A later record of the
 * same deployment replaces this one. Needs `artifact-metadata: write`; there are none outside of organizations.
 *
 * @param repository `owner/name`; an attestation of the artifact names its own
 * @throws Problem when GitHub refuses
 */
async function putDeploymentRecord(client, repository, { name, digest, environment, region, account, deploymentName }) {
    const { owner, repo } = (0,github_client/* ownerAndName */.u)(repository);
    try {
        await client.request('POST /orgs/{org}/artifacts/metadata/deployment-record', {
            org: owner,
            name,
            digest,
            status: 'deployed',
            logical_environment: environment,
            physical_environment: region,
            cluster: account,
            deployment_name: deploymentName,
            github_repository: repo,
            // The same record twice is one.
            request: { retries: 3 },
        });
    }
    catch (error) {
        throw (0,explain/* explainGitHub */.$)(error, `Could not record that ${deploymentName} in ${region} runs ${digest}`);
    }
}

// EXTERNAL MODULE: ./build/inputs/context.js
var context = __webpack_require__(7851);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/session/cancellation.js
var cancellation = __webpack_require__(9704);
;// CONCATENATED MODULE: ./build/deploy/on-github.js












/**
 * Carries out a deploy or a rollback, and tells GitHub of it where environment-name says so: what runs where, and with
 * environment-url a deployment. Nothing here ever fails a deploy. That an account has no records, or that the token may
 * not write them, is only said to who debugs.
 *
 * @throws what the work throws
 */
async function reportedOnGitHub(plan, tools, work) {
    const { environment, githubToken: token, dryRun } = plan.inputs;
    const { warn, workflow: { repository }, } = tools;
    if (environment === undefined || dryRun || repository === '')
        return work();
    if (token === undefined) {
        warn('environment-name: github-token is empty, so GitHub is not told of this deploy.');
        return work();
    }
    const reporting = { plan, tools, token, repository, environment };
    const setEnd = beginDeployment(reporting);
    const report = async (state, results) => {
        // One for all of it: a cancelled run has its time once.
        const client = clientOf(reporting);
        await record(reporting, client, results);
        await (await setEnd)?.(state, client);
    };
    let ended;
    try {
        ended = await work();
    }
    catch (error) {
        // Some regions may have it all the same.
        await report('failure', [...tools.live.values()].filter((one) => one.released && one.error === undefined));
        throw error;
    }
    // Functions that are missing, and may be, have got nothing.
    await report(ended.results.length > 0 ? 'success' : 'inactive', ended.results);
    return ended;
}
function clientOf({ tools: { signal, log, debug }, token }) {
    return (0,lazy/* lazy */.R)(() => (0,github_client/* githubClient */.$)({ token, signal: signal.aborted ? AbortSignal.timeout(cancellation/* hurried */.qy.tell) : signal, log, debug }));
}
/** @returns what sets the end of the deployment; undefined where there is none */
async function beginDeployment(reporting) {
    const { plan, tools, repository, environment } = reporting;
    // A rollback deploys no commit.
    if (environment.url === undefined || plan.kind === 'rollback')
        return undefined;
    const { name, url } = environment;
    const logUrl = (0,context/* runUrl */.Vp)(tools.workflow);
    const starting = clientOf(reporting);
    const warn = (error) => {
        if (!tools.signal.aborted)
            tools.warn((0,domain_text/* messageOf */.bD)(error));
    };
    try {
        const id = await (0,deployments/* createDeployment */.Yy)(await starting(), repository, {
            ref: plan.commit || tools.workflow.sha,
            environment: name,
            description: `Deploy of ${(0,plan_plan/* functionNames */.T6)(plan)}`,
            transient: false,
            production: name === 'production',
        });
        tools.deployments.add(id);
        // One that could not be set to its start is set to its end all the same.
        await (0,deployments/* setDeploymentStatus */.e9)(await starting(), repository, id, { state: 'in_progress', logUrl }).catch(warn);
        return async (state, client) => {
            try {
                const environmentUrl = state === 'inactive' ? {} : { environmentUrl: url };
                await (0,deployments/* setDeploymentStatus */.e9)(await client(), repository, id, { state, logUrl, ...environmentUrl });
                tools.deployments.remove(id);
            }
            catch (error) {
                tools.warn((0,domain_text/* messageOf */.bD)(error));
            }
        };
    }
    catch (error) {
        warn(error);
        return undefined;
    }
}
async function record({ tools, repository, environment }, client, results) {
    for (const one of recordsOf(results, environment.name)) {
        try {
            await putDeploymentRecord(await client(), repository, one);
            tools.log(`GitHub's linked artifacts say that ${one.deploymentName} in ${one.region} runs ${one.digest}`);
        }
        catch (error) {
            const status = error instanceof problem/* Problem */.AF ? (0,answer/* githubAnswer */.A)(error.cause)?.status : undefined;
            if (status !== 403 && status !== 404) {
                tools.warn((0,domain_text/* messageOf */.bD)(error));
                continue;
            }
            // It is the same for all of them.
            tools.debug((0,domain_text/* messageOf */.bD)(error));
            return;
        }
    }
}
/** One for each function that runs an image; all have the first one's name, as GitHub asks of one digest. */
function recordsOf(results, environment) {
    const first = results.find(({ imageUri }) => imageUri !== '');
    if (first === undefined)
        return [];
    const { repository: name } = (0,image_reference/* parseImageReference */.o_)(first.imageUri, 'The image');
    return results.flatMap(({ digest, region, functionArn, alias }) => {
        const own = (0,arn/* parseFunctionArn */.x$)(functionArn)?.name;
        if (digest === '' || own === undefined)
            return [];
        const deploymentName = alias ? `${own}:${alias.name}` : own;
        return { name, digest, environment, region, account: (0,arn/* accountOf */.XP)(functionArn) ?? '', deploymentName };
    });
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


/***/ })

};
