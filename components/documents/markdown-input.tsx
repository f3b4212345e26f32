'use client'

import { useState } from 'react'
import type { InputProps } from '../fields/inputs'
import { MarkdownText } from './markdown-text'

/** The text of a document: written in light Markdown, looked at as it will read. */
export function MarkdownInput({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
}: InputProps<'longText', string | null>) {
  const [preview, setPreview] = useState(false)
  const text = value ?? ''
  const left = field.max - text.length
  return (
    <div className="pl-editor">
      <fieldset className="pl-editor-bar" aria-label="How the text is shown">
        <button type="button" aria-pressed={!preview} onClick={() => setPreview(false)}>
          Write
        </button>
        <button type="button" aria-pressed={preview} onClick={() => setPreview(true)}>
          Preview
        </button>
        <span className="pl-grow" />
        <span className="pl-muted pl-num">{wordsOf(text).toLocaleString('en')} words</span>
      </fieldset>
      {preview ? (
        <div className="pl-editor-preview">
          {text.trim() ? (
            <MarkdownText text={text} />
          ) : (
            <p className="pl-muted">Nothing written yet.</p>
          )}
        </div>
      ) : (
        <textarea
          id={id}
          name={field.key}
          className="pl-input pl-editor-text"
          rows={18}
          value={text}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
      {left < 5000 && (
        <span className={left < 0 ? 'pl-error' : 'pl-help'} aria-live="polite">
          {left < 0 ? `${-left} characters too many` : `${left} characters left`}
        </span>
      )}
      <details>
        <summary className="pl-summary">How to write it</summary>
        <dl className="pl-dl pl-editor-help">
          <dt>
            <code># Heading</code>
          </dt>
          <dd>A heading; ## and ### are smaller ones</dd>
          <dt>
            <code>- Point</code>
          </dt>
          <dd>A list; two blanks in front put it one level deeper; 1. numbers it</dd>
          <dt>
            <code>**bold** *italic*</code>
          </dt>
          <dd>Words that stand out</dd>
          <dt>
            <code>[words](https://…)</code>
          </dt>
          <dd>A link</dd>
          <dt>
            <code>| A | B |</code>
          </dt>
          <dd>A table: a row of heads, a row of | --- | --- |, then rows</dd>
          <dt>A blank line</dt>
          <dd>Begins a new paragraph</dd>
        </dl>
      </details>
    </div>
  )
}

function wordsOf(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
