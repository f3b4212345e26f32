import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The verifier as two single files that travel in every pack: `verify.mjs` for Node and
 * `verify.html` for a browser, both around the same core, word for word.
 */
export async function verifierFiles(
  root = process.cwd(),
): Promise<{ 'verify.mjs': string; 'verify.html': string }> {
  const [core, node, browser, page] = await Promise.all(
    ['core.mjs', 'node.mjs', 'browser.mjs', 'page.html'].map((name) => sourceOf(root, name)),
  )
  if (!core || !node || !browser || !page) throw new Error('a source of the verifier is empty')
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
    // A function, because the sources hold $ signs that `replace` would read.
    'verify.html': page.replace('/* VERIFIER */', () => inBrowser(core, browser)),
  }
}

/** The verifier as one module for a worker of the page `/verify`: core, browser's part, and its ear. */
export async function verifierWorker(root = process.cwd()): Promise<string> {
  const [core = '', browser = '', worker = ''] = await Promise.all(
    ['core.mjs', 'browser.mjs', 'worker.mjs'].map((name) => sourceOf(root, name)),
  )
  return `${inBrowser(core, browser)}\n${worker.replace(imports, '')}`
}

const imports = /^import .*\n/gm

function inBrowser(core: string, browser: string): string {
  return `${core}\n// ── The browser ──\n${browser.replace(imports, '')}`
}

function sourceOf(root: string, name: string): Promise<string> {
  return readFile(join(root, 'lib', 'packs', 'verifier', name), 'utf8')
}
