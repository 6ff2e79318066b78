import css from './clipped-path.module.css'

/** The part of a name before its last slash: first to give way, and then from its beginning. */
export function ClippedPath({ path }: { readonly path: string }) {
  if (path === '') return null
  return (
    <span className={css['path']} dir="rtl">
      <bdi dir="ltr">{path}</bdi>
    </span>
  )
}
