'use client'

import { Printer } from 'lucide-react'
import { Button } from './button'

/** Opens the browser's print dialog; the print style sheet does the rest. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden /> Print
    </Button>
  )
}
