import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Also what people see who may not see a thing: whether it exists is not told. */
export default function NotFoundPage() {
  return (
    <main className="pl-sign">
      <EmptyState
        isPage
        title="There is nothing here"
        actions={<LinkButton href="/">My work</LinkButton>}
      >
        There is nothing at this address, or nothing that you may see.
      </EmptyState>
    </main>
  )
}
