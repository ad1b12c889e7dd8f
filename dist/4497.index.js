export const id = 4497;
export const ids = [4497];
export const modules = {

/***/ 249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ Aborted),
/* harmony export */   q: () => (/* binding */ ownEnd)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** A request that the run itself has ended. The SDK knows the name, and does not send such a request again. */
class Aborted extends Error {
    /** @param reason of the signal */
    constructor(reason) {
        super('the run has ended the request', { cause: reason });
        this.name = 'AbortError';
    }
}
/**
 * Why the run itself has ended a request, or a pause between two: it was cancelled, or its time was over.
 *
 * @returns undefined for all other errors
 */
function ownEnd(error) {
    if (!(error instanceof Error) || error.name !== 'AbortError')
        return undefined;
    const { cause } = error;
    if (cause instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return cause.findings[0];
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    return {
        what: late ? 'The time for it was over.' : 'The run has ended the request.',
        remedy: 'Look at what it was about, and run the job again.',
    };
}


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l1: () => (/* binding */ onceByTheRightTime),
/* harmony export */   pm: () => (/* binding */ clock),
/* harmony export */   s8: () => (/* binding */ withSharedClock)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);


/** Milliseconds: smaller differences are those of the network. AWS accepts five minutes. */
const tolerance = 30_000;
/** How AWS refuses a signature whose time is not its own: each service and protocol in its own way. */
const refusals = [
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'RequestTimeTooSkewed',
    'RequestExpired',
    'RequestInTheFuture',
    'AuthFailure',
];
/** AWS's time, learned from its answers. */
class Clock {
    /** Milliseconds that AWS's clock is ahead of this machine's. */
    offset = 0;
    /** Milliseconds since the epoch, by AWS's clock. */
    now() {
        return Date.now() + this.offset;
    }
    /** @param date the Date header of an answer of AWS's that came a moment ago */
    learn(date) {
        const time = Date.parse(date);
        if (Math.abs(time - this.now()) > tolerance)
            this.offset = time - Date.now();
    }
}
/** The one of this machine, which is why the clients of all regions and runs share it. */
const clock = new Clock();
/**
 * Has a client of the SDK sign by the shared clock: the SDK has one in each client, and each would have to be refused
 * first.
 */
function withSharedClock(client) {
    // What the SDK writes is learned from the same answers.
    Object.defineProperty(client.config, 'systemClockOffset', { get: () => clock.offset, set() { } });
    // Between what signs and what tries again.
    const where = { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'otherRefusals' };
    client.middlewareStack.addRelativeTo(otherRefusals, where);
    return client;
}
/**
 * Where this machine's clock is minutes off, the SDK takes every refusal for one of the time, marks it so, and asks up
 * to eight times for a function that is not there (AWS SDK for JavaScript, `AwsSdkSigV4Signer.errorHandler`).
 */
const otherRefusals = (next) => (args) => next(args).catch((error) => {
    const metadata = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, '$metadata');
    if ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(metadata) && !(0,_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, ...refusals))
        Object.assign(metadata, { clockSkewCorrected: false });
    throw error;
});
const first = { getRetryCount: () => 0, getRetryDelay: () => 0 };
const second = { getRetryCount: () => 1, getRetryDelay: () => 0 };
/**
 * The SDK's retry strategy for clients that try once. What AWS refused for its time was not carried out, and is sent once
 * more by AWS's time, which came with the refusal.
 */
const onceByTheRightTime = {
    acquireInitialRetryToken: async () => first,
    async refreshRetryTokenForRetry(attempt, { error }) {
        if (attempt !== first || !(0,_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, ...refusals))
            throw new Error('there is one attempt');
        return second;
    },
    recordSuccess() { },
};


/***/ }),

/***/ 9231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ connection),
  h: () => (/* binding */ connectionForOnce)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./build/aws/clock.js
var clock = __webpack_require__(2148);
// EXTERNAL MODULE: ./node_modules/@smithy/node-http-handler/dist-cjs/index.js
var dist_cjs = __webpack_require__(1279);
;// CONCATENATED MODULE: ./build/domain/host.js
/** A host in lower case, without the brackets of IPv6 and the dot that ends a full name. */
function plainHost(host) {
    return host
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '');
}
/** Whether a host is this machine itself (RFC 6761, "Domain Name Reservation Considerations for localhost."). */
function isLoopback(host) {
    const name = plainHost(host);
    return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d+){3}$/.test(name);
}

// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/aws/aborted.js
var aborted = __webpack_require__(249);
// EXTERNAL MODULE: ./build/aws/foreign-answer.js
var foreign_answer = __webpack_require__(3425);
// EXTERNAL MODULE: ./build/aws/network-error.js
var network_error = __webpack_require__(6987);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/aws/proxy.js



/**
 * The proxy for a request, from the variables that GitHub's runner and curl read: HTTPS_PROXY or HTTP_PROXY, by the
 * protocol of the request, and NO_PROXY. Names in lower case win. The loopback never goes through a proxy.
 *
 * @param url what is really called, with endpoint overrides, dual-stack and FIPS hosts applied
 * @throws Problem when the variable has no address of an HTTP proxy
 */
function proxyFor(url, env = process.env) {
    const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    const variable = env[name] ? name : name.toUpperCase();
    const value = env[variable]?.trim();
    if (!value || isLoopback(url.hostname) || isExcepted(url, env.no_proxy || env.NO_PROXY || ''))
        return undefined;
    const proxy = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`);
    if (proxy && ['http:', 'https:'].includes(proxy.protocol))
        return proxy;
    // The value may have a password in it.
    throw new problem/* Problem */.AF({
        what: `${variable} is not the address of an HTTP proxy${proxy ? `, but of a ${proxy.protocol.slice(0, -1)} one` : ''}.`,
        remedy: "Write it as 'http://proxy.example.com:3128', or with https://; a user and a password come before an '@'.",
    });
}
/**
 * Whether NO_PROXY excepts a host, in curl's forms: `*`; a host, which stands for the hosts below it as well, with or
 * without a dot in front; an address or a range such as 10.0.0.0/8; each with a port where it is for that port only.
 */
function isExcepted(url, noProxy) {
    const host = plainHost(url.hostname);
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return noProxy.split(/[\s,]+/).some((entry) => {
        const { pattern, only } = splitPort(entry.toLowerCase());
        if (pattern === '' || (only !== undefined && only !== port))
            return false;
        if (pattern === '*')
            return true;
        if ((0,external_node_net_.isIP)(host) !== 0)
            return isInRange(host, pattern);
        const name = plainHost(pattern.replace(/^\*?\.+/, ''));
        return host === name || host.endsWith(`.${name}`);
    });
}
function splitPort(entry) {
    // Without brackets the colons of an IPv6 address would be one.
    const [, pattern = entry, only] = (0,external_node_net_.isIPv6)(entry.replace(/\/\d+$/, '')) ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
    return { pattern, ...(only !== undefined && { only }) };
}
function isInRange(address, pattern) {
    const [network = '', bits] = pattern.split('/');
    const name = plainHost(network);
    const family = (0,external_node_net_.isIP)(name);
    const prefix = Number(bits ?? (family === 6 ? 128 : 32));
    if (bits !== undefined && !/^\d{1,3}$/.test(bits))
        return false;
    if (family === 0 || family !== (0,external_node_net_.isIP)(address) || prefix > (family === 6 ? 128 : 32))
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(name, prefix, family === 6 ? 'ipv6' : 'ipv4');
    return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./build/aws/reach.js
/** Milliseconds for which a host that has never answered is tried. */
const patience = 6000;
/** Milliseconds for the first answer of a host: what it is asked first is small. */
const firstAnswer = 10_000;
/**
 * Which hosts can be reached. The SDK's retries are for a service that stumbles; where there is no way to a host at all,
 * they would keep the user waiting for minutes.
 */
class Reach {
    #since = new Map();
    #reached = new Set();
    start(host) {
        // As long as no host has answered, the time counts from the first request of all.
        const [first = performance.now()] = this.#reached.size === 0 ? this.#since.values() : [];
        const since = this.#since.get(host) ?? first;
        this.#since.set(host, since);
        return {
            limit: (timeout = firstAnswer) => (this.#reached.has(host) ? timeout : Math.min(timeout, firstAnswer)),
            reached: () => this.#reached.add(host),
            isHopeless: () => !this.#reached.has(host) && performance.now() - since > patience,
        };
    }
}

;// CONCATENATED MODULE: ./build/aws/handler.js









const reach = new Reach();
/**
 * Sends all requests of the run's clients to AWS, those of credential providers included: through the proxy for the host
 * that is really called, until the run is cancelled (the SDK takes a signal with each request only). It learns AWS's
 * time from each answer, and tells what failed on the way.
 */
class AwsHandler extends dist_cjs.NodeHttpHandler {
    #signal;
    #options;
    #proxied = new Map();
    constructor(signal, options) {
        super(options);
        this.#signal = signal;
        this.#options = options;
    }
    async handle(...[request, options]) {
        const own = options?.abortSignal;
        const abortSignal = own instanceof AbortSignal ? AbortSignal.any([own, this.#signal]) : this.#signal;
        const url = urlOf(request);
        const route = { url, proxy: proxyFor(url) };
        refuseToTell(request, route);
        const { requestTimeout = this.#options.requestTimeout } = options ?? {};
        const attempt = reach.start(url.host);
        const limited = { ...options, abortSignal, requestTimeout: attempt.limit(requestTimeout) };
        try {
            const { response } = await (route.proxy
                ? (await this.#through(route.proxy)).handle(request, limited)
                : super.handle(request, limited));
            if ((0,foreign_answer/* isByAws */.zh)(response))
                attempt.reached();
            if ((0,foreign_answer/* isByAws */.zh)(response) && response.headers.date)
                clock/* clock */.pm.learn(response.headers.date);
            const foreign = await (0,foreign_answer/* foreignAnswer */.XL)(response, route);
            if (foreign)
                throw foreign;
            attempt.reached();
            return { response };
        }
        catch (error) {
            // The SDK's own error does not tell whether the run was cancelled, or its time was over.
            if (abortSignal.aborted)
                throw new aborted/* Aborted */.a(abortSignal.reason);
            throw (0,network_error/* networkError */.x6)(error, route, attempt.isHopeless()) ?? error;
        }
    }
    /** The direct connections are other clients' as well, and stay. */
    destroy() {
        for (const handler of this.#proxied.values())
            void handler.then((one) => one.destroy());
    }
    /** The agents are loaded where there is a proxy, which most machines have not. */
    #through(proxy) {
        const known = this.#proxied.get(proxy.href);
        if (known)
            return known;
        const made = Promise.all([Promise.all(/* import() */[__webpack_require__.e(9642), __webpack_require__.e(1566)]).then(__webpack_require__.bind(__webpack_require__, 1566)), Promise.all(/* import() */[__webpack_require__.e(9642), __webpack_require__.e(8947)]).then(__webpack_require__.bind(__webpack_require__, 8947))]).then(([{ HttpsProxyAgent }, { HttpProxyAgent }]) => new dist_cjs.NodeHttpHandler({
            ...this.#options,
            httpsAgent: new HttpsProxyAgent(proxy, { keepAlive: true, maxSockets: 50 }),
            httpAgent: new HttpProxyAgent(proxy, { keepAlive: true, maxSockets: 50 }),
        }));
        this.#proxied.set(proxy.href, made);
        return made;
    }
}
function urlOf({ protocol, hostname, port, path }) {
    return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
}
/**
 * The job's OIDC token is worth a role. A shared config file or a variable of the job may lead STS elsewhere.
 *
 * @throws Problem when it would travel in the clear
 */
function refuseToTell({ body }, { url }) {
    if (url.protocol !== 'http:' || isLoopback(url.hostname))
        return;
    if (typeof body !== 'string' || !body.includes('WebIdentityToken='))
        return;
    throw new problem/* Problem */.AF({
        what: `The endpoint of STS is ${url.origin}, to which the OIDC token would go unencrypted.`,
        remedy: 'Write https:// in AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL or the endpoint_url of the shared config file, or remove it.',
    });
}

;// CONCATENATED MODULE: ./build/aws/connection.js




/** The SDK has as many for each client, and each client would connect anew to a host that another one is connected to. */
const kept = { keepAlive: true, maxSockets: 50 };
const agents = { httpAgent: new external_node_http_.Agent(kept), httpsAgent: new external_node_https_.Agent(kept) };
/**
 * How every AWS client connects: as `AwsHandler` says, with enough retries for a throttle when many jobs start at the
 * same time. The SDK itself finds the endpoint: AWS_ENDPOINT_URL and its forms, dual-stack, FIPS, the partition.
 *
 * @param signal ends requests under way when the run is cancelled
 * @param requestTimeout milliseconds until an answer must have come
 */
function connection(region, signal, requestTimeout = 30_000) {
    return {
        region,
        maxAttempts: 8,
        customUserAgent: 'deploy-lambda-image',
        requestHandler: new AwsHandler(signal, {
            connectionTimeout: 4000,
            // Without the flag the SDK only warns, and a connection that has gone silent would never end.
            requestTimeout,
            throwOnRequestTimeout: true,
            ...agents,
        }),
    };
}
/** The same for requests that must not be repeated, or that are repeated anyway. */
function connectionForOnce(region, signal, requestTimeout) {
    return { ...connection(region, signal, requestTimeout), retryStrategy: clock/* onceByTheRightTime */.l1 };
}


/***/ }),

/***/ 4497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ credentialsIn)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/credential-provider-node/dist-cjs/index.js
var dist_cjs = __webpack_require__(5861);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/problem.js
var domain_problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var client_sts_dist_cjs = __webpack_require__(1695);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/aws/clock.js
var clock = __webpack_require__(2148);
// EXTERNAL MODULE: ./build/aws/connection.js + 4 modules
var connection = __webpack_require__(9231);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
;// CONCATENATED MODULE: ./build/aws/explain-sign-in.js




/**
 * Explains why STS refused the job's OIDC token. STS hides which claim failed, so the message shows what a trust
 * policy compares: the token's subject and audience, never the token.
 */
function explainSignIn(error, role, claims) {
    const doing = `Could not assume ${role} with the job's OIDC token`;
    const answered = (0,aws_error/* awsError */.es)(error);
    if (answered === undefined)
        return (0,explain/* explain */.W)(error, doing);
    const remedy = remedies.find(([pattern]) => pattern.test(answered.text))?.[1](role, claims);
    if (remedy === undefined)
        return (0,explain/* explain */.W)(error, doing);
    const text = `${answered.text}${answered.requestId ? ` (request ${answered.requestId})` : ''}.`;
    const quote = { by: 'AWS', text };
    return new domain_problem/* Problem */.AF({ what: `${doing}: ${answered.code}: ${text}`, remedy, quote }, { cause: error });
}
const remedies = [
    [
        /Not authorized to perform sts:AssumeRoleWithWebIdentity/,
        // STS says the same of a role that is missing.
        (role, claims) => `Check that the role exists, then its trust policy. The token's sub is '${claims.sub}' and its aud is ` +
            `'${claims.aud}'. ${ownRole(claims)}The trust policy must have: ${trustStatement(role, claims)}`,
    ],
    [
        /No OpenIDConnect provider found/,
        () => 'Create it once for each account, in IAM under "Identity providers": OpenID Connect, ' +
            'https://token.actions.githubusercontent.com, audience sts.amazonaws.com.',
    ],
    [
        /Incorrect token audience/,
        (_, { aud }) => `The token's aud is '${aud}': add it to the client ids of the provider in IAM, or set audience.`,
    ],
    [
        /token (?:is |has )?expired/i,
        () => "Check the clock of this machine, then run the job again: GitHub's token is good for five minutes.",
    ],
    [
        /DurationSeconds exceeds the MaxSessionDuration/,
        (role) => `Set role-duration-seconds to at most the maximum session duration of ${role}, or raise that.`,
    ],
];
function ownRole({ ref }) {
    return ref?.startsWith('refs/pull/') === true ? "This is a pull request's job: give it a role of its own. " : '';
}
const provider = 'token.actions.githubusercontent.com';
function trustStatement(role, claims) {
    const { partition = 'aws', account = '' } = (0,arn/* parseArn */.Lw)(role) ?? {};
    const Federated = (0,arn/* formatArn */.bH)({
        partition,
        service: 'iam',
        region: '',
        account,
        resource: `oidc-provider/${provider}`,
    });
    return JSON.stringify({
        Effect: 'Allow',
        Principal: { Federated },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: conditions(claims),
    });
}
/**
 * The trust policy conditions that match this job and no other repository's: ids, and exact subjects. A pattern with
 * `*` would match what another repository of the owner writes into its subjects.
 */
function conditions({ sub, aud, ref, repositoryId, ownerId, repository }) {
    const branchOrTag = ref?.startsWith('refs/pull/') === false ? ref : undefined;
    const named = {
        aud,
        repository_owner_id: ownerId,
        repository_id: repositoryId,
        ref: branchOrTag,
        sub: subjects(sub, repository, ownerId, repositoryId),
    };
    const keys = Object.entries(named).map(([claim, value]) => [`${provider}:${claim}`, value]);
    return { StringEquals: Object.fromEntries(keys) };
}
/**
 * The subject in both of GitHub's forms: that of repositories created, renamed or transferred since July 2026 has ids,
 * `repo:owner@1/name@2:…`. A customized one stays as it is.
 */
function subjects(sub, repository = '', ownerId = '', repositoryId = '') {
    const [owner = '', name = ''] = repository.split('/');
    const forms = [`repo:${repository}:`, `repo:${owner}@${ownerId}/${name}@${repositoryId}:`];
    const form = forms.find((one) => sub.startsWith(one));
    return form === undefined || repositoryId === '' ? sub : forms.map((one) => one + sub.slice(form.length));
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
;// CONCATENATED MODULE: ./build/aws/id-token.js






/** Milliseconds: the toolkit would wait for minutes where there is no way to GitHub. */
const patience = 12_000;
/** How often it is asked for, at most. */
const attempts = 4;
/** Milliseconds from one attempt to the next, and after which an answer counts as one that does not come. */
const [pause, silence] = [300, 5000];
/**
 * What passes by itself. The toolkit asks again after a 502, 503 or 504 only, and its error has nothing but its text.
 * It waits for ever for the rest of an answer that is cut.
 */
const passing = /Error Code : (?:429|5\d\d)\b|socket hang up|ECONNRESET|EPIPE|answer that does not come/;
const unreachable = /no answer came|ENOTFOUND|EAI_AGAIN|ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|tunneling|certificate/i;
/**
 * Requests the job's OIDC token from GitHub; the toolkit masks it. It takes no signal, so a cancelled run leaves it
 * alone.
 *
 * @throws Problem when GitHub gives none
 */
async function idToken(audience, signal) {
    const { promise: aborted, reject } = Promise.withResolvers();
    const ended = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const abort = () => reject(new Error(`no answer came within ${patience / 1000} seconds`));
    ended.addEventListener('abort', abort, { once: true });
    try {
        return await Promise.race([askAgain(audience, ended), aborted]);
    }
    catch (error) {
        signal.throwIfAborted();
        const reason = (0,domain_text/* messageOf */.bD)(error).replaceAll(/\s+/g, ' ').trim();
        throw new domain_problem/* Problem */.AF({
            what: `GitHub gave the job no OIDC token: ${reason}.`,
            remedy: unreachable.test(reason)
                ? "Check the machine's network and DNS, and HTTPS_PROXY and NO_PROXY: the token comes from GitHub's servers."
                : 'Run the job again; GitHub may be having trouble.',
        }, { cause: error });
    }
    finally {
        ended.removeEventListener('abort', abort);
    }
}
/** Asks until there is an answer that does not pass by itself; one that is late after all counts, too. */
function askAgain(audience, signal) {
    const asked = [];
    return (0,poll/* retry */.L5)({
        what: "the job's OIDC token",
        call: async () => {
            const latest = core/* getIDToken */.V9(audience);
            asked.push(latest);
            const over = new AbortController();
            // Where an answer is cut, nothing else keeps the process.
            const late = (0,promises_.setTimeout)(silence, undefined, { signal: AbortSignal.any([signal, over.signal]) }).then(() => {
                throw new Error('an answer that does not come');
            });
            // All of them may be answered, but an error is that of the latest.
            const answered = Promise.any(asked).catch(() => latest);
            latest.catch(() => undefined);
            return Promise.race([answered, latest, late]).finally(() => over.abort());
        },
        again: (error, attempt) => attempt < attempts && passing.test((0,domain_text/* messageOf */.bD)(error)),
        interval: pause,
        signal,
    });
}
/**
 * Reads the claims of a token without verifying it: they are for the user to compare with the trust policy, and STS
 * does the verifying. GitHub docs, "OpenID Connect reference".
 *
 * @param token a JWT; it is never repeated in what is returned
 */
function readClaims(token) {
    const payload = token.split('.')[1] ?? '';
    const claims = (0,json/* parseJson */.qF)(Buffer.from(payload, 'base64url').toString('utf8'));
    const [ref, repository] = [id_token_text(claims, 'ref'), id_token_text(claims, 'repository')];
    const [repositoryId, ownerId] = [id_token_text(claims, 'repository_id'), id_token_text(claims, 'repository_owner_id')];
    return {
        sub: claim(claims, 'sub'),
        aud: claim(claims, 'aud'),
        ...(ref !== undefined && { ref }),
        ...(repository !== undefined && { repository }),
        ...(repositoryId !== undefined && { repositoryId }),
        ...(ownerId !== undefined && { ownerId }),
    };
}
function id_token_text(claims, name) {
    const value = (0,json/* member */.Dc)(claims, name);
    return typeof value === 'string' ? value : undefined;
}
function claim(claims, name) {
    const value = (0,json/* member */.Dc)(claims, name);
    return typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : '(none)';
}

;// CONCATENATED MODULE: ./build/aws/assume-role.js









/** Fetches a new token for each attempt: one lives for five minutes only. */
function assumeWithToken(signIn, role, { regions, signal }) {
    return (0,poll/* retry */.L5)({
        what: `STS to give credentials of ${role}`,
        call: (attempt) => assumeOnce(signIn, role, regions[(attempt - 1) % regions.length] ?? '', signal),
        again: (error, attempt) => error instanceof domain_problem/* Problem */.AF &&
            ((attempt < assume_role_attempts && mayPass(error.cause)) || (attempt < regions.length && isInactive(error.cause))),
        // With jitter: the jobs of a matrix that were throttled at the same time must not retry at the same time.
        interval: (_, attempt) => Math.random() * Math.min(5000, 250 * 2 ** attempt),
        signal,
    });
}
async function assumeOnce(signIn, role, region, signal) {
    // The client's own retries would send the same token again.
    const sts = new client_sts_dist_cjs/* STSClient */.iM({ ...(0,connection/* connectionForOnce */.h)(region, signal), credentials: anonymous });
    const token = await idToken(signIn.audience, signal);
    try {
        const { Credentials: keys } = await sts.send(new client_sts_dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
            RoleArn: role,
            RoleSessionName: signIn.sessionName,
            DurationSeconds: signIn.sessionDuration,
            WebIdentityToken: token,
        }));
        return sessionCredentials(keys, role);
    }
    catch (error) {
        throw explainSignIn(error, role, readClaims(token));
    }
}
/**
 * AssumeRole from an assumed role is granted one hour at most (IAM user guide, "Role chaining"); keys of a user, which
 * have no session token, may ask for more.
 */
async function assumeNext(previous, role, { sessionName, sessionDuration }, { regions, signal }) {
    const { sessionToken } = await previous();
    const DurationSeconds = sessionToken === undefined ? sessionDuration : Math.min(sessionDuration, 3600);
    const request = { RoleArn: role, RoleSessionName: sessionName, DurationSeconds };
    const [region = '', ...others] = regions;
    // The wait is shorter where another region's STS can answer instead.
    const patience = others.length > 0 ? { maxAttempts: 3 } : {};
    const sts = (0,clock/* withSharedClock */.s8)(new client_sts_dist_cjs/* STSClient */.iM({ ...(0,connection/* connection */.F)(region, signal), ...patience, credentials: previous }));
    try {
        return sessionCredentials((await sts.send(new client_sts_dist_cjs/* AssumeRoleCommand */.QL(request))).Credentials, role);
    }
    catch (error) {
        if (others.length > 0 && ((0,aws_error/* isTransient */.dg)(error) || isInactive(error))) {
            return assumeNext(previous, role, { sessionName, sessionDuration }, { regions: others, signal });
        }
        throw (0,explain/* explain */.W)(error, `Could not assume ${role}`, { role });
    }
}
const assume_role_attempts = 6;
// These two are answered with status 400 but pass by themselves: STS could not reach GitHub for its keys.
function mayPass(error) {
    if ((0,aws_error/* isTransient */.dg)(error) || (0,aws_error/* hasCode */.up)(error, 'IDPCommunicationError', 'IDPCommunicationErrorException'))
        return true;
    return (0,aws_error/* awsError */.es)(error)?.text.includes("Couldn't retrieve verification key") === true;
}
/** An administrator can deactivate STS in a region; its sessions of another region are good there all the same. */
function isInactive(error) {
    return (0,aws_error/* hasCode */.up)(error, 'RegionDisabledException', 'RegionDisabled');
}
const anonymous = async () => ({ accessKeyId: '', secretAccessKey: '' });
function sessionCredentials(keys, role) {
    if (!keys?.AccessKeyId || !keys.SecretAccessKey)
        throw new Error(`STS gave no credentials for ${role}`);
    return {
        accessKeyId: keys.AccessKeyId,
        secretAccessKey: keys.SecretAccessKey,
        ...(keys.SessionToken && { sessionToken: keys.SessionToken }),
        ...(keys.Expiration && { expiration: keys.Expiration }),
    };
}

;// CONCATENATED MODULE: ./build/aws/credentials.js









/**
 * Prepares the sign-ins of a run: one for each distinct role, whichever regions it is for. A session serves all regions
 * of its partition, also those that an account opts in to, because it comes from the STS of a region and not from the
 * global one (IAM user guide, "Manage AWS STS in an AWS Region": tokens of version 2).
 */
function credentialsIn(plans, tools) {
    const keyOf = ({ signIn }) => (signIn.kind === 'ambient' ? '' : signIn.roles.join('\n'));
    const sources = new Map();
    for (const plan of plans.values()) {
        const shared = [...plans].flatMap(([region, other]) => (keyOf(other) === keyOf(plan) ? [region] : []));
        // A role's own regions come first; all the others of the run are there for when their STS is down.
        const regions = [...new Set([...shared, ...plans.keys()])];
        if (!sources.has(keyOf(plan)))
            sources.set(keyOf(plan), credentialSource(plan.signIn, regions, tools));
    }
    return (region) => {
        const plan = plans.get(region);
        const source = plan && sources.get(keyOf(plan));
        if (source === undefined)
            throw new Error(`no role or credentials for ${region}`);
        return source;
    };
}
/** The SDK's own margin: credentials that are this close to their end are not used for another request. */
const margin = 5 * 60_000;
/**
 * Prepares the sign-in. It starts when the source is called for the first time, and masks the credentials in the log
 * before it returns them.
 *
 * @param regions the regions whose STS to call, in this order when one does not answer; one at least
 */
function credentialSource(signIn, regions, { signal, mask }) {
    if (signIn.kind === 'ambient')
        return refreshing(ambient(signIn, regions[0] ?? '', signal), mask);
    const sts = { regions, signal };
    const next = (previous, role) => refreshing(() => assumeNext(previous, role, signIn, sts), mask);
    const [first, ...chain] = signIn.roles;
    if (signIn.kind === 'ambient-role') {
        const keys = refreshing(ambientForRole(signIn, regions[0] ?? '', signal), mask);
        const assume = () => assumeNext(keys, first, signIn, sts).catch((error) => Promise.reject(orWithout(error)));
        return chain.reduce(next, refreshing(assume, mask));
    }
    const start = refreshing(() => assumeWithToken(signIn, first, sts), mask);
    return chain.reduce(next, start);
}
/** The chain of every AWS tool: environment, web identity file, container, instance. */
function ambient({ missing }, region, signal) {
    // Those of a profile or a token file come from STS or another service, which clients inside of the provider call.
    // Each kind of provider hands on one of the two.
    const { requestHandler } = (0,connection/* connection */.F)(region, signal);
    const config = { region, requestHandler };
    const provide = (0,dist_cjs.defaultProvider)({ clientConfig: config, parentClientConfig: config });
    return async () => {
        try {
            return await provide();
        }
        catch (error) {
            const problem = (0,explain/* explain */.W)(error, 'There are no AWS credentials');
            throw missing === undefined ? problem : (0,domain_problem/* problemAnd */.Hb)(problem, missing);
        }
    };
}
/** The same where a role is to be assumed with them: a token would do, too. */
function ambientForRole({ missing }, region, signal) {
    const provide = ambient({ kind: 'ambient' }, region, signal);
    return () => provide().catch((error) => {
        const none = error instanceof domain_problem/* Problem */.AF && (0,json/* member */.Dc)(error.cause, 'name') === 'CredentialsProviderError';
        throw none ? new domain_problem/* Problem */.AF(missing, { cause: error }) : error;
    });
}
/** An earlier step may have signed in as that very role, which need not trust itself. */
function orWithout(error) {
    const [finding] = error instanceof domain_problem/* Problem */.AF && (0,aws_error/* hasCode */.up)(error.cause, 'AccessDenied') ? error.findings : [];
    if (finding === undefined)
        return error;
    const remedy = `${(0,domain_text/* withFullStop */.uo)(finding.remedy)} Or leave role-to-assume out: the credentials of the environment deploy then.`;
    return new domain_problem/* Problem */.AF({ ...finding, remedy }, { cause: error });
}
/** Shares one sign-in between all clients, and masks what it gave. */
function refreshing(signIn, mask) {
    let current;
    let expiration = Number.POSITIVE_INFINITY;
    return () => {
        if (current === undefined || clock/* clock */.pm.now() > expiration - margin) {
            expiration = Number.POSITIVE_INFINITY;
            current = signIn().then((credentials) => {
                const { accessKeyId, secretAccessKey, sessionToken } = credentials;
                for (const secret of [accessKeyId, secretAccessKey, sessionToken])
                    if (secret)
                        mask(secret);
                expiration = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
                return credentials;
            });
            current.catch(() => {
                current = undefined;
            });
        }
        return current;
    };
}


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   es: () => (/* binding */ awsError),
/* harmony export */   ir: () => (/* binding */ isUnknownOperation),
/* harmony export */   p0: () => (/* binding */ isThrottle),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* harmony import */ var _domain_broken_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2481);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);


/**
 * Reads an error that the SDK threw for a service's answer; undefined for everything else (network, our own), to which the
 * SDK adds how often it has tried.
 */
function awsError(error) {
    if (!(error instanceof Error) || !('$metadata' in error))
        return undefined;
    const metadata = error.$metadata;
    const requestId = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(metadata, 'requestId');
    const status = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(metadata, 'httpStatusCode');
    if (requestId === undefined && status === undefined && !('$fault' in error))
        return undefined;
    return {
        code: error.name,
        text: error.message,
        ...(typeof requestId === 'string' && { requestId }),
        ...(typeof status === 'number' && { status }),
    };
}
/** Whether a service answered one of these error codes. */
function hasCode(error, ...codes) {
    const answered = awsError(error);
    return answered !== undefined && codes.includes(answered.code);
}
const throttles = [
    'TooManyRequestsException',
    'ThrottlingException',
    'Throttling',
    'RequestLimitExceeded',
    'EC2ThrottledException',
];
/** Whether AWS refused a call because it is asked too often. */
function isThrottle(error) {
    return hasCode(error, ...throttles) || awsError(error)?.status === 429;
}
/**
 * Whether the service does not know an operation: a region, or a partition, that does not have it yet. The first code is
 * that of its protocol, JSON; the second one is of the errors that all services have in common (API references,
 * "Common Errors").
 */
function isUnknownOperation(error) {
    return hasCode(error, 'UnknownOperationException', 'InvalidAction');
}
/**
 * Whether the same request may succeed a moment later: a throttle, a failure of the service, or a broken connection.
 * A denial or a refusal of the request never is.
 */
function isTransient(error) {
    const answered = awsError(error);
    if (answered?.status !== undefined && answered.status >= 400) {
        return isThrottle(error) || answered.status >= 500;
    }
    return (0,_domain_broken_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .isBrokenConnection */ .u)(error);
}


/***/ }),

/***/ 5420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ checks),
/* harmony export */   f: () => (/* binding */ textRules)
/* harmony export */ });
/* harmony import */ var _domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7617);
/* harmony import */ var _domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);


/**
 * Checks that Lambda makes with a role, a key or a file system, by its words: what is some minutes old fails them until
 * AWS knows it everywhere (IAM user guide, "Changes that I make are not always immediately visible").
 */
const checks = {
    trust: /role defined for the function cannot be assumed by Lambda/,
    permission: /execution role does not have permissions? to call (\w{1,80}) on (\w{1,40})/,
    grant: /KMS key is invalid for CreateGrant/,
    /** Of EFS and of S3 Files. */
    mountTargets: /mount targets\b.{1,300}\bavailable life ?cycle state/,
    ec2: /throttled by EC2/,
};
// What may stand in between has a bound, so that the search is linear in the text; the URI of an image is shorter.
const textRules = [
    {
        text: /media type for the source image .{1,500} is not supported/,
        remedy: 'Lambda takes a single manifest with gzip layers, and this is an index of several platforms or attestations, or ' +
            "has layers of another kind: build it with one --platform, '--provenance=false', '--sbom=false' and gzip layers.",
    },
    { text: /Source image .{1,500} does not exist/, remedy: 'Push the image first, and check its region and account.' },
    {
        text: /Source image .{1,500} is not valid/,
        remedy: "Name an image of ECR in the function's own region, with its full URI: " +
            "'<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
    },
    {
        text: /does not have permission to access the ECR image/,
        remedy: (_, { repository, account }) => {
            const statements = (0,_domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .pullStatements */ .wf)(repository, account);
            if (repository !== undefined && statements.length > 1)
                return (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(repository, statements);
            const grant = (0,_domain_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .allow */ .cw)(['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy'], repository);
            return `The repository's policy must have ${JSON.stringify(statements[0])}. Lambda adds it by itself for a role that may. ${grant}`;
        },
    },
    {
        text: checks.trust,
        remedy: (_, { executionRole: role }) => `Check that the execution role${role === undefined ? '' : ` ${role}`} exists, and that its trust policy lets the service lambda.amazonaws.com call sts:AssumeRole.`,
    },
    {
        text: checks.permission,
        remedy: ([, action = '', service = '']) => {
            const statement = { Effect: 'Allow', Action: `${service.toLowerCase()}:${action}`, Resource: '*' };
            return `Add to the policy of the function's execution role: ${JSON.stringify(statement)}`;
        },
    },
    {
        text: checks.grant,
        remedy: "Check that the function's execution role exists, and the KMS key of its environment (KMSKeyArn), on which the " +
            'role that deploys needs kms:CreateGrant.',
    },
    {
        text: checks.mountTargets,
        remedy: 'Wait until all mount targets of the file system are available, or set a longer wait-timeout.',
    },
    {
        text: checks.ec2,
        remedy: 'EC2 throttles Lambda: set a longer wait-timeout, or deploy fewer functions of a VPC at the same time.',
    },
    {
        text: /packageType Zip/,
        remedy: 'A zip function cannot become an image function: deploy to a new function.',
    },
    {
        text: /trying to use a deleted image/,
        remedy: 'Deploy an image that exists, and keep images that a published version uses.',
    },
    { text: /does not support versions other than \$LATEST/, remedy: 'Name the function without a version or alias.' },
    {
        code: 'ExpiredTokenException',
        remedy: 'The credentials of the environment ended during the run: use role-to-assume, which renews them by itself.',
    },
    {
        text: /security token included in the request is expired/,
        remedy: 'Sign in again before this step, or use role-to-assume.',
    },
    {
        text: /Alias with weights can not be used with Provisioned Concurrency/,
        remedy: "Another shift of the alias is under way: wait for its end, or end it with 'rollback: true'.",
    },
    {
        text: /does not exist in the registry with id/,
        remedy: 'Correct the name of the repository, its region and its account.',
    },
];


/***/ }),

/***/ 5262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ explain)
});

// UNUSED EXPORTS: unknown

// EXTERNAL MODULE: ./build/domain/denial.js + 1 modules
var denial = __webpack_require__(9141);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/remedy.js
var domain_remedy = __webpack_require__(5045);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/aws/aborted.js
var aborted = __webpack_require__(249);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/aws/explain-codes.js

/** @returns the same remedy for each code */
function explain_codes_all(codes, remedy) {
    return Object.fromEntries(codes.map((code) => [code, remedy]));
}
const throttles = [
    'TooManyRequestsException',
    'ThrottlingException',
    'ThrottledException',
    'Throttling',
    'RequestLimitExceeded',
];
/** What AWS itself calls internal. */
const internal = [
    'ServiceException',
    'ServerException',
    'InternalFailure',
    'InternalError',
    'InternalServerException',
    'InternalServiceFault',
    'InternalServiceException',
    'ServiceUnavailableException',
    'ServiceUnavailable',
];
const upload = [
    'EmptyUploadException',
    'ImageDigestDoesNotMatchException',
    'InvalidLayerException',
    'InvalidLayerPartException',
    'LayerPartTooSmallException',
    'UploadNotFoundException',
];
const madeMeanwhile = [
    'ImageAlreadyExistsException',
    'LayerAlreadyExistsException',
    'RepositoryAlreadyExistsException',
    'ConcurrentModificationException',
    'ConflictException',
    'OperationAbortedException',
];
const group = 'codedeploy-application and codedeploy-deployment-group';
const byName = [
    'ApplicationDoesNotExistException',
    'ApplicationNameRequiredException',
    'DeploymentGroupDoesNotExistException',
    'DeploymentGroupNameRequiredException',
    'InvalidApplicationNameException',
    'InvalidDeploymentGroupNameException',
];
const ofGroup = [
    'AlarmsLimitExceededException',
    'DeploymentConfigDoesNotExistException',
    'InvalidAlarmConfigException',
    'InvalidAutoRollbackConfigException',
    'InvalidAutoScalingGroupException',
    'InvalidComputePlatformException',
    'InvalidDeploymentConfigNameException',
    'InvalidECSServiceException',
    'InvalidLoadBalancerInfoException',
    'InvalidTargetInstancesException',
    'InvalidTrafficRoutingConfigurationException',
    'UnsupportedActionForDeploymentTypeException',
];
const ended = [
    'DeploymentAlreadyCompletedException',
    'DeploymentDoesNotExistException',
    'DeploymentIdRequiredException',
    'InvalidDeploymentIdException',
];
/** Members of requests that no input fills. */
const own = [
    'DescriptionTooLongException',
    'InvalidDeploymentStatusException',
    'InvalidExternalIdException',
    'InvalidFileExistsBehaviorException',
    'InvalidGitHubAccountTokenException',
    'InvalidIgnoreApplicationStopFailuresValueException',
    'InvalidInputException',
    'InvalidNextToken',
    'InvalidNextTokenException',
    'InvalidRevisionException',
    'InvalidTimeRangeException',
    'InvalidUpdateOutdatedInstancesOnlyValueException',
    'MalformedPolicyDocumentException',
    'PackedPolicyTooLargeException',
    'RevisionDoesNotExistException',
    'RevisionRequiredException',
];
// The API references of ECR, STS, CloudWatch, CloudWatch Logs and CodeDeploy, the errors of each operation, and what all
// services have in common. A test reads those of the operations that are called from the SDK.
const codeRules = (0,domain_remedy/* remediesByCode */.Bw)({
    ...explain_codes_all(throttles, 'AWS throttles the calls: run the job again, or let fewer jobs deploy at the same time.'),
    ...explain_codes_all(internal, "AWS failed by itself: run the job again. If it stays so, ask AWS Support; the request's id leads them to it."),
    ...explain_codes_all(['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId'], 'Either the account has not enabled the region: enable it, or correct aws-region. Or the keys of the environment are ' +
        'wrong: sign in again before this step, or use role-to-assume.'),
    CredentialsProviderError: 'Name a role in role-to-assume, or provide AWS credentials in the environment.',
    ...explain_codes_all(['InvalidSignatureException', 'SignatureDoesNotMatch', 'IncompleteSignature'], "Check that AWS_SECRET_ACCESS_KEY belongs to AWS_ACCESS_KEY_ID, and the machine's clock."),
    ...explain_codes_all(['AccessDenied', 'AccessDeniedException'], 'Compare the policy of the role that deploys with docs/iam; CloudTrail has the action and the resource.'),
    ...explain_codes_all(['InvalidParameterException', 'ValidationException', 'ValidationError'], 'Correct the value that AWS names.'),
    ...explain_codes_all(upload, 'The upload was disturbed on its way: run the job again.'),
    ...explain_codes_all(madeMeanwhile, 'Another run made or changed the same meanwhile: run the job again.'),
    ImageTagAlreadyExistsException: 'The tag is on another image, and the repository does not let it be moved: name another tag.',
    ImageArchivedException: 'Restore it with the storage class STANDARD, and run the job again once its status is ACTIVE.',
    UnsupportedImageTypeException: 'Remove scan-severity: the scanner does not know this type of image.',
    ScanNotFoundException: 'Let the registry scan on push what matches the repository.',
    ImageNotFoundException: 'Push the image first, or correct its tag or digest.',
    ...explain_codes_all(['InvalidTagParameterException', 'InvalidTagsToAddException', 'TooManyTagsException'], 'Correct the tags: 50 at most, keys of 128 characters and values of 256.'),
    KmsException: 'Let the role use the KMS key of the repository, and check that the key is enabled.',
    ...explain_codes_all(['LayerInaccessibleException', 'LayersNotFoundException', 'ReferencedImagesNotFoundException'], 'ECR no longer has all parts of the image: push it again.'),
    LimitExceededException: 'Delete what is no longer used, or have the quota raised in Service Quotas.',
    ...explain_codes_all(['RepositoryNotFoundException'], "Correct the name of the repository, its region and its account, or set create-repository to 'true'."),
    SigningConfigurationNotFoundException: 'Nothing is to be done unless images are to be signed: then give the registry a signing configuration.',
    RepositoryPolicyNotFoundException: 'Give the repository a policy that lets lambda.amazonaws.com pull.',
    ...explain_codes_all([
        'UnableToGetUpstreamImageException',
        'UnableToGetUpstreamLayerException',
        'UnableToListUpstreamImageReferrersException',
    ], "Check the repository's pull through cache rule, and the secret with the credentials for its source."),
    RegionDisabledException: 'Activate STS for this region, in IAM under "Account settings"; or name another region first in aws-region, whose ' +
        'sessions are good in all regions.',
    IDPCommunicationErrorException: 'AWS could not reach the issuer of the token for its keys: run the job again.',
    IDPRejectedClaimException: 'The issuer of the token rejected it: run the job again.',
    InvalidIdentityTokenException: 'Check the issuer, the audience and the thumbprints of the provider in IAM, under "Identity providers".',
    ...explain_codes_all(byName, `Correct ${group}.`),
    ...explain_codes_all(ofGroup, 'Correct the deployment group in CodeDeploy: it must be of the compute platform Lambda.'),
    InvalidRoleException: 'Correct the service role of the deployment group: attach AWSCodeDeployRoleForLambda to it.',
    DeploymentLimitExceededException: 'Wait for the end of that deployment, or stop it: a group has one at a time.',
    ...explain_codes_all(ended, 'The deployment has ended, or another run stopped it: run the job again.'),
    ...explain_codes_all(['ArnNotSupportedException', 'InvalidArnException', 'ResourceArnRequiredException', 'TagRequiredException', ...own], 'No input of the step leads to this: report it as a bug of this action.'),
});

;// CONCATENATED MODULE: ./build/aws/explain-lambda.js

const again = 'run the job again; a concurrency group lets one run at a time deploy a function.';
const zipOnly = 'Code signing is for zip functions: take its configuration off the function.';
const unready = 'Set a longer wait-timeout';
// Lambda API reference, the errors of each operation. A test reads those of the operations that are called from the SDK.
const lambdaRules = (0,domain_remedy/* remediesByCode */.Bw)({
    AliasLimitExceededException: 'Delete aliases of the function that have no callers, or have the quota raised.',
    CodeArtifactUserDeletedException: 'Deploy the image again: it may be gone from ECR. Let no lifecycle rule delete images that versions use.',
    CodeArtifactUserFailedException: "Read the version's StateReason in Lambda, and deploy an image that starts.",
    CodeArtifactUserPendingException: `${unready}: Lambda still fetches the image.`,
    CodeSigningConfigNotFoundException: zipOnly,
    CodeVerificationFailedException: zipOnly,
    InvalidCodeSignatureException: zipOnly,
    CodeStorageExceededException: 'Delete versions that are no longer used, or have the quota raised.',
    DurableExecutionAlreadyStartedException: 'An execution of that name runs already: run the job again when it has ended.',
    EC2AccessDeniedException: "Let the function's execution role manage network interfaces: attach the policy AWSLambdaVPCAccessExecutionRole to it.",
    EC2ThrottledException: `${unready}: EC2 throttles Lambda, because other functions of the VPC are updated too.`,
    EC2UnexpectedException: "EC2 failed while Lambda set up the function's network: check that its subnets and security groups exist, then run the job again.",
    EFSIOException: "Check the throughput of the function's file system, and the rights of its access point.",
    EFSMountConnectivityException: 'Let the function reach the file system: a mount target in each availability zone of its subnets, and port 2049 open between both security groups.',
    EFSMountFailureException: "Let the function's execution role mount the file system (elasticfilesystem:ClientMount and ClientWrite), and check that the access point exists.",
    EFSMountTimeoutException: 'Run the job again; if it stays so, check the load of the file system.',
    ENILimitReachedException: 'Raise the quota of network interfaces, or delete unused ones.',
    ENINotReadyException: `${unready}: Lambda still makes the function's network interface.`,
    FunctionVersionsPerCapacityProviderLimitExceededException: "Delete versions of functions that use the capacity provider, with 'aws lambda delete-function --qualifier': it takes 100, and no more. Set keep-versions, which deletes older ones after each deploy.",
    InvalidParameterValueException: 'Correct the value that AWS names.',
    InvalidRequestContentException: 'Write JSON in the event.',
    InvalidRuntimeException: 'Lambda does not support the runtime that the function has: deploy an image to a new function.',
    InvalidSecurityGroupIDException: 'Correct the security groups of the function, VpcConfig in function-config.',
    InvalidSubnetIDException: 'Correct the subnets of the function, VpcConfig in function-config.',
    InvalidZipFileException: 'The zip package of the function is broken: deploy an image to a new function.',
    KMSAccessDeniedException: "Let the function's execution role use the KMS key of its environment (kms:Decrypt). A role that was deleted and created again needs a new grant: " +
        'change the role of the function to another one and back.',
    KMSDisabledException: "Enable the KMS key of the function's environment, or give the function another one: KMSKeyArn in function-config.",
    KMSInvalidStateException: "Bring the KMS key of the function's environment to the state Enabled: it may wait for its deletion, or lack its key material.",
    KMSNotFoundException: "The KMS key of the function's environment is gone: give the function another one, KMSKeyArn in function-config.",
    ModeNotSupportedException: 'The function takes no synchronous invocations: remove verify-event and before-traffic-event.',
    NoPublishedVersionException: "The function is invoked by its published versions only: set publish to 'true'.",
    PolicyLengthExceededException: "Remove statements from the function's policy that are no longer needed: it takes 20 KB.",
    PreconditionFailedException: `Another run or a person changed the function meanwhile: ${again}`,
    ProvisionedConcurrencyConfigNotFoundException: `Another run or a person removed the provisioned concurrency meanwhile: ${again}`,
    PublicPolicyException: "The account blocks public access to its functions: set preview-url-auth to 'aws-iam', so that callers sign their requests, or have an administrator of the account lift the block.",
    RecursiveInvocationException: 'The function calls itself, perhaps through another service: end that loop.',
    RequestTooLargeException: 'Make the event smaller: Lambda takes 6 MB.',
    SerializedRequestEntityTooLargeException: 'Make the event smaller: Lambda takes 6 MB.',
    ResourceConflictException: `Another run or a person is changing it, or has made it already: ${again}`,
    ResourceNotFoundException: 'Check the name, the region and the account.',
    ResourceNotReadyException: `${unready}: Lambda connects the function to its network again, because it was idle.`,
    S3FilesMountConnectivityException: 'Let the function reach the file system: a mount target in each availability zone of its subnets, and port 2049 open between both security groups.',
    S3FilesMountFailureException: "Let the function's execution role mount the file system (s3files:ClientMount and ClientWrite), and check that the access point exists.",
    S3FilesMountTimeoutException: 'Run the job again; if it stays so, check the load of the file system.',
    ServiceQuotaExceededException: 'Delete what uses up the quota, or request an increase in Service Quotas.',
    SnapStartException: "Correct the function's hook that runs after a snapshot is restored; its log group has the error.",
    SnapStartNotReadyException: `${unready}: Lambda still restores the snapshot of the version.`,
    SnapStartRegenerationFailureException: 'Deploy again: a new version gets a new snapshot.',
    SnapStartTimeoutException: 'Have the hooks that run after a snapshot is restored do less: they have ten seconds.',
    SubnetIPAddressLimitReachedException: "Give the function's subnets free addresses, or more subnets.",
    UnsupportedMediaTypeException: 'Write JSON in the event.',
});

// EXTERNAL MODULE: ./build/aws/explain-texts.js
var explain_texts = __webpack_require__(5420);
// EXTERNAL MODULE: ./build/aws/foreign-answer.js
var foreign_answer = __webpack_require__(3425);
// EXTERNAL MODULE: ./build/aws/network-error.js
var network_error = __webpack_require__(6987);
;// CONCATENATED MODULE: ./build/aws/explain.js











// The first rule that matches gives the remedy: by text where a code means several things, then by code.
const rules = [
    ...denial/* denials */.B,
    ...explain_texts/* textRules */.f,
    ...lambdaRules,
    ...codeRules,
    {
        code: 'TypeError',
        text: /^Invalid URL\b/,
        remedy: 'Correct AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE> or the endpoint_url of the shared config file: it begins with https://.',
    },
    {
        text: /^Invalid parameter for "defaultsMode"/,
        remedy: 'Correct AWS_DEFAULTS_MODE or the defaults_mode of the shared config file.',
    },
    {
        text: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|timed out/i,
        remedy: 'AWS could not be reached: check aws-region, the network, and HTTPS_PROXY and NO_PROXY.',
    },
];
/** What to do about an answer of AWS's that no rule knows, and about any other error. */
const unknown = {
    answer: 'Correct what AWS names; CloudTrail has the request.',
    error: 'Run the job again; if it happens again, report it as a bug of this action.',
};
/**
 * Makes a Problem of an AWS error: the message has AWS's own words, code and request id, and ends with the remedy.
 *
 * @param doing what failed, as the start of a sentence: `Could not update hello in us-east-1`
 * @param concern what the call was about, where AWS's words do not name it
 * @returns a Problem; an error that is a Problem already is returned as it is
 */
function explain(error, doing, concern) {
    if (error instanceof problem/* Problem */.AF)
        return error;
    const ended = (0,aborted/* ownEnd */.q)(error);
    if (ended)
        return new problem/* Problem */.AF({ what: `${doing}: ${ended.what}`, remedy: ended.remedy }, { cause: error });
    const network = error instanceof network_error/* NetworkError */.Dr ? error : (0,foreign_answer/* cutShort */.VV)(error);
    if (network)
        return new problem/* Problem */.AF({ what: `${doing}: ${network.message}`, remedy: network.remedy }, { cause: error });
    const answered = (0,aws_error/* awsError */.es)(error);
    const text = answered?.text ?? (error instanceof Error ? describeCause(error) : String(error));
    const code = answered?.code ?? (error instanceof Error ? error.name : '');
    const remedy = (0,domain_remedy/* findRemedy */.KJ)(rules, code, text, concern);
    if (!answered) {
        return new problem/* Problem */.AF({ what: `${doing}: ${(0,domain_text/* withFullStop */.uo)(text)}`, remedy: remedy ?? unknown.error }, { cause: error });
    }
    const words = wordsOf(answered);
    const what = `${doing}: ${code}: ${words}`;
    // Where no rule knows what to do, AWS's words are all that helps.
    const known = remedy !== undefined && { quote: { by: 'AWS', text: words } };
    return new problem/* Problem */.AF({ what, remedy: remedy ?? unknown.answer, ...known }, { cause: error });
}
/** AWS's own words, and by which request AWS finds what happened. */
function wordsOf({ text, requestId }) {
    return `${(0,domain_text/* withFullStop */.uo)(text)}${requestId ? ` (request ${requestId})` : ''}`;
}
// Node reports a failed connection to several addresses as an AggregateError without a text.
function describeCause(error) {
    const cause = error instanceof AggregateError ? error.errors[0] : error.cause;
    const detail = cause instanceof Error ? cause.message : '';
    return [error.message, detail].filter((part) => part !== '').join(': ') || error.name;
}


/***/ }),

/***/ 3425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VV: () => (/* binding */ cutShort),
/* harmony export */   XL: () => (/* binding */ foreignAnswer),
/* harmony export */   zh: () => (/* binding */ isByAws)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2257);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _network_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6987);





/** Bytes of an answer that are read. */
const start = 4096;
/** Whether AWS gave an answer: each one has the id of its request, by which AWS's support finds it. */
function isByAws({ headers }) {
    return ['x-amzn-requestid', 'x-amz-request-id', 'x-amzn-request-id'].some((name) => headers[name] !== undefined);
}
/**
 * Finds out whether something on the way answered in AWS's place: a proxy, a firewall, the sign-in page of a network. An
 * emulator of AWS need not have request ids, but it answers in AWS's formats.
 *
 * @returns an error that says who it probably was; the SDK tries again where the status says that it may pass
 */
async function foreignAnswer(answer, route) {
    const { statusCode: status, headers } = answer;
    const type = headers['content-type'] ?? '';
    if (isByAws(answer) || (/json|xml|cbor|event-?stream/i.test(type) && ![407, 511].includes(status)))
        return undefined;
    const text = (0,_network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(await firstBytes(answer.body));
    const kind = type === '' ? '' : ` of type ${(0,_network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(type, 60))}`;
    const words = text === '' ? `nothing${kind}` : `"${text}"${kind}`;
    return new _network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .NetworkError */ .Dr(`${route.url.host} was answered with status ${status} and ${words}, which is not AWS's: ` +
        `it probably comes from ${sender(answer, route)}.`, remedyFor(status, route), { status });
}
function sender({ statusCode: status, headers }, { url, proxy }) {
    const said = headers.via ?? headers.server;
    const software = said === undefined ? '' : ` (${(0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_4__/* .inertLine */ .Fq)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(said, 60))})`;
    if (proxy)
        return `the proxy ${proxy.host}${software}`;
    if (!(0,_network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .isAmazon */ .nV)(url.hostname))
        return `the server that AWS_ENDPOINT_URL or endpoint_url names${software}`;
    if (status < 400 || status === 511)
        return `the sign-in page of a network, or a firewall${software}`;
    return `a firewall or proxy on the way${software}`;
}
function remedyFor(status, { url, proxy }) {
    const { hostname } = url;
    if (status === 407) {
        return "Give the proxy's user and password in HTTPS_PROXY, from a secret: 'http://user:password@host:port'.";
    }
    if (proxy)
        return `Have the proxy let this machine call ${hostname}, or name it in NO_PROXY.`;
    if (!(0,_network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .isAmazon */ .nV)(hostname))
        return 'Correct AWS_ENDPOINT_URL or endpoint_url.';
    return `Let this machine call ${hostname} without anything in between, or set HTTPS_PROXY.`;
}
/** Reads the beginning of a body, and drops the rest together with its connection. */
async function firstBytes(body) {
    if (!(body instanceof node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable))
        return '';
    const chunks = [];
    let length = 0;
    try {
        for await (const chunk of body) {
            if (!(chunk instanceof Uint8Array))
                break;
            chunks.push(Buffer.from(chunk));
            length += chunk.length;
            if (length >= start)
                break;
        }
    }
    catch {
        // What came before the end is enough.
    }
    return Buffer.concat(chunks).subarray(0, start).toString('utf8');
}
/**
 * Explains an answer that begins as AWS's and ends too early, or has been changed: the SDK could not read it.
 *
 * @returns undefined for errors of another kind
 */
function cutShort(error) {
    if (!(error instanceof SyntaxError) && !(error instanceof Error && error.message === 'aborted'))
        return undefined;
    const status = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .member */ .Dc)(error, '$response'), 'statusCode');
    const known = typeof status === 'number' ? ` with status ${status}` : '';
    // The parser quotes a few characters where it stumbled; the SDK adds a line for developers.
    const [words = ''] = error.message.split('\n');
    return new _network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .NetworkError */ .Dr(`AWS's answer${known} did not arrive whole (${(0,_network_error_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(words)}): a proxy or a firewall on the way probably changed it.`, 'Run the job again. If it happens again, have the proxy or firewall leave the connections to AWS alone.');
}


/***/ }),

/***/ 6987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   nV: () => (/* binding */ isAmazon),
/* harmony export */   x6: () => (/* binding */ networkError)
/* harmony export */ });
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2257);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);




/** A request that AWS did not answer: the connection failed, or something on the way answered in AWS's place. */
class NetworkError extends Error {
    /** A full sentence in the imperative: what to change. */
    remedy;
    /** Where the SDK finds out whether to try again. */
    code;
    $metadata;
    constructor(message, remedy, { code, status } = {}) {
        super(message);
        this.name = 'NetworkError';
        this.remedy = remedy;
        if (code !== undefined)
            this.code = code;
        this.$metadata = status === undefined ? {} : { httpStatusCode: status };
    }
}
/** What an error's code means, and what to change; the first that matches is taken. */
const failures = [
    [/^ENOTFOUND$/, (host, route) => [`DNS knows no host ${host}`, unknownHost(route)]],
    [/^EAI_AGAIN$/, (host) => [`DNS gave no answer for ${host}`, "Check the machine's network and its DNS server."]],
    [/^ECONNREFUSED$/, (host, route) => [`${host} refuses the connection`, refused(route)]],
    [/^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, (host, route) => [`There is no way to ${host}`, open(route)]],
    [
        /^CERT_(?:NOT_YET_VALID|HAS_EXPIRED)$/,
        (host, route) => [`${certificate(host, route)} is not valid at this time`, clocks],
    ],
    [/CERT|^UNABLE_TO_|^ERR_TLS/, (host, route) => [`${certificate(host, route)} is not trusted`, authority]],
    [/^(?:EPROTO|ERR_SSL)/, (host) => [`${host} does not speak TLS`, 'Check http:// and https:// in HTTPS_PROXY.']],
    [/^(?:ECONNRESET|EPIPE)$/, (host, route) => [`The connection to ${host} was cut`, open(route)]],
    [/^(?:ETIMEDOUT|TimeoutError)$/, (host, route) => [`${host} does not answer`, open(route)]],
];
const clocks = "Set the machine's clock; if that is right, something on the way has replaced the certificate.";
const authority = 'Where a firewall or a proxy opens TLS, set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority.';
/**
 * Explains a failure of the network.
 *
 * @returns undefined for errors of another kind
 */
function networkError(error, route, final) {
    if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF || error instanceof NetworkError)
        return undefined;
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    const code = [(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(inner, 'code'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'name')].find((one) => typeof one === 'string' && one !== '');
    const failure = failures.find(([pattern]) => pattern.test(String(code)));
    if (failure === undefined)
        return undefined;
    const { url, proxy } = route;
    const [what, remedy] = failure[1](proxy ? `the proxy ${proxy.host}` : url.host, route);
    const way = proxy && !what.includes(url.host) ? `, on the way to ${url.host}` : '';
    const text = (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .withFullStop */ .uo)((0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_3__/* .inertLine */ .Fq)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(inner) || String(code)));
    // An error without a code is not tried again.
    return new NetworkError(`${capital(what)}${way} (${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutFullStop */ .Qu)(text)}).`, remedy, final ? {} : { code: codeOf(code) });
}
/** A proxy that speaks TLS has a certificate, too, and the error is the same. */
function certificate(host, { url, proxy }) {
    return `The certificate of ${proxy?.protocol === 'https:' ? `${host} or of ${url.host}` : url.host}`;
}
function codeOf(code) {
    return code === 'TimeoutError' ? 'ETIMEDOUT' : String(code);
}
function unknownHost({ url, proxy }) {
    if (proxy)
        return 'Correct HTTPS_PROXY.';
    if (/(?:^|\.)[\w.-]*fips\./.test(url.hostname)) {
        return 'Not every region and service has a FIPS endpoint: check aws-region, or leave AWS_USE_FIPS_ENDPOINT out.';
    }
    if (url.hostname.endsWith('.api.aws')) {
        return 'Not every region and service has a dual-stack endpoint: check aws-region, or leave AWS_USE_DUALSTACK_ENDPOINT out.';
    }
    if (!isAmazon(url.hostname))
        return 'Correct AWS_ENDPOINT_URL or endpoint_url.';
    return "Check aws-region and the machine's DNS; where only a proxy knows the internet's hosts, set HTTPS_PROXY.";
}
function refused({ url, proxy }) {
    if (proxy)
        return 'Correct HTTPS_PROXY, and check that the proxy is running.';
    if (!isAmazon(url.hostname))
        return 'Correct AWS_ENDPOINT_URL or endpoint_url, and check that the server is running.';
    return open({ url });
}
function open({ url, proxy }) {
    const { hostname } = url;
    if (proxy)
        return `Check that the proxy is running and lets this machine call ${hostname}, or name it in NO_PROXY.`;
    return `Let this machine call ${hostname} (firewall, security group, VPC endpoint), or set HTTPS_PROXY.`;
}
/** Whether a host is one of AWS's own, in any partition. */
function isAmazon(host) {
    return /\.(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/.test(host);
}
/** The start of a text, without tags, on one line, as it can be shown. */
function shown(text) {
    const words = text
        .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
        .replaceAll(/<[^<>]*(?:>|$)/g, ' ')
        .replaceAll(/\s+/g, ' ');
    return (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)((0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_3__/* .inertLine */ .Fq)(words).trim(), 160);
}
function capital(text) {
    return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}


/***/ }),

/***/ 2481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isBrokenConnection)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

/** Whether a connection broke, or did not come about, and the next one may last. */
function isBrokenConnection(error) {
    const code = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'code') ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'cause'), 'code');
    return ((typeof code === 'string' && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'].includes(code)) ||
        (error instanceof Error && error.name === 'TimeoutError'));
}


/***/ }),

/***/ 9141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ denials)
});

// EXTERNAL MODULE: ./build/domain/arn.js
var domain_arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/pull-policy.js
var pull_policy = __webpack_require__(7617);
// EXTERNAL MODULE: ./build/domain/remedy.js
var remedy = __webpack_require__(5045);
;// CONCATENATED MODULE: ./build/domain/denial-remedy.js



const kinds = [
    'identity-based policy',
    'resource-based policy',
    'permissions boundary',
    'session policy',
    'service control policy',
    'resource control policy',
    'VPC endpoint policy',
    'role trust policy',
];
/** What to add where no statement allows it, and who can. */
function grant(denial) {
    const { principal, action, resource, kind } = denial;
    const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    switch (kind) {
        case 'resource-based policy':
            return (0,remedy/* share */.uM)(resource, statementsFor(denial));
        case 'permissions boundary':
            return `The permissions boundary of ${principal} does not allow it, whatever the role's own policies say. ${administrator(principal)} must add to the boundary: ${statement}`;
        case 'session policy':
            return `The session of ${principal} has a session policy that does not allow it; role-to-assume sets none. Add to it, where the credentials were made before this step: ${statement}`;
        case 'service control policy':
            return `The service control policies of account ${(0,domain_arn/* accountOf */.XP)(principal)} do not allow it. Its organization's management account must add to them, at every level above the account: ${statement}`;
        case 'resource control policy':
            return `The resource control policies of ${ownerOf(denial)} do not allow it. Its organization's management account must add to them: ${JSON.stringify({ Effect: 'Allow', Principal: '*', Action: action, Resource: resource })}`;
        case 'VPC endpoint policy':
            return `The policy of the VPC endpoint through which this machine calls ${serviceOf(action)} does not allow it. The owner of the VPC that this machine is in must add to it: ${JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: action, Resource: resource })}`;
        case 'role trust policy':
            return `Add to the trust policy of ${resource}: ${trust(principal)}`;
        case 'identity-based policy':
            return action === 'sts:AssumeRole' ? allowChain(denial) : allowOwn(denial);
        default:
            return action === 'sts:AssumeRole' ? checkRole(denial) : allowOwn(denial);
    }
}
/** Across accounts both policies must allow it, and the other one is not judged before this one is right. */
function allowOwn(denial) {
    const { principal, action, resource } = denial;
    const own = (0,remedy/* allow */.cw)(action, resource);
    const foreign = (0,domain_arn/* parseArn */.Lw)(resource)?.service === 'ecr' && (0,domain_arn/* accountOf */.XP)(resource) !== (0,domain_arn/* accountOf */.XP)(principal);
    return foreign ? `${own}. ${(0,remedy/* share */.uM)(resource, statementsFor(denial))}` : own;
}
function allowChain({ principal, action, resource }) {
    const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    const both = (0,domain_arn/* accountOf */.XP)(principal) !== (0,domain_arn/* accountOf */.XP)(resource);
    const trusted = both ? `. The trust policy of ${resource} must have: ${trust(principal)}` : '';
    return `Add to the policy of ${principal}, which comes before it in role-to-assume: ${statement}${trusted}`;
}
/** STS says the same of a role that is missing and of one that does not trust the caller. */
function checkRole({ principal, action, resource }) {
    const own = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    return `Check that ${resource} exists, then its trust policy, which must have ${trust(principal)}, then the policy of ${principal}, which must have ${own}.`;
}
function trust(principal) {
    return JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' });
}
/** Whose statement denies it, and how to except this role from it. */
function except(denial) {
    const { principal, action, resource, kind, policy } = denial;
    const owner = (0,domain_arn/* accountOf */.XP)(principal);
    const named = policy === undefined ? '' : ` (${policy})`;
    const condition = JSON.stringify({ ArnNotLike: { 'aws:PrincipalArn': principal } });
    const excepted = `except ${principal} from that statement, with the condition ${condition}.`;
    const what = `denies ${action} on ${resource}`;
    switch (kind) {
        case 'resource-based policy':
            return `A statement in the policy of the resource itself${named} ${what}. Its owner, ${ownerOf(denial)}, must ${excepted}`;
        case 'permissions boundary':
            return `A statement in the permissions boundary of ${principal}${named} ${what}. ${administrator(principal)} must take that statement out of the boundary, or narrow it.`;
        case 'session policy':
            return `A statement in the session policy of ${principal}${named} ${what}; role-to-assume sets no such policy. Take it out where the credentials were made before this step.`;
        case 'service control policy':
            return `The organization of account ${owner} has a service control policy${named} that ${what}. Its management account must ${excepted}`;
        case 'resource control policy':
            return `The organization of ${ownerOf(denial)} has a resource control policy${named} that ${what}. Its management account must ${excepted}`;
        case 'VPC endpoint policy':
            return `A statement in the policy of the VPC endpoint through which this machine calls ${serviceOf(action)}${named} ${what}. The owner of the VPC that this machine is in must ${excepted}`;
        case 'role trust policy':
            return `A statement in the trust policy of ${resource}${named} ${what}. Its owner must ${excepted}`;
        case 'identity-based policy':
            return `A statement in a policy of ${principal}${named} ${what}. ${administrator(principal)} must take that statement out of the policy, or narrow it.`;
        default:
            return `A policy ${what}: change that statement.`;
    }
}
function administrator(principal) {
    return `An administrator of account ${(0,domain_arn/* accountOf */.XP)(principal)}`;
}
/** The account of the resource, which is the caller's own where the ARN has none. */
function ownerOf({ principal, resource }) {
    return `account ${(0,domain_arn/* accountOf */.XP)(resource) ?? (0,domain_arn/* accountOf */.XP)(principal)}`;
}
function serviceOf(action) {
    return action.split(':')[0] ?? '';
}
/** What a resource's policy must allow another account. A role that pulls an image deploys it, so Lambda pulls it too. */
function statementsFor({ principal, action, resource }) {
    const caller = (0,domain_arn/* parseArn */.Lw)(principal);
    if (pull_policy/* pullActions */.P5.some((each) => each === action))
        return (0,pull_policy/* pullStatements */.wf)(resource, caller?.account);
    return [(0,pull_policy/* shareStatement */.rn)(action, caller ? (0,domain_arn/* rootOf */.I5)(caller) : principal)];
}

// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
;// CONCATENATED MODULE: ./build/domain/denial.js



// In the words that every AWS service and ECR's registry use (IAM user guide, "Troubleshoot access denied error messages").
const pattern = new RegExp('User: (?<user>\\S+) is not authorized to perform: (?<action>\\S+)(?: on resource: "?(?<resource>[^\\s"]+)"?)?' +
    `(?: because no (?<silent>${kinds.join('|')}) allows| with an (?<explicit>explicit deny)` +
    `(?: in (?:an?|the) (?<denying>${kinds.join('|')})(?:: (?<policy>arn:\\S*\\w))?)?)?`);
/** Denials of IAM: the remedy is that of the policy which denies, for those who can change it. */
const denials = [
    {
        text: pattern,
        remedy: ({ groups = {} }, { role }) => {
            const denial = readDenial({ ...(role !== undefined && { resource: role }), ...(0,present/* present */.E)(groups) });
            const remedy = denial.explicit ? except(denial) : grant(denial);
            const mistaken = otherName(denial);
            return mistaken === undefined ? remedy : `${mistaken} If it is: ${remedy}`;
        },
    },
];
/** A durable execution is there once: what is added must be for those of all versions. */
const execution = /(:function:[^:]+):[^:/]+\/durable-execution\/.*$/;
function readDenial({ user = '', action = '', resource = '*', ...rest }) {
    const kind = kinds.find((one) => one === (rest.silent ?? rest.denying));
    return {
        principal: roleOf(user),
        action,
        resource: resource.replace(execution, '$1:*'),
        explicit: rest.explicit !== undefined,
        ...(kind && { kind }),
        ...(rest.policy !== undefined && { policy: rest.policy }),
    };
}
/** The role of a session, `arn:aws:sts::111122223333:assumed-role/deploy/session`; any other caller as it is. */
function roleOf(user) {
    const arn = (0,domain_arn/* parseArn */.Lw)(user);
    const name = /^assumed-role\/([^/]+)\//.exec(arn?.resource ?? '')?.[1];
    return arn === undefined || name === undefined
        ? user
        : (0,domain_arn/* formatArn */.bH)({ ...arn, service: 'iam', resource: `role/${name}` });
}
/** What is asked for first may be misnamed: then an input is to be corrected, and no policy widened. */
function otherName({ action, resource }) {
    if (!/:(?:Get|List|Describe|BatchGet)/.test(action))
        return undefined;
    const arn = (0,domain_arn/* parseArn */.Lw)(resource);
    const called = (0,domain_arn/* parseFunctionArn */.x$)(resource);
    if (arn && called && called.qualifier === undefined) {
        return `If ${called.name} in ${arn.region} is not what you meant, correct function-name or aws-region.`;
    }
    const repository = arn?.service === 'ecr' && /^repository\/([^*]+)$/.exec(arn.resource)?.[1];
    if (!arn || !repository)
        return undefined;
    return `If the repository ${repository} in ${arn.region} is not what you meant, correct repository, image-uri or aws-region.`;
}


/***/ }),

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

/***/ 7617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P5: () => (/* binding */ pullActions),
/* harmony export */   rn: () => (/* binding */ shareStatement),
/* harmony export */   wf: () => (/* binding */ pullStatements)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7558);

/** What Lambda, and a role that deploys, need to pull from a repository. */
const pullActions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
/**
 * The statements of a repository's policy that let Lambda pull, also later, when it optimises the image again (Lambda
 * developer guide, "Amazon ECR permissions" and "Amazon ECR cross-account permissions").
 *
 * @param repositoryArn where the repository is
 * @param account of the functions; the repository's own when absent
 */
function pullStatements(repositoryArn = '', account) {
    const repository = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(repositoryArn);
    const pull = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: pullActions };
    if (!repository || account === undefined || account === repository.account)
        return [{ Sid: 'LambdaECRImageRetrievalPolicy', ...pull }];
    const functions = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .formatArn */ .bH)({ ...repository, service: 'lambda', account, resource: 'function:*' });
    return [
        shareStatement(pullActions, (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .rootOf */ .I5)({ ...repository, account })),
        {
            Sid: 'LambdaECRImageCrossAccountRetrievalPolicy',
            ...pull,
            Condition: { StringLike: { 'aws:sourceARN': functions } },
        },
    ];
}
/** The statement of a resource's policy that lets another account act on it, as far as that account's own policies go. */
function shareStatement(action, principal) {
    return { Sid: 'CrossAccountPermission', Effect: 'Allow', Principal: { AWS: principal }, Action: action };
}


/***/ }),

/***/ 5045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ remediesByCode),
/* harmony export */   KJ: () => (/* binding */ findRemedy),
/* harmony export */   cw: () => (/* binding */ allow),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/** The remedy of the first rule that matches; undefined when none does. */
function findRemedy(rules, code, text, concern = {}) {
    for (const rule of rules) {
        if (rule.code !== undefined && rule.code !== code)
            continue;
        const match = (rule.text ?? /(?:)/).exec(text);
        if (match)
            return typeof rule.remedy === 'string' ? rule.remedy : rule.remedy(match, concern);
    }
    return undefined;
}
/** Rules of errors whose code says all. */
function remediesByCode(remedies) {
    return Object.entries(remedies).map(([code, remedy]) => ({ code, remedy }));
}
/** What to do about a denial: the statement that a role lacks. */
function allow(action, resource = '<ARN of the repository>') {
    const statement = { Effect: 'Allow', Action: action, Resource: resource };
    return `Add to the policy of the role that deploys: ${JSON.stringify(statement)}`;
}
/** What the owner of a resource has to do about a denial: the statements that its policy lacks. */
function share(resource, statements) {
    const list = statements.map((statement) => JSON.stringify(statement)).join(', ');
    return `The owner of ${resource} must add to its policy: ${list}`;
}


/***/ })

};
