import type { DemoRecord } from './record.ts'

/** Where Aldermoor stands and where it wants to go: context, parties, scope, roles, objectives. */
export const planning: DemoRecord[] = [
  {
    key: 'context ai-act',
    register: 'context',
    ago: 505,
    by: 'lead',
    values: {
      title: 'The EU AI Act applies to us through our members in Ireland',
      side: 'external',
      topic: 'law',
      effect:
        'Risk assessment and pricing in life and health insurance is a high-risk use. Duties of deployers come first, those of developers follow for the underwriting assistant.',
      relevance: 'high',
      response:
        'Each system is classed in the inventory; the list of duties with its dates is kept by compliance and read in the committee each quarter.',
    },
    people: { ownerId: 'compliance' },
    days: { reviewAt: 70 },
    steps: [{ ago: 140, by: 'compliance', step: 'review', reason: 'Dates of the duties checked.' }],
  },
  {
    key: 'context suppliers',
    register: 'context',
    ago: 504,
    by: 'lead',
    values: {
      title: 'Most of our models are bought, and their makers change them when they want',
      side: 'external',
      topic: 'market',
      effect:
        'What we validated may no longer be what runs. Three of seven suppliers gave no notice of their last update.',
      relevance: 'high',
      response:
        'Notice and a test window in every contract; a supplier’s model is a change of ours.',
    },
    people: { ownerId: 'lead' },
    days: { reviewAt: 150 },
    steps: [
      { ago: 428, by: 'lead', links: { riskIds: ['risk triage-update'] } },
      { ago: 200, by: 'lead', step: 'review' },
    ],
  },
  {
    key: 'context climate',
    register: 'context',
    ago: 300,
    by: 'lead',
    values: {
      title: 'Storms and floods come more often, and claims come in waves',
      side: 'external',
      topic: 'climate',
      effect:
        'After a storm, letters and photographs look unlike those the models learned from, on the very days when members need them most. Training and running large models also has a footprint of its own.',
      relevance: 'high',
      response:
        'Drift is watched weekly and after each named storm; the flood map is built for reinsurance and never for quotations; energy of the training runs is reported once a year.',
    },
    people: { ownerId: 'lead' },
    days: { reviewAt: 22 },
    steps: [
      { ago: 160, by: 'lead', step: 'review', reason: 'After the first storm of the year.' },
      { ago: 66, by: 'lead', links: { riskIds: ['risk footprint', 'risk flood-redline'] } },
    ],
  },
  {
    key: 'context mutual',
    register: 'context',
    ago: 503,
    by: 'lead',
    values: {
      title: 'We belong to our members',
      side: 'internal',
      topic: 'ethics',
      effect:
        'Members expect fair treatment before a good margin. That is why some uses are ruled out although the law allows them.',
      relevance: 'high',
      response:
        'The AI policy rules out pricing by the likelihood to leave, and ranking of applicants.',
    },
    people: { ownerId: 'exec' },
    days: { reviewAt: 190 },
    steps: [{ ago: 175, by: 'lead', step: 'review' }],
  },
  {
    key: 'context people',
    register: 'context',
    ago: 500,
    by: 'compliance',
    values: {
      title: 'Three people in the house can validate a model',
      side: 'internal',
      topic: 'people',
      effect:
        'Validations queue before releases, and nobody may validate their own system. Illness of one delays everything.',
      relevance: 'medium',
      response:
        'Two underwriters are trained in validation; home and motor validate each other’s models.',
    },
    people: { ownerId: 'risk' },
    days: { reviewAt: 110 },
  },
  {
    key: 'context letters',
    register: 'context',
    ago: 498,
    by: 'compliance',
    values: {
      title: 'Half of all claims arrive on paper',
      side: 'internal',
      topic: 'data',
      effect:
        'Scans lose handwriting and colour; systems that read them err more often for older members.',
      relevance: 'low',
      response: 'Watched: the share of paper is counted each quarter.',
    },
    people: { ownerId: 'owner' },
    steps: [
      {
        ago: 95,
        by: 'lead',
        step: 'close',
        reason:
          'Paper fell to 9 % of claims after the portal opened; what remains is typed by hand.',
      },
    ],
  },

  {
    key: 'party members',
    register: 'parties',
    ago: 502,
    by: 'lead',
    values: {
      title: 'Members who claim',
      kind: 'customers',
      needs:
        'To be paid fairly and soon; to know when a machine took part; to reach a person who can decide otherwise.',
      obligation: 'promise',
      addressed: 'yes',
      response:
        'A person decides every refusal. Each letter that rests on a score says so and names whom to call.',
    },
    people: { ownerId: 'lead' },
    days: { reviewAt: 120 },
    steps: [
      { ago: 155, by: 'lead', step: 'review', reason: 'Heard in the member panel.' },
      {
        ago: 58,
        by: 'lead',
        links: { documentIds: ['document policy', 'document concerns'] },
      },
    ],
  },
  {
    key: 'party third',
    register: 'parties',
    ago: 502,
    by: 'compliance',
    values: {
      title: 'Third parties in accidents',
      kind: 'affected-people',
      needs:
        'Not to be judged by data about somebody else; a way to object although they have no contract with us.',
      obligation: 'law',
      addressed: 'partly',
      response:
        'They can use the same form for concerns. What they are told about fraud scoring is still short; a page for them is being written.',
    },
    people: { ownerId: 'compliance' },
    days: { reviewAt: 45 },
    steps: [{ ago: 58, by: 'compliance', links: { documentIds: ['document concerns'] } }],
  },
  {
    key: 'party regulators',
    register: 'parties',
    ago: 501,
    by: 'compliance',
    values: {
      title: 'Financial and data protection authorities in both countries',
      kind: 'regulators',
      needs:
        'Records of what was decided by machine, breaches within 72 hours, serious incidents within 15 days.',
      obligation: 'law',
      addressed: 'yes',
      response: 'Clocks run with each incident; the list of contacts is with compliance.',
    },
    people: { ownerId: 'compliance' },
    days: { reviewAt: 160 },
    steps: [{ ago: 120, by: 'compliance', step: 'review' }],
  },
  {
    key: 'party employees',
    register: 'parties',
    ago: 501,
    by: 'lead',
    values: {
      title: 'Handlers, underwriters and the contact centre',
      kind: 'employees',
      needs:
        'Not to be measured by the tools they work with; time to disagree with a proposal; training.',
      obligation: 'contract',
      addressed: 'yes',
      response:
        'Agreement with the works council: overrides are counted per team of ten and more, never per person.',
    },
    people: { ownerId: 'lead' },
    days: { reviewAt: 200 },
    steps: [{ ago: 435, by: 'lead', links: { documentIds: ['document use'] } }],
  },
  {
    key: 'party reinsurers',
    register: 'parties',
    ago: 420,
    by: 'lead',
    values: {
      title: 'Reinsurers',
      kind: 'partners',
      needs: 'To see how exposure is estimated, and to test it.',
      obligation: 'contract',
      addressed: 'yes',
      response: 'They get the method and the validation of the flood map before it is used.',
    },
    people: { ownerId: 'owner2' },
    days: { reviewAt: 90 },
  },
  {
    key: 'party garages',
    register: 'parties',
    ago: 290,
    by: 'lead',
    values: {
      title: 'Garages that want our estimates as a price list',
      kind: 'other',
      needs: 'Access to the hours and parts that the damage estimate expects.',
      obligation: 'none',
      addressed: 'no',
      response:
        'An estimate is made for one car; as a price list it would press garages or members. They get it for the car they repair.',
    },
    people: { ownerId: 'owner' },
    days: { reviewAt: 230 },
  },

  {
    key: 'scope 1',
    register: 'scope',
    ago: 500,
    by: 'lead',
    values: {
      title: 'Scope 1.0: claims and underwriting',
      statement:
        'Purchase and use of AI systems in claims and underwriting at Aldermoor Mutual, in the United Kingdom.',
      units: 'Motor claims, claims intake, life and health, motor underwriting.',
      locations: 'Leeds, Bristol.',
      activities: 'Use of bought systems as deployer; fraud scoring as developer.',
      interfaces: 'Suppliers of models; the data platform of the group.',
      exclusions:
        'Member services and Ireland: no owner had been named there yet. They follow within the year.',
    },
    steps: [{ ago: 494, by: 'exec', step: 'approve', days: { reviewAt: -180 } }],
  },
  {
    key: 'scope 2',
    register: 'scope',
    ago: 240,
    by: 'lead',
    values: {
      title: 'Scope 2.0: the whole house, both countries',
      statement:
        'Development, purchase and use of AI systems in claims, underwriting, member services, compliance and internal support at Aldermoor Mutual, in the United Kingdom and Ireland.',
      units:
        'Claims, underwriting, member services, contact centre, compliance, people and culture, IT.',
      locations: 'Leeds, Bristol, Dublin, and work from home in both countries.',
      activities:
        'Developer of fraud scoring, life underwriting assistant, renewal prediction and demand forecast, and of what follows them; provider of the member chat towards members; deployer of everything in use.',
      interfaces:
        'Docwise, Parlance, Panelcheck and others deliver models under contract. The information security and privacy management systems are separate; incidents are shared with them on the same day.',
      exclusions:
        'Office software whose AI functions are switched off: nothing is decided with it, and IT checks the switch each quarter.\nResearch that never touches data of members: nobody is affected; a project that wants such data enters the inventory first.\nThe e-mail filter: a security function without effect on members, covered by the information security management system.',
    },
    steps: [
      {
        ago: 222,
        by: 'exec',
        step: 'approve',
        days: { reviewAt: 125 },
        reason: 'Decided in the executive meeting, item 3.',
      },
    ],
  },

  {
    key: 'role sponsor',
    register: 'roles',
    ago: 528,
    by: 'lead',
    values: {
      title: 'Executive sponsor',
      kind: 'role',
      responsibilities:
        'Stands for the AI management system in the executive; gives it people and money; chairs the governance committee and the management review.',
      authority:
        'Approves the policy and the scope, accepts risks above the acceptance level, stops any AI system.',
      competence: 'Member of the executive; two days on AI law and risk each year.',
    },
    steps: [
      {
        ago: 526,
        by: 'compliance',
        step: 'appoint',
        people: { holderIds: ['exec'] },
        days: { appointedOn: -528 },
        reason: 'As the board resolved on the day the system was set up.',
      },
      { ago: 155, by: 'exec', step: 'review' },
    ],
  },
  {
    key: 'role committee',
    register: 'roles',
    ago: 527,
    by: 'lead',
    values: {
      title: 'AI governance committee',
      kind: 'body',
      responsibilities:
        'Meets once a quarter and when something serious happens. Looks at what is due, at incidents and at monitors that broke a threshold; prepares what the executive decides.',
      authority: 'Holds back a release until its next meeting; asks any owner for a reassessment.',
      competence: 'Claims, underwriting, law, data and risk are each present by one person.',
    },
    links: { reportsToId: 'role sponsor' },
    steps: [
      {
        ago: 520,
        by: 'exec',
        step: 'appoint',
        people: {
          holderIds: ['exec', 'lead', 'compliance', 'risk', 'data'],
          deputyIds: ['owner2'],
        },
      },
      { ago: 155, by: 'exec', step: 'review' },
      {
        ago: 57,
        by: 'lead',
        values: {
          responsibilities:
            'Meets once a month and when something serious happens. Looks at what is overdue, at incidents and at monitors that broke a threshold; prepares what the executive decides.',
        },
        reason: 'The change to a meeting each month is released.',
      },
    ],
  },
  {
    key: 'role lead',
    register: 'roles',
    ago: 526,
    by: 'compliance',
    values: {
      title: 'AI governance lead',
      kind: 'role',
      responsibilities:
        'Keeps the management system conforming and reports how it does to the executive.',
      authority: 'Speaks to any owner; returns assessments; calls the committee out of turn.',
      competence: 'Lead implementer for ISO/IEC 42001; five years in risk or quality management.',
    },
    links: { reportsToId: 'role sponsor' },
    steps: [
      {
        ago: 525,
        by: 'exec',
        step: 'appoint',
        people: { holderIds: ['lead'], deputyIds: ['compliance'] },
      },
      { ago: 154, by: 'exec', step: 'review' },
    ],
  },
  {
    key: 'role risk',
    register: 'roles',
    ago: 526,
    by: 'lead',
    values: {
      title: 'AI risk owner',
      kind: 'role',
      responsibilities:
        'Assesses and follows risks of AI systems; validates models of other teams.',
      authority:
        'Raises the level of a risk without asking; asks for a stop when a threshold is broken.',
      competence: 'Actuary or statistician; has validated at least three models.',
    },
    links: { reportsToId: 'role lead' },
    steps: [
      {
        ago: 519,
        by: 'exec',
        step: 'appoint',
        people: { holderIds: ['risk'], deputyIds: ['lead'] },
      },
      { ago: 154, by: 'exec', step: 'review' },
    ],
  },
  {
    key: 'role data',
    register: 'roles',
    ago: 525,
    by: 'lead',
    values: {
      title: 'Data owner',
      kind: 'role',
      responsibilities:
        'Knows where the data of each model come from, by which right, and how good they are.',
      authority: 'Blocks a dataset at once.',
      competence: 'Data management; the privacy course for specialists.',
    },
    links: { reportsToId: 'role lead' },
    steps: [
      {
        ago: 519,
        by: 'exec',
        step: 'appoint',
        people: { holderIds: ['data'], deputyIds: ['risk'] },
      },
      { ago: 340, by: 'exec', step: 'review' },
    ],
  },
  {
    key: 'role owners',
    register: 'roles',
    ago: 525,
    by: 'lead',
    values: {
      title: 'Model owners',
      kind: 'role',
      responsibilities:
        'Answer for their systems from the idea to the end: impact assessment, changes, oversight, monitors.',
      authority: 'Suspend their own system at once and without asking.',
      competence: 'Know the business in which the system works; course on impact assessments.',
    },
    links: { reportsToId: 'role lead' },
    steps: [{ ago: 518, by: 'exec', step: 'appoint', people: { holderIds: ['owner', 'owner2'] } }],
  },
  {
    key: 'role compliance',
    register: 'roles',
    ago: 525,
    by: 'lead',
    values: {
      title: 'AI compliance lead',
      kind: 'role',
      responsibilities:
        'Legal duties of AI systems, suppliers and their contracts, reports to authorities.',
      authority: 'Reports to an authority without asking first.',
      competence: 'Lawyer, or qualified in data protection.',
    },
    links: { reportsToId: 'role sponsor' },
    steps: [
      {
        ago: 518,
        by: 'exec',
        step: 'appoint',
        people: { holderIds: ['compliance'], deputyIds: ['lead'] },
      },
      { ago: 154, by: 'exec', step: 'review' },
      { ago: 154, by: 'exec', step: 'review' },
    ],
  },
  {
    key: 'role oversight',
    register: 'roles',
    ago: 340,
    by: 'lead',
    values: {
      title: 'Coordinator of human oversight',
      kind: 'role',
      responsibilities:
        'Sees that whoever oversees a system has the time, the training and the means to overrule it.',
      authority: 'Has a system set to “a person decides everything” where oversight is missing.',
      competence: 'Experience in claims or underwriting; course on automation bias, as trainer.',
    },
    links: { reportsToId: 'role lead' },
    steps: [
      { ago: 330, by: 'exec', step: 'appoint', people: { holderIds: ['staff'] } },
      { ago: 12, by: 'exec', step: 'vacate', reason: 'Anna Kowalska went back to complex claims.' },
    ],
  },

  {
    key: 'objective assessed',
    register: 'objectives',
    ago: 510,
    by: 'lead',
    values: {
      title: 'Every system of high tier was assessed before it runs',
      about: ['accountability', 'fairness'],
      measure:
        'Systems of high tier in operation that had an approved impact assessment before they went into it, out of all of them.',
      unit: '%',
      direction: 'at-least',
      baseline: 40,
      target: 100,
      how: 'The inventory comes first, then the riskiest systems; owners get a day with the governance lead for their first assessment.',
    },
    people: { ownerId: 'lead' },
    days: { dueOn: -150 },
    steps: [
      { ago: 505, by: 'exec', step: 'pursue' },
      { ago: 370, by: 'lead', step: 'measure', values: { current: 71 } },
      { ago: 270, by: 'lead', step: 'measure', values: { current: 83 } },
      { ago: 168, by: 'lead', step: 'measure', values: { current: 100 } },
      { ago: 160, by: 'exec', step: 'reach' },
    ],
  },
  {
    key: 'objective districts',
    register: 'objectives',
    ago: 430,
    by: 'lead',
    values: {
      title: 'Fraud scoring treats districts alike',
      about: ['fairness'],
      measure:
        'Largest gap of hit rates between districts with at least 200 claims in the last twelve months.',
      unit: 'points',
      direction: 'at-most',
      baseline: 5.1,
      target: 2.5,
      how: 'Postcode leaves the inputs; the next training balances claims by district. Investigators report claims that a district alone explains.',
    },
    links: { systemIds: ['system fraud'] },
    people: { ownerId: 'owner' },
    days: { dueOn: 140 },
    steps: [
      { ago: 425, by: 'exec', step: 'pursue' },
      { ago: 300, by: 'lead', step: 'measure', values: { current: 5 } },
      {
        ago: 170,
        by: 'lead',
        step: 'measure',
        values: { current: 4.2, measuredNote: 'Half a year without postcode.' },
      },
      { ago: 52, by: 'lead', step: 'measure', values: { current: 3.4 }, days: { reviewAt: 38 } },
    ],
  },
  {
    key: 'objective overrides',
    register: 'objectives',
    ago: 280,
    by: 'lead',
    values: {
      title: 'Underwriters notice planted errors',
      about: ['human-oversight', 'safety'],
      measure:
        'Files with a planted error in which an underwriter overruled the proposal, out of 40 files a quarter.',
      unit: '%',
      direction: 'at-least',
      baseline: 61,
      target: 90,
      how: 'One file in forty carries an error; whoever misses it goes through it with the physician. Training twice a year.',
    },
    links: { systemIds: ['system underwriting'] },
    people: { ownerId: 'owner2' },
    days: { dueOn: 95 },
    steps: [
      { ago: 275, by: 'exec', step: 'pursue' },
      { ago: 180, by: 'lead', step: 'measure', values: { current: 70 } },
      {
        ago: 88,
        by: 'lead',
        step: 'measure',
        values: { current: 82, measuredNote: 'After the second training.' },
        days: { reviewAt: 6 },
      },
    ],
  },
  {
    key: 'objective answers',
    register: 'objectives',
    ago: 400,
    by: 'compliance',
    values: {
      title: 'Questions about a decision by machine are answered in five working days',
      about: ['transparency'],
      measure:
        'Answers that left the house within five working days, out of all such questions of a quarter.',
      unit: '%',
      direction: 'at-least',
      baseline: 55,
      target: 90,
      how: 'One mailbox, texts for the ten most frequent questions, and owners who answer the rest.',
    },
    people: { ownerId: 'compliance' },
    days: { dueOn: -40 },
    steps: [
      { ago: 395, by: 'lead', step: 'pursue' },
      { ago: 210, by: 'compliance', step: 'measure', values: { current: 68 } },
      { ago: 48, by: 'compliance', step: 'measure', values: { current: 74 } },
      {
        ago: 36,
        by: 'lead',
        step: 'miss',
        reason:
          'At 74 %: owners are asked too late. A new objective begins where questions arrive, with the contact centre.',
      },
    ],
  },
]
