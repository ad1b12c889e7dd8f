export const id = 769;
export const ids = [769];
export const modules = {

/***/ 4893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ ecrLogin),
/* harmony export */   Rh: () => (/* binding */ foreignRepository),
/* harmony export */   W1: () => (/* binding */ findRepository),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   vB: () => (/* binding */ createRepository)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(901);
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7558);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(880);
/* harmony import */ var _domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7617);
/* harmony import */ var _domain_region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1361);







/** Where an image of ECR is; of a host that is none of ECR's, the account is taken to be the caller's. */
function addressOf({ registry, repository, }) {
    const account = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEcrRegistry */ .d_)(registry)?.account;
    return { name: repository, ...(account !== undefined && { registryId: account }) };
}
/**
 * Gets the registry's password and masks it.
 *
 * @throws Problem when ECR gives none
 */
async function ecrLogin(ecr, region, mask) {
    try {
        const { authorizationData } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .GetAuthorizationTokenCommand */ .Eu6({}));
        const { authorizationToken = '', proxyEndpoint = '', expiresAt = new Date() } = authorizationData?.[0] ?? {};
        mask(authorizationToken);
        const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64').toString('utf8').split(':');
        mask(password);
        // Lambda does not take images from FIPS hosts; it is the same registry (Lambda guide, "Create a Lambda function using
        // a container image").
        const registry = new URL(proxyEndpoint).host.replace(/^(\d{12}\.dkr[.-]ecr)-fips\./, '$1.');
        return { registry, username, password, expiresAt };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not sign in to ECR in ${region}`);
    }
}
/** @returns undefined when there is no such repository */
async function findRepository(ecr, address) {
    try {
        const request = { repositoryNames: [address.name], registryId: address.registryId };
        const { repositories } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .DescribeRepositoriesCommand */ .pE_(request));
        return described(repositories?.[0], address);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read the ECR repository ${address.name}`);
    }
}
/** A repository of another account, whose policy need not let this one describe it to pull from it. */
function foreignRepository(address, registry, region) {
    const arn = (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .formatArn */ .bH)({
        partition: (0,_domain_region_js__WEBPACK_IMPORTED_MODULE_3__/* .partitionOf */ .i)(region).id,
        service: 'ecr',
        region,
        account: address.registryId,
        resource: `repository/${address.name}`,
    });
    return { ...address, registry, arn, immutable: () => false };
}
/**
 * Creates a repository that is scanned on push and that Lambda may pull from. When another run was faster, its
 * repository is used.
 */
async function createRepository(ecr, name) {
    try {
        const request = { repositoryName: name, imageScanningConfiguration: { scanOnPush: true } };
        const { repository } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .CreateRepositoryCommand */ .WTe(request));
        const created = described(repository, { name });
        const policyText = JSON.stringify({ Version: '2012-10-17', Statement: (0,_domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .pullStatements */ .wf)() });
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .SetRepositoryPolicyCommand */ .IOA({ repositoryName: name, policyText }));
        return created;
    }
    catch (error) {
        const existing = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'RepositoryAlreadyExistsException') && (await findRepository(ecr, { name }));
        if (existing)
            return existing;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not create the ECR repository ${name}`);
    }
}
function described(repository, address) {
    const { repositoryUri: uri, repositoryArn: arn } = repository ?? {};
    if (!uri || !arn)
        throw new Error(`ECR gave no URI and ARN of the repository ${address.name}`);
    return { ...address, registry: uri.slice(0, uri.indexOf('/')), arn, immutable: (tag) => isImmutable(repository, tag) };
}
// ECR user guide, "Preventing image tags from being overwritten": filters name the tags that are exceptions.
function isImmutable(repository, tag) {
    const filters = repository?.imageTagMutabilityExclusionFilters ?? [];
    const excluded = filters.some(({ filter = '' }) => wildcard(filter).test(tag));
    switch (repository?.imageTagMutability) {
        case 'IMMUTABLE':
            return true;
        case 'IMMUTABLE_WITH_EXCLUSION':
            return !excluded;
        case 'MUTABLE_WITH_EXCLUSION':
            return excluded;
        default:
            return false;
    }
}
function wildcard(filter) {
    const literals = filter.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literals.join('.*')}$`);
}


/***/ }),

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   be: () => (/* binding */ taggedImages),
/* harmony export */   go: () => (/* binding */ putTag),
/* harmony export */   rK: () => (/* binding */ imageTags)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(901);



/**
 * Lists the tags of an image.
 *
 * @param digest `sha256:…`
 * @returns none when it was deleted
 * @throws Problem when ECR refuses the call
 */
async function imageTags(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageTags ?? [];
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read the tags of ${name}@${digest} in ECR`);
    }
}
/**
 * Lists all tags of a repository.
 *
 * @returns none when there is no such repository
 * @throws Problem when ECR refuses the call
 */
async function taggedImages(client, { name, registryId }) {
    const found = [];
    try {
        const request = { repositoryName: name, registryId, filter: { tagStatus: 'TAGGED' } };
        for await (const { imageIds = [] } of (0,_aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .paginateListImages */ ._Pg)({ client, pageSize: 1000 }, request)) {
            found.push(...imageIds.map(({ imageTag: tag = '', imageDigest: digest = '' }) => ({ tag, digest })));
        }
        return found;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not list the images of the ECR repository ${name}`);
    }
}
/**
 * Gives an image that is there a tag. A tag that is on another image moves, where the repository lets it.
 *
 * @returns whether the image has the tag now; it has not when ECR says that the tag exists and can't be moved
 * @throws Problem when ECR refuses for another reason
 */
async function putTag(ecr, address, image, tag) {
    try {
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .PutImageCommand */ .SUU({
            repositoryName: address.name,
            registryId: address.registryId,
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
            imageDigest: image.digest,
            imageTag: tag,
        }));
        return true;
    }
    catch (error) {
        // This very image has the tag already.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return true;
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageTagAlreadyExistsException'))
            return false;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not add the tag ${tag} in ECR repository ${address.name}`);
    }
}


/***/ }),

/***/ 9812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _image_size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9273);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2420);




// Lambda API reference, "FunctionConfiguration": StateReasonCode and LastUpdateStatusReasonCode.
const remedies = new Map(Object.entries({
    ImageDeleted: 'The image was deleted from ECR: push it again, and let no lifecycle rule delete images that versions use.',
    ImageAccessDenied: 'Let lambda.amazonaws.com pull in the repository policy (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and use ' +
        'a KMS key that it may use.',
    KMSKeyAccessDenied: 'Let the function use the KMS key of its environment or its image.',
    InsufficientRolePermissions: "Add what is missing to the function's execution role.",
    InvalidConfiguration: "Correct the function's configuration.",
    EniLimitExceeded: 'Raise the quota of network interfaces, or delete unused ones.',
    SubnetOutOfIPAddresses: "Give the function's subnets free addresses, or more subnets.",
    InvalidSubnet: "Correct the function's subnets.",
    InvalidSecurityGroup: "Correct the function's security groups.",
    InternalError: 'Lambda failed by itself: run the job again.',
}));
const imageRemedies = [
    [/SizeLimitExceeded/, (image) => (0,_image_size_js__WEBPACK_IMPORTED_MODULE_3__/* .shrink */ .Qr)(image?.layers ?? [], 'compressed')],
    [/UnsupportedImageLayerDetected/, () => 'Build the image again with buildx and gzip layers.'],
];
/**
 * Makes an error from a reason that Lambda gives: its own words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param image what it is made of, where it is known
 */
function failure(doing, reason, image) {
    const { code, text } = reason;
    const remedy = imageRemedies.find(([pattern]) => pattern.test(text))?.[1](image) ??
        remedies.get(code) ??
        (code.startsWith('FunctionError')
            ? "Run the image locally and correct what its start reports; the function's log has it too."
            : 'Correct the image or the function, then deploy again.');
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${doing}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)((0,_function_js__WEBPACK_IMPORTED_MODULE_2__/* .describeReason */ .Gk)(reason))}`, remedy });
}


/***/ }),

/***/ 2420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   HF: () => (/* binding */ getVersion),
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   N9: () => (/* binding */ getFunction),
/* harmony export */   VU: () => (/* binding */ versionOfLatest),
/* harmony export */   sb: () => (/* binding */ defaultConfig),
/* harmony export */   y0: () => (/* binding */ publishedVersions),
/* harmony export */   yO: () => (/* binding */ listVersions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(901);
/* harmony import */ var _domain_present_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7486);




/** Lambda's defaults for a new function (Lambda API reference, "CreateFunction"). */
const defaultConfig = {
    MemorySize: 128,
    Timeout: 3,
    EphemeralStorage: { Size: 512 },
};
/**
 * Asks Lambda for a function or one of its versions. GetFunction is used rather than GetFunctionConfiguration: its
 * quota of 100 requests a second is not shared with the rest of the control plane (Lambda quotas, "API requests").
 *
 * @param qualifier a version; $LATEST when absent
 * @returns undefined when there is none
 * @throws what the SDK threw for everything else, so that callers can tell a transient error from a denial
 */
async function getFunction(lambda, name, qualifier) {
    try {
        const request = { FunctionName: name, ...(qualifier !== undefined && { Qualifier: qualifier }) };
        const { Configuration: found = {}, Code: code = {}, Tags: tags = {}, TagsError: tagsError, } = await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .GetFunctionCommand */ .YF5(request));
        const image = found.PackageType === 'Image';
        // Lambda can't resolve an image that was deleted; the image URI of the request still names its repository.
        const imageUri = code.ResolvedImageUri ?? code.ImageUri;
        return {
            arn: found.FunctionArn ?? '',
            packageType: image ? 'Image' : 'Zip',
            architecture: found.Architectures?.[0] ?? 'x86_64',
            ...(image && found.CodeSha256 && { digest: `sha256:${found.CodeSha256}` }),
            ...(image && imageUri && { imageUri }),
            // A version that was published a moment ago has been seen without a status of its own.
            state: found.State ?? 'Active',
            stateReason: { code: found.StateReasonCode ?? '', text: found.StateReason ?? '' },
            lastUpdateStatus: found.LastUpdateStatus ?? 'Successful',
            version: found.Version ?? '$LATEST',
            revisionId: found.RevisionId ?? '',
            config: readConfig(found),
            ...(found.Environment?.Error && {
                environmentError: found.Environment.Error.Message ?? found.Environment.Error.ErrorCode ?? 'no reason given',
            }),
            tags,
            ...(tagsError && { tagsHidden: true }),
            lastUpdateReason: { code: found.LastUpdateStatusReasonCode ?? '', text: found.LastUpdateStatusReason ?? '' },
        };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
            return undefined;
        throw error;
    }
}
/** The same, for callers that need not tell errors apart. @throws Problem when Lambda refuses the call */
async function getVersion(lambda, name, qualifier) {
    try {
        return await getFunction(lambda, name, qualifier);
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not read ${name}:${qualifier}`);
    }
}
function readConfig(found) {
    const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack } = found.VpcConfig ?? {};
    return (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({
        Role: found.Role,
        Description: found.Description,
        Timeout: found.Timeout,
        MemorySize: found.MemorySize,
        EphemeralStorage: found.EphemeralStorage?.Size === undefined ? undefined : { Size: found.EphemeralStorage.Size },
        Environment: found.Environment?.Error ? undefined : { Variables: found.Environment?.Variables ?? {} },
        ImageConfig: (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({ ...found.ImageConfigResponse?.ImageConfig }),
        SnapStart: { ApplyOn: found.SnapStart?.ApplyOn ?? 'None' },
        VpcConfig: (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({ SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack }),
        DeadLetterConfig: { TargetArn: found.DeadLetterConfig?.TargetArn ?? '' },
        KMSKeyArn: found.KMSKeyArn,
        TracingConfig: { Mode: found.TracingConfig?.Mode ?? 'PassThrough' },
        FileSystemConfigs: found.FileSystemConfigs?.map(({ Arn = '', LocalMountPath = '' }) => ({ Arn, LocalMountPath })),
        LoggingConfig: (0,_domain_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)({ ...found.LoggingConfig }),
    });
}
/** A reason in Lambda's own words, for example `ImageDeleted: The image is gone.` */
function describeReason({ code, text }) {
    return [code, text].filter((part) => part !== '').join(': ') || 'no reason given';
}
/** Whether Lambda takes an update now: the function is neither being created nor being updated. */
function isSettled({ state, lastUpdateStatus }) {
    return state !== 'Pending' && lastUpdateStatus !== 'InProgress';
}
/** The numbers of the published versions, oldest first; none when there is no such function. */
async function publishedVersions(lambda, name) {
    return (await listVersions(lambda, name)).map(({ version }) => version);
}
/**
 * The version that has what $LATEST has: the newest with its image, else the newest of all. A version that was rejected
 * is newer than what serves.
 */
function versionOfLatest(published, digest) {
    return (published.findLast((one) => one.digest === digest) ?? published.at(-1))?.version;
}
/** Lists the published versions, oldest first; none when there is no such function. */
async function listVersions(lambda, name) {
    const found = [];
    try {
        // Versions come oldest first, fifty a page.
        for await (const { Versions = [] } of (0,_aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_2__/* .paginateListVersionsByFunction */ .CE5)({ client: lambda }, { FunctionName: name })) {
            found.push(...Versions.map(({ Version = '', CodeSha256 = '' }) => ({ version: Version, digest: `sha256:${CodeSha256}` })));
        }
        // $LATEST, and $LATEST.PUBLISHED of a function with a capacity provider, have no number.
        return found.filter(({ version }) => /^\d+$/.test(version));
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not list the versions of ${name}`);
    }
}


/***/ }),

/***/ 4809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ waitUntilSettled),
/* harmony export */   EX: () => (/* binding */ waitForLatest),
/* harmony export */   PF: () => (/* binding */ waitForVersion),
/* harmony export */   uB: () => (/* binding */ waitUntilOver)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(901);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9812);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2420);








/**
 * Milliseconds from one answer to the next question. Ready is noticed half of that late on average, however long it
 * took; the SDK's waiters back off to two minutes.
 */
const interval = 400;
/** Milliseconds, on average, until a call is repeated that was throttled or that the service failed. */
const pause = 1000;
/**
 * Waits until a published version can be invoked.
 *
 * @returns the version as Lambda last told it
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
async function waitForVersion(wait, version) {
    const what = `version ${version} of ${wait.functionName}`;
    const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending');
    // An Inactive version is ready too: its first invocation wakes it.
    if (ready.state === 'Active' || ready.state === 'Inactive')
        return ready;
    const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V)(`Lambda could not make ${what} ready${instead}`, ready.stateReason, wait.image);
}
/**
 * Waits until the update of $LATEST has ended. The result of an update that another run started in the meantime is that
 * run's concern.
 *
 * @param digest what this run deployed
 * @throws Problem when the update fails, when Lambda refuses the call, or at the deadline
 */
async function waitForLatest(wait, digest) {
    const what = `$LATEST of ${wait.functionName}`;
    const isOver = (latest) => latest.digest !== digest || (0,_function_js__WEBPACK_IMPORTED_MODULE_7__/* .isSettled */ .Is)(latest);
    const ready = await pollFunction(wait, what, undefined, isOver);
    if (ready.digest !== digest)
        return ready;
    if (ready.lastUpdateStatus === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V)(`Lambda could not update ${what}`, ready.lastUpdateReason, wait.image);
    if (ready.state === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .failure */ .V)(`Lambda could not make ${what} ready`, ready.stateReason, wait.image);
    return ready;
}
/** Waits until the update in progress is over, however it ends. */
function waitUntilOver(wait) {
    return pollFunction(wait, `the update in progress of ${wait.functionName}`, undefined, _function_js__WEBPACK_IMPORTED_MODULE_7__/* .isSettled */ .Is);
}
/** Waits until Lambda takes an update, also when another run or a person started the one in progress. */
async function waitUntilSettled(wait) {
    await waitUntilOver(wait);
    // Two runs that waited for the same update must not collide again.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(250 + Math.random() * 250, undefined, { signal: wait.signal });
}
function pollFunction(wait, what, qualifier, isOver) {
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .w)({
        ask: () => ask(wait, what, qualifier),
        until: (found) => found !== undefined && isOver(found),
        // Runs that were throttled at the same time must not retry at the same time.
        interval: (found) => (found ? interval : pause * (0.5 + Math.random())),
        deadline: { at: wait.deadline, error: (found) => tooLong(wait, what, found) },
        signal: wait.signal,
    });
}
async function ask(wait, what, qualifier) {
    try {
        const found = await (0,_function_js__WEBPACK_IMPORTED_MODULE_7__/* .getFunction */ .N9)(wait.lambda, wait.functionName, qualifier);
        if (found)
            return found;
    }
    catch (error) {
        // A throttle or a failing service passes; a denial does not.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read ${what}`);
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `${what} was deleted during the deploy.`,
        remedy: 'Find out in CloudTrail what deleted it, then run the job again.',
    });
}
function tooLong(wait, what, found) {
    const seen = found
        ? `state ${found.state}, last update ${found.lastUpdateStatus}${found.stateReason.text && `, ${found.stateReason.text}`}`
        : 'Lambda answered only errors';
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(wait.timeout)} for ${what}, and it is not ready yet (${seen}).`,
        remedy: 'Set a longer wait-timeout.',
    });
}


/***/ }),

/***/ 7408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ signIn)
/* harmony export */ });
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4497);

/**
 * Signs in for every region of a run, as a step of it.
 *
 * @param credentials of the caller, when it has signed in already
 * @throws Problem when a region's sign-in is refused
 */
async function signIn(plan, tools, credentials = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialsIn */ .W)(plan.plans, tools)) {
    await tools.steps.step(titleOf(plan), () => Promise.all(plan.regions.map((region) => credentials(region)())));
    return credentials;
}
function titleOf({ plans }) {
    const roles = [...plans.values()].map(({ signIn }) => (signIn.kind === 'ambient' ? undefined : signIn.roles.at(-1)));
    const [role, ...others] = new Set(roles);
    if (role === undefined)
        return "Sign in to AWS with the environment's credentials";
    return others.length === 0 ? `Sign in to AWS as ${role}` : `Sign in to AWS as ${role} and ${others.length} more`;
}


/***/ })

};
