export const id = 9585;
export const ids = [9585,4893,3464];
export const modules = {

/***/ 1801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PQ: () => (/* binding */ putStatement),
/* harmony export */   ZR: () => (/* binding */ predicateTypes),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3213);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3464);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1644);







/** OCI Image Specification, "Guidelines for artifact usage". */
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const empty = { mediaType: 'application/vnd.oci.empty.v1+json', content: Buffer.from('{}') };
const statementType = 'application/vnd.in-toto+json';
/** As BuildKit marks the statements in an image (BuildKit, "Image attestation storage"). */
const predicateAnnotation = 'in-toto.io/predicate-type';
/**
 * Lists what refers to an image: signatures, attestations (ECR API reference, "ListImageReferrers").
 *
 * @param digest `sha256:…`
 * @returns none when the image was deleted, or where ECR can't be asked
 * @throws Problem when ECR refuses the call
 */
async function listReferrers(ecr, { name, registryId }, digest) {
    const found = [];
    const request = { repositoryName: name, registryId, subjectId: { imageDigest: digest } };
    try {
        for (let nextToken, more = true; more; more = nextToken !== undefined) {
            const answer = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_6__/* .ListImageReferrersCommand */ .hxf({ ...request, nextToken }));
            found.push(...(answer.referrers ?? []));
            nextToken = answer.nextToken;
        }
        return found;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException') || (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnknownOperation */ .ir)(error))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not list what refers to ${name}@${digest} in ECR`);
    }
}
/** The types of the predicates that an image has statements with. */
function predicateTypes(referrers) {
    return referrers
        .filter(({ artifactType }) => artifactType === statementType)
        .flatMap(({ annotations }) => annotations?.[predicateAnnotation] ?? []);
}
/**
 * Puts a statement beside an image, as an artifact that refers to it. The image keeps its manifest, and with it its
 * digest (OCI Image Specification, "Image Manifest", `subject`).
 *
 * @returns the artifact's digest, `sha256:…`
 * @throws Problem when ECR refuses
 */
async function putStatement(to, subject, { type, statement }) {
    const content = Buffer.from(statement);
    const blobs = [empty.content, content].map((bytes) => ({ bytes, digest: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) }));
    try {
        const missing = await (0,_upload_js__WEBPACK_IMPORTED_MODULE_5__/* .missingLayers */ .H)(to, blobs.map(({ digest }) => digest));
        for (const { bytes, digest } of blobs.filter((blob) => missing.includes(blob.digest))) {
            await (0,_upload_js__WEBPACK_IMPORTED_MODULE_5__/* .uploadLayer */ .r)(to, node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([bytes]), () => digest);
        }
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not upload an attestation to ${to.address.name} in ${to.region}`);
    }
    const manifest = JSON.stringify({
        schemaVersion: 2,
        mediaType: manifestType,
        artifactType: statementType,
        config: descriptor(empty.mediaType, empty.content),
        layers: [descriptor(statementType, content)],
        subject: {
            mediaType: subject.mediaType,
            digest: subject.digest,
            size: Buffer.byteLength(subject.manifest),
        },
        annotations: { [predicateAnnotation]: type },
    });
    const digest = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(manifest);
    await (0,_tags_js__WEBPACK_IMPORTED_MODULE_4__.putUntagged)(to.ecr, to.address, { digest, manifest, mediaType: manifestType });
    return digest;
}
function descriptor(mediaType, content) {
    return { mediaType, digest: (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(content), size: content.length };
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

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imageTags: () => (/* binding */ imageTags),
/* harmony export */   putTag: () => (/* binding */ putTag),
/* harmony export */   putUntagged: () => (/* binding */ putUntagged),
/* harmony export */   taggedImages: () => (/* binding */ taggedImages)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);



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
 * Puts an image into ECR that has all parts of it there, without a tag (ECR API reference, "PutImage").
 *
 * @throws Problem when ECR refuses
 */
async function putUntagged(ecr, address, image) {
    try {
        await put(ecr, address, image);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not put ${image.digest} into ECR repository ${address.name}`);
    }
}
/**
 * Gives an image that is there a tag. A tag that is on another image moves, where the repository lets it.
 *
 * @returns `there` when the image had the tag already, `taken` when another one has it and it can't be moved
 * @throws Problem when ECR refuses for another reason
 */
async function putTag(ecr, address, image, tag) {
    try {
        await put(ecr, address, image, tag);
        return 'given';
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return 'there';
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ImageTagAlreadyExistsException'))
            return 'taken';
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, `Could not add the tag ${tag} in ECR repository ${address.name}`);
    }
}
function put(ecr, { name, registryId }, image, tag) {
    return ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .PutImageCommand */ .SUU({
        repositoryName: name,
        registryId,
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageDigest: image.digest,
        imageTag: tag,
    }));
}


/***/ }),

/***/ 1644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ missingLayers),
/* harmony export */   r: () => (/* binding */ uploadLayer)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _domain_waits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5587);
/* harmony import */ var _image_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3201);




/** What the API takes at a time (ECR API reference, "BatchCheckLayerAvailability"). */
const digestsAtOnce = 100;
/** The digests that a repository has no layer of. */
async function missingLayers({ ecr, address }, digests) {
    const there = new Set();
    for (let start = 0; start < digests.length; start += digestsAtOnce) {
        const layerDigests = digests.slice(start, start + digestsAtOnce);
        const { layers = [] } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .BatchCheckLayerAvailabilityCommand */ .YmI({ ...named(address), layerDigests }));
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
async function uploadLayer({ ecr, address, region }, content, digest) {
    const repository = named(address);
    const { uploadId = '', partSize = 10_485_760 } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .InitiateLayerUploadCommand */ .Do9(repository));
    let first = 0;
    await (0,_domain_waits_js__WEBPACK_IMPORTED_MODULE_1__/* .awaiting */ .Vp)({ what: `a layer for ECR in ${region}`, seen: () => `${(0,_image_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(first)} are sent` }, async () => {
        for await (const part of parts(content, partSize)) {
            const range = { partFirstByte: first, partLastByte: first + part.length - 1 };
            await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .UploadLayerPartCommand */ .bVv({ ...repository, uploadId, ...range, layerPartBlob: part }));
            first += part.length;
        }
    });
    try {
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .CompleteLayerUploadCommand */ .fU9({ ...repository, uploadId, layerDigests: [digest()] }));
    }
    catch (error) {
        // Another run was faster with this layer.
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'LayerAlreadyExistsException'))
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
        for (let start = 0; length >= size; start += size, length -= size) {
            yield whole.subarray(start, start + size);
        }
        kept = [whole.subarray(whole.length - length)];
    }
    if (length > 0)
        yield Buffer.concat(kept);
}
function named({ name, registryId }) {
    return { repositoryName: name, registryId };
}


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ githubAnswer),
/* harmony export */   c: () => (/* binding */ isUncertain)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7803);

/** Reads an error that the client threw for an answer; undefined for everything else (network, our own). */
function githubAnswer(error) {
    const response = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(error, 'response');
    const status = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(response, 'status');
    if (typeof status !== 'number' || !(error instanceof Error))
        return undefined;
    const said = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(response, 'data'), 'message');
    const text = typeof said === 'string' ? said : error.message;
    const header = (name) => {
        const value = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_0__/* .member */ .Dc)(response, 'headers'), name);
        return typeof value === 'string' ? value : undefined;
    };
    const requestId = header('x-github-request-id');
    // GitHub docs, "Rate limits for the REST API": both limits are answered with 403 or 429.
    const limited = status === 403 || status === 429;
    const secondary = limited && /secondary rate/i.test(text);
    const used = limited && !secondary && header('x-ratelimit-remaining') === '0';
    const [resetAt, retryAfter] = ['x-ratelimit-reset', 'retry-after'].map((name) => secondsIn(header(name)));
    return {
        status,
        text,
        ...(requestId !== undefined && { requestId }),
        accepted: parseAccepted(header('x-accepted-github-permissions') ?? ''),
        // It ends within the hour.
        ...(used && { resetAt: new Date(resetAt === undefined ? Date.now() + 3_600_000 : resetAt * 1000) }),
        ...(secondary && { secondary: { ...(retryAfter !== undefined && { retryAfter }) } }),
    };
}
/** A header is any text on its way through a proxy; undefined for what are no seconds of a time in sight. */
function secondsIn(text = '') {
    return /^\d{1,11}$/.test(text) ? Number(text) : undefined;
}
/** GitHub docs, "Troubleshooting the REST API": `a=read,b=write; c=write` is one of two sets. */
function parseAccepted(header) {
    const sets = header.split(';').map((set) => set.split(',').flatMap((pair) => [...pair.matchAll(/(\w+)=(\w+)/g)]));
    return sets.map((set) => Object.fromEntries(set.map(([, name, level]) => [name, level]))).filter(hasMembers);
}
function hasMembers(value) {
    return Object.keys(value).length > 0;
}
/** Whether GitHub failed, or can't be reached: the request may or may not have been carried out. */
function isUncertain(error) {
    const answered = githubAnswer(error);
    if (answered !== undefined)
        return answered.status >= 500;
    // octokit's status when no answer came.
    return error instanceof Error && error.name === 'HttpError';
}


/***/ }),

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ githubClient),
/* harmony export */   u: () => (/* binding */ ownerAndName)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _domain_inert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2257);


/** Seconds that a rate limit is waited out; the reset of the hourly one may be most of an hour away. */
const longestWait = 60;
/** How often one request waits for a rate limit. */
const waits = 2;
/** ms for one attempt: a connection that no longer answers would never end. */
const attemptTimeout = 20_000;
let clients = 0;
/**
 * A client that goes through the proxy that HTTPS_PROXY and NO_PROXY name, as the toolkit does. It tries a request
 * three times more after a 5xx or a broken connection, and twice more after a rate limit that ends within a minute.
 * A POST is not repeated after a 5xx: it may have been carried out, and its caller can check that.
 *
 * The libraries are loaded here, as most runs ask GitHub nothing.
 */
async function githubClient({ token, signal, apiUrl, log, debug }) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(1758)]).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(3251), __webpack_require__.e(9735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(3251), __webpack_require__.e(6856)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
    ]);
    clients += 1;
    // What the libraries have to say, for example that an operation is deprecated, is for developers.
    const quiet = { debug, info: debug, warn: debug, error: debug };
    // A limit is waited out here and not by the plugin, whose timers nothing ends.
    const outwait = async (seconds, _options, _octokit, tries) => {
        if (tries >= waits || seconds > longestWait)
            return false;
        log(`GitHub's rate limit is reached; asking again in ${seconds} s.`);
        return (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * 1000, true, { signal }).catch(() => false);
    };
    const client = getOctokit(token, {
        ...(apiUrl !== undefined && { baseUrl: apiUrl }),
        log: quiet,
        // 429 is left to the other plugin. Waits are 0.5, 2 and 4.5 s: a cancelled run has 7.5 s before its next signal.
        retry: { retries: 3, retryAfterBaseValue: 500, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
        throttle: {
            // Writes of one client are a second apart, as GitHub asks; writes of other clients are not counted.
            id: `client-${clients}`,
            retryAfterBaseValue: 0,
            onRateLimit: outwait,
            onSecondaryRateLimit: outwait,
        },
    }, endingWith(signal), retry, throttling);
    // Hooks are called last registered first: this one is around the plugins' waits.
    client.hook.wrap('request', (request, options) => {
        // The defaults' own object, which the plugins would write into for all requests.
        options.request = { log: quiet, ...(options.method === 'POST' && { retries: 0 }), ...options.request };
        Object.assign(options, textsOf(options));
        return untilAborted(signal, async () => request(options));
    });
    return client;
}
/** What readers are shown of a request, comments and descriptions, without what they would not see. */
function textsOf(options) {
    const texts = ['body', 'description'].map((name) => [name, options[name]]);
    return Object.fromEntries(texts.flatMap(([name, text]) => (typeof text === 'string' ? [[name, (0,_domain_inert_js__WEBPACK_IMPORTED_MODULE_1__/* .legible */ .bG)(text)]] : [])));
}
/** Innermost of the plugins: one attempt, whose end by the signal no other plugin takes for a failure to try again. */
function endingWith(signal) {
    return (octokit) => {
        octokit.hook.wrap('request', async (request, options) => {
            signal.throwIfAborted();
            options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(attemptTimeout)]);
            try {
                return await request(options);
            }
            catch (error) {
                signal.throwIfAborted();
                throw error;
            }
        });
        return {};
    };
}
async function untilAborted(signal, work) {
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers();
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end);
    try {
        return await Promise.race([work(), aborted]);
    }
    finally {
        signal.removeEventListener('abort', end);
    }
}
/** `owner/name` as the client's operations take it. */
function ownerAndName(repository) {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo };
}


/***/ }),

/***/ 593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ explainGitHub)
/* harmony export */ });
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6418);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7674);



/**
 * Says what GitHub's API refused, in its own words, and what to change.
 *
 * @param doing what was attempted, without a full stop, for example `Could not comment on pull request #7`
 * @returns a Problem; an error that is a Problem already is returned as it is
 */
function explainGitHub(error, doing) {
    if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return error;
    const answered = (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .githubAnswer */ .A)(error);
    if (answered === undefined) {
        return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what: `${doing}: ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)((0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error))}`, remedy: unreachable }, { cause: error });
    }
    const request = answered.requestId === undefined ? '' : ` (request ${answered.requestId})`;
    const what = `${doing}: GitHub answered ${answered.status}, ${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withFullStop */ .uo)(answered.text)}${request}`;
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({ what, remedy: remedyFor(answered) }, { cause: error });
}
const unreachable = 'Check that the runner reaches GITHUB_API_URL, and whether GitHub is up; then run the job again.';
// GitHub docs, "Troubleshooting the REST API" and "Automatic token authentication".
function remedyFor(answered) {
    const { status, resetAt, secondary } = answered;
    if (resetAt !== undefined) {
        return `The requests of this hour are used up, which all jobs of the repository share: run the job again after ${clock(resetAt)}, or give github-token the token of a GitHub App.`;
    }
    if (secondary !== undefined) {
        const { retryAfter } = secondary;
        const when = retryAfter === undefined ? 'in a few minutes' : `in ${retryAfter} s or later`;
        return `Too much was asked of GitHub at once: run the job again ${when}, and fewer jobs side by side.`;
    }
    if (status === 401) {
        return "Give github-token a token that is valid, or leave it out: the workflow's own is the default.";
    }
    if (status === 403)
        return permissionRemedy(answered.accepted);
    if (status === 404) {
        return "Check the names; of a private repository GitHub also says 'Not Found' to a token that may not see it.";
    }
    return status >= 500 ? unreachable : 'Change what GitHub names, or report it as a bug of this action.';
}
function permissionRemedy(accepted) {
    // GitHub docs, "Workflow syntax": permissions has no administration, which a GitHub App may have.
    const grantable = accepted.filter((set) => !('administration' in set));
    if (grantable.length === 0) {
        return accepted.length > 0
            ? "No workflow's token may do this: give github-token the token of a GitHub App that may."
            : 'Check what the token in github-token may do.';
    }
    const texts = grantable.map((set) => Object.entries(set).map(([name, level]) => `${name.replaceAll('_', '-')}: ${level}`));
    const needed = texts.map((set) => `'${set.join("' and '")}'`).join(' or ');
    const writes = grantable.some((set) => Object.values(set).includes('write'));
    const fork = writes ? ' On a pull request from a fork the token only reads, whatever they say.' : '';
    return `Add ${needed} to the job's permissions.${fork}`;
}
function clock(time) {
    return `${time.toISOString().slice(11, 16)} UTC`;
}


/***/ }),

/***/ 5559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TH: () => (/* binding */ ofCalls),
/* harmony export */   mm: () => (/* binding */ whenTaken),
/* harmony export */   nZ: () => (/* binding */ whileItSettles),
/* harmony export */   os: () => (/* binding */ ofUpdates)
/* harmony export */ });
/* unused harmony export settlesByItself */
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5262);
/* harmony import */ var _aws_explain_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5420);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5329);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3681);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4809);









/** Of a call that Lambda refuses. */
const ofCalls = { first: 1000, longest: 5000 };
/** Of an update that ends Failed: each is a version that stays. */
const ofUpdates = { first: 2000, longest: 60_000 };
/**
 * Milliseconds for which a role that Lambda can't assume may be one that was created a moment ago: IAM makes it known
 * within seconds, seldom in more than one minute. A name that is wrong, and a trust policy that lacks Lambda, stay so.
 */
const untilRoleIsKnown = 120_000;
/**
 * Calls again what Lambda refuses because the function is busy, or has changed since it was read: as soon as it takes
 * updates again, until the wait's deadline.
 *
 * @param call told which one it is, from 1
 * @throws what the call threw last; what a Problem of the wait says
 */
async function whenTaken(wait, call) {
    for (let attempt = 1;; attempt++) {
        try {
            return await call(attempt);
        }
        catch (error) {
            if (!(0,_update_js__WEBPACK_IMPORTED_MODULE_7__/* .isOutdated */ .lY)(error) || Date.now() > wait.deadline)
                throw error;
        }
        await (0,_wait_js__WEBPACK_IMPORTED_MODULE_8__/* .waitUntilSettled */ .D1)(wait);
    }
}
/** Whether the same call may succeed a moment later, although Lambda refused it and nothing changes but the time. */
function settlesByItself(error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_6__/* .LambdaFailure */ .yW)
        return error.passes;
    // What a call beneath has explained already is its cause.
    if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF)
        return error.cause !== undefined && settlesByItself(error.cause);
    const { text } = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .awsError */ .es)(error) ?? {};
    return (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isThrottle */ .p0)(error) || (text !== undefined && Object.values(_aws_explain_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .checks */ .A).some((check) => check.test(text)));
}
/**
 * Repeats what settles by itself until the wait's deadline, or until its cause is none that passes; one line says so.
 * Everything else ends at once.
 *
 * @param concern what the call is about, for that line
 * @throws what the call threw last
 */
function whileItSettles(wait, call, { first, longest } = ofCalls, concern = () => ({})) {
    let told = false;
    let refusedRole;
    const deadline = { at: wait.deadline, error: (last) => last };
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)({
        what: `Lambda to take a change of ${wait.functionName}`,
        call,
        again(error) {
            if (!settlesByItself(error))
                return false;
            const ofRole = _aws_explain_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .checks */ .A.trust.test((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .awsError */ .es)(error)?.text ?? '');
            if (ofRole)
                refusedRole ??= Date.now();
            const limit = ofRole ? untilRoleIsKnown : wait.timeout;
            deadline.at = Math.min(wait.deadline, ofRole ? (refusedRole ?? 0) + limit : wait.deadline);
            if (!told) {
                const time = (0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(Math.min(limit, wait.timeout));
                const why = (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error, 'Lambda refused', concern()).message;
                wait.tell?.(`Trying again for up to ${time}, as this may pass by itself: ${why}`);
            }
            told = true;
            return true;
        },
        // Runs that were refused at the same time must not retry at the same time.
        interval: (_, attempt) => Math.min(longest, first * 1.5 ** (attempt - 1)) * (0.75 + Math.random() / 2),
        deadline,
        signal: wait.signal,
    });
}


/***/ }),

/***/ 3681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DN: () => (/* binding */ lackingTags),
/* harmony export */   R1: () => (/* binding */ publishPresent),
/* harmony export */   Tc: () => (/* binding */ tag),
/* harmony export */   go: () => (/* binding */ deployedCode),
/* harmony export */   lY: () => (/* binding */ isOutdated),
/* harmony export */   yo: () => (/* binding */ update)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _domain_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
/* harmony import */ var _domain_preview_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8153);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5329);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2614);






/** Sends the image, and publishes it when the request says so. @param RevisionId that the function must still have */
async function update(request, RevisionId) {
    const { lambda, functionName, imageUri, architecture } = request;
    const { Version } = await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__/* .UpdateFunctionCodeCommand */ .KfB({
        FunctionName: functionName,
        ImageUri: imageUri,
        Architectures: [architecture],
        Publish: request.publish,
        RevisionId,
    }));
    return deployedCode(Version, true);
}
/**
 * Names the version that has what $LATEST has. PublishVersion gives the one that exists when nothing was updated since
 * (Lambda API reference, "PublishVersion").
 *
 * @param RevisionId that the function must still have
 * @returns undefined when that version has failed, or was taken out of service: it stays so, and only an update leads to another one
 */
async function publishPresent(request, RevisionId) {
    const { lambda, functionName, digest } = request;
    if (!request.publish)
        return deployedCode('$LATEST', false);
    const CodeSha256 = (0,_domain_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest);
    const before = await (0,_function_js__WEBPACK_IMPORTED_MODULE_4__/* .publishedVersions */ .y0)(lambda, functionName);
    const command = new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__/* .PublishVersionCommand */ .D3m({ FunctionName: functionName, CodeSha256, RevisionId });
    const { Version, State } = await lambda.send(command);
    if (State !== 'Pending' && !(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .isServable */ .tK)({ state: State ?? 'Active' }))
        return undefined;
    return deployedCode(Version, Version !== undefined && !before.includes(Version));
}
/**
 * Gives the function the tags that it lacks.
 *
 * @returns whether it lacked some; false where its tags can't be seen, and all are given once more, and for the tag
 *   that only tells when a preview was deployed
 */
async function tag({ lambda, desired }, present) {
    const missing = lackingTags(desired, present);
    if (missing.length === 0)
        return false;
    await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_5__/* .TagResourceCommand */ .eqU({ Resource: present.arn, Tags: Object.fromEntries(missing) }));
    return !present.tagsHidden && missing.some(([name]) => !(0,_domain_preview_js__WEBPACK_IMPORTED_MODULE_2__/* .isTimeOfDeploy */ .se)(name));
}
/** The tags that a function has not, or has with other values. */
function lackingTags({ tags }, present) {
    return Object.entries(tags).filter(([name, value]) => present.tags[name] !== value);
}
/** Whether the function is busy, or has changed since it was read. */
function isOutdated(error) {
    if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCode */ .up)(error, 'ResourceConflictException', 'PreconditionFailedException'))
        return true;
    return (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .awsError */ .es)(error)?.text.includes('is different from current CodeSHA256') === true;
}
/** Reads Lambda's answer. */
function deployedCode(version, changed) {
    if (version === undefined)
        throw new Error('Lambda answered without a version');
    return { version, changed, configured: [] };
}


/***/ }),

/***/ 4809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ waitUntilSettled),
/* harmony export */   EX: () => (/* binding */ waitForLatest),
/* harmony export */   Kq: () => (/* binding */ latestPublished),
/* harmony export */   PF: () => (/* binding */ waitForVersion),
/* harmony export */   mv: () => (/* binding */ waitForLatestPublished),
/* harmony export */   uB: () => (/* binding */ waitUntilOver)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _domain_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4953);
/* harmony import */ var _domain_poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1168);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6282);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5329);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2614);








/**
 * Milliseconds from one answer to the next question. Ready is noticed half of that late on average, however long it
 * took; the SDK's waiters back off to two minutes.
 */
const interval = 250;
/** Milliseconds, on average, until a call is repeated that was throttled or that the service failed. */
const pause = 1000;
/** The version that callers without a qualifier get of a function on managed instances. */
const latestPublished = '$LATEST.PUBLISHED';
/**
 * Waits until a published version can be invoked.
 *
 * @returns the version as Lambda last told it
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
async function waitForVersion(wait, version) {
    const what = `version ${version} of ${wait.functionName}`;
    const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending');
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .isServable */ .tK)(ready))
        return ready;
    const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFailure */ .A$)(`Lambda could not make ${what} ready${instead}`, ready, wait.image);
}
/**
 * Waits until callers without a qualifier get what was published for them: what is published again is Active all the
 * time, and its update in progress.
 *
 * @param replaced digest of the image that they had, where they get another one: as long as they have it, nothing is over
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
async function waitForLatestPublished(wait, replaced) {
    const what = `${latestPublished} of ${wait.functionName}`;
    const hasFailed = (now) => now.lastUpdateStatus === 'Failed' || !(0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .isServable */ .tK)(now);
    const isOver = (now) => (0,_function_js__WEBPACK_IMPORTED_MODULE_7__/* .isSettled */ .Is)(now) && (hasFailed(now) || now.digest !== (replaced ?? ''));
    const ready = await pollFunction(wait, what, latestPublished, isOver);
    const doing = `Lambda could not make ${what} ready`;
    if (ready.lastUpdateStatus === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .updateFailure */ .kq)(doing, ready, wait.image);
    if (!(0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .isServable */ .tK)(ready))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFailure */ .A$)(doing, ready, wait.image);
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
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .updateFailure */ .kq)(`Lambda could not update ${what}`, ready, wait.image);
    if (ready.state === 'Failed')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .stateFailure */ .A$)(`Lambda could not make ${what} ready`, ready, wait.image);
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
    return (0,_domain_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .wt)({
        what,
        seen: describeState,
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
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF({
        what: `Waited ${(0,_domain_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(wait.timeout)} for ${what}, and it is not ready yet (${describeState(found)}).`,
        remedy: 'Set a longer wait-timeout.',
    });
}
function describeState(found) {
    if (!found)
        return 'Lambda answered only errors';
    const { state, lastUpdateStatus, stateReason } = found;
    return `state ${state}, last update ${lastUpdateStatus}${stateReason.text && `, ${stateReason.text}`}`;
}


/***/ })

};
