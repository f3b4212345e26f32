import type { Metadata } from 'next'
import { VerifyPack } from '@/components/packs/verify-pack'
import { Link } from '@/components/ui/link'
import { actorOrNull } from '@/lib/access/session'
import { publishedKey } from '@/lib/trail/summary'

export const metadata: Metadata = { title: 'Verify an evidence pack' }

/** For anybody, with or without an account: the pack is read where it is dropped, and stays there. */
export default async function VerifyPage() {
  const [key, actor] = await Promise.all([publishedKey(), actorOrNull()])
  return (
    <>
      <section className="pl-card pl-sign-card pl-verify-card">
        <div>
          <h1 className="pl-h1">Verify an evidence pack</h1>
          <p className="pl-page-about">
            Whether a pack is whole, unchanged, signed, and says what the audit log says. It is read
            in this browser and sent nowhere.
          </p>
        </div>
        <VerifyPack fingerprint={key?.fingerprint ?? null} />
      </section>
      <p className="pl-help">
        This page comes from the organisation whose packs it checks. Who would rather not rely on it
        opens <code>verify.html</code> of a pack, or runs <code>node verify.mjs</code>: the same
        program, readable from top to bottom.
      </p>
      <p className="pl-help">
        {actor ? (
          <Link className="pl-link" href="/">
            Back to Plumbline
          </Link>
        ) : (
          <Link className="pl-link" href="/sign-in">
            Sign in
          </Link>
        )}
      </p>
    </>
  )
}
