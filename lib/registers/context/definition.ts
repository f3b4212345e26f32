import { choice, date, longText, options, person, references, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** External and internal issues that bear on the AI management system (ISO/IEC 42001, 4.1). */
export const contextIssues = defineRegister({
  key: 'context',
  model: 'ContextIssue',
  table: 'context_issues',
  prefix: 'CTX',
  access: 'governing',
  name: { one: 'Issue', many: 'Issues' },
  navigation: 'Context',
  phase: 'plan',
  clauses: ['4.1'],
  about:
    'What outside and inside the organisation helps or hinders responsible AI: laws, markets, people, technology, climate. Each issue with its effect and what is done about it.',
  fields: {
    title: text({ label: 'Issue', max: 300, required: true, help: 'In one line.' }),
    side: choice({
      label: 'Where it lies',
      clause: '4.1',
      required: true,
      options: options('external', 'internal'),
    }),
    topic: choice({
      label: 'Topic',
      clause: '4.1',
      help: 'Whether climate change is a relevant issue has to be decided, so there is a topic for it.',
      options: options(
        'law',
        'market',
        'technology',
        'society',
        'ethics',
        { value: 'climate', label: 'Climate change' },
        'organisation',
        'people',
        'data',
        'other',
      ),
    }),
    effect: longText({
      label: 'What it does to the management system',
      max: 8000,
      clause: '4.1',
      help: 'How it helps or hinders what the AI management system is to achieve.',
    }),
    relevance: choice({
      label: 'Relevance',
      clause: '4.1',
      options: options(
        { value: 'high', label: 'High', tone: 'due' },
        { value: 'medium', label: 'Medium' },
        { value: 'low', label: 'Low' },
        { value: 'none', label: 'Looked at, not relevant', tone: 'na' },
      ),
    }),
    response: longText({
      label: 'What is done about it',
      max: 8000,
      clause: '6.1.1',
      help: 'Risks, objectives, policies or watching; an issue that counts is answered somewhere.',
    }),
    riskIds: references('risks', { label: 'Risks', inverse: 'Context', clause: '6.1.1' }),
    lastReviewedOn: date({ label: 'Last reviewed', managed: true, clause: '4.1' }),
    ownerId: person({ label: 'Owner', clause: '4.1', help: 'Watches it.' }),
    reviewAt: date({ label: 'Review by', clause: '9.3.2' }),
  },
  sections: {
    'The issue': ['title', 'side', 'topic', 'effect', 'relevance'],
    'What is done about it': ['response', 'riskIds'],
    'Who watches it': ['ownerId', 'reviewAt', 'lastReviewedOn'],
  },
  list: {
    columns: ['title', 'side', 'topic', 'relevance', 'state', 'ownerId', 'reviewAt'],
    filters: ['state', 'side', 'topic', 'relevance', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { current: 'met', closed: 'na' },
  sealed: ['closed'],
})

export type ContextIssue = RecordOf<typeof contextIssues>
