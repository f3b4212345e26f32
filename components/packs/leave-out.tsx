'use client'

import { useState } from 'react'
import type { HeldPersonalData } from '@/lib/packs/personal-data'
import type { PackKind } from '@/lib/packs/purposes'

/** Chooses personal data that the pack does without; closed, it says how much is chosen. */
export function LeaveOut({
  personal,
  kind,
  chosen,
}: {
  personal: HeldPersonalData[]
  kind: PackKind
  /** As it was asked for before. */
  chosen: string[]
}) {
  const [count, setCount] = useState(chosen.length)
  const offered = personal.filter((one) => one.kinds.includes(kind))
  return (
    <fieldset
      className="pl-fieldset"
      onChange={(event) =>
        setCount(event.currentTarget.querySelectorAll('input[name="without"]:checked').length)
      }
    >
      <legend className="pl-label">Personal data</legend>
      <details>
        <summary>
          {count === 0
            ? 'All of it stays in'
            : `${count} ${count === 1 ? 'kind' : 'kinds'} left out`}
        </summary>
        <p className="pl-help">
          What is left out is in no document, table or event of the pack, and the pack says so. An
          event is hashed as a whole: a row that holds some of it can’t be compared with the audit
          trail any more, nor can approvals of it. Evidence files stay as they were uploaded.
        </p>
        <div className="pl-leave-out">
          <label className="pl-check">
            <input
              type="checkbox"
              name="without"
              value="people"
              defaultChecked={chosen.includes('people')}
            />
            <span>
              Names and mail addresses of people
              <span className="pl-muted">: each is “Person 7”, the same in every document</span>
            </span>
          </label>
          {offered.map(({ register, name, fields }) => (
            <fieldset key={register}>
              <legend className="pl-muted">{name}</legend>
              {fields.map(({ key, label, records }) => (
                <label key={key} className="pl-check">
                  <input
                    type="checkbox"
                    name="without"
                    value={key}
                    defaultChecked={chosen.includes(key)}
                  />
                  <span>
                    {label}
                    <span className="pl-muted">
                      , {records.toLocaleString('en')} {records === 1 ? 'record' : 'records'}
                    </span>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </details>
    </fieldset>
  )
}
