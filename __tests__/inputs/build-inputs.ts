import type { BuildInputs } from '../../src/inputs/build.ts'

/** A build of which nothing was asked. */
export const plainBuild: BuildInputs = {
  context: '.',
  buildArgs: [],
  buildContexts: [],
  secrets: [],
  secretEnvs: [],
  secretFiles: [],
  ssh: [],
  labels: [],
  cacheFrom: [],
  cacheTo: [],
  noCache: false,
  pull: false,
  addHosts: [],
  allow: [],
  ulimit: [],
}

/** A build with every input. */
export const fullBuild: BuildInputs = {
  context: './app',
  file: 'app/Dockerfile',
  target: 'final',
  buildArgs: ['A=1', 'B=x y'],
  buildContexts: ['base=docker-image://alpine'],
  secrets: [
    { name: 'token', value: 'hunter2' },
    { name: 'key', value: 'two\nlines' },
  ],
  secretEnvs: [{ name: 'npm', value: 'NPM_TOKEN' }],
  secretFiles: [{ name: 'npmrc', value: '/home/me/.npmrc' }],
  ssh: ['default'],
  labels: ['a=1'],
  cacheFrom: ['type=gha'],
  cacheTo: ['type=gha,mode=max'],
  noCache: true,
  pull: true,
  builder: 'mine',
  network: 'host',
  addHosts: ['db:10.0.0.1'],
  allow: ['network.host'],
  shmSize: '2g',
  ulimit: ['nofile=1024:1024'],
}
