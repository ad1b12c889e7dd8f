import { savedState } from './domain/state.ts'

if (savedState(process.env).isPost) {
  const { post } = await import('./post.ts')
  await post(process.env)
} else {
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.env)
  // A connection that never came about, for example to a proxy, would keep the step waiting.
  setTimeout(() => process.exit(), 1000).unref()
}
