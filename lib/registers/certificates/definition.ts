import { date, files, longText, person, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Certificates of the AI management system and their calendar (ISO/IEC 42001, 9.2; ISO/IEC 17021-1). */
export const certificates = defineRegister({
  key: 'certificates',
  model: 'Certificate',
  table: 'certificates',
  prefix: 'CER',
  access: 'governing',
  name: { one: 'Certificate', many: 'Certificates' },
  phase: 'check',
  clauses: ['9.2'],
  about:
    'The way to a certificate and its three years: body, accreditation, stages, validity, and the surveillance audits in between.',
  fields: {
    title: text({ label: 'Certificate', max: 300, required: true, help: 'Standard and scope.' }),
    body: text({ label: 'Certification body', max: 300 }),
    accreditation: text({
      label: 'Accredited by',
      max: 300,
      help: 'Without accreditation for the standard a certificate says little.',
    }),
    number: text({ label: 'Number', max: 120 }),
    scope: longText({ label: 'Scope as certified', max: 4000, clause: '4.3' }),
    stage1On: date({ label: 'Stage 1 on', clause: '9.2' }),
    stage2On: date({ label: 'Stage 2 on', clause: '9.2' }),
    issuedOn: date({ label: 'Issued on' }),
    validUntil: date({ label: 'Valid until' }),
    surveillance1On: date({ label: 'First surveillance', clause: '9.2' }),
    surveillance2On: date({ label: 'Second surveillance', clause: '9.2' }),
    files: files({ label: 'Files' }),
    ownerId: person({ label: 'Owner' }),
    reviewAt: date({ label: 'Next step by', help: 'The next audit or the renewal.' }),
  },
  sections: {
    Certificate: ['title', 'body', 'accreditation', 'number', 'scope', 'files'],
    Calendar: [
      'stage1On',
      'stage2On',
      'issuedOn',
      'surveillance1On',
      'surveillance2On',
      'validUntil',
      'ownerId',
      'reviewAt',
    ],
  },
  list: {
    columns: ['title', 'body', 'state', 'issuedOn', 'validUntil', 'ownerId', 'reviewAt'],
    filters: ['state', 'ownerId', 'validUntil'],
    sort: '-code',
  },
  lifecycle: { planned: 'due', valid: 'met', suspended: 'bad', ended: 'na' },
  sealed: ['ended'],
})

export type Certificate = RecordOf<typeof certificates>
