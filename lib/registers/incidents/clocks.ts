import type { Incident } from './definition.ts'

/** A duty to tell somebody by a time: which, how long it takes, and whether it was kept. */
export type Clock = {
  duty: Duty
  says: string
  law: string
  /** When it began and ends, ISO. */
  start: string
  end: string
  /** When it was reported, ISO, and what to whom. */
  reportedAt: string | null
}

export type Duty = 'ai-act' | 'data' | 'own'

/** How a clock stands: it runs, was met, was reported after its end, or ended unreported. */
export type ClockStanding = 'running' | 'met' | 'late' | 'missed'

type Timed = Pick<
  Incident,
  | 'detectedOn'
  | 'detectedHour'
  | 'seriousIncident'
  | 'seriousKind'
  | 'dataBreach'
  | 'ownDutyHours'
  | 'aiActReportedAt'
  | 'dataReportedAt'
  | 'ownReportedAt'
>

const hour = 3_600_000

/** Days to report a serious incident: Regulation (EU) 2024/1689, Article 73 (2), (3) and (4). */
const aiActDays: Record<string, number> = { other: 15, widespread: 2, death: 10 }
/** Regulation (EU) 2016/679, Article 33 (1). */
const dataHours = 72

/** The clocks that run for an incident, each from when it was known (ISO/IEC 42001, A.8.4). */
export function clocksOf(incident: Timed): Clock[] {
  if (!incident.detectedOn) return []
  const start = Date.parse(incident.detectedOn) + (incident.detectedHour ?? 0) * hour
  const after = (hours: number) => new Date(start + hours * hour).toISOString()
  const common = { start: after(0) }
  const clocks: Clock[] = []
  if (incident.seriousIncident) {
    const days = aiActDays[incident.seriousKind ?? 'other'] ?? 15
    clocks.push({
      ...common,
      duty: 'ai-act',
      says: 'Serious incident, to the market surveillance authority',
      law: `EU AI Act, Article 73: ${days} days`,
      end: after(days * 24),
      reportedAt: incident.aiActReportedAt,
    })
  }
  if (incident.dataBreach)
    clocks.push({
      ...common,
      duty: 'data',
      says: 'Personal data breach, to the data protection authority',
      law: `GDPR, Article 33: ${dataHours} hours`,
      end: after(dataHours),
      reportedAt: incident.dataReportedAt,
    })
  if (incident.ownDutyHours !== null)
    clocks.push({
      ...common,
      duty: 'own',
      says: 'To our own management',
      law: `Our own rule: ${incident.ownDutyHours} hours`,
      end: after(incident.ownDutyHours),
      reportedAt: incident.ownReportedAt,
    })
  return clocks
}

/** How a clock stands at a moment, ISO. */
export function standingOfClock({ end, reportedAt }: Clock, at: string): ClockStanding {
  if (reportedAt !== null) return reportedAt <= end ? 'met' : 'late'
  return at <= end ? 'running' : 'missed'
}
