import { type EuArticle, euArticles } from '../catalogue/eu-ai-act.ts'
import {
  addedPractices,
  addedPracticesFrom,
  markingFrom,
  markingMarketBefore,
} from '../catalogue/eu-classification.ts'
import { type EuAnswers, given } from './answers.ts'
import { type EuClass, euClassOf } from './classes.ts'
import { proposeEuClass } from './propose.ts'

/** A duty of the organisation for a system, and since when. */
export type EuDuty = {
  /** `Art. 9`, `Art. 50(2)`. */
  article: string
  title: string
  summary: string
  /** In which of its roles: provider, deployer … */
  roles: string[]
  /** The day in force under Regulation (EU) 2026/1744, `YYYY-MM-DD`. */
  from: string
  /** The day before that amendment; null where there was none, the same where it did not move. */
  before: string | null
  note: string | null
}

export type EuSystem = {
  organisationRoles: readonly string[]
  euAnswers: EuAnswers | null
  euAiActClass: string | null
  operationalSince: string | null
}

/** The two ways into high-risk, which apply from different days. */
type Route = 'Annex III' | 'Annex I'

/**
 * The duties of a system by its class and the organisation's roles, the earliest first; of a class
 * chosen apart from the proposal its own duties alone. None while no class is chosen, or outside the Act.
 */
export function euDuties(system: EuSystem): EuDuty[] {
  const chosen = euClassOf(system.euAiActClass)
  if (chosen === null || chosen === 'outside') return []
  const classes = classesThatHold(chosen, system.euAnswers ?? {})
  const roles = rolesUnderTheAct(system.organisationRoles, classes)
  const duties = [
    ...euArticles
      .filter((article) => concerns(article, chosen, classes, system.euAnswers ?? {}))
      .map((article) => dutyOf(article, roles, routeOf(system.euAnswers ?? {}))),
    ...addedBan(roles),
    ...marking(system, classes, roles),
  ]
  return duties
    .filter((duty) => duty.roles.length > 0)
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
}

/**
 * The roles of the organisation as the Act names them: who develops a system and runs it under its own
 * name provides it. Of an organisation that names no role, both provider and deployer are assumed.
 */
function rolesUnderTheAct(
  organisationRoles: readonly string[],
  classes: ReadonlySet<EuClass>,
): Set<string> {
  const roles = new Set(organisationRoles.map((role) => (role === 'developer' ? 'provider' : role)))
  if (roles.size === 0) for (const role of ['provider', 'deployer']) roles.add(role)
  if (classes.has('general-purpose')) roles.add('GPAI provider')
  return roles
}

/** Every class whose duties apply: those the answers lead to, or the one chosen apart from them. */
function classesThatHold(chosen: EuClass, answers: EuAnswers): Set<EuClass> {
  const { class: proposed, reasons } = proposeEuClass(answers)
  const held = reasons.flatMap(({ leadsTo }) => (leadsTo === 'exempt' ? [] : [leadsTo]))
  return new Set(chosen === proposed ? [chosen, ...held] : [chosen])
}

function concerns(
  { article, group }: EuArticle,
  chosen: EuClass,
  classes: ReadonlySet<EuClass>,
  answers: EuAnswers,
): boolean {
  if (chosen === 'prohibited') return article === 5 && !isBannedLater(answers)
  if (group === 'General') return true
  if (group === 'Transparency') return classes.has('transparency')
  if (group === 'General-purpose AI models') {
    const isSystemic = given(answers, 'systemicRisk').includes('yes')
    return classes.has('general-purpose') && (isSystemic || ![52, 55].includes(article))
  }
  return classes.has('high-risk')
}

function dutyOf(article: EuArticle, roles: ReadonlySet<string>, route: Route): EuDuty {
  const { original, amended, amendedNote } = article.applicability
  return {
    article: `Art. ${article.article}`,
    title: article.title,
    summary: article.summary,
    roles: article.appliesTo.filter((role) => roles.has(role)),
    from: dayFor(amended ?? original, route),
    before: dayFor(original, route),
    note: hasDutyOfItsNote(article) ? null : (amendedNote ?? null),
  }
}

/** What the notes on Articles 5 and 50 say is a duty of its own below. */
function hasDutyOfItsNote({ article }: EuArticle): boolean {
  return article === 5 || article === 50
}

/** The day of a route where the catalogue names one for each, else the one day there is. */
function dayFor(days: string, route: Route): string {
  const parts = days.split(' / ')
  const part = parts.find((one) => one.includes(`(${route} `)) ?? parts[0] ?? ''
  const [day] = part.match(/^\d{4}-\d{2}-\d{2}/) ?? []
  if (!day) throw new Error(`no day in “${days}”`)
  return day
}

/** Annex I only where nothing leads by Annex III, whose days come first. */
function routeOf(answers: EuAnswers): Route {
  const questions = proposeEuClass(answers).reasons.map(({ question }) => question)
  return questions.includes('annexI') && !questions.includes('annexIII') ? 'Annex I' : 'Annex III'
}

/** Article 5 as amended: the bans that were added, for whoever provides or runs a system. */
function addedBan(roles: ReadonlySet<string>): EuDuty[] {
  return [
    {
      article: 'Art. 5',
      title: 'Bans added in 2026',
      summary:
        'Intimate images of people without their consent and material of child sexual abuse must not be made with it.',
      roles: ['provider', 'deployer'].filter((role) => roles.has(role)),
      from: addedPracticesFrom,
      before: null,
      note: null,
    },
  ]
}

/** Article 50(2) for what generates content and was on the market before the day it began to apply. */
function marking(
  { euAnswers, operationalSince }: EuSystem,
  classes: ReadonlySet<EuClass>,
  roles: ReadonlySet<string>,
): EuDuty[] {
  const isEarlier = operationalSince !== null && operationalSince < markingMarketBefore
  const isGenerating = given(euAnswers ?? {}, 'transparency').includes('generates')
  if (!classes.has('transparency') || !isGenerating || !isEarlier) return []
  return [
    {
      article: 'Art. 50(2)',
      title: 'Marking of generated content',
      summary:
        'Content that it generates is marked so that machines can tell; later for systems that were on the market before 2 August 2026.',
      roles: ['provider'].filter((role) => roles.has(role)),
      from: markingFrom,
      before: markingMarketBefore,
      note: null,
    },
  ]
}

/** Whether only bans that were added forbid it, which apply from a later day. */
function isBannedLater(answers: EuAnswers): boolean {
  const practices = given(answers, 'practices')
  return practices.length > 0 && practices.every((one) => addedPractices.includes(one))
}
