export const id = 9148;
export const ids = [9148,307];
export const modules = {

/***/ 8567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _domain_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2036);
/* harmony import */ var _session_sign_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7408);


/**
 * Carries out a deploy: sign in, inspect, obtain and confirm the image, release it. What comes after the sign-in is loaded
 * beside it, with the clients of ECR and Lambda.
 *
 * @throws Problem with what is wrong and what to change
 */
async function deploy(run) {
    try {
        const signingIn = (0,_domain_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .ahead */ .U)((0,_session_sign_in_js__WEBPACK_IMPORTED_MODULE_0__/* .signIn */ .J)(run.plan, run.tools, run.credentials, run.ofRepository));
        const { deployInSteps } = await Promise.all(/* import() */[__webpack_require__.e(8249), __webpack_require__.e(1696), __webpack_require__.e(8508), __webpack_require__.e(9585), __webpack_require__.e(7118), __webpack_require__.e(1749), __webpack_require__.e(1958), __webpack_require__.e(2988), __webpack_require__.e(2776), __webpack_require__.e(1837)]).then(__webpack_require__.bind(__webpack_require__, 4218));
        await signingIn;
        return await deployInSteps(run);
    }
    finally {
        await Promise.all([...run.aside, run.docker?.close()]);
    }
}


/***/ }),

/***/ 2036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ahead)
/* harmony export */ });
/**
 * Asks ahead of time what is likely to be needed: where nothing waits for the answer in the end, its error is nothing's
 * concern.
 */
function ahead(asked) {
    asked.catch(() => undefined);
    return asked;
}


/***/ }),

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
// EXTERNAL MODULE: ./build/deploy/deploy.js
var deploy = __webpack_require__(8567);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
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
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
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
            const { Statement } = await lambda.send(new dist_cjs/* AddPermissionCommand */.AL$({ FunctionName, ...permission }));
            if (isWithoutCondition(Statement))
                await refuseWithoutCondition(lambda, FunctionName, permission.StatementId);
        }
        catch (error) {
            // It is there from an earlier push.
            if (!(0,aws_error/* hasCode */.up)(error, 'ResourceConflictException'))
                throw error;
        }
    }
}
/** Whether a statement is for all calls, and not for those of the URL alone: a region that does not know a member leaves it out. */
function isWithoutCondition(statement = '') {
    const made = (0,json/* parseJson */.qF)(statement);
    return (0,json/* isRecord */.u4)(made) && made.Condition === undefined;
}
/** @throws Problem once everyone may no longer invoke the function past its URL */
async function refuseWithoutCondition(lambda, FunctionName, StatementId) {
    await lambda.send(new dist_cjs/* RemovePermissionCommand */.h$5({ FunctionName, StatementId }));
    throw new problem/* Problem */.AF({
        what: `Lambda made the statement ${StatementId} of the policy of ${FunctionName} without a condition, so that everyone could have invoked it by more than its URL: the statement was removed.`,
        remedy: "Set preview-url-auth to 'aws-iam', so that callers sign their requests.",
    });
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

// EXTERNAL MODULE: ./build/run/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(4404);
// EXTERNAL MODULE: ./build/run/run.js + 2 modules
var run_run = __webpack_require__(1749);
// EXTERNAL MODULE: ./build/preview/announce.js
var announce = __webpack_require__(1640);
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

// EXTERNAL MODULE: ./build/preview/still-live.js
var still_live = __webpack_require__(4516);
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
        return (0,deploy.deploy)((0,run_run.startDeployRun)(order, tools));
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
    const refuse = (0,newer_commit/* newerCommitGuard */.g)(order, tools, newest);
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
        const deployed = await (0,deploy.deploy)((0,run_run.startDeployRun)(order, tools, { ...guards, credentials }));
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
        await notifier.failed(publicReasons(aborted ? reason : error, tools), (0,still_live/* regionsAfter */.oB)(tools.live.values()));
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
    const replaced = await (0,each_place/* inEveryPlace */.ov)(results, async ({ region, digest }) => {
        const { lambda } = (0,clients/* clientsFor */.U)(region, credentials(region), tools.signal);
        return (await (0,lambda_function/* getVersion */.HF)(lambda, name, '$LATEST'))?.digest !== digest;
    });
    return replaced.includes(true);
}
async function removeClosed({ plan, tools, credentials, notifier }) {
    const { preview, regions } = plan.deploy;
    const found = await (0,preview_close/* removeEverywhere */.v)({ plan: { ...plan.deploy, context: plan.context }, tools, credentials }, preview, regions);
    await notifier.removed('The pull request is closed.', found);
    const { left } = found;
    const end = left.length > 0 ? (0,preview_close/* leftIn */.J)('its preview', left) : 'its preview was removed';
    const headline = `Pull request #${preview.number} is closed: ${end}`;
    tools.notice(headline);
    return { headline, dryRun: false, ...found };
}
async function leaveToNewer({ plan, tools, notifier }) {
    await notifier.leave();
    const { name } = plan.deploy.inputs.functionName;
    const headline = `${name} has a newer commit than ${(0,domain_text/* shortCommit */.Ax)(plan.pullRequest.headSha)}: it was left unchanged`;
    tools.notice(headline);
    return { headline, named: name, dryRun: false, removed: [], kept: [] };
}
async function openToCallers(run, deployed) {
    const { plan } = run;
    const [regions, baseSize] = await Promise.all([
        (0,each_place/* inEveryPlace */.ov)(deployed.results, (result) => deploy_open(run, result)),
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
    const answer = await (0,first_answer/* firstAnswer */.NB)(url, inputs.preview.url.authType, tools.signal);
    const said = `${url} in ${region} answered: ${(0,first_answer/* describeAnswer */.O1)(answer)}`;
    if ((0,first_answer/* isWell */.f5)(answer))
        tools.log(said);
    else
        tools.warn(said);
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
        return await (0,ecr_images.imageSize)(ecr, (0,repository.addressOf)((0,image_reference/* parseImageReference */.o_)(base.imageUri, 'The function')), base.digest);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
