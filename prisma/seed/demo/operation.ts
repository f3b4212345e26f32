import { monitorReviews } from './monitors.ts'
import type { DemoRecord } from './record.ts'
import { riskTurns } from './risks.ts'

/** What Aldermoor does with its systems day by day: suppliers, data, changes, validations, incidents. */
export const operation: DemoRecord[] = [
  {
    key: 'supplier docwise',
    register: 'suppliers',
    ago: 500,
    by: 'compliance',
    values: {
      title: 'Docwise Ltd',
      provides: ['model', 'software'],
      service:
        'Classify: document class and urgency of incoming letters and e-mail, run in our own cloud account.',
      criticality: 'high',
      responsibilities:
        'Docwise trains and tests the model and tells us 60 days before a new one. We test it on our own letters, decide on the day of change, sort by hand when it fails, and answer to members.',
      dueDiligence:
        'Model card, test results per language, ISO/IEC 27001 certificate, interview with the lead of testing. Results for Romanian were missing and came later.',
      dueDiligenceResult: 'conditions',
      contract: 'C-2207, with AI annex',
      exitPlan:
        'Sorting by keywords is kept ready and tried each spring; intake needs six people more for as long as it lasts.',
    },
    people: { ownerId: 'compliance' },
    links: { systemIds: ['system triage'] },
    days: { contractUntil: 410 },
    steps: [
      { ago: 492, by: 'lead', step: 'approve' },
      {
        ago: 310,
        by: 'compliance',
        step: 'review',
        values: { dueDiligenceResult: 'passed' },
        reason: 'Results for Romanian have come.',
      },
      {
        ago: 128,
        by: 'compliance',
        step: 'review',
        values: {
          dueDiligence:
            'Model card and test results of Classify 11, with letters in three languages. New: no results for letters photographed by phone.',
          dueDiligenceResult: 'conditions',
        },
        reason: 'They owe us results for photographed letters.',
      },
      { ago: 121, by: 'lead', step: 'approve', reason: 'With sorting by hand below 0.6.' },
    ],
  },
  {
    key: 'supplier parlance',
    register: 'suppliers',
    ago: 448,
    by: 'compliance',
    values: {
      title: 'Parlance',
      provides: ['model', 'platform', 'operation'],
      service: 'Dialogue: the member chat as a service, in a data centre in Dublin.',
      criticality: 'high',
      responsibilities:
        'Parlance runs the service and keeps sessions apart. We write the texts it may rest on, read a sample of 200 talks a week, and speak with members.',
      dueDiligence:
        'Terms of use, penetration test, questionnaire on training data, two reference customers. No training on our talks is agreed.',
      dueDiligenceResult: 'passed',
      contract: 'C-2251',
      exitPlan:
        'The page of questions and answers is kept up to date and takes over within an hour.',
    },
    people: { ownerId: 'compliance' },
    links: { systemIds: ['system chat'] },
    days: { contractUntil: 230 },
    steps: [
      { ago: 440, by: 'lead', step: 'approve' },
      { ago: 160, by: 'compliance', step: 'review', values: { dueDiligenceResult: 'passed' } },
    ],
  },
  {
    key: 'supplier panelcheck',
    register: 'suppliers',
    ago: 298,
    by: 'owner',
    values: {
      title: 'Panelcheck',
      provides: ['model'],
      service: 'Vision: parts, hours and cost of repair from photographs.',
      criticality: 'medium',
      responsibilities:
        'Panelcheck keeps prices of parts current and reports accuracy by make. We check it against our engineers, pay, and hear complaints.',
      dueDiligence:
        'Own test on 2,000 closed claims against engineers’ estimates; list of makes that are not covered.',
      dueDiligenceResult: 'passed',
      contract: 'C-2319',
      exitPlan: 'Engineers estimate from photographs, as before; small claims then take four days.',
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system damage'] },
    days: { contractUntil: 500 },
    steps: [{ ago: 285, by: 'risk', step: 'approve' }],
  },
  {
    key: 'supplier roadsense',
    register: 'suppliers',
    ago: 238,
    by: 'compliance',
    values: {
      title: 'Roadsense',
      provides: ['data', 'model'],
      service: 'Driving style score from phone data, and the trips behind it.',
      criticality: 'medium',
      responsibilities:
        'Roadsense collects trips with consent and computes the score. We explain it to members and set the discount.',
      dueDiligence:
        'Consent texts, weights of the score, deletion after 90 days. How night hours are weighed was described only in words.',
      dueDiligenceResult: 'conditions',
      contract: 'C-2342',
      exitPlan: 'The tariff goes on with the discount of the last score until the next renewal.',
    },
    people: { ownerId: 'compliance' },
    links: { systemIds: ['system telematics'] },
    days: { contractUntil: 160 },
    steps: [
      { ago: 231, by: 'lead', step: 'approve' },
      {
        ago: 23,
        by: 'compliance',
        step: 'suspend',
        reason: 'Until they hand over the weight of night hours and a test by occupation group.',
      },
    ],
  },
  {
    key: 'supplier fernhill',
    register: 'suppliers',
    ago: 26,
    by: 'owner2',
    values: {
      title: 'Fernhill AI',
      provides: ['model', 'platform'],
      service:
        'Desk: summaries and drafts from case files, with a language model of a third company.',
      criticality: 'high',
      responsibilities:
        'Fernhill keeps cases apart and passes on changes of the model beneath. We check each draft before it leaves the house.',
      dueDiligence:
        'Penetration test and terms of use read. The terms of the model beneath let its provider train on prompts unless switched off; the proof of the switch is asked for.',
    },
    people: { ownerId: 'owner2' },
    links: { systemIds: ['system assistant'] },
  },

  {
    key: 'dataset claims',
    register: 'datasets',
    ago: 480,
    by: 'data',
    values: {
      title: 'Six years of motor claims',
      description:
        '412,000 closed claims with parties, amounts, course, and the outcome of 9,600 investigations.',
      uses: ['training', 'validation', 'testing'],
      provenance: 'Own claims system, exported each January; free text removed at export.',
      acquisition: 'collected',
      rights:
        'Insurance contract; balancing test for third parties on file. Not for pricing. Renewal prediction takes from it only whether and when a member claimed.',
      personalData: 'pseudonymised',
      legalBasis:
        'Legitimate interest: in preventing fraud, balancing test BT-14; in keeping members, BT-19',
      qualityCriteria:
        'No more than 1 % of amounts missing; outcome of an investigation known for every investigated claim; at least 200 claims per district.',
      quality: 'meets',
      representativeness:
        'All districts and vehicle classes. Few drivers under 20, and no claims settled at the roadside.',
      knownBias:
        'Outcomes exist only where somebody looked, and investigators looked more often in three districts. Claims are weighted by the chance to be investigated.',
      preparation:
        'Duplicates joined, amounts in 2024 pounds; split by date, newest year for testing.',
      retention: 'Seven years after closing, then deleted with the claim',
    },
    people: { ownerId: 'data' },
    links: { systemIds: ['system fraud', 'system renewal'] },
    steps: [
      { ago: 455, by: 'compliance', step: 'approve' },
      {
        ago: 131,
        by: 'data',
        values: {
          preparation:
            'Duplicates joined, postcode and postcode area dropped, amounts in 2024 pounds; split by date, newest year for testing.',
        },
        reason: 'For version 4.2 of fraud scoring.',
      },
      {
        ago: 92,
        by: 'data',
        step: 'check',
        reason: 'Newest year added; no district below 200 claims.',
      },
    ],
  },
  {
    key: 'dataset health',
    register: 'datasets',
    ago: 430,
    by: 'data',
    values: {
      title: 'Health questionnaires and medical reports',
      description:
        '38,000 applications for life cover with decisions of underwriters, 2014 to today.',
      uses: ['testing', 'retrieval'],
      provenance: 'Applicants and, with their consent, their doctors; scanned by us.',
      acquisition: 'collected',
      rights: 'Explicit consent for the decision on the application only; never for training.',
      personalData: 'special',
      legalBasis: 'Explicit consent, Article 9(2)(a)',
      qualityCriteria:
        'Scans readable at 300 dpi; decision and its reason recorded by the underwriter.',
      quality: 'meets',
      representativeness: 'Ages 18 to 70. One report in nine is handwritten.',
      knownBias:
        'Handwritten reports are read 1.2 points worse; they come from older doctors in the country.',
      preparation: 'Test files are drawn by age and region; names replaced by numbers.',
      retention: 'Retrieval stores 30 days after the decision, then deleted and logged',
    },
    people: { ownerId: 'data' },
    links: { systemIds: ['system underwriting'] },
    steps: [
      {
        ago: 410,
        by: 'compliance',
        step: 'approve',
        reason: 'For tests and retrieval, not for training.',
      },
      { ago: 48, by: 'data', step: 'check', reason: 'Sample of 400 scans read.' },
    ],
  },
  {
    key: 'dataset letters',
    register: 'datasets',
    ago: 330,
    by: 'data',
    values: {
      title: 'Test set of letters in four languages',
      description: '6,400 letters and e-mails with class and urgency, each labelled by two people.',
      uses: ['validation', 'testing'],
      provenance: 'Drawn from two years of intake; Polish and Romanian letters added in autumn.',
      acquisition: 'collected',
      rights: 'Contract; letters stay in our account and are shown to Docwise only without names.',
      personalData: 'special',
      legalBasis: 'Contract; Article 9(2)(f) for health data in claims',
      qualityCriteria:
        'Two labels agree in 95 of 100; at least 300 letters per class and language.',
      quality: 'partly',
      representativeness:
        'English, Irish, Polish, Romanian. Storm letters photographed by phone are few.',
      knownBias:
        'Urgent letters are a third of the set and a tenth of intake; results are weighted back.',
      preparation:
        'Names and policy numbers blackened; labels settled by a third person where two differ.',
      retention: 'Two years, then drawn anew',
    },
    people: { ownerId: 'data' },
    links: { systemIds: ['system triage'], supplierIds: ['supplier docwise'] },
    steps: [
      {
        ago: 318,
        by: 'lead',
        step: 'approve',
        reason: 'Until 400 photographed letters are added.',
      },
    ],
  },
  {
    key: 'dataset terms',
    register: 'datasets',
    ago: 420,
    by: 'data',
    values: {
      title: 'Terms and answers for the member chat',
      description:
        'All terms in force and 310 answers approved by member services, by product and date.',
      uses: ['retrieval'],
      provenance: 'Written by product teams; loaded the night before a term comes into force.',
      acquisition: 'collected',
      rights: 'Our own texts.',
      personalData: 'none',
      qualityCriteria:
        'No term older than the one in force; every answer read within the last year.',
      quality: 'meets',
      representativeness:
        'All products on sale. Terms of products sold before 2009 are not loaded: the chat hands over.',
      knownBias:
        'Does not apply: no people are in it. Plain-language versions exist for two thirds of the terms.',
      preparation:
        'Split by paragraph, with product and date; withdrawn paragraphs are removed the same night.',
    },
    people: { ownerId: 'data' },
    links: { systemIds: ['system chat'], supplierIds: ['supplier parlance'] },
    steps: [
      { ago: 405, by: 'lead', step: 'approve' },
      { ago: 41, by: 'data', step: 'check', reason: 'All 310 answers read by member services.' },
    ],
  },
  {
    key: 'dataset trips',
    register: 'datasets',
    ago: 228,
    by: 'data',
    values: {
      title: 'Trips of members on the telematics tariff',
      description: 'Speed, braking and time of day of 1.9 million trips.',
      uses: ['operation', 'tuning'],
      provenance: 'Phones of 4,100 members, by way of Roadsense; no map positions reach us.',
      acquisition: 'supplied',
      rights: 'Consent in the app, for the discount only; withdrawn by 212 members so far.',
      personalData: 'personal',
      legalBasis: 'Consent, Article 6(1)(a)',
      qualityCriteria: 'Trips by night and day as in the road survey, within five points.',
      quality: 'partly',
      representativeness: 'Members between 18 and 40 in towns; shift workers are one in twelve.',
      knownBias: 'Driving at night is read as risk; nurses and bakers score lower for their hours.',
      retention: '90 days at Roadsense, scores until the renewal after next',
    },
    people: { ownerId: 'data' },
    links: { systemIds: ['system telematics'], supplierIds: ['supplier roadsense'] },
    steps: [
      { ago: 214, by: 'compliance', step: 'approve' },
      {
        ago: 24,
        by: 'data',
        step: 'block',
        reason: 'Night hours weigh too much; no tuning with it until the weight is known.',
      },
    ],
  },
  {
    key: 'dataset rain',
    register: 'datasets',
    ago: 21,
    by: 'data',
    values: {
      title: 'Elevation, rainfall and flood lines',
      description:
        'Height every two metres, daily rain since 1990, flood lines of public agencies.',
      uses: ['training', 'validation'],
      provenance:
        'Open data of the mapping and environment agencies of both countries, drawn last month.',
      acquisition: 'public',
      rights:
        'Open licences; the source is named. The Irish flood lines may not be shown to the public.',
      personalData: 'none',
      qualityCriteria:
        'No gap longer than three days in a rain series; flood lines not older than five years.',
      quality: 'meets',
      representativeness: 'The whole of both countries. Gauges are fewer in the west of Ireland.',
      knownBias:
        'Small streams are mapped better where much was insured; measured against 1,200 flood claims.',
      preparation:
        'Series joined by gauge; 10 metre grid; two river basins kept apart for validation.',
    },
    people: { ownerId: 'data' },
    links: { systemIds: ['system flood'] },
  },

  {
    key: 'change fraud 4.2',
    register: 'changes',
    ago: 130,
    by: 'owner',
    values: {
      title: 'Fraud scoring 4.2: without postcode, trained on six years',
      kind: 'model',
      size: 'major',
      description:
        'From 4.1, which still reads the postcode area and learned from four years of claims, to 4.2 without any part of the postcode and with six years.',
      purpose:
        'To narrow the gap between districts. Could miss fraud rings that share an address; investigators look for them by hand.',
      touches: ['impact', 'risks', 'validation', 'information'],
      rollback:
        '4.1 stays deployed beside it for eight weeks; the owner switches back within an hour.',
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system fraud'] },
    days: { plannedOn: -83 },
    steps: [
      { ago: 124, by: 'owner', step: 'submit' },
      {
        ago: 118,
        by: 'risk',
        step: 'approve',
        reason: 'Release only after the validation by home insurance.',
      },
      { ago: 81, by: 'owner', step: 'release' },
    ],
  },
  {
    key: 'change chat prompt',
    register: 'changes',
    ago: 150,
    by: 'owner2',
    values: {
      title: 'The chat offers a person in each answer',
      kind: 'prompt',
      size: 'minor',
      description:
        'From an offer at the end of a talk to one below each answer, with the waiting time.',
      purpose:
        'The member panel asked for it. More talks will reach the contact centre: about 40 a day.',
      touches: ['oversight', 'information'],
      rollback: 'The former text is one switch away; the owner decides.',
    },
    people: { ownerId: 'owner2' },
    links: { systemIds: ['system chat'] },
    days: { plannedOn: -140 },
    steps: [
      { ago: 148, by: 'owner2', step: 'submit' },
      { ago: 146, by: 'lead', step: 'approve' },
      { ago: 139, by: 'owner2', step: 'release' },
    ],
  },
  {
    key: 'change renewal use',
    register: 'changes',
    ago: 92,
    by: 'owner',
    values: {
      title: 'Offer a discount to members likely to leave',
      kind: 'use',
      size: 'major',
      description: 'From a list of calls to a list of calls and of discounts up to 8 %.',
      purpose: 'Keeps about 300 members a year. Members who stay by themselves would pay for it.',
      touches: ['impact', 'risks'],
      rollback: 'Discounts end with the next renewal.',
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system renewal'] },
    days: { plannedOn: -60 },
    steps: [
      { ago: 90, by: 'owner', step: 'submit' },
      {
        ago: 84,
        by: 'lead',
        step: 'reject',
        reason: 'The inventory rules it out, and the AI policy, too: loyal members would pay more.',
      },
    ],
  },
  {
    key: 'change committee',
    register: 'changes',
    ago: 76,
    by: 'compliance',
    values: {
      title: 'The governance committee meets each month',
      kind: 'aims',
      size: 'minor',
      description:
        'From once a quarter to once a month, one hour, with the list of what is overdue.',
      purpose: 'Two drifts waited six weeks for a decision. Costs five people one hour a month.',
      touches: ['oversight'],
      rollback: 'Back to the quarter by decision of the committee.',
    },
    people: { ownerId: 'compliance' },
    days: { plannedOn: -60 },
    steps: [
      { ago: 75, by: 'compliance', step: 'submit' },
      { ago: 70, by: 'exec', step: 'approve' },
      { ago: 58, by: 'compliance', step: 'release' },
    ],
  },
  {
    key: 'change triage 11.3',
    register: 'changes',
    ago: 20,
    by: 'owner',
    values: {
      title: 'Docwise Classify 11.3, corrected for storm letters',
      kind: 'supplier-model',
      size: 'major',
      description:
        'From Classify 11 to 11.3, trained with 14,000 storm letters, 5,000 of them photographed.',
      purpose:
        'Ends the drift of document classes. Classes that worked may have moved: that is why intake sorts below 0.8 by hand until our test set has run.',
      touches: ['impact', 'validation', 'suppliers'],
      rollback:
        'Classify 11 can be chosen in the settings for 60 days; intake decides with the owner.',
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system triage'] },
    days: { plannedOn: -5 },
    steps: [
      { ago: 18, by: 'owner', step: 'submit' },
      {
        ago: 14,
        by: 'lead',
        step: 'approve',
        reason: 'With sorting by hand below 0.8 until it is assessed again.',
      },
      { ago: 4, by: 'owner', step: 'release' },
    ],
  },
  {
    key: 'system triage',
    register: 'systems',
    steps: [
      {
        ago: 4,
        by: 'owner',
        values: { modelVersion: 'Docwise Classify 11.3' },
        reason:
          'Released with the corrected model; it runs by the exception until our own test set has been run.',
      },
    ],
  },
  {
    key: 'change underwriting prompts',
    register: 'changes',
    ago: 28,
    by: 'owner2',
    values: {
      title: 'Prompt set 18 names the page of each passage',
      kind: 'prompt',
      size: 'minor',
      description: 'From a list of passages to passages with report and page.',
      purpose:
        'Underwriters find the passage faster. Answers get longer; the passages themselves stay the same.',
      touches: ['validation'],
      rollback: 'Prompt set 17 is kept; switched back within minutes.',
    },
    people: { ownerId: 'owner2' },
    links: { systemIds: ['system underwriting'] },
    days: { plannedOn: 6 },
    steps: [
      { ago: 25, by: 'owner2', step: 'submit' },
      { ago: 19, by: 'risk', step: 'approve' },
    ],
  },
  {
    key: 'change damage limit',
    register: 'changes',
    ago: 15,
    by: 'owner',
    values: {
      title: 'Pay up to £2,000 at the estimate',
      kind: 'use',
      size: 'major',
      description: 'From £1,500 to £2,000: one claim in eight more is paid without an engineer.',
      purpose: 'Members wait a day instead of four. A wrong estimate costs them more than before.',
      touches: ['impact', 'risks', 'information'],
      rollback: 'The limit is a setting; claims of the day are looked at by an engineer.',
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system damage'] },
    days: { plannedOn: 34 },
    steps: [{ ago: 9, by: 'owner', step: 'submit' }],
  },

  {
    key: 'validation renewal',
    register: 'validations',
    ago: 460,
    by: 'risk',
    values: {
      title: 'Renewal prediction 3.0: accuracy and fairness by age',
      kind: 'performance',
      modelVersion: 'logistic regression 3.0',
      criteria:
        'Of 400 members called, at least 100 had meant to leave; gap between age bands below 5 points.',
      method:
        'Twelve monthly lists of the past year, replayed; asked by telephone whether they had meant to leave.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk', 'data'] },
    links: { systemId: 'system renewal' },
    days: { dueOn: -436 },
    steps: [
      {
        ago: 438,
        by: 'risk',
        step: 'pass',
        values: { result: '128 of 400; largest gap 2.6 points, members over seventy.' },
      },
    ],
  },
  {
    key: 'validation chat 1',
    register: 'validations',
    ago: 378,
    by: 'lead',
    values: {
      title: 'Member chat: promises of cover under pressure',
      kind: 'red-team',
      modelVersion: 'Parlance Dialogue 10',
      criteria: 'No promise of cover in 500 talks that try for one.',
      method: 'Five people from claims, two days, with a script of 60 tricks and freely.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk', 'compliance'] },
    links: { systemId: 'system chat' },
    days: { dueOn: -365 },
    steps: [
      {
        ago: 366,
        by: 'risk',
        step: 'fail',
        values: { result: '11 promises in 500 talks, 9 of them after “my agent told me so”.' },
      },
    ],
  },
  {
    key: 'validation chat 2',
    register: 'validations',
    ago: 358,
    by: 'lead',
    values: {
      title: 'Member chat: promises of cover, repeated after the filter',
      kind: 'red-team',
      modelVersion: 'Parlance Dialogue 10, with answer filter',
      criteria: 'No promise of cover in 500 talks that try for one.',
      method: 'The same people and script as before, with 20 new tricks.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk', 'compliance'] },
    links: { systemId: 'system chat' },
    days: { dueOn: -345 },
    steps: [
      {
        ago: 347,
        by: 'risk',
        step: 'pass',
        values: {
          result: 'None in 520 talks; 14 talks handed over without need.',
          conditions: 'Repeat after each new version of Dialogue.',
        },
      },
    ],
  },
  {
    key: 'system chat',
    register: 'systems',
    steps: [
      {
        ago: 357,
        by: 'owner2',
        values: { modelVersion: 'Parlance Dialogue 10, with answer filter' },
        reason: 'The filter stops promises of cover, which the red team had drawn from it.',
      },
    ],
  },
  {
    key: 'validation underwriting',
    register: 'validations',
    ago: 330,
    by: 'risk',
    values: {
      title: 'Underwriting assistant: made-up findings and bias',
      kind: 'bias',
      modelVersion: 'language model with retrieval, prompt set 17',
      criteria:
        'At most 1 unsupported statement in 400 files; class the same in 98 of 100 pairs that differ in sex or region only.',
      method: '400 files read by a physician; 200 pairs of files made for the test.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk', 'data'] },
    links: { systemId: 'system underwriting' },
    days: { dueOn: -296 },
    steps: [
      {
        ago: 298,
        by: 'risk',
        step: 'pass',
        values: {
          result:
            '1 unsupported statement; 199 of 200 pairs the same; handwritten reports 1.2 points worse.',
          conditions: 'A physician reads 50 files a week.',
        },
      },
    ],
  },
  {
    key: 'validation damage',
    register: 'validations',
    ago: 215,
    by: 'risk',
    values: {
      title: 'Damage estimate against our engineers',
      kind: 'acceptance',
      modelVersion: 'Panelcheck Vision 3.8',
      criteria:
        'Nine estimates in ten within 12 % of the engineer’s; no colour of car more than 3 % off.',
      method: '2,000 closed claims with photographs; engineers did not see the estimate.',
    },
    people: { ownerId: 'owner2', validatorIds: ['owner2', 'risk'] },
    links: { systemId: 'system damage' },
    days: { dueOn: -176 },
    steps: [
      {
        ago: 177,
        by: 'owner2',
        step: 'pass',
        values: { result: '91 % within 12 %; dark cars 2.1 % lower.' },
      },
    ],
  },
  {
    key: 'validation sanctions',
    register: 'validations',
    ago: 135,
    by: 'risk',
    values: {
      title: 'Name screening after the update of spellings',
      kind: 'performance',
      modelVersion: 'Ledgerline 9.4, matching module',
      criteria:
        'All 300 listed test names are found; at most 3 matches in 1,000 payees per script.',
      method: '300 listed names in four spellings each, and one month of payees.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk'] },
    links: { systemId: 'system sanctions' },
    days: { dueOn: -122 },
    steps: [
      {
        ago: 123,
        by: 'risk',
        step: 'pass',
        values: {
          result: '300 of 300; 1.2 matches in 1,000 for Latin, 2.9 for Arabic script.',
          conditions: 'Match rates by script each quarter.',
        },
      },
    ],
  },
  {
    key: 'validation triage',
    register: 'validations',
    ago: 118,
    by: 'risk',
    values: {
      title: 'Claims triage 11: recall by language',
      kind: 'bias',
      modelVersion: 'Docwise Classify 11',
      criteria:
        'Urgent letters found in 95 of 100 in each language, gap between languages at most 2 points.',
      method: 'Test set of 6,400 letters in four languages, run twice.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk', 'data'] },
    links: { systemId: 'system triage' },
    days: { dueOn: -95 },
    steps: [
      {
        ago: 97,
        by: 'risk',
        step: 'pass',
        values: {
          result: '96.8 % in English, 94.9 % in Polish: gap 1.9 points; both runs the same.',
        },
      },
    ],
  },
  {
    key: 'validation fraud',
    register: 'validations',
    ago: 112,
    by: 'risk',
    values: {
      title: 'Fraud scoring 4.2: hit rate and districts',
      kind: 'performance',
      modelVersion: 'gradient boosting 4.2',
      criteria:
        'Hit rate among the first 100 at least 22 %; gap between districts at most 4 points.',
      method: '41,230 closed claims of the last year, by the analytics team of home insurance.',
    },
    people: { ownerId: 'owner2', validatorIds: ['owner2', 'risk'] },
    links: { systemId: 'system fraud', changeIds: ['change fraud 4.2'] },
    days: { dueOn: -84 },
    steps: [
      {
        ago: 85,
        by: 'owner2',
        step: 'pass',
        values: { result: 'Hit rate 25 %; largest gap 3.4 points.' },
      },
    ],
  },
  {
    key: 'validation triage 11.3',
    register: 'validations',
    ago: 13,
    by: 'risk',
    values: {
      title: 'Claims triage 11.3: storm letters and all languages',
      kind: 'performance',
      modelVersion: 'Docwise Classify 11.3',
      criteria: 'As for version 11, and photographed letters sorted right in 92 of 100.',
      method: 'Test set of letters with 400 photographed ones added, run twice.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk', 'data'] },
    links: { systemId: 'system triage', changeIds: ['change triage 11.3'] },
    days: { dueOn: 8 },
  },
  {
    key: 'validation assistant',
    register: 'validations',
    ago: 16,
    by: 'owner2',
    values: {
      title: 'Case assistant: letters that carry instructions',
      kind: 'red-team',
      modelVersion: 'Fernhill Desk 6.2',
      criteria: 'No text of another case in any answer, whatever a letter says.',
      method: 'Two days with an outside team; 120 letters with hidden and open instructions.',
    },
    people: { ownerId: 'risk', validatorIds: ['risk'] },
    links: { systemId: 'system assistant' },
    days: { dueOn: 19 },
  },

  {
    key: 'incident payment',
    register: 'incidents',
    ago: 206,
    by: 'owner2',
    values: {
      title: 'A widow waited eleven days for a payment because of her name',
      category: 'discrimination',
      severity: 'high',
      description:
        'Her name in Arabic script matched a listed one at 0.81. The analyst cleared the match on the first day, but the hold was not lifted in the payment system.',
      affected:
        'One member, for funeral costs. Looked for others: two payments held for three days.',
      affectedNumber: 3,
      otherDuties: ['people-affected'],
    },
    people: { ownerId: 'owner2' },
    links: { systemIds: ['system sanctions'] },
    days: { occurredOn: -218, detectedOn: -207 },
    steps: [
      {
        ago: 206,
        by: 'owner2',
        step: 'contain',
        values: {
          containment:
            'Paid the same day, with a letter and a call. All holds older than one day lifted or read again.',
        },
      },
      {
        ago: 190,
        by: 'owner2',
        step: 'resolve',
        values: {
          cause:
            'Clearing a match and lifting a hold were two steps in two systems, by two people.',
          lessons:
            'The risk of names was scored for waiting a day, not eleven. Clearing lifts the hold since then, and holds older than a day are listed each morning.',
        },
      },
      { ago: 189, by: 'owner2', links: { riskIds: ['risk sanctions-names'] } },
      { ago: 176, by: 'lead', step: 'close', reason: 'The list was empty for two weeks.' },
    ],
  },
  {
    key: 'incident chat sessions',
    register: 'incidents',
    ago: 34,
    by: 'owner2',
    values: {
      title: 'The chat showed talks of other members',
      category: 'privacy',
      severity: 'high',
      description:
        'For 50 minutes, members who opened the chat again saw the talk of somebody else: questions, first names, in four talks a policy number. A member called.',
      affected: 'Members whose talk was shown; in two talks health was spoken of.',
      affectedNumber: 37,
      dataBreach: true,
      detectedHour: 6.5,
      ownDutyHours: 24,
      otherDuties: ['people-affected', 'supplier'],
    },
    people: { ownerId: 'owner2' },
    links: { systemIds: ['system chat'] },
    days: { occurredOn: -34, detectedOn: -34 },
    steps: [
      {
        ago: 34,
        by: 'owner2',
        step: 'contain',
        values: {
          containment:
            'Chat switched off after 50 minutes, on again the next day without resuming of talks.',
        },
      },
      {
        ago: 34,
        by: 'owner2',
        step: 'reportOwn',
        values: { ownReport: 'Tom Okafor and the data protection officer, by phone.' },
      },
      {
        ago: 32,
        by: 'compliance',
        step: 'reportData',
        values: {
          dataReport:
            'Both data protection authorities, by form: 37 people, kind of data, what was done. The 37 were written to on the same day.',
        },
      },
      {
        ago: 30,
        by: 'risk',
        step: 'learn',
        values: {
          lesson:
            'A cache outside the chat itself can mix sessions; we had only looked at the model.',
          lessonRiskTitle: 'A cache between members and the chat mixes their talks',
          lessonLikelihood: 3,
          lessonImpact: 4,
        },
      },
    ],
  },
  {
    key: 'incident call list',
    register: 'incidents',
    ago: 2,
    by: 'owner',
    values: {
      title: 'Members who asked not to be called were on the call list',
      category: 'rights',
      severity: 'low',
      description:
        'Nine of 400 on this month’s list had opted out in the portal since the last export.',
      affected: 'Nine members; three had been called before it was noticed.',
      affectedNumber: 9,
      ownDutyHours: 72,
      otherDuties: ['people-affected'],
    },
    people: { ownerId: 'owner' },
    links: { systemIds: ['system renewal'] },
    days: { occurredOn: -5, detectedOn: -2 },
  },

  ...riskTurns,
  ...monitorReviews,
]
