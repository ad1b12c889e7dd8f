export const id = 7803;
export const ids = [7803,307,4893];
export const modules = {

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ download)
/* harmony export */ });
/* harmony import */ var _broken_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2481);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1168);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);




/** How often a download is tried at most, and milliseconds from one try to the next. */
const [attempts, pause] = [4, 300];
/**
 * Downloads what has a digest. Where the connection breaks, the rest is asked for.
 *
 * @returns the bytes as they come, which end only where all of them have the digest
 * @throws Problem when they have another one; what `get` throws; `refused`; the error of a connection that breaks again and again
 */
async function* download({ digest, from, ...request }) {
    const { content, result } = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digesting */ .hZ)((0,_poll_js__WEBPACK_IMPORTED_MODULE_2__/* .resume */ .U)({
        read: (first) => bytesFrom(first, request),
        again: (error, attempt) => attempt < attempts && (0,_broken_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .isBrokenConnection */ .u)(error),
        interval: pause,
    }));
    yield* content;
    const { digest: found } = result();
    if (found === digest)
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `${from} has ${digest}, and what arrived has the digest ${found}: a proxy or a firewall on the way probably changed it.`,
        remedy: 'Run the job again. If it happens again, have the proxy or firewall leave such downloads alone.',
    });
}
/** RFC 9110, "Range Requests": a server may send all of it all the same, and answers 416 where nothing is left. */
async function* bytesFrom(first, { get, refused }) {
    const { message } = await get(first === 0 ? {} : { range: `bytes=${first}-` });
    const { statusCode: status = 0 } = message;
    if (status !== 200 && status !== 206) {
        // What it says beside the status is not needed.
        message.destroy();
        if (status === 416 && first > 0)
            return;
        throw refused(status);
    }
    let position = status === 206 ? first : 0;
    for await (const chunk of message) {
        const rest = chunk.subarray(Math.max(0, first - position));
        position += chunk.length;
        if (rest.length > 0)
            yield rest;
    }
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
/** Whether two images are builds for the same functions from one commit, as far as their labels tell. */
function isSameOrigin(one, other) {
    return one.functionName !== undefined && members.every((member) => one[member] === other[member]);
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

/***/ 4055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ restoreImage),
/* harmony export */   n: () => (/* binding */ archivedDigest)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8249);

/**
 * Looks whether an image that ECR does not give is archived: it is kept, and can't be pulled (ECR user guide, "Archiving
 * an image").
 *
 * @returns its digest; undefined when there is none, and when the role may not look
 */
async function archivedDigest(ecr, { name, registryId }, imageId) {
    // ECR shows active images alone, unless it is asked for others.
    const filter = { imageStatus: 'ANY' };
    const request = { repositoryName: name, registryId, imageIds: [imageId], filter };
    const { imageDetails = [] } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__/* .DescribeImagesCommand */ .ji5(request)).catch(() => ({ imageDetails: [] }));
    return imageDetails.find(({ imageStatus }) => imageStatus === 'ARCHIVED' || imageStatus === 'ACTIVATING')?.imageDigest;
}
/** What to do about an archived image. */
function restoreImage({ name, registryId }, region, digest) {
    const registry = registryId === undefined ? '' : ` --registry-id ${registryId}`;
    return (`Restore it with 'aws ecr update-image-storage-class --region ${region}${registry} --repository-name ${name} ` +
        `--image-id imageDigest=${digest} --target-storage-class STANDARD', and run the job again once its status is ACTIVE. ` +
        'Let no lifecycle rule archive images that versions use.');
}


/***/ }),

/***/ 5061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ downloadLayer)
/* harmony export */ });
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4942);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
/* harmony import */ var _domain_download_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6421);



/**
 * Downloads a layer, or a config (ECR API reference, "GetDownloadUrlForLayer").
 *
 * @returns its bytes as they come, which end only where all of them have the digest
 * @throws when ECR does not give it
 */
async function* downloadLayer(ecr, { name, registryId }, layerDigest) {
    const request = { repositoryName: name, registryId, layerDigest };
    const { downloadUrl = '' } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .GetDownloadUrlForLayerCommand */ .pKL(request));
    const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_0__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
    yield* (0,_domain_download_js__WEBPACK_IMPORTED_MODULE_1__/* .download */ .R)({
        digest: layerDigest,
        from: `The ECR repository ${name}`,
        get: (headers) => http.get(downloadUrl, headers),
        refused: (status) => new Error(`its download was answered with status ${status}`),
    });
}


/***/ }),

/***/ 307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configOf: () => (/* binding */ configOf),
/* harmony export */   downloadConfig: () => (/* binding */ downloadConfig),
/* harmony export */   findImage: () => (/* binding */ findImage),
/* harmony export */   findTagged: () => (/* binding */ findTagged),
/* harmony export */   imageSize: () => (/* binding */ imageSize),
/* harmony export */   originOf: () => (/* binding */ originOf),
/* harmony export */   readImageConfig: () => (/* binding */ readImageConfig)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8321);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3213);
/* harmony import */ var _domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1014);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6282);
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5587);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9941);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4055);
/* harmony import */ var _download_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5061);












/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image, or when it is archived
 * @throws Problem when ECR refuses the call, or the manifest does not have the digest that ECR reports
 */
async function findImage(ecr, address, imageId) {
    const { name, registryId } = address;
    const acceptedMediaTypes = [..._image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .imageMediaTypes */ .df, ..._image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .indexMediaTypes */ .U8];
    const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes };
    const wanted = imageId.imageDigest ?? imageId.imageTag;
    try {
        const { images, failures } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_10__/* .BatchGetImageCommand */ .P8n(request));
        const image = images?.[0];
        if (image?.imageManifest === undefined) {
            const failure = failures?.[0];
            // ECR does not document as what it takes an archived image here.
            const known = failure?.failureCode === 'ImageNotFound' || (await (0,_archive_js__WEBPACK_IMPORTED_MODULE_11__/* .archivedDigest */ .n)(ecr, address, imageId));
            return known ? undefined : missing(failure, `${name} ${wanted}`);
        }
        const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(image.imageManifest);
        if (image.imageId?.imageDigest !== digest) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF({
                what: `ECR says that ${name} ${wanted} is ${image.imageId?.imageDigest}, but its manifest has the digest ${digest}.`,
                remedy: 'Push the image again.',
            });
        }
        // The member may be absent; a manifest may tell its type itself.
        const mediaType = image.imageManifestMediaType ?? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(image.imageManifest)).mediaType);
        return { digest, manifest: image.imageManifest, mediaType };
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
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF && (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error.cause, 'RepositoryNotFoundException'))
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
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_10__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageSizeInBytes;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the size of ${name}@${digest} in ECR`);
    }
}
/** Reads an image's config. @throws Problem when ECR does not give it */
async function readImageConfig(ecr, address, configDigest) {
    return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .readConfig */ .Xg)(await downloadConfig(ecr, address, configDigest));
}
/** Reads what an image's labels say of where it comes from; nothing of an index. */
async function originOf(ecr, address, image) {
    const config = await configOf(ecr, address, image);
    return config ? (0,_domain_image_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .readOrigin */ .P2)(config.labels) : {};
}
/** Reads an image's config; an index has none. @throws Problem when ECR does not give it */
async function configOf(ecr, address, { manifest: text, mediaType }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .readManifest */ .WI)(text, mediaType);
    return manifest.kind === 'index' ? undefined : readImageConfig(ecr, address, manifest.configDigest);
}
/** Downloads an image's config, as JSON. @throws Problem when ECR does not give it */
async function downloadConfig(ecr, address, configDigest) {
    const what = `the config of the image in ECR repository ${address.name}`;
    try {
        return await (0,_domain_waits_js__WEBPACK_IMPORTED_MODULE_7__/* .awaiting */ .Vp)({ what }, () => (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)((0,_download_js__WEBPACK_IMPORTED_MODULE_9__/* .downloadLayer */ .q)(ecr, address, configDigest)));
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read ${what}`);
    }
}
function missing(failure, image) {
    if (failure === undefined)
        return undefined;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF({
        what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
        remedy: 'Check the repository in the console.',
    });
}


/***/ }),

/***/ 4893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addressOf: () => (/* binding */ addressOf),
/* harmony export */   createRepository: () => (/* binding */ createRepository),
/* harmony export */   ecrLogin: () => (/* binding */ ecrLogin),
/* harmony export */   findRepository: () => (/* binding */ findRepository),
/* harmony export */   foreignRepository: () => (/* binding */ foreignRepository),
/* harmony export */   pendingRepository: () => (/* binding */ pendingRepository),
/* harmony export */   wildcard: () => (/* binding */ wildcard)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
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
    return { ...address, registry, arn: arnOf(address, region), immutable: () => false };
}
/** A repository that ECR creates on the first push, as a template of the registry says. */
function pendingRepository(name, registry, region, template) {
    const registryId = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEcrRegistry */ .d_)(registry)?.account ?? '';
    const immutable = (tag) => isImmutable(template, tag);
    return { name, registry, arn: arnOf({ name, registryId }, region), immutable, pending: true };
}
function arnOf({ name, registryId: account }, region) {
    return (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .formatArn */ .bH)({
        partition: (0,_domain_region_js__WEBPACK_IMPORTED_MODULE_3__/* .partitionOf */ .i)(region).id,
        service: 'ecr',
        region,
        account,
        resource: `repository/${name}`,
    });
}
/**
 * Creates a repository that is scanned on push and that Lambda may pull from. When another run was faster, its
 * repository is used.
 *
 * @param account of the functions that run its images
 */
async function createRepository(ecr, name, account) {
    try {
        const request = { repositoryName: name, imageScanningConfiguration: { scanOnPush: true } };
        const { repository } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_4__/* .CreateRepositoryCommand */ .WTe(request));
        const created = described(repository, { name });
        const policyText = JSON.stringify({ Version: '2012-10-17', Statement: (0,_domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .pullStatements */ .wf)(created.arn, account) });
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
/** A filter of ECR's, in which `*` stands for any characters. */
function wildcard(filter) {
    const literals = filter.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literals.join('.*')}$`);
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
/** Reads the config of an image (OCI Image Specification, "Image Configuration"). @throws Problem when it is no JSON */
function readConfig(text) {
    const image = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'The config of an image'));
    const { Entrypoint: entryPoint, Cmd: command, Labels: labels, Env: environment } = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(image.config);
    return {
        os: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(image.os),
        architecture: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(image.architecture),
        entryPoint: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(entryPoint).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1),
        command: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(command).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1),
        labels: Object.fromEntries(Object.entries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(labels)).map(([name, value]) => [name, (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(value)])),
        environment: Object.fromEntries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(environment).map((each) => {
            const [name = '', ...value] = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(each).split('=');
            return [name, value.join('=')];
        })),
        history: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)(image.history).map((each) => ({
            createdBy: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(each).created_by),
            emptyLayer: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)(each).empty_layer === true,
        })),
    };
}
/** Reads the digests of an image's layers, uncompressed and in order, from its config. @throws Problem when it is no JSON */
function readDiffIds(text) {
    return (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asList */ .DD)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asRecord */ .qY)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAnswer */ .Wp)(text, 'The config of an image')).rootfs).diff_ids).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1);
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


/***/ }),

/***/ 5573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l_: () => (/* binding */ presentResult),
/* harmony export */   q8: () => (/* binding */ unknownResult),
/* harmony export */   v_: () => (/* binding */ imageResult)
/* harmony export */ });
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3213);
/* harmony import */ var _domain_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2766);
/* harmony import */ var _lambda_function_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2614);



/** What a region without a function has: nothing but the image, once it is there. */
function imageResult({ image, imageTags = [], brought = false, imageUri = '', ...target }) {
    return {
        ...nothing(target),
        digest: image?.digest ?? '',
        imageUri,
        imageTags: [...imageTags],
        changed: brought,
    };
}
function nothing(place) {
    return {
        ...(0,_domain_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(place),
        digest: '',
        version: '',
        imageUri: '',
        imageTags: [],
        functionArn: '',
        versionArn: '',
        aliasArn: '',
        codeSha256: '',
        previousVersion: '',
        previousDigest: '',
        changed: false,
        functionUrl: '',
        configured: [],
        verified: [],
        pruned: [],
    };
}
/** What a place had before, and nothing of what it has now, which could not be read. @param alias the input alias */
function unknownResult(before, alias) {
    return {
        ...before,
        ...{ digest: '', version: '', imageUri: '', versionArn: '', codeSha256: '', unknown: true },
        ...(alias !== undefined && { alias: { name: alias, version: '', weights: {} } }),
    };
}
function watchedBy({ inputs, config }) {
    return {
        logGroup: config.LoggingConfig?.LogGroup ?? `/aws/lambda/${inputs.functionName.name}`,
        alarms: inputs.release.rollbackAlarms,
        memory: config.MemorySize ?? _lambda_function_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultConfig */ .sb.MemorySize,
    };
}
/** What a region has before the release: what the alias is on, without one what $LATEST has. */
function presentResult({ present, newestVersion = '', alias, ...target }) {
    const version = alias?.version ?? newestVersion;
    const serving = alias ?? present;
    const digest = serving?.digest ?? '';
    return {
        ...nothing(target),
        digest,
        version,
        imageUri: serving?.imageUri ?? '',
        functionArn: present?.arn ?? '',
        ...(present?.digest !== undefined && { latestDigest: present.digest, previousLatestDigest: present.digest }),
        watched: watchedBy(target),
        versionArn: present && version !== '' ? `${present.arn}:${version}` : '',
        aliasArn: alias?.arn ?? '',
        codeSha256: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestHex */ .sU)(digest),
        previousVersion: version,
        previousDigest: digest,
        ...(alias && { alias }),
    };
}


/***/ }),

/***/ 184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollBack: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: ./build/aws/clients.js
var aws_clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/place.js
var place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/session/cancellation.js
var cancellation = __webpack_require__(9704);
// EXTERNAL MODULE: ./build/session/sign-in.js
var sign_in = __webpack_require__(7408);
// EXTERNAL MODULE: ./build/traffic/alias.js
var traffic_alias = __webpack_require__(118);
// EXTERNAL MODULE: ./build/traffic/codedeploy-deployment.js
var codedeploy_deployment = __webpack_require__(2952);
// EXTERNAL MODULE: ./build/traffic/history.js + 1 modules
var traffic_history = __webpack_require__(7687);
// EXTERNAL MODULE: ./build/traffic/provisioned.js
var traffic_provisioned = __webpack_require__(5728);
// EXTERNAL MODULE: ./build/traffic/revert.js
var revert = __webpack_require__(1958);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/side-by-side.js
var side_by_side = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/ecr/archive.js
var archive = __webpack_require__(4055);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/ecr/repository.js
var repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/lambda/failure.js + 2 modules
var failure = __webpack_require__(5329);
// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
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
    const [alias, now, deployment] = await (0,side_by_side/* sideBySide */.Q)([
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
/**
 * The newest version of the alias' history that is still there. Without a record none is chosen: a version that was published
 * before may be one that was rejected, and never served.
 */
async function choose({ lambda, region }, name, alias, log) {
    for (const version of (0,traffic_history/* historyOf */.om)(alias.description).filter((one) => one !== alias.version)) {
        const found = await (0,lambda_function/* getVersion */.HF)(lambda, name, version);
        if (found && !isDeactivated(found))
            return found;
        const now = found ? `is ${found.state}` : 'was deleted';
        log(`${alias.name} in ${region} had version ${version} before, but that version ${now}.`);
    }
    const published = await (0,lambda_function/* publishedVersions */.y0)(lambda, name);
    const older = published.filter((one) => alias.version === '$LATEST' || Number(one) < Number(alias.version));
    const where = `${alias.name} is on version ${alias.version} of ${name} in ${region}, and`;
    throw new problem/* Problem */.AF(older.length === 0
        ? { what: `${where} there is no version before that.`, remedy: 'Set rollback-to to the version.' }
        : {
            what: `${where} its description has no version that it had before. One that was only published may have been rejected.`,
            remedy: `Set rollback-to to the version that served before: there ${listed(older)}.`,
        });
}
/** Whether it was taken out of service, as versions on managed instances can be, or is about to be. */
function isDeactivated({ state }) {
    return state === 'Deactivated' || state === 'Deactivating';
}
/** How many versions an error lists. */
const most = 5;
/** The newest of them, as the end of a sentence. */
function listed(versions) {
    const newest = versions.slice(-most).reverse();
    const more = versions.length > newest.length ? ' and older ones' : '';
    return newest.length === 1 && more === '' ? `is ${newest[0]}` : `are ${newest.join(', ')}${more}`;
}
/** A version whose image was deleted may still answer for a while, and then never again. */
async function requireImage({ ecr, region }, name, to) {
    if (isDeactivated(to)) {
        throw (0,failure/* stateFailure */.A$)(`Version ${to.version} of ${name} in ${region} is ${to.state}, and takes no invocations`, to);
    }
    if (to.state === 'Failed') {
        throw new problem/* Problem */.AF({
            what: `Version ${to.version} of ${name} in ${region} is Failed (${(0,lambda_function/* describeReason */.Gk)(to.stateReason)}).`,
            remedy: 'Set rollback-to to another version, or deploy again.',
        });
    }
    if (to.imageUri === undefined || to.digest === undefined)
        return;
    const address = (0,repository.addressOf)((0,image_reference/* parseImageReference */.o_)(to.imageUri, 'The version'));
    const imageId = { imageDigest: to.digest };
    if (await (0,ecr_images.findImage)(ecr, address, imageId))
        return;
    const which = `The image of version ${to.version} of ${name} in ${region}, ${to.digest},`;
    if ((await (0,archive/* archivedDigest */.n)(ecr, address, imageId)) !== undefined) {
        throw new problem/* Problem */.AF({
            what: `${which} is archived in ${address.name}.`,
            remedy: (0,archive/* restoreImage */.e)(address, region, to.digest),
        });
    }
    throw new problem/* Problem */.AF({
        what: `${which} was deleted from ${address.name}.`,
        remedy: 'Set rollback-to to another version, or deploy again.',
    });
}

// EXTERNAL MODULE: ./build/domain/arn.js
var arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/digest.js
var digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/release/result.js
var result = __webpack_require__(5573);
;// CONCATENATED MODULE: ./build/rollback/result.js






/** What an alias has after a rollback that failed: it may have moved all the same. */
async function inspectAgain(target, { lambda }) {
    const { inputs, alias: before, to, now } = target;
    const present = presentResult(target);
    try {
        const alias = await (0,traffic_alias/* getAlias */.bd)(lambda, inputs.functionName.name, before.name);
        if (alias === undefined)
            throw gone(inputs.functionName.name, before.name);
        if ((0,traffic_alias/* matchesRoute */.Fb)(alias, before))
            return present;
        const has = [to, now].find((one) => one?.version === alias.version) ?? { version: alias.version };
        return { ...rollbackResult({ ...target, to: has }, alias), changed: true };
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        return (0,result/* unknownResult */.q8)(present, before.name);
    }
}
/** What an alias has before the rollback. */
function presentResult(target) {
    return rollbackResult({ ...target, to: target.now ?? target.to }, target.alias);
}
/** What an alias has after the rollback. @param alias as it is in the end */
function rollbackResult(target, alias) {
    const { alias: before, to, now } = target;
    const functionArn = (0,arn/* parseFunctionArn */.x$)(alias.arn)?.unqualified ?? '';
    return {
        ...(0,place/* placeOf */.$t)(target),
        digest: to.digest ?? '',
        version: to.version,
        imageUri: to.imageUri ?? '',
        imageTags: [],
        functionArn,
        versionArn: `${functionArn}:${to.version}`,
        aliasArn: alias.arn,
        codeSha256: (0,digest/* digestHex */.sU)(to.digest ?? ''),
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
/** Says that the alias of a rollback is not there any more. */
function gone(functionName, alias) {
    return new problem/* Problem */.AF({
        what: `The alias ${alias} of ${functionName} was deleted.`,
        remedy: 'Find out in CloudTrail what deleted it.',
    });
}

;// CONCATENATED MODULE: ./build/rollback/rollback.js

















/**
 * Moves the alias back to the version that it had before, or to the one of the input rollback-to, in every region, for
 * every function. Builds nothing and changes no function. It ends the shift of another run; that run then ends with an error.
 *
 * @throws Problem with what is wrong and what to change
 */
async function rollBack(plan, tools) {
    const { steps, signal, log } = tools;
    const name = `${(0,plan_plan/* functionNames */.T6)(plan)}:${aliasNames(plan)}`;
    const credentials = await (0,sign_in/* signIn */.J)(plan, tools);
    const targets = await steps.step({ title: `Find the rollback target of ${name}`, label: 'Find the version' }, () => (0,each_place/* inEveryPlace */.ov)((0,plan_plan/* placesOf */.ek)(plan).map(({ place, inputs }) => ({ ...place, inputs })), async ({ region, functionName, inputs }) => ({
        ...(await findRollbackTarget(inputs, (0,aws_clients/* clientsFor */.U)(region, credentials(region), signal), log)),
        ...(functionName !== undefined && { functionName }),
    })));
    if (plan.inputs.dryRun) {
        const would = targets.map((target) => {
            const { region, inputs, alias, to } = target;
            const which = `${inputs.functionName.name}:${alias.name} in ${region}`;
            if (isThere(target))
                return `would leave ${which} on version ${to.version}, which it is on already`;
            return `would move ${which} from ${(0,traffic_alias/* describeRoute */.fx)(alias)} to version ${to.version}`;
        });
        for (const sentence of would)
            log(`Dry run: ${sentence}`);
        return { results: targets.map(presentResult), dryRunChanges: would };
    }
    for (const target of targets)
        tools.live.set((0,place/* placeName */.fW)(target), presentResult(target));
    const results = await steps.step({ title: `Roll ${name} back`, label: 'Roll back', section: 'Traffic' }, () => (0,each_place/* inEveryPlace */.ov)(targets, (target) => rollBackRegion(target, tools, credentials)));
    return { results, dryRunChanges: [] };
}
function aliasNames({ plans }) {
    return [...new Set((0,plan_plan/* placesOf */.ek)({ plans }).map(({ inputs }) => inputs.release.alias))].join(', ');
}
/** Rolls one region back, and records what it has in the end, also when that fails. */
async function rollBackRegion(target, tools, credentials) {
    try {
        const result = await moveBack(target, tools);
        tools.live.set((0,place/* placeName */.fW)(target), result);
        return result;
    }
    catch (error) {
        const clients = (0,aws_clients/* clientsFor */.U)(target.region, credentials(target.region), (0,cancellation/* cleanupSignal */.Z5)(tools.signal));
        tools.live.set((0,place/* placeName */.fW)(target), {
            ...(await inspectAgain(target, clients)),
            error: tools.conceal((0,domain_text/* messageWithoutDetails */.GB)(tools.signal.aborted ? tools.signal.reason : error)),
        });
        throw error;
    }
}
/** Whether the alias is on its version, and nothing shifts it. */
function isThere({ alias, to, deployment }) {
    return alias.version === to.version && (0,traffic_alias/* isUnweighted */.T6)(alias) && !deployment;
}
async function moveBack(target, { log, signal }) {
    const { inputs, clients, alias, to, region, deployment } = target;
    const { functionName, waitTimeout: timeout } = inputs;
    const name = `${functionName.name}:${alias.name} in ${region}`;
    if (isThere(target)) {
        log(`${name} is already on version ${to.version}`);
        return rollbackResult(target, alias);
    }
    if (!(0,traffic_alias/* isUnweighted */.T6)(alias))
        log(`${name} is on ${(0,traffic_alias/* describeRoute */.fx)(alias)}, in the middle of a shift: this rollback ends it`);
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
    return (0,poll/* retry */.L5)({
        what: `${functionName}:${alias.name} to move to version ${to.version}`,
        call: move,
        again: mayGoOn,
        interval: pause,
        deadline: { at: deadline, error: (last) => last },
        signal,
    });
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
