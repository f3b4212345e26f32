import { LinkButton } from '@/components/ui/button'
import { linkIsOver } from '@/lib/access/link-is-over'

/** What a link that does not (or no longer) work leads to. */
export function LinkIsOver() {
  return (
    <section className="pl-card pl-sign-card">
      <h1 className="pl-h1">This link does not work</h1>
      <p className="pl-page-about">{linkIsOver}</p>
      <LinkButton href="/sign-in">Go to sign-in</LinkButton>
    </section>
  )
}
