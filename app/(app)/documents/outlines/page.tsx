import type { Metadata } from 'next'
import { startFromOutline } from '@/components/documents/actions'
import { stateLabel } from '@/components/records/column-label'
import { readAsOf } from '@/components/shell/as-of'
import { ActionButton } from '@/components/ui/action-button'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { PillLink, Toolbar } from '@/components/ui/toolbar'
import { roleNames } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { type DocumentOutline, documentOutlines } from '@/lib/catalogue/documents'
import { roleOfHint } from '@/lib/catalogue/owner-roles'
import { requirementTitle } from '@/lib/catalogue/requirements'
import { eachRecord } from '@/lib/records/read'
import type { AnyRecord } from '@/lib/registers/define'
import { registerOr404 } from '../../[register]/register-or-404'

export const metadata: Metadata = { title: 'Outlines of documents' }

type Props = { searchParams: Promise<{ basis?: string | string[] }> }

/** The documents that a management system usually keeps, each with an outline to start from (7.5.1). */
export default async function OutlinesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const definition = registerOr404(actor, 'documents')
  const asOf = await readAsOf(actor)
  const documents: AnyRecord[] = []
  for await (const one of eachRecord(actor, 'documents', { asOf: asOf?.moment }))
    documents.push(one)
  const existing = (outline: DocumentOutline) => documents.filter((one) => isOf(one, outline))
  const basis = [(await searchParams).basis].flat()[0]
  const shown = documentOutlines.filter((one) =>
    basis === 'missing' ? existing(one).length === 0 : !basis || one.basis === basis,
  )
  const count = (of: DocumentOutline['basis']) =>
    documentOutlines.filter((one) => one.basis === of).length
  const missing = documentOutlines.filter((one) => existing(one).length === 0).length
  const mayStart = !asOf && hasReach(actor, definition, 'create')
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[
              { label: definition.navigation ?? definition.name.many, href: '/documents' },
              { label: 'Outlines' },
            ]}
          />
        }
        title="Outlines of documents"
        about="What an AI management system usually has in writing. An outline becomes a document with a first draft: headings, and what belongs under each."
        clauses={['7.5.1']}
      />
      <Toolbar label="Which outlines">
        <PillLink href="/documents/outlines" on={!basis}>
          All {documentOutlines.length}
        </PillLink>
        <PillLink href="/documents/outlines?basis=explicit" on={basis === 'explicit'}>
          Asked for by the standard, {count('explicit')}
        </PillLink>
        <PillLink href="/documents/outlines?basis=recommended" on={basis === 'recommended'}>
          Usually expected, {count('recommended')}
        </PillLink>
        <PillLink href="/documents/outlines?basis=missing" on={basis === 'missing'}>
          Not here yet, {missing}
        </PillLink>
      </Toolbar>
      <DataTable label="Outlines" stack>
        <thead>
          <tr>
            <Th>Document</Th>
            <Th>By the standard</Th>
            <Th>Clauses and controls</Th>
            <Th>Usual owner, review</Th>
            <Th>In the register</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((outline) => {
            const here = existing(outline)
            const role = roleOfHint[outline.suggestedOwnerRole]
            return (
              <tr key={outline.id}>
                <Td className="pl-lead pl-library-cell">
                  <b className="font-medium">{outline.title}</b>{' '}
                  <span className="pl-muted">· {outline.type}</span>
                  <p className="text-ink-2">{outline.purpose}</p>
                  <details>
                    <summary className="pl-summary">{outline.outline.length} headings</summary>
                    <dl className="pl-outline">
                      {outline.outline.map(({ heading, hint }) => (
                        <div key={heading}>
                          <dt>{heading}</dt>
                          <dd className="pl-muted">{hint}</dd>
                        </div>
                      ))}
                    </dl>
                  </details>
                </Td>
                <Td label="By the standard" className="whitespace-nowrap">
                  {outline.basis === 'explicit' ? 'asked for' : 'expected'}
                </Td>
                <Td label="Clauses and controls" className="pl-requirements">
                  {[...outline.clauses, ...outline.controls].map((one) => (
                    <abbr key={one} className="pl-code pl-control" title={requirementTitle(one)}>
                      {one}
                    </abbr>
                  ))}
                </Td>
                <Td label="Usual owner" className="pl-muted">
                  {role ? roleNames[role] : outline.suggestedOwnerRole}, every{' '}
                  {outline.reviewMonths} months
                </Td>
                <Td
                  label={here.length > 0 ? 'In the register' : undefined}
                  className="whitespace-nowrap"
                >
                  {here.map((one) => (
                    <span key={one.id} className="flex gap-2 mb-1">
                      <Link
                        className="pl-link inline-block min-h-[24px]"
                        href={`/documents/${one.code}`}
                      >
                        {one.code}
                      </Link>
                      <Tag tone={definition.lifecycle[one.state]}>{stateLabel(one.state)}</Tag>
                    </span>
                  ))}
                  {here.length === 0 &&
                    (mayStart ? (
                      <ActionButton
                        act={startFromOutline.bind(null, outline.id)}
                        label={`Start ${outline.title}`}
                      >
                        Start
                      </ActionButton>
                    ) : (
                      <span className="pl-muted">not yet</span>
                    ))}
                </Td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </>
  )
}

/** Started from the outline, or written without it under the same name. */
function isOf(document: AnyRecord, outline: DocumentOutline): boolean {
  if (document.outlineId) return document.outlineId === outline.id
  return (
    String(document.title ?? '')
      .trim()
      .toLowerCase() === outline.title.toLowerCase()
  )
}
