import { expect, test } from 'vitest'
import { copyingStage } from '../../src/docker/builder-program.ts'

const last = '\n\nFROM scratch AS deploy-lambda-image-program\n'

test.each([
  ['FROM a', undefined, '0'],
  ['FROM a AS one\nRUN x \\\n FROM\nfrom one\n', undefined, '1'],
  ['FROM a AS one\nFROM one', 'one', 'one'],
  ['FROM a\nFROM b', '0', '0'],
])('of %j with target %s the program of stage %s is copied', (dockerfile, target, from) => {
  expect(copyingStage(dockerfile, target, '/bin/run')).toBe(
    `${dockerfile}${last}COPY --from=${from} /bin/run /program\n`,
  )
})
