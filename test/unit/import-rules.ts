import { posix } from 'node:path'
import ts from 'typescript'

/** A source file by its path from the root of the repository. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

export interface ImportSpecifier {
  readonly line: number
  readonly specifier: string
  /** Vanishes when compiled: `import type`, `export type`, `import('…')` in a type. */
  readonly typeOnly: boolean
}

/** What the files under `folder` may import; the first rule whose folder fits decides. */
export interface ImportRule {
  readonly folder: string
  /** Folders and files of this repository, from its root. */
  readonly source: readonly string[]
  /** Packages by name; `node:*` stands for Node's own modules. */
  readonly packages: readonly string[]
  /** May be imported for their types only. */
  readonly types?: readonly string[]
}

/** Every module a file names: static and dynamic imports, re-exports, `require` and type imports. */
export function importSpecifiers({ path, text }: SourceText): readonly ImportSpecifier[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind)
  const found: ImportSpecifier[] = []

  // Other than at the top, modules are named by calls and by types.
  const goesDeep = /\b(import|require)\s*\(/.test(text)

  function add(node: ts.Node | undefined, typeOnly: boolean): void {
    if (node === undefined || !ts.isStringLiteralLike(node)) return
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    found.push({ line, specifier: node.text, typeOnly })
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true)
    } else if (ts.isExternalModuleReference(node)) add(node.expression, false)
    else if (ts.isCallExpression(node) && isModuleCall(node)) add(node.arguments[0], false)
    if (goesDeep || node === file) ts.forEachChild(node, visit)
  }

  visit(file)
  return found
}

/** One line for each import that no rule allows: `file:line  room may not import module`. */
export function forbiddenImports(
  files: readonly SourceText[],
  rules: readonly ImportRule[],
): readonly string[] {
  return files.flatMap((file) => {
    const rule = rules.find(({ folder }) => isUnder(file.path, folder))
    if (rule === undefined) return [`${file.path}:1  is in no room of the house`]
    return importSpecifiers(file)
      .filter((imported) => !isAllowed(file.path, imported, rule))
      .map(
        ({ line, specifier }) => `${file.path}:${line}  ${rule.folder} may not import ${specifier}`,
      )
  })
}

function isAllowed(from: string, imported: ImportSpecifier, rule: ImportRule): boolean {
  const { specifier, typeOnly } = imported
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))
    const folders = typeOnly ? [...rule.source, ...(rule.types ?? [])] : rule.source
    return isUnder(target, rule.folder) || folders.some((folder) => isUnder(target, folder))
  }
  if (specifier.startsWith('node:')) return rule.packages.includes('node:*')
  const allowed = typeOnly ? [...rule.packages, ...(rule.types ?? [])] : rule.packages
  return allowed.includes(packageOf(specifier))
}

function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  return importClause.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function isModuleCall({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(expression) && expression.text === 'require'
}
