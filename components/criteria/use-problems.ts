'use client'

import { useState } from 'react'
import type { z } from 'zod'

/**
 * What a schema says about the parts of a value, by path such as `2.label`; said once somebody has
 * left the part, or once the whole was refused.
 */
export function useProblems(schema: z.ZodType, value: unknown, isRefused: boolean) {
  const [left, setLeft] = useState<readonly string[]>([])
  const issues = schema.safeParse(value).error?.issues ?? []
  return {
    leave: (path: string) => setLeft((before) => [...before.filter((one) => one !== path), path]),
    /** Paths move when a row goes; what was left is forgotten. */
    forget: () => setLeft([]),
    problemAt: (path: string): string | undefined =>
      isRefused || left.includes(path)
        ? issues.find((issue) => issue.path.join('.') === path)?.message
        : undefined,
  }
}
