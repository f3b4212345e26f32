import { areaTitles } from '../../catalogue/requirements.ts'
import { choice, date, longText, options, person, references, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** The 38 controls of Annex A and the organisation's own; together the SoA (6.1.3). */
export const controls = defineRegister({
  key: 'controls',
  model: 'Control',
  table: 'controls',
  prefix: 'CTL',
  access: 'governing',
  name: { one: 'Control', many: 'Controls' },
  navigation: 'Statement of Applicability',
  phase: 'plan',
  clauses: ['6.1.3', 'Annex A'],
  about:
    'For each of the 38 controls: whether it applies and why, how it is carried out, by whom, against which risks, and what shows it. Together they are the Statement of Applicability.',
  fields: {
    controlId: text({
      label: 'Number',
      max: 20,
      required: true,
      help: 'A.2.2 to A.10.4 come with the standard; number your own as you like, such as X.1.',
    }),
    title: text({ label: 'Control', max: 300, required: true }),
    area: choice({
      label: 'Area',
      derived: true,
      options: [
        ...Object.entries(areaTitles).map(([value, label]) => ({
          value,
          label: `${value} ${label}`,
        })),
        { value: 'own', label: 'Own controls' },
      ],
    }),
    description: longText({
      label: 'What it asks',
      max: 4000,
      help: 'In your own words; needed for controls of your own.',
    }),
    applicable: choice({
      label: 'Applicable',
      clause: '6.1.3',
      help: 'Every control is decided on, also those left out.',
      options: options(
        { value: 'yes', label: 'Applicable' },
        { value: 'no', label: 'Not applicable', tone: 'na' },
        { value: 'undecided', label: 'Undecided', tone: 'due' },
      ),
    }),
    reason: longText({
      label: 'Why it is in or out',
      max: 4000,
      clause: '6.1.3',
      help: 'Which risk, law or promise asks for it, or why nothing does. Needed both ways.',
    }),
    status: choice({
      label: 'Status',
      clause: '6.1.3',
      help: 'Verified: somebody other than the owner has seen that it works.',
      options: options(
        { value: 'not-started', label: 'Not started', tone: 'bad' },
        { value: 'planned', label: 'Planned', tone: 'due' },
        { value: 'partly', label: 'Partly implemented', tone: 'due' },
        { value: 'implemented', label: 'Implemented', tone: 'met' },
        { value: 'verified', label: 'Verified', tone: 'met' },
      ),
      when: { field: 'applicable', is: ['yes', 'undecided'] },
    }),
    implementation: longText({
      label: 'How it is implemented',
      clause: '6.1.3',
      help: 'What is really done, where and by whom; an auditor samples this sentence.',
      when: { field: 'applicable', is: ['yes', 'undecided'] },
    }),
    documentIds: references('documents', {
      label: 'Documents',
      inverse: 'Controls',
      clause: '7.5',
      help: 'Policies and procedures that carry it.',
    }),
    lastTestedOn: date({ label: 'Last tested on', clause: '9.1' }),
    lastTestResult: choice({
      label: 'Result of the last test',
      clause: '9.1',
      options: options(
        { value: 'works', label: 'Works', tone: 'met' },
        { value: 'partly', label: 'Works in part', tone: 'due' },
        { value: 'fails', label: 'Does not work', tone: 'bad' },
      ),
    }),
    ownerId: person({ label: 'Owner', clause: '5.3', help: 'Sees to it that it is carried out.' }),
    reviewAt: date({ label: 'Review by', clause: '9.1' }),
  },
  sections: {
    'The control': ['controlId', 'title', 'area', 'description'],
    Applicability: ['applicable', 'reason'],
    Implementation: ['status', 'implementation', 'documentIds', 'ownerId', 'reviewAt'],
    Testing: ['lastTestedOn', 'lastTestResult'],
  },
  list: {
    columns: ['controlId', 'title', 'area', 'applicable', 'status', 'ownerId', 'lastTestedOn'],
    filters: ['applicable', 'status', 'area', 'ownerId', 'lastTestResult', 'state'],
    sort: 'code',
  },
  lifecycle: { current: 'plain', withdrawn: 'na' },
  sealed: ['withdrawn'],
})

export type Control = RecordOf<typeof controls>
