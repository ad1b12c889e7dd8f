export const id = 88;
export const ids = [88];
export const modules = {

/***/ 6088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollBack: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/aws/clients.js
var clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
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
 * Finds out what a region's alias can go back to. Nothing is changed.
 *
 * @throws Problem when there is no alias, or nothing that it could go back to
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
    const found = named === undefined ? await choose(clients, name, alias, log) : await look(clients, name, named);
    await requireImage(clients, name, found);
    return { region, inputs, clients, alias, now, to: found, ...(deployment && { deployment }) };
}
/** The version that an alias had before the shift that it is in the middle of; undefined when it is in none. */
async function versionBeforeShift({ lambda }, name, alias) {
    if ((0,traffic_alias/* isUnweighted */.T6)(alias))
        return undefined;
    // Lambda moves executions the other way round: the alias is on the new version, and the weight on the one it leaves.
    const provisioned = await (0,traffic_provisioned/* getProvisioned */.js)(lambda, name, alias.name);
    const [leaving] = Object.keys(alias.weights);
    return provisioned && provisioned.status !== 'READY' ? leaving : alias.version;
}
async function look({ lambda, region }, name, version) {
    const found = await (0,lambda_function/* getVersion */.HF)(lambda, name, version);
    if (found)
        return found;
    throw new problem/* Problem */.AF({
        what: `${name} has no version ${version} in ${region}.`,
        remedy: 'Name one that it has in rollback-to.',
    });
}
/** The newest version of the alias' history that is still there; without a history the one published before. */
async function choose({ lambda, region }, name, alias, log) {
    for (const version of (0,traffic_history/* historyOf */.om)(alias.description).filter((one) => one !== alias.version)) {
        const found = await (0,lambda_function/* getVersion */.HF)(lambda, name, version);
        if (found)
            return found;
        log(`${alias.name} in ${region} had version ${version} before, which is deleted.`);
    }
    const before = (await (0,lambda_function/* publishedVersions */.y0)(lambda, name)).filter((one) => Number(one) < Number(alias.version)).at(-1);
    const found = before === undefined ? undefined : await (0,lambda_function/* getVersion */.HF)(lambda, name, before);
    if (!found) {
        throw new problem/* Problem */.AF({
            what: `${name} in ${region} has no version before ${alias.version}, which ${alias.name} is on.`,
            remedy: 'Name the version in rollback-to.',
        });
    }
    log(`${alias.name} in ${region} does not tell what it had before: ${before} is the version published before.`);
    return found;
}
/** A version whose image is gone may still answer for a while, and then never again. */
async function requireImage({ ecr, region }, name, to) {
    if (to.state === 'Failed') {
        throw new problem/* Problem */.AF({
            what: `Version ${to.version} of ${name} in ${region} is Failed (${(0,lambda_function/* describeReason */.Gk)(to.stateReason)}).`,
            remedy: 'Name another version in rollback-to, or deploy anew.',
        });
    }
    if (to.imageUri === undefined || to.digest === undefined)
        return;
    const address = (0,repository/* addressOf */.ci)((0,image_reference/* parseImageReference */.o_)(to.imageUri, 'The version'));
    if (await (0,ecr_images/* findImage */.F1)(ecr, address, { imageDigest: to.digest }))
        return;
    throw new problem/* Problem */.AF({
        what: `The image of version ${to.version} of ${name} in ${region}, ${to.digest}, is gone from ${address.name}.`,
        remedy: 'Name another version in rollback-to, or deploy anew.',
    });
}

;// CONCATENATED MODULE: ./build/rollback/rollback.js














/**
 * Puts the alias back on the version that it had before, or on the one that is named, in every region. Nothing is
 * built, and no function is changed. A shift of another run is ended by it, and so is that run, with an error.
 *
 * @throws Problem with what is wrong and what to change
 */
async function rollBack(plan, tools) {
    const { steps, signal, log } = tools;
    const name = `${(0,plan_plan/* functionNames */.T)(plan)}:${aliasNames(plan)}`;
    const credentials = await (0,sign_in/* signIn */.J)(plan, tools);
    const targets = await steps.step(`Inspect what ${name} can go back to`, () => (0,each_region/* inEveryRegion */.ZY)(plan.regions.map((region) => ({ region })), ({ region }) => findRollbackTarget((0,plan_plan/* planIn */.r)(plan, region).inputs, (0,clients/* clientsFor */.U)(region, credentials(region), signal), log)));
    if (plan.inputs.dryRun) {
        const would = targets.map(({ region, inputs, alias, to }) => `would put ${inputs.functionName.name}:${alias.name} in ${region} from ${(0,traffic_alias/* describeRoute */.fx)(alias)} on version ${to.version}`);
        for (const sentence of would)
            log(`Dry run: ${sentence}`);
        return { results: targets.map(presentResult), dryRunChanges: would };
    }
    for (const target of targets)
        tools.live.set(target.region, presentResult(target));
    const results = await steps.step(`Put ${name} back`, () => (0,each_region/* inEveryRegion */.ZY)(targets, (target) => goBackAndTell(target, tools)));
    return { results, dryRunChanges: [] };
}
function aliasNames({ plans }) {
    return [...new Set([...plans.values()].map(({ inputs }) => inputs.release.alias))].join(', ');
}
/** What a region has is told whatever happens. */
async function goBackAndTell(target, tools) {
    try {
        const result = await goBack(target, tools);
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
async function goBack(target, { log, signal }) {
    const { inputs, clients, alias, to, region, deployment } = target;
    const { functionName, waitTimeout: timeout } = inputs;
    const name = `${functionName.name}:${alias.name} in ${region}`;
    if (alias.version === to.version && (0,traffic_alias/* isUnweighted */.T6)(alias) && !deployment) {
        log(`${name} is on version ${to.version} already`);
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
/** Moves the alias, although whoever is shifting its traffic may be changing it just now, or Lambda its executions. */
async function insist({ clients: { lambda }, alias, to, deployment }, { functionName, deadline, signal }) {
    const [weighted = to.version] = Object.keys(alias.weights);
    const shift = deployment ?? { from: alias.version, to: weighted };
    const shifting = deployment !== undefined || !(0,traffic_alias/* isUnweighted */.T6)(alias);
    const mayGoOn = (error) => (error instanceof traffic_alias/* ChangedMeanwhile */.n_ && shifting && (0,revert/* isOnWay */.T4)(error.now, shift)) ||
        (error instanceof problem/* Problem */.AF && (0,aws_error/* hasCode */.up)(error.cause, 'ResourceConflictException'));
    const first = deployment ? await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name) : alias;
    for (let present = first; present;) {
        const description = (0,traffic_history/* withHistory */.$k)(present.description, (0,traffic_history/* popped */.xc)(present.description, to.version));
        const route = { version: to.version, weights: {}, description };
        try {
            return (0,traffic_alias/* matchesRoute */.Fb)(present, route) ? present : await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, present, route);
        }
        catch (error) {
            if (!mayGoOn(error) || Date.now() + pause > deadline)
                throw error;
            await (0,promises_.setTimeout)(pause, undefined, { signal });
            present = await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name);
        }
    }
    throw new problem/* Problem */.AF({ what: `The alias ${alias.name} of ${functionName} is gone.`, remedy: 'Find out who deleted it.' });
}
/** @param alias as it is in the end */
function rollbackResult({ region, alias: before, to, now }, alias) {
    const functionArn = alias.arn.split(':').slice(0, -1).join(':');
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
