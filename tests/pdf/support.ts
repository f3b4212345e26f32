import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const options = { maxBuffer: 256 * 1024 * 1024 }

/** Writes the bytes to a file of their own for as long as `use` runs. */
export async function withFile<T>(bytes: Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'))
  const path = join(folder, 'document.pdf')
  try {
    await writeFile(path, bytes)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What qpdf and poppler have to say against the file; an empty list is a clean file. */
export async function complaints(bytes: Buffer): Promise<string[]> {
  return withFile(bytes, async (path) => {
    const qpdf = await run('qpdf', ['--check', path], options)
    const info = await run('pdfinfo', ['-struct', path], options)
    const found = [qpdf.stderr, info.stderr].filter((words) => words.trim())
    if (!/No syntax or stream encoding errors/.test(qpdf.stdout)) found.push(qpdf.stdout)
    return found
  })
}

export async function pageCount(bytes: Buffer): Promise<number> {
  return Number(/Pages:\s+(\d+)/.exec(await pdfInfo(bytes))?.[1])
}

export async function pdfInfo(bytes: Buffer): Promise<string> {
  return withFile(bytes, async (path) => (await run('pdfinfo', [path], options)).stdout)
}

/** The structure tree as poppler reads it. */
export async function structure(bytes: Buffer): Promise<string> {
  return withFile(bytes, async (path) => (await run('pdfinfo', ['-struct', path], options)).stdout)
}

/** The text of each page, or of some: reading takes longer than drawing. */
export async function textByPage(bytes: Buffer, last?: number, first = 1): Promise<string[]> {
  const some = ['-f', String(first), ...(last === undefined ? [] : ['-l', String(last)])]
  return withFile(bytes, async (path) => {
    const { stdout } = await run('pdftotext', ['-layout', ...some, path, '-'], options)
    return stdout.split('\f').slice(0, -1)
  })
}

/** Words that stand outside the page or in its margins, with where they stand. */
export async function strays(bytes: Buffer): Promise<string[]> {
  return withFile(bytes, async (path) => {
    const { stdout } = await run('pdftotext', ['-bbox', path, '-'], options)
    let [page, width, height] = [0, 0, 0]
    return stdout.split('\n').flatMap((line) => {
      const numbers = [...line.matchAll(/"(-?[\d.]+)"/g)].map((match) => Number(match[1]))
      if (line.includes('<page ')) [page, width = 0, height = 0] = [page + 1, ...numbers]
      if (!line.includes('<word ')) return []
      const [left = 0, top = 0, right = 0, bottom = 0] = numbers
      const isInside = left >= 45 && right <= width - 45 && top >= 18 && bottom <= height - 18
      return isInside ? [] : [`page ${page}: ${line.trim()}`]
    })
  })
}

/** All text in the order it was written, page furniture included. */
export async function rawText(bytes: Buffer): Promise<string> {
  return withFile(
    bytes,
    async (path) => (await run('pdftotext', ['-raw', path, '-'], options)).stdout,
  )
}

const javaPath = [
  'preflight.jar',
  'pdfbox2.jar',
  'fontbox2.jar',
  'xmpbox.jar',
  'commons-logging.jar',
  'jaxb-api.jar',
  'javax.activation.jar',
].map((jar) => `/usr/share/java/${jar}`)

/**
 * PDFBox Preflight's verdict on PDF/A-1b files, all in one run: for each file what it found, an
 * empty list when it is valid. Fails when the validator is not installed.
 */
export async function preflight(files: Record<string, Buffer>): Promise<Record<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'))
  try {
    for (const [name, bytes] of Object.entries(files))
      await writeFile(join(folder, `${name}.pdf`), bytes)
    const validator = 'org.apache.pdfbox.preflight.Validator_A1b'
    const { stdout } = await run(
      'java',
      ['-cp', javaPath.join(':'), validator, 'group', folder],
      options,
    ).catch((error: { code?: unknown; stdout?: string; stderr?: string }) => {
      // It exits with an error when a file is invalid; without an answer it has not run at all.
      if (!error.stdout)
        throw new Error(`Preflight did not run: ${error.stderr ?? String(error.code)}`)
      return { stdout: error.stdout }
    })
    return Object.fromEntries(
      Object.keys(files).map((name) => {
        const start = stdout.indexOf(`The file ${name}.pdf is`)
        const end = stdout.indexOf('The file ', start + 1)
        const words = stdout.slice(start, end < 0 ? undefined : end)
        const valid = start >= 0 && words.includes(' is a valid PDF/A-1b file')
        return [name, valid ? [] : words.split('\n').filter((line) => line.trim())]
      }),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}
