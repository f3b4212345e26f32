import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { actorOrNull } from '@/lib/access/session'

/** Inside the shell: also for things that a person may not see; whether they exist is not told. */
export default async function NotFoundHere() {
  const actor = await actorOrNull()
  return (
    <div className="pl-card">
      <EmptyState
        isPage
        title="There is nothing here"
        actions={<LinkButton href="/">My work</LinkButton>}
      >
        There is nothing at this address, or nothing that you may see.
        {actor?.past && ' What is there now may not have been yet at the moment that you read at.'}
      </EmptyState>
    </div>
  )
}
