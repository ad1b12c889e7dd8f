import { expect, test } from 'vitest'
import { read } from './read.ts'

test("the build's inputs have the syntax of docker/build-push-action", () => {
  const given = {
    context: './app',
    file: 'app/Dockerfile.lambda',
    target: 'final',
    'build-args': 'A=1,2\nB=x y',
    'build-contexts': 'base=docker-image://alpine',
    secrets: 'token=abc=,def\n"key=line one\nline two"',
    'secret-envs': 'one=A,two=B',
    'secret-files': 'npmrc=./a,b/.npmrc',
    ssh: 'default,key=/a',
    labels: 'a=1,2\nb=2',
    'cache-from': 'type=gha,scope=a\ntype=registry,ref=r',
    'cache-to': 'type=gha,mode=max',
    'no-cache': 'true',
    pull: 'true',
    builder: 'mine',
    network: 'host',
    'add-hosts': 'a:1.2.3.4,b:host-gateway',
    allow: 'network.host,security.insecure',
    'shm-size': '2g',
    ulimit: 'nofile=1024:1024\nnproc=3',
  }
  expect(read(given).build).toEqual({
    context: './app',
    file: 'app/Dockerfile.lambda',
    target: 'final',
    buildArgs: ['A=1,2', 'B=x y'],
    buildContexts: ['base=docker-image://alpine'],
    secrets: [
      { name: 'token', value: 'abc=,def' },
      { name: 'key', value: 'line one\nline two' },
    ],
    secretEnvs: [
      { name: 'one', value: 'A' },
      { name: 'two', value: 'B' },
    ],
    secretFiles: [{ name: 'npmrc', value: './a,b/.npmrc' }],
    ssh: ['default', 'key=/a'],
    labels: ['a=1,2', 'b=2'],
    cacheFrom: ['type=gha,scope=a', 'type=registry,ref=r'],
    cacheTo: ['type=gha,mode=max'],
    noCache: true,
    pull: true,
    builder: 'mine',
    network: 'host',
    addHosts: ['a:1.2.3.4', 'b:host-gateway'],
    allow: ['network.host', 'security.insecure'],
    shmSize: '2g',
    ulimit: ['nofile=1024:1024', 'nproc=3'],
  })
})
