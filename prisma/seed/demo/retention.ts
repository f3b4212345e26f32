import type { DemoRecord } from './record.ts'

/** What was kept before the management system began, is past its time, and shows nothing any more. */
export const pastTime: DemoRecord[] = [
  {
    key: 'old vendor trial',
    register: 'evidence',
    ago: 520,
    by: 'lead',
    values: {
      title: 'Notes of the vendor trial for claims triage',
      kind: 'note',
      note: 'Claims handlers tried two products with forty closed claims. Names of handlers and members are in the notes.',
      classification: 'confidential',
    },
    days: { coversFrom: -1700, coversTo: -1640 },
  },
  {
    key: 'old survey',
    register: 'evidence',
    ago: 519,
    by: 'lead',
    values: {
      title: 'Answers to the first survey on the use of AI',
      kind: 'note',
      note: 'Who uses which assistant for what, as told by 31 people.',
      classification: 'internal',
    },
    days: { coversFrom: -1500, coversTo: -1480 },
  },
]

/** Why these went to the archive. */
export const archivedBecause = 'From before the management system; nothing rests on it.'

/** What happened to them: the job proposed both, one is gone, the other waits. */
export const erased = {
  of: 'old vendor trial',
  proposed: 40,
  approved: 38,
  why: 'Personal data of members and staff that nothing needs any more.',
}

/** A rule of the organisation's own. */
export const rule = {
  ago: 45,
  register: 'evidence',
  classification: 'restricted',
  years: 6,
  reason: 'Two certification cycles, so that each can be compared with the one before.',
}

/** What a dispute needs to stay as it is. */
export const held = {
  of: 'incident payment',
  register: 'incidents',
  ago: 30,
  why: 'Complaint to the ombudsman: all records about it are kept until it is decided.',
}
