import type { Receipt } from '../../../lib/access/receipt.ts'
import type { Who } from './people.ts'
import type { DemoStep } from './record.ts'

/** A concern of the demo: what came by the public form, and what was done about it, day by day. */
export type DemoConcern = {
  key: string
  ago: number
  report: {
    title: string
    about?: string
    description: string
    relation?: string
    name?: string
    contact?: string
  }
  /** Known to everybody, as the passwords of the demo are. */
  receipt: Receipt
  steps: DemoStep[]
  messages: { ago: number; by: Who | 'reporter'; body: string }[]
}

/** Three concerns: closed after an appeal, being looked into, and just arrived. */
export const concerns: DemoConcern[] = [
  {
    key: 'concern chat',
    ago: 150,
    report: {
      title: 'The chat told my mother that her storm damage is not covered, and it is',
      about: 'The chat on the members’ page',
      description:
        'She is 81 and asked about the roof. The chat answered that storms under force 9 are never covered. Her policy says force 8. She did not claim, and paid 1,900 pounds herself. Nobody told her that she was not talking to a person.',
      relation: 'affected',
      name: 'Ciara Byrne',
      contact: '+353 1 496 0182',
    },
    receipt: { code: 'DEMO-0001-CHAT-2RZC', passphrase: 'bono lira tavu meki soda' },
    messages: [
      {
        ago: 140,
        by: 'compliance',
        body: 'On which day was it, and does she still have the page?',
      },
      { ago: 138, by: 'reporter', body: 'On the Sunday after the storm, in the evening. No page.' },
      {
        ago: 137,
        by: 'compliance',
        body: 'Thank you, that is enough to find it. She can claim now; claims knows about it.',
      },
    ],
    steps: [
      {
        ago: 147,
        by: 'compliance',
        step: 'triage',
        values: { kind: 'harm' },
        people: { ownerId: 'compliance', readerIds: ['risk'] },
        links: { systemIds: ['system chat'] },
      },
      { ago: 145, by: 'compliance', step: 'investigate' },
      {
        ago: 120,
        by: 'compliance',
        step: 'answer',
        values: {
          investigation:
            'The conversation was found. The answer came from a page on another product. 14 more conversations gave the same; all were written to.',
          outcome: 'upheld',
          answer:
            'You were right. The chat quoted the rules of another product. It now hands questions about cover to people, and it says at the start that it is a machine. Her claim was paid.',
        },
      },
      {
        ago: 96,
        by: 'risk',
        step: 'decideAppeal',
        values: {
          appealOutcome: 'upheld',
          appealAnswer:
            'Everybody who was told the same from March on has been written to, not only those of that week: 41 people, of whom nine have claimed.',
        },
      },
      { ago: 90, by: 'compliance', step: 'close' },
    ],
  },
  {
    key: 'concern triage',
    ago: 34,
    report: {
      title: 'Claims with an Irish postcode wait longer than others',
      about: 'Sorting of new claims',
      description:
        'For some weeks the urgent ones from Ireland come to us a day later than those from here. I think the sorting does not know what an Eircode is. Two families were without heating over a weekend.',
      relation: 'works-here',
    },
    receipt: { code: 'DEMO-0002-SORT-4HVB', passphrase: 'kuma felo dira zanu bite' },
    messages: [
      {
        ago: 27,
        by: 'compliance',
        body: 'We look at all claims since March by postcode. Do you remember the week in which you first saw it?',
      },
      { ago: 3, by: 'reporter', body: 'The week after the new release, middle of the month.' },
    ],
    steps: [
      {
        ago: 29,
        by: 'compliance',
        step: 'triage',
        values: { kind: 'discrimination' },
        people: { ownerId: 'risk', readerIds: ['compliance'] },
      },
      { ago: 28, by: 'risk', step: 'investigate' },
    ],
  },
  {
    key: 'concern scores',
    ago: 4,
    report: {
      title: 'Colleagues paste members’ letters into a chatbot that is not ours',
      description:
        'It is quicker, they say. The letters have names, illnesses and bank details in them. I do not want to get anybody into trouble; a tool that is allowed would be enough.',
    },
    receipt: { code: 'DEMO-0003-PAST-9QXT', passphrase: 'pira solu gode vamu hetu' },
    messages: [],
    steps: [],
  },
]

/** Why the reporter of the first one did not accept the answer at first. */
export const appeal = {
  of: 'concern chat',
  ago: 112,
  why: 'You wrote to those of one week. The chat has said this since March; my neighbour asked in April.',
}
