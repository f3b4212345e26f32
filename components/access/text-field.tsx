import type { ComponentProps } from 'react'
import { Labelled, type Labels } from './labelled'

/** A labelled line of text with its help and what is wrong with it. */
export function TextField({ label, help, problem, ...input }: ComponentProps<'input'> & Labels) {
  return (
    <Labelled label={label} help={help} problem={problem}>
      {(tied) => <input {...tied} {...input} />}
    </Labelled>
  )
}
