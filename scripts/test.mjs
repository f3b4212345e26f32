// `npm test`: the set-up that is missing, every vitest test, every browser test, and one line at
// the end that sums them up. Exits with 1 unless everything passed.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environment, node, root, SetUpFailed, say, setUp } from './setup.mjs'

const results = join(root, 'test-results')
const total = { passed: 0, failed: 0, skipped: 0 }

try {
  setUp({ build: true, development: true })
  mkdirSync(results, { recursive: true })
  await runVitest()
  await runPlaywright()
} catch (error) {
  if (!(error instanceof SetUpFailed)) throw error
  say(error.message)
  total.failed += 1
}
process.exitCode = total.failed > 0 ? 1 : 0
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)

async function runVitest() {
  const file = join(results, 'vitest.json')
  const status = await run(
    join('vitest', 'vitest.mjs'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    file,
  )
  const report = read(file)
  // A file that can't be loaded has no tests that could fail.
  const broken = report?.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.length,
  )
  count(status, {
    passed: report?.numPassedTests,
    failed: report && report.numFailedTests + broken.length,
    skipped: report && report.numPendingTests + report.numTodoTests,
  })
}

async function runPlaywright() {
  const file = join(results, 'playwright.json')
  const status = await run(
    join('@playwright', 'test', 'cli.js'),
    ['test', '--pass-with-no-tests', '--reporter=list,json'],
    file,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  )
  const stats = read(file)?.stats
  count(status, {
    passed: stats && stats.expected + stats.flaky,
    failed: stats?.unexpected,
    skipped: stats?.skipped,
  })
}

/** A runner that ended badly and counted no failure has failed all the same. */
function count(status, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed === 0 && status !== 0 ? 1 : failed
  total.skipped += skipped
}

function run(program, args, file, env = {}) {
  rmSync(file, { force: true })
  return new Promise((done) => {
    const child = spawn(node(), [join(root, 'node_modules', program), ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...environment(), NODE_NO_WARNINGS: '1', ...env },
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code) => done(code ?? 1))
  })
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}
