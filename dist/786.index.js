export const id = 786;
export const ids = [786,273];
export const modules = {

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   XP: () => (/* binding */ accountOf),
/* harmony export */   bH: () => (/* binding */ formatArn),
/* harmony export */   x$: () => (/* binding */ parseFunctionArn)
/* harmony export */ });
// IAM user guide, "Identify AWS resources with Amazon Resource Names (ARNs)". A resource may have colons of its own.
const pattern = /^arn:(?<partition>aws[a-z-]*):(?<service>[a-z0-9.-]+):(?<region>[a-z0-9-]*):(?<account>[a-z0-9]*):(?<resource>.+)$/;
/** Reads `arn:partition:service:region:account:resource`; undefined when the text is no ARN. */
function parseArn(text) {
    const { partition, service, region, account, resource } = pattern.exec(text)?.groups ?? {};
    if (partition === undefined || service === undefined || resource === undefined)
        return undefined;
    return { partition, service, region: region ?? '', account: account ?? '', resource };
}
function formatArn({ partition, service, region, account, resource }) {
    return ['arn', partition, service, region, account, resource].join(':');
}
/** The account that an ARN names; undefined when it names none, or is no ARN. */
function accountOf(arn) {
    return parseArn(arn)?.account || undefined;
}
/** The ARN by which a policy names a whole account. */
function rootOf({ partition, account }) {
    return formatArn({ partition, service: 'iam', region: '', account, resource: 'root' });
}
/** Reads the ARN of a function, a version or an alias; undefined when the text is none. */
function parseFunctionArn(text) {
    const arn = parseArn(text);
    const { name, qualifier } = /^function:(?<name>[^:]+)(?::(?<qualifier>[^:]+))?$/.exec(arn?.resource ?? '')?.groups ?? {};
    if (arn?.service !== 'lambda' || name === undefined)
        return undefined;
    const unqualified = formatArn({ ...arn, resource: `function:${name}` });
    return { name, unqualified, ...(qualifier !== undefined && { qualifier }) };
}


/***/ }),

/***/ 9141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ denials)
});

// EXTERNAL MODULE: ./build/domain/arn.js
var domain_arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/domain/pull-policy.js
var pull_policy = __webpack_require__(7617);
// EXTERNAL MODULE: ./build/domain/remedy.js
var remedy = __webpack_require__(5045);
;// CONCATENATED MODULE: ./build/domain/denial-remedy.js



const kinds = [
    'identity-based policy',
    'resource-based policy',
    'permissions boundary',
    'session policy',
    'service control policy',
    'resource control policy',
    'VPC endpoint policy',
    'role trust policy',
];
/** What to add where no statement allows it, and who can. */
function grant(denial) {
    const { principal, action, resource, kind } = denial;
    const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    switch (kind) {
        case 'resource-based policy':
            return (0,remedy/* share */.uM)(resource, statementsFor(denial));
        case 'permissions boundary':
            return `The permissions boundary of ${principal} does not allow it, whatever the role's own policies say. ${administrator(principal)} must add to the boundary: ${statement}`;
        case 'session policy':
            return `The session of ${principal} has a session policy that does not allow it; role-to-assume sets none. Add to it, where the credentials were made before this step: ${statement}`;
        case 'service control policy':
            return `The service control policies of account ${(0,domain_arn/* accountOf */.XP)(principal)} do not allow it, and nobody in that account can change them. The organization's management account must add to them, at every level above the account: ${statement}`;
        case 'resource control policy':
            return `The resource control policies of ${ownerOf(denial)} do not allow it, and nobody in that account can change them. Its organization's management account must add to them: ${JSON.stringify({ Effect: 'Allow', Principal: '*', Action: action, Resource: resource })}`;
        case 'VPC endpoint policy':
            return `The policy of the VPC endpoint through which this machine calls ${serviceOf(action)} does not allow it. The owner of the VPC that this machine is in must add to it: ${JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: action, Resource: resource })}`;
        case 'role trust policy':
            return `Add to the trust policy of ${resource}: ${trust(principal)}`;
        case 'identity-based policy':
            return action === 'sts:AssumeRole' ? allowChain(denial) : allowOwn(denial);
        default:
            return action === 'sts:AssumeRole' ? checkRole(denial) : allowOwn(denial);
    }
}
/** Across accounts both policies must allow it, and the other one is not judged before this one is right. */
function allowOwn(denial) {
    const { principal, action, resource } = denial;
    const own = (0,remedy/* allow */.cw)(action, resource);
    const foreign = (0,domain_arn/* parseArn */.Lw)(resource)?.service === 'ecr' && (0,domain_arn/* accountOf */.XP)(resource) !== (0,domain_arn/* accountOf */.XP)(principal);
    return foreign ? `${own}. ${(0,remedy/* share */.uM)(resource, statementsFor(denial))}` : own;
}
function allowChain({ principal, action, resource }) {
    const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    const both = (0,domain_arn/* accountOf */.XP)(principal) !== (0,domain_arn/* accountOf */.XP)(resource);
    const trusted = both ? `. The trust policy of ${resource} must have: ${trust(principal)}` : '';
    return `Add to the policy of ${principal}, which comes before it in role-to-assume: ${statement}${trusted}`;
}
/** STS says the same of a role that is missing and of one that does not trust the caller. */
function checkRole({ principal, action, resource }) {
    const own = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
    return `Check that ${resource} exists, then its trust policy, which must have ${trust(principal)}, then the policy of ${principal}, which must have ${own}.`;
}
function trust(principal) {
    return JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' });
}
/** Whose statement denies it, and how to except this role from it. */
function except(denial) {
    const { principal, action, resource, kind, policy } = denial;
    const owner = (0,domain_arn/* accountOf */.XP)(principal);
    const named = policy === undefined ? '' : ` (${policy})`;
    const condition = JSON.stringify({ ArnNotLike: { 'aws:PrincipalArn': principal } });
    const excepted = `except ${principal} from that statement, with the condition ${condition}.`;
    const what = `denies ${action} on ${resource}`;
    switch (kind) {
        case 'resource-based policy':
            return `A statement in the policy of the resource itself${named} ${what}. Its owner, ${ownerOf(denial)}, must ${excepted}`;
        case 'permissions boundary':
            return `A statement in the permissions boundary of ${principal}${named} ${what}. ${administrator(principal)} must take that statement out of the boundary, or narrow it.`;
        case 'session policy':
            return `A statement in the session policy of ${principal}${named} ${what}; role-to-assume sets no such policy. Take it out where the credentials were made before this step.`;
        case 'service control policy':
            return `A service control policy${named} ${what}, and nobody in account ${owner} can change it. The organization's management account must ${excepted}`;
        case 'resource control policy':
            return `A resource control policy${named} of ${ownerOf(denial)} ${what}, and nobody in that account can change it. Its organization's management account must ${excepted}`;
        case 'VPC endpoint policy':
            return `A statement in the policy of the VPC endpoint through which this machine calls ${serviceOf(action)}${named} ${what}. The owner of the VPC that this machine is in must ${excepted}`;
        case 'role trust policy':
            return `A statement in the trust policy of ${resource}${named} ${what}. Its owner must ${excepted}`;
        case 'identity-based policy':
            return `A statement in a policy of ${principal}${named} ${what}. ${administrator(principal)} must take that statement out of the policy, or narrow it.`;
        default:
            return `A policy ${what}: change that statement.`;
    }
}
function administrator(principal) {
    return `An administrator of account ${(0,domain_arn/* accountOf */.XP)(principal)}`;
}
/** The account of the resource, which is the caller's own where the ARN has none. */
function ownerOf({ principal, resource }) {
    return `account ${(0,domain_arn/* accountOf */.XP)(resource) ?? (0,domain_arn/* accountOf */.XP)(principal)}`;
}
function serviceOf(action) {
    return action.split(':')[0] ?? '';
}
/** What a resource's policy must allow another account. A role that pulls an image deploys it, so Lambda pulls it too. */
function statementsFor({ principal, action, resource }) {
    const caller = (0,domain_arn/* parseArn */.Lw)(principal);
    if (pull_policy/* pullActions */.P5.some((each) => each === action))
        return (0,pull_policy/* pullStatements */.wf)(resource, caller?.account);
    return [(0,pull_policy/* shareStatement */.rn)(action, caller ? (0,domain_arn/* rootOf */.I5)(caller) : principal)];
}

// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
;// CONCATENATED MODULE: ./build/domain/denial.js



// In the words that every AWS service and ECR's registry use (IAM user guide, "Troubleshoot access denied error messages").
const pattern = new RegExp('User: (?<user>\\S+) is not authorized to perform: (?<action>\\S+)(?: on resource: "?(?<resource>[^\\s"]+)"?)?' +
    `(?: because no (?<silent>${kinds.join('|')}) allows| with an (?<explicit>explicit deny)` +
    `(?: in (?:an?|the) (?<denying>${kinds.join('|')})(?:: (?<policy>arn:\\S*\\w))?)?)?`);
/** Denials of IAM: the remedy is that of the policy which denies, for those who can change it. */
const denials = [
    {
        text: pattern,
        remedy: ({ groups = {} }, { role }) => {
            const denial = readDenial({ ...(role !== undefined && { resource: role }), ...(0,present/* present */.E)(groups) });
            const remedy = denial.explicit ? except(denial) : grant(denial);
            const mistaken = otherName(denial);
            return mistaken === undefined ? remedy : `${mistaken} If it is: ${remedy}`;
        },
    },
];
function readDenial({ user = '', action = '', resource = '*', ...rest }) {
    const kind = kinds.find((one) => one === (rest.silent ?? rest.denying));
    return {
        principal: roleOf(user),
        action,
        resource,
        explicit: rest.explicit !== undefined,
        ...(kind && { kind }),
        ...(rest.policy !== undefined && { policy: rest.policy }),
    };
}
/** The role of a session, `arn:aws:sts::111122223333:assumed-role/deploy/session`; any other caller as it is. */
function roleOf(user) {
    const arn = (0,domain_arn/* parseArn */.Lw)(user);
    const name = /^assumed-role\/([^/]+)\//.exec(arn?.resource ?? '')?.[1];
    return arn === undefined || name === undefined
        ? user
        : (0,domain_arn/* formatArn */.bH)({ ...arn, service: 'iam', resource: `role/${name}` });
}
/** What is asked for first may be misnamed: nobody should widen a policy for that. */
function otherName({ action, resource }) {
    if (!/:(?:Get|List|Describe|BatchGet)/.test(action))
        return undefined;
    const arn = (0,domain_arn/* parseArn */.Lw)(resource);
    const called = (0,domain_arn/* parseFunctionArn */.x$)(resource);
    if (arn && called && called.qualifier === undefined) {
        return `If ${called.name} in ${arn.region} is not what you meant, correct function-name or aws-region.`;
    }
    const repository = arn?.service === 'ecr' && /^repository\/([^*]+)$/.exec(arn.resource)?.[1];
    if (!arn || !repository)
        return undefined;
    return `If the repository ${repository} in ${arn.region} is not what you meant, correct repository, image-uri or aws-region.`;
}


/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   O7: () => (/* binding */ tagByDigest),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   Sf: () => (/* binding */ defaultRepository),
/* harmony export */   d_: () => (/* binding */ parseEcrRegistry),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);
/* harmony import */ var _region_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1361);


// OCI Distribution Specification, "Pulling manifests": the grammar of names, tags and digests.
const repositoryName = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*';
const tagName = '\\w[\\w.-]{0,127}';
const repositoryPattern = new RegExp(`^${repositoryName}$`);
const tagPattern = new RegExp(`^${tagName}$`);
const hostPattern = /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|localhost|[A-Za-z0-9.-]+:\d+)$/;
const referencePattern = new RegExp(`^(?<registry>[^/]+)/(?<repository>${repositoryName})(?::(?<tag>${tagName}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`);
// Amazon ECR user guide, "Amazon ECR private registries": the classic, FIPS and dual-stack hosts.
const ecrHosts = [
    /^(?<account>\d{12})\.dkr\.ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.(?<suffix>[a-z0-9.-]+)$/,
    /^(?<account>\d{12})\.dkr-ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn)$/,
];
/**
 * Parses `registry/repository[:tag][@sha256:…]`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when the registry is missing or a part is malformed
 */
function parseImageReference(text, input) {
    const groups = referencePattern.exec(text)?.groups;
    if (groups?.registry === undefined || groups.repository === undefined || !hostPattern.test(groups.registry)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `${input}: '${text}' is not a full image URI.`,
            remedy: "Write '<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
        });
    }
    const { registry, repository, tag, digest } = groups;
    return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
/** Writes a reference as `registry/repository`, with `@digest` where it has one, else `:tag`. */
function formatImageReference({ registry, repository, tag, digest }) {
    const version = digest !== undefined ? `@${digest}` : tag !== undefined ? `:${tag}` : '';
    return `${registry}/${repository}${version}`;
}
/** Reads the host of a private ECR registry; undefined when it is any other host. */
function parseEcrRegistry(host) {
    for (const pattern of ecrHosts) {
        const { account, region, fips, suffix } = pattern.exec(host)?.groups ?? {};
        if (account === undefined || region === undefined)
            continue;
        if (suffix !== undefined && suffix !== (0,_region_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .i)(region).dnsSuffix)
            continue;
        return { account, region, fips: fips !== undefined };
    }
    return undefined;
}
/**
 * Parses the name of an ECR repository, or its URI without a tag.
 *
 * @throws Problem when it is neither
 */
function parseRepository(text) {
    const slash = text.indexOf('/');
    const head = slash > 0 ? text.slice(0, slash) : '';
    const registry = hostPattern.test(head) && parseEcrRegistryOrPort(head) ? head : undefined;
    const repository = registry === undefined ? text : text.slice(slash + 1);
    if (repositoryPattern.test(repository) && repository.length <= 256) {
        const mistake = refuseHost(text, head);
        if (mistake)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(mistake);
        return { repository, ...(registry !== undefined && { registry }) };
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(refuseHost(text, registry === undefined ? head : '') ?? refuseRepository(text));
}
/** Hosts of registries that are not ECR's. Other first parts with dots may be namespaces of ECR. */
const otherRegistries = /^(?:(?:[a-z0-9-]+\.)*(?:docker\.io|gcr\.io|pkg\.dev|azurecr\.io|quay\.io)|ghcr\.io|public\.ecr\.aws|registry\.gitlab\.com|mcr\.microsoft\.com)$/;
function refuseHost(text, head) {
    const host = text.replace(/\/$/, '');
    if (parseEcrRegistry(host)) {
        return {
            what: `repository: '${text}' is the host of a registry, without a repository.`,
            remedy: `Write '${host}/<repository>', or the name of the repository alone.`,
        };
    }
    if (!otherRegistries.test(head))
        return undefined;
    return {
        what: `repository: '${text}' is in the registry ${head}, and Lambda pulls from private ECR repositories only.`,
        remedy: `Write the name of an ECR repository, for example '${text
            .slice(head.length + 1)
            .replace(/[:@].*$/, '')
            .toLowerCase()}'.`,
    };
}
function refuseRepository(text) {
    const lower = text.toLowerCase();
    if (lower !== text && repositoryPattern.test(lower) && lower.length <= 256) {
        return {
            what: `repository: '${text}' has upper-case letters, and names of ECR repositories have none.`,
            remedy: `Write '${lower}'.`,
        };
    }
    return {
        what: `repository: '${text}' is not the name or URI of an ECR repository.`,
        remedy: "Write lower-case letters, digits and '-', '_', '.', '/', without a tag.",
    };
}
/**
 * The name of the repository that a function gets by default: its own, as ECR takes it (ECR API reference,
 * "CreateRepository": 2 to 256 lower-case letters and digits, with single separators between them).
 *
 * @param name of the function: letters, digits, hyphens and underscores
 */
function defaultRepository(name) {
    const parts = name
        .toLowerCase()
        .replaceAll(/([-_])[-_]+/g, '$1')
        .replaceAll(/^[-_]|[-_]$/g, '');
    return parts.length < 2 ? ['function', parts].filter(Boolean).join('-') : parts;
}
// A first part with dots may be a host or a namespace such as `team.a`; only an ECR host or a port make it a host.
function parseEcrRegistryOrPort(head) {
    return parseEcrRegistry(head) !== undefined || head.includes(':');
}
/** First digits of a digest that tell apart images of one tag. */
const digits = 12;
/** The tag of an image whose own tag is on another image: `<tag>-<first 12 digits of the digest>`. */
function tagByDigest(tag, digest) {
    return `${tag}-${digest.slice('sha256:'.length, 'sha256:'.length + digits)}`;
}
/** @throws Problem when the text can't be a tag */
function parseTag(text) {
    if (tagPattern.test(text))
        return text;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `tags: '${text}' is not an image tag.`,
        remedy: "Write up to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-', without the repository.",
    });
}


/***/ }),

/***/ 7486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ present)
/* harmony export */ });
/** Removes the members that are undefined, so that absent is the one way to say so. */
function present(value) {
    return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}


/***/ }),

/***/ 7617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P5: () => (/* binding */ pullActions),
/* harmony export */   rn: () => (/* binding */ shareStatement),
/* harmony export */   wf: () => (/* binding */ pullStatements)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7558);

/** What Lambda, and a role that deploys, need to pull from a repository. */
const pullActions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
/**
 * The statements of a repository's policy that let Lambda pull, also later, when it optimises the image again (Lambda
 * developer guide, "Amazon ECR permissions" and "Amazon ECR cross-account permissions").
 *
 * @param repositoryArn where the repository is
 * @param account of the functions; the repository's own when absent
 */
function pullStatements(repositoryArn = '', account) {
    const repository = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(repositoryArn);
    const pull = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: pullActions };
    if (!repository || account === undefined || account === repository.account)
        return [{ Sid: 'LambdaECRImageRetrievalPolicy', ...pull }];
    const functions = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .formatArn */ .bH)({ ...repository, service: 'lambda', account, resource: 'function:*' });
    return [
        shareStatement(pullActions, (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .rootOf */ .I5)({ ...repository, account })),
        {
            Sid: 'LambdaECRImageCrossAccountRetrievalPolicy',
            ...pull,
            Condition: { StringLike: { 'aws:sourceARN': functions } },
        },
    ];
}
/** The statement of a resource's policy that lets another account act on it, as far as that account's own policies go. */
function shareStatement(action, principal) {
    return { Sid: 'CrossAccountPermission', Effect: 'Allow', Principal: { AWS: principal }, Action: action };
}


/***/ }),

/***/ 1361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseRegion),
/* harmony export */   i: () => (/* binding */ partitionOf)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6282);

// AWS General Reference, "Regions, partitions, and endpoints"; the prefixes are those of the SDK's own partition table.
const partitions = [
    { prefix: 'cn-', id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
    { prefix: 'us-gov-', id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
    { prefix: 'eusc-', id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
    { prefix: 'us-iso-', id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
    { prefix: 'us-isob-', id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
    { prefix: 'eu-isoe-', id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
    { prefix: 'us-isof-', id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
];
const pattern = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/;
/**
 * Parses a region code.
 *
 * @param input where it was written, for the error
 * @throws Problem when the text has not the shape of one; an availability zone is named as such
 */
function parseRegion(text, input = 'aws-region') {
    if (pattern.test(text))
        return text;
    if (pattern.test(text.slice(0, -1))) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
            what: `${input}: '${text}' is an availability zone, not a region.`,
            remedy: `Write '${text.slice(0, -1)}'.`,
        });
    }
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        what: `${input}: '${text}' is not a region code.`,
        remedy: "Write the code, such as 'us-east-1' or 'eu-central-1'; several are separated by commas or lines.",
    });
}
/** The partition that a region belongs to; `aws` for every prefix that is not another partition's. */
function partitionOf(region) {
    const found = partitions.find(({ prefix }) => region.startsWith(prefix));
    return found ? { id: found.id, dnsSuffix: found.dnsSuffix } : { id: 'aws', dnsSuffix: 'amazonaws.com' };
}


/***/ }),

/***/ 5045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ remediesByCode),
/* harmony export */   KJ: () => (/* binding */ findRemedy),
/* harmony export */   cw: () => (/* binding */ allow),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/** The remedy of the first rule that matches; undefined when none does. */
function findRemedy(rules, code, text, concern = {}) {
    for (const rule of rules) {
        if (rule.code !== undefined && rule.code !== code)
            continue;
        const match = (rule.text ?? /(?:)/).exec(text);
        if (match)
            return typeof rule.remedy === 'string' ? rule.remedy : rule.remedy(match, concern);
    }
    return undefined;
}
/** Rules of errors whose code says all. */
function remediesByCode(remedies) {
    return Object.entries(remedies).map(([code, remedy]) => ({ code, remedy }));
}
/** What to do about a denial: the statement that a role lacks. */
function allow(action, resource = '<ARN of the repository>') {
    const statement = { Effect: 'Allow', Action: action, Resource: resource };
    return `Add to the policy of the role that deploys: ${JSON.stringify(statement)}`;
}
/** What the owner of a resource has to do about a denial: the statements that its policy lacks. */
function share(resource, statements) {
    const list = statements.map((statement) => JSON.stringify(statement)).join(', ');
    return `The owner of ${resource} must add to its policy: ${list}`;
}


/***/ }),

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ tidy),
/* harmony export */   JC: () => (/* binding */ imageFacts),
/* harmony export */   tE: () => (/* binding */ largestLayers),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5822);

/**
 * Collects the facts of an image's manifest and config, and warnings about what may fail on Lambda.
 *
 * @param override the function's ImageConfig, which replaces what the image starts
 */
function imageFacts(layers, config, override = {}) {
    // An instruction that changes no file has a line of history but no layer (OCI Image Specification, "history").
    const instructions = config.history.filter(({ emptyLayer }) => !emptyLayer).map(({ createdBy }) => tidy(createdBy));
    // A base image that was made without a Dockerfile has layers without a history: layers and history then do not match.
    const known = instructions.length === layers.length;
    return {
        compressed: layers.reduce((sum, { size }) => sum + size, 0),
        layers: layers.map(({ digest, size }, index) => ({
            digest,
            size,
            instruction: (known && instructions[index]) || '',
        })),
        warnings: [...compressionWarning(layers), ...(0,_start_js__WEBPACK_IMPORTED_MODULE_0__/* .startWarnings */ .sK)(config, override)],
        start: writtenStart(config, override),
    };
}
function writtenStart(config, override) {
    const program = (0,_start_js__WEBPACK_IMPORTED_MODULE_0__/* .programOf */ .oQ)(config, override);
    const folder = lastInstruction(config, 'WORKDIR');
    return {
        ...(program && { program: lastInstruction(config, program.writtenIn) ?? `${program.writtenIn} '${program.path}'` }),
        ...(folder !== undefined && { folder }),
    };
}
/** The last of a Dockerfile's instructions of a kind is the one that counts. */
function lastInstruction({ history }, instruction) {
    return history.map(({ createdBy }) => tidy(createdBy)).findLast((line) => line.startsWith(`${instruction} `));
}
/** The largest layers first. */
function largestLayers({ layers }, count) {
    return layers.toSorted((one, other) => other.size - one.size).slice(0, count);
}
/** Writes bytes for a reader, in the units of registries: `4.2 MB`. */
function formatBytes(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 999_500)
        return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
    if (bytes < 999_500_000)
        return `${(bytes / 1e6).toFixed(1)} MB`;
    return `${(bytes / 1e9).toFixed(2)} GB`;
}
// Lambda documents gzip layers only; nothing says that zstd or uncompressed ones are taken.
function compressionWarning(layers) {
    const others = layers.filter(({ mediaType }) => !/[.+]gzip$/.test(mediaType));
    if (others.length === 0)
        return [];
    const types = [...new Set(others.map(({ mediaType }) => mediaType))].join(', ');
    return [
        `${others.length} of ${layers.length} layers are not compressed with gzip (${types}), and Lambda may refuse them: build with gzip layers.`,
    ];
}
/**
 * An instruction as its author wrote it: BuildKit adds its own remark, and the classic builder wrote instructions as
 * shell commands.
 */
function tidy(createdBy) {
    return (createdBy
        .replace(/ # buildkit$/, '')
        .replace(/^\/bin\/sh -c #\(nop\) +/, '')
        // The values of build arguments may be private: `RUN |1 NAME=value /bin/sh -c …`.
        .replace(/^(?:RUN )?\|\d+ .*? \/bin\/sh -c /s, 'RUN ')
        .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
        .replaceAll(/\s+/g, ' ')
        .trim());
}


/***/ }),

/***/ 9273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E$: () => (/* binding */ historyFormat),
/* harmony export */   Qr: () => (/* binding */ shrink),
/* harmony export */   UT: () => (/* binding */ totalSize),
/* harmony export */   aU: () => (/* binding */ refuseSize),
/* harmony export */   wU: () => (/* binding */ readLayerHistory)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3201);

/** Bytes of all layers, uncompressed, that Lambda takes (Lambda quotas, "Container image code package size"). */
const limit = 10 * 1024 ** 3;
/**
 * Reads what `docker history` prints in the format {@link historyFormat}: the layers' sizes, uncompressed. The classic
 * image store counts the bytes of files, containerd's the blocks on the disk, which are some more.
 */
function readLayerHistory(text) {
    return text.split('\n').flatMap((line) => {
        const [, size = '', createdBy = ''] = /^(\d+)\t(.*)$/.exec(line) ?? [];
        return size === '' ? [] : [{ size: Number(size), instruction: (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tidy */ .DZ)(createdBy) }];
    });
}
const historyFormat = '{{.Size}}\t{{.CreatedBy}}';
function totalSize(layers) {
    return layers.reduce((sum, { size }) => sum + size, 0);
}
/** Says why an image is too large for Lambda; undefined when it is not. */
function refuseSize(layers) {
    const total = totalSize(layers);
    if (total <= limit)
        return undefined;
    return {
        what: `The image has ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(total)} uncompressed, and Lambda takes 10 GiB (${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(limit)}).`,
        remedy: shrink(layers, 'uncompressed'),
    };
}
/**
 * What to do about an image that is too large.
 *
 * @param layers empty when they are not known
 * @param counted how their sizes are
 */
function shrink(layers, counted) {
    const largest = layers.toSorted((one, other) => other.size - one.size).slice(0, 3);
    const told = largest.map(({ size, instruction }) => `${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(size)}${instruction && ` by '${instruction}'`}`);
    const where = told.length > 0 ? ` Its largest layers, ${counted}: ${told.join(', ')}.` : '';
    return `Use a smaller base, or several stages.${where}`;
}


/***/ }),

/***/ 5822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oQ: () => (/* binding */ programOf),
/* harmony export */   sK: () => (/* binding */ startWarnings),
/* harmony export */   se: () => (/* binding */ startedProgram),
/* harmony export */   th: () => (/* binding */ refuseStart)
/* harmony export */ });
/** ImageConfig stands in for the image's own, each part by itself (Lambda API reference, "ImageConfig"). */
function programOf(image, override) {
    const candidates = [
        [override.entryPoint?.[0], 'image-entry-point'],
        [image.entryPoint?.[0], 'ENTRYPOINT'],
        // Without an entry point the command is what is started.
        [override.command?.[0], 'image-command'],
        [image.command?.[0], 'CMD'],
    ];
    for (const [path, writtenIn] of candidates)
        if (path !== undefined)
            return { path, writtenIn };
    return undefined;
}
/** Path of what Lambda starts, as it is written; undefined when nothing is. */
function startedProgram(image, override) {
    return programOf(image, override)?.path;
}
/**
 * Says why Lambda could start nothing of an image; undefined when there is something to start.
 *
 * @param override the function's ImageConfig
 * @param name the image's, for the text
 */
function refuseStart(image, override, name) {
    if (programOf(image, override))
        return undefined;
    return {
        what: `${name} has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place.`,
        remedy: "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
    };
}
/**
 * Warns of a program that is no absolute path (Lambda developer guide, "Container image settings"). What the
 * function's ImageConfig replaces is never started, and not warned of.
 */
function startWarnings(image, override) {
    const program = programOf(image, override);
    if (program === undefined || program.path.startsWith('/'))
        return [];
    return [
        `The entry point '${program.path}' is not an absolute path, and Lambda needs one: write the whole path in ${program.writtenIn}.`,
    ];
}


/***/ }),

/***/ 4519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   WG: () => (/* binding */ quotePath),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   Ye: () => (/* binding */ realPath),
/* harmony export */   Yw: () => (/* binding */ isBelow),
/* harmony export */   bt: () => (/* binding */ listFolder),
/* harmony export */   gz: () => (/* binding */ refuseOutside),
/* harmony export */   rS: () => (/* binding */ refuseLinkOut),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6282);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);




/** Bytes of a file that are read: more than Lambda takes of an event, with room for blanks and line ends. */
const limit = 64 * 1024 ** 2;
/**
 * Finds the file or folder that an input names. A file's content reaches logs, annotations and the function, and a pull
 * request may have put a link where a file is expected, so that the real path has to be in the workspace or in the
 * runner's temporary folder.
 *
 * Paths that Docker reads (`context`, `build-contexts`, `file`) are not held to that. docker/build-push-action lets them
 * be anywhere, and tools such as Nix and Bazel put results behind links that lead out of the workspace. BuildKit
 * itself follows no link out of a context, also where the link is the Dockerfile. For `secret-files` see
 * {@link refuseLinkOut}.
 *
 * @param input its name, for the error
 * @returns undefined when nothing is there
 * @throws Problem when the path leads elsewhere, or to what is neither a file nor a folder
 */
function findPath(path, input, workplace) {
    const real = path === '' ? undefined : realPath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workplace.workspace, path));
    if (real === undefined)
        return undefined;
    refuseOutside(real, path, input, workplace);
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real);
    if (found.isDirectory())
        return { kind: 'folder', path: real };
    if (found.isFile())
        return { kind: 'file', path: real };
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `${input}: '${path}' is neither a file nor a folder.`,
        remedy: 'Name a regular file.',
    });
}
/**
 * Checks a file that buildx reads, and hands to the build. The workflow may name one anywhere (`~/.npmrc`), as with
 * docker/build-push-action. A path in the workspace must stay there: a pull request may have put a link in its place.
 *
 * @throws Problem when a link in the workspace leads out of it
 */
function refuseLinkOut(path, input, workplace) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workplace.workspace, path);
    const real = isBelow(workplace.workspace, absolute) ? realPath(absolute) : undefined;
    if (real !== undefined)
        refuseOutside(real, path, input, workplace);
}
/** @throws Problem when a real path is neither in the workspace nor in the runner's temporary folder */
function refuseOutside(real, path, input, workplace) {
    if (isInside(real, workplace))
        return;
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
        what: `${input}: '${path}' leads to '${real}', which is neither in the workspace nor in the runner's temporary folder.`,
        remedy: 'Name a path in the workspace that no link leads out of, or copy what is needed to RUNNER_TEMP before.',
    });
}
/**
 * Reads the text of the file that an input names.
 *
 * @param remedy what else may be written where there is no such file
 * @throws Problem when there is no such file, it is not to be read, or not text
 */
function readNamedFile(path, input, workplace, remedy) {
    const found = findPath(path, input, workplace);
    if (found?.kind === 'file')
        return readTextFile(found.path, `${input}: the file ${quotePath(path)}`);
    throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what: `${input}: there is no file ${quotePath(path)}.`, remedy });
}
/**
 * Reads the text of a file by its real path.
 *
 * @param name how it is called in the error
 * @returns the text, without a byte order mark
 * @throws Problem when it can't be read, is no regular file, is too large, or is not text in UTF-8
 */
function readTextFile(real, name) {
    const content = readRegularFile(real, name);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
    }
    catch {
        throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what: `${name} is not text in UTF-8.`, remedy: 'Write it again in UTF-8.' });
    }
}
/**
 * Reads a file by its real path.
 *
 * @param name how it is called in the error
 * @throws Problem when it can't be read, is no regular file, or is too large
 */
function readRegularFile(real, name) {
    let file;
    try {
        // A pipe would wait for its writer, and what is a link now was none when the path was looked at.
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (!facts.isFile()) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what: `${name} is not a file.`, remedy: 'Name a regular file.' });
        }
        if (facts.size > limit) {
            throw new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({
                what: `${name} has ${facts.size} bytes, and ${limit} are read at most.`,
                remedy: 'Use a smaller file.',
            });
        }
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file);
    }
    catch (error) {
        if (error instanceof _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
            throw error;
        throw unreadable(name, error);
    }
    finally {
        if (file !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/**
 * Lists a folder by its real path.
 *
 * @param name how it is called in the error
 * @throws Problem when it can't be read
 */
function listFolder(real, name) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(real);
    }
    catch (error) {
        throw unreadable(name, error);
    }
}
function unreadable(name, error) {
    const what = `${name} can't be read (${(0,_domain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}).`;
    return new _domain_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF({ what, remedy: "Let the runner's user read it." }, { cause: error });
}
/**
 * A path without links; undefined when nothing is there, or the text can be no path.
 *
 * @throws Problem when the runner's user may not look
 */
function realPath(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EACCES')
            throw unreadable(quotePath(path), error);
        return undefined;
    }
}
/** Whether a real path is in the workspace or in the runner's temporary folder, or is one of them. */
function isInside(real, { workspace, temporaryDirectory }) {
    return [workspace, temporaryDirectory].some((folder) => isBelow(realPath(folder) ?? folder, real));
}
function isBelow(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way) && way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`);
}
/** Quotes the value of an input that should be a path, unless it looks like content, which may be secret. */
function quotePath(text) {
    return /[\n{=]/.test(text) ? 'of the name that was given' : `'${text.slice(0, 200)}'`;
}


/***/ })

};
