import { expect, test } from 'vitest'
import { parseEnv } from '../../lib/env.ts'

test('without any setting it keeps its data in ./data and serves port 3000', () => {
  const settings = parseEnv({})
  expect(settings).toMatchObject({ PORT: 3000, PLUMBLINE_KIND: 'production', LOG_LEVEL: 'info' })
  expect(settings.DATA_DIR).toBe(`${process.cwd()}/data`)
  expect(settings.FILES).toBe(`${process.cwd()}/data/files`)
  expect(settings.DATABASE_URL).toBeUndefined()
})

test('an empty setting counts as none, as compose files write them', () => {
  const settings = parseEnv({ PORT: '', PUBLIC_URL: '', SMTP_URL: '', DATABASE_URL: ' ' })
  expect(settings).toMatchObject({ PORT: 3000 })
  expect(settings.PUBLIC_URL ?? settings.SMTP_URL ?? settings.DATABASE_URL).toBeUndefined()
})

test('each setting that can’t be used is named', () => {
  const wrong = { PORT: '99999', DATABASE_URL: 'mysql://x', PUBLIC_URL: 'example.org' }
  expect(() => parseEnv(wrong)).toThrow(/DATABASE_URL: .*PORT: .*PUBLIC_URL: /)
})

test('the public address loses its last slash, and a bucket stays a bucket', () => {
  const { PUBLIC_URL, FILES } = parseEnv({ PUBLIC_URL: 'https://a.test/', FILES: 's3://b/c' })
  expect([PUBLIC_URL, FILES]).toEqual(['https://a.test', 's3://b/c'])
})
