export const id = 312;
export const ids = [312];
export const modules = {

/***/ 250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ mergeFindings),
/* harmony export */   XS: () => (/* binding */ inPlacesLeft),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   iY: () => (/* binding */ failureAt),
/* harmony export */   n8: () => (/* binding */ RegionFindings),
/* harmony export */   ov: () => (/* binding */ inEveryPlace)
/* harmony export */ });
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2766);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _waits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5587);



/**
 * Does the same in every region, or for every function of one, side by side, and lets each finish, also when another one
 * fails.
 *
 * @throws the error of the one place that failed; a Problem with the findings of all that failed when there are more
 */
async function inEveryPlace(targets, work) {
    const failures = new Map();
    const done = await settle(targets, work, failures);
    if (failures.size > 0)
        throw failureOf(failures, targets.length);
    return done;
}
/**
 * The same, for a run that goes on without the regions that fail, as long as there is one left.
 *
 * @param lost gets the places that failed; when it is absent, one failure ends the run
 */
async function inPlacesLeft(targets, work, lost) {
    if (lost === undefined)
        return inEveryPlace(targets, work);
    const done = await settle(targets, work, lost);
    if (done.length === 0 && lost.size > 0)
        throw failureOf(lost, lost.size);
    return done;
}
async function settle(targets, work, failures) {
    const named = (target) => (targets.length === 1 ? work(target) : (0,_waits_js__WEBPACK_IMPORTED_MODULE_1__/* .inPlace */ .zp)((0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(target), () => work(target)));
    const settled = await Promise.allSettled(targets.map(named));
    return settled.flatMap((outcome, index) => {
        if (outcome.status === 'fulfilled')
            return [outcome.value];
        const target = targets[index];
        if (target)
            failures.set((0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(target), outcome.reason);
        return [];
    });
}
/** What went wrong in a place, or in all of its region. */
function failureAt(failures, place) {
    return failures?.get((0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(place)) ?? failures?.get(place.region);
}
/**
 * One error for all that went wrong.
 *
 * @param count of the run's places: with one alone its name says nothing
 * @returns the error of the one place, a bug when one is among them, else a Problem with the findings of all
 */
function failureOf(failures, count) {
    const [first] = failures.values();
    if (count === 1)
        return first;
    const bug = [...failures.values()].find((error) => !(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF));
    return bug ?? new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([...failures].flatMap(findingsOf), { cause: first });
}
function findingsOf([name, error]) {
    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
        return [];
    return error.findings.map((finding) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .findingOf */ .hD)(name, finding));
}
/**
 * Findings of several places in one list: what all of them have is said once, what only some have is said with their
 * names.
 */
function mergeFindings(found) {
    const merged = new Map();
    for (const place of found) {
        for (const finding of place.findings) {
            const key = JSON.stringify(finding);
            const known = merged.get(key) ?? { finding, having: new Set() };
            known.having.add(place);
            merged.set(key, known);
        }
    }
    return [...merged.values()].map(({ finding, having }) => {
        const names = namesOf(having, found);
        const plain = having.size === found.length || names.every((name) => finding.what.includes(name));
        return plain ? finding : (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .findingOf */ .hD)(names.join(', '), finding);
    });
}
/** A region stands for all functions that it has. */
function namesOf(having, all) {
    const names = all.flatMap((place) => {
        if (!having.has(place))
            return [];
        const whole = all.every((other) => other.region !== place.region || having.has(other));
        return [whole ? place.region : (0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(place)];
    });
    return [...new Set(names)];
}
/** What is found in one region: about what its functions share, and about each of them where the run has several. */
class RegionFindings {
    region;
    shared = new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Findings */ .Fv();
    #own = new Map();
    constructor(region) {
        this.region = region;
    }
    /** Whether nothing is wrong there, as far as it is known. */
    get none() {
        return [this.shared, ...[...this.#own.values()].map(({ own }) => own)].every(({ list }) => list.length === 0);
    }
    of(place) {
        if (place.functionName === undefined)
            return this.shared;
        const known = this.#own.get(place.functionName) ?? { ...(0,_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(place), own: new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Findings */ .Fv() };
        this.#own.set(place.functionName, known);
        return known.own;
    }
    /** Begins an inspection. What makes it impossible for one of several functions hides nothing of the others. */
    collectFrom(place, inspect) {
        return place.functionName === undefined ? inspect() : this.of(place).collectFrom(inspect);
    }
    /** Of each function. */
    get found() {
        return [...this.#own.values()].map(({ own, ...place }) => ({ ...place, findings: own.list }));
    }
}


/***/ }),

/***/ 7705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ isFilled)
/* harmony export */ });
/** Whether a list has a first element. */
function isFilled(list) {
    return list.length > 0;
}


/***/ }),

/***/ 545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ mostWords),
/* harmony export */   Ht: () => (/* binding */ managedTimeout),
/* harmony export */   LL: () => (/* binding */ managedMemory),
/* harmony export */   Vo: () => (/* binding */ synchronousTimeout),
/* harmony export */   dz: () => (/* binding */ workingDirectoryLength),
/* harmony export */   hp: () => (/* binding */ mostTags),
/* harmony export */   iV: () => (/* binding */ mostManagedVersions),
/* harmony export */   jK: () => (/* binding */ asynchronousEvent),
/* harmony export */   m1: () => (/* binding */ memory),
/* harmony export */   rn: () => (/* binding */ ephemeralStorage),
/* harmony export */   t: () => (/* binding */ descriptionLength),
/* harmony export */   wR: () => (/* binding */ timeout)
/* harmony export */ });
// Lambda developer guide, "Lambda quotas" and "Lambda Managed Instances"; API reference, "CreateFunction". A function with
// a capacity provider runs on managed instances, where asynchronous invocations may take 90 minutes.
/** MB. */
const memory = { least: 128, most: 10_240 };
/** MB. */
const managedMemory = { least: 2048, most: 32_768 };
/** Seconds. */
const timeout = { least: 1, most: 900 };
/** Seconds. */
const managedTimeout = { least: 1, most: 5400 };
/** MB. */
const ephemeralStorage = { least: 512, most: 10_240 };
/** Seconds for which Lambda lets a caller wait. */
const synchronousTimeout = 900;
/** Bytes of an event whose caller does not wait (InvocationType Event). */
const asynchronousEvent = 1_048_576;
/** Of a function, without those that AWS gives it. */
const mostTags = 50;
/** Versions of functions on one capacity provider ("Lambda Managed Instances quotas"). */
const mostManagedVersions = 100;
/** Characters. */
const descriptionLength = 256;
/** Characters. */
const workingDirectoryLength = 1000;
/** Of a command or an entry point. */
const mostWords = 1500;


/***/ }),

/***/ 2766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   fW: () => (/* binding */ placeName),
/* harmony export */   xf: () => (/* binding */ oneOfEachRegion),
/* harmony export */   ze: () => (/* binding */ atPlace)
/* harmony export */ });
/** A place as a key, and in a sentence: `eu-west-1`, or `api in eu-west-1`. */
function placeName({ region, functionName }) {
    return functionName === undefined ? region : `${functionName} in ${region}`;
}
/** The place alone, without what else is known of it. */
function placeOf({ region, functionName }) {
    return { region, ...(functionName !== undefined && { functionName }) };
}
/** The first of each region, in order. */
function oneOfEachRegion(all) {
    return all.filter(({ region }, index) => all.findIndex((other) => other.region === region) === index);
}
/** The place as the end of a phrase: `in eu-west-1`, or `of api in eu-west-1`. */
function atPlace(place) {
    return `${place.functionName === undefined ? 'in' : 'of'} ${placeName(place)}`;
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
    return `${cutName(of, longestName - suffix.length, '-', `${of}${suffix}`)}${suffix}`;
}
/**
 * The image's tag in ECR: `pr-<number>-<commit>-<function>`. The function's name is in it because the functions of a
 * monorepo may share a repository of images, in which a tag can be on one of them only. Where the tag would be too long,
 * the name is cut, and a part of its hash follows after a dot, which no function's name has.
 */
function imageTag({ number, of }, commit) {
    const start = `pr-${number}-${commit}-`;
    return `${start}${cutName(of, _image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .longestTag */ .tr - start.length, '.', of)}`;
}
/** A name of so many characters at most: one that is longer is cut, and gets a mark and a part of a text's hash. */
function cutName(name, longest, mark, hashed) {
    if (name.length <= longest)
        return name;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(hashed).digest('hex').slice(0, hashLength);
    return `${name.slice(0, longest - hashLength - mark.length)}${mark}${hash}`;
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

/***/ 5023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ shortestComparison),
/* harmony export */   jm: () => (/* binding */ statisticsOf),
/* harmony export */   zB: () => (/* binding */ parseCondition)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);


/** Milliseconds: CloudWatch has the metrics of a minute up to two minutes after it. */
const shortestComparison = 180_000;
/**
 * Parses `errors 1%`, `errors +0.5%`, `throttles 0`, `duration p99 2s` or `duration p99 +30%`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is none of these
 */
function parseCondition(text, input) {
    const counted = /^(?<metric>errors|throttles)\s+(?:(?<count>\d{1,9})|(?<plus>\+?)(?<percent>\d{1,3}(?:\.\d{1,3})?)%)$/;
    const { metric, count, plus, percent } = counted.exec(text)?.groups ?? {};
    if (metric === 'errors' || metric === 'throttles') {
        if (count !== undefined)
            return { text, metric, limit: { kind: 'count', most: Number(count) } };
        const limit = Number(percent);
        if (limit <= 100) {
            return { text, metric, limit: plus === '+' ? { kind: 'beyond', percent: limit } : { kind: 'share', most: limit } };
        }
    }
    const timed = /^duration\s+(?<statistic>average|maximum|p\d{1,2}(?:\.\d{1,2})?)\s+(?:\+(?<longer>\d{1,4}(?:\.\d{1,3})?)%|(?<time>\w+))$/;
    const { statistic, longer, time } = timed.exec(text)?.groups ?? {};
    if (statistic === undefined)
        throw notACondition(text, input);
    const named = statistic.replace(/^[am]/, (letter) => letter.toUpperCase());
    const limit = longer === undefined
        ? { kind: 'time', most: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(time ?? '', input) }
        : { kind: 'beyond', percent: Number(longer) };
    return { text, metric: 'duration', statistic: named, limit };
}
function notACondition(text, input) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a condition.`,
        remedy: "Write 'errors 1%', 'errors +0.5%', 'throttles 0', 'duration p99 2s' or 'duration p99 +30%', one per line.",
    });
}
/** The statistics of durations that conditions are about, each once. */
function statisticsOf({ conditions }) {
    return [...new Set(conditions.flatMap(({ statistic }) => statistic ?? []))];
}


/***/ }),

/***/ 7940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ parseAccepted),
/* harmony export */   Bw: () => (/* binding */ judgeScan),
/* harmony export */   Ot: () => (/* binding */ countBySeverity),
/* harmony export */   an: () => (/* binding */ describeVulnerability),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** What the input takes, the worst first. */
const severities = ['critical', 'high', 'medium', 'low', 'informational'];
/**
 * Parses `CVE-2026-1234 until 2026-12-31`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is not of that form, or there is no such day
 */
function parseAccepted(text, input) {
    const { id, until } = /^(?<id>[A-Za-z][\w.:-]{1,99})\s+until\s+(?<until>\d{4}-\d{2}-\d{2})$/.exec(text)?.groups ?? {};
    if (id === undefined || until === undefined) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `${input}: '${text}' does not say which vulnerability is accepted, and until when.`,
            remedy: "Write the id and the last day, one per line, for example 'CVE-2026-1234 until 2026-12-31'.",
        });
    }
    const day = new Date(`${until}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== until) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${input}: there is no day ${until}.`, remedy: "Write it as for example '2026-12-31'." });
    }
    return { id, until };
}
/** A scanner's word for a severity. */
function severityOf(word) {
    return severities.find((one) => one === word?.toLowerCase()) ?? 'unrated';
}
/** Judges what a scan found. @param today `2026-11-26`, in UTC */
function judgeScan(found, gate, today) {
    const expired = gate.accepted.filter(({ until }) => until < today);
    const holding = gate.accepted.filter(({ until }) => until >= today).map(({ id }) => id.toLowerCase());
    const isAccepted = ({ id }) => holding.includes(id.toLowerCase());
    const worstFirst = found.toSorted((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id));
    const severe = worstFirst.filter((each) => rank(each) <= severities.indexOf(gate.severity));
    return {
        stopping: severe.filter((each) => !isAccepted(each)),
        accepted: severe.filter(isAccepted),
        below: worstFirst.filter((each) => !severe.includes(each)),
        expired,
    };
}
/** What has no severity yet counts as the least one. */
function rank({ severity }) {
    return severity === 'unrated' ? severities.length - 1 : severities.indexOf(severity);
}
/** For example `CVE-2026-1 (critical): openssl 3.0.1, fixed in 3.0.2`. */
function describeVulnerability({ id, severity, packages, exploited }) {
    const where = packages.map(({ name, version, fixedIn }) => {
        const fix = fixedIn === undefined ? '' : `, fixed in ${fixedIn}`;
        return [name, version].filter(Boolean).join(' ') + fix;
    });
    const known = exploited ? ', with a known exploit' : '';
    return `${id} (${severity}${known})${where.length > 0 ? `: ${where.join('; ')}` : ''}`;
}
/** For example `2 critical, 1 high`. */
function countBySeverity(found) {
    return [...severities, 'unrated']
        .map((severity) => [found.filter((each) => each.severity === severity).length, severity])
        .filter(([count]) => count > 0)
        .map(([count, severity]) => `${count} ${severity}`)
        .join(', ');
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
        return { kind, percent: Number(percent), duration: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseWait */ .DF)(duration, input) };
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
    const time = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(duration);
    return traffic.kind === 'canary' ? `${percent}% for ${time}, then all` : `${percent}% more every ${time}`;
}


/***/ }),

/***/ 7552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ functionInputsOf),
  h: () => (/* binding */ readRunInputs)
});

// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/filled.js
var filled = __webpack_require__(7705);
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

// EXTERNAL MODULE: ./build/domain/place.js
var domain_place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
// EXTERNAL MODULE: ./build/domain/architecture.js
var architecture = __webpack_require__(2702);
;// CONCATENATED MODULE: ./build/domain/attestation.js

const ofRepository = /^[\w.-]+\/[\w.-]+$/;
const ofWorkflow = /^(?<repository>[\w.-]+\/[\w.-]+)\/\.github\/workflows\/[\w.-]+\.ya?ml$/;
/**
 * Parses `true`, `owner/name`, or the path of a workflow in one, `owner/name/.github/workflows/build.yml`.
 *
 * @param input the name of the input, for the error
 * @returns undefined of `false`
 * @throws Problem when it is none of these
 */
function parseRequired(text, input) {
    if (text === 'false')
        return undefined;
    if (text === 'true')
        return {};
    if (ofRepository.test(text))
        return { repository: text };
    const { repository } = ofWorkflow.exec(text)?.groups ?? {};
    if (repository !== undefined)
        return { repository, workflow: text };
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is no repository and no workflow.`,
        remedy: "Write 'true', 'owner/name' or 'owner/name/.github/workflows/build.yml'.",
    });
}

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


/** Reads the build's inputs; the reader collects what is wrong with them. */
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
// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(5175);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
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
        return (0,sync/* parse */.qg)(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, recordDelimiter: domain_text/* lineEnds */.j5 });
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
    return (0,domain_text/* linesOf */.Dx)(text)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./build/domain/boolean.js
/** Reads a boolean of YAML 1.2's core schema, as the runner's toolkit does; undefined when it is none. */
function parseBoolean(text) {
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (['false', 'False', 'FALSE'].includes(text))
        return false;
    return undefined;
}

// EXTERNAL MODULE: ./build/inputs/names.js
var names = __webpack_require__(3636);
;// CONCATENATED MODULE: ./build/inputs/reader.js




/** @param get the text of an input, trimmed; empty when it is absent */
function inputReader(get, findings) {
    const defaults = names/* inputDefaults */.V;
    const written = new Set();
    const text = (name) => {
        const found = get(name) || undefined;
        if (found !== undefined && found.toLowerCase() !== defaults[name])
            written.add(name);
        return found;
    };
    const parsed = (name, parse) => {
        const found = text(name);
        return found === undefined ? undefined : findings.collect(() => parse(found, name));
    };
    return {
        findings,
        written,
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
/** Parses one of a few words. */
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

;// CONCATENATED MODULE: ./build/inputs/variables.js




/** One NAME=value per line, as everywhere here; or a JSON object, as aws-actions/aws-lambda-deploy takes it. */
function parseVariables(text, input) {
    if (text.startsWith('{'))
        return parseMembers(text, input);
    const variables = parseLines((0,domain_text/* linesOf */.Dx)(text), input);
    refuseRepeated(namesOf(variables), input);
    return variables;
}
/** The items of a list that parse, each `NAME=value` with a name of its own. */
function eachOnce(read, input, parse) {
    const pairs = read.each(read.list(input, { ignoreComma: true }), parse);
    read.findings.collect(() => refuseRepeated(namesOf(pairs), input));
    return pairs;
}
function namesOf(pairs) {
    return pairs.map(({ name }) => name);
}
// Lambda developer guide, "Working with Lambda environment variables": names, and those that Lambda keeps to itself.
function named(name, input) {
    if (isName(name))
        return name;
    throw new problem/* Problem */.AF({ what: `${input}: '${name}' is not the name of a variable.`, remedy: nameRule });
}
function isName(text) {
    return /^[a-zA-Z]\w+$/.test(text);
}
const nameRule = 'Begin it with a letter, then letters, digits and underscores, two characters at least.';
/** Only the last of them would count, and which that is depends on who reads it. */
function refuseRepeated(names, input) {
    const repeated = names.filter((name, index) => names.indexOf(name) !== index);
    if (repeated.length === 0)
        return;
    throw new problem/* Problem */.AF({
        what: `${input}: ${[...new Set(repeated)].join(', ')} has more than one value, and only the last one would count.`,
        remedy: 'Write each name once.',
    });
}
function parseMembers(text, input) {
    const value = (0,json/* parseJsonAsWritten */.LT)(text);
    if (!(0,json/* isRecord */.u4)(value)) {
        throw new problem/* Problem */.AF({
            what: `${input}: begins with '{' but is not a JSON object.`,
            remedy: 'Write one NAME=value per line, or a JSON object of names and values.',
        });
    }
    refuseRepeated((0,json/* memberNames */.hQ)(text), input);
    return Object.entries(value).map(([name, member]) => ({
        name: named(name, input),
        value: scalar(name, member, input),
    }));
}
function scalar(name, value, input) {
    const text = (0,json/* scalarText */.ws)(value);
    if (text !== undefined)
        return text;
    throw new problem/* Problem */.AF({
        what: `${input}: the value of '${name}' is neither text nor number nor boolean.`,
        remedy: 'Write it in quotes, as JSON in a text where it has members of its own.',
    });
}
const severalLines = 'For a value of several lines write the variables as a JSON object, here or in function-config, with \\n for each line end in it.';
function parseLines(all, input) {
    const lines = all.map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line.trim() !== '');
    const variables = lines.map(({ line, number }) => parseLine(line.trimStart(), number, input));
    const opened = lines.some(({ line }, index) => {
        const quote = /^[^=]*=(["'])(?!.*\1)/.exec(line)?.[1];
        return quote !== undefined && lines.slice(index + 1).some((later) => later.line.includes(quote));
    });
    if (!opened)
        return variables;
    throw new problem/* Problem */.AF({
        what: `${input}: a quotation mark is closed on another line, as if a value had several lines.`,
        remedy: severalLines,
    });
}
/** Nothing of a wrong line is repeated: it may be what is left of a value above it, or a value alone, and a secret. */
function parseLine(line, number, input) {
    const hasName = /^[^\s=]+=/.test(line) && !isEndOfBase64(line);
    if (hasName && isName(line.slice(0, line.indexOf('='))))
        return parseVariable(line, input);
    const [what, remedy] = line.startsWith('#')
        ? ["begins with '#', and comments are not taken.", 'Take it out.']
        : hasName
            ? ["has no name of a variable before its '='.", nameRule]
            : ["is not of the form 'NAME=value'.", 'Write one NAME=value per line.'];
    throw new problem/* Problem */.AF({
        what: `${input}: line ${number} ${what}`,
        remedy: number === 1 ? remedy : `${remedy} ${severalLines}`,
    });
}
/** The padded end of base64, as keys have it. */
function isEndOfBase64(line) {
    return /^[\w+/-]+==$/.test(line) && line.length % 4 === 0;
}

;// CONCATENATED MODULE: ./build/inputs/configuration.js







/** Memory and timeout are in the ranges that Lambda has at all: whether the function may have them is checked with it. */
function readConfigurationInputs(read) {
    const whole = (name, range) => read.parsed(name, (text) => parseInteger(text, name, range));
    const removedVariables = read.each(read.list('environment-remove'), (name) => named(name, 'environment-remove'));
    const variables = read.parsed('environment', parseVariables) ?? [];
    for (const { name } of variables.filter((each) => removedVariables.includes(each.name))) {
        read.findings.add(`environment and environment-remove both name ${name}.`, 'Leave it out of one of them.');
    }
    const replaceEnvironment = read.parsed('environment-mode', parseEnvironmentMode) ?? false;
    return (0,present/* present */.E)({
        file: read.text('function-config'),
        memory: whole('memory-size', managed(limits/* memory */.m1, limits/* managedMemory */.LL, 'MB')),
        timeout: whole('timeout', managed(limits/* timeout */.wR, limits/* managedTimeout */.Ht, 'seconds')),
        ephemeralStorage: whole('ephemeral-storage', { ...limits/* ephemeralStorage */.rn, unit: 'MB' }),
        description: read.parsed('description', longest(limits/* descriptionLength */.t)),
        snapStart: read.parsed('snap-start', parseSnapStart),
        command: read.parsed('image-command', parseWords),
        entryPoint: read.parsed('image-entry-point', parseWords),
        workingDirectory: read.parsed('image-working-directory', longest(limits/* workingDirectoryLength */.dz)),
        variables,
        replaceEnvironment,
        noVariables: read.text('environment') !== undefined && variables.length === 0 ? true : undefined,
        removedVariables,
        tags: eachOnce(read, 'tags-function', (text) => parseTag(text, 'tags-function')),
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
function parseEnvironmentMode(text, input) {
    if (text === 'replace' || text === 'merge')
        return text === 'replace';
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not a mode.`,
        remedy: "Write 'merge', which keeps what the function has, or 'replace'.",
    });
}
function longest(most) {
    return (text, input) => {
        if (text.length <= most)
            return text;
        throw new problem/* Problem */.AF({ what: `${input} has ${text.length} characters.`, remedy: `Lambda takes ${most} at most.` });
    };
}
/** Both ranges in one, where a function on managed instances may have more. */
function managed(usual, { most }, unit) {
    return { least: usual.least, most, unit: `${unit}, more than ${usual.most} on managed instances only` };
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
        return fewWords(splitLines(text), input);
    const value = (0,json/* parseJson */.qF)(text);
    if (Array.isArray(value) && value.every((word) => typeof word === 'string'))
        return fewWords(value, input);
    throw new problem/* Problem */.AF({
        what: `${input}: begins with '[' but is not a JSON array of strings.`,
        remedy: 'Write one word per line, or a JSON array of strings.',
    });
}
function fewWords(words, input) {
    if (words.length <= limits/* mostWords */.D4)
        return words;
    throw new problem/* Problem */.AF({
        what: `${input} has ${words.length} words.`,
        remedy: `Lambda takes ${limits/* mostWords */.D4} at most.`,
    });
}

;// CONCATENATED MODULE: ./build/inputs/environment.js

/** Reads where a deploy is reported; undefined when it is not. */
function readEnvironment(read) {
    const name = read.text('environment-name');
    const url = read.parsed('environment-url', parseUrl);
    if (name !== undefined)
        return { name, ...(url !== undefined && { url }) };
    if (read.text('environment-url') !== undefined) {
        read.findings.add('environment-url: there is no environment-name, so GitHub has nothing to show it with.', 'Set environment-name too.');
    }
    return undefined;
}
// GitHub docs, "Create a deployment status": environment_url.
function parseUrl(text, input) {
    if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text))
        return text;
    throw new problem/* Problem */.AF({ what: `${input}: '${text}' is not a URL.`, remedy: "Start it with 'https://'." });
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/inputs/preview.js






/** Reads the inputs of previews; the reader collects what is wrong with them. */
function readPreviewInputs(read) {
    const choice = (name, choices) => {
        const word = read.parsed(name, oneOf(Object.keys(choices)));
        return word === undefined ? undefined : choices[word];
    };
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
/** A duration as everywhere, or days, `7d`. @returns milliseconds */
function parseAge(text, input) {
    const days = /^(\d+)d$/.exec(text)?.[1];
    return days === undefined ? (0,duration/* parseDuration */.E9)(text, input) : (0,duration/* parseDuration */.E9)(`${Number(days) * 24}h`, input);
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

// EXTERNAL MODULE: ./build/domain/rollback-on.js
var rollback_on = __webpack_require__(5023);
// EXTERNAL MODULE: ./build/domain/traffic.js
var traffic = __webpack_require__(7604);
;// CONCATENATED MODULE: ./build/inputs/release.js






/** Reads the inputs of the release; the reader collects what is wrong with them. */
function readReleaseInputs(read) {
    const whole = (name, least) => read.parsed(name, (text) => parseInteger(text, name, { least }));
    const rollbackTo = whole('rollback-to', 1);
    return (0,present/* present */.E)({
        alias: read.parsed('alias', parseAlias),
        provisionedConcurrency: whole('provisioned-concurrency', 0),
        verifyEvent: read.text('verify-event'),
        verifyExpect: read.text('verify-expect'),
        verifyTenantId: read.parsed('verify-tenant-id', parseTenant),
        beforeTrafficEvent: read.text('before-traffic-event'),
        beforeTrafficExpect: read.text('before-traffic-expect'),
        traffic: read.parsed('traffic', traffic/* parseTraffic */.D7) ?? { kind: 'all-at-once' },
        rollbackAlarms: [...new Set(read.list('rollback-alarms', { ignoreComma: true }))],
        rollbackOn: readRollbackOn(read),
        codeDeploy: readCodeDeploy(read),
        keepVersions: whole('keep-versions', 1),
        allowOlder: read.flag('allow-older', false),
        rollback: read.flag('rollback', false),
        rollbackTo: rollbackTo === undefined ? undefined : String(rollbackTo),
    });
}
/** How many invocations of a version are enough to tell, when the input does not say. */
const enough = 20;
function readRollbackOn(read) {
    const [least, quiet] = ['rollback-minimum-invocations', 'rollback-when-quiet'];
    const conditions = read.each(read.list('rollback-on'), (text) => (0,rollback_on/* parseCondition */.zB)(text, 'rollback-on'));
    const minimumInvocations = read.parsed(least, (text) => parseInteger(text, least, { least: 1 }));
    const whenQuiet = read.parsed(quiet, parseQuiet);
    if (read.text('rollback-on') !== undefined) {
        return { conditions, minimumInvocations: minimumInvocations ?? enough, whenQuiet: whenQuiet ?? 'accept' };
    }
    for (const input of [least, quiet].filter((name) => read.text(name) !== undefined)) {
        read.findings.add(`${input}: there is no rollback-on, so nothing is compared.`, 'Set rollback-on too.');
    }
    return undefined;
}
function parseQuiet(text, input) {
    if (text === 'accept' || text === 'revert')
        return text;
    throw new problem/* Problem */.AF({ what: `${input}: '${text}' is neither 'accept' nor 'revert'.`, remedy: 'Write one of them.' });
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
// Lambda API reference, "Invoke", parameter TenantId.
function parseTenant(text, input) {
    if (/^[a-zA-Z0-9._:/=+\-@ ]{1,256}$/.test(text))
        return text;
    throw new problem/* Problem */.AF({
        what: `${input}: '${(0,domain_text/* cut */.Jj)(text, 100)}' is not the id of a tenant.`,
        remedy: "Write up to 256 letters, digits, blanks and characters of '._:/=+-@'.",
    });
}

;// CONCATENATED MODULE: ./build/inputs/rollout.js


const strategyInputs = ['release-strategy', 'region-strategy'];
const failureInputs = ['on-failure', 'on-region-failure'];
/** Reads in which order places are released, and what a failure means; the reader collects what is wrong. */
function readRolloutInputs(read) {
    const strategies = ['parallel', 'one-then-rest', 'sequential'];
    const ends = ['stop', 'rollback', 'continue'];
    const strategy = chooseInput(read, strategyInputs, strategies);
    const onFailure = chooseInput(read, failureInputs, ends);
    const unit = strategy.input === 'release-strategy' ? 'function' : 'region';
    return (0,present/* present */.E)({
        strategy: strategy.value,
        unit,
        onFailure: onFailure.value,
        written: { strategy: strategy.input, onFailure: onFailure.input },
        replicated: read.parsed('replicate', oneOf(['ecr'])) === 'ecr',
        resultDirectory: read.text('result-dir'),
    });
}
/** Reads an input that has two names; the older one always has a value in a workflow, of which the first is the default. */
function chooseInput(read, [newer, older], words) {
    const [value, before = words[0]] = [newer, older].map((name) => read.parsed(name, oneOf(words)));
    if (read.text(newer) === undefined)
        return { input: older, value: before };
    if (before !== words[0]) {
        read.findings.add(`${newer} and ${older} are two names for one thing.`, `Remove ${older}.`);
    }
    return { input: newer, value: value ?? words[0] };
}

// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
;// CONCATENATED MODULE: ./build/inputs/supply.js


/** Reads what is to be said of the image; undefined when nothing is. */
function readAttest(read) {
    const items = read.list('attest', { ignoreComma: true }).filter((item) => item !== 'false');
    const isProvenance = (item) => item === 'true' || item === 'provenance';
    if (items.length === 0)
        return undefined;
    return { provenance: items.some(isProvenance), files: items.filter((item) => !isProvenance(item)) };
}
/** Reads what a scan of the image must not find; undefined when no scan is waited for. */
function readScanGate(read) {
    const severity = read.parsed('scan-severity', oneOf(scan/* severities */.gO));
    const accepted = read.each(read.list('scan-ignore', { ignoreComma: true }), (text) => (0,scan/* parseAccepted */.B2)(text, 'scan-ignore'));
    if (severity !== undefined)
        return { severity, accepted };
    if (read.text('scan-ignore') !== undefined && read.text('scan-severity') === undefined) {
        read.findings.add('scan-ignore: there is no scan-severity, so no scan is waited for.', 'Set scan-severity too.');
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js




















/** Whether the inputs name a function. */
function hasFunction(inputs) {
    return inputs.functionName !== undefined;
}
/**
 * Reads every input once.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @throws Problem that lists everything that is wrong with them
 */
function readInputs(get) {
    const findings = new problem/* Findings */.Fv();
    const read = inputReader(get, findings);
    const inputs = {
        written: read.written,
        functionName: read.parsed('function-name', parseFunctionName),
        regions: [...new Set(read.each(read.list('aws-region'), (text) => (0,domain_region/* parseRegion */.c)(text)))],
        rolesToAssume: read.each(splitLines(read.text('role-to-assume') ?? ''), (text) => (0,role_arn/* parseRoleArn */.D)(text, 'role-to-assume')),
        sessionName: read.parsed('role-session-name', session_name/* parseSessionName */.N),
        sessionDuration: read.parsed('role-duration-seconds', parseSessionDuration) ?? 3600,
        audience: read.text('audience') ?? 'sts.amazonaws.com',
        publish: read.flag('publish', true),
        executionRole: read.parsed('role', role_arn/* parseRoleArn */.D),
        skipMissing: read.parsed('missing', oneOf(['fail', 'skip'])) === 'skip',
        architecture: read.parsed('architecture', architecture/* parseArchitecture */.ZN),
        configuration: readConfigurationInputs(read),
        build: readBuildInputs(read),
        repository: read.parsed('repository', image_reference/* parseRepository */.SU),
        repositoryRolesToAssume: read.each(splitLines(read.text('repository-role-to-assume') ?? ''), (text) => (0,role_arn/* parseRoleArn */.D)(text, 'repository-role-to-assume')),
        tags: [...new Set(read.each(read.list('tags'), image_reference/* parseTag */.ED))],
        createRepository: read.flag('create-repository', true),
        image: read.parsed('image-uri', parseDeployableImage),
        localImage: read.parsed('image', parseLocalImage),
        attest: readAttest(read),
        attestation: read.parsed('require-attestation', parseRequired),
        scan: readScanGate(read),
        skipUnchanged: read.flag('skip-unchanged', true),
        waitTimeout: read.parsed('wait-timeout', duration/* parseWait */.DF) ?? 600_000,
        dryRun: read.flag('dry-run', false),
        rehearsal: (0,present/* present */.E)({
            event: read.text('test-event'),
            expect: read.text('test-expect'),
            env: eachOnce(read, 'test-env', parseTestVariable),
            timeout: read.parsed('test-timeout', duration/* parseWait */.DF),
            credentials: read.flag('test-credentials', false),
            required: read.flag('test-required', false),
        }),
        release: readReleaseInputs(read),
        rollout: readRolloutInputs(read),
        preview: readPreviewInputs(read),
        githubToken: read.text('github-token'),
        environment: readEnvironment(read),
    };
    if (inputs.functionName === undefined && get('function-name') === '' && get('repository') === '') {
        findings.add('function-name is missing.', 'Name the Lambda function to deploy to, or set repository to build and push an image without one.');
    }
    findings.refuse();
    return (0,present/* present */.E)(inputs);
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
// docker docs, "docker run", --env-file: a name has no white space, and a line that begins with '#' is a comment.
function parseTestVariable(text) {
    const variable = parseVariable(text, 'test-env');
    if (/^[^\s#]\S*$/.test(variable.name))
        return variable;
    throw new problem/* Problem */.AF({
        what: `test-env: '${variable.name}' is not the name of a variable.`,
        remedy: "Write a name without white space that does not begin with '#'.",
    });
}
// docker docs, "docker tag": a name, a tag, an id or a digest. Nothing else reaches docker's arguments.
function parseLocalImage(text, input) {
    if (/^\w[\w.:/@-]{0,511}$/.test(text))
        return text;
    throw new problem/* Problem */.AF({
        what: `${input}: '${text}' is not the name of an image.`,
        remedy: "Write it as 'docker image ls' does, for example 'hello-world:latest'.",
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

;// CONCATENATED MODULE: ./build/inputs/place-inputs.js

/** Inputs that are about the function or its release: they may differ by function and by region. */
const ofPlace = [
    ...['role', 'publish', 'alias', 'missing'],
    ...['memory-size', 'timeout', 'ephemeral-storage', 'description', 'snap-start', 'tags-function', 'function-config'],
    ...['environment', 'environment-mode', 'environment-remove'],
    ...['image-command', 'image-entry-point', 'image-working-directory'],
    ...['before-traffic-event', 'before-traffic-expect'],
    ...['provisioned-concurrency', 'traffic', 'rollback-alarms', 'codedeploy-application', 'codedeploy-deployment-group'],
    ...['rollback-on', 'rollback-minimum-invocations', 'rollback-when-quiet', 'keep-versions', 'rollback-to'],
];
/** Inputs that may differ from function to function: how one is tried has nothing to do with the region. */
const ofFunction = [
    ...ofPlace,
    ...['test-event', 'test-expect', 'test-env', 'test-timeout'],
    ...['verify-event', 'verify-expect', 'verify-tenant-id'],
];
/** Inputs that are about the function, its image in ECR or its release, and may differ from region to region. */
const ofRegion = [
    'function-name',
    'role-to-assume',
    'repository',
    'repository-role-to-assume',
    'image-uri',
    ...ofPlace,
];
/** Inputs whose lists are JSON, too; those of all others are lines. */
const wordLists = ['image-command', 'image-entry-point'];
/** Inputs that are JSON. */
const objects = [
    ...['environment', 'function-config'],
    ...['test-event', 'test-expect', 'verify-event', 'verify-expect', 'before-traffic-event', 'before-traffic-expect'],
];
/** A value as its input would be written; undefined when it can't be written as an input. */
function writeInput(name, value) {
    const text = (0,json/* scalarText */.ws)(value);
    if (text !== undefined)
        return text.trim();
    if (Array.isArray(value)) {
        const plain = value.every((item) => typeof item === 'string');
        return plain ? (wordLists.includes(name) ? JSON.stringify(value) : value.join('\n')) : undefined;
    }
    if (!(0,json/* isRecord */.u4)(value))
        return undefined;
    if (objects.includes(name))
        return JSON.stringify(value);
    if (name !== 'tags-function')
        return undefined;
    const tags = Object.entries(value).map(([key, tag]) => ({ key, text: (0,json/* scalarText */.ws)(tag) }));
    return tags.every((tag) => tag.text !== undefined)
        ? tags.map(({ key, text }) => `${key}=${text}`).join('\n')
        : undefined;
}

;// CONCATENATED MODULE: ./build/inputs/place-config.js




/** Texts of inputs by their names, for each region, each function, and each function in a region, that has its own. */
class PlaceConfig {
    #texts = new Map();
    /** Where each function was written that has inputs of its own, by its name. */
    functions = new Map();
    set({ region, functionName }, name, text) {
        const key = keyOf(region, functionName);
        this.#texts.set(key, (this.#texts.get(key) ?? new Map()).set(name, text));
    }
    /** The text for a place: the more it is about this one alone, the more it counts. */
    get(place, name) {
        const key = this.source(place, name);
        return key === undefined ? undefined : this.#texts.get(key)?.get(name);
    }
    /** Which of its texts that is: places with the same source have one text between them; undefined when it has none. */
    source({ region, functionName }, name) {
        const keys = functionName === undefined ? [] : [keyOf(region, functionName), keyOf(undefined, functionName)];
        return [...keys, keyOf(region, undefined)].find((key) => this.#texts.get(key)?.has(name));
    }
}
function keyOf(region = '', functionName = '') {
    return `${region}/${functionName}`;
}
const levels = {
    'regions-config': { noun: 'region', inputs: ofRegion, inner: 'functions-config' },
    'functions-config': { noun: 'function', inputs: ofFunction, inner: 'regions-config' },
};
/**
 * Parses regions-config and functions-config: objects keyed by region or by function, whose values are objects keyed by
 * names of inputs. A value is what the input would be; lists, objects, numbers and booleans may be written as such. One
 * may hold the other, under its name.
 *
 * @param regions those of the run. A run for one of them alone, as in a matrix, may be given a file that has others too
 * @param findings gets everything that is wrong
 */
function parsePlaceConfig(texts, regions, findings) {
    const config = new PlaceConfig();
    for (const { input, json, source } of texts) {
        const value = findings.collect(() => parseObject(json, source, levels[input]));
        if (value)
            readLevel({ config, regions, findings }, input, value, { where: source, place: {} });
    }
    return config;
}
/** Finds what is said of functions that the run has not. */
function checkFunctions({ functions }, names, findings) {
    const unknown = [...functions].filter(([name]) => !names.includes(name));
    // A run for one function alone may be given a file that has others too.
    if (names.length === 1 && unknown.length < functions.size)
        return;
    for (const [name, where] of unknown) {
        findings.add(`${where}: the run has no function ${name}; it has ${names.join(', ') || 'none'}.`, 'Add it to function-name, or take it out here.');
    }
}
function readLevel(reading, input, members, { where, place }) {
    const { regions, findings, config } = reading;
    const leg = regions.length === 1 && Object.keys(members).some((region) => region === regions[0]);
    for (const [name, inputs] of Object.entries(members)) {
        // Editors read it, to find the schema.
        if (name === '$schema')
            continue;
        const within = { where: `${where}: ${name}`, place };
        if (input === 'functions-config') {
            if (!config.functions.has(name))
                config.functions.set(name, where);
            readInputsOf(reading, input, inputs, { ...within, place: { ...place, functionName: name } });
            continue;
        }
        const region = findings.collect(() => (0,domain_region/* parseRegion */.c)(name, where));
        if (region === undefined)
            continue;
        if (!regions.includes(region) && !leg) {
            findings.add(`${where}: the run has no region ${region}; it has ${regions.join(', ') || 'none'}.`, 'Add it to aws-region, or take it out here.');
        }
        readInputsOf(reading, input, inputs, { ...within, place: { ...place, region } });
    }
}
function readInputsOf(reading, input, value, { where, place }) {
    const { findings, config } = reading;
    if (!(0,json/* isRecord */.u4)(value)) {
        findings.add(`${where}: its value is not an object.`, 'Write an object keyed by names of inputs.');
        return;
    }
    const { noun, inner } = levels[input];
    const innermost = place.region !== undefined && place.functionName !== undefined;
    const inputs = innermost ? ofFunction : levels[input].inputs;
    for (const [name, given] of Object.entries(value)) {
        if (name === inner && !innermost && (0,json/* isRecord */.u4)(given)) {
            readLevel(reading, inner, given, { where: `${where}: ${inner}`, place });
        }
        else if (!inputs.includes(name)) {
            findings.add(`${where}: '${name}' is not an input that may differ from ${noun} to ${noun}.`, `Write names of inputs of action.yml: ${inputs.join(', ')}.`);
        }
        else {
            const text = writeInput(name, given);
            if (text === undefined)
                findings.add(`${where}: the value of ${name} can't be read.`, 'Write it as a text.');
            else
                config.set(place, name, text);
        }
    }
}
function parseObject(text, source, { noun }) {
    const value = (0,json/* parseJsonAsWritten */.LT)(text);
    if ((0,json/* isRecord */.u4)(value))
        return value;
    throw new problem/* Problem */.AF({ what: `${source} is not a JSON object.`, remedy: `Write an object keyed by ${noun}.` });
}

;// CONCATENATED MODULE: ./build/inputs/by-region.js










/**
 * The inputs of a run that is about functions.
 *
 * @returns undefined when no region has one
 * @throws Problem when only some regions have one
 */
function functionInputsOf(inputs) {
    const lacking = [...inputs.inRegion].flatMap(([region, own]) => (own.every(hasFunction) ? [] : [region]));
    const inRegion = new Map([...inputs.inRegion].flatMap(([region, own]) => {
        const having = own.filter(hasFunction);
        return (0,filled/* isFilled */.l)(having) ? [[region, having]] : [];
    }));
    if (lacking.length === 0 && hasFunction(inputs))
        return { ...inputs, inRegion };
    if (inRegion.size === 0)
        return undefined;
    throw new problem/* Problem */.AF({
        what: `function-name is set for some regions, but not for ${lacking.join(', ')}.`,
        remedy: 'Set it for all of them, or use a step for the regions that only get the image.',
    });
}
/** Inputs whose text may hold `{region}`: what is named differently from region to region. */
const templates = ['function-name', 'role-to-assume', 'repository', 'repository-role-to-assume', 'alias', 'image-uri'];
/**
 * Reads every input once for each function of each region: `{region}` is replaced, and what regions-config and
 * functions-config say of it wins.
 *
 * @param where the folders that files of inputs are in, and the region of the environment, for where neither aws-region
 *   nor function-name names one
 * @throws Problem that lists everything that is wrong with them; what is wrong everywhere is said once
 */
function readRunInputs(get, where) {
    const regions = regionsOf(get, where.ambientRegion);
    const ofConfig = new problem/* Findings */.Fv();
    const texts = configInputs.flatMap((input) => ofConfig.collect(() => readConfig(get, input, where)) ?? []);
    const config = parsePlaceConfig(texts, regions, ofConfig);
    const configFiles = new Map(texts.flatMap(({ input, json, path }) => (path === undefined ? [] : [[input, { path, json }]])));
    const written = new Map(regions.map((region) => [region, namesIn(getIn({ region }, get, config))]));
    checkFunctions(config, [...new Set([...written.values()].flat().map(bareName))], ofConfig);
    const [first] = regions;
    if (first === undefined) {
        const [name = ''] = namesIn(get);
        ofConfig.refuse();
        return { ...readInputs(withName(get, name)), inRegion: new Map(), configFiles };
    }
    const several = [...written.values()].some((names) => names.length > 1);
    const found = [];
    const inRegion = new Map();
    for (const [region, names] of written) {
        const all = names.map((name) => {
            const place = { region, functionName: bareName(name) };
            const findings = new problem/* Findings */.Fv();
            const inputs = findings.collect(() => readInputs(withName(getIn(place, get, config), name)));
            found.push({ region, ...(several && place), findings: findings.list });
            return inputs;
        });
        const read = all.filter((inputs) => inputs !== undefined);
        if ((0,filled/* isFilled */.l)(read))
            inRegion.set(region, read);
    }
    const inputs = inRegion.get(first)?.[0];
    if (inputs && !inputs.preview.enabled && !inputs.release.rollback)
        checkSentOnce(get, config, written, ofConfig);
    const all = [...ofConfig.list, ...(0,each_place/* mergeFindings */.DF)(found)];
    if (inputs === undefined || all.length > 0)
        throw new problem/* Problem */.AF(all);
    return { ...inputs, inRegion, configFiles };
}
/** What is written once is sent once: two functions or regions may have one database. */
function checkSentOnce(get, config, written, findings) {
    const input = 'before-traffic-event';
    const several = [...written.values()].some((names) => names.length > 1);
    const places = [...written].flatMap(([region, names]) => names.map((name) => ({ region, functionName: bareName(name) })));
    const sent = places.filter((place) => (config.get(place, input) ?? get(input)) !== '');
    for (const same of Map.groupBy(sent, (place) => config.source(place, input)).values()) {
        if (same.length === 1)
            continue;
        const names = same.map((place) => (several ? (0,domain_place/* placeName */.fW)(place) : place.region));
        findings.add(`${input}: what is written once is sent once, and here it is for ${names.join(', ')}.`, `Name the one that is to get it in ${several ? 'functions-config' : 'regions-config'}, or each that has a database of its own.`);
    }
}
const configInputs = ['regions-config', 'functions-config'];
/** The functions, as they are written, each once; an empty name where there is none. */
function namesIn(get) {
    const names = inputList(get('function-name'), 'function-name');
    const all = names.filter((name, index) => names.findIndex((other) => bareName(other) === bareName(name)) === index);
    return (0,filled/* isFilled */.l)(all) ? all : [''];
}
/** The name alone, of an ARN too; what is neither is refused where it is read. */
function bareName(text) {
    return new problem/* Findings */.Fv().collect(() => parseFunctionName(text).name) ?? text;
}
function withName(get, functionName) {
    return (name) => (name === 'function-name' ? functionName : get(name));
}
/** The regions of the run, as far as they can be read; what is wrong with them is said where the inputs are read. */
function regionsOf(get, ambientRegion) {
    const findings = new problem/* Findings */.Fv();
    const named = findings.collect(() => inputList(get('aws-region'), 'aws-region').map((text) => (0,domain_region/* parseRegion */.c)(text)));
    if (named === undefined || named.length > 0)
        return [...new Set(named)];
    const ofArn = findings.collect(() => parseFunctionName(namesIn(get)[0]).region);
    return [ofArn ?? ambientRegion].filter((region) => region !== undefined);
}
function getIn(place, get, config) {
    return (name) => {
        const text = config.get(place, name) ?? get(name);
        return templates.includes(name) ? text.replaceAll('{region}', place.region) : text;
    };
}
/** The JSON of one of the two configs, and where it was written; empty when there is none. */
function readConfig(get, input, workplace) {
    const text = get(input);
    if (text === '')
        return [];
    if (text.startsWith('{'))
        return [{ input, json: text, source: input }];
    const remedy = 'Write the path of a JSON file, relative to the workspace, or the JSON itself.';
    return [{ input, json: (0,files/* readNamedFile */.wh)(text, input, workplace, remedy), source: `${input}: ${text}`, path: text }];
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

/***/ 4519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   WG: () => (/* binding */ quotePath),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Ye: () => (/* binding */ realPath),
/* harmony export */   Yw: () => (/* binding */ isBelow),
/* harmony export */   bt: () => (/* binding */ listFolder),
/* harmony export */   gz: () => (/* binding */ refuseOutside),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
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

/***/ 6890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readKept),
/* harmony export */   j: () => (/* binding */ keepInputs)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);


/** Inputs that say what is a step's own, and how it signs in. Of events it counts whether there are any. */
const identity = [
    ...['aws-region', 'function-name', 'alias', 'codedeploy-application', 'codedeploy-deployment-group'],
    ...['role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience', 'preview', 'rollback'],
];
const events = ['verify-event', 'before-traffic-event'];
const configs = ['regions-config', 'functions-config'];
/** Characters: Linux gives a process no longer variable than 128 KiB (execve(2), "Limits on size of arguments and environment"). */
const longest = 100_000;
/** Writes what post needs to know of the run's inputs. It has no secrets: neither events nor variables of functions. */
function keepInputs(configFiles, region) {
    const kept = {
        ...(region !== undefined && { region }),
        configs: Object.fromEntries([...configFiles].map(([input, { json }]) => [input, JSON.stringify(identityIn(json))])),
    };
    const text = JSON.stringify(kept);
    return text.length > longest ? JSON.stringify({ ...kept, configs: {} }) : text;
}
function identityIn(json) {
    return levelOf((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJsonAsWritten */ .LT)(json));
}
function levelOf(level) {
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(level))
        return level;
    return Object.fromEntries(Object.entries(level).map(([name, inputs]) => [name, inputsOf(inputs)]));
}
function inputsOf(inputs) {
    if (!(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(inputs))
        return inputs;
    return Object.fromEntries(Object.entries(inputs).flatMap(([name, value]) => {
        if (configs.some((config) => config === name))
            return [[name, levelOf(value)]];
        if (events.includes(name))
            return [[name, value === '' ? '' : '{}']];
        return identity.includes(name) ? [[name, value]] : [];
    }));
}
/**
 * Reads what main has kept. Nothing else of it counts than what the inputs leave to a file, or to the environment.
 *
 * @returns the region of the environment, and the inputs by which post tells what is its own
 */
function readKept(saved, get) {
    const kept = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(saved);
    const region = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(kept, 'region');
    return {
        ...(typeof region === 'string' && { ambientRegion: region }),
        get(name) {
            const text = get(name);
            if (events.includes(name))
                return text === '' ? '' : '{}';
            if (configs.some((config) => config === name))
                return isFile(text) ? configIn(kept, name) : text;
            return identity.includes(name) ? text : '';
        },
    };
}
function isFile(text) {
    return text !== '' && !text.startsWith('{');
}
function configIn(kept, name) {
    const json = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(kept, 'configs'), name);
    if (typeof json === 'string' && json.startsWith('{'))
        return json;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `${name}: what the file said is not in the saved state, and it may say something else by now.`,
        remedy: 'Look at the functions and aliases of the run, or write the JSON itself in the workflow.',
    });
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

/***/ 5687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ plan),
  g: () => (/* binding */ planCleanUp)
});

// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/inputs/by-region.js + 16 modules
var by_region = __webpack_require__(7552);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/domain/rollback-on.js
var rollback_on = __webpack_require__(5023);
// EXTERNAL MODULE: ./build/domain/traffic.js
var domain_traffic = __webpack_require__(7604);
;// CONCATENATED MODULE: ./build/plan/check-release.js



/** Inputs of the release that need each other, or can't be used together. */
function checkRelease({ release, rehearsal, publish, rollout }, findings) {
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
        findings.add(`${rollout.written.onFailure}: without an alias there is nothing to revert.`, "Set it in alias, or choose 'stop' or 'continue'.");
    }
    if (rollbackTo !== undefined && !rollback) {
        findings.add('rollback-to: this run is not a rollback.', "Set rollback to 'true', or remove rollback-to.");
    }
    if (codeDeploy && shifts) {
        findings.add("traffic and codedeploy-application can't be used together.", "Remove traffic: CodeDeploy's deployment group says how traffic shifts.");
    }
    if (rollbackAlarms.length > 0 && codeDeploy) {
        findings.add('rollback-alarms: CodeDeploy watches the alarms of its own deployment group.', 'Add them to the deployment group, and remove rollback-alarms.');
    }
    else if (rollbackAlarms.length > 0 && !shifts && !rollback) {
        findings.add('rollback-alarms: with all-at-once there is no shift to watch alarms in.', "Choose a shift, for example traffic: 'canary 10% 5m'.");
    }
    if (release.rollbackOn && !rollback)
        checkRollbackOn(release, findings);
    checkEvents({ release, rehearsal }, findings);
}
/** Versions are compared while both have traffic, which this run gives them. */
function checkRollbackOn({ traffic, codeDeploy }, findings) {
    const time = (0,domain_traffic/* shiftSteps */.wO)(traffic).reduce((sum, { duration }) => sum + duration, 0);
    if (codeDeploy) {
        findings.add('rollback-on: CodeDeploy shifts the traffic, and rolls back by the alarms of its own deployment group.', 'Add alarms to the deployment group, and remove rollback-on.');
    }
    else if (time === 0) {
        findings.add('rollback-on: with all-at-once there is no shift to compare versions in.', "Choose a shift, for example traffic: 'canary 10% 5m'.");
    }
    else if (time < rollback_on/* shortestComparison */.Ae) {
        findings.add(`rollback-on: CloudWatch has metrics a minute or two late, and this shift is over after ${(0,duration/* formatDuration */.a3)(time)}.`, `Let it take at least ${(0,duration/* formatDuration */.a3)(rollback_on/* shortestComparison */.Ae)}, for example traffic: 'canary 10% 5m'.`);
    }
}
/** Events for the new version. */
function checkEvents({ release, rehearsal }, findings) {
    const { alias, rollback, beforeTrafficEvent, beforeTrafficExpect } = release;
    if (beforeTrafficEvent !== undefined && alias === undefined && !rollback) {
        findings.add('before-traffic-event: without an alias the new code has traffic as soon as the function is updated.', 'Set it in alias, and let callers call that.');
    }
    if (beforeTrafficExpect !== undefined && beforeTrafficEvent === undefined) {
        findings.add('before-traffic-expect: there is no before-traffic-event, so there is no response to compare.', 'Set before-traffic-event too.');
    }
    if (release.verifyExpect !== undefined && release.verifyEvent === undefined) {
        findings.add('verify-expect: there is no verify-event, so there is no response to compare.', 'Set verify-event too.');
    }
    const events = [release.verifyEvent, beforeTrafficEvent, rehearsal.event];
    if (release.verifyTenantId !== undefined && events.every((event) => event === undefined)) {
        findings.add('verify-tenant-id: there is no event that a tenant could send.', 'Set verify-event or test-event too.');
    }
}

// EXTERNAL MODULE: ./build/domain/arn.js
var domain_arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/region.js
var domain_region = __webpack_require__(1361);
// EXTERNAL MODULE: ./build/inputs/names.js
var names = __webpack_require__(3636);
;// CONCATENATED MODULE: ./build/plan/idle.js

/** Inputs of the build that say what is in the image. Who writes one believes that of the image that is deployed. */
const contents = [
    ...['context', 'file', 'target', 'build-args', 'build-contexts', 'labels'],
    ...['secrets', 'secret-envs', 'secret-files', 'ssh'],
];
/** Those that say how it is built: a step that builds or deploys an image, as it is told, has them in both cases. */
const manner = [
    ...['cache-from', 'cache-to', 'no-cache', 'pull', 'builder', 'network', 'add-hosts', 'allow'],
    ...['shm-size', 'ulimit'],
];
/** Inputs of a rehearsal that one without an event does not need. */
const ofRehearsal = ['test-env', 'test-timeout', 'test-credentials'];
/** All that a rollback goes by. */
const ofRollback = [
    ...['aws-region', 'role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience'],
    ...['function-name', 'alias', 'rollback', 'rollback-to', 'wait-timeout', 'dry-run'],
    ...['codedeploy-application', 'codedeploy-deployment-group', 'regions-config', 'functions-config'],
    ...['result-dir', 'environment-name', 'environment-url', 'github-token'],
];
/** Finds what is believed of an image that is not built here. */
function checkUnbuilt(inputs, findings) {
    const instead = insteadOfBuild(inputs);
    if (instead === undefined)
        return;
    if (inputs.image && inputs.localImage !== undefined) {
        findings.add("image and image-uri can't be used together.", 'Remove one of them.');
    }
    for (const name of writtenOf([inputs], contents)) {
        findings.add(`${name}: with ${instead} nothing is built.`, 'Remove one of them.');
    }
}
/** Finds what would be believed of an image that nobody tries. @param all the inputs of each place of the run */
function checkUnrehearsed(all, findings) {
    if (isRehearsed(all) || writtenOf(all, ['test-required']).length === 0)
        return;
    findings.add('test-required: there is no test-event, so the image is deployed without a rehearsal.', 'Set test-event too, or remove test-required.');
}
/** Warns of inputs without effect: sentences. A place may have what another one has no use for. */
function warnOfIdle(all) {
    const [instead] = all.map(insteadOfBuild);
    return [
        ...(instead === undefined ? [] : saying(writtenOf(all, manner), `with ${instead} nothing is built`)),
        ...(isRehearsed(all) ? [] : saying(writtenOf(all, ofRehearsal), 'there is no test-event, so nothing is rehearsed')),
    ];
}
/**
 * Tells of inputs that do less than they say, in runs that nothing is wrong with: a stage may have one region, and
 * another program may publish.
 */
function noteIdle(all) {
    const replicated = all.some(({ rollout }) => rollout.replicated) && all.every(({ regions }) => regions.length <= 1);
    const unpublished = all.some(({ publish, configuration: { snapStart } }) => !publish && snapStart?.ApplyOn === 'PublishedVersions');
    return [
        ...(replicated ? ['replicate: the run has one region, to which the image is pushed: nothing is replicated.'] : []),
        ...(unpublished
            ? [
                'snap-start: Lambda takes snapshots of published versions alone, and with publish false this run publishes none.',
            ]
            : []),
    ];
}
/** Warns of what a rollback does not do. A step that deploys or rolls back, as it is told, has its other inputs in both cases. */
function warnOfIdleInRollback(all) {
    const idle = names/* inputNames */.v.filter((name) => !ofRollback.includes(name) && !name.startsWith('preview-'));
    return saying(writtenOf(all, idle), 'a rollback moves the alias alone');
}
/** The input in place of which nothing is built. */
function insteadOfBuild({ image, localImage }) {
    return localImage !== undefined ? 'image' : image && 'image-uri';
}
function isRehearsed(all) {
    return all.some(({ rehearsal }) => rehearsal.event !== undefined);
}
function writtenOf(all, names) {
    return names.filter((name) => all.some(({ written }) => written.has(name)));
}
function saying(names, why) {
    return names.length === 0 ? [] : [`Without effect here: ${names.join(', ')}, as ${why}.`];
}

;// CONCATENATED MODULE: ./build/plan/checks.js





/** Finds what makes a deploy to a region impossible, by the inputs alone. */
function checkDeploy(inputs, region, findings) {
    checkRelease(inputs, findings);
    checkImage(inputs, region, findings);
}
/** Inputs of the image that need each other, or can't be used together. */
function checkImage(inputs, region, findings) {
    if (inputs.image && inputs.rollout.replicated) {
        findings.add('replicate: with image-uri nothing is pushed, so nothing can be replicated.', 'Remove one of them.');
    }
    if (inputs.rehearsal.expect !== undefined && inputs.rehearsal.event === undefined) {
        findings.add('test-expect: there is no test-event, so there is no response to compare.', 'Set test-event too.');
    }
    checkUnbuilt(inputs, findings);
    checkAttestation(inputs, findings);
    if (inputs.image && region !== undefined) {
        if (inputs.repository === undefined)
            checkImageRegion(inputs.image, region, findings);
        else
            checkImagePartition(inputs.image, region, findings);
    }
}
/** What is built by this run has no attestation yet, and what is built elsewhere has its own. */
function checkAttestation({ attest, attestation, image, localImage }, findings) {
    if (attest && image) {
        findings.add('attest: the image of image-uri was built elsewhere, and a copy of it is not attested anew.', 'Remove it here, and set it where the image is built.');
    }
    else if (attest?.provenance && localImage !== undefined) {
        findings.add('attest: BuildKit has not built the image of the engine, and tells no provenance of it.', 'Name files alone in attest.');
    }
    if (attestation && image === undefined) {
        findings.add('require-attestation: what this run builds has no attestation before it is built.', 'Set it where image-uri deploys an image that another job has built and attested.');
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
function checkRoles({ rolesToAssume, repositoryRolesToAssume, executionRole }, region, findings) {
    const partition = (0,domain_region/* partitionOf */.i)(region).id;
    const roles = [...rolesToAssume, ...repositoryRolesToAssume, ...(executionRole ? [executionRole] : [])];
    for (const role of roles.filter((arn) => (0,domain_arn/* parseArn */.Lw)(arn)?.partition !== partition)) {
        findings.add(`The role '${role}' is not in partition '${partition}' of ${region}.`, `Start it with 'arn:${partition}:'.`);
    }
}
/** A function of another account can't be reached with a role of this one. */
function checkAccount({ functionName, rolesToAssume, executionRole }, findings) {
    for (const role of [rolesToAssume.at(-1), executionRole]) {
        const account = (0,domain_arn/* accountOf */.XP)(role ?? '');
        if (account === undefined || functionName?.account === undefined || account === functionName.account)
            continue;
        findings.add(`function-name is in account ${functionName.account}, but the role '${role}' is in ${account}.`, 'Name a role of the account that the function is in.');
    }
}
/** Credentials of one partition are unknown in every other, and each has a network of its own. */
function checkImagePartition({ registry }, region, findings) {
    const from = (0,image_reference/* parseEcrRegistry */.d_)(registry)?.region;
    if (from === undefined || (0,domain_region/* partitionOf */.i)(from).id === (0,domain_region/* partitionOf */.i)(region).id)
        return;
    findings.add(`image-uri: the image is in partition '${(0,domain_region/* partitionOf */.i)(from).id}', and ${region} is in '${(0,domain_region/* partitionOf */.i)(region).id}'.`, 'Build it in each partition, or bring it to a registry that both can pull from.');
}
/** Lambda pulls from ECR in its own region only. */
function checkImageRegion(image, region, findings) {
    const registry = (0,image_reference/* parseEcrRegistry */.d_)(image.registry);
    if (!registry)
        return;
    if (region !== registry.region) {
        findings.add(`image-uri: the image is in ECR of ${registry.region}, but Lambda in ${region} pulls from ${region} only.`, "Set repository to a repository in that region: the image is copied there. Or name it where it was replicated to: '{region}' stands for the region.");
    }
    if (registry.fips) {
        findings.add('image-uri: Lambda does not pull from FIPS hosts of ECR.', "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.");
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/inputs/context.js
var inputs_context = __webpack_require__(7851);
// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
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
    for (const [input, place] of sourcesOf(build).filter(([, one]) => !isOwn(one, context))) {
        findings.add(`${input}: on ${event} '${place}' may be what a pull request brought, and its build would have the job's secrets and its role in AWS.`, `${remedies[input]}, deploy an image by its digest with image-uri, or run this step on pull_request or push.`);
    }
    const besides = [...secretsOf(build), ...cachesOf(build)];
    for (const { input, file, remedy } of besides.filter((one) => isOfWorkspace(one.file, context))) {
        refuseFile({ input, file, remedy, event }, findings);
    }
}
/** Refuses images by their tags, which may be moved, and what is configured, sent or said by files of such a workspace. */
function checkForeignInputs(inputs, context, findings) {
    const { image, localImage, configuration } = inputs;
    const event = foreignEvent(context);
    if (event === undefined)
        return;
    if (image && image.digest === undefined) {
        findings.add(`image-uri: on ${event} the tag '${image.tag}' may be on what a pull request brought.`, "Name the image by its digest: '@sha256:<digest>'.");
    }
    if (localImage !== undefined) {
        findings.add(`image: on ${event} '${localImage}' may be made of what a pull request brought.`, 'Let the action build {{defaultContext}}, or deploy an image by its digest with image-uri.');
    }
    const { file } = configuration;
    if (file !== undefined && !file.trimStart().startsWith('{')) {
        refuseFile({ input: 'function-config', file, remedy: writeJson, event }, findings);
    }
    for (const [input, written = ''] of eventsOf(inputs)) {
        if (written === '' || (0,json/* parseJson */.qF)(written) !== undefined)
            continue;
        refuseFile({ input, file: written, remedy: writeJson, event }, findings);
    }
    for (const bill of inputs.attest?.files ?? []) {
        const remedy = 'Take it out of attest, or run this step on push.';
        refuseFile({ input: 'attest', file: bill, remedy, event }, findings);
    }
}
/** What the function gets, and what is expected of its answers, by input: each is JSON, or a path. */
function eventsOf({ rehearsal, release }) {
    return [
        ['test-event', rehearsal.event],
        ['test-expect', rehearsal.expect],
        ['verify-event', release.verifyEvent],
        ['verify-expect', release.verifyExpect],
        ['before-traffic-event', release.beforeTrafficEvent],
        ['before-traffic-expect', release.beforeTrafficExpect],
    ];
}
/** The same for files that say what differs from region to region, and from function to function: names, roles. */
function checkForeignConfigs({ configFiles }, context, findings) {
    const event = foreignEvent(context);
    if (event === undefined)
        return;
    for (const [input, { path }] of configFiles)
        refuseFile({ input, file: path, remedy: writeJson, event }, findings);
}
const writeJson = 'Write the JSON itself in the workflow.';
function refuseFile({ input, file, remedy, event }, findings) {
    findings.add(`${input}: on ${event} the file '${file}' may be what a pull request brought.`, remedy);
}
/** A package manager's configuration, for example, says where the build gets its packages from. */
function secretsOf({ secretFiles }) {
    const remedy = 'Give the secret in secrets or secret-envs, or as a file outside of the workspace.';
    return secretFiles.map(({ value: file }) => ({ input: 'secret-files', file, remedy }));
}
/** What BuildKit finds in a cache is not built again (docker docs, "Local cache": src). */
function cachesOf({ cacheFrom }) {
    const remedy = 'Use a cache of another type, or a folder outside of the workspace.';
    return cacheFrom.flatMap((entry) => {
        const [, file] = /(?:^|,)\s*src=([^,]+)/i.exec(entry) ?? [];
        return file === undefined ? [] : [{ input: 'cache-from', file, remedy }];
    });
}
function isOfWorkspace(path, { workspace }) {
    return (0,files/* isBelow */.Yw)(workspace, (0,external_node_path_.resolve)(workspace, path));
}
const remedies = {
    context: "Write '{{defaultContext}}', this repository at the commit that the run is for",
    'build-contexts': "Write 'name={{defaultContext}}:folder', or 'name=docker-image://image'",
    file: 'Write a path relative to the Git context',
};
function sourcesOf({ context, buildContexts, file }) {
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
    const git = (0,inputs_context/* gitContext */.cw)(context);
    return context.sha !== '' && git.endsWith(`#${context.sha}`) && (place === git || place.startsWith(`${git}:`));
}

;// CONCATENATED MODULE: ./build/plan/commit.js

/**
 * The commit that the event is for. After another workflow's run that is the commit of that run, and GITHUB_SHA is the
 * newest one of the default branch (GitHub docs, "Events that trigger workflows"). What a stranger's run was for is not
 * taken over.
 */
function commitOfEvent(context) {
    const { eventName, sha, cause } = context;
    return eventName === 'workflow_run' && foreignEvent(context) === undefined ? (cause?.commit ?? sha) : sha;
}
/** The commit that is built: that of the checkout, where it is one of this repository. */
function commitToBuild({ image, tags }, context) {
    const { checkout, repository, eventName } = context;
    const commit = commitOfEvent(context);
    if (image || checkout === undefined || checkout.head === commit)
        return { commit };
    const elsewhere = checkout.repository !== undefined && checkout.repository !== repository && repository !== '';
    if (elsewhere)
        return { commit };
    const following = tags.length === 0 ? 'the tag,' : 'tags are as named;';
    if (commit === '')
        return { commit: checkout.head };
    return {
        commit: checkout.head,
        notice: `The checkout is at commit ${checkout.head}, and the event ${eventName} is for ${commit}: ${following} the labels and the check for newer commits follow the checkout.`,
    };
}

// EXTERNAL MODULE: ./build/inputs/credential-arguments.js
var credential_arguments = __webpack_require__(6830);
;// CONCATENATED MODULE: ./build/plan/credentials.js

/** Warns of build arguments that are credentials. Docker docs, "Build variables": the image's history and caches have them. */
function warnOfCredentials({ buildArgs }) {
    const [first, ...others] = (0,credential_arguments/* credentialArguments */.S)(buildArgs);
    if (first === undefined)
        return [];
    const names = [first, ...others].join(', ');
    return [
        `build-args: ${names} ${others.length === 0 ? 'looks like a credential' : 'look like credentials'}, and everyone who can pull the image can read build arguments (docker history). ` +
            `Pass it with the input secrets instead ('${first}=…'), and read /run/secrets/${first} in the Dockerfile in 'RUN --mount=type=secret,id=${first} …'.`,
    ];
}

// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
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

// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
;// CONCATENATED MODULE: ./build/plan/preview-inputs.js

/** The inputs of a run that deploys a preview, in each region. */
function inputsOfPreview(inputs, preview, commit) {
    const inRegion = new Map([...inputs.inRegion].map(([region, [own]]) => [region, [previewInputs(own, preview, commit)]]));
    return { ...inputs, ...previewInputs(inputs, preview, commit), inRegion };
}
/** A preview is a deploy to another function, which has no alias and no traffic to shift, and is removed with all its versions. */
function previewInputs(inputs, preview, commit) {
    const { verifyEvent, verifyExpect, allowOlder } = inputs.release;
    const { onFailure } = inputs.rollout;
    return {
        ...inputs,
        rollout: { ...inputs.rollout, onFailure: onFailure === 'rollback' ? 'stop' : onFailure },
        functionName: { ...inputs.functionName, name: (0,domain_preview/* previewName */.gz)(preview) },
        // An image that is there already keeps its tags: those of previews are removed with them, and the image with the last one.
        tags: inputs.image ? [] : [(0,domain_preview/* imageTag */.I_)(preview, commit)],
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

;// CONCATENATED MODULE: ./build/plan/push.js
/** Finds what a run without a function can't do: it only brings an image to ECR. */
function checkPush(inputs, findings) {
    for (const input of namesOf(aboutFunction(inputs))) {
        findings.add(`${input} needs a function, and function-name is not set.`, `Set function-name, or remove ${input}.`);
    }
    if (inputs.rehearsal.event !== undefined)
        return;
    for (const input of namesOf(aboutRehearsal(inputs))) {
        findings.add(`${input}: without function-name it is for the rehearsal alone, and there is no test-event.`, `Set test-event, or remove ${input}.`);
    }
}
/** Inputs that change, verify or move something of a function's. */
function aboutFunction({ publish, executionRole, skipMissing, configuration, release, rollout, preview, environment, }) {
    return {
        publish: !publish,
        role: executionRole !== undefined,
        missing: skipMissing,
        description: configuration.description !== undefined,
        'environment-mode': configuration.replaceEnvironment,
        'environment-remove': configuration.removedVariables.length > 0,
        'tags-function': configuration.tags.length > 0,
        alias: release.alias !== undefined,
        'verify-event': release.verifyEvent !== undefined,
        'verify-expect': release.verifyExpect !== undefined,
        'verify-tenant-id': release.verifyTenantId !== undefined,
        'before-traffic-event': release.beforeTrafficEvent !== undefined,
        'before-traffic-expect': release.beforeTrafficExpect !== undefined,
        traffic: release.traffic.kind !== 'all-at-once',
        'rollback-alarms': release.rollbackAlarms.length > 0,
        'rollback-on': release.rollbackOn !== undefined,
        'codedeploy-application': release.codeDeploy !== undefined,
        'provisioned-concurrency': release.provisionedConcurrency !== undefined,
        rollback: release.rollback,
        'rollback-to': release.rollbackTo !== undefined,
        'keep-versions': release.keepVersions !== undefined,
        [rollout.written.strategy]: rollout.strategy !== 'parallel',
        [`${rollout.written.onFailure}: rollback`]: rollout.onFailure === 'rollback',
        preview: preview.enabled,
        'environment-name': environment !== undefined,
    };
}
/** Inputs that a rehearsal takes from a function, where there is one. */
function aboutRehearsal({ configuration: { memory, timeout, ephemeralStorage, variables } }) {
    return {
        'memory-size': memory !== undefined,
        timeout: timeout !== undefined,
        'ephemeral-storage': ephemeralStorage !== undefined,
        environment: variables.length > 0,
    };
}
function namesOf(given) {
    return Object.entries(given).flatMap(([input, isGiven]) => (isGiven ? [input] : []));
}

// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/filled.js
var filled = __webpack_require__(7705);
// EXTERNAL MODULE: ./build/domain/session-name.js
var session_name = __webpack_require__(7677);
;// CONCATENATED MODULE: ./build/plan/no-token.js
const dependabot = 'dependabot[bot]';
const permission = "Add 'permissions: { id-token: write, contents: read }' to the job";
/**
 * Says why the job gets no OIDC token, where it has no credentials either to assume a role with, and what to do.
 *
 * @param input that names the role
 */
function noToken(context, input) {
    const { what, remedy } = reasonOf(context);
    return { what: `${input} needs an OIDC token, ${what}`, remedy: `${remedy}.` };
}
function reasonOf({ fork, actor, elsewhere }) {
    if (elsewhere) {
        return {
            what: 'and this job does not run on GitHub, which gives them (ACTIONS_ID_TOKEN_REQUEST_URL is not set).',
            remedy: 'Have the environment sign in: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, ' +
                'AWS_ROLE_ARN with AWS_WEB_IDENTITY_TOKEN_FILE, AWS_PROFILE, or the role of the machine',
        };
    }
    if (fork) {
        return {
            what: 'and GitHub gives a pull request from a fork neither one nor secrets.',
            remedy: 'Run this step for pull requests of the repository itself only: ' +
                'if: github.event.pull_request.head.repo.full_name == github.repository',
        };
    }
    if (actor === dependabot) {
        return {
            what: `and GitHub gives a run of Dependabot's none unless the job asks for it, nor the secrets of Actions.`,
            remedy: `Run this step for others only: if: github.actor != '${dependabot}'. Or a${permission.slice(1)}`,
        };
    }
    return {
        what: 'but this job may not request one (ACTIONS_ID_TOKEN_REQUEST_URL is not set), and it has no AWS credentials.',
        remedy: `${permission}, or have a step before sign in: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
    };
}
/** Why a run may lack what comes from secrets, as a sentence; undefined when it has them. */
function noSecrets({ fork, actor }) {
    const subject = fork ? 'a pull request from a fork' : actor === dependabot ? "a run of Dependabot's" : undefined;
    return (subject && `GitHub gives ${subject} no secrets of Actions: an input or a variable that comes from one is empty.`);
}

;// CONCATENATED MODULE: ./build/plan/regions.js









/**
 * Decides where the run happens, and how it signs in there.
 *
 * @param findings gets what is wrong; what is wrong in every region appears once
 * @returns undefined when the findings say why not
 */
function planRegions(inputs, context, findings, check) {
    const regions = chooseRegions(inputs, context, findings);
    checkForeignConfigs(inputs, context, findings);
    const alone = [inputs];
    const byRegion = new Map(regions.map((region) => {
        const functions = inputs.inRegion.get(region) ?? alone;
        return [region, { inputs: functions[0], functions }];
    }));
    const plans = new Map();
    const found = [];
    for (const { place, inputs: own } of (0,plan_plan/* placesOf */.ek)({ plans: byRegion })) {
        const { region } = place;
        const ofPlace = new problem/* Findings */.Fv();
        const signIn = planSignIn(own, context, ofPlace);
        const repositorySignIn = planRepositorySignIn(own, context, ofPlace);
        const shared = byRegion.get(region);
        if (signIn && shared)
            plans.set(region, { ...shared, signIn, ...(repositorySignIn && { repositorySignIn }) });
        check(own, region, ofPlace);
        checkRoles(own, region, ofPlace);
        checkAccount(own, ofPlace);
        found.push({ ...place, findings: ofPlace.list });
    }
    if (regions.length === 0) {
        planSignIn(inputs, context, findings);
        check(inputs, undefined, findings);
    }
    findings.addAll((0,each_place/* mergeFindings */.DF)(found));
    checkPartitions(regions, findings);
    if (!(0,filled/* isFilled */.l)(regions) || plans.size < regions.length)
        return undefined;
    return { regions, plans, inputs: plans.get(regions[0])?.inputs ?? inputs };
}
function chooseRegions({ regions, functionName, inRegion }, context, findings) {
    const implied = regions.length > 0 ? undefined : (functionName?.region ?? findings.collect(() => parseAmbient(context)));
    const chosen = implied === undefined ? regions : [implied];
    if (chosen.length === 0 && context.ambientRegion !== undefined)
        return [];
    if (chosen.length === 0) {
        findings.add('aws-region is missing.', 'Name the region to deploy to, or set AWS_REGION.');
    }
    const namedIn = (region) => (inRegion.get(region) ?? [{ functionName }])
        .map((own) => own.functionName?.region)
        .find((named) => named !== undefined && named !== region);
    const elsewhere = chosen.find((region) => namedIn(region) !== undefined);
    if (elsewhere) {
        const named = namedIn(elsewhere);
        findings.add(`function-name is an ARN in ${named}, but aws-region names ${elsewhere}.`, "Write the name alone, or '{region}' in place of the ARN's region.");
    }
    return chosen;
}
function parseAmbient({ ambientRegion }) {
    return ambientRegion === undefined ? undefined : (0,domain_region/* parseRegion */.c)(ambientRegion, 'AWS_REGION');
}
/** The sign-in for ECR, where it has roles of its own. */
function planRepositorySignIn(inputs, context, findings) {
    const roles = inputs.repositoryRolesToAssume;
    return (0,filled/* isFilled */.l)(roles) ? assuming(roles, 'repository-role-to-assume', { inputs, context, findings }) : undefined;
}
function planSignIn(inputs, context, findings) {
    if (!(0,filled/* isFilled */.l)(inputs.rolesToAssume)) {
        const missing = noSecrets(context);
        return { kind: 'ambient', ...(missing !== undefined && { missing }) };
    }
    return assuming(inputs.rolesToAssume, 'role-to-assume', { inputs, context, findings });
}
function assuming(roles, input, { inputs, context, findings }) {
    const assumed = {
        roles,
        sessionName: inputs.sessionName ?? (0,session_name/* defaultSessionName */.t)(context.repository, context.runId),
        sessionDuration: inputs.sessionDuration,
    };
    if (context.idTokenAvailable)
        return { kind: 'oidc', audience: inputs.audience, ...assumed };
    const missing = noToken(context, input);
    // A machine of one's own may have credentials that no variable names: only asking for them tells.
    const mayHaveOthers = (context.selfHosted || context.elsewhere) && !context.fork;
    if (context.ambientCredentials || mayHaveOthers)
        return { kind: 'ambient-role', missing, ...assumed };
    findings.addAll([missing]);
    return undefined;
}

;// CONCATENATED MODULE: ./build/plan/source.js



/**
 * Where the image comes from.
 *
 * @param commit that is built, of which a tag is made where none is named
 * @returns undefined when the findings say why not
 */
function planSource(inputs, context, commit, findings) {
    if (inputs.image)
        return { kind: 'image', image: inputs.image, tags: inputs.tags };
    const tags = inputs.tags.length > 0 ? inputs.tags : commit !== '' ? [commit] : [];
    if (!(0,filled/* isFilled */.l)(tags)) {
        findings.add('tags is empty and there is no commit to derive a tag from.', 'Name at least one tag.');
        return undefined;
    }
    if (inputs.localImage !== undefined)
        return { kind: 'local', name: inputs.localImage, tags };
    return { kind: 'build', build: withGitContext(inputs, context), tags };
}
// docker/build-push-action: `{{defaultContext}}` is this repository at this commit, and BuildKit fetches a private one
// with the secret GIT_AUTH_TOKEN.
function withGitContext({ build, githubToken }, context) {
    const git = (0,inputs_context/* gitContext */.cw)({ ...context, sha: commitOfEvent(context) });
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
function plan(inputs, context) {
    const deploying = (0,by_region/* functionInputsOf */.V)(inputs);
    if (deploying === undefined)
        return planPush(inputs, context);
    if (inputs.preview.enabled)
        return planPreview(deploying, context);
    return inputs.release.rollback ? planRollback(deploying, context) : planDeploy(deploying, context);
}
function planDeploy(inputs, context) {
    return { kind: 'deploy', ...planImage(inputs, context, checkDeploy) };
}
function planPush(inputs, context) {
    const plan = planImage(inputs, context, (ofRegion, region, found) => {
        checkPush(ofRegion, found);
        checkImage(ofRegion, region, found);
    });
    return { kind: 'push', ...plan };
}
function planImage(inputs, context, check) {
    const findings = new problem/* Findings */.Fv();
    const regionPlans = planRegions(inputs, context, findings, (ofRegion, region, found) => {
        check(ofRegion, region, found);
        checkForeignInputs(ofRegion, context, found);
    });
    const all = regionPlans ? (0,plan_plan/* placesOf */.ek)(regionPlans).map((place) => place.inputs) : [];
    if (regionPlans)
        refuseMixedSources(regionPlans, findings);
    checkUnrehearsed(all, findings);
    const { commit, notice } = commitToBuild(inputs, context);
    const source = planSource(inputs, context, commit, findings);
    if (source?.kind === 'build')
        checkForeignBuild(source.build, context, findings);
    findings.refuse();
    if (!regionPlans || !source)
        throw new Error('a plan was neither made nor refused');
    const notices = [...(notice === undefined ? [] : [notice]), ...noteIdle(all)];
    const warnings = [...(source.kind === 'build' ? warnOfCredentials(source.build) : []), ...warnOfIdle(all)];
    return { ...regionPlans, source, commit, repository: context.repository, notices, warnings };
}
function refuseMixedSources({ regions, plans }, findings) {
    const built = regions.filter((region) => (0,plan_plan/* planIn */.rP)({ plans }, region).inputs.image === undefined);
    if (built.length === 0 || built.length === regions.length)
        return;
    findings.add(`image-uri is set for some regions, but not for ${built.join(', ')}.`, 'All regions run one image: set it for all of them, or for none.');
}
function planRollback(inputs, context) {
    const plan = planWithoutImage(inputs, context, (regionInputs, _, found) => checkRelease(regionInputs, found));
    return { kind: 'rollback', ...plan, warnings: warnOfIdleInRollback((0,plan_plan/* placesOf */.ek)(plan).map((place) => place.inputs)) };
}
/**
 * Decides where the functions are that a deploy has changed, and how to sign in there. It checks nothing else: main has.
 *
 * @returns undefined for a run that deploys to none
 */
function planCleanUp(inputs, context) {
    const deployed = (0,by_region/* functionInputsOf */.V)(inputs);
    if (deployed === undefined || deployed.release.rollback)
        return undefined;
    if (!deployed.preview.enabled)
        return planWithoutImage(deployed, context, () => { });
    const intent = previewIntent(context, false);
    if (intent.kind !== 'deploy')
        return undefined;
    const preview = { repository: context.repository, number: intent.pullRequest.number, of: deployed.functionName.name };
    return planWithoutImage(inputsOfPreview(deployed, preview, intent.pullRequest.headSha), context, () => { });
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
            // A preview is of the pull request's commit, whichever merge of it is checked out.
            const { checkout: _, ...event } = context;
            const deploy = planDeploy(inputsOfPreview(inputs, preview, commit), event);
            return { kind: 'preview', deploy: { ...deploy, commit, preview }, pullRequest, context };
        }
    }
}
function refuseWithPreview({ release, inRegion, repositoryRolesToAssume }, of) {
    if (repositoryRolesToAssume.length > 0) {
        const remedy = 'Remove it, and let the role of previews push and remove their images (docs/iam/preview.json).';
        throw new problem/* Problem */.AF({ what: "preview and repository-role-to-assume can't be used together.", remedy });
    }
    if (release.rollback) {
        const remedy = 'Remove one of them: the next push to the pull request replaces its preview.';
        throw new problem/* Problem */.AF({ what: "preview and rollback can't be used together.", remedy });
    }
    const several = [...inRegion.values()].find((functions) => functions.length > 1);
    if (several) {
        throw new problem/* Problem */.AF({
            what: `preview: there are several functions, ${several.map(({ functionName }) => functionName.name).join(', ')}.`,
            remedy: 'Use a step for each: a pull request has one comment for each function.',
        });
    }
    const other = [...inRegion.values()].map(([own]) => own).find(({ functionName }) => functionName.name !== of);
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


/***/ }),

/***/ 1583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L0: () => (/* binding */ repositoryNames),
/* harmony export */   T6: () => (/* binding */ functionNames),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   rP: () => (/* binding */ planIn)
/* harmony export */ });
/** The functions of a run, region by region. */
function placesOf({ plans }) {
    const several = hasSeveralFunctions({ plans });
    return [...plans].flatMap(([region, { functions }]) => functions.map((inputs) => {
        const functionName = several ? inputs.functionName?.name : undefined;
        return { place: { region, ...(functionName !== undefined && { functionName }) }, inputs };
    }));
}
/** Whether a region has more than one function of the run. */
function hasSeveralFunctions({ plans }) {
    return [...plans.values()].some(({ functions }) => functions.length > 1);
}
/** The functions' names, each once; from region to region they may differ. */
function functionNames({ plans }) {
    const all = [...plans.values()].flatMap(({ functions }) => functions);
    return [...new Set(all.map(({ functionName }) => functionName.name))].join(', ');
}
/** The repository's name; all of them where it differs from region to region. */
function repositoryNames({ plans }) {
    return [...new Set([...plans.values()].flatMap(({ inputs }) => inputs.repository?.repository ?? []))].join(', ');
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
