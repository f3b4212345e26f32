import type { Actor } from '@/lib/access/actor'
import { hasPermission, hasReach, reach } from '@/lib/access/reach'
import { everything } from '@/lib/access/where'
import type { Phase, RegisterDefinition } from '@/lib/registers/define'
import { registers } from '@/lib/registers/index'

/** `covers` are further addresses below which one is still there: `/controls` for the statement. */
export type NavEntry = { href: string; label: string; clause: string; covers?: string[] }
export type NavGroup = { title: string; entries: NavEntry[] }

/** Registers whose screen is one of its own instead of the generic list. */
const ownScreens: Record<string, string> = { controls: '/soa', 'soa-versions': '/soa' }

/** Where the records of a register are listed. */
export function listHref(register: string): string {
  return ownScreens[register] ?? `/${register}`
}

/** Registers that stand outside the four phases, at the top. */
const atTop = new Set(['systems'])
/** Registers that stand last in their phase: looked at seldom. */
const last = new Set(['risk-criteria'])
const phases: [Phase, string][] = [
  ['plan', 'Plan'],
  ['do', 'Do'],
  ['check', 'Check'],
  ['act', 'Act'],
]

/** What this person may open, grouped as the cycle goes. */
export function navigationFor(actor: Actor): NavGroup[] {
  const shown = registers.filter((one) => one.phase && !one.parent && isOffered(actor, one))
  const top: NavEntry[] = [
    { href: '/', label: 'My work', clause: '' },
    { href: '/calendar', label: 'Calendar', clause: '' },
  ]
  if (hasPermission(actor, 'overview.read'))
    top.push({ href: '/overview', label: 'Overview', clause: '9.3' })
  top.push(...shown.filter((one) => atTop.has(one.key)).map(entryOf))
  const groups = phases.map(([phase, title]) => {
    const own = shown.filter((one) => one.phase === phase && !atTop.has(one.key))
    const ordered = [
      ...own.filter((one) => !last.has(one.key)),
      ...own.filter((one) => last.has(one.key)),
    ]
    const entries = ordered.map(entryOf)
    if (phase === 'check' && hasPermission(actor, 'overview.read')) {
      entries.unshift({ href: '/conformity', label: 'Conformity', clause: '9.1' })
      entries.push(
        { href: '/frameworks', label: 'Frameworks', clause: '' },
        { href: '/compare', label: 'Compare two days', clause: '9.2' },
      )
    }
    if (phase === 'check' && hasPermission(actor, 'packs.build')) {
      entries.push(
        { href: '/packs', label: 'Evidence packs', clause: '9.2' },
        { href: '/verify', label: 'Verify a pack', clause: '7.5.3' },
      )
    }
    if (phase === 'check' && hasPermission(actor, 'trail.read')) {
      entries.push(
        { href: '/trail', label: 'Audit trail', clause: '7.5.3' },
        { href: '/retention', label: 'Retention', clause: '7.5.3' },
      )
    }
    return { title, entries }
  })
  return [{ title: '', entries: top }, ...groups].filter((group) => group.entries.length > 0)
}

/** Anybody can be named on a confidential record; who isn't has no use for its list. */
function isOffered(actor: Actor, register: RegisterDefinition): boolean {
  if (register.access === 'confidential') return reach(actor, register, 'read') === everything
  return hasReach(actor, register, 'read')
}

function entryOf(register: RegisterDefinition): NavEntry {
  const href = listHref(register.key)
  const near = registers.filter(
    (one) => listHref(one.key) === href || one.parent?.register === register.key,
  )
  return {
    href,
    covers: near.map((one) => `/${one.key}`),
    label: register.navigation ?? register.name.many,
    clause: register.clauses[0] ?? '',
  }
}
