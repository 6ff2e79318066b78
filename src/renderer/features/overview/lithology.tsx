import type { ReactNode } from 'react'

/* The rock or mineral of a layer, drawn over its colour in its own ink. */

interface Lithology {
  readonly tone: string
  readonly width: number
  readonly height: number
  readonly marks: ReactNode
}

const lithologies: readonly Lithology[] = [
  {
    tone: 'base-1',
    width: 34,
    height: 26,
    marks: (
      <path d="M4 5l3-1.4M17 3.2l1.6 2.6M28 7.6l3.2.6M9.6 13.4l1.2 2.8M22.4 14.6l2.8-1.4M3.4 21.6l2.8 1M14.6 22l3-.8M29.8 20.4l.8 2.8" />
    ),
  },
  { tone: 'base-2', width: 30, height: 12, marks: <path d="M2 3h11M17 9h11" /> },
  {
    tone: 'base-3',
    width: 14,
    height: 12,
    marks: <path d="M3.5 3h.1M10.5 9h.1" strokeWidth="1.8" />,
  },
  {
    tone: 'base-4',
    width: 48,
    height: 10,
    marks: <path d="M0 7.5 24 4.5M24 9.5l24-3M0 2.5 24-.5M24 2.5 48-.5" />,
  },
  {
    tone: 'layer-1',
    width: 32,
    height: 11,
    marks: <path d="M0 5.5c5.3-4 10.7-4 16 0s10.7 4 16 0" />,
  },
  {
    tone: 'layer-2',
    width: 20,
    height: 14,
    marks: <path d="M5 3.5h.1M15 10.5h.1" strokeWidth="2" />,
  },
  {
    tone: 'layer-3',
    width: 26,
    height: 18,
    marks: <path d="m4 4 2.6 4L9.2 4M17 13l2.6 4 2.6-4" />,
  },
  {
    tone: 'layer-4',
    width: 24,
    height: 16,
    marks: (
      <>
        <circle cx="6" cy="4.5" r="1.8" />
        <circle cx="18" cy="12.5" r="1.8" />
      </>
    ),
  },
  { tone: 'layer-5', width: 20, height: 14, marks: <path d="m3 2 4 3.4M13 9l4 3.4" /> },
  { tone: 'layer-6', width: 24, height: 8, marks: <path d="M0 4h24" /> },
  {
    tone: 'layer-7',
    width: 24,
    height: 18,
    marks: <path d="m6 2 2.4 2.8L6 7.6 3.6 4.8zM18 11l2.4 2.8-2.4 2.8-2.4-2.8z" />,
  },
  { tone: 'layer-8', width: 24, height: 16, marks: <path d="m6 2 3 5H3zM18 10l3 5h-6z" /> },
]

/** The id of a tone's pattern; `id` keeps two pictures apart. */
export function lithologyId(id: string, tone: string): string {
  return `${id}-${tone}`
}

export function Lithologies({ id }: { readonly id: string }) {
  return (
    <>
      {lithologies.map(({ tone, width, height, marks }) => (
        <pattern
          key={tone}
          id={lithologyId(id, tone)}
          width={width}
          height={height}
          patternUnits="userSpaceOnUse"
        >
          <g
            fill="none"
            strokeWidth="1.1"
            strokeLinecap="round"
            style={{ stroke: `var(--${tone}-ink)`, opacity: 'var(--pattern-alpha)' }}
          >
            {marks}
          </g>
        </pattern>
      ))}
    </>
  )
}
