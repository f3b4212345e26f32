import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { roles } from '../../lib/access/actor.ts'
import { root } from '../support/app.ts'

/** Everybody who may come by, in the order of the signs in the expected table. */
export const visitors = ['anonymous', ...roles] as const
export type Visitor = (typeof visitors)[number]

export type FoundAction = { id: string; name: string; page: string }

/** Every page and route handler on disk: `/[register]/[id]`, `GET /api/v1/[register]`. */
export async function routesOnDisk(): Promise<string[]> {
  const found: string[] = []
  for (const file of await readdir(join(root, 'app'), { recursive: true })) {
    const [, folder = '', kind] = /^(.*?)\/?(page\.tsx|route\.ts)$/.exec(file) ?? []
    if (!kind) continue
    const path = `/${folder
      .split('/')
      .filter((part) => part && !part.startsWith('('))
      .join('/')}`
    if (kind === 'page.tsx') found.push(path)
    else {
      const text = await readFile(join(root, 'app', file), 'utf8')
      for (const method of methodsOf(text)) found.push(`${method} ${path}`)
    }
  }
  return found.sort()
}

/** Every server action of the built application, by file and name, with a page it can be called on. */
export async function builtActions(): Promise<FoundAction[]> {
  const path = join(root, '.next', 'server', 'server-reference-manifest.json')
  const manifest: {
    node: Record<
      string,
      { exportedName: string; filename: string; workers: Record<string, unknown> }
    >
  } = JSON.parse(await readFile(path, 'utf8'))
  return Object.entries(manifest.node).map(([id, { exportedName, filename, workers }]) => {
    const [worker = ''] = Object.keys(workers).sort((a, b) => a.length - b.length)
    const page = worker
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replaceAll(/\/\([^)]*\)/g, '')
    return { id, name: `${filename} ${exportedName}`, page: page || '/' }
  })
}

/** `export const GET = …`, `export async function POST`, `export { one as PUT }`. */
function methodsOf(text: string): string[] {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  return methods.filter((method) =>
    new RegExp(
      `export (const|function|async function) ${method}\\b|export \\{[^}]*\\b${method}\\b`,
    ).test(text),
  )
}
