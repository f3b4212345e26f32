import { z } from 'zod'
import {
  choice,
  date,
  longText,
  number,
  options,
  person,
  references,
  structured,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** What was told and when; entries are added and never changed. */
export const sendingSchema = z.object({
  on: z.iso.date(),
  what: z.string().max(4000),
  byId: z.uuid(),
})

export type Sending = z.infer<typeof sendingSchema>

/** What is told to whom, when, how and by whom, and what was sent (ISO/IEC 42001, 7.4, A.8). */
export const communications = defineRegister({
  key: 'communications',
  model: 'Communication',
  table: 'communications',
  prefix: 'COM',
  access: 'operational',
  name: { one: 'Communication', many: 'Communications' },
  phase: 'do',
  clauses: ['7.4', 'A.8.2', 'A.8.3', 'A.8.4', 'A.8.5'],
  about:
    'What is told about AI to whom, when, how and by whom: information for users, the way by which people report harm, plans for incidents, duties to inform. With the log of what was sent.',
  fields: {
    title: text({ label: 'What is told', max: 300, required: true }),
    kind: choice({
      label: 'Kind',
      clause: '7.4',
      options: options(
        { value: 'user-information', label: 'Information for users and people affected' },
        { value: 'reporting-route', label: 'Way to report adverse impacts' },
        { value: 'incident-notice', label: 'Notice of incidents' },
        { value: 'duty', label: 'Duty to inform interested parties' },
        { value: 'internal', label: 'Internal communication' },
        { value: 'external', label: 'Other external communication' },
      ),
    }),
    content: longText({
      label: 'Content',
      max: 20_000,
      clause: '7.4',
      help: 'The text or what it has to say, in words that those concerned understand.',
    }),
    systemIds: references('systems', {
      label: 'Systems',
      inverse: 'Communications',
      clause: 'A.8.2',
    }),
    partyIds: references('parties', {
      label: 'Interested parties',
      inverse: 'Communications',
      clause: '7.4',
    }),
    audience: text({
      label: 'Told to',
      max: 300,
      clause: '7.4',
      help: 'In words, beside the interested parties: all staff, claims handlers.',
    }),
    channel: text({
      label: 'Channel',
      max: 300,
      clause: '7.4',
      help: 'Letter, page, intranet, briefing; where it can be found.',
    }),
    occasion: text({
      label: 'Occasion',
      max: 300,
      clause: '7.4',
      help: 'What makes it due: each new version, within 72 hours of an incident.',
    }),
    frequencyDays: number({
      optional: true,
      label: 'At least every',
      unit: 'days',
      min: 1,
      max: 1100,
      clause: '7.4',
      help: 'Left empty, only on the occasion.',
    }),
    firstDueOn: date({
      optional: true,
      label: 'First due',
      clause: '7.4',
      help: 'By when it is to be told for the first time.',
    }),
    ownerId: person({ label: 'Responsible', clause: '7.4', help: 'Tells it and records that.' }),
    sentOn: date({
      label: 'Last sent',
      managed: true,
      clause: '7.4',
      help: 'The day it was told. Left empty, today.',
    }),
    sent: longText({
      label: 'What was sent',
      max: 4000,
      managed: true,
      clause: '7.4',
      help: 'What was said to whom, and where it can be seen. Proof is attached as evidence.',
      personal: ['log'],
    }),
    log: structured({
      label: 'Log',
      managed: true,
      clause: '7.4',
      schema: z.array(sendingSchema),
    }),
    reviewAt: date({ label: 'Next due', derived: true, clause: '7.4' }),
  },
  sections: {
    'What and to whom': [
      'title',
      'kind',
      'content',
      'systemIds',
      'partyIds',
      'audience',
      'channel',
    ],
    'When and by whom': ['occasion', 'frequencyDays', 'firstDueOn', 'ownerId'],
    'What was sent': ['sentOn', 'sent', 'reviewAt', 'log'],
  },
  list: {
    columns: ['title', 'kind', 'partyIds', 'sentOn', 'state', 'ownerId', 'reviewAt'],
    filters: ['state', 'kind', 'systemIds', 'partyIds', 'ownerId', 'reviewAt'],
    sort: 'code',
  },
  lifecycle: { draft: 'plain', current: 'met', ended: 'na' },
  sealed: ['ended'],
})

export type Communication = RecordOf<typeof communications>
