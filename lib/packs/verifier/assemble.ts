import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The verifier as two single files that travel in every pack: `verify.mjs` for Node and
 * `verify.html` for a browser, both around the same core, word for word.
 */
export async function verifierFiles(
  root = process.cwd(),
): Promise<{ 'verify.mjs': string; 'verify.html': string }> {
  const folder = join(root, 'lib', 'packs', 'verifier')
  const [core, node, page] = await Promise.all(
    ['core.mjs', 'node.mjs', 'page.html'].map((name) => readFile(join(folder, name), 'utf8')),
  )
  if (!core || !node || !page) throw new Error(`The verifier's sources in ${folder} are empty`)
  const imports = /^import .*\n/gm
  return {
    'verify.mjs': [
      '#!/usr/bin/env node\n',
      ...(node.match(imports) ?? []).filter((line) => !line.includes('./core.mjs')),
      '\n',
      core,
      '\n// ── The command line ──\n',
      node.replace(imports, ''),
      '\nprocess.exitCode = await main(process.argv.slice(2))\n',
    ].join(''),
    // A function, because the core holds $ signs that `replace` would read.
    'verify.html': page.replace('/* CORE */', () => core),
  }
}
