import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { Invalid } from '../errors.ts'
import { extensionOf } from './file-name.ts'

/** Types found in the bytes that are taken. Whatever runs when it is opened is not among them. */
const taken = new Set([
  'application/pdf',
  'application/zip',
  'application/rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
  'image/heic',
  'image/avif',
  'image/bmp',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'audio/mpeg',
  'audio/wav',
  'audio/mp4',
  'audio/x-m4a',
])

/** Old Office files share one container; their ending tells them apart. */
const compound: Record<string, string> = {
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.msg': 'application/vnd.ms-outlook',
}

/** Text has no mark; its ending says what it is, and anything else is plain text. */
const texts: Record<string, string> = {
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.md': 'text/markdown',
  '.eml': 'message/rfc822',
}

/** Endings that a double click runs, or that a browser shows as a page with scripts in it. */
const runs =
  /\.(exe|dll|com|scr|msi|bat|cmd|ps1|psm1|vbs|vbe|js|mjs|cjs|jse|wsf|hta|jar|app|sh|bash|zsh|py|pl|rb|lnk|reg|url|html?|xhtml|shtml|svgz?|xht|mht|mhtml|docm|xlsm|pptm)$/i

const markup = /<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|\?xml)/i

/**
 * The media type of a stored file, from its bytes; the name only tells kinds of text apart. Throws
 * Invalid (`file`) for what is not taken: programs, scripts, web pages and drawings with scripts,
 * files with macros, and bytes that nobody can name.
 */
export async function typeOfFile(path: string, name: string): Promise<string> {
  const extension = extensionOf(name)
  if (runs.test(name))
    throw refused(name, `files ending in ${extension} are not taken, since they can run`)
  const found = await fileTypeFromFile(path)
  if (found && taken.has(found.mime)) return found.mime
  if (found?.mime === 'application/x-cfb' && compound[extension]) return compound[extension]
  if (found && found.mime !== 'message/rfc822' && !found.mime.startsWith('text/')) {
    throw refused(name, `its bytes say it is ${found.mime}, which is not taken`)
  }
  const start = await startOf(path)
  if (start.length === 0) throw refused(name, 'it is empty (zero bytes)')
  if (!isText(start)) throw refused(name, 'its bytes are of no kind that is taken')
  const words = start
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (words.startsWith('#!')) throw refused(name, 'it is a script')
  const isMail = found?.mime === 'message/rfc822' || extension === '.eml'
  if (!isMail && markup.test(words.slice(0, 1024))) {
    throw refused(
      name,
      'it is a web page or drawing, which can run scripts; take a PDF or picture of it',
    )
  }
  return (isMail ? 'message/rfc822' : texts[extension]) ?? 'text/plain'
}

function refused(name: string, why: string): Invalid {
  return new Invalid({ file: `${name} was not taken: ${why}.` })
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** UTF-8, or any one-byte encoding: no control characters but those of text; UTF-16 by its mark. */
function isText(bytes: Buffer): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true
  return bytes.every((byte) =>
    byte >= 0x20
      ? byte !== 0x7f
      : byte === 9 || byte === 10 || byte === 13 || byte === 12 || byte === 27,
  )
}
