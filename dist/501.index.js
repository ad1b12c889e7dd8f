export const id = 501;
export const ids = [501];
export const modules = {

/***/ 8359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pushOnly: () => (/* binding */ pushOnly)
/* harmony export */ });
/* harmony import */ var _domain_each_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(250);
/* harmony import */ var _domain_place_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(2766);
/* harmony import */ var _domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5940);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _ecr_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4893);
/* harmony import */ var _inspect_all_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7758);
/* harmony import */ var _inspect_images_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1837);
/* harmony import */ var _inspect_repository_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8243);
/* harmony import */ var _inspect_signing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5980);
/* harmony import */ var _lambda_check_configuration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9129);
/* harmony import */ var _lambda_configuration_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2988);
/* harmony import */ var _lambda_desired_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6146);
/* harmony import */ var _obtain_confirm_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2781);
/* harmony import */ var _obtain_images_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4315);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(1583);
/* harmony import */ var _release_named_tags_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9689);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(5573);
/* harmony import */ var _run_named_function_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(1087);
/* harmony import */ var _run_secrets_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(3842);
/* harmony import */ var _session_sign_in_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7408);
/* harmony import */ var _dry_run_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(1899);





















/**
 * Carries out a push without a function: sign in, inspect, obtain and confirm the image.
 *
 * @throws Problem with what is wrong and what to change
 */
async function pushOnly(run) {
    try {
        return await pushInSteps(run);
    }
    finally {
        await Promise.all([...run.aside, run.docker?.close()]);
    }
}
async function pushInSteps(run) {
    const { plan, tools, lost } = run;
    await (0,_session_sign_in_js__WEBPACK_IMPORTED_MODULE_17__/* .signIn */ .J)(plan, tools, run.credentials, run.ofRepository);
    const inspection = await tools.steps.step({ title: `Inspect ${(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_19__/* .repositoryNames */ .L0)(plan)} and what the push needs`, label: 'Inspect' }, () => inspect(run));
    const { targets, candidates, ...image } = await obtain(run, inspection);
    if (plan.inputs.dryRun) {
        const dryRunChanges = targets.flatMap((target) => (0,_dry_run_js__WEBPACK_IMPORTED_MODULE_18__/* .imageChanges */ .n)(plan, target));
        for (const sentence of dryRunChanges)
            tools.log(`Dry run: ${sentence}`);
        return { results: targets.map(_release_result_js__WEBPACK_IMPORTED_MODULE_14__/* .imageResult */ .v_), dryRunChanges, ...image };
    }
    const tagged = await (0,_domain_each_place_js__WEBPACK_IMPORTED_MODULE_0__/* .inPlacesLeft */ .XS)(candidates, async (candidate) => {
        const { imageTags, given } = await (0,_release_named_tags_js__WEBPACK_IMPORTED_MODULE_13__/* .giveNamedTags */ .s)(run, candidate);
        return { ...candidate, imageTags, brought: given || candidate.brought === true };
    }, lost);
    const results = tagged.map(_release_result_js__WEBPACK_IMPORTED_MODULE_14__/* .imageResult */ .v_);
    for (const result of results)
        tools.live.set((0,_domain_place_js__WEBPACK_IMPORTED_MODULE_20__/* .placeName */ .fW)(result), result);
    if (lost && lost.size > 0)
        throw (0,_domain_each_place_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g5)(lost, plan.regions.length);
    return { results, dryRunChanges: [], ...image };
}
/** Obtains and confirms the image. Each region that does not get it has the reason in the end. */
async function obtain(run, inspection) {
    const { live, conceal, signal } = run.tools;
    const tell = (target, error) => live.set((0,_domain_place_js__WEBPACK_IMPORTED_MODULE_20__/* .placeName */ .fW)(target), {
        ...(0,_release_result_js__WEBPACK_IMPORTED_MODULE_14__/* .imageResult */ .v_)(target),
        error: conceal((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .messageWithoutDetails */ .GB)(signal.aborted ? signal.reason : error)),
    });
    try {
        return await (0,_obtain_confirm_js__WEBPACK_IMPORTED_MODULE_11__/* .confirmImages */ .Z)(run, inspection, await (0,_obtain_images_js__WEBPACK_IMPORTED_MODULE_12__/* .obtainImages */ .y)(run, inspection));
    }
    catch (error) {
        for (const target of inspection.targets)
            tell(target, error);
        throw error;
    }
    finally {
        for (const target of inspection.targets)
            if (run.lost?.has((0,_domain_place_js__WEBPACK_IMPORTED_MODULE_20__/* .placeName */ .fW)(target)))
                tell(target, run.lost.get((0,_domain_place_js__WEBPACK_IMPORTED_MODULE_20__/* .placeName */ .fW)(target)));
    }
}
async function inspect(run) {
    const inspection = await (0,_inspect_all_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectAll */ ._)(run, (clients, findings, tellBuild) => inspectForPush(run, clients, findings, tellBuild));
    for (const { region, registry, address, repository } of inspection.targets) {
        run.tools.log(`${region}: ${registry}/${address.name} ${repository ? 'is there' : 'is to be created'}`);
    }
    return inspection;
}
/** Inspects the repository of one region. The configuration is what a rehearsal takes from a function elsewhere. */
async function inspectForPush(run, clients, { shared: findings }, tellBuild) {
    const { plan, tools } = run;
    const { region } = clients;
    const { inputs } = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_19__/* .planIn */ .rP)(plan, region);
    const desired = findings.collect(() => (0,_lambda_desired_js__WEBPACK_IMPORTED_MODULE_10__/* .readDesiredConfiguration */ .tS)(inputs.configuration, tools)) ?? _lambda_desired_js__WEBPACK_IMPORTED_MODULE_10__/* .nothingDesired */ .Gm;
    const architecture = inputs.architecture ?? desired.architecture;
    const wanted = architecture && { architecture };
    const config = (0,_lambda_configuration_js__WEBPACK_IMPORTED_MODULE_9__/* .mergeConfiguration */ .zY)(desired, {});
    (0,_run_secrets_js__WEBPACK_IMPORTED_MODULE_16__/* .hideVariables */ .q)(tools, [], { config, inputs });
    findings.collect(() => (0,_lambda_check_configuration_js__WEBPACK_IMPORTED_MODULE_8__/* .checkChanges */ .ek)((0,_lambda_configuration_js__WEBPACK_IMPORTED_MODULE_9__/* .differences */ .tX)({}, config), config, region));
    const here = { run, inputs, clients, findings };
    const signingIn = (0,_ecr_repository_js__WEBPACK_IMPORTED_MODULE_3__.ecrLogin)(clients.ecr, region, tools.mask);
    tellBuild(signingIn.then((login) => ({ region, clients, login, ...(0,_inspect_repository_js__WEBPACK_IMPORTED_MODULE_6__/* .locate */ .x5)(here, undefined, login), ...wanted })));
    const [login, signs] = await (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__/* .sideBySide */ .Q)([signingIn, (0,_inspect_signing_js__WEBPACK_IMPORTED_MODULE_7__/* .inspectSigning */ .C)(here)]);
    const place = await (0,_inspect_repository_js__WEBPACK_IMPORTED_MODULE_6__/* .findImagePlace */ .ur)(here, undefined, login);
    const { tagNotes, ...found } = await (0,_inspect_images_js__WEBPACK_IMPORTED_MODULE_5__/* .findImages */ .M)(here, place, login);
    const { signing, notes } = (0,_inspect_signing_js__WEBPACK_IMPORTED_MODULE_7__/* .signingOf */ .f)(signs, place.address);
    const forFunction = (0,_run_named_function_js__WEBPACK_IMPORTED_MODULE_15__/* .standInFor */ .p)({ region, inputs, ...place });
    const image = { ...place, ...found, login, signing, notes: [...tagNotes, ...notes] };
    const target = { ...image, region, inputs, clients, forFunction, config };
    return [{ ...target, ...wanted }];
}


/***/ }),

/***/ 2036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ahead)
/* harmony export */ });
/**
 * Asks ahead of time what is likely to be needed: where nothing waits for the answer in the end, its error is nothing's
 * concern.
 */
function ahead(asked) {
    asked.catch(() => undefined);
    return asked;
}


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

/**
 * Waits for calls that were made side by side, as Promise.all does. When some fail, all are waited for, so that what is
 * told does not depend on which is answered first.
 *
 * @throws the error of the one call that failed; when more did, a bug if one is among them, else a Problem with what is
 *   wrong with each, in the order of the calls
 */
async function sideBySide(calls) {
    const settled = await Promise.allSettled(calls);
    const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (errors.length > 0)
        throw oneOf(errors);
    return Promise.all(calls);
}
function oneOf(errors) {
    const [first] = errors;
    const findings = new Map();
    for (const error of errors) {
        if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
            return error;
        for (const finding of error.findings) {
            const key = JSON.stringify([finding.remedy, wordsOf(error.cause) ?? finding.what]);
            if (!findings.has(key))
                findings.set(key, finding);
        }
    }
    return errors.length === 1 || findings.size === 1 ? first : new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([...findings.values()], { cause: first });
}
/** What two calls were refused with for the same reason, in the same words, is said once. */
function wordsOf(cause) {
    return cause instanceof Error ? cause.message : undefined;
}


/***/ }),

/***/ 7408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ signIn)
/* harmony export */ });
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4497);
/* harmony import */ var _domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5940);


/**
 * Signs in for every region of a run, as a step of it.
 *
 * @param credentials of the caller, when it has signed in already
 * @param ofRepository for ECR, where they are others
 * @throws Problem when a region's sign-in is refused
 */
async function signIn(plan, tools, credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialsIn */ .W)(plan.plans, tools), ofRepository = credentials) {
    await tools.steps.step({ title: titleOf(plan), label: 'Sign in' }, () => (0,_domain_side_by_side_js__WEBPACK_IMPORTED_MODULE_1__/* .sideBySide */ .Q)(plan.regions.flatMap((region) => [credentials(region)(), ofRepository(region)()])));
    return credentials;
}
function titleOf({ plans }) {
    const signIns = [...plans.values()].flatMap(({ signIn, repositorySignIn = signIn }) => [signIn, repositorySignIn]);
    const roles = signIns.map((one) => (one.kind === 'ambient' ? undefined : one.roles.at(-1)));
    const [role, ...others] = new Set(roles);
    const by = signIns.every(({ kind }) => kind === 'oidc') ? '' : " with the environment's credentials";
    if (role === undefined)
        return `Sign in to AWS${by}`;
    return `Sign in to AWS as ${others.length === 0 ? role : `${role} and ${others.length} more`}${by}`;
}


/***/ }),

/***/ 118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ matchesRoute),
/* harmony export */   GG: () => (/* binding */ updateAlias),
/* harmony export */   T6: () => (/* binding */ isUnweighted),
/* harmony export */   bd: () => (/* binding */ getAlias),
/* harmony export */   fx: () => (/* binding */ describeRoute),
/* harmony export */   lB: () => (/* binding */ createAlias),
/* harmony export */   n_: () => (/* binding */ ChangedMeanwhile)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);




/** Another run or a person changed the alias while the run was at it. */
class ChangedMeanwhile extends _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF {
    /** The alias after that change. */
    now;
    /** Whether that change moved its traffic. */
    rerouted;
    constructor(now, before, cause) {
        const rerouted = !routesAlike(now, before);
        const left = rerouted ? `: it is on ${describeRoute(now)} now, and was left there` : '';
        super({
            what: `Another run or a person changed the alias ${now.name} during this run${left}.`,
            remedy: 'Let one run at a time release a function, with a concurrency group, and run this one again.',
        }, { cause });
        this.name = 'ChangedMeanwhile';
        this.now = now;
        this.rerouted = rerouted;
    }
}
/** @returns undefined when there is no such alias, or no such function */
async function getAlias(lambda, functionName, name) {
    try {
        return read(await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_3__/* .GetAliasCommand */ .MES({ FunctionName: functionName, Name: name })));
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read the alias ${name} of ${functionName}`);
    }
}
/**
 * Creates an alias.
 *
 * @throws ChangedMeanwhile when the alias exists by now, on another version
 * @throws Problem when Lambda refuses
 */
async function createAlias(lambda, functionName, name, version) {
    const request = { FunctionName: functionName, Name: name, FunctionVersion: version };
    try {
        return read(await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_3__/* .CreateAliasCommand */ .W_e(request)));
    }
    catch (error) {
        // The client repeats a call whose answer was lost, and then finds the alias of its own first call.
        const there = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceConflictException') && (await getAlias(lambda, functionName, name));
        if (there && routesAlike(there, { version, weights: {} }))
            return there;
        if (there)
            throw new ChangedMeanwhile(there, { version, weights: {} }, error);
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not create the alias ${name} of ${functionName}`);
    }
}
/** How often a call is made again that was refused though nothing has changed: at most a few changes without effect overlap. */
const attempts = 10;
/**
 * Moves an alias, unless another run or a person has changed it since it was read.
 *
 * @throws ChangedMeanwhile when one has
 * @throws Problem when Lambda refuses
 */
async function updateAlias(lambda, functionName, present, route) {
    let now = present;
    for (let left = attempts;; left -= 1) {
        const updated = await updateOnce(lambda, functionName, now, route);
        if (updated.kind === 'updated')
            return updated.alias;
        now = updated.now;
        if (left <= 1)
            throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(updated.error, `Could not move the alias ${present.name} of ${functionName}`);
    }
}
async function updateOnce(lambda, functionName, present, route) {
    const request = {
        FunctionName: functionName,
        Name: present.name,
        FunctionVersion: route.version,
        Description: route.description,
        // Left out where nothing changes: an alias with provisioned concurrency is moved without one (recorded).
        ...(!weighsAlike(present, route) && { RoutingConfig: { AdditionalVersionWeights: route.weights } }),
        RevisionId: present.revisionId,
    };
    try {
        return { kind: 'updated', alias: read(await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_3__/* .UpdateAliasCommand */ .lqC(request))) };
    }
    catch (error) {
        const now = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'PreconditionFailedException') && (await getAlias(lambda, functionName, present.name));
        // The client repeats a call whose answer was lost, and Lambda then refuses it because of its own change.
        if (now && matchesRoute(now, route))
            return { kind: 'updated', alias: now };
        // A new revision without a change: Lambda makes one when provisioned concurrency gets ready, for example.
        if (now && matchesRoute(now, present))
            return { kind: 'outdated', now, error };
        if (now)
            throw new ChangedMeanwhile(now, present, error);
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not move the alias ${present.name} of ${functionName}`);
    }
}
/** Whether an alias is as a route says, its description included. */
function matchesRoute(alias, route) {
    return alias.description === route.description && routesAlike(alias, route);
}
function routesAlike(alias, route) {
    return alias.version === route.version && weighsAlike(alias, route);
}
function weighsAlike(alias, { weights }) {
    const shares = Object.entries(weights);
    return (Object.keys(alias.weights).length === shares.length && shares.every(([one, share]) => alias.weights[one] === share));
}
/** Whether all traffic of an alias goes to one version. */
function isUnweighted({ weights }) {
    return Object.values(weights).every((share) => share === 0);
}
/** Describes where an alias' traffic goes: `version 3`, or `90% on version 3 and 10% on version 4`. */
function describeRoute({ version, weights }) {
    const shares = Object.entries(weights).filter(([, share]) => share > 0);
    if (shares.length === 0)
        return `version ${version}`;
    const rest = shares.reduce((sum, [, share]) => sum - share, 1);
    const parts = [[version, rest], ...shares].map(([one, share]) => `${Math.round(share * 100)}% on version ${one}`);
    return parts.join(' and ');
}
function read(found) {
    return {
        arn: found.AliasArn ?? '',
        name: found.Name ?? '',
        version: found.FunctionVersion ?? '',
        weights: found.RoutingConfig?.AdditionalVersionWeights ?? {},
        description: found.Description ?? '',
        revisionId: found.RevisionId ?? '',
    };
}


/***/ }),

/***/ 7687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oV: () => (/* binding */ eventSentTo),
  om: () => (/* binding */ historyOf),
  xc: () => (/* binding */ popped),
  Ix: () => (/* binding */ pushed),
  Gn: () => (/* binding */ shiftOf),
  dY: () => (/* binding */ withEventSent),
  $k: () => (/* binding */ withHistory),
  hd: () => (/* binding */ withShift),
  Tb: () => (/* binding */ withoutShift)
});

;// CONCATENATED MODULE: ./build/domain/instant.js
/** A time in seconds of ISO 8601, UTC: `2026-11-27T18:00:00Z`. @param time milliseconds since the epoch */
function formatInstant(time) {
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
/**
 * Reads a time that others may have written.
 *
 * @returns milliseconds since the epoch; undefined for what is no time in this form, as the 30th of February
 */
function parseInstant(text) {
    const time = Date.parse(text);
    return Number.isNaN(time) || formatInstant(time) !== text ? undefined : time;
}

// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/traffic/history.js


/** How many versions an alias remembers; Lambda takes 256 characters of description. */
const remembered = 5;
const limit = 256;
const previousNote = /\s*\[previous: (?<versions>\d+(?:, \d+)*)\]$/;
const shiftNote = /\s*\[shift to (?<to>\d+) until (?<end>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\]$/;
const eventNote = /\s*\[before-traffic-event: (?<version>\d+)\]$/;
/**
 * The versions that an alias had before, newest first. Lambda keeps no history of an alias, so that its description
 * does: it changes with the version in one guarded call.
 */
function historyOf(description) {
    return read(description).previous;
}
/** The description with another history; what a person wrote there is kept, as far as there is room. */
function withHistory(description, versions) {
    return write({ ...read(description), previous: versions });
}
/** The version that was sent its before-traffic-event last; undefined when none is known. */
function eventSentTo(description) {
    return read(description).sentTo;
}
/** The description after another version was sent its before-traffic-event. */
function withEventSent(description, version) {
    return write({ ...read(description), sentTo: version });
}
/** The history of an alias that leaves `version` for another one. */
function pushed(description, version) {
    const others = historyOf(description).filter((one) => one !== version);
    // An alias may have been on $LATEST, which is no version to go back to.
    return /^\d+$/.test(version) ? [version, ...others] : others;
}
/** The history of an alias that goes back to `version`: what it had before that one. */
function popped(description, version) {
    const history = historyOf(description);
    return history.slice(history.indexOf(version) + 1);
}
/**
 * The shift that the description tells of. Lambda does not say which run has put weights on an alias, or whether that one
 * still lives: the run writes down until when it does.
 */
function shiftOf(description) {
    const { to, end = '' } = shiftNote.exec(description)?.groups ?? {};
    // A person may have written it: without a time it is no more than a text.
    return to === undefined || parseInstant(end) === undefined ? undefined : { to, end };
}
/** The description while traffic is shifted to a version. @param end milliseconds since the epoch */
function withShift(description, to, end) {
    const memory = read(description);
    return write({ ...memory, shift: { to, end: formatInstant(end) } });
}
/** The description without a shift, as it was before `withShift` as far as that had room. */
function withoutShift(description) {
    return shiftOf(description) === undefined ? description : description.replace(shiftNote, '');
}
function read(description) {
    const unshifted = withoutShift(description);
    const previous = previousNote.exec(unshifted)?.groups?.versions?.split(', ') ?? [];
    const rest = unshifted.replace(previousNote, '');
    const sentTo = eventNote.exec(rest)?.groups?.version;
    return { own: rest.replace(eventNote, ''), previous, ...(sentTo !== undefined && { sentTo }) };
}
/** Only what is written while traffic is shifted tells of a shift. */
function write({ own, sentTo, previous, shift }) {
    const note = [
        ...(sentTo === undefined ? [] : [`[before-traffic-event: ${sentTo}]`]),
        ...(previous.length === 0 ? [] : [`[previous: ${previous.slice(0, remembered).join(', ')}]`]),
        ...(shift === undefined ? [] : [`[shift to ${shift.to} until ${shift.end}]`]),
    ].join(' ');
    if (own === '' || note === '')
        return own || note;
    return `${(0,domain_text/* beginningOf */.VI)(own, limit - note.length - 1)} ${note}`;
}


/***/ })

};
