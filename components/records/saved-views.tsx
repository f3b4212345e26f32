import { Bookmark } from 'lucide-react'
import type { SavedView } from '@/lib/records/saved-views'
import { Menu, MenuLink } from '../ui/menu'

/** Views of a list kept under a name, one's own and shared ones, and the archive. */
export function SavedViews({
  register,
  views,
  query,
  archivedHref,
  archived,
  keep,
  remove,
}: {
  register: string
  views: SavedView[]
  query: string
  archivedHref: string
  archived: boolean
  /** Null for whoever reads the past, where nothing is kept. */
  keep: ((given: { name: string; query: string; shared: boolean }) => Promise<void>) | null
  remove: (id: string) => Promise<void>
}) {
  async function keepThis(form: FormData) {
    'use server'
    await keep?.({
      name: String(form.get('name') ?? ''),
      query,
      shared: form.get('shared') === 'yes',
    })
  }
  return (
    <Menu
      start
      label={
        <>
          <Bookmark aria-hidden /> Views
        </>
      }
    >
      {views.map((view) => (
        <div key={view.id} className="flex items-center gap-1">
          <MenuLink href={`/${register}?${view.query}`}>
            {view.name}
            {view.shared && <span className="pl-muted">shared</span>}
          </MenuLink>
          {view.own && keep && (
            <form action={remove.bind(null, view.id)}>
              <button
                type="submit"
                className="pl-btn pl-btn-plain"
                aria-label={`Remove the view ${view.name}`}
              >
                ×
              </button>
            </form>
          )}
        </div>
      ))}
      <MenuLink href={archivedHref}>{archived ? 'Leave the archive' : 'Show the archive'}</MenuLink>
      {keep && <hr />}
      {keep && (
        <form action={keepThis} className="grid gap-2 p-2">
          <label className="pl-field">
            <span className="pl-label">Keep this view as</span>
            <input className="pl-input" name="name" required maxLength={80} />
          </label>
          <label className="pl-option">
            <input type="checkbox" name="shared" value="yes" /> Share it with everybody
          </label>
          <button type="submit" className="pl-btn pl-btn-quiet justify-self-start">
            Keep
          </button>
        </form>
      )}
    </Menu>
  )
}
