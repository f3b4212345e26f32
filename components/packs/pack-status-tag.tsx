import { Tag, type TagTone } from '../ui/tag'

const tones: Record<string, TagTone> = {
  queued: 'due',
  building: 'due',
  ready: 'met',
  delivered: 'met',
  removed: 'na',
  failed: 'bad',
  cancelled: 'na',
}

const words: Record<string, string> = { queued: 'waiting', removed: 'file removed' }

/** Where a pack stands. */
export function PackStatusTag({ status }: { status: string }) {
  return <Tag tone={tones[status]}>{words[status] ?? status}</Tag>
}
