import type { Tone } from './document.ts'

/** The light half of the screen's design tokens; paper has no dark half. */
export const colour = {
  ink: '#171b22',
  ink2: '#4b5361',
  ink3: '#5f6775',
  line: '#dfe3e9',
  lineStrong: '#c3c9d3',
  soft: '#f5f6f8',
  accent: '#3538a8',
  accentSoft: '#eeeefb',
  paper: '#ffffff',
} as const

export const tones: Record<Tone, { ink: string; soft: string }> = {
  met: { ink: '#17693a', soft: '#e4f3ea' },
  due: { ink: '#8a5300', soft: '#fdf0d9' },
  bad: { ink: '#b3261e', soft: '#fce9e7' },
  na: { ink: '#5d6573', soft: '#eceef2' },
  plain: { ink: '#4b5361', soft: '#eceef2' },
  accent: { ink: '#3538a8', soft: '#eeeefb' },
}

export type Weight = 'regular' | 'medium' | 'semibold'
/** Sizes and leading in points. */
export type TextStyle = {
  size: number
  leading: number
  weight: Weight
  italic?: boolean
  colour: string
  /** Tabular digits. */
  tabular?: boolean
}

const style = (size: number, leading: number, weight: Weight, ink: string): TextStyle => ({
  size,
  leading,
  weight,
  colour: ink,
})

export const text = {
  cover: style(27, 33, 'semibold', colour.ink),
  title: style(19, 24, 'semibold', colour.ink),
  kind: style(9.5, 13, 'medium', colour.accent),
  subtitle: style(11, 16, 'regular', colour.ink2),
  h1: style(15, 20, 'semibold', colour.ink),
  h2: style(11.5, 16, 'semibold', colour.ink),
  h3: style(9.5, 13.5, 'semibold', colour.ink),
  lead: style(10.2, 15, 'regular', colour.ink2),
  body: style(9, 13, 'regular', colour.ink),
  term: style(9, 13, 'regular', colour.ink3),
  small: style(7.8, 11, 'regular', colour.ink3),
  cell: style(7.9, 11, 'regular', colour.ink),
  columnHead: style(7.6, 10.5, 'medium', colour.ink2),
  group: style(8.2, 11, 'semibold', colour.ink),
  figure: style(17, 21, 'semibold', colour.ink),
  furniture: style(7, 9, 'regular', colour.ink3),
  axis: style(7, 9, 'regular', colour.ink3),
} satisfies Record<string, TextStyle>

/** A4, in points. */
export const paper = {
  portrait: { width: 595.28, height: 841.89 },
  landscape: { width: 841.89, height: 595.28 },
} as const

/** Space around the text, in points; the running header and footer live inside top and bottom. */
export const margin = { left: 50, right: 50, top: 66, bottom: 62 } as const
