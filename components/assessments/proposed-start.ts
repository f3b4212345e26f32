import type { Actor } from '@/lib/access/actor'
import { listRecords, requireRecord } from '@/lib/records/read'

/** Title and occasion that an assessment of this system would start with; throws NotFound. */
export async function proposedStart(actor: Actor, systemId: string) {
  const [system, earlier] = await Promise.all([
    requireRecord(actor, 'systems', systemId),
    listRecords(actor, 'impact-assessments', {
      where: {
        all: [
          { field: 'systemId', is: systemId },
          { field: 'state', in: ['approved', 'superseded'] },
        ],
      },
      limit: 1,
    }),
  ])
  const isFirst = earlier.total === 0
  return {
    title: `${system.title}: ${isFirst ? 'first assessment' : 'reassessment'}`,
    systemId,
    occasion: isFirst ? 'first' : 'planned',
  }
}
