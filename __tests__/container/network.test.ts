import { describe, expect, test } from 'vitest'
import { type EngineLocation, ownContainerId, remoteHost } from '../../src/container/location.ts'
import { chooseWay, type Way } from '../../src/container/network.ts'

const host: EngineLocation = {
  endpoint: 'unix:///var/run/docker.sock',
  securityOptions: '[name=apparmor name=seccomp,profile=builtin name=cgroupns]',
  operatingSystem: 'Ubuntu 24.04.3 LTS',
  machine: 'x86_64',
  limits: { memory: true, processes: true },
  platform: 'linux',
  address: '10.1.0.4',
}
const id = 'a'.repeat(64)
const bridge = { name: 'own', subnet: '172.18.0.0/16', gateway: '172.18.0.1' }
const here = { ...bridge, here: true }
const there = { ...bridge, here: false }
const jobs = { name: 'github_network_1', address: '172.19.0.2', ipv6: false }
const byAddress = { kind: 'address', address: '10.1.0.4', unmapped: false } as const

describe('the container reaches this process', () => {
  test.each<[string, Partial<EngineLocation>, Parameters<typeof chooseWay>[1], Way]>([
    ['by a bridge of its own where the engine is on the same host', {}, here, { kind: 'bridge', own: here }],
    [
      'by a bridge of its own where that engine maps users',
      { securityOptions: '[name=seccomp,profile=builtin name=userns]' },
      here,
      { kind: 'bridge', own: here },
    ],
    [
      'by a bridge of its own in the same pod',
      { endpoint: 'tcp://localhost:2376' },
      here,
      { kind: 'bridge', own: here },
    ],
    [
      "by the job's network where the job is in a container of the engine",
      { job: { id, networks: [jobs] } },
      undefined,
      { kind: 'job', network: jobs },
    ],
    [
      'by a bridge of its own where the container of the job has the network of the host',
      { job: { id, networks: [] } },
      here,
      { kind: 'bridge', own: here },
    ],
    [
      "by the loopback of the job's container where that has no network",
      { job: { id, networks: [] } },
      there,
      { kind: 'job-loopback', container: id },
    ],
    [
      'by the address of this machine where a rootless engine has its bridges elsewhere',
      { securityOptions: '[name=seccomp,profile=builtin name=rootless name=cgroupns]' },
      there,
      { ...byAddress, own: there },
    ],
    [
      'by the address of this machine where the engine is in another container, whose socket is mounted',
      {},
      there,
      { ...byAddress, own: there },
    ],
    [
      'by the address of this machine where the engine is beside the job, as a service',
      { endpoint: 'tcp://docker:2376' },
      there,
      { ...byAddress, own: there },
    ],
    [
      "by the address of this machine, from the host's network, where the engine has no bridge",
      {},
      undefined,
      byAddress,
    ],
    [
      "by the address of this machine, from the host's network, where an engine without a bridge maps users",
      { securityOptions: '[name=userns]' },
      undefined,
      { ...byAddress, unmapped: true },
    ],
    [
      'by a name with Docker Desktop on Linux',
      { operatingSystem: 'Docker Desktop' },
      undefined,
      { kind: 'virtual-machine' },
    ],
    [
      'by a bridge of its own where the job is beside Docker Desktop, in the network of the virtual machine',
      { operatingSystem: 'Docker Desktop', job: { id, networks: [] } },
      here,
      { kind: 'bridge', own: here },
    ],
    ['by a name from a virtual machine of macOS', { platform: 'darwin' }, undefined, { kind: 'virtual-machine' }],
  ])('%s', (_, place, own, way) => {
    expect(chooseWay({ ...host, ...place }, own)).toEqual(way)
  })

  test('by the loopback where there is neither a bridge nor an address', () => {
    const { address: _, ...place } = host
    expect(chooseWay(place, undefined)).toEqual({ ...byAddress, address: '127.0.0.1' })
  })

  test('not at all where this machine has no address that a rootless engine reaches', () => {
    const { address: _, ...place } = { ...host, securityOptions: '[name=rootless]' }
    expect(() => chooseWay(place, there)).toThrow(
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
