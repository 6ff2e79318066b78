import type { ReactNode } from 'react'

/* Sixteen-pixel line icons; each is drawn in the colour of the text it stands in. */

const shapes = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.4 10.4 14 14" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  check: <path d="m3 8.6 3.2 3.2L13 4.8" />,
  seal: (
    <>
      <path d="m8 1.8 5 1.8v4c0 3.1-2.1 5.3-5 6.6-2.9-1.3-5-3.5-5-6.6v-4z" />
      <path d="m5.6 8 1.7 1.7 3.1-3.3" />
    </>
  ),
  'seal-x': (
    <>
      <path d="m8 1.8 5 1.8v4c0 3.1-2.1 5.3-5 6.6-2.9-1.3-5-3.5-5-6.6v-4z" />
      <path d="m6.2 6.2 3.6 3.6m0-3.6L6.2 9.8" />
    </>
  ),
  'chevron-right': <path d="m6 4 4 4-4 4" />,
  'chevron-down': <path d="m4 6 4 4 4-4" />,
  'chevron-left': <path d="m10 4-4 4 4 4" />,
  'up-down': <path d="m5 6 3-3 3 3M5 10l3 3 3-3" />,
  archive: (
    <>
      <rect x="2" y="3" width="12" height="3.2" rx=".8" />
      <path d="M3.2 6.2V12a1 1 0 0 0 1 1h7.6a1 1 0 0 0 1-1V6.2M6.5 8.8h3" />
    </>
  ),
  folder: (
    <path d="M2 4.6a1 1 0 0 1 1-1h3l1.5 1.6H13a1 1 0 0 1 1 1v5.6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z" />
  ),
  file: (
    <>
      <path d="M4.2 2H9l3.2 3.2v7.6a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z" />
      <path d="M9 2v3.2h3.2" />
    </>
  ),
  ghost: (
    <path
      strokeDasharray="2 1.7"
      d="M4.2 2H9l3.2 3.2v7.6a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z"
    />
  ),
  'ghost-directory': (
    <path
      strokeDasharray="2 1.7"
      d="M2 4.6a1 1 0 0 1 1-1h3l1.5 1.6H13a1 1 0 0 1 1 1v5.6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z"
    />
  ),
  link: <path d="M3 12.5c0-4.4 2.8-6.7 8-6.7M8.2 2.8l3 3-3 3" />,
  layers: (
    <path d="M2 5.2c2-1.5 4-1.5 6 0s4 1.5 6 0M2 8.6c2-1.5 4-1.5 6 0s4 1.5 6 0M2 12c2-1.5 4-1.5 6 0s4 1.5 6 0" />
  ),
  compare: (
    <>
      <rect x="2" y="3" width="5" height="10" rx="1" />
      <rect x="9" y="3" width="5" height="10" rx="1" strokeDasharray="2 1.6" />
    </>
  ),
  export: (
    <path d="M8 9.6V2.4M5 5.2l3-3 3 3M2.8 9.4V12a1.4 1.4 0 0 0 1.4 1.4h7.6a1.4 1.4 0 0 0 1.4-1.4V9.4" />
  ),
  drop: (
    <path d="M8 2.2v7.2M5 6.6l3 3 3-3M2.8 9.4V12a1.4 1.4 0 0 0 1.4 1.4h7.6a1.4 1.4 0 0 0 1.4-1.4V9.4" />
  ),
  sliders: (
    <>
      <path d="M2.2 5h6.3m3.6 0h1.7M2.2 11h1.7m3.6 0h6.3" />
      <circle cx="10.3" cy="5" r="1.8" />
      <circle cx="5.7" cy="11" r="1.8" />
    </>
  ),
  terminal: <path d="m3 4.5 3.5 3.5L3 11.5M8 12h5" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.4 14.2 13H1.8z" />
      <path d="M8 6.4v3.1m0 1.9v.1" />
    </>
  ),
  error: (
    <>
      <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z" />
      <path d="M8 5v3.6m0 2.2v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.3v3.5M8 5v.1" />
    </>
  ),
  waste: (
    <>
      <rect x="2.2" y="2.2" width="11.6" height="11.6" rx="1.6" />
      <path d="m2.6 8.4 5.8-5.8M3 13 13 3M7.6 13.4l5.8-5.8" />
    </>
  ),
  lock: (
    <>
      <rect x="3.4" y="7" width="9.2" height="6.6" rx="1.3" />
      <path d="M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2" />
    </>
  ),
  tree: <path d="M3 3h5M3 3v9.5h4M3 7.8h4M9.5 7.8H13M9.5 12.5H13" />,
  map: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.3" />
      <path d="M8.8 2.5v11M8.8 7.2H14M2 9.4h6.8" />
    </>
  ),
  'zoom-in': (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.4 10.4 14 14M7 5v4M5 7h4" />
    </>
  ),
  'zoom-out': (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.4 10.4 14 14M5 7h4" />
    </>
  ),
  list: <path d="M2.5 4h11m-11 4h8m-8 4h5" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  refresh: <path d="M13.2 8.2a5.2 5.2 0 1 1-1.6-4M13.2 2.2v3h-3" />,
  panel: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M10 3v10" />
    </>
  ),
  play: <path d="M5 3.4v9.2l7-4.6z" />,
  base: <path d="M2 12.6h12M3.4 9.4h9.2M5 6.2h6" />,
  yours: <path d="m8 2.6 5 5.4-5 5.4L3 8z" />,
  braces: (
    <path d="M6 2.6c-2.2 0-1.3 2.4-1.6 3.7C4.2 7.3 3.5 7.8 2.6 8c.9.2 1.6.7 1.8 1.7.3 1.3-.6 3.7 1.6 3.7M10 2.6c2.2 0 1.3 2.4 1.6 3.7.2 1 .9 1.5 1.8 1.7-.9.2-1.6.7-1.8 1.7-.3 1.3.6 3.7-1.6 3.7" />
  ),
  tag: (
    <>
      <path d="M2.5 3v4.2l6.3 6.3 4.7-4.7L7.2 2.5H3a.5.5 0 0 0-.5.5z" />
      <path d="M5.3 5.3h.1" />
    </>
  ),
  home: <path d="M2.5 8 8 3l5.5 5" />,
  disk: (
    <>
      <ellipse cx="8" cy="4.2" rx="5.2" ry="2" />
      <path d="M2.8 4.2v7.6c0 1.1 2.3 2 5.2 2s5.2-.9 5.2-2V4.2M2.8 8c0 1.1 2.3 2 5.2 2s5.2-.9 5.2-2" />
    </>
  ),
  more: <path d="M3.5 8h.1M8 8h.1m4.4 0h.1" strokeWidth="2.2" />,
  hash: <path d="M3 6h10.4M2.6 10H13M6.6 2.8 5 13.2M11 2.8 9.4 13.2" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export interface IconProps {
  readonly name: IconName
  /** Edge length in pixels. */
  readonly size?: number
  readonly className?: string | undefined
}

/** Decoration only: whatever it says must also be said in words. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={size <= 14 ? 1.4 : 1.3}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-icon={name}
    >
      {shapes[name]}
    </svg>
  )
}
