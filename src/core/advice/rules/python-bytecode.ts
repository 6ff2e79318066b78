import { keptFilesRule } from '../kept-files-rule.ts'

/** What Python compiles when it imports a module. */
export const pythonBytecode = keptFilesRule({
  id: 'python-bytecode',
  pattern: /\/__pycache__\/|\.py[co]$/,
  line: () =>
    'ENV PYTHONDONTWRITEBYTECODE=1\nRUN pip install --no-compile … \\\n && find / -xdev -name __pycache__ -prune -exec rm -rf {} +\n# for copied sources, in .dockerignore: **/__pycache__',
  lineOf: 'Dockerfile',
  notCopied: '**/__pycache__\n**/*.pyc',
})
