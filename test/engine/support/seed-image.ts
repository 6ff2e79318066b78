import { join } from 'node:path'
import { smallBase } from './base-images.ts'
import { run } from './command.ts'
import { docker, scratch } from './context.ts'
import { emptyLayerTar, layerTar, loadImage } from './assemble.ts'
import type { Recipe } from './images.ts'

/**
 * An image of 2016 with a step of 2018 on top, in the form that the article "What's in a Docker
 * image?" takes apart: six steps and five layers, where `CMD ["/bin/bash"]` owns a real, empty
 * layer because the engines of that time wrote one for every instruction, and only the last CMD
 * is an empty step.
 */
export const seedImage: Recipe = {
  kind: 'steps',
  name: 'my_test_image',
  version: 1,
  async make(reference) {
    await loadImage(
      reference,
      [
        { createdBy: '/bin/sh -c #(nop) ADD file:3f4708cf445dc1b5 in /', layer: await baseLayer() },
        {
          createdBy: `/bin/sh -c echo '#!/bin/sh' > /usr/sbin/policy-rc.d \\t&& echo 'exit 101' >> /usr/sbin/policy-rc.d`,
          layer: await layerTar('seed-policy', {
            'usr/sbin/policy-rc.d': '#!/bin/sh\nexit 101\n',
            'etc/apt/apt.conf.d/docker-clean':
              'DPkg::Post-Invoke { "rm -f /var/cache/apt/*.bin"; };\n',
          }),
        },
        {
          createdBy: `/bin/sh -c sed -i 's/^#\\s*\\(deb.*universe\\)$/\\1/g' /etc/apt/sources.list`,
          layer: await layerTar('seed-sources', { 'etc/apt/sources.list': 'deb universe\n' }),
        },
        { createdBy: '/bin/sh -c #(nop) CMD ["/bin/bash"]', layer: emptyLayerTar() },
        {
          createdBy: '/bin/sh -c #(nop) COPY file:8069dbb6bfc30156 in /app/ ',
          layer: await layerTar('seed-app', { 'app/app.py': 'print("hello")\n' }),
        },
        {
          createdBy: '/bin/sh -c #(nop)  CMD ["/bin/sh" "-c" "python /app/app.py"]',
          layer: null,
        },
      ],
      {
        docker_version: '18.09.0-ce-beta1',
        container: 'c037c981012e8f03ac5466fcdda8f78a14fb9bb5ee517028c66915624a5616fa',
        config: {
          Hostname: 'd2d404286fc4',
          Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
          Cmd: ['/bin/sh', '-c', 'python /app/app.py'],
          ArgsEscaped: true,
          Volumes: null,
          Entrypoint: null,
          OnBuild: null,
          Labels: null,
        },
      },
    )
  },
}

/** The one layer of the small base, as the engine stores it. */
async function baseLayer(): Promise<string> {
  const folder = scratch('assembled', 'base')
  const saved = join(folder, 'saved.tar')
  await docker(['save', '-o', saved, smallBase])
  const manifest = await run('tar', ['-xf', saved, '-O', 'manifest.json'])
  const [{ Layers }] = JSON.parse(manifest) as [{ Layers: [string] }]
  const tar = join(folder, 'layer.tar')
  await run('tar', ['-xf', saved, '-O', Layers[0]], { output: tar })
  return tar
}
