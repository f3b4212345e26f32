import type { WitnessKind } from '@/lib/witnesses/witnesses'

/** How a checkpoint gets to a witness, in words. */
export const kindNames: Record<WitnessKind, string> = {
  mail: 'By mail',
  webhook: 'By a request to a web address (webhook)',
  authority: 'Time-stamped by an authority (RFC 3161)',
}
