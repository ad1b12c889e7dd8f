export const id = 8365;
export const ids = [8365];
export const modules = {

/***/ 1168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   U: () => (/* binding */ resume),
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _waits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5587);


function poll({ ask, until, waiting, ...rhythm }) {
    return awaitingLast(rhythm, async (note) => {
        for (let attempt = 1;; attempt++) {
            const answer = await ask(attempt);
            if (until(answer, attempt))
                return answer;
            note(answer);
            await pause(rhythm, answer, attempt, waiting);
        }
    });
}
/**
 * Calls until it succeeds, or fails for good.
 *
 * @returns what the call returned
 * @throws what the call threw last; the deadline's error; an AbortError when the signal ends a pause
 */
function retry({ call, again, ...rhythm }) {
    return awaitingLast(rhythm, async (note) => {
        for (let attempt = 1;; attempt++) {
            try {
                return await call(attempt);
            }
            catch (error) {
                if (!again(error, attempt))
                    throw error;
                note(error);
                await pause(rhythm, error, attempt);
            }
        }
    });
}
/**
 * Reads to the end. What breaks off is taken up with the first byte that did not come.
 *
 * @returns the bytes as they come
 * @throws what `read` threw last
 */
async function* resume({ read, again, ...rhythm }) {
    let first = 0;
    for (let attempt = 1;; attempt++) {
        try {
            for await (const chunk of read(first)) {
                first += chunk.length;
                yield chunk;
            }
            return;
        }
        catch (error) {
            if (!again(error, attempt))
                throw error;
            await pause(rhythm, error, attempt);
        }
    }
}
/** @param work told where to note what came last */
function awaitingLast({ what, seen, deadline, latest }, work) {
    let last;
    const tell = () => last && seen?.(last.value);
    const note = (value) => {
        last = { value };
    };
    return (0,_waits_js__WEBPACK_IMPORTED_MODULE_1__/* .awaiting */ .Vp)({ what, seen: tell, until: () => deadline?.at ?? latest }, () => work(note));
}
async function pause({ interval, deadline, signal }, last, attempt, waiting) {
    const milliseconds = typeof interval === 'number' ? interval : interval(last, attempt);
    if (deadline && Date.now() + milliseconds > deadline.at)
        throw deadline.error(last);
    waiting?.(last, attempt);
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal && { signal });
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

/***/ 5274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ putComment),
/* harmony export */   x: () => (/* binding */ marker)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7674);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4463);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(593);




/** The first line of a comment of this action's: hidden when the comment is shown, and the same in every comment about the same thing. */
function marker(about) {
    // Two hyphens would end the HTML comment, or make it none (HTML Standard, "Comments"); a--b is not a-b all the same.
    return `<!-- deploy-lambda-image: ${about.replaceAll(/-(?=-)/g, '-\\')} -->`;
}
/** How often to read and write again when the result of a write is unknown. */
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
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explainGitHub */ .$)(error, `Could not comment on #${thread.number} of ${thread.repository}`);
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
/** Whether a comment may have been created, or the comment that was found has been deleted in the meantime. */
function isWorthAnotherLook(error) {
    const method = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'request'), 'method');
    if (method === 'POST')
        return (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .isUncertain */ .c)(error);
    return (method === 'PATCH' || method === 'DELETE') && (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .githubAnswer */ .A)(error)?.status === 404;
}
/** The oldest comment with this first line; one that an app wrote before one of the person whose token it is. Others may have copied it:
 * of whom an app's comment is can't be told, as GitHub does not say which app's a token is. Its text is what others said. */
async function findComment(client, thread, first) {
    let ofPerson;
    let login;
    const { number, repository } = thread;
    const parameters = { ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(repository), issue_number: number, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.issues.listComments, parameters)) {
        for (const { id, html_url: url, body: said, user } of data) {
            // GitHub's description says that there is a text, and its answers may have null.
            const body = said ?? '';
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
        if ([403, 404].includes((0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .githubAnswer */ .A)(error)?.status ?? 0))
            return '';
        throw error;
    }
}
async function create(client, { repository, number }, body) {
    const { data } = await client.rest.issues.createComment({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(repository), issue_number: number, body });
    return { id: data.id, url: data.html_url, body };
}
async function change(client, { repository }, found, body) {
    if (asWritten(found.body) === body)
        return found;
    await client.rest.issues.updateComment({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(repository), comment_id: found.id, body });
    return { ...found, body };
}
/** GitHub's website writes other line ends when a person edits a comment. */
function asWritten(body) {
    return body.replaceAll('\r\n', '\n');
}
/** Of two runs that both found no comment and created one, the later sees both, and takes its own back. */
async function keepOne(client, thread, first, made) {
    const oldest = await findComment(client, thread, first);
    if (oldest === undefined || oldest.id >= made.id)
        return made;
    await client.rest.issues.deleteComment({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(thread.repository), comment_id: made.id });
    return change(client, thread, oldest, made.body);
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

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ about),
/* harmony export */   H: () => (/* binding */ writeComment)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _report_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(897);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4902);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4093);
/* harmony import */ var _memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6296);
/* harmony import */ var _still_live_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4516);






/** The part of the comment's first line that distinguishes it from those of other functions. */
function about({ of }) {
    return `preview of ${of}`;
}
/**
 * The comment, as Markdown. It carries what the next one needs in its first line, hidden.
 *
 * @param before what the comment said until now
 * @param runUrl page of the workflow's run
 */
function writeComment(preview, status, before, runUrl) {
    const live = liveAfter(status, before?.live);
    const remembered = { commit: status.commit, ...(live && { live }) };
    return [(0,_memory_js__WEBPACK_IMPORTED_MODULE_3__/* .writeMemory */ .x)(remembered), ...body(preview, status, { live, was: before?.live }, runUrl)].join('\n');
}
/** What answers, after what a comment says. */
function liveAfter(status, was) {
    switch (status.phase) {
        case 'building':
            return was;
        case 'ready': {
            const regions = status.regions.flatMap(({ region, url }) => (url === '' ? [] : [{ region, url }]));
            return { commit: status.commit, regions };
        }
        case 'failed':
            return (0,_still_live_js__WEBPACK_IMPORTED_MODULE_4__/* .afterFailure */ .HP)(was, status);
        case 'removed':
            return undefined;
    }
}
function body(preview, status, { live, was }, runUrl) {
    const name = `preview of ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(preview.of)}`;
    const run = (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('workflow run', runUrl);
    switch (status.phase) {
        case 'building':
            return [
                `### ⏳ The ${name} is being built`,
                '',
                `Commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .commitText */ .tT)(status.commit)} is being deployed · ${run}`,
                ...(0,_still_live_js__WEBPACK_IMPORTED_MODULE_4__/* .describeLive */ .IY)(live, 'Until then, '),
            ];
        case 'ready':
            return [(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .readyHeading */ .s6)(name, status), '', ...(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .readyLines */ .RJ)(status), '', `${(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .imageLine */ .EN)(status)} · ${run}`];
        case 'failed':
            return [
                `### ❌ The ${name} failed`,
                '',
                ...(0,_report_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .caution */ .uL)(status.reasons.map(within), 'CAUTION', 5),
                `Commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .commitText */ .tT)(status.commit)} · ${run}`,
                ...(0,_still_live_js__WEBPACK_IMPORTED_MODULE_4__/* .describeAfterFailure */ .ym)(was, live, status),
            ];
        case 'removed':
            return [
                status.left.length > 0
                    ? `### ⚠️ The ${name} is left in ${status.left.join(', ')}`
                    : `### 🧹 The ${name} is removed`,
                '',
                status.reason,
                ...(status.kept.length > 0
                    ? ['', 'Left as they are:', '', ...status.kept.map((one) => `- ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(one)}`)]
                    : []),
            ];
    }
}
/** A comment of GitHub's has 65,536 characters at most; a reason needs fewer here. */
function within({ what, remedy }) {
    return { what: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(what, 1000), remedy: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(remedy, 3000) };
}


/***/ }),

/***/ 8365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endComments: () => (/* binding */ endComments)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _github_comments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5274);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7851);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6846);
/* harmony import */ var _memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6296);






/** Milliseconds that GitHub may take. */
const patience = 30_000;
const reasons = [
    {
        what: 'The run was ended before it could tell how the deploy ended.',
        remedy: 'Run the job again, or push to the pull request.',
    },
];
/**
 * Says in the comments of pull requests that the run was ended, where a main step was killed while they said that it
 * builds. One that is not as this run has written it is left as it is. What can't be said is a warning.
 */
async function endComments(pending, { get, env, log, debug, warn }) {
    const token = get('github-token');
    if (pending.length === 0 || token === '')
        return;
    const context = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_3__/* .readContext */ .yI)(env, () => '{}');
    const { repository } = context;
    const url = (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_3__/* .runUrl */ .Vp)(context);
    const client = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .githubClient */ .$)({ token, signal: AbortSignal.timeout(patience), log, debug });
    for (const { number, of, commit } of pending) {
        const preview = { repository, number, of };
        let ended = false;
        try {
            await (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_2__/* .putComment */ .j)(client, { repository, number }, (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_2__/* .marker */ .x)((0,_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .about */ .C)(preview)), (present) => {
                const before = (0,_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .readMemory */ .S)(present);
                ended = present === (0,_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .writeComment */ .H)(preview, { phase: 'building', commit }, before, url);
                const after = before?.live?.regions.map(({ region }) => ({ region, has: 'unknown' })) ?? [];
                return ended ? (0,_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .writeComment */ .H)(preview, { phase: 'failed', commit, reasons, after }, before, url) : undefined;
            });
            if (ended)
                log(`The comment on #${number} of ${repository} says that the run was ended.`);
        }
        catch (error) {
            warn((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
        }
    }
}


/***/ }),

/***/ 9904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NB: () => (/* binding */ firstAnswer),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   f5: () => (/* binding */ isWell)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4942);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1168);



/** `200 after 1.2 s`, with what it means where it is not simply well. */
function describeAnswer({ status, milliseconds, remark }) {
    if (status === undefined)
        return remark ?? 'none';
    return `${status} after ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(milliseconds)}${remark === undefined ? '' : `: ${remark}`}`;
}
/** Whether it says nothing of a failure: 4xx is an answer, too, of a function that works. */
function isWell({ status }) {
    return status !== undefined && status < 500;
}
const patience = { longest: 40_000, pause: 1000, attempt: 30_000 };
/** A host or a permission that is new takes some seconds until it is known everywhere. */
const again = [403, 429];
/** How often a failure of the function may come from its first start. */
const failures = 3;
/** Calls a URL until it answers, for a limited time. Never throws, unless the run is cancelled. */
async function firstAnswer(url, authType, signal, { longest, pause, attempt } = patience) {
    const end = Date.now() + longest;
    let failed = 0;
    let answered;
    const { status, byLambda, milliseconds } = await (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({
        what: `the first answer of ${url}`,
        latest: end,
        ask: async () => {
            signal.throwIfAborted();
            const start = performance.now();
            const called = await call(url, Math.max(1, Math.min(attempt, end - Date.now())));
            if (called.status !== undefined && called.status >= 500)
                failed += 1;
            const latest = { ...called, milliseconds: Math.round(performance.now() - start) };
            // The last call may have little time left: what came before it says more than that it got no answer.
            answered = called.status === undefined ? (answered ?? latest) : latest;
            return answered;
        },
        until: (called) => Date.now() + pause > end || failed >= failures || isAnswer(called.status, called.byLambda, authType),
        interval: pause,
        signal,
    });
    const remark = remarkOn(status, byLambda, authType);
    return { ...(status !== undefined && { status }), milliseconds, ...(remark !== undefined && { remark }) };
}
function isAnswer(status, byLambda, authType) {
    if (status === undefined || status >= 500)
        return false;
    return authType === 'AWS_IAM' || !byLambda || !again.includes(status);
}
// Lambda developer guide, "Invoking Lambda function URLs" and "Control access to Lambda function URLs".
function remarkOn(status, byLambda, authType) {
    if (status === undefined)
        return 'no answer came';
    if (!byLambda && status === 403)
        return 'the function itself forbids it';
    if (!byLambda && status === 429)
        return 'the function itself says that it gets too many requests';
    if (status === 403 && authType === 'AWS_IAM')
        return 'callers must sign their requests, and be allowed lambda:InvokeFunctionUrl and lambda:InvokeFunction';
    if (status === 403)
        return 'Lambda refuses every call, although both permissions exist: a policy of the organization may forbid public URLs';
    if (status === 401)
        return 'the function itself asks for authentication';
    if (status === 429)
        return 'Lambda throttles it';
    if (status === 502)
        return 'the function failed, or its answer is not an HTTP response';
    if (status === 504)
        return 'the function took longer than its timeout';
    if (status >= 500)
        return 'the function answers that it failed';
    return undefined;
}
/** @returns the status, and whether it is Lambda's own: with its refusals comes their name (x-amzn-ErrorType) */
async function call(url, socketTimeout) {
    const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRedirects: false, socketTimeout });
    try {
        const { message } = await http.get(url);
        // The body of the answer is not needed.
        message.destroy();
        const { statusCode: status, headers } = message;
        return { ...(status !== undefined && { status }), byLambda: headers['x-amzn-errortype'] !== undefined };
    }
    catch {
        return { byLambda: false };
    }
}


/***/ }),

/***/ 4093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ imageLine),
/* harmony export */   RJ: () => (/* binding */ readyLines),
/* harmony export */   s6: () => (/* binding */ readyHeading),
/* harmony export */   tT: () => (/* binding */ commitText)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3201);
/* harmony import */ var _report_before_now_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3521);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4902);
/* harmony import */ var _first_answer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9904);







/** @param name of the preview, as Markdown */
function readyHeading(name, { regions }) {
    const failing = regions.find(({ answer }) => answer !== undefined && !(0,_first_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .isWell */ .f5)(answer));
    if (failing === undefined)
        return `### ✅ The ${name} is ready`;
    const { region, answer: { status } = {} } = failing;
    const url = regions.length > 1 ? `URL in ${region}` : 'URL';
    return `### ⚠️ The ${name} is deployed, but its ${url} ${status === undefined ? 'did not answer' : `answered ${status}`}`;
}
/** One region in a line below its URL, several as a table. */
function readyLines({ regions }) {
    const [only, ...others] = regions;
    if (only === undefined)
        return [];
    if (others.length === 0) {
        const { region, version, answer } = only;
        const where = `version ${version} in ${region}`;
        if (answer === undefined)
            return [reached(only), '', `begins an execution of ${where}`];
        return [reached(only), '', `${answered(only)} · ${where}`];
    }
    const called = regions.some(({ answer }) => answer !== undefined);
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['Region', called ? 'URL' : 'Begin an execution', 'Version', ...(called ? ['First answer'] : [])], regions.map((one) => [one.region, reached(one), one.version, ...(called ? [answered(one)] : [])]));
}
function reached({ url, command = '' }) {
    return url === '' ? (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(command) : (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .address */ .hl)(url);
}
function answered({ answer, coldStart }) {
    if (answer === undefined)
        return '';
    const cold = coldStart === undefined ? '' : `, cold start ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(coldStart)}`;
    return `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .plain */ .pj)((0,_first_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .describeAnswer */ .O1)(answer))}${cold}`;
}
function imageLine({ commit, size, baseSize, regions: [first] }) {
    const of = `Commit ${commitText(commit)}`;
    if (size === undefined)
        return of;
    const digest = first === undefined ? '' : ` ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(first.digest))}`;
    const difference = baseSize === undefined ? '' : `, ${(0,_report_before_now_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDifference */ .jR)(size - baseSize)} against the base function's`;
    return `${of} · image${digest} of ${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(size)}${difference}`;
}
/** A comment may have been edited: what is remembered as a commit is any text. */
function commitText(commit) {
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .commit */ .cd)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(commit));
}


/***/ }),

/***/ 6296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readMemory),
/* harmony export */   x: () => (/* binding */ writeMemory)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

const memoryBegin = '<!-- remembered: ';
const memoryEnd = ' -->';
/** Reads what a comment carries; undefined when it carries nothing, or a person has changed it. */
function readMemory(comment) {
    const [line = ''] = comment.split('\n');
    if (!line.startsWith(memoryBegin) || !line.endsWith(memoryEnd))
        return undefined;
    const value = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(line.slice(memoryBegin.length, -memoryEnd.length));
    const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'commit');
    if (typeof commit !== 'string')
        return undefined;
    const live = readLive((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'live'));
    return { commit, ...(live && { live }) };
}
function readLive(value) {
    const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'commit');
    const regions = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'regions');
    if (typeof commit !== 'string' || !Array.isArray(regions))
        return undefined;
    return {
        commit,
        regions: regions.flatMap((one) => {
            const [region, url, own] = [(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(one, 'region'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(one, 'url'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(one, 'commit')];
            if (typeof region !== 'string' || typeof url !== 'string')
                return [];
            return [{ region, url, ...(typeof own === 'string' && { commit: own }) }];
        }),
    };
}
/** Two hyphens would end the HTML comment (HTML Standard, "Comments"); in JSON they are in texts only. */
function writeMemory(remembered) {
    return `${memoryBegin}${JSON.stringify(remembered).replaceAll('-', '\\u002d')}${memoryEnd}`;
}


/***/ }),

/***/ 4516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ afterFailure),
/* harmony export */   IY: () => (/* binding */ describeLive),
/* harmony export */   oB: () => (/* binding */ regionsAfter),
/* harmony export */   ym: () => (/* binding */ describeAfterFailure)
/* harmony export */ });
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4902);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4093);


/** What the URL of each region leads to, which is $LATEST, of what its deploy has told. */
function regionsAfter(results) {
    return Array.from(results, ({ region, released, error, latestDigest, previousLatestDigest }) => {
        if (released && error === undefined)
            return { region, has: 'new' };
        if (latestDigest === undefined)
            return { region, has: previousLatestDigest === undefined ? 'before' : 'unknown' };
        return { region, has: latestDigest === previousLatestDigest ? 'before' : 'new' };
    });
}
/** What answers after a run that failed: regions of which it is not known are left out. */
function afterFailure(live, { commit, after }) {
    if (live === undefined)
        return undefined;
    if (after.length > 0 && after.every(({ has }) => has === 'new')) {
        return { commit, regions: live.regions.map(({ region, url }) => ({ region, url })) };
    }
    const hasOf = (region) => after.find((one) => one.region === region)?.has ?? 'before';
    const regions = live.regions.flatMap((one) => {
        const has = hasOf(one.region);
        return has === 'unknown' ? [] : [has === 'new' ? { ...one, commit } : one];
    });
    return { ...live, regions };
}
/** Where which commit answers. */
function describeLive(live, start) {
    if (live === undefined)
        return [];
    if (live.regions.length === 0)
        return ['', `${start}commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_0__/* .commitText */ .tT)(live.commit)} is deployed.`];
    const byCommit = Map.groupBy(live.regions, (one) => one.commit ?? live.commit);
    const several = live.regions.length > 1;
    const parts = Array.from(byCommit, ([commit, regions]) => {
        const urls = regions.map(({ region, url }) => (several ? `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)} (${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(region)})` : (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)));
        return `commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_0__/* .commitText */ .tT)(commit)} answers at ${urls.join(' and ')}`;
    });
    return ['', `${start}${parts.join('; ')}`];
}
function whereOf(region, was) {
    const { regions = [] } = was ?? {};
    const { url } = regions.find((one) => one.region === region) ?? {};
    if (url === undefined)
        return `in ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(region)}`;
    return regions.length > 1 ? `at ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)} (${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(region)})` : `at ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)}`;
}
/** The same after a run that failed. */
function describeAfterFailure(was, now, { after }) {
    const unknown = after.filter(({ has }) => has === 'unknown').map(({ region }) => whereOf(region, was));
    const asBefore = after.every(({ has }) => has === 'before');
    const told = now?.regions.length === 0 && was?.regions.length !== 0 ? [] : describeLive(now, asBefore ? 'As before, ' : 'Now ');
    return [...told, ...(unknown.length === 0 ? [] : ['', `What answers ${unknown.join(' and ')} is not known.`])];
}


/***/ })

};
