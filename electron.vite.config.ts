import { defineConfig } from 'electron-vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// Three bundles. `main` holds every Node entry (desktop shell, analysis worker, command line), so
// that they lie side by side and share chunks; the dependencies stay outside and are loaded from
// node_modules. The preload is CommonJS because a sandboxed preload cannot be anything else.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          worker: at('src/worker/index.ts'),
          cli: at('src/cli/index.ts'),
          'save-thread': at('src/backend/analysis/save-thread.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
})
