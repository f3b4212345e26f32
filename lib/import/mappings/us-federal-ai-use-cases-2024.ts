import type { ImportMapping } from '../mapping.ts'

/**
 * The consolidated 2024 inventory of AI use cases of the United States' federal agencies (Office of
 * Management and Budget; 2,133 rows, 62 columns, Windows-1252). Only what an answer says is mapped,
 * nothing is concluded from it: what is not known stays empty, and every cell stays with the system.
 * A day that is only a month (`24-Nov`) or a year that a spreadsheet took for a day (`7/14/1905` is
 * 2022) is left empty.
 */
export const usFederalAiUseCases2024: ImportMapping = {
  name: 'US federal AI use cases 2024',
  register: 'systems',
  encoding: 'windows-1252',
  matches: [
    'Use Case Name',
    'Agency',
    'Bureau',
    'Use Case Topic Area',
    'Stage of Development',
    'Is the AI use case rights-impacting, safety-impacting, both, or neither?',
  ],
  key: { columns: ['Use Case Name', 'Agency', 'Bureau'] },
  blanks: [
    'N/A',
    'NA',
    'Not Applicable',
    'None',
    'TBD',
    'TODO',
    'Not Reported',
    'Unknown',
    'Blank/Not Provided',
    'Data not reported by submitter and will be updated once additional information is collected',
  ],
  constants: { jurisdictions: 'United States' },
  joins: { businessUnit: ', ' },
  columns: {
    'Use Case Name': { field: 'title' },
    Agency: { field: 'businessUnit' },
    Bureau: { field: 'businessUnit' },
    'Use Case Topic Area': { field: 'topic' },
    'What is the intended purpose and expected benefits of the AI?': { field: 'purpose' },
    'Describe the AI system’s outputs.': { field: 'outputs' },
    'Stage of Development': {
      field: 'state',
      values: {
        Ideation: 'idea',
        Planned: 'idea',
        Initiated: 'design',
        'Acquisition and/or Development': 'development',
        'Implementation and Assessment': 'validation',
        'Operation and Maintenance': 'operation',
        'In production': 'operation',
        'In mission': 'operation',
        'Research or  Administrative Action Complete': 'retired',
        Retired: 'retired',
      },
    },
    'Is the AI use case rights-impacting, safety-impacting, both, or neither?': {
      field: 'impactClass',
      values: {
        Neither: 'neither',
        Both: 'both',
        'Rights-Impacting': 'rights',
        'Safety-Impacting': 'safety',
        'No, use case is too new to fully assess impacts; will be reassessed before end of initiation stage.':
          'undetermined',
        'No, use case is too new to fully assess impacts; will be reassessed before end of acquisition and development stage.':
          'undetermined',
        'Case-by-case assessment': 'undetermined',
      },
    },
    'Date Initiated': {
      field: 'startedOn',
      dates: 'month-day-year',
      earliest: '1950-01-01',
      unreadable: 'empty',
    },
    'Date Implemented': {
      field: 'operationalSince',
      dates: 'month-day-year',
      earliest: '1950-01-01',
      unreadable: 'empty',
    },
    'Date Retired': {
      field: 'retiredOn',
      dates: 'month-day-year',
      earliest: '1950-01-01',
      unreadable: 'empty',
    },
    'Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house?':
      [
        {
          field: 'origin',
          values: {
            'Developed with contracting resources.': 'contracted',
            'Exclusively developed with contract/external resources.': 'contracted',
            'Developed in-house.': 'in-house',
            'No contract/external resources used in development.': 'in-house',
            'Developed with both contracting and in-house resources.': 'mixed',
            'Developed with a combination of in-house and contract/external resources.': 'mixed',
          },
        },
        {
          field: 'organisationRoles',
          values: {
            'Developed with contracting resources.': 'deployer',
            'Exclusively developed with contract/external resources.': 'deployer',
            'Developed in-house.': 'developer; deployer',
            'No contract/external resources used in development.': 'developer; deployer',
            'Developed with both contracting and in-house resources.': 'developer; deployer',
            'Developed with a combination of in-house and contract/external resources.':
              'developer; deployer',
          },
        },
      ],
    'Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?':
      { field: 'personalData', values: { Yes: 'ordinary', No: 'none' } },
    'For this particular use case, can the AI carry out a decision or action without direct human involvement that could result in a significant impact on rights or safety?':
      {
        field: 'autonomy',
        unreadable: 'empty',
        values: {
          'No - Some individual decisions or actions require direct human oversight.':
            'recommendation',
          'Other – Immediate human intervention is not practicable; however, an appropriate fail-safe has been implemented.':
            'automatic-decision',
          'Yes - All individual decisions or actions are automated and may be rendered without direct human interaction.':
            'automatic-decision',
          'AI is not safety or rights-impacting.': '',
        },
      },
  },
}
