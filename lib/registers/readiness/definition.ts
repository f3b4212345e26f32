import { choice, date, longText, options, person, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** People's answers to the questions of the catalogue (ISO/IEC 42001, clauses 4 to 10 and Annex A). */
export const readiness = defineRegister({
  key: 'readiness',
  model: 'ReadinessAnswer',
  table: 'readiness_answers',
  prefix: 'RDY',
  access: 'readiness',
  name: { one: 'Answer', many: 'Readiness' },
  phase: 'check',
  clauses: ['4.4', '9.1'],
  about:
    'How far the management system does what the standard asks: 242 questions, answered by checks where records can tell and by people where only they can, with what is missing and when it will be there.',
  fields: {
    questionId: text({
      label: 'Question',
      max: 20,
      required: true,
      help: 'Its number in the catalogue, such as 5.1-q1 or A.9.2-q3.',
    }),
    title: text({ label: 'What is asked', max: 400, derived: true }),
    requirement: text({ label: 'Clause or control', max: 20, derived: true }),
    answer: choice({
      label: 'Answer',
      required: true,
      options: options(
        { value: 'yes', label: 'Yes', tone: 'met' },
        { value: 'partly', label: 'Partly', tone: 'due' },
        { value: 'no', label: 'No', tone: 'bad' },
        { value: 'not-applicable', label: 'Not applicable', tone: 'na' },
      ),
    }),
    remark: longText({
      label: 'Remark',
      max: 4000,
      help: 'What shows it, or what is missing. “Not applicable” needs the reason.',
    }),
    answeredById: person({ label: 'Answered by', derived: true }),
    answeredOn: date({ label: 'Answered on', derived: true }),
    ownerId: person({ label: 'Owner', help: 'Whom to ask again on the review day.' }),
    reviewAt: date({ label: 'Ask again by', help: 'Twelve months from the answer unless told.' }),
  },
  sections: {
    'The question': ['questionId', 'title', 'requirement'],
    'The answer': ['answer', 'remark', 'answeredById', 'answeredOn', 'ownerId', 'reviewAt'],
  },
  list: {
    columns: ['questionId', 'title', 'answer', 'answeredById', 'answeredOn', 'reviewAt'],
    filters: ['answer', 'answeredById', 'ownerId', 'reviewAt', 'state'],
    sort: 'code',
  },
  lifecycle: { given: 'met', withdrawn: 'na' },
  sealed: ['withdrawn'],
})

export type ReadinessAnswer = RecordOf<typeof readiness>
