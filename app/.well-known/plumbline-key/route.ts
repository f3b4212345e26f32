import { problemResponse } from '@/lib/api/problem'
import { NotFound } from '@/lib/errors'
import { publishedKey } from '@/lib/trail/summary'

/** The key that signs here, for anybody: as OpenSSH writes it, and as C2SP's signed notes do. */
export async function GET(request: Request): Promise<Response> {
  try {
    const key = await publishedKey()
    if (!key) throw new NotFound('This installation has not been set up yet.')
    const lines = [
      `# Signs the audit trail and evidence packs of ${key.origin}`,
      `# ${key.fingerprint}`,
      key.sshLine,
      `# C2SP signed note:`,
      key.verifierKey,
      ...(key.chain ? ['# How it came (docs/checkpoints.md):', '', key.chain.trimEnd()] : []),
    ]
    return new Response(`${lines.join('\n')}\n`, {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
  } catch (error) {
    return problemResponse(error, request)
  }
}
