export const id = 1958;
export const ids = [1958];
export const modules = {

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

/***/ 2952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ watchDeployment),
/* harmony export */   U: () => (/* binding */ stopDeployment)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6418);





/** Milliseconds from one answer to the next question, and questions from one reading of the alias to the next. */
const interval = 1000;
const questionsPerReading = 10;
/**
 * Watches a deployment until its end.
 *
 * @returns whether it has ended; false at the deadline, when CodeDeploy continues by itself
 * @throws Problem with CodeDeploy's own reason when it fails or is stopped
 */
async function watchDeployment(codeDeploy, deploymentId, watch) {
    const found = await askUntilOver(codeDeploy, deploymentId, watch);
    if (!isOver(found))
        return false;
    if (found.status === 'Succeeded')
        return true;
    await waitForRollback(codeDeploy, found, watch);
    throw failed(deploymentId, found);
}
/** CodeDeploy rolls back by a deployment of its own. */
async function waitForRollback(codeDeploy, { rollbackInfo }, watch) {
    const id = rollbackInfo?.rollbackDeploymentId;
    if (id !== undefined)
        await askUntilOver(codeDeploy, id, watch);
}
/** @returns the deployment when it has ended, or as it is at the deadline */
function askUntilOver(codeDeploy, deploymentId, { deadline, signal, route }) {
    let seen;
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({
        what: `CodeDeploy's deployment ${deploymentId}`,
        seen: (found) => [found?.status, seen].filter(Boolean).join(', '),
        ...(Number.isFinite(deadline) && { latest: deadline }),
        ask: async (attempt) => {
            const found = await ask(codeDeploy, deploymentId);
            if (route && attempt % questionsPerReading === 0)
                seen = await route().catch(() => undefined);
            return found;
        },
        until: (found) => isOver(found) || Date.now() + interval > deadline,
        interval,
        signal,
    });
}
/**
 * Stops a deployment, and lets CodeDeploy roll the alias back.
 *
 * @param deadline milliseconds since the epoch; without one the signal alone ends the wait
 * @throws Problem when CodeDeploy refuses, or has not stopped at the deadline
 */
async function stopDeployment(codeDeploy, deploymentId, signal, deadline = Number.POSITIVE_INFINITY) {
    try {
        const client = await codeDeploy();
        await client.stopDeployment({ deploymentId, autoRollbackEnabled: true });
    }
    catch (error) {
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'DeploymentAlreadyCompletedException')) {
            throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not stop CodeDeploy's deployment ${deploymentId}`);
        }
    }
    const found = await askUntilOver(codeDeploy, deploymentId, { deadline, signal });
    if (isOver(found))
        return waitForRollback(codeDeploy, found, { deadline, signal });
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `CodeDeploy's deployment ${deploymentId} was asked to stop, and has not stopped within wait-timeout.`,
        remedy: 'Check it in the CodeDeploy console, or set a longer wait-timeout.',
    });
}
function isOver(found) {
    return found?.status === 'Succeeded' || found?.status === 'Failed' || found?.status === 'Stopped';
}
/** @returns undefined when CodeDeploy could not answer just now */
async function ask(codeDeploy, deploymentId) {
    try {
        const client = await codeDeploy();
        return (await client.getDeployment({ deploymentId })).deploymentInfo;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read CodeDeploy's deployment ${deploymentId}`);
    }
}
function failed(deploymentId, { status, errorInformation, rollbackInfo }) {
    const { code, message } = errorInformation ?? {};
    const reason = [code, message ?? rollbackInfo?.rollbackMessage].filter(Boolean).join(': ') || 'no reason given';
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `CodeDeploy's deployment ${deploymentId} ended ${status}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutFullStop */ .Qu)(reason)}.`,
        remedy: 'Check the deployment in the CodeDeploy console, correct the function or the deployment group, then deploy again.',
    });
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ ownDeployment),
/* harmony export */   V$: () => (/* binding */ checkDeploymentGroup),
/* harmony export */   i4: () => (/* binding */ startDeployment),
/* harmony export */   q0: () => (/* binding */ activeDeployment)
/* harmony export */ });
/* unused harmony export appSpec */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);




/**
 * Checks that the deployment group can shift the traffic of a function.
 *
 * @throws Problem when there is no such group, or it is not for Lambda
 */
async function checkDeploymentGroup(codeDeploy, { application, deploymentGroup }) {
    try {
        const client = await codeDeploy();
        const { deploymentGroupInfo: group } = await client.getDeploymentGroup(groupOf({ application, deploymentGroup }));
        if (group?.computePlatform === 'Lambda')
            return;
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
            what: `codedeploy-application: ${application} is for ${group?.computePlatform ?? 'servers'}, not for Lambda.`,
            remedy: "Name an application whose compute platform is 'Lambda'.",
        });
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ApplicationDoesNotExistException', 'DeploymentGroupDoesNotExistException')) {
            const input = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ApplicationDoesNotExistException')
                ? 'codedeploy-application'
                : 'codedeploy-deployment-group';
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
                what: `${input}: CodeDeploy has no ${application} / ${deploymentGroup}.`,
                remedy: 'Create it, or correct the name.',
            }, { cause: error });
        }
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read CodeDeploy's deployment group ${application} / ${deploymentGroup}`);
    }
}
/**
 * The AppSpec of a shift, as JSON, which is YAML too (CodeDeploy user guide, "AppSpec file structure for AWS Lambda
 * deployments").
 */
function appSpec({ functionName, alias, from, to }) {
    const Properties = { Name: functionName, Alias: alias, CurrentVersion: from, TargetVersion: to };
    return JSON.stringify({
        version: 0.0,
        Resources: [{ [functionName]: { Type: 'AWS::Lambda::Function', Properties } }],
    });
}
/** @returns the id of the deployment that was started */
async function startDeployment(codeDeploy, target, revision) {
    const content = appSpec(revision);
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
    const request = {
        ...groupOf(target),
        revision: { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } },
        description: describeRevision(revision),
    };
    try {
        const client = await codeDeploy();
        const { deploymentId } = await client.createDeployment(request);
        if (deploymentId === undefined)
            throw new Error('CodeDeploy answered without a deployment id');
        return deploymentId;
    }
    catch (error) {
        // The client repeats a call whose answer was lost, and the group is then busy with the deployment of the first call.
        const started = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'DeploymentLimitExceededException') && (await ownDeployment(codeDeploy, target, revision));
        if (started)
            return started;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `CodeDeploy could not start to shift ${revision.functionName}:${revision.alias}`);
    }
}
function groupOf({ application, deploymentGroup }) {
    return { applicationName: application, deploymentGroupName: deploymentGroup };
}
/** Describes a deployment so that another run can recognize it. */
function describeRevision({ functionName, alias, from, to }) {
    return `${functionName}:${alias} from version ${from} to ${to}`;
}
/**
 * Finds the deployment of a group that is shifting an alias now. A group has one at a time.
 *
 * @returns undefined when there is none, or none that this action started
 * @throws Problem when CodeDeploy refuses the call
 */
async function activeDeployment(codeDeploy, target, { functionName, alias }) {
    const includeOnlyStatuses = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'];
    const request = { ...groupOf(target), includeOnlyStatuses: [...includeOnlyStatuses] };
    try {
        const client = await codeDeploy();
        const { deployments: [deploymentId] = [] } = await client.listDeployments(request);
        if (deploymentId === undefined)
            return undefined;
        const { deploymentInfo } = await client.getDeployment({ deploymentId });
        const { about, from, to } = descriptionPattern.exec(deploymentInfo?.description ?? '')?.groups ?? {};
        if (about !== `${functionName}:${alias}` || from === undefined || to === undefined)
            return undefined;
        return { id: deploymentId, from, to };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not check whether CodeDeploy is shifting ${functionName}:${alias}`);
    }
}
/**
 * Finds the deployment of a run that never got its id.
 *
 * @returns undefined when there is none, or the role may not list deployments
 * @throws Problem when CodeDeploy does not answer
 */
async function ownDeployment(codeDeploy, target, revision) {
    try {
        const active = await activeDeployment(codeDeploy, target, revision);
        return active && active.from === revision.from && active.to === revision.to ? active.id : undefined;
    }
    catch (error) {
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error.cause, 'AccessDeniedException'))
            return undefined;
        throw error;
    }
}
const descriptionPattern = /^(?<about>\S+) from version (?<from>\d+) to (?<to>\d+)$/;


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


/***/ }),

/***/ 5728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ putProvisioned),
/* harmony export */   NO: () => (/* binding */ canHaveNone),
/* harmony export */   Ql: () => (/* binding */ refuseFailed),
/* harmony export */   Z: () => (/* binding */ waitUntilAllocated),
/* harmony export */   ZV: () => (/* binding */ waitForProvisioned),
/* harmony export */   js: () => (/* binding */ getProvisioned)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6418);







/** @returns undefined when the alias has none, or there is no such alias */
async function getProvisioned(lambda, functionName, alias) {
    try {
        return await ask(lambda, functionName, alias);
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read the provisioned concurrency of ${functionName}:${alias}`);
    }
}
async function ask(lambda, functionName, alias) {
    try {
        const request = { FunctionName: functionName, Qualifier: alias };
        const found = await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .GetProvisionedConcurrencyConfigCommand */ .D96(request));
        return {
            requested: found.RequestedProvisionedConcurrentExecutions ?? 0,
            available: found.AvailableProvisionedConcurrentExecutions ?? 0,
            status: found.Status ?? 'IN_PROGRESS',
            reason: found.StatusReason ?? '',
        };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ProvisionedConcurrencyConfigNotFoundException', 'ResourceNotFoundException'))
            return undefined;
        if (canHaveNone(error))
            return undefined;
        throw error;
    }
}
/**
 * Whether what is named can have none: $LATEST, as is recorded, and an alias on it, in whichever words; perhaps a kind of
 * function that knows no provisioned concurrency.
 */
function canHaveNone(error) {
    return (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'InvalidParameterValueException');
}
/** Sets the provisioned concurrency of an alias; 0 removes it. It is not ready when this returns. */
async function putProvisioned(lambda, functionName, alias, executions) {
    const request = { FunctionName: functionName, Qualifier: alias };
    try {
        if (executions === 0)
            await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .DeleteProvisionedConcurrencyConfigCommand */ .Cbo(request));
        else {
            const wanted = { ...request, ProvisionedConcurrentExecutions: executions };
            await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .PutProvisionedConcurrencyConfigCommand */ .iLl(wanted));
        }
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not set the provisioned concurrency of ${functionName}:${alias} to ${executions}`);
    }
}
/** Milliseconds from one answer to the next question. */
const interval = 500;
/**
 * Waits until the executions of an alias are ready. While they move from one version to the next, Lambda itself puts
 * weights on the alias; they are gone when this returns.
 *
 * @returns undefined when the alias has none
 * @throws Problem with Lambda's reason when they can't be made ready, or at the deadline
 */
async function waitForProvisioned(wait, alias) {
    const settled = await waitUntilAllocated(wait, alias);
    refuseFailed(wait, alias, settled);
    return settled;
}
/** @throws Problem with Lambda's reason when the executions of an alias could not be made ready */
function refuseFailed(wait, alias, settled) {
    if (settled?.status !== 'FAILED')
        return;
    const words = settled.reason === '' ? 'no reason given' : (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutFullStop */ .Qu)(settled.reason);
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: `Lambda could not make ${named(wait, alias)} ready: ${words}.`,
        remedy: 'Correct what it says, or choose another provisioned-concurrency.',
    });
}
/** Waits until Lambda no longer works on the executions of an alias, whether they are READY, FAILED or none. */
async function waitUntilAllocated(wait, alias) {
    const found = await (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .wt)({
        what: named(wait, alias),
        seen: (answer) => (typeof answer === 'object' ? `${answer.available} of ${answer.requested} are ready` : undefined),
        ask: () => tolerate(wait, alias),
        until: (answer) => answer !== undefined && (answer === 'none' || answer.status !== 'IN_PROGRESS'),
        interval,
        deadline: { at: wait.deadline, error: () => tooLong(wait, alias) },
        signal: wait.signal,
    });
    return found === 'none' ? undefined : found;
}
function tooLong(wait, alias) {
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(wait.timeout)} for ${named(wait, alias)}, and it is not ready yet.`,
        remedy: 'Set a longer wait-timeout.',
    });
}
function named({ functionName }, alias) {
    return `the provisioned concurrency of ${functionName}:${alias}`;
}
async function tolerate(wait, alias) {
    try {
        return (await ask(wait.lambda, wait.functionName, alias)) ?? 'none';
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read ${named(wait, alias)}`);
    }
}


/***/ }),

/***/ 1958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ revertShift),
/* harmony export */   M4: () => (/* binding */ nameAlias),
/* harmony export */   dR: () => (/* binding */ describeReverted),
/* harmony export */   sS: () => (/* binding */ isInShift),
/* harmony export */   un: () => (/* binding */ describeNotReverted)
/* harmony export */ });
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);
/* harmony import */ var _alias_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(118);
/* harmony import */ var _codedeploy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9138);
/* harmony import */ var _codedeploy_deployment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2952);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7687);
/* harmony import */ var _provisioned_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5728);








/**
 * Reverts an alias: all traffic goes to the version from before its shift. An alias that another run or a person has
 * moved since is left alone.
 *
 * @throws Problem when AWS refuses
 */
async function revertShift({ lambda, codeDeploy, signal }, shift) {
    // The step may have been killed before it knew the id.
    const deploymentId = shift.deploymentId ?? (shift.codeDeploy && (await (0,_codedeploy_js__WEBPACK_IMPORTED_MODULE_4__/* .ownDeployment */ .KE)(codeDeploy, shift.codeDeploy, shift)));
    if (deploymentId !== undefined)
        await (0,_codedeploy_deployment_js__WEBPACK_IMPORTED_MODULE_5__/* .stopDeployment */ .U)(codeDeploy, deploymentId, signal);
    return reroute(lambda, shift, signal);
}
/** Describes in a sentence where an alias is after the revert. */
function describeReverted(shift, ended) {
    return ended.kind === 'reverted'
        ? `All traffic of ${nameAlias(shift)} is on version ${shift.from} again.`
        : `${nameAlias(shift)} was moved by another run or a person, and is on ${ended.route}.`;
}
/** Describes what a revert that failed leaves; the reason can follow after a colon. */
function describeNotReverted(shift) {
    return `${nameAlias(shift)} could not be reverted to version ${shift.from}`;
}
/** For example `hello-world:live in us-east-1`. */
function nameAlias({ functionName, alias, region }) {
    return `${functionName}:${alias} in ${region}`;
}
const attempts = 20;
function reroute(lambda, shift, signal) {
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L5)({
        what: `${shift.functionName}:${shift.alias} to move back to version ${shift.from}`,
        call: () => rerouteOnce(lambda, shift),
        // Busy, for example with what CodeDeploy does to the alias: it is read again.
        again: (error, attempt) => attempt < attempts && error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF && isBusy(error.cause),
        interval: 250,
        signal,
    });
}
async function rerouteOnce(lambda, shift) {
    const { functionName, from } = shift;
    const now = await (0,_alias_js__WEBPACK_IMPORTED_MODULE_3__/* .getAlias */ .bd)(lambda, functionName, shift.alias);
    if (!now)
        return { kind: 'elsewhere', route: 'no version: it was deleted' };
    if (!isInShift(now, shift))
        return { kind: 'elsewhere', route: (0,_alias_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRoute */ .fx)(now) };
    const route = { version: from, weights: {}, description: descriptionBefore(shift, now) };
    if ((0,_alias_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesRoute */ .Fb)(now, route))
        await fence(lambda, functionName, now, route);
    else {
        // Traffic moves first: with provisioned concurrency Lambda would move it only as executions get ready.
        if (shift.provisioned !== undefined)
            await release(lambda, functionName, shift.alias);
        await (0,_alias_js__WEBPACK_IMPORTED_MODULE_3__/* .updateAlias */ .GG)(lambda, functionName, now, route);
    }
    if (shift.provisioned !== undefined)
        await restore(lambda, shift, shift.provisioned);
    return { kind: 'reverted' };
}
/** The description that the alias had, unless another run or a person has changed it since. */
function descriptionBefore({ description, from }, now) {
    const { to, end = '' } = (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .shiftOf */ .Gn)(now.description) ?? {};
    const inShift = to === undefined ? description : (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .withShift */ .hd)(description, to, Date.parse(end));
    const ours = [description, inShift, (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .withHistory */ .$k)(description, (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .pushed */ .Ix)(description, from))];
    return ours.includes(now.description) ? description : (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .withHistory */ .$k)(now.description, (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .historyOf */ .om)(description));
}
/** Removes the provisioned concurrency; for a role that may not, Lambda moves the traffic as executions get ready. */
async function release(lambda, functionName, alias) {
    try {
        await (0,_provisioned_js__WEBPACK_IMPORTED_MODULE_7__/* .putProvisioned */ .AP)(lambda, functionName, alias, 0);
    }
    catch (error) {
        if (!(error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error.cause, 'AccessDeniedException')))
            throw error;
    }
}
async function restore(lambda, { functionName, alias }, executions) {
    const now = await (0,_provisioned_js__WEBPACK_IMPORTED_MODULE_7__/* .getProvisioned */ .js)(lambda, functionName, alias);
    if ((now?.requested ?? 0) !== executions)
        await (0,_provisioned_js__WEBPACK_IMPORTED_MODULE_7__/* .putProvisioned */ .AP)(lambda, functionName, alias, executions);
}
/**
 * A change that was under way when the run ended may still arrive. An update that changes nothing makes it stale, by a
 * new revision. A role that may not update the alias has no change under way either.
 */
async function fence(lambda, functionName, now, route) {
    try {
        await (0,_alias_js__WEBPACK_IMPORTED_MODULE_3__/* .updateAlias */ .GG)(lambda, functionName, now, route);
    }
    catch (error) {
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error.cause, 'PreconditionFailedException'))
            throw error;
    }
}
function isBusy(cause) {
    return (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(cause, 'ResourceConflictException', 'PreconditionFailedException');
}
/** Whether an alias is on one version of its shift or split between both, and not where another run or a person moved it. */
function isInShift({ version, weights }, { from, to }) {
    const versions = [from, to];
    return versions.includes(version) && Object.keys(weights).every((one) => versions.includes(one));
}


/***/ })

};
