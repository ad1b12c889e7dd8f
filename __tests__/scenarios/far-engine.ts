import { execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { importBaseImage } from '@deploy-lambda-image/sandbox'

const run = promisify(execFile)

/**
 * `rootless`: in a user namespace of its own, in which it is root and outside of which it is nobody, without cgroups.
 * `mapped`: root itself, with `userns-remap`.
 */
export type Kind = 'rootless' | 'mapped'

/** An engine that is on this machine's network like any other host: only its socket is here. */
export interface FarEngine {
  /** Leads docker there. */
  env: { DOCKER_HOST: string }
  /** Runs docker against it. @returns its standard output */
  docker(...argv: string[]): Promise<string>
  stop(): Promise<void>
}

/** What such an engine calls itself, and a container in its host's network too. */
const farHostname = 'far-engine'

/** Namespaces need root; a runner of GitHub's has sudo. */
const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']

/** Starts an engine in namespaces of its own, as in another container. It has busybox:stable-musl. */
export async function startFarEngine(kind: Kind): Promise<FarEngine> {
  // Short, and not os.tmpdir(): the path of a socket may have 107 characters.
  const home = mkdtempSync('/tmp/far-')
  writeFileSync(join(home, 'inside'), inside)
  const log = join(home, 'log')
  const output = openSync(log, 'w')
  const link = `far${randomInt(1e9)}`
  const [program = 'sh', ...argv] = [...sudo, 'sh', '-c', outside, 'far', home, kind, link, `10.214.${randomInt(256)}`]
  const child = spawn(program, argv, { stdio: ['pipe', output, output] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const host = `unix://${home}/engine/sock`
  const docker = async (...argv: string[]) => (await run('docker', ['--host', host, ...argv])).stdout
  const stop = async () => {
    child.stdin?.end()
    await ended
    const [remove = 'rm', ...folder] = [...sudo, 'rm', '-rf', home]
    await run(remove, folder)
  }
  try {
    await answers(() => docker('version'), log)
    await importBaseImage('busybox:stable-musl', { DOCKER_HOST: host })
    return { env: { DOCKER_HOST: host }, docker, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Makes the namespaces and the cable between them and this machine, which end with its input: however the test ends. */
const outside = `set -eu
home=$1 kind=$2 link=$3 net=$4
mkdir "$home/engine"
chmod 711 "$home" "$home/engine"
enter=
if [ "$kind" = rootless ]; then
  chown 100000:100000 "$home/engine"
  unshare --user sleep 3600 &
  users=/proc/$!
  trap "kill $!" EXIT
  until [ "$(readlink "$users/ns/user")" != "$(readlink /proc/self/ns/user)" ]; do sleep 0.05; done
  for ids in uid gid; do echo '0 100000 65536' >"$users/\${ids}_map"; done
  enter="nsenter --user=$users/ns/user --setuid 0 --setgid 0"
fi
$enter unshare --net --uts --mount --pid --fork sh "$home/inside" "$home/engine" "$kind" "$net" &
space=$!
init() { cat "/proc/$space/task/$space/children"; }
until [ -n "$(init)" ]; do sleep 0.05; done
# Made inside, the cable goes with the namespaces whenever they end.
there() { nsenter --net="/proc/$space/ns/net" busybox ip link "$@"; }
there add name cable type veth
there set veth0 name "$link"
there set "$link" netns $$
busybox ip addr add "$net.1/30" dev "$link"
busybox ip link set "$link" up
until [ -S "$home/engine/sock" ]; do sleep 0.05; kill -0 "$space"; done
chmod 666 "$home/engine/sock"
read -r end || true
kill $(init)
wait "$space" || true
`

/** Becomes the engine. What is mounted is seen here alone, and goes with the namespaces. */
const inside = `set -eu
home=$1 kind=$2 net=$3
waited=0
# The process that connects the network may have failed: then this ends, too.
until busybox ip link show cable >/dev/null 2>&1; do
  waited=$((waited + 1))
  [ $waited -lt 100 ]
  sleep 0.05
done
busybox hostname ${farHostname}
mount -t proc proc /proc
# The machine's own containerd is not this engine's.
mount -t tmpfs run /run
busybox ip link set lo up
busybox ip addr add "$net.2/30" dev cable
busybox ip link set cable up
busybox ip route add default via "$net.1"
echo '{}' >"$home/daemon.json"
if [ "$kind" = rootless ]; then
  export XDG_RUNTIME_DIR="$home" HOME="$home"
  set -- --rootless
else
  cp -a /etc "$home/etc"
  mount --bind "$home/etc" /etc
  for file in passwd group; do echo 'mapped:x:64999:64999::/:' >>"/etc/$file"; done
  for file in subuid subgid; do echo 'mapped:200000:65536' >>"/etc/$file"; done
  set -- --userns-remap=mapped
fi
exec dockerd "$@" --log-level=warn --config-file "$home/daemon.json" --host "unix://$home/sock" --bip 10.216.0.1/24 \\
  --data-root "$home/data" --exec-root "$home/exec" --pidfile "$home/pid"
`

async function answers(ask: () => Promise<unknown>, log: string): Promise<void> {
  for (let attempt = 0; attempt < 900; attempt++) {
    if (
      await ask().then(
        () => true,
        () => false,
      )
    )
      return
    await setTimeout(100)
  }
  throw new Error(`The engine did not start:\n${readFileSync(log, 'utf8')}`)
}
