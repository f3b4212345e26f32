import { signingKey } from '../audit-trail/keys.ts'
import { env } from '../env.ts'

/** The public half of the key that signs this installation's packs: its SSH line and fingerprint. */
export async function installationKey(): Promise<{ publicLine: string; fingerprint: string }> {
  const { publicLine, fingerprint } = await signingKey(env().DATA_DIR)
  return { publicLine, fingerprint }
}
