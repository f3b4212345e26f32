'use client'

import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import type { StoredFile } from '@/lib/fields/field'
import type { InputProps } from './inputs'
import { describeSize } from './upload'
import { UploadArea } from './upload-area'

/** Files of a record, which are kept with it when it is saved. */
export function FilesInput({
  id,
  field,
  value,
  onChange,
  describedBy,
  labelledBy,
  invalid,
}: InputProps<'files', StoredFile[]>) {
  const kept = useRef(value)
  kept.current = value

  function keep(stored: StoredFile) {
    kept.current = [
      ...kept.current.filter((one) => one.sha256 !== stored.sha256 || one.name !== stored.name),
      stored,
    ]
    onChange(kept.current)
    return null
  }

  return (
    <UploadArea
      aria-labelledby={labelledBy}
      choose="Choose files"
      input={{
        id,
        'aria-label': `Choose files: ${field.label}`,
        'aria-describedby': describedBy,
        'aria-invalid': invalid,
      }}
      onStored={keep}
    >
      {value.length > 0 && (
        <ul className="pl-chips mb-2">
          {value.map((file) => (
            <li key={file.sha256 + file.name} className="pl-chip">
              <Paperclip size={13} aria-hidden />
              <span>{file.name}</span>
              <span className="pl-muted">{describeSize(file.size)}</span>
              <button
                type="button"
                aria-label={`Take away ${file.name}`}
                onClick={() => onChange(value.filter((one) => one !== file))}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </UploadArea>
  )
}
