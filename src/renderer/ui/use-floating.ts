import { useLayoutEffect, useRef, type RefObject } from 'react'

const gap = 6
const edge = 8

/** Where a floating box goes: below its anchor when there is room, else above; never outside the window. */
export function place(
  anchor: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  },
  box: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  align: 'start' | 'center' | 'end',
): { readonly left: number; readonly top: number } {
  const wanted =
    align === 'start'
      ? anchor.left
      : align === 'end'
        ? anchor.right - box.width
        : (anchor.left + anchor.right - box.width) / 2
  const left = Math.max(edge, Math.min(wanted, view.width - box.width - edge))
  const below = anchor.bottom + gap
  const above = anchor.top - gap - box.height
  const top = below + box.height + edge <= view.height || above < edge ? below : above
  return { left: Math.round(left), top: Math.round(Math.max(edge, top)) }
}

/** The outermost element that has a box: wrappers of `display: contents` have none. */
function firstBox(element: Element | null): Element | null {
  if (!element) return null
  const { width, height } = element.getBoundingClientRect()
  return width > 0 || height > 0 ? element : (firstBox(element.firstElementChild) ?? element)
}

/** Places a `position: fixed` box at an element; the anchor may be a `display: contents` wrapper. */
export function useFloating<Box extends HTMLElement>(
  anchor: RefObject<HTMLElement | null>,
  align: 'start' | 'center' | 'end',
): RefObject<Box | null> {
  const box = useRef<Box>(null)
  useLayoutEffect(() => {
    const put = () => {
      const target = firstBox(anchor.current)
      if (!target || !box.current) return
      const { left, top } = place(
        target.getBoundingClientRect(),
        { width: box.current.offsetWidth, height: box.current.offsetHeight },
        { width: window.innerWidth, height: window.innerHeight },
        align,
      )
      box.current.style.left = `${String(left)}px`
      box.current.style.top = `${String(top)}px`
    }
    put()
    window.addEventListener('resize', put)
    window.addEventListener('scroll', put, true)
    return () => {
      window.removeEventListener('resize', put)
      window.removeEventListener('scroll', put, true)
    }
  }, [anchor, align])
  return box
}
