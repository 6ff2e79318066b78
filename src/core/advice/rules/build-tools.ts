import { keptFilesRule } from '../kept-files-rule.ts'

/** Compilers, linkers, headers and static libraries. */
export const buildTools = keptFilesRule({
  id: 'build-tools',
  pattern:
    /^\/usr\/(?:local\/)?(?:include\/|lib\/gcc\/|libexec\/gcc\/|lib\/llvm-\d+\/|lib\/(?:[^/]+\/)?[^/]+\.a$|lib\/(?:[^/]+\/)?pkgconfig\/|share\/(?:cmake|aclocal|automake|autoconf)[^/]*\/|bin\/(?:[^/]*-)?(?:gcc|g\+\+|c\+\+|cpp|cc|clang|clang\+\+|ld|ld\.\w+|as|gold|ar|ranlib|objdump|nm|make|cmake|ninja|meson|autoconf|automake|gdb)(?:-[\d.]+)?$)|^\/usr\/local\/go\/|^\/usr\/local\/(?:rustup|cargo\/bin)\//,
  line: (step) =>
    [
      'FROM … AS build',
      ...(step === null ? [] : [step]),
      'RUN …  # build',
      '',
      'FROM …',
      'COPY --from=build /path/of/the/result /path/of/the/result',
    ].join('\n'),
  lineOf: 'Dockerfile',
  holdsForCopies: true,
})
