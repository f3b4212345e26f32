import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Inside the shell: also for things that a person may not see; whether they exist is not told. */
export default function NotFoundHere() {
  return (
    <div className="pl-card">
      <EmptyState
        isPage
        title="There is nothing here"
        actions={<LinkButton href="/">My work</LinkButton>}
      >
        There is nothing at this address, or nothing that you may see.
      </EmptyState>
    </div>
  )
}
