'use client'

/**
 * Leads past the navigation. The focus is moved by hand: an entry of `#main` in the browser's history
 * is one that the router doesn't know, and going back to it later would leave the page as it is.
 */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link into the page, which works without script too
    <a
      href="#main"
      className="pl-skip"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}
    >
      Skip to content
    </a>
  )
}
