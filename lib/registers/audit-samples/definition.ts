import { z } from 'zod'
import {
  choice,
  date,
  longText,
  number,
  options,
  person,
  reference,
  structured,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Every code of the population, by stratum; one stratum without a name where there are none. */
export const populationSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  strata: z.array(z.object({ name: z.string(), codes: z.array(z.string()) })),
})
export type Population = z.infer<typeof populationSchema>

/** Samples of an audit, drawn so that anybody can draw them again (ISO/IEC 42001, 9.2.2; ISO 19011, A.6). */
export const auditSamples = defineRegister({
  key: 'audit-samples',
  model: 'AuditSample',
  table: 'audit_samples',
  prefix: 'AUS',
  access: 'fieldwork',
  name: { one: 'Audit sample', many: 'Audit samples' },
  clauses: ['9.2.2'],
  about:
    'A population frozen at a position of the audit trail, and what was drawn from it by which method. Whoever has population and seed draws the same records.',
  parent: { register: 'audits', field: 'auditId', closes: 'everything' },
  fields: {
    title: text({ label: 'Sample', max: 400, derived: true }),
    auditId: reference('audits', { label: 'Audit', inverse: 'Samples', required: true }),
    purpose: text({
      label: 'What it is to show',
      max: 300,
      required: true,
      help: 'Such as: accepted risks are accepted by somebody who does not own them.',
    }),
    register: choice({
      label: 'Drawn from',
      required: true,
      // Every register but those of the fieldwork itself and confidential ones; a test holds it whole.
      options: options(
        { value: 'context', label: 'Issues' },
        { value: 'parties', label: 'Interested parties' },
        { value: 'scope', label: 'Versions of the scope' },
        { value: 'roles', label: 'Governance roles' },
        { value: 'documents', label: 'Documents' },
        { value: 'document-versions', label: 'Versions of documents' },
        { value: 'risk-criteria', label: 'Risk criteria' },
        { value: 'risks', label: 'Risks' },
        { value: 'impact-assessments', label: 'Impact assessments' },
        { value: 'controls', label: 'Controls' },
        { value: 'soa-versions', label: 'Statements of Applicability' },
        { value: 'objectives', label: 'Objectives' },
        { value: 'systems', label: 'AI systems' },
        { value: 'changes', label: 'Changes' },
        { value: 'resources', label: 'Resources' },
        { value: 'datasets', label: 'Datasets' },
        { value: 'validations', label: 'Validations' },
        { value: 'suppliers', label: 'Suppliers' },
        { value: 'communications', label: 'Communications' },
        { value: 'trainings', label: 'Trainings' },
        { value: 'training-records', label: 'Training records' },
        { value: 'incidents', label: 'Incidents' },
        { value: 'oversight', label: 'Oversight plans' },
        { value: 'monitors', label: 'Monitors' },
        { value: 'readiness', label: 'Readiness' },
        { value: 'evidence', label: 'Evidence' },
        { value: 'audits', label: 'Audits' },
        { value: 'management-reviews', label: 'Management reviews' },
        { value: 'review-decisions', label: 'Decisions of reviews' },
        { value: 'certificates', label: 'Certificates' },
        { value: 'nonconformities', label: 'Nonconformities' },
        { value: 'actions', label: 'Actions' },
      ),
    }),
    filter: text({
      label: 'Filter',
      max: 1000,
      optional: true,
      help: 'As in the address of the filtered list: state=accepted&level=9.. Empty: all of them.',
    }),
    asOfDay: date({
      label: 'As it stood at the end of',
      optional: true,
      help: 'Empty: as it stands now.',
    }),
    method: choice({
      label: 'Method',
      required: true,
      options: options(
        { value: 'all', label: 'All of them' },
        { value: 'random', label: 'At random', help: 'Each has the same chance.' },
        { value: 'stratified', label: 'Stratified', help: 'At random within each group.' },
        { value: 'judgement', label: 'By judgement', help: 'Chosen, with a reason.' },
      ),
    }),
    size: number({
      label: 'How many',
      min: 1,
      max: 2000,
      when: { field: 'method', is: ['random', 'stratified'] },
    }),
    stratifyBy: text({
      label: 'Groups by',
      max: 60,
      when: { field: 'method', is: 'stratified' },
      help: 'state, or the name of a field as the filter has it: treatment, tier.',
    }),
    seed: text({
      label: 'Seed',
      max: 120,
      when: { field: 'method', is: ['random', 'stratified'] },
      help: 'Any words. Empty: made for you. It stays on record, so that the draw can be repeated.',
    }),
    chosen: longText({
      label: 'Chosen',
      max: 20_000,
      when: { field: 'method', is: 'judgement' },
      help: 'Codes, such as RSK-0004 RSK-0017.',
    }),
    reason: longText({
      label: 'Why these',
      max: 4000,
      when: { field: 'method', is: 'judgement' },
    }),
    population: structured({ label: 'Population', derived: true, schema: populationSchema }),
    position: number({ label: 'Position in the audit trail', derived: true }),
    total: number({ label: 'Records in the population', derived: true }),
    drawn: number({ label: 'Records drawn', derived: true }),
    insideReason: longText({
      label: 'Why the organisation draws',
      max: 2000,
      clause: '9.2.2',
      optional: true,
      help: 'Only where auditors of the certification body would draw: at whose request, and why they did not themselves.',
    }),
    conclusion: longText({
      label: 'What the sample showed',
      max: 8000,
      clause: '9.2.2',
      help: 'And how far it speaks for the rest.',
    }),
    ownerId: person({ label: 'Drawn by', managed: true }),
  },
  sections: {
    Sample: ['title', 'auditId', 'purpose', 'conclusion', 'ownerId'],
    Population: ['register', 'filter', 'asOfDay', 'position', 'total', 'population'],
    Draw: ['method', 'size', 'stratifyBy', 'seed', 'chosen', 'reason', 'drawn', 'insideReason'],
  },
  list: {
    columns: ['title', 'auditId', 'register', 'method', 'total', 'drawn', 'ownerId'],
    filters: ['auditId', 'register', 'method', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { drawn: 'plain' },
})

export type AuditSample = RecordOf<typeof auditSamples>
