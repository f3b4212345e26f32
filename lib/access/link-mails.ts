type Link = { organisation: string; link: string }

/** The mail that goes with an invitation. */
export function describeInvitation({ organisation, link }: Link) {
  return {
    subject: `Join the AI management system of ${organisation}`,
    text: `You are invited to the AI management system of ${organisation}, kept in Plumbline.

Open this link within seven days, and set your password there:
${link}

It works once. If you did not expect it, nothing happens as long as you leave it alone.
`,
  }
}

/** The mail that goes with a link for a new password. */
export function describeNewPassword({ organisation, link }: Link) {
  return {
    subject: `New password for the AI management system of ${organisation}`,
    text: `An administrator made a link for you to set a new password in Plumbline (${organisation}).

Open it within a day:
${link}

It works once. If you did not ask for it, tell your administrator.
`,
  }
}
