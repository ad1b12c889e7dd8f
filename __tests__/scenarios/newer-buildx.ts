import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../support/folder.ts'

/** A warning of BuildKit's about a line of the Dockerfile. */
interface Warning {
  short: string
  line: number
}

/**
 * A Docker config whose buildx has `--call`, which was `--print` in the experiments of older ones.
 *
 * @param warnings of each build, which an older BuildKit does not give (BuildKit, package client, "VertexWarning")
 * @param provenance of each build, which buildx tells since 0.14
 */
export function configWithCall(warnings: readonly Warning[] = [], provenance?: object): string {
  const config = folder()
  mkdirSync(join(config, 'cli-plugins'))
  writeFileSync(join(config, 'cli-plugins', 'docker-buildx'), plugin, { mode: 0o755 })
  const reported = warnings.map(({ short, line }) => ({
    short: Buffer.from(short).toString('base64'),
    range: [{ start: { line }, end: { line } }],
  }))
  writeFileSync(join(config, 'cli-plugins', 'warnings.json'), JSON.stringify(reported))
  if (provenance) writeFileSync(join(config, 'cli-plugins', 'provenance.json'), JSON.stringify(provenance))
  return config
}

const plugin = `#!/bin/sh
for folder in /usr/local/lib /usr/local/libexec /usr/lib /usr/libexec; do
  [ ! -x "$folder/docker/cli-plugins/docker-buildx" ] || buildx=$folder/docker/cli-plugins/docker-buildx
done
if [ "$*" = 'buildx version' ]; then echo 'github.com/docker/buildx v0.16.2 0'; exit; fi
# What docker info says of a plugin.
if [ "$*" = docker-cli-plugin-metadata ]; then
  "$buildx" "$@" | sed 's/"Version": *"[^"]*"/"Version": "v0.16.2"/'
  exit
fi
export BUILDX_EXPERIMENTAL=1
metadata= before=
"$buildx" buildx build --help | grep -q -e --call && call=--call || call=--print
for argument; do
  shift
  case $argument in --call=*) argument=$call=\${argument#--call=} ;; esac
  set -- "$@" "$argument"
  [ "$before" != --metadata-file ] || metadata=$argument
  before=$argument
done
"$buildx" "$@" || exit
if [ -n "$metadata" ] && [ "$BUILDX_METADATA_WARNINGS" = true ]; then
  sed -i "1s|{|{\\"buildx.build.warnings\\": $(cat "\${0%/*}/warnings.json"),|" "$metadata"
fi
if [ -n "$metadata" ] && [ -f "\${0%/*}/provenance.json" ]; then
  sed -i "1s|{|{\\"buildx.build.provenance\\": $(cat "\${0%/*}/provenance.json"),|" "$metadata"
fi
`
