import { createReadStream } from 'node:fs'
import { mkdir, open, rename, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { DriverContract } from 'flydrive/types'
import { env } from '../env.ts'

/** Where the bytes of files are kept: a folder, or a bucket that several copies of the server share. */
export type Place = {
  disk: Disk
  /** Folder where uploads are written before they are whole; on the same file system as a folder. */
  incoming: string
  /** Takes a whole file in under its key; either all of it is there afterwards, or nothing. */
  keep(from: string, key: string): Promise<void>
}

let known: { from: string; place: Promise<Place> } | undefined

/** The store that FILES names. */
export function place(): Promise<Place> {
  const { FILES, DATA_DIR } = env()
  const from = `${FILES}\0${DATA_DIR}`
  if (known?.from !== from) {
    const opened = FILES.startsWith('s3://') ? inBucket(FILES, DATA_DIR) : inFolder(FILES)
    known = { from, place: opened }
    opened.catch(() => {
      known = undefined
    })
  }
  return known.place
}

/** `ab/cd/<sha256>`: no folder gets more than some hundred entries. */
export function keyOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in lower-case hex')
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

async function inFolder(root: string): Promise<Place> {
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }))
  return {
    disk,
    incoming: join(root, '.incoming'),
    async keep(from, key) {
      const path = join(root, key)
      if (await disk.exists(key)) {
        // As if it had come just now: the sweep leaves it alone until it is attached.
        const at = new Date()
        await utimes(path, at, at)
        return
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await rename(from, path)
      await syncFolder(dirname(path))
    },
  }
}

/**
 * `s3://bucket/prefix`, with the credentials and region of the environment (AWS_ACCESS_KEY_ID …)
 * and the server's address in AWS_ENDPOINT_URL_S3. Needs @aws-sdk/client-s3, which is not installed
 * by itself.
 */
async function inBucket(url: string, dataDir: string): Promise<Place> {
  const { hostname: bucket, pathname } = new URL(url)
  const prefix = pathname.replace(/^\/+|\/+$/g, '')
  const driver = await s3Driver(bucket)
  const disk = new Disk(prefix ? prefixed(driver, prefix) : driver)
  return {
    disk,
    incoming: join(dataDir, 'incoming'),
    keep: (from, key) => disk.putStream(key, createReadStream(from)),
  }
}

async function s3Driver(bucket: string): Promise<DriverContract> {
  // Named by a variable, so that a build without the package goes through.
  const name = 'flydrive/drivers/s3'
  try {
    const { S3Driver } = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name)
    return new S3Driver({
      bucket,
      region: process.env.AWS_REGION ?? 'us-east-1',
      endpoint: process.env.AWS_ENDPOINT_URL_S3,
      forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined,
      visibility: 'private',
      supportsACL: false,
    })
  } catch (error) {
    throw new Error('FILES names a bucket, for which @aws-sdk/client-s3 has to be installed.', {
      cause: error,
    })
  }
}

/** The same driver with every key below a folder of the bucket. */
function prefixed(driver: DriverContract, prefix: string): DriverContract {
  const below = (key: string) => `${prefix}/${key}`
  const keyed = new Set<PropertyKey>([
    'exists',
    'get',
    'getStream',
    'getBytes',
    'getMetaData',
    'put',
    'putStream',
    'delete',
    'listAll',
  ])
  return new Proxy(driver, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target)
      if (typeof value !== 'function') return value
      if (!keyed.has(property)) return value.bind(target)
      return (key: string, ...rest: unknown[]) => value.call(target, below(key), ...rest)
    },
  })
}

/** A rename is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
