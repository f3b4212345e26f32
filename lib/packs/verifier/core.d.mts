export type ZipEntry = { name: string; size: number; crc: number }
export type PackSource = {
  root?: string
  names: string[]
  crc?: (name: string) => number
  chunks(name: string): AsyncIterable<Uint8Array>
}
export type Platform = {
  sha256(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
  sha512(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
  hasher(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array | Promise<Uint8Array> }
  verifyEd25519(
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): boolean | Promise<boolean>
}
export type PackFacts = {
  files?: number
  /** Fingerprint of the signing key, SHA256:… */
  key?: string
  /** The labels of bag-info.txt. */
  info?: Record<string, string>
  /** How many approvals were compared with the content they approve. */
  approvals?: number
  /** Approvals of a text that was erased or is withheld. */
  approvalsUnproven?: number
  events?: { total: number; whole: number; header: number; leaf: number }
  registers?: Record<string, number>
  /** Personal data that the pack does without, and how many rows that leaves unproven. */
  leftOut?: { people: boolean; fields: string[]; rows: number }
  evidence?: { files: number; withheld: number }
  /** Events that the time-stamped checkpoint is of. */
  stamped?: number
  /** When a key was replaced without its signature. */
  unlinked?: string[]
  earlier?: { size: number; origin: string; holds: boolean }
}
export type PackReport = {
  ok: boolean
  /** `where: what is wrong`; at most 200, problemCount counts all. */
  problems: string[]
  problemCount: number
  facts: PackFacts
}
export class Wrong extends Error {
  where: string
  constructor(where: string, what: string)
}
export function verifyPack(
  source: PackSource,
  platform: Platform,
  options?: { earlier?: string; key?: string; onProgress?: (what: string, share: number) => void },
): Promise<PackReport>
export function describeReport(report: PackReport): string[]
export function localHeader(entry: ZipEntry): Uint8Array
export function zipEnd(entries: (ZipEntry & { offset: number })[], start: number): Uint8Array
export function readZip(file: {
  size: number
  slice(from: number, to: number): Promise<Uint8Array>
}): Promise<PackSource & { root: string }>
export function toSshSignature(made: { publicKey: Uint8Array; signature: Uint8Array }): string
export function isSafeName(name: string): boolean
