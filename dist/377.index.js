export const id = 377;
export const ids = [377];
export const modules = {

/***/ 5928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ refuseNewer)
});

// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/ecr/repository.js
var repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/ecr/tags.js
var tags = __webpack_require__(3464);
// EXTERNAL MODULE: ./build/github/client.js
var github_client = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/github/answer.js
var answer = __webpack_require__(7674);
// EXTERNAL MODULE: ./build/github/explain.js
var explain = __webpack_require__(593);
;// CONCATENATED MODULE: ./build/github/history.js



/**
 * Whether one commit comes after another in the repository's history, by GitHub's own word, as a shallow checkout
 * could not tell. Needs `contents: read`.
 *
 * @param repository `owner/name`
 * @param ancestor SHA of the earlier commit
 * @param candidate SHA of the commit that may be a descendant; a commit is none of itself
 * @returns undefined when GitHub does not know one of them, for example after a rebase
 * @throws Problem when GitHub does not answer
 */
async function isDescendant(client, repository, ancestor, candidate) {
    try {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({
            ...(0,github_client/* ownerAndName */.u)(repository),
            basehead: `${ancestor}...${candidate}`,
            // Of the commits only the count is of interest.
            per_page: 1,
        });
        return data.status === 'ahead';
    }
    catch (error) {
        const answered = (0,answer/* githubAnswer */.A)(error);
        // Both commits exist, without a common ancestor: the history was rewritten.
        if (answered?.status === 404)
            return answered.text.startsWith('No common ancestor') ? false : undefined;
        throw (0,explain/* explainGitHub */.$)(error, `Could not compare the commits ${history_short(ancestor)} and ${history_short(candidate)}`);
    }
}
function history_short(sha) {
    return sha.slice(0, 7);
}

;// CONCATENATED MODULE: ./build/deploy/newer-commit.js









/** Tags of 40 hexadecimal digits are commits: those that the images of other runs have by default. */
const commitPattern = /^[0-9a-f]{40}$/;
/** The commit that an image's tag names. */
function commitOf(tag, digest, { preview }) {
    if (preview)
        return (0,domain_preview/* commitOfTag */.lz)(preview, tag, digest);
    return commitPattern.test(tag) ? tag : undefined;
}
/**
 * A run for an older commit that ends late must not overwrite a newer one. An image's tags in ECR name its commit; the
 * repository's history on GitHub has which of two commits is newer.
 *
 * @param newest the commit that is the newest, whatever the history says: a branch may have been rewritten
 */
function refuseNewer(plan, { signal, log, debug, warn }, newest = async () => undefined) {
    const { commit, repository, inputs } = plan;
    const token = inputs.githubToken;
    if (inputs.release.allowOlder || token === undefined || commit === '' || repository === '')
        return async () => { };
    const client = (0,lazy/* lazy */.R)(() => (0,github_client/* githubClient */.$)({ token, signal, log, debug }));
    const compared = new Map();
    const read = new Map();
    const compare = async (candidate) => isDescendant(await client(), repository, commit, candidate);
    const isNewer = (candidate) => {
        const answer = compared.get(candidate) ?? compare(candidate);
        compared.set(candidate, answer);
        return answer;
    };
    return async (serving) => {
        const { what } = serving;
        // Functions of one image have its commits in common.
        const reading = read.get(serving.imageUri) ?? commitsOf(serving, plan);
        read.set(serving.imageUri, reading);
        const commits = (await orWarned(what, warn, () => reading)) ?? [];
        if (commits.length === 0 || commits.includes(commit))
            return;
        const newestNow = await newest();
        // A branch may have been reset to an earlier commit.
        if (newestNow === commit)
            return;
        const newer = newestNow !== undefined && commits.includes(newestNow)
            ? commits.map((one) => one === newestNow)
            : await orWarned(what, warn, () => Promise.all(commits.map(isNewer)));
        const found = commits.find((_, index) => newer?.[index]);
        if (found === undefined)
            return;
        throw new problem/* Problem */.AF({
            what: `${what} runs commit ${found}, which comes after ${commit} of this run: it was left unchanged.`,
            remedy: "Nothing is wrong when this run ended late. To deploy the older commit anyway, set allow-older to 'true'.",
        });
    };
}
/** A comparison that fails stops no deploy. */
async function orWarned(what, warn, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        warn(`Could not find out whether ${what} runs a newer commit. ${error.message}`);
        return undefined;
    }
}
/**
 * Reads which commits an image is of: the one that its labels name, of an image of this repository; without such labels
 * those that its tags name.
 */
async function commitsOf({ ecr, imageUri, digest }, plan) {
    const address = (0,repository/* addressOf */.ci)((0,image_reference/* parseImageReference */.o_)(imageUri, 'The function'));
    const image = await (0,ecr_images/* findImage */.F1)(ecr, address, { imageDigest: digest });
    const { source, revision } = image === undefined ? {} : await (0,ecr_images/* originOf */.yv)(ecr, address, image);
    if (revision !== undefined && commitPattern.test(revision)) {
        return source?.endsWith(`/${plan.repository}`) ? [revision] : [];
    }
    return (await (0,tags/* imageTags */.rK)(ecr, address, digest)).flatMap((tag) => commitOf(tag, digest, plan) ?? []);
}


/***/ }),

/***/ 8377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startDeployRun: () => (/* binding */ startDeployRun),
  startPushRun: () => (/* binding */ startPushRun)
});

// EXTERNAL MODULE: ./build/aws/credentials.js + 3 modules
var aws_credentials = __webpack_require__(4497);
// EXTERNAL MODULE: ./build/docker/build-files.js
var build_files = __webpack_require__(2083);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/inputs/files.js
var inputs_files = __webpack_require__(4519);
;// CONCATENATED MODULE: ./build/rehearsal/events.js





const expectation = '.expect.json';
/**
 * Bytes of an event that is answered while its caller waits, which is how events are verified (InvocationType
 * RequestResponse; Lambda's own RequestTooLargeException). The quota in words is 6 MB; it is 1 MB where nobody waits
 * (Event), which no event here is handed over by.
 */
const payloadLimit = 6_291_456;
/**
 * Reads the events of an input: JSON, the path of a JSON file, or a folder of `*.json` files in the order of their
 * names, where `<name>.expect.json` holds what the response to `<name>.json` must contain. What is expected of every
 * event without an expectation of its own is JSON or the path of a JSON file, too.
 *
 * @throws Problem when something is neither JSON nor a path, leads out of the workspace, can't be read, when an event is
 *   larger than Lambda takes, when a folder holds no event, or an expectation without its event
 */
function readEvents({ event, expect, of }, workplace) {
    if (event === undefined)
        return [];
    const input = `${of}-event`;
    const common = expect === undefined ? {} : { expected: { value: (0,json/* parseJson */.qF)(readJson(expect, `${of}-expect`, workplace)) } };
    const found = isJson(event) ? undefined : (0,inputs_files/* findPath */.Hh)(event, input, workplace);
    if (found?.kind === 'folder')
        return readFolder({ folder: event, real: found.path, input, workplace }, common);
    return [{ name: input, payload: withinLimit(readJson(event, input, workplace), `${input}: the event`), ...common }];
}
function readFolder(of, common) {
    const { folder, real, input, workplace } = of;
    const files = (0,inputs_files/* listFolder */.bt)(real, `${input}: the folder '${folder}'`).filter((file) => file.endsWith('.json'));
    const events = files.filter((file) => !file.endsWith(expectation)).sort();
    if (events.length === 0) {
        throw new problem/* Problem */.AF({
            what: `${input}: the folder '${folder}' contains no *.json file.`,
            remedy: 'Put an event in it.',
        });
    }
    const astray = files.find((file) => file.endsWith(expectation) && !files.includes(eventOf(file)));
    if (astray !== undefined) {
        throw new problem/* Problem */.AF({
            what: `${input}: '${(0,external_node_path_.join)(folder, astray)}' expects something of an event that is not there.`,
            remedy: `Put ${eventOf(astray)} beside it, or remove it.`,
        });
    }
    const read = (file) => readJsonFile((0,external_node_path_.join)(folder, file), input, workplace);
    return events.map((file) => {
        const own = file.replace(/\.json$/, expectation);
        const expected = files.includes(own) ? { expected: { value: (0,json/* parseJson */.qF)(read(own)) } } : common;
        return { name: file, payload: withinLimit(read(file), `${input}: '${(0,external_node_path_.join)(folder, file)}'`), ...expected };
    });
}
function eventOf(file) {
    return file.replace(expectation, '.json');
}
function withinLimit(payload, event) {
    const size = Buffer.byteLength(payload);
    if (size <= payloadLimit)
        return payload;
    throw new problem/* Problem */.AF({
        what: `${event} has ${size} bytes, and Lambda takes ${payloadLimit} at most.`,
        remedy: 'Shorten the event, or put what is large into S3 and let the event say where it is.',
    });
}
function readJson(text, input, workplace) {
    return isJson(text) ? text : readJsonFile(text, input, workplace);
}
function readJsonFile(path, input, workplace) {
    const found = (0,inputs_files/* findPath */.Hh)(path, input, workplace);
    if (found?.kind !== 'file') {
        throw new problem/* Problem */.AF({
            what: `${input}: '${(0,domain_text/* cut */.Jj)(path, 100)}' is neither JSON nor the path of a file in the workspace.`,
            remedy: 'Write a JSON value, or a path relative to the workspace.',
        });
    }
    const content = (0,inputs_files/* readTextFile */.Gu)(found.path, `${input}: the file '${path}'`);
    if (isJson(content))
        return content;
    throw new problem/* Problem */.AF({ what: `${input}: the file '${path}' does not contain JSON.`, remedy: 'Correct the file.' });
}
function isJson(text) {
    return (0,json/* parseJson */.qF)(text) !== undefined;
}

// EXTERNAL MODULE: ./build/session/docker-session.js + 6 modules
var docker_session = __webpack_require__(5518);
// EXTERNAL MODULE: ./build/deploy/newer-commit.js + 1 modules
var newer_commit = __webpack_require__(5928);
// EXTERNAL MODULE: ./build/deploy/secrets.js
var secrets = __webpack_require__(7919);
;// CONCATENATED MODULE: ./build/deploy/run.js








/**
 * Makes the run of a plan. The caller passes it to `deploy`, which closes its Docker session.
 *
 * @param own what the caller has already, or checks by itself
 */
function startDeployRun(plan, tools, own = {}) {
    return {
        ...startImageRun(plan, tools, own.credentials),
        plan,
        refuseNewer: own.refuseNewer ?? (0,newer_commit/* refuseNewer */._)(plan, tools),
        beforeRelease: own.beforeRelease ?? (async () => { }),
    };
}
/** Makes the run of a plan without a function. The caller passes it to `pushOnly`, which closes its Docker session. */
function startPushRun(plan, tools) {
    return { ...startImageRun(plan, tools), plan };
}
function startImageRun(plan, tools, credentials) {
    const findings = new problem/* Findings */.Fv();
    const { source, inputs } = plan;
    (0,secrets/* hideGivenSecrets */.h)(plan, tools);
    if (source.kind === 'build')
        (0,build_files/* checkBuildFiles */.o)(source.build, tools, findings);
    return {
        plan,
        tools,
        credentials: credentials ?? (0,aws_credentials/* credentialsIn */.W)(plan.plans, tools),
        ...(source.kind === 'build' && { docker: (0,docker_session/* openDockerSession */.V)(tools, source.build) }),
        events: readAll(plan, tools, findings),
        findings,
        ...(inputs.rollout.onFailure === 'continue' && { lost: new Map() }),
    };
}
/** Reads the events of all places, those that several have in common once. */
function readAll(plan, workplace, findings) {
    const known = new Map();
    const read = (inputs) => {
        const key = JSON.stringify(inputs);
        const events = known.get(key) ?? findings.collect(() => readEvents(inputs, workplace)) ?? [];
        known.set(key, events);
        return events;
    };
    const eventsOf = ({ rehearsal, release }) => {
        const { event, expect } = rehearsal;
        return {
            rehearsal: plan.source.kind === 'build' ? read({ event, expect, of: 'test' }) : [],
            verification: read({ event: release.verifyEvent, expect: release.verifyExpect, of: 'verify' }),
        };
    };
    for (const { inputs } of (0,plan_plan/* placesOf */.ek)(plan))
        eventsOf(inputs);
    return eventsOf;
}


/***/ }),

/***/ 5518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanAfter: () => (/* binding */ cleanAfter),
  V: () => (/* binding */ openDockerSession)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
// EXTERNAL MODULE: ./build/domain/problem.js
var problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(3468);
;// CONCATENATED MODULE: ./build/inputs/names.js
/** Names of all inputs, as action.yml has them; a test keeps the two alike. The runner sets INPUT_<NAME> for each. */
// biome-ignore format: a list of names reads better packed
const inputNames = [
    'aws-region', 'role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience', 'function-name',
    'publish', 'role', 'architecture', 'alias', 'memory-size', 'timeout', 'ephemeral-storage', 'description',
    'environment', 'environment-mode', 'environment-remove', 'image-command', 'image-entry-point',
    'image-working-directory', 'snap-start', 'tags-function', 'function-config', 'functions-config',
    'missing', 'release-strategy', 'on-failure', 'region-strategy', 'on-region-failure', 'regions-config', 'replicate', 'result-dir', 'context', 'file', 'target', 'build-args',
    'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'labels', 'cache-from', 'cache-to', 'no-cache',
    'pull', 'builder', 'network', 'add-hosts', 'allow', 'shm-size', 'ulimit', 'repository', 'tags',
    'create-repository', 'image-uri', 'test-event', 'test-expect', 'test-env', 'test-timeout', 'test-credentials',
    'test-required', 'verify-event', 'verify-expect', 'verify-tenant-id', 'traffic', 'rollback-alarms', 'rollback-on',
    'rollback-minimum-invocations', 'rollback-when-quiet', 'codedeploy-application',
    'codedeploy-deployment-group', 'provisioned-concurrency', 'rollback', 'rollback-to', 'keep-versions',
    'allow-older', 'skip-unchanged', 'wait-timeout', 'dry-run', 'preview', 'preview-url-auth',
    'preview-url-invoke-mode', 'preview-url-cors', 'preview-ttl', 'preview-delete-logs', 'preview-fork',
    'preview-environment', 'github-token',
];

// EXTERNAL MODULE: ./build/docker/cache.js
var cache = __webpack_require__(9011);
;// CONCATENATED MODULE: ./build/docker/environment.js




/** Nothing: what has to be removed needs no credentials. */
const noCredentials = { variables: [], caches: [], helpers: false };
/** What a build needs of the job's credentials. An argument without a value has that of the variable of its name. */
function credentialNeeds(build) {
    return {
        variables: [
            ...build.secretEnvs.map(({ value }) => value),
            ...build.buildArgs.filter((argument) => !argument.includes('=')).map((argument) => argument.trim()),
        ],
        caches: (0,cache/* cacheTypes */.S7)(build),
    };
}
// docker docs, "Cache storage backends": what each reads of the environment.
const cacheVariables = {
    gha: /^(?:ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)|GITHUB_TOKEN)$/,
    s3: /^AWS_/,
};
/** Names of credentials, of any tool: a part of the name shows what it is. */
const credential = /^AWS_|(?:^|_)(?:[A-Z0-9]*TOKEN|[A-Z0-9]*SECRETS?|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)(?:_|$)/i;
/**
 * What else must not reach docker: the platform is the function's. A default of the job's would have the engine look
 * for the built image under another one.
 */
const misleading = new Set(['DOCKER_DEFAULT_PLATFORM']);
/** Docker's own, which say where it is and how it is reached. */
const ofDocker = /^(?:DOCKER|BUILDX|BUILDKIT)_/;
/** Variables of this step that no program of Docker needs: its inputs, its saved state, and the address of its identity token. */
const own = new Set([
    ...inputNames.map((name) => `INPUT_${name.toUpperCase()}`),
    ...Object.values(state/* stateNames */.U0).map((name) => `STATE_${name}`),
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
]);
/**
 * The job's environment for docker and buildx: without this step's own variables, and without credentials but those
 * that something which was asked for needs.
 *
 * @param directory the run's Docker config
 */
function dockerEnvironment(directory, env, needs) {
    const isNeeded = (name) => needs.helpers || needs.caches.some((type) => cacheVariables[type]?.test(name) === true);
    const passes = (name) => needs.variables.includes(name) ||
        (!own.has(name) && !misleading.has(name) && (!credential.test(name) || ofDocker.test(name) || isNeeded(name)));
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => passes(name))),
        DOCKER_CONFIG: directory,
        BUILDX_CONFIG: (0,external_node_path_.join)(directory, 'buildx'),
        DOCKER_CLI_HINTS: 'false',
    };
}

;// CONCATENATED MODULE: ./build/docker/config.js






/**
 * Entries of the user's directory that are linked: those that docker only reads. The others are written again, copied,
 * or caches that docker and buildx write to.
 */
const linked = ['cli-plugins', 'contexts', 'certs.d', 'ca.pem', 'cert.pem', 'key.pem'];
/**
 * Fills a private Docker config directory.
 *
 * It keeps what the user has: contexts, plugins, builders, proxies, other registries' logins and credential helpers.
 *
 * @param directory an empty one that only this user can read
 * @param needs what the build needs of the job's credentials; with credential helpers docker gets all of them
 * @throws Problem when the user's config.json is not JSON
 */
function createDockerConfig(directory, env, needs) {
    const theirs = (0,external_node_path_.resolve)(env.DOCKER_CONFIG || (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.docker'));
    const settings = readSettings((0,external_node_path_.join)(theirs, 'config.json'));
    for (const entry of linked.filter((each) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(theirs, each)))) {
        (0,external_node_fs_.symlinkSync)((0,external_node_path_.join)(theirs, entry), (0,external_node_path_.join)(directory, entry));
    }
    copyBuilders(env.BUILDX_CONFIG || (0,external_node_path_.join)(theirs, 'buildx'), (0,external_node_path_.join)(directory, 'buildx'));
    writeSettings(directory, settings, []);
    return {
        directory,
        env: dockerEnvironment(directory, env, { ...needs, helpers: hasHelpers(settings) }),
        proxied: settings.proxies !== undefined,
        logIn: (logins) => writeSettings(directory, settings, logins),
    };
}
/** Removes a private directory, also one that a killed step left behind. */
function removeDockerConfig(directory) {
    (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
}
function hasHelpers({ credsStore, credHelpers }) {
    return (typeof credsStore === 'string' && credsStore !== '') || Object.keys((0,json/* asRecord */.qY)(credHelpers)).length > 0;
}
function readSettings(path) {
    if (!(0,external_node_fs_.existsSync)(path))
        return {};
    try {
        return (0,json/* asRecord */.qY)(JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')));
    }
    catch (error) {
        throw new problem/* Problem */.AF({ what: `The Docker config ${path} can't be read.`, remedy: 'Repair or remove it.' }, { cause: error });
    }
}
// docker/cli, "docker login": base64 of user:password in auths; a helper named for a host is asked before the store of
// all hosts, and an empty name means the file.
function writeSettings(directory, settings, logins) {
    const auths = (0,json/* asRecord */.qY)(settings.auths);
    const credHelpers = (0,json/* asRecord */.qY)(settings.credHelpers);
    for (const { registry, username, password } of logins) {
        auths[registry] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
        credHelpers[registry] = '';
    }
    const text = JSON.stringify({ ...settings, auths, credHelpers });
    // Replaced in one step: a push that runs reads the whole file, the one from before or this one.
    const path = (0,external_node_path_.join)(directory, 'config.json');
    (0,external_node_fs_.writeFileSync)(`${path}.new`, text, { mode: 0o600 });
    (0,external_node_fs_.renameSync)(`${path}.new`, path);
}
/** What buildx keeps of its builders; the rest of its directory is the history of past builds. */
const builderFiles = ['instances', 'current', 'defaults', 'certs', '.buildNodeID'];
function copyBuilders(from, to) {
    (0,external_node_fs_.mkdirSync)(to, { recursive: true });
    for (const name of builderFiles) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(from, name)))
            (0,external_node_fs_.cpSync)((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name), { recursive: true });
    }
}

;// CONCATENATED MODULE: ./build/docker/leftovers.js

/**
 * Ends the docker processes that a killed step has left running. They are known by their environment, which names the
 * step's private config directory, so no other process is ended.
 *
 * @returns whether there were any. Without /proc it finds none; the engine then ends the build when its client ends with the job.
 */
function endProcessesOf(directory) {
    const left = processes().filter((each) => environmentOf(each).includes(`DOCKER_CONFIG=${directory}`));
    for (const pid of left) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch (error) {
            // It has ended by itself meanwhile.
            if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
                throw error;
        }
    }
    return left.length > 0;
}
function processes() {
    try {
        return (0,external_node_fs_.readdirSync)('/proc')
            .map(Number)
            .filter((pid) => Number.isInteger(pid) && pid !== process.pid);
    }
    catch {
        return [];
    }
}
// proc(5): the environment is a list that NUL bytes separate. Other users' processes can't be read, and none is ours.
function environmentOf(pid) {
    try {
        return (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0');
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/docker/ask.js
var ask = __webpack_require__(7312);
// EXTERNAL MODULE: ./build/docker/finished.js
var finished = __webpack_require__(6575);
;// CONCATENATED MODULE: ./build/docker/lines.js
/**
 * Takes a stream apart into lines, which LF, CR LF or CR end: a progress bar writes over its line with CR.
 *
 * What it holds is bounded, and so is its work for each character: a line that never ends is cut.
 */
class Lines {
    #tell;
    #longest;
    #line = '';
    #cut = false;
    #afterReturn = false;
    /** @param longest characters of a line that are told */
    constructor(tell, longest) {
        this.#tell = tell;
        this.#longest = longest;
    }
    /** How many characters are held until their line ends. */
    get held() {
        return this.#line.length;
    }
    add(chunk) {
        if (chunk === '')
            return;
        // CR LF may come in two parts.
        const text = this.#afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
        this.#afterReturn = chunk.endsWith('\r');
        const [first = '', ...others] = text.split(/\r\n|[\r\n]/);
        this.#append(first);
        for (const part of others) {
            this.#end();
            this.#append(part);
        }
    }
    /** Tells the last line, where nothing ended it. */
    finish() {
        if (this.#line !== '')
            this.#end();
    }
    #append(part) {
        const room = this.#longest - this.#line.length;
        if (part.length > room)
            this.#cut = true;
        this.#line += part.slice(0, room);
    }
    #end() {
        this.#tell(this.#cut ? `${this.#line}…` : this.#line);
        this.#line = '';
        this.#cut = false;
    }
}

;// CONCATENATED MODULE: ./build/docker/process.js




/**
 * Runs a program with an array of arguments, never through a shell, and waits for its end. The last part of each
 * stream is kept.
 *
 * @throws the signal's reason when it was aborted
 */
async function run(file, argv, options) {
    options.signal?.throwIfAborted();
    // A process group of its own: the docker client starts its plugins as children, and all of them must end.
    const child = (0,external_node_child_process_.spawn)(file, argv, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const stdout = collect(child.stdout, options.onLine);
    const stderr = collect(child.stderr, options.onLine);
    const stop = () => void endGroup(child.pid);
    options.signal?.addEventListener('abort', stop, { once: true });
    try {
        const exitCode = await new Promise((resolve, reject) => {
            child.once('error', (error) => (error.code === 'ENOENT' ? resolve(127) : reject(error)));
            child.once('close', (code) => resolve(code ?? 128));
        });
        options.signal?.throwIfAborted();
        return { exitCode, stdout: stdout(), stderr: stderr() };
    }
    finally {
        options.signal?.removeEventListener('abort', stop);
    }
}
function collect(stream, onLine = () => { }) {
    let text = '';
    const lines = new Lines(onLine, finished/* kept */.L);
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
        text = (text + chunk).slice(-finished/* kept */.L);
        lines.add(chunk);
    });
    stream.on('end', () => lines.finish());
    return () => text;
}
async function endGroup(pid) {
    if (pid === undefined)
        return;
    sendSignal(pid, 'SIGTERM');
    const timer = setTimeout(() => sendSignal(pid, 'SIGKILL'), finished/* grace */.F);
    timer.unref();
}
function sendSignal(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        // The group has ended by itself.
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
            throw error;
    }
}
/** BuildKit's lines begin with the number of their step; any other is marked as docker's, and not the action's own. */
function marked(line, prefix = '| ') {
    return /^#\d+ /.test(line) || line === '' ? line : `${prefix}${line}`;
}
/** Characters that are shown of one command. BuildKit itself shows 2 MiB of each step. */
const shown = 16 * 1024 * 1024;
/** Shows lines until there were too many to be read; it says so once. */
function upTo(limit, log) {
    let left = limit;
    return (line) => {
        if (left < 0)
            return;
        left -= line.length + 1;
        log(left >= 0 ? line : '… (cut: docker printed more than 16 MiB; from here on only an error is shown)');
    };
}
function dockerWith({ directory: scratch, env }, signal, log) {
    return {
        scratch,
        ask: (argv) => (0,ask/* ask */.k)('docker', argv, { env, signal }),
        show(argv, { env: more = {}, prefix, until, onLine } = {}) {
            const print = upTo(shown, log);
            return run('docker', argv, {
                env: { ...env, ...more },
                signal: until ? AbortSignal.any([signal, until]) : signal,
                onLine: onLine ?? ((line) => print(marked(line, prefix))),
            });
        },
    };
}

// EXTERNAL MODULE: ./build/docker/push.js
var push = __webpack_require__(5497);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/session/docker-session.js











/** Milliseconds that the clean-up may take: a cancelled run has 7.5 seconds in all. */
const hurried = 5000;
const unhurried = 30_000;
/** Milliseconds after which the engine has made what a client asked for that is gone. */
const engineLag = 1000;
/** File of the private directory that lists the images' names, one a line, for the clean-up. */
const namesFile = 'image-names';
const containersFile = 'containers';
const networksFile = 'networks';
/** @param build what is built, for what docker needs of the job's credentials */
function openDockerSession({ env, temporaryDirectory, signal, log, warn, remember }, build) {
    const directory = (0,external_node_path_.join)((0,external_node_path_.resolve)(temporaryDirectory), `${state/* directoryPrefix */.ET}${(0,external_node_crypto_.randomUUID)()}`);
    // Post knows it before it is there: a run may be killed in between.
    remember(directory);
    (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    const config = orRemoved(directory, () => createDockerConfig(directory, env, credentialNeeds(build)));
    const atWork = [];
    return {
        config,
        docker: dockerWith(config, signal, log),
        noteImage: (image) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, namesFile), `${image}\n`),
        noteContainer: (container) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, containersFile), `${container}\n`),
        noteNetwork: (network) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, networksFile), `${network}\n`),
        // What fails is left to `close`.
        later: (work) => void atWork.push(work().catch(() => { })),
        async close() {
            const time = signal.aborted ? hurried : unhurried;
            // What is being made can't be removed yet. Where the run was cancelled, docker is ended within that time.
            const longest = signal.aborted ? engineLag : unhurried;
            await Promise.race([Promise.all(atWork), (0,promises_.setTimeout)(longest, undefined, { ref: false })]);
            await clean(config, warn, { time, interrupted: signal.aborted });
        },
    };
}
/** Removes a directory that could not be filled. */
function orRemoved(directory, fill) {
    try {
        return fill();
    }
    catch (error) {
        removeDockerConfig(directory);
        throw error;
    }
}
/**
 * Removes what a main step that was killed left behind: its builds under way, its images' names, its directory.
 * Does nothing when main has cleaned up itself. Never throws.
 *
 * @param directory the one that main has remembered
 */
async function cleanAfter(directory, env, warn) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return;
    const what = 'A build that was under way could not be ended';
    let interrupted = false;
    await orWarned(what, warn, async () => {
        interrupted = endProcessesOf(directory);
    });
    const config = { directory, env: dockerEnvironment(directory, env, noCredentials) };
    await clean(config, warn, { time: unhurried, interrupted });
}
async function clean(config, warn, { time, interrupted }) {
    const { directory } = config;
    await orWarned('Not all names of the image could be removed from the engine', warn, async () => {
        const docker = dockerWith(config, AbortSignal.timeout(time), () => { });
        await removeNoted(docker, directory);
        if (!interrupted)
            return;
        // The engine goes on with what a client that was ended has asked for, and may be done with it only now.
        await (0,promises_.setTimeout)(engineLag);
        await removeNoted(docker, directory);
    });
    await orWarned(`${directory} could not be removed`, warn, async () => removeDockerConfig(directory));
}
async function removeNoted(docker, directory) {
    // An image that a container runs can't be removed, nor a network that it is in.
    await (0,push/* removeContainers */.Dn)(docker, noted(directory, containersFile));
    await (0,push/* removeNetworks */.ij)(docker, noted(directory, networksFile));
    await (0,push/* removeLocalNames */.I9)(docker, noted(directory, namesFile));
}
/** A clean-up that fails never fails a finished deploy. */
async function orWarned(what, warn, work) {
    try {
        await work();
    }
    catch (error) {
        warn(`${what}: ${(0,domain_text/* messageOf */.bD)(error)}`);
    }
}
function noted(directory, file) {
    const path = (0,external_node_path_.join)(directory, file);
    return (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.readFileSync)(path, 'utf8').trim().split('\n') : [];
}


/***/ })

};
