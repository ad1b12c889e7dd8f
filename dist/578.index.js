export const id = 578;
export const ids = [578];
export const modules = {

/***/ 4694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ clientsFor)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8249);
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1696);
/* harmony import */ var _domain_lazy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6551);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3256);




/** Milliseconds: a function runs for 15 minutes at most. */
const longestInvocation = 16 * 60_000;
/** Milliseconds for one part of a layer. */
const longestPart = 5 * 60_000;
function clientsFor(region, credentials, signal) {
    return {
        region,
        lambda: new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__/* .LambdaClient */ .Nox({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('lambda', region, signal), credentials }),
        polling: new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__/* .LambdaClient */ .Nox({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('lambda', region, signal), credentials, maxAttempts: 1 }),
        invoking: new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__/* .LambdaClient */ .Nox({
            ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('lambda', region, signal, longestInvocation),
            credentials,
            maxAttempts: 1,
        }),
        cloudWatch: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_2__/* .lazy */ .R)(async () => {
            const { CloudWatch } = await __webpack_require__.e(/* import() */ 85).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            return new CloudWatch({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('monitoring', region, signal), credentials });
        }),
        watching: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_2__/* .lazy */ .R)(async () => {
            const { CloudWatch } = await __webpack_require__.e(/* import() */ 85).then(__webpack_require__.t.bind(__webpack_require__, 4085, 19));
            return new CloudWatch({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('monitoring', region, signal), credentials, maxAttempts: 1 });
        }),
        codeDeploy: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_2__/* .lazy */ .R)(async () => {
            const { CodeDeploy } = await __webpack_require__.e(/* import() */ 507).then(__webpack_require__.t.bind(__webpack_require__, 7507, 19));
            return new CodeDeploy({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('codedeploy', region, signal), credentials });
        }),
        logs: (0,_domain_lazy_js__WEBPACK_IMPORTED_MODULE_2__/* .lazy */ .R)(async () => {
            const { CloudWatchLogs } = await __webpack_require__.e(/* import() */ 303).then(__webpack_require__.t.bind(__webpack_require__, 303, 19));
            return new CloudWatchLogs({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('logs', region, signal), credentials });
        }),
        ecr: new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .ECRClient */ .S70({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('api.ecr', region, signal), credentials }),
        copying: new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .ECRClient */ .S70({ ...(0,_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connection */ .F)('api.ecr', region, signal, longestPart), credentials }),
    };
}


/***/ }),

/***/ 307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ addTag),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   KK: () => (/* binding */ deleteImages),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   R9: () => (/* binding */ imageSize),
/* harmony export */   be: () => (/* binding */ taggedImages),
/* harmony export */   rK: () => (/* binding */ imageTags)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4942);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(901);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6282);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9941);







/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image
 * @throws Problem when ECR refuses to tell, or what it tells has another digest than it says
 */
async function findImage(ecr, { name, registryId }, imageId) {
    const acceptedMediaTypes = [..._image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .imageMediaTypes */ .df, ..._image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .indexMediaTypes */ .U8];
    const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes };
    const wanted = imageId.imageDigest ?? imageId.imageTag;
    try {
        const { images, failures } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .BatchGetImageCommand */ .P8n(request));
        const image = images?.[0];
        if (image?.imageManifest === undefined)
            return missing(failures?.[0], `${name} ${wanted}`);
        const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(image.imageManifest).digest('hex')}`;
        if (image.imageId?.imageDigest !== digest) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
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
 * Lists the tags of an image.
 *
 * @param digest `sha256:…`
 * @returns none when it is gone
 * @throws Problem when ECR refuses to tell
 */
async function imageTags(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageTags ?? [];
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the tags of ${name}@${digest} in ECR`);
    }
}
/**
 * Lists all tags of a repository.
 *
 * @returns none when there is no such repository
 * @throws Problem when ECR refuses to tell
 */
async function taggedImages(client, { name, registryId }) {
    const found = [];
    try {
        const request = { repositoryName: name, registryId, filter: { tagStatus: 'TAGGED' } };
        for await (const { imageIds = [] } of (0,_aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .paginateListImages */ ._Pg)({ client, pageSize: 1000 }, request)) {
            found.push(...imageIds.map(({ imageTag: tag = '', imageDigest: digest = '' }) => ({ tag, digest })));
        }
        return found;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not list the images of the ECR repository ${name}`);
    }
}
/** ECR API reference, "BatchDeleteImage": how many at once. */
const deletedAtOnce = 100;
/**
 * Deletes images by digest, or tags, with which an image goes whose last tag it was. What is gone already is fine.
 *
 * @throws Problem when ECR refuses
 */
async function deleteImages(ecr, { name, registryId }, imageIds) {
    const doing = `Could not delete images of the ECR repository ${name}`;
    for (let from = 0; from < imageIds.length; from += deletedAtOnce) {
        const request = { repositoryName: name, registryId, imageIds: imageIds.slice(from, from + deletedAtOnce) };
        try {
            const { failures = [] } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .BatchDeleteImageCommand */ .wau(request));
            const failed = failures.find(({ failureCode }) => failureCode !== 'ImageNotFound');
            if (failed) {
                const what = `${doing}: ${failed.failureCode}: ${failed.failureReason}.`;
                throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({ what, remedy: 'Delete it in the console, or run the job again.' });
            }
        }
        catch (error) {
            if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
                return;
            throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, doing);
        }
    }
}
/**
 * Bytes of an image's layers, compressed.
 *
 * @param digest `sha256:…`
 * @returns undefined when it is gone
 * @throws Problem when ECR refuses to tell
 */
async function imageSize(ecr, { name, registryId }, digest) {
    try {
        const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] };
        return (await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .DescribeImagesCommand */ .ji5(request))).imageDetails?.[0]?.imageSizeInBytes;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'ImageNotFoundException', 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not read the size of ${name}@${digest} in ECR`);
    }
}
/** Reads an image's config. */
async function readImageConfig(ecr, { name, registryId }, configDigest) {
    const doing = `Could not read the config of the image in ECR repository ${name}`;
    try {
        const request = { repositoryName: name, registryId, layerDigest: configDigest };
        const { downloadUrl = '' } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .GetDownloadUrlForLayerCommand */ .pKL(request));
        const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_1__/* .HttpClient */ .Qq('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 });
        const response = await http.get(downloadUrl);
        const status = response.message.statusCode ?? 0;
        const body = await response.readBody();
        if (status !== 200)
            throw new Error(`its download was answered with status ${status}`);
        return (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .readConfig */ .Xg)(body);
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, doing);
    }
}
/** Gives an image that is there a further tag. */
async function addTag(ecr, address, image, tag) {
    try {
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_5__/* .PutImageCommand */ .SUU({
            repositoryName: address.name,
            registryId: address.registryId,
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
            imageDigest: image.digest,
            imageTag: tag,
        }));
    }
    catch (error) {
        // This very image has the tag already.
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCode */ .up)(error, 'ImageAlreadyExistsException'))
            return;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error, `Could not add the tag ${tag} in ECR repository ${address.name}`);
    }
}
function missing(failure, image) {
    if (failure === undefined || failure.failureCode === 'ImageNotFound')
        return undefined;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF({
        what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
        remedy: 'Check the repository in the console.',
    });
}


/***/ }),

/***/ 4893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ ecrLogin),
/* harmony export */   Rh: () => (/* binding */ foreignRepository),
/* harmony export */   W1: () => (/* binding */ findRepository),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   vB: () => (/* binding */ createRepository)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8249);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(901);
/* harmony import */ var _domain_arn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7558);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(880);
/* harmony import */ var _domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7617);
/* harmony import */ var _domain_region_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1361);







/** Where an image of ECR is; of a host that is none of ECR's, the account is taken to be the caller's. */
function addressOf({ registry, repository, }) {
    const account = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEcrRegistry */ .d_)(registry)?.account;
    return { name: repository, ...(account !== undefined && { registryId: account }) };
}
/**
 * Gets the registry's password and masks it.
 *
 * @throws Problem when ECR gives none
 */
async function ecrLogin(ecr, region, mask) {
    try {
        const { authorizationData } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .GetAuthorizationTokenCommand */ .Eu6({}));
        const { authorizationToken = '', proxyEndpoint = '', expiresAt = new Date() } = authorizationData?.[0] ?? {};
        mask(authorizationToken);
        const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64').toString('utf8').split(':');
        mask(password);
        return { registry: new URL(proxyEndpoint).host, username, password, expiresAt };
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not sign in to ECR in ${region}`);
    }
}
/** @returns undefined when there is no such repository */
async function findRepository(ecr, address) {
    try {
        const request = { repositoryNames: [address.name], registryId: address.registryId };
        const { repositories } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .DescribeRepositoriesCommand */ .pE_(request));
        return described(repositories?.[0], address);
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCode */ .up)(error, 'RepositoryNotFoundException'))
            return undefined;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not read the ECR repository ${address.name}`);
    }
}
/** A repository of another account, whose policy need not let this one describe it to pull from it. */
function foreignRepository(address, registry, region) {
    const arn = (0,_domain_arn_js__WEBPACK_IMPORTED_MODULE_5__/* .formatArn */ .bH)({
        partition: (0,_domain_region_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .i)(region).id,
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
        const { repository } = await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .CreateRepositoryCommand */ .WTe(request));
        const created = described(repository, { name });
        const policyText = JSON.stringify({ Version: '2012-10-17', Statement: (0,_domain_pull_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .pullStatements */ .wf)() });
        await ecr.send(new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .SetRepositoryPolicyCommand */ .IOA({ repositoryName: name, policyText }));
        return created;
    }
    catch (error) {
        const existing = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCode */ .up)(error, 'RepositoryAlreadyExistsException') && (await findRepository(ecr, { name }));
        if (existing)
            return existing;
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not create the ECR repository ${name}`);
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

/***/ 9941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U8: () => (/* binding */ indexMediaTypes),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   df: () => (/* binding */ imageMediaTypes)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7803);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);


/** Media types of a single image that Lambda takes (Lambda developer guide, "Container image"). */
const imageMediaTypes = [
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
];
/** Media types of an index. They are asked for too: a registry shows an index only to those who accept one. */
const indexMediaTypes = [
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.index.v1+json',
];
/**
 * Reads a manifest (OCI Image Specification, "Image Manifest" and "Image Index").
 *
 * @param text the manifest's JSON
 * @param mediaType as the registry told it; the manifest's own when absent
 * @throws Problem when it is neither an image nor an index
 */
function readManifest(text, mediaType) {
    const manifest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(JSON.parse(text));
    const type = mediaType ?? (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(manifest.mediaType);
    if (Array.isArray(manifest.manifests)) {
        return { kind: 'index', mediaType: type, children: manifest.manifests.map(readChild) };
    }
    const configDigest = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(manifest.config).digest);
    if (configDigest !== '') {
        return { kind: 'image', mediaType: type, configDigest, layers: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(manifest.layers).map(readLayer) };
    }
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `A manifest of type '${type}' describes no image.`,
        remedy: 'Build it anew with buildx.',
    });
}
/** Reads the config of an image (OCI Image Specification, "Image Configuration"). */
function readConfig(text) {
    const image = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(JSON.parse(text));
    const { Entrypoint: entryPoint, Labels: labels, Env: environment } = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(image.config);
    return {
        os: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(image.os),
        architecture: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(image.architecture),
        entryPoint: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(entryPoint).map(_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1),
        labels: Object.fromEntries(Object.entries((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(labels)).map(([name, value]) => [name, (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(value)])),
        variables: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(environment).map((each) => (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(each).split('=')[0] ?? ''),
        history: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asList */ .DD)(image.history).map((each) => ({
            createdBy: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)((0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(each).created_by),
            emptyLayer: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(each).empty_layer === true,
        })),
    };
}
function readLayer(value) {
    const layer = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(value);
    const size = typeof layer.size === 'number' ? layer.size : 0;
    return { digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(layer.digest), size, mediaType: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(layer.mediaType) };
}
function readChild(value) {
    const child = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(value);
    const platform = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(child.platform);
    return {
        digest: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(child.digest),
        platform: `${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(platform.os)}/${(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asText */ .e1)(platform.architecture)}`,
        // BuildKit, "Image attestation storage".
        attestation: (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asRecord */ .qY)(child.annotations)['vnd.docker.reference.type'] === 'attestation-manifest',
    };
}


/***/ }),

/***/ 2420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   HF: () => (/* binding */ getVersion),
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   N9: () => (/* binding */ getFunction),
/* harmony export */   sb: () => (/* binding */ defaultConfig),
/* harmony export */   y0: () => (/* binding */ publishedVersions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1696);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9040);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(901);
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
        const { Configuration: found = {}, Code: code = {}, Tags: tags = {}, } = await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__/* .GetFunctionCommand */ .YF5(request));
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
            lastUpdateReason: { code: found.LastUpdateStatusReasonCode ?? '', text: found.LastUpdateStatusReason ?? '' },
        };
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
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
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not read ${name}:${qualifier}`);
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
/**
 * Lists the published versions.
 *
 * @returns their numbers, oldest first; none when there is no such function
 */
async function publishedVersions(lambda, name) {
    const numbers = [];
    try {
        // Versions come oldest first, fifty a page.
        for await (const { Versions = [] } of (0,_aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_1__/* .paginateListVersionsByFunction */ .CE5)({ client: lambda }, { FunctionName: name })) {
            numbers.push(...Versions.map(({ Version = '' }) => Version).filter((version) => version !== '$LATEST'));
        }
        return numbers;
    }
    catch (error) {
        if ((0,_aws_error_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(error, 'ResourceNotFoundException'))
            return [];
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not list the versions of ${name}`);
    }
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
 * @param credentials where somebody has them already
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
