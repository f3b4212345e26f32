import type { TrailSummary } from '@/lib/trail/summary'
import { Card } from '../ui/card'
import { CopyButton } from '../ui/copy-button'
import { TimeText } from '../ui/date-text'
import { Link } from '../ui/link'

/** The log as a whole: how large it is, what it hashes to, and who signs for it. */
export function LogCard({ summary, timeZone }: { summary: TrailSummary; timeZone: string }) {
  const { size, root, checkpoint, fingerprint, kind } = summary
  return (
    <Card title="The log">
      <dl className="pl-dl">
        <dt>Entries</dt>
        <dd className="pl-num">{size.toLocaleString('en')}</dd>
        <dt>Root</dt>
        <dd>
          <Copied text={root} />
        </dd>
        <dt>Last checkpoint</dt>
        <dd>
          {checkpoint ? (
            <>
              <span className="pl-hash pl-trail-code">
                <code>{checkpoint.code}</code> <CopyButton text={checkpoint.code} />
              </span>
              <span className="pl-muted">
                Taken <TimeText at={checkpoint.at} timeZone={timeZone} />, over the first{' '}
                {checkpoint.size.toLocaleString('en')} entries. Write it down outside of this
                system: whoever has it can prove later that none of them was changed.
              </span>
            </>
          ) : (
            <span className="pl-muted">None yet. A verification that holds takes one.</span>
          )}
          <Link className="pl-link block" href="/trail/checkpoints">
            All checkpoints, and who was sent them
          </Link>
        </dd>
        <dt>Signing key</dt>
        <dd>
          <Copied text={fingerprint} />
          <a className="pl-link" href="/.well-known/plumbline-key">
            /.well-known/plumbline-key
          </a>
        </dd>
        {kind !== 'production' && (
          <>
            <dt>Clock</dt>
            <dd>
              This is a {kind} installation: its clock can be set, so its times prove nothing.
            </dd>
          </>
        )}
      </dl>
    </Card>
  )
}

/** A long text to compare, with a button that copies it. */
export function Copied({ text }: { text: string }) {
  return (
    <span className="pl-hash">
      <code>{text}</code> <CopyButton text={text} />
    </span>
  )
}
