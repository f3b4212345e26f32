import { choice, date, longText, options, person, reference, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** What a management review or a committee decided, and what became of it (ISO/IEC 42001, 9.3.3). */
export const reviewDecisions = defineRegister({
  key: 'review-decisions',
  model: 'ReviewDecision',
  table: 'review_decisions',
  prefix: 'DEC',
  access: 'reviews',
  name: { one: 'Decision', many: 'Decisions of reviews' },
  phase: 'check',
  parent: { register: 'management-reviews', field: 'reviewId', closes: 'fields' },
  clauses: ['9.3.3'],
  about:
    'What was decided in a management review or by the governance committee. A decision can become an action in one step, and comes back in the next review until it is carried out.',
  fields: {
    title: text({
      label: 'Decision',
      max: 300,
      required: true,
      help: 'What will be so, in one sentence.',
    }),
    reviewId: reference('management-reviews', {
      label: 'Decided in',
      required: true,
      inverse: 'Decisions',
      clause: '9.3.3',
    }),
    about: choice({
      label: 'About',
      required: true,
      clause: '9.3.3',
      options: options(
        { value: 'improvement', label: 'Opportunity for improvement' },
        { value: 'change', label: 'Change of the management system' },
        { value: 'resources', label: 'Resources' },
        { value: 'other', label: 'Something else' },
      ),
    }),
    details: longText({
      label: 'Reason and details',
      max: 4000,
      clause: '9.3.3',
      optional: true,
    }),
    ownerId: person({ label: 'Owner', clause: '9.3.3', help: 'Sees that it is carried out.' }),
    dueOn: date({ label: 'Due on', clause: '9.3.3' }),
    outcome: longText({
      label: 'What became of it',
      max: 4000,
      managed: true,
      clause: '9.3.2',
    }),
    closedOn: date({ label: 'Closed on', managed: true }),
  },
  sections: {
    'The decision': ['title', 'reviewId', 'about', 'details', 'ownerId', 'dueOn'],
    'What became of it': ['outcome', 'closedOn'],
  },
  list: {
    columns: ['title', 'reviewId', 'about', 'state', 'ownerId', 'dueOn'],
    filters: ['state', 'about', 'reviewId', 'ownerId', 'dueOn'],
    sort: '-code',
  },
  lifecycle: { open: 'due', 'in-action': 'due', 'carried-out': 'met', dropped: 'na' },
  sealed: ['carried-out', 'dropped'],
})

export type ReviewDecision = RecordOf<typeof reviewDecisions>
