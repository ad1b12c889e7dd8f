export const id = 4327;
export const ids = [4327];
export const modules = {

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

/***/ 5274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ putComment),
/* harmony export */   x: () => (/* binding */ marker)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7674);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4463);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(593);




/** The first line of a comment of this action's: hidden when the comment is shown, and the same in every comment about the same thing. */
function marker(about) {
    // Two hyphens would end the HTML comment, or make it none (HTML Standard, "Comments"); a--b is not a-b all the same.
    return `<!-- deploy-lambda-image: ${about.replaceAll(/-(?=-)/g, '-\\')} -->`;
}
/** How often to read and write again when the result of a write is unknown. */
const tries = 3;
async function putComment(client, thread, first, text) {
    const compose = typeof text === 'string' ? () => text : text;
    const bodyAfter = (present) => {
        const composed = compose(present.slice(first.length + 1));
        return composed === undefined ? undefined : `${first}\n${composed}`;
    };
    try {
        for (let left = tries;; left -= 1) {
            try {
                return await putOnce(client, thread, first, bodyAfter);
            }
            catch (error) {
                if (left <= 1 || !isWorthAnotherLook(error))
                    throw error;
            }
        }
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .explainGitHub */ .$)(error, `Could not comment on #${thread.number} of ${thread.repository}`);
    }
}
async function putOnce(client, thread, first, bodyAfter) {
    const found = await findComment(client, thread, first);
    const body = bodyAfter(asWritten(found?.body ?? ''));
    if (body === undefined)
        return found;
    if (found !== undefined)
        return change(client, thread, found, body);
    return keepOne(client, thread, first, await create(client, thread, body));
}
/** Whether a comment may have been created, or the comment that was found has been deleted in the meantime. */
function isWorthAnotherLook(error) {
    const method = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'request'), 'method');
    if (method === 'POST')
        return (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .isUncertain */ .c)(error);
    return (method === 'PATCH' || method === 'DELETE') && (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .githubAnswer */ .A)(error)?.status === 404;
}
/** The oldest comment with this first line; one that an app wrote before one of the person whose token it is. Others may have copied it:
 * of whom an app's comment is can't be told, as GitHub does not say which app's a token is. Its text is what others said. */
async function findComment(client, thread, first) {
    let ofPerson;
    let login;
    const { number, repository } = thread;
    const parameters = { ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(repository), issue_number: number, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.issues.listComments, parameters)) {
        for (const { id, html_url: url, body: said, user } of data) {
            // GitHub's description says that there is a text, and its answers may have null.
            const body = said ?? '';
            if (!body.startsWith(first))
                continue;
            if (user?.type === 'Bot')
                return { id, url, body };
            if (ofPerson !== undefined)
                continue;
            login ??= await ownLogin(client);
            if (user?.login === login)
                ofPerson = { id, url, body };
        }
    }
    return ofPerson;
}
/** Who the token's person is; empty for a token of a workflow or an app, to which GitHub does not answer. */
async function ownLogin(client) {
    try {
        return (await client.rest.users.getAuthenticated()).data.login;
    }
    catch (error) {
        if ([403, 404].includes((0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .githubAnswer */ .A)(error)?.status ?? 0))
            return '';
        throw error;
    }
}
async function create(client, { repository, number }, body) {
    const { data } = await client.rest.issues.createComment({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(repository), issue_number: number, body });
    return { id: data.id, url: data.html_url, body };
}
async function change(client, { repository }, found, body) {
    if (asWritten(found.body) === body)
        return found;
    await client.rest.issues.updateComment({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(repository), comment_id: found.id, body });
    return { ...found, body };
}
/** GitHub's website writes other line ends when a person edits a comment. */
function asWritten(body) {
    return body.replaceAll('\r\n', '\n');
}
/** Of two runs that both found no comment and created one, the later sees both, and takes its own back. */
async function keepOne(client, thread, first, made) {
    const oldest = await findComment(client, thread, first);
    if (oldest === undefined || oldest.id >= made.id)
        return made;
    await client.rest.issues.deleteComment({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerAndName */ .u)(thread.repository), comment_id: made.id });
    return change(client, thread, oldest, made.body);
}


/***/ }),

/***/ 4882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ deactivate),
/* harmony export */   Yy: () => (/* binding */ createDeployment),
/* harmony export */   e9: () => (/* binding */ setDeploymentStatus),
/* harmony export */   hG: () => (/* binding */ endPending)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(593);



/** GitHub docs, "Create a deployment status": characters that a description has at most. */
const longestDescription = 140;
/**
 * Creates a deployment on GitHub. Needs `deployments: write`.
 *
 * @returns its id
 * @throws Problem when GitHub refuses, or does not say whether it made one
 */
async function createDeployment(client, repository, { ref, environment, task, description, transient, production }) {
    try {
        const { data } = await client.rest.repos.createDeployment({
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository),
            ref,
            environment,
            ...(task !== undefined && { task }),
            transient_environment: transient,
            production_environment: production,
            // GitHub would else merge the default branch into what is deployed, and wait for the very job that asks.
            auto_merge: false,
            required_contexts: [],
            ...(description !== undefined && { description: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(description, longestDescription) }),
        });
        if (!('id' in data))
            throw new Error(data.message ?? 'GitHub made no deployment');
        return data.id;
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not create a deployment to ${environment} in ${repository}`);
    }
}
/**
 * Adds a status to a deployment. A success makes earlier deployments to the environment inactive, unless they are
 * transient or of production (GitHub docs, "Create a deployment status").
 *
 * @throws Problem when GitHub refuses
 */
async function setDeploymentStatus(client, repository, id, { state, environmentUrl, logUrl, description }) {
    try {
        await client.rest.repos.createDeploymentStatus({
            ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository),
            deployment_id: id,
            state,
            ...(environmentUrl !== undefined && { environment_url: environmentUrl }),
            ...(logUrl !== undefined && { log_url: logUrl }),
            ...(description !== undefined && { description: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(description, longestDescription) }),
            // The same status twice does no harm.
            request: { retries: 3 },
        });
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not set the status of deployment ${id} in ${repository} to ${state}`);
    }
}
/**
 * Makes all deployments to an environment inactive that are not yet, as that of a preview that was removed: the
 * environment itself no workflow's token may delete.
 *
 * @param except id of the one to leave active
 * @returns ids of those that were active, newest first
 * @throws Problem when GitHub refuses
 */
async function deactivate(client, repository, { environment, task }, except) {
    const active = (await activeDeployments(client, repository, environment, task)).filter((id) => id !== except);
    for (const id of active)
        await setDeploymentStatus(client, repository, id, { state: 'inactive' });
    return active;
}
async function activeDeployments(client, repository, environment, task) {
    try {
        const names = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository);
        const { listDeployments, listDeploymentStatuses } = client.rest.repos;
        const all = await client.paginate(listDeployments, {
            ...names,
            environment,
            ...(task !== undefined && { task }),
            per_page: 100,
        });
        const active = all.map(async ({ id }) => {
            const { data } = await listDeploymentStatuses({ ...names, deployment_id: id, per_page: 1 });
            return data[0]?.state === 'inactive' ? [] : [id];
        });
        return (await Promise.all(active)).flat();
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not list the deployments to ${environment} in ${repository}`);
    }
}
/**
 * Ends a deployment whose run was killed, with the state `error`. One that is not in progress, or is another run's, is
 * left as it is.
 *
 * @returns whether it was ended
 * @throws Problem when GitHub refuses
 */
async function endPending(client, pending) {
    const { repository, id, logUrl } = pending;
    const latest = await latestStatus(client, pending);
    if (latest?.state !== 'in_progress' || latest.log_url !== logUrl)
        return false;
    const description = 'The run was ended before it could tell how the deploy ended';
    await setDeploymentStatus(client, repository, id, { state: 'error', logUrl, description });
    return true;
}
async function latestStatus(client, { repository, id }) {
    try {
        const request = { ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository), deployment_id: id, per_page: 1 };
        return (await client.rest.repos.listDeploymentStatuses(request)).data[0];
    }
    catch (error) {
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not read the status of deployment ${id} in ${repository}`);
    }
}


/***/ }),

/***/ 9554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ getPullRequest)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7674);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(593);



/**
 * Reads a pull request. Needs `pull-requests: read`.
 *
 * @param repository `owner/name`
 * @returns undefined when there is none with this number
 * @throws Problem when GitHub does not answer
 */
async function getPullRequest(client, repository, number) {
    try {
        const { data } = await client.rest.pulls.get({ ...(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerAndName */ .u)(repository), pull_number: number });
        return { open: data.state === 'open', headSha: data.head.sha };
    }
    catch (error) {
        if ((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .githubAnswer */ .A)(error)?.status === 404)
            return undefined;
        throw (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHub */ .$)(error, `Could not read pull request #${number} of ${repository}`);
    }
}


/***/ }),

/***/ 1640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ notifierFor)
/* harmony export */ });
/* unused harmony export notifier */
/* harmony import */ var _domain_lazy_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6551);
/* harmony import */ var _domain_preview_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8153);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _github_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7674);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4463);
/* harmony import */ var _github_comments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5274);
/* harmony import */ var _github_deployments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4882);
/* harmony import */ var _github_pull_requests_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9554);
/* harmony import */ var _inputs_context_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7851);
/* harmony import */ var _session_cancellation_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9704);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6846);
/* harmony import */ var _memory_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6296);












function notifier(options) {
    const { preview, client, signal, cleanupClient, headSha, environment, runUrl, warn, deployments, comments } = options;
    const { repository, number, of } = preview;
    // preview-environment may be the same for all pull requests, and each of them has its own deployments.
    const target = { environment, task: `preview of ${of} for #${number}` };
    const refused = new Set();
    let deployment;
    // Reports are sent in order: a later one must not be overtaken by an earlier one.
    let queue = Promise.resolve();
    const building = { number, of, commit: headSha };
    /** Without a permission, it warns once and does not try again. */
    async function attempt(kind, work) {
        const github = signal.aborted ? cleanupClient : client;
        if (refused.has(kind) || github === undefined)
            return undefined;
        try {
            return await work(await github());
        }
        catch (error) {
            // It was under way when the run was cancelled.
            if (signal.aborted && github === client)
                return undefined;
            if (!refused.has(kind))
                warn(error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF ? error.message : `Could not report to the pull request: ${error}`);
            // A GitHub that could not be reached may answer the next time.
            if (!(error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF && (0,_github_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isUncertain */ .c)(error.cause)))
                refused.add(kind);
            return undefined;
        }
    }
    const ask = () => attempt('pull request', (github) => (0,_github_pull_requests_js__WEBPACK_IMPORTED_MODULE_6__/* .getPullRequest */ .T)(github, repository, number));
    /** A run for an older commit does not overwrite the comment of the newest one. */
    async function comment(status) {
        const now = status.phase === 'removed' ? undefined : await ask();
        await attempt('comment', (github) => (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_4__/* .putComment */ .j)(github, { repository, number }, (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_4__/* .marker */ .x)((0,_comment_js__WEBPACK_IMPORTED_MODULE_9__/* .about */ .C)(preview)), (present) => {
            const before = (0,_memory_js__WEBPACK_IMPORTED_MODULE_10__/* .readMemory */ .S)(present);
            const newer = now !== undefined && now.headSha !== headSha && before?.commit === now.headSha;
            // A pull request without a comment about its preview needs none about its removal.
            const needless = present === '' && status.phase === 'removed';
            return newer || needless ? undefined : (0,_comment_js__WEBPACK_IMPORTED_MODULE_9__/* .writeComment */ .H)(preview, status, before, runUrl);
        }));
    }
    async function setStatus(request) {
        const id = deployment;
        if (id === undefined)
            return;
        await attempt('deployment', async (github) => {
            await (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_5__/* .setDeploymentStatus */ .e9)(github, repository, id, { ...request, logUrl: runUrl });
            if (request.state !== 'in_progress')
                deployments.remove(id);
        });
    }
    const retire = (except) => attempt('deployment', (github) => (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_5__/* .deactivate */ .LU)(github, repository, target, except));
    function tell(work) {
        queue = queue.then(work);
        return queue;
    }
    /** What could not be told is not told by post, which knows less. */
    const tellEnd = (work) => tell(() => work().finally(() => comments.remove(building)));
    if (client === undefined) {
        warn(`github-token is empty: pull request #${number} gets no comment about its preview, and this run does not know whether it is open.`);
    }
    return {
        pullRequest: ask,
        building: () => void tell(async () => {
            comments.add(building);
            await comment({ phase: 'building', commit: headSha });
            deployment = await attempt('deployment', (github) => (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_5__/* .createDeployment */ .Yy)(github, repository, {
                ...target,
                ref: headSha,
                description: `Preview of ${of}`,
                transient: true,
                production: false,
            }));
            if (deployment !== undefined)
                deployments.add(deployment);
            await setStatus({ state: 'in_progress' });
        }),
        ready: (status) => tellEnd(async () => {
            await comment(status);
            const environmentUrl = status.regions[0]?.url;
            await setStatus({ state: 'success', ...(environmentUrl && { environmentUrl }) });
            if (deployment !== undefined)
                await retire(deployment);
        }),
        failed: (reasons, after) => tellEnd(async () => {
            await comment({ phase: 'failed', commit: headSha, reasons, after });
            const description = reasons.map(({ what, remedy }) => `${what} ${remedy}`)[0] ?? '';
            await setStatus({ state: 'failure', description });
        }),
        removed: (reason, { kept, left }) => tellEnd(async () => {
            await comment({ phase: 'removed', commit: headSha, reason, kept, left });
            if (left.length === 0)
                await retire();
        }),
        leave: () => tellEnd(() => setStatus({ state: 'inactive', description: 'Replaced by a newer commit' })),
    };
}
/** The notifier of a run. */
function notifierFor(preview, headSha, { context, inputs: { githubToken: token, preview: { environment }, }, }, { signal, log, debug, warn, deployments, comments, }) {
    const clientWith = (ending) => token === undefined ? undefined : (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_11__/* .lazy */ .R)(() => (0,_github_client_js__WEBPACK_IMPORTED_MODULE_3__/* .githubClient */ .$)({ token, signal: ending(), log, debug }));
    return notifier({
        preview,
        headSha,
        environment: (0,_domain_preview_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentOf */ .p7)(preview, environment),
        runUrl: (0,_inputs_context_js__WEBPACK_IMPORTED_MODULE_7__/* .runUrl */ .Vp)(context),
        client: clientWith(() => signal),
        signal,
        // Its time starts with its first use.
        cleanupClient: clientWith(() => AbortSignal.timeout(_session_cancellation_js__WEBPACK_IMPORTED_MODULE_8__/* .hurried */ .qy.tell)),
        warn,
        deployments,
        comments,
    });
}


/***/ }),

/***/ 4327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ leftIn),
  v: () => (/* binding */ removeEverywhere),
  removePreviewOf: () => (/* binding */ removePreviewOf)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/aws/clients.js
var clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/session/sign-in.js
var sign_in = __webpack_require__(7408);
// EXTERNAL MODULE: ./build/preview/announce.js
var announce = __webpack_require__(1640);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/ecr/repository.js
var ecr_repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
// EXTERNAL MODULE: ./build/lambda/settle.js
var settle = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var client_ecr_dist_cjs = __webpack_require__(8249);
;// CONCATENATED MODULE: ./build/ecr/delete-images.js




/** ECR API reference, "BatchDeleteImage": how many at once. */
const deletedAtOnce = 100;
/**
 * Deletes images by digest, or tags. ECR deletes an image with its last tag. An image that does not exist any more is no
 * error.
 *
 * @throws Problem when ECR refuses
 */
async function deleteImages(ecr, { name, registryId }, imageIds) {
    const doing = `Could not delete images of the ECR repository ${name}`;
    for (let from = 0; from < imageIds.length; from += deletedAtOnce) {
        const request = { repositoryName: name, registryId, imageIds: imageIds.slice(from, from + deletedAtOnce) };
        try {
            const { failures = [] } = await ecr.send(new client_ecr_dist_cjs/* BatchDeleteImageCommand */.wau(request));
            const failed = failures.find(({ failureCode }) => failureCode !== 'ImageNotFound');
            if (failed) {
                const what = `${doing}: ${failed.failureCode}: ${failed.failureReason}.`;
                throw new problem/* Problem */.AF({ what, remedy: 'Delete it in the console, or run the job again.' });
            }
        }
        catch (error) {
            if ((0,aws_error/* hasCode */.up)(error, 'RepositoryNotFoundException'))
                return;
            throw (0,explain/* explain */.W)(error, doing);
        }
    }
}

// EXTERNAL MODULE: ./build/ecr/referrers.js
var referrers = __webpack_require__(1801);
// EXTERNAL MODULE: ./build/ecr/tags.js
var tags = __webpack_require__(3464);
;// CONCATENATED MODULE: ./build/preview/images.js








/** Lists the images in a repository that have a tag of a preview's. */
async function previewTags(ecr, address, preview) {
    return (await (0,tags.taggedImages)(ecr, address)).filter(({ tag, digest }) => (0,domain_preview/* commitOfTag */.lz)(preview, tag, digest) !== undefined);
}
/**
 * Removes a preview's images from ECR, by their tags: ECR deletes an image with its last tag. An image that a function
 * in the account and region still uses is kept, with a tag if it has no other: a lifecycle rule might else expire it.
 *
 * @throws Problem when AWS refuses
 */
async function removeImages(clients, address, { preview, built, dryRun }) {
    const { ecr, lambda } = clients;
    const tagged = await previewTags(ecr, address, preview);
    const digests = [...new Set([...tagged.map(({ digest }) => digest), ...built])];
    if (digests.length === 0)
        return { removed: [], kept: [] };
    const used = await usedDigests(lambda, (0,domain_preview/* previewName */.gz)(preview));
    const decisions = await Promise.all(digests.map(async (digest) => {
        const own = tagged.filter((one) => one.digest === digest).map(({ tag }) => tag);
        const others = (await (0,tags.imageTags)(ecr, address, digest)).filter((tag) => !own.includes(tag));
        return decide(digest, own, others, used.has(digest));
    }));
    const removal = decisions.flatMap(({ remove }) => remove);
    const gone = decisions.flatMap(({ gone: whole, digest }) => (whole ? digest : []));
    const left = [];
    if (!dryRun) {
        const beside = await Promise.all(gone.map((digest) => referrersOf(ecr, address, digest)));
        await deleteImages(ecr, address, [...removal, ...beside.flatMap(({ remove }) => remove)]);
        left.push(...beside.flatMap(({ keep }) => keep));
    }
    return {
        removed: removal.map((id) => `${address.name}${nameOf(id)}`),
        kept: [...decisions.flatMap(({ keep }) => keep.map((reason) => `${address.name}${reason}`)), ...left],
    };
}
/**
 * What refers to an image that is removed, as its signatures do: without the image nothing names it, and ECR itself
 * removes it within a day (ECR user guide, "Sign images in Amazon ECR"). So where ECR does not list it, the preview is
 * removed all the same.
 */
async function referrersOf(ecr, address, digest) {
    try {
        const found = await (0,referrers/* listReferrers */.xt)(ecr, address, digest);
        const remove = found.flatMap(({ digest: imageDigest }) => (imageDigest === undefined ? [] : { imageDigest }));
        return { remove, keep: [] };
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        return {
            remove: [],
            keep: [`what refers to ${address.name}@${digest}, because: ${(0,domain_text/* withoutFullStop */.Qu)(error.message)}`],
        };
    }
}
/** @param own tags of the preview's @param others all other tags that the image has */
function decide(digest, own, others, used) {
    const free = !used && others.length === 0;
    if (own.length === 0)
        return { digest, gone: free, remove: free ? [{ imageDigest: digest }] : [], keep: [] };
    const kept = used && others.length === 0;
    const remove = kept ? [] : own.map((imageTag) => ({ imageTag }));
    const keep = kept ? own.map((tag) => `:${tag}, because another function uses the image`) : [];
    return { digest, gone: free, remove, keep };
}
function nameOf(id) {
    return 'imageTag' in id ? `:${id.imageTag}` : `@${id.imageDigest}`;
}
/**
 * Digests of the images that any version of any function has.
 *
 * @param but name of the preview's function, which is removed next
 */
async function usedDigests(client, but) {
    const digests = new Set();
    try {
        for await (const { Functions = [] } of (0,dist_cjs/* paginateListFunctions */.fVs)({ client }, { FunctionVersion: 'ALL' })) {
            for (const { PackageType, FunctionName, CodeSha256 = '' } of Functions) {
                if (PackageType === 'Image' && FunctionName !== but)
                    digests.add(`sha256:${CodeSha256}`);
            }
        }
        return digests;
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, 'Could not find out which images functions use');
    }
}

;// CONCATENATED MODULE: ./build/preview/remove.js









/**
 * Removes a preview from a region: the function with its versions and its URL, its log group, its images. The function
 * is removed last, because a sweep finds a half-removed preview by it. Parts that do not exist any more are no error. A
 * function without this preview's tags is left alone, with its log group and its images, and the preview is not removed.
 *
 * @throws Problem when AWS refuses
 */
async function removePreview(removal) {
    const { clients, preview } = removal;
    const { region } = clients;
    const name = (0,domain_preview/* previewName */.gz)(preview);
    const [present, base] = await Promise.all([readFunction(clients, name), readFunction(clients, preview.of)]);
    if (present && !(0,domain_preview/* isPreview */.bU)(present.tags, preview)) {
        const why = present.tagsHidden
            ? 'Lambda does not show its tags to this role'
            : 'its tags are not those of a preview of this pull request';
        return { removed: [], kept: [`${name} in ${region}, because ${why}`], gone: [], left: [region] };
    }
    const wasBuilt = present !== undefined && (0,domain_preview/* readTags */.g$)(present.tags)?.image === 'built';
    const built = wasBuilt ? await digestsOf(clients, name) : [];
    const images = await removeImages(clients, locate(removal, wasBuilt ? present : undefined, base), {
        preview,
        built,
        dryRun: removal.dryRun,
    });
    const logGroup = `/aws/lambda/${name}`;
    // Only the deletion shows whether it exists: listing log groups needs a permission for all of them.
    const deleteLogs = async () => removal.deleteLogs && (await deleteLogGroup(clients, logGroup));
    const logsGone = removal.dryRun ? removal.deleteLogs && present !== undefined : await deleteLogs();
    if (present && !removal.dryRun) {
        await deleteFunction(removal, name);
        // A call in between may have created it again.
        await deleteLogs();
    }
    const phrases = [
        ...(present ? [`the function ${name} with its URL`] : []),
        ...(logsGone ? [`the log group ${logGroup}${removal.dryRun ? ', if there is one,' : ''}`] : []),
        ...images.removed.map((image) => `the image ${image}`),
    ];
    return {
        removed: phrases.map((phrase) => `${phrase} in ${region}`),
        kept: images.kept.map((image) => `${image} in ${region}`),
        gone: present ? [region] : [],
        left: [],
    };
}
async function readFunction({ lambda, region }, name) {
    try {
        return await (0,lambda_function/* getFunction */.N9)(lambda, name);
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not read ${name} in ${region}`);
    }
}
/** Digests of all images that the function's versions have, $LATEST among them. */
async function digestsOf({ lambda: client, region }, FunctionName) {
    const digests = [];
    try {
        for await (const { Versions = [] } of (0,dist_cjs/* paginateListVersionsByFunction */.CE5)({ client }, { FunctionName })) {
            digests.push(...Versions.flatMap(({ CodeSha256 }) => (CodeSha256 === undefined ? [] : [`sha256:${CodeSha256}`])));
        }
        return [...new Set(digests)];
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return [];
        throw (0,explain/* explain */.W)(error, `Could not list the versions of ${FunctionName} in ${region}`);
    }
}
/** A role's permission to delete depends on the function's tags: for a function that does not exist it is denied. */
async function deleteFunction({ clients, timeout, signal }, name) {
    const wait = { lambda: clients.polling, functionName: name, deadline: Date.now() + timeout, timeout, signal };
    try {
        await (0,settle/* whenTaken */.mm)(wait, async () => {
            try {
                await clients.lambda.send(new dist_cjs/* DeleteFunctionCommand */.Z3K({ FunctionName: name }));
            }
            catch (error) {
                if (!(0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException') && (await readFunction(clients, name)))
                    throw error;
            }
        });
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not delete ${name} in ${clients.region}`);
    }
}
/** @returns whether it existed */
async function deleteLogGroup({ logs, region }, logGroupName) {
    try {
        const client = await logs();
        await client.deleteLogGroup({ logGroupName });
        return true;
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return false;
        throw (0,explain/* explain */.W)(error, `Could not delete the log group ${logGroupName} in ${region}`);
    }
}
/**
 * Where a preview's images are: in the repository of the image that was built for it, else in that of its deploy. The
 * repository of the input may belong to another function, whose step sweeps.
 */
function locate({ repository: named, preview }, own, base) {
    const ofFunction = (found) => found?.imageUri === undefined ? undefined : (0,image_reference/* parseImageReference */.o_)(found.imageUri, 'The function');
    const { registry, repository } = ofFunction(own) ??
        named ??
        ofFunction(base) ?? { repository: preview.of, registry: undefined };
    return registry === undefined ? { name: repository } : (0,ecr_repository.addressOf)({ registry, repository });
}

;// CONCATENATED MODULE: ./build/preview/close.js








/**
 * Removes the preview of a pull request that was closed, and reports it there.
 *
 * @throws Problem with what is wrong and what to change
 */
async function removePreviewOf(plan, tools) {
    const { preview, inputs, context, regions } = plan;
    const notifier = (0,announce/* notifierFor */.I)(preview, context.pullRequest?.headSha ?? '', plan, tools);
    if (await isOpen(notifier, tools.signal)) {
        const headline = `Pull request #${preview.number} is open again: its preview is kept`;
        tools.notice(headline);
        return { headline, dryRun: inputs.dryRun, removed: [], kept: [] };
    }
    const credentials = await (0,sign_in/* signIn */.J)(plan, tools);
    const found = await removeEverywhere({ plan, tools, credentials }, preview, regions);
    if (!inputs.dryRun)
        await notifier.removed('The pull request is closed.', found);
    const named = (0,domain_preview/* previewName */.gz)(preview);
    return { headline: headlineOf(named, found, inputs.dryRun), named, dryRun: inputs.dryRun, ...found };
}
/** Milliseconds until the next question to GitHub: its API may lag behind the event. */
const lag = 3000;
/** Whether a pull request that was closed is open again. */
async function isOpen(notifier, signal) {
    const ask = async () => (await notifier.pullRequest())?.open === true;
    if (!(await ask()))
        return false;
    await (0,promises_.setTimeout)(lag, undefined, { signal });
    return ask();
}
function headlineOf(name, { removed, left }, dryRun) {
    if (left.length > 0)
        return dryRun ? `Dry run: ${name} would be left in ${left.join(', ')}` : leftIn(name, left);
    if (removed.length === 0)
        return `Nothing of ${name} was left to remove`;
    return dryRun ? `Dry run: ${name} would be removed` : `${name} is removed`;
}
/** What to say of a preview that may live on. @param left regions of it */
function leftIn(name, left) {
    return `${name} is left in ${left.join(', ')}`;
}
/** Removes a preview from several regions, side by side, and says what went. */
async function removeEverywhere({ plan, tools, credentials }, preview, regions) {
    const { inputs } = plan;
    const { steps, log, warn, signal } = tools;
    const title = `Remove ${(0,domain_preview/* previewName */.gz)(preview)} with its images and its log group`;
    return steps.step({ title, label: `Remove ${(0,domain_preview/* previewName */.gz)(preview)}` }, async () => {
        const found = await (0,each_place/* inEveryPlace */.ov)(regions.map((region) => ({ region })), async ({ region }) => {
            const { repository } = (0,plan_plan/* planIn */.rP)(plan, region).inputs;
            const gone = await removePreview({
                preview,
                clients: (0,clients/* clientsFor */.U)(region, credentials(region), signal),
                deleteLogs: inputs.preview.deleteLogs,
                dryRun: inputs.dryRun,
                timeout: inputs.waitTimeout,
                signal,
                ...(repository && { repository }),
            });
            if (gone.gone.length + gone.left.length === 0)
                log(`There is no function ${(0,domain_preview/* previewName */.gz)(preview)} in ${region}`);
            // At once, for what another region comes to may be an error.
            for (const phrase of gone.removed)
                log(`${inputs.dryRun ? 'Would remove' : 'Removed'} ${phrase}`);
            for (const phrase of gone.kept)
                warn(`Kept ${phrase}`);
            return gone;
        });
        return {
            removed: found.flatMap((one) => one.removed),
            kept: found.flatMap((one) => one.kept),
            gone: found.flatMap((one) => one.gone),
            left: found.flatMap((one) => one.left),
        };
    });
}


/***/ }),

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ about),
/* harmony export */   H: () => (/* binding */ writeComment)
/* harmony export */ });
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
/* harmony import */ var _report_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(897);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4902);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4093);
/* harmony import */ var _memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6296);
/* harmony import */ var _still_live_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4516);






/** The part of the comment's first line that distinguishes it from those of other functions. */
function about({ of }) {
    return `preview of ${of}`;
}
/**
 * The comment, as Markdown. It carries what the next one needs in its first line, hidden.
 *
 * @param before what the comment said until now
 * @param runUrl page of the workflow's run
 */
function writeComment(preview, status, before, runUrl) {
    const live = liveAfter(status, before?.live);
    const remembered = { commit: status.commit, ...(live && { live }) };
    return [(0,_memory_js__WEBPACK_IMPORTED_MODULE_3__/* .writeMemory */ .x)(remembered), ...body(preview, status, { live, was: before?.live }, runUrl)].join('\n');
}
/** What answers, after what a comment says. */
function liveAfter(status, was) {
    switch (status.phase) {
        case 'building':
            return was;
        case 'ready': {
            const regions = status.regions.flatMap(({ region, url }) => (url === '' ? [] : [{ region, url }]));
            return { commit: status.commit, regions };
        }
        case 'failed':
            return (0,_still_live_js__WEBPACK_IMPORTED_MODULE_4__/* .afterFailure */ .HP)(was, status);
        case 'removed':
            return undefined;
    }
}
function body(preview, status, { live, was }, runUrl) {
    const name = `preview of ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(preview.of)}`;
    const run = (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)('workflow run', runUrl);
    switch (status.phase) {
        case 'building':
            return [
                `### ⏳ The ${name} is being built`,
                '',
                `Commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .commitText */ .tT)(status.commit)} is being deployed · ${run}`,
                ...(0,_still_live_js__WEBPACK_IMPORTED_MODULE_4__/* .describeLive */ .IY)(live, 'Until then, '),
            ];
        case 'ready':
            return [(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .readyHeading */ .s6)(name, status), '', ...(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .readyLines */ .RJ)(status), '', `${(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .imageLine */ .EN)(status)} · ${run}`];
        case 'failed':
            return [
                `### ❌ The ${name} failed`,
                '',
                ...(0,_report_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .caution */ .uL)(status.reasons.map(within), 'CAUTION', 5),
                `Commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .commitText */ .tT)(status.commit)} · ${run}`,
                ...(0,_still_live_js__WEBPACK_IMPORTED_MODULE_4__/* .describeAfterFailure */ .ym)(was, live, status),
            ];
        case 'removed':
            return [
                status.left.length > 0
                    ? `### ⚠️ The ${name} is left in ${status.left.join(', ')}`
                    : `### 🧹 The ${name} is removed`,
                '',
                status.reason,
                ...(status.kept.length > 0
                    ? ['', 'Left as they are:', '', ...status.kept.map((one) => `- ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .plain */ .pj)(one)}`)]
                    : []),
            ];
    }
}
/** A comment of GitHub's has 65,536 characters at most; a reason needs fewer here. */
function within({ what, remedy }) {
    return { what: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(what, 1000), remedy: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(remedy, 3000) };
}


/***/ }),

/***/ 9904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NB: () => (/* binding */ firstAnswer),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   f5: () => (/* binding */ isWell)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4942);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1168);



/** `200 after 1.2 s`, with what it means where it is not simply well. */
function describeAnswer({ status, milliseconds, remark }) {
    if (status === undefined)
        return remark ?? 'none';
    return `${status} after ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(milliseconds)}${remark === undefined ? '' : `: ${remark}`}`;
}
/** Whether it says nothing of a failure: 4xx is an answer, too, of a function that works. */
function isWell({ status }) {
    return status !== undefined && status < 500;
}
const patience = { longest: 40_000, pause: 1000, attempt: 30_000 };
/** A host or a permission that is new takes some seconds until it is known everywhere. */
const again = [403, 429];
/** How often a failure of the function may come from its first start. */
const failures = 3;
/** Calls a URL until it answers, for a limited time. Never throws, unless the run is cancelled. */
async function firstAnswer(url, authType, signal, { longest, pause, attempt } = patience) {
    const end = Date.now() + longest;
    let failed = 0;
    let answered;
    const { status, byLambda, milliseconds } = await (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .poll */ .wt)({
        what: `the first answer of ${url}`,
        latest: end,
        ask: async () => {
            signal.throwIfAborted();
            const start = performance.now();
            const called = await call(url, Math.max(1, Math.min(attempt, end - Date.now())));
            if (called.status !== undefined && called.status >= 500)
                failed += 1;
            const latest = { ...called, milliseconds: Math.round(performance.now() - start) };
            // The last call may have little time left: what came before it says more than that it got no answer.
            answered = called.status === undefined ? (answered ?? latest) : latest;
            return answered;
        },
        until: (called) => Date.now() + pause > end || failed >= failures || isAnswer(called.status, called.byLambda, authType),
        interval: pause,
        signal,
    });
    const remark = remarkOn(status, byLambda, authType);
    return { ...(status !== undefined && { status }), milliseconds, ...(remark !== undefined && { remark }) };
}
function isAnswer(status, byLambda, authType) {
    if (status === undefined || status >= 500)
        return false;
    return authType === 'AWS_IAM' || !byLambda || !again.includes(status);
}
// Lambda developer guide, "Invoking Lambda function URLs" and "Control access to Lambda function URLs".
function remarkOn(status, byLambda, authType) {
    if (status === undefined)
        return 'no answer came';
    if (!byLambda && status === 403)
        return 'the function itself forbids it';
    if (!byLambda && status === 429)
        return 'the function itself says that it gets too many requests';
    if (status === 403 && authType === 'AWS_IAM')
        return 'callers must sign their requests, and be allowed lambda:InvokeFunctionUrl and lambda:InvokeFunction';
    if (status === 403)
        return 'Lambda refuses every call, although both permissions exist: a policy of the organization may forbid public URLs';
    if (status === 401)
        return 'the function itself asks for authentication';
    if (status === 429)
        return 'Lambda throttles it';
    if (status === 502)
        return 'the function failed, or its answer is not an HTTP response';
    if (status === 504)
        return 'the function took longer than its timeout';
    if (status >= 500)
        return 'the function answers that it failed';
    return undefined;
}
/** @returns the status, and whether it is Lambda's own: with its refusals comes their name (x-amzn-ErrorType) */
async function call(url, socketTimeout) {
    const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRedirects: false, socketTimeout });
    try {
        const { message } = await http.get(url);
        // The body of the answer is not needed.
        message.destroy();
        const { statusCode: status, headers } = message;
        return { ...(status !== undefined && { status }), byLambda: headers['x-amzn-errortype'] !== undefined };
    }
    catch {
        return { byLambda: false };
    }
}


/***/ }),

/***/ 4093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ imageLine),
/* harmony export */   RJ: () => (/* binding */ readyLines),
/* harmony export */   s6: () => (/* binding */ readyHeading),
/* harmony export */   tT: () => (/* binding */ commitText)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4953);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3201);
/* harmony import */ var _report_before_now_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3521);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4902);
/* harmony import */ var _first_answer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9904);







/** @param name of the preview, as Markdown */
function readyHeading(name, { regions }) {
    const failing = regions.find(({ answer }) => answer !== undefined && !(0,_first_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .isWell */ .f5)(answer));
    if (failing === undefined)
        return `### ✅ The ${name} is ready`;
    const { region, answer: { status } = {} } = failing;
    const url = regions.length > 1 ? `URL in ${region}` : 'URL';
    return `### ⚠️ The ${name} is deployed, but its ${url} ${status === undefined ? 'did not answer' : `answered ${status}`}`;
}
/** One region in a line below its URL, several as a table. */
function readyLines({ regions }) {
    const [only, ...others] = regions;
    if (only === undefined)
        return [];
    if (others.length === 0) {
        const { region, version, answer } = only;
        const where = `version ${version} in ${region}`;
        if (answer === undefined)
            return [reached(only), '', `begins an execution of ${where}`];
        return [reached(only), '', `${answered(only)} · ${where}`];
    }
    const called = regions.some(({ answer }) => answer !== undefined);
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['Region', called ? 'URL' : 'Begin an execution', 'Version', ...(called ? ['First answer'] : [])], regions.map((one) => [one.region, reached(one), one.version, ...(called ? [answered(one)] : [])]));
}
function reached({ url, command = '' }) {
    return url === '' ? (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)(command) : (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .address */ .hl)(url);
}
function answered({ answer, coldStart }) {
    if (answer === undefined)
        return '';
    const cold = coldStart === undefined ? '' : `, cold start ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(coldStart)}`;
    return `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .plain */ .pj)((0,_first_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .describeAnswer */ .O1)(answer))}${cold}`;
}
function imageLine({ commit, size, baseSize, regions: [first] }) {
    const of = `Commit ${commitText(commit)}`;
    if (size === undefined)
        return of;
    const digest = first === undefined ? '' : ` ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .code */ .aY)((0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(first.digest))}`;
    const difference = baseSize === undefined ? '' : `, ${(0,_report_before_now_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDifference */ .jR)(size - baseSize)} against the base function's`;
    return `${of} · image${digest} of ${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(size)}${difference}`;
}
/** A comment may have been edited: what is remembered as a commit is any text. */
function commitText(commit) {
    return (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .commit */ .cd)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shortCommit */ .Ax)(commit));
}


/***/ }),

/***/ 6296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readMemory),
/* harmony export */   x: () => (/* binding */ writeMemory)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

const memoryBegin = '<!-- remembered: ';
const memoryEnd = ' -->';
/** Reads what a comment carries; undefined when it carries nothing, or a person has changed it. */
function readMemory(comment) {
    const [line = ''] = comment.split('\n');
    if (!line.startsWith(memoryBegin) || !line.endsWith(memoryEnd))
        return undefined;
    const value = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(line.slice(memoryBegin.length, -memoryEnd.length));
    const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'commit');
    if (typeof commit !== 'string')
        return undefined;
    const live = readLive((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'live'));
    return { commit, ...(live && { live }) };
}
function readLive(value) {
    const commit = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'commit');
    const regions = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(value, 'regions');
    if (typeof commit !== 'string' || !Array.isArray(regions))
        return undefined;
    return {
        commit,
        regions: regions.flatMap((one) => {
            const [region, url, own] = [(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(one, 'region'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(one, 'url'), (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(one, 'commit')];
            if (typeof region !== 'string' || typeof url !== 'string')
                return [];
            return [{ region, url, ...(typeof own === 'string' && { commit: own }) }];
        }),
    };
}
/** Two hyphens would end the HTML comment (HTML Standard, "Comments"); in JSON they are in texts only. */
function writeMemory(remembered) {
    return `${memoryBegin}${JSON.stringify(remembered).replaceAll('-', '\\u002d')}${memoryEnd}`;
}


/***/ }),

/***/ 4516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ afterFailure),
/* harmony export */   IY: () => (/* binding */ describeLive),
/* harmony export */   oB: () => (/* binding */ regionsAfter),
/* harmony export */   ym: () => (/* binding */ describeAfterFailure)
/* harmony export */ });
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4902);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4093);


/** What the URL of each region leads to, which is $LATEST, of what its deploy has told. */
function regionsAfter(results) {
    return Array.from(results, ({ region, released, error, latestDigest, previousLatestDigest }) => {
        if (released && error === undefined)
            return { region, has: 'new' };
        if (latestDigest === undefined)
            return { region, has: previousLatestDigest === undefined ? 'before' : 'unknown' };
        return { region, has: latestDigest === previousLatestDigest ? 'before' : 'new' };
    });
}
/** What answers after a run that failed: regions of which it is not known are left out. */
function afterFailure(live, { commit, after }) {
    if (live === undefined)
        return undefined;
    if (after.length > 0 && after.every(({ has }) => has === 'new')) {
        return { commit, regions: live.regions.map(({ region, url }) => ({ region, url })) };
    }
    const hasOf = (region) => after.find((one) => one.region === region)?.has ?? 'before';
    const regions = live.regions.flatMap((one) => {
        const has = hasOf(one.region);
        return has === 'unknown' ? [] : [has === 'new' ? { ...one, commit } : one];
    });
    return { ...live, regions };
}
/** Where which commit answers. */
function describeLive(live, start) {
    if (live === undefined)
        return [];
    if (live.regions.length === 0)
        return ['', `${start}commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_0__/* .commitText */ .tT)(live.commit)} is deployed.`];
    const byCommit = Map.groupBy(live.regions, (one) => one.commit ?? live.commit);
    const several = live.regions.length > 1;
    const parts = Array.from(byCommit, ([commit, regions]) => {
        const urls = regions.map(({ region, url }) => (several ? `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)} (${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(region)})` : (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)));
        return `commit ${(0,_live_js__WEBPACK_IMPORTED_MODULE_0__/* .commitText */ .tT)(commit)} answers at ${urls.join(' and ')}`;
    });
    return ['', `${start}${parts.join('; ')}`];
}
function whereOf(region, was) {
    const { regions = [] } = was ?? {};
    const { url } = regions.find((one) => one.region === region) ?? {};
    if (url === undefined)
        return `in ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(region)}`;
    return regions.length > 1 ? `at ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)} (${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(region)})` : `at ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(url)}`;
}
/** The same after a run that failed. */
function describeAfterFailure(was, now, { after }) {
    const unknown = after.filter(({ has }) => has === 'unknown').map(({ region }) => whereOf(region, was));
    const asBefore = after.every(({ has }) => has === 'before');
    const told = now?.regions.length === 0 && was?.regions.length !== 0 ? [] : describeLive(now, asBefore ? 'As before, ' : 'Now ');
    return [...told, ...(unknown.length === 0 ? [] : ['', `What answers ${unknown.join(' and ')} is not known.`])];
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


/***/ })

};
