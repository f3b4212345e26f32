import { readOrganisation } from '../access/organisation.ts'
import { now } from '../clock.ts'
import type { DocumentFrame } from '../pdf/documents/frame.ts'
import type { Moment } from '../records/source.ts'
import { proofOf } from '../trail/proof.ts'

/** What every page of a document says: whose it is, how confidential, as of when, by what it is checked. */
export async function documentFrame(asOf: Moment | undefined): Promise<DocumentFrame> {
  const [organisation, { kind, proof }] = await Promise.all([readOrganisation(), proofOf(asOf)])
  const notice =
    kind === 'demo' ? 'Demo installation' : kind === 'test' ? 'Test installation' : null
  return {
    organisation: organisation.name,
    classification: organisation.classification,
    asOf: asOf?.at ?? now().toISOString(),
    proof,
    ...(notice ? { notice } : {}),
  }
}
