/** The plumb line: the product's mark. */
export function PlumbMark() {
  return (
    <svg width="10" height="25" viewBox="0 0 10 25" aria-hidden="true" fill="currentColor">
      <rect x="3.5" width="3" height="19" rx="1.5" />
      <path d="M.5 17.5h9L5 25z" />
    </svg>
  )
}
