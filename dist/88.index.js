export const id = 88;
export const ids = [88];
export const modules = {

/***/ 6088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollBack: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: ./build/aws/clients.js
var clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/session/sign-in.js
var sign_in = __webpack_require__(7408);
// EXTERNAL MODULE: ./build/traffic/alias.js
var traffic_alias = __webpack_require__(118);
// EXTERNAL MODULE: ./build/traffic/codedeploy-deployment.js
var codedeploy_deployment = __webpack_require__(2952);
// EXTERNAL MODULE: ./build/traffic/history.js
var traffic_history = __webpack_require__(5662);
// EXTERNAL MODULE: ./build/traffic/provisioned.js
var traffic_provisioned = __webpack_require__(5728);
// EXTERNAL MODULE: ./build/traffic/revert.js
var revert = __webpack_require__(1958);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/ecr/repository.js
var repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/lambda/function.js
var lambda_function = __webpack_require__(2420);
// EXTERNAL MODULE: ./build/traffic/codedeploy.js
var codedeploy = __webpack_require__(9138);
;// CONCATENATED MODULE: ./build/rollback/previous-version.js









/**
 * Finds the version that a region's alias can be moved back to. Changes nothing.
 *
 * @throws Problem when there is no alias, or no such version
 */
async function findRollbackTarget(inputs, clients, log) {
    const { region, lambda, codeDeploy } = clients;
    const { functionName, release } = inputs;
    const { name } = functionName;
    const { alias: aliasName = '', rollbackTo: to } = release;
    const [alias, now, deployment] = await Promise.all([
        (0,traffic_alias/* getAlias */.bd)(lambda, name, aliasName),
        (0,lambda_function/* getVersion */.HF)(lambda, name, aliasName),
        release.codeDeploy && (0,codedeploy/* activeDeployment */.q0)(codeDeploy, release.codeDeploy, { functionName: name, alias: aliasName }),
    ]);
    if (!alias) {
        throw new problem/* Problem */.AF({
            what: `There is no alias ${aliasName} of ${name} in ${region}.`,
            remedy: 'Correct alias, function-name or aws-region.',
        });
    }
    const named = to ?? deployment?.from ?? (await versionBeforeShift(clients, name, alias));
    const found = named === undefined ? await choose(clients, name, alias, log) : await requireVersion(clients, name, named);
    await requireImage(clients, name, found);
    return { region, inputs, clients, alias, now, to: found, ...(deployment && { deployment }) };
}
/** The version that an alias had before the shift that is in progress; undefined when there is none. */
async function versionBeforeShift({ lambda }, name, alias) {
    if ((0,traffic_alias/* isUnweighted */.T6)(alias))
        return undefined;
    // Lambda moves provisioned concurrency in reverse: the alias is on the new version, and the weight on the old one.
    const provisioned = await (0,traffic_provisioned/* getProvisioned */.js)(lambda, name, alias.name);
    const [leaving] = Object.keys(alias.weights);
    return provisioned && provisioned.status !== 'READY' ? leaving : alias.version;
}
async function requireVersion({ lambda, region }, name, version) {
    const found = await (0,lambda_function/* getVersion */.HF)(lambda, name, version);
    if (found)
        return found;
    throw new problem/* Problem */.AF({
        what: `${name} has no version ${version} in ${region}.`,
        remedy: 'Set rollback-to to a version that exists.',
    });
}
/** The newest version of the alias' history that is still there; without a history the one published before. */
async function choose({ lambda, region }, name, alias, log) {
    for (const version of (0,traffic_history/* historyOf */.om)(alias.description).filter((one) => one !== alias.version)) {
        const found = await (0,lambda_function/* getVersion */.HF)(lambda, name, version);
        if (found)
            return found;
        log(`${alias.name} in ${region} had version ${version} before, but that version was deleted.`);
    }
    const before = (await (0,lambda_function/* publishedVersions */.y0)(lambda, name)).filter((one) => Number(one) < Number(alias.version)).at(-1);
    const found = before === undefined ? undefined : await (0,lambda_function/* getVersion */.HF)(lambda, name, before);
    if (!found) {
        throw new problem/* Problem */.AF({
            what: `${alias.name} is on version ${alias.version} of ${name} in ${region}, and there is no version before that.`,
            remedy: 'Set rollback-to to the version.',
        });
    }
    log(`${alias.name} in ${region} has no record of its version before: version ${before}, the one published before, is used.`);
    return found;
}
/** A version whose image was deleted may still answer for a while, and then never again. */
async function requireImage({ ecr, region }, name, to) {
    if (to.state === 'Failed') {
        throw new problem/* Problem */.AF({
            what: `Version ${to.version} of ${name} in ${region} is Failed (${(0,lambda_function/* describeReason */.Gk)(to.stateReason)}).`,
            remedy: 'Set rollback-to to another version, or deploy again.',
        });
    }
    if (to.imageUri === undefined || to.digest === undefined)
        return;
    const address = (0,repository/* addressOf */.ci)((0,image_reference/* parseImageReference */.o_)(to.imageUri, 'The version'));
    if (await (0,ecr_images/* findImage */.F1)(ecr, address, { imageDigest: to.digest }))
        return;
    throw new problem/* Problem */.AF({
        what: `The image of version ${to.version} of ${name} in ${region}, ${to.digest}, was deleted from ${address.name}.`,
        remedy: 'Set rollback-to to another version, or deploy again.',
    });
}

;// CONCATENATED MODULE: ./build/rollback/rollback.js















/**
 * Moves the alias back to the version that it had before, or to the one of the input rollback-to, in every region.
 * Builds nothing and changes no function. It ends the shift of another run; that run then ends with an error.
 *
 * @throws Problem with what is wrong and what to change
 */
async function rollBack(plan, tools) {
    const { steps, signal, log } = tools;
    const name = `${(0,plan_plan/* functionNames */.T)(plan)}:${aliasNames(plan)}`;
    const credentials = await (0,sign_in/* signIn */.J)(plan, tools);
    const targets = await steps.step(`Find the rollback target of ${name}`, () => (0,each_region/* inEveryRegion */.ZY)(plan.regions.map((region) => ({ region })), ({ region }) => findRollbackTarget((0,plan_plan/* planIn */.r)(plan, region).inputs, (0,clients/* clientsFor */.U)(region, credentials(region), signal), log)));
    if (plan.inputs.dryRun) {
        const would = targets.map(({ region, inputs, alias, to }) => `would move ${inputs.functionName.name}:${alias.name} in ${region} from ${(0,traffic_alias/* describeRoute */.fx)(alias)} to version ${to.version}`);
        for (const sentence of would)
            log(`Dry run: ${sentence}`);
        return { results: targets.map(presentResult), dryRunChanges: would };
    }
    for (const target of targets)
        tools.live.set(target.region, presentResult(target));
    const results = await steps.step(`Roll ${name} back`, () => (0,each_region/* inEveryRegion */.ZY)(targets, (target) => rollBackRegion(target, tools)));
    return { results, dryRunChanges: [] };
}
function aliasNames({ plans }) {
    return [...new Set([...plans.values()].map(({ inputs }) => inputs.release.alias))].join(', ');
}
/** Rolls one region back, and records what it has in the end, also when that fails. */
async function rollBackRegion(target, tools) {
    try {
        const result = await moveBack(target, tools);
        tools.live.set(target.region, result);
        return result;
    }
    catch (error) {
        tools.live.set(target.region, {
            ...presentResult(target),
            error: (0,domain_text/* messageWithoutDetails */.GB)(tools.signal.aborted ? tools.signal.reason : error),
        });
        throw error;
    }
}
function presentResult(target) {
    return rollbackResult({ ...target, to: target.now ?? target.to }, target.alias);
}
async function moveBack(target, { log, signal }) {
    const { inputs, clients, alias, to, region, deployment } = target;
    const { functionName, waitTimeout: timeout } = inputs;
    const name = `${functionName.name}:${alias.name} in ${region}`;
    if (alias.version === to.version && (0,traffic_alias/* isUnweighted */.T6)(alias) && !deployment) {
        log(`${name} is already on version ${to.version}`);
        return rollbackResult(target, alias);
    }
    if (deployment) {
        log(`Stopping CodeDeploy's deployment ${deployment.id}, which is shifting ${name}`);
        await (0,codedeploy_deployment/* stopDeployment */.U)(clients.codeDeploy, deployment.id, signal, Date.now() + timeout);
    }
    const wait = {
        lambda: clients.polling,
        functionName: functionName.name,
        deadline: Date.now() + timeout,
        timeout,
        signal,
    };
    const moved = await insist(target, wait);
    log(`${name} is on version ${to.version}`);
    await (0,traffic_provisioned/* waitForProvisioned */.ZV)(wait, alias.name);
    return { ...rollbackResult(target, moved), changed: true };
}
/** Milliseconds from one attempt to the next. */
const pause = 250;
/** Moves the alias, also while another run shifts its traffic or Lambda moves its provisioned concurrency. */
async function insist({ clients: { lambda }, alias, to, deployment }, { functionName, deadline, signal }) {
    const [weighted = to.version] = Object.keys(alias.weights);
    const shift = deployment ?? { from: alias.version, to: weighted };
    const shifting = deployment !== undefined || !(0,traffic_alias/* isUnweighted */.T6)(alias);
    const mayGoOn = (error) => (error instanceof traffic_alias/* ChangedMeanwhile */.n_ && shifting && (0,revert/* isInShift */.sS)(error.now, shift)) ||
        (error instanceof problem/* Problem */.AF && (0,aws_error/* hasCode */.up)(error.cause, 'ResourceConflictException'));
    const move = async (attempt) => {
        const present = attempt === 1 && !deployment ? alias : await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name);
        if (!present)
            throw gone(functionName, alias.name);
        const description = (0,traffic_history/* withHistory */.$k)(present.description, (0,traffic_history/* popped */.xc)(present.description, to.version));
        const route = { version: to.version, weights: {}, description };
        return (0,traffic_alias/* matchesRoute */.Fb)(present, route) ? present : (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, present, route);
    };
    return (0,poll/* retry */.L)({
        call: move,
        again: mayGoOn,
        interval: pause,
        deadline: { at: deadline, error: (last) => last },
        signal,
    });
}
function gone(functionName, alias) {
    return new problem/* Problem */.AF({
        what: `The alias ${alias} of ${functionName} was deleted.`,
        remedy: 'Find out in CloudTrail what deleted it.',
    });
}
/** @param alias as it is in the end */
function rollbackResult({ region, alias: before, to, now }, alias) {
    const functionArn = (0,arn/* parseFunctionArn */.x$)(alias.arn)?.unqualified ?? '';
    return {
        region,
        digest: to.digest ?? '',
        version: to.version,
        imageUri: to.imageUri ?? '',
        imageTags: [],
        functionArn,
        versionArn: `${functionArn}:${to.version}`,
        aliasArn: alias.arn,
        codeSha256: to.digest?.replace('sha256:', '') ?? '',
        previousVersion: before.version,
        previousDigest: now?.digest ?? '',
        changed: false,
        functionUrl: '',
        configured: [],
        verified: [],
        pruned: [],
        alias,
    };
}


/***/ })

};
