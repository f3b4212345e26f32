import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { trailDatabases } from '../audit-trail/trail-databases.ts'
import { fillTrail, packBytes, smallPack } from './small-pack.ts'
import { unzip } from './zip-of.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
let browser: Browser
let folder: string
beforeAll(async () => {
  databases = await trailDatabases()
  folder = databases.dataDir
  const database = await databases.fresh()
  await fillTrail(database)
  const key = await signingKey(folder)
  const { bytes } = await packBytes(await smallPack(database.sql), {
    pool: database.pool,
    key,
    tempDir: join(folder, 'tmp'),
  })
  const bad = Buffer.from(bytes)
  bad[bytes.indexOf('%PDF-1.7 index')] = 0
  writeFileSync(join(folder, 'good.zip'), bytes)
  writeFileSync(join(folder, 'bad.zip'), bad)
  writeFileSync(join(folder, 'verify.html'), (await unzip(bytes)).files['verify.html'] ?? '')
  const installed = '/usr/bin/chromium'
  browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(existsSync(installed) ? { executablePath: installed } : {}),
  })
})
afterAll(async () => {
  await browser?.close()
  await databases?.stop()
})

test('verify.html, opened from disk, tells a good pack from a bad one', async () => {
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
  const verdict = page.getByRole('status')

  await page.getByLabel('Pack (ZIP)').setInputFiles(join(folder, 'good.zip'))
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect.poll(() => verdict.textContent()).toBe('✓ The pack holds.')
  expect(await page.locator('#report').textContent()).toContain('Register risks: 4 rows')

  await page.getByLabel('Earlier pack').setInputFiles(join(folder, 'good.zip'))
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect
    .poll(() => page.locator('#report').textContent())
    .toContain('first 12 events are unchanged')

  await page.getByLabel('Pack (ZIP)').setInputFiles(join(folder, 'bad.zip'))
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect
    .poll(() => verdict.textContent())
    .toContain('✗ The pack does not hold: 2 things are wrong')
  expect(await page.locator('#report').textContent()).toContain('data/index.pdf: it was changed')

  await page.getByLabel('Pack (ZIP)').setInputFiles(join(folder, 'verify.html'))
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect.poll(() => verdict.textContent()).toContain('✗')
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT, fullPage: true })
  expect(errors).toEqual([])
})
