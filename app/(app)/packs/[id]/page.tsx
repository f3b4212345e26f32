import type { Metadata } from 'next'
import { Fragment, type ReactNode } from 'react'
import { BuildAgain } from '@/components/packs/build-again'
import { PackProgress } from '@/components/packs/pack-progress'
import { PackStatusTag } from '@/components/packs/pack-status-tag'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { TimeText } from '@/components/ui/date-text'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/access/session'
import { installationKey } from '@/lib/packs/installation-key'
import { downloadsOf, readPack, stopOf } from '@/lib/packs/request'
import { personNames } from '@/lib/records/names'
import { orNotFound } from '../../[register]/register-or-404'
import { buildAgain, stopPack } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Evidence pack ${(await params).id}` }
}

/** A pack: how far it is, its file, and how anybody checks it. */
export default async function PackPage({ params }: Props) {
  const actor = await requireActor()
  const pack = await orNotFound(readPack(actor, (await params).id))
  const [downloads, key, stop] = await Promise.all([
    downloadsOf(actor, pack),
    installationKey(),
    pack.status === 'cancelled' ? stopOf(actor, pack) : null,
  ])
  const people = await personNames([
    pack.requestedById,
    ...downloads.map((one) => one.byId),
    ...(stop ? [stop.byId] : []),
  ])
  const isBuilt = pack.status === 'ready' || pack.status === 'removed'
  const isUnderway = pack.status === 'queued' || pack.status === 'building'
  const facts: [string, ReactNode][] = [
    ['Holds', pack.filterInWords],
    [
      'As of',
      <>
        <TimeText at={pack.asOf} timeZone={actor.timeZone} />
        <span className="pl-muted">
          , up to event {pack.seq.toLocaleString('en')} of the audit trail
        </span>
      </>,
    ],
    ...(pack.without.length ? [['Left out', pack.withoutInWords] as [string, ReactNode]] : []),
    ['What it is for', pack.purpose],
    ['Asked for by', people.get(pack.requestedById)?.name ?? 'Somebody who left'],
    ['Asked for', <TimeText key="asked" at={pack.createdAt} timeZone={actor.timeZone} />],
    ...(pack.period
      ? [['Period', `${pack.period.from} to ${pack.period.to}`] as [string, ReactNode]]
      : []),
    ...(pack.keptUntil
      ? [
          ['Kept until', <TimeText key="kept" at={pack.keptUntil} timeZone={actor.timeZone} />] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    ...(pack.bytes === null
      ? []
      : [['Size', `${(pack.bytes / 1e6).toFixed(1)} MB`] as [string, string]]),
    ...(pack.sha256
      ? [['SHA-256', <Copied key="sha" text={pack.sha256} />] as [string, ReactNode]]
      : []),
  ]
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: 'Evidence packs', href: '/packs' }, { label: pack.code }]}
          />
        }
        title={pack.title}
        actions={
          pack.status === 'ready' && (
            <a className="pl-btn pl-btn-primary" href={`/api/packs/${pack.code}`} download>
              Download the pack
            </a>
          )
        }
      >
        <div className="pl-tags">
          <PackStatusTag status={pack.status} />
        </div>
      </PageHeader>
      <div className="pl-record-grid">
        <div className="pl-grid">
          {isUnderway && (
            <PackProgress
              code={pack.code}
              progress={pack.progress}
              stop={stopPack.bind(null, pack.code)}
            />
          )}
          {pack.status === 'failed' && (
            <Callout tone="bad" role="alert" title="This pack could not be built">
              {pack.error}
            </Callout>
          )}
          {pack.status === 'cancelled' && (
            <Callout title="This pack was stopped before it was built">
              <p>
                {stop && (
                  <>
                    By {people.get(stop.byId)?.name ?? 'somebody who left'},{' '}
                    <TimeText at={stop.at} timeZone={actor.timeZone} />.{' '}
                  </>
                )}
                Nothing of it was kept but that it was asked for.
              </p>
              <p className="mt-2">
                <LinkButton href="/packs/new">Build another pack</LinkButton>
              </p>
            </Callout>
          )}
          {pack.status === 'removed' && (
            <BuildAgain code={pack.code} again={buildAgain.bind(null, pack.code)}>
              Its file was kept for {pack.keptDays} days and is gone. Built again it is the same,
              byte for byte, unless the software has changed since; then it says so.
            </BuildAgain>
          )}
          <Card title="The pack">
            <dl className="pl-dl">
              {facts.map(([term, value]) => (
                <Fragment key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </Fragment>
              ))}
            </dl>
          </Card>
          {isBuilt && (
            <Card title="Taken away by">
              {downloads.length === 0 ? (
                <p className="pl-muted">Nobody yet.</p>
              ) : (
                <ul className="pl-pack-outside">
                  {downloads.map(({ byId, at }) => (
                    <li key={at}>
                      {people.get(byId)?.name ?? 'Somebody who left'},{' '}
                      <TimeText at={at} timeZone={actor.timeZone} />
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          )}
        </div>
        {(isUnderway || isBuilt) && (
          <div className="pl-grid">
            <Card title="How anybody checks it">
              <p>Unpack it, then run, in its folder and without any network:</p>
              <pre className="pl-code-block">
                {[
                  'node verify.mjs',
                  'sha256sum -c manifest-sha256.txt',
                  `ssh-keygen -Y verify -f allowed_signers \\\n  -I plumbline -n plumbline-pack \\\n  -s tagmanifest-sha256.txt.sig \\\n  < tagmanifest-sha256.txt`,
                ].join('\n')}
              </pre>
              <p>
                Or open verify.html in a browser and drop the ZIP there, or{' '}
                <Link className="pl-link" href="/verify">
                  verify it here
                </Link>
                . Compare the key with this one:
              </p>
              <Copied text={key.fingerprint} />
            </Card>
          </div>
        )}
      </div>
    </>
  )
}

function Copied({ text }: { text: string }) {
  return (
    <span className="pl-hash">
      <code>{text}</code> <CopyButton text={text} />
    </span>
  )
}
