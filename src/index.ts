import { savedState } from './domain/state.ts'

if (savedState(process.env).isPost) {
  const { post } = await import('./post.ts')
  await post(process.env)
} else {
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.env)
}
