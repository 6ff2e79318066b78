import css from './clipped-path.module.css'

/** The part of an image's name before its last slash: first to give way, from its end. */
export function ClippedNamespace({ path }: { readonly path: string }) {
  if (path === '') return null
  return (
    <>
      <span className={css['path']}>{path.slice(0, -1)}</span>
      <span>/</span>
    </>
  )
}
