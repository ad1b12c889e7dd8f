export const id = 4893;
export const ids = [4893];
export const modules = {

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


/***/ })

};
