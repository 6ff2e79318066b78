import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasImage } from '../../engine/support/base-images.ts'
import { ensureBaseRootfs } from '../../engine/support/base-rootfs.ts'
import { docker, engineHost, scratch } from '../../engine/support/context.ts'
import { writeContext } from '../../engine/support/images.ts'

/*
 * A small service on a Debian base, as people build them, with the mistakes people make: cleaning up
 * what the base brought, a large file that a later step deletes, a chmod that stores a file again.
 */

const base = 'debian:bookworm'
const name = 'acme/hello-api:1.4'

export const appDockerfile = `FROM ${base}
LABEL org.opencontainers.image.title=hello-api
ENV PORT=8080
COPY app /app/
RUN apt-get clean && rm -rf /var/lib/apt/lists/* /usr/share/doc/* /usr/share/locale/* && echo clean > /app/state
RUN dd if=/dev/urandom of=/app/big.bin bs=1M count=20
RUN rm /app/big.bin && chmod 600 /app/model.bin
WORKDIR /app
CMD ["perl", "/app/app.pl"]
`

const files = {
  'app/app.pl': 'use strict;\nprint "hello\\n";\n',
  'app/model.bin': 4_200_000,
  'app/README.md': '# hello-api\n',
}

/** Builds the image in the engine and gives its name, such as a reader of the README would expect. */
export async function appImage(): Promise<string> {
  await ensureBase()
  const context = scratch('contexts', 'hello-api')
  writeContext(context, files)
  writeFileSync(join(context, 'Dockerfile'), appDockerfile)
  await build(name, context)
  return name
}

/** A base as its makers build it: a step with all the files, and one that only sets the command. */
async function ensureBase(): Promise<void> {
  if (await hasImage(engineHost, base)) return
  const context = scratch('contexts', 'debian')
  const rootfs = join(context, 'rootfs.tar')
  copyFileSync(await ensureBaseRootfs(), rootfs)
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nADD rootfs.tar /\nCMD ["bash"]\n')
  await build(base, context)
  rmSync(rootfs)
}

async function build(tag: string, context: string): Promise<void> {
  await docker(['build', '--quiet', '--network', 'none', '--tag', tag, context], {
    timeout: 300_000,
  })
}
