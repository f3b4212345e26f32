import type { PackReport, Platform } from './core.mjs'

export const platform: Platform
export function main(args: string[], write?: (line: string) => void): Promise<number>
export function verifyPackAt(
  path: string,
  options?: {
    earlierPath?: string
    key?: string
    onProgress?: (what: string, share: number) => void
  },
): Promise<PackReport>
