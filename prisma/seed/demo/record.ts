import type { Who } from './people.ts'

/** Values of a record as the demo tells them: who and what is meant by name, days from today on. */
export type DemoValues = {
  values?: Record<string, unknown>
  people?: Record<string, Who | Who[]>
  /** Records by the name under which the story knows them: `system fraud`, `risk chat-promise`. */
  links?: Record<string, string | string[]>
  /** Days from today, negative ones in the past. */
  days?: Record<string, number>
}

/** What is done to a record after it was made: a step of its lifecycle, or without one an edit. */
export type DemoStep = DemoValues & {
  ago: number
  by: Who
  step?: string
  reason?: string
  /** It is taken on the action that the record has led to. */
  onAction?: true
}

/** A record of a register that needs no telling of its own. */
export type DemoRecord = DemoValues & {
  /** The name under which the story knows it. */
  key: string
  register: string
  /** Left out where another step of the story makes it, such as an audit. */
  ago?: number
  by?: Who
  steps?: DemoStep[]
}
