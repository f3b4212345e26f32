/**
 * Whether imports go one way: app → components → lib; registers never import each other; the
 * database is reached by those parts alone that are there for it.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Parts of lib that read or write the database; everybody else goes through them. */
const mayUseDatabase =
  /^lib\/(records|access|audit-trail|jobs|packs|import|reminders|reports|retention|trail|witnesses|db|health\.ts)/

type Rule = { says: string; breaks: (from: string, to: string) => boolean }

const rules: Rule[] = [
  {
    says: 'lib imports neither components nor app',
    breaks: (from, to) => from.startsWith('lib/') && /^(components|app)\//.test(to),
  },
  {
    says: 'components import nothing from app',
    breaks: (from, to) => from.startsWith('components/') && to.startsWith('app/'),
  },
  {
    says: 'the product imports neither scripts nor tests',
    breaks: (from, to) => /^(app|components|lib)\//.test(from) && /^(scripts|tests)\//.test(to),
  },
  {
    says: 'registers never import each other',
    breaks: (from, to) => {
      const [mine, theirs] = [registerOf(from), registerOf(to)]
      return mine !== null && theirs !== null && mine !== theirs
    },
  },
  {
    says: 'only records, access, audit-trail, jobs, packs, import, reminders, reports, retention, trail and witnesses use lib/db',
    breaks: (from, to) =>
      /^(app|components|lib)\//.test(from) &&
      to.startsWith('lib/db/') &&
      // Words about SQL, over a transaction that somebody else opened.
      !/^lib\/db\/(sql|new-id)\.ts$/.test(to) &&
      !mayUseDatabase.test(from),
  },
]

const files = globSync('{app,components,lib,scripts}/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('lib/db/generated/'))
const known = new Set(files)

const problems = files.flatMap((from) =>
  importsOf(from).flatMap((to) =>
    rules
      .filter((rule) => rule.breaks(from, to))
      .map((rule) => `${from} imports ${to}: ${rule.says}`),
  ),
)
for (const problem of problems.sort()) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0

/** The project's own files that a file imports, types aside: those are gone when it runs. */
function importsOf(from: string): string[] {
  const source = readFileSync(join(root, from), 'utf8')
  const statements = source.matchAll(
    /^(?:import|export)\s(?!type\s)[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...statements].flatMap(([, named, bare, late]) => {
    const path = named ?? bare ?? late ?? ''
    const local = path.startsWith('@/') ? path.slice(2) : join(dirname(from), path)
    return path.startsWith('@/') || path.startsWith('.') ? [nameOf(normalize(local))] : []
  })
}

function nameOf(path: string): string {
  const plain = path.replaceAll('\\', '/')
  return (
    ['', '.ts', '.tsx', '/index.ts'].map((end) => plain + end).find((name) => known.has(name)) ??
    plain
  )
}

function registerOf(path: string): string | null {
  return /^lib\/registers\/([^/]+)\//.exec(path)?.[1] ?? null
}
