import type { Actor } from '../../../lib/access/actor.ts'
import { actorOfAccount } from '../../../lib/access/sessions.ts'
import { addDays, dayInWords } from '../../../lib/calendar.ts'
import { withClock } from '../../../lib/clock.ts'
import { db } from '../../../lib/db/client.ts'
import { acknowledge } from '../../../lib/records/acknowledgements.ts'
import { archiveRecord } from '../../../lib/records/archive.ts'
import { addComment } from '../../../lib/records/comments.ts'
import {
  appealConcern,
  keepConcern,
  writeAsReporter,
  writeToReporter,
} from '../../../lib/records/concerns.ts'
import { attachEvidence } from '../../../lib/records/evidence.ts'
import { rememberUpload } from '../../../lib/records/files.ts'
import { startRisks } from '../../../lib/records/from-catalogue.ts'
import { placeHold } from '../../../lib/records/holds.ts'
import { linkRecords } from '../../../lib/records/links.ts'
import { addEvents, type NewEvent } from '../../../lib/records/oversight-events.ts'
import { listRecords, requireRecord } from '../../../lib/records/read.ts'
import { addReadings } from '../../../lib/records/readings.ts'
import { sealAppended } from '../../../lib/records/sealed-batches.ts'
import { addTimelineEntry } from '../../../lib/records/timeline.ts'
import { moveRecord } from '../../../lib/records/transitions.ts'
import { writeRecord } from '../../../lib/records/write.ts'
import type { AnyRecord } from '../../../lib/registers/define.ts'
import {
  approveErasures,
  listProposals,
  proposeErasures,
} from '../../../lib/retention/proposals.ts'
import { saveRule } from '../../../lib/retention/rules.ts'
import { answersFor, assessments, type DemoAssessment } from './assessments.ts'
import { audits, type DemoAudit } from './audits.ts'
import { appeal, concerns, type DemoConcern } from './concerns.ts'
import { controls } from './controls.ts'
import { documents } from './documents.ts'
import { evidence } from './evidence.ts'
import { improvement } from './improvement.ts'
import { monitors } from './monitors.ts'
import { operation } from './operation.ts'
import { type DemoEvents, oversight, oversightEvents } from './oversight.ts'
import { people, type Who } from './people.ts'
import { planning } from './planning.ts'
import { procedures } from './procedures.ts'
import { readiness } from './readiness.ts'
import type { DemoRecord, DemoValues } from './record.ts'
import { archivedBecause, erased, held, pastTime, rule } from './retention.ts'
import { reviews } from './reviews.ts'
import { type DemoRisk, risks } from './risks.ts'
import { support } from './support.ts'
import { systems } from './systems.ts'

/** Stores the bytes of an evidence file and answers how a record refers to it. */
export type StoreText = (
  name: string,
  text: string,
) => Promise<{ sha256: string; size: number; type: string; name: string }>

type Step = { ago: number; by: Who; act: (actor: Actor, at: Date) => Promise<void> }

/**
 * Eighteen months of an AI management system, step by step in the order of time, each step by the
 * person who would do it and through the same functions as the screens. `today` is the day the
 * demo is made, `YYYY-MM-DD`.
 */
export class Story {
  private readonly steps: Step[] = []
  private readonly ids = new Map<string, string>()
  private readonly actors = new Map<Who, Actor>()
  private readonly today: string
  private readonly store: StoreText

  constructor(today: string, store: StoreText) {
    this.today = today
    this.store = store
  }

  /** Tells everything; `onStep` hears how far it is. */
  async tell(onStep: (done: number, of: number) => void = () => {}): Promise<void> {
    await this.readActors()
    await this.readControls()
    this.planCriteria()
    for (const one of [...documents, ...procedures]) this.planDocument(one)
    for (const one of systems) this.planSystem(one)
    for (const one of assessments) this.planAssessment(one)
    for (const one of risks) this.planRisk(one)
    for (const one of monitors) this.planMonitor(one)
    for (const one of Object.entries(controls)) this.planControl(...one)
    for (const one of evidence) this.planEvidence(one)
    for (const one of [
      ...planning,
      ...operation,
      ...oversight,
      ...support,
      ...improvement,
      ...reviews,
      ...readiness,
      ...pastTime,
    ])
      this.planRecord(one)
    this.planRetention()
    for (const one of audits) this.planAudit(one)
    for (const one of concerns) this.planConcern(one)
    this.at(appeal.ago, 'compliance', () => appealConcern(this.id(appeal.of), appeal.why))
    for (const one of oversightEvents) this.planEvents(one)
    this.planStatements()
    this.planTalk()
    const ordered = this.steps
      .map((step, index) => ({ ...step, index }))
      .sort((a, b) => b.ago - a.ago || a.index - b.index)
    let lastDay = Number.NaN
    let minute = 0
    for (const [index, step] of ordered.entries()) {
      const day = Math.floor(step.ago)
      minute = day === lastDay ? minute + 3 : 0
      lastDay = day
      const at = new Date(Date.parse(`${addDays(this.today, -day)}T08:30:00Z`) + minute * 60_000)
      const actor = await this.actor(step.by)
      await withClock(at, () => step.act(actor, at))
      if (index % 50 === 0) onStep(index, ordered.length)
    }
  }

  private at(ago: number, by: Who, act: Step['act']) {
    if (ago >= 1) this.steps.push({ ago, by, act })
  }

  private day(ago: number): string {
    return addDays(this.today, -ago)
  }

  private id(key: string): string {
    const id = this.ids.get(key)
    if (!id) throw new Error(`the demo speaks of ${key} before it is recorded`)
    return id
  }

  private person(who: Who): string {
    const actor = this.actors.get(who)
    if (!actor) throw new Error(`there is no ${who} in the demo`)
    return actor.id
  }

  private async readActors() {
    const users = await db().user.findMany()
    for (const [key, { roles }] of Object.entries(people)) {
      const user = users.find((one) => one.email === `${key}@demo.test`)
      if (!user) throw new Error(`the demo has no account ${key}@demo.test`)
      const { id, name, email, timeZone } = user
      this.actors.set(key as Who, {
        id,
        name,
        email,
        timeZone,
        roles,
        ownSystemIds: [],
        via: 'cli',
      })
    }
  }

  private async actor(who: Who): Promise<Actor> {
    const actor = this.actors.get(who)
    if (!actor) throw new Error(`there is no ${who} in the demo`)
    const now = await actorOfAccount({ id: actor.id }, 'cli')
    if (!now) throw new Error(`the account of ${who} can’t be used`)
    return now
  }

  private async readControls() {
    for (const one of await db().control.findMany())
      this.ids.set(`control ${one.controlId}`, one.id)
    const criteria = await db().riskCriteria.findFirstOrThrow()
    this.ids.set('criteria', criteria.id)
  }

  private async create(
    key: string,
    register: string,
    actor: Actor,
    values: Record<string, unknown>,
  ) {
    const record = await writeRecord(actor, register, { values })
    this.ids.set(key, record.id)
  }

  private async change(
    register: string,
    key: string,
    actor: Actor,
    values: Record<string, unknown>,
    reason?: string,
  ) {
    const { id, revision } = await requireRecord(actor, register, this.id(key))
    await writeRecord(actor, register, { id, revision, values, reason })
  }

  private async move(
    register: string,
    key: string,
    transition: string,
    actor: Actor,
    { values = {}, reason }: { values?: Record<string, unknown>; reason?: string } = {},
  ) {
    const { id, revision } = await requireRecord(actor, register, this.id(key))
    await moveRecord(actor, register, { id, revision, transition, values, reason })
  }

  private planCriteria() {
    this.at(534, 'lead', (actor) =>
      this.change('risk-criteria', 'criteria', actor, {
        title: 'Risk criteria of Aldermoor Mutual',
        acceptanceLevel: 9,
      }),
    )
    this.at(530, 'exec', (actor) =>
      this.move('risk-criteria', 'criteria', 'approve', actor, {
        values: {
          rationale:
            'Members carry the consequences of what we accept. Up to level 9 a risk owner may live with what remains; above it, the executive sponsor decides, for a year at most.',
          reviewAt: addDays(this.today, 60),
        },
      }),
    )
    this.at(17, 'lead', (actor) =>
      this.create('next criteria', 'risk-criteria', actor, {
        title: 'Stricter risk criteria after the first year',
        bands: [
          { from: 1, label: 'Low', tone: 'met' },
          { from: 5, label: 'Medium', tone: 'due' },
          { from: 8, label: 'High', tone: 'bad' },
          { from: 15, label: 'Very high', tone: 'bad' },
        ],
        acceptanceLevel: 7,
        rationale:
          'In the first year nearly every risk at level 8 and 9 was treated further although nothing asked for it. What we do anyway becomes the rule: above level 7 the executive sponsor decides.',
      }),
    )
  }

  private planDocument(one: (typeof documents)[number]) {
    this.at(one.recorded, 'lead', (actor) =>
      this.create(`document ${one.key}`, 'documents', actor, {
        title: one.title,
        outlineId: one.outline,
        type: one.type,
        purpose: one.purpose,
        requirements: one.requirements,
        audience: one.audience,
        ownerId: this.person(one.owner),
        reviewMonths: one.reviewMonths,
      }),
    )
    for (const system of one.systems ?? []) {
      this.at(one.recorded - 30, 'lead', (actor) =>
        linkRecords(
          actor,
          'related',
          { register: 'documents', id: this.id(`document ${one.key}`) },
          { register: 'systems', id: this.id(`system ${system}`) },
        ),
      )
    }
    for (const [index, version] of one.versions.entries()) {
      const key = `version ${one.key} ${index}`
      const author = ['risk', 'data'].includes(version.author) ? 'lead' : version.author
      const approver = author === version.approver ? 'compliance' : version.approver
      this.at(version.drafted, author, (actor) =>
        this.create(key, 'document-versions', actor, {
          documentId: this.id(`document ${one.key}`),
          body: version.body,
          ...(version.changes ? { summaryOfChanges: version.changes } : {}),
        }),
      )
      if (version.reviewed)
        this.at(version.reviewed, author, (actor) =>
          this.move('document-versions', key, 'submit', actor),
        )
      if (version.approved)
        this.at(version.approved, approver, (actor) =>
          this.move('document-versions', key, 'approve', actor),
        )
      if (version.effective)
        this.at(version.effective, approver, (actor) =>
          this.move('document-versions', key, 'makeEffective', actor),
        )
      const isLast = index === one.versions.findLastIndex((candidate) => candidate.effective)
      const acknowledged = version.acknowledged ?? (isLast ? one.acknowledged : undefined)
      for (const [who, ago] of acknowledged ?? []) {
        this.at(ago, who, (actor) => acknowledge(actor, this.id(key)))
      }
    }
  }

  private planSystem(one: (typeof systems)[number]) {
    const recorder = one.key === 'transcribe' ? 'compliance' : 'lead'
    this.at(one.since, recorder, (actor) =>
      this.create(`system ${one.key}`, 'systems', actor, {
        ...one.values,
        ...(one.formerly ? { modelVersion: one.formerly.modelVersion } : {}),
        ownerId: one.owner ? this.person(one.owner) : null,
        startedOn: this.day(one.since),
        reviewAt: addDays(
          this.today,
          one.since % 90 < 12 ? -2 - (one.since % 90) : (one.since % 90) - 4,
        ),
      }),
    )
    const { formerly, owner, euAct } = one
    if (euAct && owner)
      this.at(euAct.ago, owner, (actor) =>
        this.change('systems', `system ${one.key}`, actor, {
          euAnswers: euAct.answers,
          euAiActClass: euAct.apart?.class ?? one.values.euAiActClass,
          ...(euAct.apart && { euReason: euAct.apart.reason }),
        }),
      )
    if (formerly && owner)
      this.at(formerly.until, owner, (actor) =>
        this.change('systems', `system ${one.key}`, actor, {
          modelVersion: one.values.modelVersion,
        }),
      )
    const verbs = {
      design: 'startDesign',
      development: 'startDevelopment',
      validation: 'startValidation',
      operation: 'enterOperation',
      suspended: 'suspend',
      retired: 'retire',
      rejected: 'reject',
    }
    for (const stage of one.stages) {
      const { exception } = stage
      if (exception) {
        this.at(stage.ago, 'exec', (actor) =>
          this.move('systems', `system ${one.key}`, 'enterOperationOverride', actor, {
            values: {
              gateOverrideReason: exception.reason,
              gateOverrideUntil: addDays(this.today, exception.until),
            },
          }),
        )
        continue
      }
      const { owner } = one
      if (stage.to === 'retired' && owner)
        this.at(stage.ago + 6, owner, (actor) =>
          this.move('systems', `system ${one.key}`, 'planRetirement', actor, {
            values: {
              retirementData:
                'Scans of the test set deleted; letters in operation were never copied to the supplier.',
              retirementModel:
                'Licence returned; the supplier deleted our model and confirmed it in writing.',
              retirementUsers:
                'Intake sorts by the new triage; twelve people were trained, members see no difference.',
              retirementRecords:
                'Index of letters kept for six years in the archive of claims, readable by intake.',
            },
          }),
        )
      const by = stage.to === 'rejected' || stage.to === 'retired' ? 'lead' : (one.owner ?? 'lead')
      this.at(stage.ago, by, (actor) =>
        this.move('systems', `system ${one.key}`, verbs[stage.to], actor, {
          ...(stage.reason ? { reason: stage.reason } : {}),
        }),
      )
    }
  }

  private planAssessment(one: DemoAssessment) {
    const system = systems.find((candidate) => candidate.key === one.system)
    if (!system) throw new Error(`no demo system ${one.system}`)
    const key = `assessment ${one.system} ${one.occasion}`
    const registers = 'impact-assessments'
    this.at(one.begun, one.author, (actor) =>
      this.create(key, registers, actor, {
        title: one.title,
        systemId: this.id(`system ${one.system}`),
        occasion: one.occasion,
        answers: one.submitted ? {} : answersFor(one, system),
        ...(one.submitted ? {} : { reviewAt: addDays(this.today, 12) }),
      }),
    )
    if (!one.submitted) return
    const first = { ...answersFor(one, system), ...one.returned?.first }
    const tier = { tierOverride: one.tier, tierReason: 'As the criteria for systems say.' }
    this.at(one.submitted + 1, one.author, async (actor) => {
      await this.change(registers, key, actor, { answers: first })
      const { tier: proposed } = await requireRecord(actor, registers, this.id(key))
      if (proposed !== one.tier)
        await this.change(registers, key, actor, { ...tier, answers: first })
    })
    this.at(one.submitted, one.author, (actor) => this.move(registers, key, 'submit', actor))
    const { returned } = one
    if (returned) {
      this.at(returned.ago, one.approver, (actor) =>
        this.move(registers, key, 'return', actor, { reason: returned.remarks }),
      )
      if (returned.again) {
        this.at(returned.again + 1, one.author, (actor) =>
          this.change(registers, key, actor, { answers: answersFor(one, system) }),
        )
        this.at(returned.again, one.author, (actor) => this.move(registers, key, 'submit', actor))
      }
    }
    if (one.approved) {
      const validUntil = addDays(this.day(one.approved), Math.floor((one.months ?? 12) * 30.3))
      this.at(one.approved, one.approver, (actor) =>
        this.move(registers, key, 'approve', actor, {
          values: { validUntil, ...(one.conditions ? { conditions: one.conditions } : {}) },
        }),
      )
    }
  }

  private planRisk(one: DemoRisk) {
    const key = `risk ${one.key}`
    const keeper: Who = ['risk', 'owner', 'owner2'].includes(one.owner) ? 'risk' : 'lead'
    const treats: Who = keeper
    this.at(one.recorded, keeper, async (actor) => {
      const systemIds = one.systems.map((system) => this.id(`system ${system}`))
      const values = {
        title: one.title,
        systemIds,
        cause: one.cause,
        event: one.event,
        consequence: one.consequence,
        category: one.category,
        tags: one.tags,
        harmsTo: one.harmsTo,
        ownerId: this.person(one.owner),
        controlIds: one.controls.map((control) => this.id(`control ${control}`)),
        ...(one.assessed ? { confidence: confidenceIn(one) } : {}),
        ...(one.review === undefined ? {} : { reviewAt: addDays(this.today, one.review) }),
      }
      if (!one.library) return this.create(key, 'risks', actor, values)
      const [started] = await startRisks(actor, { libraryIds: [one.library], systemIds })
      if (!started) throw new Error(`the library has no ${one.library}`)
      this.ids.set(key, started.id)
      await this.change('risks', key, actor, values)
    })
    const { inherent, residual, plan, accepted } = one
    if (one.assessed && inherent) {
      this.at(one.assessed, keeper, (actor) =>
        this.move('risks', key, 'assess', actor, {
          values: { likelihood: inherent[0], impact: inherent[1], ownerId: this.person(one.owner) },
        }),
      )
    }
    if (one.planned && plan && one.treatment !== 'accept') {
      this.at(one.planned, treats, (actor) =>
        this.move('risks', key, 'plan', actor, {
          values: {
            treatment: one.treatment,
            treatmentPlan: plan,
            treatmentDueOn: addDays(
              this.today,
              one.treated ? -one.treated : Math.max(one.review ?? 30, 4),
            ),
          },
        }),
      )
    }
    if (one.planned && residual && (one.treatment === 'accept' || !one.treated)) {
      this.at(one.planned - 0.5, keeper, (actor) =>
        this.change('risks', key, actor, {
          ...(one.treatment === 'accept' ? { treatment: 'accept', rationale: one.rationale } : {}),
          residualLikelihood: residual[0],
          residualImpact: residual[1],
        }),
      )
    }
    if (one.treated && residual && one.treatment !== 'accept') {
      this.at(one.treated, treats, (actor) =>
        this.move('risks', key, 'markTreated', actor, {
          values: { residualLikelihood: residual[0], residualImpact: residual[1] },
        }),
      )
      if (!one.closed)
        this.at(one.treated - 1, treats, (actor) =>
          this.change('risks', key, actor, {
            currentLikelihood: residual[0],
            currentImpact: residual[1],
          }),
        )
    }
    // After version 4.2 of fraud scoring, a major change, each of its risks was judged again.
    if (one.systems.includes('fraud') && !one.closed)
      this.at(76, keeper, (actor) =>
        this.move('risks', key, 'review', actor, {
          reason: 'Looked at with the figures of version 4.2.',
        }),
      )
    if (accepted) {
      this.at(accepted.ago, 'exec', (actor) =>
        this.move('risks', key, 'accept', actor, {
          values: {
            rationale: one.rationale,
            acceptedUntil: addDays(this.day(accepted.ago), Math.floor(accepted.months * 30.3)),
          },
        }),
      )
    }
    const { closed } = one
    if (closed) {
      const { ago, because: reason } = closed
      this.at(ago, keeper, (actor) => this.move('risks', key, 'close', actor, { reason }))
    }
    for (const [index, action] of (one.actions ?? []).entries()) {
      const actionKey = `action ${one.key} ${index}`
      const begun = Math.max((one.planned ?? one.recorded) - 1, (action.done ?? 0) + 2)
      this.at(begun, keeper, (actor) =>
        this.create(actionKey, 'actions', actor, {
          title: action.title,
          kind: 'risk-treatment',
          originId: this.id(key),
          systemIds: one.systems.map((system) => this.id(`system ${system}`)),
          ownerId: this.person(action.owner),
          dueOn: addDays(this.today, action.due),
        }),
      )
      if (action.done) {
        const doer: Who = ['owner', 'owner2', 'compliance'].includes(action.owner)
          ? action.owner
          : keeper
        this.at(action.done, doer, (actor) =>
          this.move('actions', actionKey, 'complete', actor, { values: { result: action.result } }),
        )
      }
    }
  }

  private planMonitor(one: (typeof monitors)[number]) {
    const key = `monitor ${one.key}`
    const { threshold } = one
    const before = systems
      .find((system) => system.key === one.system)
      ?.stages.find((stage) => stage.to === 'operation')
    const recorded = Math.max(one.recorded, (before?.ago ?? 0) + 3)
    const since = Math.min(one.recorded, (before?.ago ?? one.recorded) - 1)
    this.at(recorded, one.owner, (actor) =>
      this.create(key, 'monitors', actor, {
        title: one.title,
        systemId: this.id(`system ${one.system}`),
        metric: one.metric,
        method: one.method,
        unit: one.unit,
        thresholdKind: threshold.kind,
        thresholdLow: threshold.low ?? null,
        thresholdHigh: threshold.high ?? null,
        thresholdReason: threshold.why,
        frequencyDays: one.every,
        ownerId: this.person(one.owner),
      }),
    )
    let wave = one.key.length
    for (
      let ago = since - one.every;
      ago >= Math.max(1, one.paused ?? one.retired ?? 1);
      ago -= one.every
    ) {
      const progress = 1 - ago / since
      wave += 1
      const noise = Math.sin(wave * 12.9898) * one.noise
      const spike = one.spike
        ? one.spike.height * Math.exp(-(((ago - one.spike.ago) / (one.every * 1.2)) ** 2))
        : 0
      const value =
        Math.round((one.level + (one.end - one.level) * progress + noise + spike) * 100) / 100
      this.at(
        ago,
        one.owner,
        async (actor) => void (await addReadings(actor, this.id(key), [{ value }])),
      )
    }
    const { spike, paused, retired } = one
    const { reviewed, outcome } = spike ?? {}
    if (reviewed && outcome) {
      this.at(reviewed, one.owner, (actor) => this.reviewIfBreached(key, outcome, actor))
    }
    if (paused) {
      this.at(paused + 0.5, one.owner, (actor) =>
        this.reviewIfBreached(
          key,
          'Night hours weigh too much: the system is suspended and the weight recomputed.',
          actor,
        ),
      )
      this.at(paused, one.owner, (actor) =>
        this.move('monitors', key, 'pause', actor, { reason: 'The system is suspended.' }),
      )
    }
    if (retired) {
      this.at(retired, one.owner, (actor) =>
        this.move('monitors', key, 'retire', actor, { reason: 'The system is to be retired.' }),
      )
    }
    this.sealMonthly()
  }

  private async reviewIfBreached(key: string, reviewNote: string, actor: Actor) {
    const monitor = await requireRecord(actor, 'monitors', this.id(key))
    if (monitor.state === 'breached')
      await this.move('monitors', key, 'review', actor, { values: { reviewNote } })
  }

  private sealed = false
  private sealMonthly() {
    if (this.sealed) return
    this.sealed = true
    for (let ago = 420; ago > 0; ago -= 30)
      this.at(ago, 'lead', async () => void (await sealAppended()))
  }

  private planControl(controlId: string, one: (typeof controls)[string]) {
    const key = `control ${controlId}`
    if (one.planned)
      this.at(one.planned, 'lead', (actor) =>
        this.change('controls', key, actor, {
          applicable: 'yes',
          reason: one.why,
          status: 'planned',
          ownerId: this.person(one.owner),
        }),
      )
    this.at(one.ago, 'lead', (actor) =>
      this.change('controls', key, actor, {
        applicable: 'yes',
        reason: one.why,
        status: one.status === 'verified' ? 'implemented' : one.status,
        implementation: one.how,
        ownerId: this.person(one.owner),
        documentIds: (one.documents ?? []).flatMap(
          (document) => this.ids.get(`document ${document}`) ?? [],
        ),
        reviewAt: addDays(this.today, 40 + ((controlId.length * 37) % 200)),
      }),
    )
    const { tested } = one
    if (tested) {
      this.at(tested, one.owner === 'compliance' ? 'lead' : 'compliance', (actor) =>
        this.change('controls', key, actor, {
          lastTestedOn: this.day(tested),
          lastTestResult: 'works',
          ...(one.status === 'verified' ? { status: 'verified' } : {}),
        }),
      )
    }
  }

  private planEvidence(one: (typeof evidence)[number]) {
    this.at(one.ago, one.by, async (actor) => {
      const stored = one.file ? await this.store(one.file.name, one.file.text) : null
      const values = {
        title: one.title,
        kind: stored ? 'file' : one.url ? 'link' : 'note',
        files: stored ? [await rememberUpload(actor, stored)] : [],
        url: one.url ?? null,
        note: one.note ?? null,
        coversFrom: this.day(one.covers[0]),
        coversTo: this.day(Math.max(one.covers[1], one.ago)),
        classification: one.classification,
      }
      const ends = [
        ...(one.system ? [{ register: 'systems', id: this.id(`system ${one.system}`) }] : []),
        ...(one.risk ? [{ register: 'risks', id: this.id(`risk ${one.risk}`) }] : []),
        ...(one.controls ?? []).map((control) => ({
          register: 'controls',
          id: this.id(`control ${control}`),
        })),
      ]
      const [first, ...rest] = ends
      if (!first) throw new Error(`evidence ${one.title} shows nothing`)
      const record = await attachEvidence(actor, first, values)
      for (const end of rest)
        await linkRecords(actor, 'evidence', { register: 'evidence', id: record.id }, end)
    })
  }

  private planRecord(one: DemoRecord) {
    if (one.ago !== undefined && one.by)
      this.at(one.ago, one.by, (actor) =>
        this.create(one.key, one.register, actor, this.valuesOf(one)),
      )
    for (const step of one.steps ?? [])
      this.at(step.ago, step.by, async (actor) => {
        const { step: name, reason, onAction } = step
        const values = this.valuesOf(step)
        if (onAction) await this.knowAction(one.key)
        if (!name) return this.change(one.register, one.key, actor, values, reason)
        const [register, key] = onAction
          ? ['actions', `action of ${one.key}`]
          : [one.register, one.key]
        return this.move(register, key, name, actor, { values, ...(reason ? { reason } : {}) })
      })
  }

  /** A rule, one erasure carried out and one that waits, and a legal hold. */
  private planRetention() {
    for (const { key } of pastTime)
      this.at(500, 'lead', async (actor) => {
        const { id, revision } = await requireRecord(actor, 'evidence', this.id(key))
        await archiveRecord(actor, 'evidence', { id, revision, reason: archivedBecause })
      })
    this.at(rule.ago, 'lead', (actor) => saveRule(actor, rule))
    this.at(erased.proposed, 'lead', async () => {
      await proposeErasures()
    })
    this.at(erased.approved, 'exec', async (actor) => {
      const waiting = await listProposals(actor)
      const ids = waiting.flatMap((one) => (one.recordId === this.id(erased.of) ? one.id : []))
      await approveErasures(actor, { ids, reason: erased.why })
    })
    this.at(held.ago, 'compliance', (actor) =>
      placeHold(actor, held.register, { id: this.id(held.of), reason: held.why }),
    )
  }

  private planAudit(one: DemoAudit) {
    const { key, lead, samples = [], answered = [], findings = [], signed } = one
    this.at(one.planned, 'lead', (actor) =>
      this.create(key, 'audits', actor, { ...this.valuesOf(one), ownerId: this.person('lead') }),
    )
    const { begun } = one
    if (begun) this.at(begun, 'lead', (actor) => this.move('audits', key, 'begin', actor))
    for (const sample of samples) {
      this.at(sample.ago, sample.by, (actor) =>
        this.create(sample.key, 'audit-samples', actor, {
          ...sample.values,
          auditId: this.id(key),
        }),
      )
    }
    for (const finding of findings) {
      this.at(finding.ago, lead, async (actor) => {
        const sample = samples.find((other) => other.key === finding.at)
        const questions = await this.questionsOf(actor, key)
        const question = questions.find((asked) =>
          sample ? asked.sampleId === this.id(sample.key) : asked.questionId === finding.at,
        )
        if (!question) throw new Error(`the demo finds at ${finding.at}, which nobody asked`)
        const { verdict, notes } = finding
        await this.answer(actor, question, { verdict, notes })
        const { id, revision } = await requireRecord(actor, 'audit-questions', question.id)
        await moveRecord(actor, 'audit-questions', {
          id,
          revision,
          transition: 'raise',
          values: { finding: finding.finding, auditeeId: this.person(finding.auditee) },
        })
        const raised = await requireRecord(actor, 'audit-questions', question.id)
        this.ids.set(finding.key, String(raised.findingId))
      })
    }
    const { lastly = [], share = 1, seen = {} } = one
    const days = lastly.length > 0 ? answered.slice(0, -1) : answered
    answered.forEach((ago, place) => {
      this.at(ago, lead, async (actor) => {
        const all = await this.questionsOf(actor, key)
        const until = Math.ceil(all.length * share * Math.min(1, (place + 1) / days.length))
        for (const question of all.slice(0, until)) {
          if (question.verdict !== null) continue
          if (place < days.length && lastly.includes(String(question.requirement))) continue
          const what = question.sampleId
            ? await this.seenAtRecord(question, samples)
            : seen[String(question.questionId)]
          if (what !== undefined)
            await this.answer(
              actor,
              question,
              typeof what === 'string' ? { verdict: 'conforms', notes: what } : what,
            )
        }
      })
    })
    if (!signed) return
    this.at(signed.ago, lead, (actor) =>
      this.move('audits', key, 'sign', actor, {
        values: {
          outcome: signed.outcome,
          conclusion: signed.conclusion,
          reportedToIds: signed.reportedTo.map((who) => this.person(who)),
        },
      }),
    )
  }

  /** What was seen at a record that was drawn: as told, else what is on record of a document. */
  private async seenAtRecord({ subjectId }: AnyRecord, samples: DemoAudit['samples'] = []) {
    const told = samples
      .flatMap(({ seen }) => Object.entries(seen))
      .find(([key]) => this.ids.get(key) === subjectId)
    if (told) return told[1]
    const version = await db().documentVersion.findFirst({
      where: { documentId: String(subjectId), state: 'effective' },
    })
    if (!version) return undefined
    const [approved, since] = [version.approvedOn, version.effectiveFrom].map((day) =>
      dayInWords(day?.toISOString() ?? ''),
    )
    return `Version ${version.number}, approved on ${approved}, in force since ${since}.`
  }

  private async questionsOf(actor: Actor, audit: string): Promise<AnyRecord[]> {
    const filters = { auditId: this.id(audit) }
    const page = await listRecords(actor, 'audit-questions', { filters, limit: 500 })
    return page.records
  }

  private async answer(
    actor: Actor,
    { id, revision }: AnyRecord,
    values: { verdict: string; notes: string },
  ) {
    await moveRecord(actor, 'audit-questions', { id, revision, transition: 'answer', values })
  }

  /** An action that a step made comes to be known by what it came from. */
  private async knowAction(origin: string) {
    const action = await db().action.findFirst({ where: { originId: this.id(origin) } })
    if (!action) throw new Error(`nothing was made of ${origin}`)
    this.ids.set(`action of ${origin}`, action.id)
  }

  private valuesOf({ values, people: who, links, days }: DemoValues): Record<string, unknown> {
    const each = <T, R>(of: Record<string, T | T[]> | undefined, meant: (one: T) => R) =>
      Object.entries(of ?? {}).map(([field, one]) => [
        field,
        Array.isArray(one) ? one.map(meant) : meant(one),
      ])
    return {
      ...values,
      ...Object.fromEntries([
        ...each(who, (one) => this.person(one)),
        ...each(links, (one) => this.id(one)),
        ...each(days, (one) => addDays(this.today, one)),
      ]),
    }
  }

  /** By the public form, as everybody's: who tells it is nobody that the story knows. */
  private planConcern({ key, ago, report, receipt, steps, messages }: DemoConcern) {
    const { name = '', contact = '', ...values } = report
    this.at(ago, 'compliance', async (actor) => {
      await keepConcern({ values, name, contact }, receipt)
      const { records } = await listRecords(actor, 'concerns', { sort: '-code', limit: 1 })
      this.ids.set(key, records[0]?.id ?? '')
    })
    for (const { step = '', ...told } of steps)
      this.at(told.ago, told.by, (actor) =>
        this.move('concerns', key, step, actor, { values: this.valuesOf(told) }),
      )
    for (const { ago: day, by, body } of messages) {
      if (by === 'reporter') this.at(day, 'compliance', () => writeAsReporter(this.id(key), body))
      else this.at(day, by, (actor) => writeToReporter(actor, this.id(key), body))
    }
  }

  private planEvents(one: DemoEvents) {
    let n = 0
    for (let ago = one.from; ago >= one.to; ago -= 7) {
      const progress = (one.from - ago) / (one.from - one.to)
      const share = one.share[0] + (one.share[1] - one.share[0]) * progress
      const events = Array.from({ length: one.each }, (_, index) => {
        n += 1
        const chance = Math.abs(Math.sin(n * 12.9898) * 43758.5453) % 1
        const kind = chance < share ? 'overridden' : chance > 0.97 ? 'escalated' : 'approved'
        const reason = one.why[n % one.why.length]
        return {
          kind,
          at: `${this.day(ago + 1 + (index % 6))}T${String(9 + (n % 8)).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}:00Z`,
          case: `${one.casePrefix}-${40_000 + n * 13}`,
          reviewer: one.reviewer,
          ...(kind === 'approved' ? {} : { reason }),
        } satisfies NewEvent
      })
      this.at(
        ago,
        one.by,
        async (actor) => void (await addEvents(actor, this.id(one.plan), events)),
      )
    }
  }

  private planStatements() {
    const draft = (ago: number, key: string, values: Record<string, unknown>) =>
      this.at(ago, 'lead', (actor) => this.create(key, 'soa-versions', actor, values))
    const approve = (ago: number, key: string, summary: string) => {
      this.at(ago + 0.5, 'lead', (actor) => this.move('soa-versions', key, 'refresh', actor))
      this.at(ago, 'exec', (actor) =>
        this.move('soa-versions', key, 'approve', actor, { values: { summary } }),
      )
    }
    draft(366, 'soa 1', {
      scopeStatement: 'AI systems in claims and underwriting, in the United Kingdom.',
      roleStatement:
        'Developer of fraud scoring, deployer of everything in use; the controls on development weigh for the one, those on suppliers for the rest.',
    })
    approve(
      363,
      'soa 1',
      'First statement. All 38 controls were compared with the risks assessed so far, and all apply; those on societal impacts and on telling of incidents are planned, the others in place.',
    )
    draft(48, 'soa 2', {
      scopeStatement:
        'Development, purchase and use of AI systems in claims, underwriting, member services, compliance and internal support at Aldermoor Mutual, in the United Kingdom and Ireland.',
      roleStatement:
        'Developer of five systems, one of them not yet in use; provider of the member chat; deployer of all that are in use. The controls on development weigh for the five, those on suppliers for the rest.',
    })
    approve(
      44,
      'soa 2',
      'Scope 2.0 is taken in. Societal impacts (A.5.5) and telling of incidents (A.8.4) are no longer planned but implemented, each with its document. All controls but A.4.2 and A.6.2.6 were tested for the first time, and five of them are verified. Risks and evidence of the year joined; three risks that were closed left.',
    )
  }

  private planTalk() {
    const told = (ago: number, by: Who, key: string, time: string, text: string) =>
      this.at(
        ago,
        by,
        async (actor) =>
          void (await addTimelineEntry(actor, this.id(key), {
            at: `${this.day(34)}T${time}:00.000Z`,
            text,
          })),
      )
    const chat = 'incident chat sessions'
    told(
      33,
      'owner2',
      chat,
      '06:25',
      'The supplier’s cache was emptied after an update; talks were mixed from then on.',
    )
    told(
      33,
      'owner2',
      chat,
      '06:40',
      'A member called: the chat showed her somebody else’s questions.',
    )
    told(
      33,
      'owner2',
      chat,
      '07:15',
      'Member services switched the chat off by the plan of oversight.',
    )
    told(32, 'compliance', chat, '08:05', 'All talks of the 50 minutes read; 37 members found.')
    const say = (ago: number, by: Who, register: string, key: string, body: string) =>
      this.at(
        ago,
        by,
        async (actor) => void (await addComment(actor, register, { id: this.id(key), body })),
      )
    say(
      86,
      'risk',
      'systems',
      'system triage',
      'The partner for holiday weeks has sent an offer; compliance looks at the data clauses.',
    )
    say(
      25,
      'compliance',
      'systems',
      'system triage',
      'Nobody waited longer than a day: intake worked through two evenings. Docwise corrects the model within four weeks.',
    )
    say(
      22,
      'compliance',
      'systems',
      'system telematics',
      'Members were written to; four asked what happens to their discount. It stays as it was.',
    )
    say(
      4,
      'lead',
      'impact-assessments',
      'assessment chat planned',
      'I have read it. The answer on children needs what the trial of the hand-over showed; then I can decide.',
    )
    say(
      16,
      'owner2',
      'impact-assessments',
      'assessment assistant first',
      'The red team is booked, five weeks from now. I will submit again after it.',
    )
    say(
      16,
      'lead',
      'risk-criteria',
      'next criteria',
      'Tom, this page says how many risks would need your decision if you approve these.',
    )
    say(
      8,
      'exec',
      'risks',
      'risk assistant-injection',
      'I will not accept this one. Limit retrieval in the database first.',
    )
    say(
      5,
      'lead',
      'systems',
      'system agent',
      'Before design begins: who can stop it, and how much may it spend?',
    )
  }
}

/** What is measured is known, what people with intent do is guessed, the rest is informed. */
function confidenceIn({ tags }: DemoRisk): number {
  if (tags.some((tag) => ['bias', 'drift'].includes(tag))) return 3
  return tags.some((tag) => ['security', 'misuse'].includes(tag)) ? 1 : 2
}
