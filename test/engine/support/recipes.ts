import { join } from 'node:path'
import { debianBase, smallBase } from './base-images.ts'
import { docker, scratch } from './context.ts'
import type { Recipe } from './images.ts'

/* The images that the engine tests look into. Built by a real engine, small, without a network. */

const KiB = 1024

/** The everyday instructions, on a small base. */
export const everyday: Recipe = {
  kind: 'dockerfile',
  name: 'everyday',
  dockerfile: `FROM ${smallBase}
LABEL maintainer="someone"
ENV GREETING="hello world" MODE=test
WORKDIR /srv/work
COPY app.py /app/
COPY data /srv/work/data/
RUN echo "$GREETING" > /srv/work/greeting && mkdir -p /var/log && echo started > /var/log/start
RUN true
EXPOSE 80 443/tcp
VOLUME /srv/volume
USER 1000:1000
HEALTHCHECK --interval=30s CMD test -f /app/app.py
ENTRYPOINT ["/bin/sh", "-c"]
CMD ["cat /srv/work/greeting"]
`,
  files: { 'app.py': 'print("hello")\n', 'data/a.bin': 40 * KiB, 'data/b/c.txt': 'c\n' },
}

/** Every way in which a later layer changes what an earlier one holds. */
export const changes: Recipe = {
  kind: 'dockerfile',
  name: 'changes',
  dockerfile: `FROM ${smallBase}
COPY tree /tree/
RUN mkdir -p /kinds/sub && cd /kinds && mkfifo pipe && mknod null c 1 3 && mknod loop b 7 0 \
 && echo one > first && ln first second && ln first sub/third && ln -s first relative \
 && ln -s /tree/keep.bin absolute && ln -s nowhere dangling && ln relative link-to-link \
 && echo su > setuid && chmod 6755 setuid && mkdir sticky && chmod 1777 sticky \
 && echo caf > 'café' && echo s > 'with space' && echo j > 日本語 && echo b > "$(printf 'back\\\\slash')" \
 && chown 1000:2000 first && chown 70000:70001 setuid && chmod 4755 setuid
RUN rm /tree/deleted.bin
RUN head -c 5000 /dev/zero > /tree/overwritten.bin
RUN chmod 600 /tree/chmodded.bin
RUN chown 1234:4321 /tree/chowned.bin
RUN touch -d '2001-02-03 04:05:06' /tree/touched.bin
RUN rm -r /tree/directory
RUN rm -r /tree/becomes-file && echo file > /tree/becomes-file
RUN rm /tree/becomes-directory && mkdir /tree/becomes-directory && echo x > /tree/becomes-directory/x
RUN rm -rf /tree/opaque && mkdir /tree/opaque && echo new > /tree/opaque/new
RUN rm /tree/becomes-link && ln -s keep.bin /tree/becomes-link
RUN rm /tree/deleted-and-back.bin
RUN head -c 3000 /dev/zero > /tree/deleted-and-back.bin
RUN echo more >> /kinds/first
RUN rm /kinds/second
RUN echo replaced > /tree/nested/deep/er/file
RUN chmod 700 /tree/nested
`,
  files: {
    'tree/keep.bin': 11 * KiB,
    'tree/copy-of-keep/keep.bin': 'not the same\n',
    'tree/deleted.bin': 20 * KiB,
    'tree/overwritten.bin': 30 * KiB,
    'tree/chmodded.bin': 7 * KiB,
    'tree/chowned.bin': 9 * KiB,
    'tree/touched.bin': 13 * KiB,
    'tree/directory/a.bin': 5 * KiB,
    'tree/directory/b/c.bin': 6 * KiB,
    'tree/becomes-file/inside.bin': 8 * KiB,
    'tree/becomes-directory': 4 * KiB,
    'tree/opaque/old.bin': 17 * KiB,
    'tree/opaque/older/old.bin': 3 * KiB,
    'tree/becomes-link': 2 * KiB,
    'tree/deleted-and-back.bin': 15 * KiB,
    'tree/nested/deep/er/file': 1 * KiB,
    'tree/empty': '',
  },
}

/** File capabilities are xattrs, and a metadata-only change stores the whole program again. */
export const capabilities: Recipe = {
  kind: 'dockerfile',
  name: 'capabilities',
  dockerfile: `FROM ${debianBase}
COPY program /opt/program
RUN chmod 755 /opt/program
RUN /sbin/setcap cap_net_bind_service+ep /opt/program
RUN rm -rf /usr/share/doc && echo done > /etc/issue
CMD ["/opt/program"]
`,
  files: { program: 50 * KiB },
}

/** More layers than any reader may count on. */
export const manyLayers: Recipe = {
  kind: 'dockerfile',
  name: 'many-layers',
  dockerfile: [
    `FROM ${smallBase}`,
    ...Array.from({ length: 44 }, (_, n) => `COPY f/${n} /layers/${n % 7}/${n % 5}`),
    'CMD ["/bin/sh"]',
    '',
  ].join('\n'),
  files: Object.fromEntries(Array.from({ length: 44 }, (_, n) => [`f/${n}`, 100 + n])),
}

/** docker import: one layer, one step without a command. */
export const imported: Recipe = {
  kind: 'steps',
  name: 'imported',
  version: 2,
  async make(reference) {
    const tar = join(scratch('import'), 'rootfs.tar')
    const id = (await docker(['create', '--network', 'none', smallBase, '/bin/sh'])).trim()
    await docker(['export', '-o', tar, id])
    await docker(['rm', id])
    const change = ['--message', 'brought from elsewhere', '--change', 'CMD ["/bin/sh"]']
    await docker(['import', ...change, tar, reference])
  },
}

/** docker commit: the step is the container's command, the message its comment. */
export const committed: Recipe = {
  kind: 'steps',
  name: 'committed',
  version: 1,
  make: async (reference) => {
    const command = ['/bin/sh', '-c', 'echo x > /made-by-hand; rm /bin/wget']
    const id = (await docker(['create', '--network', 'none', smallBase, ...command])).trim()
    await docker(['start', '--attach', id])
    await docker(['commit', '-m', 'a change by hand', '-c', 'CMD ["/bin/sh"]', id, reference])
    await docker(['rm', id])
  },
}
