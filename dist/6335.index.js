export const id = 6335;
export const ids = [6335];
export const modules = {

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweepPreviews: () => (/* binding */ sweepPreviews)
});

// EXTERNAL MODULE: ./build/aws/clients.js
var clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/aws/clock.js
var clock = __webpack_require__(2148);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/github/client.js
var client = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/github/pull-requests.js
var pull_requests = __webpack_require__(9554);
// EXTERNAL MODULE: ./build/session/sign-in.js
var sign_in = __webpack_require__(7408);
// EXTERNAL MODULE: ./build/preview/announce.js
var announce = __webpack_require__(1640);
// EXTERNAL MODULE: ./build/preview/close.js + 3 modules
var preview_close = __webpack_require__(4327);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
;// CONCATENATED MODULE: ./build/preview/expiry.js

const day = 86_400_000;
/**
 * Decides whether a sweep removes a preview.
 *
 * @param pull undefined when GitHub knows of no such pull request
 * @param ttl milliseconds without a deploy until it is removed; never when absent
 * @param now milliseconds since the epoch
 */
function verdictOn({ number, deployedAt }, pull, ttl, now) {
    if (pull === undefined)
        return { remove: false, reason: `GitHub knows of no pull request #${number}` };
    if (!pull.open)
        return { remove: true, reason: `pull request #${number} is closed` };
    const idle = now - deployedAt.getTime();
    if (ttl !== undefined && idle > ttl)
        return { remove: true, reason: `it had no push for ${age(idle)}` };
    return { remove: false, reason: `pull request #${number} is open` };
}
function age(milliseconds) {
    const days = Math.floor(milliseconds / day);
    if (days > 1)
        return `${days} days`;
    return milliseconds < 3_600_000 ? (0,duration/* formatDuration */.a3)(milliseconds) : `${Math.floor(milliseconds / 3_600_000)} h`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/preview.js
var preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
;// CONCATENATED MODULE: ./build/preview/find.js





/** How many functions to read at once: Lambda answers 100 GetFunction a second (Lambda quotas). */
const atOnce = 10;
/**
 * Finds the previews of a repository's pull requests: functions with the name and the tags of a preview.
 *
 * @param repository `owner/name`
 * @throws Problem when Lambda refuses to list functions
 */
async function findPreviews({ lambda, region }, repository) {
    const names = (await functionNames(lambda, region)).filter((name) => /-pr-\d+$/.test(name));
    const found = [];
    for (let from = 0; from < names.length; from += atOnce) {
        const previews = await Promise.all(names.slice(from, from + atOnce).map((name) => readPreview(lambda, region, name)));
        found.push(...previews.flatMap((one) => one ?? []));
    }
    // A function of another name that has a copy of a preview's tags is no preview.
    return found.filter(({ name, tags }) => tags.repository === repository && (0,preview/* previewName */.gz)(tags) === name);
}
async function functionNames(client, region) {
    const names = [];
    try {
        for await (const { Functions = [] } of (0,dist_cjs/* paginateListFunctions */.fVs)({ client }, {})) {
            names.push(...Functions.flatMap(({ FunctionName }) => FunctionName ?? []));
        }
        return names;
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not list the functions in ${region}`);
    }
}
/** @returns undefined for a function that does not exist any more, or is no preview */
async function readPreview(lambda, region, name) {
    try {
        const tags = (0,preview/* readTags */.g$)((await (0,lambda_function/* getFunction */.N9)(lambda, name))?.tags ?? {});
        return tags && { region, name, tags };
    }
    catch (error) {
        // A function that the role may not read is not a preview of its own.
        if ((0,aws_error/* hasCode */.up)(error, 'AccessDeniedException'))
            return undefined;
        throw (0,explain/* explain */.W)(error, `Could not read ${name} in ${region}`);
    }
}

;// CONCATENATED MODULE: ./build/preview/sweep.js












/**
 * Removes the previews of the repository whose pull request is closed, or that had no push for long.
 *
 * @throws Problem with all that could not be removed, once the others are removed
 */
async function sweepPreviews(plan, tools) {
    const { context } = plan;
    const { steps, signal } = tools;
    const run = { plan, tools, credentials: await (0,sign_in/* signIn */.J)(plan, tools) };
    const judged = await steps.step(`Inspect the previews of ${context.repository}`, () => judge(run));
    const removed = [];
    const kept = judged.filter(({ remove }) => !remove).map(describeKept);
    const failures = [];
    let count = 0;
    for (const group of groupByPullRequest(judged.filter(({ remove }) => remove))) {
        try {
            const gone = await removeOne(run, group);
            removed.push(...gone.removed);
            kept.push(...gone.kept);
            count += gone.count;
        }
        catch (error) {
            if (!(error instanceof problem/* Problem */.AF) || signal.aborted)
                throw error;
            failures.push(error);
        }
    }
    if (failures.length > 0)
        throw new problem/* Problem */.AF(failures.flatMap(({ findings }) => findings).map(telling(plan, removed, kept)), {
            cause: failures[0],
        });
    const named = context.repository;
    const swept = `${count} of ${(0,domain_text/* counted */.hS)(judged.length, 'preview')} of ${named}`;
    return { headline: headlineOf(swept, plan), named, dryRun: plan.inputs.dryRun, removed, kept };
}
function headlineOf(swept, { inputs }) {
    return inputs.dryRun ? `Dry run: ${swept} would be removed` : `${swept} removed`;
}
/** Adds what happened to the other previews to the last failure. */
function telling({ inputs }, removed, kept) {
    return (finding, index, all) => {
        if (index < all.length - 1)
            return finding;
        const list = (title, phrases) => phrases.length === 0 ? [] : [`${title}:`, ...phrases.map((phrase) => `- ${phrase}`)];
        const rest = [...list(inputs.dryRun ? 'Would be removed' : 'Removed', removed), ...list('Kept', kept)].join('\n');
        return { ...finding, details: [finding.details, rest].filter(Boolean).join('\n') };
    };
}
async function judge({ plan, tools, credentials }) {
    const { regions, context, inputs } = plan;
    const { signal, log } = tools;
    const client = await clientOf(inputs, tools);
    const found = await (0,each_place/* inEveryPlace */.ov)(regions.map((region) => ({ region })), ({ region }) => findPreviews((0,clients/* clientsFor */.U)(region, credentials(region), signal), context.repository));
    const pulls = new Map();
    const judged = [];
    for (const preview of found.flat()) {
        const { number } = preview.tags;
        if (!pulls.has(number))
            pulls.set(number, await (0,pull_requests/* getPullRequest */.T)(client, context.repository, number));
        const verdict = verdictOn(preview.tags, pulls.get(number), inputs.preview.ttl, clock/* clock */.pm.now());
        const removed = inputs.dryRun ? 'would be removed' : 'is to be removed';
        log(`${nameOf(preview)} ${verdict.remove ? removed : 'is kept'}: ${verdict.reason}`);
        judged.push({ ...preview, ...verdict });
    }
    return judged;
}
async function clientOf({ githubToken: token }, { signal, log, debug }) {
    if (token === undefined) {
        const what = 'github-token is empty: without it this run does not know which pull requests are closed.';
        throw new problem/* Problem */.AF({ what, remedy: "Leave it out: the workflow's own is the default." });
    }
    return (0,client/* githubClient */.$)({ token, signal, log, debug });
}
function describeKept(one) {
    return `${nameOf(one)}, because ${one.reason}`;
}
function nameOf({ name, region }) {
    return `${name} in ${region}`;
}
/** The same preview in several regions has one comment and one environment. */
function groupByPullRequest(judged) {
    const groups = new Map();
    for (const one of judged) {
        const group = groups.get(one.name);
        if (group)
            group.push(one);
        else
            groups.set(one.name, [one]);
    }
    return [...groups.values()];
}
async function removeOne(run, group) {
    const { plan, tools } = run;
    const { inputs } = plan;
    const now = await judgeAgain(run, group);
    const kept = now.filter(({ remove }) => !remove).map(describeKept);
    const [first, ...others] = now.filter(({ remove }) => remove);
    if (first === undefined)
        return { removed: [], kept, count: 0 };
    // As the sweep found them: a function that another preview uses since then is not removed.
    const [{ tags }] = group;
    const { reason } = first;
    const regions = [first, ...others].map(({ region }) => region);
    const gone = await (0,preview_close/* removeEverywhere */.v)(run, tags, regions);
    if (!inputs.dryRun && kept.length === 0) {
        const did = gone.gone.length > 0 && gone.left.length === 0;
        const why = did ? `A sweep removed it, because ${reason}.` : `A sweep found that ${reason}.`;
        await (0,announce/* notifierFor */.I)(tags, tags.commit, plan, tools).removed(why, gone);
    }
    const removed = gone.removed.map((phrase) => `${phrase}, because ${reason}`);
    return { removed, kept: [...kept, ...gone.kept], count: gone.gone.length };
}
/** A pull request may have been reopened, or had a push, since the sweep decided. */
async function judgeAgain({ plan: { context, inputs }, tools, credentials }, group) {
    const [{ tags }] = group;
    const { signal, log } = tools;
    const pull = await (0,pull_requests/* getPullRequest */.T)(await clientOf(inputs, tools), context.repository, tags.number);
    const inspected = group.map(async (one) => {
        const { lambda } = (0,clients/* clientsFor */.U)(one.region, credentials(one.region), signal);
        const found = (await readPreview(lambda, one.region, one.name)) ?? one;
        const verdict = verdictOn(found.tags, pull, inputs.preview.ttl, clock/* clock */.pm.now());
        if (!verdict.remove)
            log(`${nameOf(one)} is kept after all: ${verdict.reason}`);
        return { ...found, ...verdict };
    });
    return Promise.all(inspected);
}


/***/ })

};
