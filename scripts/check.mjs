// `npm run check`: everything that can be said about the source without running the product.
// Each check runs, whatever the one before it found; exits with 1 unless all are content.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { environment, node, root, SetUpFailed, say, setUp } from './setup.mjs'

const installed = (...path) => join(root, 'node_modules', ...path)
const checks = [
  [
    'Format and lint',
    [installed('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--reporter=summary', '.'],
  ],
  ['Types of routes', [installed('next', 'dist', 'bin', 'next'), 'typegen']],
  ['Types', [installed('typescript', 'bin', 'tsc'), '-p', '.', '--noEmit']],
  ['Dead code', [installed('knip', 'bin', 'knip.js'), '--no-progress']],
  ['Direction of imports', [join(root, 'scripts', 'check-imports.ts')]],
  ['Migrations make the schema', [join(root, 'scripts', 'check-drift.ts')]],
]

try {
  setUp({ development: true })
  const failed = checks.filter(([name, args]) => {
    const { status } = spawnSync(node(), args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...environment(), NODE_NO_WARNINGS: '1' },
    })
    say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
    return status !== 0
  })
  process.exitCode = failed.length > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof SetUpFailed)) throw error
  say(error.message)
  process.exitCode = 1
}
