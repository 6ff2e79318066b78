import { cx } from './cx.ts'
import css from './image-name.module.css'

export interface ImageNameProps {
  /** Registry and namespace, with the last slash; may be empty. */
  readonly path: string
  readonly repository: string
  /** With its colon or at sign; may be empty. */
  readonly tag: string
}

/** A part that is not longer stays whole: less than an ellipsis would spare. */
const short = 6

/**
 * The name of an image in one line. First the namespace gives way, letter by letter and at last to an
 * ellipsis; then the repository, and the tag only when nothing else is left.
 */
export function ImageName({ path, repository, tag }: ImageNameProps) {
  const namespace = path.slice(0, -1)
  return (
    <>
      {path !== '' && (
        <>
          <span
            className={css['namespace']}
            data-whole={namespace}
            data-short={namespace.length <= short || undefined}
          >
            <span className={css['shown']}>
              <span className={css['letters']}>{namespace}</span>
            </span>
          </span>
          <span className={css['slash']}>/</span>
        </>
      )}
      <span
        className={cx('clip', css['repository'])}
        data-short={repository.length <= short || undefined}
      >
        {repository}
      </span>
      {tag !== '' && <span className={cx('clip', css['tag'])}>{tag}</span>}
    </>
  )
}
