import { clauseTitles, controlTitles } from '../../catalogue/requirements.ts'
import {
  anyReference,
  choice,
  date,
  longText,
  options,
  person,
  reference,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Verdicts that become a nonconformity; its grades have the same names. */
export const findings = ['major', 'minor', 'observation', 'opportunity']

/** What is asked in an audit, of the management system or of one drawn record (ISO/IEC 42001, 9.2.1). */
export const auditQuestions = defineRegister({
  key: 'audit-questions',
  model: 'AuditQuestion',
  table: 'audit_questions',
  prefix: 'AUQ',
  access: 'fieldwork',
  name: { one: 'Audit question', many: 'Audit questions' },
  clauses: ['9.2.1'],
  about:
    'The questions of an audit, one for each in the catalogue and one for each record drawn, with what was seen and the verdict.',
  parent: { register: 'audits', field: 'auditId', closes: 'everything' },
  fields: {
    title: text({ label: 'Question', max: 600, required: true }),
    auditId: reference('audits', { label: 'Audit', inverse: 'Questions', required: true }),
    requirement: choice({
      label: 'Clause or control',
      clause: '9.2.1',
      options: Object.entries({ ...clauseTitles, ...controlTitles }).map(([value, title]) => ({
        value,
        label: `${value} ${title}`,
      })),
    }),
    guidance: longText({ label: 'How to look', max: 4000, optional: true }),
    questionId: text({ label: 'Number in the catalogue', max: 40, managed: true }),
    sampleId: reference('audit-samples', { label: 'Sample', inverse: 'Drawn', managed: true }),
    subjectId: anyReference({ label: 'Record drawn', inverse: 'Audited', managed: true }),
    verdict: choice({
      label: 'Verdict',
      managed: true,
      clause: '9.2.1',
      options: options(
        { value: 'conforms', label: 'Conforms', tone: 'met' },
        { value: 'major', label: 'Major nonconformity', tone: 'bad' },
        { value: 'minor', label: 'Minor nonconformity', tone: 'due' },
        { value: 'observation', label: 'Observation' },
        { value: 'opportunity', label: 'Opportunity for improvement' },
        { value: 'not-applicable', label: 'Does not apply', tone: 'na' },
      ),
    }),
    notes: longText({
      label: 'What was seen',
      max: 8000,
      managed: true,
      clause: '9.2.2',
      help: 'What you looked at, whom you spoke with, what it showed.',
    }),
    answeredById: person({ label: 'Answered by', managed: true, clause: '9.2.2' }),
    answeredOn: date({ label: 'Answered on', managed: true }),
    finding: text({
      label: 'The finding in one sentence',
      max: 300,
      managed: true,
      help: 'The requirement, and in what it is not met.',
    }),
    auditeeId: person({
      label: 'Who is to put it right',
      managed: true,
      clause: '10.2',
      help: 'They own the nonconformity.',
    }),
    findingId: reference('nonconformities', {
      label: 'Nonconformity',
      inverse: 'Found by',
      managed: true,
      clause: '10.2',
    }),
  },
  sections: {
    Question: [
      'title',
      'auditId',
      'requirement',
      'guidance',
      'questionId',
      'sampleId',
      'subjectId',
    ],
    Answer: ['verdict', 'notes', 'answeredById', 'answeredOn'],
    Finding: ['finding', 'auditeeId', 'findingId'],
  },
  list: {
    columns: ['title', 'requirement', 'verdict', 'answeredById', 'findingId'],
    filters: ['auditId', 'requirement', 'verdict', 'sampleId', 'answeredById'],
    sort: 'code',
  },
  lifecycle: { open: 'plain' },
})

export type AuditQuestion = RecordOf<typeof auditQuestions>
