import { keptFilesRule } from '../kept-files-rule.ts'

/** Compilers, linkers, headers and static libraries. */
export const buildTools = keptFilesRule({
  id: 'build-tools',
  title: 'Build in a stage of its own',
  why: 'Compilers, headers and static libraries are needed to build a program, not to run it. They are large, and a gift to whoever breaks in.',
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
