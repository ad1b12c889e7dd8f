export const id = 401;
export const ids = [401];
export const modules = {

/***/ 2702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ parseArchitecture),
/* harmony export */   t: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

const platforms = { x86_64: 'linux/amd64', arm64: 'linux/arm64' };
const otherNames = new Map(Object.entries({
    amd64: 'x86_64',
    'linux/amd64': 'x86_64',
    'x86-64': 'x86_64',
    x64: 'x86_64',
    aarch64: 'arm64',
    'linux/arm64': 'arm64',
    'linux/arm64/v8': 'arm64',
}));
/** @throws Problem when the text is not exactly one of Lambda's two names */
function parseArchitecture(text) {
    if (text === 'x86_64' || text === 'arm64')
        return text;
    if (/[\s,]/.test(text)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `architecture: '${text.replaceAll(/\s+/g, ' ')}' names more than one, but Lambda refuses an image for several platforms.`,
            remedy: "Write 'x86_64' or 'arm64'; deploy one function for each.",
        });
    }
    const meant = otherNames.get(text.toLowerCase());
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `architecture: '${text}' is not an architecture of Lambda.`,
        remedy: meant === undefined ? "Write 'x86_64' or 'arm64'." : `Write '${meant}'.`,
    });
}
/** The one platform that buildx is told to build. */
function platformOf(architecture) {
    return platforms[architecture];
}


/***/ }),

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

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
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
/** Writes milliseconds for a reader: `40 ms`, `12.3 s`, `2 min 5 s`. */
function formatDuration(milliseconds) {
    if (milliseconds < 995)
        return `${Math.round(milliseconds / 10) * 10} ms`;
    if (milliseconds < 59_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1000);
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}


/***/ }),

/***/ 1125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O1: () => (/* binding */ inRegionsLeft),
/* harmony export */   ZY: () => (/* binding */ inEveryRegion),
/* harmony export */   c0: () => (/* binding */ mergeByRegion),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Does the same in every region, side by side, and lets each finish, also when another one fails.
 *
 * @throws the error of the one region that failed; a Problem with the findings of all that failed when there are more
 */
async function inEveryRegion(targets, work) {
    const failures = new Map();
    const done = await settle(targets, work, failures);
    if (failures.size > 0)
        throw failureOf(failures, targets.length);
    return done;
}
/**
 * The same, for a run that goes on without the regions that fail, as long as there is one left.
 *
 * @param lost gets the regions that failed; when it is absent, one failure ends the run
 */
async function inRegionsLeft(targets, work, lost) {
    if (lost === undefined)
        return inEveryRegion(targets, work);
    const done = await settle(targets, work, lost);
    if (done.length === 0 && lost.size > 0)
        throw failureOf(lost, lost.size);
    return done;
}
async function settle(targets, work, failures) {
    const settled = await Promise.allSettled(targets.map(work));
    return settled.flatMap((outcome, index) => {
        if (outcome.status === 'fulfilled')
            return [outcome.value];
        failures.set(targets[index]?.region ?? '', outcome.reason);
        return [];
    });
}
/**
 * One error for all that went wrong.
 *
 * @param count of the run's regions: with one alone its name says nothing
 * @returns the error of the one region, a bug when one is among them, else a Problem with the findings of all
 */
function failureOf(failures, count) {
    const [first] = failures.values();
    if (count === 1)
        return first;
    const bug = [...failures.values()].find((error) => !(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF));
    return bug ?? new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([...failures].flatMap(findingsOf), { cause: first });
}
function findingsOf([region, error]) {
    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
        return [];
    return error.findings.map((finding) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .findingOf */ .hD)(region, finding));
}
/**
 * Findings of several regions in one list: what all of them have is said once, what only some have is said with their
 * names.
 */
function mergeByRegion(found) {
    const merged = new Map();
    for (const [region, findings] of found) {
        for (const finding of findings) {
            const key = JSON.stringify(finding);
            const known = merged.get(key) ?? { finding, regions: [] };
            if (!known.regions.includes(region))
                known.regions.push(region);
            merged.set(key, known);
        }
    }
    return [...merged.values()].map(({ finding, regions }) => {
        const plain = regions.length === found.size || regions.every((region) => finding.what.includes(region));
        return plain ? finding : (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .findingOf */ .hD)(regions.join(', '), finding);
    });
}


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   O7: () => (/* binding */ tagByDigest),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sf: () => (/* binding */ defaultRepository),
/* harmony export */   d_: () => (/* binding */ parseEcrRegistry),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1361);


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
    const groups = referencePattern.exec(text)?.groups;
    if (groups?.registry === undefined || groups.repository === undefined || !hostPattern.test(groups.registry)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `${input}: '${text}' is not a full image URI.`,
            remedy: "Write '<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
        });
    }
    const { registry, repository, tag, digest } = groups;
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
        if (suffix !== undefined && suffix !== (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .i)(region).dnsSuffix)
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
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(mistake);
        return { repository, ...(registry !== undefined && { registry }) };
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(refuseHost(text, registry === undefined ? head : '') ?? refuseRepository(text));
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
/** First digits of a digest that tell apart images of one tag. */
const digits = 12;
/** The tag of an image whose own tag is on another image: `<tag>-<first 12 digits of the digest>`. */
function tagByDigest(tag, digest) {
    return `${tag}-${digest.slice('sha256:'.length, 'sha256:'.length + digits)}`;
}
/** @throws Problem when the text can't be a tag */
function parseTag(text) {
    if (tagPattern.test(text))
        return text;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
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
const misleading = /[\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
/**
 * Makes text that others wrote inert for the runner and for terminals. It obeys `::name::` at the start of a line, after
 * any white space, and `##[name]` anywhere in it (actions/runner, `ActionCommand`); both get a blank between their
 * characters. Escape sequences other than colours and all control characters but tabs and line ends are dropped, and a
 * lone carriage return ends a line, as it does for the runner. Takes time linear in the length of the text.
 */
function inert(text) {
    const plain = text
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(escapes, (sequence, parameters, intermediate, final) => final === 'm' && intermediate === '' && /^[\d;:]*$/.test(parameters) ? sequence : '')
        .replaceAll(controls, '')
        .replaceAll(misleading, ' ');
    return plain.replaceAll('##[', '# #[').replaceAll(/^([^\p{L}\p{N}\n:]*):(?=:)/gmu, '$1: ');
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

/***/ 7486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ present)
/* harmony export */ });
/** Removes the members that are undefined, so that absent is the one way to say so. */
function present(value) {
    return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}


/***/ }),

/***/ 8153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ imageTag),
/* harmony export */   bU: () => (/* binding */ isPreview),
/* harmony export */   g$: () => (/* binding */ readTags),
/* harmony export */   gz: () => (/* binding */ previewName),
/* harmony export */   lz: () => (/* binding */ commitOfTag),
/* harmony export */   p: () => (/* binding */ writeTags),
/* harmony export */   p7: () => (/* binding */ environmentOf),
/* harmony export */   se: () => (/* binding */ isTimeOfDeploy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(880);


/** Lambda API reference, "CreateFunction": what a name may have at most. */
const longestName = 64;
const hashLength = 8;
/**
 * Name of the preview function: `<function>-pr-<number>`. One that would be too long is cut, and gets a part of the
 * whole name's hash, so two long names with the same start differ.
 */
function previewName({ of, number }) {
    const suffix = `-pr-${number}`;
    const whole = `${of}${suffix}`;
    if (whole.length <= longestName)
        return whole;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(whole).digest('hex').slice(0, hashLength);
    return `${of.slice(0, longestName - suffix.length - hashLength - 1)}-${hash}${suffix}`;
}
/**
 * The image's tag in ECR: `pr-<number>-<commit>-<function>`. The function's name is in it because the functions of a
 * monorepo may share a repository of images, in which a tag can be on one of them only.
 */
function imageTag(preview, commit) {
    return `pr-${preview.number}-${commit}-${preview.of}`;
}
/**
 * The commit that a tag of the preview's images names; undefined for all other tags.
 *
 * @param digest of the image that has the tag: its first digits follow where the tag by itself was taken
 */
function commitOfTag(preview, tag, digest = '') {
    const commit = /^pr-\d+-([0-9a-f]{40})-/.exec(tag)?.[1];
    if (commit === undefined)
        return undefined;
    const own = imageTag(preview, commit);
    return tag === own || tag === (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .tagByDigest */ .O7)(own, digest) ? commit : undefined;
}
// Lambda developer guide, "Tags": keys have 128 characters at most, values 256.
const prefix = 'deploy-lambda-image:';
const keys = {
    repository: `${prefix}repository`,
    number: `${prefix}pull-request`,
    of: `${prefix}preview-of`,
    commit: `${prefix}commit`,
    deployedAt: `${prefix}deployed-at`,
    image: `${prefix}image`,
};
/** The tags by which a preview function is known, and swept. */
function writeTags(tags) {
    return {
        [keys.repository]: tags.repository,
        [keys.number]: String(tags.number),
        [keys.of]: tags.of,
        [keys.commit]: tags.commit,
        [keys.deployedAt]: tags.deployedAt.toISOString(),
        [keys.image]: tags.image,
    };
}
/** Whether a tag only tells when a preview was last deployed: its new value is no change of the function. */
function isTimeOfDeploy(tag) {
    return tag === keys.deployedAt;
}
/** @returns undefined when the function is no preview, by its tags */
function readTags(tags) {
    const { [keys.repository]: repository, [keys.number]: number = '', [keys.of]: of } = tags;
    const deployedAt = new Date(tags[keys.deployedAt] ?? '');
    if (repository === undefined || of === undefined || !/^[1-9]\d*$/.test(number))
        return undefined;
    if (Number.isNaN(deployedAt.getTime()))
        return undefined;
    const image = tags[keys.image] === 'built' ? 'built' : 'given';
    return { repository, number: Number(number), of, commit: tags[keys.commit] ?? '', deployedAt, image };
}
/** Whether a function is this preview, by its tags. */
function isPreview(tags, { repository, number, of }) {
    const found = readTags(tags);
    return found?.repository === repository && found.number === number && found.of === of;
}
/** Of GitHub's deployments, unless an input names another. */
function environmentOf({ number }, named) {
    return named ?? `preview/pr-${number}`;
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

/***/ 3819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseRoleArn),
/* harmony export */   G: () => (/* binding */ isRoleArn)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7558);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);


// IAM API reference, "CreateRole", parameters Path and RoleName.
const pattern = /^role\/(?:[\u0021-\u007e]+\/)?[\w+=,.@-]{1,64}$/;
/** Whether a text is the ARN of an IAM role. */
function isRoleArn(text) {
    const { service, region, account = '', resource = '' } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .parseArn */ .Lw)(text) ?? {};
    return service === 'iam' && region === '' && /^\d{12}$/.test(account) && pattern.test(resource);
}
/**
 * Parses the ARN of an IAM role, `arn:<partition>:iam::<account>:role/<path><name>`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is something else
 */
function parseRoleArn(text, input) {
    if (isRoleArn(text))
        return text;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is not the ARN of an IAM role.`,
        remedy: "Write 'arn:aws:iam::<account>:role/<name>'.",
    });
}


/***/ }),

/***/ 7677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ parseSessionName),
/* harmony export */   t: () => (/* binding */ defaultSessionName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** STS API reference, "AssumeRoleWithWebIdentity", parameter RoleSessionName. */
const pattern = /^[\w+=,.@-]{2,64}$/;
/**
 * The default name of a role session, `<owner>-<repository>-<run id>`, made to fit STS's rules.
 * The run id is kept whole, since it is what leads from CloudTrail back to the run.
 */
function defaultSessionName(repository, runId) {
    const clean = repository.replaceAll('/', '-').replaceAll(/[^\w+=,.@-]/g, '-');
    return `${clean.slice(0, 64 - runId.length - 1)}-${runId}`;
}
/** @throws Problem when STS would refuse the name */
function parseSessionName(text) {
    if (pattern.test(text))
        return text;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `role-session-name: '${text}' is not a name that STS takes.`,
        remedy: "Write 2 to 64 letters, digits and '_', '+', '=', ',', '.', '@', '-'.",
    });
}


/***/ }),

/***/ 7604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ parseTraffic),
/* harmony export */   hA: () => (/* binding */ describeTraffic),
/* harmony export */   wO: () => (/* binding */ shiftSteps)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);


/**
 * Parses `all-at-once`, `canary 10% 5m` or `linear 10% 1m`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is none of these
 */
function parseTraffic(text, input) {
    if (text === 'all-at-once')
        return { kind: 'all-at-once' };
    const groups = /^(?<kind>canary|linear)\s+(?<percent>\d{1,2})%\s+(?<duration>\S+)$/.exec(text)?.groups;
    const { kind, percent, duration } = groups ?? {};
    if ((kind === 'canary' || kind === 'linear') && Number(percent) > 0 && duration !== undefined) {
        return { kind, percent: Number(percent), duration: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(duration, input) };
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a valid traffic shift.`,
        remedy: "Write 'all-at-once', 'canary 10% 5m' or 'linear 10% 1m', with 1% to 99%.",
    });
}
/** The steps before all traffic is on the new version; none for all at once. */
function shiftSteps(traffic) {
    if (traffic.kind === 'all-at-once')
        return [];
    const { percent, duration } = traffic;
    if (traffic.kind === 'canary')
        return [{ percent, duration }];
    return Array.from({ length: Math.ceil(100 / percent) - 1 }, (_, index) => ({
        percent: percent * (index + 1),
        duration,
    }));
}
/** Says how traffic moves: `all at once`, `10% for 5 min, then all`, or `10% more every 1 min`. */
function describeTraffic(traffic) {
    if (traffic.kind === 'all-at-once')
        return 'all at once';
    const { percent, duration } = traffic;
    const time = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a)(duration);
    return traffic.kind === 'canary' ? `${percent}% for ${time}, then all` : `${percent}% more every ${time}`;
}


/***/ }),

/***/ 4875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ readRunInputs)
});

// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
// EXTERNAL MODULE: ./build/domain/arn.js
var domain_arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/region.js
var domain_region = __webpack_require__(1361);
;// CONCATENATED MODULE: ./build/domain/function-name.js



// Lambda API reference, "CreateFunction", parameter FunctionName: name, partial ARN or ARN.
const pattern = /^(?:(?<account>\d{12}):function:)?(?<name>[A-Za-z0-9_-]{1,64})(?<qualified>:(?<qualifier>[$\w-]*))?$/;
/**
 * Parses `name`, `account:function:name` or `arn:partition:lambda:region:account:function:name`.
 *
 * @throws Problem when the text is none of them, or names a version or an alias: code is updated on $LATEST only
 */
function parseFunctionName(text) {
    const arn = (0,domain_arn/* parseArn */.Lw)(text);
    const groups = pattern.exec(arn ? `${arn.account}:${arn.resource}` : text)?.groups;
    const name = groups?.name;
    const elsewhere = arn && (arn.service !== 'lambda' || arn.region === '');
    if (elsewhere || groups === undefined || name === undefined) {
        throw new problem/* Problem */.AF({
            what: `function-name: '${text}' is neither a function name nor an ARN of one.`,
            remedy: "Write a name of 1 to 64 letters, digits, '-' and '_', or the function's ARN.",
        });
    }
    if (groups.qualified !== undefined) {
        throw new problem/* Problem */.AF({
            what: `function-name: '${text}' names the version or alias '${groups.qualifier}', but Lambda updates code on $LATEST only and then publishes it.`,
            remedy: `Write '${text.slice(0, -groups.qualified.length)}'.`,
        });
    }
    if (arn && arn.partition !== (0,domain_region/* partitionOf */.i)(arn.region).id) {
        throw new problem/* Problem */.AF({
            what: `function-name: the ARN '${text}' says partition '${arn.partition}', but ${arn.region} is in '${(0,domain_region/* partitionOf */.i)(arn.region).id}'.`,
            remedy: "Copy the ARN from the function's page.",
        });
    }
    const { account } = groups;
    return { name, ...(account !== undefined && { account }), ...(arn && { region: arn.region }) };
}

// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
// EXTERNAL MODULE: ./build/domain/architecture.js
var architecture = __webpack_require__(2702);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
// EXTERNAL MODULE: ./build/domain/role-arn.js
var role_arn = __webpack_require__(3819);
// EXTERNAL MODULE: ./build/domain/session-name.js
var session_name = __webpack_require__(7677);
;// CONCATENATED MODULE: ./build/inputs/build.js


function readBuildInputs(read) {
    const lines = (name) => read.list(name, { ignoreComma: true });
    const pairs = (name, texts) => read.each(texts, (text) => parsePair(text, name));
    return (0,present/* present */.E)({
        context: read.text('context') ?? '.',
        file: read.text('file'),
        target: read.text('target'),
        buildArgs: lines('build-args'),
        buildContexts: lines('build-contexts'),
        secrets: pairs('secrets', lines('secrets')),
        secretEnvs: pairs('secret-envs', read.list('secret-envs')),
        secretFiles: pairs('secret-files', lines('secret-files')),
        ssh: read.list('ssh'),
        labels: lines('labels'),
        cacheFrom: lines('cache-from'),
        cacheTo: lines('cache-to'),
        noCache: read.flag('no-cache', false),
        pull: read.flag('pull', false),
        builder: read.text('builder'),
        network: read.text('network'),
        addHosts: read.list('add-hosts'),
        allow: read.list('allow'),
        shmSize: read.text('shm-size'),
        ulimit: lines('ulimit'),
    });
}
function parsePair(text, input) {
    const equals = text.indexOf('=');
    if (equals > 0 && equals < text.length - 1)
        return { name: text.slice(0, equals), value: text.slice(equals + 1) };
    // The input may be a secret, so the error does not repeat it.
    throw new problem/* Problem */.AF({
        what: `${input}: a line is not of the form 'id=…'.`,
        remedy: 'Write one id=… per line; put a value of several lines in double quotes, the id included.',
    });
}

// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/domain/boolean.js
/** Reads a boolean of YAML 1.2's core schema, as the runner's toolkit does; undefined when it is none. */
function parseBoolean(text) {
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (['false', 'False', 'FALSE'].includes(text))
        return false;
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(5175);
;// CONCATENATED MODULE: ./build/inputs/list.js


/**
 * Splits an input into its items, with the syntax of docker/build-push-action: CSV records, so double quotes
 * keep commas and line breaks inside one item.
 *
 * @param input the name of the input, for the error
 * @param options.ignoreComma only line breaks separate
 * @throws Problem when a double quote is not closed; what was written may be a secret and is not repeated
 */
function inputList(text, input, { ignoreComma = false } = {}) {
    const records = readRecords(text, input);
    const items = ignoreComma ? records.map((record) => record.join(',')) : records.flat();
    return items.map((item) => item.trim()).filter((item) => item !== '');
}
function readRecords(text, input) {
    try {
        return (0,sync/* parse */.qg)(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true });
    }
    catch (error) {
        if (!(error instanceof sync/* CsvError */.J$))
            throw error;
        throw new problem/* Problem */.AF({
            what: `${input}: a double quote is not closed.`,
            remedy: 'Close it, or double it where it belongs to the value.',
        });
    }
}
/** Splits an input whose items hold commas of their own into its lines. */
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./build/inputs/reader.js



/** @param get the text of an input, trimmed; empty when it is absent */
function inputReader(get, findings) {
    const text = (name) => get(name) || undefined;
    const parsed = (name, parse) => {
        const found = text(name);
        return found === undefined ? undefined : findings.collect(() => parse(found, name));
    };
    return {
        findings,
        text,
        parsed,
        flag: (name, fallback) => parsed(name, parseFlag) ?? fallback,
        list: (name, options) => parsed(name, (found) => inputList(found, name, options)) ?? [],
        each: (texts, parse) => texts.flatMap((one) => findings.collect(() => [parse(one)]) ?? []),
    };
}
function parseFlag(text, input) {
    const value = parseBoolean(text);
    if (value !== undefined)
        return value;
    throw new problem/* Problem */.AF({ what: `${input}: '${text}' is not a boolean.`, remedy: "Write 'true' or 'false'." });
}
/** Parses a whole number of a range. */
function parseInteger(text, input, { least, most, unit }) {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= (most ?? Number.MAX_SAFE_INTEGER))
        return value;
    const range = most === undefined ? `at least ${least}` : `${least} to ${most}`;
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not a whole number of ${range}.`,
        remedy: `Write ${range}${unit === undefined ? '' : ` ${unit}`}.`,
    });
}
/** Parses `NAME=value`; a value may be empty. The input may be a secret, so an error does not repeat it. */
function parseVariable(text, input) {
    const equals = text.indexOf('=');
    if (equals > 0)
        return { name: text.slice(0, equals), value: text.slice(equals + 1) };
    throw new problem/* Problem */.AF({
        what: `${input}: a line is not of the form 'NAME=value'.`,
        remedy: 'Write one NAME=value per line.',
    });
}

;// CONCATENATED MODULE: ./build/inputs/configuration.js




// Lambda API reference, "UpdateFunctionConfiguration": the ranges.
function readConfigurationInputs(read) {
    const whole = (name, least, most, unit) => read.parsed(name, (text) => parseInteger(text, name, { least, most, unit }));
    const removedVariables = read.each(read.list('environment-remove'), (name) => named(name, 'environment-remove'));
    const variables = read.parsed('environment', parseVariables) ?? [];
    for (const { name } of variables.filter((each) => removedVariables.includes(each.name))) {
        read.findings.add(`environment and environment-remove both name ${name}.`, 'Leave it out of one of them.');
    }
    const replaceEnvironment = read.parsed('environment-mode', parseEnvironmentMode) ?? false;
    return (0,present/* present */.E)({
        file: read.text('function-config'),
        memory: whole('memory-size', 128, 10_240, 'MB'),
        timeout: whole('timeout', 1, 900, 'seconds'),
        ephemeralStorage: whole('ephemeral-storage', 512, 10_240, 'MB'),
        description: read.parsed('description', parseDescription),
        snapStart: read.parsed('snap-start', parseSnapStart),
        command: read.parsed('image-command', parseWords),
        entryPoint: read.parsed('image-entry-point', parseWords),
        workingDirectory: read.text('image-working-directory'),
        variables,
        replaceEnvironment,
        removedVariables,
        tags: read.each(read.list('tags-function', { ignoreComma: true }), (text) => parseTag(text, 'tags-function')),
    });
}
/** One NAME=value per line, as everywhere here; or a JSON object, as aws-actions/aws-lambda-deploy takes it. */
function parseVariables(text, input) {
    const variables = text.startsWith('{')
        ? Object.entries(parseObject(text, input)).map(([name, value]) => ({ name, value: scalar(name, value, input) }))
        : parseLines(lines(text), input);
    return variables.map(({ name, value }) => ({ name: named(name, input), value }));
}
function parseLines(written, input) {
    const variables = written.map((line, index) => {
        if (index > 0 && continues(line.trimStart()))
            throw severalLines(`line ${index + 1} begins with no NAME=`, input);
        return parseVariable(line.trimStart(), input);
    });
    const opened = written.some((line, index) => {
        const quote = /^[^=]*=(["'])(?!.*\1)/.exec(line)?.[1];
        return quote !== undefined && written.slice(index + 1).some((later) => later.includes(quote));
    });
    if (opened)
        throw severalLines('a quotation mark is closed on another line', input);
    return variables;
}
/** Whether a line is what is left of a value above it: no name, or the padded end of base64, as keys have it. */
function continues(line) {
    return !/^[a-zA-Z]\w+=/.test(line) || (/^\w+==$/.test(line) && line.length % 4 === 0);
}
/** Nothing of the value is repeated: it may be a secret. */
function severalLines(what, input) {
    return new problem/* Problem */.AF({
        what: `${input}: ${what}, as if a value had several lines.`,
        remedy: 'Write the variables as a JSON object, here or in function-config, with \\n for each line end in a value.',
    });
}
function scalar(name, value, input) {
    if (['string', 'number', 'boolean'].includes(typeof value))
        return String(value);
    throw new problem/* Problem */.AF({
        what: `${input}: the value of '${name}' is neither text nor number nor boolean.`,
        remedy: 'Write it in quotes, as JSON in a text where it has members of its own.',
    });
}
// Lambda developer guide, "Working with Lambda environment variables": names, and those that Lambda keeps to itself.
function named(name, input) {
    if (/^[a-zA-Z]\w+$/.test(name))
        return name;
    throw new problem/* Problem */.AF({
        what: `${input}: '${name}' is not the name of a variable.`,
        remedy: 'Begin it with a letter, then letters, digits and underscores, two characters at least.',
    });
}
// Lambda developer guide, "Using tags on Lambda functions": the limits.
function parseTag(text, input) {
    const tag = parseVariable(text, input);
    if (tag.name.length <= 128 && tag.value.length <= 256 && !/^aws:/i.test(tag.name))
        return tag;
    throw new problem/* Problem */.AF({
        what: `${input}: Lambda takes no tag '${tag.name.slice(0, 128)}' of that value.`,
        remedy: "Write at most 128 characters of name, 256 of value, and no name that begins with 'aws:'.",
    });
}
function lines(text) {
    return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
function parseObject(text, input) {
    const value = (0,json/* parseJson */.qF)(text);
    if ((0,json/* isRecord */.u4)(value))
        return value;
    throw new problem/* Problem */.AF({
        what: `${input}: begins with '{' but is not a JSON object.`,
        remedy: 'Write one NAME=value per line, or a JSON object of names and values.',
    });
}
function parseEnvironmentMode(text, input) {
    if (text === 'replace' || text === 'merge')
        return text === 'replace';
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not a mode.`,
        remedy: "Write 'merge', which keeps what the function has, or 'replace'.",
    });
}
function parseDescription(text, input) {
    if (text.length <= 256)
        return text;
    throw new problem/* Problem */.AF({ what: `${input} has ${text.length} characters.`, remedy: 'Lambda takes 256 at most.' });
}
function parseSnapStart(text, input) {
    const value = text.replaceAll('-', '').toLowerCase();
    if (value === 'publishedversions')
        return { ApplyOn: 'PublishedVersions' };
    if (value === 'none')
        return { ApplyOn: 'None' };
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not a value of SnapStart.`,
        remedy: "Write 'published-versions' or 'none'.",
    });
}
/** Words of a command line: one per line, or a JSON array; an empty array takes the override away. */
function parseWords(text, input) {
    if (!text.startsWith('['))
        return lines(text).map((line) => line.trim());
    const value = (0,json/* parseJson */.qF)(text);
    if (Array.isArray(value) && value.every((word) => typeof word === 'string'))
        return value;
    throw new problem/* Problem */.AF({
        what: `${input}: begins with '[' but is not a JSON array of strings.`,
        remedy: 'Write one word per line, or a JSON array of strings.',
    });
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/inputs/preview.js





function readPreviewInputs(read) {
    const choice = (name, choices) => read.parsed(name, (text) => parseChoice(text, name, choices));
    return (0,present/* present */.E)({
        enabled: read.flag('preview', false),
        url: (0,present/* present */.E)({
            authType: choice('preview-url-auth', { none: 'NONE', 'aws-iam': 'AWS_IAM' }) ?? 'NONE',
            invokeMode: choice('preview-url-invoke-mode', { buffered: 'BUFFERED', 'response-stream': 'RESPONSE_STREAM' }) ??
                'BUFFERED',
            cors: read.parsed('preview-url-cors', parseCors),
        }),
        ttl: read.parsed('preview-ttl', parseAge),
        deleteLogs: read.flag('preview-delete-logs', true),
        failForks: choice('preview-fork', { notice: false, fail: true }) ?? false,
        environment: read.text('preview-environment'),
    });
}
function parseChoice(text, input, choices) {
    if (Object.hasOwn(choices, text) && choices[text] !== undefined)
        return choices[text];
    const names = Object.keys(choices).map((name) => `'${name}'`);
    throw new problem/* Problem */.AF({ what: `${input}: '${text}' is not known.`, remedy: `Write ${names.join(' or ')}.` });
}
/** A duration as everywhere, or days, `7d`. @returns milliseconds */
function parseAge(text, input) {
    const days = /^(\d+)d$/.exec(text)?.[1];
    return days === undefined ? (0,duration/* parseDuration */.E)(text, input) : (0,duration/* parseDuration */.E)(`${Number(days) * 24}h`, input);
}
// Lambda API reference, "Cors".
const list = (most) => dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* string */.YjP()), dist/* maxLength */.Ru6(most)));
const cors = dist/* strictObject */.rej({
    AllowCredentials: dist/* optional */.lqM(dist/* boolean */.zMY()),
    AllowHeaders: list(100),
    AllowMethods: list(6),
    AllowOrigins: list(100),
    ExposeHeaders: list(100),
    MaxAge: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(86_400))),
});
function parseCors(text, input) {
    const value = (0,json/* parseJson */.qF)(text);
    if (value === undefined) {
        throw new problem/* Problem */.AF({ what: `${input} is not JSON.`, remedy: `Write for example ${corsExample}.` });
    }
    const parsed = dist/* safeParse */.xLC(cors, Array.isArray(value) ? undefined : value);
    if (parsed.success)
        return parsed.output;
    throw new problem/* Problem */.AF(parsed.issues.map((issue) => ({
        what: `${input}: ${dist/* getDotPath */.BuJ(issue) ?? ''}: ${issue.message.replaceAll('"', "'")}.`,
        remedy: `Write it in AWS's shape, for example ${corsExample}.`,
    })));
}
const corsExample = '{"AllowOrigins": ["https://example.com"], "AllowMethods": ["GET"]}';

// EXTERNAL MODULE: ./build/domain/traffic.js
var traffic = __webpack_require__(7604);
;// CONCATENATED MODULE: ./build/inputs/release.js




function readReleaseInputs(read) {
    const whole = (name, least) => read.parsed(name, (text) => parseInteger(text, name, { least }));
    const rollbackTo = whole('rollback-to', 1);
    return (0,present/* present */.E)({
        alias: read.parsed('alias', parseAlias),
        provisionedConcurrency: whole('provisioned-concurrency', 0),
        verifyEvent: read.text('verify-event'),
        verifyExpect: read.text('verify-expect'),
        traffic: read.parsed('traffic', traffic/* parseTraffic */.D7) ?? { kind: 'all-at-once' },
        rollbackAlarms: [...new Set(read.list('rollback-alarms', { ignoreComma: true }))],
        codeDeploy: readCodeDeploy(read),
        keepVersions: whole('keep-versions', 1),
        allowOlder: read.flag('allow-older', false),
        rollback: read.flag('rollback', false),
        rollbackTo: rollbackTo === undefined ? undefined : String(rollbackTo),
    });
}
function readCodeDeploy(read) {
    const application = read.text('codedeploy-application');
    const deploymentGroup = read.text('codedeploy-deployment-group');
    if (application !== undefined && deploymentGroup !== undefined)
        return { application, deploymentGroup };
    if (application !== undefined || deploymentGroup !== undefined) {
        const missing = application === undefined ? 'codedeploy-application' : 'codedeploy-deployment-group';
        read.findings.add(`${missing} is missing.`, 'CodeDeploy needs both an application and a deployment group.');
    }
    return undefined;
}
// Lambda API reference, "CreateAlias", parameter Name.
function parseAlias(text, input) {
    if (/^(?!\d+$)[a-zA-Z0-9-_]{1,128}$/.test(text))
        return text;
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not the name of an alias.`,
        remedy: "Write up to 128 letters, digits, '-' and '_', not digits alone.",
    });
}

;// CONCATENATED MODULE: ./build/inputs/rollout.js


function readRolloutInputs(read) {
    return (0,present/* present */.E)({
        strategy: read.parsed('region-strategy', oneOf(['parallel', 'one-then-rest', 'sequential'])) ?? 'parallel',
        onFailure: read.parsed('on-region-failure', oneOf(['stop', 'rollback', 'continue'])) ?? 'stop',
        replicated: read.parsed('replicate', oneOf(['ecr'])) === 'ecr',
        resultDirectory: read.text('result-dir'),
    });
}
function oneOf(words) {
    return (text, input) => {
        const found = words.find((word) => word === text);
        if (found !== undefined)
            return found;
        throw new problem/* Problem */.AF({
            what: `${input}: '${text}' is not known.`,
            remedy: `Write ${words.map((word) => `'${word}'`).join(' or ')}.`,
        });
    };
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js
















/**
 * Reads every input once.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @throws Problem that lists everything that is wrong with them
 */
function readInputs(get) {
    const findings = new problem/* Findings */.Fv();
    const read = inputReader(get, findings);
    const functionName = read.parsed('function-name', parseFunctionName);
    if (get('function-name') === '') {
        findings.add('function-name is missing.', 'Name the Lambda function to deploy to.');
    }
    const inputs = {
        regions: [...new Set(read.each(read.list('aws-region'), (text) => (0,domain_region/* parseRegion */.c)(text)))],
        rolesToAssume: read.each(splitLines(get('role-to-assume')), (text) => (0,role_arn/* parseRoleArn */.D)(text, 'role-to-assume')),
        sessionName: read.parsed('role-session-name', session_name/* parseSessionName */.N),
        sessionDuration: read.parsed('role-duration-seconds', parseSessionDuration) ?? 3600,
        audience: get('audience') || 'sts.amazonaws.com',
        publish: read.flag('publish', true),
        executionRole: read.parsed('role', role_arn/* parseRoleArn */.D),
        architecture: read.parsed('architecture', architecture/* parseArchitecture */.Z),
        configuration: readConfigurationInputs(read),
        build: readBuildInputs(read),
        repository: read.parsed('repository', image_reference/* parseRepository */.SU),
        tags: [...new Set(read.each(read.list('tags'), image_reference/* parseTag */.ED))],
        createRepository: read.flag('create-repository', true),
        image: read.parsed('image-uri', parseDeployableImage),
        skipUnchanged: read.flag('skip-unchanged', true),
        waitTimeout: read.parsed('wait-timeout', duration/* parseDuration */.E) ?? 600_000,
        dryRun: read.flag('dry-run', false),
        rehearsal: (0,present/* present */.E)({
            event: read.text('test-event'),
            expect: read.text('test-expect'),
            env: read.each(read.list('test-env', { ignoreComma: true }), (text) => parseVariable(text, 'test-env')),
            timeout: read.parsed('test-timeout', duration/* parseDuration */.E),
            credentials: read.flag('test-credentials', false),
            required: read.flag('test-required', false),
        }),
        release: readReleaseInputs(read),
        rollout: readRolloutInputs(read),
        preview: readPreviewInputs(read),
        githubToken: read.text('github-token'),
    };
    findings.refuse();
    if (functionName === undefined)
        throw new Error('function-name was neither parsed nor refused');
    return (0,present/* present */.E)({ ...inputs, functionName });
}
// STS API reference, "AssumeRoleWithWebIdentity", parameter DurationSeconds.
function parseSessionDuration(text, input) {
    const seconds = Number(text);
    if (/^\d+$/.test(text) && seconds >= 900 && seconds <= 43_200)
        return seconds;
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not a lifetime that STS grants.`,
        remedy: "Write 900 to 43200 seconds, at most the role's own maximum session duration.",
    });
}
function parseDeployableImage(text, input) {
    const reference = (0,image_reference/* parseImageReference */.o_)(text, input);
    if (reference.tag !== undefined || reference.digest !== undefined)
        return reference;
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' names no tag and no digest.`,
        remedy: "Add ':<tag>' or '@sha256:<digest>'.",
    });
}

;// CONCATENATED MODULE: ./build/inputs/regions-config.js



/** Inputs that are about the function, its image in ECR or its release, and may differ from region to region. */
const regional = [
    ...['function-name', 'role-to-assume', 'repository', 'image-uri', 'role', 'publish', 'alias'],
    ...['memory-size', 'timeout', 'ephemeral-storage', 'description', 'snap-start', 'tags-function', 'function-config'],
    ...['environment', 'environment-mode', 'environment-remove'],
    ...['image-command', 'image-entry-point', 'image-working-directory'],
    ...['provisioned-concurrency', 'traffic', 'rollback-alarms', 'codedeploy-application', 'codedeploy-deployment-group'],
    ...['keep-versions', 'rollback-to'],
];
/** Inputs whose lists are JSON, too; those of all others are lines. */
const wordLists = ['image-command', 'image-entry-point'];
/**
 * Parses regions-config: an object keyed by region, whose values are objects keyed by names of inputs. A value is what
 * the input would be; lists, objects, numbers and booleans may be written as such.
 *
 * @param text JSON
 * @param input where it was written, for the error
 * @param regions those of the run. A run for one of them alone, as in a matrix, may be given a file that has others too
 * @param findings gets everything that is wrong
 */
function parseRegionsConfig(text, input, regions, findings) {
    const config = new Map();
    const members = Object.entries(findings.collect(() => regions_config_parseObject(text, input)) ?? {});
    const leg = regions.length === 1 && members.some(([region]) => region === regions[0]);
    for (const [name, inputs] of members) {
        const region = findings.collect(() => (0,domain_region/* parseRegion */.c)(name, input));
        if (region === undefined)
            continue;
        if (!regions.includes(region) && !leg) {
            findings.add(`${input}: the run has no region ${region}; it has ${regions.join(', ') || 'none'}.`, 'Add it to aws-region, or take it out here.');
        }
        config.set(region, parseRegionInputs(inputs, `${input}: ${region}`, findings));
    }
    return config;
}
function parseRegionInputs(value, where, findings) {
    if (!(0,json/* isRecord */.u4)(value)) {
        findings.add(`${where}: its value is not an object.`, 'Write an object keyed by names of inputs.');
        return new Map();
    }
    return new Map(Object.entries(value).flatMap(([name, given]) => {
        if (!regional.includes(name)) {
            findings.add(`${where}: '${name}' is not an input that may differ from region to region.`, `Write names of inputs of action.yml: ${regional.join(', ')}.`);
            return [];
        }
        const written = write(name, given);
        if (written === undefined)
            findings.add(`${where}: the value of ${name} can't be read.`, 'Write it as a text.');
        return written === undefined ? [] : [[name, written]];
    }));
}
/** A value as its input would be written; undefined when it can't be written as an input. */
function write(name, value) {
    if (typeof value === 'string')
        return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    if (Array.isArray(value)) {
        const plain = value.every((item) => typeof item === 'string');
        return plain ? (wordLists.includes(name) ? JSON.stringify(value) : value.join('\n')) : undefined;
    }
    if (!(0,json/* isRecord */.u4)(value))
        return undefined;
    if (name === 'environment' || name === 'function-config')
        return JSON.stringify(value);
    if (name !== 'tags-function')
        return undefined;
    const scalar = Object.values(value).every((tag) => ['string', 'number', 'boolean'].includes(typeof tag));
    if (!scalar)
        return undefined;
    return Object.entries(value)
        .map(([key, tag]) => `${key}=${tag}`)
        .join('\n');
}
function regions_config_parseObject(text, input) {
    const value = (0,json/* parseJson */.qF)(text);
    if ((0,json/* isRecord */.u4)(value))
        return value;
    throw new problem/* Problem */.AF({ what: `${input} is not a JSON object.`, remedy: 'Write an object keyed by region.' });
}

;// CONCATENATED MODULE: ./build/inputs/by-region.js








/** Inputs whose text may hold `{region}`: what is named differently from region to region. */
const templates = ['function-name', 'role-to-assume', 'repository', 'alias', 'image-uri'];
/**
 * Reads every input once for each region: `{region}` is replaced, and what regions-config says of a region wins.
 *
 * @param where the folders that files of inputs are in, and the region of the environment, for where neither aws-region
 *   nor function-name names one
 * @throws Problem that lists everything that is wrong with them; what is wrong in every region is said once
 */
function readRunInputs(get, where) {
    const regions = regionsOf(get, where.ambientRegion);
    const [first] = regions;
    if (first === undefined)
        return { ...readInputs(get), inRegion: new Map() };
    const ofConfig = new problem/* Findings */.Fv();
    const text = ofConfig.collect(() => readConfig(get('regions-config'), where));
    const config = text ? parseRegionsConfig(text.json, text.source, regions, ofConfig) : new Map();
    const found = new Map();
    const inRegion = new Map();
    for (const region of regions) {
        const findings = new problem/* Findings */.Fv();
        const inputs = findings.collect(() => readInputs(getIn(region, get, config)));
        if (inputs)
            inRegion.set(region, inputs);
        found.set(region, findings.list);
    }
    const all = [...ofConfig.list, ...(0,each_region/* mergeByRegion */.c0)(found)];
    const inputs = inRegion.get(first);
    if (inputs === undefined || all.length > 0)
        throw new problem/* Problem */.AF(all);
    return { ...inputs, inRegion, ...(text?.file !== undefined && { regionsConfigFile: text.file }) };
}
/** The regions of the run, as far as they can be read; what is wrong with them is said where the inputs are read. */
function regionsOf(get, ambientRegion) {
    const findings = new problem/* Findings */.Fv();
    const named = findings.collect(() => inputList(get('aws-region'), 'aws-region').map((text) => (0,domain_region/* parseRegion */.c)(text)));
    if (named === undefined || named.length > 0)
        return [...new Set(named)];
    const ofArn = findings.collect(() => parseFunctionName(get('function-name')).region);
    return [ofArn ?? ambientRegion].filter((region) => region !== undefined);
}
function getIn(region, get, config) {
    return (name) => {
        const text = config.get(region)?.get(name) ?? get(name);
        return templates.includes(name) ? text.replaceAll('{region}', region) : text;
    };
}
/** The JSON of regions-config, and where it was written; undefined when there is none. */
function readConfig(text, workplace) {
    if (text === '')
        return undefined;
    if (text.startsWith('{'))
        return { json: text, source: 'regions-config' };
    const remedy = 'Write the path of a JSON file, relative to the workspace, or the JSON itself.';
    return {
        json: (0,files/* readNamedFile */.wh)(text, 'regions-config', workplace, remedy),
        source: `regions-config: ${text}`,
        file: text,
    };
}


/***/ }),

/***/ 7851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ gitContext),
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6418);






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
        ...(ambientRegion && { ambientRegion }),
        ...(pullRequest && { pullRequest }),
        ...(cause && { cause }),
    };
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
            return {
                ...(typeof before === 'string' && { event: before }),
                ...(typeof repository === 'string' && { repository }),
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


/***/ }),

/***/ 4519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   WG: () => (/* binding */ quotePath),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Ye: () => (/* binding */ realPath),
/* harmony export */   bt: () => (/* binding */ listFolder),
/* harmony export */   gz: () => (/* binding */ refuseOutside),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);




/** Bytes of a file that are read: more than Lambda takes of an event, with room for blanks and line ends. */
const limit = 64 * 1024 ** 2;
/**
 * Finds the file or folder that an input names. A file's content reaches logs, annotations and the function, and a pull
 * request may have put a link where a file is expected, so that the real path has to be in the workspace or in the
 * runner's temporary folder.
 *
 * Paths that Docker reads (`context`, `build-contexts`, `file`) are not held to that. docker/build-push-action lets them
 * be anywhere, and tools such as Nix and Bazel put results behind links that lead out of the workspace. BuildKit
 * itself follows no link out of a context, also where the link is the Dockerfile. For `secret-files` see
 * {@link refuseLinkOut}.
 *
 * @param input its name, for the error
 * @returns undefined when nothing is there
 * @throws Problem when the path leads elsewhere, or to what is neither a file nor a folder
 */
function findPath(path, input, workplace) {
    const real = path === '' ? undefined : realPath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workplace.workspace, path));
    if (real === undefined)
        return undefined;
    refuseOutside(real, path, input, workplace);
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real);
    if (found.isDirectory())
        return { kind: 'folder', path: real };
    if (found.isFile())
        return { kind: 'file', path: real };
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `${input}: '${path}' is neither a file nor a folder.`,
        remedy: 'Name a regular file.',
    });
}
/**
 * Checks a file that buildx reads, and hands to the build. The workflow may name one anywhere (`~/.npmrc`), as with
 * docker/build-push-action. A path in the workspace must stay there: a pull request may have put a link in its place.
 *
 * @throws Problem when a link in the workspace leads out of it
 */
function refuseLinkOut(path, input, workplace) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workplace.workspace, path);
    const real = isBelow(workplace.workspace, absolute) ? realPath(absolute) : undefined;
    if (real !== undefined)
        refuseOutside(real, path, input, workplace);
}
/** @throws Problem when a real path is neither in the workspace nor in the runner's temporary folder */
function refuseOutside(real, path, input, workplace) {
    if (isInside(real, workplace))
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `${input}: '${path}' leads to '${real}', which is neither in the workspace nor in the runner's temporary folder.`,
        remedy: 'Name a path in the workspace that no link leads out of, or copy what is needed to RUNNER_TEMP before.',
    });
}
/**
 * Reads the text of the file that an input names.
 *
 * @param remedy what else may be written where there is no such file
 * @throws Problem when there is no such file, it is not to be read, or not text
 */
function readNamedFile(path, input, workplace, remedy) {
    const found = findPath(path, input, workplace);
    if (found?.kind === 'file')
        return readTextFile(found.path, `${input}: the file ${quotePath(path)}`);
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what: `${input}: there is no file ${quotePath(path)}.`, remedy });
}
/**
 * Reads the text of a file by its real path.
 *
 * @param name how it is called in the error
 * @returns the text, without a byte order mark
 * @throws Problem when it can't be read, is no regular file, is too large, or is not text in UTF-8
 */
function readTextFile(real, name) {
    const content = readRegularFile(real, name);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
    }
    catch {
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what: `${name} is not text in UTF-8.`, remedy: 'Write it again in UTF-8.' });
    }
}
/**
 * Reads a file by its real path.
 *
 * @param name how it is called in the error
 * @throws Problem when it can't be read, is no regular file, or is too large
 */
function readRegularFile(real, name) {
    let file;
    try {
        // A pipe would wait for its writer, and what is a link now was none when the path was looked at.
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (!facts.isFile()) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what: `${name} is not a file.`, remedy: 'Name a regular file.' });
        }
        if (facts.size > limit) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
                what: `${name} has ${facts.size} bytes, and ${limit} are read at most.`,
                remedy: 'Use a smaller file.',
            });
        }
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file);
    }
    catch (error) {
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
            throw error;
        throw unreadable(name, error);
    }
    finally {
        if (file !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/**
 * Lists a folder by its real path.
 *
 * @param name how it is called in the error
 * @throws Problem when it can't be read
 */
function listFolder(real, name) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(real);
    }
    catch (error) {
        throw unreadable(name, error);
    }
}
function unreadable(name, error) {
    const what = `${name} can't be read (${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}).`;
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what, remedy: "Let the runner's user read it." }, { cause: error });
}
/**
 * A path without links; undefined when nothing is there, or the text can be no path.
 *
 * @throws Problem when the runner's user may not look
 */
function realPath(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EACCES')
            throw unreadable(quotePath(path), error);
        return undefined;
    }
}
/** Whether a real path is in the workspace or in the runner's temporary folder, or is one of them. */
function isInside(real, { workspace, temporaryDirectory }) {
    return [workspace, temporaryDirectory].some((folder) => isBelow(realPath(folder) ?? folder, real));
}
function isBelow(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way) && way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`);
}
/** Quotes the value of an input that should be a path, unless it looks like content, which may be secret. */
function quotePath(text) {
    return /[\n{=]/.test(text) ? 'of the name that was given' : `'${text.slice(0, 200)}'`;
}


/***/ }),

/***/ 4099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ decide_plan)
});

// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/arn.js
var domain_arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/region.js
var domain_region = __webpack_require__(1361);
;// CONCATENATED MODULE: ./build/plan/checks.js



/** Finds what makes a deploy to a region impossible, by the inputs alone. */
function checkDeploy(inputs, region, findings) {
    checkRelease(inputs, findings);
    if (inputs.image && inputs.rehearsal.event !== undefined) {
        findings.add('test-event: with image-uri nothing is built, so nothing is rehearsed.', 'Remove one of them.');
    }
    if (inputs.image && inputs.rollout.replicated) {
        findings.add('replicate: with image-uri nothing is pushed, so nothing can be replicated.', 'Remove one of them.');
    }
    if (inputs.rehearsal.expect !== undefined && inputs.rehearsal.event === undefined) {
        findings.add('test-expect: there is no test-event, so there is no response to compare.', 'Set test-event too.');
    }
    if (inputs.image && region !== undefined)
        checkImageRegion(inputs.image, region, findings);
}
/** Inputs of the release that need each other, or exclude each other. */
function checkRelease({ release, publish, rollout }, findings) {
    const { alias, traffic, rollbackAlarms, codeDeploy, provisionedConcurrency, rollback, rollbackTo } = release;
    const shifts = traffic.kind !== 'all-at-once';
    const needing = {
        traffic: shifts,
        'codedeploy-application': codeDeploy !== undefined,
        'provisioned-concurrency': provisionedConcurrency !== undefined,
        rollback,
    };
    for (const [input] of Object.entries(needing).filter(([, given]) => given && alias === undefined)) {
        findings.add(`${input} needs an alias, and there is none.`, 'Set it in alias.');
    }
    if (alias !== undefined && !publish) {
        findings.add('alias: with publish false there is no version to move it to.', "Set publish to 'true', or remove alias.");
    }
    if (rollout.onFailure === 'rollback' && alias === undefined) {
        findings.add('on-region-failure: without an alias there is nothing to revert.', "Set it in alias, or choose 'stop' or 'continue'.");
    }
    if (rollbackTo !== undefined && !rollback) {
        findings.add('rollback-to: this run is not a rollback.', "Set rollback to 'true', or remove rollback-to.");
    }
    if (codeDeploy && shifts) {
        findings.add('traffic and codedeploy-application exclude each other.', "Remove traffic: CodeDeploy's deployment group says how traffic shifts.");
    }
    if (rollbackAlarms.length > 0 && codeDeploy) {
        findings.add('rollback-alarms: CodeDeploy watches the alarms of its own deployment group.', 'Add them to the deployment group, and remove rollback-alarms.');
    }
    else if (rollbackAlarms.length > 0 && !shifts && !rollback) {
        findings.add('rollback-alarms: with all-at-once there is no shift to watch alarms in.', "Choose a shift, for example traffic: 'canary 10% 5m'.");
    }
    if (release.verifyExpect !== undefined && release.verifyEvent === undefined) {
        findings.add('verify-expect: there is no verify-event, so there is no response to compare.', 'Set verify-event too.');
    }
}
/** Credentials of one partition are unknown in every other. */
function checkPartitions(regions, findings) {
    const [first] = regions;
    if (first === undefined)
        return;
    const partition = (0,domain_region/* partitionOf */.i)(first).id;
    const other = regions.find((region) => (0,domain_region/* partitionOf */.i)(region).id !== partition);
    if (other === undefined)
        return;
    findings.add(`aws-region: ${first} is in partition '${partition}' and ${other} in '${(0,domain_region/* partitionOf */.i)(other).id}', and credentials of one partition do not work in the other.`, 'Use one step for each partition.');
}
/** A role of another partition can't be assumed, nor passed. */
function checkRoles({ rolesToAssume, executionRole }, region, findings) {
    const partition = (0,domain_region/* partitionOf */.i)(region).id;
    const roles = [...rolesToAssume, ...(executionRole ? [executionRole] : [])];
    for (const role of roles.filter((arn) => (0,domain_arn/* parseArn */.Lw)(arn)?.partition !== partition)) {
        findings.add(`The role '${role}' is not in partition '${partition}' of ${region}.`, `Start it with 'arn:${partition}:'.`);
    }
}
/** A function of another account can't be reached with a role of this one. */
function checkAccount({ functionName, rolesToAssume, executionRole }, findings) {
    for (const role of [rolesToAssume.at(-1), executionRole]) {
        const account = (0,domain_arn/* accountOf */.XP)(role ?? '');
        if (account === undefined || functionName.account === undefined || account === functionName.account)
            continue;
        findings.add(`function-name is in account ${functionName.account}, but the role '${role}' is in ${account}.`, 'Name a role of the account that the function is in.');
    }
}
/** Lambda pulls from ECR in its own region only. */
function checkImageRegion(image, region, findings) {
    const registry = (0,image_reference/* parseEcrRegistry */.d_)(image.registry);
    if (!registry)
        return;
    if (region !== registry.region) {
        findings.add(`image-uri: the image is in ECR of ${registry.region}, but Lambda in ${region} pulls from ${region} only.`, "Push or replicate the image to that region and name it there: '{region}' stands for the region.");
    }
    if (registry.fips) {
        findings.add('image-uri: Lambda does not pull from FIPS hosts of ECR.', "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.");
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/inputs/context.js
var inputs_context = __webpack_require__(7851);
;// CONCATENATED MODULE: ./build/plan/foreign.js


/**
 * Events whose runs have the repository's secrets and token, and that anyone can cause, for example by a pull request
 * from a fork or by a comment (GitHub docs, "Events that trigger workflows" and "Secure use reference"). pull_request,
 * pull_request_review and pull_request_review_comment are none of them: for forks they have neither.
 */
const foreign_open = ['pull_request_target', 'issue_comment', 'issues', 'discussion', 'discussion_comment'];
/** Events of a commit, which may be that of a pull request. */
const ofCommit = ['check_run', 'check_suite', 'status'];
/** Events that only those cause who may push to the repository. A run after any other may be that of a stranger. */
const own = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch', 'release', 'create', 'merge_group'];
/**
 * What of the event may have brought a stranger's files into the workspace, as a phrase; undefined when nothing has. The
 * commit that is checked out proves nothing: another one may be checked out below it, or laid over it.
 */
function foreignEvent({ eventName, repository, sha, cause = {} }) {
    if (foreign_open.includes(eventName))
        return eventName;
    if (ofCommit.includes(eventName))
        return cause.commit === sha ? undefined : `${eventName} of another commit`;
    if (eventName !== 'workflow_run')
        return undefined;
    // A branch says nothing: that of a fork may be called main.
    const { event = 'an unknown event' } = cause;
    if (cause.repository !== repository)
        return `workflow_run after ${event} in another repository`;
    return own.includes(event) ? undefined : `workflow_run after ${event}`;
}
/**
 * Refuses to build from a workspace that a stranger may have filled: the build would have the job's secrets and its role
 * in AWS. Left is a Git context at the commit that the run is for.
 */
function checkForeignBuild(build, context, findings) {
    const event = foreignEvent(context);
    if (event === undefined)
        return;
    for (const [input, place] of placesOf(build).filter(([, one]) => !isOwn(one, context))) {
        findings.add(`${input}: on ${event} '${place}' may be what a pull request brought, and its build would have the job's secrets and its role in AWS.`, `${remedies[input]}, deploy an image by its digest with image-uri, or run this step on pull_request or push.`);
    }
}
/** Refuses images by their tags, which may be moved, and a configuration from such a workspace. */
function checkForeignInputs({ image, configuration }, context, findings) {
    const event = foreignEvent(context);
    if (event === undefined)
        return;
    if (image && image.digest === undefined) {
        findings.add(`image-uri: on ${event} the tag '${image.tag}' may be on what a pull request brought.`, "Name the image by its digest: '@sha256:<digest>'.");
    }
    const { file } = configuration;
    if (file !== undefined && !file.trimStart().startsWith('{'))
        refuseFile('function-config', file, event, findings);
}
/** The same for a file that says what differs from region to region: names, roles. */
function checkForeignRegions({ regionsConfigFile: file }, context, findings) {
    const event = foreignEvent(context);
    if (event !== undefined && file !== undefined)
        refuseFile('regions-config', file, event, findings);
}
function refuseFile(input, file, event, findings) {
    findings.add(`${input}: on ${event} the file '${file}' may be what a pull request brought.`, 'Write the JSON itself in the workflow.');
}
const remedies = {
    context: "Write '{{defaultContext}}', this repository at the commit that the run is for",
    'build-contexts': "Write 'name={{defaultContext}}:folder', or 'name=docker-image://image'",
    file: 'Write a path relative to the Git context',
};
function placesOf({ context, buildContexts, file }) {
    const named = buildContexts.map((one) => one.slice(one.indexOf('=') + 1));
    return [
        ['context', context],
        // An image is what a Dockerfile may begin with as well.
        ...named
            .filter((one) => !one.startsWith('docker-image://'))
            .map((one) => ['build-contexts', one]),
        // docker buildx build: with a remote context the Dockerfile is a path in there, unless it is absolute, a URL or stdin.
        ...(file !== undefined && isElsewhere(file) ? [['file', file]] : []),
    ];
}
function isElsewhere(file) {
    return file === '-' || (0,external_node_path_.isAbsolute)(file) || /^(?:[a-z][a-z0-9+.-]*:\/\/|github\.com\/|[\w.-]+@[\w.-]+:)/i.test(file);
}
/** This repository at the commit that the run is for, or a folder in it. */
function isOwn(place, context) {
    const git = (0,inputs_context/* gitContext */.c)(context);
    return context.sha !== '' && git.endsWith(`#${context.sha}`) && (place === git || place.startsWith(`${git}:`));
}

// EXTERNAL MODULE: ./build/plan/plan.js
var plan = __webpack_require__(1583);
;// CONCATENATED MODULE: ./build/plan/preview.js

/**
 * Decides from the event what to do with previews.
 *
 * @param failForks whether a pull request from a fork is an error
 * @throws Problem for events that are not about pull requests
 */
function previewIntent(context, failForks) {
    const { eventName, pullRequest, fork, idTokenAvailable } = context;
    if (eventName === 'schedule' || eventName === 'workflow_dispatch')
        return { kind: 'sweep' };
    if ((eventName !== 'pull_request' && eventName !== 'pull_request_target') || pullRequest === undefined) {
        throw new problem/* Problem */.AF({
            what: `preview: the event '${eventName}' is not about a pull request.`,
            remedy: 'Run this step on pull_request (or pull_request_target), and on schedule or workflow_dispatch to sweep; ' +
                "for other events set preview to 'false'.",
        });
    }
    if (fork && eventName === 'pull_request' && !idTokenAvailable) {
        if (failForks)
            throw new problem/* Problem */.AF({ what: forkReason(pullRequest), remedy: forkRemedy });
        return { kind: 'nothing', notice: `${forkReason(pullRequest)} Nothing was deployed.` };
    }
    return { kind: pullRequest.open ? 'deploy' : 'remove', pullRequest };
}
function forkReason({ number }) {
    return `Pull request #${number} comes from a fork, and GitHub gives its jobs no OIDC token and no secrets: it has no preview.`;
}
const forkRemedy = "Push the branch to the repository itself, or set preview-fork to 'notice': the step then succeeds.";

// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
;// CONCATENATED MODULE: ./build/domain/filled.js
/** Whether a list has a first element. */
function isFilled(list) {
    return list.length > 0;
}

// EXTERNAL MODULE: ./build/domain/session-name.js
var session_name = __webpack_require__(7677);
;// CONCATENATED MODULE: ./build/plan/regions.js







/**
 * Decides where the run happens, and how it signs in there.
 *
 * @param findings gets what is wrong; what is wrong in every region appears once
 * @returns undefined when the findings say why not
 */
function planRegions(inputs, context, findings, check) {
    const regions = chooseRegions(inputs, context, findings);
    checkForeignRegions(inputs, context, findings);
    const plans = new Map();
    const found = new Map();
    for (const region of regions) {
        const ofRegion = new problem/* Findings */.Fv();
        const own = inputs.inRegion.get(region) ?? inputs;
        const signIn = planSignIn(own, context, ofRegion);
        if (signIn)
            plans.set(region, { inputs: own, signIn });
        check(own, region, ofRegion);
        checkRoles(own, region, ofRegion);
        checkAccount(own, ofRegion);
        found.set(region, ofRegion.list);
    }
    if (regions.length === 0) {
        planSignIn(inputs, context, findings);
        check(inputs, undefined, findings);
    }
    findings.list.push(...(0,each_region/* mergeByRegion */.c0)(found));
    checkPartitions(regions, findings);
    if (!isFilled(regions) || plans.size < regions.length)
        return undefined;
    return { regions, plans, inputs: inputs.inRegion.get(regions[0]) ?? inputs };
}
function chooseRegions({ regions, functionName, inRegion }, context, findings) {
    const implied = regions.length > 0 ? undefined : (functionName.region ?? findings.collect(() => parseAmbient(context)));
    const chosen = implied === undefined ? regions : [implied];
    if (chosen.length === 0 && context.ambientRegion !== undefined)
        return [];
    if (chosen.length === 0) {
        findings.add('aws-region is missing.', "Name the function's region, or set AWS_REGION.");
    }
    const elsewhere = chosen.find((region) => {
        const named = (inRegion.get(region) ?? { functionName }).functionName.region;
        return named !== undefined && named !== region;
    });
    if (elsewhere) {
        const named = (inRegion.get(elsewhere) ?? { functionName }).functionName.region;
        findings.add(`function-name is an ARN in ${named}, but aws-region names ${elsewhere}.`, "Write the name alone, or '{region}' in place of the ARN's region.");
    }
    return chosen;
}
function parseAmbient({ ambientRegion }) {
    return ambientRegion === undefined ? undefined : (0,domain_region/* parseRegion */.c)(ambientRegion, 'AWS_REGION');
}
function planSignIn(inputs, context, findings) {
    if (!isFilled(inputs.rolesToAssume))
        return { kind: 'ambient' };
    if (!context.idTokenAvailable) {
        if (context.fork) {
            findings.add('role-to-assume needs an OIDC token, and GitHub gives none to a pull request from a fork.', 'Run this step for pull requests of the repository itself only: ' +
                'if: github.event.pull_request.head.repo.full_name == github.repository');
        }
        else {
            findings.add('role-to-assume needs an OIDC token, but this job may not request one (ACTIONS_ID_TOKEN_REQUEST_URL is not set).', "Add 'permissions: { id-token: write, contents: read }' to the job.");
        }
        return undefined;
    }
    return {
        kind: 'oidc',
        roles: inputs.rolesToAssume,
        sessionName: inputs.sessionName ?? (0,session_name/* defaultSessionName */.t)(context.repository, context.runId),
        sessionDuration: inputs.sessionDuration,
        audience: inputs.audience,
    };
}

;// CONCATENATED MODULE: ./build/plan/source.js


/** Where the image comes from. @returns undefined when the findings say why not */
function planSource(inputs, context, findings) {
    if (inputs.image)
        return { kind: 'image', image: inputs.image };
    const tags = inputs.tags.length > 0 ? inputs.tags : context.sha ? [context.sha] : [];
    if (!isFilled(tags)) {
        findings.add('tags is empty and there is no commit to derive a tag from.', 'Name at least one tag.');
        return undefined;
    }
    return { kind: 'build', build: withGitContext(inputs, context), tags };
}
// docker/build-push-action: `{{defaultContext}}` is this repository at this commit, and BuildKit fetches a private one
// with the secret GIT_AUTH_TOKEN.
function withGitContext({ build, githubToken }, context) {
    const git = (0,inputs_context/* gitContext */.c)(context);
    const expand = (text) => text.replaceAll(/\{\{\s*defaultContext\s*\}\}/g, git);
    const expanded = { ...build, context: expand(build.context), buildContexts: build.buildContexts.map(expand) };
    const repositoryUrl = git.slice(0, git.indexOf('#'));
    const named = [...build.secrets, ...build.secretEnvs, ...build.secretFiles].some(({ name }) => name === gitSecret);
    if (githubToken === undefined || named || !expanded.context.startsWith(repositoryUrl))
        return expanded;
    return { ...expanded, secrets: [...build.secrets, { name: gitSecret, value: githubToken }] };
}
const gitSecret = 'GIT_AUTH_TOKEN';

;// CONCATENATED MODULE: ./build/plan/decide.js








/**
 * Decides what to do from the inputs and the context of the run.
 *
 * @throws Problem with everything that makes the run impossible
 */
function decide_plan(inputs, context) {
    if (inputs.preview.enabled)
        return planPreview(inputs, context);
    return inputs.release.rollback ? planRollback(inputs, context) : planDeploy(inputs, context);
}
function planDeploy(inputs, context) {
    const findings = new problem/* Findings */.Fv();
    const regionPlans = planRegions(inputs, context, findings, (ofRegion, region, found) => {
        checkDeploy(ofRegion, region, found);
        checkForeignInputs(ofRegion, context, found);
    });
    if (regionPlans)
        refuseMixedSources(regionPlans, findings);
    const source = planSource(inputs, context, findings);
    if (source?.kind === 'build')
        checkForeignBuild(source.build, context, findings);
    findings.refuse();
    if (!regionPlans || !source)
        throw new Error('a plan was neither made nor refused');
    const { sha: commit, repository } = context;
    return { kind: 'deploy', ...regionPlans, source, commit, repository };
}
function refuseMixedSources({ regions, plans }, findings) {
    const built = regions.filter((region) => (0,plan/* planIn */.r)({ plans }, region).inputs.image === undefined);
    if (built.length === 0 || built.length === regions.length)
        return;
    findings.add(`image-uri is set for some regions, but not for ${built.join(', ')}.`, 'All regions run one image: set it for all of them, or for none.');
}
function planRollback(inputs, context) {
    return {
        kind: 'rollback',
        ...planWithoutImage(inputs, context, (regionInputs, _, found) => checkRelease(regionInputs, found)),
    };
}
/** A run that deploys no image. */
function planWithoutImage(inputs, context, check) {
    const findings = new problem/* Findings */.Fv();
    const regionPlans = planRegions(inputs, context, findings, check);
    findings.refuse();
    if (!regionPlans)
        throw new Error('a plan was neither made nor refused');
    return regionPlans;
}
function planPreview(inputs, context) {
    const { repository } = context;
    const of = inputs.functionName.name;
    refuseWithPreview(inputs, of);
    const intent = previewIntent(context, inputs.preview.failForks);
    switch (intent.kind) {
        case 'nothing':
            return { kind: 'nothing', notice: intent.notice, inputs: inputs };
        case 'sweep':
            return { kind: 'sweep', ...planWithoutImage(inputs, context, () => { }), context };
        case 'remove': {
            const preview = { repository, number: intent.pullRequest.number, of };
            return { kind: 'remove-preview', ...planWithoutImage(inputs, context, () => { }), preview, context };
        }
        case 'deploy': {
            const { pullRequest } = intent;
            const preview = { repository, number: pullRequest.number, of };
            const commit = commitOf(inputs, context, pullRequest);
            const previewInputsOf = (regionInputs) => previewInputs(regionInputs, preview, commit);
            const inRegion = new Map([...inputs.inRegion].map(([region, regionInputs]) => [region, previewInputsOf(regionInputs)]));
            const deploy = planDeploy({ ...inputs, ...previewInputsOf(inputs), inRegion }, context);
            return { kind: 'preview', deploy: { ...deploy, commit, preview }, pullRequest, context };
        }
    }
}
function refuseWithPreview({ release, inRegion }, of) {
    if (release.rollback) {
        const remedy = 'Remove one of them: the next push to the pull request replaces its preview.';
        throw new problem/* Problem */.AF({ what: 'preview and rollback exclude each other.', remedy });
    }
    const other = [...inRegion.values()].find(({ functionName }) => functionName.name !== of);
    if (other) {
        throw new problem/* Problem */.AF({
            what: `preview: the function is called ${of} in one region and ${other.functionName.name} in another.`,
            remedy: 'Use a step for each: a pull request has one comment for each function.',
        });
    }
}
/** On pull_request_target the workflow has checked out the base, so it builds the base. */
function commitOf({ image }, { eventName, sha }, { headSha }) {
    return eventName === 'pull_request_target' && !image ? sha : headSha;
}
/** A preview is a deploy to another function, which has no alias and no traffic to shift, and is removed with all its versions. */
function previewInputs(inputs, preview, commit) {
    const { verifyEvent, verifyExpect, allowOlder } = inputs.release;
    const { onFailure } = inputs.rollout;
    return {
        ...inputs,
        rollout: { ...inputs.rollout, onFailure: onFailure === 'rollback' ? 'stop' : onFailure },
        functionName: { ...inputs.functionName, name: (0,domain_preview/* previewName */.gz)(preview) },
        tags: [(0,domain_preview/* imageTag */.I_)(preview, commit)],
        release: {
            traffic: { kind: 'all-at-once' },
            rollbackAlarms: [],
            rollback: false,
            allowOlder,
            ...(verifyEvent !== undefined && { verifyEvent }),
            ...(verifyExpect !== undefined && { verifyExpect }),
        },
    };
}


/***/ }),

/***/ 1583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ functionNames),
/* harmony export */   r: () => (/* binding */ planIn)
/* harmony export */ });
/** The function's name; all of them where it differs from region to region. */
function functionNames({ plans }) {
    return [...new Set([...plans.values()].map(({ inputs }) => inputs.functionName.name))].join(', ');
}
/** What holds in a region of the plan. */
function planIn({ plans }, region) {
    const plan = plans.get(region);
    if (plan === undefined)
        throw new Error(`the plan has no region ${region}`);
    return plan;
}


/***/ })

};
