import { LinkButton } from './button'

/** Cursor paging: the page before, the page after, and an honest count. */
export function Pagination({
  says,
  previous,
  next,
}: {
  says: string
  previous?: string | null
  next?: string | null
}) {
  return (
    <nav className="pl-bar pl-muted pl-num" aria-label="Pages">
      <span>{says}</span>
      <span className="pl-grow" />
      {previous && (
        <LinkButton href={previous} rel="prev">
          Previous
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next} rel="next">
          Next
        </LinkButton>
      )}
    </nav>
  )
}
