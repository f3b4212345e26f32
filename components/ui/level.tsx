import type { TagTone } from './tag'

/** A number on a scale in the colour of its tone; the number itself is the word beside the colour. */
export function Level({ value, tone, label }: { value: number; tone: TagTone; label?: string }) {
  return (
    <span className={`pl-level pl-${tone}`} title={label}>
      {value}
      {label && <span className="pl-visually-hidden"> {label}</span>}
    </span>
  )
}
