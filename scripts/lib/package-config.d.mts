import type { Configuration } from 'electron-builder'

export function packageConfig(): Configuration
