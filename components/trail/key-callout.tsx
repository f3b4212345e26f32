import type { KeyOnRecord } from '@/lib/witnesses/list'
import { Callout } from '../ui/callout'
import { describeInstant } from '../ui/dates'

/** Says plainly that a key was replaced without its signature; nothing where none was. */
export function KeyCallout({ keys, timeZone }: { keys: KeyOnRecord[]; timeZone: string }) {
  const unlinked = keys.find(({ how }) => how === 'unlinked')
  if (!unlinked) return null
  return (
    <Callout tone="bad" title="A signing key took the place of another without its signature">
      <p>
        On {describeInstant(unlinked.at, timeZone)} the key{' '}
        <code className="pl-trail-hex">{unlinked.fingerprint}</code> began to sign, and the one
        before did not sign for it: it was lost, or somebody put another in its place. Tell
        everybody who holds a checkpoint or a pack the new fingerprint by another way, and why it
        changed.
      </p>
    </Callout>
  )
}
