export const id = 148;
export const ids = [148];
export const modules = {

/***/ 9148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  previewPullRequest: () => (/* binding */ previewPullRequest)
});

// EXTERNAL MODULE: ./build/aws/clients.js
var clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/aws/credentials.js + 3 modules
var aws_credentials = __webpack_require__(4497);
// EXTERNAL MODULE: ./build/deploy/deploy.js + 39 modules
var deploy = __webpack_require__(7089);
// EXTERNAL MODULE: ./build/deploy/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(5928);
// EXTERNAL MODULE: ./build/deploy/run.js + 2 modules
var deploy_run = __webpack_require__(2833);
// EXTERNAL MODULE: ./build/domain/each-region.js
var each_region = __webpack_require__(1125);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/ecr/repository.js
var repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
;// CONCATENATED MODULE: ./build/lambda/url.js




// Lambda developer guide, "Control access to Lambda function URLs": a public URL needs both since October 2025.
const permissions = [
    { StatementId: 'preview-url', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' },
    { StatementId: 'preview-invoke', Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true },
];
/**
 * Gives a function its URL with the desired configuration. Everyone may call a public URL.
 *
 * @returns the URL
 * @throws Problem when Lambda refuses
 */
async function putUrl(lambda, FunctionName, desired) {
    try {
        const present = await findUrl(lambda, FunctionName);
        // The permissions go first: a URL that becomes private must not stay open to everyone.
        if (desired.authType !== 'NONE')
            await forbidAll(lambda, FunctionName);
        const url = present
            ? await changed(lambda, FunctionName, present, desired)
            : await created(lambda, FunctionName, desired);
        if (desired.authType === 'NONE')
            await allowAll(lambda, FunctionName);
        return url;
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not give ${FunctionName} a URL`);
    }
}
/** @returns undefined when the function has no URL */
async function findUrl(lambda, FunctionName) {
    try {
        return await lambda.send(new dist_cjs/* GetFunctionUrlConfigCommand */.Hcc({ FunctionName }));
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return undefined;
        throw error;
    }
}
async function created(lambda, FunctionName, desired) {
    const { authType: AuthType, invokeMode: InvokeMode, cors: Cors } = desired;
    try {
        const command = new dist_cjs/* CreateFunctionUrlConfigCommand */.DJE({ FunctionName, AuthType, InvokeMode, ...(Cors && { Cors }) });
        return (await lambda.send(command)).FunctionUrl ?? '';
    }
    catch (error) {
        // An answer that was lost, or another run of the same pull request.
        const there = (0,aws_error/* hasCode */.up)(error, 'ResourceConflictException') && (await findUrl(lambda, FunctionName));
        if (there)
            return changed(lambda, FunctionName, there, desired);
        throw error;
    }
}
async function changed(lambda, FunctionName, present, { authType: AuthType, invokeMode: InvokeMode, cors: Cors = {} }) {
    const url = present.FunctionUrl ?? '';
    const same = present.AuthType === AuthType &&
        (present.InvokeMode ?? 'BUFFERED') === InvokeMode &&
        (0,external_node_util_.isDeepStrictEqual)(present.Cors ?? {}, Cors);
    if (!same)
        await lambda.send(new dist_cjs/* UpdateFunctionUrlConfigCommand */.GQU({ FunctionName, AuthType, InvokeMode, Cors }));
    return url;
}
async function allowAll(lambda, FunctionName) {
    for (const permission of permissions) {
        try {
            await lambda.send(new dist_cjs/* AddPermissionCommand */.AL$({ FunctionName, ...permission }));
        }
        catch (error) {
            // It is there from an earlier push.
            if (!(0,aws_error/* hasCode */.up)(error, 'ResourceConflictException'))
                throw error;
        }
    }
}
async function forbidAll(lambda, FunctionName) {
    for (const { StatementId } of permissions) {
        try {
            await lambda.send(new dist_cjs/* RemovePermissionCommand */.h$5({ FunctionName, StatementId }));
        }
        catch (error) {
            if (!(0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
                throw error;
        }
    }
}

// EXTERNAL MODULE: ./build/preview/announce.js + 2 modules
var announce = __webpack_require__(6520);
// EXTERNAL MODULE: ./build/preview/close.js + 3 modules
var preview_close = __webpack_require__(4327);
// EXTERNAL MODULE: ./build/preview/first-answer.js
var first_answer = __webpack_require__(9904);
;// CONCATENATED MODULE: ./build/preview/public-reason.js

/**
 * Why a preview failed, as it may be written where everyone can read it: without what a build or a function said, and
 * without the values that the run hides.
 */
function publicReasons(error, { conceal }) {
    const findings = error instanceof problem/* Problem */.AF ? error.findings : [{ what: 'The action itself failed.', remedy: "See the run's log." }];
    return findings.map(({ what, brief = what, remedy }) => ({ what: conceal(brief), remedy: conceal(remedy) }));
}

;// CONCATENATED MODULE: ./build/preview/deploy.js
















/**
 * Deploys a pull request's own function, gives it a URL, and reports to the pull request. Runs may overlap: in the end
 * the preview has the newest push, and a pull request that is closed has none.
 *
 * @throws Problem with what is wrong and what to change
 */
async function previewPullRequest(plan, tools) {
    const { deploy: order, pullRequest, context } = plan;
    if (order.inputs.dryRun)
        return (0,deploy.deploy)((0,deploy_run.startDeployRun)(order, tools));
    const credentials = (0,aws_credentials/* credentialsIn */.W)(order.plans, tools);
    const notifier = (0,announce/* notifierFor */.I)(order.preview, pullRequest.headSha, { context, inputs: order.inputs }, tools);
    const run = { plan, tools, credentials, notifier };
    if (await isClosed(run))
        return removeClosed(run);
    notifier.building();
    const ended = await deployOrTell(run);
    if (ended.kind === 'closed')
        return removeClosed(run);
    if (ended.kind === 'overtaken')
        return leaveToNewer(run);
    return ended.deployed;
}
async function deployOrTell(run) {
    const { plan, tools, credentials, notifier } = run;
    const { deploy: order } = plan;
    const newest = async () => (await notifier.pullRequest())?.headSha;
    const refuse = (0,newer_commit/* refuseNewer */._)(order, tools, newest);
    let overtaken = false;
    try {
        const guards = {
            refuseNewer: async (serving) => {
                try {
                    await refuse(serving);
                }
                catch (error) {
                    overtaken = error instanceof problem/* Problem */.AF;
                    throw error;
                }
            },
            beforeRelease: async () => {
                if (await isClosed(run))
                    throw new problem/* Problem */.AF(closedMeanwhile);
            },
        };
        const deployed = await (0,deploy.deploy)((0,deploy_run.startDeployRun)(order, tools, { ...guards, credentials }));
        const live = await tools.steps.step({ title: 'Give the preview its URL and call it', label: 'URL and first call', section: 'Traffic' }, () => openToCallers(run, deployed));
        if (await isClosed(run))
            return { kind: 'closed' };
        if (await isReplaced(run, deployed))
            return { kind: 'overtaken' };
        await notifier.ready({ phase: 'ready', ...live });
        const urls = new Map(live.regions.map(({ region, url }) => [region, url]));
        const results = deployed.results.map((one) => ({ ...one, functionUrl: urls.get(one.region) ?? '' }));
        return { kind: 'live', deployed: { ...deployed, results } };
    }
    catch (error) {
        const { aborted, reason } = tools.signal;
        if (!aborted && overtaken)
            return { kind: 'overtaken' };
        // The run of the closed pull request may have removed the preview during this deploy.
        if (!aborted && (await isClosed(run)))
            return { kind: 'closed' };
        await notifier.failed(publicReasons(aborted ? reason : error, tools));
        throw error;
    }
}
const closedMeanwhile = { what: 'The pull request was closed meanwhile.', remedy: 'Reopen it to have a preview again.' };
async function isClosed({ notifier }) {
    return (await notifier.pullRequest())?.open === false;
}
/** Whether the run for a newer push has replaced what this one deployed. */
async function isReplaced({ plan, tools, credentials, notifier }, { results }) {
    const now = await notifier.pullRequest();
    if (now === undefined || now.headSha === plan.pullRequest.headSha)
        return false;
    const { name } = plan.deploy.inputs.functionName;
    const replaced = await (0,each_region/* inEveryRegion */.ZY)(results, async ({ region, digest }) => {
        const { lambda } = (0,clients/* clientsFor */.U)(region, credentials(region), tools.signal);
        return (await (0,lambda_function/* getVersion */.HF)(lambda, name, '$LATEST'))?.digest !== digest;
    });
    return replaced.includes(true);
}
async function removeClosed({ plan, tools, credentials, notifier }) {
    const { preview, regions } = plan.deploy;
    const found = await (0,preview_close/* removeEverywhere */.v)({ plan: { ...plan.deploy, context: plan.context }, tools, credentials }, preview, regions);
    await notifier.removed('The pull request is closed.', found.kept);
    const headline = `Pull request #${preview.number} is closed: its preview was removed`;
    tools.notice(headline);
    return { headline, dryRun: false, ...found };
}
async function leaveToNewer({ plan, tools, notifier }) {
    await notifier.leave();
    const { name } = plan.deploy.inputs.functionName;
    const headline = `\`${name}\` has a newer commit than ${plan.pullRequest.headSha.slice(0, 7)}: it was left unchanged`;
    tools.notice(headline.replaceAll('`', ''));
    return { headline, dryRun: false, removed: [], kept: [] };
}
async function openToCallers(run, deployed) {
    const { plan } = run;
    const [regions, baseSize] = await Promise.all([
        (0,each_region/* inEveryRegion */.ZY)(deployed.results, (result) => deploy_open(run, result)),
        baseImageSize(run),
    ]);
    return {
        commit: plan.pullRequest.headSha,
        regions,
        ...(deployed.image && { size: deployed.image.compressed }),
        ...(baseSize !== undefined && { baseSize }),
    };
}
async function deploy_open({ plan, tools, credentials }, result) {
    const { inputs } = plan.deploy;
    const { region, version, digest, verified } = result;
    const coldStart = verified.find((one) => one.coldStart !== undefined)?.coldStart;
    const live = { region, version, digest, ...(coldStart !== undefined && { coldStart }) };
    if (result.durable)
        return { ...live, url: '', command: beginning(result, inputs.functionName.name) };
    const { lambda } = (0,clients/* clientsFor */.U)(region, credentials(region), tools.signal);
    const url = await putUrl(lambda, inputs.functionName.name, inputs.preview.url);
    const answer = await (0,first_answer/* firstAnswer */.N)(url, inputs.preview.url.authType, tools.signal);
    const said = `${url} in ${region} answered: ${(0,first_answer/* describeAnswer */.O)(answer)}`;
    if (answer.status === undefined || answer.status >= 500)
        tools.warn(said);
    else
        tools.log(said);
    return { ...live, url, answer };
}
/** A URL invokes a function by its name alone, and a durable one can't be invoked so: its version is named. */
function beginning({ region, version }, name) {
    return `aws lambda invoke --region ${region} --function-name ${name}:${version} --invocation-type Event --cli-binary-format raw-in-base64-out --payload '{}' /dev/stdout`;
}
/** Bytes; undefined when AWS does not answer: it is only a remark in the comment. */
async function baseImageSize({ plan, tools, credentials }) {
    const { regions, preview } = plan.deploy;
    try {
        const { lambda, ecr } = (0,clients/* clientsFor */.U)(regions[0], credentials(regions[0]), tools.signal);
        const base = await (0,lambda_function/* getFunction */.N9)(lambda, preview.of);
        if (base?.imageUri === undefined || base.digest === undefined)
            return undefined;
        return await (0,ecr_images/* imageSize */.R9)(ecr, (0,repository/* addressOf */.ci)((0,image_reference/* parseImageReference */.o_)(base.imageUri, 'The function')), base.digest);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
