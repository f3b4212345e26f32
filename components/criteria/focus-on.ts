/** Moves the focus to a control once it is there. */
export function focusOn(id: string) {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
