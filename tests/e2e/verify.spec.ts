import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '../support/app.ts'
import { aBrowser, invite, join, open, setUpOrganisation } from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let dir: string
let app: App
let page: Page
const at = (name: string) => joinPath(dir, name)

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-verify-'))
  app = await startApp({ dataDir: joinPath(dir, 'data') })
  const administrator = await aBrowser(browser, app)
  await setUpOrganisation(administrator)
  page = await aBrowser(browser, app)
  const lead = { name: 'Lena Roth', email: 'lena@kestrel.test', role: 'Governance lead' }
  await join(page, await invite(administrator, lead))
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

/** Builds a pack on the screens, and keeps it as a file. */
async function aPack(title: string, name: string) {
  await open(page, '/packs/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('What it is for').fill('To be verified')
  await page.getByRole('button', { name: 'Build the pack' }).click()
  const link = page.getByRole('link', { name: 'Download the pack' })
  await expect(link).toBeVisible({ timeout: 60_000 })
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  await file.saveAs(at(name))
  await page.reload()
  await expect(page.getByRole('region', { name: 'Taken away by' })).toContainText('Lena Roth')
}

test('what a pack will hold is shown before it is asked for, and the choices stay', async () => {
  await open(page, '/packs/new')
  const kind = page.getByLabel('Kind of pack')
  await kind.selectOption('surveillance')
  await page.getByRole('button', { name: 'Show what it will hold' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'from which day' })).toBeVisible()
  await expect(kind).toHaveValue('surveillance')
  await page.getByLabel('From').fill('2026-01-01')
  await page.getByLabel('to', { exact: true }).fill('2026-06-30')
  await page.getByRole('button', { name: 'Show what it will hold' }).click()
  const preview = page.getByRole('region', { name: 'What it will hold' })
  await expect(preview).toContainText('About ')
  await expect(kind).toHaveValue('surveillance')
  await kind.selectOption('system')
  await expect(preview).toBeHidden()
})

test('names of people can be left out, and a pack that is being built can be stopped', async () => {
  await open(page, '/packs/new')
  await page.getByText('All of it stays in').click()
  await page.getByRole('checkbox', { name: 'Names and mail addresses of people' }).check()
  await expect(page.getByText('1 kind left out')).toBeVisible()
  await page.getByRole('button', { name: 'Show what it will hold' }).click()
  const preview = page.getByRole('region', { name: 'What it will hold' })
  await expect(preview).toContainText('Left out: Names and mail addresses of people.')
  await expect(page.getByText('1 kind left out')).toBeVisible()
  await page.getByLabel('Title').fill('Without names')
  await page.getByLabel('What it is for').fill('To be stopped')
  await page.getByRole('button', { name: 'Build the pack' }).click()
  await page.getByRole('button', { name: 'Stop building' }).click()
  await expect(page.getByText('This pack was stopped before it was built')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('By Lena Roth')
  await expect(page.getByRole('main')).toContainText('Names and mail addresses of people')
  await expect(page.getByRole('link', { name: 'Download the pack' })).toBeHidden()
})

test('a pack is verified where it is dropped, without an account, and nothing is asked of any server', async ({
  browser,
}) => {
  await aPack('First', 'first.zip')
  await aPack('Second', 'second.zip')
  const bytes = await readFile(at('second.zip'))
  const place = bytes.indexOf('%PDF-') + 40
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
  await writeFile(at('changed.zip'), bytes)
  await writeFile(at('letter.txt'), 'Dear auditor, '.repeat(20))

  const auditor = await aBrowser(browser, app)
  const said: string[] = []
  auditor.on('console', (message) => said.push(message.text()))
  await open(auditor, '/sign-in')
  await auditor.getByRole('link', { name: 'Verify it' }).click()
  await expect(auditor.getByRole('heading', { name: 'Verify an evidence pack' })).toBeVisible()
  await auditor.waitForLoadState('networkidle')

  const requests: string[] = []
  auditor.on('request', (request) => requests.push(request.url()))
  auditor.context().on('request', (request) => requests.push(request.url()))
  await auditor.context().setOffline(true)
  const verify = async (pack: string, earlier?: string) => {
    for (const [label, name] of [
      ['Pack', pack],
      ['Earlier pack or checkpoint, if you have one', earlier],
    ] as const) {
      const place = auditor.getByRole('group', { name: label, exact: true })
      const away = place.getByRole('button', { name: 'Take away' })
      if (await away.isVisible()) await away.click()
      if (name) await place.getByLabel(label, { exact: true }).setInputFiles(at(name))
    }
    await auditor.getByRole('button', { name: 'Verify the pack' }).click()
    const verdict = auditor.getByRole('status').filter({ hasText: /^[✓✗]/ })
    await expect(verdict).toBeVisible({ timeout: 30_000 })
    return verdict
  }
  await expect(await verify('second.zip', 'first.zip')).toContainText('The pack holds')
  const main = auditor.getByRole('main')
  await expect(main).toContainText('Kestrel Mutual')
  await expect(main).toContainText('The key with which this installation signs')
  await expect(main).toContainText('This log extends it')
  await expect(await verify('first.zip', 'second.zip')).toContainText('does not hold')
  await expect(main).toContainText('this is the older one')
  await expect(await verify('changed.zip')).toContainText('does not hold')
  await expect(main).toContainText('it was changed')
  await expect(await verify('letter.txt')).toContainText('can’t be read as an evidence pack')
  await expect(main).toContainText('it is another file')
  expect(requests).toEqual([])
  expect(said.filter((one) => /Content Security Policy|Refused/.test(one))).toEqual([])
  await auditor.context().setOffline(false)
})

test('a pack dropped on its place is verified at once; the worker can reach nothing', async () => {
  const policy = (await page.request.get('/api/verifier')).headers()['content-security-policy']
  expect(policy).toBe("default-src 'none'")
  await open(page, '/verify')
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(bytes)], 'first.zip'))
      return data
    },
    [...(await readFile(at('first.zip')))],
  )
  await page.getByRole('group', { name: 'Pack', exact: true }).dispatchEvent('drop', {
    dataTransfer: dropped,
  })
  await expect(page.getByRole('status').filter({ hasText: 'The pack holds' })).toBeVisible({
    timeout: 30_000,
  })
})
