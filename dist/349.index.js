export const id = 349;
export const ids = [349];
export const modules = {

/***/ 6349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deploy: () => (/* binding */ deploy)
});

// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/session/sign-in.js
var sign_in = __webpack_require__(7408);
// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/architecture.js
var domain_architecture = __webpack_require__(2702);
// EXTERNAL MODULE: ./build/image/manifest.js
var image_manifest = __webpack_require__(9941);
;// CONCATENATED MODULE: ./build/image/accept.js


/**
 * Says why Lambda would not take a manifest; undefined when it would.
 *
 * @param image the image's URI, for the text
 */
function refuseManifest(manifest, image) {
    if (manifest.kind === 'index') {
        const images = manifest.children.filter(({ attestation }) => !attestation);
        const parts = [
            `${images.length} ${images.length === 1 ? 'image' : 'images'} (${images.map(({ platform }) => platform).join(', ')})`,
            ...(images.length < manifest.children.length
                ? [`${manifest.children.length - images.length} attestation(s)`]
                : []),
        ];
        const choices = images.map(({ digest, platform }) => `${platform} is ${digest}`).join(', ');
        return {
            what: `${image} is an index (${manifest.mediaType}) of ${parts.join(' and ')}, and Lambda takes a single manifest only.`,
            remedy: `Build it for one platform with '--provenance=false --sbom=false', or name the one manifest by its digest: ` +
                `${choices}.`,
        };
    }
    if (image_manifest/* imageMediaTypes */.df.some((type) => type === manifest.mediaType))
        return undefined;
    return {
        what: `${image} has a manifest of type '${manifest.mediaType}', which Lambda does not take.`,
        remedy: 'Build it again with buildx, which writes OCI or Docker schema 2 manifests.',
    };
}
/**
 * Says why an image would not run on the function; undefined when it would. Lambda itself notices a wrong
 * architecture only when the function is invoked.
 */
function refusePlatform(found, wanted, image) {
    const platform = `${found.os}/${found.architecture}`;
    if (platform === (0,domain_architecture/* platformOf */.t)(wanted))
        return undefined;
    return {
        what: `${image} is built for ${platform}, but the function runs ${(0,domain_architecture/* platformOf */.t)(wanted)} (${wanted}).`,
        remedy: `Build it for ${(0,domain_architecture/* platformOf */.t)(wanted)}, or set architecture to what the image has.`,
    };
}
/** Lambda's name for an image's platform; undefined when Lambda runs none such. */
function architectureOf({ os, architecture }) {
    const names = ['x86_64', 'arm64'];
    return names.find((name) => (0,domain_architecture/* platformOf */.t)(name) === `${os}/${architecture}`);
}

// EXTERNAL MODULE: ./build/image/facts.js
var image_facts = __webpack_require__(3201);
;// CONCATENATED MODULE: ./build/image/snap-start.js
const label = 'com.amazonaws.lambda.feature.snapstart';
/**
 * Says why SnapStart would not take an image; undefined when it would. Images of an AWS base are known by the variable
 * that all of them set; any other must say in a label that it is fit to be restored from a snapshot (Lambda developer
 * guide, "Improving startup performance with Lambda SnapStart").
 *
 * @param image its name, for the text
 */
function refuseSnapStart({ labels, variables }, image) {
    if (labels[label] === 'Allow' || variables.includes('LAMBDA_RUNTIME_DIR'))
        return undefined;
    return {
        what: `snap-start: ${image} is not built on an AWS base image, and lacks the label by which SnapStart takes others.`,
        remedy: `Add to the Dockerfile: LABEL ${label}="Allow"`,
    };
}

// EXTERNAL MODULE: ./build/image/start.js
var image_start = __webpack_require__(5822);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
;// CONCATENATED MODULE: ./build/ecr/confirm.js







/**
 * Confirms that Lambda will take an image that is in ECR: one manifest of a type that it accepts, for Linux and for
 * the function's architecture.
 *
 * @throws Problem with the reason and the remedy when Lambda would refuse it, or could not run it
 */
async function confirmImage(ecr, address, image, { architecture: wanted, snapStart, start, uri }) {
    const manifest = (0,image_manifest/* readManifest */.WI)(image.manifest, image.mediaType);
    const refusal = refuseManifest(manifest, uri);
    if (refusal || manifest.kind === 'index')
        throw new problem/* Problem */.AF(refusal ?? []);
    const config = await (0,ecr_images/* readImageConfig */.MP)(ecr, address, manifest.configDigest);
    const architecture = wanted ?? architectureOf(config) ?? 'x86_64';
    const mismatch = refusePlatform(config, architecture, uri) ??
        (0,image_start/* refuseStart */.th)(config, start, uri) ??
        (snapStart ? refuseSnapStart(config, uri) : undefined);
    if (mismatch)
        throw new problem/* Problem */.AF(mismatch);
    return { architecture, facts: (0,image_facts/* imageFacts */.JC)(manifest.layers, config, start) };
}

;// CONCATENATED MODULE: ./build/deploy/same-image.js


/**
 * Refuses repositories of other names than the first region's, with replication: ECR keeps the name (ECR user
 * guide, "Private image replication").
 *
 * @throws Problem that names each region's repository
 */
function refuseOtherNames(targets) {
    if (new Set(targets.map(({ address }) => address.name)).size < 2)
        return;
    throw new problem/* Problem */.AF({
        what: `replicate: ECR replicates to repositories of the same name, but they are ${targets.map(({ region, address }) => `${address.name} in ${region}`).join(', ')}.`,
        remedy: 'Give repository one name for all regions, or leave replicate out.',
    });
}
/**
 * Refuses regions whose ECR has different images: all are to run the same one.
 *
 * @throws Problem that names each region's digest
 */
function refuseDifferent(targets) {
    const images = targets.flatMap(({ region, image }) => (image === undefined ? [] : [{ region, digest: image.digest }]));
    if (new Set(images.map(({ digest }) => digest)).size < 2)
        return;
    throw new problem/* Problem */.AF({
        what: `ECR has different images in the regions: ${images.map(({ region, digest }) => `${digest} in ${region}`).join(', ')}.`,
        remedy: 'Use a tag that no region has yet, or delete it where it is on an older image.',
    });
}
/** Whether ECR has the very image that was built: its manifest, or another one of the same config. */
function isSameImage(stored, image) {
    if (stored === undefined)
        return false;
    const manifest = (0,image_manifest/* readManifest */.WI)(stored.manifest, stored.mediaType);
    return stored.digest === image.id || (manifest.kind === 'image' && manifest.configDigest === image.configDigest);
}

;// CONCATENATED MODULE: ./build/deploy/target.js
function hasImage(target) {
    return target.image !== undefined;
}
/** Whether the function's versions are restored from snapshots. */
function usesSnapStart({ config }) {
    return config.SnapStart?.ApplyOn === 'PublishedVersions';
}
/** What the function starts in place of what its image says. */
function startOverride({ config }) {
    const { EntryPoint: entryPoint, Command: command } = config.ImageConfig ?? {};
    return { ...(entryPoint && { entryPoint }), ...(command && { command }) };
}

;// CONCATENATED MODULE: ./build/deploy/confirm.js






/**
 * Confirms that Lambda will take the image that ECR has in each region. In a dry run there may be none.
 *
 * @throws Problem when Lambda would refuse it, or when the regions have different images
 */
async function confirmImages(run, inspection, { targets, rehearsal, uncompressed }) {
    const withImage = targets.filter(hasImage);
    const candidates = withImage.length === 0 ? [] : await confirmEach(run, inspection, withImage);
    const facts = candidates[0]?.facts;
    return {
        targets,
        candidates,
        ...(rehearsal && { rehearsal }),
        ...(facts && { image: { ...facts, ...(uncompressed !== undefined && { uncompressed }) } }),
    };
}
function confirmEach({ tools: { steps, log, warn }, lost }, { architecture }, targets) {
    return steps.step('Confirm that Lambda will take the image', async () => {
        refuseDifferent(targets);
        const candidates = await (0,each_region/* inRegionsLeft */.O1)(targets, (target) => confirm_confirm(target, architecture), lost);
        const facts = candidates[0]?.facts;
        if (facts)
            log(`The image has ${facts.layers.length} layers, ${(0,image_facts/* formatBytes */.z3)(facts.compressed)} compressed`);
        // Functions of several regions may start different programs of the image.
        for (const warning of new Set(candidates.flatMap((each) => each.facts.warnings)))
            warn(warning);
        return candidates;
    });
}
async function confirm_confirm(target, architecture) {
    const { clients, address, registry, image } = target;
    const imageUri = (0,image_reference/* formatImageReference */.my)({ registry, repository: address.name, digest: image.digest });
    const needs = { architecture, snapStart: usesSnapStart(target), start: startOverride(target), uri: imageUri };
    return { ...target, ...(await confirmImage(clients.ecr, address, image, needs)), imageUri };
}

// EXTERNAL MODULE: ./build/domain/traffic.js
var domain_traffic = __webpack_require__(7604);
// EXTERNAL MODULE: ./build/aws/explain.js
var explain = __webpack_require__(901);
// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/lambda/configuration.js
var configuration = __webpack_require__(2988);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/lambda/update.js
var update = __webpack_require__(3681);
;// CONCATENATED MODULE: ./build/lambda/create.js






/**
 * Creates the function with its whole desired configuration.
 *
 * @returns undefined when another run has created it meanwhile
 */
async function create(request, wait) {
    const { lambda, functionName, imageUri, architecture, desired } = request;
    const config = (0,configuration/* mergeConfiguration */.zY)(desired, {});
    const Role = desired.config.Role ?? request.executionRole;
    if (Role === undefined) {
        throw new problem/* Problem */.AF({
            what: `The function ${functionName} was deleted during the deploy.`,
            remedy: 'Set the input role to create it again.',
        });
    }
    const command = new dist_cjs/* CreateFunctionCommand */.Y8X({
        ...(0,configuration/* differences */.tX)({}, config),
        FunctionName: functionName,
        PackageType: 'Image',
        Code: { ImageUri: imageUri },
        Role,
        Architectures: [architecture],
        Publish: request.publish,
        ...(Object.keys(desired.tags).length > 0 && { Tags: desired.tags }),
    });
    try {
        return (0,update/* deployedCode */.go)((await whileRolePropagates(wait, () => lambda.send(command))).Version, true);
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceConflictException'))
            return undefined;
        throw error;
    }
}
/** Repeats a call while Lambda does not know the role that it names yet, for a limited time. */
function whileRolePropagates(wait, call) {
    const propagated = Math.min(wait.deadline, Date.now() + propagation);
    return (0,poll/* retry */.L)({
        call,
        again: (error) => isUnknownRole(error) && Date.now() <= propagated,
        interval: 1000,
        signal: wait.signal,
    });
}
/** Milliseconds until Lambda knows a role that was created a moment ago. */
const propagation = 30_000;
function isUnknownRole(error) {
    return (0,aws_error/* awsError */.es)(error)?.text.includes('cannot be assumed by Lambda') === true;
}

// EXTERNAL MODULE: ./build/lambda/failure.js
var failure = __webpack_require__(9812);
// EXTERNAL MODULE: ./build/lambda/wait.js
var lambda_wait = __webpack_require__(4809);
;// CONCATENATED MODULE: ./build/lambda/configure.js








/**
 * Brings configuration and code into one version. Every call is guarded by the revision that the one before it led to:
 * a change by another run or a person in between is an error, and is not published with the version.
 *
 * @returns undefined when only the image was updated, and the function must be read again
 * @throws Problem when another run or a person changes the configuration meanwhile
 */
async function configureAndDeploy(request, { present, changes, unchanged }, wait) {
    const expected = { ...present.config, ...changes };
    // An image that Lambda refuses is known before the configuration is touched.
    if (!unchanged)
        await dryRun(request);
    try {
        const configured = await configure(request, present.revisionId, changes, wait);
        const deployed = await deployConfigured(request, { configured, expected, unchanged }, wait);
        return { ...deployed, changed: true, configured: (0,configuration/* describeChanges */.DT)(present.config, changes) };
    }
    catch (error) {
        if (unchanged || !usesDeletedImage(error))
            throw error;
    }
    // Lambda configures no function whose image is gone from ECR: it gets its new one first.
    await (0,update/* update */.yo)({ ...request, publish: false }, present.revisionId);
    await whenOver(wait, `Lambda could not update $LATEST of ${request.functionName}`);
    return undefined;
}
/** @returns the function when the update is over */
async function configure({ lambda, functionName }, RevisionId, changes, wait) {
    const command = new dist_cjs/* UpdateFunctionConfigurationCommand */.Zlw({ FunctionName: functionName, ...changes, RevisionId });
    await whileRolePropagates(wait, () => lambda.send(command));
    return whenOver(wait, `Lambda could not change the configuration of ${functionName}`);
}
async function whenOver(wait, failing) {
    const after = await (0,lambda_wait/* waitUntilOver */.uB)(wait);
    if (after.lastUpdateStatus === 'Failed')
        throw (0,failure/* failure */.V)(failing, after.lastUpdateReason, wait.image);
    return after;
}
/**
 * Adds the image to the configuration, and publishes both. A change in between is no error in itself: the answer to a
 * call of this run may have been lost, and another run may have set its image. Only the configuration must be this run's.
 */
async function deployConfigured(request, { configured, expected, unchanged }, wait) {
    let there = unchanged;
    for (let now = configured;; now = await (0,lambda_wait/* waitUntilOver */.uB)(wait), there = now.digest === request.digest) {
        refuseMixture(request, now, expected);
        try {
            const deployed = there ? await (0,update/* publishPresent */.R1)(request, now.revisionId) : await (0,update/* update */.yo)(request, now.revisionId);
            return deployed ?? (await (0,update/* update */.yo)(request, now.revisionId));
        }
        catch (error) {
            if (!(0,update/* isOutdated */.lY)(error) || Date.now() > wait.deadline)
                throw error;
        }
        await (0,lambda_wait/* waitUntilSettled */.D1)(wait);
    }
}
/** @throws Problem when the function's configuration is not the one that this run has given it */
function refuseMixture({ functionName }, now, expected) {
    const { Environment: _, ...visible } = expected;
    const mixed = Object.keys((0,configuration/* differences */.tX)(now.config, now.environmentError === undefined ? expected : visible));
    if (mixed.length === 0)
        return;
    throw new problem/* Problem */.AF({
        what: `Another run or a person changed ${mixed.join(', ')} of ${functionName} while this run configured it: no version was published.`,
        remedy: 'Let one run at a time deploy a function, with a concurrency group, and run this one again.',
    });
}
async function dryRun({ lambda, functionName, imageUri, architecture }) {
    const request = { FunctionName: functionName, ImageUri: imageUri, Architectures: [architecture], DryRun: true };
    await lambda.send(new dist_cjs/* UpdateFunctionCodeCommand */.KfB(request));
}
function usesDeletedImage(error) {
    return (0,aws_error/* awsError */.es)(error)?.text.includes('trying to use a deleted image') === true;
}

// EXTERNAL MODULE: ./build/lambda/function.js
var lambda_function = __webpack_require__(2420);
;// CONCATENATED MODULE: ./build/lambda/code.js










/**
 * Deploys the image to the function: creates it, updates it, or publishes what it already has. While the function is
 * busy, this waits, until the deadline.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
async function deployCode(request, wait) {
    for (;;) {
        wait.signal.throwIfAborted();
        const doing = `Could not deploy to ${request.functionName}`;
        let present;
        try {
            present = await (0,lambda_function/* getFunction */.N9)(request.lambda, request.functionName);
            const deployed = await (present ? deployTo(request, present, wait) : create(request, wait));
            if (deployed)
                return deployed;
        }
        catch (error) {
            if (!(0,update/* isOutdated */.lY)(error))
                throw (0,explain/* explain */.W)(error, doing, concernOf(request, present));
            if (present?.state === 'Failed')
                throw beyondUpdate(request.functionName, present, error);
            if (Date.now() > wait.deadline)
                throw (0,explain/* explain */.W)(error, `${doing} within wait-timeout`);
        }
        await (0,lambda_wait/* waitUntilSettled */.D1)(wait);
    }
}
/** Across accounts the owner of the repository must know whose function it is. */
function concernOf({ repositoryArn, executionRole }, present) {
    const account = (0,arn/* accountOf */.XP)(present?.arn ?? executionRole ?? '');
    return {
        ...(repositoryArn !== undefined && { repository: repositoryArn }),
        ...(account !== undefined && { account }),
    };
}
/** A function whose creation failed stays Failed: Lambda answers every update with a conflict. */
function beyondUpdate(functionName, { stateReason }, cause) {
    return new problem/* Problem */.AF({
        what: `${functionName} is Failed (${(0,domain_text/* withoutFullStop */.Qu)((0,lambda_function/* describeReason */.Gk)(stateReason))}), and Lambda does not update it.`,
        remedy: 'Delete the function, then run the job again with the input role: it creates the function again.',
    }, { cause });
}
/** @returns undefined when the function has its image now, and must be read again */
async function deployTo(request, present, wait) {
    await request.mayReplace(present);
    (0,configuration/* refuseUnseen */.VA)(request.desired, present);
    const unchanged = request.skipUnchanged && runsImage(present, request);
    const changes = (0,configuration/* differences */.tX)(present.config, (0,configuration/* mergeConfiguration */.zY)(request.desired, present.config));
    if (await (0,update/* tag */.Tc)(request, present))
        request.onTagged();
    if (Object.keys(changes).length > 0)
        return configureAndDeploy(request, { present, changes, unchanged }, wait);
    return (unchanged && (await (0,update/* publishPresent */.R1)(request, present.revisionId))) || (0,update/* update */.yo)(request, present.revisionId);
}
/** Whether $LATEST has the image, and nothing went wrong with it. */
function runsImage(present, { digest, architecture }) {
    return (present.digest === digest &&
        present.architecture === architecture &&
        present.state !== 'Failed' &&
        present.lastUpdateStatus !== 'Failed');
}

// EXTERNAL MODULE: ./build/traffic/alias.js
var traffic_alias = __webpack_require__(118);
// EXTERNAL MODULE: ./build/domain/image-labels.js
var image_labels = __webpack_require__(1014);
// EXTERNAL MODULE: ./build/ecr/tags.js
var tags = __webpack_require__(3464);
;// CONCATENATED MODULE: ./build/deploy/tags.js





/**
 * Whether a tag stands for the commit, as the default does: where it is on an image of something else, that one keeps
 * it, and a tag by the digest takes its place. Any other tag is what the user wants it to be, or none.
 */
function standsForCommit({ preview, commit }, tag) {
    return preview !== undefined || tag === commit;
}
/** Reads what the tags of a build are on now. */
async function readTags({ plan, source, origin }, target) {
    const { repository, region, clients } = target;
    if (!repository)
        throw new Error(`the repository in ${region} was neither found nor created`);
    const held = await (0,ecr_images/* findTagged */.id)(clients.ecr, repository, source.tags);
    const moves = async ([tag, image]) => {
        if (repository.immutable(tag))
            return false;
        // Of the commit's own tag only an earlier build of the same is replaced.
        return !standsForCommit(plan, tag) || (0,image_labels/* isSameOrigin */.J6)(origin, await (0,ecr_images/* originOf */.yv)(clients.ecr, repository, image));
    };
    const all = [...held];
    const moving = await Promise.all(all.map(moves));
    return { target, repository, held, movable: new Set(all.filter((_, index) => moving[index]).map(([tag]) => tag)) };
}
/**
 * Refuses tags that the user has named and that can't be moved to the image.
 *
 * @param image absent when no region has it
 * @throws Problem that names the first of them
 */
function refuseFixedTags(plan, { target, repository, held }, image) {
    for (const [tag, on] of held) {
        if (on.digest === image?.digest || !repository.immutable(tag))
            continue;
        if (!standsForCommit(plan, tag))
            throw fixedTag(target, tag, on);
    }
}
/** Says that a tag that the user has named is on another image, and stays there. */
function fixedTag({ region, address }, tag, on) {
    return new problem/* Problem */.AF({
        what: `tags: ${address.name}:${tag} in ${region} is on another image, ${on.digest}, and the repository does not let it be moved.`,
        remedy: `Leave ${tag} out of tags, name another tag for this build, or exclude it from the repository's tag immutability.`,
    });
}
/**
 * Gives an image that ECR has, or has all layers of, the tags of the build.
 *
 * @returns the tags that it has now
 * @throws Problem when a tag that the user has named can't be moved, or when ECR refuses
 */
async function giveTags(tagging, target, image) {
    const { plan, source } = tagging;
    // Read again: since the build's end other runs may have given tags, too.
    const place = await readTags(tagging, target);
    refuseFixedTags(plan, place, image);
    return Promise.all(source.tags.map((tag) => giveTag(tagging, place, image, tag)));
}
async function giveTag({ plan, log }, { target, repository, held, movable }, image, tag) {
    const { ecr } = target.clients;
    const on = held.get(tag);
    if (on?.digest === image.digest)
        return tag;
    const replaceable = standsForCommit(plan, tag);
    if (on === undefined || movable.has(tag) || !replaceable) {
        if (await (0,tags/* putTag */.go)(ecr, repository, image, tag))
            return tag;
        // Another run gave it meanwhile.
        const now = await (0,ecr_images/* findImage */.F1)(ecr, repository, { imageTag: tag });
        if (now?.digest === image.digest)
            return tag;
        if (now && !replaceable)
            throw fixedTag(target, tag, now);
    }
    const other = (0,image_reference/* tagByDigest */.O7)(tag, image.digest);
    if (!(await (0,tags/* putTag */.go)(ecr, repository, image, other)))
        throw fixedTag(target, other, image);
    log(`${repository.name}:${tag} in ${target.region} is on another image, and stays there: this one is ${other}`);
    return other;
}

;// CONCATENATED MODULE: ./build/deploy/dry-run.js




/** Says what the run would do if it were not a dry run: a sentence for each change. */
function dryRunChanges(plan, targets) {
    return targets.flatMap((target) => {
        const { name } = target.inputs.functionName;
        const image = `${target.registry}/${target.address.name}`;
        return [
            ...(target.repository || target.image || isReplica(plan, target)
                ? []
                : [`would create the ECR repository ${image}`]),
            ...(target.image || plan.source.kind === 'image' ? [] : [bring(plan, plan.source.tags, target, image)]),
            release(target, name),
            ...target.changes.map((change) => `would configure ${name} in ${target.region}: ${change}`),
            ...dry_run_tags(target, name),
            ...verification(target, name),
            ...route(target, name),
            ...pruning(target, name),
        ];
    });
}
/** Whether ECR creates the repository itself. */
function isReplica({ regions }, { inputs, region }) {
    return inputs.rollout.replicated && region !== regions[0];
}
/** How a region gets the image. */
function bring(plan, tags, target, image) {
    if (isReplica(plan, target))
        return `would wait until ECR replicates ${image}`;
    const stays = (tag) => target.taken.has(tag) && standsForCommit(plan, tag);
    const names = tags.map((tag) => (stays(tag) ? `${tag}, or ${tag}-<digits> if another image keeps ${tag}` : tag));
    return `would push ${image}:${names.join(', ')}`;
}
function release({ inputs, present, image, region, desired, changes, published }, name) {
    const digest = image === undefined ? 'the pushed digest' : image.digest;
    if (!present)
        return `would create the function ${name} in ${region} with ${digest}`;
    const architecture = inputs.architecture ?? desired.architecture ?? present.architecture;
    if (inputs.skipUnchanged && image && runsImage(present, { digest: image.digest, architecture })) {
        const then = changes.length > 0 || !published ? ', and publish a version' : ', and name its version';
        return `would leave the image of ${name} in ${region} as it is${inputs.publish ? then : ''}`;
    }
    return `would update ${name} in ${region} from ${present.digest} to ${digest}${inputs.publish ? ' and publish a version' : ''}`;
}
function dry_run_tags({ present, desired, region }, name) {
    const lacking = Object.keys(desired.tags).filter((tag) => present?.tags[tag] !== desired.tags[tag]);
    return lacking.length === 0 ? [] : [`would give ${name} in ${region} the tags ${lacking.join(', ')}`];
}
function verification({ inputs, region }, name) {
    return inputs.release.verifyEvent === undefined ? [] : [`would verify the new version of ${name} in ${region}`];
}
function pruning({ inputs, region }, name) {
    const { keepVersions: keep } = inputs.release;
    if (keep === undefined)
        return [];
    return [`would delete versions of ${name} in ${region} that are older than the newest ${keep} and not in use`];
}
function route({ inputs: { release: wanted }, alias, region }, name) {
    if (wanted.alias === undefined)
        return [];
    const how = wanted.codeDeploy
        ? `through CodeDeploy's ${wanted.codeDeploy.application} / ${wanted.codeDeploy.deploymentGroup}`
        : (0,domain_traffic/* describeTraffic */.hA)(wanted.traffic);
    if (!alias)
        return [`would create the alias ${name}:${wanted.alias} in ${region}`];
    return [`would move ${name}:${wanted.alias} in ${region} from ${(0,traffic_alias/* describeRoute */.fx)(alias)} to the new version, ${how}`];
}

// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
;// CONCATENATED MODULE: ./build/ecr/replica.js





/** Milliseconds from one answer to the next question, and from one line of progress to the next. */
const interval = 1000;
const progress = 15_000;
/**
 * Waits until ECR has replicated an image to a region. Most come within minutes (ECR user guide, "Private
 * image replication"), and the repository comes with the first of them.
 *
 * @throws Problem when ECR refuses the call, or at the deadline
 */
async function waitForReplica(replica) {
    const { region, digest, timeout, signal, log } = replica;
    const start = Date.now();
    let said = start;
    const image = await (0,poll/* poll */.w)({
        ask: () => ask(replica),
        until: (found) => found !== undefined,
        waiting: () => {
            if (Date.now() - said < progress)
                return;
            log(`${region}: waiting for the replica for ${(0,duration/* formatDuration */.a)(Date.now() - start)}`);
            said = Date.now();
        },
        interval,
        deadline: { at: start + timeout, error: () => notReplicated(replica) },
        signal,
    });
    log(`${region}: ECR has replicated ${digest} after ${(0,duration/* formatDuration */.a)(Date.now() - start)}`);
    return image;
}
function notReplicated({ address, digest, region, timeout }) {
    return new problem/* Problem */.AF({
        what: `ECR has not replicated ${address.name}@${digest} to ${region} within ${(0,duration/* formatDuration */.a)(timeout)}.`,
        remedy: 'Let a replication rule of the registry name this region and cover the repository, set a longer wait-timeout, or leave replicate out.',
    });
}
async function ask({ ecr, address, digest }) {
    try {
        return await (0,ecr_images/* findImage */.F1)(ecr, address, { imageDigest: digest });
    }
    catch (error) {
        const cause = error instanceof problem/* Problem */.AF ? error.cause : error;
        if ((0,aws_error/* hasCode */.up)(cause, 'RepositoryNotFoundException') || (0,aws_error/* isTransient */.dg)(cause))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/ecr/repository.js
var ecr_repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/docker/build.js
var build = __webpack_require__(3985);
// EXTERNAL MODULE: ./build/docker/cache.js
var cache = __webpack_require__(9011);
// EXTERNAL MODULE: ./build/image/size.js
var size = __webpack_require__(9273);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/image/program.js

/** `e_machine` of an ELF header (System V ABI, "ELF Header"). */
const machines = new Map([
    [62, 'x86_64'],
    [183, 'arm64'],
]);
/** Bytes that say what a file is: the header of a program, or the first line of a script. */
const headLength = 256;
/**
 * Reads what kind of program a file is, by its first bytes.
 *
 * @returns undefined when it is neither ELF nor a script with an absolute interpreter
 */
function readProgram(head) {
    if (head.length >= 20 && head.toString('latin1', 0, 4) === '\x7fELF') {
        const machine = machines.get(head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18));
        return { kind: 'binary', ...(machine && { machine }) };
    }
    const interpreter = /^#!\s*(\/\S+)/.exec(head.toString('latin1'))?.[1];
    return interpreter === undefined ? undefined : { kind: 'script', interpreter };
}
/**
 * Says why a program would not run on the function, whatever the image says of itself; undefined when it would, or
 * when the file does not tell.
 *
 * @param path of the program in the image
 */
function refuseProgram(program, path, wanted) {
    if (program?.kind !== 'binary' || program.machine === wanted)
        return undefined;
    const found = program.machine === undefined ? 'another CPU' : (0,domain_architecture/* platformOf */.t)(program.machine);
    return {
        what: `The image says that it is for ${(0,domain_architecture/* platformOf */.t)(wanted)}, but its program '${path}' is for ${found}.`,
        remedy: `Use a base image that has ${(0,domain_architecture/* platformOf */.t)(wanted)}, without a constant --platform in FROM, and copy no program of another platform.`,
    };
}

// EXTERNAL MODULE: ./build/docker/push.js
var docker_push = __webpack_require__(5497);
;// CONCATENATED MODULE: ./build/docker/program.js





/**
 * Looks at the program that an image starts; of a script, at its interpreter. The image is not run.
 *
 * @param image its name in the engine
 * @param path absolute, in the image
 * @param remember told the name of a container before it is there
 * @returns undefined when the image has no such file, or when it is no program
 */
async function findProgram(docker, image, path, remember) {
    const container = `deploy-lambda-image-${(0,external_node_crypto_.randomUUID)()}`;
    remember(container);
    const created = await docker.ask(['create', '--pull=never', `--name=${container}`, image, 'unused']);
    if (created.exitCode !== 0)
        return undefined;
    try {
        const first = await read(docker, container, path);
        if (first?.kind !== 'script')
            return first && { path, program: first };
        const second = await read(docker, container, first.interpreter);
        return second && { path: first.interpreter, program: second };
    }
    finally {
        await (0,docker_push/* removeContainers */.Dn)(docker, [container]);
    }
}
async function read(docker, container, path) {
    const copy = (0,external_node_path_.join)(docker.scratch, `program-${(0,external_node_crypto_.randomUUID)()}`);
    const { exitCode } = await docker.ask(['cp', '--follow-link', `${container}:${path}`, copy]);
    try {
        return exitCode === 0 && (0,external_node_fs_.lstatSync)(copy).isFile() ? readProgram(headOf(copy)) : undefined;
    }
    finally {
        (0,external_node_fs_.rmSync)(copy, { recursive: true, force: true });
    }
}
function headOf(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const head = Buffer.alloc(headLength);
        return head.subarray(0, (0,external_node_fs_.readSync)(file, head));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/deploy/check-built.js







/**
 * Checks before the push that Lambda will start a built image, that the program is for the function's architecture,
 * and that SnapStart will take it. One that stays in a builder is checked in ECR, as far as its config tells.
 *
 * @throws Problem when one of the functions could not run it
 */
async function checkBuilt(run, { localName }, { targets, architecture }) {
    if (localName === undefined)
        return;
    const format = '{"config": {{json .Config}}}';
    const { stdout } = await run.docker.docker.ask(['image', 'inspect', '--format', format, localName]);
    const config = (0,image_manifest/* readConfig */.Xg)(stdout);
    refuseAll([
        targets.some(usesSnapStart) ? refuseSnapStart(config, 'the image') : undefined,
        ...targets.map((target) => (0,image_start/* refuseStart */.th)(config, startOverride(target), 'The image')),
    ]);
    if (isShownByRehearsal(run, architecture))
        return;
    const found = [...programsOf(config, targets)].map(async (path) => {
        const program = await findProgram(run.docker.docker, localName, path, run.docker.noteContainer);
        return refuseProgram(program?.program, program?.path ?? path, architecture);
    });
    refuseAll(await Promise.all(found));
}
/**
 * A program for this machine's CPU is started by the rehearsal. One for another CPU runs there only by an emulator,
 * and one that is of this machine after all would run there, but not on Lambda.
 */
function isShownByRehearsal({ events }, architecture) {
    return events.rehearsal.length > 0 && architecture === (process.arch === 'arm64' ? 'arm64' : 'x86_64');
}
function programsOf(config, targets) {
    const paths = targets.map((target) => (0,image_start/* startedProgram */.se)(config, startOverride(target)));
    return new Set(paths.filter((path) => path?.startsWith('/')).filter((path) => path !== undefined));
}
function refuseAll(refusals) {
    const findings = new Map(refusals.filter((each) => each !== undefined).map((each) => [each.what, each]));
    if (findings.size > 0)
        throw new problem/* Problem */.AF([...findings.values()]);
}

;// CONCATENATED MODULE: ./build/deploy/log-in.js

/** Milliseconds before its end at which a registry's password is replaced. */
const margin = 15 * 60_000;
/**
 * Logs in to the registries of all regions, and to those of other accounts that their repositories are in. A password
 * that a long build has outlived is replaced.
 *
 * @param renew whether to replace all passwords
 */
async function logIn({ tools, docker }, targets, renew = false) {
    const logins = await Promise.all(targets.map(async ({ login, clients, region, registry }) => {
        const ends = login.expiresAt.getTime() - Date.now();
        const valid = ends > margin && !renew ? login : await (0,ecr_repository/* ecrLogin */.K9)(clients.ecr, region, tools.mask);
        return [valid, { ...valid, registry }];
    }));
    docker.config.logIn(logins.flat());
}

;// CONCATENATED MODULE: ./build/deploy/build.js








/**
 * Builds the image. Docker is logged in to ECR, because the base image may be there. A build secret that the Dockerfile
 * prints is masked.
 *
 * @param targets regions that the image is for
 * @throws Problem when the build fails, or when Lambda would refuse what was built
 */
async function build_build(run, source, { architecture = 'x86_64', driver, targets: inspected }, targets) {
    const { tools, docker: session } = run;
    const platform = (0,domain_architecture/* platformOf */.t)(architecture);
    const built = await tools.steps.step(`Build the image for ${platform}`, async () => {
        await logIn(run, targets);
        const { name } = (targets[0] ?? run.plan).inputs.functionName;
        const inputs = inputsFor(run, source.build, name, architecture);
        const localName = (0,build/* chooseLocalName */.Ks)(driver);
        // Noted first: a build that is killed as it exports the image leaves the name all the same.
        if (localName !== undefined)
            session.noteImage(localName);
        const built = await (0,build/* buildImage */._w)(session.docker, inputs, platform, localName);
        tools.log(`Built ${built.id}`);
        const [measured] = await Promise.all([
            measure(built, session.docker, tools.warn),
            checkBuilt(run, built, { targets: inspected, architecture }),
        ]);
        return { ...built, ...measured };
    });
    return built;
}
/**
 * @returns bytes of all layers, uncompressed, where they can be known
 * @throws Problem when they are more than Lambda takes
 */
async function measure(built, docker, warn) {
    const layers = await (0,build/* layerSizes */.qM)(docker, built);
    if (layers.length === 0)
        return {};
    const refusal = (0,size/* refuseSize */.aU)(layers);
    if (refusal && (0,build/* isClassic */.l9)(built))
        throw new problem/* Problem */.AF(refusal);
    // Blocks on a disk may be more than what Lambda counts.
    if (refusal)
        warn(`${refusal.what} ${refusal.remedy}`);
    return { uncompressed: (0,size/* totalSize */.UT)(layers) };
}
/** What is built for one function, and says so: caches of its own, and labels. */
function inputsFor({ plan: { preview, commit, repository }, tools: { env } }, build, functionName, architecture) {
    // A preview's first build has nothing of its own yet.
    const others = preview === undefined ? [] : [`${preview.of}-${architecture}`];
    const scoped = (0,cache/* scopeCaches */.k7)(build, `${functionName}-${architecture}`, others);
    // GitHub docs, "Store information in variables": the server is another on GitHub Enterprise.
    const source = `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}`;
    const origin = {
        functionName,
        ...(repository !== '' && { source }),
        ...(commit !== '' && { revision: commit }),
        ...(build.target !== undefined && { target: build.target }),
    };
    return { ...scoped, labels: (0,image_labels/* withOrigin */.D_)(scoped.labels, origin) };
}

// EXTERNAL MODULE: ./build/docker/push-refused.js
var push_refused = __webpack_require__(2436);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var client_ecr_dist_cjs = __webpack_require__(8249);
;// CONCATENATED MODULE: ./build/ecr/upload.js


/** What the API takes at a time (ECR API reference, "BatchCheckLayerAvailability"). */
const digestsAtOnce = 100;
/** The digests that a repository has no layer of. */
async function missingLayers({ ecr, address }, digests) {
    const there = new Set();
    for (let begin = 0; begin < digests.length; begin += digestsAtOnce) {
        const layerDigests = digests.slice(begin, begin + digestsAtOnce);
        const { layers = [] } = await ecr.send(new client_ecr_dist_cjs/* BatchCheckLayerAvailabilityCommand */.YmI({ ...named(address), layerDigests }));
        for (const { layerAvailability, layerDigest = '' } of layers) {
            if (layerAvailability === 'AVAILABLE')
                there.add(layerDigest);
        }
    }
    return digests.filter((digest) => !there.has(digest));
}
/**
 * Uploads a layer, or a config.
 *
 * @param digest of the content, asked for once all of it was read
 */
async function uploadLayer({ ecr, address }, content, digest) {
    const repository = named(address);
    const { uploadId = '', partSize = 10_485_760 } = await ecr.send(new client_ecr_dist_cjs/* InitiateLayerUploadCommand */.Do9(repository));
    let first = 0;
    for await (const part of parts(content, partSize)) {
        const range = { partFirstByte: first, partLastByte: first + part.length - 1 };
        await ecr.send(new client_ecr_dist_cjs/* UploadLayerPartCommand */.bVv({ ...repository, uploadId, ...range, layerPartBlob: part }));
        first += part.length;
    }
    try {
        await ecr.send(new client_ecr_dist_cjs/* CompleteLayerUploadCommand */.fU9({ ...repository, uploadId, layerDigests: [digest()] }));
    }
    catch (error) {
        // Another run was faster with this layer.
        if (!(0,aws_error/* hasCode */.up)(error, 'LayerAlreadyExistsException'))
            throw error;
    }
}
/** Parts of one size; the last may be smaller. */
async function* parts(content, size) {
    let kept = [];
    let length = 0;
    for await (const chunk of content) {
        kept.push(chunk);
        length += chunk.length;
        if (length < size)
            continue;
        const whole = Buffer.concat(kept);
        for (let begin = 0; length >= size; begin += size, length -= size) {
            yield whole.subarray(begin, begin + size);
        }
        kept = [whole.subarray(whole.length - length)];
    }
    if (length > 0)
        yield Buffer.concat(kept);
}
function named({ name, registryId }) {
    return { repositoryName: name, registryId };
}

;// CONCATENATED MODULE: ./build/ecr/copy.js







/**
 * Copies what an image is made of from one region's ECR to another's, byte for byte, to keep its digest: an engine that
 * pulls and pushes may compress layers again. Layers that the target already has are not sent. The image is there with
 * its first tag.
 *
 * @throws Problem when ECR refuses, or when the image is an index
 */
async function copyImage(from, to, image) {
    const manifest = (0,image_manifest/* readManifest */.WI)(image.manifest, image.mediaType);
    const refusal = refuseManifest(manifest, `${from.address.name}@${image.digest}`);
    if (refusal || manifest.kind === 'index')
        throw new problem/* Problem */.AF(refusal ?? []);
    const blobs = [...new Set([manifest.configDigest, ...manifest.layers.map(({ digest }) => digest)])];
    try {
        for (const digest of await missingLayers(to, blobs))
            await copyBlob(from, to, digest);
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not copy ${image.digest} from ${from.region} to ${to.address.name} in ${to.region}`);
    }
    return image;
}
async function copyBlob(from, to, layerDigest) {
    const { downloadUrl = '' } = await from.ecr.send(new client_ecr_dist_cjs/* GetDownloadUrlForLayerCommand */.pKL({
        repositoryName: from.address.name,
        registryId: from.address.registryId,
        layerDigest,
    }));
    await uploadLayer(to, download(downloadUrl), () => layerDigest);
}
/** The bytes of a layer as they come. */
async function* download(url) {
    const http = new lib/* HttpClient */.Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
    const { message } = await http.get(url);
    if (message.statusCode !== 200)
        throw new Error(`a layer's download was answered with status ${message.statusCode}`);
    yield* message;
}

// EXTERNAL MODULE: ./build/docker/explain.js + 1 modules
var docker_explain = __webpack_require__(5138);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/docker/saved-image.js






/**
 * Saves an image of the engine's store into the run's private directory.
 *
 * @throws Problem when the engine does not give it
 */
async function saveImage(docker, name) {
    const file = (0,external_node_path_.join)(docker.scratch, `image-${(0,external_node_crypto_.randomUUID)()}.tar`);
    const saved = await docker.ask(['save', '--output', file, name]);
    if (saved.exitCode !== 0)
        throw (0,docker_explain/* explainDocker */.G0)(saved, `Could not read ${name} from the engine`);
    const entries = await readEntries(file);
    const reader = (path) => {
        const entry = entries.get((0,json/* asText */.e1)(path));
        if (entry === undefined)
            throw new Error(`docker save wrote no ${(0,json/* asText */.e1)(path)}`);
        return () => contentOf(file, entry);
    };
    // Docker Image Specification v1.2, "Combined Image JSON + Filesystem Changeset Format".
    const manifest = (0,json/* asRecord */.qY)((0,json/* asList */.DD)(JSON.parse((await whole(reader('manifest.json')())).toString()))[0]);
    return {
        config: await whole(reader(manifest.Config)()),
        layers: (0,json/* asList */.DD)(manifest.Layers).map(reader),
        remove: () => (0,promises_.rm)(file, { force: true }),
    };
}
const block = 512;
/** Files of an archive by name (POSIX, "pax", ustar Interchange Format). The engine writes none with a long name. */
async function readEntries(path) {
    const entries = new Map();
    const file = await (0,promises_.open)(path);
    try {
        const header = Buffer.alloc(block);
        for (let at = 0; (await file.read(header, 0, block, at)).bytesRead === block && header[0] !== 0;) {
            const size = readSize(header.subarray(124, 136));
            entries.set(textOf(header.subarray(0, 100)), { offset: at + block, size });
            at += block + Math.ceil(size / block) * block;
        }
        return entries;
    }
    finally {
        await file.close();
    }
}
/** Octal digits; from 8 GB on GNU's binary form, which the first bit tells. */
function readSize(field) {
    return (field[0] ?? 0) >= 0x80 ? Number(field.readBigUInt64BE(4)) : Number.parseInt(textOf(field), 8) || 0;
}
function textOf(field) {
    const end = field.indexOf(0);
    return field.toString('latin1', 0, end < 0 ? field.length : end).trim();
}
async function* contentOf(file, { offset, size }) {
    if (size === 0)
        return;
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { start: offset, end: offset + size - 1 }))
        yield Buffer.from(chunk);
}
async function whole(content) {
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
;// CONCATENATED MODULE: ./build/ecr/upload-image.js







// Docker Image Manifest V2 Schema 2.
const types = {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
/**
 * Uploads what an image is made of, without a name. It is there with its first tag. Layers that other images of the
 * repository have already are neither compressed nor sent.
 *
 * @param others images of the repository that may have layers in common
 * @returns the image as it is to be stored
 * @throws Problem when ECR refuses
 */
async function uploadImage(to, { config, layers }, others) {
    try {
        const known = await layersOf(to, others);
        const diffIds = (0,image_manifest/* readDiffIds */._q)(config.toString());
        const stored = [];
        for (const [index, open] of layers.entries()) {
            stored.push(known.get(diffIds[index] ?? '') ?? (await compressAndUpload(to, open)));
        }
        const configDigest = (0,digest/* digestOf */.o)(config);
        if ((await missingLayers(to, [configDigest])).length > 0) {
            await uploadLayer(to, external_node_stream_.Readable.from([config]), () => configDigest);
        }
        const manifest = JSON.stringify({
            schemaVersion: 2,
            mediaType: types.manifest,
            config: { mediaType: types.config, size: config.length, digest: configDigest },
            layers: stored,
        });
        return { digest: (0,digest/* digestOf */.o)(manifest), manifest, mediaType: types.manifest };
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not upload the image to ${to.address.name} in ${to.region}`);
    }
}
/** Layers of images, by the digest of each one's archive. */
async function layersOf({ ecr, address }, images) {
    const known = new Map();
    for (const image of images) {
        const manifest = (0,image_manifest/* readManifest */.WI)(image.manifest, image.mediaType);
        if (manifest.kind === 'index')
            continue;
        const diffIds = (0,image_manifest/* readDiffIds */._q)(await (0,ecr_images/* downloadConfig */.VB)(ecr, address, manifest.configDigest));
        for (const [index, { mediaType, size, digest }] of manifest.layers.entries()) {
            const diffId = diffIds[index];
            if (diffId !== undefined && /[.+]gzip$/.test(mediaType)) {
                known.set(diffId, { mediaType: types.layer, size, digest });
            }
        }
    }
    return known;
}
async function compressAndUpload(to, open) {
    const source = external_node_stream_.Readable.from(open());
    const gzip = (0,external_node_zlib_.createGzip)();
    source.once('error', (error) => gzip.destroy(error)).pipe(gzip);
    const { content, result } = (0,digest/* digesting */.h)(gzip);
    let uploaded = { digest: '', size: 0 };
    await uploadLayer(to, content, () => {
        uploaded = result();
        return uploaded.digest;
    });
    return { mediaType: types.layer, ...uploaded };
}

;// CONCATENATED MODULE: ./build/deploy/push.js










/** How often a push is tried when another run on the same engine takes the image's name in between. */
const attempts = 20;
/**
 * Pushes an image by its digest alone, from a builder of its own.
 *
 * @throws Problem when ECR refuses it, or when the builder has another image now
 */
async function pushByDigest(push) {
    const { ecr, repository } = push;
    const name = `${repository.registry}/${repository.name}`;
    const imageDigest = await pushPatiently(push, name);
    const stored = await (0,ecr_images/* findImage */.F1)(ecr, repository, { imageDigest });
    if (isSameImage(stored, push.image))
        return stored;
    throw new problem/* Problem */.AF({
        what: `ECR does not have ${imageDigest} in ${name}, which the builder has pushed.`,
        remedy: 'Run the job again.',
    });
}
/**
 * Pushes an image under a tag, without which an engine does not push.
 *
 * @throws TagTaken when ECR has the tag on another image, and does not let it be moved
 * @throws Problem when ECR refuses the image for another reason
 */
async function pushWithTag(push, tag) {
    const { ecr, repository, image, docker } = push;
    const address = `${repository.registry}/${repository.name}`;
    const name = `${address}:${tag}`;
    docker.noteImage(name);
    const stored = await (0,poll/* poll */.w)({
        ask: async () => {
            const imageDigest = await pushPatiently(push, name);
            // Another run on this engine that takes the tag leaves the image this name.
            docker.noteImage(`${address}@${imageDigest}`);
            return (0,ecr_images/* findImage */.F1)(ecr, repository, { imageDigest });
        },
        until: (found, attempt) => isSameImage(found, image) || attempt === attempts,
        // Runs that took the name from each other must not come back together.
        interval: (_, attempt) => Math.random() * 100 * attempt,
    });
    if (isSameImage(stored, image))
        return stored;
    throw new problem/* Problem */.AF({
        what: `${name} in ECR is not the image that was built: other runs on this engine push under the same name.`,
        remedy: 'Give each run a tag of its own, or let them run one after the other.',
    });
}
/**
 * Uploads an image of an engine under no name, where only a push could tell its digest.
 *
 * @param others images of the repository that may have layers in common
 * @returns the image as it is to be stored, with its first tag
 * @throws Problem when ECR refuses it
 */
async function pushSaved(push, others) {
    const { image, docker, repository: address, uploading: ecr, region } = push;
    const saved = await saveImage(docker.docker, image.localName ?? image.id);
    try {
        const stored = await uploadImage({ ecr, address, region }, saved, others);
        if (isSameImage(stored, image))
            return stored;
        throw new problem/* Problem */.AF({
            what: `The engine gave another image than ${image.id}, which it had built.`,
            remedy: 'Run the job again.',
        });
    }
    finally {
        await saved.remove();
    }
}
/** Milliseconds before the second try, and at most before any. */
const [shortest, longest] = [500, 30_000];
/** To push again what is there already changes nothing. A password that ends in the middle is replaced. */
function pushPatiently(push, name) {
    const { docker, tools, image, repository, region, prefix, timeout, renew } = push;
    const destination = { name, repositoryArn: repository.arn, prefix };
    let refused = false;
    return (0,poll/* retry */.L)({
        call: async () => {
            if (refused)
                await renew();
            return (0,docker_push/* pushImage */.GH)(docker.docker, image, destination);
        },
        again: (error) => {
            // A new password that is refused as well does not become better.
            const renewed = refused;
            refused = error instanceof docker_explain/* LoginRefused */.QU;
            return refused ? !renewed : error instanceof push_refused/* PushInterrupted */.V6;
        },
        interval: (error, attempt) => {
            if (error instanceof docker_explain/* LoginRefused */.QU)
                return 0;
            const pause = Math.min(longest, shortest * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
            tools.log(`The push to ${region} broke off, and is tried again in ${(0,duration/* formatDuration */.a)(pause)}.`);
            return pause;
        },
        deadline: { at: Date.now() + timeout, error: (last) => last },
        signal: tools.signal,
    });
}

;// CONCATENATED MODULE: ./build/deploy/publish.js












/**
 * Brings the built image to every region, side by side: what ECR has of it is used, what one region has is copied to
 * the others, and the rest is pushed. It gets its tags last, when it is known to be the image that was built.
 *
 * @throws Problem when ECR refuses it, or when a tag that the user has named can't be moved to it
 */
function publishEverywhere(run, source, image, targets) {
    const { plan, tools, lost } = run;
    const tagging = { plan, source, origin: (0,image_labels/* originOfLabels */.Dj)(image.build.labels), log: tools.log };
    return tools.steps.step('Push the image to ECR', async () => {
        await logIn(run, targets);
        const places = await (0,each_region/* inRegionsLeft */.O1)(targets, (target) => lookIn(run, tagging, image, target), lost);
        const bringing = new Map(firstOf(places, image, source).map((place) => [place.region, publish_bring(run, tagging, image, { place, targets })]));
        const publish = async ({ region, target }) => {
            const stored = await (bringing.get(region) ?? copyFromAny(run, bringing, targets, target));
            return { ...target, image: stored, imageTags: await giveTags(tagging, target, stored) };
        };
        return (0,each_region/* inRegionsLeft */.O1)(places, publish, lost);
    });
}
/**
 * The regions that the others are to copy from: those that have the image, else those that an engine can push to, else
 * one of them. Two ways of compressing layers would make two images of one.
 */
function firstOf(places, image, { tags }) {
    const having = places.filter(({ stored }) => stored !== undefined);
    if (having.length > 0)
        return having;
    const pushable = places.filter((place) => image.localName === undefined || chooseTag(tags, image, place) !== undefined);
    return pushable.length > 0 ? pushable : places.slice(0, 1);
}
async function copyFromAny(run, bringing, targets, to) {
    const all = [...bringing.keys()];
    const region = await Promise.any([...bringing].map(([region, brought]) => brought.then(() => region))).catch(
    // All have failed: the first one's error is told there.
    () => all[0] ?? '');
    const from = targets.find((target) => target.region === region);
    const stored = await bringing.get(region);
    if (!from || !stored)
        throw new Error(`${region} has no image to copy`);
    return copyFrom(run, from, to, stored);
}
/** Finds the image in a region: under a tag of the build, or by its digest where that is known before a push. */
async function lookIn({ plan, tools }, tagging, image, target) {
    const place = await readTags(tagging, target);
    const { repository, held } = place;
    const stored = [...held.values()].find((one) => isSameImage(one, image)) ??
        ((0,build/* isClassic */.l9)(image) ? undefined : await (0,ecr_images/* findImage */.F1)(target.clients.ecr, repository, { imageDigest: image.id }));
    refuseFixedTags(plan, place, stored);
    if (stored)
        tools.log(`${repository.registry}/${repository.name} has ${stored.digest} already`);
    return { ...place, region: target.region, ...(stored && { stored }) };
}
async function publish_bring(run, tagging, image, { place, targets }) {
    if (place.stored)
        return place.stored;
    const push = pushOf(run, place, targets, image);
    if (image.localName === undefined)
        return pushByDigest(push);
    const pushWith = (tag) => tag === undefined ? pushSaved(push, [...now.held.values()]) : pushWithTag(push, tag);
    let now = place;
    return (0,poll/* retry */.L)({
        call: async (attempt) => {
            if (attempt > 1)
                now = await readTags(tagging, place.target);
            refuseFixedTags(run.plan, now, undefined);
            return pushWith(chooseTag(tagging.source.tags, image, now));
        },
        // Another run took the tag during the push. There are no more tags than that to be taken.
        again: (error, attempt) => error instanceof push_refused/* TagTaken */.qD && attempt <= tagging.source.tags.length,
        interval: 0,
    });
}
/**
 * Chooses the tag that an engine pushes under: one that is on no image, else one that moves, else the one by the digest.
 *
 * @returns undefined when only a push can tell the digest
 */
function chooseTag(tags, image, { held, movable }) {
    const free = tags.find((tag) => !held.has(tag));
    const moving = tags.find((tag) => movable.has(tag));
    return free ?? moving ?? ((0,build/* isClassic */.l9)(image) ? undefined : (0,image_reference/* tagByDigest */.O7)(tags[0], image.id));
}
async function copyFrom({ tools: { log } }, from, to, image) {
    const [source, destination] = [from, to].map(({ clients, address, region }) => ({
        ecr: clients.copying,
        address,
        region,
    }));
    if (!source || !destination)
        throw new Error('a copy has two ends');
    await copyImage(source, destination, image);
    log(`Copied ${image.digest} from ${from.region} to ${to.registry}/${to.address.name}`);
    return image;
}
function pushOf(run, { target, repository }, targets, image) {
    const { tools, docker } = run;
    const { region, clients, inputs } = target;
    return {
        tools,
        docker,
        image,
        repository,
        ecr: clients.ecr,
        region,
        uploading: clients.copying,
        prefix: targets.length > 1 ? `${region} | ` : '| ',
        timeout: inputs.waitTimeout,
        renew: () => logIn(run, targets, true),
    };
}

// EXTERNAL MODULE: ./build/domain/region.js
var domain_region = __webpack_require__(1361);
;// CONCATENATED MODULE: ./build/rehearsal/clues.js
// The first one that is found counts.
const clues = [
    {
        pattern: /EROFS|read-only file ?system/i,
        what: 'it writes outside of /tmp, and everything else is read-only on Lambda',
        remedy: 'Write to /tmp, or make the file at build time.',
    },
    {
        // A database's 'permission denied for table' is about something else.
        pattern: /EACCES|EPERM|\[Errno 13\]|permission denied(?! (?:for|to) )|operation not permitted/i,
        what: 'it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says',
        remedy: 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
    },
    {
        pattern: /HandlerNotFound|ImportModuleError|MalformedHandlerName|UserCodeSyntaxError|Cannot find (?:module|package)|No module named|ClassNotFound|undefined or not exported/,
        what: 'its runtime does not find the handler',
        remedy: 'Correct the handler that CMD (or image-command) names, and check that its file is in the image.',
    },
];
/**
 * Finds why an image failed.
 *
 * @param error what the runtime reported, which counts more than what it logged on the way
 */
function findClue(error, lines) {
    const inText = (text) => clues.find(({ pattern }) => pattern.test(text));
    return inText(error) ?? inText(lines.join('\n'));
}

;// CONCATENATED MODULE: ./build/rehearsal/diagnose.js




/** Says what went wrong while the image was starting. */
function diagnoseStart(outcome, around) {
    switch (outcome.kind) {
        case 'error':
            return explainError(around, 'The image reports an error of its start (init/error)', outcome);
        case 'late':
            return diagnoseLateStart(outcome, around);
        case 'exit':
            return diagnoseExit(outcome, around, 'before it asked for an event');
    }
}
/** Says what went wrong with an event, which is called by its name. */
function diagnoseEvent(name, outcome, around) {
    const event = `the event ${name}`;
    switch (outcome.kind) {
        case 'error':
            return explainError(around, `The handler failed on ${event} (invocation/error)`, outcome);
        case 'too-large':
            return {
                what: `The response to ${event} has ${outcome.size ?? `more than ${outcome.limit}`} bytes, and Lambda takes ${outcome.limit} at most.`,
                remedy: 'Return less, stream the response, or put it into S3 and return where it is.',
            };
        case 'late': {
            const what = `The handler did not answer ${event} within ${(0,duration/* formatDuration */.a)(outcome.after)}.`;
            const remedy = "Raise the function's timeout (or test-timeout), or find out what it waits for.";
            return diagnose_explain(around, what, undefined, remedy);
        }
        case 'exit':
            return diagnoseExit(outcome, around, `while it handled ${event}`);
    }
}
/** Whether the engine could not start the program because of its format. */
function isWrongFormat({ lines }) {
    return lines.some((line) => line.includes('exec format error'));
}
function diagnoseLateStart({ after }, around) {
    const limit = (0,duration/* formatDuration */.a)(after);
    if (around.reached) {
        const what = `The image was still starting after ${limit}, all that Lambda allows.`;
        return diagnose_explain(around, what, undefined, 'Do less before the first event, or more of it at build time.');
    }
    const what = `The image never asked for an event (GET invocation/next) within ${limit}.`;
    const remedy = 'Let its entry point be a runtime interface client, or a program that speaks the Lambda Runtime API; what Lambda starts from /opt/extensions is not started here.';
    return diagnose_explain(around, what, undefined, `${remedy}${suspectNetwork(around)}`);
}
/** A further sentence for a container that never got through, where something may have kept it from that. */
function suspectNetwork({ reached, between }) {
    if (reached || between === undefined)
        return '';
    return ` If the network is at fault: let containers of this engine reach this machine at ${between.address}; a firewall may be in between.`;
}
function diagnoseExit({ exitCode }, around, when) {
    if (isWrongFormat(around))
        return diagnoseFormat(around);
    const text = around.lines.join('\n');
    const missing = /exec: "([^"]+)": (?:stat [^:]+: )?(?:no such file or directory|executable file not found)/.exec(text);
    if (missing) {
        return {
            what: `The image's entry point '${missing[1]}' is not in the image.`,
            brief: "The image's entry point is not in the image.",
            remedy: 'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
        };
    }
    if (exitCode === 125) {
        return {
            what: `The engine did not start the image: ${around.lines.at(-1) ?? 'it gave no reason'}.`,
            brief: 'The engine did not start the image.',
            remedy: 'Let the engine allow what the rehearsal asks for (docs/rehearsal.md), or leave test-event out.',
        };
    }
    // 137 is SIGKILL, which only the kernel sends where memory is limited; not every engine reports the reason.
    if (around.outOfMemory || (exitCode === 137 && around.memoryLimited)) {
        return {
            what: `The image was killed ${when}: it needs more than the function's ${around.memory} MB of memory.`,
            remedy: "Raise the function's memory-size, or use less.",
        };
    }
    // On one machine only a firewall that drops in silence is likely, and that does not end an image at once.
    const suspicion = around.between?.sameMachine ? '' : suspectNetwork(around);
    const remedy = `Its last lines may say more.${suspicion}`;
    return diagnose_explain(around, `The image ended with status ${exitCode} ${when}.`, undefined, remedy);
}
function diagnoseFormat({ architecture, foreign }) {
    if (foreign) {
        return {
            what: `This machine can't run ${architecture} (exec format error), and test-required asks for it.`,
            remedy: 'Use a runner of that architecture, or add docker/setup-qemu-action before this step.',
        };
    }
    return {
        what: `The image's entry point can't be run on ${architecture} (exec format error).`,
        remedy: 'Build its programs for that architecture, and start scripts with #!.',
    };
}
/** Adds the reason to a sentence, as far as the messages show one. */
function diagnose_explain(around, what, error, remedy = 'Its last lines may say more.') {
    const sentence = (0,domain_text/* withoutFullStop */.Qu)(what);
    if (around.outOfMemory) {
        return {
            what: `${sentence}: a process of it was killed, for it needs more than the function's ${around.memory} MB of memory.`,
            remedy: "Raise the function's memory-size, or use less.",
        };
    }
    const clue = findClue(`${error?.type ?? ''}\n${error?.payload.toString('utf8') ?? ''}`, around.lines);
    return clue === undefined ? { what, remedy } : { what: `${sentence}: ${clue.what}.`, remedy: clue.remedy };
}
/** The same for an error that the function reported, whose words are no part of the short sentence. */
function explainError(around, sentence, error) {
    const { what: brief } = diagnose_explain(around, `${sentence}.`, error);
    return { ...diagnose_explain(around, `${sentence}: ${quoteError(error)}.`, error), brief };
}
function quoteError({ type, payload }) {
    const text = payload.toString('utf8');
    const error = (0,json/* parseJson */.qF)(text);
    const words = [type || (0,json/* asText */.e1)((0,json/* member */.Dc)(error, 'errorType')), (0,json/* asText */.e1)((0,json/* member */.Dc)(error, 'errorMessage'))].filter((word) => word !== '');
    return (0,domain_text/* withoutFullStop */.Qu)(words.join(': ') || (0,domain_text/* cut */.Jj)(text, 300) || 'no reason given');
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/rehearsal/container.js
/** A user id of its own: on Lambda the USER line of an image has no effect. */
const lambdaUser = { uid: 993, gid: 990 };
/**
 * The arguments of `docker` that run an image under Lambda's constraints: a read-only root, /tmp alone writable, an
 * unprivileged user without capabilities, its memory and no more (Lambda developer guide, "Create a Lambda function
 * using a container image"; "Lambda quotas" for the numbers of processes and open files).
 */
function containerArgv(request) {
    const [program, ...fixed] = request.start.entryPoint;
    return [
        'run',
        '--pull=never',
        `--name=${request.name}`,
        ...request.network,
        '--read-only',
        // Docker's own default for a tmpfs is noexec, and as large as half of the memory.
        `--tmpfs=/tmp:rw,exec,mode=1777,size=${request.storage}m`,
        `--user=${lambdaUser.uid}:${lambdaUser.gid}`,
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        // Lambda has no /dev/shm, which docker else makes writable for everybody.
        '--ipc=none',
        '--pids-limit=1024',
        '--ulimit=nofile=1024:1024',
        // What a function logs is for the job's log alone, not for the machine's.
        '--log-driver=none',
        '--no-healthcheck',
        `--memory=${request.memory}m`,
        // Lambda has no swap.
        `--memory-swap=${request.memory}m`,
        ...(request.start.workingDirectory === '' ? [] : [`--workdir=${request.start.workingDirectory}`]),
        ...request.environment,
        ...(program === undefined ? [] : [`--entrypoint=${program}`]),
        request.image,
        ...fixed,
        ...request.start.command,
    ];
}
/** What Lambda sets where the function does not (Lambda developer guide, "Defined runtime environment variables"). */
const defaultVariables = { TZ: ':UTC' };
/**
 * The variables that Lambda sets whatever the function says (Lambda developer guide, "Defined runtime environment variables"), without AWS
 * credentials. AWS_LAMBDA_MAX_CONCURRENCY is never set: it switches runtimes to another mode.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API, `host:port`
 */
function lambdaVariables(facts, start, api) {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    return {
        AWS_LAMBDA_FUNCTION_NAME: facts.name,
        AWS_LAMBDA_FUNCTION_VERSION: facts.version,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${facts.memory}`,
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${facts.name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[${facts.version}]${crypto.randomUUID().replaceAll('-', '')}`,
        AWS_LAMBDA_RUNTIME_API: api,
        AWS_REGION: facts.region,
        AWS_DEFAULT_REGION: facts.region,
        LAMBDA_TASK_ROOT: '/var/task',
        LAMBDA_RUNTIME_DIR: '/var/runtime',
        // The official Node.js client fails without it.
        _HANDLER: start.command[0] ?? '',
    };
}

;// CONCATENATED MODULE: ./build/rehearsal/environment.js

// What docker, the Go that it is written in, and the loader read in their own environment.
const ofDocker = /^(?:PATH|HOME|USER|TMPDIR|DOCKER_\w+|BUILDX_\w+|GO\w+|LD_\w+|XDG_\w+|SSH_\w+|\w+_PROXY)$/i;
/**
 * Divides variables by how docker can be given them: a file holds values of one line, whatever their names are; values
 * of several lines must go through docker's own environment.
 *
 * @throws Problem when a value of several lines has a name that means something to docker itself
 */
function divideEnvironment(variables) {
    const parts = { file: '', inherited: {} };
    for (const [name, value] of Object.entries(variables)) {
        if (!/[\r\n]/.test(value)) {
            parts.file += `${name}=${value}\n`;
        }
        else if (!ofDocker.test(name)) {
            parts.inherited[name] = value;
        }
        else {
            throw new problem/* Problem */.AF({
                what: `The variable ${name} has several lines and can't be given to the rehearsal: docker would take it for its own.`,
                remedy: 'Set it in test-env to a value of one line.',
            });
        }
    }
    return parts;
}
// docker/cli, "Configure the Docker client": the variables that it derives from the proxies of its config.
const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
]);
/**
 * Options of `docker run` that keep the proxies of docker's config from the container: Lambda has none, and the
 * Runtime API can't be reached through them. They beat a file of variables; only an option of their own beats them.
 *
 * @param variables the function's own, which hold
 */
function withoutProxies(variables) {
    return proxyNames.map((name) => (name in variables ? `--env=${name}` : `--env=${name}=`));
}
/** The function's own proxies, for docker's environment, from which `withoutProxies` hands them on. */
function ownProxies(variables) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => proxyNames.includes(name)));
}

;// CONCATENATED MODULE: ./build/rehearsal/outcome.js
/** The first that is there, or that none is in time. */
async function first(promises, limit) {
    const { promise: late, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, limit, { kind: 'late', after: limit });
    try {
        return await Promise.race([...promises, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

// EXTERNAL MODULE: ./build/domain/inert.js
var inert = __webpack_require__(2257);
;// CONCATENATED MODULE: ./build/rehearsal/output.js

/** Characters that are shown of what a container writes while it starts, and for each event. */
const outputLimit = 1024 * 1024;
/** Of what the container wrote last, as many lines are kept. */
const kept = 20;
/** What a container writes: shown up to a limit, its last lines kept for an error. */
class Output {
    #log;
    #conceal;
    #lines = [];
    #left = outputLimit;
    /** @param conceal hides what no line may show */
    constructor(log, conceal) {
        this.#log = log;
        this.#conceal = conceal;
    }
    /** The last lines. */
    get lines() {
        return this.#lines;
    }
    /** Counts from zero, for the next event. */
    startPart() {
        this.#left = outputLimit;
    }
    add(line) {
        // Docker's advice on its own command line is of no use to who did not write it.
        if (line === '' || line.startsWith("Run 'docker run --help'"))
            return;
        const shown = (0,inert/* inertLine */.Fq)(this.#conceal(line));
        this.#lines.push(shown);
        if (this.#lines.length > kept)
            this.#lines.shift();
        this.#show(shown);
    }
    #show(line) {
        if (this.#left < 0)
            return;
        this.#left -= line.length + 1;
        if (this.#left >= 0)
            this.#log(`| ${line}`);
        else
            this.#log('… (cut: the container wrote more than 1 MiB; only its last lines are kept from here on, for an error)');
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/rehearsal/body.js
/**
 * Reads the body of a request up to a limit in bytes. What is beyond is left to Node, which drops it once the request
 * has been answered, so that a client that sends before it reads gets the answer.
 */
async function readBody(request, limit) {
    const announced = Number(request.headers['content-length']);
    if (announced > limit)
        return { kind: 'too-large', size: announced };
    const { promise, resolve, reject } = Promise.withResolvers();
    const chunks = [];
    let size = 0;
    const take = (chunk) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= limit)
            return;
        request.off('data', take);
        resolve({ kind: 'too-large' });
    };
    request.on('data', take);
    request.once('end', () => resolve({ kind: 'whole', payload: Buffer.concat(chunks) }));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The connection ended within a body')));
    return promise;
}
/** Milliseconds that a client gets to finish what it sends, so that it reads why it was refused. */
const patience = 1000;
/** Drops the rest of a body, and ends when it has come, the client is gone, or it goes on for too long. */
async function dropRest(request) {
    if (request.readableEnded || request.destroyed)
        return;
    const { promise, resolve } = Promise.withResolvers();
    const timer = setTimeout(resolve, patience);
    request.once('end', resolve).once('close', resolve).resume();
    await promise;
    clearTimeout(timer);
}

;// CONCATENATED MODULE: ./build/rehearsal/replies.js

/** Answers `invocation/next` with an event. */
function handOut(response, invocation) {
    response.writeHead(200, {
        'Content-Type': 'application/json',
        'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
        'Lambda-Runtime-Deadline-Ms': `${invocation.deadline}`,
        'Lambda-Runtime-Invoked-Function-Arn': invocation.functionArn,
        'Lambda-Runtime-Trace-Id': invocation.traceId,
    });
    response.end(invocation.payload);
}
/** Clients take any other status than 202 as fatal. */
function accept(response) {
    response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}\n');
}
/**
 * Refuses a request in the shape of Lambda's errors. What it still sends is dropped first: many clients read nothing
 * before they have sent all, and a connection that is closed meanwhile tells them nothing.
 */
async function refuse(request, response, { status, errorType, errorMessage }) {
    await dropRest(request);
    const body = JSON.stringify({ errorType, errorMessage });
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}
/** Refuses a body over a limit in bytes, in Lambda's words. */
function refuseSize(request, response, limit) {
    const errorMessage = `Exceeded maximum allowed payload size (${limit} bytes).`;
    return refuse(request, response, { status: 413, errorType: 'RequestEntityTooLarge', errorMessage });
}

;// CONCATENATED MODULE: ./build/rehearsal/runtime-api.js



/** A payload over 6 MB is refused (Lambda Developer Guide, "Lambda quotas"); the slack is as Lambda's own message has it. */
const RESPONSE_LIMIT = 6_291_556;
/** What is streamed may have 200 MB (Lambda Developer Guide, "Response streaming"). */
const STREAM_LIMIT = 200 * 1024 ** 2;
const PREFIX = '/2018-06-01/runtime';
/**
 * Lambda's Runtime API for one execution environment (Lambda Developer Guide, "Using the Lambda runtime API"): hands
 * one event at a time to a runtime that asks for it, and takes what the runtime answers.
 *
 * It knows nothing of what runs the runtime.
 */
class RuntimeApi {
    #server;
    #started = Promise.withResolvers();
    #waiting;
    #reached = false;
    #pending;
    /**
     * Listens on a free port of `host`.
     *
     * @param guard says who is answered; every other connection is cut
     */
    static async listen(host = '127.0.0.1', guard = () => true) {
        const api = new RuntimeApi(guard);
        await new Promise((resolve, reject) => {
            api.#server.once('error', reject);
            api.#server.listen(0, host, resolve);
        });
        return api;
    }
    constructor(guard) {
        // A connection is kept however long the runtime works on an event: a client that reuses it must not find it cut.
        // And an answer may be streamed for as long as a function may run, which is longer than Node's own limit.
        this.#server = (0,external_node_http_.createServer)({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
            this.#admit(guard, request, response).catch((error) => response.destroy(asError(error)));
        });
    }
    /** The value of AWS_LAMBDA_RUNTIME_API where this process's network is shared: `host:port`. */
    get address() {
        const { address, port } = this.#listening;
        return `${address}:${port}`;
    }
    /** The port that it listens on. */
    get port() {
        return this.#listening.port;
    }
    /** Whether anything has connected at all. */
    get reached() {
        return this.#reached;
    }
    /** When the runtime has started, well or not. Never, when it ends before it says anything. */
    get started() {
        return this.#started.promise;
    }
    /** Hands an event to the runtime and resolves with its answer. One at a time. */
    invoke(invocation) {
        if (this.#pending !== undefined)
            throw new Error('The runtime is busy with another event');
        const { promise, resolve } = Promise.withResolvers();
        this.#pending = { invocation, resolve };
        this.#hand();
        return promise;
    }
    get #listening() {
        const address = this.#server.address();
        if (address === null || typeof address === 'string')
            throw new Error('The Runtime API is not listening');
        return address;
    }
    /** Cuts the runtime off: its open request for an event ends without an answer. May be called again. */
    close() {
        const closed = new Promise((resolve) => this.#server.close(() => resolve()));
        this.#server.closeAllConnections();
        return closed;
    }
    async #admit(guard, request, response) {
        if (!(await guard(request)))
            return void request.socket.destroy();
        this.#reached = true;
        await this.#answer(request, response);
    }
    /** Checks method, path and request id before it reads a body: a refused request costs no memory. */
    async #answer(request, response) {
        const path = (request.url ?? '/').replace(/\?.*/s, '');
        if (request.method === 'GET' && path === `${PREFIX}/invocation/next`)
            return this.#next(response);
        if (request.method === 'POST' && path === `${PREFIX}/init/error`)
            return this.#failStart(request, response);
        const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
        if (request.method !== 'POST' || id === undefined)
            return refuse(request, response, { status: 404, errorType: 'NotFound', errorMessage: 'No such path here' });
        const pending = this.#pending;
        if (pending?.invocation.requestId !== id) {
            return refuse(request, response, {
                status: 400,
                errorType: 'InvalidRequestID',
                errorMessage: 'No event with this request id is under way',
            });
        }
        const streamed = request.headers['lambda-runtime-function-response-mode'] === 'streaming';
        const limit = streamed ? STREAM_LIMIT : RESPONSE_LIMIT;
        const body = await readBody(request, limit);
        if (this.#pending !== pending)
            return refuse(request, response, {
                status: 400,
                errorType: 'InvalidRequestID',
                errorMessage: 'This event has been answered',
            });
        this.#pending = undefined;
        if (body.kind === 'too-large') {
            await refuseSize(request, response, limit);
            return pending.resolve({ ...body, limit });
        }
        const { payload } = body;
        const failed = what === 'error' || request.trailers['lambda-runtime-function-error-type'] !== undefined;
        accept(response);
        pending.resolve(failed ? { kind: 'error', type: errorType(request), payload } : { kind: 'response', payload, streamed });
    }
    async #failStart(request, response) {
        const body = await readBody(request, RESPONSE_LIMIT);
        const payload = body.kind === 'whole' ? body.payload : Buffer.from('');
        this.#started.resolve({ kind: 'error', type: errorType(request), payload });
        if (body.kind === 'whole')
            accept(response);
        else
            await refuseSize(request, response, RESPONSE_LIMIT);
    }
    /** Blocks until there is an event. */
    #next(response) {
        this.#waiting = response;
        response.once('close', () => {
            if (this.#waiting === response)
                this.#waiting = undefined;
        });
        this.#started.resolve({ kind: 'ready' });
        this.#hand();
    }
    #hand() {
        const response = this.#waiting;
        if (response === undefined || this.#pending === undefined)
            return;
        const { invocation } = this.#pending;
        this.#waiting = undefined;
        handOut(response, invocation);
    }
}
function errorType(request) {
    const name = 'lambda-runtime-function-error-type';
    const header = request.headers[name] ?? request.trailers[name];
    return Array.isArray(header) ? header[0] : header;
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}

;// CONCATENATED MODULE: ./build/rehearsal/execution.js








/** Milliseconds that a runtime has to ask for its first event (Lambda developer guide, "Init phase"). */
const initLimit = 10_000;
/** One execution environment: a container and the Runtime API that it talks to. Handles one event at a time. */
class Execution {
    #name;
    #output;
    #docker;
    #api;
    #request;
    #ended;
    #closed;
    /** @throws Problem when the container can't be given its variables */
    static async start(docker, request) {
        const name = `deploy-lambda-image-${crypto.randomUUID()}`;
        const api = await RuntimeApi.listen(request.network.listen, logRefusal(request.network.guard(name), request.log));
        try {
            return new Execution(name, docker, request, api);
        }
        catch (error) {
            await api.close();
            throw error;
        }
    }
    constructor(name, docker, request, api) {
        this.#name = name;
        this.#output = new Output(request.log, request.conceal);
        this.#docker = docker;
        this.#api = api;
        this.#request = request;
        const { argv, env } = this.#prepare();
        request.remember(this.#name);
        this.#ended = this.#run(argv, env);
        // The code that waits for an answer handles it; a cancelled run must not end the process before.
        this.#ended.catch(() => { });
    }
    /** Waits until the runtime asks for its first event, says why it can't, ends, or is late. */
    started() {
        return first([this.#api.started, this.#ended], initLimit);
    }
    /**
     * Hands the runtime an event.
     *
     * @param timeout milliseconds
     */
    invoke(payload, timeout) {
        this.#output.startPart();
        const requestId = crypto.randomUUID();
        const answer = this.#api.invoke({
            requestId,
            deadline: Date.now() + timeout,
            functionArn: this.#request.functionArn,
            payload: Buffer.from(payload),
            traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
        });
        return first([answer, this.#ended], timeout);
    }
    /** Removes the container, and returns what it leaves, its last lines included. */
    async stop() {
        const state = await this.#docker.ask(['container', 'inspect', '--format', '{{.State.OOMKilled}}', this.#name]);
        await this.close();
        return { lines: this.#output.lines, reached: this.#api.reached, outOfMemory: state.stdout.trim() === 'true' };
    }
    /** Removes the container, unless that is done. */
    close() {
        this.#closed ??= this.#close();
        return this.#closed;
    }
    async #close() {
        try {
            // What it wrote last arrives before its end. A slow engine may make the container only after it was asked to
            // remove it, so that it is asked again until docker has ended.
            const ended = this.#ended.then(() => true);
            do {
                // The anonymous volumes of VOLUME lines go with it.
                await this.#docker.ask(['rm', '--force', '--volumes', this.#name]);
            } while (!(await Promise.race([ended, (0,external_node_timers_promises_.setTimeout)(500, false, { ref: false })])));
        }
        finally {
            await this.#api.close();
        }
    }
    #prepare() {
        const { image, start, network, storage, scratch, variables, proxied } = this.#request;
        const facts = this.#request.function;
        const api = `${network.host}:${this.#api.port}`;
        const { file, inherited } = divideEnvironment({
            ...defaultVariables,
            // A machine of EC2 would give its own role's credentials to a container that has none.
            AWS_EC2_METADATA_DISABLED: 'true',
            ...variables,
            ...lambdaVariables(facts, start, api),
        });
        const path = (0,external_node_path_.join)(scratch, `${this.#name}.env`);
        (0,external_node_fs_.writeFileSync)(path, file, { mode: 0o600 });
        const argv = containerArgv({
            name: this.#name,
            image,
            start,
            network: network.options,
            environment: [
                `--env-file=${path}`,
                ...Object.keys(inherited).map((name) => `--env=${name}`),
                ...(proxied ? withoutProxies(variables) : []),
            ],
            memory: facts.memory,
            storage,
        });
        return { argv, env: { ...inherited, ...(proxied && ownProxies(variables)) } };
    }
    async #run(argv, env) {
        const { exitCode } = await this.#docker.show(argv, { env, onLine: (line) => this.#output.add(line) });
        return { kind: 'exit', exitCode };
    }
}
/** Logs once that a client other than the container sent a request. */
function logRefusal(guard, log) {
    let told = false;
    return async (request) => {
        if (await guard(request))
            return true;
        if (!told)
            log(`The Runtime API refuses ${request.socket.remoteAddress}, which is not known as the container.`);
        told = true;
        return false;
    };
}

;// CONCATENATED MODULE: ./build/rehearsal/difference.js
/** Levels of nesting that are compared. More would take more stack than there is. */
const deepest = 1000;
/**
 * Finds where a value from JSON lacks what is expected; undefined when it contains that. An object contains another
 * that has some of its members. A list contains another that has some of its items, in their order. Everything else
 * must be the same.
 *
 * The time is in proportion to the smaller of the two values.
 */
function findDifference(actual, expected) {
    const found = compare(actual, expected, 0, true);
    return found && { ...found, path: found.path.reverse() };
}
/** @param locate whether it matters where they differ; without that a long list is searched several times faster */
function compare(actual, expected, depth, locate) {
    if (Array.isArray(expected)) {
        if (!Array.isArray(actual))
            return locate ? differ('value', actual, expected) : elsewhere;
        if (depth === deepest)
            return differ('depth', actual, expected);
        return compareItems(actual, expected, depth + 1, locate);
    }
    if (isObject(expected)) {
        if (!isObject(actual) || Array.isArray(actual))
            return locate ? differ('value', actual, expected) : elsewhere;
        if (depth === deepest)
            return differ('depth', actual, expected);
        return compareMembers(actual, expected, depth + 1, locate);
    }
    if (Object.is(actual, expected))
        return undefined;
    return locate ? differ('value', actual, expected) : elsewhere;
}
function compareMembers(actual, expected, depth, locate) {
    for (const name in expected) {
        const there = Object.hasOwn(actual, name);
        if (!there)
            return locate ? within(name, differ('missing', undefined, expected[name])) : elsewhere;
        const found = compare(actual[name], expected[name], depth, locate);
        if (found !== undefined)
            return within(name, found);
    }
    return undefined;
}
function compareItems(actual, expected, depth, locate) {
    // Lists of one length are compared item by item, so the place inside the item is known.
    const aligned = actual.length === expected.length;
    let position = 0;
    for (let index = 0; index < expected.length; index += 1) {
        const item = expected[index];
        let found;
        do {
            if (position === actual.length)
                return locate ? differ('item', actual, item) : elsewhere;
            found = compare(actual[position], item, depth, locate && aligned);
            if (found !== undefined && (aligned || found.kind === 'depth'))
                return within(position, found);
            position += 1;
        } while (found !== undefined);
    }
    return undefined;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function differ(kind, actual, expected) {
    return { kind, path: [], expected, actual };
}
/** Stands for a difference whose place does not matter: the next item is tried. */
const elsewhere = { kind: 'value', path: [], expected: undefined, actual: undefined };
function within(step, found) {
    if (found !== elsewhere)
        found.path.push(step);
    return found;
}

;// CONCATENATED MODULE: ./build/rehearsal/preview.js
/** Characters that are shown of a value, and of a text that may say more. */
const shown = 200;
const shownOfText = 400;
/**
 * Writes a value from JSON as JSON, cut to a readable length. The part that is cut is not read, however large it is.
 */
function previewValue(value) {
    const parts = [];
    let left = shown;
    const put = (text) => {
        parts.push(text.slice(0, left));
        left -= text.length;
        return left >= 0;
    };
    // Each level of nesting puts a character, so that it ends before the stack does.
    const write = (each) => {
        if (typeof each === 'string')
            return put(JSON.stringify(each.slice(0, shown)));
        if (typeof each !== 'object' || each === null)
            return put(Object.is(each, -0) ? '-0' : String(each));
        const list = Array.isArray(each);
        let separator = list ? '[' : '{';
        for (const name in each) {
            if (!put(list ? separator : `${separator}${JSON.stringify(name.slice(0, shown))}:`))
                return false;
            if (!write(Reflect.get(each, name)))
                return false;
            separator = ',';
        }
        if (separator !== ',' && !put(separator))
            return false;
        return put(list ? ']' : '}');
    };
    return write(value) ? parts.join('') : `${parts.join('')}…`;
}
/** Writes the path to a part of a value as JSONPath (RFC 9535), for example `$.items[3]['first name']`; a long one without its middle. */
function previewPath(path) {
    const half = 10;
    const steps = path.length > 2 * half ? [...path.slice(0, half), undefined, ...path.slice(-half)] : path;
    return `$${steps.map((step) => (step === undefined ? '…' : previewStep(step))).join('')}`;
}
function previewStep(step) {
    if (typeof step === 'number')
        return `[${step}]`;
    if (/^[A-Za-z_][\w-]{0,49}$/.test(step))
        return `.${step}`;
    const quoted = JSON.stringify(step.slice(0, 50)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
    return `['${quoted}${step.length > 50 ? '…' : ''}']`;
}
/** The start of a text. A character may have up to four bytes. */
function previewText(text) {
    const start = text.toString('utf8', 0, 4 * shownOfText + 4);
    return start.length > shownOfText || text.length > 4 * shownOfText + 4 ? `${start.slice(0, shownOfText)}…` : start;
}

;// CONCATENATED MODULE: ./build/rehearsal/expect.js


/** Says where a response lacks what is expected; undefined when it contains it (`findDifference` has the rules). */
function compareResponse({ name, expected }, answer) {
    if (expected === undefined)
        return undefined;
    const response = readResponse(answer);
    if (response === undefined) {
        const brief = `The response to the event ${name} is not JSON, which an expectation asks for`;
        return {
            what: `${brief}: ${previewText(answer.payload)}.`,
            brief: `${brief}.`,
            remedy: 'Correct the handler or the expectation.',
        };
    }
    const difference = findDifference(response.value, expected.value);
    if (difference === undefined)
        return undefined;
    const brief = `The response to the event ${name} is not what was expected`;
    // What is around a difference often tells why: an error's message beside the wrong status.
    const around = difference.path.length === 0 ? '' : ` The whole response: ${previewText(answer.payload)}.`;
    return {
        what: `${brief}: ${describe(difference)}.${around}`,
        brief: `${brief}.`,
        remedy: 'Correct the handler or the expectation.',
    };
}
function describe({ kind, path, expected, actual }) {
    const place = `at ${previewPath(path)}`;
    switch (kind) {
        case 'value':
            return `${place}, ${previewValue(expected)} was expected and ${previewValue(actual)} came`;
        case 'missing':
            return `${place}, ${previewValue(expected)} was expected and nothing came`;
        case 'item':
            return `${place}, the list lacks the item ${previewValue(expected)}, or has it before an item that was expected earlier; ${previewValue(actual)} came`;
        case 'depth':
            return `${place}, both are nested deeper than the ${deepest.toLocaleString('en')} levels that are compared`;
    }
}
/** The value of a response; undefined when it is no JSON. */
function readResponse({ payload, streamed }) {
    // Lambda developer guide, "Response streaming": an HTTP response begins with its metadata, then eight NUL bytes.
    const separator = streamed ? payload.indexOf('\0'.repeat(8)) : -1;
    if (separator < 0)
        return parse(payload);
    const metadata = parse(payload.subarray(0, separator));
    return metadata && { value: { ...asObject(metadata.value), body: payload.toString('utf8', separator + 8) } };
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function parse(text) {
    try {
        return { value: JSON.parse(text.toString('utf8')) };
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(1314);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/rehearsal/job-container.js


/** Asks where a container is; undefined when this engine has none of this id, as where it runs in a container itself. */
async function readJobContainer(docker, id) {
    const { stdout, exitCode } = await askForNetworks(docker, id);
    return exitCode === 0 ? { id, networks: readNetworks(stdout) } : undefined;
}
/**
 * The address of a container in a network, which the engine may report a little after the container runs.
 *
 * @returns undefined when there is none in time
 */
async function addressIn(docker, network, container) {
    for (let attempt = 1;; attempt += 1) {
        const { stdout, exitCode } = await askForNetworks(docker, container);
        const found = exitCode === 0 ? readNetworks(stdout).find(({ name }) => name === network) : undefined;
        if (found !== undefined || attempt === job_container_attempts)
            return found?.address;
        await (0,external_node_timers_promises_.setTimeout)(pause);
    }
}
/** How often to inspect a container, and milliseconds in between. */
const job_container_attempts = 20;
const pause = 100;
function askForNetworks(docker, container) {
    return docker.ask(['container', 'inspect', '--format', '{{json .NetworkSettings.Networks}}', container]);
}
/** @param text JSON of Docker Engine API, "EndpointSettings", by the networks' names */
function readNetworks(text) {
    const networks = Object.entries((0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(text)));
    return networks.flatMap(([name, endpoint]) => {
        const address = (0,json/* member */.Dc)(endpoint, 'IPAddress');
        const ipv6 = ((0,json/* member */.Dc)(endpoint, 'GlobalIPv6Address') ?? '') !== '';
        return typeof address === 'string' && address !== '' ? [{ name, address, ipv6 }] : [];
    });
}

;// CONCATENATED MODULE: ./build/rehearsal/location.js




/**
 * An address that no machine has (RFC 5737), to which the default route leads. What this machine is called there is not the address
 * of a bridge that only containers have, and that a rootless engine has once more.
 */
const location_elsewhere = '203.0.113.1';
/** Whether the engine is in a virtual machine on this one, as Docker Desktop's is. */
function isVirtualMachine({ operatingSystem, platform }) {
    return operatingSystem.includes('Docker Desktop') || platform !== 'linux';
}
/** The host of an endpoint that is another machine, or another container. */
function remoteHost(endpoint) {
    const host = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?([^:/]+)/.exec(endpoint)?.[1];
    return host === undefined || /^(?:localhost|127\.[\d.]+)$/.test(host) ? undefined : host;
}
// One value a line.
const facts = ['Architecture', 'OperatingSystem', 'SecurityOptions', 'MemoryLimit', 'PidsLimit'];
const factsFormat = facts.map((name) => `{{.${name}}}`).join('\n');
/** Asks the engine and the machine where they are. */
async function findEngine(docker) {
    const own = ownContainerId(readMounts());
    const [job, info, context] = await Promise.all([
        own === undefined ? undefined : readJobContainer(docker, own),
        docker.ask(['info', '--format', factsFormat]),
        docker.ask(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']),
    ]);
    const [machine = '', operatingSystem = '', securityOptions = '', memory, processes] = info.stdout.split('\n');
    const endpoint = context.stdout.trim();
    const address = (await addressTowards(remoteHost(endpoint) ?? location_elsewhere)) ?? firstAddress();
    return {
        endpoint,
        securityOptions,
        operatingSystem,
        machine,
        limits: { memory: memory !== 'false', processes: processes !== 'false' },
        platform: process.platform,
        ...(job !== undefined && { job }),
        ...(address !== undefined && { address }),
    };
}
/**
 * The id of the container that a process is in: the engine mounts its own files for name resolution into each one,
 * from a directory named for the container. A host sees other mounts of its containers, at other places.
 *
 * @param mounts `/proc/self/mountinfo` (proc(5): the fourth field is the root of the mount, the fifth where it is)
 */
function ownContainerId(mounts) {
    const file = /^(?:\S+ ){3}\S*\/containers\/([0-9a-f]{64})\/\S* \/etc\/(?:hostname|hosts|resolv\.conf) /m;
    return file.exec(mounts)?.[1];
}
function readMounts() {
    try {
        return (0,external_node_fs_.readFileSync)('/proc/self/mountinfo', 'utf8');
    }
    catch {
        // Not Linux: then this is no container.
        return '';
    }
}
function firstAddress() {
    const addresses = Object.values((0,external_node_os_.networkInterfaces)()).flatMap((list) => list ?? []);
    return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
/** Connecting a datagram socket sends nothing: it only asks the system for the route. */
async function addressTowards(host) {
    const socket = (0,external_node_dgram_.createSocket)('udp4');
    try {
        const { promise, resolve, reject } = Promise.withResolvers();
        socket.once('error', reject);
        socket.connect(9, host, resolve);
        await promise;
        return socket.address().address;
    }
    catch {
        return undefined;
    }
    finally {
        socket.close();
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/rehearsal/guard.js


/** Who is alone in a subnet with its gateway: the host itself, and other networks through it, come from the gateway or from elsewhere. */
function fromSubnet(subnet, gateway) {
    const [address = '', prefix = ''] = subnet.split('/');
    const list = new external_node_net_.BlockList();
    list.addSubnet(address, Number(prefix));
    return ({ socket: { remoteAddress = '' } }) => remoteAddress !== gateway && list.check(remoteAddress);
}
/**
 * Who has an address that is known only when the container runs.
 *
 * @param find asks for it; undefined while there is none
 */
function fromAddress(find) {
    let known;
    return async ({ socket }) => {
        // Other clients may connect before the container exists: then the check is repeated for the next one.
        known ??= find().then((address) => {
            if (address === undefined)
                known = undefined;
            return address;
        });
        return socket.remoteAddress === (await known);
    };
}
/** Who knows a name, which clients send along as the host that they talk to (RFC 9110, "Host"). */
function byName(name) {
    return ({ headers: { host = '' } }) => host.replace(/:\d+$/, '') === name;
}
/** Whose processes are a user's, where both ends of the connection are in this process's network namespace. */
function ofUser(uid) {
    return ({ socket }) => ownerOf(socket, (0,external_node_fs_.readFileSync)('/proc/net/tcp', 'utf8')) === uid;
}
/**
 * The user to whom the other end of a connection belongs; undefined when it is not in the table.
 *
 * @param table `/proc/net/tcp` (proc(5): IPv4 addresses as the kernel holds them, ports, and from the eighth field the user's id)
 */
function ownerOf({ remoteAddress, remotePort, localAddress, localPort, }, table) {
    const ends = [inTable(remoteAddress, remotePort), inTable(localAddress, localPort)];
    for (const line of table.split('\n')) {
        const [, local, remote, , , , , uid] = line.trim().split(/\s+/);
        if (local === ends[0] && remote === ends[1])
            return Number(uid);
    }
    return undefined;
}
/** Both kinds of machines that Lambda has are little-endian. */
function inTable(address = '', port = 0) {
    const bytes = address
        .split('.')
        .reverse()
        .map((byte) => hex(Number(byte), 2));
    return `${bytes.join('')}:${hex(port, 4)}`;
}
function hex(value, digits) {
    return value.toString(16).toUpperCase().padStart(digits, '0');
}

;// CONCATENATED MODULE: ./build/rehearsal/own-network.js



/**
 * Creates a network for one rehearsal.
 *
 * @param note called with the name before the network is created
 * @returns undefined when the engine can't: it has no bridges, or no more addresses
 */
async function createOwnNetwork(docker, note) {
    const name = `deploy-lambda-image-${crypto.randomUUID()}`;
    note(name);
    const created = await docker.ask(['network', 'create', '--driver=bridge', '--ipv6=false', name]);
    if (created.exitCode !== 0)
        return undefined;
    const inspected = await docker.ask(['network', 'inspect', '--format', '{{json .IPAM.Config}}', name]);
    const address = inspected.exitCode === 0 ? readAddresses(inspected.stdout) : undefined;
    if (address === undefined) {
        await (0,docker_push/* removeNetworks */.ij)(docker, [name]);
        return undefined;
    }
    // The engine names a bridge for its network. Another machine may have the same addresses, but not the same name.
    return { name, ...address, here: (0,external_node_fs_.existsSync)(`/sys/class/net/br-${created.stdout.trim().slice(0, 12)}`) };
}
/** @param text JSON of Docker Engine API, "IPAMConfig" */
function readAddresses(text) {
    const config = (0,json/* parseJson */.qF)(text);
    const first = Array.isArray(config) ? config[0] : undefined;
    const [subnet, gateway] = [(0,json/* member */.Dc)(first, 'Subnet'), (0,json/* member */.Dc)(first, 'Gateway')];
    return typeof subnet === 'string' && typeof gateway === 'string' ? { subnet, gateway } : undefined;
}

;// CONCATENATED MODULE: ./build/rehearsal/network.js







const loopback = '127.0.0.1';
/**
 * Addresses at which a machine of a cloud, and a task of a container service, hands out its role's credentials. As
 * the container's own they lead nowhere, and with them goes all of 169.254.0.0/16: it is on the container's own link.
 */
const metadata = ['169.254.169.254', '169.254.170.2', '169.254.170.23'];
const withoutMetadata = metadata.map((address) => `--link-local-ip=${address}`);
/**
 * Chooses the network by where this process and the engine are, and creates the one that is needed.
 *
 * @param note called with the name of a network before it is created
 * @throws Problem when there is none that both share
 */
async function openNetwork(docker, location, note) {
    const own = needsOwn(location) ? await createOwnNetwork(docker, note) : undefined;
    const close = async () => (0,docker_push/* removeNetworks */.ij)(docker, own === undefined ? [] : [own.name]);
    try {
        return { ...networkOf(chooseWay(location, own), docker), close };
    }
    catch (error) {
        await close();
        throw error;
    }
}
function needsOwn(location) {
    return !isVirtualMachine(location) && (location.job?.networks ?? []).length === 0;
}
/** @param own absent where it is not needed, and where the engine has none to give */
function chooseWay(location, own) {
    const { address, job, endpoint, securityOptions } = location;
    const [joined] = job?.networks ?? [];
    if (joined !== undefined)
        return { kind: 'job', network: joined };
    if (isVirtualMachine(location))
        return { kind: 'virtual-machine' };
    if (own?.here)
        return { kind: 'bridge', own };
    if (job !== undefined)
        return { kind: 'job-loopback', container: job.id };
    // An engine that maps users refuses its host's network to whom it maps.
    const unmapped = own === undefined && securityOptions.includes('name=userns');
    if (address !== undefined)
        return { kind: 'address', ...(own && { own }), address, unmapped };
    if (own === undefined && !securityOptions.includes('name=rootless') && remoteHost(endpoint) === undefined) {
        return { kind: 'address', address: loopback, unmapped };
    }
    throw new problem/* Problem */.AF({
        what: `The image can't be rehearsed: a container of the engine at ${endpoint} can't reach this machine, which has no address but its loopback.`,
        remedy: 'Use an engine on the same host, or leave test-event out.',
    });
}
const guessed = 'Another process that finds the port of the Runtime API on the loopback can take the event and answer it.';
const overNetwork = (address) => `The Runtime API listens on ${address}, in clear text, for every client that knows a name which only the container gets: a client that sees that traffic, or this machine's processes, can take the event and answer it.`;
const noBridge = "This engine gives the image no network of its own: the image reaches what listens on the loopback of the engine's host, and the metadata address of that machine.";
const forwarded = "The virtual machine forwards its containers' connections to the loopback of this machine: the image reaches what listens there.";
function networkOf(way, docker) {
    switch (way.kind) {
        case 'bridge': {
            const { name, subnet, gateway } = way.own;
            // What else a job starts, for example a database, publishes its ports on the host.
            const options = [`--network=${name}`, ...withoutMetadata, `--add-host=host.docker.internal:${gateway}`];
            const guard = () => fromSubnet(subnet, gateway);
            return {
                options,
                listen: gateway,
                host: gateway,
                guard,
                between: { address: gateway, sameMachine: true },
                open: [],
            };
        }
        case 'job': {
            const { name, address, ipv6 } = way.network;
            const guard = (container) => fromAddress(() => addressIn(docker, name, container));
            // With IPv6 a machine of EC2 has one more metadata address, fd00:ec2::254.
            const withoutIpv6 = ipv6 ? ['--sysctl=net.ipv6.conf.all.disable_ipv6=1'] : [];
            const options = [`--network=${name}`, ...withoutMetadata, ...withoutIpv6];
            return { options, listen: address, host: address, guard, between: { address, sameMachine: true }, open: [] };
        }
        case 'job-loopback': {
            const options = [`--network=container:${way.container}`];
            const open = [
                "The job's container has no network of the engine: the image reaches what listens on that container's loopback.",
            ];
            return { options, listen: loopback, host: loopback, guard: () => ofUser(lambdaUser.uid), open };
        }
        case 'address': {
            const { own, address, unmapped } = way;
            const name = `runtime-${crypto.randomUUID()}`;
            const network = own === undefined
                ? ['--network=host', ...(unmapped ? ['--userns=host'] : [])]
                : [`--network=${own.name}`, ...withoutMetadata];
            return {
                options: [...network, `--add-host=${name}:${address}`],
                listen: address,
                host: name,
                guard: () => byName(name),
                between: { address, sameMachine: false },
                open: [...(own === undefined ? [noBridge] : []), overNetwork(address)],
            };
        }
        case 'virtual-machine': {
            const host = 'host.docker.internal';
            return {
                options: withoutMetadata,
                listen: loopback,
                host,
                guard: () => () => true,
                between: { address: host, sameMachine: false },
                open: [forwarded, guessed],
            };
        }
    }
}

;// CONCATENATED MODULE: ./build/rehearsal/rehearse.js








/**
 * Runs an image as Lambda would run it and hands it the events, one after the other in one warm container.
 *
 * @returns undefined when this machine can't run the image's architecture and need not
 * @throws Problem with one sentence about what went wrong, the remedy, and the container's last lines
 */
async function rehearse(docker, request) {
    const [location, start] = await Promise.all([findEngine(docker), readStart(docker, request.image)]);
    warnOfLimits(location, request);
    const network = await openNetwork(docker, location, request.rememberNetwork);
    try {
        for (const sentence of network.open)
            request.log(`Open in this rehearsal: ${sentence}`);
        return await rehearseIn(docker, request, { network, location, start: { ...start, ...request.overrides } });
    }
    finally {
        await network.close();
    }
}
async function rehearseIn(docker, request, { network, location, start }) {
    const around = {
        architecture: request.architecture,
        foreign: location.machine !== rehearse_machines[request.architecture],
        memory: request.function.memory,
        memoryLimited: location.limits.memory,
        ...(network.between && { between: network.between }),
    };
    const open = (log = request.log) => Execution.start(docker, { ...request, start, network, log });
    const begin = performance.now();
    const execution = await open();
    try {
        const started = await execution.started();
        const init = performance.now() - begin;
        if (started.kind !== 'ready') {
            const remains = await execution.stop();
            if (around.foreign && !request.required && isWrongFormat(remains)) {
                request.warn(`The image was not rehearsed: this machine can't run ${request.architecture}. Use a runner of that architecture, or add docker/setup-qemu-action.`);
                return undefined;
            }
            throw rehearse_problem(diagnoseStart(started, { ...remains, ...around }), remains);
        }
        return { init, events: await playAll(open, execution, request, around) };
    }
    finally {
        await execution.close();
    }
}
async function playAll(open, execution, request, around) {
    const played = [];
    for (const event of request.events) {
        const begin = performance.now();
        const outcome = await execution.invoke(event.payload, request.timeout);
        const milliseconds = performance.now() - begin;
        const unexpected = outcome.kind === 'response' ? compareResponse(event, outcome) : undefined;
        if (outcome.kind === 'response' && unexpected === undefined) {
            request.log(`${event.name}: ${outcome.payload.length} bytes${outcome.streamed ? ', streamed' : ''}`);
            played.push({ name: event.name, milliseconds, bytes: outcome.payload.length });
            continue;
        }
        // All that the container wrote has arrived only when it is gone.
        const remains = await execution.stop();
        const finding = outcome.kind === 'response' ? unexpected : diagnoseEvent(event.name, outcome, { ...remains, ...around });
        if (finding === undefined)
            throw new Error('an outcome was neither expected nor diagnosed');
        const stateful = played.length > 0 && (await worksAlone(open, event, request.timeout));
        throw rehearse_problem(stateful ? blameState(finding) : finding, remains);
    }
    return played;
}
/** Whether an event that failed in a warm container goes well in a fresh one. */
async function worksAlone(open, event, timeout) {
    const fresh = await open(() => { });
    try {
        if ((await fresh.started()).kind !== 'ready')
            return false;
        const outcome = await fresh.invoke(event.payload, timeout);
        return outcome.kind === 'response' && compareResponse(event, outcome) === undefined;
    }
    finally {
        await fresh.close();
    }
}
function blameState(finding) {
    return {
        ...(0,problem/* findingAnd */.F1)(finding, 'In a fresh container the same event goes well: an earlier event left state behind.'),
        remedy: 'Lambda keeps the container between events: reset what the handler keeps in variables and in /tmp.',
    };
}
/** An engine without cgroups, as a rootless one can be, ignores limits, and does not report it. */
function warnOfLimits({ limits }, { function: { memory }, warn }) {
    const missing = [
        ...(limits.memory ? [] : [`the ${memory} MB of memory`]),
        ...(limits.processes ? [] : ['the 1,024 processes']),
    ];
    if (missing.length === 0)
        return;
    warn(`The rehearsal can't hold the image to ${missing.join(' and ')} that it has on Lambda: this engine controls no cgroups for that. Start the engine where they are delegated to it (rootless engines: cgroup v2 and systemd), or use another one.`);
}
function rehearse_problem(finding, { lines }) {
    const details = lines.length === 0 ? 'The container wrote nothing.' : `The container's last lines:\n${lines.join('\n')}`;
    return new problem/* Problem */.AF({ ...finding, details });
}
/** As an engine calls its machine (uname(2)). */
const rehearse_machines = { x86_64: 'x86_64', arm64: 'aarch64' };
async function readStart(docker, image) {
    const answer = await docker.ask(['image', 'inspect', '--format', '{{json .Config}}', image]);
    if (answer.exitCode !== 0)
        throw (0,docker_explain/* explainDocker */.G0)(answer, 'Could not read the image');
    const config = (0,json/* parseAnswer */.Wp)(answer.stdout, 'What the engine says of the image');
    return {
        entryPoint: texts(config, 'Entrypoint'),
        command: texts(config, 'Cmd'),
        // The engine itself starts the container in the image's.
        workingDirectory: '',
    };
}
function texts(config, name) {
    return (0,json/* asList */.DD)((0,json/* member */.Dc)(config, name)).filter((each) => typeof each === 'string');
}

;// CONCATENATED MODULE: ./build/deploy/rehearse.js





/**
 * Rehearses the built image as the first region's function would run it, when there is a test event.
 *
 * @throws Problem when the image does not start, or does not answer as it should
 */
async function rehearseImage(run, { targets, architecture = 'x86_64' }, image) {
    const [target] = targets;
    const { tools, docker, events } = run;
    if (events.rehearsal.length === 0 || target === undefined)
        return undefined;
    return tools.steps.step('Rehearse the image as Lambda would run it', async () => {
        const local = await localName(image, docker);
        const rehearsal = await rehearse(docker.docker, {
            ...functionFacts(target),
            image: local,
            conceal: tools.conceal,
            variables: await variablesOf(run, target),
            architecture,
            events: events.rehearsal,
            required: target.inputs.rehearsal.required,
            proxied: docker.config.proxied,
            scratch: docker.config.directory,
            remember: docker.noteContainer,
            rememberNetwork: docker.noteNetwork,
            log: tools.log,
            warn: tools.warn,
        });
        if (rehearsal)
            tools.log(describeRehearsal(rehearsal));
        return rehearsal;
    });
}
async function variablesOf({ tools, credentials }, target) {
    const { rehearsal } = target.inputs;
    if (rehearsal.credentials) {
        tools.log("The image has the credentials of the role that deploys; the function's own role is not available here.");
    }
    return {
        ...target.config.Environment?.Variables,
        ...Object.fromEntries(rehearsal.env.map(({ name, value }) => [name, value])),
        ...(rehearsal.credentials ? await awsVariables(credentials(target.region)) : {}),
    };
}
function describeRehearsal({ init, events }) {
    const times = events.map(({ name, milliseconds }) => `${name} in ${Math.round(milliseconds)} ms`).join(', ');
    return `Ready after ${Math.round(init)} ms; answered ${times}`;
}
/** The name by which the engine runs the image; a builder of its own loads it into the engine first. */
async function localName(image, { docker, noteImage }) {
    if (image.localName !== undefined)
        return image.localName;
    const name = `deploy-lambda-image:${crypto.randomUUID()}`;
    noteImage(name);
    await (0,build/* loadFromBuilder */.wr)(docker, image, name);
    return name;
}
function functionFacts({ inputs, region, present, config }) {
    const { MemorySize: memory = lambda_function/* defaultConfig */.sb.MemorySize, Timeout: timeout = lambda_function/* defaultConfig */.sb.Timeout } = config;
    const { EntryPoint: entryPoint, Command: command, WorkingDirectory: workingDirectory } = config.ImageConfig ?? {};
    return {
        function: { name: inputs.functionName.name, version: '$LATEST', region, memory },
        functionArn: present?.arn ?? arnOf(region, inputs, config.Role),
        storage: (config.EphemeralStorage ?? lambda_function/* defaultConfig */.sb.EphemeralStorage).Size,
        timeout: inputs.rehearsal.timeout ?? timeout * 1000,
        overrides: {
            ...(entryPoint && { entryPoint }),
            ...(command && { command }),
            ...(workingDirectory && { workingDirectory }),
        },
    };
}
/** Only a function that is to be created has no ARN yet; its execution role is in the same account. */
function arnOf(region, { functionName, executionRole = '' }, role = executionRole) {
    const account = (0,arn/* accountOf */.XP)(role) ?? '';
    return (0,arn/* formatArn */.bH)({
        partition: (0,domain_region/* partitionOf */.i)(region).id,
        service: 'lambda',
        region,
        account,
        resource: `function:${functionName.name}`,
    });
}
async function awsVariables(credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
    return {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
    };
}

;// CONCATENATED MODULE: ./build/deploy/images.js






/**
 * Builds the image, rehearses it, and brings it to ECR; a dry run brings nothing.
 *
 * @throws Problem when the build, the rehearsal or the push fails
 */
async function obtainImages(run, inspection) {
    const { source, inputs } = run.plan;
    const { targets } = inspection;
    if (source.kind === 'image' || !isBuildRun(run))
        return { targets };
    // What ECR replicates is brought to the first region alone.
    const [first, ...others] = targets;
    const own = inputs.rollout.replicated && first !== undefined ? [first] : targets;
    return buildImages(run, source, inspection, { own, replicas: own === targets ? [] : others });
}
function isBuildRun(run) {
    return run.docker !== undefined;
}
async function buildImages(run, source, inspection, { own, replicas }) {
    const { dryRun } = run.plan.inputs;
    const targets = dryRun ? own : await createRepositories(run, own);
    const built = await build_build(run, source, inspection, targets);
    const rehearsal = await rehearseImage(run, inspection, built);
    const pushed = dryRun
        ? inspection.targets
        : await withReplicas(run, await publishEverywhere(run, source, built, targets), replicas);
    const { uncompressed } = built;
    return {
        targets: pushed,
        ...(rehearsal && { rehearsal }),
        ...(uncompressed !== undefined && { uncompressed }),
    };
}
/** Creates the repositories that are missing. */
async function createRepositories({ tools: { steps, log }, lost }, targets) {
    const missing = targets.filter(({ repository }) => repository === undefined);
    if (missing.length === 0)
        return [...targets];
    const create = async (target) => {
        if (target.repository)
            return target;
        const repository = await (0,ecr_repository/* createRepository */.vB)(target.clients.ecr, target.address.name);
        log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`);
        return { ...target, registry: repository.registry, repository };
    };
    return steps.step(`Create the ECR repository ${missing[0]?.address.name}`, () => (0,each_region/* inRegionsLeft */.O1)(targets, create, lost));
}
/** Waits until ECR has replicated the first region's image to the others. */
async function withReplicas({ tools: { steps, log, signal }, lost }, pushed, replicas) {
    const [first] = pushed;
    if (first === undefined || replicas.length === 0)
        return [...pushed];
    const { digest } = first.image;
    const timeout = first.inputs.waitTimeout;
    const awaitReplica = async (target) => {
        if (target.region === first.region)
            return first;
        const { clients, address, region } = target;
        const image = await waitForReplica({ ecr: clients.ecr, address, region, digest, timeout, signal, log });
        const repository = target.repository ?? (await (0,ecr_repository/* findRepository */.W1)(clients.ecr, address));
        // Tags come with the image.
        const { imageTags } = first;
        return { ...target, ...(repository && { repository }), ...(imageTags && { imageTags }), image };
    };
    const title = `Wait until ECR has replicated the image to ${replicas.length} regions`;
    // The first region is one of those that are left.
    return steps.step(title, () => (0,each_region/* inRegionsLeft */.O1)([first, ...replicas], awaitReplica, lost));
}

// EXTERNAL MODULE: ./build/aws/clients.js
var aws_clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/docker/build-argv.js
var build_argv = __webpack_require__(5180);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/docker/engine.js
var docker_engine = __webpack_require__(2475);
;// CONCATENATED MODULE: ./build/docker/build-checks.js





/** Milliseconds. The checks read the base image's metadata, and a build must not wait long for advice. */
const build_checks_patience = 3000;
/**
 * Has BuildKit check the Dockerfile (docker docs, "Checking your build configuration"; buildx 0.15 and later).
 * It is advice: where the checks do not run, or not in time, there is none.
 *
 * @param platform what is built for; absent while only the function can tell
 */
async function adviseOn(build, docker, { buildx }, platform) {
    const file = (0,build_files/* localDockerfile */.C)(build);
    if (file === undefined || (0,docker_engine/* isOlder */.tW)(buildx, 0, 15))
        return [];
    const late = AbortSignal.timeout(build_checks_patience);
    try {
        // It is a build, and may last: it has to end with all that it starts.
        const { stdout } = await docker.show((0,build_argv/* checkArgv */.VI)(build, platform), { onLine: () => { }, until: late });
        // Annotations name files relative to the workspace.
        const advice = readAdvice(stdout, (0,external_node_path_.relative)('', file));
        // Without a platform BuildKit checks for the builder's own, which may be another one than that of the build.
        return platform === undefined ? advice.filter(({ text }) => !text.startsWith('InvalidBaseImagePlatform')) : advice;
    }
    catch (error) {
        if (late.aborted)
            return [];
        throw error;
    }
}
/**
 * Reads what `docker buildx build --call=check,format=json` prints (BuildKit, package frontend/subrequests/lint).
 *
 * @returns nothing for any other text: the frontend that a `# syntax` line names may know no checks
 */
function readAdvice(text, file) {
    return (0,json/* asList */.DD)((0,json/* member */.Dc)((0,json/* parseJson */.qF)(text), 'warnings')).map((warning) => readWarning(warning, file));
}
function readWarning(warning, file) {
    const [rule, url] = [(0,json/* asText */.e1)((0,json/* member */.Dc)(warning, 'ruleName')), (0,json/* asText */.e1)((0,json/* member */.Dc)(warning, 'url'))];
    const why = (0,json/* asText */.e1)((0,json/* member */.Dc)(warning, 'detail') ?? (0,json/* member */.Dc)(warning, 'description'));
    // An instruction of several lines has a range for each.
    const lines = (0,json/* asList */.DD)((0,json/* member */.Dc)((0,json/* member */.Dc)(warning, 'location'), 'ranges'));
    const startLine = (0,json/* member */.Dc)((0,json/* member */.Dc)(lines[0], 'start'), 'line');
    const endLine = (0,json/* member */.Dc)((0,json/* member */.Dc)(lines.at(-1), 'end'), 'line');
    return {
        text: `${rule}: ${why}${url ? ` (${url})` : ''}`,
        file,
        ...(typeof startLine === 'number' && { startLine }),
        ...(typeof endLine === 'number' && { endLine }),
    };
}

// EXTERNAL MODULE: ./build/docker/stages.js
var stages = __webpack_require__(7106);
// EXTERNAL MODULE: ./build/lambda/check-configuration.js
var check_configuration = __webpack_require__(9129);
// EXTERNAL MODULE: ./build/lambda/desired.js + 1 modules
var lambda_desired = __webpack_require__(2074);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
;// CONCATENATED MODULE: ./build/deploy/base-function.js

/** The tags of the preview that a deploy makes or updates. */
function writeTagsOf({ commit, source }, preview) {
    const image = source.kind === 'build' ? 'built' : 'given';
    return (0,domain_preview/* writeTags */.p)({ ...preview, commit, deployedAt: new Date(), image });
}
/**
 * The desired configuration of a preview: the base function's, changed as the inputs say. Its description and its log
 * group are its own. It does not get what would have effects beyond it, or takes long: dead letters, SnapStart.
 *
 * @param given what the inputs say
 * @param base absent when there is no such function
 * @param executionRole in place of the base function's
 */
function copied(given, base, tags, executionRole) {
    const imageConfig = given.imageConfig ?? base?.config.ImageConfig;
    const architecture = given.architecture ?? base?.architecture;
    return {
        ...given,
        config: {
            ...(base && configOf(base.config)),
            ...(executionRole !== undefined && { Role: executionRole }),
            ...given.config,
        },
        ...(imageConfig && { imageConfig }),
        variables: { ...(given.replaceEnvironment ? {} : base_function_variablesOf(base, given.removedVariables)), ...given.variables },
        // What the base function does not have any more, the preview loses too.
        replaceEnvironment: base !== undefined || given.replaceEnvironment,
        tags: { ...given.tags, ...tags },
        ...(architecture && { architecture }),
    };
}
function base_function_variablesOf(base, removed) {
    const variables = Object.entries(base?.config.Environment?.Variables ?? {});
    return Object.fromEntries(variables.filter(([name]) => !removed.includes(name)));
}
/** Empty members remove what the base function had when the preview was made. */
function configOf(base) {
    const { Role, MemorySize, Timeout, EphemeralStorage, TracingConfig, LoggingConfig: logging } = base;
    const { LogFormat, ApplicationLogLevel, SystemLogLevel } = logging ?? {};
    return {
        ...(Role !== undefined && { Role }),
        ...(MemorySize !== undefined && { MemorySize }),
        ...(Timeout !== undefined && { Timeout }),
        ...(EphemeralStorage && { EphemeralStorage }),
        ...(TracingConfig && { TracingConfig }),
        ...(LogFormat && {
            LoggingConfig: {
                LogFormat,
                ...(ApplicationLogLevel && { ApplicationLogLevel }),
                ...(SystemLogLevel && { SystemLogLevel }),
            },
        }),
        VpcConfig: base_function_networkOf(base),
        FileSystemConfigs: base.FileSystemConfigs ?? [],
        KMSKeyArn: base.KMSKeyArn ?? '',
    };
}
function base_function_networkOf({ VpcConfig: network }) {
    const { SubnetIds = [], SecurityGroupIds = [], Ipv6AllowedForDualStack } = network ?? {};
    const dualStack = SubnetIds.length > 0 && Ipv6AllowedForDualStack === true;
    return { SubnetIds, SecurityGroupIds, ...(dualStack && { Ipv6AllowedForDualStack }) };
}
/** Finds what makes a preview impossible. */
function checkPreview(preview, { name, present, base, region, given }, desired, findings) {
    if (!base && desired.config.Role === undefined) {
        findings.add(`There is no function ${preview.of} in ${region} to copy the configuration of a preview from.`, 'Correct function-name or aws-region, or set role: previews then need no such function.');
    }
    if (present && !(0,domain_preview/* isPreview */.bU)(present.tags, preview)) {
        findings.add(`${name} in ${region} does not have the tags of a preview of pull request #${preview.number} of ${preview.repository}: it was left unchanged.`, 'Delete or rename it. When this action made it, let the role that deploys read its tags (lambda:ListTags).');
    }
    if (base?.packageType === 'Zip') {
        findings.add(`The function ${preview.of} in ${region} is a zip function: an image can't be deployed to it.`, 'Set another function-name.');
    }
    if (base?.environmentError !== undefined && !given.replaceEnvironment) {
        findings.add(`Lambda can't show the variables of ${preview.of} (${base.environmentError}), so this run can't copy them to a preview.`, "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.");
    }
}

;// CONCATENATED MODULE: ./build/traffic/alarms.js

/** CloudWatch takes a hundred names a call (CloudWatch API reference, "DescribeAlarms"). */
const most = 100;
/** @throws Problem when CloudWatch refuses the call */
async function alarmStates(cloudWatch, names) {
    const slices = Array.from({ length: Math.ceil(names.length / most) }, (_, index) => names.slice(index * most, (index + 1) * most));
    try {
        const client = await cloudWatch();
        const answers = await Promise.all(slices.map((AlarmNames) => client.describeAlarms({ AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: most })));
        const alarms = answers.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [
            ...MetricAlarms,
            ...CompositeAlarms,
        ]);
        return new Map(alarms.map(({ AlarmName = '', StateValue = '' }) => [AlarmName, StateValue]));
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not read the alarms ${names.join(', ')}`);
    }
}

// EXTERNAL MODULE: ./build/traffic/codedeploy.js
var codedeploy = __webpack_require__(9138);
// EXTERNAL MODULE: ./build/traffic/provisioned.js
var traffic_provisioned = __webpack_require__(5728);
;// CONCATENATED MODULE: ./build/deploy/inspect-alias.js





/**
 * Inspects what the shift of the traffic needs: the alias, the alarms, CodeDeploy.
 *
 * @param findings gets what makes the release impossible
 * @throws Problem when AWS refuses the call
 */
async function inspectAlias(release, clients, functionName, findings) {
    const { region, cloudWatch, codeDeploy } = clients;
    const [alias] = await Promise.all([
        release.alias === undefined ? undefined : findings.collectFrom(readAlias(clients, functionName, release.alias)),
        findings.collectFrom(checkAlarms()),
        release.codeDeploy && findings.collectFrom((0,codedeploy/* checkDeploymentGroup */.V$)(codeDeploy, release.codeDeploy)),
    ]);
    const executions = Math.max(release.provisionedConcurrency ?? 0, alias?.provisioned?.requested ?? 0);
    if (release.traffic.kind !== 'all-at-once' && executions > 0) {
        findings.add(`traffic: ${release.alias} in ${region} has provisioned concurrency, and Lambda allows no weights on such an alias.`, "Set traffic to 'all-at-once': Lambda then moves the traffic as executions get ready. Or let CodeDeploy shift it.");
    }
    if (alias?.version === '$LATEST' && (release.traffic.kind !== 'all-at-once' || release.codeDeploy)) {
        findings.add(`traffic: ${alias.name} in ${region} is on $LATEST, and Lambda splits traffic between published versions only.`, "Move it once with traffic 'all-at-once' and without CodeDeploy. Shifts are possible after that.");
    }
    const shifting = alias && Object.values(alias.weights).some((share) => share > 0);
    const notes = shifting
        ? [`${alias.name} of ${functionName} in ${region} is on ${(0,traffic_alias/* describeRoute */.fx)(alias)}; this run will wait for its end.`]
        : [];
    return { notes, ...(alias && { alias }) };
    async function checkAlarms() {
        if (release.rollbackAlarms.length === 0)
            return;
        const states = await alarmStates(cloudWatch, release.rollbackAlarms);
        for (const name of release.rollbackAlarms) {
            const state = states.get(name);
            if (state === undefined) {
                findings.add(`rollback-alarms: there is no alarm '${name}' in ${region}.`, 'Create it, or correct the name.');
            }
            else if (state === 'ALARM') {
                findings.add(`rollback-alarms: '${name}' in ${region} is already in the state ALARM: the shift would be reverted at once.`, 'Wait until its state is OK, or remove it from the input.');
            }
        }
    }
}
async function readAlias({ lambda }, functionName, name) {
    const [alias, version, provisioned] = await Promise.all([
        (0,traffic_alias/* getAlias */.bd)(lambda, functionName, name),
        (0,lambda_function/* getVersion */.HF)(lambda, functionName, name),
        (0,traffic_provisioned/* getProvisioned */.js)(lambda, functionName, name),
    ]);
    return (alias && {
        ...alias,
        ...(version?.digest && { digest: version.digest }),
        ...(version?.imageUri && { imageUri: version.imageUri }),
        ...(provisioned && { provisioned }),
    });
}

// EXTERNAL MODULE: ./build/domain/pull-policy.js
var pull_policy = __webpack_require__(7617);
;// CONCATENATED MODULE: ./build/ecr/policy.js





/**
 * Whether the repository's policy lets Lambda pull, as far as the role may read it. Conditions count as met: they name functions.
 *
 * @throws Problem when ECR does not answer
 */
async function lambdaMayPull(ecr, { name, registryId }) {
    try {
        const request = { repositoryName: name, registryId };
        const { policyText = '{}' } = await ecr.send(new client_ecr_dist_cjs/* GetRepositoryPolicyCommand */.MeN(request));
        return allowsLambda((0,json/* parseJson */.qF)(policyText));
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'RepositoryPolicyNotFoundException'))
            return false;
        // The role may lack this permission: when the policy is wrong, Lambda reports it.
        if ((0,aws_error/* hasCode */.up)(error, 'AccessDeniedException'))
            return true;
        throw (0,explain/* explain */.W)(error, `Could not read the policy of the ECR repository ${name}`);
    }
}
/** Whether a policy document lets lambda.amazonaws.com pull, in one statement or in several. */
function allowsLambda(policy) {
    const allowed = list((0,json/* member */.Dc)(policy, 'Statement'))
        .filter((statement) => (0,json/* member */.Dc)(statement, 'Effect') === 'Allow' && isForLambda((0,json/* member */.Dc)(statement, 'Principal')))
        .flatMap((statement) => list((0,json/* member */.Dc)(statement, 'Action')));
    return pull_policy/* pullActions */.P5.every((action) => allowed.some((pattern) => covers(pattern, action)));
}
function isForLambda(principal) {
    return principal === '*' || list((0,json/* member */.Dc)(principal, 'Service')).includes('lambda.amazonaws.com');
}
function covers(pattern, action) {
    if (typeof pattern !== 'string')
        return false;
    const star = pattern.indexOf('*');
    return star < 0
        ? pattern.toLowerCase() === action.toLowerCase()
        : action.toLowerCase().startsWith(pattern.slice(0, star).toLowerCase());
}
function list(value) {
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

;// CONCATENATED MODULE: ./build/deploy/inspect-repository.js





/**
 * The repository: the one that is named, else that of the function's present image, else the function's name.
 *
 * @throws Problem when it is in a registry that Lambda does not pull from
 */
function locate({ plan: { preview }, inputs: { image, repository, functionName }, clients: { region } }, present, login) {
    const byName = (0,image_reference/* defaultRepository */.Sf)(preview?.of ?? functionName.name);
    const found = image ?? repository ?? presentRepository(present) ?? { repository: byName };
    const registry = found.registry ?? login.registry;
    if (registry === login.registry)
        return { registry, address: { name: found.repository } };
    const other = (0,image_reference/* parseEcrRegistry */.d_)(registry);
    if (other?.fips) {
        throw new problem/* Problem */.AF({
            what: `${registry} is a FIPS host of ECR, and Lambda does not pull from those.`,
            remedy: "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
        });
    }
    // The dual-stack host of this account's registry is another name of it.
    const own = (0,image_reference/* parseEcrRegistry */.d_)(login.registry)?.account;
    if (other?.region === region && other.account === own)
        return { registry, address: { name: found.repository } };
    if (other?.region === region)
        return { registry, address: { name: found.repository, registryId: other.account } };
    throw new problem/* Problem */.AF({
        what: `${registry} is not a registry of ECR in ${region}, and Lambda pulls only from ECR in its own region.`,
        remedy: `Use a repository in ${region}; this account's registry is ${login.registry}.`,
    });
}
function presentRepository(present) {
    return present?.imageUri === undefined ? undefined : (0,image_reference/* parseImageReference */.o_)(present.imageUri, 'The function');
}
/** Finds what makes a missing repository an error. */
function checkMissingRepository({ plan: { source, regions }, inputs: { createRepository, rollout }, clients: { region }, findings }, address) {
    // ECR creates the repositories that it replicates to.
    if (rollout.replicated && region !== regions[0])
        return;
    if (source.kind === 'image') {
        findings.add(`image-uri: there is no ECR repository ${address.name} in ${region}.`, 'Correct image-uri.');
    }
    else if (address.registryId !== undefined) {
        findings.add(`There is no ECR repository ${address.name} in ${region} of account ${address.registryId}.`, 'Let the owner of that account create it.');
    }
    else if (!createRepository) {
        findings.add(`There is no ECR repository ${address.name} in ${region}.`, "Create it, set create-repository to 'true', or correct repository.");
    }
}
/** Notes about the repository that do not stop the run. */
async function noteRepository({ ecr, region }, repository, present) {
    const here = present?.imageUri?.startsWith(`${repository.registry}/${repository.name}@`) ? present.digest : undefined;
    const [running, readable] = await Promise.all([
        here === undefined ? undefined : (0,ecr_images/* findImage */.F1)(ecr, repository, { imageDigest: here }),
        // Only its owner may read the policy of another account's repository.
        repository.registryId === undefined ? lambdaMayPull(ecr, repository) : true,
    ]);
    return [
        ...(here !== undefined && running === undefined
            ? [
                `The image that the function runs now, ${here}, was deleted from ${repository.name} in ${region}: older versions that use it will stop working. Let no lifecycle rule delete images that versions use.`,
            ]
            : []),
        ...(readable
            ? []
            : [
                `The policy of ${repository.name} in ${region} does not let lambda.amazonaws.com pull yet; Lambda adds the statement itself.`,
            ]),
    ];
}
/** Finds the image of image-uri, or what the tags of the build are on. */
async function findPresentImages(here, repository) {
    const { plan, inputs: { image: named }, clients: { ecr, region }, findings, } = here;
    const { source } = plan;
    if (source.kind === 'build') {
        const taken = await (0,ecr_images/* findTagged */.id)(ecr, repository, source.tags);
        await Promise.all([...taken].map(([tag, image]) => checkFixedTag(here, repository, tag, image)));
        return { taken };
    }
    const { tag, digest } = named ?? source.image;
    const image = await (0,ecr_images/* findImage */.F1)(ecr, repository, digest === undefined ? { imageTag: tag } : { imageDigest: digest });
    if (image)
        return { image, taken: new Map() };
    findings.add(`image-uri: the repository ${repository.name} in ${region} has no image ${digest ?? tag}.`, 'Push it first, or correct image-uri.');
    return { taken: new Map() };
}
/**
 * Finds a tag that the user has named, and that is on another image for good. One of the same commit may be the very
 * image that the build makes again.
 */
async function checkFixedTag({ plan, clients: { ecr, region }, findings }, repository, tag, image) {
    if (!repository.immutable(tag) || standsForCommit(plan, tag))
        return;
    const { revision } = await (0,ecr_images/* originOf */.yv)(ecr, repository, image);
    if (plan.commit !== '' && revision === plan.commit)
        return;
    findings.collect(() => {
        throw fixedTag({ region, address: repository }, tag, image);
    });
}

// EXTERNAL MODULE: ./build/deploy/secrets.js
var secrets = __webpack_require__(7919);
;// CONCATENATED MODULE: ./build/deploy/inspect-region.js












/**
 * Inspects the function and the repository of one region.
 *
 * @param findings gets what makes the run impossible
 * @throws Problem when AWS refuses the call
 */
async function inspectRegion(run, clients, findings) {
    const { plan } = run;
    const { region, lambda, ecr } = clients;
    const { inputs } = (0,plan_plan/* planIn */.r)(plan, region);
    const { name } = inputs.functionName;
    const here = { plan, inputs, clients, workplace: run.tools, findings };
    const [present, base, published, login, { alias, notes: aliasNotes }] = await Promise.all([
        getOrExplain(clients, name),
        plan.preview && getOrExplain(clients, plan.preview.of),
        (0,lambda_function/* listVersions */.yO)(lambda, name),
        (0,ecr_repository/* ecrLogin */.K9)(ecr, region, run.tools.mask),
        inspectAlias(inputs.release, clients, name, findings),
    ]);
    const newestVersion = (0,lambda_function/* versionOfLatest */.VU)(published, present?.digest);
    const configuration = compareConfiguration(here, present, base);
    (0,secrets/* hideVariables */.q)(run.tools, [present, base], { config: configuration.config, inputs });
    checkFunction(here, present, configuration.desired);
    const { registry, address } = locate(here, base ?? present, login);
    const { registryId } = address;
    const repository = plan.source.kind === 'image' && registryId !== undefined
        ? (0,ecr_repository/* foreignRepository */.Rh)({ ...address, registryId }, registry, region)
        : await (0,ecr_repository/* findRepository */.W1)(ecr, address);
    if (!repository)
        checkMissingRepository(here, address);
    const serving = alias ?? present;
    const older = serving?.digest !== undefined && serving.imageUri !== undefined
        ? findings.collectFrom(run.refuseNewer({ ecr, what: `${name} in ${region}`, imageUri: serving.imageUri, digest: serving.digest }))
        : undefined;
    const [found, notes] = repository
        ? await Promise.all([findPresentImages(here, repository), noteRepository(clients, repository, present)])
        : [{}, []];
    await older;
    return {
        region,
        inputs,
        clients,
        login,
        address,
        registry,
        notes: [...noteFunction(here, present), ...aliasNotes, ...notes],
        ...configuration,
        ...(alias && { alias }),
        ...(present && { present }),
        ...(base && { base }),
        ...(newestVersion !== undefined && { newestVersion }),
        published: published.some(({ digest }) => digest === present?.digest),
        ...(repository && { repository }),
        taken: new Map(),
        ...found,
    };
}
function getOrExplain({ lambda, region }, name) {
    return (0,lambda_function/* getFunction */.N9)(lambda, name).catch((error) => {
        throw (0,explain/* explain */.W)(error, `Could not read ${name} in ${region}`);
    });
}
/** The function's desired configuration. */
function compareConfiguration({ plan, inputs, clients: { region }, workplace, findings }, present, base) {
    const { preview } = plan;
    const { name } = inputs.functionName;
    const given = findings.collect(() => (0,lambda_desired/* readDesiredConfiguration */.tS)(inputs.configuration, workplace, inputs.executionRole)) ??
        lambda_desired/* nothingDesired */.Gm;
    const desired = preview ? copied(given, base, writeTagsOf(plan, preview), inputs.executionRole) : given;
    const before = present?.config ?? {};
    const config = (0,configuration/* mergeConfiguration */.zY)(desired, before);
    const changes = (0,configuration/* differences */.tX)(before, config);
    findings.collect(() => (0,check_configuration/* checkChanges */.e)(changes, config, region));
    if (present)
        findings.collect(() => (0,configuration/* refuseUnseen */.VA)(desired, present));
    if (preview)
        checkPreview(preview, { name, present, base, region, given }, desired, findings);
    return { desired, config, changes: present ? (0,configuration/* describeChanges */.DT)(before, changes) : [] };
}
function checkFunction({ plan, inputs: { functionName, executionRole }, clients: { region }, findings }, present, { config }) {
    if (!present && !plan.preview && executionRole === undefined && config.Role === undefined) {
        findings.add(`There is no function ${functionName.name} in ${region}.`, 'Correct function-name or aws-region, or set role to create it.');
    }
    const account = (0,arn/* accountOf */.XP)(present?.arn ?? '');
    if (functionName.account !== undefined && account !== undefined && account !== functionName.account) {
        findings.add(`function-name is in account ${functionName.account}, but the credentials are for ${account}.`, 'Sign in to the account that the function is in.');
    }
    if (present?.packageType === 'Zip') {
        findings.add(`The function ${functionName.name} in ${region} is a zip function, and can never become an image function.`, 'Deploy to a new function: set another function-name, and role to create it.');
    }
}
/** Notes about the function that do not stop the run. */
function noteFunction({ inputs, clients: { region } }, present) {
    if (!present || (0,lambda_function/* isSettled */.Is)(present))
        return [];
    return [`${inputs.functionName.name} in ${region} is being updated by another run; this one will wait for its end.`];
}

;// CONCATENATED MODULE: ./build/deploy/inspect.js











/**
 * Inspects everything that the deploy needs, side by side.
 *
 * @throws Problem with everything that makes the deploy impossible
 */
async function inspect(run) {
    const { plan, tools: { signal, warn, notice, log }, findings, } = run;
    const { source } = plan;
    const ofRegions = new Map(plan.regions.map((region) => [region, new problem/* Findings */.Fv()]));
    const docker = source.kind === 'build' ? run.docker?.docker : undefined;
    const building = docker && source.kind === 'build';
    const inspectingEngine = building ? findings.collectFrom((0,docker_engine/* inspectEngine */.P7)(docker, source.build.builder)) : undefined;
    const advising = inspectingEngine?.then((engine) => engine && building ? adviseOn(source.build, docker, engine, inspect_named(plan)) : []);
    const lookingForTarget = inspectingEngine?.then((engine) => engine && building ? (0,stages/* checkTarget */.e$)(source.build, docker, engine) : undefined);
    const [engine, advice = [], target, ...found] = await Promise.all([
        inspectingEngine,
        advising,
        lookingForTarget,
        ...[...ofRegions].map(([region, own]) => own.collectFrom(inspectRegion(run, (0,aws_clients/* clientsFor */.U)(region, run.credentials(region), signal), own))),
    ]);
    findings.list.push(...(0,each_region/* mergeByRegion */.c0)(new Map([...ofRegions].map(([region, { list }]) => [region, list]))));
    const targets = found.filter((target) => target !== undefined);
    const architecture = findings.collect(() => commonArchitecture(plan, targets));
    findings.collect(() => refuseDifferent(targets));
    if (plan.inputs.rollout.replicated)
        findings.collect(() => refuseOtherNames(targets));
    if (engine && building)
        (0,cache/* checkCaches */.Y5)(source.build, engine, findings);
    if (target)
        findings.add(target.what, target.remedy);
    for (const { text, ...place } of advice)
        warn(text, place);
    findings.refuse();
    if (await targets[0]?.clients.ecr.config.useFipsEndpoint())
        notice(fipsNotice);
    const warnings = engine && architecture ? (0,docker_engine/* engineWarnings */.YQ)(engine, (0,domain_architecture/* platformOf */.t)(architecture)) : [];
    for (const warning of [...warnings, ...targets.flatMap(({ notes }) => notes)])
        warn(warning);
    for (const target of targets) {
        log(describeTarget(target));
        for (const change of target.changes)
            log(`${target.region}: ${change}`);
    }
    for (const target of targets)
        if (isUnguarded(plan, target))
            notice(unguarded(target));
    if (engine)
        log(`Docker Engine ${engine.engine}, buildx ${engine.buildx}, builder driver ${engine.driver}`);
    return { targets, driver: engine?.driver ?? '', ...(architecture && { architecture }) };
}
const fipsNotice = "AWS's APIs are called at their FIPS endpoints. The image is pushed to dkr.ecr and not to dkr.ecr-fips, because Lambda " +
    'takes images from dkr.ecr only.';
/** The platform of the input architecture, whatever the function has. */
function inspect_named({ inputs: { architecture } }) {
    return architecture && (0,domain_architecture/* platformOf */.t)(architecture);
}
/**
 * The architecture to build for: the desired one, else that of the functions, else Lambda's own default.
 *
 * @throws Problem when the functions of several regions differ
 */
function commonArchitecture({ source }, targets) {
    const known = targets.flatMap(({ region, inputs, desired, present }) => {
        const architecture = inputs.architecture ?? desired.architecture ?? present?.architecture;
        return architecture === undefined ? [] : [{ region, architecture }];
    });
    const [first, second] = new Set(known.map(({ architecture }) => architecture));
    if (second !== undefined) {
        throw new problem/* Problem */.AF({
            what: `The function's architecture differs: ${known.map(({ region, architecture }) => `${architecture} in ${region}`).join(', ')}.`,
            remedy: 'Set architecture to change all to one, or use a step for each.',
        });
    }
    return first ?? (source.kind === 'build' ? 'x86_64' : undefined);
}
/** Whether callers see a new version while it is being verified. */
function isUnguarded({ preview }, { inputs: { release }, present }) {
    return release.verifyEvent !== undefined && release.alias === undefined && present !== undefined && !preview;
}
function unguarded({ inputs: { functionName }, region }) {
    return `verify-event: ${functionName.name} in ${region} has no alias here: callers who invoke it without a qualifier get the new code while it is being verified. Set alias, and let them call that.`;
}
function describeTarget({ region, inputs, present, newestVersion, alias, registry, address }) {
    const repository = `${registry}/${address.name}`;
    if (!present)
        return `${region}: ${inputs.functionName.name} is to be created, from ${repository}`;
    const version = newestVersion === undefined ? 'no version' : `version ${newestVersion}`;
    const routed = alias ? `, ${alias.name} on ${(0,traffic_alias/* describeRoute */.fx)(alias)}` : '';
    return `${region}: ${inputs.functionName.name} (${present.architecture}) has ${version} and runs ${present.digest}, from ${repository}${routed}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/deploy/result.js




/** What a region has before the release: what the alias is on, without one what $LATEST has. */
function presentResult({ region, present, newestVersion = '', alias }) {
    const version = alias?.version ?? newestVersion;
    const serving = alias ?? present;
    const digest = serving?.digest ?? '';
    return {
        region,
        digest,
        version,
        imageUri: serving?.imageUri ?? '',
        imageTags: [],
        functionArn: present?.arn ?? '',
        versionArn: present && version !== '' ? `${present.arn}:${version}` : '',
        aliasArn: alias?.arn ?? '',
        codeSha256: digest.replace('sha256:', ''),
        previousVersion: version,
        previousDigest: digest,
        changed: false,
        functionUrl: '',
        configured: [],
        verified: [],
        pruned: [],
        ...(alias && { alias }),
    };
}
/**
 * What a region has after a release that failed, or never started.
 *
 * @param error why it is not on the new version
 * @returns what it had before when AWS does not answer; never throws for that
 */
async function inspectAgain(target, { lambda }, error) {
    const before = presentResult(target);
    const { functionName, release } = target.inputs;
    try {
        const now = presentResult(await see());
        const changed = now.version !== before.version ||
            now.digest !== before.digest ||
            !(0,external_node_util_.isDeepStrictEqual)(now.alias?.weights, before.alias?.weights);
        const { previousVersion, previousDigest } = before;
        return { ...now, previousVersion, previousDigest, changed, error };
    }
    catch (failed) {
        if (!(failed instanceof problem/* Problem */.AF))
            throw failed;
        return { ...before, error: `${error} What the region has now could not be read: ${failed.message}` };
    }
    async function see() {
        const { present: _present, alias: _alias, newestVersion: _newest, ...rest } = target;
        const { name } = functionName;
        const qualifier = release.alias;
        const [present, published, alias, aliased] = await Promise.all([
            (0,lambda_function/* getVersion */.HF)(lambda, name, '$LATEST'),
            (0,lambda_function/* listVersions */.yO)(lambda, name),
            qualifier === undefined ? undefined : (0,traffic_alias/* getAlias */.bd)(lambda, name, qualifier),
            qualifier === undefined ? undefined : (0,lambda_function/* getVersion */.HF)(lambda, name, qualifier),
        ]);
        const newest = await newestReady((0,lambda_function/* versionOfLatest */.VU)(published, present?.digest));
        const latest = present && stillServing(present);
        return {
            ...rest,
            // The published version counts; $LATEST where none is published.
            ...(latest && { present: target.inputs.publish && newest ? withImageOf(newest, latest) : latest }),
            ...(newest && { newestVersion: newest.version }),
            ...(alias && { alias: { ...alias, ...imageOf(aliased ?? {}) } }),
        };
    }
    /** A version that failed never serves: the one from before does. */
    async function newestReady(newest) {
        const found = newest === undefined ? undefined : await (0,lambda_function/* getVersion */.HF)(lambda, functionName.name, newest);
        if (found?.state !== 'Failed' && found?.state !== 'Pending')
            return found;
        return target.newestVersion === undefined || target.newestVersion === newest
            ? undefined
            : (0,lambda_function/* getVersion */.HF)(lambda, functionName.name, target.newestVersion);
    }
    /** After an update that failed Lambda continues with the image from before. */
    function stillServing(latest) {
        const failed = latest.lastUpdateStatus === 'Failed' || latest.state === 'Failed';
        const arn = latest.arn.replace(/:\$LATEST$/, '');
        return withImageOf(failed ? (target.present ?? {}) : latest, { ...latest, arn });
    }
}
/** The members of an image that are there. */
function imageOf({ digest, imageUri }) {
    return { ...(digest !== undefined && { digest }), ...(imageUri !== undefined && { imageUri }) };
}
function withImageOf(image, { digest: _, imageUri: __, ...rest }) {
    return { ...rest, ...imageOf(image) };
}

// EXTERNAL MODULE: ./build/traffic/history.js
var traffic_history = __webpack_require__(5662);
;// CONCATENATED MODULE: ./build/traffic/prune.js






/**
 * Chooses the published versions to delete: all but the newest ones and those in use.
 *
 * @param published numbers of all published versions
 * @param inUse those that an alias has, by weight or as its rollback target, or that have provisioned concurrency
 * @param keep how many of the newest are kept in any case
 */
function prunable(published, inUse, keep) {
    const oldestFirst = [...published].sort((one, other) => Number(one) - Number(other));
    return oldestFirst.slice(0, -keep).filter((version) => !inUse.has(version));
}
/**
 * Deletes older versions. Images in ECR are left alone.
 *
 * @param own the version of this run; other runs may have published newer ones
 * @returns the numbers of the deleted versions
 * @throws Problem when Lambda refuses
 */
async function prune(lambda, functionName, own, keep) {
    try {
        const [published, aliases, provisioned] = await Promise.all([
            (0,lambda_function/* publishedVersions */.y0)(lambda, functionName),
            listAliases(lambda, functionName),
            listProvisioned(lambda, functionName),
        ]);
        const inUse = new Set([own, ...aliases.flatMap(versionsOf), ...provisioned]);
        const gone = [];
        // One after the other: the control plane takes 15 requests a second from the whole account.
        for (const version of prunable(published, inUse, keep)) {
            if (await deleteVersion(lambda, functionName, version))
                gone.push(version);
        }
        return gone;
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not delete older versions of ${functionName}`);
    }
}
function versionsOf({ FunctionVersion = '', RoutingConfig, Description = '' }) {
    const [previous] = (0,traffic_history/* historyOf */.om)(Description);
    return [
        FunctionVersion,
        ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}),
        ...(previous === undefined ? [] : [previous]),
    ];
}
/** @returns whether it was deleted; an alias may use it by now */
async function deleteVersion(lambda, functionName, version) {
    try {
        await lambda.send(new dist_cjs/* DeleteFunctionCommand */.Z3K({ FunctionName: functionName, Qualifier: version }));
        return true;
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceConflictException'))
            return false;
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return true;
        throw error;
    }
}
async function listAliases(client, FunctionName) {
    const aliases = [];
    for await (const { Aliases = [] } of (0,dist_cjs/* paginateListAliases */._O$)({ client }, { FunctionName }))
        aliases.push(...Aliases);
    return aliases;
}
/** Qualifiers with provisioned concurrency: versions, and aliases, whose versions their own list has. */
async function listProvisioned(client, FunctionName) {
    const qualifiers = [];
    const pages = (0,dist_cjs/* paginateListProvisionedConcurrencyConfigs */.WMh)({ client }, { FunctionName });
    for await (const { ProvisionedConcurrencyConfigs: configs = [] } of pages) {
        qualifiers.push(...configs.map(({ FunctionArn = '' }) => (0,arn/* parseFunctionArn */.x$)(FunctionArn)?.qualifier ?? ''));
    }
    return qualifiers;
}

;// CONCATENATED MODULE: ./build/lambda/publish.js



/**
 * Releases an image to one function and waits until it can be invoked: the published version is Active and $LATEST
 * has ended its update.
 *
 * @throws Problem when Lambda refuses the image, can't make it ready, or takes longer than the deadline
 */
async function publishImage(request, wait) {
    const { functionName, digest } = request;
    const { version, changed, configured } = await deployCode(request, wait);
    const published = version === '$LATEST' ? undefined : await (0,lambda_wait/* waitForVersion */.PF)(wait, version);
    const latest = await (0,lambda_wait/* waitForLatest */.EX)(wait, digest);
    const live = published ?? latest;
    if (live.digest !== digest) {
        throw new problem/* Problem */.AF({
            what: `${functionName} ${version} runs ${live.digest}, not ${digest}: another deploy replaced it.`,
            remedy: "Let one run at a time deploy a function, with a concurrency group, or set publish to 'true'.",
        });
    }
    return { version, codeSha256: digest.replace('sha256:', ''), functionArn: latest.arn, latest, changed, configured };
}

// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
;// CONCATENATED MODULE: ./build/lambda/invocation-report.js


/**
 * Reads the report of an invocation (Lambda developer guide, "Viewing CloudWatch logs": the REPORT line, or
 * platform.report with JSON logs).
 */
function readReport(log) {
    return readText(log) ?? readJson(log) ?? {};
}
function readText(log) {
    // The last one: what the function itself writes may look like it.
    const line = log.match(/^REPORT RequestId:.*$/gm)?.at(-1);
    if (line === undefined)
        return undefined;
    const number = (name, unit) => {
        const found = new RegExp(`(?:^|\\t|\\s)${name}: ([\\d.]+) ${unit}`).exec(line)?.[1];
        return found === undefined ? undefined : Number(found);
    };
    return report({
        duration: number('(?<!Billed |Init |Restore )Duration', 'ms'),
        billed: number('Billed Duration', 'ms'),
        memoryUsed: number('Max Memory Used', 'MB'),
        coldStart: number('Init Duration', 'ms') ?? number('Restore Duration', 'ms'),
    });
}
function readJson(log) {
    for (const line of log.split('\n').reverse()) {
        // Lines of the function itself need not be JSON.
        const record = (0,json/* parseJson */.qF)(line);
        if ((0,json/* member */.Dc)(record, 'type') !== 'platform.report')
            continue;
        const metrics = (0,json/* member */.Dc)((0,json/* member */.Dc)(record, 'record'), 'metrics');
        const number = (name) => {
            const value = (0,json/* member */.Dc)(metrics, name);
            return typeof value === 'number' ? value : undefined;
        };
        return report({
            duration: number('durationMs'),
            billed: number('billedDurationMs'),
            memoryUsed: number('maxMemoryUsedMB'),
            coldStart: number('initDurationMs') ?? number('restoreDurationMs'),
        });
    }
    return undefined;
}
function report(values) {
    return (0,present/* present */.E)(values);
}

;// CONCATENATED MODULE: ./build/lambda/verify.js








/**
 * Invokes a version with each event, one after the other.
 *
 * @param version a number, or `$LATEST`
 * @throws Problem when the function fails, or does not answer what is expected
 */
async function verify(wait, version, events) {
    const verified = [];
    for (const event of events)
        verified.push(await verifyOne(wait, version, event));
    return verified;
}
async function verifyOne(wait, version, event) {
    const { FunctionError, Payload, LogResult = '' } = await invoke(wait, version, event);
    const payload = Buffer.from(Payload ?? []);
    const log = Buffer.from(LogResult, 'base64').toString('utf8');
    if (FunctionError !== undefined) {
        throw new problem/* Problem */.AF({
            what: `Version ${version} of ${wait.functionName} failed on the event ${event.name} (${FunctionError}): ${(0,domain_text/* cut */.Jj)(payload.toString('utf8'), 400)}.`,
            brief: `Version ${version} of ${wait.functionName} failed on the event ${event.name} (${FunctionError}).`,
            remedy: "Correct the handler; its last log lines are below, and the function's log group has the others.",
            details: (0,domain_text/* tail */.RT)(log),
        });
    }
    const difference = compareResponse(event, { kind: 'response', payload, streamed: false });
    if (difference)
        throw new problem/* Problem */.AF({ ...difference, details: (0,domain_text/* tail */.RT)(log) });
    return { name: event.name, bytes: payload.length, ...readReport(log) };
}
/** Milliseconds between two invocations of a version that is not there yet. */
const verify_pause = 500;
/** An idle function refuses its first invocation, which wakes it: it is asked again until it answers. */
async function invoke(wait, version, event) {
    const doing = `Could not invoke version ${version} of ${wait.functionName}`;
    const request = {
        FunctionName: wait.functionName,
        Qualifier: version,
        Payload: event.payload,
        LogType: 'Tail',
    };
    try {
        return await (0,poll/* retry */.L)({
            call: () => wait.lambda.send(new dist_cjs/* InvokeCommand */.mdN(request), { abortSignal: wait.signal }),
            again: mayAwake,
            interval: verify_pause,
            deadline: { at: wait.deadline, error: (last) => (0,explain/* explain */.W)(last, `${doing} within wait-timeout`) },
            signal: wait.signal,
        });
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, doing);
    }
}
// Lambda API reference, "Invoke": answered with status 502, although they stay until a person changes something.
const permanent = [
    'EC2AccessDeniedException',
    'EFSMountFailureException',
    'InvalidRuntimeException',
    'InvalidSecurityGroupIDException',
    'InvalidSubnetIDException',
    'InvalidZipFileException',
    'KMSAccessDeniedException',
    'KMSDisabledException',
    'KMSInvalidStateException',
    'KMSNotFoundException',
];
// Lambda API reference, "Invoke": what is answered while a function or its image is being brought back.
function mayAwake(error) {
    return (((0,aws_error/* isTransient */.dg)(error) && !(0,aws_error/* hasCode */.up)(error, ...permanent)) ||
        (0,aws_error/* hasCode */.up)(error, 'CodeArtifactUserPendingException', 'ResourceConflictException', 'ResourceNotReadyException', 'SnapStartNotReadyException'));
}

;// CONCATENATED MODULE: ./build/traffic/provision.js

/**
 * Waits for the executions that the alias has, and changes their number where another one is wanted.
 *
 * @param wanted how many executions are kept ready; as many as there are when absent
 * @param moved whether this run has just brought the alias to its version
 * @returns whether anything was changed
 */
async function provision({ lambda, functionName, alias, log, ...request }, wanted, moved) {
    // A shift may have taken longer than wait-timeout by itself.
    const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout };
    const present = await (0,traffic_provisioned/* waitUntilAllocated */.Z)(wait, alias);
    const executions = present?.requested ?? 0;
    const again = present?.status === 'FAILED' && !moved;
    if (executions === (wanted ?? executions) && !again) {
        await (0,traffic_provisioned/* waitForProvisioned */.ZV)(wait, alias);
        if (executions > 0)
            log(`${executions} executions of ${functionName}:${alias} are ready`);
        return false;
    }
    const number = wanted ?? executions;
    await (0,traffic_provisioned/* putProvisioned */.AP)(lambda, functionName, alias, number);
    if (number > 0) {
        await (0,traffic_provisioned/* waitForProvisioned */.ZV)(wait, alias);
        log(`${number} executions of ${functionName}:${alias} are ready`);
    }
    return true;
}

;// CONCATENATED MODULE: ./build/traffic/quiet-alias.js




/** Milliseconds between two reads of an alias whose traffic is being shifted. */
const quiet_alias_interval = 1000;
/**
 * Waits until no other run is shifting the traffic of an alias.
 *
 * @returns the alias; undefined when there is none
 * @throws Problem when a shift continues after the deadline
 */
async function quietAlias(named) {
    const { functionName, alias, wait, log } = named;
    const { present } = await (0,poll/* poll */.w)({
        ask: () => readRoute(named),
        until: (found) => found.route === undefined,
        waiting: ({ route }, attempt) => {
            if (attempt === 1)
                log(`${alias} is on ${route}: waiting for the end of that shift`);
        },
        interval: quiet_alias_interval,
        deadline: { at: wait.deadline, error: ({ route = '' }) => stillShifted(functionName, alias, route) },
        signal: wait.signal,
    });
    return present;
}
/** @returns the alias; and where its traffic goes, when another run is shifting it */
async function readRoute({ lambda, functionName, alias, }) {
    const present = await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias);
    if (!present)
        return {};
    if ((0,traffic_alias/* isUnweighted */.T6)(present))
        return { present };
    // Lambda leaves its weights there when executions can't be made ready, until a person removes them.
    const provisioned = await (0,traffic_provisioned/* getProvisioned */.js)(lambda, functionName, alias);
    return { present, ...(provisioned?.status !== 'FAILED' && { route: (0,traffic_alias/* describeRoute */.fx)(present) }) };
}
function stillShifted(functionName, alias, route) {
    return new problem/* Problem */.AF({
        what: `The alias ${alias} of ${functionName} is still on ${route}: another shift has not ended within wait-timeout.`,
        remedy: "Wait for it, or end it: 'rollback: true' removes the weights.",
    });
}

// EXTERNAL MODULE: ./build/traffic/revert.js
var revert = __webpack_require__(1958);
;// CONCATENATED MODULE: ./build/traffic/shift.js








/** Milliseconds between two reads of the alarms. */
const shift_interval = 1000;
/** Milliseconds that a shift may go on while CloudWatch does not answer. */
const longestBlindness = 30_000;
/**
 * Moves an alias' traffic to another version, in the steps of the input traffic. Each change is guarded by the
 * revision of the one before. The caller reverts the alias when this throws.
 *
 * @throws Problem when an alarm goes off, the version no longer answers, or another run or a person changes the alias
 */
async function shift(request) {
    const { lambda, functionName, version, traffic, log } = request;
    let { alias } = request;
    const { version: from, description, name } = alias;
    for (const step of (0,domain_traffic/* shiftSteps */.wO)(traffic)) {
        const weights = { [version]: step.percent / 100 };
        alias = await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, alias, { version: from, weights, description });
        log(`${step.percent}% of ${name} is on version ${version}, for ${(0,duration/* formatDuration */.a)(step.duration)}`);
        await watch(request, step);
    }
    const history = (0,traffic_history/* withHistory */.$k)(description, (0,traffic_history/* pushed */.Ix)(description, from));
    return (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, alias, { version, weights: {}, description: history });
}
/** Watches one step of the shift, and throws as soon as something is wrong. */
async function watch({ verify, signal, ...request }, { duration }) {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const end = Date.now() + duration;
    let verified = false;
    const verifying = verify(either).then(() => {
        verified = true;
    });
    try {
        await Promise.all([verifying, watchAlarms({ ...request, signal: either }, end, () => verified)]);
    }
    finally {
        over.abort();
    }
}
/** Watches until the time is over and `mayEnd` says so; it never ends on a read that CloudWatch did not answer. */
async function watchAlarms(request, end, mayEnd) {
    let seen = Date.now();
    await (0,poll/* poll */.w)({
        ask: async () => {
            const trouble = await refuseAlarm(request);
            if (trouble && Date.now() - seen > longestBlindness)
                throw trouble;
            if (!trouble)
                seen = Date.now();
            return trouble;
        },
        until: (trouble) => !trouble && Date.now() >= end && mayEnd(),
        interval: () => (Date.now() < end ? Math.min(end - Date.now(), shift_interval) : shift_interval),
        signal: request.signal,
    });
}
/** @returns why CloudWatch could not answer: a throttle or a failing service passes */
async function refuseAlarm({ cloudWatch, alarms, version }) {
    if (alarms.length === 0)
        return undefined;
    const states = await alarmStates(cloudWatch, alarms).catch((error) => {
        if (error instanceof problem/* Problem */.AF && (0,aws_error/* isTransient */.dg)(error.cause))
            return error;
        throw error;
    });
    if (states instanceof problem/* Problem */.AF)
        return states;
    const alarm = alarms.find((name) => states.get(name) === 'ALARM');
    if (alarm === undefined)
        return undefined;
    throw new problem/* Problem */.AF({
        what: `The alarm ${alarm} went off while traffic was moving to version ${version}.`,
        remedy: 'Find out in CloudWatch why, correct the function, then deploy again.',
    });
}

// EXTERNAL MODULE: ./build/traffic/codedeploy-deployment.js
var codedeploy_deployment = __webpack_require__(2952);
;// CONCATENATED MODULE: ./build/traffic/shift-by-codedeploy.js







/**
 * Lets CodeDeploy move an alias' traffic to another version, and watches it for as long as `wait` allows. The caller
 * reverts the alias when this throws.
 *
 * @param onStart called with the deployment's id as soon as it is known
 * @returns the alias, which is still being shifted when CodeDeploy takes longer
 * @throws Problem when the deployment fails or is stopped, or another run or a person changes the alias
 */
async function shiftByCodeDeploy(request, onStart) {
    const { lambda, codeDeploy, functionName, alias, version, group, log } = request;
    const revision = { functionName, alias: alias.name, from: alias.version, to: version };
    const deploymentId = await (0,codedeploy/* startDeployment */.i4)(codeDeploy, group, revision);
    onStart(deploymentId);
    log(`CodeDeploy shifts ${functionName}:${alias.name} with the deployment ${deploymentId}`);
    // The time that the run has waited so far does not count for the shift.
    const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout };
    if (!(await (0,codedeploy_deployment/* watchDeployment */.J)(codeDeploy, deploymentId, wait.deadline, wait.signal))) {
        return leave(request, deploymentId);
    }
    // Lambda takes no change of an alias while it moves provisioned executions.
    await (0,traffic_provisioned/* waitForProvisioned */.ZV)(wait, alias.name);
    const now = (await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name)) ?? alias;
    if (now.version !== version)
        throw new traffic_alias/* ChangedMeanwhile */.n_(now, { version, weights: {} });
    const description = (0,traffic_history/* withHistory */.$k)(alias.description, (0,traffic_history/* pushed */.Ix)(alias.description, alias.version));
    return (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, now, { version, weights: {}, description });
}
/** CodeDeploy continues by itself; the alias' description gets the version before, so that a rollback finds it. */
async function leave({ lambda, functionName, alias, wait, warn }, deploymentId) {
    const now = (await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name)) ?? alias;
    warn(`CodeDeploy's deployment ${deploymentId} continues after ${(0,duration/* formatDuration */.a)(wait.timeout)}: ${alias.name} is on ${(0,traffic_alias/* describeRoute */.fx)(now)}. Its deployment group now decides whether it rolls back. Set a longer wait-timeout to watch it until its end.`);
    const description = (0,traffic_history/* withHistory */.$k)(alias.description, (0,traffic_history/* pushed */.Ix)(alias.description, alias.version));
    try {
        return await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, now, { ...now, description });
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        warn(`${alias.name} has no record of its version before: its description could not be updated. ${error.message}`);
        return now;
    }
}

;// CONCATENATED MODULE: ./build/traffic/move-alias.js









/**
 * Creates the alias, or moves it to the version. When the move fails, the alias is reverted.
 *
 * @throws Problem that says why, and where the alias is now
 */
async function moveAlias(request) {
    const { lambda, functionName, version, log } = request;
    const present = await quietAlias(request);
    if (!present) {
        const alias = await (0,traffic_alias/* createAlias */.lB)(lambda, functionName, request.alias, version);
        const where = `Created the alias ${alias.name} on version ${version}.`;
        log(where);
        await provision(request, request.release.provisionedConcurrency, true).catch((error) => {
            throw (0,problem/* problemAnd */.Hb)(error, where);
        });
        return { alias, moved: true };
    }
    if (present.version !== version)
        await refuseOlder(request, present);
    return { ...(await moveOrRevert(request, present)), previous: present.version };
}
/** A version that another run published later, and moved the alias to, is not reverted. */
async function refuseOlder({ version, seen, mayReplace, functionName }, present) {
    if (present.version !== seen && Number(present.version) > Number(version)) {
        throw new problem/* Problem */.AF({
            what: `Another run has moved the alias ${present.name} of ${functionName} to version ${present.version}, which is newer than this run's version ${version}: it was left there.`,
            remedy: 'Nothing is wrong when that run is the newer one; a concurrency group lets one run at a time release.',
        });
    }
    await mayReplace(present.version);
}
async function moveOrRevert(request, present) {
    const { region, functionName, version, release, lambda, shifts, log } = request;
    const before = await (0,traffic_provisioned/* getProvisioned */.js)(lambda, functionName, present.name);
    const open = {
        region,
        functionName,
        alias: present.name,
        from: present.version,
        to: version,
        description: present.description,
        ...(release.codeDeploy && { codeDeploy: release.codeDeploy }),
        ...((before || release.provisionedConcurrency !== undefined) && { provisioned: before?.requested ?? 0 }),
    };
    const moves = present.version !== version || !(0,traffic_alias/* isUnweighted */.T6)(present);
    try {
        if (moves || open.provisioned !== undefined)
            shifts.add(open);
        const alias = moves ? await move(request, present, open) : present;
        if (moves)
            log(`The alias ${alias.name} is on ${(0,traffic_alias/* describeRoute */.fx)(alias)}`);
        // While CodeDeploy is still shifting, the alias keeps its provisioned concurrency.
        const provisioned = alias.version === version &&
            (await provision(request, release.provisionedConcurrency, present.version !== version));
        shifts.complete(open);
        return { alias, moved: moves || provisioned };
    }
    catch (error) {
        throw await revertAfter(error, request, open);
    }
}
function move(request, present, open) {
    const { release, shifts, wait } = request;
    if (release.codeDeploy) {
        return shiftByCodeDeploy({ ...request, alias: present, group: release.codeDeploy }, (deploymentId) => {
            open.deploymentId = deploymentId;
            shifts.add(open);
        });
    }
    const { traffic, rollbackAlarms: alarms } = release;
    return shift({ ...request, alias: present, traffic, alarms, signal: wait.signal });
}
/** @returns the error to end the run with */
async function revertAfter(error, { cleanupClients, shifts, log, warn }, open) {
    if (error instanceof traffic_alias/* ChangedMeanwhile */.n_ && error.rerouted) {
        shifts.forget(open);
        return error;
    }
    try {
        const where = (0,revert/* describeReverted */.dR)(open, await (0,revert/* revertShift */.LD)(cleanupClients(), open));
        shifts.forget(open);
        log(where);
        return (0,problem/* problemAnd */.Hb)(error, where);
    }
    catch (failed) {
        // The post step tries once more.
        warn(`${open.functionName}:${open.alias} could not be reverted to version ${open.from}: ${(0,domain_text/* messageOf */.bD)(failed)}`);
        return error;
    }
}

// EXTERNAL MODULE: ./build/lambda/restore.js
var restore = __webpack_require__(276);
;// CONCATENATED MODULE: ./build/deploy/revert-all.js



/** Milliseconds that reverting one alias may take, and inspecting what a region has; less when time is short. */
const revert_all_patience = 30_000;
const hurried = 2500;
/** A signal for what is done after a failure, also after a cancel. */
function cleanupSignal({ tools }) {
    return AbortSignal.timeout(tools.signal.aborted ? hurried : revert_all_patience);
}
/** Keeps every shift in the journal until the whole run is over, so that post, too, knows what to revert. */
function keepPending(shifts) {
    const pending = new Map();
    return {
        shifts: {
            add(shift) {
                pending.set(shift.region, shift);
                shifts.add(shift);
            },
            complete() { },
            forget(shift) {
                pending.delete(shift.region);
                shifts.forget(shift);
            },
        },
        all: () => [...pending.values()],
        completeAll: () => {
            for (const shift of pending.values())
                shifts.complete(shift);
        },
    };
}
/**
 * Reverts the aliases of all regions, side by side.
 *
 * @returns where each alias is now, a sentence for each region
 */
async function revertAll(run, pending) {
    const { tools, credentials } = run;
    const signal = cleanupSignal(run);
    const said = await Promise.all(pending.map(async (shift) => {
        const name = `${shift.functionName}:${shift.alias}`;
        try {
            const clients = (0,aws_clients/* clientsFor */.U)(shift.region, credentials(shift.region), signal);
            const reverted = await (0,revert/* revertShift */.LD)({ ...clients, signal }, shift);
            tools.shifts.forget(shift);
            return [shift.region, (0,revert/* describeReverted */.dR)(shift, reverted)];
        }
        catch (error) {
            // The post step tries once more.
            const reason = (0,domain_text/* messageOf */.bD)(error);
            tools.warn(`${name} in ${shift.region} could not be reverted to version ${shift.from}: ${reason}`);
            return [shift.region, `${name} could not be reverted to version ${shift.from}: ${reason}`];
        }
    }));
    for (const [region, sentence] of said)
        tools.log(`${region}: ${sentence}`);
    return new Map(said);
}

;// CONCATENATED MODULE: ./build/deploy/unverified.js







/** Milliseconds that Lambda may take to give $LATEST its image back; less when the job is cancelled. */
const unverified_patience = 120_000;
/** Keeps what $LATEST of one region's function has before its new version is verified. */
function unverifiedIn(run, candidate) {
    const { tools } = run;
    const { region, image, desired, clients } = candidate;
    const functionName = candidate.inputs.functionName.name;
    let code;
    let config = {};
    let published;
    let wasThere = false;
    return {
        async note(present) {
            wasThere = true;
            if (run.events.verification.length === 0)
                return;
            const changes = Object.keys((0,configuration/* differences */.tX)(present.config, (0,configuration/* mergeConfiguration */.zY)(desired, present.config)));
            // What this run has changed already, by a call whose answer was lost, is no longer as it was before.
            const own = code?.configured.filter((name) => !changes.includes(name)) ?? [];
            config = { ...present.config, ...pick(config, own) };
            const configured = [...changes, ...own];
            const source = configured.length === 0 ? '' : await sourceOf(pick(config, configured), configured);
            const known = code;
            code =
                known && present.digest === image.digest
                    ? { ...known, configured, source }
                    : unverified(present, configured, source);
            if (code)
                tools.unverified.add(code);
            else if (known)
                tools.unverified.remove(known);
        },
        publish(now) {
            published = now;
            if (code === undefined)
                return;
            const { version, latest } = now;
            code = { ...code, revision: latest.revisionId, ...(version !== '$LATEST' && { version }) };
            tools.unverified.add(code);
        },
        keep() {
            if (code)
                tools.unverified.remove(code);
        },
        async reject(error) {
            const sentence = await takeBack();
            tools.log(sentence);
            return (0,problem/* problemAnd */.Hb)(error, sentence);
        },
    };
    /** Absent when this run changes neither image nor configuration. */
    function unverified(present, configured, source) {
        const { digest: before, imageUri, architecture } = present;
        if (before === undefined || imageUri === undefined)
            return undefined;
        if (before === image.digest && configured.length === 0)
            return undefined;
        const repository = imageUri.replace(/[:@][^/]*$/, '');
        return { region, functionName, digest: image.digest, before, repository, architecture, configured, source };
    }
    /** The published version that has members of the configuration as they are, so that post knows them, too. */
    async function sourceOf(wanted, configured) {
        if (configured.some((name) => name === 'Environment') && wanted.Environment === undefined)
            return '';
        const newest = (await (0,lambda_function/* publishedVersions */.y0)(clients.lambda, functionName)).at(-1);
        const found = newest === undefined ? undefined : await (0,lambda_function/* getVersion */.HF)(clients.lambda, functionName, newest);
        return found && Object.keys((0,configuration/* differences */.tX)(found.config, wanted)).length === 0 ? found.version : '';
    }
    async function takeBack() {
        const { version = '' } = published ?? {};
        const subject = /^\d+$/.test(version) ? `Version ${version}` : version || 'The new version';
        const name = `${subject} of ${functionName} in ${region} was ${tools.signal.aborted ? 'not verified' : 'rejected'}`;
        if (!wasThere)
            return `${name}. The function is new: it has no version from before.`;
        if (code === undefined)
            return `${name}. This run did not change it: $LATEST had that image before.`;
        const time = tools.signal.aborted ? hurried : unverified_patience;
        const signal = AbortSignal.timeout(time);
        const { lambda, polling } = (0,aws_clients/* clientsFor */.U)(region, run.credentials(region), signal);
        const wait = { lambda: polling, functionName, deadline: Date.now() + time, timeout: time, signal };
        try {
            const left = published?.latest;
            const restored = await (0,restore/* restoreLatest */.On)({ code, lambda, wait, config, ...(left && { left }) });
            tools.unverified.remove(code);
            return `${name}. ${(0,restore/* describeRestored */.yX)(restored)}`;
        }
        catch (failed) {
            // The post step tries once more.
            if (!(failed instanceof problem/* Problem */.AF) && !signal.aborted)
                throw failed;
            return `${name}, and $LATEST could not be given its image from before: ${(0,domain_text/* messageOf */.bD)(failed)}`;
        }
    }
}
function pick(config, members) {
    return Object.fromEntries(Object.entries(config).filter(([name]) => members.includes(name)));
}

;// CONCATENATED MODULE: ./build/deploy/release.js







/** Deploys the image to one region's function, verifies the new version, and moves the traffic to it. */
async function release_release(run, candidate) {
    const { tools } = run;
    const { region, inputs, image, clients, changes } = candidate;
    const { functionName, waitTimeout: timeout } = inputs;
    const wait = {
        lambda: clients.polling,
        functionName: functionName.name,
        deadline: Date.now() + timeout,
        timeout,
        signal: tools.signal,
        image: candidate.facts,
    };
    const unverified = unverifiedIn(run, candidate);
    const published = await publishUnverified(run, candidate, wait, unverified);
    const { version, configured } = published;
    // An update whose answer was lost is found as if it had been there before.
    const changed = published.changed || candidate.present?.digest !== image.digest || changes.length > 0;
    tools.log(`${functionName.name} in ${region} ${changed ? 'runs' : 'already ran'} ${image.digest} as version ${version}`);
    for (const change of configured)
        tools.log(`Configured ${functionName.name} in ${region}: ${change}`);
    const verified = await verifyVersion(run, candidate, wait, version).catch(async (error) => {
        throw await unverified.reject(error);
    });
    unverified.keep();
    const moved = await routeTo(run, candidate, wait, { version, unverified });
    return {
        ...releaseResult(run, candidate, published),
        changed: changed || moved?.moved === true,
        verified,
        ...(moved && { aliasArn: moved.alias.arn, alias: moved.alias, ...(await versionBefore(candidate, moved)) }),
    };
}
/** Publishes the image, and remembers what $LATEST had until it is verified. */
async function publishUnverified(run, candidate, wait, unverified) {
    try {
        let tagged = false;
        const request = codeRequest(run, candidate, unverified);
        const onTagged = () => {
            tagged = true;
        };
        const published = await publishImage({ ...request, onTagged }, wait);
        unverified.publish(published);
        return { ...published, changed: published.changed || tagged };
    }
    catch (error) {
        if (run.tools.signal.aborted)
            throw await unverified.reject(error);
        unverified.keep();
        throw error;
    }
}
function codeRequest(run, candidate, unverified) {
    const { clients, inputs, image, imageUri, architecture, repository, desired } = candidate;
    const { functionName, publish, skipUnchanged, executionRole } = inputs;
    return {
        lambda: clients.lambda,
        polling: clients.polling,
        functionName: functionName.name,
        imageUri,
        digest: image.digest,
        architecture,
        publish,
        skipUnchanged,
        desired,
        mayReplace: async (now) => {
            // Without an alias the function itself serves. What the inspection saw, it has judged already.
            if (inputs.release.alias === undefined)
                await refuseNewer(run, candidate, now, candidate.present);
            await unverified.note(now);
        },
        ...(repository && { repositoryArn: repository.arn }),
        ...(executionRole !== undefined && { executionRole }),
    };
}
/** Refuses to replace what another run has deployed since the inspection, when that is of a newer commit. */
async function refuseNewer(run, { clients, region, inputs }, { digest, imageUri }, seen) {
    if (digest === undefined || imageUri === undefined || digest === seen?.digest)
        return;
    await run.refuseNewer({ ecr: clients.ecr, what: `${inputs.functionName.name} in ${region}`, imageUri, digest });
}
async function verifyVersion({ events, tools }, { clients, region }, wait, version) {
    const verified = await verify({ ...wait, lambda: clients.invoking }, version, events.verification);
    for (const { name, duration } of verified) {
        tools.log(`Version ${version} in ${region} answered ${name}${duration === undefined ? '' : ` in ${duration} ms`}`);
    }
    return verified;
}
/** Moves the alias to the version, with the input alias. */
async function routeTo(run, candidate, wait, { version, unverified }) {
    const { tools, credentials, events } = run;
    const { region, inputs, clients, alias } = candidate;
    const { functionName, release } = inputs;
    if (release.alias === undefined)
        return undefined;
    let rejected = false;
    const moving = moveAlias({
        region,
        functionName: functionName.name,
        alias: release.alias,
        version,
        release,
        lambda: clients.lambda,
        cloudWatch: clients.watching,
        codeDeploy: clients.codeDeploy,
        cleanupClients: () => {
            const signal = AbortSignal.timeout(30_000);
            return { ...(0,aws_clients/* clientsFor */.U)(region, credentials(region), signal), signal };
        },
        shifts: tools.shifts,
        wait,
        mayReplace: async (serving) => {
            if (serving === alias?.version)
                return;
            const now = await (0,lambda_function/* getVersion */.HF)(clients.lambda, functionName.name, serving);
            if (now)
                await refuseNewer(run, candidate, now, alias);
        },
        verify: (signal) => {
            const again = { ...wait, signal, deadline: Date.now() + wait.timeout, lambda: clients.invoking };
            return verify(again, version, events.verification).catch((error) => {
                rejected = !signal.aborted;
                throw error;
            });
        },
        log: tools.log,
        warn: tools.warn,
        ...(alias && { seen: alias.version }),
    });
    return moving.catch(async (error) => {
        throw rejected ? await unverified.reject(error) : error;
    });
}
/** What the alias had before: what the inspection saw, unless another run moved it in between. */
async function versionBefore({ alias, clients, inputs }, { previous }) {
    if (previous === undefined)
        return { previousVersion: '', previousDigest: '' };
    const before = previous === alias?.version ? alias : await (0,lambda_function/* getVersion */.HF)(clients.lambda, inputs.functionName.name, previous);
    return { previousVersion: previous, previousDigest: before?.digest ?? '' };
}
function releaseResult({ plan: { source } }, candidate, { version, codeSha256, functionArn, configured }) {
    return {
        ...presentResult(candidate),
        digest: candidate.image.digest,
        version,
        imageUri: candidate.imageUri,
        imageTags: source.kind === 'build' ? [...(candidate.imageTags ?? [])] : [candidate.inputs.image?.tag ?? ''].filter(Boolean),
        functionArn,
        released: true,
        versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
        codeSha256,
        configured: [...configured],
    };
}

;// CONCATENATED MODULE: ./build/deploy/roll-out.js







/**
 * Releases the image to all regions, as the inputs region-strategy and on-region-failure say. `tools.live` gets what each
 * region has in the end, also when the run fails.
 *
 * @throws what went wrong, as one error
 */
async function rollOut(run, candidates) {
    const { plan, tools } = run;
    const { strategy, onFailure } = plan.inputs.rollout;
    const failures = new Map(run.lost);
    const journal = keepPending(tools.shifts);
    const shifts = onFailure === 'rollback' ? journal.shifts : tools.shifts;
    const results = new Map();
    for (const wave of waves(strategy, candidates)) {
        if (tools.signal.aborted || (failures.size > 0 && onFailure !== 'continue'))
            break;
        await Promise.all(wave.map(async (candidate) => {
            const { region } = candidate;
            try {
                const result = await release_release({ ...run, tools: { ...toolsIn(run, region), shifts } }, candidate);
                results.set(region, result);
                tools.live.set(region, result);
            }
            catch (error) {
                failures.set(region, tools.signal.aborted ? tools.signal.reason : error);
            }
        }));
    }
    if (failures.size === 0 && results.size === candidates.length) {
        journal.completeAll();
        return pruneEverywhere(run, candidates, results);
    }
    await tellWhatIsLive(run, candidates, failures, await revertAll(run, journal.all()));
    tools.signal.throwIfAborted();
    throw (0,each_region/* failureOf */.g5)(failures, plan.regions.length);
}
/** Lines of regions that are released side by side say which region they are about. */
function toolsIn({ plan, tools }, region) {
    if (plan.regions.length === 1)
        return tools;
    const named = (text) => (text.includes(region) ? text : `${region}: ${text}`);
    return { ...tools, log: (text) => tools.log(named(text)), warn: (text) => tools.warn(named(text)) };
}
/** The regions that are released side by side, one group after the other. */
function waves(strategy, targets) {
    switch (strategy) {
        case 'parallel':
            return [targets];
        case 'one-then-rest':
            return [targets.slice(0, 1), targets.slice(1)].filter((wave) => wave.length > 0);
        case 'sequential':
            return targets.map((target) => [target]);
    }
}
/** Inspects again the regions that are not on the new version, and records the reason. */
async function tellWhatIsLive(run, candidates, failures, reverted) {
    const { tools, credentials } = run;
    const signal = cleanupSignal(run);
    const why = tools.signal.aborted ? 'the run was cancelled' : `${[...failures.keys()].join(', ')} failed`;
    await Promise.all(candidates.map(async (candidate) => {
        const { region } = candidate;
        const failure = failures.get(region);
        const released = tools.live.get(region)?.released === true;
        if (failure === undefined && released && !reverted.has(region)) {
            tellOfNewAlias(run, region);
            return;
        }
        const said = failure === undefined ? undefined : tools.conceal((0,domain_text/* messageWithoutDetails */.GB)(failure));
        const reason = said ?? (released ? `It was reverted, because ${why}.` : `It was not started, because ${why}.`);
        const error = `${reason} ${reverted.get(region) ?? ''}`.trim();
        tools.live.set(region, await inspectAgain(candidate, (0,aws_clients/* clientsFor */.U)(region, credentials(region), signal), error));
    }));
}
/** A new alias has no version to revert to. */
function tellOfNewAlias({ plan: { inputs }, tools: { live } }, region) {
    const result = live.get(region);
    if (inputs.rollout.onFailure !== 'rollback' || result === undefined || result.previousVersion !== '')
        return;
    live.set(region, {
        ...result,
        error: 'It is live all the same: its alias is new, and there is no version to revert to.',
    });
}
/** Deletes older versions once all regions are live, and no region can be reverted to them any more. */
function pruneEverywhere(run, candidates, results) {
    const done = candidates.flatMap((candidate) => {
        const result = results.get(candidate.region);
        return result ? [{ candidate, result }] : [];
    });
    return Promise.all(done.map(async ({ candidate, result }) => ({
        ...result,
        pruned: await pruneVersions(run, candidate, result.version),
    })));
}
/** The release is finished: a version that can't be deleted is left for the next run. */
async function pruneVersions({ tools }, { clients, region, inputs: { functionName, release } }, version) {
    if (release.keepVersions === undefined)
        return [];
    try {
        const gone = await prune(clients.lambda, functionName.name, version, release.keepVersions);
        if (gone.length > 0)
            tools.log(`Deleted the older versions ${gone.join(', ')} in ${region}`);
        return gone;
    }
    catch (error) {
        tools.warn((0,domain_text/* messageOf */.bD)(error));
        return [];
    }
}

;// CONCATENATED MODULE: ./build/deploy/deploy.js









/**
 * Carries out a deploy: sign in, inspect, obtain and confirm the image, release it.
 *
 * @throws Problem with what is wrong and what to change
 */
async function deploy(run) {
    try {
        return await deployInSteps(run);
    }
    finally {
        await run.docker?.close();
    }
}
async function deployInSteps(run) {
    const { plan, tools } = run;
    await (0,sign_in/* signIn */.J)(plan, tools, run.credentials);
    const inspection = await tools.steps.step(`Inspect ${(0,plan_plan/* functionNames */.T)(plan)} and what the deploy needs`, () => inspect(run));
    const { targets, candidates, ...image } = await tellIfNothingIsReleased(run, inspection.targets, async () => confirmImages(run, inspection, await obtainImages(run, inspection)));
    if (plan.inputs.dryRun)
        return endDryRun(run, targets, image);
    await run.beforeRelease();
    const results = await tools.steps.step(releaseTitle(run, candidates), () => rollOut(run, candidates));
    return { results, dryRunChanges: [], ...image };
}
function endDryRun({ plan, tools }, targets, image) {
    const changes = dryRunChanges(plan, targets);
    for (const sentence of changes)
        tools.log(`Dry run: ${sentence}`);
    return { results: targets.map(presentResult), dryRunChanges: changes, ...image };
}
/**
 * When a step before the release fails, each region still has what the inspection saw. The regions that were lost have
 * the reason.
 */
async function tellIfNothingIsReleased({ tools: { live, signal, conceal }, lost }, targets, work) {
    const tell = (target, error) => live.set(target.region, {
        ...presentResult(target),
        error: conceal((0,domain_text/* messageWithoutDetails */.GB)(signal.aborted ? signal.reason : error)),
    });
    for (const target of targets)
        live.set(target.region, presentResult(target));
    try {
        return await work();
    }
    catch (error) {
        for (const target of targets)
            tell(target, error);
        throw error;
    }
    finally {
        for (const target of targets)
            if (lost?.has(target.region))
                tell(target, lost.get(target.region));
    }
}
function releaseTitle({ plan }, candidates) {
    const [first, ...others] = candidates;
    const where = others.length === 0 ? first?.region : `${candidates.length} regions`;
    return `Release the image to ${(0,plan_plan/* functionNames */.T)(plan)} in ${where} and wait until it is live`;
}


/***/ }),

/***/ 7919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ hideGivenSecrets),
/* harmony export */   q: () => (/* binding */ hideVariables)
/* harmony export */ });
/**
 * Masks what the run was given for the build and for GitHub, and hides the values of variables that the inputs set: the
 * runner masks only what GitHub knows as a secret, and nothing in a comment or a file.
 */
function hideGivenSecrets({ source, plans, inputs }, tools) {
    if (source.kind === 'build') {
        for (const { value } of source.build.secrets)
            tools.mask(value);
        for (const { value } of source.build.secretEnvs)
            if (tools.env[value])
                tools.mask(tools.env[value]);
    }
    tools.hide(inputs.githubToken === undefined ? [] : [inputs.githubToken]);
    for (const { inputs: own } of plans.values()) {
        tools.hide([...own.configuration.variables, ...own.rehearsal.env].map(({ value }) => value), publicWords(own));
    }
}
/**
 * Hides the values of a function's variables, as it has them and as it will have them: a handler, a rehearsal or Lambda
 * may print them.
 */
function hideVariables({ hide }, functions, { config, inputs }) {
    const environments = [...functions.map((one) => one?.config.Environment), config.Environment];
    const words = functions.flatMap((one) => (one === undefined ? [] : [one.arn, one.imageUri ?? '']));
    hide(environments.flatMap((environment) => Object.values(environment?.Variables ?? {})), [...words, ...publicWords(inputs)]);
}
/** What the run says by itself: a variable that is called like the function hides nothing. */
function publicWords({ functionName, repository, release }) {
    return [functionName.name, repository?.repository ?? '', release.alias ?? ''];
}


/***/ }),

/***/ 3213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ digesting),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
function digestOf(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
function digesting(content) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    async function* reading() {
        for await (const chunk of content) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
        }
    }
    return { content: reading(), result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }) };
}


/***/ }),

/***/ 1014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ withOrigin),
/* harmony export */   Dj: () => (/* binding */ originOfLabels),
/* harmony export */   J6: () => (/* binding */ isSameOrigin),
/* harmony export */   P2: () => (/* binding */ readOrigin)
/* harmony export */ });
// OCI Image Specification, "Annotations", has names for the first two.
const names = {
    source: 'org.opencontainers.image.source',
    revision: 'org.opencontainers.image.revision',
    functionName: 'deploy-lambda-image.function',
    target: 'deploy-lambda-image.target',
};
const members = ['source', 'revision', 'functionName', 'target'];
/**
 * Adds labels that say where an image comes from, to those that the user has written, which prevail.
 *
 * @param labels `NAME=value`
 */
function withOrigin(labels, origin) {
    const written = new Set(labels.map((label) => label.split('=', 1)[0]?.trim()));
    const own = members.flatMap((member) => {
        const value = origin[member];
        return value === undefined || written.has(names[member]) ? [] : [`${names[member]}=${value}`];
    });
    return [...own, ...labels];
}
/** Reads what the labels of an image say of where it comes from. */
function readOrigin(labels) {
    return Object.fromEntries(members.flatMap((member) => {
        const value = labels[names[member]];
        return value === undefined || value === '' ? [] : [[member, value]];
    }));
}
/** Reads the same of labels that are written `NAME=value`. */
function originOfLabels(labels) {
    const pairs = labels.map((label) => label.split('='));
    return readOrigin(Object.fromEntries(pairs.map(([name = '', ...value]) => [name.trim(), value.join('=')])));
}
/** Whether two images are builds of one function from one commit, as far as their labels tell. */
function isSameOrigin(one, other) {
    return one.functionName !== undefined && members.every((member) => one[member] === other[member]);
}


/***/ }),

/***/ 307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   VB: () => (/* binding */ downloadConfig),
/* harmony export */   id: () => (/* binding */ findTagged),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4942);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(901);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3213);
/* harmony import */ var _domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1014);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9941);








/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image
 * @throws Problem when ECR refuses the call, or the manifest does not have the digest that ECR reports
 */
async function findImage(ecr, { name, registryId }, imageId) {
    const acceptedMediaTypes = [..._image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .imageMediaTypes */ .df, ..._image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .indexMediaTypes */ .U8];
    const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes };
    const wanted = imageId.imageDigest ?? imageId.imageTag;
    try {
        const { images, failures } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__/* .BatchGetImageCommand */ .P8n(request));
        const image = images?.[0];
        if (image?.imageManifest === undefined)
            return missing(failures?.[0], `${name} ${wanted}`);
        const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .o)(image.imageManifest);
        if (image.imageId?.imageDigest !== digest) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
                what: `ECR says that ${name} ${wanted} is ${image.imageId?.imageDigest}, but its manifest has the digest ${digest}.`,
                remedy: 'Push the image again.',
            });
        }
        return { digest, manifest: image.imageManifest, mediaType: image.imageManifestMediaType ?? '' };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the image ${name} ${wanted} in ECR`);
    }
}
/**
 * Reads the manifests that tags name.
 *
 * @returns images by tag, without the tags that the repository does not have; none when there is no such repository
 * @throws Problem when ECR refuses the call
 */
async function findTagged(ecr, address, tags) {
    const found = await Promise.all(tags.map((imageTag) => findImage(ecr, address, { imageTag }))).catch((error) => {
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error.cause, 'RepositoryNotFoundException'))
            return [];
        throw error;
    });
    return new Map(tags.flatMap((tag, index) => {
        const image = found[index];
        return image === undefined ? [] : [[tag, image]];
    }));
}
/**
 * Bytes of an image's layers, compressed.
 *
 * @param digest `sha256:…`
 * @returns undefined when it was deleted
 * @throws Problem when ECR refuses the call
 */
async function imageSize(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageSizeInBytes;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the size of ${name}@${digest} in ECR`);
    }
}
/** Reads an image's config. @throws Problem when ECR does not give it */
async function readImageConfig(ecr, address, configDigest) {
    return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .readConfig */ .Xg)(await downloadConfig(ecr, address, configDigest));
}
/** Reads what an image's labels say of where it comes from; nothing of an index. */
async function originOf(ecr, address, image) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .readManifest */ .WI)(image.manifest, image.mediaType);
    return manifest.kind === 'index'
        ? {}
        : (0,_domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .readOrigin */ .P2)((await readImageConfig(ecr, address, manifest.configDigest)).labels);
}
/** Downloads an image's config, as JSON. @throws Problem when ECR does not give it */
async function downloadConfig(ecr, { name, registryId }, configDigest) {
    try {
        const request = { repositoryName: name, registryId, layerDigest: configDigest };
        const { downloadUrl = '' } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_7__/* .GetDownloadUrlForLayerCommand */ .pKL(request));
        const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
        const response = await http.get(downloadUrl);
        const status = response.message.statusCode ?? 0;
        const body = await response.readBody();
        if (status !== 200)
            throw new Error(`its download was answered with status ${status}`);
        return body;
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the config of the image in ECR repository ${name}`);
    }
}
function missing(failure, image) {
    if (failure === undefined || failure.failureCode === 'ImageNotFound')
        return undefined;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
        remedy: 'Check the repository in the console.',
    });
}


/***/ }),

/***/ 9941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U8: () => (/* binding */ indexMediaTypes),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   _q: () => (/* binding */ readDiffIds),
/* harmony export */   df: () => (/* binding */ imageMediaTypes)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);


/** Media types of a single image that Lambda takes (Lambda developer guide, "Container image"). */
const imageMediaTypes = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
];
/** Media types of an index. Requests accept them too: a registry shows an index only to a client that accepts one. */
const indexMediaTypes = [
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.index.v1+json',
];
/**
 * Reads a manifest (OCI Image Specification, "Image Manifest" and "Image Index").
 *
 * @param text the manifest's JSON
 * @param mediaType as the registry reports it; the manifest's own when absent
 * @throws Problem when it is neither an image nor an index
 */
function readManifest(text, mediaType) {
    const manifest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'A manifest of the registry'));
    const type = mediaType ?? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(manifest.mediaType);
    if (Array.isArray(manifest.manifests)) {
        return { kind: 'index', mediaType: type, children: manifest.manifests.map(readChild) };
    }
    const configDigest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(manifest.config).digest);
    if (configDigest !== '') {
        return { kind: 'image', mediaType: type, configDigest, layers: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(manifest.layers).map(readLayer) };
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF({
        what: `A manifest of type '${type}' describes no image.`,
        remedy: 'Build it again with buildx.',
    });
}
/** Reads the config of an image (OCI Image Specification, "Image Configuration"). */
function readConfig(text) {
    const image = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'The config of an image'));
    const { Entrypoint: entryPoint, Cmd: command, Labels: labels, Env: environment } = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(image.config);
    return {
        os: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(image.os),
        architecture: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(image.architecture),
        entryPoint: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(entryPoint).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1),
        command: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(command).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1),
        labels: Object.fromEntries(Object.entries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(labels)).map(([name, value]) => [name, (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(value)])),
        variables: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(environment).map((each) => (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(each).split('=')[0] ?? ''),
        history: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(image.history).map((each) => ({
            createdBy: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(each).created_by),
            emptyLayer: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(each).empty_layer === true,
        })),
    };
}
/** Reads the digests of an image's layers, uncompressed and in order, from its config. */
function readDiffIds(text) {
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(JSON.parse(text)).rootfs).diff_ids).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1);
}
function readLayer(value) {
    const layer = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(value);
    const size = typeof layer.size === 'number' ? layer.size : 0;
    return { digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(layer.digest), size, mediaType: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(layer.mediaType) };
}
function readChild(value) {
    const child = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(value);
    const platform = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(child.platform);
    return {
        digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(child.digest),
        platform: `${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(platform.os)}/${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(platform.architecture)}`,
        // BuildKit, "Image attestation storage".
        attestation: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(child.annotations)['vnd.docker.reference.type'] === 'attestation-manifest',
    };
}


/***/ })

};
