import { date, files, longText, people, person, reference, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Numbered versions of a document, reviewed and approved before use (ISO/IEC 42001, 7.5.2, 7.5.3). */
export const documentVersions = defineRegister({
  key: 'document-versions',
  model: 'DocumentVersion',
  table: 'document_versions',
  prefix: 'DOV',
  access: 'documents',
  name: { one: 'Version', many: 'Versions' },
  clauses: ['7.5.2', '7.5.3'],
  about:
    'What a document said, from when to when, written by whom and approved by whom. Earlier versions stay readable.',
  parent: { register: 'documents', field: 'documentId' },
  fields: {
    title: text({ label: 'Title', max: 340, derived: true }),
    documentId: reference('documents', { label: 'Document', inverse: 'Versions', required: true }),
    number: text({
      label: 'Number',
      max: 20,
      clause: '7.5.2',
      help: 'Left empty, it follows the version before: 1.0, 2.0 and so on.',
    }),
    body: longText({
      label: 'Text',
      max: 200_000,
      clause: '7.5.2',
      help: 'Headings with #, lists with -, **bold**. Or attach the document as a file.',
    }),
    files: files({ optional: true, label: 'Files', clause: '7.5.3' }),
    summaryOfChanges: longText({
      label: 'What changed',
      max: 4000,
      clause: '7.5.3',
      help: 'So that nobody has to compare two versions line by line.',
    }),
    effectiveFrom: date({
      label: 'In force from',
      managed: true,
      clause: '7.5.3',
      help: 'Left empty, today.',
    }),
    ownerId: person({ label: 'Author', clause: '7.5.2' }),
    authorIds: people({
      label: 'Written by',
      derived: true,
      clause: '7.5.2',
      help: 'Everybody who changed the text; none of them may approve.',
    }),
    submittedById: person({ label: 'Sent to review by', managed: true, clause: '7.5.2' }),
    approvedById: person({ label: 'Approved by', managed: true, clause: '7.5.2' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: '7.5.2' }),
    supersededOn: date({ label: 'In force until', managed: true, clause: '7.5.3' }),
  },
  sections: {
    Version: ['title', 'documentId', 'number', 'summaryOfChanges'],
    Text: ['body', 'files'],
    'Approval and force': [
      'ownerId',
      'authorIds',
      'submittedById',
      'approvedById',
      'approvedOn',
      'effectiveFrom',
      'supersededOn',
    ],
  },
  list: {
    columns: ['title', 'number', 'state', 'effectiveFrom', 'ownerId', 'approvedById'],
    filters: ['state', 'documentId', 'ownerId'],
    sort: '-code',
  },
  lifecycle: {
    draft: 'plain',
    'in-review': 'due',
    approved: 'due',
    effective: 'met',
    superseded: 'na',
    discarded: 'na',
  },
  sealed: ['in-review', 'approved', 'effective', 'superseded', 'discarded'],
})

/** Whether people follow this version, or did: from then on it is there for everybody it is for. */
export function isPublished({ state }: { state: string }): boolean {
  return state === 'effective' || state === 'superseded'
}

export type DocumentVersion = RecordOf<typeof documentVersions>
