/**
 * The questions that lead to the class of a system under Regulation (EU) 2024/1689, as amended by
 * Regulation (EU) 2026/1744. Article numbers are facts; the words are ours, and no legal advice.
 */

export type EuQuestionId =
  | 'isAiSystem'
  | 'exclusion'
  | 'practices'
  | 'annexI'
  | 'annexIII'
  | 'profiling'
  | 'exceptions'
  | 'exceptionReason'
  | 'transparency'
  | 'generalPurpose'
  | 'systemicRisk'

export type EuOption = {
  value: string
  label: string
  /** Where the Act says so, when the question's own article is not exact enough. */
  article?: string
}

export type EuQuestion = {
  id: EuQuestionId
  /** A word or two for tables and reasons. */
  topic: string
  prompt: string
  guidance: string
  article: string
  /** Asked only when an earlier question, itself asked, has one of these answers. */
  when?: { question: EuQuestionId; is: readonly string[] }
} & ({ kind: 'one' | 'many'; options: readonly EuOption[] } | { kind: 'text'; options?: never })

/** In a question with several answers, the one that rules the others out. */
export const none = 'none'

/** The practices that Regulation (EU) 2026/1744 added to Article 5, and since when they are banned. */
export const addedPractices: readonly string[] = ['intimate-imagery', 'child-abuse']
export const addedPracticesFrom = '2026-12-02'

/** From when Article 50(2) binds systems that were on the market before `markingMarketBefore`. */
export const markingFrom = '2026-12-02'
export const markingMarketBefore = '2026-08-02'

const areas: readonly EuOption[] = [
  { value: 'biometrics', label: 'Biometrics', article: 'Annex III, 1' },
  { value: 'infrastructure', label: 'Critical infrastructure', article: 'Annex III, 2' },
  { value: 'education', label: 'Education and vocational training', article: 'Annex III, 3' },
  {
    value: 'employment',
    label: 'Employment, management of workers, access to self-employment',
    article: 'Annex III, 4',
  },
  {
    value: 'services',
    label:
      'Essential services: public benefits, creditworthiness, life and health insurance, emergency calls',
    article: 'Annex III, 5',
  },
  { value: 'law-enforcement', label: 'Law enforcement', article: 'Annex III, 6' },
  { value: 'migration', label: 'Migration, asylum and border control', article: 'Annex III, 7' },
  { value: 'justice', label: 'Justice and democratic processes', article: 'Annex III, 8' },
]

const conditions: readonly EuOption[] = [
  {
    value: 'narrow',
    label: 'It performs a narrow procedural task',
    article: 'Art. 6(3)(a)',
  },
  {
    value: 'improves',
    label: 'It improves the result of work that a person has already finished',
    article: 'Art. 6(3)(b)',
  },
  {
    value: 'patterns',
    label:
      'It finds patterns in earlier decisions or departures from them, and replaces no person’s judgement without their review',
    article: 'Art. 6(3)(c)',
  },
  {
    value: 'preparatory',
    label: 'It only prepares an assessment that belongs to the area',
    article: 'Art. 6(3)(d)',
  },
]

const yesNo: readonly EuOption[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** The questions in the order in which they are asked. */
export const euQuestions: readonly EuQuestion[] = [
  {
    id: 'isAiSystem',
    topic: 'AI system',
    prompt: 'Does it infer from its input how to produce its output?',
    guidance:
      'An AI system works with some autonomy and derives predictions, content, recommendations or decisions. Software that only follows rules written by people is not one.',
    article: 'Art. 3(1)',
    kind: 'one',
    options: yesNo,
  },
  {
    id: 'exclusion',
    topic: 'Excluded use',
    prompt: 'Is it used for something that the Act leaves out altogether?',
    guidance: 'Only where that is its sole use.',
    article: 'Art. 2',
    kind: 'one',
    options: [
      { value: none, label: 'No' },
      {
        value: 'military',
        label: 'Military, defence or national security only',
        article: 'Art. 2(3)',
      },
      {
        value: 'research',
        label: 'Scientific research and development only',
        article: 'Art. 2(6)',
      },
      {
        value: 'personal',
        label: 'Personal use by a private person only',
        article: 'Art. 2(10)',
      },
    ],
    when: { question: 'isAiSystem', is: ['yes'] },
  },
  {
    id: 'practices',
    topic: 'Banned practice',
    prompt: 'Does it do, or is it made to do, any of these?',
    guidance:
      'These uses are banned whoever runs the system. Some have narrow exceptions: ask counsel before you rely on one.',
    article: 'Art. 5',
    kind: 'many',
    options: [
      {
        value: 'manipulation',
        label: 'Manipulates or deceives people so that they come to harm',
        article: 'Art. 5(1)(a)',
      },
      {
        value: 'vulnerability',
        label: 'Exploits age, disability or a social or economic plight to people’s harm',
        article: 'Art. 5(1)(b)',
      },
      {
        value: 'social-scoring',
        label: 'Scores people by behaviour or traits and treats them worse for it out of context',
        article: 'Art. 5(1)(c)',
      },
      {
        value: 'crime-prediction',
        label: 'Predicts from a profile or from traits alone that somebody will commit a crime',
        article: 'Art. 5(1)(d)',
      },
      {
        value: 'face-scraping',
        label: 'Builds face databases by untargeted scraping of the internet or of cameras',
        article: 'Art. 5(1)(e)',
      },
      {
        value: 'emotion',
        label: 'Infers emotions at work or in education, other than for medical or safety reasons',
        article: 'Art. 5(1)(f)',
      },
      {
        value: 'biometric-sorting',
        label: 'Infers race, opinions, belief, sex life or the like from biometrics',
        article: 'Art. 5(1)(g)',
      },
      {
        value: 'live-identification',
        label: 'Identifies people from afar, live, in public places for law enforcement',
        article: 'Art. 5(1)(h)',
      },
      {
        value: 'intimate-imagery',
        label: 'Makes intimate images of people without their consent (banned from 2 Dec 2026)',
        article: 'Art. 5, as amended',
      },
      {
        value: 'child-abuse',
        label: 'Makes material of child sexual abuse (banned from 2 Dec 2026)',
        article: 'Art. 5, as amended',
      },
      { value: none, label: 'None of these' },
    ],
    when: { question: 'exclusion', is: [none] },
  },
  {
    id: 'annexI',
    topic: 'Regulated product',
    prompt: 'Is it a product under the laws of Annex I, or a safety component of one?',
    guidance:
      'Machinery, toys, lifts, medical devices and the like. For those of Section B, such as vehicles and aviation, the law of the sector carries most duties (Art. 2(2)).',
    article: 'Art. 6(1)',
    kind: 'one',
    options: [
      { value: 'no', label: 'No' },
      { value: 'self-assessed', label: 'Yes, but no third party has to assess its conformity' },
      { value: 'third-party', label: 'Yes, and a third party has to assess its conformity' },
    ],
    when: { question: 'practices', is: [none] },
  },
  {
    id: 'annexIII',
    topic: 'Annex III area',
    prompt: 'Is it meant for a use listed in one of these areas?',
    guidance:
      'Each area lists certain uses only: read its point in Annex III. Fraud detection, say, is left out of creditworthiness.',
    article: 'Art. 6(2)',
    kind: 'many',
    options: [...areas, { value: none, label: 'None of these' }],
    when: { question: 'practices', is: [none] },
  },
  {
    id: 'profiling',
    topic: 'Profiling',
    prompt: 'Does it profile people?',
    guidance:
      'Evaluates or predicts a person’s work, means, health, interests, reliability, behaviour or movements from their data. Then the exception is closed.',
    article: 'Art. 6(3)',
    kind: 'one',
    options: yesNo,
    when: { question: 'annexIII', is: areas.map(({ value }) => value) },
  },
  {
    id: 'exceptions',
    topic: 'Exception',
    prompt: 'Does one of these conditions hold, so that it does not shape decisions much?',
    guidance:
      'One is enough, if the system poses no significant risk to health, safety or fundamental rights.',
    article: 'Art. 6(3)',
    kind: 'many',
    options: [...conditions, { value: none, label: 'None of these' }],
    when: { question: 'profiling', is: ['no'] },
  },
  {
    id: 'exceptionReason',
    topic: 'Why the exception holds',
    prompt: 'Why does it pose no significant risk?',
    guidance:
      'A provider documents this before the system is on the market, and shows it to an authority that asks.',
    article: 'Art. 6(4)',
    kind: 'text',
    when: { question: 'exceptions', is: conditions.map(({ value }) => value) },
  },
  {
    id: 'transparency',
    topic: 'Transparency',
    prompt: 'What of this does it do?',
    guidance: 'People have to be told, or the content has to be marked.',
    article: 'Art. 50',
    kind: 'many',
    options: [
      { value: 'talks', label: 'Talks or writes with people directly', article: 'Art. 50(1)' },
      {
        value: 'generates',
        label: 'Generates text, images, sound or video',
        article: 'Art. 50(2)',
      },
      {
        value: 'biometric',
        label: 'Recognises emotions or sorts people by biometrics',
        article: 'Art. 50(3)',
      },
      {
        value: 'deep-fakes',
        label: 'Makes deep fakes, or text that informs the public',
        article: 'Art. 50(4)',
      },
      { value: none, label: 'None of these' },
    ],
    when: { question: 'practices', is: [none] },
  },
  {
    id: 'generalPurpose',
    topic: 'General-purpose model',
    prompt: 'Is there a general-purpose AI model in it, and whose?',
    guidance:
      'A model that serves many different tasks, such as a large language model. Whoever puts it on the market under their own name provides it.',
    article: 'Art. 51 ff.',
    kind: 'one',
    options: [
      { value: 'no', label: 'No' },
      { value: 'others', label: 'Yes, another provider’s' },
      { value: 'own', label: 'Yes, and the organisation provides the model itself' },
    ],
    when: { question: 'practices', is: [none] },
  },
  {
    id: 'systemicRisk',
    topic: 'Systemic risk',
    prompt: 'Is it a model with systemic risk?',
    guidance:
      'Presumed above 10²⁵ floating-point operations of training, or where the Commission has designated it.',
    article: 'Art. 51',
    kind: 'one',
    options: yesNo,
    when: { question: 'generalPurpose', is: ['own'] },
  },
]
