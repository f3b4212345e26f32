import type { StoredFile } from '@/lib/fields/field'

/** 200 MB, as the server holds it. */
export const largestFile = 200 * 1024 * 1024

/**
 * Sends one file to the store as it is, with progress from 0 to 1. Rejects with a sentence for the
 * person: too large, refused type, or cut off on the way.
 */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  stop?: AbortSignal,
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    if (file.size > largestFile) {
      reject(new Error(`${file.name} is larger than 200 MB.`))
      return
    }
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response)
      else
        reject(
          new Error(request.response?.detail ?? `${file.name} was not taken (${request.status}).`),
        )
    }
    request.onerror = () =>
      reject(new Error(`${file.name} was cut off on the way; nothing of it was kept.`))
    request.onabort = () => reject(new Error(`${file.name} was stopped; nothing of it was kept.`))
    stop?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Bytes for people: `1.4 MB`. */
export function describeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB']
  let size = bytes / 1000
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`
}
