export const id = 599;
export const ids = [599];
export const modules = {

/***/ 7803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ member),
/* harmony export */   q: () => (/* binding */ asRecord)
/* harmony export */ });
/** A member of a value that came from outside; undefined when the value is no object, or has none such. */
function member(value, name) {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
/** The members of a value that came from outside; none when the value is no object. */
function asRecord(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}


/***/ }),

/***/ 6282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   F1: () => (/* binding */ findingAnd),
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   hD: () => (/* binding */ findingOf)
/* harmony export */ });
/** The same finding, said of something in particular, for example of a region. */
function findingOf(subject, finding) {
    const { what, brief } = finding;
    return { ...finding, what: `${subject}: ${what}`, ...(brief !== undefined && { brief: `${subject}: ${brief}` }) };
}
/** The same finding with a sentence more. */
function findingAnd(finding, sentence) {
    const { what, brief } = finding;
    return { ...finding, what: `${what} ${sentence}`, ...(brief !== undefined && { brief: `${brief} ${sentence}` }) };
}
/** An error that the user can act on: its message says what is wrong and ends with the remedy. */
class Problem extends Error {
    findings;
    constructor(findings, options) {
        const list = 'what' in findings ? [findings] : findings;
        super(problemMessage(list), options);
        this.name = 'Problem';
        this.findings = list;
    }
}
function problemMessage(findings) {
    const lines = findings.map(({ what, remedy, details }) => [`${what} ${remedy}`, details].filter(Boolean).join('\n'));
    if (lines.length === 1)
        return lines.join();
    return [`${findings.length} things stand in the way:`, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}
/** Collects findings, so that a user sees all that is wrong at once and not the first thing only. */
class Findings {
    list = [];
    add(what, remedy) {
        this.list.push({ what, remedy });
    }
    /** Runs a parser; a Problem that it throws becomes findings, anything else is rethrown. */
    collect(parse) {
        try {
            return parse();
        }
        catch (error) {
            return this.#note(error);
        }
    }
    /** Waits for a look; a Problem that it ends with becomes findings, anything else is rethrown. */
    async collectFrom(looking) {
        try {
            return await looking;
        }
        catch (error) {
            return this.#note(error);
        }
    }
    #note(error) {
        if (!(error instanceof Problem))
            throw error;
        this.list.push(...error.findings);
    }
    /** @throws Problem with every finding, when there is one */
    refuse() {
        if (this.list.length > 0)
            throw new Problem(this.list);
    }
}


/***/ }),

/***/ 6418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GB: () => (/* binding */ messageWithoutDetails),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/** What an error says; anything else that was thrown, as text. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/**
 * What went wrong, as it may be written where the runner masks nothing, for example into a file: without the lines of
 * logs that a Problem shows below.
 */
function messageWithoutDetails(error) {
    if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
        return messageOf(error);
    return error.findings.map(({ what, remedy }) => `${what} ${remedy}`).join('\n');
}
/** What went wrong, as the log has it: where nothing explains it, with the stack, by which a bug is found. */
function describeError(error) {
    if (!(error instanceof Error))
        return String(error);
    return error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF ? error.message : (error.stack ?? error.message);
}


/***/ }),

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   JC: () => (/* binding */ imageFacts),
/* harmony export */   tE: () => (/* binding */ largestLayers),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/**
 * Puts together what an image's manifest and config tell, and what may go wrong with it on Lambda, though it need not.
 */
function imageFacts(layers, config) {
    // An instruction that changes no file has a line of history but no layer (OCI Image Specification, "history").
    const instructions = config.history.filter(({ emptyLayer }) => !emptyLayer).map(({ createdBy }) => tidy(createdBy));
    // A base that was made without a Dockerfile has layers without a history; then nothing tells which is whose.
    const known = instructions.length === layers.length;
    return {
        compressed: layers.reduce((sum, { size }) => sum + size, 0),
        layers: layers.map(({ digest, size }, index) => ({
            digest,
            size,
            instruction: (known && instructions[index]) || '',
        })),
        warnings: [...compressionWarning(layers), ...entryPointWarning(config)],
    };
}
/** The largest layers first. */
function largestLayers({ layers }, count) {
    return layers.toSorted((one, other) => other.size - one.size).slice(0, count);
}
/** Writes bytes for a reader, in the units of registries: `4.2 MB`. */
function formatBytes(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 999_500)
        return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
    if (bytes < 999_500_000)
        return `${(bytes / 1e6).toFixed(1)} MB`;
    return `${(bytes / 1e9).toFixed(2)} GB`;
}
// Lambda documents gzip layers only; nothing says that zstd or uncompressed ones are taken.
function compressionWarning(layers) {
    const others = layers.filter(({ mediaType }) => !/[.+]gzip$/.test(mediaType));
    if (others.length === 0)
        return [];
    const types = [...new Set(others.map(({ mediaType }) => mediaType))].join(', ');
    return [
        `${others.length} of ${layers.length} layers are not compressed with gzip (${types}), and Lambda may refuse them: build with gzip layers.`,
    ];
}
// Lambda developer guide, "Container image settings": the entry point is an absolute path.
function entryPointWarning({ entryPoint }) {
    const [program] = entryPoint;
    if (program === undefined || program.startsWith('/'))
        return [];
    return [
        `The entry point '${program}' is no absolute path, and Lambda asks for one: write the whole path in ENTRYPOINT.`,
    ];
}
/**
 * An instruction as its author wrote it: BuildKit adds its own remark, and the classic builder wrote instructions as
 * shell commands.
 */
function tidy(createdBy) {
    return (createdBy
        .replace(/ # buildkit$/, '')
        .replace(/^\/bin\/sh -c #\(nop\) +/, '')
        // The values of build arguments are nobody's business: `RUN |1 NAME=value /bin/sh -c …`.
        .replace(/^(?:RUN )?\|\d+ .*? \/bin\/sh -c /s, 'RUN ')
        .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
        .replaceAll(/\s+/g, ' ')
        .trim());
}


/***/ }),

/***/ 9599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/inputs/by-region.js + 9 modules
var by_region = __webpack_require__(9258);
// EXTERNAL MODULE: ./build/inputs/context.js
var inputs_context = __webpack_require__(7851);
// EXTERNAL MODULE: ./build/plan/decide.js + 5 modules
var decide = __webpack_require__(541);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
;// CONCATENATED MODULE: ./build/plan/subject.js

/** What the inputs tell by themselves, for a run that gets no plan. */
function subjectOfInputs({ preview, release, functionName: { name } }) {
    if (preview.enabled)
        return { kind: 'preview', functionName: name };
    return { kind: release.rollback ? 'rollback' : 'deploy', functionName: name };
}
function subjectOf(plan) {
    switch (plan.kind) {
        case 'deploy':
        case 'rollback':
            return { kind: plan.kind, functionName: (0,plan_plan/* functionNames */.T)(plan) };
        case 'preview':
            return { kind: 'preview', functionName: plan.deploy.preview.of };
        case 'remove-preview':
        case 'sweep':
            return { kind: 'clean-up of previews', functionName: (0,plan_plan/* functionNames */.T)(plan) };
        case 'nothing':
            return subjectOfInputs(plan.inputs);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/report/outputs.js
/**
 * The outputs of action.yml by name. The scalars are those of the first region; `results` has them all, keyed by
 * region and under the same names, so that one step for many regions and one leg of a matrix read alike. A run that
 * deployed nothing has no regions.
 */
function outputsOf(report) {
    if (report.kind === 'clean-up')
        return { changed: String(report.removed.length > 0 && !report.dryRun), results: resultsOutput([]) };
    const { results } = report;
    return { ...regionOutputs(results[0]), results: resultsOutput(results) };
}
/** The value of the output `results`. */
function resultsOutput(results) {
    return JSON.stringify(Object.fromEntries(results.map((result) => [result.region, regionOutputs(result)])));
}
/** The outputs of one region by name; with the reason in `error` when it is not on the new image. */
function regionOutputs(result) {
    return {
        digest: result.digest,
        version: result.version,
        'image-uri': result.imageUri,
        'image-tags': result.imageTags.join('\n'),
        'function-arn': result.functionArn,
        'version-arn': result.versionArn,
        'alias-arn': result.aliasArn,
        'code-sha256': result.codeSha256,
        'previous-version': result.previousVersion,
        'previous-digest': result.previousDigest,
        changed: String(result.changed),
        'function-url': result.functionUrl,
        region: result.region,
        ...(result.error !== undefined && { error: result.error }),
    };
}

// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/image/facts.js
var facts = __webpack_require__(3201);
;// CONCATENATED MODULE: ./build/report/summary.js


/** The job summary of a run, as Markdown. */
function summarize(report) {
    return report.kind === 'clean-up' ? summarizeCleanUp(report) : summarizeDeploy(report);
}
function summarizeCleanUp({ headline, dryRun, removed, kept, timings }) {
    const list = (title, phrases) => phrases.length === 0 ? [] : [`${title}:`, '', ...phrases.map((phrase) => `- ${phrase}`), ''];
    return [
        `### ${headline}`,
        '',
        ...list(dryRun ? 'Would be removed' : 'Removed', removed),
        ...list('Kept', kept),
        ...timingTable(timings),
        '',
    ].join('\n');
}
function summarizeDeploy(report) {
    const { kind, results, timings, dryRunChanges, rehearsal, image } = report;
    const dryRun = dryRunChanges.length > 0;
    return [
        `### ${headline(report)}`,
        '',
        ...(dryRun ? [...dryRunChanges.map((intention) => `- ${intention}`), ''] : []),
        ...resultTable(results),
        '',
        ...urlList(results),
        ...(kind === 'deploy' ? rehearsalTable(rehearsal, results) : []),
        ...verificationTable(results),
        ...configurationList(results),
        ...(image ? layerTable(image) : []),
        ...timingTable(timings),
        '',
    ].join('\n');
}
/** The last line of the log, which is seen when all groups are closed. */
function conclude(report) {
    const total = report.timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const sentence = (report.kind === 'clean-up' ? report.headline : headline(report)).replaceAll('`', '');
    return `${sentence} (${(0,duration/* formatDuration */.a)(total)})`;
}
/** The job summary of a run that failed, as Markdown. */
function summarizeFailure({ kind, functionName, message, timings, live }) {
    return [
        `### The ${kind}${functionName === '' ? '' : ` of ${code(functionName)}`} failed`,
        '',
        '```text',
        message.replaceAll('```', "'''"),
        '```',
        '',
        ...(live.length > 0 ? ['What each region has now:', '', ...resultTable(live), ''] : []),
        ...timingTable(timings),
        '',
    ].join('\n');
}
function resultTable(results) {
    const aliased = results.some(({ alias }) => alias !== undefined);
    const failed = results.some(({ error }) => error !== undefined);
    const head = ['Region', 'Version', 'Digest', 'Before', 'Image'];
    return table([...head, ...(aliased ? ['Alias'] : []), ...(failed ? ['What happened'] : [])], results.map((result) => [
        ...row(result),
        ...(aliased ? [result.alias ? routing(result.alias) : ''] : []),
        ...(failed ? [cut((result.error ?? '').replaceAll(/\s+/g, ' '), 300)] : []),
    ]));
}
function routing({ name, version, weights }) {
    const shares = Object.entries(weights).filter(([, share]) => share > 0);
    const rest = shares.reduce((sum, [, share]) => sum - share, 1);
    const parts = [[version, rest], ...shares].map(([one, share]) => shares.length === 0 ? one : `${one} (${Math.round(share * 100)}%)`);
    return `${code(name)} on ${parts.join(', ')}`;
}
function headline({ kind, functionName, results, dryRunChanges }) {
    const [first] = results;
    const name = code(first.alias ? `${functionName}:${first.alias.name}` : functionName);
    if (dryRunChanges.length > 0)
        return `Dry run: ${name} was not touched`;
    const where = results.map(({ region }) => region).join(', ');
    const version = new Set(results.map((result) => result.version)).size === 1 ? ` version ${first.version}` : '';
    if (kind === 'rollback')
        return `${name} is back on${version || ' the versions before'} in ${where}`;
    if (results.every((result) => !result.changed))
        return `${name} already runs this image`;
    return `${name}${version} is live in ${where}`;
}
function row(result) {
    const before = [result.previousVersion, shorten(result.previousDigest)].filter((part) => part !== '').join(' · ');
    return [
        result.region,
        result.changed || result.version === '' ? result.version : `${result.version} (unchanged)`,
        shorten(result.digest),
        before || 'new',
        result.imageTags.length > 0 ? result.imageTags.map(code).join(' ') : '',
    ];
}
function urlList(results) {
    const lines = results
        .filter(({ functionUrl }) => functionUrl !== '')
        .map((one) => `- ${one.region}: ${one.functionUrl}`);
    return lines.length === 0 ? [] : [...lines, ''];
}
/** How the new version answered before it had any traffic. */
function verificationTable(results) {
    const rows = results.flatMap(({ region, verified }) => verified.map(({ name, duration, billed, coldStart, memoryUsed }) => [
        region,
        name,
        milliseconds(duration),
        milliseconds(billed),
        coldStart === undefined ? 'warm' : milliseconds(coldStart),
        memoryUsed === undefined ? '' : `${memoryUsed} MB`,
    ]));
    if (rows.length === 0)
        return [];
    const head = ['Region', 'Event', 'Duration', 'Billed', 'Cold start', 'Memory used'];
    return ['Verified before any traffic:', '', ...table(head, rows), ''];
}
function milliseconds(value) {
    return value === undefined ? '' : `${value} ms`;
}
function configurationList(results) {
    const changes = results.flatMap(({ region, configured }) => configured.map((change) => `- ${region}: ${change}`));
    const pruned = results.flatMap(({ region, pruned: gone }) => gone.length === 0 ? [] : [`- ${region}: deleted the older versions ${gone.join(', ')}`]);
    const lines = [...changes, ...pruned];
    return lines.length === 0 ? [] : [...lines, ''];
}
function rehearsalTable(rehearsal, results) {
    if (rehearsal === undefined) {
        const first = results.every(({ previousDigest }) => previousDigest === '');
        return first ? ['With `test-event` the image is rehearsed as Lambda would run it, before it is pushed.', ''] : [];
    }
    const rows = rehearsal.events.map(({ name, milliseconds, bytes }) => [name, (0,duration/* formatDuration */.a)(milliseconds), `${bytes}`]);
    return [
        `Rehearsed before the push, ready after ${(0,duration/* formatDuration */.a)(rehearsal.init)}:`,
        '',
        ...table(['Event', 'Answered in', 'Bytes'], rows),
        '',
    ];
}
function layerTable(image) {
    const rows = (0,facts/* largestLayers */.tE)(image, 5).map(({ size, instruction }) => [
        (0,facts/* formatBytes */.z3)(size),
        instruction && code(cut(instruction)),
    ]);
    const count = `${image.layers.length} ${image.layers.length === 1 ? 'layer' : 'layers'}`;
    const whole = image.uncompressed === undefined ? '' : `, ${(0,facts/* formatBytes */.z3)(image.uncompressed)} uncompressed,`;
    return [
        `<details><summary>${(0,facts/* formatBytes */.z3)(image.compressed)} compressed${whole} in ${count}</summary>`,
        '',
        ...table(['Largest layers', 'Made by'], rows),
        '',
        '</details>',
        '',
    ];
}
function cut(text, length = 100) {
    return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
function timingTable(timings) {
    if (timings.length === 0)
        return [];
    const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const rows = timings.map(({ title, milliseconds }) => [title, (0,duration/* formatDuration */.a)(milliseconds)]);
    return table(['Step', 'Time'], [...rows, ['**All**', `**${(0,duration/* formatDuration */.a)(total)}**`]]);
}
function table(head, rows) {
    const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
function shorten(digest) {
    return digest === '' ? '' : code(digest.slice(0, 'sha256:'.length + 12));
}
function code(text) {
    return `\`${text}\``;
}

;// CONCATENATED MODULE: ./build/report/write.js





/** Sets the outputs, says in one line what happened, and writes the job summary. */
async function writeReport(report, resultDirectory) {
    for (const [name, value] of Object.entries(outputsOf(report)))
        core.setOutput(name, value);
    writeResults(report.kind === 'clean-up' ? [] : report.results, resultDirectory);
    core.info(conclude(report));
    await writeSummary(summarize(report));
}
/** Says with what error the step fails, says the same in the job summary, and outputs what each region has now. */
async function writeFailure({ resultDirectory, ...failure }) {
    core.error(failure.message);
    if (failure.live.length > 0)
        core.setOutput('results', resultsOutput(failure.live));
    writeResults(failure.live, resultDirectory);
    await writeSummary(summarizeFailure(failure));
}
/** Writes `deploy-lambda-image-<region>.json` for each region, to be gathered from the legs of a matrix. */
function writeResults(results, directory) {
    if (directory === undefined)
        return;
    try {
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        for (const result of results) {
            const path = (0,external_node_path_.join)(directory, `deploy-lambda-image-${result.region}.json`);
            (0,external_node_fs_.writeFileSync)(path, `${JSON.stringify(regionOutputs(result), undefined, 2)}\n`);
        }
    }
    catch (error) {
        core.warning(`result-dir: ${error instanceof Error ? error.message : String(error)}`);
    }
}
// A summary that can't be written (too large, a full disk) never turns a finished deploy red.
async function writeSummary(text) {
    if (!process.env.GITHUB_STEP_SUMMARY)
        return;
    try {
        await core.summary.addRaw(text, true).write();
    }
    catch (error) {
        core.warning(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
}

// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
;// CONCATENATED MODULE: ./build/session/cancellation.js

/**
 * Aborted when the job is cancelled: the runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that.
 */
function cancellation() {
    const cancelled = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            cancelled.abort(new problem/* Problem */.AF({ what: 'The run was cancelled.', remedy: 'The function is as the log above says.' }));
        });
    }
    return cancelled.signal;
}

// EXTERNAL MODULE: ./build/session/state.js
var state = __webpack_require__(4878);
;// CONCATENATED MODULE: ./build/report/steps.js


/** Runs the steps of the run one after the other: each is a group of the log and a row of the summary. */
class Steps {
    timings = [];
    #signal;
    constructor(signal) {
        this.#signal = signal;
    }
    /**
     * @param title a sentence that a person would say
     * @throws what the step threw; the signal's reason when the run was cancelled
     */
    async step(title, work) {
        this.#signal.throwIfAborted();
        const start = performance.now();
        core.startGroup(title);
        try {
            return await work();
        }
        finally {
            const milliseconds = performance.now() - start;
            this.timings.push({ title, milliseconds });
            core.info(`Took ${(0,duration/* formatDuration */.a)(milliseconds)}`);
            core.endGroup();
        }
    }
}

// EXTERNAL MODULE: ./build/traffic/journal.js
var journal = __webpack_require__(3973);
;// CONCATENATED MODULE: ./build/session/tools.js




/** The tools of a run on GitHub's runner. */
function runnerTools(env, temporaryDirectory, signal) {
    return {
        steps: new Steps(signal),
        signal,
        env,
        temporaryDirectory,
        log: core.info,
        warn: core.warning,
        notice: core.notice,
        remember: (directory) => core.saveState(state/* stateNames */.U.directory, directory),
        live: new Map(),
        shifts: (0,journal/* shiftJournal */.i)((text) => core.saveState(state/* stateNames */.U.shifts, text)),
    };
}

;// CONCATENATED MODULE: ./build/main.js











/**
 * The whole run: inputs, plan, what the plan says, report.
 *
 * @returns the exit status of the step
 */
async function main(env) {
    core.saveState(state/* stateNames */.U.isPost, 'true');
    const signal = cancellation();
    let subject = { kind: 'run', functionName: '' };
    let resultDirectory;
    let tools;
    try {
        const context = (0,inputs_context/* readContext */.y)(env);
        const inputs = (0,by_region/* readRunInputs */.h)(core.getInput, context.ambientRegion);
        subject = subjectOfInputs(inputs);
        resultDirectory = inputs.rollout.resultDirectory;
        const decided = (0,decide/* plan */.e)(inputs, context);
        subject = subjectOf(decided);
        tools = runnerTools(env, context.temporaryDirectory, signal);
        await writeReport(await carryOut(decided, tools), resultDirectory);
        return 0;
    }
    catch (thrown) {
        if (thrown instanceof Error)
            core.debug(thrown.stack ?? '');
        // Whatever was under way ends with an error of its own kind when the run is cancelled.
        const error = signal.aborted ? signal.reason : thrown;
        await writeFailure({
            ...subject,
            message: (0,domain_text/* describeError */.Uc)(error),
            timings: tools?.steps.timings ?? [],
            live: [...(tools?.live.values() ?? [])],
            resultDirectory,
        });
        return 1;
    }
}
/**
 * Loads what the plan needs, and does what it says. A run that is refused by its inputs loads no client of AWS.
 *
 * @throws Problem with what is wrong and what to change
 */
async function carryOut(decided, tools) {
    const { timings } = tools.steps;
    switch (decided.kind) {
        case 'deploy': {
            const [{ deploy }, { startDeployRun }] = await Promise.all([
                Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(696), __webpack_require__.e(610), __webpack_require__.e(578), __webpack_require__.e(958), __webpack_require__.e(211), __webpack_require__.e(921)]).then(__webpack_require__.bind(__webpack_require__, 7211)),
                Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(610), __webpack_require__.e(117), __webpack_require__.e(17)]).then(__webpack_require__.bind(__webpack_require__, 8377)),
            ]);
            return report('deploy', (0,plan_plan/* functionNames */.T)(decided), await deploy(startDeployRun(decided, tools)), timings);
        }
        case 'rollback': {
            const { rollBack } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(696), __webpack_require__.e(610), __webpack_require__.e(578), __webpack_require__.e(958), __webpack_require__.e(88)]).then(__webpack_require__.bind(__webpack_require__, 6088));
            return report('rollback', (0,plan_plan/* functionNames */.T)(decided), await rollBack(decided, tools), timings);
        }
        case 'preview': {
            const { previewPullRequest } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(696), __webpack_require__.e(610), __webpack_require__.e(578), __webpack_require__.e(958), __webpack_require__.e(950), __webpack_require__.e(117), __webpack_require__.e(211), __webpack_require__.e(327)]).then(__webpack_require__.bind(__webpack_require__, 9327));
            const ended = await previewPullRequest(decided, tools);
            const name = (0,plan_plan/* functionNames */.T)(decided.deploy);
            return 'results' in ended ? report('deploy', name, ended, timings) : { kind: 'clean-up', ...ended, timings };
        }
        case 'remove-preview': {
            const { removePreviewOf } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(696), __webpack_require__.e(610), __webpack_require__.e(578), __webpack_require__.e(950)]).then(__webpack_require__.bind(__webpack_require__, 7950));
            return { kind: 'clean-up', ...(await removePreviewOf(decided, tools)), timings };
        }
        case 'sweep': {
            const { sweepPreviews } = await Promise.all(/* import() */[__webpack_require__.e(159), __webpack_require__.e(696), __webpack_require__.e(610), __webpack_require__.e(578), __webpack_require__.e(950), __webpack_require__.e(335)]).then(__webpack_require__.bind(__webpack_require__, 6335));
            return { kind: 'clean-up', ...(await sweepPreviews(decided, tools)), timings };
        }
        case 'nothing':
            tools.notice(decided.notice);
            return { kind: 'clean-up', headline: decided.notice, dryRun: false, removed: [], kept: [], timings };
    }
}
function report(kind, functionName, { results, dryRunChanges, rehearsal, image }, timings) {
    const [first, ...rest] = results;
    if (first === undefined)
        throw new Error('a deploy ended without a result');
    return {
        kind,
        functionName,
        results: [first, ...rest],
        timings,
        dryRunChanges,
        ...(rehearsal && { rehearsal }),
        ...(image && { image }),
    };
}


/***/ }),

/***/ 3973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseShifts),
/* harmony export */   i: () => (/* binding */ shiftJournal)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

/**
 * Keeps the aliases that are between two versions where the post step finds them.
 *
 * @param save called with all of them whenever they change
 */
function shiftJournal(save) {
    const open = new Map();
    const write = () => save(JSON.stringify([...open.values()]));
    const remove = (shift) => {
        if (open.delete(keyOf(shift)))
            write();
    };
    return {
        add(shift) {
            open.set(keyOf(shift), shift);
            write();
        },
        complete: remove,
        forget: remove,
    };
}
function keyOf({ region, functionName, alias }) {
    return [region, functionName, alias].join(':');
}
/** Reads what a journal has saved; what is no shift is left out. */
function parseShifts(saved) {
    const value = saved === '' ? [] : JSON.parse(saved);
    return Array.isArray(value) ? value.filter(isPendingShift) : [];
}
function isPendingShift(value) {
    return ['region', 'functionName', 'alias', 'from', 'to', 'description'].every((name) => typeof (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .D)(value, name) === 'string');
}


/***/ })

};
