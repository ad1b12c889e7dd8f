import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folder } from '../support/folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const files = (pattern: string) => globSync(pattern, { cwd: root }).toSorted()

interface Field {
  type: string
  id?: string
  attributes: { label?: string; value?: string; render?: string }
}

// GitHub docs, "Syntax for issue forms" and "Syntax for GitHub's form schema".
describe.each(files('.github/ISSUE_TEMPLATE/*.yml').filter((file) => !file.endsWith('/config.yml')))('%s', (file) => {
  const form: { name: string; description: string; body: Field[] } = parse(read(file))

  test('is a form that GitHub shows', () => {
    expect(Object.keys(form)).toEqual(['name', 'description', 'body'])
    const asking = form.body.filter(({ type }) => type !== 'markdown')
    const ids = asking.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { type, id, attributes } of asking) {
      expect(['input', 'textarea']).toContain(type)
      expect(id).toMatch(/^[\w-]+$/)
      expect(attributes.label).toBeTruthy()
      expect(type === 'input' && attributes.render).toBeFalsy()
    }
    for (const { attributes } of form.body.filter(({ type }) => type === 'markdown')) {
      expect(attributes.value).toBeTruthy()
    }
  })
})

test('links beside the forms lead to pages that are there', () => {
  const { contact_links: links }: { contact_links: { url: string }[] } = parse(
    read('.github/ISSUE_TEMPLATE/config.yml'),
  )
  const repository = 'https://github.com/OWNER/deploy-lambda-image/'
  const paths = links.map(({ url }) => url.replace(repository, '').replace('blob/main/', ''))
  expect(paths[0]).toBe('security/advisories/new')
  for (const path of paths.slice(1)) expect(files(path)).toEqual([path])
})

test('CODEOWNERS names the placeholder alone', () => {
  const lines = read('.github/CODEOWNERS').split('\n')
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual(['* @OWNER'])
})

test('no workflow could be taken for an action', () => {
  expect(files('.github/workflows/*').filter((file) => /\/action\.ya?ml$/.test(file))).toEqual([])
  for (const file of files('.github/workflows/*.yml')) expect(parse(read(file)).name).not.toMatch(/^actions?$/i)
})

describe('the notes of a release', () => {
  const { version }: { version: string } = JSON.parse(read('package.json'))
  const steps: { name?: string; run?: string }[] = parse(read('.github/workflows/release.yml')).jobs.publish.steps
  const script = steps.find(({ name }) => name === 'Take the notes from the changelog')?.run ?? ''

  function notesOf(tag: string): string {
    const cwd = folder({ 'tagged/CHANGELOG.md': read('CHANGELOG.md') })
    // GitHub docs, "Workflow syntax": how a step's script is run without `shell`.
    execFileSync('bash', ['-e', '-c', script], { cwd, env: { ...process.env, GITHUB_REF_NAME: tag } })
    return readFileSync(join(cwd, 'notes.md'), 'utf8')
  }

  test('are what CHANGELOG.md has about the version', () => {
    const notes = notesOf(`v${version}`)
    expect(notes).toContain('\n- ')
    expect(notes).not.toContain('## ')
    expect(read('CHANGELOG.md')).toContain(`## ${version}\n${notes}`)
  })

  test('stop a release of which it has nothing', () => {
    expect(() => notesOf('v0.0.1')).toThrow()
  })

  test('are asked for before the tag is made', () => {
    expect(read('script/release')).toMatch(/grep -qFx "## \$version" CHANGELOG\.md .*\n(?:.*\n)*script\/test\n/)
  })
})
