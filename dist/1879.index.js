export const id = 1879;
export const ids = [1879];
export const modules = {

/***/ 3213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   YL: () => (/* binding */ cutDigests),
/* harmony export */   fQ: () => (/* binding */ shortenDigests),
/* harmony export */   hZ: () => (/* binding */ digesting),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex),
/* harmony export */   tE: () => (/* binding */ shortDigestLength)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
function digestOf(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
/** The 64 digits of a digest, without `sha256:`; Lambda's CodeSha256 of an image, for example. */
function digestHex(digest) {
    return digest.replace('sha256:', '');
}
/** How many digits tell an image, or a layer, from others: as many as docker shows. */
const shortDigestLength = 12;
/** The digits of a digest that tell it from others, without `sha256:`. */
function shortDigest(digest) {
    return digestHex(digest).slice(0, shortDigestLength);
}
/** A digest that is written whole. */
const whole = /\bsha256:[0-9a-f]{64}(?![0-9a-f])/g;
/** Cuts the digests in a text to twelve digits. */
function cutDigests(text) {
    return text.replaceAll(whole, (digest) => `sha256:${shortDigest(digest)}`);
}
/** What a program has written itself: BuildKit's lines of an instruction, which have a time, and those of a container. */
const written = /^(?:[\w-]+ \| |\| |#\d+ \d+\.\d+ |\[command\])/;
/** Cuts the digests in lines for a reader as well; what a program wrote itself stays as it is. */
function shortenDigests(text) {
    return text
        .split('\n')
        .map((line) => (written.test(line) ? line : cutDigests(line)))
        .join('\n');
}
/**
 * Digests content while it is read, and keeps none of it.
 *
 * @returns the content, and once all of it was read its digest, `sha256:…`, and its bytes
 */
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

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ parseWait),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   U6: () => (/* binding */ formatMeasured),
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/**
 * Parses `500ms`, `90s`, `10m`, `1h` or a sum such as `1m30s`; a bare number is seconds.
 *
 * @param input the name of the input, for the error
 * @returns milliseconds
 * @throws Problem when it is none of these, or zero
 */
function parseDuration(text, input) {
    const whole = /^\d+$/.test(text) ? `${text}s` : text;
    let total = 0;
    if (/^(?:\d+(?:ms|s|m|h))+$/.test(whole)) {
        for (const [, count, unit] of whole.matchAll(/(\d+)(ms|s|m|h)/g)) {
            total += Number(count) * units[unit];
        }
    }
    if (total > 0 && Number.isSafeInteger(total))
        return total;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a duration.`,
        remedy: "Write for example '90s', '10m' or '1h'.",
    });
}
/** Milliseconds that a job lasts at most: on a runner of one's own, 5 days (GitHub docs, "Actions limits"). */
const longestJob = 5 * 24 * units.h;
/**
 * Parses a duration that a run waits for: as `parseDuration`, but none that no job lasts for.
 *
 * @throws Problem also when it is longer
 */
function parseWait(text, input) {
    const duration = parseDuration(text, input);
    if (duration <= longestJob)
        return duration;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is longer than any job lasts.`,
        remedy: "Write '120h' at most.",
    });
}
/**
 * Writes milliseconds for a reader: `6.3 ms`, `40 ms`, `12.3 s`, `2 min 5 s`. What took some time never reads as none.
 */
function formatDuration(milliseconds) {
    if (milliseconds === 0)
        return '0 ms';
    if (milliseconds < 0.1)
        return 'under 0.1 ms';
    if (milliseconds < 9.95)
        return `${Number(milliseconds.toFixed(1))} ms`;
    if (milliseconds < 995)
        return `${Math.round(milliseconds / 10) * 10} ms`;
    if (milliseconds < 59_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    return formatSeconds(milliseconds);
}
/** The same of what was measured and is compared, to the millisecond: `6.3 ms`, `131 ms`, `1.2 s`. */
function formatMeasured(milliseconds) {
    return milliseconds < 9.95 || milliseconds >= 999.5 ? formatDuration(milliseconds) : `${Math.round(milliseconds)} ms`;
}
/** The same where no more than whole seconds matter: `0 s`, `14 s`, `2 min 5 s`. */
function formatSeconds(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ findImageReference),
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   O7: () => (/* binding */ tagByDigest),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sf: () => (/* binding */ defaultRepository),
/* harmony export */   d_: () => (/* binding */ parseEcrRegistry),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   tr: () => (/* binding */ longestTag)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1361);



// OCI Distribution Specification, "Pulling manifests": the grammar of names, tags and digests.
const repositoryName = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*';
const tagName = '\\w[\\w.-]{0,127}';
const repositoryPattern = new RegExp(`^${repositoryName}$`);
const tagPattern = new RegExp(`^${tagName}$`);
const hostPattern = /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|localhost|[A-Za-z0-9.-]+:\d+)$/;
const referencePattern = new RegExp(`^(?<registry>[^/]+)/(?<repository>${repositoryName})(?::(?<tag>${tagName}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`);
// Amazon ECR user guide, "Amazon ECR private registries": the classic, FIPS and dual-stack hosts.
const ecrHosts = [
    /^(?<account>\d{12})\.dkr\.ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.(?<suffix>[a-z0-9.-]+)$/,
    /^(?<account>\d{12})\.dkr-ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn)$/,
];
/**
 * Parses `registry/repository[:tag][@sha256:…]`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when the registry is missing or a part is malformed
 */
function parseImageReference(text, input) {
    const reference = findImageReference(text);
    if (reference !== undefined)
        return reference;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a full image URI.`,
        remedy: "Write '<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
    });
}
/** Reads the same; undefined when the text is none. */
function findImageReference(text) {
    const { registry, repository, tag, digest } = referencePattern.exec(text)?.groups ?? {};
    if (registry === undefined || repository === undefined || !hostPattern.test(registry))
        return undefined;
    return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
/** Writes a reference as `registry/repository`, with `@digest` where it has one, else `:tag`. */
function formatImageReference({ registry, repository, tag, digest }) {
    const version = digest !== undefined ? `@${digest}` : tag !== undefined ? `:${tag}` : '';
    return `${registry}/${repository}${version}`;
}
/** Reads the host of a private ECR registry; undefined when it is any other host. */
function parseEcrRegistry(host) {
    for (const pattern of ecrHosts) {
        const { account, region, fips, suffix } = pattern.exec(host)?.groups ?? {};
        if (account === undefined || region === undefined)
            continue;
        if (suffix !== undefined && suffix !== (0,_region_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .i)(region).dnsSuffix)
            continue;
        return { account, region, fips: fips !== undefined };
    }
    return undefined;
}
/**
 * Parses the name of an ECR repository, or its URI without a tag.
 *
 * @throws Problem when it is neither
 */
function parseRepository(text) {
    const slash = text.indexOf('/');
    const head = slash > 0 ? text.slice(0, slash) : '';
    const registry = hostPattern.test(head) && parseEcrRegistryOrPort(head) ? head : undefined;
    const repository = registry === undefined ? text : text.slice(slash + 1);
    if (repositoryPattern.test(repository) && repository.length <= 256) {
        const mistake = refuseHost(text, head);
        if (mistake)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(mistake);
        return { repository, ...(registry !== undefined && { registry }) };
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(refuseHost(text, registry === undefined ? head : '') ?? refuseRepository(text));
}
/** Hosts of registries that are not ECR's. Other first parts with dots may be namespaces of ECR. */
const otherRegistries = /^(?:(?:[a-z0-9-]+\.)*(?:docker\.io|gcr\.io|pkg\.dev|azurecr\.io|quay\.io)|ghcr\.io|public\.ecr\.aws|registry\.gitlab\.com|mcr\.microsoft\.com)$/;
function refuseHost(text, head) {
    const host = text.replace(/\/$/, '');
    if (parseEcrRegistry(host)) {
        return {
            what: `repository: '${text}' is the host of a registry, without a repository.`,
            remedy: `Write '${host}/<repository>', or the name of the repository alone.`,
        };
    }
    if (!otherRegistries.test(head))
        return undefined;
    return {
        what: `repository: '${text}' is in the registry ${head}, and Lambda pulls from private ECR repositories only.`,
        remedy: `Write the name of an ECR repository, for example '${text
            .slice(head.length + 1)
            .replace(/[:@].*$/, '')
            .toLowerCase()}'.`,
    };
}
function refuseRepository(text) {
    const lower = text.toLowerCase();
    if (lower !== text && repositoryPattern.test(lower) && lower.length <= 256) {
        return {
            what: `repository: '${text}' has upper-case letters, and names of ECR repositories have none.`,
            remedy: `Write '${lower}'.`,
        };
    }
    return {
        what: `repository: '${text}' is not the name or URI of an ECR repository.`,
        remedy: "Write lower-case letters, digits and '-', '_', '.', '/', without a tag.",
    };
}
/**
 * The name of the repository that a function gets by default: its own, as ECR takes it (ECR API reference,
 * "CreateRepository": 2 to 256 lower-case letters and digits, with single separators between them).
 *
 * @param name of the function: letters, digits, hyphens and underscores
 */
function defaultRepository(name) {
    const parts = name
        .toLowerCase()
        .replaceAll(/([-_])[-_]+/g, '$1')
        .replaceAll(/^[-_]|[-_]$/g, '');
    return parts.length < 2 ? ['function', parts].filter(Boolean).join('-') : parts;
}
// A first part with dots may be a host or a namespace such as `team.a`; only an ECR host or a port make it a host.
function parseEcrRegistryOrPort(head) {
    return parseEcrRegistry(head) !== undefined || head.includes(':');
}
/** Characters that a tag has at most where it may be followed by the digest. */
const longestTag = 128 - 1 - _digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigestLength */ .tE;
/** The tag of an image whose own tag is on another image: `<tag>-<first 12 digits of the digest>`. */
function tagByDigest(tag, digest) {
    return `${tag}-${(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest)}`;
}
/** @throws Problem when the text can't be a tag */
function parseTag(text) {
    if (tagPattern.test(text))
        return text;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `tags: '${text}' is not an image tag.`,
        remedy: "Write up to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-', without the repository.",
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

/***/ 1361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseRegion),
/* harmony export */   i: () => (/* binding */ partitionOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

// AWS General Reference, "Regions, partitions, and endpoints"; the prefixes are those of the SDK's own partition table.
const partitions = [
    { prefix: 'cn-', id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
    { prefix: 'us-gov-', id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
    { prefix: 'eusc-', id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
    { prefix: 'us-iso-', id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
    { prefix: 'us-isob-', id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
    { prefix: 'eu-isoe-', id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
    { prefix: 'us-isof-', id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
];
const pattern = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/;
/**
 * Parses a region code.
 *
 * @param input where it was written, for the error
 * @throws Problem when the text has not the shape of one; an availability zone is named as such
 */
function parseRegion(text, input = 'aws-region') {
    if (pattern.test(text))
        return text;
    if (pattern.test(text.slice(0, -1))) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `${input}: '${text}' is an availability zone, not a region.`,
            remedy: `Write '${text.slice(0, -1)}'.`,
        });
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a region code.`,
        remedy: "Write the code, such as 'us-east-1' or 'eu-central-1'; several are separated by commas or lines.",
    });
}
/** The partition that a region belongs to; `aws` for every prefix that is not another partition's. */
function partitionOf(region) {
    const found = partitions.find(({ prefix }) => region.startsWith(prefix));
    return found ? { id: found.id, dnsSuffix: found.dnsSuffix } : { id: 'aws', dnsSuffix: 'amazonaws.com' };
}


/***/ }),

/***/ 5587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vp: () => (/* binding */ awaiting),
/* harmony export */   d0: () => (/* binding */ Waits),
/* harmony export */   zp: () => (/* binding */ inPlace)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);


/** What has begun around the code that runs, in the order of its beginning. */
const around = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
/** What a run waits for, at any time. Work that was started elsewhere waits unseen. */
class Waits {
    #open = new Set();
    /** Does a run's work, whose waits are seen from then on. */
    watch(work) {
        return around.run(this.#open, work);
    }
    /** Each wait that has no other one in it, for example `version 5 of hello-world (14 s so far, at most 46 s more)`. */
    describe() {
        return describeAll(this.#open, '');
    }
}
/** Waits for what the work does: the run's log says so wherever it would be silent meanwhile. */
function awaiting(awaited, work) {
    return begin(awaited, work);
}
/** Does the work of one of several places: its name is said with what is waited for there. */
function inPlace(place, work) {
    return begin({ place }, work);
}
async function begin(one, work) {
    const beside = around.getStore();
    if (beside === undefined)
        return work();
    const open = { ...one, since: Date.now(), inner: new Set() };
    beside.add(open);
    try {
        return await around.run(open.inner, work);
    }
    finally {
        beside.delete(open);
    }
}
function describeAll(opened, place) {
    return [...opened].flatMap((open) => {
        const inner = describeAll(open.inner, open.place ?? place);
        if (inner.length > 0 || open.what === undefined)
            return inner;
        const told = describeWait(open, open.what);
        return place === '' || told.includes(place) ? told : `${place}: ${told}`;
    });
}
function describeWait({ seen, since, until }, what) {
    const now = Date.now();
    const end = typeof until === 'function' ? until() : until;
    const left = end === undefined ? 0 : end - now;
    const parts = [
        `${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(now - since)} so far${left > 0 ? `, at most ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(left)} more` : ''}`,
        seen?.(),
    ];
    return `${what} (${parts.filter(Boolean).join('; ')})`;
}


/***/ }),

/***/ 6830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ credentialArguments)
/* harmony export */ });
// Names of credentials end like this; after such a word a name is about one: TOKEN_URL, SECRET_NAME, PASSWORD_FILE.
const credential = /(?:^|_)(?:TOKEN|SECRET|SECRET_KEY(?:_BASE)?|API_?KEY|ACCESS_KEY(?:_ID)?|(?:PRIVATE|PRV|SSH|DEPLOY|ENCRYPTION)_KEY|PAT|(?:NPM|COMPOSER)_AUTH(?:_JSON)?|CREDENTIALS(?:_JSON)?)$|(?:PASSWORD|PASSWD|PASSPHRASE)$|(?:^|_)(?:DB|DATABASE|MYSQL|POSTGRES|REDIS|SMTP|SSH|GPG|USER|ADMIN|ROOT|MASTER)_(?:PASS|PWD)$|(?:^|_)(?:GITHUB|GH|SENTRY_AUTH)_TOKEN_/;
/** Of web frameworks, which write such values into what every browser gets; and of what says only whether or how. */
const open = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|NG_APP|GATSBY|STORYBOOK)_|^(?:USE|HAS|WITH|WITHOUT|ENABLE|DISABLE|SKIP|REQUIRE|ALLOW|NEED|IS|NO|INSTALL|GENERATE|CHECK)_/;
/** Words of text models and of paging, which are called tokens too, and patterns. */
const otherwise = /(?:^|_)(?:PAD|EOS|BOS|UNK|CLS|SEP|MASK|MAX|MIN|STOP|NEXT|CONTINUATION)_TOKEN$|(?:^|_)FORMAT_PAT$/;
/** Docker leaves them out of the image's history (Docker docs, "Predefined ARGs"). */
const predefined = /^(?:HTTP|HTTPS|FTP|ALL|NO)_PROXY$/;
// The issuers' own documents say how their tokens begin.
const issued = [
    /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
    /^gh[pousr]_[A-Za-z0-9_]{36,}$/,
    /^github_pat_\w{22,}$/,
    /^glpat-[\w-]{20,}$/,
    /^npm_[A-Za-z0-9]{36}$/,
    /^xox[abeprs]-[\w-]{10,}$/,
    /^[rs]k_live_\w{16,}$/,
    /^sk-(?:ant-|proj-)?[\w-]{20,}$/,
    /^dckr_[po]at_[\w-]{20,}$/,
    /^pypi-[\w-]{50,}$/,
    /^sntrys_\S{20,}$/,
    /^hvs\.[\w-]{20,}$/,
    /^-----BEGIN [A-Z ]{0,30}PRIVATE KEY/,
];
/** A password in a URL, and the host that it is for. */
const login = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]{0,200}:([^\s/@]{1,500})@([^\s/:@]{1,255})/i;
/** What builds are given that need any value at all: it opens nothing. */
const placeholder = /^(?:true|false|yes|no|on|off|\d{0,6}|none|null|undefined|unused|not-?(?:used|needed|set)|(?:a-)?(?:dummy|fake|placeholder|change-?me|example|test|build|user|postgres|root|admin|pass|password|secret|key|token)(?:-?(?:key|token|secret|value|password|only|time|key-base))*|x+|\*+)$/i;
/** A path: what is there may be a credential, the path is none. */
const path = /^(?:\.{1,2}|~)?\/(?:[\w.-]{1,40}\/){0,20}[\w.-]{1,40}$/;
/**
 * Finds build arguments that are credentials, by their names or by their values. It would rather miss one than name one
 * that is none.
 *
 * @param buildArgs each `NAME=value`, or a name alone, whose value is in the environment
 * @returns their names
 */
function credentialArguments(buildArgs) {
    return buildArgs.flatMap((argument) => {
        const equals = argument.indexOf('=');
        const name = equals < 0 ? argument : argument.slice(0, equals);
        const value = equals < 0 ? undefined : argument.slice(equals + 1).trim();
        return isCredential(name, value) ? [name] : [];
    });
}
function isCredential(name, value) {
    const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
    if (predefined.test(words))
        return false;
    if (value !== undefined && issued.some((pattern) => pattern.test(value)))
        return true;
    if (value !== undefined && hasLogin(value))
        return true;
    if (value !== undefined && (placeholder.test(value) || path.test(value)))
        return false;
    return credential.test(words) && !open.test(words) && !otherwise.test(words);
}
function hasLogin(value) {
    const [, password, host] = login.exec(value) ?? [];
    if (password === undefined || host === undefined || placeholder.test(password))
        return false;
    return !/^(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0|db|postgres|mysql|redis|mongo|host)$/i.test(host);
}


/***/ }),

/***/ 3636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inputDefaults),
/* harmony export */   v: () => (/* binding */ inputNames)
/* harmony export */ });
/** Names of all inputs, as action.yml has them; a test keeps the two alike. The runner sets INPUT_<NAME> for each. */
// biome-ignore format: a list of names reads better packed
const inputNames = [
    'aws-region', 'role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience', 'function-name',
    'publish', 'role', 'architecture', 'alias', 'memory-size', 'timeout', 'ephemeral-storage', 'description',
    'environment', 'environment-mode', 'environment-remove', 'image-command', 'image-entry-point',
    'image-working-directory', 'snap-start', 'tags-function', 'function-config', 'functions-config',
    'missing', 'release-strategy', 'on-failure', 'region-strategy', 'on-region-failure', 'regions-config', 'replicate', 'result-dir', 'context', 'file', 'target', 'build-args',
    'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'labels', 'cache-from', 'cache-to', 'no-cache',
    'pull', 'builder', 'network', 'add-hosts', 'allow', 'shm-size', 'ulimit', 'repository', 'repository-role-to-assume', 'tags',
    'create-repository', 'image', 'image-uri', 'attest', 'require-attestation', 'scan-severity', 'scan-ignore', 'test-event', 'test-expect', 'test-env', 'test-timeout', 'test-credentials',
    'test-required', 'verify-event', 'verify-expect', 'verify-tenant-id', 'before-traffic-event',
    'before-traffic-expect', 'traffic', 'rollback-alarms', 'rollback-on',
    'rollback-minimum-invocations', 'rollback-when-quiet', 'codedeploy-application',
    'codedeploy-deployment-group', 'provisioned-concurrency', 'rollback', 'rollback-to', 'keep-versions',
    'allow-older', 'skip-unchanged', 'wait-timeout', 'dry-run', 'preview', 'preview-url-auth',
    'preview-url-invoke-mode', 'preview-url-cors', 'preview-ttl', 'preview-delete-logs', 'preview-fork',
    'preview-environment', 'environment-name', 'environment-url', 'github-token',
];
/** What action.yml gives to inputs that a step does not write, but for the token; a test keeps the two alike. */
const inputDefaults = {
    'role-duration-seconds': '3600',
    audience: 'sts.amazonaws.com',
    publish: 'true',
    'environment-mode': 'merge',
    missing: 'fail',
    'region-strategy': 'parallel',
    'on-region-failure': 'stop',
    context: '.',
    'no-cache': 'false',
    pull: 'false',
    'create-repository': 'true',
    'test-credentials': 'false',
    'test-required': 'false',
    traffic: 'all-at-once',
    rollback: 'false',
    'allow-older': 'false',
    'skip-unchanged': 'true',
    'wait-timeout': '10m',
    'dry-run': 'false',
    preview: 'false',
    'preview-url-auth': 'none',
    'preview-url-invoke-mode': 'buffered',
    'preview-delete-logs': 'true',
    'preview-fork': 'notice',
};


/***/ }),

/***/ 9704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WN: () => (/* binding */ cancellation),
/* harmony export */   Z5: () => (/* binding */ cleanupSignal),
/* harmony export */   qy: () => (/* binding */ hurried)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Milliseconds that each part of a cancelled run's end may take: reverting an alias or a function, telling GitHub, and
 * removing what Docker has. Most take a fraction of it.
 */
const hurried = { revert: 2500, tell: 5000, cleanUp: 5000 };
/**
 * A signal for what is done to aliases and functions after a failure, also after a cancel.
 *
 * @param run the run's own
 * @param patience milliseconds that it may take; less when time is short
 */
function cleanupSignal(run, patience = 30_000) {
    return AbortSignal.timeout(run.aborted ? hurried.revert : patience);
}
/**
 * Aborted when the job is cancelled: the runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that.
 */
function cancellation() {
    const cancelled = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            cancelled.abort(new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: 'The run was cancelled.', remedy: 'Run the job again to finish it.' }));
        });
    }
    return cancelled.signal;
}


/***/ })

};
