import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '../support/app.ts'
import {
  aBrowser,
  callApi,
  expectRefusedStep,
  expectState,
  invite,
  join,
  makeToken,
  open,
  pick,
  reload,
  setUpOrganisation,
  takeStep,
} from './pages.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.use({ actionTimeout: 20_000 })

const invited = {
  compliance: { name: 'Elena Rossi', role: 'Compliance lead' },
  lead: { name: 'Maya Lind', role: 'Governance lead' },
  risk: { name: 'Samir Haddad', role: 'AI risk owner' },
  staff: { name: 'Anna Kowalska', role: 'Staff' },
}
type Who = keyof typeof invited

let dir: string
let app: App
let administrator: Page
let reporter: Page
const pages = {} as Record<Who, Page>
const receipt = { code: '', passphrase: '' }
const address = '203.0.113.77'

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-concern-'))
  app = await startApp({
    dataDir: joinPath(dir, 'data'),
    env: { PLUMBLINE_KIND: 'production', LOG_LEVEL: 'trace' },
  })
  administrator = await aBrowser(browser, app)
  await setUpOrganisation(administrator)
  for (const [who, person] of Object.entries(invited) as [Who, (typeof invited)[Who]][]) {
    const email = `${who}@kestrel.test`
    const link = await invite(administrator, { ...person, email })
    pages[who] = await aBrowser(browser, app)
    await join(pages[who], link)
  }
  reporter = await aBrowser(browser, app)
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

/** Enters the receipt where concerns are followed up. */
async function comeBack(page: Page) {
  await open(page, '/concern/follow')
  await page.getByLabel('Receipt code').fill(receipt.code)
  await page.getByLabel('Passphrase').fill(receipt.passphrase)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'The chat gives legal advice' }),
  ).toBeVisible()
}

test('an anonymous concern from form to outcome: it is raised from the menu, by somebody signed in', async () => {
  const { staff } = pages
  await staff.context().setExtraHTTPHeaders({ 'x-forwarded-for': address })
  await open(staff, '/')
  await staff.getByRole('button', { name: /Anna Kowalska.*your account/ }).click()
  await staff.getByRole('link', { name: 'Raise a concern' }).click()
  await expect(staff.getByRole('heading', { name: 'Raise a concern about AI' })).toBeVisible()
  await staff.getByRole('button', { name: 'Send the concern' }).click()
  await expect(staff.getByText('Describe what happened or what you fear.')).toBeVisible()
  await staff.getByLabel('In one sentence').fill('The chat gives legal advice')
  await staff.getByLabel('What happened, or what you fear').fill('It told a member not to sue us.')
  await staff.getByLabel('You are').selectOption('Works here, or did')
  await staff.getByRole('button', { name: 'Send the concern' }).click()
  await expect(staff.getByText('They are shown this once')).toBeVisible()
  receipt.code = (await staff.getByRole('definition').nth(0).textContent()) ?? ''
  receipt.passphrase = (await staff.getByRole('definition').nth(1).textContent()) ?? ''
  await reload(staff)
  await expect(staff.getByText(receipt.code)).toBeHidden()
})

test('only the compliance lead hears of it, takes it on, and names who leads it', async () => {
  const { compliance, lead, risk } = pages
  for (const page of [lead, administrator, risk]) {
    await open(page, '/concerns/CON-0001')
    await expect(page.getByText('It told a member not to sue us.')).toBeHidden()
    await expect(page.getByRole('link', { name: /^Concerns/ })).toBeHidden()
  }
  await open(compliance, '/')
  await compliance.getByRole('link', { name: /Take the concern on/ }).click()
  await expect(compliance.getByText('Reported without a name.')).toBeVisible()
  await takeStep(compliance, 'Take it on', async (dialog) => {
    await dialog.getByLabel('Kind').selectOption('Breach of a rule or policy')
    await pick(dialog, /^Led by/, 'Samir')
    // Past the field below, whose list would be in the way.
    await compliance.keyboard.press('Tab')
  })
  await expectState(compliance, 'triaged')
  await compliance.getByLabel('Write to the reporter').fill('In which week was it?')
  await compliance.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(compliance.getByText('In which week was it?').first()).toBeVisible()
})

test('the reporter answers the question, from another device and with the receipt alone', async () => {
  await open(reporter, '/concern/follow')
  await reporter.getByLabel('Receipt code').fill(receipt.code)
  await reporter.getByLabel('Passphrase').fill('bono lira tavu meki soda')
  await reporter.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(reporter.getByText('do not fit together')).toBeVisible()
  await comeBack(reporter)
  await expect(reporter.getByText('Taken on', { exact: true }).first()).toBeVisible()
  await expect(reporter.getByText('In which week was it?')).toBeVisible()
  await expect(reporter.getByText('Elena Rossi')).toBeHidden()
  await reporter.getByLabel('Write a message').fill('In the second week of May.')
  await reporter.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(reporter.getByText('In the second week of May.')).toBeVisible()
})

test('who was named finds it in their work, answers, and may not judge the appeal', async () => {
  const { risk, compliance } = pages
  await open(risk, '/')
  await risk.getByRole('link', { name: /Read what the reporter wrote/ }).click()
  await expect(risk.getByText('In the second week of May.').first()).toBeVisible()
  await takeStep(risk, 'Answer the reporter', async (dialog) => {
    await dialog.getByLabel('What was looked at and found').fill('Read the conversation.')
    await dialog.getByText('Upheld', { exact: true }).click()
    await dialog.getByLabel('Answer to the reporter').fill('The chat hands such questions over.')
  })
  await expectState(risk, 'answered')

  await reload(reporter)
  await expect(reporter.getByText('The chat hands such questions over.')).toBeVisible()
  await reporter.getByLabel('Appeal', { exact: true }).fill('And who tells the member?')
  await reporter.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(reporter.getByRole('heading', { name: 'Your appeal' })).toBeVisible()

  await reload(risk)
  await expectRefusedStep(
    risk,
    'Decide the appeal',
    'An appeal is decided by somebody else than who answered; name that person on the concern.',
  )
  await open(compliance, '/concerns/CON-0001')
  await takeStep(compliance, 'Decide the appeal', async (dialog) => {
    await dialog.getByText('Upheld', { exact: true }).click()
    await dialog.getByLabel('Answer to the appeal').fill('We wrote to the member today.')
  })
  await takeStep(compliance, 'Close the concern')
})

test('the outcome is told, and neither log nor trail says who asked for it', async () => {
  await reload(reporter)
  await expect(reporter.getByText('We wrote to the member today.')).toBeVisible()
  await expect(reporter.getByText('nothing more can be added')).toBeVisible()
  await reporter.getByRole('button', { name: 'Close on this device' }).click()
  await expect(reporter.getByLabel('Receipt code')).toBeVisible()

  const token = await makeToken(pages.compliance, 'History', 'Reading only')
  const { body } = await callApi(app, token, 'concerns/CON-0001/history')
  const { body: concern } = await callApi(app, token, 'concerns/CON-0001')
  const agent = await pages.staff.evaluate(() => navigator.userAgent)
  const told = `${JSON.stringify(body)} ${JSON.stringify(concern)} ${app.said()}`
  expect(told).toContain('Public form')
  for (const secret of ['Anna', 'staff@kestrel.test', address, agent, receipt.code])
    expect(told).not.toContain(secret)
  expect(app.said()).not.toContain('legal advice')
})

test('a concern is raised and followed up without JavaScript, too', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/concern')
  await page.getByLabel('In one sentence').fill('The form at the desk')
  await page.getByRole('button', { name: 'Send the concern' }).click()
  await expect(page.getByText('Describe what happened or what you fear.')).toBeVisible()
  await page.getByLabel('What happened, or what you fear').fill('It asks for my religion.')
  await page.getByRole('button', { name: 'Send the concern' }).click()
  const code = (await page.getByRole('definition').nth(0).textContent()) ?? ''
  const passphrase = (await page.getByRole('definition').nth(1).textContent()) ?? ''
  await page.goto('/concern/follow')
  await page.getByLabel('Receipt code').fill(code)
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The form at the desk' })).toBeVisible()
  await page.getByLabel('Write a message').fill('At the desk in Cork.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('At the desk in Cork.')).toBeVisible()
  await context.close()
})
