import { installationKind, readOrganisation } from '../access/organisation.ts'
import { now } from '../clock.ts'
import type { DocumentFrame } from '../pdf/documents/frame.ts'
import type { Moment } from '../records/source.ts'

/** What every page of a document says: whose it is, how confidential, as of when. */
export async function documentFrame(asOf: Moment | undefined): Promise<DocumentFrame> {
  const [organisation, kind] = await Promise.all([readOrganisation(), installationKind()])
  const notice =
    kind === 'demo' ? 'Demo installation' : kind === 'test' ? 'Test installation' : null
  return {
    organisation: organisation.name,
    classification: organisation.classification,
    asOf: asOf?.at ?? now().toISOString(),
    ...(notice ? { notice } : {}),
  }
}
