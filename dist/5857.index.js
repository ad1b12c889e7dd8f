export const id = 5857;
export const ids = [5857];
export const modules = {

/***/ 6688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ji: () => (/* binding */ changedValues),
/* harmony export */   PZ: () => (/* binding */ isOfEnvironment),
/* harmony export */   uQ: () => (/* binding */ describeChange)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

function isOfEnvironment(change) {
    return 'added' in change;
}
/** The inputs by which members of AWS's are set, and their units. */
const inputs = {
    MemorySize: ['memory-size', ' MB'],
    Timeout: ['timeout', ' s'],
    'EphemeralStorage.Size': ['ephemeral-storage', ' MB'],
    Description: ['description', ''],
    Role: ['role', ''],
    'SnapStart.ApplyOn': ['snap-start', ''],
    'ImageConfig.Command': ['image-command', ''],
    'ImageConfig.EntryPoint': ['image-entry-point', ''],
    'ImageConfig.WorkingDirectory': ['image-working-directory', ''],
};
/** What differs; of objects each of their members that does, which is what inputs set. */
function changedValues({ member, before, after }) {
    const [old, now] = [before, after].map((value) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value) ? value : undefined));
    if (old === undefined && now === undefined)
        return [changedValue(member, before, after)];
    // An update replaces ImageConfig whole; what it does not name of another object stays.
    const gone = member === 'ImageConfig' || now === undefined ? Object.keys(old ?? {}) : [];
    const names = [...new Set([...gone, ...Object.keys(now ?? {})])];
    return names
        .filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(now?.[name]))
        .map((name) => changedValue(`${member}.${name}`, old?.[name], now?.[name]));
}
function changedValue(member, before, after) {
    const [name, unit] = inputs[member] ?? [member, ''];
    return { name, before, after, unit };
}
/** The change as phrases: `memory-size 128 MB -> 256 MB`, `environment adds GREETING`. */
function describeChange(change) {
    if (!isOfEnvironment(change))
        return changedValues(change).map(describeValue);
    const part = (verb, names) => (names.length === 0 ? [] : [`${verb} ${names.join(', ')}`]);
    const { added, changed, removed } = change;
    return [
        `environment ${[...part('adds', added), ...part('changes', changed), ...part('removes', removed)].join(', ')}`,
    ];
}
function describeValue({ name, before, after, unit }) {
    const show = (value) => (value === undefined ? 'unset' : `${JSON.stringify(value)}${unit}`);
    return `${name} ${show(before)} -> ${show(after)}`;
}


/***/ }),

/***/ 7496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ logsPage),
/* harmony export */   HJ: () => (/* binding */ alarmPage),
/* harmony export */   XB: () => (/* binding */ imagePage),
/* harmony export */   yX: () => (/* binding */ functionPage)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7558);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(880);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1361);



// AWS General Reference, "AWS Management Console endpoints", and its counterparts of the other partitions. The consoles
// of the isolated partitions have no public address.
const domains = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
    'aws-eusc': 'console.amazonaws-eusc.eu',
};
function page(region, path, fragment = '') {
    const domain = domains[(0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .i)(region).id];
    return domain && `https://${region}.${domain}/${path}?region=${region}${fragment}`;
}
/** The page of a function, of one of its versions or aliases, by its ARN. */
function functionPage({ region, arn, tab }) {
    const { name, qualifier } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFunctionArn */ .x$)(arn) ?? {};
    if (name === undefined)
        return undefined;
    const shown = tab === undefined ? '' : `?tab=${tab}`;
    return page(region, 'lambda/home', `#/functions/${name}${subpage(qualifier)}${shown}`);
}
function subpage(qualifier) {
    if (qualifier === undefined || qualifier === '$LATEST')
        return '';
    return /^\d+$/.test(qualifier) ? `/versions/${qualifier}` : `/aliases/${encodeURIComponent(qualifier)}`;
}
/** The page of an image in ECR, by its URI with a digest; undefined without one, and for any other registry. */
function imagePage(imageUri) {
    const { registry = '', repository, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(imageUri) ?? {};
    const ecr = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrRegistry */ .d_)(registry);
    if (ecr === undefined || digest === undefined)
        return undefined;
    return page(ecr.region, `ecr/repositories/private/${ecr.account}/${repository}/_/image/${digest}/details`);
}
/** The page of an alarm. */
function alarmPage(region, name) {
    return page(region, 'cloudwatch/home', `#alarmsV2:alarm/${encodeURIComponent(name)}`);
}
/**
 * What a version has logged in the last hour, newest first. Its name is in those of its log streams (Lambda developer
 * guide, "Viewing CloudWatch logs"), whatever their date.
 *
 * @param version a number, or `$LATEST`
 */
function logsPage(region, logGroup, version) {
    const query = `fields @timestamp, @message\n| filter @logStream like "[${version}]"\n| sort @timestamp desc\n| limit 200`;
    const detail = `~(end~0~start~-3600~timeType~'RELATIVE~unit~'seconds~editorString~'${star(query)}~source~(~'${star(logGroup)}))`;
    return page(region, 'cloudwatch/home', `#logsV2:logs-insights$3FqueryDetail$3D${dollar(detail)}`);
}
/** The console's own writing of a value in a query: a `*` and two hexadecimal digits stand for any odd character. */
function star(text) {
    return text.replaceAll(/[^A-Za-z0-9_.-]/g, (character) => `*${hexadecimal(character)}`);
}
/** Its writing of a part of a fragment: a `$` stands for the `%` of a URL. */
function dollar(text) {
    return text.replaceAll(/[^A-Za-z0-9_.~*'()-]/g, (character) => `$${hexadecimal(character)}`);
}
function hexadecimal(character) {
    return character.charCodeAt(0).toString(16).padStart(2, '0');
}


/***/ }),

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   JC: () => (/* binding */ imageFacts),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5822);


/**
 * Collects the facts of an image's manifest and config, and warnings about what may fail on Lambda.
 *
 * @param override the function's ImageConfig, which replaces what the image starts
 */
function imageFacts(layers, config, override = {}) {
    // An instruction that changes no file has a line of history but no layer (OCI Image Specification, "history").
    const instructions = config.history.filter(({ emptyLayer }) => !emptyLayer).map(({ createdBy }) => tidy(createdBy));
    // A base image that was made without a Dockerfile has layers without a history: layers and history then do not match.
    const known = instructions.length === layers.length;
    return {
        compressed: layers.reduce((sum, { size }) => sum + size, 0),
        layers: layers.map(({ digest, size }, index) => ({
            digest,
            size,
            instruction: (known && instructions[index]) || '',
        })),
        warnings: [...compressionWarning(layers), ...(0,_start_js__WEBPACK_IMPORTED_MODULE_1__/* .startWarnings */ .sK)(config, override)],
        start: writtenStart(config, override),
    };
}
function writtenStart(config, override) {
    const program = (0,_start_js__WEBPACK_IMPORTED_MODULE_1__/* .programOf */ .oQ)(config, override);
    const folder = lastInstruction(config, 'WORKDIR');
    return {
        ...(program && { program: lastInstruction(config, program.writtenIn) ?? `${program.writtenIn} '${program.path}'` }),
        ...(folder !== undefined && { folder }),
    };
}
/** The last of a Dockerfile's instructions of a kind is the one that counts. */
function lastInstruction({ history }, instruction) {
    return history.map(({ createdBy }) => tidy(createdBy)).findLast((line) => line.startsWith(`${instruction} `));
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
        `${others.length} of ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(layers.length, 'layer')} ${others.length === 1 ? 'is' : 'are'} not compressed with gzip (${types}), and Lambda may refuse that: build with gzip layers.`,
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
        // The values of build arguments may be private: `RUN |1 NAME=value /bin/sh -c …`.
        .replace(/^(?:RUN )?\|\d+ .*? \/bin\/sh -c /s, 'RUN ')
        .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
        .replaceAll(/\s+/g, ' ')
        .trim());
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
/** Bytes of all layers. */
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

/***/ 5822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oQ: () => (/* binding */ programOf),
/* harmony export */   sK: () => (/* binding */ startWarnings),
/* harmony export */   se: () => (/* binding */ startedProgram),
/* harmony export */   th: () => (/* binding */ refuseStart)
/* harmony export */ });
/** ImageConfig stands in for the image's own, each part by itself (Lambda API reference, "ImageConfig"). */
function programOf(image, override) {
    const candidates = [
        [override.entryPoint?.[0], 'image-entry-point'],
        [image.entryPoint?.[0], 'ENTRYPOINT'],
        // Without an entry point the command is what is started.
        [override.command?.[0], 'image-command'],
        [image.command?.[0], 'CMD'],
    ];
    for (const [path, writtenIn] of candidates)
        if (path !== undefined)
            return { path, writtenIn };
    return undefined;
}
/** Path of what Lambda starts, as it is written; undefined when nothing is. */
function startedProgram(image, override) {
    return programOf(image, override)?.path;
}
/**
 * Says why Lambda could start nothing of an image; undefined when there is something to start.
 *
 * @param override the function's ImageConfig
 * @param name the image's, for the text
 */
function refuseStart(image, override, name) {
    if (programOf(image, override))
        return undefined;
    return {
        what: `${name} has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place.`,
        remedy: "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
    };
}
/**
 * Warns of a program that is no absolute path (Lambda developer guide, "Container image settings"). What the
 * function's ImageConfig replaces is never started, and not warned of.
 */
function startWarnings(image, override) {
    const program = programOf(image, override);
    if (program === undefined || program.path.startsWith('/'))
        return [];
    return [
        `The entry point '${program.path}' is not an absolute path, and Lambda needs one: write the whole path in ${program.writtenIn}.`,
    ];
}


/***/ }),

/***/ 3521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PK: () => (/* binding */ versionLink),
/* harmony export */   Vo: () => (/* binding */ beforeAndNow),
/* harmony export */   jR: () => (/* binding */ formatDifference)
/* harmony export */ });
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7558);
/* harmony import */ var _domain_configuration_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6688);
/* harmony import */ var _domain_console_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7496);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(880);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3201);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9273);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2251);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4902);









/** What one function had, and what it has: who gets what, the image, the configuration, the measured start. */
function beforeAndNow(result, image) {
    const rows = [
        ...callerRows(result),
        ...imageRow(result, image),
        ...configurationRows(result),
        ...measuredRows(result),
    ];
    return rows.length === 0 ? [] : [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .table */ .tp)(['', 'Before', 'Now'], rows), ''];
}
/** Who calls what gets what. With an alias callers of the function itself get `$LATEST`, which is not obvious. */
function callerRows(result) {
    const { alias, functionArn, version, previousVersion } = result;
    const name = (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_8__/* .parseFunctionArn */ .x$)(functionArn)?.name ?? '';
    const moved = result.changed ? (text) => `**${text}**` : (text) => text;
    const before = previousVersion === '' ? '*new*' : versionLink(result, previousVersion);
    if (result.unknown) {
        const what = alias === undefined ? '**Version**' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(`${name}:${alias.name}`);
        return [[what, before, '*unknown*'], ...latestRow(result, name)];
    }
    if (alias === undefined)
        return version === '' ? [] : [['**Version**', before, moved(versionLink(result, version))]];
    const single = Object.keys(alias.weights).length === 0;
    return [
        [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(`${name}:${alias.name}`), before, moved(single ? versionLink(result, alias.version) : (0,_headline_js__WEBPACK_IMPORTED_MODULE_6__/* .routeOf */ .Lu)(alias))],
        ...latestRow(result, name),
    ];
}
function latestRow(result, name) {
    const { latestDigest, previousLatestDigest, rejected } = result;
    if (latestDigest === undefined)
        return [];
    const { digest, version, previousDigest, previousVersion } = result;
    const had = [previousDigest, previousVersion];
    const has = [digest, version];
    // A version that this run has published was not there before.
    const says = (image, versions) => {
        const found = versions.find(([of, number]) => of === image && /^\d+$/.test(number));
        return found ? `image of version ${found[1]}` : `image ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOf */ .ol)({ digest: image })}`;
    };
    const isRejected = rejected !== undefined && latestDigest !== result.digest && latestDigest !== previousLatestDigest;
    const before = previousLatestDigest === undefined ? '*new*' : says(previousLatestDigest, [had]);
    const now = isRejected ? `⚠️ the rejected image of ${versionLink(result, rejected)}` : says(latestDigest, [has, had]);
    return [[`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)(name)}\u00A0(${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)('$LATEST')})`, before, now]];
}
/** `version 12` as a link to its page. */
function versionLink({ region, functionArn }, version) {
    const url = (0,_domain_console_js__WEBPACK_IMPORTED_MODULE_1__/* .functionPage */ .yX)({ region, arn: `${functionArn}:${version}` });
    return url ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .link */ .nf)(/^\d+$/.test(version) ? `version ${version}` : version, url) : (0,_headline_js__WEBPACK_IMPORTED_MODULE_6__/* .versionName */ .sh)(version);
}
/** The image's twelve digits as a link to its page. */
function imageLink(digest, uri) {
    const url = (0,_domain_console_js__WEBPACK_IMPORTED_MODULE_1__/* .imagePage */ .XB)(uri);
    const text = (0,_headline_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOf */ .ol)({ digest });
    return url && text !== '' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .linked */ .q)(text, url) : text;
}
function imageRow({ digest, imageUri, previousDigest, previousImage }, image) {
    if (digest === '')
        return [];
    const size = previousImage && (0,_image_size_js__WEBPACK_IMPORTED_MODULE_5__/* .totalSize */ .UT)(previousImage.layers);
    const before = [
        // An alias that is new had none; the function may have had one.
        imageLink(previousDigest || ((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .findImageReference */ .A$)(previousImage?.uri ?? '')?.digest ?? ''), previousImage?.uri ?? ''),
        size === undefined ? '' : (0,_image_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(size),
    ];
    const difference = size === undefined || image === undefined ? '' : ` (${formatDifference(image.compressed - size)})`;
    const own = imageLink(digest, imageUri);
    const now = [
        digest === previousDigest ? own : `**${own}**`,
        image ? `${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(image.compressed)}${difference}` : '',
    ];
    const cell = (parts) => unbroken(parts.filter((part) => part !== '').join(' · '));
    // A failed run leaves it as it was.
    if (digest === previousDigest && image === undefined)
        return [];
    return [['**Image**', cell(before), cell(now)]];
}
/** Text that stays in one line of a cell. */
function unbroken(text) {
    return text.replaceAll(' ', '\u00A0');
}
/** `+7.2 MB`, `−300 kB` or `same size`. */
function formatDifference(bytes) {
    if (bytes === 0)
        return 'same size';
    return `${bytes > 0 ? '+' : '−'}${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(Math.abs(bytes))}`;
}
function configurationRows({ configured }) {
    return configured.flatMap((change) => (0,_domain_configuration_change_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfEnvironment */ .PZ)(change) ? environmentRow(change) : (0,_domain_configuration_change_js__WEBPACK_IMPORTED_MODULE_0__/* .changedValues */ .Ji)(change).map(memberRow));
}
function environmentRow({ added, changed, removed }) {
    const names = (sign, list) => list.length === 0 ? [] : [`${sign} ${list.map(_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY).join(', ')}`];
    const now = [...names('+', added), ...names('changed', changed), ...names('−', removed)];
    return [['**environment**', '', now.join('<br>')]];
}
function memberRow({ name, before, after, unit }) {
    return [`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .pj)(name)}**`, shown(before, unit), after === undefined ? '*removed*' : `**${shown(after, unit)}**`];
}
/** Characters of a value that a cell has room for. */
const longest = 60;
function shown(value, unit) {
    if (value === undefined || value === '')
        return '';
    return typeof value === 'object'
        ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .code */ .aY)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(JSON.stringify(value), longest))
        : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .pj)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(String(value), longest))}${unit}`;
}
function measuredRows({ verified, watched }) {
    const cold = verified.find(({ coldStart }) => coldStart !== undefined)?.coldStart;
    const used = verified.flatMap(({ memoryUsed }) => memoryUsed ?? []);
    const memory = watched ? `${Math.max(...used)} of ${watched.memory} MB` : `${Math.max(...used)} MB`;
    return [
        ...(cold === undefined ? [] : [['**Cold start**', '', `${Math.round(cold)} ms`]]),
        ...(used.length === 0 ? [] : [['**Memory used**', '', memory]]),
    ];
}


/***/ }),

/***/ 897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   uL: () => (/* binding */ caution),
/* harmony export */   v4: () => (/* binding */ cautionOf)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);
/* harmony import */ var _prose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2752);




/** Characters of what is wrong: what others wrote may be in it at any length. */
const longestWhat = 600;
/** Characters of it that are a quotation. */
const longestQuote = 300;
/** Characters of what others wrote. */
const longestWords = 20_000;
/**
 * What is wrong and what to do, at a glance.
 *
 * @param most findings that are shown
 */
function caution(findings, kind = 'CAUTION', most = 20) {
    const [only, ...others] = findings;
    if (only === undefined)
        return [];
    if (others.length === 0)
        return [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .alert */ .xE)(kind, [reason(only), '', ...todo(only)]), ''];
    const items = findings
        .slice(0, most)
        .flatMap((finding, index) => [
        `${index + 1}. ${reason(finding)}<br>`,
        ...todo(finding).map((line) => (line === '' ? '' : `   ${line}`)),
        '',
    ]);
    const left = findings.length - most;
    return [
        ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .alert */ .xE)(kind, [`**${findings.length} problems were found:**`, '', ...items.slice(0, -1)]),
        ...(left > 0 ? ['', `${left} more: the log has them.`] : []),
        '',
    ];
}
/** The same for a run; what is no Problem is a bug. */
function cautionOf({ findings, message, cancelled }) {
    if (findings.length > 0)
        return caution(findings, cancelled ? 'WARNING' : 'CAUTION');
    const [what = ''] = message.split('\n');
    const remedy = 'Run the job again. If it fails again, report it as a bug of this action.';
    return caution([{ what, remedy }]);
}
function reason(finding) {
    const [first, rest] = (0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .firstSentence */ .qi)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(withoutQuote(finding).replaceAll(/\s+/g, ' '), longestWhat));
    return [`**${(0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(first)}**`, ...(rest === '' ? [] : [(0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(rest)])].join(' ');
}
/** The first sentence of a quotation, without the number of the request. The whole is shown below. */
function withoutQuote({ what, quote }) {
    if (quote === undefined)
        return what;
    const [first] = (0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .firstSentence */ .qi)(quote.text.replace(/\s*\(request [\w-]{1,100}\)\.?$/, ''));
    return what.replace(quote.text, () => (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(first, longestQuote)));
}
function todo({ remedy }) {
    const [first = '', ...lines] = (0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraphs */ .qN)(remedy);
    return [`**What to do:** ${first}`, ...lines];
}
/** Lines of details that are shown without a click. */
const mostOpen = 6;
/** What others said, whole: AWS, docker, the function, or where the action itself failed. */
function words({ findings, message }) {
    if (findings.length === 0)
        return folded('Where it failed', message);
    const several = findings.length > 1;
    return findings.flatMap((finding, index) => {
        const { quote, details: lines, printed } = finding;
        const of = several ? ` (${index + 1})` : '';
        return [
            ...(quote ? [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)(`What ${quote.by} said${of}`, (0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraphs */ .qN)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(quote.text, longestWords))), ''] : []),
            ...(finding.what.length > longestWhat ? folded(`The whole error${of}`, finding.what) : []),
            // A few lines are seen at a glance, as the stack that the remedy speaks of.
            ...(lines ? folded(`Details${of}`, lines, { open: lines.trimEnd().split('\n').length <= mostOpen }) : []),
            ...(printed ? folded(`What docker printed last${of}`, printed) : []),
        ];
    });
}
/** No line is parted: GitHub's runner hides what it knows as a secret line by line, in a summary as in the log. */
function folded(title, text, { open = false } = {}) {
    return [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)(title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .cutDigests */ .YL)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(text, longestWords))), { open }), ''];
}


/***/ }),

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ routeOf),
/* harmony export */   ML: () => (/* binding */ failedHeadline),
/* harmony export */   OZ: () => (/* binding */ isReleased),
/* harmony export */   gD: () => (/* binding */ headlineOf),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sh: () => (/* binding */ versionName)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4902);


/** The headline of a run that ended well. */
function headlineOf(report) {
    if (report.kind === 'clean-up') {
        const { dryRun, removed } = report;
        return { sign: dryRun ? '🔍' : removed.length > 0 ? '🧹' : '➖', text: withName(report) };
    }
    return deployed(report);
}
/** The headline as Markdown, with the name in code type. */
function withName({ headline, named = '' }) {
    const at = headline.indexOf(named);
    if (named === '' || at < 0)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(headline);
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(headline.slice(0, at)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(named), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(headline.slice(at + named.length))].join('');
}
function deployed({ kind, functionName, results, dryRunChanges }) {
    const [first] = results;
    const name = nameOf(functionName, results);
    if (dryRunChanges.length > 0)
        return { sign: '🔍', text: `Dry run: ${name} was not touched` };
    const where = placesOf(results);
    const changed = results.some((one) => one.changed);
    if (kind === 'push') {
        return {
            sign: changed ? '✅' : '➖',
            text: `${name} in ${where} ${changed ? 'has' : 'already had'} the image ${digestOf(first)}`,
        };
    }
    const same = new Set(results.map(({ version }) => version)).size === 1;
    const version = same && first.version !== '' ? versionName(first.version) : '';
    if (kind === 'rollback')
        return changed
            ? { sign: '↩️', text: `${name} is back on ${version || 'the versions before'} in ${where}` }
            : { sign: '➖', text: `${name} was already on ${version || 'the versions to roll back to'} in ${where}` };
    if (!changed) {
        return { sign: '➖', text: `${name} already runs this image${version && `, ${version}`} in ${where}` };
    }
    const shift = results.find(({ alias }) => alias && Object.keys(alias.weights).length > 0)?.alias;
    if (shift)
        return { sign: '⏳', text: `${name} is on ${routeOf(shift)} in ${where}` };
    return {
        sign: '✅',
        text: version ? `${name} is on ${version} in ${where}` : `${name} is on the new image in ${where}`,
    };
}
/** The headline of a run that failed: what is not as it was to be, and what serves. */
function failedHeadline({ kind, functionName, live, cancelled }) {
    const name = functionName === '' ? '' : nameOf(functionName, live);
    const sign = cancelled ? '🚫' : '❌';
    if (cancelled)
        return { sign, text: `The ${kind}${name && ` of ${name}`} was cancelled${stays(live)}` };
    if (name === '')
        return { sign, text: kind === 'run' ? 'The run was refused' : `The ${kind} failed` };
    switch (kind) {
        case 'push':
            return { sign, text: `${name} did not get the image${partOf(live)}` };
        case 'rollback':
            return { sign, text: notRolledBack(name, live) };
        case 'clean-up of previews':
            return { sign, text: `The clean-up of previews of ${name} failed` };
        default:
            return { sign, text: notDeployed(name, functionName, live) };
    }
}
/** What callers get: the alias' versions, or else the version. */
function servingOf({ alias, version }) {
    return alias ? routeOf(alias) : versionName(version);
}
function isOnAfterAll(name, result) {
    return `${name} is on ${servingOf(result)}, but the run failed`;
}
function notRolledBack(name, live) {
    const [first, ...others] = live;
    // What comes after the move has failed.
    if (first && others.length === 0 && first.changed)
        return isOnAfterAll(name, first);
    return `${name} was not rolled back${others.length === 0 ? stays(live) : partOf(live)}`;
}
function notDeployed(name, functionName, live) {
    const [first, ...others] = live;
    const done = live.filter(isReleased).length;
    if (others.length > 0 && done > 0)
        return `${name} is on the new image in ${done} of ${live.length} ${unitOf(live)}`;
    if (others.length === 0 && first?.rejected !== undefined) {
        // A function, or an alias, that is new has no version from before.
        if (first.rejected === first.version)
            return isOnAfterAll(name, first);
        const rejected = versionName(first.rejected);
        return `${rejected[0]?.toUpperCase()}${rejected.slice(1)} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(functionName)} was not released${stays(live)}`;
    }
    // What comes after the release has failed.
    if (others.length === 0 && first && isReleased(first))
        return isOnAfterAll(name, first);
    const names = functionName.split(', ');
    return `${names.map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')} ${names.length > 1 ? 'were' : 'was'} not deployed${stays(live)}`;
}
/** What serves now; of several places, how many are not as before. */
function stays(live) {
    const [only, ...others] = live;
    if (only === undefined)
        return '';
    if (others.length > 0)
        return differing(live);
    const name = only.alias ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(only.alias.name) : 'it';
    if (only.unknown)
        return `; what ${name} is on now is not known`;
    if (only.version === '')
        return '';
    return only.changed ? `; ${name} is on ${servingOf(only)} now` : `; ${name} stays on ${servingOf(only)}`;
}
function differing(live) {
    const changed = live.filter((one) => one.changed).length;
    const unknown = live.filter((one) => one.unknown && !one.changed).length;
    const of = `of ${live.length} ${unitOf(live)}`;
    return [
        ...(changed > 0 ? [`; ${changed} ${of} ${changed > 1 ? 'are' : 'is'} not as before`] : []),
        ...(unknown > 0 ? [`; of ${unknown} ${of} it is not known`] : []),
    ].join('');
}
function partOf(live) {
    const lacking = live.filter(({ error }) => error !== undefined).length;
    return live.length > 1 && lacking < live.length ? ` in ${lacking} of ${live.length} ${unitOf(live)}` : '';
}
/** Whether the run has moved it to its image. */
function isReleased({ released, error }) {
    return released === true && error === undefined;
}
function unitOf(results) {
    return results.some(({ functionName }) => functionName !== undefined) ? 'functions' : 'regions';
}
function nameOf(functionName, results) {
    const alias = results.find((one) => one.alias !== undefined)?.alias;
    const several = functionName.includes(', ');
    return several || alias === undefined
        ? functionName.split(', ').map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${functionName}:${alias.name}`);
}
/** Regions by name; more than three by their number. */
function placesOf(results) {
    const regions = [...new Set(results.map(({ region }) => region))];
    return regions.length > 3 ? `${regions.length} regions` : regions.join(', ');
}
/** `version 12`, or `$LATEST`. */
function versionName(version) {
    return /^\d+$/.test(version) ? `version ${version}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(version);
}
/** `version 12`, or the versions with their shares. */
function routeOf({ version, weights }) {
    const shares = Object.entries(weights).filter(([, share]) => share > 0);
    if (shares.length === 0)
        return versionName(version);
    const rest = shares.reduce((sum, [, share]) => sum - share, 1);
    const parts = [[version, rest], ...shares].map(([one, share]) => `${one} (${Math.round(share * 100)}%)`);
    return `versions ${parts.join(' and ')}`;
}
/** The twelve digits that tell an image from others, in code type. */
function digestOf({ digest }) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest));
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   G$: () => (/* binding */ cutMarkdown),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   bW: () => (/* binding */ chart),
/* harmony export */   cd: () => (/* binding */ commit),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   q: () => (/* binding */ linked),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   xE: () => (/* binding */ alert),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2257);

/**
 * Text that others wrote, as plain text of a line: nothing in it is markup, a link, a mention or a reference (GitHub
 * Flavored Markdown Spec, "Backslash escapes", "Autolinks"; GitHub docs, "Basic writing and formatting syntax").
 */
function plain(text) {
    return escaped(text).replaceAll(hexadecimal, (found, commit) => (commit === undefined ? found : code(found)));
}
function escaped(text) {
    return (oneLine(text)
        // Within a word an underscore is none of these, and tokens have some: GitHub's runner hides a secret as it is written.
        .replaceAll(/[\\`*[\]<>|~&]|(?<![\p{L}\p{N}_])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu, (signs) => signs.replaceAll(/./g, '\\$&'))
        // A list, a heading, a quotation and a rule begin a line.
        .replace(/^(\s*)([#+=-])/, '$1\\$2')
        .replace(/^(\s*\d+)([.)])/, '$1\\$2')
        .replaceAll('://', '\\://')
        .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
        // GitHub looks for these after all escapes are gone; a space of no width is no part of a name.
        .replaceAll(/[@#](?=\w)|\bGH-(?=\d)/gi, '$&\u200B'));
}
/**
 * What GitHub may take for a commit (GitHub docs, "Autolinked references and URLs"), unless it is in code type: a character
 * within would keep a secret from being hidden. A part of a longer name is none, as of a request's id or an image's tag, nor
 * is a digest.
 */
const hexadecimal = /\bsha256:[0-9a-f]+|(?<![\p{L}\p{N}-])(?<commit>(?=\d*[a-f])[0-9a-f]{7,40})(?![\p{L}\p{N}-])/giu;
/** A commit, which GitHub makes a link by itself; what is none, as plain text. */
function commit(text) {
    return /^[0-9a-f]{7,40}$/.test(text) ? text : plain(text);
}
/** Text in code type, which nothing in it can end (CommonMark Spec, "Code spans"). */
function code(text) {
    const line = oneLine(text);
    if (line === '')
        return '';
    const fence = '`'.repeat(longestRun(line) + 1);
    // One space at each end is taken off again; backticks at an end would join the fence.
    const padding = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
    return `${fence}${padding}${line}${padding}${fence}`;
}
/** Lines as a block of code, which nothing in them can end (CommonMark Spec, "Fenced code blocks"). */
function fence(text, language = 'text') {
    const shown = (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .legible */ .bG)(text);
    const marks = '`'.repeat(Math.max(3, longestRun(shown) + 1));
    return [`${marks}${language}`, ...shown.split('\n'), marks];
}
/** What GitHub sets off in a colour of its own (GitHub docs, "Basic writing and formatting syntax", "Alerts"). */
function alert(kind, lines) {
    return [`> [!${kind}]`, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))];
}
/**
 * A table of cells of Markdown. A pipe or a new line in a cell, also in code, is no end of it (GitHub Flavored Markdown
 * Spec, "Tables").
 */
function table(head, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
// One that an odd number of backslashes escapes already stays as it is.
function cell(text) {
    return oneLine(text).replaceAll(/(\\*)\|/g, (pipe, { length }) => length % 2 === 0 ? `${'\\'.repeat(length + 1)}|` : pipe);
}
/** A chart, which GitHub draws ("Creating diagrams"; Mermaid documentation, "XY Chart"). */
function chart({ title, axis, bars, line }) {
    const highest = Math.max(1, ...bars, ...line);
    return [
        '```mermaid',
        'xychart-beta',
        `  title "${title}"`,
        `  x-axis [${axis.map((text) => `"${text}"`).join(', ')}]`,
        `  y-axis 0 --> ${Math.ceil(highest)}`,
        `  bar [${bars.join(', ')}]`,
        `  line [${line.join(', ')}]`,
        '```',
    ];
}
/** A link, within which GitHub makes no other; the address is one that GitHub or AWS gave. */
function link(text, url) {
    return linked(escaped(text), url);
}
/** The same of text that is Markdown already. */
function linked(markdown, url) {
    return `[${markdown}](<${(0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .legible */ .bG)(url).replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`;
}
/**
 * A URL that GitHub makes a link by itself (GitHub Flavored Markdown Spec, "Autolinks"); one of odd characters, or what
 * is no URL, as plain text.
 */
function address(url) {
    return /^https?:\/\/[a-z0-9.:/-]+$/i.test(url) ? url : plain(url);
}
/** Lines that are shown when the reader opens them. @param open whether they are from the start */
function details(summary, lines, { open = false } = {}) {
    const text = oneLine(summary).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return [`<details${open ? ' open' : ''}><summary>${text}</summary>`, '', ...lines, '', '</details>'];
}
/** Says where the rest of a text is that was cut. */
const cutHere = '*The rest is cut here, for GitHub drops a summary that is too long. The log has all of it.*';
/**
 * Cuts Markdown to a length, at the end of a line: a block of code and details that are open there are closed, and a
 * table ends. The last line says that there was more.
 *
 * @param limit bytes of UTF-8
 */
function cutMarkdown(markdown, limit) {
    if (Buffer.byteLength(markdown) <= limit)
        return markdown;
    const kept = [];
    let open = { details: 0 };
    let size = 0;
    for (const line of markdown.split('\n')) {
        const next = openAfter(line, open);
        const added = Buffer.byteLength(line) + 1;
        if (size + added + Buffer.byteLength(ending(next)) > limit)
            break;
        kept.push(line);
        size += added;
        open = next;
    }
    return [...kept, ending(open)].join('\n');
}
function openAfter(line, { fence: marks, details: depth }) {
    if (marks !== undefined)
        return line === marks ? { details: depth } : { fence: marks, details: depth };
    const opening = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (opening !== undefined)
        return { fence: opening, details: depth };
    const change = Number(/^<details(?: open)?>/.test(line)) - Number(line === '</details>');
    return { details: Math.max(0, depth + change) };
}
function ending({ fence: marks, details: depth }) {
    const closed = [...(marks === undefined ? [] : [marks]), ...Array(depth).fill('\n</details>')];
    return [...closed, '', cutHere, ''].join('\n');
}
function oneLine(text) {
    return (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_0__/* .legible */ .bG)(text.replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' '));
}
function longestRun(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}


/***/ }),

/***/ 2752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   qN: () => (/* binding */ paragraphs),
/* harmony export */   qi: () => (/* binding */ firstSentence)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2257);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4902);




// What a reader looks for in a sentence: a quoted value, an ARN, an image by its digest, a digest.
const terms = /(?<![\p{L}\p{N}])'(?<quoted>[^'\n]{1,300})'(?![\p{L}\p{N}])|(?<bare>\barn:[a-z-]+:[^\s'"{}]*[^\s'"{}.,:;)]|(?<![^\s'"(])[^\s'"(]*\bsha256:[0-9a-f]{64}\b)/gu;
/** A sentence of an error as Markdown: what it quotes is in code type, with digests cut; nothing in it is markup. */
function prose(text) {
    let end = 0;
    const parts = [];
    for (const match of text.matchAll(terms)) {
        const term = match.groups?.quoted ?? match.groups?.bare ?? '';
        parts.push(inner(text.slice(end, match.index)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .cutDigests */ .YL)(term)));
        end = match.index + match[0].length;
    }
    return [...parts, inner(text.slice(end))].join('');
}
// Only at the start of a line a sign begins a list or a heading; `plain` takes every text for such a line.
function inner(text) {
    const [, space = '', rest = ''] = /^(\s*)(.*)$/s.exec(text) ?? [];
    return `${(0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_3__/* .legible */ .bG)(space)}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(rest)}`;
}
/** The same with JSON as blocks of it. */
function paragraphs(text) {
    const lines = [];
    let rest = text;
    for (let found = findJson(rest); found !== undefined; found = findJson(rest)) {
        lines.push(prose(rest.slice(0, found.start).trim()), '', ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fence */ .EU)(found.pretty, 'json'), '');
        rest = rest.slice(found.end).replace(/^[.,;]?\s*/, '');
    }
    return rest.trim() === '' ? lines.slice(0, -1) : [...lines, prose(rest.trim())];
}
/** Characters of JSON from which on it is shown by itself. */
const shortest = 20;
/** How many braces are tried: what others wrote may have any number. */
const tries = 20;
function findJson(text) {
    for (let start = text.indexOf('{'), left = tries; start >= 0 && left > 0; start = text.indexOf('{', start + 1), left--) {
        const end = endOfObject(text, start);
        const value = end - start < shortest ? undefined : (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text.slice(start, end));
        if ((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value))
            return { start, end, pretty: JSON.stringify(value, undefined, 2) };
    }
    return undefined;
}
/** Where an object ends that begins at a place; the place itself when it does not end. */
function endOfObject(text, start) {
    let depth = 0;
    let quoted = false;
    for (let index = start; index < text.length; index++) {
        const character = text[index];
        if (quoted && character === '\\')
            index++;
        else if (character === '"')
            quoted = !quoted;
        else if (!quoted && character === '{')
            depth++;
        else if (!quoted && character === '}' && --depth === 0)
            return index + 1;
    }
    return start;
}
/** The first sentence of a text, and the others. */
function firstSentence(text) {
    const [first = text] = /^.+?[.!?](?=\s+["'\p{Lu}])/su.exec(text) ?? [];
    return [first, text.slice(first.length).trim()];
}


/***/ })

};
