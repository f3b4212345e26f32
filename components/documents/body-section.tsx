import type { FieldSectionProps } from '../records/sections'
import { MarkdownText } from './markdown-text'

/** The text of a version as it reads. */
export function BodySection({ value }: FieldSectionProps) {
  return <MarkdownText text={String(value)} />
}
