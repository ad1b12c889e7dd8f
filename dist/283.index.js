export const id = 283;
export const ids = [283];
export const modules = {

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
            return `The service control policies of account ${(0,domain_arn/* accountOf */.XP)(principal)} do not allow it. Its organization's management account must add to them, at every level above the account: ${statement}`;
        case 'resource control policy':
            return `The resource control policies of ${ownerOf(denial)} do not allow it. Its organization's management account must add to them: ${JSON.stringify({ Effect: 'Allow', Principal: '*', Action: action, Resource: resource })}`;
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
            return `The organization of account ${owner} has a service control policy${named} that ${what}. Its management account must ${excepted}`;
        case 'resource control policy':
            return `The organization of ${ownerOf(denial)} has a resource control policy${named} that ${what}. Its management account must ${excepted}`;
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
/** A durable execution is there once: what is added must be for those of all versions. */
const execution = /(:function:[^:]+):[^:/]+\/durable-execution\/.*$/;
function readDenial({ user = '', action = '', resource = '*', ...rest }) {
    const kind = kinds.find((one) => one === (rest.silent ?? rest.denying));
    return {
        principal: roleOf(user),
        action,
        resource: resource.replace(execution, '$1:*'),
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
/** What is asked for first may be misnamed: then an input is to be corrected, and no policy widened. */
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

/***/ 6551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ lazy)
/* harmony export */ });
function lazy(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
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
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export largestLayers */
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


/***/ })

};
