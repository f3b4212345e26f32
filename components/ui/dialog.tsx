'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

/** The browser's own modal dialog: keeps the focus inside, closes on Escape, gives focus back. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  wide = false,
}: {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  wide?: boolean
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) {
      dialog.showModal()
      // The browser would choose the cross.
      dialog
        .querySelector<HTMLElement>('.pl-dialog-body :is(input, textarea, select):not([disabled])')
        ?.focus()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={ref}
      className={`pl-dialog ${wide ? 'pl-dialog-wide' : ''}`}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open && (
        <>
          <div className="pl-dialog-head">
            <h2 id={titleId} className="pl-h2">
              {title}
            </h2>
            <button
              type="button"
              className="pl-btn pl-btn-plain"
              aria-label="Close"
              onClick={onClose}
            >
              <X aria-hidden />
            </button>
          </div>
          <div className="pl-dialog-body">{children}</div>
        </>
      )}
    </dialog>
  )
}
