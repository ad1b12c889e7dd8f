export const id = 646;
export const ids = [646];
export const modules = {

/***/ 4646:
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
    'image-working-directory', 'snap-start', 'tags-function', 'function-config', 'region-strategy',
    'on-region-failure', 'regions-config', 'replicate', 'result-dir', 'context', 'file', 'target', 'build-args',
    'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'labels', 'cache-from', 'cache-to', 'no-cache',
    'pull', 'builder', 'network', 'add-hosts', 'allow', 'shm-size', 'ulimit', 'repository', 'tags',
    'create-repository', 'image-uri', 'test-event', 'test-expect', 'test-env', 'test-timeout', 'test-credentials',
    'test-required', 'verify-event', 'verify-expect', 'traffic', 'rollback-alarms', 'codedeploy-application',
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
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/docker/finished.js
/** Characters that are kept of a text that serves diagnosis. A build that logs for hours must not fill the memory. */
const kept = 64 * 1024;
/** Milliseconds from the polite signal that ends a program to the one that it can't refuse. */
const grace = 1000;

;// CONCATENATED MODULE: ./build/docker/ask.js







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
        }, () => (0,exec/* getExecOutput */.H)(program, [...argv], {
            env: defined(env),
            silent: true,
            ignoreReturnCode: true,
            delay: grace,
            // The first word comes once the program is found.
            listeners: {
                debug: () => {
                    found = true;
                },
            },
        }));
        signal.throwIfAborted();
        // The toolkit hands on what Node says, which is no number when a signal ended the program.
        return { exitCode: exitCode ?? 128, stdout, stderr: stderr.slice(-kept) };
    }
    catch (error) {
        signal.throwIfAborted();
        if (found)
            throw error;
        return { exitCode: 127, stdout: '', stderr: (0,domain_text/* messageOf */.bD)(error) };
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
/** Told of the process that a question starts, and of no other. */
const starting = new external_node_async_hooks_.AsyncLocalStorage();
(0,external_node_diagnostics_channel_.subscribe)('child_process', (message) => {
    const child = (0,json/* member */.Dc)(message, 'process');
    if (child instanceof external_node_child_process_.ChildProcess)
        starting.getStore()?.(child);
});
function end(child) {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), grace).unref();
    // What it has started may hold its streams open, and with them this process.
    child.once('exit', () => {
        child.stdout?.destroy();
        child.stderr?.destroy();
    });
}
function defined(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

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
    const lines = new Lines(onLine, kept);
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
        text = (text + chunk).slice(-kept);
        lines.add(chunk);
    });
    stream.on('end', () => lines.finish());
    return () => text;
}
async function endGroup(pid) {
    if (pid === undefined)
        return;
    sendSignal(pid, 'SIGTERM');
    const timer = setTimeout(() => sendSignal(pid, 'SIGKILL'), grace);
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
        ask: (argv) => ask('docker', argv, { env, signal }),
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
    return {
        config,
        docker: dockerWith(config, signal, log),
        noteImage: (image) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, namesFile), `${image}\n`),
        noteContainer: (container) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, containersFile), `${container}\n`),
        noteNetwork: (network) => (0,external_node_fs_.appendFileSync)((0,external_node_path_.join)(directory, networksFile), `${network}\n`),
        close: () => clean(config, warn, { time: signal.aborted ? hurried : unhurried, interrupted: signal.aborted }),
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
