import { keptFilesRule } from '../kept-files-rule.ts'

/** Packages of Node that build or test, and do not run. */
const names = [
  'typescript',
  'eslint',
  'prettier',
  'jest',
  'mocha',
  'vitest',
  'webpack',
  'vite',
  'rollup',
  'esbuild',
  'nodemon',
  'ts-node',
  'cypress',
  'playwright',
  'puppeteer',
  'nyc',
  'husky',
  'karma',
]

/** Development packages of Node: they tell that all of them were installed. */
export const developmentPackages = keptFilesRule({
  id: 'development-packages',
  pattern: new RegExp(
    String.raw`\/node_modules\/(?:@types|@babel|@eslint|@typescript-eslint|@jest|@vitest|@esbuild|@rollup|\.cache|${names.join('|')})\/`,
  ),
  line: () => 'RUN npm ci --omit=dev',
  lineOf: 'Dockerfile',
  notCopied: '**/node_modules\n# and in the Dockerfile, after the copy: RUN npm ci --omit=dev',
})
