const longest = 200

/**
 * A file name that is safe to keep and to offer for download: no folders, no control characters or
 * marks that reverse the direction of text (`exe.fdp` shown as `pdf.exe`), not hidden, at most 200
 * characters with its ending kept.
 */
export function safeFileName(given: string): string {
  const base = given.split(/[\\/]/).at(-1) ?? ''
  const plain = base
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  if (!plain) return 'file'
  const signs = Array.from(plain)
  if (signs.length <= longest) return plain
  const ending = extensionOf(plain)
  return `${signs.slice(0, longest - ending.length).join('')}${ending}`
}

/** The ending with its dot, in lower case; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''
}

/** `Content-Disposition` that makes browsers save the file under its name (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const safe = safeFileName(name)
  const ascii = safe.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
