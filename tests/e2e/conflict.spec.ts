import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '../support/app.ts'
import { aBrowser, codeOf, invite, join, open, setUpOrganisation } from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let dir: string
let app: App
let maya: Page
let elena: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-e2e-'))
  app = await startApp({ dataDir: joinPath(dir, 'data'), env: { PLUMBLINE_KIND: 'production' } })
  const administrator = await aBrowser(browser, app)
  await setUpOrganisation(administrator)
  maya = await aBrowser(browser, app)
  elena = await aBrowser(browser, app)
  const person = (name: string, role: string) => ({
    name,
    role,
    email: `${name.slice(0, 4)}@k.test`,
  })
  await join(maya, await invite(administrator, person('Maya Lind', 'Governance lead')))
  await join(elena, await invite(administrator, person('Elena Rossi', 'Compliance lead')))
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

test('two people save the same record: the second is told, loses nothing typed, and chooses', async () => {
  await open(maya, '/risks/new')
  await maya.getByLabel('Risk', { exact: false }).first().fill('Scores drift after a price change')
  await maya.getByLabel(/^Cause/).fill('Prices are not in the training data.')
  await maya.getByRole('button', { name: 'Record this risk' }).click()
  const code = await codeOf(maya, 'RSK')

  await open(maya, `/risks/${code}/edit`)
  await open(elena, `/risks/${code}/edit`)
  await maya.getByLabel(/^Cause/).fill('Prices changed in March.')
  await maya.getByLabel(/^Event/).fill('Scores rise for everybody.')
  await maya.getByRole('button', { name: 'Save changes' }).click()
  await maya.waitForURL(`**/risks/${code}`)

  await elena.getByLabel(/^Cause/).fill('The supplier changed its model.')
  await elena.getByLabel(/^Consequence/).fill('Members pay too much.')
  await elena.getByRole('button', { name: 'Save changes' }).click()
  const told = elena
    .getByRole('alert')
    .filter({ hasText: 'Maya Lind saved this record while you were writing' })
  await expect(told).toBeVisible()
  await expect(told).toContainText('Now: Scores rise for everybody.')
  await expect(elena.getByLabel(/^Cause/)).toHaveValue('The supplier changed its model.')
  await expect(elena.getByRole('button', { name: 'Save changes' })).toBeDisabled()
  await expect(told.getByRole('button', { name: 'Go on with this' })).toBeDisabled()
  await told.getByRole('radio', { name: /^Yours: The supplier changed its model\./ }).check()
  await told.getByRole('button', { name: 'Go on with this' }).click()
  await elena.getByRole('button', { name: 'Save changes' }).click()
  await elena.waitForURL(`**/risks/${code}`)
  const main = elena.getByRole('main')
  for (const words of [
    'The supplier changed its model.',
    'Scores rise for everybody.',
    'Members pay too much.',
  ])
    await expect(main.getByText(words).first()).toBeVisible()
  // What she wrote over stays in the history.
  await expect(elena.getByRole('region', { name: 'History' })).toContainText(
    'Prices changed in March.',
  )
})

test('a step on a record that has changed meanwhile is not taken', async () => {
  await open(maya, '/risks')
  await maya.getByRole('link', { name: /Scores drift/ }).click()
  const code = await codeOf(maya, 'RSK')
  await open(elena, `/risks/${code}`)
  await maya.getByRole('button', { name: 'More steps' }).click()
  await maya.getByRole('button', { name: 'Close…' }).click()
  await elena.getByRole('link', { name: 'Edit', exact: true }).click()
  await elena.getByLabel(/^Event/).fill('Scores rise for members over 60.')
  await elena.getByRole('button', { name: 'Save changes' }).click()
  await elena.waitForURL(`**/risks/${code}`)
  const dialog = maya.getByRole('dialog', { name: 'Close' })
  await dialog.getByLabel('Reason').fill('It cannot happen any more.')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog.getByRole('alert')).toContainText(/Elena Rossi|changed/)
  await expect(dialog.getByLabel('Reason')).toHaveValue('It cannot happen any more.')
})
