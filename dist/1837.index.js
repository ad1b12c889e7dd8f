export const id = 1837;
export const ids = [1837];
export const modules = {

/***/ 4218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployInSteps: () => (/* binding */ deployInSteps)
});

// EXTERNAL MODULE: ./build/domain/ahead.js
var ahead = __webpack_require__(2036);
// EXTERNAL MODULE: ./build/domain/each-place.js
var each_place = __webpack_require__(250);
// EXTERNAL MODULE: ./build/domain/place.js
var domain_place = __webpack_require__(2766);
// EXTERNAL MODULE: ./build/domain/text.js
var domain_text = __webpack_require__(6418);
// EXTERNAL MODULE: ./build/domain/configuration-change.js
var configuration_change = __webpack_require__(6688);
// EXTERNAL MODULE: ./build/lambda/creation.js
var creation = __webpack_require__(4481);
// EXTERNAL MODULE: ./build/traffic/alias.js
var traffic_alias = __webpack_require__(118);
// EXTERNAL MODULE: ./build/inspect/all.js + 2 modules
var inspect_all = __webpack_require__(7758);
// EXTERNAL MODULE: ./build/domain/problem.js
var domain_problem = __webpack_require__(6282);
// EXTERNAL MODULE: ./build/domain/side-by-side.js
var side_by_side = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/ecr/repository.js
var ecr_repository = __webpack_require__(4893);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan_plan = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/inspect/begin-build.js
var begin_build = __webpack_require__(8959);
// EXTERNAL MODULE: ./build/aws/explain.js + 2 modules
var explain = __webpack_require__(5262);
// EXTERNAL MODULE: ./build/domain/arn.js
var domain_arn = __webpack_require__(7558);
// EXTERNAL MODULE: ./build/lambda/check-configuration.js
var check_configuration = __webpack_require__(9129);
// EXTERNAL MODULE: ./build/lambda/check-invocations.js
var check_invocations = __webpack_require__(2848);
// EXTERNAL MODULE: ./build/lambda/configuration.js
var configuration = __webpack_require__(2988);
// EXTERNAL MODULE: ./build/lambda/desired.js + 2 modules
var lambda_desired = __webpack_require__(6146);
// EXTERNAL MODULE: ./build/lambda/function.js + 1 modules
var lambda_function = __webpack_require__(2614);
// EXTERNAL MODULE: ./build/run/named-function.js
var named_function = __webpack_require__(1087);
// EXTERNAL MODULE: ./build/run/secrets.js + 1 modules
var secrets = __webpack_require__(3842);
// EXTERNAL MODULE: ./build/aws/clock.js
var clock = __webpack_require__(2148);
// EXTERNAL MODULE: ./build/traffic/codedeploy.js
var codedeploy = __webpack_require__(9138);
;// CONCATENATED MODULE: ./build/traffic/metrics.js


/** Lambda's metrics come by the minute (Lambda developer guide, "Viewing metrics for Lambda functions"). */
const minute = 60_000;
/**
 * Reads what the versions of a weighted alias did, each by itself, in one call.
 *
 * @returns them in the order of the request; undefined when CloudWatch could not answer all of it
 * @throws Problem when CloudWatch refuses the call
 */
async function readMetrics(cloudWatch, request) {
    const queries = queriesOf(request);
    const series = new Map();
    try {
        const client = await cloudWatch();
        let token;
        do {
            const { MetricDataResults = [], NextToken } = await client.getMetricData({
                MetricDataQueries: queries.map((query) => write(query, request)),
                StartTime: new Date(Math.floor(request.since / minute) * minute),
                EndTime: new Date(clock/* clock */.pm.now() + minute),
                ...(token !== undefined && { NextToken: token }),
            });
            for (const { Id = '', Timestamps = [], Values = [], StatusCode } of MetricDataResults) {
                if (StatusCode === 'InternalError')
                    return undefined;
                const values = series.get(Id) ?? new Map();
                for (const [index, at] of Timestamps.entries())
                    values.set(at.getTime(), Values[index] ?? 0);
                series.set(Id, values);
            }
            token = NextToken;
        } while (token !== undefined);
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not read the metrics of ${request.functionName}:${request.alias}`);
    }
    return request.versions.map((version) => summarizeVersion(version, queries, series));
}
function queriesOf({ versions, statistics }) {
    return versions.flatMap((version, index) => {
        const counts = ['Invocations', 'Errors', 'Throttles'].map((metric) => ({ metric, stat: 'Sum' }));
        const durations = statistics.map((stat) => ({ metric: 'Duration', stat }));
        return [...counts, ...durations].map((query, number) => ({ ...query, id: `q${index}_${number}`, version }));
    });
}
/** CloudWatch has both sides of a weighted alias apart by ExecutedVersion ("Types of metrics for Lambda functions"). */
function write({ id, version, metric, stat }, { functionName, alias }) {
    const dimensions = { FunctionName: functionName, Resource: `${functionName}:${alias}`, ExecutedVersion: version };
    const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
    return {
        Id: id,
        MetricStat: {
            Metric: { Namespace: 'AWS/Lambda', MetricName: metric, Dimensions },
            Period: minute / 1000,
            Stat: stat,
        },
    };
}
function summarizeVersion(version, queries, series) {
    const own = queries.filter((query) => query.version === version);
    const of = (metric) => series.get(own.find((query) => query.metric === metric)?.id ?? '') ?? new Map();
    const [invocations, errors, throttles] = [of('Invocations'), of('Errors'), of('Throttles')];
    const durations = own
        .filter(({ metric }) => metric === 'Duration')
        .flatMap(({ id, stat }) => {
        const value = overall(series.get(id) ?? new Map(), stat, invocations);
        return value === undefined ? [] : [[stat, value]];
    });
    const minutes = [...invocations.keys()]
        .sort((one, other) => one - other)
        .map((at) => ({ at, invocations: invocations.get(at) ?? 0, errors: errors.get(at) ?? 0 }));
    return {
        version,
        invocations: sum(invocations),
        errors: sum(errors),
        throttles: sum(throttles),
        durations: Object.fromEntries(durations),
        minutes,
    };
}
/** CloudWatch gives a percentile for each minute, and none can be made of several: their mean, by invocations, stands for it. */
function overall(values, stat, invocations) {
    if (values.size === 0)
        return undefined;
    if (stat === 'Maximum')
        return Math.max(...values.values());
    const weights = new Map([...values.keys()].map((at) => [at, invocations.get(at) ?? 1]));
    const weighted = new Map([...values].map(([at, value]) => [at, value * (weights.get(at) ?? 1)]));
    return sum(weighted) / sum(weights);
}
function sum(values) {
    return [...values.values()].reduce((total, value) => total + value, 0);
}

// EXTERNAL MODULE: ./build/traffic/provisioned.js
var traffic_provisioned = __webpack_require__(5728);
// EXTERNAL MODULE: ./build/domain/poll.js
var poll = __webpack_require__(1168);
// EXTERNAL MODULE: ./build/traffic/history.js + 1 modules
var traffic_history = __webpack_require__(7687);
;// CONCATENATED MODULE: ./build/traffic/quiet-alias.js






/** Milliseconds between two reads of an alias whose traffic is being shifted. */
const interval = 1000;
/**
 * Waits until no other run is shifting the traffic of an alias. One that a run has left in the middle, since its machine
 * is gone, gets all traffic back on the version from before.
 *
 * @throws Problem when a shift continues after the deadline
 */
async function quietAlias(named) {
    const { functionName, alias, wait, log } = named;
    const { shifting, ...quiet } = await (0,poll/* poll */.wt)({
        what: `the end of another shift of ${functionName}:${alias}`,
        seen: ({ shifting }) => shifting && `${alias} is on ${(0,traffic_alias/* describeRoute */.fx)(shifting)}`,
        ask: () => readRoute(named),
        until: ({ shifting }) => shifting === undefined || isAbandoned(shifting),
        waiting: ({ shifting }, attempt) => {
            if (attempt === 1 && shifting)
                log(`${alias} is on ${(0,traffic_alias/* describeRoute */.fx)(shifting)}: waiting for the end of that shift`);
        },
        interval,
        deadline: { at: wait.deadline, error: ({ shifting }) => stillShifted(named, shifting) },
        signal: wait.signal,
    });
    if (shifting === undefined)
        return quiet;
    try {
        return { ...quiet, present: await endAbandoned(named, shifting) };
    }
    catch (error) {
        // Another run has changed it meanwhile, perhaps the one that shifts it after all.
        if (error instanceof traffic_alias/* ChangedMeanwhile */.n_)
            return quietAlias(named);
        throw error;
    }
}
/** @returns the alias; and the same once more when another run is shifting it */
async function readRoute({ lambda, functionName, alias }) {
    const [present, provisioned] = await Promise.all([
        (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias),
        (0,traffic_provisioned/* getProvisioned */.js)(lambda, functionName, alias),
    ]);
    if (!present)
        return {};
    const quiet = { present, ...(provisioned && { provisioned }) };
    // Lambda leaves its weights there when executions can't be made ready, until a person removes them.
    if ((0,traffic_alias/* isUnweighted */.T6)(present) || provisioned?.status === 'FAILED')
        return quiet;
    return { ...quiet, shifting: present };
}
/** Whether the run that shifts an alias must have changed it again by now, and has not. What others shift never is. */
function isAbandoned({ description, weights }) {
    const noted = (0,traffic_history/* shiftOf */.Gn)(description);
    return noted !== undefined && Object.keys(weights).join() === noted.to && Date.parse(noted.end) < clock/* clock */.pm.now();
}
async function endAbandoned({ lambda, functionName, region, log }, shifting) {
    const { version, name, description } = shifting;
    const route = { version, weights: {}, description: (0,traffic_history/* withoutShift */.Tb)(description) };
    const back = await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, shifting, route);
    const { end } = (0,traffic_history/* shiftOf */.Gn)(description) ?? {};
    log(`${functionName}:${name} in ${region} was on ${(0,traffic_alias/* describeRoute */.fx)(shifting)}: the run that shifted it was to be done by ${end}, and was ended in the middle. All traffic of it is on version ${version} again.`);
    return back;
}
function stillShifted({ functionName, alias }, shifting) {
    const { end } = (0,traffic_history/* shiftOf */.Gn)(shifting?.description ?? '') ?? {};
    const later = end === undefined ? '' : `, and may last until ${end}. A run after that ends it by itself`;
    return new domain_problem/* Problem */.AF({
        what: `The alias ${alias} of ${functionName} is still on ${shifting ? (0,traffic_alias/* describeRoute */.fx)(shifting) : 'two versions'}: another shift has not ended within wait-timeout${later}.`,
        remedy: "Wait for it, or end it: 'rollback: true' removes the weights.",
    });
}

// EXTERNAL MODULE: ./build/domain/closest.js
var closest = __webpack_require__(5314);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
;// CONCATENATED MODULE: ./build/traffic/alarms.js


/** CloudWatch takes a hundred names a call, and gives as many alarms (CloudWatch API reference, "DescribeAlarms"). */
const most = 100;
/** Who names no types gets metric alarms alone. */
const allTypes = ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'];
/** Without the newest one, which a region or a partition may not have yet. */
const olderTypes = ['MetricAlarm', 'CompositeAlarm'];
/** Clients of regions that do not know all types. */
const older = new WeakSet();
/** @throws Problem when CloudWatch refuses the call */
async function readAlarms(cloudWatch, names) {
    const slices = Array.from({ length: Math.ceil(names.length / most) }, (_, index) => names.slice(index * most, (index + 1) * most));
    try {
        const client = await cloudWatch();
        const answers = await Promise.all(slices.map((AlarmNames) => describeAlarms(client, { AlarmNames })));
        return new Map(answers.flatMap(({ alarms }) => alarms).map((alarm) => [alarm.name, alarm]));
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not read the alarms ${names.join(', ')}`);
    }
}
/** Pages of alarms that are looked through for a name. */
const pages = 10;
/** The names of the region's alarms, of a thousand at most; none when CloudWatch does not show them. */
async function alarmNames(cloudWatch) {
    const names = [];
    try {
        const client = await cloudWatch();
        let token;
        for (let page = 0; page < pages && (page === 0 || token !== undefined); page++) {
            const { alarms, next } = await describeAlarms(client, token === undefined ? {} : { NextToken: token });
            names.push(...alarms.map(({ name }) => name));
            token = next;
        }
    }
    catch {
        // They are a help to find a mistake, which is told all the same.
    }
    return names;
}
async function describeAlarms(client, which) {
    const { MetricAlarms = [], CompositeAlarms = [], LogAlarms = [], NextToken: next, } = await askFor(client, { ...which, MaxRecords: most });
    const evaluated = [...MetricAlarms, ...LogAlarms].map((alarm) => ({
        ...alarm,
        evaluation: alarm.EvaluationState,
    }));
    const composite = CompositeAlarms.map((alarm) => ({ ...alarm, evaluation: undefined }));
    const alarms = [...evaluated, ...composite].map(({ AlarmName, StateValue, StateReason, evaluation }) => ({
        name: AlarmName ?? '',
        state: StateValue ?? '',
        reason: StateReason ?? '',
        ...(evaluation && { evaluation }),
    }));
    return { alarms, next };
}
/** A region that does not know a type refuses the request as a value that is not valid; so it does for any other reason. */
async function askFor(client, request) {
    const ask = (types) => client.describeAlarms({ ...request, AlarmTypes: [...types] });
    if (older.has(client))
        return ask(olderTypes);
    try {
        return await ask(allTypes);
    }
    catch (error) {
        if (!(0,aws_error/* hasCode */.up)(error, ...invalid))
            throw error;
        const found = await ask(olderTypes);
        older.add(client);
        return found;
    }
}
const invalid = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'InvalidParameterValueException'];

;// CONCATENATED MODULE: ./build/traffic/judge-alarms.js


/** Milliseconds that a shift may go on while CloudWatch does not answer, or has an alarm no longer. */
const longestBlindness = 30_000;
/** Milliseconds for an alarm that is not evaluated: CloudWatch does so once a minute ("Alarm evaluation"). */
const longestUnevaluated = 180_000;
/**
 * Judges the alarms of a shift.
 *
 * @param names of the alarms that end it
 * @param version that traffic is moving to
 * @returns why they can't protect just now; undefined when they can, and all is well
 * @throws Problem when one went off
 */
function judgeAlarms(alarms, names, version) {
    const during = `while traffic was moving to version ${version}`;
    const alarm = names.find((name) => alarms.get(name)?.state === 'ALARM');
    if (alarm !== undefined) {
        throw new domain_problem/* Problem */.AF({
            what: `The alarm ${alarm} went off ${during}.`,
            remedy: 'Find out in CloudWatch why, correct the function, then deploy again.',
        });
    }
    const missing = names.find((name) => !alarms.has(name));
    if (missing !== undefined) {
        const what = `The alarm ${missing} was deleted ${during}.`;
        return blindness(what, 'Create it again, or remove it from rollback-alarms.', longestBlindness);
    }
    const failing = names.flatMap((name) => alarms.get(name) ?? []).find(isUnevaluated);
    if (failing === undefined)
        return undefined;
    const what = `CloudWatch did not evaluate the alarm ${failing.name} ${during} (${describeEvaluation(failing)}).`;
    return blindness(what, 'Correct the alarm in CloudWatch, then deploy again.', longestUnevaluated);
}
/** What alarms say, for example `alarms OK: hello-errors, hello-5xx`. */
function describeStates(alarms, names) {
    const byState = Map.groupBy(names, (name) => alarms.get(name)?.state ?? 'missing');
    return [...byState].map(([state, having]) => `alarms ${state}: ${having.join(', ')}`).join(', ');
}
function blindness(what, remedy, patience) {
    return { error: new domain_problem/* Problem */.AF({ what, remedy }), patience };
}
/** Whether an alarm's state says nothing of the present. One with partial data may say too little, but says something. */
function isUnevaluated({ evaluation }) {
    return evaluation === 'EVALUATION_ERROR' || evaluation === 'EVALUATION_FAILURE';
}
/** CloudWatch's reason, for example `EVALUATION_ERROR: The query is not valid`. */
function describeEvaluation({ evaluation = '', reason }) {
    return reason === '' ? evaluation : `${evaluation}: ${(0,domain_text/* withoutFullStop */.Qu)((0,domain_text/* cut */.Jj)(reason, 200))}`;
}

;// CONCATENATED MODULE: ./build/inspect/alarms.js



/**
 * Inspects the alarms that are to end a shift.
 *
 * @param findings gets those that would end it at once, or can't end it
 * @returns notes about those that may miss something
 * @throws Problem when CloudWatch refuses the call
 */
async function inspectAlarms(names, { region, cloudWatch }, findings) {
    if (names.length === 0)
        return [];
    const alarms = await readAlarms(cloudWatch, names);
    const there = names.every((name) => alarms.has(name)) ? [] : await alarmNames(cloudWatch);
    return names.flatMap((name) => {
        const alarm = alarms.get(name);
        if (alarm)
            return inspectAlarm(alarm, region, findings);
        findings.add(`rollback-alarms: there is no alarm '${name}' in ${region}.`, `Create it, or correct the name${suggest((0,closest/* closest */.k)(name, there), region)}.`);
        return [];
    });
}
function suggest(names, region) {
    if (names.length === 0)
        return '';
    return `: ${region} has ${names.map((name) => `'${name}'`).join(' and ')}`;
}
function inspectAlarm(alarm, region, findings) {
    const { name, state, evaluation } = alarm;
    if (state === 'ALARM') {
        findings.add(`rollback-alarms: '${name}' in ${region} is already in the state ALARM: the shift would be reverted at once.`, 'Wait until its state is OK, or remove it from the input.');
    }
    else if (evaluation === 'EVALUATION_ERROR') {
        findings.add(`rollback-alarms: '${name}' in ${region} protects nothing: CloudWatch can't evaluate it (${describeEvaluation(alarm)}).`, 'Correct the alarm in CloudWatch, or remove it from the input.');
    }
    else if (evaluation !== undefined) {
        return [
            `rollback-alarms: '${name}' in ${region} may miss a failure: CloudWatch does not evaluate it as it should (${describeEvaluation(alarm)}).`,
        ];
    }
    return [];
}

;// CONCATENATED MODULE: ./build/inspect/alias.js









/**
 * Inspects what the shift of the traffic needs: the alias, the alarms, CodeDeploy.
 *
 * @param findings gets what makes the release impossible
 * @throws Problem when AWS refuses the call
 */
async function inspectAlias(release, clients, functionName, findings) {
    const { region, codeDeploy } = clients;
    const { alias: name, codeDeploy: group } = release;
    const [alias, alarmNotes = []] = await Promise.all([
        name === undefined ? undefined : findings.collectFrom(() => readAlias(clients, functionName, name)),
        findings.collectFrom(() => inspectAlarms(release.rollbackAlarms, clients, findings)),
        group && findings.collectFrom(() => (0,codedeploy/* checkDeploymentGroup */.V$)(codeDeploy, group)),
    ]);
    if (alias && release.rollbackOn)
        await findings.collectFrom(() => tryMetrics(clients, functionName, alias));
    const executions = Math.max(release.provisionedConcurrency ?? 0, alias?.provisioned?.requested ?? 0);
    if (release.traffic.kind !== 'all-at-once' && executions > 0) {
        findings.add(`traffic: ${release.alias} in ${region} has provisioned concurrency, and Lambda allows no weights on such an alias.`, "Set traffic to 'all-at-once': Lambda then moves the traffic as executions get ready. Or let CodeDeploy shift it.");
    }
    if (alias?.version === '$LATEST' && (release.traffic.kind !== 'all-at-once' || release.codeDeploy)) {
        findings.add(`traffic: ${alias.name} in ${region} is on $LATEST, and Lambda splits traffic between published versions only.`, "Move it once with traffic 'all-at-once' and without CodeDeploy. Shifts are possible after that.");
    }
    if (alias?.version === '$LATEST' && release.beforeTrafficEvent !== undefined) {
        findings.add(`before-traffic-event: ${alias.name} in ${region} is on $LATEST, so that its callers get the new code before the event.`, 'Move it to a version first: run this step once without before-traffic-event.');
    }
    const aliasNotes = alias
        ? noteAlias(alias, `${alias.name} of ${functionName} in ${region}`)
        : noteNewAlias(release, functionName, region);
    return { notes: [...alarmNotes, ...aliasNotes], ...(alias && { alias }) };
}
/** A role that may not read metrics is told before the build. */
async function tryMetrics({ cloudWatch }, functionName, alias) {
    const request = { functionName, alias: alias.name, versions: [alias.version], since: clock/* clock */.pm.now(), statistics: [] };
    await readMetrics(cloudWatch, request);
}
/** Notes about the alias that do not stop the run. */
function noteAlias(alias, name) {
    if (alias.version === '$LATEST') {
        return [
            `${name} is on $LATEST, which moves under its callers: they get the new code before it is verified. This run moves the alias to the version that it publishes, and later ones move it only when that is verified.`,
        ];
    }
    if ((0,traffic_alias/* isUnweighted */.T6)(alias))
        return [];
    if (!isAbandoned(alias))
        return [`${name} is on ${(0,traffic_alias/* describeRoute */.fx)(alias)}; this run will wait for its end.`];
    return [
        `${name} is on ${(0,traffic_alias/* describeRoute */.fx)(alias)}: a run was ended in the middle of that shift. This run gives all traffic back to version ${alias.version} before it moves the alias.`,
    ];
}
/** A new alias has no version that traffic could be shifted from, or go back to. */
function noteNewAlias(release, functionName, region) {
    const { traffic, codeDeploy, rollbackAlarms, rollbackOn } = release;
    const idle = {
        traffic: traffic.kind !== 'all-at-once',
        'codedeploy-application': codeDeploy !== undefined,
        'rollback-alarms': rollbackAlarms.length > 0,
        'rollback-on': rollbackOn !== undefined,
    };
    const names = Object.entries(idle).flatMap(([input, given]) => (given ? [input] : []));
    if (names.length === 0)
        return [];
    return [
        `${names.join(', ')}: ${release.alias} of ${functionName} in ${region} does not exist yet. It is created on the new version with all traffic at once, and nothing is shifted or watched; later runs do so.`,
    ];
}
async function readAlias({ lambda }, functionName, name) {
    const [alias, version, provisioned] = await (0,side_by_side/* sideBySide */.Q)([
        (0,traffic_alias/* getAlias */.bd)(lambda, functionName, name),
        (0,lambda_function/* getVersion */.HF)(lambda, functionName, name),
        (0,traffic_provisioned/* getProvisioned */.js)(lambda, functionName, name),
    ]);
    return (alias && {
        ...alias,
        ...(version?.digest && { digest: version.digest }),
        ...(version?.imageUri && { imageUri: version.imageUri }),
        ...(provisioned && { provisioned }),
    });
}

// EXTERNAL MODULE: ./build/domain/limits.js
var limits = __webpack_require__(545);
// EXTERNAL MODULE: ./build/domain/preview.js
var domain_preview = __webpack_require__(8153);
;// CONCATENATED MODULE: ./build/inspect/base-function.js



/** The tags of the preview that a deploy makes or updates. */
function writeTagsOf({ commit, source }, preview) {
    const image = source.kind === 'image' ? 'given' : 'built';
    return (0,domain_preview/* writeTags */.p)({ ...preview, commit, deployedAt: new Date(clock/* clock */.pm.now()), image });
}
/**
 * The desired configuration of a preview: the base function's, changed as the inputs say. Its description and its log
 * group are its own. It does not get what would have effects beyond it, or takes long: dead letters, SnapStart, the
 * instances of a capacity provider; nor tenant isolation, with which it could have no URL. {@link noteOnCopy} says so.
 *
 * @param given what the inputs say
 * @param base absent when there is no such function
 * @param executionRole in place of the base function's
 */
function copied(given, base, tags, executionRole) {
    const imageConfig = given.imageConfig ?? base?.config.ImageConfig;
    const architecture = given.architecture ?? base?.architecture;
    const { CapacityProviderConfig: _, TenancyConfig: __, ...config } = given.config;
    return {
        ...given,
        config: withinUsualLimits({
            ...(base && configOf(base.config)),
            ...(executionRole !== undefined && { Role: executionRole }),
            ...config,
        }),
        ...(imageConfig && { imageConfig }),
        variables: { ...(given.replaceEnvironment ? {} : variablesOf(base, given.removedVariables)), ...given.variables },
        // What the base function does not have any more, the preview loses too.
        replaceEnvironment: base !== undefined || given.replaceEnvironment,
        tags: { ...given.tags, ...tags },
        ...(architecture && { architecture }),
    };
}
function variablesOf(base, removed) {
    const variables = Object.entries(base?.config.Environment?.Variables ?? {});
    return Object.fromEntries(variables.filter(([name]) => !removed.includes(name)));
}
/** What only managed instances have more of. */
function withinUsualLimits(config) {
    const { MemorySize, Timeout } = config;
    return {
        ...config,
        ...(MemorySize !== undefined && { MemorySize: Math.min(MemorySize, limits/* memory */.m1.most) }),
        ...(Timeout !== undefined && { Timeout: Math.min(Timeout, limits/* timeout */.wR.most) }),
    };
}
/** Sentences on how a preview differs from its base in ways that its users notice. */
function noteOnCopy(given, base, name) {
    const both = [given.config, base?.config ?? {}];
    const notes = {
        CapacityProviderConfig: `${name} does not run on the capacity provider of its base function, and has ${limits/* memory */.m1.most} MB and ${limits/* timeout */.wR.most} seconds at most.`,
        TenancyConfig: `${name} does not isolate tenants as its base function does, since Lambda gives such functions no URL: its handler gets no tenant id.`,
        DurableConfig: `${name} is durable, as its base function is. Lambda invokes it by a version or an alias only, so that it gets no URL.`,
    };
    const names = Object.keys(notes);
    return names.filter((member) => both.some((config) => config[member] !== undefined)).map((member) => notes[member]);
}
/** Empty members remove what the base function had when the preview was made. */
function configOf(base) {
    const { Role, MemorySize, Timeout, EphemeralStorage, TracingConfig, LoggingConfig: logging, DurableConfig } = base;
    const { LogFormat, ApplicationLogLevel, SystemLogLevel } = logging ?? {};
    return {
        ...(Role !== undefined && { Role }),
        ...(MemorySize !== undefined && { MemorySize }),
        ...(Timeout !== undefined && { Timeout }),
        ...(EphemeralStorage && { EphemeralStorage }),
        ...(TracingConfig && { TracingConfig }),
        ...(DurableConfig && { DurableConfig }),
        ...(LogFormat && {
            LoggingConfig: {
                LogFormat,
                ...(ApplicationLogLevel && { ApplicationLogLevel }),
                ...(SystemLogLevel && { SystemLogLevel }),
            },
        }),
        VpcConfig: networkOf(base),
        FileSystemConfigs: base.FileSystemConfigs ?? [],
        KMSKeyArn: base.KMSKeyArn ?? '',
    };
}
function networkOf({ VpcConfig: network }) {
    const { SubnetIds = [], SecurityGroupIds = [], Ipv6AllowedForDualStack } = network ?? {};
    const dualStack = SubnetIds.length > 0 && Ipv6AllowedForDualStack === true;
    return { SubnetIds, SecurityGroupIds, ...(dualStack && { Ipv6AllowedForDualStack }) };
}
/** Finds what makes a preview impossible. */
function checkPreview(preview, { name, present, base, region, given }, desired, findings) {
    if (!base && desired.config.Role === undefined) {
        findings.add(`There is no function ${preview.of} in ${region} to copy the configuration of a preview from.`, 'Correct function-name or aws-region, or set role: previews then need no such function.');
    }
    if (present && !(0,domain_preview/* isPreview */.bU)(present.tags, preview)) {
        findings.add(`${name} in ${region} does not have the tags of a preview of pull request #${preview.number} of ${preview.repository}: it was left unchanged.`, 'Delete or rename it. When this action made it, let the role that deploys read its tags (lambda:ListTags).');
    }
    const durable = desired.config.DurableConfig !== undefined;
    if (present && durable !== (present.config.DurableConfig !== undefined)) {
        findings.add(`${name} in ${region} was created ${durable ? 'without' : 'with'} DurableConfig, and ${preview.of} is ${durable ? '' : 'not '}durable: Lambda changes that in no function that is there.`, `Delete ${name}: the next run creates it anew.`);
    }
    if (base?.packageType === 'Zip') {
        findings.add(`The function ${preview.of} in ${region} is a zip function: an image can't be deployed to it.`, 'Set another function-name.');
    }
    if (base?.environmentError !== undefined && !given.replaceEnvironment) {
        findings.add(`Lambda can't show the variables of ${preview.of} (${base.environmentError}), so this run can't copy them to a preview.`, "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.");
    }
}

;// CONCATENATED MODULE: ./build/inspect/function.js














/** @throws Problem when AWS refuses the call */
async function seeFunctions({ run: { plan: { preview }, }, inputs: { functionName }, clients, }) {
    const [present, base] = await (0,side_by_side/* sideBySide */.Q)([
        getOrExplain(clients, functionName.name),
        preview && getOrExplain(clients, preview.of),
    ]);
    return { present, base };
}
/**
 * Inspects one function.
 *
 * @param seeing what `seeFunctions` finds
 * @throws Problem when AWS refuses the call
 */
async function inspectFunction(here, seeing) {
    const { run, place, inputs, clients, findings } = here;
    const { tools } = run;
    const { region, lambda } = clients;
    const { name } = inputs.functionName;
    const [{ present, base }, published, { alias, notes: aliasNotes }] = await (0,side_by_side/* sideBySide */.Q)([
        seeing,
        (0,lambda_function/* listVersions */.yO)(lambda, name),
        inspectAlias(inputs.release, clients, name, findings),
    ]);
    const newestVersion = (0,lambda_function/* versionOfLatest */.VU)(published, present?.digest);
    const configuration = compareConfiguration(here, present, base);
    const { config } = configuration;
    findings.collect(() => (0,check_invocations/* checkInvocations */.QM)(config, inputs, region, alias?.provisioned?.requested));
    const { verification, beforeTraffic } = run.events(inputs);
    findings.collect(() => (0,check_invocations/* checkEventSizes */.RI)(config, [...verification, ...beforeTraffic], region));
    (0,secrets/* hideVariables */.q)(tools, [present, base], { config, inputs });
    const skipped = checkFunction(here, present, configuration.desired) === 'skipped';
    if (skipped)
        tools.notice(`There is no function ${name} in ${region}: it was left out.`);
    checkReserved(here, present);
    const architecture = inputs.architecture ?? configuration.desired.architecture ?? present?.architecture;
    return {
        place,
        skipped,
        serving: alias ?? present,
        forFunction: (0,named_function/* namedFunctionOf */.d)(region, inputs, { present, config }),
        ...(architecture && { architecture }),
        inputs,
        clients,
        ...configuration,
        notes: [
            ...noteFunction(here, present),
            ...(inputs.publish ? (0,creation/* noteManagedVersions */.x7)(config, published.length, (0,domain_place/* placeName */.fW)(place)) : []),
            ...configuration.notes,
            ...aliasNotes,
        ],
        ...(alias && { alias }),
        ...(present && { present }),
        ...(base && { base }),
        ...(newestVersion !== undefined && { newestVersion }),
        published: published.some(({ digest }) => digest === present?.digest),
    };
}
function getOrExplain({ lambda, region }, name) {
    return (0,lambda_function/* getFunction */.N9)(lambda, name).catch((error) => {
        throw (0,explain/* explain */.W)(error, `Could not read ${name} in ${region}`);
    });
}
/** The function's desired configuration. */
function compareConfiguration({ run: { plan, tools }, inputs, clients: { region }, findings }, present, base) {
    const { preview } = plan;
    const { name } = inputs.functionName;
    const given = findings.collect(() => (0,lambda_desired/* readDesiredConfiguration */.tS)(inputs.configuration, tools, inputs.executionRole)) ??
        lambda_desired/* nothingDesired */.Gm;
    const desired = preview ? copied(given, base, writeTagsOf(plan, preview), inputs.executionRole) : given;
    const before = present?.config ?? {};
    const config = (0,configuration/* mergeConfiguration */.zY)(desired, before);
    const changes = (0,configuration/* differences */.tX)(before, config);
    findings.collect(() => (0,check_configuration/* checkChanges */.ek)(changes, config, region));
    findings.collect(() => (0,check_configuration/* checkTags */.MK)(desired.tags, present?.tags ?? {}, region));
    if (present)
        findings.collect(() => (0,configuration/* refuseUnseen */.VA)(desired, present));
    if (preview)
        checkPreview(preview, { name, present, base, region, given }, desired, findings);
    else if (present)
        findings.collect(() => (0,creation/* refuseAddition */.pk)(before, changes, `${name} in ${region}`));
    const notes = [...(preview ? noteOnCopy(given, base, name) : []), ...(0,check_invocations/* noteInvocations */.Uh)(config, inputs, region)];
    return { desired, config, changes: present ? (0,configuration/* listChanges */.Wd)(before, changes) : [], notes };
}
/** Finds what makes a deploy to the function impossible. @returns whether it is missing, and may be */
function checkFunction({ run: { plan }, inputs: { functionName, executionRole, skipMissing }, clients: { region }, findings, }, present, { config }) {
    if (!present && !plan.preview && executionRole === undefined && config.Role === undefined) {
        if (skipMissing)
            return 'skipped';
        findings.add(`There is no function ${functionName.name} in ${region}.`, 'Correct function-name or aws-region, or set role to create it.');
    }
    const account = (0,domain_arn/* accountOf */.XP)(present?.arn ?? '');
    if (functionName.account !== undefined && account !== undefined && account !== functionName.account) {
        findings.add(`function-name is in account ${functionName.account}, but the credentials are for ${account}.`, 'Sign in to the account that the function is in.');
    }
    if (present?.packageType === 'Zip') {
        findings.add(`The function ${functionName.name} in ${region} is a zip function, and can't become an image function.`, 'Deploy to a new function: set another function-name, and role to create it.');
    }
    return undefined;
}
/** A function that is switched off answers no event, and no share of its traffic shows anything. */
function checkReserved({ inputs, clients: { region }, findings }, present) {
    if (present?.reserved !== 0)
        return;
    const { traffic } = inputs.release;
    const asked = [...(0,check_invocations/* eventInputs */.Ob)(inputs.release), ...(traffic.kind === 'all-at-once' ? [] : ['traffic'])];
    if (asked.length === 0)
        return;
    findings.add(`${asked.join(' and ')}: ${inputs.functionName.name} in ${region} has reserved concurrency 0, and Lambda refuses every invocation of it.`, `Reserve more for it, or none, with 'aws lambda delete-function-concurrency', or run this step without ${asked.join(' and ')}.`);
}
/** Notes about the function that do not stop the run. */
function noteFunction({ inputs, clients: { region } }, present) {
    if (!present || (0,lambda_function/* isSettled */.Is)(present))
        return [];
    return [`${inputs.functionName.name} in ${region} is being updated by another run; this one will wait for its end.`];
}

// EXTERNAL MODULE: ./build/inspect/images.js
var inspect_images = __webpack_require__(1837);
// EXTERNAL MODULE: ./build/inspect/repository.js + 1 modules
var inspect_repository = __webpack_require__(8243);
// EXTERNAL MODULE: ./build/inspect/signing.js
var inspect_signing = __webpack_require__(5980);
;// CONCATENATED MODULE: ./build/inspect/region.js









/**
 * Inspects the functions of one region, and the repository that they have their image from.
 *
 * @param findings gets what makes the run impossible
 * @param tellBuild told as soon as what is to be built there is known
 * @returns the functions that get the image: without those that are missing and may be
 * @throws Problem when AWS refuses the call
 */
async function inspectRegion(run, clients, findings, tellBuild) {
    const { plan, tools } = run;
    const { region, ecr } = clients;
    const { inputs } = (0,plan_plan/* planIn */.rP)(plan, region);
    const places = (0,plan_plan/* placesOf */.ek)(plan)
        .filter(({ place }) => place.region === region)
        .map(({ place, inputs }) => ({ place, inputs, seeing: seeFunctions({ run, inputs, clients }) }));
    const signingIn = (0,ecr_repository.ecrLogin)(ecr, region, tools.mask);
    tellBuild((0,begin_build/* buildPlaceOf */.J)({ run, inputs, clients }, signingIn, places));
    const [login, signs, ...inspected] = await (0,side_by_side/* sideBySide */.Q)([
        signingIn,
        (0,inspect_signing/* inspectSigning */.C)({ run, inputs, clients }),
        ...places.map(({ place, inputs, seeing }) => {
            const own = findings.of(place);
            const here = { run, place, inputs, clients, findings: own };
            return findings.collectFrom(place, () => inspectFunction(here, seeing));
        }),
    ]);
    const known = inspected.filter((one) => one !== undefined);
    const there = known.filter(({ skipped }) => !skipped);
    if (known.length < inspected.length || there.length === 0)
        return [];
    const here = { run, inputs, clients, findings: findings.shared };
    const imaged = there.map(({ base, present }) => base ?? present).find((one) => one?.imageUri !== undefined);
    const place = await (0,inspect_repository/* findImagePlace */.ur)(here, imaged, login);
    const { repository } = place;
    const { signing, notes: signingNotes } = (0,inspect_signing/* signingOf */.f)(signs, place.address);
    const presents = there.flatMap(({ present }) => present ?? []);
    const { shared } = findings;
    const ofNotes = new domain_problem/* Findings */.Fv();
    const before = shared.list.length;
    const [{ tagNotes, ...images }, notes = []] = await (0,side_by_side/* sideBySide */.Q)([
        (0,inspect_images/* findImages */.M)(here, place, login),
        repository && ofNotes.collectFrom(() => (0,inspect_repository/* noteRepository */.Pn)(clients, repository, presents)),
        ...there.map((one) => findings.of(one.place).collectFrom(() => refuseNewerAt(run, clients, one))),
    ]);
    // What ECR refuses both of them is said once.
    if (shared.list.length === before)
        shared.addAll(ofNotes.list);
    return there.map(({ place: at, skipped: _, serving: __, ...target }, index) => ({
        ...target,
        ...at,
        login,
        ...place,
        ...images,
        signing,
        notes: index === 0 ? [...target.notes, ...notes, ...tagNotes, ...signingNotes] : target.notes,
    }));
}
/** Refuses to replace what serves now, when it is of a newer commit. */
async function refuseNewerAt(run, { ecr, region }, { serving: { imageUri, digest } = {}, forFunction }) {
    if (digest === undefined || imageUri === undefined)
        return;
    await run.refuseNewer({ ecr, what: `${forFunction.name} in ${region}`, imageUri, digest });
}

;// CONCATENATED MODULE: ./build/inspect/inspect.js






/**
 * Inspects everything that a deploy needs, side by side.
 *
 * @throws Problem with everything that makes the deploy impossible
 */
async function inspect(run) {
    const inspection = await (0,inspect_all/* inspectAll */._)(run, (clients, findings, tellBuild) => inspectRegion(run, clients, findings, tellBuild));
    const { log, notice } = run.tools;
    for (const target of inspection.targets) {
        log(describeTarget(target));
        if (hasUnmoved(target))
            log(`${(0,domain_place/* placeName */.fW)(target)}: ${unmoved(target.alias?.name ?? '')}`);
        for (const change of target.changes.flatMap(configuration_change/* describeChange */.uQ))
            log(`${(0,domain_place/* placeName */.fW)(target)}: ${change}`);
    }
    for (const target of inspection.targets)
        if (isUnguarded(run, target))
            notice(unguarded(target));
    return inspection;
}
/** Whether callers see a new version while it is being verified. On managed instances they get what is published for them. */
function isUnguarded({ plan: { preview } }, { inputs: { release }, present, config }) {
    if (preview || (0,creation/* isManaged */.yF)(config))
        return false;
    return release.verifyEvent !== undefined && release.alias === undefined && present !== undefined;
}
function unguarded({ inputs: { functionName }, region }) {
    return `verify-event: ${functionName.name} in ${region} has no alias here: callers who invoke it without a qualifier get the new code while it is being verified. Set alias, and let them call that.`;
}
/** Whether $LATEST has an image that the alias does not have. */
function hasUnmoved({ present, alias }) {
    return alias?.digest !== undefined && present?.digest !== undefined && alias.digest !== present.digest;
}
function unmoved(alias) {
    return `$LATEST has an image that ${alias} does not have: a run was ended before it moved the alias, or that image was rejected, rolled back or deployed without the alias.`;
}
function describeTarget({ region, inputs, present, newestVersion, alias, registry, address }) {
    const repository = `${registry}/${address.name}`;
    if (!present)
        return `${region}: ${inputs.functionName.name} is to be created, from ${repository}`;
    const version = newestVersion === undefined ? 'no version' : `version ${newestVersion}`;
    const routed = alias ? `, ${alias.name} on ${(0,traffic_alias/* describeRoute */.fx)(alias)}` : '';
    return `${region}: ${inputs.functionName.name} (${present.architecture}) has ${version} and runs ${present.digest}, from ${repository}${routed}`;
}

// EXTERNAL MODULE: ./build/obtain/confirm.js + 3 modules
var obtain_confirm = __webpack_require__(2781);
// EXTERNAL MODULE: ./build/obtain/images.js + 63 modules
var obtain_images = __webpack_require__(4315);
// EXTERNAL MODULE: ./build/release/named-tags.js
var named_tags = __webpack_require__(9689);
// EXTERNAL MODULE: ./build/domain/image-labels.js
var image_labels = __webpack_require__(1014);
// EXTERNAL MODULE: ./build/domain/image-reference.js
var image_reference = __webpack_require__(880);
// EXTERNAL MODULE: ./build/ecr/images.js
var ecr_images = __webpack_require__(307);
// EXTERNAL MODULE: ./build/image/facts.js
var facts = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/image/manifest.js
var image_manifest = __webpack_require__(9941);
;// CONCATENATED MODULE: ./build/release/previous-image.js






/** Reads the images that serve before the release, once for each. */
function previousImages({ plan }) {
    const reading = new Map();
    return async (target) => {
        const { imageUri: uri } = target.alias ?? target.present ?? {};
        if (uri === undefined || !uri.startsWith(`${target.registry}/${target.address.name}@`))
            return undefined;
        const known = reading.get(uri) ?? read(target, uri, plan.repository);
        reading.set(uri, known);
        return known;
    };
}
/** It is only told: where ECR does not give it, the run goes on without. Never throws. */
async function read({ clients: { ecr } }, uri, repository) {
    try {
        const reference = (0,image_reference/* parseImageReference */.o_)(uri, 'The function');
        const address = (0,ecr_repository.addressOf)(reference);
        const { digest: imageDigest } = reference;
        const image = imageDigest === undefined ? undefined : await (0,ecr_images.findImage)(ecr, address, { imageDigest });
        const config = image && (await (0,ecr_images.configOf)(ecr, address, image));
        if (image === undefined || config === undefined)
            return undefined;
        const manifest = (0,image_manifest/* readManifest */.WI)(image.manifest, image.mediaType);
        if (manifest.kind === 'index')
            return undefined;
        const { source, revision } = (0,image_labels/* readOrigin */.P2)(config.labels);
        const own = repository !== '' && source?.endsWith(`/${repository}`) === true && /^[0-9a-f]{40}$/.test(revision ?? '');
        return {
            uri,
            layers: (0,facts/* imageFacts */.JC)(manifest.layers, config).layers,
            ...(own && revision !== undefined && { commit: revision }),
        };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/release/result.js
var result = __webpack_require__(5573);
// EXTERNAL MODULE: ./build/aws/clients.js
var aws_clients = __webpack_require__(4694);
// EXTERNAL MODULE: ./build/domain/waits.js
var waits = __webpack_require__(5587);
;// CONCATENATED MODULE: ./build/run/event-gate.js


/** Why an alias was left as it is: the events of another place were not answered as they should. */
class HeldBack extends Error {
    /** @param names of the places whose events they are */
    constructor(names) {
        super(`The alias was not moved: before-traffic-event of ${names.join(', ')} was not answered as it should.`);
        this.name = 'HeldBack';
    }
}
/**
 * @param places those of a wave that have such events
 * @param apart whether a place that fails holds none of the others back
 */
function eventGate(places, apart) {
    const answers = new Map(places.map((place) => [(0,domain_place/* placeName */.fW)(place), Promise.withResolvers()]));
    const settle = (place, answered) => answers.get((0,domain_place/* placeName */.fW)(place))?.resolve(answered);
    return {
        async pass(place) {
            settle(place, true);
            const failed = [];
            for (const [name, { promise }] of answers) {
                const answered = await (0,waits/* awaiting */.Vp)({ what: `before-traffic-event of ${name}` }, () => promise);
                if (!answered)
                    failed.push(name);
            }
            if (failed.length > 0 && !apart)
                throw new HeldBack(failed);
        },
        fail: (place) => settle(place, false),
    };
}

// EXTERNAL MODULE: ./build/session/cancellation.js
var cancellation = __webpack_require__(9704);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-cjs/index.js
var dist_cjs = __webpack_require__(1696);
;// CONCATENATED MODULE: ./build/traffic/need.js




/**
 * Asks Lambda what needs a version: an alias, by weight or to go back to, an event source, executions that are kept
 * ready, or an execution of a durable function, which ends on the version that it began with.
 *
 * @returns it in a few words, for example `the alias live`; undefined when there is nothing
 * @throws what the SDK threw
 */
async function needOf(lambda, older) {
    return ((await aliasOf(lambda, older)) ??
        (await mappingOf(lambda, older)) ??
        (await executionsOf(lambda, older)) ??
        (older.durable ? await runOf(lambda, older) : undefined));
}
async function aliasOf(client, { functionName, version }) {
    for await (const { Aliases = [] } of (0,dist_cjs/* paginateListAliases */._O$)({ client }, { FunctionName: functionName })) {
        const alias = Aliases.find((one) => versionsOf(one).includes(version));
        if (alias)
            return `the alias ${alias.Name}`;
    }
    return undefined;
}
/** The versions that an alias has, and those that it had before, by its description. */
function versionsOf({ FunctionVersion = '', RoutingConfig, Description = '' }) {
    return [FunctionVersion, ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}), ...(0,traffic_history/* historyOf */.om)(Description)];
}
/** The function's own name may leave out what is mapped to its versions, so that the version is named. */
async function mappingOf(client, { functionName, version }) {
    const request = { FunctionName: `${functionName}:${version}` };
    for await (const { EventSourceMappings = [] } of (0,dist_cjs/* paginateListEventSourceMappings */.KvF)({ client }, request)) {
        const mapping = EventSourceMappings.find(({ FunctionArn = '' }) => qualifierOf(FunctionArn) === version);
        if (mapping)
            return `the event source mapping ${mapping.UUID}`;
    }
    return undefined;
}
/** Provisioned concurrency of the version itself; that of an alias is the alias' matter. */
async function executionsOf(client, { functionName, version }) {
    const pages = (0,dist_cjs/* paginateListProvisionedConcurrencyConfigs */.WMh)({ client }, { FunctionName: functionName });
    try {
        for await (const { ProvisionedConcurrencyConfigs: configs = [] } of pages) {
            if (configs.some(({ FunctionArn = '' }) => qualifierOf(FunctionArn) === version))
                return 'provisioned concurrency';
        }
    }
    catch (error) {
        if (!(0,traffic_provisioned/* canHaveNone */.NO)(error))
            throw error;
    }
    return undefined;
}
async function runOf(client, { functionName, version }) {
    const running = new dist_cjs/* ListDurableExecutionsByFunctionCommand */.BPf({
        FunctionName: functionName,
        Qualifier: version,
        Statuses: ['RUNNING'],
        MaxItems: 1,
    });
    const { DurableExecutions: [run] = [] } = await client.send(running);
    return run && `the running durable execution ${run.DurableExecutionName}`;
}
function qualifierOf(arn) {
    return (0,domain_arn/* parseFunctionArn */.x$)(arn)?.qualifier;
}

;// CONCATENATED MODULE: ./build/traffic/prune.js





/**
 * Chooses the published versions that may be deleted if nothing needs them: all but the newest ones, oldest first.
 *
 * @param published numbers of all published versions
 * @param keep how many of the newest are kept in any case
 */
function prunable(published, keep) {
    return [...published].sort((one, other) => Number(one) - Number(other)).slice(0, -keep);
}
/**
 * Deletes older versions that nothing needs. Images in ECR are left alone.
 *
 * @param own the version of this run; other runs may have published newer ones
 * @throws Problem when Lambda refuses
 */
async function prune(lambda, functionName, own, keep) {
    const pruned = { gone: [], kept: [] };
    try {
        const published = await (0,lambda_function/* listVersions */.yO)(lambda, functionName);
        const durable = published.some((one) => one.durable === true);
        const numbers = published.map(({ version }) => version);
        // One after the other: the control plane takes 15 requests a second from the whole account.
        for (const version of prunable(numbers, keep).filter((one) => one !== own)) {
            // Asked right before: what was true of the first is old when the last one's turn comes.
            const need = await needOf(lambda, { functionName, version, durable });
            if (need !== undefined)
                pruned.kept.push({ version, need });
            else if (await deleteVersion(lambda, functionName, version))
                pruned.gone.push(version);
            else
                pruned.kept.push({ version, need: 'something that has come since' });
        }
        return pruned;
    }
    catch (error) {
        throw (0,explain/* explain */.W)(error, `Could not delete older versions of ${functionName}`);
    }
}
/** @returns whether it was deleted; an alias may use it by now */
async function deleteVersion(lambda, functionName, version) {
    try {
        await lambda.send(new dist_cjs/* DeleteFunctionCommand */.Z3K({ FunctionName: functionName, Qualifier: version }));
        return true;
    }
    catch (error) {
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceConflictException'))
            return false;
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException'))
            return true;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/domain/rollback-on.js
var rollback_on = __webpack_require__(5023);
// EXTERNAL MODULE: ./build/domain/duration.js
var domain_duration = __webpack_require__(4953);
// EXTERNAL MODULE: ./build/domain/version-metrics.js
var version_metrics = __webpack_require__(8573);
;// CONCATENATED MODULE: ./build/traffic/judge-metrics.js



/** Compares the new version with each condition, and with the version that serves. */
function judgeMetrics(comparison, { conditions, minimumInvocations }) {
    const { newer, older } = comparison;
    const enough = (one) => (0,version_metrics/* requestsOf */.uD)(one) >= minimumInvocations;
    const judged = conditions.map((condition) => {
        const compares = condition.limit.kind === 'beyond';
        const [value, base] = [measure(newer, condition), measure(older, condition)];
        const known = enough(newer) && value !== undefined && (!compares || (enough(older) && base !== undefined));
        return { condition, known, over: known && isBeyond(value, condition, base ?? 0) };
    });
    const violated = judged.find(({ over }) => over)?.condition;
    return {
        quiet: judged.filter(({ known }) => !known).map(({ condition }) => condition),
        ...(violated && { violated: `${violated.text}: ${describeViolation(comparison, violated)}` }),
    };
}
/** What the metrics say of the new version, by each condition: a phrase. */
function describeMetrics({ newer }, { conditions }) {
    if ((0,version_metrics/* requestsOf */.uD)(newer) === 0)
        return `there are no metrics of version ${newer.version} yet`;
    return `version ${newer.version} ${[...new Set(conditions.map((condition) => tell(newer, condition)))].join(', ')}`;
}
/** A count, a percentage, or milliseconds, as the condition's limit is; undefined where there is none. */
function measure(metrics, { metric, statistic = '', limit }) {
    if (metric === 'duration')
        return metrics.durations[statistic];
    if (limit.kind === 'count')
        return metrics[metric];
    return metric === 'errors' ? (0,version_metrics/* errorRate */.zi)(metrics) : (0,version_metrics/* throttleRate */.HA)(metrics);
}
function isBeyond(value, { metric, limit }, base) {
    if (limit.kind !== 'beyond')
        return value > limit.most;
    return metric === 'duration' ? value > base * (1 + limit.percent / 100) : value > base + limit.percent;
}
/** For example `version 2 had 3 errors in 120 invocations (2.5%), version 1 had 4 in 1080 (0.4%)`. */
function describeViolation({ newer, older }, condition) {
    const own = `version ${newer.version} ${tell(newer, condition)}`;
    return condition.limit.kind === 'beyond' ? `${own}, version ${older.version} ${tell(older, condition)}` : own;
}
function tell(metrics, { metric, statistic = '' }) {
    if (metric === 'duration') {
        const time = metrics.durations[statistic];
        return time === undefined
            ? `has no ${statistic} of its duration yet`
            : `took ${(0,domain_duration/* formatMeasured */.U6)(time)} (${statistic})`;
    }
    const [all, rate] = metric === 'errors' ? [metrics.invocations, (0,version_metrics/* errorRate */.zi)(metrics)] : [(0,version_metrics/* requestsOf */.uD)(metrics), (0,version_metrics/* throttleRate */.HA)(metrics)];
    const noun = metrics[metric] === 1 ? metric.slice(0, -1) : metric;
    return `had ${metrics[metric]} ${noun} in ${(0,domain_text/* counted */.hS)(all, 'invocation')} (${formatPercent(rate)})`;
}
/** With as many digits as tell something: `0.04%`, `2.5%`, `12%`. */
function formatPercent(value) {
    return `${Number(value.toPrecision(2))}%`;
}

;// CONCATENATED MODULE: ./build/traffic/watch-metrics.js






/** A shift that its metrics ended. */
class EndedByMetrics extends domain_problem/* Problem */.AF {
    comparison;
    constructor(finding, comparison) {
        super(finding);
        this.name = 'EndedByMetrics';
        this.comparison = comparison;
    }
}
/** How both versions did in a shift that its metrics ended; undefined of any other error. */
function comparisonOf(error) {
    if (error instanceof EndedByMetrics)
        return error.comparison;
    return error instanceof domain_problem/* Problem */.AF ? comparisonOf(error.cause) : undefined;
}
/** Milliseconds from one reading to the next: metrics come by the minute, and each that is asked for costs. */
const watch_metrics_interval = 10_000;
/** Milliseconds that a shift may go on without them: what is missing is a minute or two late anyway. */
const longestSilence = 180_000;
/** Watches the metrics of a shift that begins now. */
function watchMetrics(shift) {
    const { cloudWatch, functionName, alias, version, from, rollbackOn, warn } = shift;
    const since = clock/* clock */.pm.now();
    const statistics = (0,rollback_on/* statisticsOf */.jm)(rollbackOn);
    const request = { functionName, alias, versions: [version, from], since, statistics };
    let next = Date.now();
    let blind;
    let latest;
    return {
        tell: () => latest && describeMetrics(latest, rollbackOn),
        async ask() {
            if (Date.now() < next)
                return blind;
            next = Date.now() + watch_metrics_interval;
            blind = await read();
            return blind;
        },
        async conclude() {
            await read();
            const quiet = latest ? judgeMetrics(latest, rollbackOn).quiet : rollbackOn.conditions;
            if (quiet.length === 0)
                return latest;
            const few = `${quiet.map(({ text }) => text).join(', ')}: too little of ${functionName}:${alias} was invoked during the shift to tell, fewer than ${rollbackOn.minimumInvocations} times.`;
            if (rollbackOn.whenQuiet === 'accept') {
                warn(`rollback-on: ${few} All traffic is moved, as rollback-when-quiet says.`);
                return latest;
            }
            const remedy = "Let the shift take longer, or set rollback-when-quiet to 'accept' or a smaller rollback-minimum-invocations.";
            throw new EndedByMetrics({ what: `rollback-on: ${few}`, remedy }, latest);
        },
    };
    async function read() {
        const found = await readMetrics(cloudWatch, request).catch((error) => {
            if (error instanceof domain_problem/* Problem */.AF && (0,aws_error/* isTransient */.dg)(error.cause))
                return error;
            throw error;
        });
        const [newer, older] = found instanceof domain_problem/* Problem */.AF || found === undefined ? [] : found;
        if (newer === undefined || older === undefined) {
            return { error: found instanceof domain_problem/* Problem */.AF ? found : unanswered(functionName), patience: longestSilence };
        }
        latest = { newer, older };
        const { violated } = judgeMetrics(latest, rollbackOn);
        if (violated === undefined)
            return undefined;
        const what = `rollback-on: ${violated}, while traffic was moving to version ${version}.`;
        const remedy = "Find out why in the function's logs, correct it, then deploy again.";
        throw new EndedByMetrics({ what, remedy }, latest);
    }
}
function unanswered(functionName) {
    return new domain_problem/* Problem */.AF({
        what: `CloudWatch did not give the metrics of ${functionName}.`,
        remedy: 'Deploy again when it does.',
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/lambda/failure.js + 2 modules
var failure = __webpack_require__(5329);
;// CONCATENATED MODULE: ./build/release/inspect-again.js







/** Stands for what could not be read. */
const unknown = Symbol('unknown');
/** Reads, and collects why something could not be read. */
class Reader {
    reasons = new Set();
    async read(reading) {
        try {
            return await reading;
        }
        catch (error) {
            if (!(error instanceof domain_problem/* Problem */.AF))
                throw error;
            this.reasons.add(error.message);
            return unknown;
        }
    }
}
/** Reads what a function has after a release that failed. What can't be read is told to be unknown, and is no error. */
async function inspectAgain(failed, { lambda }) {
    const { candidate, version } = failed;
    const { functionName, release, publish } = candidate.inputs;
    const { name } = functionName;
    const qualifier = release.alias;
    const reader = new Reader();
    const [latest, published, alias, aliased] = await Promise.all([
        reader.read((0,lambda_function/* getVersion */.HF)(lambda, name, '$LATEST')),
        reader.read((0,lambda_function/* listVersions */.yO)(lambda, name)),
        qualifier === undefined ? undefined : reader.read((0,traffic_alias/* getAlias */.bd)(lambda, name, qualifier)),
        qualifier === undefined ? undefined : reader.read((0,lambda_function/* getVersion */.HF)(lambda, name, qualifier)),
    ]);
    const whole = latest === unknown ? candidate.present : latest && stillServing(candidate, latest);
    const { present: _present, alias: _alias, newestVersion: _newest, ...rest } = candidate;
    const serving = await readServing();
    const before = (0,result/* presentResult */.l_)(candidate);
    const { latestDigest: _latest, ...now } = serving === unknown
        ? (0,result/* unknownResult */.q8)(before, qualifier)
        : (0,result/* presentResult */.l_)({ ...rest, ...(whole && { present: whole }), ...serving });
    const { previousVersion, previousDigest, previousLatestDigest } = before;
    return {
        ...now,
        previousVersion,
        previousDigest,
        ...(previousLatestDigest !== undefined && { previousLatestDigest }),
        ...(latest !== unknown && whole?.digest !== undefined && { latestDigest: whole.digest }),
        changed: serving === unknown ? version !== undefined : differs(now, before),
        error: [failed.error, ...(reader.reasons.size > 0 ? [`${incomplete} ${[...reader.reasons].join(' ')}`] : [])].join(' '),
    };
    /** What callers get: of the alias, or else of the newest version that is ready, or of $LATEST where none is published. */
    async function readServing() {
        if (alias === unknown)
            return unknown;
        if (alias) {
            const image = aliased === unknown ? imageOfVersion(failed, alias.version) : (aliased ?? {});
            return { alias: { ...alias, ...imageOf(image) } };
        }
        if (latest === unknown || (published === unknown && publish))
            return unknown;
        const newestNumber = published === unknown ? undefined : (0,lambda_function/* versionOfLatest */.VU)(published, latest?.digest);
        const newest = await reader.read(newestReady(candidate, lambda, newestNumber));
        if (newest === unknown)
            return unknown;
        return {
            // The published version counts; $LATEST where none is published.
            ...(whole && { present: publish && newest ? withImageOf(newest, whole) : whole }),
            ...(newest && { newestVersion: newest.version }),
        };
    }
}
const incomplete = 'Not all of what is there now could be read:';
function differs(now, before) {
    return (now.version !== before.version ||
        now.digest !== before.digest ||
        !(0,external_node_util_.isDeepStrictEqual)(now.alias?.weights, before.alias?.weights));
}
/** What a version has never changes: that of the one from before, and of the one that the run has published, is known. */
function imageOfVersion({ candidate, version: own }, version) {
    if (version === candidate.alias?.version)
        return candidate.alias;
    return version === own ? { digest: candidate.image.digest, imageUri: candidate.imageUri } : {};
}
/** A version that failed never serves, nor one that was taken out of service: the one from before does. */
async function newestReady({ inputs: { functionName }, newestVersion }, lambda, newest) {
    const found = newest === undefined ? undefined : await (0,lambda_function/* getVersion */.HF)(lambda, functionName.name, newest);
    if (found === undefined || (0,failure/* isServable */.tK)(found))
        return found;
    return newestVersion === undefined || newestVersion === newest
        ? undefined
        : (0,lambda_function/* getVersion */.HF)(lambda, functionName.name, newestVersion);
}
/** After an update that failed Lambda continues with the image from before. */
function stillServing({ present }, latest) {
    const failed = latest.lastUpdateStatus === 'Failed' || latest.state === 'Failed';
    const arn = (0,domain_arn/* parseFunctionArn */.x$)(latest.arn)?.unqualified ?? latest.arn;
    return withImageOf(failed ? (present ?? {}) : latest, { ...latest, arn });
}
/** The members of an image that are there. */
function imageOf({ digest, imageUri }) {
    return { ...(digest !== undefined && { digest }), ...(imageUri !== undefined && { imageUri }) };
}
function withImageOf(image, { digest: _, imageUri: __, ...rest }) {
    return { ...rest, ...imageOf(image) };
}

// EXTERNAL MODULE: ./build/domain/digest.js
var domain_digest = __webpack_require__(3213);
// EXTERNAL MODULE: ./build/lambda/code.js + 2 modules
var code = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/lambda/settle.js
var settle = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/lambda/wait.js
var lambda_wait = __webpack_require__(4809);
;// CONCATENATED MODULE: ./build/lambda/publish.js





/**
 * Releases an image to one function and waits until it can be invoked: the published version is Active and $LATEST
 * has ended its update. An update that fails for a reason that passes is made again.
 *
 * @throws Problem when Lambda refuses the image, can't make it ready, or takes longer than the deadline
 */
async function publishImage(request, wait) {
    const { functionName, digest, publish } = request;
    const tries = [];
    const { live, latest, version } = await (0,settle/* whileItSettles */.nZ)(wait, () => deployAndWait(request, wait, tries), settle/* ofUpdates */.os);
    if (live.digest !== digest) {
        throw new domain_problem/* Problem */.AF({
            what: `${functionName} ${version} runs ${live.digest}, not ${digest}: another deploy replaced it.`,
            remedy: `Let one run at a time deploy a function, with a concurrency group${publish ? '.' : ", or set publish to 'true'."}`,
        });
    }
    return {
        version,
        codeSha256: (0,domain_digest/* digestHex */.sU)(digest),
        functionArn: latest.arn,
        latest,
        changed: tries.some(({ changed }) => changed),
        configured: tries.flatMap(({ configured }) => configured),
    };
}
async function deployAndWait(request, wait, tries) {
    const deployed = await (0,code/* deployCode */.N)(request, wait);
    tries.push(deployed);
    const { version, changed } = deployed;
    const waitingForVersion = version === '$LATEST' ? undefined : (0,lambda_wait/* waitForVersion */.PF)(wait, version);
    // What was there is asked of side by side; polls of both would be too many requests.
    if (changed)
        await waitingForVersion;
    const [published, latest] = await Promise.all([waitingForVersion, (0,lambda_wait/* waitForLatest */.EX)(wait, request.digest)]);
    return { live: published ?? latest, latest, version };
}

// EXTERNAL MODULE: ./build/run/run.js + 2 modules
var run_run = __webpack_require__(1749);
;// CONCATENATED MODULE: ./build/release/newer-meanwhile.js
/** Refuses to replace what another run has deployed since the inspection, when that is of a newer commit. */
async function refuseNewerMeanwhile(run, { clients, region, inputs }, { digest, imageUri }, seen) {
    if (digest === undefined || imageUri === undefined || digest === seen?.digest)
        return;
    await run.refuseNewer({ ecr: clients.ecr, what: `${inputs.functionName.name} in ${region}`, imageUri, digest });
}

// EXTERNAL MODULE: ./build/rehearsal/expect.js + 1 modules
var expect = __webpack_require__(5594);
// EXTERNAL MODULE: ./build/rehearsal/play-durable.js
var play_durable = __webpack_require__(282);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(7803);
;// CONCATENATED MODULE: ./build/lambda/throttle.js




/** Milliseconds for which an invocation is repeated that Lambda throttles. */
const patience = 30_000;
/**
 * Makes a judge of one invocation's errors.
 *
 * @returns whether it may be repeated after an error: always, but for throttles that last
 */
function throttlePatience() {
    let since;
    return (error) => {
        since = isTooManyRequests(error) ? (since ?? Date.now()) : undefined;
        return since === undefined || Date.now() - since < patience;
    };
}
/** Makes a Problem of what an invocation threw, as `explain` does; a throttle's says what its Reason means. */
function explainInvocation(error, doing) {
    const problem = (0,explain/* explain */.W)(error, doing);
    const [finding] = problem.findings;
    const reason = isTooManyRequests(error) ? String((0,json/* member */.Dc)(error, 'Reason') ?? '') : '';
    if (!isKnown(reason) || finding === undefined)
        return problem;
    const { meaning, remedy } = reasons[reason];
    return new domain_problem/* Problem */.AF({ what: `${finding.what} Its reason is ${reason}: ${meaning}.`, remedy }, { cause: error });
}
function isTooManyRequests(error) {
    return (0,aws_error/* awsError */.es)(error)?.status === 429;
}
function isKnown(reason) {
    return Object.hasOwn(reasons, reason);
}
// Lambda API reference, "Invoke"; Lambda developer guide, "Understanding Lambda function scaling". The type has all of the
// SDK, so that a new one of a new SDK is not forgotten.
const reasons = {
    CallerRateLimitExceeded: {
        meaning: 'the account calls this API too often',
        remedy: 'Run the job again when fewer programs call Lambda, or have the quota of its API raised.',
    },
    ConcurrentInvocationLimitExceeded: {
        meaning: "all of the account's concurrency in this region is in use",
        remedy: "Run the job again later, have the quota 'Concurrent executions' raised, or reserve some for the function.",
    },
    ConcurrentSnapshotCreateLimitExceeded: {
        meaning: 'as many snapshots for SnapStart are being taken as the account may have at a time',
        remedy: 'Run the job again when they are done.',
    },
    FunctionInvocationRateLimitExceeded: {
        meaning: 'a second may have ten times as many invocations as the concurrency that is left, and has had them',
        remedy: "Run the job again later, or have the quota 'Concurrent executions' raised.",
    },
    ReservedFunctionConcurrentInvocationLimitExceeded: {
        meaning: "the function's reserved concurrency is in use, or 0",
        remedy: 'Reserve more concurrency for the function, or none, then run the job again.',
    },
    ReservedFunctionInvocationRateLimitExceeded: {
        meaning: "a second may have ten times as many invocations as the function's reserved concurrency, and has had them",
        remedy: 'Reserve more concurrency for the function, or none, then run the job again.',
    },
};

;// CONCATENATED MODULE: ./build/lambda/invoke.js





/** Milliseconds between two invocations of a version that is not there yet. */
const pause = 500;
/**
 * Invokes a version. An idle function refuses its first invocation, which wakes it: it is asked again until it answers.
 * So is one that is throttled, for half a minute.
 *
 * @throws Problem when Lambda refuses the invocation, or the connection ends before the response does
 */
async function invoke(wait, invocation) {
    const { version, payload, streams, tenantId, once = false } = invocation;
    const doing = `Could not invoke version ${version} of ${wait.functionName}`;
    const request = {
        FunctionName: wait.functionName,
        Qualifier: version,
        Payload: payload,
        LogType: 'Tail',
        ...(tenantId !== undefined && { TenantId: tenantId }),
    };
    const { lambda, signal } = wait;
    const own = { doing, what: `the answer of version ${version} of ${wait.functionName}`, once };
    if (!streams) {
        const call = () => lambda.send(new dist_cjs/* InvokeCommand */.mdN(request), { abortSignal: signal });
        return readAnswer(await invokeWhenAwake(wait, own, call));
    }
    const call = () => lambda.send(new dist_cjs/* InvokeWithResponseStreamCommand */.Jjw(request), { abortSignal: signal });
    const answer = await invokeWhenAwake(wait, own, call).catch((error) => {
        if (error instanceof domain_problem/* Problem */.AF && (0,aws_error/* isUnknownOperation */.ir)(error.cause))
            return undefined;
        throw error;
    });
    // Not every region has streams (Lambda developer guide, "Response streaming"): there Lambda collects the response.
    if (answer === undefined)
        return invoke(wait, { ...invocation, streams: false });
    try {
        // What a stream has begun is not asked for again: the function has run.
        return await readStream(answer);
    }
    catch (error) {
        throw explainInvocation(error, doing);
    }
}
/**
 * Invokes a version, again while it is woken, or throttled for half a minute.
 *
 * @param doing the beginning of an error's sentence
 * @param what is waited for, a phrase
 * @param once whether it is never sent again when Lambda may have taken it
 * @throws Problem when Lambda refuses the invocation
 */
async function invokeWhenAwake({ deadline, signal }, { doing, what, once = false }, call) {
    const mayPass = throttlePatience();
    try {
        return await (0,poll/* retry */.L5)({
            what,
            call,
            again: (error) => (isNotYet(error) || (!once && mayPassByItself(error))) && mayPass(error),
            interval: pause,
            deadline: { at: deadline, error: (last) => explainInvocation(last, `${doing} within wait-timeout`) },
            signal,
        });
    }
    catch (error) {
        throw explainInvocation(error, doing);
    }
}
function readAnswer({ FunctionError, Payload, LogResult, DurableExecutionArn: arn }) {
    return {
        payload: Buffer.from(Payload ?? []),
        log: readLog(LogResult),
        ...(FunctionError !== undefined && { functionError: FunctionError }),
        ...(arn !== undefined && { executionArn: arn }),
    };
}
/** The last event of a stream says whether the function failed, and how (Lambda API reference, "InvokeWithResponseStreamCompleteEvent"). */
async function readStream({ EventStream }) {
    const chunks = [];
    for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
        if (PayloadChunk?.Payload)
            chunks.push(PayloadChunk.Payload);
        if (!InvokeComplete)
            continue;
        const { ErrorCode, ErrorDetails, LogResult } = InvokeComplete;
        const log = readLog(LogResult);
        if (!ErrorCode)
            return { payload: Buffer.concat(chunks), log };
        return { functionError: ErrorCode, payload: ErrorDetails ? Buffer.from(ErrorDetails) : Buffer.concat(chunks), log };
    }
    throw new Error('The stream ended before the response did');
}
function readLog(base64 = '') {
    return Buffer.from(base64, 'base64').toString('utf8');
}
// Lambda API reference, "Invoke": answered with status 502, although they stay until a person changes something.
const permanent = [
    'EC2AccessDeniedException',
    'EFSMountFailureException',
    'InvalidRuntimeException',
    'InvalidSecurityGroupIDException',
    'InvalidSubnetIDException',
    'InvalidZipFileException',
    'KMSAccessDeniedException',
    'KMSDisabledException',
    'KMSInvalidStateException',
    'KMSNotFoundException',
    'SubnetIPAddressLimitReachedException',
];
function mayPassByItself(error) {
    return (0,aws_error/* isTransient */.dg)(error) && !(0,aws_error/* hasCode */.up)(error, ...permanent);
}
/**
 * Whether Lambda has refused to begin: it throttles, or a function, its image or its file system is being brought back
 * (Lambda API reference, "Invoke").
 */
function isNotYet(error) {
    return ((0,aws_error/* isThrottle */.p0)(error) ||
        (0,aws_error/* hasCode */.up)(error, 'CodeArtifactUserPendingException', 'EFSMountTimeoutException', 'ResourceConflictException', 'ResourceNotReadyException', 'S3FilesMountTimeoutException', 'SnapStartNotReadyException'));
}

;// CONCATENATED MODULE: ./build/lambda/durable.js








/** Milliseconds between two questions about an execution. */
const durable_interval = 500;
/**
 * Begins a durable execution on a version, and waits for its end. No caller can wait for an invocation as long as it may
 * take, so that it is begun by an event, under a name: asked once more, Lambda begins no second one (Lambda developer
 * guide, "Invoking durable functions", "Idempotency").
 *
 * @param event its name, for errors
 * @throws Problem when Lambda refuses it, or it still runs at the deadline
 */
async function runExecution(wait, event, invocation) {
    const arn = await begin(wait, invocation);
    const version = `version ${invocation.version} of ${wait.functionName}`;
    const stop = `'aws lambda stop-durable-execution --durable-execution-arn ${arn}' stops it`;
    const ended = await (0,poll/* poll */.wt)({
        what: `the durable execution of the event ${event} on ${version}`,
        ask: () => ask(wait, arn),
        until: (found) => found !== undefined && found.Status !== 'RUNNING',
        interval: durable_interval,
        deadline: { at: wait.deadline, error: (found) => stillRunning(wait, found, { event, version, stop }) },
        signal: wait.signal,
    }).catch((error) => {
        if (wait.signal.aborted)
            wait.tell?.(`The durable execution of the event ${event} on ${version} goes on: ${stop}.`);
        throw error;
    });
    const { StartTimestamp: start, EndTimestamp: end } = ended;
    return { outcome: readOutcome(ended), ...(start && end && { milliseconds: end.getTime() - start.getTime() }) };
}
/**
 * Asks whether and how a durable execution failed for whose end a caller has waited: what Lambda answers the caller does
 * not say whether its time was over, or it was stopped.
 *
 * @returns undefined of one that succeeded, and where Lambda does not tell, for example for want of a permission
 */
async function readFailure({ lambda, signal }, arn) {
    try {
        const request = new dist_cjs/* GetDurableExecutionCommand */.zbP({ DurableExecutionArn: arn });
        const found = await lambda.send(request, { abortSignal: signal });
        if (!['FAILED', 'TIMED_OUT', 'STOPPED'].includes(found.Status ?? ''))
            return undefined;
        const outcome = readOutcome(found);
        return outcome.kind === 'execution' ? outcome : undefined;
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof Error)
            return undefined;
        throw error;
    }
}
async function begin(wait, { version, payload, tenantId }) {
    const request = {
        FunctionName: wait.functionName,
        Qualifier: version,
        InvocationType: 'Event',
        DurableExecutionName: `verify-${crypto.randomUUID()}`,
        Payload: payload,
        ...(tenantId !== undefined && { TenantId: tenantId }),
    };
    const doing = `Could not begin a durable execution on version ${version} of ${wait.functionName}`;
    const { lambda, signal } = wait;
    const begun = await invokeWhenAwake(wait, { doing, what: `the start of a durable execution on version ${version}` }, () => lambda.send(new dist_cjs/* InvokeCommand */.mdN(request), { abortSignal: signal }));
    if (begun.DurableExecutionArn)
        return begun.DurableExecutionArn;
    throw new domain_problem/* Problem */.AF({
        what: `${doing}: Lambda took the event, and named no execution.`,
        remedy: 'Find out whether the function is durable: DurableConfig in what aws lambda get-function shows.',
    });
}
/** @returns undefined while Lambda does not know it yet, or does not answer */
async function ask(wait, DurableExecutionArn) {
    try {
        return await wait.lambda.send(new dist_cjs/* GetDurableExecutionCommand */.zbP({ DurableExecutionArn }), {
            abortSignal: wait.signal,
        });
    }
    catch (error) {
        // The event is in a queue first.
        if ((0,aws_error/* hasCode */.up)(error, 'ResourceNotFoundException') || (0,aws_error/* isTransient */.dg)(error))
            return undefined;
        throw (0,domain_problem/* problemAnd */.Hb)((0,explain/* explain */.W)(error, `Could not read the durable execution on ${wait.functionName}`), 'It was begun, and goes on.');
    }
}
function readOutcome({ Status, Result, Error: error }) {
    switch (Status) {
        case 'SUCCEEDED':
            return { kind: 'response', payload: Buffer.from(Result ?? 'null') };
        case 'TIMED_OUT':
        case 'STOPPED':
            return { kind: 'execution', status: Status, error: (0,play_durable/* errorOf */.M)(error) };
        default:
            return { kind: 'execution', status: 'FAILED', error: (0,play_durable/* errorOf */.M)(error) };
    }
}
function stillRunning({ timeout }, found, { event, version, stop }) {
    const instead = found ? 'it still runs' : 'Lambda does not know it yet';
    return new domain_problem/* Problem */.AF({
        what: `Waited until the end of wait-timeout (${(0,domain_duration/* formatDuration */.a3)(timeout)}) for the durable execution of the event ${event} on ${version}, and ${instead}.`,
        remedy: `Set a longer wait-timeout, or take an event with which it ends by itself and sooner. It goes on: ${stop}.`,
    });
}

// EXTERNAL MODULE: ./build/rehearsal/diagnose.js
var diagnose = __webpack_require__(9738);
// EXTERNAL MODULE: ./build/rehearsal/diagnose-exit.js + 1 modules
var diagnose_exit = __webpack_require__(9538);
// EXTERNAL MODULE: ./build/rehearsal/explain.js + 4 modules
var rehearsal_explain = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/lambda/invocation-failure.js




/**
 * Says why a function failed on an event, as the rehearsal says it of its image. Lambda tells it by an error of its own:
 * the types and texts are those of aws/aws-lambda-runtime-interface-emulator, and of answers that users quote.
 */
function diagnoseInvocation(event, { functionError = '', payload, log }, invoked) {
    const error = (0,json/* parseJson */.qF)(payload.toString('utf8'));
    const type = (0,json/* asText */.e1)((0,json/* member */.Dc)(error, 'errorType'));
    const message = (0,json/* asText */.e1)((0,json/* member */.Dc)(error, 'errorMessage'));
    const outcome = invocation_failure_readOutcome(type, message, payload);
    const around = circumstancesOf(invoked, { functionError }, ownLines(log));
    if (outcome !== undefined)
        return (0,diagnose/* diagnoseEvent */.n)(event, outcome, around);
    const refused = { ...around, lines: [message] };
    return (0,diagnose_exit/* diagnoseRefusal */.Fz)(refused) ?? (0,rehearsal_explain/* explain */.WE)(refused, "The image's entry point can't be started.");
}
/** Says why a durable execution failed. @param log absent where it was not seen */
function diagnoseExecution(event, outcome, invoked, log) {
    const lambda = { functionError: 'Unhandled', ...(log === undefined && { unseen: true }) };
    return (0,diagnose/* diagnoseEvent */.n)(event, outcome, circumstancesOf(invoked, lambda, ownLines(log ?? '')));
}
function circumstancesOf(invoked, lambda, lines) {
    return {
        ...invoked,
        foreign: false,
        memoryLimited: true,
        credentials: true,
        reached: true,
        outOfMemory: false,
        lines,
        lambda,
    };
}
/** How the execution ended; undefined when it never began. */
function invocation_failure_readOutcome(type, message, payload) {
    if (type === 'Runtime.InvalidEntrypoint')
        return undefined;
    const [, seconds] = /Task timed out after (\d{1,6}(?:\.\d{1,3})?) seconds/.exec(message) ?? [];
    // A handler may say so itself; Lambda's own error has no type, or this one.
    if (seconds !== undefined && ['', 'Sandbox.Timedout'].includes(type)) {
        return { kind: 'late', after: Number(seconds) * 1000 };
    }
    if (type === 'Runtime.ExitError' || type === 'Runtime.OutOfMemory') {
        const [, status] = /exit status (\d{1,3})/.exec(message) ?? [];
        const killed = type === 'Runtime.OutOfMemory' || message.includes('signal: killed');
        if (killed)
            return { kind: 'exit', exitCode: 137 };
        if (status !== undefined)
            return { kind: 'exit', exitCode: Number(status) };
        if (message.includes('without providing a reason'))
            return { kind: 'exit', exitCode: 0 };
    }
    if (type === 'Function.ResponseSizeTooLarge') {
        const [, size, limit] = /\((\d{1,15}) bytes\) exceeded maximum allowed payload size \((\d{1,15}) bytes\)/.exec(message) ?? [];
        if (size !== undefined)
            return { kind: 'too-large', size: Number(size), limit: Number(limit) };
    }
    return { kind: 'error', type, payload };
}
/** What the function itself wrote: not Lambda's lines, of either format of logs. */
function ownLines(log) {
    return log.split('\n').filter((line) => line !== '' && !platform.test(line));
}
const platform = /^(?:(?:START|END|REPORT|INIT_START|INIT_REPORT) |\{"time":"[^"]{1,40}","type":"platform\.)/;

// EXTERNAL MODULE: ./build/domain/present.js
var present = __webpack_require__(7486);
;// CONCATENATED MODULE: ./build/lambda/invocation-report.js


/**
 * Reads the report of an invocation (Lambda developer guide, "Viewing CloudWatch logs": the REPORT line, or
 * platform.report with JSON logs).
 */
function readReport(log) {
    return readText(log) ?? readJson(log) ?? {};
}
function readText(log) {
    // The last one: what the function itself writes may look like it.
    const line = log.match(/^REPORT RequestId:.*$/gm)?.at(-1);
    if (line === undefined)
        return undefined;
    const number = (name, unit) => {
        const found = new RegExp(`(?:^|\\t|\\s)${name}: (\\d+(?:\\.\\d+)?) ${unit}`).exec(line)?.[1];
        return found === undefined ? undefined : Number(found);
    };
    return report({
        duration: number('(?<!Billed |Init |Restore )Duration', 'ms'),
        billed: number('Billed Duration', 'ms'),
        memoryUsed: number('Max Memory Used', 'MB'),
        coldStart: number('Init Duration', 'ms') ?? number('Restore Duration', 'ms'),
    });
}
function readJson(log) {
    for (const line of log.split('\n').reverse()) {
        // Lines of the function itself need not be JSON. Most are not read at all: failing to do so takes its time.
        const record = line.includes('platform.report') ? (0,json/* parseJson */.qF)(line) : undefined;
        if ((0,json/* member */.Dc)(record, 'type') !== 'platform.report')
            continue;
        const metrics = (0,json/* member */.Dc)((0,json/* member */.Dc)(record, 'record'), 'metrics');
        const number = (name) => {
            const value = (0,json/* member */.Dc)(metrics, name);
            return typeof value === 'number' ? value : undefined;
        };
        return report({
            duration: number('durationMs'),
            billed: number('billedDurationMs'),
            memoryUsed: number('maxMemoryUsedMB'),
            coldStart: number('initDurationMs') ?? number('restoreDurationMs'),
        });
    }
    return undefined;
}
function report(values) {
    return (0,present/* present */.E)(values);
}

;// CONCATENATED MODULE: ./build/lambda/verify.js







/**
 * Invokes a version with each event, one after the other.
 *
 * @param version a number, or `$LATEST`
 * @throws Problem when the function fails, or does not answer what is expected
 */
async function verify(wait, version, verification) {
    const verified = [];
    for (const event of verification.events)
        verified.push(await verifyOne(wait, version, event, verification));
    return verified;
}
async function verifyOne(wait, version, event, { function: invoked, events: _, executions, ...how }) {
    if (executions)
        return verifyExecution(wait, version, event, { function: invoked, ...how });
    const invocation = await invoke(wait, { version, payload: event.payload, ...how });
    const { functionError, payload, log, executionArn } = invocation;
    // No page says whether the answer for a durable execution that failed has a function error.
    const failed = executionArn === undefined ? undefined : await readFailure(wait, executionArn);
    const finding = failed
        ? diagnoseExecution(event.name, failed, invoked, log)
        : functionError === undefined
            ? (0,expect/* compareResponse */.z)(event, { payload })
            : diagnoseInvocation(event.name, invocation, invoked);
    if (finding)
        throw new domain_problem/* Problem */.AF({ ...finding, details: [finding.details, (0,domain_text/* tail */.RT)(log)].filter(Boolean).join('\n') });
    return { name: event.name, bytes: payload.length, ...readReport(log) };
}
/** The log of an execution is in the function's log group alone. */
async function verifyExecution(wait, version, event, { function: invoked, ...how }) {
    const { outcome, milliseconds } = await runExecution(wait, event.name, { version, payload: event.payload, ...how });
    const finding = outcome.kind === 'response' ? (0,expect/* compareResponse */.z)(event, outcome) : diagnoseExecution(event.name, outcome, invoked);
    if (finding)
        throw new domain_problem/* Problem */.AF(finding);
    const bytes = outcome.kind === 'response' ? outcome.payload.length : 0;
    return { name: event.name, bytes, ...(milliseconds !== undefined && { duration: milliseconds }) };
}

;// CONCATENATED MODULE: ./build/domain/timed.js
/** Measures nothing. */
const untimed = (_, work) => work();

;// CONCATENATED MODULE: ./build/traffic/provision.js


/**
 * Waits for the executions that the alias has, and changes their number where another one is wanted.
 *
 * @param wanted how many executions are kept ready; as many as there are when absent
 * @param moved whether this run has just brought the alias to its version
 * @returns whether anything was changed
 */
async function provision({ lambda, functionName, alias, log, ...request }, wanted, moved) {
    // A shift may have taken longer than wait-timeout by itself.
    const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout };
    const present = await (0,traffic_provisioned/* waitUntilAllocated */.Z)(wait, alias);
    const executions = present?.requested ?? 0;
    const again = present?.status === 'FAILED' && !moved;
    if (executions === (wanted ?? executions) && !again) {
        (0,traffic_provisioned/* refuseFailed */.Ql)(wait, alias, present);
        if (executions > 0)
            log(`${(0,domain_text/* counted */.hS)(executions, 'execution')} of ${functionName}:${alias} ${executions === 1 ? 'is' : 'are'} ready`);
        return false;
    }
    const number = wanted ?? executions;
    await (0,traffic_provisioned/* putProvisioned */.AP)(lambda, functionName, alias, number);
    if (number > 0) {
        await (0,traffic_provisioned/* waitForProvisioned */.ZV)(wait, alias);
        log(`${(0,domain_text/* counted */.hS)(number, 'execution')} of ${functionName}:${alias} ${number === 1 ? 'is' : 'are'} ready`);
    }
    return true;
}

// EXTERNAL MODULE: ./build/traffic/revert.js
var revert = __webpack_require__(1958);
// EXTERNAL MODULE: ./build/domain/traffic.js
var domain_traffic = __webpack_require__(7604);
;// CONCATENATED MODULE: ./build/traffic/watch.js





/** Milliseconds between two questions. */
const watch_interval = 1000;
/**
 * Watches until the time is over and the step may end; never ends while a guard can't tell.
 *
 * @throws Problem of the guard that ends the shift, or that can't tell for too long
 */
async function watchStep(guards, { end, what, seen, mayEnd, signal }) {
    const sighted = guards.map(() => Date.now());
    await (0,poll/* poll */.wt)({
        what,
        seen: () => [seen(), ...guards.map((guard) => guard.tell())].filter(Boolean).join(', '),
        latest: end,
        ask: async () => {
            const blind = await Promise.all(guards.map((guard) => guard.ask()));
            for (const [index, one] of blind.entries()) {
                if (one === undefined)
                    sighted[index] = Date.now();
                else if (Date.now() - (sighted[index] ?? 0) > one.patience)
                    throw one.error;
            }
            return blind.find((one) => one !== undefined);
        },
        until: (blind) => !blind && Date.now() >= end && mayEnd(),
        interval: () => (Date.now() < end ? Math.min(end - Date.now(), watch_interval) : watch_interval),
        signal,
    });
}
/** Guards by alarms: a throttle or a failing service passes, and so may an alarm that is not evaluated. */
function alarmGuard(cloudWatch, names, version) {
    let states;
    return {
        tell: () => states,
        async ask() {
            if (names.length === 0)
                return undefined;
            const read = await readAlarms(cloudWatch, names).catch((error) => {
                if (error instanceof domain_problem/* Problem */.AF && (0,aws_error/* isTransient */.dg)(error.cause))
                    return error;
                throw error;
            });
            if (read instanceof domain_problem/* Problem */.AF)
                return { error: read, patience: longestBlindness };
            states = describeStates(read, names);
            return judgeAlarms(read, names, version);
        },
    };
}

;// CONCATENATED MODULE: ./build/traffic/shift.js








/**
 * Moves an alias' traffic to another version, in the steps of the input traffic. Each change is guarded by the
 * revision of the one before. The caller reverts the alias when this throws.
 *
 * @throws Problem when an alarm goes off, a condition is not met, the version no longer answers, or another run or a
 *   person changes the alias
 */
async function shift(request) {
    const { lambda, cloudWatch, functionName, version, traffic, alarms, rollbackOn, log, timed = untimed } = request;
    let { alias } = request;
    const { version: from, description, name } = alias;
    const steps = (0,domain_traffic/* shiftSteps */.wO)(traffic);
    const metrics = rollbackOn && steps.length > 0 && watchMetrics({ ...request, rollbackOn, alias: name, from });
    const guards = [alarmGuard(cloudWatch, alarms, version), ...(metrics ? [metrics] : [])];
    const whole = (0,domain_duration/* formatSeconds */.Xo)(steps.reduce((sum, { duration }) => sum + duration, 0));
    for (const [index, step] of steps.entries()) {
        const weights = { [version]: step.percent / 100 };
        const noted = (0,traffic_history/* withShift */.hd)(description, version, latestEnd(request, step));
        alias = await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, alias, { version: from, weights, description: noted });
        const share = `${step.percent}% of ${name} is on version ${version}`;
        const position = `step ${index + 1} of ${steps.length}`;
        log(`${share}, for ${(0,domain_duration/* formatDuration */.a3)(step.duration)}${steps.length > 1 ? ` (${position}, ${whole} in all)` : ''}`);
        const left = steps.slice(index + 1).reduce((sum, { duration }) => sum + duration, 0);
        const watched = { step, left, share: steps.length > 1 ? `${share} (${position})` : share };
        await timed(`${step.percent}% for ${(0,domain_duration/* formatDuration */.a3)(step.duration)}`, () => watch(request, watched, guards));
    }
    const comparison = metrics ? await metrics.conclude() : undefined;
    const present = alias;
    const history = (0,traffic_history/* withHistory */.$k)(description, (0,traffic_history/* pushed */.Ix)(description, from));
    const wholly = { version, weights: {}, description: history };
    const title = steps.length === 0 ? `Move ${name} to version ${version}` : '100%';
    const moved = await timed(title, () => (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, present, wholly));
    return { alias: moved, ...(comparison && { comparison }) };
}
/** Milliseconds that a guard may be blind at most before the shift ends, and that calls may take. */
const slack = 240_000;
const unguardedSlack = 60_000;
/** When a step that begins now is over at the latest, in milliseconds since the epoch: the next run takes it for abandoned then. */
function latestEnd({ verifyTime, alarms, rollbackOn }, { duration }) {
    const guarded = alarms.length > 0 || rollbackOn !== undefined;
    return clock/* clock */.pm.now() + Math.max(duration, verifyTime) + (guarded ? slack : unguardedSlack);
}
/** Watches one step of the shift, and throws as soon as something is wrong. */
async function watch({ verify, signal }, { step: { duration }, left, share }, guards) {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const end = Date.now() + duration;
    const what = left > 0 ? 'the next step of the shift' : 'the end of the shift';
    const seen = () => (left > 0 ? `${share}, ${(0,domain_duration/* formatSeconds */.Xo)(end + left - Date.now())} until it has all` : share);
    let verified = false;
    const verifying = verify(either).then(() => {
        verified = true;
    });
    try {
        await Promise.all([verifying, watchStep(guards, { end, what, seen, mayEnd: () => verified, signal: either })]);
    }
    finally {
        over.abort();
    }
}

// EXTERNAL MODULE: ./build/traffic/codedeploy-deployment.js
var codedeploy_deployment = __webpack_require__(2952);
;// CONCATENATED MODULE: ./build/traffic/shift-by-codedeploy.js







/**
 * Lets CodeDeploy move an alias' traffic to another version, and watches it for as long as `wait` allows. The caller
 * reverts the alias when this throws.
 *
 * @param onStart called with the deployment's id as soon as it is known
 * @returns the alias, which is still being shifted when CodeDeploy takes longer
 * @throws Problem when the deployment fails or is stopped, or another run or a person changes the alias
 */
async function shiftByCodeDeploy(request, onStart) {
    const { lambda, codeDeploy, functionName, alias, version, group, log } = request;
    const revision = { functionName, alias: alias.name, from: alias.version, to: version };
    const deploymentId = await (0,codedeploy/* startDeployment */.i4)(codeDeploy, group, revision);
    onStart(deploymentId);
    log(`CodeDeploy shifts ${functionName}:${alias.name} with the deployment ${deploymentId}`);
    // The time that the run has waited so far does not count for the shift.
    const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout };
    const route = async () => {
        const now = await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name);
        return now ? `${alias.name} is on ${(0,traffic_alias/* describeRoute */.fx)(now)}` : '';
    };
    if (!(await (0,codedeploy_deployment/* watchDeployment */.J)(codeDeploy, deploymentId, { ...wait, route }))) {
        return leave(request, deploymentId);
    }
    // Lambda takes no change of an alias while it moves provisioned executions.
    await (0,traffic_provisioned/* waitForProvisioned */.ZV)(wait, alias.name);
    const now = (await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name)) ?? alias;
    if (now.version !== version)
        throw new traffic_alias/* ChangedMeanwhile */.n_(now, { version, weights: {} });
    const description = (0,traffic_history/* withHistory */.$k)(alias.description, (0,traffic_history/* pushed */.Ix)(alias.description, alias.version));
    return (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, now, { version, weights: {}, description });
}
/** CodeDeploy continues by itself; the alias' description gets the version before, so that a rollback finds it. */
async function leave({ lambda, functionName, alias, wait, warn }, deploymentId) {
    const now = (await (0,traffic_alias/* getAlias */.bd)(lambda, functionName, alias.name)) ?? alias;
    warn(`CodeDeploy's deployment ${deploymentId} continues after ${(0,domain_duration/* formatDuration */.a3)(wait.timeout)}: ${alias.name} is on ${(0,traffic_alias/* describeRoute */.fx)(now)}. Its deployment group now decides whether it rolls back. Set a longer wait-timeout to watch it until its end.`);
    const description = (0,traffic_history/* withHistory */.$k)(alias.description, (0,traffic_history/* pushed */.Ix)(alias.description, alias.version));
    try {
        return await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, now, { ...now, description });
    }
    catch (error) {
        if (!(error instanceof domain_problem/* Problem */.AF))
            throw error;
        warn(`${alias.name} has no record of its version before: its description could not be updated. ${error.message}`);
        return now;
    }
}

;// CONCATENATED MODULE: ./build/traffic/move-alias.js










/**
 * Creates the alias, or moves it to the version. When the move fails, the alias is reverted.
 *
 * @throws Problem that says why, and where the alias is now
 */
async function moveAlias(request) {
    const { lambda, functionName, version, log, timed = untimed } = request;
    const quiet = await quietAlias(request);
    const present = await prepareTraffic(request, quiet.present);
    if (!present) {
        const title = `Create ${request.alias} on version ${version}`;
        const creating = timed(title, () => (0,traffic_alias/* createAlias */.lB)(lambda, functionName, request.alias, version));
        const alias = await creating.catch(tellSent(request));
        const where = `Created the alias ${alias.name} on version ${version}.`;
        log(where);
        // A new alias has no executions.
        if (request.release.provisionedConcurrency) {
            await provision(request, request.release.provisionedConcurrency, true).catch((error) => {
                throw (0,domain_problem/* problemAnd */.Hb)(error, where);
            });
        }
        return { alias, moved: true };
    }
    return { ...(await moveOrRevert(request, present, quiet.provisioned)), previous: present.version };
}
/**
 * Does what comes before any traffic. The alias remembers the version that has had its event: a later run that moves the
 * alias to it, for example after an alarm has reverted it, does not send it again.
 *
 * @returns the alias as it is then
 */
async function prepareTraffic(request, alias) {
    const { lambda, functionName, version, sendFirst, log } = request;
    if (alias && alias.version !== version)
        await refuseOlder(request, alias);
    let prepared = alias;
    if (sendFirst && alias && [alias.version, (0,traffic_history/* eventSentTo */.oV)(alias.description)].includes(version)) {
        const why = alias.version === version ? `${alias.name} is on it already` : 'an earlier run has sent it';
        log(`before-traffic-event was not sent to version ${version}: ${why}`);
    }
    else if (sendFirst) {
        await sendFirst();
        const sent = alias && { ...alias, description: (0,traffic_history/* withEventSent */.dY)(alias.description, version) };
        prepared = alias && sent && (await (0,traffic_alias/* updateAlias */.GG)(lambda, functionName, alias, sent).catch(tellSent(request)));
    }
    await request.mayMove();
    return prepared;
}
/** Where no alias remembers the event, its error does. */
function tellSent({ sendFirst }) {
    return (error) => {
        const sentence = 'The version has answered before-traffic-event, and gets it again when this job is run again.';
        throw sendFirst ? (0,domain_problem/* problemAnd */.Hb)(error, sentence) : error;
    };
}
/** A version that another run published later, and moved the alias to, is not reverted. */
async function refuseOlder({ version, seen, mayReplace, functionName }, present) {
    if (present.version !== seen && Number(present.version) > Number(version)) {
        throw new domain_problem/* Problem */.AF({
            what: `Another run has moved the alias ${present.name} of ${functionName} to version ${present.version}, which is newer than this run's version ${version}: it was left there.`,
            remedy: 'Nothing is wrong when that run is the newer one; a concurrency group lets one run at a time release.',
        });
    }
    await mayReplace(present.version);
}
async function moveOrRevert(request, present, before) {
    const { region, functionName, version, release, shifts, log } = request;
    const { name: alias, arn, version: from, description } = present;
    const open = {
        ...{ region, functionName, alias, arn, from, to: version, description },
        ...(release.codeDeploy && { codeDeploy: release.codeDeploy }),
        ...((before || release.provisionedConcurrency !== undefined) && { provisioned: before?.requested ?? 0 }),
    };
    const moves = present.version !== version || !(0,traffic_alias/* isUnweighted */.T6)(present);
    try {
        if (moves || open.provisioned !== undefined)
            shifts.add(open);
        const { alias, comparison } = moves ? await move(request, present, open) : { alias: present };
        if (moves)
            log(`The alias ${alias.name} is on ${(0,traffic_alias/* describeRoute */.fx)(alias)}`);
        // While CodeDeploy is still shifting, the alias keeps its provisioned concurrency. Most have none, and get none.
        const provisioned = open.provisioned !== undefined &&
            alias.version === version &&
            (await provision(request, release.provisionedConcurrency, present.version !== version));
        shifts.complete(open);
        return { alias, moved: moves || provisioned, ...(comparison && { comparison }) };
    }
    catch (error) {
        throw await revertAfter(error, request, open);
    }
}
async function move(request, present, open) {
    const { release, shifts, wait, timed = untimed } = request;
    if (release.codeDeploy) {
        const byCodeDeploy = { ...request, alias: present, group: release.codeDeploy };
        const alias = await timed('CodeDeploy shifts the traffic', () => shiftByCodeDeploy(byCodeDeploy, (deploymentId) => {
            open.deploymentId = deploymentId;
            shifts.add(open);
        }));
        return { alias };
    }
    const { traffic, rollbackAlarms: alarms, rollbackOn } = release;
    const verifyTime = release.verifyEvent === undefined ? 0 : wait.timeout;
    const watched = { traffic, alarms, verifyTime, ...(rollbackOn && { rollbackOn }) };
    return shift({ ...request, ...watched, alias: present, signal: wait.signal });
}
/** @returns the error to end the run with */
async function revertAfter(error, { cleanupClients, shifts, log, warn, timed = untimed }, open) {
    if (error instanceof traffic_alias/* ChangedMeanwhile */.n_ && error.rerouted) {
        shifts.forget(open);
        return error;
    }
    try {
        const back = await timed(`Back to version ${open.from}`, () => (0,revert/* revertShift */.LD)(cleanupClients(), open));
        const where = (0,revert/* describeReverted */.dR)(open, back);
        shifts.forget(open);
        log(where);
        return (0,domain_problem/* problemAnd */.Hb)(error, where);
    }
    catch (failed) {
        // The post step tries once more.
        warn(`${(0,revert/* describeNotReverted */.un)(open)}: ${(0,domain_text/* messageOf */.bD)(failed)}`);
        return error;
    }
}

// EXTERNAL MODULE: ./build/run/target.js
var target = __webpack_require__(5325);
;// CONCATENATED MODULE: ./build/release/verify-version.js







/** Verifies the new version of one region's function, and tells how it answered. */
async function verifyVersion(run, candidate, wait, version) {
    const { tools } = run;
    const { clients, region } = candidate;
    const verification = verificationIn(run, candidate);
    if (verification.events.length === 0)
        return [];
    const events = (0,domain_text/* counted */.hS)(verification.events.length, 'event');
    const verified = await (0,run_run.timedAt)(run, candidate, 'Lambda')(`Verify ${events}`, () => verify({ ...wait, lambda: clients.invoking }, version, verification), () => `Verify ${events}, answered`);
    for (const { name, duration } of verified) {
        tools.log(`Version ${version} in ${region} answered ${name}${duration === undefined ? '' : ` in ${(0,domain_duration/* formatMeasured */.U6)(duration)}`}`);
    }
    return verified;
}
/** What the new version of a region is verified by. */
function verificationIn({ events, streams }, candidate) {
    const { architecture, config, inputs } = candidate;
    const command = config.ImageConfig?.Command;
    return {
        events: events(inputs).verification,
        streams: streams(candidate),
        executions: (0,check_invocations/* outlivesCaller */.zx)(config),
        function: { architecture, memory: config.MemorySize ?? lambda_function/* defaultConfig */.sb.MemorySize, ...(command && { command }) },
        ...(0,target/* tenantOf */.G8)(candidate),
    };
}

;// CONCATENATED MODULE: ./build/release/before-traffic.js




/**
 * Sends the events of before-traffic-event to the new version, one after the other and each once, and waits for the
 * answers. Only a durable execution, which has a name, is begun asynchronously: else Lambda may hand such an event over
 * twice, also without an error, and does not tell its caller the result (Lambda API reference, "Invoke").
 *
 * @throws Problem when one is not answered as it should, which says what may have been done
 */
async function sendBeforeTraffic(run, candidate, wait, version) {
    const { tools, events } = run;
    const { clients, inputs } = candidate;
    const name = `version ${version} of ${inputs.functionName.name} in ${candidate.region}`;
    // A verification may have taken its time.
    const own = { ...wait, lambda: clients.invoking, deadline: Date.now() + wait.timeout };
    tools.log(`Sending before-traffic-event to ${name}, once`);
    try {
        const { beforeTraffic } = events(inputs);
        const answered = await verify(own, version, {
            ...verificationIn(run, candidate),
            events: beforeTraffic,
            once: true,
        });
        for (const { name: event, duration } of answered) {
            tools.log(`It answered ${event}${duration === undefined ? '' : ` in ${duration} ms`}`);
        }
        return answered;
    }
    catch (error) {
        if (tools.signal.aborted) {
            tools.warn(`The job was cancelled before ${name} had answered before-traffic-event. Nothing stops what Lambda has begun: it may still run.`);
        }
        throw sentOnce(error);
    }
}
/** What is known of an event that was not answered as it should. */
function sentOnce(error) {
    if (!(error instanceof domain_problem/* Problem */.AF))
        return error;
    const left = 'No traffic was moved to it.';
    if (error.cause === undefined) {
        return (0,domain_problem/* problemAnd */.Hb)(error, `What the event does, for example a migration, may have been done in part; this run does not send it again. ${left}`);
    }
    const { status = 0 } = (0,aws_error/* awsError */.es)(error.cause) ?? {};
    if (status >= 400 && status < 500)
        return (0,domain_problem/* problemAnd */.Hb)(error, `It has not run. ${left}`);
    const what = `${error.findings.map((one) => one.what).join(' ')} The event was sent once: it may have run, whole or in part, or still run. This run does not send it again. ${left}`;
    return new domain_problem/* Problem */.AF({ what, remedy: "Find out from the function's log, and from what it changes, before you run this job again." }, { cause: error });
}

;// CONCATENATED MODULE: ./build/release/route.js








/**
 * Moves the alias to the version, with the input alias. The code counts as unverified until the version has answered
 * what it gets before any traffic.
 */
async function routeTo(run, candidate, wait, { version, unverified }) {
    const { tools, credentials } = run;
    const { region, inputs, clients, alias } = candidate;
    const { functionName, release } = inputs;
    const first = run.events(inputs).beforeTraffic.length > 0;
    if (!first)
        unverified.keep();
    if (release.alias === undefined)
        return undefined;
    let rejected = false;
    let answered = [];
    const sendFirst = async () => {
        try {
            answered = await sendBeforeTraffic(run, candidate, wait, version);
        }
        catch (error) {
            rejected = true;
            throw error;
        }
    };
    const moving = moveAlias({
        region,
        functionName: functionName.name,
        alias: release.alias,
        version,
        release,
        lambda: clients.lambda,
        cloudWatch: clients.watching,
        codeDeploy: clients.codeDeploy,
        cleanupClients: () => {
            const signal = AbortSignal.timeout(30_000);
            return { ...(0,aws_clients/* clientsFor */.U)(region, credentials(region), signal), signal };
        },
        shifts: tools.shifts,
        wait,
        mayReplace: async (serving) => {
            if (serving === alias?.version)
                return;
            const now = await (0,lambda_function/* getVersion */.HF)(clients.lambda, functionName.name, serving);
            if (now)
                await refuseNewerMeanwhile(run, candidate, now, alias);
        },
        ...(first && { sendFirst }),
        mayMove: async () => {
            unverified.keep();
            await run.gate.pass(candidate);
        },
        verify: (signal) => {
            const again = { ...wait, signal, deadline: Date.now() + wait.timeout, lambda: clients.invoking };
            return verify(again, version, verificationIn(run, candidate)).catch((error) => {
                rejected = !signal.aborted;
                throw error;
            });
        },
        timed: (0,run_run.timedAt)(run, candidate, 'Traffic'),
        log: tools.log,
        warn: tools.warn,
        ...(alias && { seen: alias.version }),
    });
    const moved = await moving.catch(async (error) => {
        if (rejected)
            throw await unverified.reject(error);
        unverified.keep();
        throw error;
    });
    return { ...moved, answered };
}
/** What the alias had before: what the inspection saw, unless another run moved it in between. */
async function versionBefore({ alias, clients, inputs }, { previous }) {
    if (previous === undefined)
        return { previousVersion: '', previousDigest: '' };
    const before = previous === alias?.version ? alias : await (0,lambda_function/* getVersion */.HF)(clients.lambda, inputs.functionName.name, previous);
    return { previousVersion: previous, previousDigest: before?.digest ?? '' };
}

// EXTERNAL MODULE: ./build/lambda/update.js
var update = __webpack_require__(3681);
;// CONCATENATED MODULE: ./build/lambda/latest-published.js








/**
 * Publishes what $LATEST has for callers without a qualifier. On managed instances they get `$LATEST.PUBLISHED`, which
 * moves by nothing else (Lambda developer guide, "$LATEST.PUBLISHED version in Lambda Managed Instances").
 *
 * @param published what this run has published under a number
 * @param always whether it is published even where nothing was published for them before
 * @throws Problem when Lambda refuses, can't make it ready, or takes longer than the deadline
 */
async function publishForUnqualified(lambda, published, always, wait) {
    const { functionName } = wait;
    const digest = `sha256:${published.codeSha256}`;
    const present = await (0,lambda_function/* getVersion */.HF)(lambda, functionName, lambda_wait/* latestPublished */.Kq);
    if (present === undefined && !always)
        return 'unused';
    const config = published.latest.config;
    const same = present?.digest === digest && Object.keys((0,configuration/* differences */.tX)(present.config, config)).length === 0;
    if (same && !published.changed && (0,failure/* isServable */.tK)(present))
        return 'there';
    const latest = await (0,lambda_function/* getVersion */.HF)(lambda, functionName, '$LATEST');
    // Its revision is a new one also when nothing was changed: publishing a number does that.
    const own = latest?.digest === digest && Object.keys((0,configuration/* differences */.tX)(latest.config, config)).length === 0;
    if (!own)
        return 'elsewhere';
    const command = new dist_cjs/* PublishVersionCommand */.D3m({
        FunctionName: functionName,
        CodeSha256: published.codeSha256,
        RevisionId: latest.revisionId,
        PublishTo: 'LATEST_PUBLISHED',
    });
    try {
        await (0,settle/* whileItSettles */.nZ)(wait, () => lambda.send(command));
    }
    catch (error) {
        if ((0,update/* isOutdated */.lY)(error))
            return 'elsewhere';
        throw (0,explain/* explain */.W)(error, `Could not publish ${lambda_wait/* latestPublished */.Kq} of ${functionName}`);
    }
    await (0,lambda_wait/* waitForLatestPublished */.mv)(wait, present?.digest === digest ? undefined : present?.digest);
    return 'published';
}

;// CONCATENATED MODULE: ./build/release/unqualified.js



/**
 * Lets callers without a qualifier follow, once the version is verified and the alias has moved. Of other functions than
 * those on managed instances they get $LATEST, which has the code already. With an alias nothing is published for
 * them unless something was before: each version that is published keeps instances busy.
 *
 * @returns whether that was by this run
 * @throws Problem which says what they still get
 */
async function moveUnqualified({ tools }, { clients, config, inputs, region }, wait, published) {
    if (!(0,creation/* isManaged */.yF)(config) || !inputs.publish)
        return false;
    const always = inputs.release.alias === undefined;
    const again = { ...wait, deadline: Date.now() + wait.timeout };
    const where = `${wait.functionName} in ${region}`;
    const outcome = await publishForUnqualified(clients.lambda, published, always, again).catch((error) => {
        throw (0,domain_problem/* problemAnd */.Hb)(error, `Version ${published.version} of ${where} is live for who names it or its alias; callers without a qualifier may still get what they had.`);
    });
    tools.log(`${where}: ${sentences[outcome]}`);
    return outcome === 'published';
}
const sentences = {
    published: 'callers without a qualifier get the new version ($LATEST.PUBLISHED).',
    there: 'callers without a qualifier have it already ($LATEST.PUBLISHED).',
    unused: 'nothing is published for callers without a qualifier ($LATEST.PUBLISHED), and nothing was before.',
    elsewhere: 'another run or a person changed $LATEST meanwhile: callers without a qualifier get what that publishes ($LATEST.PUBLISHED).',
};

// EXTERNAL MODULE: ./build/lambda/restore.js
var restore = __webpack_require__(276);
;// CONCATENATED MODULE: ./build/release/unverified.js







/** Milliseconds that Lambda may take to give $LATEST its image back; less when the job is cancelled. */
const unverified_patience = 120_000;
/** Keeps what $LATEST of one region's function has before its new version is verified. */
function unverifiedIn(run, candidate) {
    const { tools } = run;
    const { region, image, desired, clients } = candidate;
    const functionName = candidate.inputs.functionName.name;
    let code;
    let config = {};
    let published;
    let wasThere = false;
    return {
        async note(present) {
            wasThere = true;
            const { verification, beforeTraffic } = run.events(candidate.inputs);
            if (verification.length + beforeTraffic.length === 0)
                return;
            const changes = Object.keys((0,configuration/* differences */.tX)(present.config, (0,configuration/* mergeConfiguration */.zY)(desired, present.config)));
            // What this run has changed already, by a call whose answer was lost, is no longer as it was before.
            const own = code?.configured.filter((name) => !changes.includes(name)) ?? [];
            config = { ...present.config, ...pick(config, own) };
            const configured = [...changes, ...own];
            const source = configured.length === 0 ? '' : await sourceOf(pick(config, configured), configured);
            const known = code;
            code =
                known && present.digest === image.digest
                    ? { ...known, configured, source }
                    : unverified(present, configured, source);
            if (code)
                tools.unverified.add(code);
            else if (known)
                tools.unverified.remove(known);
        },
        publish(now) {
            published = now;
            if (code === undefined)
                return;
            const { version, latest } = now;
            code = { ...code, revision: latest.revisionId, ...(version !== '$LATEST' && { version }) };
            tools.unverified.add(code);
        },
        keep() {
            if (code)
                tools.unverified.remove(code);
        },
        async reject(error) {
            const sentence = await takeBack();
            tools.log(sentence);
            return (0,domain_problem/* problemAnd */.Hb)(error, sentence);
        },
    };
    /** Absent when this run changes neither image nor configuration. */
    function unverified(present, configured, source) {
        const { digest: before, imageUri, architecture } = present;
        if (before === undefined || imageUri === undefined)
            return undefined;
        if (before === image.digest && configured.length === 0)
            return undefined;
        // An emulator's need not be a URI of ECR.
        const repository = imageUri.replace(/[:@][^/]*$/, '');
        return { region, functionName, digest: image.digest, before, repository, architecture, configured, source };
    }
    /** The published version that has members of the configuration as they are, so that post knows them, too. */
    async function sourceOf(wanted, configured) {
        if (configured.some((name) => name === 'Environment') && wanted.Environment === undefined)
            return '';
        const newest = (await (0,lambda_function/* publishedVersions */.y0)(clients.lambda, functionName)).at(-1);
        const found = newest === undefined ? undefined : await (0,lambda_function/* getVersion */.HF)(clients.lambda, functionName, newest);
        return found && Object.keys((0,configuration/* differences */.tX)(found.config, wanted)).length === 0 ? found.version : '';
    }
    async function takeBack() {
        const { version = '' } = published ?? {};
        const subject = /^\d+$/.test(version) ? `Version ${version}` : version || 'The new version';
        const name = `${subject} of ${functionName} in ${region} was ${tools.signal.aborted ? 'not verified' : 'rejected'}`;
        if (!wasThere)
            return `${name}. The function is new: it has no version from before.`;
        if (code === undefined)
            return `${name}. This run did not change it: $LATEST had that image before.`;
        const time = tools.signal.aborted ? cancellation/* hurried */.qy.revert : unverified_patience;
        const signal = AbortSignal.timeout(time);
        const { lambda, polling } = (0,aws_clients/* clientsFor */.U)(region, run.credentials(region), signal);
        const wait = { lambda: polling, functionName, deadline: Date.now() + time, timeout: time, signal };
        try {
            const left = published?.latest;
            const restored = await (0,restore/* restoreLatest */.On)({ code, lambda, wait, config, ...(left && { left }) });
            tools.unverified.remove(code);
            return `${name}. ${(0,restore/* describeRestored */.yX)(restored)}`;
        }
        catch (failed) {
            // The post step tries once more.
            if (!(failed instanceof domain_problem/* Problem */.AF) && !signal.aborted)
                throw failed;
            return `${name}, and $LATEST could not be given its image from before: ${(0,domain_text/* messageOf */.bD)(failed)}`;
        }
    }
}
function pick(config, members) {
    return Object.fromEntries(Object.entries(config).filter(([name]) => members.includes(name)));
}

;// CONCATENATED MODULE: ./build/release/release.js










/**
 * Deploys the image to one region's function, verifies the new version, and moves the traffic to it.
 *
 * @param attempt gets what a release that fails has come to
 */
async function release(run, candidate, attempt = {}) {
    const { tools } = run;
    const { region, inputs, image, clients, changes } = candidate;
    const { functionName, waitTimeout: timeout } = inputs;
    const wait = {
        lambda: clients.polling,
        functionName: functionName.name,
        deadline: Date.now() + timeout,
        timeout,
        signal: tools.signal,
        image: candidate.facts,
        tell: tools.log,
    };
    if ((0,creation/* isManaged */.yF)(candidate.config))
        tools.log(`${functionName.name} in ${region}: ${managedStart}`);
    const unverified = unverifiedIn(run, candidate);
    const published = await publishUnverified(run, candidate, wait, unverified);
    const { version, configured } = published;
    attempt.version = version;
    // An update whose answer was lost is found as if it had been there before.
    const changed = published.changed || candidate.present?.digest !== image.digest || changes.length > 0;
    tools.log(`Version ${version} of ${functionName.name} in ${region} ${changed ? 'has' : 'already had'} ${image.digest}`);
    for (const change of configured.flatMap(configuration_change/* describeChange */.uQ)) {
        tools.log(`Configured ${functionName.name} in ${region}: ${change}`);
    }
    // An emulator of Lambda may run images on this engine, by names that the run removes.
    await run.docker?.close();
    const verified = await verifyVersion(run, candidate, wait, version).catch(async (error) => {
        throw await unverified.reject(error);
    });
    const moved = await routeTo(run, candidate, wait, { version, unverified });
    const followed = await moveUnqualified(run, candidate, wait, published);
    return {
        ...releaseResult(candidate, published),
        changed: changed || followed || moved?.moved === true,
        verified,
        ...(moved && { aliasArn: moved.alias.arn, alias: moved.alias, ...(await versionBefore(candidate, moved)) }),
        ...(moved && moved.answered.length > 0 && { beforeTraffic: moved.answered }),
        ...(moved?.comparison && { comparison: moved.comparison }),
    };
}
// Lambda developer guide, "Scaling Lambda Managed Instances".
const managedStart = 'a version is ready when its execution environments run on the instances of the capacity provider, which takes minutes.';
/** Publishes the image, and remembers what $LATEST had until it is verified. */
async function publishUnverified(run, candidate, wait, unverified) {
    try {
        let tagged = false;
        const request = codeRequest(run, candidate, unverified);
        const onTagged = () => {
            tagged = true;
        };
        const timed = (0,run_run.timedAt)(run, candidate, 'Lambda');
        const published = await timed('Publish', () => publishImage({ ...request, onTagged }, wait), describePublished);
        unverified.publish(published);
        return { ...published, changed: published.changed || tagged };
    }
    catch (error) {
        if (run.tools.signal.aborted)
            throw await unverified.reject(error);
        unverified.keep();
        throw error;
    }
}
function describePublished({ version, changed, configured }) {
    const name = version === '$LATEST' ? version : `version ${version}`;
    if (!changed)
        return `Find ${name}`;
    return `${configured.length > 0 ? 'Configure and publish' : 'Publish'} ${name}`;
}
function codeRequest(run, candidate, unverified) {
    const { clients, inputs, image, imageUri, architecture, repository, desired } = candidate;
    const { functionName, publish, skipUnchanged, executionRole } = inputs;
    return {
        lambda: clients.lambda,
        polling: clients.polling,
        functionName: functionName.name,
        imageUri,
        digest: image.digest,
        architecture,
        publish,
        skipUnchanged,
        desired,
        mayReplace: async (now) => {
            // Without an alias, and with one on $LATEST, the function itself serves. What the inspection saw, it has judged already.
            const serves = inputs.release.alias === undefined || candidate.alias?.version === '$LATEST';
            if (serves)
                await refuseNewerMeanwhile(run, candidate, now, candidate.present);
            await unverified.note(now);
        },
        ...(candidate.again && { again: candidate.again }),
        ...(repository && { repositoryArn: repository.arn }),
        ...(executionRole !== undefined && { executionRole }),
    };
}
function releaseResult(candidate, { version, codeSha256, functionArn, configured }) {
    return {
        ...(0,result/* presentResult */.l_)(candidate),
        digest: candidate.image.digest,
        version,
        imageUri: candidate.imageUri,
        imageTags: [...(candidate.imageTags ?? [])],
        functionArn,
        latestDigest: candidate.image.digest,
        released: true,
        versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
        codeSha256,
        configured: [...configured],
        ...(candidate.config.DurableConfig && { durable: true }),
    };
}

;// CONCATENATED MODULE: ./build/release/revert-all.js





/** Keeps every shift in the journal until the whole run is over, so that post, too, knows what to revert. */
function keepPending(shifts) {
    const pending = new Map();
    return {
        shifts: {
            add(shift) {
                pending.set(keyOf(shift), shift);
                shifts.add(shift);
            },
            complete() { },
            forget(shift) {
                pending.delete(keyOf(shift));
                shifts.forget(shift);
            },
        },
        all: () => [...pending.values()],
        completeAll: () => {
            for (const shift of pending.values())
                shifts.complete(shift);
        },
    };
}
/** Which function a shift is of. */
function keyOf({ region, functionName }) {
    return (0,domain_place/* placeName */.fW)({ region, functionName });
}
/** The key of a function's shift in what `revertAll` returns. */
function shiftKey({ region, inputs }) {
    return (0,domain_place/* placeName */.fW)({ region, functionName: inputs.functionName.name });
}
/**
 * Reverts the aliases of all regions and functions, side by side.
 *
 * @returns what became of each, by `shiftKey`
 */
async function revertAll(run, pending) {
    const { tools, credentials } = run;
    const signal = (0,cancellation/* cleanupSignal */.Z5)(tools.signal);
    const outcomes = await Promise.all(pending.map(async (shift) => {
        try {
            const clients = (0,aws_clients/* clientsFor */.U)(shift.region, credentials(shift.region), signal);
            const reverted = await (0,revert/* revertShift */.LD)({ ...clients, signal }, shift);
            tools.shifts.forget(shift);
            return [shift, { reverted: reverted.kind === 'reverted', sentence: (0,revert/* describeReverted */.dR)(shift, reverted) }];
        }
        catch (error) {
            // The post step tries once more.
            const sentence = `${(0,revert/* describeNotReverted */.un)(shift)}: ${(0,domain_text/* messageOf */.bD)(error)}`;
            tools.warn(sentence);
            return [shift, { reverted: false, sentence }];
        }
    }));
    for (const [, { sentence }] of outcomes)
        tools.log(sentence);
    return new Map(outcomes.map(([shift, outcome]) => [keyOf(shift), outcome]));
}

;// CONCATENATED MODULE: ./build/release/roll-out.js













/**
 * Releases the image to all functions, as the inputs release-strategy and on-failure say. `tools.live` gets what each of
 * them has in the end, also when the run fails.
 *
 * @throws what went wrong, as one error
 */
async function rollOut(run, candidates) {
    const { plan, tools } = run;
    const { onFailure } = plan.inputs.rollout;
    const failures = new Map(run.lost);
    const journal = keepPending(tools.shifts);
    const shifts = onFailure === 'rollback' ? journal.shifts : tools.shifts;
    const results = new Map();
    const attempts = new Map();
    for (const wave of waves(plan.inputs.rollout, candidates)) {
        if (tools.signal.aborted || (failures.size > 0 && onFailure !== 'continue'))
            break;
        const sending = wave.filter(({ inputs }) => run.events(inputs).beforeTraffic.length > 0);
        const gate = eventGate(sending, onFailure === 'continue');
        await Promise.all(wave.map(async (candidate) => {
            const name = (0,domain_place/* placeName */.fW)(candidate);
            const attempt = {};
            attempts.set(name, attempt);
            const start = performance.now();
            const own = { ...run, gate, tools: { ...toolsAt(run, candidate), shifts } };
            const releasing = () => release(own, candidate, attempt);
            try {
                const released = await (wave.length === 1 ? releasing() : (0,waits/* inPlace */.zp)(name, releasing));
                const result = { ...released, releasedIn: performance.now() - start };
                results.set(name, result);
                tools.live.set(name, result);
            }
            catch (error) {
                gate.fail(candidate);
                failures.set(name, tools.signal.aborted ? tools.signal.reason : error);
            }
        }));
    }
    if (failures.size === 0 && results.size === candidates.length) {
        journal.completeAll();
        return pruneEverywhere(run, candidates, results);
    }
    const reverted = await revertAll(run, journal.all());
    await tellWhatIsLive(run, candidates, { failures, reverted, attempts });
    tools.signal.throwIfAborted();
    throw (0,each_place/* failureOf */.g5)(causesOf(failures), (0,plan_plan/* placesOf */.ek)(plan).length);
}
/** What went wrong by itself, not by what went wrong elsewhere. */
function causesOf(failures) {
    return new Map([...failures].filter(([, error]) => !(error instanceof HeldBack)));
}
/** Lines of regions or functions that are released side by side say which one they are about. */
function toolsAt({ plan, tools }, place) {
    if ((0,plan_plan/* placesOf */.ek)(plan).length === 1)
        return tools;
    const name = (0,domain_place/* placeName */.fW)(place);
    const named = (text) => (text.includes(name) ? text : `${name}: ${text}`);
    return { ...tools, log: (text) => tools.log(named(text)), warn: (text) => tools.warn(named(text)) };
}
/** What is released side by side, one group after the other: all functions of a region together, or each by itself. */
function waves({ strategy, unit }, targets) {
    const units = [...Map.groupBy(targets, (one) => (unit === 'region' ? one.region : (0,domain_place/* placeName */.fW)(one))).values()];
    switch (strategy) {
        case 'parallel':
            return [targets];
        case 'one-then-rest':
            return [units.slice(0, 1).flat(), units.slice(1).flat()].filter((wave) => wave.length > 0);
        case 'sequential':
            return units;
    }
}
/** Inspects again the functions that are not on the new version, and records the reason. */
async function tellWhatIsLive(run, candidates, { failures, reverted, attempts }) {
    const { tools, credentials } = run;
    const signal = (0,cancellation/* cleanupSignal */.Z5)(tools.signal);
    const why = tools.signal.aborted ? 'the run was cancelled' : `${[...causesOf(failures).keys()].join(', ')} failed`;
    await Promise.all(candidates.map(async (candidate) => {
        const { region } = candidate;
        const name = (0,domain_place/* placeName */.fW)(candidate);
        const outcome = reverted.get(shiftKey(candidate));
        const failure = failures.get(name);
        const released = tools.live.get(name)?.released === true;
        if (failure === undefined && released && outcome === undefined) {
            tellOfNewAlias(run, name);
            return;
        }
        const said = failure === undefined ? undefined : tools.conceal((0,domain_text/* messageWithoutDetails */.GB)(failure));
        const reason = said ??
            (released
                ? `It was ${outcome?.reverted ? '' : 'to be '}reverted, because ${why}.`
                : `It was not started, because ${why}.`);
        const error = `${reason} ${outcome?.sentence ?? ''}`.trim();
        const version = attempts.get(name)?.version;
        const failed = { candidate, error, ...(version !== undefined && { version }) };
        const now = await inspectAgain(failed, (0,aws_clients/* clientsFor */.U)(region, credentials(region), signal));
        const comparison = comparisonOf(failure);
        const rejected = failure !== undefined && version !== undefined && { rejected: version };
        tools.live.set(name, { ...now, ...rejected, ...(comparison && { comparison }) });
    }));
}
/** A new alias has no version to revert to. */
function tellOfNewAlias({ plan: { inputs }, tools: { live } }, name) {
    const result = live.get(name);
    if (inputs.rollout.onFailure !== 'rollback' || result === undefined || result.previousVersion !== '')
        return;
    live.set(name, {
        ...result,
        error: 'It is live all the same: its alias is new, and there is no version to revert to.',
    });
}
/** Deletes older versions once all functions are live, and none can be reverted to them any more. */
function pruneEverywhere(run, candidates, results) {
    const done = candidates.flatMap((candidate) => {
        const result = results.get((0,domain_place/* placeName */.fW)(candidate));
        return result ? [{ candidate, result }] : [];
    });
    return Promise.all(done.map(async ({ candidate, result }) => ({
        ...result,
        pruned: await pruneVersions(run, candidate, result.version),
    })));
}
/** The release is finished: a version that can't be deleted is left for the next run. */
async function pruneVersions(run, candidate, version) {
    const tools = toolsAt(run, candidate);
    const { clients, inputs } = candidate;
    const { functionName, release } = inputs;
    const where = (0,domain_place/* atPlace */.ze)(candidate);
    if (release.keepVersions === undefined)
        return [];
    try {
        const { gone, kept } = await prune(clients.lambda, functionName.name, version, release.keepVersions);
        if (gone.length > 0)
            tools.log(`Deleted the older ${gone.length === 1 ? 'version' : 'versions'} ${gone.join(', ')} ${where}`);
        for (const one of kept)
            tools.log(`Kept version ${one.version} ${where}, which ${one.need} needs`);
        return gone;
    }
    catch (error) {
        tools.warn((0,domain_text/* messageOf */.bD)(error));
        return [];
    }
}

// EXTERNAL MODULE: ./build/deploy/dry-run.js
var dry_run = __webpack_require__(1899);
;// CONCATENATED MODULE: ./build/deploy/steps.js














/**
 * What comes after the sign-in: inspect, obtain and confirm the image, release it.
 *
 * @throws Problem with what is wrong and what to change
 */
async function deployInSteps(run) {
    const { plan, tools } = run;
    const inspection = await tools.steps.step({ title: `Inspect ${(0,plan_plan/* functionNames */.T6)(plan)} and what the deploy needs`, label: 'Inspect' }, () => inspect(run));
    // All of them are missing, and may be.
    if (inspection.targets.length === 0)
        return { results: [], dryRunChanges: [] };
    const { targets, candidates, ...image } = await tellIfNothingIsReleased(run, inspection.targets, async () => (0,obtain_confirm/* confirmImages */.Z)(run, inspection, seenAgain(run, await (0,obtain_images/* obtainImages */.y)(run, inspection))));
    if (plan.inputs.dryRun)
        return endDryRun(run, targets, image);
    await run.beforeRelease();
    // Nothing needs docker any more: what is temporary goes while Lambda gets ready.
    void run.docker?.close();
    const streams = (place) => streamedAt(place, plan.regions[0], image.rehearsal?.events ?? []);
    const before = readBefore(run, candidates);
    const results = await tools.steps.step({ title: releaseTitle(run, candidates), label: 'Release', section: 'Lambda' }, () => rollOut({ ...run, streams }, candidates));
    const tagged = await (0,named_tags/* tagReleased */.a)(run, candidates, results);
    const known = await before;
    return { results: tagged.map((one) => ({ ...one, ...known.get((0,domain_place/* placeName */.fW)(one)) })), dryRunChanges: [], ...image };
}
/**
 * Reads each function once more beside the last checks of the image, where nothing else comes between them and the
 * release: its first change is made to what was read last, or Lambda refuses it.
 */
function seenAgain({ plan }, obtained) {
    const { dryRun, scan, rollout } = plan.inputs;
    if (dryRun || scan !== undefined || rollout.strategy !== 'parallel')
        return obtained;
    const targets = obtained.targets.map((target) => {
        const { present, clients, inputs } = target;
        return present ? { ...target, again: (0,ahead/* ahead */.U)((0,lambda_function/* getFunction */.N9)(clients.lambda, inputs.functionName.name)) } : target;
    });
    return { ...obtained, targets };
}
/** Reads what served before, beside the release. */
async function readBefore(run, candidates) {
    const read = previousImages(run);
    const found = await Promise.all(candidates.map(async (candidate) => [(0,domain_place/* placeName */.fW)(candidate), await read(candidate)]));
    return new Map(found.flatMap(([name, previousImage]) => (previousImage ? [[name, { previousImage }]] : [])));
}
/** Whether a function answered with a stream; of another region's functions, which are called otherwise, whether one did. */
function streamedAt({ region, functionName }, rehearsedIn, events) {
    const own = events.filter((event) => event.functionName === functionName);
    return (own.length > 0 || region === rehearsedIn ? own : events).some(({ streamed }) => streamed);
}
function endDryRun({ plan, tools }, targets, image) {
    const changes = (0,dry_run/* dryRunChanges */.C)(plan, targets);
    for (const sentence of changes)
        tools.log(`Dry run: ${sentence}`);
    return { results: targets.map(result/* presentResult */.l_), dryRunChanges: changes, ...image };
}
/**
 * When a step before the release fails, each function still has what the inspection saw. Those that were lost have the
 * reason.
 */
async function tellIfNothingIsReleased({ tools: { live, signal, conceal }, lost }, targets, work) {
    const tell = (target, error) => live.set((0,domain_place/* placeName */.fW)(target), {
        ...(0,result/* presentResult */.l_)(target),
        error: conceal((0,domain_text/* messageWithoutDetails */.GB)(signal.aborted ? signal.reason : error)),
    });
    for (const target of targets)
        live.set((0,domain_place/* placeName */.fW)(target), (0,result/* presentResult */.l_)(target));
    try {
        return await work();
    }
    catch (error) {
        for (const target of targets)
            tell(target, error);
        throw error;
    }
    finally {
        for (const target of targets) {
            const failure = (0,each_place/* failureAt */.iY)(lost, target);
            if (failure !== undefined)
                tell(target, failure);
        }
    }
}
function releaseTitle({ plan }, candidates) {
    const [first, ...others] = (0,domain_place/* oneOfEachRegion */.xf)(candidates);
    const where = others.length === 0 ? first?.region : `${others.length + 1} regions`;
    return `Release the image to ${(0,plan_plan/* functionNames */.T6)(plan)} in ${where} and wait until it is live`;
}


/***/ }),

/***/ 2848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ob: () => (/* binding */ eventInputs),
/* harmony export */   QM: () => (/* binding */ checkInvocations),
/* harmony export */   RI: () => (/* binding */ checkEventSizes),
/* harmony export */   Uh: () => (/* binding */ noteInvocations),
/* harmony export */   zx: () => (/* binding */ outlivesCaller)
/* harmony export */ });
/* harmony import */ var _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(545);
/* harmony import */ var _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6282);
/* harmony import */ var _creation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4481);



/**
 * Checks whether Lambda will invoke a function as the inputs ask for.
 *
 * @param desired the whole configuration that the function will have
 * @param ready executions that the alias keeps ready by now
 * @throws Problem when it will not
 */
function checkInvocations(desired, { release, publish }, region, ready = 0) {
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Findings */ .Fv();
    checkProvisioned(desired, release.provisionedConcurrency ?? ready, region, findings);
    for (const input of eventInputs(release))
        checkEvents(input, desired, { release, publish, region }, findings);
    findings.refuse();
}
/** Inputs that hold events for the new version, as far as they are set. */
function eventInputs({ verifyEvent, beforeTrafficEvent }) {
    const all = { 'verify-event': verifyEvent, 'before-traffic-event': beforeTrafficEvent };
    return Object.entries(all).flatMap(([input, event]) => (event === undefined ? [] : [input]));
}
function checkEvents(input, desired, { release, publish, region }, findings) {
    // Lambda developer guide, "Invoking Lambda functions with tenant isolation".
    if (desired.TenancyConfig && release.verifyTenantId === undefined) {
        findings.add(`${input}: the function in ${region} isolates tenants, and Lambda invokes it for one only.`, `Name one in verify-tenant-id, or remove ${input}.`);
    }
    // Lambda developer guide, "Lambda Managed Instances": only versions run.
    if ((0,_creation_js__WEBPACK_IMPORTED_MODULE_2__/* .isManaged */ .yF)(desired) && !publish) {
        findings.add(`${input}: the function in ${region} has a capacity provider, and Lambda never invokes $LATEST of such a function.`, `Set publish to 'true', or remove ${input}.`);
    }
}
/**
 * Whether an execution of a durable function may take longer than Lambda lets its caller wait: then Lambda refuses to
 * invoke it for one who waits (Lambda developer guide, "Invoking durable functions").
 */
function outlivesCaller({ DurableConfig: durable }) {
    return (durable?.ExecutionTimeout ?? 0) > _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .synchronousTimeout */ .Vo;
}
/**
 * Checks the sizes of events that begin executions for which no caller can wait.
 *
 * @throws Problem when Lambda would refuse one
 */
function checkEventSizes(desired, events, region) {
    if (!outlivesCaller(desired))
        return;
    const findings = new _domain_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Findings */ .Fv();
    for (const { name, payload } of events) {
        const bytes = Buffer.byteLength(payload);
        if (bytes <= _domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .asynchronousEvent */ .jK)
            continue;
        findings.add(`The event ${name} has ${bytes} bytes, and Lambda takes ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .asynchronousEvent */ .jK} at most of one that begins an execution of the durable function in ${region}: its caller can't wait for ${desired.DurableConfig?.ExecutionTimeout} seconds.`, `Shorten the event, let it say where in S3 the rest is, or set ExecutionTimeout of DurableConfig to ${_domain_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .synchronousTimeout */ .Vo} or less.`);
    }
    findings.refuse();
}
/** Notes that do not stop the run. */
function noteInvocations(desired, { release, rehearsal }, region) {
    if (desired.TenancyConfig) {
        if (rehearsal.event === undefined || release.verifyTenantId !== undefined)
            return [];
        return [
            `test-event: the function in ${region} isolates tenants, and the rehearsal has none: on Lambda each event comes from one. Name one in verify-tenant-id.`,
        ];
    }
    if (release.verifyTenantId === undefined)
        return [];
    return [`verify-tenant-id: the function in ${region} isolates no tenants, so that its events come from none.`];
}
// Lambda developer guide, "Improving startup performance with Lambda SnapStart" and "Tenant isolation".
function checkProvisioned(desired, executions, region, findings) {
    if (executions === 0)
        return;
    const refuse = (what, instead) => findings.add(`provisioned-concurrency: the function in ${region} would have ${what}, and Lambda keeps no executions of such a function ready.`, `Set provisioned-concurrency to 0${instead}.`);
    if (desired.SnapStart?.ApplyOn === 'PublishedVersions')
        refuse('SnapStart', ", or set snap-start to 'none'");
    if (desired.TenancyConfig)
        refuse('tenant isolation', '');
}


/***/ }),

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   On: () => (/* binding */ restoreLatest),
/* harmony export */   yX: () => (/* binding */ describeRestored)
/* harmony export */ });
/* unused harmony export changesBack */
/* harmony import */ var _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1696);
/* harmony import */ var _aws_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5262);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2988);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5329);
/* harmony import */ var _function_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2614);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5559);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4809);







/**
 * Gives $LATEST the image and the configuration that it had before an image that was not verified. Nothing is published.
 * Each update names the revision that was read before it.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
async function restoreLatest(restoration) {
    const { code, wait } = restoration;
    try {
        return await (0,_settle_js__WEBPACK_IMPORTED_MODULE_4__/* .whenTaken */ .mm)(wait, () => restoreOnce(restoration));
    }
    catch (error) {
        throw (0,_aws_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error, `Could not give $LATEST of ${code.functionName} its image from before`);
    }
}
async function restoreOnce(restoration) {
    const { code, lambda, wait } = restoration;
    const { functionName: FunctionName, before, repository, architecture } = code;
    let now = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .waitUntilOver */ .uB)(wait);
    if (!(await isOwn(restoration, now)))
        return { kind: 'elsewhere' };
    if (now.digest !== before || now.architecture !== architecture) {
        const { revisionId: RevisionId } = now;
        const ImageUri = `${repository}@${before}`;
        const request = { FunctionName, ImageUri, Architectures: [architecture], Publish: false, RevisionId };
        await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .UpdateFunctionCodeCommand */ .KfB(request));
        now = await whenOver(restoration);
    }
    if (code.configured.length === 0)
        return { kind: 'restored' };
    const config = restoration.config ?? (await configOfSource(restoration));
    if (config === undefined)
        return { kind: 'without', members: code.configured };
    const changes = changesBack(now.config, config, code.configured);
    if (Object.keys(changes).length > 0) {
        const request = { FunctionName, ...changes, RevisionId: now.revisionId };
        await lambda.send(new _aws_sdk_client_lambda__WEBPACK_IMPORTED_MODULE_6__/* .UpdateFunctionConfigurationCommand */ .Zlw(request));
        await whenOver(restoration);
    }
    const unseen = code.configured.filter((name) => name === 'Environment' && config.Environment === undefined);
    return unseen.length > 0 ? { kind: 'without', members: unseen } : { kind: 'restored' };
}
/** Says in a sentence what $LATEST has in the end. */
function describeRestored(restored) {
    switch (restored.kind) {
        case 'restored':
            return '$LATEST has the image and configuration from before again.';
        case 'without':
            return `$LATEST has its image from before again; no published version has ${restored.members.join(', ')} as it was, so this run's was left.`;
        case 'elsewhere':
            return 'Another run or a person changed $LATEST meanwhile, and it was left so.';
    }
}
async function whenOver({ wait }) {
    const after = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .waitUntilOver */ .uB)(wait);
    if (after.lastUpdateStatus !== 'Failed')
        return after;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .updateFailure */ .kq)(`Lambda could not restore $LATEST of ${wait.functionName}`, after);
}
/** Whether $LATEST is as the run left it, or half restored by it. */
async function isOwn({ code, lambda, left }, now) {
    if (now.digest !== code.digest && now.digest !== code.before)
        return false;
    const changed = now.digest === code.digest && code.revision !== undefined && now.revisionId !== code.revision;
    // A new revision without a change: Lambda makes one when it wakes a function, or another run publishes.
    if (changed && (left === undefined || Object.keys((0,_configuration_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(now.config, left.config)).length > 0))
        return false;
    if (code.version === undefined)
        return true;
    const newest = (await (0,_function_js__WEBPACK_IMPORTED_MODULE_3__/* .publishedVersions */ .y0)(lambda, code.functionName)).at(-1);
    return newest === undefined || Number(newest) <= Number(code.version);
}
async function configOfSource({ code, lambda }) {
    return code.source === '' ? undefined : (await (0,_function_js__WEBPACK_IMPORTED_MODULE_3__/* .getVersion */ .HF)(lambda, code.functionName, code.source))?.config;
}
/** What an update must send to have members as they were: what was not set is sent as what Lambda takes for unset. */
function changesBack(now, before, members) {
    const wanted = Object.entries({ ...unset, ...before }).filter(([name]) => members.includes(name));
    return (0,_configuration_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(now, Object.fromEntries(wanted));
}
// Lambda API reference, "UpdateFunctionConfiguration".
const unset = {
    Description: '',
    ImageConfig: {},
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
    KMSKeyArn: '',
    FileSystemConfigs: [],
};


/***/ })

};
