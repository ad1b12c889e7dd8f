export const id = 3464;
export const ids = [3464];
export const modules = {

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


/***/ })

};
