import { linear, luminance, type Color } from './read-tokens.test-support.ts'

/* How different two colours look (CIEDE2000, Sharma et al. 2005), also to eyes that lack a cone. */

export type Sight = 'protan' | 'deutan' | 'tritan' | 'grey'

/** Severe deficiency after Machado, Oliveira and Fernandes 2009, on linear RGB. */
const matrices: Readonly<Record<Exclude<Sight, 'grey'>, readonly number[]>> = {
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
}

type Triple = readonly [number, number, number]

/** The colour as such an eye sees it, in linear RGB. */
function seen(color: Color, sight: Sight): Triple {
  const rgb: Triple = [linear(color.r), linear(color.g), linear(color.b)]
  if (sight === 'grey') {
    const y = luminance(color)
    return [y, y, y]
  }
  const m = matrices[sight]
  const row = (at: number) =>
    clamp((m[at] ?? 0) * rgb[0] + (m[at + 1] ?? 0) * rgb[1] + (m[at + 2] ?? 0) * rgb[2])
  return [row(0), row(3), row(6)]
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value))
}

/** CIE L*a*b* (D65) of linear sRGB. */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIEDE2000 between two colours as `sight` sees them. */
export function difference(one: Color, other: Color, sight: Sight): number {
  const [l1, a1, b1] = lab(seen(one, sight))
  const [l2, a2, b2] = lab(seen(other, sight))
  const cMean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(cMean ** 7 / (cMean ** 7 + 25 ** 7)))
  const p1 = polar(a1 * (1 + g), b1)
  const p2 = polar(a2 * (1 + g), b2)
  const dL = l2 - l1
  const dC = p2.c - p1.c
  let dh = p2.h - p1.h
  if (p1.c * p2.c === 0) dh = 0
  else if (dh > 180) dh -= 360
  else if (dh < -180) dh += 360
  const dH = 2 * Math.sqrt(p1.c * p2.c) * Math.sin(radians(dh / 2))
  const L = (l1 + l2) / 2
  const C = (p1.c + p2.c) / 2
  const h = meanHue(p1, p2)
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63))
  const sL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2)
  const sC = 1 + 0.045 * C
  const sH = 1 + 0.015 * C * t
  const turn = 30 * Math.exp(-(((h - 275) / 25) ** 2))
  const rT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(radians(2 * turn))
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH))
}

interface Polar {
  readonly c: number
  readonly h: number
}

function polar(a: number, b: number): Polar {
  const h = (Math.atan2(b, a) * 180) / Math.PI
  return { c: Math.hypot(a, b), h: a === 0 && b === 0 ? 0 : (h + 360) % 360 }
}

function meanHue(one: Polar, other: Polar): number {
  const sum = one.h + other.h
  if (one.c * other.c === 0) return sum
  if (Math.abs(one.h - other.h) <= 180) return sum / 2
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
