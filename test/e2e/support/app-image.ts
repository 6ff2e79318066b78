import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBaseRootfs } from '../../engine/support/base-rootfs.ts'
import { hasImage } from '../../engine/support/base-images.ts'
import { docker, engineHost, scratch } from '../../engine/support/context.ts'
import { image } from '../../engine/support/images.ts'
import type { Recipe } from '../../engine/support/images.ts'

/*
 * A small service on a Debian base, as people build them, with the mistakes people make: cleaning up
 * what the base brought, a large file that a later step deletes, a chmod that stores a file again.
 */

const base = 'debian:bookworm'

const recipe: Recipe = {
  kind: 'dockerfile',
  name: 'hello-api',
  dockerfile: `FROM ${base}
LABEL org.opencontainers.image.title=hello-api
ENV PORT=8080
COPY app /app/
RUN apt-get clean && rm -rf /var/lib/apt/lists/* /usr/share/doc/* /usr/share/locale/* && echo clean > /app/state
RUN dd if=/dev/urandom of=/app/big.bin bs=1M count=20
RUN rm /app/big.bin && chmod 600 /app/model.bin
WORKDIR /app
EXPOSE 8080
CMD ["perl", "/app/app.pl"]
`,
  files: {
    'app/app.pl': 'use strict;\nprint "hello\\n";\n',
    'app/model.bin': 4_200_000,
    'app/README.md': '# hello-api\n',
  },
}

/** A base as its makers build it: a step with all the files, and one that only sets the command. */
async function ensureBase(): Promise<void> {
  if (await hasImage(engineHost, base)) return
  const context = scratch('contexts', 'debian')
  const rootfs = join(context, 'rootfs.tar')
  copyFileSync(await ensureBaseRootfs(), rootfs)
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nADD rootfs.tar /\nCMD ["bash"]\n')
  await docker(['build', '--quiet', '--tag', base, context], { timeout: 300_000 })
  rmSync(rootfs)
}

/** The image under the names that a reader of the README would expect. */
export async function appImage(): Promise<string> {
  await ensureBase()
  const reference = await image(recipe)
  const name = 'acme/hello-api:1.4'
  await docker(['tag', reference, name])
  return name
}
