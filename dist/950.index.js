export const id = 950;
export const ids = [950];
export const modules = {

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

/***/ 9554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ getPullRequest)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7674);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4463);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(593);



/**
 * Asks for a pull request. Needs `pull-requests: read`.
 *
 * @param repository `owner/name`
 * @returns undefined when there is none with this number
 * @throws Problem when GitHub does not tell
 */
async function getPullRequest(client, repository, number) {
    try {
        const { data } = await client.rest.pulls.get({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerAndName */ .u)(repository), pull_number: number });
        return { open: data.state === 'open', headSha: data.head.sha };
    }
    catch (error) {
        if ((0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .githubAnswer */ .A)(error)?.status === 404)
            return undefined;
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainGitHub */ .$)(error, `Could not read pull request #${number} of ${repository}`);
    }
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


/***/ }),

/***/ 9812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9273);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2420);




// Lambda API reference, "FunctionConfiguration": StateReasonCode and LastUpdateStatusReasonCode.
const remedies = new Map(Object.entries({
    ImageDeleted: 'The image is gone from ECR: push it again, and keep images that versions use out of lifecycle rules.',
    ImageAccessDenied: 'Let lambda.amazonaws.com pull in the repository policy (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and use ' +
        'a KMS key that it may use.',
    KMSKeyAccessDenied: 'Let the function use the KMS key of its environment or its image.',
    InsufficientRolePermissions: "Add what is missing to the function's execution role.",
    InvalidConfiguration: "Correct the function's configuration.",
    EniLimitExceeded: 'Raise the quota of network interfaces, or delete unused ones.',
    SubnetOutOfIPAddresses: "Give the function's subnets free addresses, or more subnets.",
    InvalidSubnet: "Correct the function's subnets.",
    InvalidSecurityGroup: "Correct the function's security groups.",
    InternalError: 'Lambda failed by itself: run the job again.',
}));
const imageRemedies = [
    [/SizeLimitExceeded/, (image) => (0,_image_size_js__WEBPACK_IMPORTED_MODULE_3__/* .shrink */ .Qr)(image?.layers ?? [], 'compressed')],
    [/UnsupportedImageLayerDetected/, () => 'Build the image anew with buildx and gzip layers.'],
];
/**
 * Makes an error from a reason that Lambda gives: its own words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param image what it is made of, where it is known
 */
function failure(doing, reason, image) {
    const { code, text } = reason;
    const remedy = imageRemedies.find(([pattern]) => pattern.test(text))?.[1](image) ??
        remedies.get(code) ??
        (code.startsWith('FunctionError')
            ? "Run the image locally and correct what its start reports; the function's log has it too."
            : 'Correct the image or the function, then deploy again.');
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${doing}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)((0,_function_js__WEBPACK_IMPORTED_MODULE_2__/* .describeReason */ .Gk)(reason))}`, remedy });
}


/***/ }),

/***/ 4809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ waitUntilSettled),
/* harmony export */   EX: () => (/* binding */ waitForLatest),
/* harmony export */   PF: () => (/* binding */ waitForVersion),
/* harmony export */   uB: () => (/* binding */ waitUntilOver)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(901);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9812);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2420);








/**
 * Milliseconds from one answer to the next question. Ready is noticed half of that late on average, however long it
 * took; the SDK's waiters back off to two minutes.
 */
const interval = 400;
/** Milliseconds, on average, until a call is repeated that was throttled or that the service failed. */
const pause = 1000;
/**
 * Waits until a published version can be invoked.
 *
 * @returns the version as Lambda last told it
 * @throws Problem when it fails, when Lambda refuses to tell, or at the deadline
 */
async function waitForVersion(wait, version) {
    const what = `version ${version} of ${wait.functionName}`;
    const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending');
    // An Inactive version is ready too: its first invocation wakes it.
    if (ready.state === 'Active' || ready.state === 'Inactive')
        return ready;
    const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failure */ .V)(`Lambda could not make ${what} ready${instead}`, ready.stateReason, wait.image);
}
/**
 * Waits until the update of $LATEST has ended. The result of an update that another run started in the meantime is that
 * run's concern.
 *
 * @param digest what this run deployed
 * @throws Problem when the update fails, when Lambda refuses to tell, or at the deadline
 */
async function waitForLatest(wait, digest) {
    const what = `$LATEST of ${wait.functionName}`;
    const isOver = (latest) => latest.digest !== digest || (0,_function_js__WEBPACK_IMPORTED_MODULE_6__/* .isSettled */ .Is)(latest);
    const ready = await pollFunction(wait, what, undefined, isOver);
    if (ready.digest !== digest)
        return ready;
    if (ready.lastUpdateStatus === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failure */ .V)(`Lambda could not update ${what}`, ready.lastUpdateReason, wait.image);
    if (ready.state === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failure */ .V)(`Lambda could not make ${what} ready`, ready.stateReason, wait.image);
    return ready;
}
/** Waits until the update in progress is over, however it ends. */
function waitUntilOver(wait) {
    return pollFunction(wait, `the update in progress of ${wait.functionName}`, undefined, _function_js__WEBPACK_IMPORTED_MODULE_6__/* .isSettled */ .Is);
}
/** Waits until Lambda takes an update, also when another run or a person started the one in progress. */
async function waitUntilSettled(wait) {
    await waitUntilOver(wait);
    // Two runs that waited for the same update must not collide again.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(250 + Math.random() * 250, undefined, { signal: wait.signal });
}
function pollFunction(wait, what, qualifier, isOver) {
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .w)({
        ask: () => ask(wait, what, qualifier),
        until: (found) => found !== undefined && isOver(found),
        // Runs that were throttled at the same time must not retry at the same time.
        interval: (found) => (found ? interval : pause * (0.5 + Math.random())),
        deadline: { at: wait.deadline, error: (found) => tooLong(wait, what, found) },
        signal: wait.signal,
    });
}
async function ask(wait, what, qualifier) {
    try {
        const found = await (0,_function_js__WEBPACK_IMPORTED_MODULE_6__/* .getFunction */ .N9)(wait.lambda, wait.functionName, qualifier);
        if (found)
            return found;
    }
    catch (error) {
        // A throttle or a failing service passes; a denial does not.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_7__/* .isTransient */ .dg)(error))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read ${what}`);
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: `${what} was deleted during the deploy.`,
        remedy: 'Find out in CloudTrail what deleted it, then run the job again.',
    });
}
function tooLong(wait, what, found) {
    const seen = found
        ? `state ${found.state}, last update ${found.lastUpdateStatus}${found.stateReason.text && `, ${found.stateReason.text}`}`
        : 'Lambda answered only errors';
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(wait.timeout)} for ${what}, and it is not ready yet (${seen}).`,
        remedy: 'Give it longer with wait-timeout.',
    });
}


/***/ }),

/***/ 8439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ notifierFor)
});

// UNUSED EXPORTS: notifier

// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/github/answer.js
var answer = __webpack_require__(7674);
// EXTERNAL MODULE: ./build/github/client.js
var github_client = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/github/explain.js
var explain = __webpack_require__(593);
;// CONCATENATED MODULE: ./build/github/comments.js




/** The first line of a comment of this action's: hidden when it is shown, and the same for whatever it is about. */
function marker(about) {
    // Two hyphens would end the HTML comment, or make it none (HTML Standard, "Comments"); a--b is not a-b all the same.
    return `<!-- deploy-lambda-image: ${about.replaceAll(/-(?=-)/g, '-\\')} -->`;
}
/** How often it is looked and written anew when nobody knows what became of a write. */
const tries = 3;
async function putComment(client, thread, first, text) {
    const compose = typeof text === 'string' ? () => text : text;
    const bodyAfter = (present) => {
        const composed = compose(present.slice(first.length + 1));
        return composed === undefined ? undefined : `${first}\n${composed}`;
    };
    try {
        for (let left = tries;; left -= 1) {
            try {
                return await putOnce(client, thread, first, bodyAfter);
            }
            catch (error) {
                if (left <= 1 || !isWorthAnotherLook(error))
                    throw error;
            }
        }
    }
    catch (error) {
        throw (0,explain/* explainGitHub */.$)(error, `Could not comment on #${thread.number} of ${thread.repository}`);
    }
}
async function putOnce(client, thread, first, bodyAfter) {
    const found = await findComment(client, thread, first);
    const body = bodyAfter(asWritten(found?.body ?? ''));
    if (body === undefined)
        return found;
    if (found !== undefined)
        return change(client, thread, found, body);
    return keepOne(client, thread, first, await create(client, thread, body));
}
/** Whether a comment may have been created, or somebody has deleted in the meantime the one that was found. */
function isWorthAnotherLook(error) {
    const method = (0,json/* member */.Dc)((0,json/* member */.Dc)(error, 'request'), 'method');
    if (method === 'POST')
        return (0,answer/* isUncertain */.c)(error);
    return (method === 'PATCH' || method === 'DELETE') && (0,answer/* githubAnswer */.A)(error)?.status === 404;
}
/** The oldest comment with this first line; one that an app wrote before one of the person whose token it is. Others may have copied it. */
async function findComment(client, thread, first) {
    let ofPerson;
    let login;
    const { number, repository } = thread;
    const parameters = { ...(0,github_client/* ownerAndName */.u)(repository), issue_number: number, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.issues.listComments, parameters)) {
        for (const { id, html_url: url, body = '', user } of data) {
            if (!body.startsWith(first))
                continue;
            if (user?.type === 'Bot')
                return { id, url, body };
            if (ofPerson !== undefined)
                continue;
            login ??= await ownLogin(client);
            if (user?.login === login)
                ofPerson = { id, url, body };
        }
    }
    return ofPerson;
}
/** Who the token's person is; empty for a token of a workflow or an app, to which GitHub does not answer. */
async function ownLogin(client) {
    try {
        return (await client.rest.users.getAuthenticated()).data.login;
    }
    catch (error) {
        if ([403, 404].includes((0,answer/* githubAnswer */.A)(error)?.status ?? 0))
            return '';
        throw error;
    }
}
async function create(client, { repository, number }, body) {
    const { data } = await client.rest.issues.createComment({ ...(0,github_client/* ownerAndName */.u)(repository), issue_number: number, body });
    return { id: data.id, url: data.html_url, body };
}
async function change(client, { repository }, found, body) {
    if (asWritten(found.body) === body)
        return found;
    await client.rest.issues.updateComment({ ...(0,github_client/* ownerAndName */.u)(repository), comment_id: found.id, body });
    return { ...found, body };
}
/** GitHub's website ends lines in its own way when somebody edits a comment. */
function asWritten(body) {
    return body.replaceAll('\r\n', '\n');
}
/** Of two runs that both found no comment and created one, the later sees both, and takes its own back. */
async function keepOne(client, thread, first, made) {
    const oldest = await findComment(client, thread, first);
    if (oldest === undefined || oldest.id >= made.id)
        return made;
    await client.rest.issues.deleteComment({ ...(0,github_client/* ownerAndName */.u)(thread.repository), comment_id: made.id });
    return change(client, thread, oldest, made.body);
}

// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/github/deployments.js



/** GitHub docs, "Create a deployment status": characters that a description has at most. */
const longestDescription = 140;
/**
 * Tells GitHub of a deployment. Needs `deployments: write`.
 *
 * @returns its id
 * @throws Problem when GitHub refuses, or does not say whether it made one
 */
async function createDeployment(client, repository, { ref, environment, task, description, transient, production }) {
    try {
        const { data } = await client.rest.repos.createDeployment({
            ...(0,github_client/* ownerAndName */.u)(repository),
            ref,
            environment,
            ...(task !== undefined && { task }),
            transient_environment: transient,
            production_environment: production,
            // GitHub would else merge the default branch into what is deployed, and wait for the very job that asks.
            auto_merge: false,
            required_contexts: [],
            ...(description !== undefined && { description: (0,domain_text/* cut */.Jj)(description, longestDescription) }),
        });
        if (!('id' in data))
            throw new Error(data.message ?? 'GitHub made no deployment');
        return data.id;
    }
    catch (error) {
        throw (0,explain/* explainGitHub */.$)(error, `Could not create a deployment to ${environment} in ${repository}`);
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
            ...(0,github_client/* ownerAndName */.u)(repository),
            deployment_id: id,
            state,
            ...(environmentUrl !== undefined && { environment_url: environmentUrl }),
            ...(logUrl !== undefined && { log_url: logUrl }),
            ...(description !== undefined && { description: (0,domain_text/* cut */.Jj)(description, longestDescription) }),
            // The same status twice harms nobody.
            request: { retries: 3 },
        });
    }
    catch (error) {
        throw (0,explain/* explainGitHub */.$)(error, `Could not set the status of deployment ${id} in ${repository} to ${state}`);
    }
}
/**
 * Makes all deployments to an environment inactive that are not yet, as that of a preview that was removed: the
 * environment itself no workflow's token may delete.
 *
 * @param except id of the one that stays
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
        const names = (0,github_client/* ownerAndName */.u)(repository);
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
        throw (0,explain/* explainGitHub */.$)(error, `Could not list the deployments to ${environment} in ${repository}`);
    }
}

// EXTERNAL MODULE: ./build/github/pull-requests.js
var pull_requests = __webpack_require__(9554);
// EXTERNAL MODULE: ./build/preview/comment.js
var preview_comment = __webpack_require__(6846);
;// CONCATENATED MODULE: ./build/preview/announce.js









function notifier(audience) {
    const { preview, client, signal, cleanupClient, headSha, environment, runUrl, warn } = audience;
    const { repository, number, of } = preview;
    // preview-environment may be the same for all pull requests, of which none speaks for another's deployments.
    const target = { environment, task: `preview of ${of} for #${number}` };
    const refused = new Set();
    let deployment;
    // What is told comes in order: a later word must not be overtaken by an earlier one.
    let queue = Promise.resolve();
    /** Without the right to do a thing, it is said once and tried no more. */
    async function attempt(kind, work) {
        const github = signal.aborted ? cleanupClient : client;
        if (refused.has(kind) || github === undefined)
            return undefined;
        try {
            return await work(await github());
        }
        catch (error) {
            // It was under way when the run was cancelled.
            if (signal.aborted && github === client)
                return undefined;
            if (!refused.has(kind))
                warn(error instanceof problem/* Problem */.AF ? error.message : `The pull request could not be told: ${error}`);
            // Whoever was only out of reach may answer the next time.
            if (!(error instanceof problem/* Problem */.AF && (0,answer/* isUncertain */.c)(error.cause)))
                refused.add(kind);
            return undefined;
        }
    }
    const ask = () => attempt('pull request', (github) => (0,pull_requests/* getPullRequest */.T)(github, repository, number));
    /** A run for an older commit does not talk over that of the newest one. */
    async function comment(status) {
        const now = status.phase === 'removed' ? undefined : await ask();
        await attempt('comment', (github) => putComment(github, { repository, number }, marker((0,preview_comment/* about */.Cv)(preview)), (present) => {
            const before = (0,preview_comment/* readMemory */.S1)(present);
            const newer = now !== undefined && now.headSha !== headSha && before?.commit === now.headSha;
            // A pull request that was not told of its preview need not hear that it is gone.
            const needless = present === '' && status.phase === 'removed';
            return newer || needless ? undefined : (0,preview_comment/* writeComment */.HF)(preview, status, before, runUrl);
        }));
    }
    async function setStatus(request) {
        const id = deployment;
        if (id === undefined)
            return;
        await attempt('deployment', (github) => setDeploymentStatus(github, repository, id, { ...request, logUrl: runUrl }));
    }
    const retire = (except) => attempt('deployment', (github) => deactivate(github, repository, target, except));
    function tell(work) {
        queue = queue.then(work);
        return queue;
    }
    if (client === undefined) {
        warn(`github-token is empty: pull request #${number} is not told of its preview, and the run can't see whether it is open.`);
    }
    return {
        pullRequest: ask,
        building: () => void tell(async () => {
            await comment({ phase: 'building', commit: headSha });
            deployment = await attempt('deployment', (github) => createDeployment(github, repository, {
                ...target,
                ref: headSha,
                description: `Preview of ${of}`,
                transient: true,
                production: false,
            }));
            await setStatus({ state: 'in_progress' });
        }),
        ready: (status) => tell(async () => {
            await comment(status);
            const environmentUrl = status.regions[0]?.url;
            await setStatus({ state: 'success', ...(environmentUrl && { environmentUrl }) });
            if (deployment !== undefined)
                await retire(deployment);
        }),
        failed: (reason) => tell(async () => {
            await comment({ phase: 'failed', commit: headSha, reason });
            await setStatus({ state: 'failure', description: reason.split('\n')[0] ?? '' });
        }),
        removed: (reason, kept) => tell(async () => {
            await comment({ phase: 'removed', commit: headSha, reason, kept });
            await retire();
        }),
        leave: () => tell(() => setStatus({ state: 'inactive', description: 'A newer commit has taken its place' })),
    };
}
/** Milliseconds that a cancelled run still has for telling so, before it is sent the next signal. */
const hurried = 5000;
/** Page of the workflow's run. */
function runUrlOf({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
/** The notifier of a run. */
function notifierFor(preview, headSha, { context, inputs: { githubToken: token, preview: { environment }, }, }, { signal, log, debug, warn }) {
    const clientWith = (ending) => token === undefined ? undefined : (0,lazy/* lazy */.R)(() => (0,github_client/* githubClient */.$)({ token, signal: ending(), log, debug }));
    return notifier({
        preview,
        headSha,
        environment: (0,domain_preview/* environmentOf */.p7)(preview, environment),
        runUrl: runUrlOf(context),
        client: clientWith(() => signal),
        signal,
        // Its time begins with its first use.
        cleanupClient: clientWith(() => AbortSignal.timeout(hurried)),
        warn,
    });
}


/***/ }),

/***/ 7950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ removeEverywhere),
  removePreviewOf: () => (/* binding */ removePreviewOf)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/aws/clients.js
var clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/session/sign-in.js
var sign_in = __webpack_require__(7408);
// EXTERNAL MODULE: ./build/preview/announce.js + 2 modules
var announce = __webpack_require__(8439);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js
var explain = __webpack_require__(901);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/ecr/repository.js
var ecr_repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/lambda/function.js
var lambda_function = __webpack_require__(2420);
// EXTERNAL MODULE: ./build/lambda/wait.js
var lambda_wait = __webpack_require__(4809);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
;// CONCATENATED MODULE: ./build/preview/images.js




/** Lists the images in a repository that have a tag of a preview's. */
async function previewTags(ecr, address, preview) {
    return (await (0,ecr_images/* taggedImages */.be)(ecr, address)).filter(({ tag }) => (0,domain_preview/* commitOfTag */.lz)(preview, tag) !== undefined);
}
/**
 * Removes a preview's images from ECR: their tags, with which an image goes whose last tag it was. An image that a
 * function in the account and region still uses stays, with a tag if it has no other: a lifecycle rule might else
 * expire it.
 *
 * @throws Problem when AWS refuses
 */
async function removeImages(clients, address, { preview, built, dryRun }) {
    const { ecr, lambda } = clients;
    const tagged = await previewTags(ecr, address, preview);
    const digests = [...new Set([...tagged.map(({ digest }) => digest), ...built])];
    if (digests.length === 0)
        return { removed: [], kept: [] };
    const used = await usedDigests(lambda, (0,domain_preview/* previewName */.gz)(preview));
    const decisions = await Promise.all(digests.map(async (digest) => {
        const own = tagged.filter((one) => one.digest === digest).map(({ tag }) => tag);
        const others = (await (0,ecr_images/* imageTags */.rK)(ecr, address, digest)).filter((tag) => !own.includes(tag));
        return decide(digest, own, others, used.has(digest));
    }));
    const removal = decisions.flatMap(({ remove }) => remove);
    if (!dryRun)
        await (0,ecr_images/* deleteImages */.KK)(ecr, address, removal);
    return {
        removed: removal.map((id) => `${address.name}${nameOf(id)}`),
        kept: decisions.flatMap(({ keep }) => keep.map((reason) => `${address.name}${reason}`)),
    };
}
/** @param own tags of the preview's @param others all other tags that the image has */
function decide(digest, own, others, used) {
    if (own.length === 0)
        return { remove: used || others.length > 0 ? [] : [{ imageDigest: digest }], keep: [] };
    if (!used || others.length > 0)
        return { remove: own.map((imageTag) => ({ imageTag })), keep: [] };
    return { remove: [], keep: own.map((tag) => `:${tag}, as another function uses the image`) };
}
function nameOf(id) {
    return 'imageTag' in id ? `:${id.imageTag}` : `@${id.imageDigest}`;
}
/**
 * Digests of the images that any version of any function has.
 *
 * @param but name of the preview's function, which goes next
 */
async function usedDigests(client, but) {
    const digests = new Set();
    try {
        for await (const { Functions = [] } of (0,dist_cjs/* paginateListFunctions */.fVs)({ client }, { FunctionVersion: 'ALL' })) {
            for (const { PackageType, FunctionName, CodeSha256 = '' } of Functions) {
                if (PackageType === 'Image' && FunctionName !== but)
                    digests.add(`sha256:${CodeSha256}`);
            }
        }
        return digests;
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, 'Could not find out which images functions use');
    }
}

;// CONCATENATED MODULE: ./build/preview/remove.js









/**
 * Removes a preview from a region: the function with its versions and its URL, its log group, its images. The function
 * goes last, for by it a sweep finds a preview that was only half removed. What is gone already is fine. A function that is not this preview, by its tags, is left alone with all that may be its own.
 *
 * @throws Problem when AWS refuses
 */
async function removePreview(removal) {
    const { clients, preview } = removal;
    const { region } = clients;
    const name = (0,domain_preview/* previewName */.gz)(preview);
    const [present, base] = await Promise.all([lookAt(clients, name), lookAt(clients, preview.of)]);
    if (present && !(0,domain_preview/* isPreview */.bU)(present.tags, preview)) {
        return { removed: [], kept: [`${name} in ${region}, which is no preview of this pull request by its tags`] };
    }
    const wasBuilt = present !== undefined && (0,domain_preview/* readTags */.g$)(present.tags)?.image === 'built';
    const built = wasBuilt ? await digestsOf(clients, name) : [];
    const images = await removeImages(clients, locate(removal, wasBuilt ? present : undefined, base), {
        preview,
        built,
        dryRun: removal.dryRun,
    });
    const logGroup = `/aws/lambda/${name}`;
    // Whether it is there, only its deletion tells: to list groups is a permission for all of them.
    const deleteLogs = async () => removal.deleteLogs && (await deleteLogGroup(clients, logGroup));
    const logsGone = removal.dryRun ? removal.deleteLogs && present !== undefined : await deleteLogs();
    if (present && !removal.dryRun) {
        await deleteFunction(removal, name);
        // Somebody may have called it in between.
        await deleteLogs();
    }
    const phrases = [
        ...(present ? [`the function ${name} with its URL`] : []),
        ...(logsGone ? [`the log group ${logGroup}`] : []),
        ...images.removed.map((image) => `the image ${image}`),
    ];
    return {
        removed: phrases.map((phrase) => `${phrase} in ${region}`),
        kept: images.kept.map((image) => `${image} in ${region}`),
    };
}
async function lookAt({ lambda, region }, name) {
    try {
        return await (0,lambda_function/* getFunction */.N9)(lambda, name);
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not read ${name} in ${region}`);
    }
}
/** Digests of all images that the function's versions have, $LATEST among them. */
async function digestsOf({ lambda: client, region }, FunctionName) {
    const digests = [];
    try {
        for await (const { Versions = [] } of (0,dist_cjs/* paginateListVersionsByFunction */.CE5)({ client }, { FunctionName })) {
            digests.push(...Versions.flatMap(({ CodeSha256 }) => (CodeSha256 === undefined ? [] : [`sha256:${CodeSha256}`])));
        }
        return [...new Set(digests)];
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return [];
        throw (0,explain/* explain */.W)(error, `Could not list the versions of ${FunctionName} in ${region}`);
    }
}
/** A role's right to delete hangs on the function's tags, so that of one that is gone it is denied. */
async function deleteFunction({ clients, timeout, signal }, name) {
    const wait = { lambda: clients.polling, functionName: name, deadline: Date.now() + timeout, timeout, signal };
    for (;;) {
        try {
            await clients.lambda.send(new dist_cjs/* DeleteFunctionCommand */.Z3K({ FunctionName: name }));
            return;
        }
        catch (error) {
            if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException') || !(await lookAt(clients, name)))
                return;
            if (!(0,aws_error/* hasCode */.up)(error, 'ResourceConflictException') || Date.now() > wait.deadline) {
                throw (0,explain/* explain */.W)(error, `Could not delete ${name} in ${clients.region}`);
            }
        }
        await (0,lambda_wait/* waitUntilSettled */.D1)(wait);
    }
}
/** @returns whether it was there */
async function deleteLogGroup({ logs, region }, logGroupName) {
    try {
        const client = await logs();
        await client.deleteLogGroup({ logGroupName });
        return true;
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return false;
        throw (0,explain/* explain */.W)(error, `Could not delete the log group ${logGroupName} in ${region}`);
    }
}
/**
 * Where a preview's images are: with the one that was built for it, else as for its deploy. What the step names may be
 * the repository of another function, whose step sweeps.
 */
function locate({ repository: named, preview }, own, base) {
    const ofFunction = (found) => found?.imageUri === undefined ? undefined : (0,image_reference/* parseImageReference */.o_)(found.imageUri, 'The function');
    const { registry, repository } = ofFunction(own) ??
        named ??
        ofFunction(base) ?? { repository: preview.of, registry: undefined };
    return registry === undefined ? { name: repository } : (0,ecr_repository/* addressOf */.ci)({ registry, repository });
}

;// CONCATENATED MODULE: ./build/preview/close.js








/**
 * Removes the preview of a pull request that was closed, and says so there.
 *
 * @throws Problem with what is wrong and what to change
 */
async function removePreviewOf(plan, tools) {
    const { preview, inputs, context, regions } = plan;
    const notifier = (0,announce/* notifierFor */.I)(preview, context.pullRequest?.headSha ?? '', plan, tools);
    if (await isOpen(notifier, tools.signal)) {
        const headline = `Pull request #${preview.number} is open again: its preview stays`;
        tools.notice(headline);
        return { headline, dryRun: inputs.dryRun, removed: [], kept: [] };
    }
    const credentials = await (0,sign_in/* signIn */.J)(plan, tools);
    const found = await removeEverywhere({ plan, tools, credentials }, preview, regions);
    if (!inputs.dryRun)
        await notifier.removed('The pull request is closed.', found.kept);
    const headline = headlineOf(preview, found, inputs.dryRun);
    return { headline, dryRun: inputs.dryRun, ...found };
}
/** Milliseconds after which GitHub is asked again: what its API answers may lag behind the event. */
const lag = 3000;
/** Whether a pull request that was closed is open again. */
async function isOpen(notifier, signal) {
    const ask = async () => (await notifier.pullRequest())?.open === true;
    if (!(await ask()))
        return false;
    await (0,promises_.setTimeout)(lag, undefined, { signal });
    return ask();
}
function headlineOf(preview, { removed }, dryRun) {
    const name = `\`${(0,domain_preview/* previewName */.gz)(preview)}\``;
    if (removed.length === 0)
        return `There was nothing left of ${name}`;
    return dryRun ? `Dry run: ${name} would be removed` : `${name} is removed`;
}
/** Removes a preview from several regions, side by side, and says what went. */
async function removeEverywhere({ plan, tools, credentials }, preview, regions) {
    const { inputs } = plan;
    const { steps, log, warn, signal } = tools;
    return steps.step(`Remove ${(0,domain_preview/* previewName */.gz)(preview)} with all that came with it`, async () => {
        const found = await (0,each_region/* inEveryRegion */.ZY)(regions.map((region) => ({ region })), async ({ region }) => {
            const { repository } = (0,plan_plan/* planIn */.r)(plan, region).inputs;
            const gone = await removePreview({
                preview,
                clients: (0,clients/* clientsFor */.U)(region, credentials(region), signal),
                deleteLogs: inputs.preview.deleteLogs,
                dryRun: inputs.dryRun,
                timeout: inputs.waitTimeout,
                signal,
                ...(repository && { repository }),
            });
            // At once, for what another region comes to may be an error.
            for (const phrase of gone.removed)
                log(`${inputs.dryRun ? 'Would remove' : 'Removed'} ${phrase}`);
            for (const phrase of gone.kept)
                warn(`Kept ${phrase}`);
            return gone;
        });
        return { removed: found.flatMap((one) => one.removed), kept: found.flatMap((one) => one.kept) };
    });
}


/***/ }),

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ about),
/* harmony export */   HF: () => (/* binding */ writeComment),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   S1: () => (/* binding */ readMemory)
/* harmony export */ });
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3201);



/** The part of the comment's first line that tells it from those of other functions. */
function about({ of }) {
    return `preview of ${of}`;
}
const memoryBegin = '<!-- remembered: ';
const memoryEnd = ' -->';
/**
 * The comment, as Markdown. It carries what the next one needs in its first line, hidden.
 *
 * @param before what the comment said until now
 * @param runUrl page of the workflow's run
 */
function writeComment(preview, status, before, runUrl) {
    const live = status.phase === 'ready' ? status : status.phase === 'removed' ? undefined : before?.live;
    const remembered = {
        commit: status.commit,
        ...(live && { live: { commit: live.commit, regions: live.regions.map(({ region, url }) => ({ region, url })) } }),
    };
    return [memory(remembered), ...body(preview, status, live, runUrl)].join('\n');
}
/** Reads what a comment carries; undefined when that is nothing, or was changed by hand. */
function readMemory(comment) {
    const [line = ''] = comment.split('\n');
    if (!line.startsWith(memoryBegin) || !line.endsWith(memoryEnd))
        return undefined;
    const value = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(line.slice(memoryBegin.length, -memoryEnd.length));
    const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, 'commit');
    if (typeof commit !== 'string')
        return undefined;
    const live = readLive((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, 'live'));
    return { commit, ...(live && { live }) };
}
function readLive(value) {
    const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, 'commit');
    const regions = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(value, 'regions');
    if (typeof commit !== 'string' || !Array.isArray(regions))
        return undefined;
    return {
        commit,
        regions: regions.flatMap((one) => {
            const [region, url] = [(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(one, 'region'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(one, 'url')];
            return typeof region === 'string' && typeof url === 'string' ? [{ region, url }] : [];
        }),
    };
}
/** Two hyphens would end the HTML comment (HTML Standard, "Comments"); in JSON they are in texts only. */
function memory(remembered) {
    return `${memoryBegin}${JSON.stringify(remembered).replaceAll('-', '\\u002d')}${memoryEnd}`;
}
function body(preview, status, live, runUrl) {
    const name = code(preview.of);
    const log = `[the run's log](${runUrl})`;
    switch (status.phase) {
        case 'building':
            return [
                `### The preview of ${name} is being built`,
                '',
                `Commit ${short(status.commit)} is on its way; ${log} tells how far.`,
                ...stillLive(live, 'Until then'),
            ];
        case 'ready':
            return [
                `### The preview of ${name} is ready`,
                '',
                ...readyTable(status),
                '',
                imageLine(status),
                '',
                `See ${log}.`,
            ];
        case 'failed':
            return [
                `### The preview of ${name} failed`,
                '',
                `Commit ${short(status.commit)} could not be deployed:`,
                '',
                ...fenced(status.reason),
                '',
                `See ${log}.`,
                ...stillLive(live, 'As before'),
            ];
        case 'removed':
            return [
                `### The preview of ${name} is removed`,
                '',
                status.reason,
                ...(status.kept.length > 0 ? ['', 'Left as they are:', '', ...status.kept.map((one) => `- ${one}`)] : []),
            ];
    }
}
function stillLive(live, begin) {
    if (!live || live.regions.length === 0)
        return [];
    const urls = live.regions.map(({ region, url }) => (live.regions.length > 1 ? `${url} (${region})` : url));
    return ['', `${begin}, commit ${short(live.commit)} answers at ${urls.join(' and ')}`];
}
function readyTable({ regions }) {
    const cold = regions.some(({ coldStart }) => coldStart !== undefined);
    const head = ['Region', 'URL', 'Version', 'Digest', 'First answer', ...(cold ? ['Cold start'] : [])];
    const rows = regions.map(({ region, url, version, digest, answer, coldStart }) => [
        region,
        url,
        version,
        code(digest.slice(0, 'sha256:'.length + 12)),
        describeAnswer(answer),
        ...(cold ? [coldStart === undefined ? '' : (0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(coldStart)] : []),
    ]);
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
/** `200 after 1.2 s`, with what it means where it is not simply well. */
function describeAnswer({ status, milliseconds, remark }) {
    if (status === undefined)
        return remark ?? 'none';
    return `${status} after ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(milliseconds)}${remark === undefined ? '' : `: ${remark}`}`;
}
function imageLine({ commit, size, baseSize }) {
    if (size === undefined)
        return `It runs commit ${short(commit)}.`;
    const image = `an image of ${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(size)}, compressed`;
    if (baseSize === undefined)
        return `It runs commit ${short(commit)} in ${image}.`;
    return `It runs commit ${short(commit)} in ${image}: ${compare(size, baseSize)}.`;
}
function compare(size, baseSize) {
    const difference = size - baseSize;
    if (difference === 0)
        return "as much as the base function's";
    return `${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} than the base function's ${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(baseSize)}`;
}
/** A comment of GitHub's has 65,536 characters at most; nobody reads as many of a log here. */
const longestReason = 4000;
function fenced(text) {
    const cut = text.length > longestReason ? `${text.slice(0, longestReason)}…` : text;
    // Mentions in a block of code call nobody, and this one can't be ended from within.
    return ['```text', cut.replaceAll('```', "'''"), '```'];
}
function short(commit) {
    return commit.slice(0, 7);
}
function code(text) {
    return `\`${text}\``;
}


/***/ })

};
