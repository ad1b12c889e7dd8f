export const id = 7110;
export const ids = [7110];
export const modules = {

/***/ 8573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ throttleRate),
/* harmony export */   uD: () => (/* binding */ requestsOf),
/* harmony export */   zi: () => (/* binding */ errorRate)
/* harmony export */ });
/** Invocations that were asked for, throttled or not. */
function requestsOf({ invocations, throttles }) {
    return invocations + throttles;
}
/** Errors of the invocations, in percent; 0 without any. */
function errorRate({ errors, invocations }) {
    return invocations === 0 ? 0 : (100 * errors) / invocations;
}
/** Throttles of all that was asked for, in percent; 0 without any. */
function throttleRate(metrics) {
    const requests = requestsOf(metrics);
    return requests === 0 ? 0 : (100 * metrics.throttles) / requests;
}


/***/ }),

/***/ 7110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/domain/machine-error.js
var machine_error = __webpack_require__(7019);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(3468);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/inputs/by-region.js + 16 modules
var by_region = __webpack_require__(7552);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/inputs/files.js
var files = __webpack_require__(4519);
;// CONCATENATED MODULE: ./build/inputs/checkout.js



/**
 * Finds the checkout that a folder is in, by its files, so that neither Git nor the owner of the folder matters. Checkouts
 * of submodules and worktrees have no folder `.git`: what they are in is found.
 *
 * @param folder as the input context has it; a URL is in none
 */
function readCheckout(folder, { workspace }) {
    const start = (0,external_node_path_.resolve)(workspace, folder);
    if (!isFolder(start))
        return undefined;
    const here = foldersFrom(start).find((one) => (0,files/* isBelow */.Yw)(workspace, one) && isFolder((0,external_node_path_.join)(one, '.git')));
    if (here === undefined)
        return undefined;
    const git = (0,external_node_path_.join)(here, '.git');
    const head = readHead(git);
    const repository = readOrigin(git);
    return head === undefined ? undefined : { head, ...(repository !== undefined && { repository }) };
}
/** The folder, and those that it is in. */
function foldersFrom(folder) {
    const parent = (0,external_node_path_.dirname)(folder);
    return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
}
const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
// Git documentation, "gitrepository-layout": HEAD is a commit or names a branch, which has a file of its own or a line.
function readHead(git) {
    const head = read((0,external_node_path_.join)(git, 'HEAD')).trim();
    if (commit.test(head))
        return head;
    const branch = /^ref: (refs\/heads\/[^\s~^:?*[\\]+)$/.exec(head)?.[1];
    if (branch === undefined || branch.includes('..'))
        return undefined;
    const own = read((0,external_node_path_.join)(git, ...branch.split('/'))).trim();
    const packed = read((0,external_node_path_.join)(git, 'packed-refs'))
        .split('\n')
        .find((line) => line.endsWith(` ${branch}`));
    return [own, packed?.split(' ')[0] ?? ''].find((found) => commit.test(found));
}
function readOrigin(git) {
    const [, section = ''] = read((0,external_node_path_.join)(git, 'config')).split(/^\[remote "origin"\]\s*$/m);
    const [own = ''] = section.split(/^\[/m);
    const url = /^\s*url\s*=\s*(\S+)\s*$/m.exec(own)?.[1];
    return url === undefined ? undefined : /([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec(url)?.[1];
}
/** Empty when there is no such file, or none that can be read. */
function read(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
/** A link is none: it may lead anywhere. Nor is a name that no folder can have, as one that is too long. */
function isFolder(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/inputs/context.js
var inputs_context = __webpack_require__(7851);
// EXTERNAL MODULE: ./build/inputs/kept.js
var kept = __webpack_require__(6890);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/inputs/result-folder.js





/**
 * The folder that an input names, which need not be there yet.
 *
 * @throws Problem when it is, or would be made, neither in the workspace nor in the runner's temporary folder
 */
function resultFolder(path, input, workplace) {
    const folder = { input, path, workplace };
    refuseElsewhere(folder);
    return folder;
}
/**
 * Writes a file. Whatever has its name, a link among others, is replaced and not written to.
 *
 * @param name of the file, without a folder
 * @throws Problem when the folder leads elsewhere by now
 * @throws Error when it can't be written
 */
function writeAnew(folder, name, text) {
    refuseElsewhere(folder);
    const absolute = (0,external_node_path_.resolve)(folder.workplace.workspace, folder.path);
    (0,external_node_fs_.mkdirSync)(absolute, { recursive: true });
    const real = (0,files/* realPath */.Ye)(absolute) ?? absolute;
    (0,files/* refuseOutside */.gz)(real, folder.path, folder.input, folder.workplace);
    const written = (0,external_node_path_.join)(real, `${name}.${(0,external_node_crypto_.randomUUID)()}.new`);
    try {
        (0,external_node_fs_.writeFileSync)(written, text, { flag: 'wx' });
        (0,external_node_fs_.renameSync)(written, (0,external_node_path_.join)(real, name));
    }
    finally {
        (0,external_node_fs_.rmSync)(written, { force: true });
    }
}
/** What of the path is there decides where the rest would be made. */
function refuseElsewhere({ input, path, workplace }) {
    let there = (0,external_node_path_.resolve)(workplace.workspace, path);
    while (!isThere(there) && there !== (0,external_node_path_.dirname)(there))
        there = (0,external_node_path_.dirname)(there);
    const real = (0,files/* realPath */.Ye)(there);
    if (real === undefined) {
        throw new problem/* Problem */.AF({
            what: `${input}: ${(0,files/* quotePath */.WG)(path)} is a link to a file that is not there.`,
            remedy: 'Remove the link, or name another folder.',
        });
    }
    (0,files/* refuseOutside */.gz)(real, path, input, workplace);
}
/** Also of a link that leads nowhere. */
function isThere(path) {
    try {
        (0,external_node_fs_.lstatSync)(path);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/plan/decide.js + 12 modules
var decide = __webpack_require__(5687);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
;// CONCATENATED MODULE: ./build/plan/subject.js

/** What the inputs alone say, for a run that gets no plan. */
function subjectOfInputs(inputs) {
    const { preview, release, functionName, repository, inRegion = new Map() } = inputs;
    if (functionName === undefined)
        return { kind: 'push', functionName: repository?.repository ?? '' };
    const names = [...inRegion.values()].flat().map((own) => own.functionName?.name);
    const kind = preview.enabled ? 'preview' : release.rollback ? 'rollback' : 'deploy';
    return { kind, functionName: [...new Set([functionName.name, ...names])].join(', ') };
}
function subjectOf(plan) {
    switch (plan.kind) {
        case 'deploy':
        case 'rollback':
            return { kind: plan.kind, functionName: (0,plan_plan/* functionNames */.T6)(plan) };
        case 'push':
            return { kind: 'push', functionName: (0,plan_plan/* repositoryNames */.L0)(plan) };
        case 'preview':
            return { kind: 'preview', functionName: (0,plan_plan/* functionNames */.T6)(plan.deploy) };
        case 'remove-preview':
        case 'sweep':
            return { kind: 'clean-up of previews', functionName: (0,plan_plan/* functionNames */.T6)(plan) };
        case 'nothing':
            return subjectOfInputs(plan.inputs);
    }
}

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/origin.js



/** @param commit that the run deploys, where it is not the one that the workflow runs for */
function originOf({ serverUrl, repository, sha, runId, actor, action }, commit = sha) {
    return { serverUrl, repository, commit, runId, actor: actor ?? '', action: action ?? '' };
}
/** The commit, and a comparison with the one that served before, as links. */
function commitLinks({ serverUrl, repository, commit }, before) {
    if (repository === '' || commit === '')
        return [];
    const page = `${serverUrl}/${repository}`;
    const own = (0,markdown/* link */.nf)((0,domain_text/* shortCommit */.Ax)(commit), `${page}/commit/${commit}`);
    if (before === undefined || before === commit)
        return [`commit ${own}`];
    return [`commit ${own}`, (0,markdown/* link */.nf)(`changes since ${(0,domain_text/* shortCommit */.Ax)(before)}`, `${page}/compare/${before}...${commit}`)];
}
/** Whose action the run is, and the run; neither outside of a workflow. */
function runLinks(origin) {
    const { actor, repository, runId } = origin;
    return [
        ...(actor === '' ? [] : [`by ${(0,markdown/* plain */.pj)(actor)}`]),
        ...(repository === '' || runId === '' ? [] : [(0,markdown/* link */.nf)('workflow run', (0,inputs_context/* runUrl */.Vp)(origin))]),
    ];
}

// EXTERNAL MODULE: ./build/domain/console.js
var console = __webpack_require__(7496);
;// CONCATENATED MODULE: ./build/report/outputs.js

/**
 * The outputs of action.yml by name. The scalars are those of the first region; `results` has them all, keyed by
 * region and under the same names, so that one step for many regions and one leg of a matrix read alike. A run that
 * deployed nothing has no regions.
 */
function outputsOf(report) {
    if (report.kind === 'clean-up')
        return { changed: String(report.removed.length > 0 && !report.dryRun), results: resultsOutput([]) };
    const [first] = report.results;
    const changed = report.results.some((one) => one.region === first.region && one.changed);
    return { ...regionOutputs({ ...first, changed }), results: resultsOutput(report.results) };
}
/** The value of the output `results`. */
function resultsOutput(results) {
    return JSON.stringify(Object.fromEntries(byRegion(results)));
}
/**
 * The same for each region in JSON's own types: `changed` is true or false, `image-tags` a list. A region with several
 * functions has those of the first one, `changed` and `error` of all, and each in `functions` by its name.
 */
function byRegion(results) {
    const all = Map.groupBy(results, ({ region }) => region);
    return new Map([...all].flatMap(([region, [first, ...others]]) => (first ? [[region, ofRegion(first, others)]] : [])));
}
function ofRegion(first, others) {
    if (first.functionName === undefined)
        return jsonOutputs(first);
    const all = [first, ...others];
    const { error: _, ...firstOnly } = first;
    const errors = all.flatMap(({ functionName, error }) => (error === undefined ? [] : [`${functionName}: ${error}`]));
    const changed = all.some((one) => one.changed);
    return {
        ...jsonOutputs({ ...firstOnly, changed, ...(errors.length > 0 && { error: errors.join('\n') }) }),
        functions: Object.fromEntries(all.map((one) => [one.functionName ?? '', jsonOutputs(one)])),
    };
}
function jsonOutputs(result) {
    return { ...regionOutputs(result), 'image-tags': result.imageTags, changed: result.changed };
}
/** The outputs of one region by name, as texts; with the reason in `error` when it is not on the new image. */
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
        'console-url': consoleUrl(result),
        ...(result.error !== undefined && { error: result.error }),
    };
}
/** Of the alias, else of the version or the function; of the image where there is no function. */
function consoleUrl({ region, aliasArn, versionArn, functionArn, imageUri }) {
    const arn = aliasArn || versionArn || functionArn;
    return (arn === '' ? (0,console/* imagePage */.XB)(imageUri) : (0,console/* functionPage */.yX)({ region, arn })) ?? '';
}

// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/domain/place.js
var domain_place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/report/before-now.js
var before_now = __webpack_require__(3521);
// EXTERNAL MODULE: ./build/domain/version-metrics.js
var version_metrics = __webpack_require__(8573);
;// CONCATENATED MODULE: ./build/report/comparison.js




/** Both versions of each region's shift side by side, as a table and a chart. */
function comparisons(results) {
    return results.flatMap((result) => (result.comparison ? compare((0,domain_place/* atPlace */.ze)(result), result.comparison) : []));
}
function compare(where, { newer, older }) {
    const row = (title, of) => [title, of(newer), of(older)];
    const statistics = Object.keys({ ...newer.durations, ...older.durations });
    return [
        `Both versions during the shift ${where}:`,
        '',
        ...(0,markdown/* table */.tp)(['', `Version ${newer.version}`, `Version ${older.version}`], [
            row('Invocations', ({ invocations }) => `${invocations}`),
            row('Errors', (one) => `${one.errors} (${percent((0,version_metrics/* errorRate */.zi)(one))})`),
            row('Throttles', (one) => `${one.throttles} (${percent((0,version_metrics/* throttleRate */.HA)(one))})`),
            ...statistics.map((name) => row(`Duration, ${name}`, ({ durations }) => milliseconds(durations[name]))),
        ]),
        '',
        ...errorChart(newer, older),
    ];
}
/** The newest minutes, as many as a chart has room for. */
const most = 60;
function errorChart(newer, older) {
    const times = [...new Set([...newer.minutes, ...older.minutes].map(({ at }) => at))].sort((one, other) => one - other);
    if (times.length < 2)
        return [];
    const shown = times.slice(-most);
    const rates = (minutes) => {
        const byTime = new Map(minutes.map((one) => [one.at, one]));
        return shown.map((at) => Number((0,version_metrics/* errorRate */.zi)(byTime.get(at) ?? { errors: 0, invocations: 0 }).toFixed(2)));
    };
    return [
        ...(0,markdown/* chart */.bW)({
            title: `Errors in percent by minute: version ${newer.version} (line), version ${older.version} (bars)`,
            axis: shown.map((at) => new Date(at).toISOString().slice(11, 16)),
            bars: rates(older.minutes),
            line: rates(newer.minutes),
        }),
        '',
    ];
}
function percent(value) {
    return `${Number(value.toFixed(2))}%`;
}
function milliseconds(value) {
    return value === undefined ? '' : (0,duration/* formatMeasured */.U6)(value);
}

// EXTERNAL MODULE: ./build/report/failure.js
var report_failure = __webpack_require__(897);
;// CONCATENATED MODULE: ./build/report/gantt.js



/** Rows that a picture has room for. */
const gantt_most = 30;
/** Milliseconds: a shorter run is no picture, and the axis has the hours of one day. */
const [shortest, longest] = [2000, 86_400_000];
/** Milliseconds from which on whole seconds are exact enough. */
const coarse = 15_000;
/** The run as a picture, and the same in numbers. */
function runPicture(timings) {
    if (timings.length === 0)
        return [];
    return [...gantt(timings), ...stepTable(timings)];
}
/** How long a run took: from the start of its first step to the end of its last one. */
function totalOf(timings) {
    const ends = timings.map(({ start, milliseconds }) => start + milliseconds);
    return timings.length === 0 ? 0 : Math.max(...ends) - Math.min(...timings.map(({ start }) => start));
}
/** The rows of the picture: the parts of a step in its place, and in its sections. */
function rowsOf(timings) {
    const all = timings.flatMap((timing) => (timing.parts.length === 0 ? [timing] : timing.parts));
    return all.length <= gantt_most ? all : [...timings];
}
/**
 * GitHub draws it ("Creating diagrams"; Mermaid documentation, "Gantt diagrams"). With another format of dates than
 * `HH:mm:ss` it is shifted in some time zones.
 */
function gantt(timings) {
    const total = totalOf(timings);
    const rows = rowsOf(timings);
    // What only prepared something shows nothing.
    if (rows.every(({ section }) => section === 'Prepare') || total < shortest || total > longest)
        return [];
    const failed = rows.some((row) => row.failed);
    const startOf = total < coarse ? beginAfter(rows) : beginAt(Math.min(...timings.map(({ start }) => start)));
    const bySection = Map.groupBy(rows, ({ section, place }) => place ?? section);
    return [
        '```mermaid',
        'gantt',
        '    dateFormat HH:mm:ss',
        `    axisFormat ${total < 3_600_000 ? '%M:%S' : '%H:%M'}`,
        ...(total < coarse ? ['    tickInterval 1second'] : []),
        '    todayMarker off',
        ...[...bySection].flatMap(([section, of]) => [
            `    section ${inGantt(section)}`,
            ...of.map((row) => `    ${task(row, failed, startOf(row))}`),
        ]),
        '```',
        '',
    ];
}
/** When a row begins, in whole seconds. */
function beginAt(first) {
    return ({ start }) => clock(start - first);
}
/** In a short run a row begins with the end of the one that ended last before it, to the millisecond. */
function beginAfter(rows) {
    const end = ({ start, milliseconds }) => start + milliseconds;
    return (row) => {
        const before = rows.filter((one) => one !== row && end(one) <= row.start);
        const last = before.toSorted((one, other) => end(other) - end(one))[0];
        return `t${rows.indexOf(row)}, ${last === undefined ? clock(0) : `after t${rows.indexOf(last)}`}`;
    };
}
function task({ label, milliseconds, failed, ...row }, dull, start) {
    // Of a step of the traffic the label says for how long it was to be.
    const time = row.section === 'Traffic' ? '' : (0,duration/* formatDuration */.a3)(milliseconds);
    const said = [label, row.note, time].filter(Boolean).join(', ');
    // What failed is red; beside it everything else is grey.
    const marks = [...(failed ? ['crit'] : dull ? ['done'] : []), ...(isMoment(label, milliseconds) ? ['milestone'] : [])];
    const length = isMoment(label, milliseconds) ? '0ms' : `${Math.round(milliseconds)}ms`;
    return `${inGantt(said)} :${[...marks, start, length].join(', ')}`;
}
/** The end of a shift, which takes no time. */
function isMoment(label, milliseconds) {
    return label === '100%' && milliseconds < 2000;
}
/** Milliseconds as `HH:mm:ss`. */
function clock(milliseconds) {
    return new Date(milliseconds).toISOString().slice(11, 19);
}
/** Mermaid ends a task's name at a colon, and takes some signs for its own. */
function inGantt(text) {
    return (text
        .replaceAll(/[^\p{L}\p{N} .,()/+%$@-]/gu, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim() || 'step');
}
function stepTable(timings) {
    const cells = ({ milliseconds, failed }) => `${(0,duration/* formatDuration */.a3)(milliseconds)}${failed ? ', failed' : ''}`;
    const rows = timings.flatMap((timing) => [
        [(0,markdown/* plain */.pj)([timing.title, timing.note].filter(Boolean).join(': ')), cells(timing)],
        ...timing.parts.map((part) => [`— ${(0,markdown/* plain */.pj)([part.place, part.label].filter(Boolean).join(': '))}`, cells(part)]),
    ]);
    const title = `${(0,domain_text/* counted */.hS)(timings.length, 'step')} in ${(0,duration/* formatDuration */.a3)(totalOf(timings))}`;
    return [...(0,markdown/* details */.zH)(title, (0,markdown/* table */.tp)(['Step', 'Time'], rows)), ''];
}

// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/image/facts.js
var facts = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/image/size.js
var size = __webpack_require__(9273);
;// CONCATENATED MODULE: ./build/report/layers.js





/** Layers of an image that are shown one by one. */
const layers_most = 20;
/** What the image is made of, against the one that served before. */
function layerTable(image, before, tags) {
    const whole = image.uncompressed === undefined ? '' : `, ${(0,facts/* formatBytes */.z3)(image.uncompressed)} uncompressed`;
    const count = (0,domain_text/* counted */.hS)(image.layers.length, 'layer');
    const difference = before ? `, ${describeSizeDifference(image.compressed - (0,size/* totalSize */.UT)(before.layers))}` : '';
    const title = `Image: ${(0,facts/* formatBytes */.z3)(image.compressed)} compressed${whole}, ${count}${difference}`;
    const kept = new Set(before?.layers.map(({ digest }) => digest));
    const rows = grouped(image.layers, kept).map(({ name, size, isOld, instruction }) => [
        name,
        (0,facts/* formatBytes */.z3)(size),
        ...(before ? [isOld ? 'as before' : '**new**'] : []),
        instruction,
    ]);
    const gone = (before?.layers ?? []).filter(({ digest }) => !image.layers.some((layer) => layer.digest === digest));
    return [
        ...(0,markdown/* details */.zH)(title, [
            ...(0,markdown/* table */.tp)(['Layer', 'Size', ...(before ? ['Since before'] : []), 'Made by'], rows),
            ...(gone.length === 0 ? [] : ['', `In place of ${describeGone(gone)}.`]),
            ...(tags.length === 0 ? [] : ['', `Tags: ${tags.map(markdown/* code */.aY).join(' ')}`]),
        ]),
        '',
    ];
}
function describeSizeDifference(difference) {
    return difference === 0 ? 'as large as before' : `${(0,before_now/* formatDifference */.jR)(difference)} since before`;
}
function describeGone(gone) {
    return `${(0,domain_text/* counted */.hS)(gone.length, 'layer')} of ${(0,facts/* formatBytes */.z3)((0,size/* totalSize */.UT)(gone))}`;
}
/** Layers from the bottom up; those that are as before are one row where they follow each other. */
function grouped(layers, kept) {
    const rows = [];
    for (const [index, { digest, size, instruction }] of layers.entries()) {
        const isOld = kept.has(digest);
        const last = rows.at(-1);
        if (last?.isOld && isOld) {
            last.name = `${last.from}–${index + 1}`;
            last.size += size;
            last.instruction = '';
        }
        else {
            const made = instruction && (0,markdown/* code */.aY)((0,domain_text/* cut */.Jj)(instruction, 90));
            rows.push({ name: `${index + 1}`, from: index + 1, size, isOld, instruction: made });
        }
    }
    if (rows.length <= layers_most)
        return rows;
    const rest = rows.slice(layers_most - 1);
    const size = rest.reduce((sum, one) => sum + one.size, 0);
    return [...rows.slice(0, layers_most - 1), { name: `${rest.length} more`, size, isOld: false, instruction: '' }];
}

// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
;// CONCATENATED MODULE: ./build/report/links.js



/** Where to look further, in a line for each place; nothing where the partition's console has no public address. */
function links(results) {
    const several = results.length > 1;
    const lines = results.flatMap((result) => {
        const found = linksOf(result);
        const where = result.functionName === undefined ? result.region : `${(0,markdown/* code */.aY)(result.functionName)} in ${result.region}`;
        return found.length === 0 ? [] : [`${several ? `- ${where}: ` : ''}${found.join(' · ')}`];
    });
    return lines.length === 0 ? [] : [...lines, ''];
}
function linksOf({ region, functionArn, alias, version, rejected, watched }) {
    // After a failure that version is what is looked at.
    const shown = rejected ?? (alias?.version || version || '$LATEST');
    const arn = functionArn === '' ? '' : `${functionArn}:${shown}`;
    const pages = [
        ['Function', (0,console/* functionPage */.yX)({ region, arn: functionArn })],
        [`Logs of ${named(shown)}`, watched && arn !== '' ? (0,console/* logsPage */.$R)(region, watched.logGroup, shown) : undefined],
        ['Metrics', (0,console/* functionPage */.yX)({ region, arn, tab: 'monitoring' })],
        ...(watched?.alarms ?? []).map((name) => [`Alarm ${name}`, (0,console/* alarmPage */.HJ)(region, name)]),
    ];
    return pages.flatMap(([text, url]) => (url === undefined ? [] : [(0,markdown/* link */.nf)(text, url)]));
}
function named(version) {
    return /^\d+$/.test(version) ? `version ${version}` : version;
}
/** Whether other code, or with an alias another version, serves than before. */
function isMoved({ changed, alias, version, previousVersion, digest, previousDigest }) {
    if (!changed || previousDigest === '')
        return false;
    return alias === undefined ? previousDigest !== digest : previousVersion !== version;
}
/** How to go back to what served before; nothing where there was nothing, or where it serves still. */
function undo(results, origin) {
    const moved = results.filter(isMoved);
    const [first] = moved;
    if (first === undefined)
        return [];
    const step = origin?.action ? `a step with ${(0,markdown/* code */.aY)(`uses: ${origin.action}`)}` : 'a step of this action';
    if (moved.every(({ alias }) => alias !== undefined)) {
        // No alias is rolled back to $LATEST, which is not what it was any more.
        if (moved.some(({ previousVersion }) => !/^\d+$/.test(previousVersion)))
            return [];
        const same = new Set(moved.map(({ previousVersion }) => previousVersion)).size === 1;
        const to = same ? ` and ${(0,markdown/* code */.aY)(`rollback-to: '${first.previousVersion}'`)}` : '';
        return [`**To undo:** run ${step}, the same function and alias, ${(0,markdown/* code */.aY)("rollback: 'true'")}${to}.`, ''];
    }
    const uri = first.previousImage?.uri;
    if (results.length > 1 || uri === undefined)
        return [];
    const { name = '' } = (0,arn/* parseFunctionArn */.x$)(first.functionArn) ?? {};
    return [
        `**To undo:** run ${step}, ${(0,markdown/* code */.aY)(`function-name: ${name}`)}, ${(0,markdown/* code */.aY)("allow-older: 'true'")} and ${(0,markdown/* code */.aY)(`image-uri: ${uri}`)}.`,
        '',
    ];
}

// EXTERNAL MODULE: ./build/report/prose.js
var prose = __webpack_require__(2752);
;// CONCATENATED MODULE: ./build/report/places.js






/** What each of several places has. */
function placeTable(kind, results, findings = []) {
    const several = results.some(({ functionName }) => functionName !== undefined);
    const aliases = new Set(results.flatMap(({ alias }) => alias?.name ?? []));
    const [alias] = aliases.size === 1 ? aliases : [];
    const versions = kind === 'push' ? [] : [alias === undefined ? 'Version' : (0,markdown/* code */.aY)(alias)];
    const head = ['', ...(several ? ['Function'] : []), 'Region', ...versions, 'Image', 'What happened'];
    const rows = results.map((result) => [
        signOf(result),
        ...(several ? [(0,markdown/* code */.aY)(result.functionName ?? '')] : []),
        result.region,
        ...(kind === 'push' ? [] : [versionsOf(result, aliases.size > 1)]),
        imagesOf(result),
        happened(kind, result, findings),
    ]);
    return [...(0,markdown/* table */.tp)(head, rows), ''];
}
function signOf(result) {
    if (result.error !== undefined)
        return '❌';
    return result.changed ? '✅' : '➖';
}
function versionsOf(result, isNamed) {
    const { alias, version, previousVersion, changed } = result;
    const name = isNamed && alias ? `${(0,markdown/* code */.aY)(alias.name)}: ` : '';
    if (result.unknown)
        return `${name}unknown`;
    if (alias && Object.keys(alias.weights).length > 0)
        return `${name}${(0,headline/* routeOf */.Lu)(alias)}`;
    if (version === '')
        return '';
    const now = (0,before_now/* versionLink */.PK)(result, version).replace('[version ', '[');
    if (!changed || previousVersion === version)
        return `${name}${now}`;
    return `${name}${previousVersion === '' ? 'new' : previousVersion} → **${now}**`;
}
function imagesOf(result) {
    const before = (0,headline/* digestOf */.ol)({ digest: result.previousDigest });
    const now = (0,headline/* digestOf */.ol)(result);
    if (result.unknown)
        return 'unknown';
    return before === '' || before === now ? now : `${before} → ${now}`;
}
/** Characters of a reason: the table is not to be wider than the page. */
const places_longest = 160;
function happened(kind, result, findings) {
    const { error, changed, releasedIn, pruned } = result;
    if (error !== undefined)
        return whatFailed(result, error, findings);
    if (kind === 'push')
        return changed ? 'pushed' : 'already there';
    if (kind === 'rollback')
        return changed ? 'rolled back' : 'was there already';
    const time = releasedIn === undefined ? '' : ` in ${(0,duration/* formatDuration */.a3)(releasedIn)}`;
    const gone = pruned.length === 0 ? '' : `; deleted ${pruned.length} older versions`;
    if (!changed)
        return `unchanged${gone}`;
    return `${(0,headline/* isReleased */.OZ)(result) ? `released${time}` : 'changed'}${gone}`;
}
/** What is said of it above already is not said again. */
function whatFailed({ changed, unknown }, error, findings) {
    const known = findings.find(({ what, remedy }) => [what, withoutPlace(what)].some((one) => error.startsWith(`${one} ${remedy}`)));
    if (known === undefined)
        return (0,prose/* prose */.CS)((0,domain_text/* cut */.Jj)(error.replaceAll(/\s+/g, ' '), places_longest));
    const { what, remedy } = known;
    const said = [what, withoutPlace(what)].map((one) => `${one} ${remedy}`).find((one) => error.startsWith(one)) ?? '';
    const more = error.slice(said.length).trim();
    const state = changed || unknown ? 'failed' : 'failed; as before';
    return more === '' ? state : `failed. ${(0,prose/* prose */.CS)((0,domain_text/* cut */.Jj)(more.replaceAll(/\s+/g, ' '), places_longest))}`;
}
/** A finding of several places begins with the name of its own. */
function withoutPlace(what) {
    return what.replace(/^[^:]{1,200}: /, '');
}

// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
;// CONCATENATED MODULE: ./build/report/scan.js



/** Rows that are shown. */
const scan_most = 10;
/** What the scan of the image found, and what of it is accepted. */
function scanTable({ scanner, severity, accepted, below }) {
    const who = scanner === 'enhanced' ? 'Amazon Inspector' : 'ECR';
    const rest = below.length === 0 ? '' : `; less severe: ${(0,scan/* countBySeverity */.Ot)(below)}`;
    const nothing = `Scanned by ${who}: nothing of severity ${severity} or worse`;
    if (accepted.length === 0)
        return [`${nothing}${rest}.`, ''];
    const more = accepted.length > scan_most ? [`and ${accepted.length - scan_most} more`, ''] : [];
    return [
        `${nothing} that is not accepted${rest}. Accepted:`,
        '',
        ...(0,markdown/* table */.tp)(['Vulnerability', 'Severity', 'Package', 'Fixed in'], accepted.slice(0, scan_most).map(row)),
        '',
        ...more,
    ];
}
function row({ id, severity, packages }) {
    const list = (texts) => (0,markdown/* plain */.pj)((0,domain_text/* cut */.Jj)([...new Set(texts)].filter(Boolean).join(', '), 80));
    return [
        (0,markdown/* plain */.pj)(id),
        severity,
        list(packages.map(({ name, version }) => `${name} ${version}`.trim())),
        list(packages.map(({ fixedIn = '' }) => fixedIn)),
    ];
}

;// CONCATENATED MODULE: ./build/report/tables.js




/** How the image answered before it was pushed, and its version before it was released. */
function eventTable(rehearsal, results) {
    const rehearsed = rehearsal?.events ?? [];
    const verified = results.flatMap((result) => result.verified.map((one) => ({ ...one, result })));
    if (rehearsed.length + verified.length === 0)
        return [];
    const several = results.some(({ functionName }) => functionName !== undefined);
    const named = (name) => (several ? [(0,markdown/* code */.aY)(name ?? '')] : []);
    const rows = [
        ...rehearsed.map((one, index) => [
            'rehearsed',
            ...named(one.functionName),
            (0,markdown/* plain */.pj)(one.name),
            (0,duration/* formatDuration */.a3)(one.milliseconds),
            index === 0 ? (0,duration/* formatDuration */.a3)(rehearsal?.init ?? 0) : '',
            '',
        ]),
        ...verified.map(({ result, name, duration, coldStart, memoryUsed }) => [
            `version ${result.rejected ?? result.version} in ${result.region}`,
            ...named(result.functionName),
            (0,markdown/* plain */.pj)(name),
            tables_milliseconds(duration),
            coldStart === undefined ? 'warm' : tables_milliseconds(coldStart),
            memoryUsed === undefined ? '' : `${memoryUsed} MB`,
        ]),
    ];
    const done = [
        ...(rehearsed.length > 0 ? [`rehearsed with ${(0,domain_text/* counted */.hS)(rehearsed.length, 'event')}`] : []),
        ...(verified.length > 0 ? [`verified with ${(0,domain_text/* counted */.hS)(verified.length, 'event')}`] : []),
    ].join(', ');
    const head = ['', ...(several ? ['Function'] : []), 'Event', 'Answered in', 'Cold start', 'Memory used'];
    return [...(0,markdown/* details */.zH)(`${done[0]?.toUpperCase()}${done.slice(1)}: all as expected`, (0,markdown/* table */.tp)(head, rows)), ''];
}
/** How the new version answered what it was sent once, before any traffic. */
function beforeTrafficList(results) {
    const lines = results.flatMap(({ beforeTraffic = [], ...result }) => beforeTraffic.map(({ name, duration }) => `- ${(0,domain_place/* placeName */.fW)(result)}: version ${result.version} answered ${(0,markdown/* plain */.pj)(name)}${duration === undefined ? '' : ` in ${duration} ms`}`));
    return lines.length === 0 ? [] : ['Sent once, before any traffic:', '', ...lines, ''];
}
function tables_milliseconds(value) {
    return value === undefined ? '' : `${value} ms`;
}
/** A hint for the first deploy. */
function rehearsalHint({ kind, rehearsal, results }) {
    const isFirst = results.every(({ previousLatestDigest }) => previousLatestDigest === undefined);
    if (kind !== 'deploy' || rehearsal !== undefined || !isFirst)
        return [];
    return ['With `test-event` the image is rehearsed as Lambda would run it, before it is pushed.', ''];
}

;// CONCATENATED MODULE: ./build/report/summary.js















/** The job summary of a run, as Markdown. */
function summarize(report) {
    return report.kind === 'clean-up' ? summarizeCleanUp(report) : summarizeDeploy(report);
}
function summarizeCleanUp(report) {
    const { dryRun, removed, kept, timings, origin } = report;
    const list = (title, phrases) => phrases.length === 0 ? [] : [`${title}:`, '', ...phrases.map((phrase) => `- ${(0,prose/* prose */.CS)(phrase)}`), ''];
    return [
        ...heading((0,headline/* headlineOf */.gD)(report)),
        ...byline(timings, withoutCommit(origin)),
        ...list(dryRun ? 'Would be removed' : 'Removed', removed),
        ...list('Kept', kept),
        ...runPicture(timings),
    ].join('\n');
}
function summarizeDeploy(report) {
    const { kind, results, timings, origin, dryRunChanges, rehearsal, image, scan } = report;
    const dryRun = dryRunChanges.length > 0;
    const [first, ...others] = results;
    return [
        ...heading((0,headline/* headlineOf */.gD)(report)),
        ...byline(timings, kind === 'rollback' ? withoutCommit(origin) : origin, first),
        ...(dryRun ? [...dryRunChanges.map((change) => `- ${(0,prose/* prose */.CS)(change)}`), ''] : []),
        ...(others.length > 0 ? placeTable(kind, results) : dryRun || !first.changed ? [] : (0,before_now/* beforeAndNow */.Vo)(first, image)),
        ...urlList(results),
        ...beforeTrafficList(results),
        ...(others.length > 0 ? [] : pruned(first)),
        ...(dryRun ? [] : links(results)),
        ...(dryRun || kind === 'rollback' ? [] : undo(results, origin)),
        ...(scan ? scanTable(scan) : []),
        ...comparisons(results),
        ...rehearsalHint(report),
        ...runPicture(timings),
        ...eventTable(rehearsal, results),
        ...(image ? layerTable(image, first.previousImage, first.imageTags) : []),
    ].join('\n');
}
/** The last line of the log, which is seen when all groups are closed. */
function conclude(report) {
    const said = report.kind === 'clean-up' ? report.headline : (0,headline/* headlineOf */.gD)(report).text.replaceAll('`', '');
    return `${said} (${(0,duration/* formatDuration */.a3)(totalOf(report.timings))})`;
}
/** The job summary of a run that failed, as Markdown. */
function summarizeFailure(failure) {
    const { kind, live, findings, timings, origin } = failure;
    const [first, ...others] = live;
    const tellsMore = first !== undefined && others.length === 0 && (first.changed || first.rejected !== undefined);
    return [
        ...heading((0,headline/* failedHeadline */.ML)(failure)),
        ...byline(timings, origin, first),
        ...(0,report_failure/* cautionOf */.v4)(failure),
        ...(others.length > 0 ? placeTable(kind, live, findings) : tellsMore ? (0,before_now/* beforeAndNow */.Vo)(first, undefined) : []),
        ...(others.length > 0 || tellsMore ? links(live) : []),
        ...comparisons(live),
        ...(0,report_failure/* words */.aL)(failure),
        ...runPicture(timings),
    ].join('\n');
}
function heading({ sign, text }) {
    return [`### ${sign} ${text}`, ''];
}
/** How long it took, of what commit it is, and who and what ran it. */
function byline(timings, origin, result) {
    const parts = [
        ...(timings.length === 0 ? [] : [took(timings)]),
        ...(origin ? [...commitLinks(origin, result?.previousImage?.commit), ...runLinks(origin)] : []),
    ];
    return parts.length === 0 ? [] : [parts.join(' · '), ''];
}
/** After a failure also in which step it ended. */
function took(timings) {
    const time = (0,duration/* formatDuration */.a3)(totalOf(timings));
    const last = timings.at(-1);
    return last?.failed ? `after ${time}, in *${(0,markdown/* plain */.pj)(last.label)}*` : `in ${time}`;
}
/** Of a run that deploys none. */
function withoutCommit(origin) {
    return origin && { ...origin, commit: '' };
}
function urlList(results) {
    const lines = results
        .filter(({ functionUrl }) => functionUrl !== '')
        .map((one) => `- ${(0,domain_place/* placeName */.fW)(one)}: ${(0,markdown/* address */.hl)(one.functionUrl)}`);
    return lines.length === 0 ? [] : [...lines, ''];
}
function pruned({ pruned: gone }) {
    return gone.length === 0
        ? []
        : [`Deleted the older ${gone.length === 1 ? 'version' : 'versions'} ${gone.join(', ')}.`, ''];
}

;// CONCATENATED MODULE: ./build/report/write.js





/** Sets the outputs, says in one line what happened, and writes the job summary. */
async function writeReport(report, folder, output) {
    for (const [name, value] of Object.entries(outputsOf(report)))
        output.setOutput(name, value);
    writeResults(report.kind === 'clean-up' ? [] : report.results, folder, output);
    output.log(conclude(report));
    await writeSummary(summarize(report), output);
}
/** Says with what error the step fails, says the same in the job summary, and outputs what each region has now. */
async function writeFailure(failure, folder, output) {
    output.error(failure.message, failure.annotation);
    if (failure.live.length > 0)
        output.setOutput('results', resultsOutput(failure.live));
    writeResults(failure.live, folder, output);
    await writeSummary(summarizeFailure(failure), output);
}
/** Writes `deploy-lambda-image-<region>.json` for each region, to be gathered from the legs of a matrix. */
function writeResults(results, folder, output) {
    if (folder === undefined)
        return;
    try {
        for (const [region, outputs] of byRegion(results)) {
            writeAnew(folder, `deploy-lambda-image-${region}.json`, `${JSON.stringify(outputs, undefined, 2)}\n`);
        }
    }
    catch (error) {
        output.warn(error instanceof problem/* Problem */.AF ? error.message : `result-dir: ${(0,domain_text/* messageOf */.bD)(error)}`);
    }
}
// A summary that can't be written (too large, a full disk) never turns a finished deploy red.
async function writeSummary(text, output) {
    try {
        await output.addSummary(text);
    }
    catch (error) {
        output.warn(`The job summary could not be written: ${(0,domain_text/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: ./build/session/cancellation.js
var cancellation = __webpack_require__(9704);
// EXTERNAL MODULE: ./build/session/heartbeat.js
var heartbeat = __webpack_require__(3535);
// EXTERNAL MODULE: ./build/session/runner.js + 1 modules
var runner = __webpack_require__(5933);
// EXTERNAL MODULE: ./build/session/standstill.js
var standstill = __webpack_require__(6309);
// EXTERNAL MODULE: ./build/github/pending-comments.js
var pending_comments = __webpack_require__(8336);
// EXTERNAL MODULE: ./build/github/pending-deployments.js
var pending_deployments = __webpack_require__(6016);
// EXTERNAL MODULE: ./build/lambda/unverified.js
var unverified = __webpack_require__(9947);
// EXTERNAL MODULE: ./build/traffic/journal.js
var journal = __webpack_require__(3973);
// EXTERNAL MODULE: ./build/domain/waits.js
var waits = __webpack_require__(5587);
;// CONCATENATED MODULE: ./build/session/steps.js



/** Runs the steps of the run one after the other: each is a group of the log and a row of the summary. */
class Steps {
    timings = [];
    #begun = performance.now();
    #signal;
    #output;
    #current;
    constructor(signal, output) {
        this.#signal = signal;
        this.#output = output;
    }
    /**
     * @param name the title alone, of a step that prepares something
     * @throws what the step threw; the signal's reason when the run was cancelled
     */
    async step(name, work) {
        this.#signal.throwIfAborted();
        const { title, label = title, section = 'Prepare' } = typeof name === 'string' ? { title: name } : name;
        const since = typeof name === 'string' ? undefined : name.since;
        const timing = { title, label, section, ...this.#start(since), parts: [] };
        this.#output.openGroup(title);
        this.#current = timing;
        try {
            return await (0,waits/* awaiting */.Vp)({ what: `the end of '${title}'` }, () => measured(timing, work, since));
        }
        finally {
            this.#current = undefined;
            this.timings.push(timing);
            this.#output.log(`Took ${(0,duration/* formatDuration */.a3)(timing.milliseconds)}`);
            this.#output.closeGroup();
        }
    }
    /** Adds a few words to the step that is under way, for the summary. */
    note(text) {
        if (this.#current)
            this.#current.note = text;
    }
    /**
     * Measures parts of the step that is under way, which may overlap.
     *
     * @param place the function that they are about, where the run has several
     */
    timed(section, place) {
        return async (title, work, done) => {
            const part = { label: title, section, ...this.#start(), ...(place && { place: (0,domain_place/* placeName */.fW)(place) }) };
            this.#current?.parts.push(part);
            const result = await measured(part, work);
            if (done)
                part.label = done(result);
            return result;
        };
    }
    #start(since = performance.now()) {
        return { start: since - this.#begun, milliseconds: 0 };
    }
}
async function measured(timing, work, start = performance.now()) {
    try {
        return await work();
    }
    catch (error) {
        timing.failed = true;
        throw error;
    }
    finally {
        timing.milliseconds = performance.now() - start;
    }
}

;// CONCATENATED MODULE: ./build/session/tools.js






/** The tools of a run. */
function toolsWith(output, env, { workspace, temporaryDirectory, serverUrl, repository, sha, runId }, signal) {
    const { log, debug, warn, notice, mask, hide, conceal, saveState } = output;
    const directories = [];
    return {
        steps: new Steps(signal, output),
        signal,
        env,
        workflow: { serverUrl, repository, sha, runId },
        workspace,
        temporaryDirectory,
        log,
        debug,
        warn,
        notice,
        mask,
        hide,
        conceal,
        remember(directory) {
            directories.push(directory);
            saveState(state/* stateNames */.U0.directories, directories.join('\n'));
        },
        live: new Map(),
        shifts: (0,journal/* shiftJournal */.i)((text) => saveState(state/* stateNames */.U0.shifts, text)),
        unverified: (0,unverified/* unverifiedJournal */.f)((text) => saveState(state/* stateNames */.U0.unverified, text)),
        comments: (0,pending_comments/* commentJournal */.X)((text) => saveState(state/* stateNames */.U0.comments, text)),
        deployments: (0,pending_deployments/* deploymentJournal */.H)((text) => saveState(state/* stateNames */.U0.deployments, text)),
    };
}

;// CONCATENATED MODULE: ./build/main.js



















/** Characters: the runner cuts what is longer, and text that is made inert gets somewhat longer. */
const annotationLength = 3600;
/**
 * The whole run: inputs, plan, what the plan says, report.
 *
 * @returns the exit status of the step
 */
function main(env) {
    return (0,heartbeat.withHeartbeat)((0,runner.runnerOutput)(), (output) => run(env, output));
}
async function run(env, output) {
    // Every name that post reads: what stands in the runner's file wins over what others print (docs of the runner).
    for (const name of Object.values(state/* stateNames */.U0))
        output.saveState(name, name === state/* stateNames */.U0.isPost ? 'true' : '');
    const signal = (0,cancellation/* cancellation */.WN)();
    let subject = { kind: 'run', functionName: '' };
    let results;
    let tools;
    let origin;
    try {
        const context = (0,inputs_context/* readContext */.yI)(env);
        origin = originOf(context);
        const inputs = (0,by_region/* readRunInputs */.h)(runner.runnerInput, context);
        output.saveState(state/* stateNames */.U0.inputs, (0,kept/* keepInputs */.j)(inputs.configFiles, context.ambientRegion));
        subject = subjectOfInputs(inputs);
        results = resultFolderOf(inputs, context);
        const checkout = inputs.image ? undefined : readCheckout(inputs.build.context, context);
        const decided = (0,decide/* plan */.e)(inputs, { ...context, ...(checkout && { checkout }) });
        subject = subjectOf(decided);
        origin = originOf(context, commitOf(decided));
        const all = toolsWith(output, env, context, signal);
        tools = all;
        const report = await (0,standstill/* noStandstill */.a)(() => carryOut(decided, all));
        await writeReport({ ...report, origin }, results, output);
        return 0;
    }
    catch (thrown) {
        if (thrown instanceof Error)
            output.debug(thrown.stack ?? '');
        // When the run is cancelled, each call under way ends with an error of its own kind.
        const error = signal.aborted ? signal.reason : ((0,machine_error/* explainMachine */.L)(thrown) ?? thrown);
        const failure = {
            ...subject,
            message: output.conceal((0,domain_text/* describeError */.Uc)(error)),
            findings: concealed(error, output.conceal),
            cancelled: signal.aborted,
            ...(origin && { origin }),
            annotation: (0,domain_text/* describeErrorWithin */.Ne)(error, annotationLength),
            timings: tools?.steps.timings ?? [],
            live: [...(tools?.live.values() ?? [])],
        };
        await writeFailure(failure, results, output);
        return 1;
    }
}
/** The commit that a plan deploys; undefined where it deploys none. */
function commitOf(decided) {
    if ('commit' in decided)
        return decided.commit;
    return decided.kind === 'preview' ? decided.deploy.commit : undefined;
}
/** What the user can act on, without what is hidden: escaped as Markdown it would not be found. */
function concealed(error, conceal) {
    if (!(error instanceof problem/* Problem */.AF))
        return [];
    return error.findings.map(({ what, remedy, quote, details, printed }) => ({
        what: conceal(what),
        remedy: conceal(remedy),
        ...(quote && { quote: { by: quote.by, text: conceal(quote.text) } }),
        ...(details !== undefined && { details: conceal(details) }),
        ...(printed !== undefined && { printed: conceal(printed) }),
    }));
}
function resultFolderOf({ rollout: { resultDirectory } }, workplace) {
    return resultDirectory === undefined ? undefined : resultFolder(resultDirectory, 'result-dir', workplace);
}
/**
 * Loads what the plan needs, and carries it out. A run whose inputs are refused loads no client of AWS.
 *
 * @throws Problem with what is wrong and what to change
 */
async function carryOut(decided, tools) {
    const { timings } = tools.steps;
    switch (decided.kind) {
        case 'deploy': {
            tell(decided, tools);
            const [{ deploy }, { startDeployRun }, { reportedOnGitHub }] = await Promise.all([
                Promise.all(/* import() */[__webpack_require__.e(1695), __webpack_require__.e(4497), __webpack_require__.e(8567)]).then(__webpack_require__.bind(__webpack_require__, 8567)),
                Promise.all(/* import() */[__webpack_require__.e(1695), __webpack_require__.e(4497), __webpack_require__.e(7118), __webpack_require__.e(1749), __webpack_require__.e(7173)]).then(__webpack_require__.bind(__webpack_require__, 1749)),
                __webpack_require__.e(/* import() */ 5624).then(__webpack_require__.bind(__webpack_require__, 5624)),
            ]);
            const names = (0,plan_plan/* functionNames */.T6)(decided);
            const ended = await reportedOnGitHub(decided, tools, () => deploy(startDeployRun(decided, tools)));
            if (ended.results.length > 0)
                return report('deploy', names, ended, timings);
            const headline = `Nothing was deployed: there is no function ${names.replaceAll(', ', ' or ')}`;
            return { kind: 'clean-up', headline, dryRun: false, removed: [], kept: [], timings };
        }
        case 'push': {
            tell(decided, tools);
            const [{ pushOnly }, { startPushRun }] = await Promise.all([
                Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4497), __webpack_require__.e(8508), __webpack_require__.e(9585), __webpack_require__.e(7118), __webpack_require__.e(1749), __webpack_require__.e(2988), __webpack_require__.e(2776), __webpack_require__.e(501)]).then(__webpack_require__.bind(__webpack_require__, 8359)),
                Promise.all(/* import() */[__webpack_require__.e(1695), __webpack_require__.e(4497), __webpack_require__.e(7118), __webpack_require__.e(1749), __webpack_require__.e(7173)]).then(__webpack_require__.bind(__webpack_require__, 1749)),
            ]);
            return report('push', (0,plan_plan/* repositoryNames */.L0)(decided), await pushOnly(startPushRun(decided, tools)), timings);
        }
        case 'rollback': {
            tell(decided, tools);
            const [{ rollBack }, { reportedOnGitHub }] = await Promise.all([
                Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4497), __webpack_require__.e(8508), __webpack_require__.e(1958), __webpack_require__.e(7803)]).then(__webpack_require__.bind(__webpack_require__, 184)),
                __webpack_require__.e(/* import() */ 5624).then(__webpack_require__.bind(__webpack_require__, 5624)),
            ]);
            const ended = await reportedOnGitHub(decided, tools, () => rollBack(decided, tools));
            return report('rollback', (0,plan_plan/* functionNames */.T6)(decided), ended, timings);
        }
        case 'preview': {
            tell(decided.deploy, tools);
            const { previewPullRequest } = await Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4497), __webpack_require__.e(8508), __webpack_require__.e(9585), __webpack_require__.e(7118), __webpack_require__.e(1749), __webpack_require__.e(4327), __webpack_require__.e(9148)]).then(__webpack_require__.bind(__webpack_require__, 9148));
            const ended = await previewPullRequest(decided, tools);
            const name = (0,plan_plan/* functionNames */.T6)(decided.deploy);
            return 'results' in ended ? report('deploy', name, ended, timings) : { kind: 'clean-up', ...ended, timings };
        }
        case 'remove-preview': {
            const { removePreviewOf } = await Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4497), __webpack_require__.e(8508), __webpack_require__.e(9585), __webpack_require__.e(4327)]).then(__webpack_require__.bind(__webpack_require__, 4327));
            return { kind: 'clean-up', ...(await removePreviewOf(decided, tools)), timings };
        }
        case 'sweep': {
            const { sweepPreviews } = await Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1695), __webpack_require__.e(1696), __webpack_require__.e(4497), __webpack_require__.e(8508), __webpack_require__.e(9585), __webpack_require__.e(4327), __webpack_require__.e(6335)]).then(__webpack_require__.bind(__webpack_require__, 6335));
            return { kind: 'clean-up', ...(await sweepPreviews(decided, tools)), timings };
        }
        case 'nothing':
            tools.notice(decided.notice);
            return { kind: 'clean-up', headline: decided.notice, dryRun: false, removed: [], kept: [], timings };
    }
}
function tell({ notices = [], warnings }, tools) {
    for (const notice of notices)
        tools.notice(notice);
    for (const warning of warnings)
        tools.warn(warning);
}
function report(kind, functionName, { results, dryRunChanges, rehearsal, image, scan }, timings) {
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
        ...(scan && { scan }),
    };
}


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


/***/ }),

/***/ 3535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withHeartbeat: () => (/* binding */ withHeartbeat)
/* harmony export */ });
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5587);

/** Milliseconds of silence after which the log says what the run waits for: it is never silent for 15 seconds. */
const silence = 14_000;
/** Waits that one line names. */
const most = 4;
/**
 * Does a run's work with an output that is never silent for long: one line then says what is waited for, for how long
 * so far, and for how long at most.
 *
 * @param output takes all that the run says
 */
async function withHeartbeat(output, work) {
    const waits = new _domain_waits_js__WEBPACK_IMPORTED_MODULE_0__/* .Waits */ .d0();
    let last = Date.now();
    let timer;
    const listen = (pause) => {
        timer = setTimeout(beat, pause);
        timer.unref();
    };
    function beat() {
        const left = last + silence - Date.now();
        if (left <= 0) {
            last = Date.now();
            output.log(sentence(waits.describe()));
        }
        listen(left > 0 ? left : silence);
    }
    const spoken = (say) => {
        return (...words) => {
            last = Date.now();
            say(...words);
        };
    };
    listen(silence);
    try {
        return await waits.watch(() => work({
            ...output,
            log: spoken(output.log),
            warn: spoken(output.warn),
            notice: spoken(output.notice),
            error: spoken(output.error),
            openGroup: spoken(output.openGroup),
            closeGroup: spoken(output.closeGroup),
        }));
    }
    finally {
        clearTimeout(timer);
    }
}
function sentence(waits) {
    if (waits.length === 0)
        return 'Still at work';
    const more = waits.length > most ? `; and ${waits.length - most} more` : '';
    // What AWS says of a state may have several lines.
    return `Waiting for ${waits.slice(0, most).join('; ')}${more}`.replaceAll(/\s+/g, ' ');
}


/***/ }),

/***/ 5933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runnerInput: () => (/* binding */ runnerInput),
  runnerOutput: () => (/* binding */ runnerOutput)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./build/domain/inert.js
var inert = __webpack_require__(2257);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/report/markdown.js
var report_markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/session/secret-forms.js
var secret_forms = __webpack_require__(8737);
;// CONCATENATED MODULE: ./build/session/sink.js




/**
 * Characters of an annotation: GitHub's runner cuts it at 4096 (actions/runner, `ExecutionContext`), wherever that is.
 */
const annotationLimit = 4000;
/** A line that was cut before, and got a prefix and a word about that, is not cut again. */
const printedLimit = inert/* lineLimit */.m$ + 100;
/** Bytes of a job summary: GitHub drops a larger one than 1 MiB whole (GitHub docs, "Adding a job summary"). */
const summaryLimit = 900 * 1024;
/**
 * The one place through which all text goes to the runner. What others wrote is in most of it: descriptions, names of
 * files, what AWS, GitHub, Docker, a registry or a function said. All of it is made inert, hidden values are hidden, and
 * what is too long is cut, so that no caller has to remember. Digests are cut to what a reader compares, but in outputs,
 * warnings and errors, which name what is to be acted on.
 *
 * @param runner takes the text as it is
 */
function sink(runner) {
    const secrets = new secret_forms/* Secrets */.Sb();
    const colourful = (text) => (0,inert/* inert */.tJ)(secrets.hide(text));
    // Only a log shows colours.
    const clean = (text) => (0,inert/* inert */.tJ)((0,inert/* legible */.bG)(secrets.hide(text)));
    const cutLines = (text) => text
        .split('\n')
        .map((line) => (0,inert/* cutLine */.Hh)(line, printedLimit))
        .join('\n');
    const line = (text) => (0,inert/* cutLine */.Hh)(clean(text).replaceAll('\n', ' '));
    const log = (text) => runner.log((0,digest/* shortenDigests */.fQ)(cutLines(colourful(text))));
    function annotation(text, short = text) {
        const whole = cutLines(clean(text));
        if (whole.length <= annotationLimit)
            return whole;
        // The log has what the annotation lacks.
        runner.log(whole);
        return (0,inert/* cutLine */.Hh)(cutLines(clean(short)), annotationLimit);
    }
    return {
        log,
        debug: (text) => runner.debug(cutLines(colourful(text))),
        warn: (text, at) => runner.warn(annotation(text), at && { ...at, file: line(at.file) }),
        notice: (text) => runner.notice((0,digest/* shortenDigests */.fQ)(annotation(text))),
        error: (text, short) => runner.error(annotation(text, short)),
        openGroup: (title) => runner.openGroup((0,digest/* shortenDigests */.fQ)(line(title))),
        closeGroup: () => runner.closeGroup(),
        mask(secret) {
            // A comment and a file are not the runner's to hide in.
            secrets.addCertain(secret);
            // The runner hides line by line, and would hide every line with an empty mask.
            for (const part of (0,secret_forms/* secretLines */._o)(secret))
                runner.mask(part);
        },
        hide: (values, words) => secrets.add(values, words),
        conceal: (text) => secrets.hide(text),
        setOutput: (name, value) => runner.setOutput(name, (0,inert/* inert */.tJ)((0,inert/* legible */.bG)(value))),
        // Post alone reads it, as it was written.
        saveState: (name, value) => runner.saveState(name, value),
        addSummary: (markdown) => runner.addSummary((0,report_markdown/* cutMarkdown */.G$)((0,inert/* legible */.bG)(secrets.hide(markdown)), summaryLimit)),
    };
}

;// CONCATENATED MODULE: ./build/session/runner.js






/** GitHub's runner takes text as it is, and obeys what it finds in it. */
const runner = {
    log: core/* info */.pq,
    debug: core/* debug */.Yz,
    warn: core/* warning */.$e,
    notice: core/* notice */.lm,
    error: (text) => core/* error */.z3(text),
    openGroup: core/* startGroup */.Oh,
    closeGroup: core/* endGroup */.N4,
    mask: core/* setSecret */.Pq,
    hide() { },
    conceal: (text) => text,
    setOutput: (name, value) => intoFile('GITHUB_OUTPUT', () => core/* setOutput */.uH(name, value)),
    saveState: (name, value) => intoFile('GITHUB_STATE', () => core/* saveState */.LZ(name, value)),
    async addSummary(markdown) {
        if (process.env.GITHUB_STEP_SUMMARY)
            await core/* summary */.z.addRaw(markdown, true).write();
    },
};
/**
 * Writes into a file of the runner's, which reads it once the step has ended. Where something has emptied RUNNER_TEMP in
 * mid-run, the file is made anew; where that is not possible, the release goes on all the same.
 */
function intoFile(variable, write) {
    const path = process.env[variable];
    try {
        if (path && !(0,external_node_fs_.existsSync)(path)) {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
            (0,external_node_fs_.writeFileSync)(path, '');
        }
        write();
    }
    catch (error) {
        core/* warning */.$e((0,inert/* inertLine */.Fq)(`${variable} could not be written: ${(0,domain_text/* messageOf */.bD)(error)}`));
    }
}
/** Tells GitHub's runner: no other file of the action writes to the log, the outputs, the state or the summary. */
function runnerOutput() {
    return sink(runner);
}
/** The text of an input, trimmed; empty when it is absent. */
function runnerInput(name) {
    return core/* getInput */.V4(name);
}


/***/ }),

/***/ 8737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QD: () => (/* binding */ isWorthHiding),
/* harmony export */   Sb: () => (/* binding */ Secrets),
/* harmony export */   _o: () => (/* binding */ secretLines)
/* harmony export */ });
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2257);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);


/** Characters from which on a value is hidden: a shorter one is a word of other sentences, too. */
const shortest = 8;
/** Values that are common in configurations, and secret in none. */
const common = /^(?:true|false|null|none|undefined|enabled|disabled|production|development|staging|testing|localhost|warning|critical|information|(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[bef]?|-de)?-(?:north|south|east|west|central)+-\d{1,2}[a-z]?|[\d.,:_+-]+)$/i;
/** Whether a value is worth hiding: not one that is short, a number, a region, or a common word. */
function isWorthHiding(value) {
    return value.length >= shortest && !common.test(value);
}
/** The lines of a secret, as a log has them: the runner ends a line with any of three line ends. None is empty. */
function secretLines(secret) {
    return [...new Set((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .Dx)(secret))].filter((line) => line.trim() !== '');
}
/** A secret whole and by lines, without white space around. */
function partsOf(secret) {
    return [secret, ...secretLines(secret)].map((part) => part.trim()).filter((part) => part !== '');
}
/**
 * The forms in which a secret may be printed: itself, escaped for JSON (once, and within a string of JSON again),
 * URL-encoded, and in base64 of both alphabets.
 */
function encodings(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '');
    const url = encodeURIComponent(text.toWellFormed());
    return [
        text,
        json,
        JSON.stringify(json).slice(1, -1),
        // A slash is escaped by PHP's encoder, and by others that write JSON into HTML.
        json.replaceAll('/', '\\/'),
        url,
        url.replaceAll('%20', '+'),
        base64,
        base64.replaceAll('+', '-').replaceAll('/', '_'),
    ];
}
/** Values that must not be read, hidden wherever text is written. There may be any number of them. */
class Secrets {
    #forms = new Set();
    /** Forms by how they begin: a text is looked through once, however many there are. */
    #byBeginning = new Map();
    #ofFew;
    /**
     * Hides values and each of their lines from now on. Short and common ones are left out, and those that are part of a
     * word that is meant to be read.
     *
     * @param words what the run says by itself: the function's name, its repository
     */
    add(values, words = []) {
        for (const part of [...values].flatMap(partsOf)) {
            if (isWorthHiding(part) && !words.some((word) => word.includes(part)))
                this.#note(encodings(part));
        }
    }
    /** Hides a value that is certain to be secret, however short it is. */
    addCertain(secret) {
        for (const part of partsOf(secret)) {
            // The base64 of a few characters is a word of other sentences.
            this.#note(part.length < shortest ? [part] : encodings(part));
        }
    }
    #note(forms) {
        for (const form of forms) {
            if (this.#forms.has(form))
                continue;
            this.#forms.add(form);
            this.#ofFew = undefined;
            const beginning = form.slice(0, shortest);
            const alike = this.#byBeginning.get(beginning);
            if (alike)
                alike.push(form);
            else if (beginning.length === shortest)
                this.#byBeginning.set(beginning, [form]);
        }
    }
    /** The text with `***` in place of every hidden value; the longest first, so that none leaves a rest of another. */
    hide(text) {
        if (this.#forms.size === 0)
            return text;
        const hidden = this.#hide(text);
        const shown = (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .legible */ .bG)(hidden);
        if (shown === hidden)
            return hidden;
        // What no reader sees may part a value, and is gone where the text is shown at last.
        const again = this.#hide(shown);
        return again === shown ? hidden : again;
    }
    #hide(text) {
        this.#ofFew ??= patternOf([...this.#forms].filter((form) => form.length < shortest));
        return this.#hideWhole(this.#hideCut(text)).replaceAll(this.#ofFew, '***');
    }
    #hideWhole(text) {
        let shown = '';
        let end = 0;
        for (let at = 0; at <= text.length - shortest; at++) {
            const form = longestOf(this.#beginningAt(text, at).filter((one) => text.startsWith(one, at)));
            if (form === undefined)
                continue;
            shown += `${text.slice(end, at)}***`;
            end = at + form.length;
            at = end - 1;
        }
        return shown + text.slice(end);
    }
    /** Texts are cut where they are made, and the beginning of a value may be left before the mark of that. */
    #hideCut(text) {
        const parts = text.split('…');
        // Before the first marks, for a text that is full of them must not take long.
        const last = Math.min(parts.length - 1, marks);
        for (let at = 0; at < last; at++)
            parts[at] = this.#withoutBeginning(parts[at] ?? '');
        return parts.join('…');
    }
    #withoutBeginning(text) {
        for (let at = 0; at <= text.length - shortest; at++) {
            if (this.#beginningAt(text, at).some((form) => form.startsWith(text.slice(at))))
                return `${text.slice(0, at)}***`;
        }
        return text;
    }
    #beginningAt(text, at) {
        return this.#byBeginning.get(text.slice(at, at + shortest)) ?? none;
    }
}
const none = [];
/** Marks of a cut, at most, before which the beginning of a value is looked for. */
const marks = 100;
function longestOf(forms) {
    let longest;
    for (const form of forms)
        if (longest === undefined || form.length > longest.length)
            longest = form;
    return longest;
}
/** @param forms of fewer characters than {@link shortest} */
function patternOf(forms) {
    const longestFirst = forms.toSorted((one, other) => other.length - one.length);
    return new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|') || '(?!)', 'g');
}


/***/ })

};
