import type { ComponentProps } from 'react'
import { Labelled, type Labels } from './labelled'

/** A labelled field for paragraphs with its help and what is wrong with it. */
export function TextArea({ label, help, problem, ...input }: ComponentProps<'textarea'> & Labels) {
  return (
    <Labelled label={label} help={help} problem={problem}>
      {(tied) => <textarea {...tied} {...input} />}
    </Labelled>
  )
}
