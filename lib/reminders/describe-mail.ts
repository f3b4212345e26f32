import { dayInWords, daysBetween } from '../calendar.ts'
import { holderOf, hrefOf, type Obligation } from '../checks/obligation.ts'
import type { State } from '../checks/state.ts'
import { isEscalated } from './steps.ts'

/** What a mail says of one obligation: the step at which it was told. */
export type Line = { obligation: Obligation; step: string }

type Given = {
  lines: readonly Line[]
  state: State
  organisation: string
  /** Where the application is, without a slash at the end. */
  origin: string
}

/** A mail names so many things, and how many more there are. */
const mostInMail = 40

/** Subject, text and HTML of a mail that reminds a person: what, why, for which record, by when, where. */
export function describeReminders(given: Given): { subject: string; text: string; html: string } {
  const groups = groupsOf(given)
  const subject = subjectOf(given)
  const left = given.lines.length - groups.reduce((sum, { lines }) => sum + lines.length, 0)
  const more = left
    ? `and ${left} more, less urgent; all of it is in My work: ${given.origin}/`
    : ''
  const foot = `Each of these is derived from the records: do the work and it is gone. How mails reach you is set in your account: ${given.origin}/settings/account`
  const text = [
    `${given.organisation}: AI management system`,
    ...groups.map(({ title, lines }) =>
      [`${title}\n`, ...lines.map((one) => describeLine(one, given))].join('\n'),
    ),
    ...(more ? [more] : []),
    `-- \n${foot}`,
  ].join('\n\n')
  return { subject, text: `${text}\n`, html: htmlOf(given, { subject, groups, more, foot }) }
}

const titles: [title: string, (line: Line, today: string) => boolean][] = [
  ['Said to you', ({ step }) => step === 'mention'],
  ['Evidence of yours', ({ step }) => step === 'evidence'],
  ['Overdue with others', ({ step }) => isEscalated(step)],
  ['Overdue', ({ obligation }, today) => obligation.dueOn !== null && obligation.dueOn < today],
  ['Due today', ({ obligation }, today) => obligation.dueOn === today],
  ['Due soon', ({ obligation }) => obligation.dueOn !== null],
  ['Open', () => true],
]

/** Lines by what they are today, the most urgent first; no more than a mail holds. */
function groupsOf({ lines, state }: Given): { title: string; lines: Line[] }[] {
  const order = titles.map(([title]) => title)
  const titleOf = (line: Line) =>
    titles.find(([, isOne]) => isOne(line, state.today))?.[0] ?? 'Open'
  const sorted = [...lines].sort(
    (a, b) =>
      order.indexOf(titleOf(a)) - order.indexOf(titleOf(b)) ||
      ((a.obligation.dueOn ?? '') < (b.obligation.dueOn ?? '') ? -1 : 1),
  )
  const shown = sorted.slice(0, mostInMail)
  return order
    .map((title) => ({ title, lines: shown.filter((line) => titleOf(line) === title) }))
    .filter((group) => group.lines.length > 0)
}

function subjectOf({ lines, state: { today } }: Given): string {
  const [first] = lines
  if (first && lines.length === 1) {
    const { says, code, title, dueOn } = first.obligation
    if (first.step === 'mention' || first.step === 'evidence') return `${says}: ${code}`
    const when = dueOn === null ? 'Open' : dueOn < today ? 'Overdue' : `Due ${dayInWords(dueOn)}`
    return `${when}: ${says} (${code || title})`
  }
  const overdue = lines.filter(({ obligation: { dueOn } }) => dueOn !== null && dueOn < today)
  return `${lines.length} things to know${overdue.length ? `, ${overdue.length} of them overdue` : ''}`
}

/** The parts of what is said of one obligation. */
function partsOf({ obligation: one, step }: Line, { state, origin }: Given) {
  return {
    says: one.says,
    on: [one.code, one.title].filter(Boolean).join(' '),
    why: one.why && `${one.why.startsWith('A.') ? 'Control' : 'Clause'} ${one.why}`,
    due: one.dueOn ? dueInWords(one.dueOn, state.today) : '',
    with: isEscalated(step) ? `With ${holderOf(one, state.users)}` : '',
    link: `${origin}${hrefOf(one)}`,
  }
}

function describeLine(line: Line, given: Given): string {
  const { says, on, link, ...rest } = partsOf(line, given)
  const facts = [rest.due, rest.with, rest.why].filter(Boolean).join('. ')
  return [`* ${says}: ${on}`, ...(facts ? [`${facts}.`] : []), link].join('\n  ')
}

function dueInWords(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return `Due today, ${dayInWords(day)}`
  const distance = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return `Due ${dayInWords(day)}, ${days < 0 ? `${distance} ago` : `in ${distance}`}`
}

type Content = {
  subject: string
  groups: { title: string; lines: Line[] }[]
  more: string
  foot: string
}

/** Mail programs know old HTML only: styles stand at each element. */
function htmlOf(given: Given, { subject, groups, more, foot }: Content): string {
  const items = (lines: Line[]) =>
    lines.map((line) => {
      const { says, on, link, ...rest } = partsOf(line, given)
      const isLate = line.obligation.dueOn !== null && line.obligation.dueOn < given.state.today
      const due =
        rest.due && `<b style="color:${isLate ? '#b3261e' : '#8a5300'}">${asHtml(rest.due)}</b>`
      const facts = [due, asHtml(rest.with), asHtml(rest.why)].filter(Boolean).join(' · ')
      return `<li style="margin:0;padding:10px 0;border-top:1px solid #e3e6eb">
<a href="${asHtml(link)}" style="color:#3538a8;font-weight:bold">${asHtml(says)}</a><br>
${asHtml(on)}<br><span style="color:#4b5361;font-size:13px">${facts}</span></li>`
    })
  const parts = groups.map(
    ({ title, lines }) =>
      `<h2 style="font-size:16px;margin:24px 0 6px">${asHtml(title)} (${lines.length})</h2>
<ul style="list-style:none;margin:0;padding:0">${items(lines).join('\n')}</ul>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asHtml(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#171b22;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.45">
<div style="max-width:620px;margin:0 auto">
<p style="margin:0;color:#4b5361">${asHtml(given.organisation)}: AI management system</p>
${parts.join('\n')}
${more && `<p>${linked(more)}</p>`}
<p style="margin-top:28px;color:#646c7a;font-size:12px">${linked(foot)}</p>
</div></body></html>
`
}

/** A sentence that ends with an address, which then leads there. */
function linked(sentence: string): string {
  return asHtml(sentence).replace(/https?:\S+$/, '<a href="$&" style="color:#3538a8">$&</a>')
}

function asHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
