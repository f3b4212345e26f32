import type { Competence } from '@/lib/checks/competence'
import { describeDay } from '../ui/dates'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** How a person stands to a training: word, shape and colour; leads to the record if there is one. */
export function CompetenceTag({ competence }: { competence: Competence }) {
  const { record, tone } = competence
  const tag = <Tag tone={tone}>{says(competence)}</Tag>
  return record ? <Link href={`/training-records/${record.code}`}>{tag}</Link> : tag
}

function says({ standing, record }: Competence): string {
  const until = record?.expiresOn ? describeDay(record.expiresOn) : ''
  switch (standing) {
    case 'held':
      return until ? `until ${until}` : 'held'
    case 'ends-soon':
      return `ends ${until}`
    case 'ended':
      return `ended ${until}`
    case 'not-passed':
      return 'not passed'
    case 'missing':
      return 'missing'
  }
}
