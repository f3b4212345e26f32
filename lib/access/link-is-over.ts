/** What people read when a link is unknown, over, revoked or used: the same for all of them. */
export const linkIsOver =
  'A link works once and for a limited time. Ask your administrator for a new one.'
