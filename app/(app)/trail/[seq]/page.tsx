import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Copied } from '@/components/trail/log-card'
import { TrailList } from '@/components/trail/trail-list'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { readEntry } from '@/lib/trail/entry'
import { orNotFound } from '../../[register]/register-or-404'

type Props = { params: Promise<{ seq: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Entry ${(await params).seq}` }
}

/** One entry of the trail as it lies there, and the proof that the tree holds it. */
export default async function EntryPage({ params }: Props) {
  const actor = await requireActor()
  const { seq } = await params
  if (!hasPermission(actor, 'trail.read') || !/^(0|[1-9]\d{0,14})$/.test(seq)) notFound()
  const entry = await orNotFound(readEntry(actor, Number(seq), actor.past?.moment))
  const number = entry.told.seq.toLocaleString('en')
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: 'Audit trail', href: '/trail' }, { label: `Entry ${number}` }]}
          />
        }
        title={`Entry ${number}`}
        about="As it lies in the log. How its bytes are made and how to check them without us is in docs/trail-format.md."
      />
      <div className="pl-grid">
        {entry.holds ? (
          <Callout tone="met" title="The tree holds this entry">
            Its header, its leaf and the path below make the root of all{' '}
            {entry.size.toLocaleString('en')} entries.
          </Callout>
        ) : (
          <Callout tone="bad" role="alert" title="The tree does not hold this entry">
            {entry.proof
              ? 'What lies here now does not make the root that the log states.'
              : 'Entries around it are missing from the trail.'}{' '}
            Have the trail verified.
          </Callout>
        )}
        <Card title="What happened">
          <TrailList entries={[entry.told]} timeZone={actor.timeZone} />
        </Card>
        <Card title="Header">
          <pre className="pl-code-block pl-trail-raw">{entry.header}</pre>
        </Card>
        <Card title="Content">
          {entry.content === null ? (
            <p className="pl-muted">
              {entry.isErased
                ? 'The text was removed by an approved erasure; the header still holds its hash.'
                : 'The text is for others; the header holds its hash.'}
            </p>
          ) : (
            <>
              <pre className="pl-code-block pl-trail-raw">{entry.content}</pre>
              <p className="pl-muted">
                Salt <code className="pl-trail-hex">{entry.salt}</code>
              </p>
            </>
          )}
        </Card>
        <Card title="Place in the tree">
          <dl className="pl-dl">
            <dt>Index</dt>
            <dd className="pl-num">{entry.told.seq}</dd>
            <dt>Leaf</dt>
            <dd>
              <Copied text={entry.leaf} />
            </dd>
            <dt>Entries in the tree</dt>
            <dd className="pl-num">{entry.size}</dd>
            <dt>Root</dt>
            <dd>
              <Copied text={entry.root} />
            </dd>
            <dt>Path, from the leaf up</dt>
            <dd>
              {entry.proof?.length === 0 && 'None: it is the only entry.'}
              <ol>
                {entry.proof?.map((node) => (
                  <li key={node}>
                    <code className="pl-trail-hex">{node}</code>
                  </li>
                ))}
              </ol>
            </dd>
          </dl>
        </Card>
      </div>
    </>
  )
}
