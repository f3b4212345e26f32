'use client'

import { useState } from 'react'

/**
 * The nonce of this page's policy, for styles that components add later. Only the first one counts:
 * a refresh brings another, which the policy of the page already open does not know.
 */
export function NonceMeta({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce)
  return <meta property="csp-nonce" nonce={first} />
}
