import { roleNames, roles } from '@/lib/access/actor'
import { roleHelp } from '@/lib/access/role-help'

/** Tick boxes for roles, each with what it is for. */
export function RoleChoice({
  chosen,
  problem,
}: {
  chosen: readonly string[]
  problem?: string | undefined
}) {
  return (
    <fieldset className="pl-field" aria-describedby={problem ? 'roles-problem' : undefined}>
      <legend className="pl-label">Roles</legend>
      <p className="pl-help">
        A person may have several. Nobody approves what they wrote themselves.
      </p>
      <div className="pl-role-choice">
        {roles.map((role) => (
          <label key={role} className="pl-option">
            <input
              type="checkbox"
              name="roles"
              value={role}
              defaultChecked={chosen.includes(role)}
              aria-invalid={problem ? true : undefined}
              aria-describedby={`role-${role}`}
            />
            <span>
              {roleNames[role]}
              <span className="pl-help" id={`role-${role}`}>
                {roleHelp[role]}
              </span>
            </span>
          </label>
        ))}
      </div>
      {problem && (
        <p className="pl-error" id="roles-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
