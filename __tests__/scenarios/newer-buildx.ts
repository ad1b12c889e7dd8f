import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from './stage.ts'

/** A Docker config whose buildx has `--call`, which was `--print` in the experiments of older ones. */
export function configWithCall(): string {
  const config = folder()
  mkdirSync(join(config, 'cli-plugins'))
  writeFileSync(join(config, 'cli-plugins', 'docker-buildx'), plugin, { mode: 0o755 })
  return config
}

const plugin = `#!/bin/sh
for folder in /usr/local/lib /usr/local/libexec /usr/lib /usr/libexec; do
  [ ! -x "$folder/docker/cli-plugins/docker-buildx" ] || buildx=$folder/docker/cli-plugins/docker-buildx
done
if [ "$*" = 'buildx version' ]; then echo 'github.com/docker/buildx v0.15.1 0'; exit; fi
export BUILDX_EXPERIMENTAL=1
if "$buildx" buildx build --help | grep -q -e --call; then exec "$buildx" "$@"; fi
for argument; do
  shift
  case $argument in --call=*) argument=--print=\${argument#--call=} ;; esac
  set -- "$@" "$argument"
done
exec "$buildx" "$@"
`
