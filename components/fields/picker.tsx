'use client'

import { ComboBox } from '@heroui/react/combo-box'
import { Input } from '@heroui/react/input'
import { ListBox } from '@heroui/react/list-box'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { NamedId } from './form-field'

/**
 * Finds one record or person by typing: suggestions come from `/api/lookup`, a moment after the
 * last key. `register` is a register's key, `people`, or `any`; `roles` keeps to people of one of them.
 */
export function Picker({
  register,
  roles,
  label,
  labelledBy,
  describedBy,
  id,
  invalid = false,
  required = false,
  exclude = [],
  placeholder,
  selected = null,
  several = false,
  onPick,
  onBlur,
}: {
  register: string
  roles?: readonly string[] | undefined
  label?: string
  labelledBy?: string | undefined
  describedBy?: string | undefined
  id?: string
  invalid?: boolean
  required?: boolean | undefined
  exclude?: readonly string[]
  placeholder?: string
  /** Shown as chosen. */
  selected?: NamedId | null
  /** Empties after each pick, for the next one. */
  several?: boolean
  onPick: (picked: NamedId | null) => void
  onBlur?: (() => void) | undefined
}) {
  const [words, setWords] = useState(selected ? display(selected) : '')
  const [found, setFound] = useState<NamedId[]>(selected ? [selected] : [])
  const [says, setSays] = useState('')
  const [container, setContainer] = useState<HTMLElement>()
  const [shownId, setShownId] = useState(selected?.id)
  if (selected?.id !== shownId) {
    // Chosen elsewhere: by a draft that is gone on with, or by a conflict that was settled.
    setShownId(selected?.id)
    setWords(selected ? display(selected) : '')
  }
  const around = useRef<HTMLDivElement>(null)
  const closingKey = useRef(false)
  const shownWords = selected && words === display(selected) ? '' : words

  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ register, q: shownWords })
      for (const role of roles ?? []) query.append('role', role)
      try {
        const answer = await fetch(`/api/lookup?${query}`, { signal: stop.signal })
        if (!answer.ok) throw new Error(`lookup answered ${answer.status}`)
        const { items }: { items: NamedId[] } = await answer.json()
        // The same answer leaves the list as it is: a press on one of its options may be under way.
        setFound((now) => (JSON.stringify(now) === JSON.stringify(items) ? now : items))
        setSays(items.length === 0 ? 'Nothing found.' : '')
      } catch (error) {
        if (!stop.signal.aborted) setSays('The list can’t be reached; type again to retry.')
        if (!(error instanceof Error)) throw error
      }
    }, 200)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [register, roles, shownWords])

  // In a modal dialog everything outside it is inert, so the list has to be inside.
  const inDialog = useCallback((element: HTMLDivElement | null) => {
    around.current = element
    setContainer(element?.closest('dialog') ?? undefined)
  }, [])

  /**
   * The list closed without a new choice, so the field shows what is chosen. It also closes when the
   * page scrolls, as it may by itself after a click or a paste: who is still typing goes on.
   */
  function settle() {
    const isTyping = around.current?.querySelector('input') === document.activeElement
    if (isTyping && !closingKey.current) return
    setWords(selected && !several ? display(selected) : '')
  }
  const shown = found.filter((one) => !exclude.includes(one.id))
  return (
    <div
      ref={inDialog}
      onKeyDownCapture={(event) => {
        closingKey.current = ['Escape', 'Enter', 'Tab'].includes(event.key)
        // After a pick the list stands open on a neighbour, which Tab would take as well.
        if (several && event.key === 'Tab' && words === '') event.stopPropagation()
      }}
      onKeyUpCapture={() => {
        closingKey.current = false
      }}
      onFocusCapture={() => {
        // The key that left the field came up elsewhere.
        closingKey.current = false
      }}
    >
      <ComboBox
        fullWidth
        allowsEmptyCollection
        menuTrigger="focus"
        items={shown}
        inputValue={words}
        selectedKey={selected?.id ?? null}
        isInvalid={invalid}
        isRequired={required}
        validationBehavior="aria"
        aria-label={labelledBy ? undefined : label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onInputChange={(typed) => {
          setWords(typed)
          if (typed === '' && selected) onPick(null)
        }}
        onSelectionChange={(key) => {
          const picked = found.find((one) => one.id === key)
          if (!picked || picked.id === selected?.id) return settle()
          onPick(picked)
          setWords(several ? '' : display(picked))
        }}
        onBlur={() => onBlur?.()}
      >
        <ComboBox.InputGroup>
          <Input id={id} placeholder={placeholder ?? 'Type to find'} autoComplete="off" />
          <ComboBox.Trigger />
        </ComboBox.InputGroup>
        <ComboBox.Popover {...(container ? { UNSTABLE_portalContainer: container } : {})}>
          <ListBox
            items={shown}
            renderEmptyState={() => <p className="px-3 py-2 pl-muted">{says || 'Type to find.'}</p>}
          >
            {(one: NamedId) => (
              <ListBox.Item id={one.id} textValue={display(one)}>
                <span>
                  {one.code && <span className="pl-code">{one.code} </span>}
                  {one.label}
                  {one.note && <span className="pl-muted"> · {one.note}</span>}
                </span>
                <ListBox.ItemIndicator />
              </ListBox.Item>
            )}
          </ListBox>
        </ComboBox.Popover>
      </ComboBox>
    </div>
  )
}

function display(one: NamedId): string {
  return one.code ? `${one.code} ${one.label}` : one.label
}
