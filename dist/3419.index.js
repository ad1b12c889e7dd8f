export const id = 3419;
export const ids = [3419];
export const modules = {

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   XP: () => (/* binding */ accountOf),
/* harmony export */   bH: () => (/* binding */ formatArn),
/* harmony export */   x$: () => (/* binding */ parseFunctionArn)
/* harmony export */ });
// IAM user guide, "Identify AWS resources with Amazon Resource Names (ARNs)". A resource may have colons of its own.
const pattern = /^arn:(?<partition>aws[a-z-]*):(?<service>[a-z0-9.-]+):(?<region>[a-z0-9-]*):(?<account>[a-z0-9]*):(?<resource>.+)$/;
/** Reads `arn:partition:service:region:account:resource`; undefined when the text is no ARN. */
function parseArn(text) {
    const { partition, service, region, account, resource } = pattern.exec(text)?.groups ?? {};
    if (partition === undefined || service === undefined || resource === undefined)
        return undefined;
    return { partition, service, region: region ?? '', account: account ?? '', resource };
}
/** The ARN as text, for example `arn:aws:lambda:us-east-1:111122223333:function:hello`. */
function formatArn({ partition, service, region, account, resource }) {
    return ['arn', partition, service, region, account, resource].join(':');
}
/** The account that an ARN names; undefined when it names none, or is no ARN. */
function accountOf(arn) {
    return parseArn(arn)?.account || undefined;
}
/** The ARN by which a policy names a whole account. */
function rootOf({ partition, account }) {
    return formatArn({ partition, service: 'iam', region: '', account, resource: 'root' });
}
/** Reads the ARN of a function, a version or an alias; undefined when the text is none. */
function parseFunctionArn(text) {
    const arn = parseArn(text);
    const { name, qualifier } = /^function:(?<name>[^:]+)(?::(?<qualifier>[^:]+))?$/.exec(arn?.resource ?? '')?.groups ?? {};
    if (arn?.service !== 'lambda' || name === undefined)
        return undefined;
    const unqualified = formatArn({ ...arn, resource: `function:${name}` });
    return { name, unqualified, ...(qualifier !== undefined && { qualifier }) };
}


/***/ }),

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
