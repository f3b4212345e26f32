import { Tag, type TagTone } from '../ui/tag'

const tones: Record<string, TagTone> = {
  queued: 'due',
  building: 'due',
  ready: 'met',
  delivered: 'met',
  failed: 'bad',
  cancelled: 'na',
}

/** Where a pack stands. */
export function PackStatusTag({ status }: { status: string }) {
  return <Tag tone={tones[status]}>{status === 'queued' ? 'waiting' : status}</Tag>
}
