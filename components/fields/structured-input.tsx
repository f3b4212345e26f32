'use client'

import { structuredInputs } from '../records/structured-inputs'
import type { InputProps } from './inputs'

/** A value of its own shape: the section component that its register brings. */
export function StructuredInput(props: InputProps<'structured', unknown>) {
  const Section = structuredInputs[`${props.register}.${props.field.key}`]
  if (Section) return <Section {...props} />
  return <p className="pl-help">This part is filled on a page of its own.</p>
}
