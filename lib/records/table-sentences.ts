import { type Role, roleNames } from '../access/actor.ts'
import type { TrailEvent } from '../audit-trail/history.ts'
import type { Row } from '../db/sql.ts'

/** What happened to what is no record and hangs on none, by its name in the trail; the row may be withheld. */
const sentences: Record<string, (event: TrailEvent, row: Row | null) => string> = {
  installation: () => 'opened this installation',
  organisations: ({ operation }, row) =>
    operation === 'insert'
      ? `set up the organisation${quoted(row?.name)}`
      : 'changed the organisation',
  users: ({ action }, row) => {
    const whose = row ? String(row.name) : 'somebody'
    const deeds: Record<string, string> = {
      'user.join': 'joined, with an account',
      'user.change-profile': 'changed their own account',
      'user.change-roles': `changed the roles of ${whose}${rolesOf(row)}`,
      'user.limit-access': `changed until when ${whose} has access`,
      'user.disable': `disabled the account of ${whose}`,
      'user.enable': `enabled the account of ${whose}`,
    }
    return deeds[action] ?? `added the account of ${whose}${rolesOf(row)}`
  },
  invitations: ({ action }, row) => {
    const whom = row ? String(row.name || row.email) : 'somebody'
    const deeds: Record<string, string> = {
      'user.join': 'accepted the invitation',
      'user.invite-again': `invited ${whom} again`,
      'user.revoke-invitation': `took back the invitation of ${whom}`,
    }
    return deeds[action] ?? `invited ${whom}${rolesOf(row)}`
  },
  'api-tokens': ({ operation }, row) =>
    `${operation === 'insert' ? 'made' : 'revoked'} an API token${quoted(row?.name)}`,
  packs: ({ action }, row) => {
    const pack = row ? `evidence pack ${row.code}, “${row.title}”` : 'an evidence pack'
    const deeds: Record<string, string> = {
      'pack.request': `asked for ${pack}`,
      'pack.building': `had the building of ${pack} begun`,
      'pack.ready': `had ${pack} built`,
      'pack.failed': `could not have ${pack} built`,
      'pack.give-up': `removed the file of ${pack}, which was kept long enough`,
      'pack.rebuild': `had ${pack} built again`,
      'pack.cancel': `stopped the building of ${pack}`,
    }
    return deeds[action] ?? `changed ${pack}`
  },
  'pack-downloads': () => 'took an evidence pack away',
  'reading-batches': (_, row) =>
    `sealed ${count(row?.size)} ${row?.of === 'oversight_events' ? 'events of oversight' : 'readings of monitors'}`,
  'trail-checks': ({ operation }, row) => {
    if (operation === 'insert') return 'asked for a verification of the audit trail'
    if (row?.status === 'holds')
      return `verified the audit trail: its ${count(row.size)} entries hold`
    if (row?.status === 'broken') return 'verified the audit trail: it does not hold'
    return 'could not have the audit trail verified'
  },
  'retention-rules': (_, row) =>
    `set how long ${String(row?.register ?? 'records').replaceAll('-', ' ')}${row?.classification ? `, ${row.classification},` : ''} are kept: ${row?.years === 1 ? '1 year' : `${count(row?.years)} years`}`,
  'legal-holds': ({ operation }) =>
    operation === 'insert' ? 'put this under legal hold' : 'lifted the legal hold',
  erasures: (_, row) => {
    const what =
      row?.kind === 'person' ? 'to take away the name of somebody who left' : 'to erase it'
    if (row?.carriedOutAt)
      return row.kind === 'person' ? 'had the name taken away' : 'had it erased'
    const states: Record<string, string> = {
      approved: `approved ${what}`,
      kept: 'decided to keep it',
      withdrawn: `took back the proposal ${what}`,
    }
    return states[String(row?.state)] ?? `proposed ${what}`
  },
  'trail-exports': (_, row) =>
    `took away the audit trail as a file, entries ${count(row?.start)} to ${count(Number(row?.size) - 1)}`,
  witnesses: ({ operation }, row) =>
    operation === 'insert'
      ? `added a witness, who is sent each day’s checkpoint:${quoted(row?.name) || ' somebody'}`
      : `ended the sending of checkpoints to the witness${quoted(row?.name)}`,
  'time-stamps': (_, row) => `had the checkpoint of ${count(row?.size)} entries time-stamped`,
  'signing-keys': ({ action }, row) => {
    const key = String(row?.fingerprint ?? '')
    const deeds: Record<string, string> = {
      'signing-key.rotate': `replaced the signing key; the old one signed for the new, ${key}`,
      'signing-key.replace': `found another signing key, ${key}, that the one before did not sign for`,
    }
    return deeds[action] ?? `put the signing key on record, ${key}`
  },
}

/** The sentence for an event of a table that is no register; null if the table has none. */
export function tableSentence(event: TrailEvent): string | null {
  return sentences[event.register]?.(event, event.row ?? event.before) ?? null
}

function quoted(name: unknown): string {
  return name ? ` “${String(name)}”` : ''
}

function rolesOf(row: Row | null): string {
  if (!Array.isArray(row?.roles)) return ''
  const names = row.roles.map((role) => roleNames[role as Role] ?? String(role))
  return `: ${names.join(', ').toLowerCase().replaceAll('ai risk', 'AI risk')}`
}

function count(number: unknown): string {
  return Number(number).toLocaleString('en')
}
