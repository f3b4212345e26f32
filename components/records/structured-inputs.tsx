'use client'

import type { ComponentType } from 'react'
import type { InputProps } from '../fields/inputs'

/**
 * Inputs of structured fields, by `register.field`; each is loaded on demand with `next/dynamic`,
 * so that forms without it don't carry it.
 */
export const structuredInputs: Record<string, ComponentType<InputProps<'structured', unknown>>> = {}
