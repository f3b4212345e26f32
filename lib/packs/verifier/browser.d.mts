import type { PackReport, Platform } from './core.mjs'

export const platform: Platform
export class Sha256 {
  update(bytes: Uint8Array): Sha256
  digest(): Uint8Array
}
export function verifyBlobs(given: {
  pack: Blob
  earlier?: Blob | undefined
  key?: string | undefined
  onProgress?: (what: string, share: number) => void
}): Promise<PackReport>
