/* The few words that stand beside a number or in place of a time. */

export const formatWords = {
  under: (share: string) => `under ${share}`,
  over: (share: string) => `over ${share}`,
} as const
