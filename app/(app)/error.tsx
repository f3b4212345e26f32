'use client'

import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Something broke: a plain message, a reference to quote, and the way on. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <div className="pl-sign">
      <EmptyState
        isPage
        title="This did not work"
        actions={
          <>
            <Button tone="primary" onClick={reset}>
              Try again
            </Button>
            <LinkButton href="/">My work</LinkButton>
          </>
        }
      >
        Something is wrong on our side; what was saved before is safe.
        {error.digest && <> Quote this reference to your administrator: {error.digest}.</>}
      </EmptyState>
    </div>
  )
}
