import {
  choice,
  date,
  files,
  longText,
  options,
  person,
  reference,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** What shows that something was done: file, link or note (ISO/IEC 42001, 7.5.3, 9.1). */
export const evidence = defineRegister({
  key: 'evidence',
  model: 'Evidence',
  table: 'evidence',
  prefix: 'EVD',
  access: 'evidence',
  name: { one: 'Piece of evidence', many: 'Evidence' },
  navigation: 'Evidence',
  phase: 'check',
  clauses: ['7.5.3', '9.1'],
  about:
    'Files, links and notes that show something was done, each with the period it is about. Kept once, and linked from wherever it counts.',
  fields: {
    title: text({ label: 'Title', max: 300, required: true, help: 'What it shows.' }),
    kind: choice({
      label: 'Kind',
      required: true,
      options: options('file', 'link', 'note'),
    }),
    files: files({
      label: 'Files',
      clause: '7.5.3',
      when: { field: 'kind', is: 'file' },
      help: 'Each is kept under its SHA-256, so that nobody can exchange it unseen.',
    }),
    url: text({
      label: 'Address',
      max: 2000,
      when: { field: 'kind', is: 'link' },
      help: 'Links die: prefer a file where it matters.',
    }),
    note: longText({
      optional: true,
      label: 'Note',
      help: 'What was seen, by whom, where.',
      personal: true,
    }),
    systemIds: references('systems', {
      label: 'About systems',
      inverse: 'Evidence about it',
      help: 'Whoever owns one of them may read it. Filled by itself when it is attached.',
    }),
    coversFrom: date({
      label: 'Covers from',
      clause: '9.1',
      help: 'The period it is about, which is not the day it was uploaded.',
    }),
    coversTo: date({ label: 'Covers to', clause: '9.1' }),
    classification: choice({
      label: 'Classification',
      clause: '7.5.3',
      options: options('public', 'internal', 'confidential', 'restricted'),
    }),
    retainUntil: date({
      label: 'Keep until',
      clause: '7.5.3',
      help: 'Three years after the period it covers unless told; a certification cycle.',
    }),
    replacesId: reference('evidence', {
      optional: true,
      label: 'Replaces',
      inverse: 'Replaced by',
      help: 'This is a newer edition: it shows what the older one showed, which stays as superseded.',
    }),
    ownerId: person({ label: 'Owner', clause: '7.5.3' }),
    reviewAt: date({
      optional: true,
      label: 'Renew by',
      clause: '9.1',
      help: 'When a fresh piece is needed.',
    }),
  },
  sections: {
    'What it shows': ['title', 'kind', 'files', 'url', 'note', 'systemIds', 'replacesId'],
    Period: ['coversFrom', 'coversTo', 'reviewAt'],
    Keeping: ['classification', 'retainUntil', 'ownerId'],
  },
  list: {
    columns: ['title', 'kind', 'coversFrom', 'coversTo', 'classification', 'state', 'ownerId'],
    filters: ['state', 'kind', 'classification', 'ownerId', 'coversTo'],
    sort: '-code',
  },
  lifecycle: { current: 'met', superseded: 'na', withdrawn: 'na' },
  sealed: ['superseded', 'withdrawn'],
})

export type Evidence = RecordOf<typeof evidence>
