import type { RegisterDefinition } from '@/lib/registers/define'
import { columnLabel, stateLabel } from './column-label'
import { LookupInput } from './lookup-input'

/** The inputs of one filter, by kind of field; they work in a plain GET form. */
export function FilterControl({
  definition,
  filterKey,
  value,
}: {
  definition: RegisterDefinition
  filterKey: string
  value: string
}) {
  const label = columnLabel(definition, filterKey)
  const field = definition.fields[filterKey]
  const chosen = value.split(',')
  if (filterKey === 'state') {
    const states = Object.keys(definition.lifecycle).map((state) => ({
      value: state,
      label: stateLabel(state),
    }))
    return <Checkboxes name="state" label={label} options={states} chosen={chosen} />
  }
  if (filterKey === 'stale') {
    const yes = [{ value: 'yes', label: 'Only what is to be renewed' }]
    return <Checkboxes name="stale" label={label} options={yes} chosen={chosen} />
  }
  if (!field)
    return filterKey === 'ownerId' ? (
      <LookupInput name={filterKey} label={label} register="people" value={value} />
    ) : (
      <Range name={filterKey} label={label} type="date" value={value} />
    )
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return (
        <Checkboxes
          name={filterKey}
          label={label}
          options={[
            ...field.options,
            ...(field.required ? [] : [{ value: 'none', label: 'Not filled' }]),
          ]}
          chosen={chosen}
        />
      )
    case 'yesNo':
      return (
        <Checkboxes
          name={filterKey}
          label={label}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          chosen={chosen}
        />
      )
    case 'number':
    case 'score':
      return <Range name={filterKey} label={label} type="number" value={value} />
    case 'date':
      return <Range name={filterKey} label={label} type="date" value={value} />
    case 'person':
    case 'people':
      return <LookupInput name={filterKey} label={label} register="people" value={value} />
    case 'reference':
    case 'references':
      return <LookupInput name={filterKey} label={label} register={field.to} value={value} />
    default:
      return (
        <label className="pl-field">
          <span className="pl-label">{label} contains</span>
          <input className="pl-input" name={filterKey} defaultValue={value} />
        </label>
      )
  }
}

function Checkboxes({
  name,
  label,
  options,
  chosen,
}: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  chosen: string[]
}) {
  return (
    <fieldset className="grid gap-1 max-h-72 overflow-auto">
      <legend className="pl-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="pl-option">
          <input
            type="checkbox"
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

function Range({
  name,
  label,
  type,
  value,
}: {
  name: string
  label: string
  type: 'number' | 'date'
  value: string
}) {
  const [from = '', to = ''] = value.includes('..') ? value.split('..') : [value, value]
  return (
    <fieldset className="pl-range">
      <legend className="pl-label">{label}</legend>
      <label className="pl-field">
        <span className="pl-help">from</span>
        <input
          className="pl-input pl-num"
          type={type}
          step="any"
          name={`${name}.from`}
          defaultValue={from}
        />
      </label>
      <label className="pl-field">
        <span className="pl-help">to</span>
        <input
          className="pl-input pl-num"
          type={type}
          step="any"
          name={`${name}.to`}
          defaultValue={to}
        />
      </label>
    </fieldset>
  )
}
