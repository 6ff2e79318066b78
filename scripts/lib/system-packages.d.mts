export function findChromium(): string | null
export function reasonAgainstEngine(): string | null
