import { fileURLToPath } from 'node:url'

/** Folder of an action that runs its input `script` as main and `post-script` as post, both modules of JavaScript. */
export const SCRIPTED_ACTION = fileURLToPath(new URL('./action', import.meta.url))
