import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { demoPassword } from '../../lib/access/demo-accounts.ts'
import type { App } from '../support/app.ts'

/** The password of everybody in these tests. */
export const password = 'four words make sense'

/** A browser of one's own, with nobody signed in. */
export async function aBrowser(browser: Browser, app: App): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/** A browser of one's own, in which somebody of the demo is signed in: `lead`, `owner2`. */
export async function aBrowserOf(who: string, browser: Browser, app: App): Promise<Page> {
  const page = await aBrowser(browser, app)
  await signIn(page, `${who}@demo.test`, demoPassword)
  return page
}

/** Goes to an address and waits until the page is alive: what is typed before that can get lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await isAlive(page)
}

/** Loads the page again. */
export async function reload(page: Page): Promise<void> {
  await page.reload()
  await isAlive(page)
}

/** What React has taken over carries a mark of its own. */
async function isAlive(page: Page): Promise<void> {
  const marked = () =>
    page.evaluate(() => {
      const controls = document.querySelectorAll('main h1, main button, main form')
      const isMarked = (one: Element) => Object.keys(one).some((key) => key.startsWith('__react'))
      return controls.length > 0 && [...controls].every(isMarked)
    })
  await expect.poll(marked, { intervals: [20, 50, 100] }).toBe(true)
}

/** With what whoever is at a page signed in, where that is not the password of everybody. */
const secrets = new WeakMap<Page, string>()

/** Signs somebody in by the form. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  secrets.set(page, secret)
  await open(page, '/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
}

/** Sets the organisation up and becomes its first administrator. */
export async function setUpOrganisation(page: Page): Promise<void> {
  await open(page, '/')
  await expect(page.getByRole('heading', { name: 'Set up Plumbline' })).toBeVisible()
  await page.getByLabel('Name of the organisation').fill('Kestrel Mutual')
  await page.getByLabel('Your name').fill('Ada Okoro')
  await page.getByLabel('E-mail').fill('ada@kestrel.test')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create the organisation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
}

/** Invites a person; answers the link, which is shown this once. */
export async function invite(
  administrator: Page,
  { name, email, role }: { name: string; email: string; role: string },
): Promise<string> {
  await open(administrator, '/settings/users')
  await administrator.getByRole('link', { name: 'Invite a person' }).click()
  await administrator.getByLabel('Name', { exact: true }).fill(name)
  await administrator.getByLabel('E-mail').fill(email)
  await administrator.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check()
  await administrator.getByRole('button', { name: 'Invite' }).click()
  return administrator.getByLabel('Link', { exact: true }).inputValue()
}

/** Follows the link of an invitation, which signs the person in. */
export async function join(page: Page, link: string): Promise<void> {
  await open(page, new URL(link).pathname)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Join and sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
}

/** Makes an API token in the person's own name by the settings. */
export async function makeToken(page: Page, name: string, scope: string): Promise<string> {
  await open(page, '/settings/tokens')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: scope }).check()
  await page.getByRole('button', { name: 'Make the token' }).click()
  return page.getByLabel('Token', { exact: true }).inputValue()
}

/** Opens what a step of the record asks for, from its button or from the menu beside it. */
export async function beginStep(page: Page, label: string): Promise<Locator> {
  await isAlive(page)
  const button = page.getByRole('button', { name: label, exact: true })
  const inMenu = page.getByRole('button', { name: `${label}…`, exact: true })
  const menu = page.getByRole('button', { name: 'More steps' })
  await expect(button.or(menu).first()).toBeVisible()
  if (await button.isVisible()) await button.click()
  else {
    await menu.click()
    await inMenu.click()
  }
  const dialog = page.getByRole('dialog', { name: label })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Takes a step of a record: what it asks for is filled by `fill`, and signed where it decides. */
export async function takeStep(
  page: Page,
  label: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const dialog = await beginStep(page, label)
  await fill(dialog)
  await signStep(dialog)
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Gives the password where the dialog of a step asks for it. */
export async function signStep(dialog: Locator): Promise<void> {
  const field = dialog.getByLabel(/^Your password/)
  if (await field.isVisible()) await field.fill(secrets.get(dialog.page()) ?? password)
}

/** Expects a step to be in sight but refused, with this sentence. */
export async function expectRefusedStep(page: Page, label: string, says: string): Promise<void> {
  const button = page.getByRole('button', { name: label, exact: true })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(says)
}

/** Goes to a section of a long form. */
export async function formPart(page: Page, title: string): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Sections of the form' })
  await steps.getByRole('button', { name: title, exact: true }).click()
}

/** Picks a person or a record in a field that finds them by typing. */
export async function pick(within: Page | Locator, label: RegExp, words: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label })
  if ((await field.inputValue()).includes(words)) return
  const page = 'keyboard' in within ? within : within.page()
  const option = page.getByRole('option', { name: new RegExp(words) }).first()
  // The list closes when the page renders again under the cursor; a person types again.
  await expect(async () => {
    await field.fill('')
    await field.pressSequentially(words)
    await option.click({ timeout: 3000 })
    // A list that changes in the middle of a click takes no choice, and stays.
    await expect(option).toBeHidden({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  // Going on to the next field closes the list, if it is still there.
  await page.keyboard.press('Tab')
}

/** The state of the record that is open. */
export async function expectState(page: Page, state: string): Promise<void> {
  await expect(
    page.locator('.pl-page-header .pl-tag').filter({ hasText: new RegExp(`^${state}$`) }),
  ).toBeVisible()
}

/** The code of the record whose page is open. */
export async function codeOf(page: Page, prefix: string): Promise<string> {
  await page.waitForURL(new RegExp(`/${prefix}-\\d+`))
  return new RegExp(`${prefix}-\\d+`).exec(page.url())?.[0] ?? ''
}

/** A day so many days from today, as date fields take it. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Calls the API with a token; throws with the answer unless it is what is expected. */
export async function callApi(
  app: App,
  token: string,
  path: string,
  { method = 'GET', body, revision }: { method?: string; body?: unknown; revision?: number } = {},
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${app.url}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}
