import type { ComponentType } from 'react'
import type { Actor } from '@/lib/access/actor'
import { catalogueControl } from '@/lib/catalogue/controls'
import { concernsEuAct } from '@/lib/eu-act/words'
import type { RecordPageData } from '@/lib/records/record-page'
import type { Moment } from '@/lib/records/source'
import type { AnyRecord } from '@/lib/registers/define'
import { managementReviews } from '@/lib/registers/management-reviews/definition'
import type { RecordTypes } from '@/lib/registers/record-types'
import { AnswersSection } from '../assessments/answers-section'
import { AssessmentPanel } from '../assessments/assessment-panel'
import { FileAssessment } from '../assessments/file-assessment'
import { AuditPanel, BackToFieldwork, OpenFieldwork, OpenProgramme } from '../audits/audit-panel'
import { FieldworkSection, PopulationSection } from '../audits/audit-sections'
import { CommunicationLog } from '../communications/log-panel'
import { ConcernPanel } from '../concerns/concern-panel'
import { CriteriaPanel } from '../criteria/criteria-panel'
import {
  BandsSection,
  IntervalsSection,
  ScaleSection,
  TierRulesSection,
} from '../criteria/criteria-sections'
import { NextCriteria } from '../criteria/next-criteria'
import { BodySection } from '../documents/body-section'
import { DocumentPanel } from '../documents/document-panel'
import { StartFromOutline } from '../documents/outlines-link'
import { VersionPanel } from '../documents/version-panel'
import type { DisplayContext } from '../fields/displays'
import { ClocksPanel } from '../incidents/clocks-panel'
import { TimelinePanel } from '../incidents/timeline-panel'
import { ReadingsPanel } from '../monitors/readings-panel'
import { AddCorrectiveAction } from '../nonconformities/add-action'
import { ObjectivePanel } from '../objectives/objective-panel'
import { EventsPanel } from '../oversight/events-panel'
import { ReviewPanel } from '../reviews/review-panel'
import { AddRisks, StartFromLibrary } from '../risks/library-links'
import { RiskPanel } from '../risks/risk-panel'
import { ControlGuidance } from '../statement/control-guidance'
import { FrozenRows } from '../statement/frozen-rows'
import { VersionChanges } from '../statement/version-changes'
import { EuActPanel } from '../systems/eu-act-panel'
import { GatePanel } from '../systems/gate-panel'
import { PeopleLink } from '../trainings/people-link'
import { RoleCompetence } from '../trainings/role-panel'
import { TrainingPanel } from '../trainings/training-panel'
import { StaleAssessment, StaleOversight, StaleRisk, StaleValidation } from './stale-panel'

export type FieldSectionProps = { record: AnyRecord; value: unknown; context: DisplayContext }
export type RecordPanelProps = {
  actor: Actor
  page: RecordPageData
  context: DisplayContext
  asOf: Moment | undefined
}

/** How structured fields are read, by `register.field`; server components. */
export const fieldSections: Record<string, ComponentType<FieldSectionProps>> = {
  'risk-criteria.likelihoodScale': (props) => <ScaleSection {...props} label="Likelihood" />,
  'risk-criteria.impactScale': (props) => <ScaleSection {...props} label="Impact" />,
  'risk-criteria.confidenceScale': (props) => <ScaleSection {...props} label="Confidence" />,
  'risk-criteria.bands': BandsSection,
  'risk-criteria.tierRules': TierRulesSection,
  'risk-criteria.intervals': IntervalsSection,
  'impact-assessments.answers': AnswersSection,
  'document-versions.body': BodySection,
  'soa-versions.rows': FrozenRows,
  'soa-versions.changes': VersionChanges,
  'audits.fieldwork': FieldworkSection,
  'audit-samples.population': PopulationSection,
}

/**
 * What a record's page shows before its sections, by register: the gate of a system, the chart of a
 * monitor, the versions of a document. Server components; they may be async.
 */
export const recordPanels: Record<string, ComponentType<RecordPanelProps>[]> = {
  systems: [GatePanel, EuActPanel],
  concerns: [ConcernPanel],
  monitors: [ReadingsPanel],
  controls: [ControlGuidance],
  risks: [StaleRisk, RiskPanel],
  validations: [StaleValidation],
  incidents: [ClocksPanel, TimelinePanel],
  oversight: [StaleOversight, EventsPanel],
  'impact-assessments': [StaleAssessment, AssessmentPanel],
  'risk-criteria': [CriteriaPanel],
  documents: [DocumentPanel],
  'document-versions': [VersionPanel],
  audits: [AuditPanel],
  objectives: [ObjectivePanel],
  communications: [CommunicationLog],
  trainings: [TrainingPanel],
  roles: [RoleCompetence],
  'management-reviews': [ReviewPanel],
}

/** Linked registers that a panel of the record's page shows already, and better. */
export const shownInPanels: Record<string, readonly string[]> = {
  risks: ['actions'],
  documents: ['document-versions'],
  audits: ['audit-questions', 'audit-samples'],
  'audit-samples': ['audit-questions'],
  trainings: ['training-records'],
  'management-reviews': ['review-decisions'],
}

/** Fields that a panel of the record's page says already, beside what they mean. */
export const fieldsInPanels: Record<string, (record: AnyRecord) => readonly string[]> = {
  systems: (record) =>
    concernsEuAct(record as unknown as RecordTypes['systems'])
      ? ['euAnswers', 'euProposed', 'euAiActClass', 'euReason']
      : [],
  objectives: () => ['current', 'measuredOn', 'measuredNote', 'reviewAt', 'readings', 'monitorId'],
  communications: () => ['sentOn', 'sent', 'log'],
  incidents: () => ['aiActReportedAt', 'dataReportedAt', 'ownReportedAt', 'reportDueOn'],
  controls: ({ controlId }) =>
    catalogueControl(String(controlId)) ? ['controlId', 'area', 'description'] : [],
  risks: ({ state }) =>
    state === 'accepted' ? ['rationale', 'acceptedById', 'acceptedUntil'] : [],
  'management-reviews': () => Object.keys(managementReviews.fields),
}

/** Steps whose conditions a panel of the record's page shows already, one by one. */
export const stepsInPanels: Record<string, readonly string[]> = {
  systems: ['startDesign', 'startDevelopment', 'startValidation', 'enterOperation'],
  incidents: ['reportAiAct', 'reportData', 'reportOwn', 'learn'],
  oversight: ['settleStop'],
}

/** Further actions in a record's header, by register: the PDF of a system, a new version. */
export const recordActions: Record<string, ComponentType<RecordPanelProps>[]> = {
  systems: [FileAssessment, AddRisks],
  'risk-criteria': [NextCriteria],
  nonconformities: [AddCorrectiveAction],
  audits: [OpenFieldwork],
  'audit-questions': [BackToFieldwork],
  'audit-samples': [BackToFieldwork],
}

/** Further actions above a list, by register: starting from the risk library, importing. */
export const listActions: Record<string, ComponentType<{ actor: Actor }>[]> = {
  risks: [StartFromLibrary],
  documents: [StartFromOutline],
  audits: [OpenProgramme],
  trainings: [PeopleLink],
}
