/** Screens that are about today by their nature, with all below them: access, what waits, what was sent. */
const todays = ['/settings', '/notifications', '/retention', '/import', '/packs']

/** Whether a page shows today whatever moment is read at; every other answers for that moment. */
export function showsToday(path: string): boolean {
  if (path === '/packs/new') return false
  return todays.some((one) => path === one || path.startsWith(`${one}/`))
}
