import { clauseTitles, controlTitles } from '../../lib/catalogue/requirements.ts'
import type { State } from '../../lib/checks/state.ts'
import { inputKeys } from '../../lib/reviews/shape.ts'
import { aRecord } from './literal.ts'

type Parts = Partial<State>
type Example = {
  holds: Parts
  fails: Parts
  /** Where it looks at nothing; an empty installation unless told. A check that always applies: null. */
  na?: Parts | null
}

const past = '2026-10-01'
const ahead = '2027-10-01'
/** Within the thirty days that something new may wait. */
const lately = '2026-11-10T09:00:00Z'
const always = null

const system = aRecord('systems', {
  scope: 'in',
  tier: 'high',
  ownerId: 'jonas',
  state: 'validation',
})
const running = { ...system, state: 'operation' as const }
const built = {
  ...running,
  origin: 'in-house',
  purpose: 'Orders the work list',
  intendedUse: 'Handlers, on motor claims',
  usesRuledOut: 'Pricing',
  modelVersion: 'gbm 4.2',
}
const out = { ...running, scope: 'out' }
const assessment = aRecord('impact-assessments', {
  systemId: system.id,
  state: 'approved',
  approvedOn: '2026-01-10',
  validUntil: ahead,
})
const change = aRecord('changes', { kind: 'model', size: 'major', systemIds: [system.id] })
const released = { ...change, state: 'released' as const, releasedOn: past }
const risk = aRecord('risks', { systemIds: [system.id], level: 16 })
const settled = { ...risk, state: 'accepted' as const, acceptedUntil: ahead }
const monitor = aRecord('monitors', {
  systemId: system.id,
  thresholdKind: 'above',
  thresholdHigh: 1,
  lastReadingAt: '2026-11-20T08:00:00Z',
})
const scope = aRecord('scope', { state: 'approved', approvedById: 'tom' })
const criteria = aRecord('risk-criteria', { state: 'approved' })
const statement = aRecord('soa-versions', { state: 'approved', approvedById: 'maya' })
const version = aRecord('document-versions', {
  state: 'effective',
  approvedById: 'tom',
  authorIds: ['maya'],
})
const policy = aRecord('documents', {
  type: 'policy',
  state: 'effective',
  audience: ['executive'],
  effectiveVersionId: version.id,
})
const concern = aRecord('concerns', { acknowledgeDueOn: past, answerDueOn: past })
const procedure = { ...policy, type: 'procedure' }
const technicalFile = { ...procedure, type: 'document', requirements: ['A.6.2.7'] }
const relatedTo = (register: string, fromId: string, systemId: string) => ({
  kind: 'related',
  fromRegister: register,
  fromId,
  toRegister: 'systems',
  toId: systemId,
})
const role = aRecord('roles', { state: 'held', holderIds: ['tom'] })
const control = aRecord('controls', {
  controlId: 'X.1',
  area: 'own',
  applicable: 'yes',
  ownerId: 'maya',
})
const objective = aRecord('objectives', { state: 'pursued', target: 2, dueOn: ahead })
const evidence = aRecord('evidence')
const dataset = aRecord('datasets', {
  state: 'approved',
  acquisition: 'collected',
  quality: 'meets',
})
const supplier = aRecord('suppliers', { state: 'approved', contractUntil: ahead })
const audit = aRecord('audits', {
  kind: 'internal',
  requirements: [...Object.keys(clauseTitles), ...Object.keys(controlTitles)],
  scope: 'Everything',
  criteria: 'The standard',
  leadAuditorId: 'sam',
  startsOn: '2026-12-01',
  endsOn: '2026-12-05',
})
const underWay = { ...audit, state: 'under-way' as const }
const audited = {
  ...audit,
  state: 'signed' as const,
  startsOn: '2026-03-02',
  signedOn: '2026-03-20',
  reportedToIds: ['tom'],
}
const finding = aRecord('nonconformities', { dueOn: ahead })
const found = aRecord('audit-questions', {
  auditId: audit.id,
  verdict: 'minor',
  findingId: finding.id,
})
const gap = aRecord('readiness', { questionId: '5.1-q3', answer: 'partly' })
const action = aRecord('actions', { ownerId: 'jonas', dueOn: ahead, kind: 'corrective' })
const nonconformity = aRecord('nonconformities', { dueOn: ahead })
const incident = aRecord('incidents', { detectedOn: past })
const breach = { ...incident, dataBreach: true }
const serious = { ...incident, seriousIncident: true }
const grave = { ...incident, severity: 'high', state: 'resolved' as const }
const plan = aRecord('oversight', {
  systemId: system.id,
  state: 'in-force',
  approvedOn: '2026-01-10',
  reviewAt: ahead,
  reviewerIds: ['jonas'],
})
const judgedBefore = { ...risk, assessedOn: '2026-01-10' }
const issue = aRecord('context', { reviewAt: ahead })
const party = aRecord('parties', { reviewAt: ahead })
const certificate = aRecord('certificates', { state: 'valid', reviewAt: ahead })
const validation = aRecord('validations', { systemId: system.id, dueOn: ahead })
const resource = aRecord('resources', {
  kind: 'tooling',
  state: 'in-use',
  systemIds: [system.id],
  supportEndsOn: ahead,
})
const computing = { ...resource, kind: 'computing' }
const crew = { ...resource, kind: 'human' }
const communication = aRecord('communications', {
  kind: 'user-information',
  state: 'current',
  systemIds: [system.id],
  sentOn: past,
})
const training = aRecord('trainings', {
  kind: 'competence',
  state: 'offered',
  roleIds: [role.id],
})
const awareness = aRecord('trainings', {
  kind: 'awareness',
  state: 'offered',
  audience: ['executive'],
})
const completed = aRecord('training-records', { ownerId: 'tom', result: 'passed' })
const passed = { ...validation, state: 'passed' as const, concludedOn: '2026-01-10' }
const foundation = {
  scopeVersions: [scope],
  criteriaRecords: [criteria],
  soaVersions: [statement],
  documents: [policy],
}

const inIreland = {
  ...system,
  jurisdictions: 'United Kingdom, Ireland',
  organisationRoles: ['deployer'],
  euProposed: 'high-risk',
  euAiActClass: 'high-risk',
}
/** Of each check an example in which it holds, one in which it fails, one in which it does not apply. */
const meeting = aRecord('management-reviews', {
  kind: 'management-review',
  state: 'signed',
  heldOn: past,
  meetingOn: past,
  inputs: {
    frozenAt: past,
    from: past,
    to: past,
    inputs: inputKeys.map((key) => ({
      key,
      says: '',
      figures: [],
      chart: null,
      records: [],
      more: 0,
    })),
  },
  decisions: [
    {
      id: 'decision',
      code: 'DEC-0001',
      about: 'resources',
      title: 'Hire a tester',
      details: '',
      ownerId: null,
      owner: '',
      dueOn: ahead,
    },
  ],
})
const decision = aRecord('review-decisions', { reviewId: meeting.id, dueOn: ahead })

export const examples: Record<string, Example> = {
  'issues-determined': { holds: { contextIssues: [issue] }, fails: {}, na: always },
  'issues-in-date': {
    holds: { contextIssues: [issue] },
    fails: { contextIssues: [{ ...issue, reviewAt: past }] },
    na: { contextIssues: [{ ...issue, state: 'closed' }] },
  },
  'eu-act-classified': {
    holds: { systems: [inIreland] },
    fails: { systems: [{ ...inIreland, euAiActClass: 'minimal' }] },
    na: { systems: [{ ...inIreland, jurisdictions: 'United Kingdom', euProposed: null }] },
  },
  'eu-act-no-banned-practice': {
    holds: { systems: [inIreland, { ...running, euAiActClass: 'prohibited', state: 'suspended' }] },
    fails: { systems: [{ ...system, euAiActClass: 'prohibited' }] },
    na: { systems: [system, { ...inIreland, scope: 'out' }] },
  },
  'parties-determined': { holds: { parties: [party] }, fails: {}, na: always },
  'parties-in-date': {
    holds: { parties: [party] },
    fails: { parties: [{ ...party, reviewAt: past }] },
    na: { parties: [{ ...party, state: 'closed' }] },
  },
  'scope-approved': {
    holds: { scopeVersions: [scope] },
    fails: { scopeVersions: [{ ...scope, state: 'draft' }] },
    na: always,
  },
  'scope-in-date': {
    holds: { scopeVersions: [scope] },
    fails: { scopeVersions: [{ ...scope, reviewAt: past }] },
    na: { scopeVersions: [{ ...scope, state: 'superseded', reviewAt: past }] },
  },
  'systems-scope-decided': {
    holds: { systems: [system, out] },
    fails: { systems: [{ ...system, scope: 'undecided' }] },
    na: { systems: [{ ...system, scope: 'undecided', state: 'retired' }] },
  },
  'management-system-established': {
    holds: foundation,
    fails: { ...foundation, criteriaRecords: [] },
    na: always,
  },
  'top-decides': {
    holds: { scopeVersions: [scope] },
    fails: { scopeVersions: [{ ...scope, approvedById: 'maya' }] },
    na: always,
  },
  'policy-in-force': {
    holds: { documents: [policy] },
    fails: { documents: [procedure] },
    na: always,
  },
  'policy-told': {
    holds: { documents: [policy] },
    fails: { documents: [{ ...policy, audience: [] }] },
    na: { documents: [{ ...procedure, audience: [] }] },
  },
  'roles-assigned': {
    holds: { governanceRoles: [role] },
    fails: { governanceRoles: [{ ...role, state: 'vacant' }] },
    na: always,
  },
  'roles-held': {
    holds: { governanceRoles: [role] },
    fails: { governanceRoles: [{ ...role, holderIds: ['gone'] }] },
    na: { governanceRoles: [{ ...role, state: 'ended' }] },
  },
  'roles-in-date': {
    holds: { governanceRoles: [role] },
    fails: { governanceRoles: [{ ...role, reviewAt: past }] },
    na: { governanceRoles: [{ ...role, state: 'vacant', reviewAt: past }] },
  },
  'systems-owned': {
    holds: { systems: [system] },
    fails: { systems: [{ ...system, ownerId: null }] },
    na: { systems: [{ ...out, ownerId: null }] },
  },
  'criteria-approved': {
    holds: { criteriaRecords: [criteria] },
    fails: { criteriaRecords: [{ ...criteria, state: 'draft' }] },
    na: always,
  },
  'criteria-in-date': {
    holds: { criteriaRecords: [criteria] },
    fails: { criteriaRecords: [{ ...criteria, reviewAt: past }] },
    na: { criteriaRecords: [{ ...criteria, state: 'superseded', reviewAt: past }] },
  },
  'risks-identified': { holds: { risks: [risk] }, fails: {}, na: always },
  'risks-scored': {
    holds: { risks: [settled, { ...risk, updatedAt: lately }] },
    fails: { risks: [risk] },
    na: { risks: [{ ...risk, state: 'closed' }] },
  },
  'systems-classified': {
    holds: { systems: [system] },
    fails: { systems: [{ ...system, tier: 'unclassified' }] },
    na: { systems: [{ ...out, tier: 'unclassified' }] },
  },
  'systems-risks-recorded': {
    holds: { systems: [system], risks: [risk] },
    fails: { systems: [system] },
    na: { systems: [{ ...system, state: 'design' }] },
  },
  'risks-treatment-decided': {
    // What is within the acceptance level needs nobody to accept it, though somebody proposes that.
    holds: { risks: [{ ...risk, state: 'assessed', level: 2, treatment: 'accept' }] },
    fails: { risks: [{ ...risk, state: 'assessed' }] },
    na: { risks: [settled] },
  },
  'residual-risks-accepted': {
    holds: { risks: [{ ...risk, state: 'treated', residualLevel: 2 }] },
    fails: { risks: [{ ...risk, state: 'treated', residualLevel: 16 }] },
    na: { risks: [settled] },
  },
  'acceptances-in-date': {
    holds: { risks: [settled] },
    fails: { risks: [{ ...settled, acceptedUntil: past }] },
    na: { risks: [{ ...settled, state: 'closed', acceptedUntil: past }] },
  },
  'risk-assessment-performed': {
    holds: { risks: [settled] },
    fails: { risks: [risk] },
    na: always,
  },
  'risks-in-date': {
    holds: { risks: [{ ...risk, reviewAt: ahead }] },
    fails: { risks: [{ ...risk, reviewAt: past }] },
    na: { risks: [{ ...risk, state: 'closed', reviewAt: past }] },
  },
  'risk-treatment-performed': {
    holds: { risks: [settled] },
    fails: { risks: [{ ...risk, state: 'assessed' }] },
    na: always,
  },
  'treatments-in-time': {
    holds: { risks: [{ ...risk, state: 'in-treatment', treatmentDueOn: ahead }] },
    fails: { risks: [{ ...risk, state: 'in-treatment', treatmentDueOn: past }] },
    na: { risks: [{ ...risk, state: 'treated', treatmentDueOn: past }] },
  },
  'statement-approved': {
    holds: { controls: [control], soaVersions: [statement] },
    fails: { controls: [{ ...control, applicable: 'undecided' }], soaVersions: [statement] },
    na: always,
  },
  'statement-in-date': {
    holds: { soaVersions: [statement] },
    fails: { soaVersions: [{ ...statement, reviewAt: past }] },
    na: { soaVersions: [{ ...statement, state: 'superseded', reviewAt: past }] },
  },
  'controls-owned': {
    holds: { controls: [control] },
    fails: { controls: [{ ...control, ownerId: null }] },
    na: { controls: [{ ...control, ownerId: null, applicable: 'no' }] },
  },
  'controls-in-date': {
    holds: { controls: [control] },
    fails: { controls: [{ ...control, reviewAt: past }] },
    na: { controls: [{ ...control, state: 'withdrawn', reviewAt: past }] },
  },
  'own-controls-shown': {
    holds: {
      controls: [
        { ...control, status: 'implemented', lastTestedOn: past, lastTestResult: 'works' },
      ],
    },
    fails: { controls: [control] },
    na: { controls: [{ ...control, controlId: 'A.2.2' }] },
  },
  'objectives-set': {
    holds: { objectives: [objective] },
    fails: { objectives: [{ ...objective, state: 'draft' }] },
    na: always,
  },
  'objectives-measurable': {
    holds: { objectives: [objective] },
    fails: { objectives: [{ ...objective, target: null }] },
    na: { objectives: [{ ...objective, state: 'draft', target: null }] },
  },
  'objectives-decided': {
    holds: { objectives: [objective] },
    fails: { objectives: [{ ...objective, dueOn: past }] },
    na: { objectives: [{ ...objective, state: 'reached', dueOn: past }] },
  },
  'objectives-measured': {
    holds: { objectives: [objective] },
    fails: { objectives: [{ ...objective, reviewAt: past }] },
    na: { objectives: [{ ...objective, dueOn: past, reviewAt: past }] },
  },
  'documents-kept': { holds: foundation, fails: { ...foundation, documents: [] }, na: always },
  'policies-aligned': {
    holds: { documents: [{ ...procedure, requirements: ['A.2.3'] }] },
    fails: { documents: [{ ...policy, requirements: ['5.2', 'A.2.3'] }] },
    na: always,
  },
  'versions-in-force': {
    holds: { versions: [version] },
    fails: { versions: [{ ...version, state: 'approved' }] },
    na: always,
  },
  'versions-approved-by-others': {
    holds: { versions: [version] },
    fails: { versions: [{ ...version, approvedById: 'maya' }] },
    na: { versions: [{ ...version, state: 'draft' }] },
  },
  'versions-decided': {
    holds: { versions: [version, { ...version, state: 'in-review', updatedAt: lately }] },
    fails: { versions: [version, { ...version, state: 'in-review' }] },
    na: { versions: [{ ...version, state: 'discarded' }] },
  },
  'documents-have-one-version': {
    holds: { documents: [policy] },
    fails: { documents: [{ ...policy, effectiveVersionId: null }] },
    na: { documents: [{ ...policy, state: 'withdrawn' }] },
  },
  'documents-in-date': {
    holds: { documents: [procedure] },
    fails: { documents: [{ ...procedure, reviewAt: past }] },
    na: { documents: [{ ...policy, reviewAt: past }] },
  },
  'policy-in-date': {
    holds: { documents: [policy] },
    fails: { documents: [{ ...policy, reviewAt: past }] },
    na: { documents: [{ ...procedure, reviewAt: past }] },
  },
  'documents-read': {
    holds: {
      documents: [policy],
      versions: [version],
      acknowledgements: [{ recordId: version.id, personId: 'tom' }],
    },
    fails: { documents: [policy], versions: [version] },
    na: { documents: [{ ...policy, audience: [] }], versions: [version] },
  },
  'retention-decided': {
    holds: { evidence: [{ ...evidence, retainUntil: ahead }] },
    fails: { evidence: [{ ...evidence, retainUntil: past }] },
    na: { evidence: [{ ...evidence, retainUntil: past, state: 'withdrawn' }] },
  },
  'development-process-in-force': {
    holds: { systems: [built], documents: [{ ...procedure, requirements: ['A.6.1.3'] }] },
    fails: {
      systems: [built],
      documents: [{ ...procedure, requirements: ['A.6.1.3'], reviewAt: past }],
    },
    na: { systems: [{ ...built, origin: 'bought' }] },
  },
  'requirements-written': {
    holds: { systems: [built] },
    fails: { systems: [{ ...built, intendedUse: ' ' }] },
    na: { systems: [{ ...built, state: 'design', intendedUse: null }] },
  },
  'design-recorded': {
    holds: { systems: [built], datasets: [{ ...dataset, systemIds: [system.id] }] },
    fails: { systems: [built], datasets: [dataset] },
    na: { systems: [{ ...built, origin: 'embedded' }] },
  },
  'technical-documentation-linked': {
    holds: {
      systems: [built],
      documents: [technicalFile],
      links: [relatedTo('documents', technicalFile.id, system.id)],
    },
    fails: { systems: [built], documents: [technicalFile] },
    na: { systems: [{ ...built, state: 'validation' }] },
  },
  'use-recorded': {
    holds: {
      systems: [running],
      oversightPlans: [plan],
      oversightEvents: [{ planId: plan.id, count: 12, lastOn: '2026-11-02' }],
    },
    fails: {
      systems: [running],
      oversightPlans: [plan],
      oversightEvents: [{ planId: plan.id, count: 12, lastOn: '2026-05-02' }],
    },
    na: { systems: [running], oversightPlans: [{ ...plan, approvedOn: '2026-11-02' }] },
  },
  'use-within-bounds': {
    holds: { systems: [built], oversightPlans: [plan] },
    fails: { systems: [built], oversightPlans: [{ ...plan, state: 'draft' }] },
    na: { systems: [{ ...built, tier: 'low' }] },
  },
  'systems-in-scope': { holds: { systems: [system] }, fails: { systems: [out] }, na: always },
  'operation-conditions-hold': {
    holds: {
      systems: [running],
      assessments: [assessment],
      risks: [settled],
      monitors: [monitor],
      validations: [passed],
      oversightPlans: [plan],
    },
    fails: { systems: [running], assessments: [assessment], risks: [settled] },
    na: { systems: [system] },
  },
  'exceptions-ended': {
    holds: { systems: [{ ...running, gateOverrideUntil: ahead }] },
    fails: { systems: [{ ...running, gateOverrideUntil: past }] },
    na: { systems: [running] },
  },
  'systems-in-date': {
    holds: { systems: [{ ...system, reviewAt: ahead }] },
    fails: { systems: [{ ...system, reviewAt: past }] },
    na: { systems: [{ ...out, reviewAt: past }] },
  },
  'aims-changes-planned': {
    holds: { changes: [{ ...change, kind: 'aims', state: 'approved' }] },
    fails: { changes: [{ ...change, state: 'approved' }] },
    na: always,
  },
  'changes-decided': {
    holds: { changes: [{ ...change, state: 'submitted', plannedOn: ahead }] },
    fails: { changes: [{ ...change, state: 'submitted', plannedOn: past }] },
    na: { changes: [{ ...released, plannedOn: past }] },
  },
  'changes-released': {
    holds: { changes: [{ ...change, state: 'approved', plannedOn: ahead }] },
    fails: { changes: [{ ...change, state: 'approved', plannedOn: past }] },
    na: { changes: [{ ...released, plannedOn: past }] },
  },
  'validations-in-time': {
    holds: { validations: [validation] },
    fails: { validations: [{ ...validation, dueOn: past }] },
    na: { validations: [{ ...validation, state: 'passed', dueOn: past }] },
  },
  'impact-method-settled': {
    holds: { criteriaRecords: [criteria] },
    fails: { criteriaRecords: [{ ...criteria, state: 'draft' }] },
    na: always,
  },
  'impact-assessed': {
    holds: { assessments: [assessment] },
    fails: { assessments: [{ ...assessment, state: 'draft' }] },
    na: always,
  },
  'assessment-before-operation': {
    holds: { systems: [running], assessments: [assessment] },
    fails: { systems: [running], assessments: [{ ...assessment, state: 'draft' }] },
    na: { systems: [out] },
  },
  'assessments-renewed-after-change': {
    holds: { systems: [running], assessments: [assessment], changes: [change] },
    fails: { systems: [running], assessments: [assessment], changes: [released] },
    na: { systems: [running], changes: [released] },
  },
  'assessments-finished': {
    holds: { assessments: [{ ...assessment, state: 'draft', reviewAt: ahead }] },
    fails: { assessments: [{ ...assessment, state: 'submitted', reviewAt: past }] },
    na: { assessments: [{ ...assessment, reviewAt: past }] },
  },
  'assessments-in-date': {
    holds: { systems: [running], assessments: [assessment] },
    fails: { systems: [running], assessments: [{ ...assessment, validUntil: past }] },
    na: { systems: [out], assessments: [{ ...assessment, validUntil: past }] },
  },
  'monitoring-performed': {
    holds: { monitors: [monitor] },
    fails: { monitors: [{ ...monitor, lastReadingAt: null }] },
    na: always,
  },
  'systems-monitored': {
    holds: { systems: [system], monitors: [monitor] },
    fails: { systems: [system] },
    na: { systems: [{ ...system, state: 'idea' }] },
  },
  'bias-measured': {
    holds: {
      systems: [{ ...running, impactClass: 'rights' }],
      monitors: [{ ...monitor, metric: 'bias' }],
    },
    fails: {
      systems: [{ ...running, impactClass: 'rights' }],
      monitors: [monitor, { ...monitor, metric: 'bias', thresholdKind: null }],
      validations: [aRecord('validations', { systemId: system.id, kind: 'bias' })],
    },
    na: { systems: [{ ...running, impactClass: 'neither' }] },
  },
  'breaches-reviewed': {
    holds: { monitors: [monitor] },
    fails: { monitors: [{ ...monitor, state: 'breached' }] },
    na: { monitors: [{ ...monitor, state: 'retired' }] },
  },
  'readings-in-time': {
    holds: { monitors: [{ ...monitor, frequencyDays: 30 }] },
    fails: { monitors: [{ ...monitor, frequencyDays: 30, lastReadingAt: `${past}T08:00:00Z` }] },
    na: { monitors: [{ ...monitor, state: 'paused', frequencyDays: 1 }] },
  },
  'monitors-in-date': {
    holds: { monitors: [{ ...monitor, reviewAt: ahead }] },
    fails: { monitors: [{ ...monitor, reviewAt: past }] },
    na: { monitors: [{ ...monitor, state: 'retired', reviewAt: past }] },
  },
  'evidence-says-its-period': {
    holds: { evidence: [{ ...evidence, coversTo: past }] },
    fails: { evidence: [{ ...evidence, coversTo: null }] },
    na: { evidence: [{ ...evidence, state: 'withdrawn', coversTo: null }] },
  },
  'evidence-in-date': {
    holds: { evidence: [evidence] },
    fails: { evidence: [{ ...evidence, reviewAt: past }] },
    na: { evidence: [{ ...evidence, state: 'superseded', reviewAt: past }] },
  },
  'improvement-performed': {
    holds: { actions: [{ ...action, state: 'done' }] },
    fails: { actions: [action] },
    na: always,
  },
  'actions-in-time': {
    holds: { actions: [action] },
    fails: { actions: [{ ...action, ownerId: null }] },
    na: { actions: [{ ...action, state: 'cancelled', dueOn: past }] },
  },
  'corrections-verified': {
    holds: {
      actions: [
        { ...action, state: 'verified' },
        { ...action, state: 'done', updatedAt: lately },
      ],
    },
    fails: { actions: [{ ...action, state: 'done' }] },
    na: { actions: [action] },
  },
  'nonconformities-handled': {
    holds: { nonconformities: [nonconformity] },
    fails: { documents: [policy] },
    na: always,
  },
  'nonconformities-in-time': {
    holds: { nonconformities: [nonconformity, { ...nonconformity, state: 'closed', dueOn: past }] },
    fails: { nonconformities: [{ ...nonconformity, dueOn: past }] },
  },
  'incidents-reported': {
    holds: { incidents: [{ ...breach, detectedOn: '2026-11-19' }] },
    fails: { incidents: [breach] },
    na: { incidents: [incident] },
  },
  'serious-incident-corrected': {
    holds: {
      incidents: [serious],
      nonconformities: [aRecord('nonconformities', { originId: serious.id })],
    },
    fails: { incidents: [serious] },
    na: { incidents: [incident] },
  },
  'incident-taught-a-risk': {
    holds: { incidents: [{ ...grave, riskIds: [risk.id] }] },
    fails: { incidents: [grave] },
    na: { incidents: [incident] },
  },
  'system-overseen': {
    holds: { systems: [running], oversightPlans: [plan] },
    fails: { systems: [running] },
    na: { systems: [{ ...running, tier: 'low' }, out] },
  },
  'system-validated': {
    holds: { systems: [running], validations: [passed] },
    fails: { systems: [running], validations: [validation] },
    na: { systems: [{ ...running, tier: 'low' }, out] },
  },
  'oversight-has-people': {
    holds: { oversightPlans: [plan] },
    fails: { oversightPlans: [{ ...plan, reviewerIds: ['gone'] }] },
    na: { oversightPlans: [{ ...plan, state: 'draft' }] },
  },
  'oversight-in-date': {
    holds: { oversightPlans: [plan] },
    fails: { oversightPlans: [{ ...plan, reviewAt: past }] },
    na: { oversightPlans: [{ ...plan, state: 'retired' }] },
  },
  'stop-settled': {
    holds: { oversightPlans: [plan] },
    fails: { oversightPlans: [{ ...plan, stoppedAt: '2026-11-20T10:00:00Z' }] },
    na: { oversightPlans: [{ ...plan, state: 'draft' }] },
  },
  'risks-after-change': {
    holds: { systems: [running], risks: [{ ...risk, assessedOn: ahead }], changes: [released] },
    fails: { systems: [running], risks: [judgedBefore], changes: [released] },
    na: { systems: [out], risks: [judgedBefore], changes: [released] },
  },
  'validation-after-change': {
    holds: {
      systems: [running],
      validations: [{ ...passed, changeIds: [released.id] }],
      changes: [released],
    },
    fails: { systems: [running], validations: [passed], changes: [released] },
    na: { systems: [running], validations: [validation], changes: [released] },
  },
  'oversight-after-change': {
    holds: { systems: [running], oversightPlans: [plan], changes: [change] },
    fails: { systems: [running], oversightPlans: [plan], changes: [released] },
    na: { systems: [out], oversightPlans: [plan], changes: [released] },
  },
  'retirement-planned': {
    holds: { systems: [{ ...running, state: 'retired', retirementPlannedOn: past }] },
    fails: { systems: [{ ...running, state: 'retired' }] },
    na: { systems: [running] },
  },
  'incidents-settled': {
    holds: { incidents: [{ ...incident, state: 'contained' }] },
    fails: { incidents: [incident] },
  },
  'clauses-audited': {
    holds: { audits: [audited] },
    fails: { audits: [{ ...audited, requirements: ['4.1'] }] },
    na: always,
  },
  'audits-planned-ahead': { holds: { audits: [audit] }, fails: { audits: [audited] }, na: always },
  'programme-covers-all': {
    holds: { audits: [audit] },
    fails: { audits: [{ ...audit, requirements: ['4.1'] }] },
    na: always,
  },
  'audit-planned-whole': {
    holds: { audits: [underWay] },
    fails: { audits: [{ ...underWay, criteria: null }] },
  },
  'auditors-objective': {
    holds: { audits: [{ ...underWay, systemIds: [system.id] }], systems: [system] },
    fails: {
      audits: [{ ...underWay, systemIds: [system.id], auditorIds: ['jonas'] }],
      systems: [system],
    },
    na: { audits: [audit] },
  },
  'audit-on-time': {
    holds: { audits: [audit] },
    fails: { audits: [{ ...underWay, endsOn: past }] },
    na: { audits: [audited] },
  },
  'audit-reported': {
    holds: { audits: [audited] },
    fails: { audits: [{ ...audited, reportedToIds: [] }] },
    na: { audits: [audit] },
  },
  'audit-findings-followed': {
    holds: { audits: [audited], auditQuestions: [found], nonconformities: [finding] },
    fails: {
      audits: [audited],
      auditQuestions: [found],
      nonconformities: [{ ...finding, dueOn: past }],
    },
    na: { audits: [audited] },
  },
  'certificate-audits-prepared': {
    holds: { certificates: [certificate] },
    fails: { certificates: [{ ...certificate, reviewAt: past }] },
    na: { certificates: [{ ...certificate, state: 'ended', reviewAt: past }] },
  },
  'datasets-approved': {
    holds: { datasets: [dataset, { ...dataset, state: 'proposed', updatedAt: lately }] },
    fails: { datasets: [{ ...dataset, state: 'proposed' }] },
    na: { datasets: [{ ...dataset, state: 'retired' }] },
  },
  'acquisition-known': {
    holds: { datasets: [dataset] },
    fails: { datasets: [{ ...dataset, acquisition: null }] },
    na: { datasets: [{ ...dataset, state: 'retired', acquisition: null }] },
  },
  'data-quality-met': {
    holds: { datasets: [dataset] },
    fails: { datasets: [{ ...dataset, quality: 'fails' }] },
    na: { datasets: [{ ...dataset, state: 'proposed', quality: 'fails' }] },
  },
  'review-at-intervals': {
    holds: { managementReviews: [meeting] },
    fails: { managementReviews: [{ ...meeting, heldOn: '2025-10-01' }] },
    na: always,
  },
  'meetings-held': {
    holds: { managementReviews: [meeting] },
    fails: { managementReviews: [{ ...meeting, state: 'prepared' }] },
    na: { managementReviews: [{ ...meeting, state: 'cancelled' }] },
  },
  'review-inputs-whole': {
    holds: { managementReviews: [meeting] },
    fails: { managementReviews: [{ ...meeting, inputs: null }] },
    na: always,
  },
  'review-signed': {
    holds: { managementReviews: [meeting] },
    fails: { managementReviews: [{ ...meeting, decisions: [] }] },
    na: always,
  },
  'minutes-signed': {
    holds: { managementReviews: [meeting] },
    fails: { managementReviews: [{ ...meeting, state: 'held' }] },
    na: { managementReviews: [{ ...meeting, state: 'prepared' }] },
  },
  'decisions-in-time': {
    holds: { reviewDecisions: [decision] },
    fails: { reviewDecisions: [{ ...decision, dueOn: past }] },
    na: { reviewDecisions: [{ ...decision, state: 'dropped', dueOn: past }] },
  },
  'datasets-in-date': {
    holds: { datasets: [dataset] },
    fails: { datasets: [{ ...dataset, reviewAt: past }] },
    na: { datasets: [{ ...dataset, state: 'blocked', reviewAt: past }] },
  },
  'supplied-ai-in-inventory': {
    holds: { suppliers: [{ ...supplier, provides: ['software'], systemIds: [system.id] }] },
    fails: { suppliers: [{ ...supplier, provides: ['software'] }] },
    na: { suppliers: [{ ...supplier, provides: ['labelling'] }] },
  },
  'suppliers-decided': {
    holds: { suppliers: [supplier, { ...supplier, state: 'prospective', updatedAt: lately }] },
    fails: { suppliers: [{ ...supplier, state: 'prospective' }] },
    na: { suppliers: [{ ...supplier, state: 'ended' }] },
  },
  'contracts-in-date': {
    holds: { suppliers: [supplier] },
    fails: { suppliers: [{ ...supplier, contractUntil: past }] },
    na: { suppliers: [{ ...supplier, contractUntil: null }] },
  },
  'suppliers-in-date': {
    holds: { suppliers: [supplier] },
    fails: { suppliers: [{ ...supplier, reviewAt: past }] },
    na: { suppliers: [{ ...supplier, state: 'suspended', reviewAt: past }] },
  },
  'resources-determined': {
    holds: { resources: [resource] },
    fails: { resources: [{ ...resource, state: 'retired' }] },
    na: always,
  },
  'resources-documented': {
    holds: { systems: [system], resources: [resource, computing, crew] },
    fails: { systems: [system], resources: [resource, crew] },
    na: { systems: [out] },
  },
  'tooling-documented': {
    holds: { systems: [system], resources: [resource] },
    fails: { systems: [system], resources: [{ ...resource, state: 'planned' }] },
    na: { systems: [{ ...system, state: 'design' }] },
  },
  'computing-documented': {
    holds: { systems: [system], resources: [computing] },
    fails: { systems: [system], resources: [resource] },
    na: { systems: [{ ...system, state: 'retired' }] },
  },
  'people-documented': {
    holds: { systems: [system], resources: [crew] },
    fails: { systems: [system] },
    na: { systems: [out] },
  },
  'resources-in-date': {
    holds: { resources: [{ ...resource, reviewAt: ahead }] },
    fails: { resources: [{ ...resource, reviewAt: past }] },
    na: { resources: [{ ...resource, state: 'retired', reviewAt: past }] },
  },
  'resources-supported': {
    holds: { resources: [resource] },
    fails: { resources: [{ ...resource, supportEndsOn: past }] },
    na: { resources: [{ ...resource, supportEndsOn: null }] },
  },
  'communication-planned': {
    holds: { communications: [communication, { ...communication, kind: 'internal' }] },
    fails: { communications: [communication] },
    na: always,
  },
  'communication-kept': {
    holds: { communications: [{ ...communication, reviewAt: ahead }] },
    fails: { communications: [{ ...communication, reviewAt: past }] },
    na: { communications: [{ ...communication, state: 'ended', reviewAt: past }] },
  },
  'communication-approved': {
    holds: {
      communications: [communication, { ...communication, state: 'draft', updatedAt: lately }],
    },
    fails: { communications: [{ ...communication, state: 'draft' }] },
    na: { communications: [{ ...communication, state: 'ended' }] },
  },
  'users-informed': {
    holds: { systems: [running], communications: [communication] },
    fails: { systems: [running], communications: [{ ...communication, sentOn: null }] },
    na: { systems: [system, { ...running, peopleNumber: 'none' }] },
  },
  'reporting-route-known': {
    holds: { communications: [{ ...communication, kind: 'reporting-route' }] },
    fails: { communications: [{ ...communication, kind: 'reporting-route', sentOn: null }] },
    na: always,
  },
  'incident-notice-planned': {
    holds: { communications: [{ ...communication, kind: 'incident-notice' }] },
    fails: { communications: [{ ...communication, kind: 'incident-notice', state: 'draft' }] },
    na: always,
  },
  'duties-to-inform-known': {
    holds: { communications: [{ ...communication, kind: 'duty' }] },
    fails: { communications: [communication] },
    na: always,
  },
  'competence-offered': {
    holds: { trainings: [training] },
    fails: { trainings: [awareness] },
    na: always,
  },
  'competence-determined': {
    holds: { governanceRoles: [{ ...role, competence: 'Law' }], trainings: [training] },
    fails: { governanceRoles: [{ ...role, competence: 'Law' }] },
    na: { governanceRoles: [{ ...role, state: 'vacant' }] },
  },
  'competence-held': {
    holds: {
      governanceRoles: [role],
      trainings: [training],
      trainingRecords: [{ ...completed, trainingId: training.id }],
    },
    fails: { governanceRoles: [role], trainings: [training] },
    na: { trainings: [training] },
  },
  'awareness-offered': {
    holds: { trainings: [{ ...awareness, audience: ['everyone'] }] },
    fails: { trainings: [awareness] },
    na: always,
  },
  'awareness-held': {
    holds: {
      trainings: [awareness],
      trainingRecords: [{ ...completed, trainingId: awareness.id, expiresOn: ahead }],
    },
    fails: {
      trainings: [awareness],
      trainingRecords: [{ ...completed, trainingId: awareness.id, expiresOn: past }],
    },
    na: { trainings: [{ ...awareness, state: 'withdrawn' }] },
  },
  'trainings-in-date': {
    holds: { trainings: [{ ...training, reviewAt: ahead }] },
    fails: { trainings: [{ ...training, reviewAt: past }] },
    na: { trainings: [{ ...training, state: 'draft', reviewAt: past }] },
  },
  'concerns-can-be-raised': {
    holds: { documents: [{ ...procedure, requirements: ['A.3.3'] }] },
    fails: { documents: [{ ...procedure, state: 'draft', requirements: ['A.3.3'] }] },
    na: always,
  },
  'concerns-acknowledged': {
    holds: { concerns: [{ ...concern, acknowledgeDueOn: ahead }] },
    fails: { concerns: [concern] },
    na: { concerns: [{ ...concern, state: 'triaged' }] },
  },
  'concerns-answered': {
    holds: { concerns: [{ ...concern, state: 'investigating', answerDueOn: ahead }] },
    fails: { concerns: [{ ...concern, state: 'triaged' }] },
    na: { concerns: [{ ...concern, state: 'answered' }] },
  },
  'appeals-decided': {
    holds: { concerns: [{ ...concern, state: 'appealed', appealedOn: past }] },
    fails: { concerns: [{ ...concern, state: 'appealed', appealedOn: '2026-01-10' }] },
    na: { concerns: [{ ...concern, state: 'answered', appealedOn: '2026-01-10' }] },
  },
  'reporters-replied-to': {
    holds: { concerns: [{ ...concern, waitsSince: '2026-11-20' }] },
    fails: { concerns: [{ ...concern, waitsSince: past }] },
    na: { concerns: [{ ...concern, state: 'closed', waitsSince: past }] },
  },
  'concerns-closed': {
    holds: { concerns: [{ ...concern, state: 'answered', appealUntil: past }] },
    fails: { concerns: [{ ...concern, state: 'answered', appealUntil: '2026-01-10' }] },
    na: { concerns: [{ ...concern, state: 'answered', appealUntil: ahead }] },
  },
  'readiness-assessed': {
    holds: { readinessAnswers: [gap] },
    fails: { readinessAnswers: [{ ...gap, state: 'withdrawn' }] },
    na: always,
  },
  'gaps-planned': {
    holds: { readinessAnswers: [gap], actions: [{ ...action, originId: gap.id }] },
    fails: {
      readinessAnswers: [gap],
      actions: [{ ...action, originId: gap.id, state: 'cancelled' }],
    },
    na: { readinessAnswers: [{ ...gap, answer: 'yes' }] },
  },
  'answers-in-date': {
    holds: { readinessAnswers: [{ ...gap, reviewAt: ahead }] },
    fails: { readinessAnswers: [{ ...gap, reviewAt: past }] },
    na: { readinessAnswers: [{ ...gap, reviewAt: past, state: 'withdrawn' }] },
  },
}
