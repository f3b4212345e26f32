import type { Role } from '../../../lib/access/actor.ts'

/** The organisation of the demo: a mutual insurer that builds some of its AI and buys the rest. */
export const organisation = {
  name: 'Aldermoor Mutual',
  timeZone: 'Europe/London',
  classification: 'Internal',
  scopeStatement:
    'Development, purchase and use of AI systems in claims, underwriting, member services, compliance and internal support at Aldermoor Mutual, in the United Kingdom and Ireland. Excluded: office software whose AI functions are switched off, and research that never touches member data.',
}

/** Who works in the demo, by the part of the address before `@demo.test`. */
export const people = {
  admin: { name: 'Ines Duarte', roles: ['administrator'] },
  lead: { name: 'Maya Lind', roles: ['governance-lead'] },
  compliance: { name: 'Elena Rossi', roles: ['compliance-lead'] },
  risk: { name: 'Samir Haddad', roles: ['risk-owner'] },
  data: { name: 'Yuki Tanaka', roles: ['data-owner'] },
  owner: { name: 'Jonas Weber', roles: ['model-owner'] },
  owner2: { name: 'Priya Nair', roles: ['model-owner'] },
  auditor: { name: 'Henrik Solberg', roles: ['auditor'] },
  exec: { name: 'Tom Okafor', roles: ['executive'] },
  staff: { name: 'Anna Kowalska', roles: ['staff'] },
  assessor: { name: 'Ruth Calder', roles: ['external-auditor'] },
} satisfies Record<string, { name: string; roles: Role[] }>

/** Whose account ends by itself, so many days from today on. */
export const accessEnds: Partial<Record<string, number>> = { assessor: 75 }

export type Who = keyof typeof people

/** Password of every demo account; demo installations say so on the sign-in page. */
export const demoPassword = 'plumbline-demo'
