import { z } from 'zod'
import { date, longText, person, structured, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** A record as a frozen row names it: it may be renamed later, the statement keeps the old name. */
const namedSchema = z.object({ code: z.string(), title: z.string() })

/** One control as it stood when the statement was frozen. */
export const soaRowSchema = z.object({
  controlId: z.string(),
  code: z.string(),
  title: z.string(),
  area: z.string(),
  applicable: z.enum(['yes', 'no', 'undecided']),
  reason: z.string(),
  status: z.string(),
  implementation: z.string(),
  ownerId: z.string().nullable(),
  owner: z.string(),
  risks: z.array(namedSchema),
  documents: z.array(namedSchema),
  evidence: z.array(namedSchema),
  lastTestedOn: z.string().nullable(),
})

/** What became of one control between two versions; `before` and `after` are words. */
export const soaChangeSchema = z.object({
  controlId: z.string(),
  title: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  fields: z.array(
    z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() }),
  ),
})

export type SoaRow = z.infer<typeof soaRowSchema>
export type SoaChange = z.infer<typeof soaChangeSchema>

/** Versions of the Statement of Applicability, each frozen and approved (ISO/IEC 42001, 6.1.3). */
export const soaVersions = defineRegister({
  key: 'soa-versions',
  model: 'SoaVersion',
  table: 'soa_versions',
  prefix: 'SOA',
  access: 'governing',
  name: { one: 'Statement of Applicability', many: 'Statements of Applicability' },
  navigation: 'Statement of Applicability',
  clauses: ['6.1.3'],
  about:
    'Each version freezes all controls as they stood, with reasons, and is approved by somebody other than its author.',
  fields: {
    title: text({
      label: 'Title',
      max: 200,
      derived: true,
    }),
    number: text({
      label: 'Version',
      max: 20,
      derived: true,
      help: 'A whole number more when controls come or go, else the number after the point.',
    }),
    scopeStatement: longText({
      label: 'Scope',
      clause: '4.3',
      help: 'Which part of the organisation and which AI systems it speaks of.',
    }),
    roleStatement: longText({
      label: 'Roles of the organisation',
      clause: '4.1',
      help: 'Developer, provider, deployer: why some controls weigh more than others.',
    }),
    summary: longText({
      label: 'What changed and why',
      max: 4000,
      clause: '7.5.2',
      help: 'For those who approve and those who audit; the differences themselves are computed.',
    }),
    rows: structured({
      label: 'Controls',
      derived: true,
      clause: '6.1.3',
      schema: z.array(soaRowSchema).max(1000),
    }),
    changes: structured({
      label: 'Differences from the version before',
      derived: true,
      clause: '7.5.2',
      schema: z.array(soaChangeSchema).max(2000),
    }),
    ownerId: person({ label: 'Author', clause: '7.5.2' }),
    approvedById: person({ label: 'Approved by', managed: true, clause: '7.5.2' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: '7.5.2' }),
    reviewAt: date({ label: 'Review by', clause: '7.5.2' }),
  },
  sections: {
    Statement: ['title', 'number', 'scopeStatement', 'roleStatement', 'summary'],
    Differences: ['changes'],
    Controls: ['rows'],
    Approval: ['ownerId', 'approvedById', 'approvedOn', 'reviewAt'],
  },
  list: {
    columns: ['number', 'summary', 'state', 'ownerId', 'approvedById', 'approvedOn'],
    filters: ['state'],
    sort: '-code',
  },
  lifecycle: { draft: 'due', approved: 'met', superseded: 'na', discarded: 'na' },
  sealed: ['approved', 'superseded', 'discarded'],
})

export type SoaVersion = RecordOf<typeof soaVersions>
