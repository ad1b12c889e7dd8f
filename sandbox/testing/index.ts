export { docker, login, makeImage, type Said } from './docker.ts'
export { type Answered, ask, sha } from './github.ts'
