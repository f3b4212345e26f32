/** The plumb line and the product's name. */
export function Mark() {
  return (
    <p className="pl-brand">
      <svg width="12" height="24" viewBox="0 0 12 24" aria-hidden="true" fill="currentColor">
        <rect x="4.5" width="3" height="18" rx="1.5" />
        <path d="M1 16h10l-5 8z" />
      </svg>
      Plumbline
    </p>
  )
}
