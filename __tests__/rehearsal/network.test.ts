import { describe, expect, test } from 'vitest'
import { chooseNetwork, type EngineLocation, ownContainerId, remoteHost } from '../../src/rehearsal/network.ts'

const host: EngineLocation = {
  endpoint: 'unix:///var/run/docker.sock',
  securityOptions: '[name=apparmor name=seccomp,profile=builtin name=cgroupns]',
  operatingSystem: 'Ubuntu 24.04.3 LTS',
  machine: 'x86_64',
  engineHostname: 'runner-1',
  hostname: 'runner-1',
  limits: { memory: true, processes: true },
  platform: 'linux',
  address: '10.1.0.4',
}
const id = 'a'.repeat(64)
const here = { listen: '127.0.0.1', host: '127.0.0.1', shared: true }
const byAddress = { listen: '10.1.0.4', host: '10.1.0.4', shared: false }
const byName = { listen: '127.0.0.1', host: 'host.docker.internal', shared: false }

describe('the network', () => {
  test.each<[string, Partial<EngineLocation>, ReturnType<typeof chooseNetwork>]>([
    ['an engine on the same host', {}, { options: ['--network=host'], ...here }],
    ['a job in a container of the engine', { ownContainer: id }, { options: [`--network=container:${id}`], ...here }],
    [
      'a job in a container of a rootless engine',
      { ownContainer: id, securityOptions: '[name=rootless]' },
      { options: [`--network=container:${id}`], ...here },
    ],
    [
      'a rootless engine',
      { securityOptions: '[name=seccomp,profile=builtin name=rootless name=cgroupns]' },
      { options: [], ...byAddress },
    ],
    [
      'an engine that maps users',
      { securityOptions: '[name=seccomp,profile=builtin name=userns]' },
      { options: ['--network=host', '--userns=host'], ...here },
    ],
    [
      'a job in a container of an engine that maps users',
      { ownContainer: id, securityOptions: '[name=userns]' },
      { options: [`--network=container:${id}`, '--userns=host'], ...here },
    ],
    [
      'an engine on another host that maps users',
      { endpoint: 'tcp://docker:2376', securityOptions: '[name=userns]' },
      { options: ['--network=host', '--userns=host'], ...byAddress },
    ],
    [
      'an engine in another container, whose socket is mounted',
      { engineHostname: 'c0ffee' },
      { options: ['--network=host'], ...byAddress },
    ],
    ['Docker Desktop on Linux', { operatingSystem: 'Docker Desktop' }, { options: [], ...byName }],
    ['an engine in a virtual machine of macOS', { platform: 'darwin' }, { options: [], ...byName }],
    [
      'an engine beside the job, as a service',
      { endpoint: 'tcp://docker:2376' },
      { options: ['--network=host'], ...byAddress },
    ],
    ['an engine in the same pod', { endpoint: 'tcp://localhost:2376' }, { options: ['--network=host'], ...here }],
  ])('with %s', (_, place, network) => {
    expect(chooseNetwork({ ...host, ...place })).toEqual(network)
  })

  test("is the host's where a machine of two names has no address but its loopback", () => {
    const { address: _, ...place } = { ...host, engineHostname: 'other' }
    expect(chooseNetwork(place)).toEqual({ options: ['--network=host'], ...here })
  })

  test('is none where this machine has no address that a rootless engine reaches', () => {
    const { address: _, ...place } = { ...host, securityOptions: '[name=rootless]' }
    expect(() => chooseNetwork(place)).toThrow(
      "a container of the engine at unix:///var/run/docker.sock can't reach this machine, which has no address but its loopback. Use an engine on the same host, or leave test-event out.",
    )
  })
})

test.each([
  ['unix:///var/run/docker.sock', undefined],
  ['npipe:////./pipe/docker_engine', undefined],
  ['tcp://127.0.0.1:2375', undefined],
  ['tcp://localhost:2375', undefined],
  ['tcp://docker:2376', 'docker'],
  ['ssh://me@build.example.com', 'build.example.com'],
])('the host of %s', (endpoint, expected) => {
  expect(remoteHost(endpoint)).toBe(expected)
})

describe('the own container', () => {
  test("is the one whose files for name resolution are this process's", () => {
    const mounts = `700 600 0:50 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/X
710 700 8:1 /var/lib/docker/containers/${id}/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/sda1 rw
711 700 8:1 /var/lib/docker/containers/${id}/hostname /etc/hostname rw,relatime - ext4 /dev/sda1 rw`
    expect(ownContainerId(mounts)).toBe(id)
  })

  test('is none on a host, which sees the mounts of all its containers', () => {
    const mounts = `25 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
90 25 0:60 / /var/lib/docker/containers/${id}/mounts/shm rw,nosuid - tmpfs shm rw,size=65536k
91 25 0:61 / /var/lib/docker/overlay2/${id}/merged rw,relatime - overlay overlay rw`
    expect(ownContainerId(mounts)).toBeUndefined()
  })

  test('is none in a pod', () => {
    const mounts =
      '10 1 8:1 /var/lib/kubelet/pods/b9/etc-hosts /etc/hosts rw - ext4 /dev/sda1 rw\n11 1 8:1 /var/lib/containerd/sandboxes/c0/hostname /etc/hostname rw - ext4 /dev/sda1 rw'
    expect(ownContainerId(mounts)).toBeUndefined()
  })
})
