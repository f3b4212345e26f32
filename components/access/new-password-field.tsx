'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { shortestPassword } from '@/lib/access/password-rules'
import { TextField } from './text-field'

/** A new password, which the person may look at instead of typing it twice. */
export function NewPasswordField({
  label = 'Password',
  problem,
}: {
  label?: string
  problem?: string | undefined
}) {
  const [shown, setShown] = useState(false)
  return (
    <div className="pl-grid" style={{ gap: 6 }}>
      <TextField
        label={label}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        help={`At least ${shortestPassword} characters; several words make a good one. Leave your name and e-mail address out.`}
        problem={problem}
        required
      />
      <div>
        <Button onClick={() => setShown(!shown)}>
          {shown ? 'Hide the password' : 'Show the password'}
        </Button>
      </div>
    </div>
  )
}
