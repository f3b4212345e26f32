/** One of a few choices, all of them in sight, and what is wrong with it. */
export function RadioField<V extends string>({
  label,
  name,
  options,
  chosen,
  problem,
}: {
  label: string
  name: string
  /** The values with what they are called, in the order they are shown. */
  options: Record<V, string>
  chosen: string
  problem?: string | undefined
}) {
  return (
    // Anew when another one is chosen: an input keeps the default it began with.
    <fieldset className="pl-field" key={chosen}>
      <legend className="pl-label">{label}</legend>
      <div className="pl-options">
        {Object.entries<string>(options).map(([value, called]) => (
          <label key={value} className="pl-option">
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
            {called}
          </label>
        ))}
      </div>
      {problem && <p className="pl-error">{problem}</p>}
    </fieldset>
  )
}
