import { parseArgs } from 'node:util'
import { createApiToken } from '../lib/access/api-tokens.ts'
import { actorOfAccount } from '../lib/access/sessions.ts'
import { tokenScopes } from '../lib/access/token-scopes.ts'
import { answer, CommandFailed, runCommand } from './command.ts'

// npm run token -- --email E --name N [--scope all|read|readings]
await runCommand(async ({ args }) => {
  const { email, name, scope } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      scope: { type: 'string', default: 'all' },
    },
  }).values
  const wanted = tokenScopes.find((one) => one === scope)
  if (!email || !name)
    throw new CommandFailed('Say whose token it is and what uses it: --email E --name N')
  if (!wanted) throw new CommandFailed(`--scope is one of ${tokenScopes.join(', ')}`)
  const actor = await actorOfAccount({ email }, 'cli')
  if (!actor) throw new CommandFailed(`There is no account ${email} that may sign in.`)
  const { token } = await createApiToken(actor, { name, scope: wanted, expiresAt: null })
  answer(token)
})
