export const id = 7118;
export const ids = [7118];
export const modules = {

/***/ 7312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1421);
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3053);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1260);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7803);
/* harmony import */ var _domain_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6418);
/* harmony import */ var _finished_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6575);







/**
 * Asks a program for a short answer, by the toolkit: silently, with an array of arguments, never through a shell, and
 * with all of stdout.
 *
 * The toolkit takes no signal and does not hand out the process that it starts. Node itself tells of it (Node.js
 * docs, "Diagnostics Channel", `child_process`). It is in the group of this process, so that it is ended alone: what
 * starts processes of its own and may last is for `run`.
 *
 * @param program a name without spaces, which the PATH of this process leads to
 * @throws the signal's reason when it was aborted
 */
async function ask(program, argv, { env, signal }) {
    signal.throwIfAborted();
    let child;
    let found = false;
    const stop = () => child && end(child);
    signal.addEventListener('abort', stop, { once: true });
    try {
        const { exitCode, stdout, stderr } = await starting.run((started) => {
            child = started;
            started.once('spawn', () => {
                // The toolkit leaves stdin open, and what reads it would wait for ever. Its own way to end it is to write,
                // which fails, where nothing catches it, once the program has ended.
                started.stdin?.destroy();
                if (signal.aborted)
                    stop();
            });
        }, () => (0,_actions_exec__WEBPACK_IMPORTED_MODULE_3__/* .getExecOutput */ .H)(program, [...argv], {
            env: defined(env),
            silent: true,
            ignoreReturnCode: true,
            delay: _finished_js__WEBPACK_IMPORTED_MODULE_6__/* .grace */ .F,
            // The first word comes once the program is found.
            listeners: {
                debug: () => {
                    found = true;
                },
            },
        }));
        signal.throwIfAborted();
        // The toolkit hands on what Node says, which is no number when a signal ended the program.
        return { exitCode: exitCode ?? 128, stdout, stderr: stderr.slice(-_finished_js__WEBPACK_IMPORTED_MODULE_6__/* .kept */ .L) };
    }
    catch (error) {
        signal.throwIfAborted();
        if (found)
            throw error;
        return { exitCode: 127, stdout: '', stderr: (0,_domain_text_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error) };
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
/** Told of the process that a question starts, and of no other. */
const starting = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
(0,node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_2__.subscribe)('child_process', (message) => {
    const child = (0,_domain_json_js__WEBPACK_IMPORTED_MODULE_4__/* .member */ .Dc)(message, 'process');
    if (child instanceof node_child_process__WEBPACK_IMPORTED_MODULE_1__.ChildProcess)
        starting.getStore()?.(child);
});
function end(child) {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), _finished_js__WEBPACK_IMPORTED_MODULE_6__/* .grace */ .F).unref();
    // What it has started, a plugin for example, holds its streams open until it has ended as well, or for ever. Then it
    // must not hold this process.
    child.once('exit', () => {
        const late = setTimeout(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        }, _finished_js__WEBPACK_IMPORTED_MODULE_6__/* .grace */ .F);
        child.once('close', () => clearTimeout(late));
    });
}
function defined(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 9011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S7: () => (/* binding */ cacheTypes),
/* harmony export */   Y5: () => (/* binding */ checkCaches),
/* harmony export */   k7: () => (/* binding */ scopeCaches),
/* harmony export */   mO: () => (/* binding */ isInline),
/* harmony export */   wh: () => (/* binding */ completeCache)
/* harmony export */ });
/* unused harmony export scopeCache */
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(880);

/** Options of one cache source or destination, `type=registry,ref=…`; a bare reference is of type registry. */
function readOptions(entry) {
    if (!entry.includes('='))
        return new Map([
            ['type', 'registry'],
            ['ref', entry],
        ]);
    const pairs = entry.split(',').map((part) => part.trim().split('='));
    return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
/**
 * Completes a cache destination that ECR would refuse: it takes a cache only as an OCI image manifest (AWS containers
 * blog, "Announcing remote cache support in Amazon ECR for BuildKit clients").
 */
function completeCache(entry) {
    const options = readOptions(entry);
    const host = options.get('ref')?.split('/')[0] ?? '';
    if (options.get('type') !== 'registry' || !(0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEcrRegistry */ .d_)(host))
        return entry;
    const missing = ['image-manifest', 'oci-mediatypes'].filter((name) => !options.has(name));
    const whole = entry.includes('=') ? entry : `type=registry,ref=${entry}`;
    return [whole, ...missing.map((name) => `${name}=true`)].join(',');
}
/** Whether a cache destination is the image itself, which differs with it. */
function isInline(entry) {
    return readOptions(entry).get('type') === 'inline';
}
/**
 * Gives the caches in GitHub's service scopes of their own: all those without one share GitHub's default scope, where
 * images of other functions and architectures overwrite each other (docker docs, "GitHub Actions cache").
 *
 * @param scope what is written to, and read first
 * @param others what is read after it, for example of the function that a preview is of
 */
function scopeCaches(build, scope, others = []) {
    const from = build.cacheFrom.flatMap((entry) => scopesOf(entry, [scope, ...others]));
    return { ...build, cacheFrom: from, cacheTo: build.cacheTo.flatMap((entry) => scopesOf(entry, [scope])) };
}
function scopesOf(entry, scopes) {
    return [...new Set(scopes.map((scope) => scopeCache(entry, scope)))];
}
/** @param entry one of cache-from or cache-to */
function scopeCache(entry, scope) {
    const options = readOptions(entry);
    return options.get('type') === 'gha' && !options.has('scope') ? `${entry},scope=${scope}` : entry;
}
/** The types of all caches of a build. */
function cacheTypes({ cacheFrom, cacheTo }) {
    return [...cacheFrom, ...cacheTo].flatMap((entry) => readOptions(entry).get('type') ?? []);
}
/**
 * Checks that the builder can use the caches. The engine's classic image store exports a cache only inside of the
 * image (docker docs, "Cache storage backends").
 */
function checkCaches(build, engine, findings) {
    if (engine.driver !== 'docker' || engine.containerdStore)
        return;
    for (const [input, entries] of [
        ['cache-to', build.cacheTo],
        ['cache-from', build.cacheFrom],
    ]) {
        const types = entries.map((entry) => readOptions(entry).get('type') ?? '');
        const refused = types.find((type) => (input === 'cache-to' ? type !== 'inline' : type === 'gha'));
        if (refused === undefined)
            continue;
        findings.add(`${input}: the builder's docker driver can't use a cache of type '${refused}'.`, 'Add docker/setup-buildx-action before this step, or leave the cache out.');
    }
}


/***/ }),

/***/ 8139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ credentialsOf),
/* harmony export */   a: () => (/* binding */ commandLine)
/* harmony export */ });
/* harmony import */ var _inputs_credential_arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6830);

/** The name and password of a URL. */
const login = /(:\/\/)([^\s/@]{1,1000})@/g;
/** Options of caches that are credentials (Docker docs, "Cache storage backends"). */
const cacheCredential = /\b((?:access_key_id|secret_access_key|session_token|token|ghtoken)=)([^,]+)/g;
/** Credentials in what a build reads and writes: BuildKit prints where it is, and buildx what it could not use. */
function credentialsOf({ context, file = '', buildContexts, cacheFrom, cacheTo }) {
    const caches = [...cacheFrom, ...cacheTo];
    const logins = matches([context, file, ...buildContexts, ...caches], login).flatMap((one) => [one, ...one.split(':')]);
    return [...logins, ...matches(caches, cacheCredential)];
}
/** The second groups of all matches. */
function matches(texts, pattern) {
    return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, , found = '']) => found));
}
/**
 * Writes a command of docker's for the log, as a shell takes it, after the word by which the runner shows a command.
 * Build arguments that seem to be credentials are left out, whether or not the runner knows their values as secrets.
 */
function commandLine(argv) {
    const shown = argv.map((argument, index) => quoted(withoutCredentials(argument, argv[index - 1])));
    return `[command]docker ${shown.join(' ')}`;
}
function withoutCredentials(argument, option = '') {
    if (option === '--build-arg' && (0,_inputs_credential_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialArguments */ .S)([argument]).length > 0) {
        return argument.replace(/=.*$/s, '=***');
    }
    const plain = argument.replaceAll(login, '$1***@');
    return option.startsWith('--cache-') ? plain.replaceAll(cacheCredential, '$1***') : plain;
}
function quoted(argument) {
    return /^[\w@%+=:,./*~-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 6575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ grace),
/* harmony export */   L: () => (/* binding */ kept)
/* harmony export */ });
/** Characters that are kept of a text that serves diagnosis. A build that logs for hours must not fill the memory. */
const kept = 64 * 1024;
/** Milliseconds from the polite signal that ends a program to the one that it can't refuse. */
const grace = 1000;


/***/ }),

/***/ 8873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ removeContainers),
/* harmony export */   I9: () => (/* binding */ removeLocalNames),
/* harmony export */   ij: () => (/* binding */ removeNetworks),
/* harmony export */   w: () => (/* binding */ endProcessesOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _signal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4457);


const ours = /^(?:DOCKER_CONFIG|GH_CONFIG_DIR)=/;
/**
 * Ends the processes that a killed step has left running, docker's and gh's. They are known by their environment, in which
 * a variable names the step's private directory as that of their configuration, so no other process is ended.
 *
 * @returns whether there were any. Without /proc it finds none; the engine then ends the build when its client ends with the job.
 */
function endProcessesOf(directory) {
    const left = processes().filter((each) => environmentOf(each).some((one) => ours.test(one) && one.endsWith(`=${directory}`)));
    for (const pid of left)
        (0,_signal_js__WEBPACK_IMPORTED_MODULE_1__/* .sendSignal */ .v)(pid, 'SIGKILL');
    return left.length > 0;
}
function processes() {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc')
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
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0');
    }
    catch {
        return [];
    }
}
/** Removes the names that the run gave the image; its layers stay in the engine's build cache. */
async function removeLocalNames(docker, names) {
    // Another run on this engine may have removed the same name already, which is what is wanted.
    if (names.length > 0)
        await docker.ask(['image', 'rm', '--force', ...names]);
}
/** Removes containers of this run with their anonymous volumes; those that do not exist any more are no error. */
async function removeContainers(docker, names) {
    if (names.length > 0)
        await docker.ask(['rm', '--force', '--volumes', ...names]);
}
/** Removes networks of this run; those that do not exist any more are no error. */
async function removeNetworks(docker, names) {
    if (names.length > 0)
        await docker.ask(['network', 'rm', ...names]);
}


/***/ }),

/***/ 4457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ sendSignal)
/* harmony export */ });
/**
 * Sends a signal to a process, or to all of a group by the negative number of its leader (kill(2)). That it has ended by
 * itself meanwhile is no error.
 */
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
            throw error;
    }
}


/***/ }),

/***/ 7118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanAfter: () => (/* binding */ cleanAfter),
  V: () => (/* binding */ openDockerSession)
});

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
// EXTERNAL MODULE: ./build/inputs/names.js
var names = __webpack_require__(3636);
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
 * What else must not reach docker, because it would do something else with it than what it is asked for here:
 *
 * - The platform is the function's. A default of the job's would have the engine look for the built image under another one.
 * - No registry of ECR's has the signatures that Docker Content Trust asks for, and the image is known by its digest.
 * - What BuildKit prints is read, and shown in the log: as plain lines, which is what it prints into a file.
 * - What buildx reports of a build by default has no values of build arguments (docker docs, "BUILDX_METADATA_PROVENANCE").
 */
const misleading = new Set([
    'DOCKER_DEFAULT_PLATFORM',
    'DOCKER_CONTENT_TRUST',
    'BUILDKIT_PROGRESS',
    'BUILDX_METADATA_PROVENANCE',
]);
/** Docker's own, which say where it is and how it is reached. */
const ofDocker = /^(?:DOCKER|BUILDX|BUILDKIT)_/;
/** Variables of this step that no program of Docker needs: its inputs, its saved state, and the address of its identity token. */
const own = new Set([
    ...names/* inputNames */.v.map((name) => `INPUT_${name.toUpperCase()}`),
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
/**
 * The environment of what is only asked. docker and buildx are Go programs, and a question is answered in some
 * milliseconds, of which a fifth goes to memory that is collected just before all of it is given back (Go docs, "A Guide
 * to the Go Garbage Collector": GOGC, default 100). A value of the job's own stays.
 */
function askEnvironment(env) {
    return { GOGC: '400', ...env };
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

// EXTERNAL MODULE: ./build/docker/leftovers.js
var leftovers = __webpack_require__(8873);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/domain/waits.js
var waits = __webpack_require__(5587);
// EXTERNAL MODULE: ./build/docker/ask.js
var ask = __webpack_require__(7312);
// EXTERNAL MODULE: ./build/docker/command-line.js
var command_line = __webpack_require__(8139);
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

// EXTERNAL MODULE: ./build/docker/signal.js
var signal = __webpack_require__(4457);
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
    (0,signal/* sendSignal */.v)(-pid, 'SIGTERM');
    const timer = setTimeout(() => (0,signal/* sendSignal */.v)(-pid, 'SIGKILL'), finished/* grace */.F);
    timer.unref();
}
/** BuildKit's lines begin with the number of their step; any other is marked as docker's, and not the action's own. */
function marked(line, prefix) {
    if (line === '')
        return line;
    return prefix === undefined && /^#\d+ /.test(line) ? line : `${prefix ?? '| '}${line}`;
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
/** The command without its arguments, for example `docker buildx build`. */
function nameOf([command = '', ...others]) {
    const grouped = ['buildx', 'container', 'image', 'network'].includes(command);
    return ['docker', command, ...others.slice(0, grouped ? 1 : 0)].join(' ');
}
/**
 * Docker with a config, and for as long as a signal lets it run.
 *
 * @param log gets the lines of what is shown
 */
function dockerWith({ directory: scratch, env }, signal, log) {
    const asked = { env: askEnvironment(env), signal };
    return {
        scratch,
        ask: (argv) => (0,waits/* awaiting */.Vp)({ what: nameOf(argv) }, () => (0,ask/* ask */.k)('docker', argv, asked)),
        show(argv, { env: more = {}, prefix, until, onLine, skip, seen, background = false, command = false } = {}) {
            const print = upTo(shown, log);
            if (command)
                log((0,command_line/* commandLine */.a)(argv));
            const running = () => run('docker', argv, {
                env: { ...env, ...more },
                signal: until ? AbortSignal.any([signal, until]) : signal,
                onLine: onLine ?? ((line) => skip?.(line) || print(marked(line, prefix))),
            });
            return background ? running() : (0,waits/* awaiting */.Vp)({ what: nameOf(argv), ...(seen && { seen }) }, running);
        },
    };
}

// EXTERNAL MODULE: ./build/domain/lazy.js
var lazy = __webpack_require__(6551);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/session/cancellation.js
var cancellation = __webpack_require__(9704);
// EXTERNAL MODULE: ./build/session/private-directory.js
var private_directory = __webpack_require__(6266);
;// CONCATENATED MODULE: ./build/session/docker-session.js











/** Milliseconds that the clean-up may take where nothing hurries it. */
const unhurried = 30_000;
/** Milliseconds after which the engine has made what a client asked for that is gone. */
const engineLag = 1000;
/** File of the private directory that lists the images' names, one a line, for the clean-up. */
const namesFile = 'image-names';
const containersFile = 'containers';
const networksFile = 'networks';
/** @param build what is built, if anything is, for what docker needs of the job's credentials */
function openDockerSession({ env, temporaryDirectory, signal, log, warn, remember }, build) {
    const directory = (0,private_directory/* privateDirectory */.J)({ temporaryDirectory, remember });
    const config = orRemoved(directory, () => createDockerConfig(directory, env, build ? credentialNeeds(build) : noCredentials));
    const atWork = [];
    const aside = new Set();
    const asked = new Set();
    const over = new AbortController();
    const unanswered = new AbortController();
    const closing = (0,lazy/* lazy */.R)(async () => {
        const interrupted = signal.aborted || aside.size > 0;
        over.abort(new Error('the run needs docker no more'));
        const time = signal.aborted ? cancellation/* hurried */.qy.cleanUp : unhurried;
        // What is being made can't be removed yet. Where the run was cancelled, docker is ended within that time.
        const longest = signal.aborted ? engineLag : unhurried;
        await Promise.all([within(longest, [...atWork, ...aside]), within(engineLag, asked)]);
        unanswered.abort(new Error('the run needs no answer any more'));
        await clean(config, warn, { time, interrupted });
    });
    const docker = dockerWith(config, signal, log);
    const { ask } = dockerWith(config, AbortSignal.any([signal, unanswered.signal]), log);
    return {
        config,
        // What the run asks ahead of time may be answered when it does not wait any more, or never. Its plugin writes into the directory.
        docker: { ...docker, ask: (argv) => underWay(asked, ask(argv)) },
        noteImage: (image) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, namesFile), `${image}\n`),
        noteContainer: (container) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, containersFile), `${container}\n`),
        noteNetwork: (network) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, networksFile), `${network}\n`),
        // What fails is left to `close`.
        later: (work) => void atWork.push(work().catch(() => { })),
        beside: (log, work) => {
            const docker = dockerWith(config, AbortSignal.any([signal, over.signal]), log);
            return underWay(aside, work({ ...docker, show: (argv, how) => docker.show(argv, { ...how, background: true }) }));
        },
        close: closing,
    };
}
/** Keeps work in a set until it has ended, well or not. @returns the work */
function underWay(all, work) {
    const ended = work.catch(() => { }).finally(() => all.delete(ended));
    all.add(ended);
    return work;
}
/** Waits for the end of all, for some milliseconds at most. */
async function within(longest, all) {
    await Promise.race([Promise.all(all), (0,promises_.setTimeout)(longest, undefined, { ref: false })]);
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
 * @param directory one that main has remembered
 */
async function cleanAfter(directory, env, warn) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return;
    const what = 'A build that was under way could not be ended';
    let interrupted = false;
    await orWarned(what, warn, async () => {
        interrupted = (0,leftovers/* endProcessesOf */.w)(directory);
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
    await (0,leftovers/* removeContainers */.Dn)(docker, noted(directory, containersFile));
    await (0,leftovers/* removeNetworks */.ij)(docker, noted(directory, networksFile));
    await (0,leftovers/* removeLocalNames */.I9)(docker, noted(directory, namesFile));
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


/***/ }),

/***/ 6266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ privateDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _domain_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3468);




/**
 * Makes a directory that only this user can read, in the runner's folder for temporary files. Whoever asks for it removes
 * it; post does where main was killed. All that a run writes for itself is in such a one.
 *
 * @returns its absolute path
 */
function privateDirectory({ temporaryDirectory, remember, }) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(temporaryDirectory), `${_domain_state_js__WEBPACK_IMPORTED_MODULE_3__/* .directoryPrefix */ .ET}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    // Post knows it before it is there: a run may be killed in between.
    remember(directory);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, { mode: 0o700 });
    return directory;
}


/***/ })

};
