import type { Configuration } from 'electron-builder'

export function packageConfig(): Configuration

/** @param releaseUrl https; empty where nobody has said where releases lie. */
export function withAddress(config: Configuration, releaseUrl: string): Configuration
