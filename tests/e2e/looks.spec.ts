import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { demoPassword } from '../../lib/access/demo-accounts.ts'
import { type App, startApp } from '../support/app.ts'
import { dayFromNow, signIn } from './pages.ts'

/** Main screens, by who looks at them; a register's name in brackets leads to its first record. */
const screens: Record<string, string[]> = {
  'lead@demo.test': [
    '/',
    '/overview',
    '/calendar?of=all',
    '/calendar?view=list',
    '/notifications',
    '/conformity',
    '/conformity/8.4',
    '/compare',
    `/compare?from=${dayFromNow(-120)}`,
    `/compare?from=${dayFromNow(-120)}&register=risks`,
    '/frameworks',
    '/frameworks/eu-ai-act',
    '/systems',
    '[systems]',
    '[systems]/edit',
    '/systems/AIS-0003/edit#f-euAnswers',
    '[systems]/history',
    '/systems/new',
    '/import/systems',
    '/risks',
    '[risks]',
    '[risks]/edit',
    '/risks/library',
    '/impact-assessments',
    '[impact-assessments]',
    '/soa',
    '/readiness',
    '/readiness?clause=6',
    '/readiness?view=stage-1',
    '/readiness?view=stage-2',
    '/readiness?view=roadmap',
    '/controls',
    '[controls]',
    '[soa-versions]',
    '/audits',
    '/audits/programme',
    '[audits]',
    '[audits]/fieldwork',
    '/management-reviews',
    '[management-reviews]',
    '/review-decisions/DEC-0001',
    '/documents',
    '[documents]',
    '/documents/outlines',
    '/monitors',
    '[monitors]',
    '/evidence',
    '[evidence]',
    '/actions',
    '[actions]',
    '/context',
    '[roles]',
    '[objectives]',
    '[datasets]',
    '[changes]',
    '[incidents]',
    '[nonconformities]',
    '/risk-criteria',
    '[risk-criteria]',
    '/communications',
    '[communications]',
    '/trainings',
    '[trainings]',
    '/trainings/people',
    '/packs',
    '/packs/new',
    '/trail',
    '/trail?register=risks&action=risk.accept',
    '/trail/1000',
    '/settings/account',
    '/settings/tokens',
    '/systems?q=nothing-has-this',
  ],
  'admin@demo.test': [
    '/settings/users',
    '/settings/users/invite',
    '/settings/organisation',
    '/settings/health',
  ],
  'compliance@demo.test': ['/concerns', '[concerns]'],
  'auditor@demo.test': ['/', '[audits]/fieldwork'],
  'owner@demo.test': ['/', '/calendar', '/notifications'],
  'staff@demo.test': ['/'],
}

/** Looked at as of a moment: with what leads to others, of today, erased since. */
const past = [
  '/risks',
  '[risks]',
  '[risks]/history',
  '/trail',
  '/settings/account',
  '/evidence/EVD-0001',
]

let dir: string
let app: App

test.beforeAll(async () => {
  test.setTimeout(600_000)
  dir = await mkdtemp(joinPath(tmpdir(), 'plumbline-e2e-'))
  app = await startApp({ dataDir: joinPath(dir, 'data'), demo: true })
})

test.afterAll(async () => {
  await app?.stop()
  await rm(dir, { recursive: true, force: true })
})

// Each of two workers looks at one half.
test.describe.configure({ mode: 'parallel' })

const all = Object.entries(screens).flatMap(([email, paths]) =>
  paths.map((path) => ({ email, path })),
)
const half = Math.ceil(all.length / 2)
for (const [part, some] of [all.slice(0, half), all.slice(half)].entries()) {
  test(`every main screen fits, complains of nothing and is accessible, light and dark (${part + 1} of 2)`, async ({
    browser,
  }) => {
    const wrong = await walk(browser, async (page, note) => {
      for (const [email, own] of Map.groupBy(some, (one) => one.email)) {
        await page.context().clearCookies()
        await signIn(page, email, demoPassword)
        for (const { path } of own) {
          await page.goto(await addressOf(page, path))
          await look(page, note)
        }
      }
      if (part > 0) await outside(page, note)
    })
    // The browser itself says that a page it was sent for is not there.
    expect(wrong.filter((one) => !/AIS-9999: Failed to load resource/.test(one))).toEqual([])
  })
}

/** What is looked at by nobody in particular: the form to sign in, what is not there, and the past. */
async function outside(page: Page, note: (what: string) => void): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await look(page, note)
  await signIn(page, 'lead@demo.test', demoPassword)
  await page.goto('/systems/AIS-9999')
  await look(page, note)
  await page.context().addCookies([{ name: 'plumbline-as-of', value: 'before-2000', url: app.url }])
  for (const path of past) {
    await page.goto(await addressOf(page, path))
    await look(page, note)
  }
}

/** What is wrong with the pages that somebody looks at, and whatever the browser complains of meanwhile. */
async function walk(
  browser: Browser,
  looks: (page: Page, note: (what: string) => void) => Promise<void>,
): Promise<string[]> {
  test.setTimeout(600_000)
  const context = await browser.newContext({ baseURL: app.url })
  const page = await context.newPage()
  const wrong: string[] = []
  const note = (what: string) => wrong.push(`${new URL(page.url()).pathname}: ${what}`)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text())
  })
  page.on('pageerror', (error) => note(error.message))
  await looks(page, note)
  await context.close()
  return wrong
}

/** What of accessibility depends on the width. */
const byWidth = ['target-size', 'scrollable-region-focusable', 'aria-hidden-focus']

/**
 * Looks at the page that is open, wide and narrow; in the dark, at its colours. The window is as high
 * as the longest page, so that nothing lies under what sticks to its edge.
 */
async function look(page: Page, note: (what: string) => void): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 6000 })
    const { beyond, headings } = await page.evaluate(() => ({
      beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      headings: document.querySelectorAll('h1').length,
    }))
    if (beyond > 0) note(`${beyond} px wider than ${width} px`)
    if (headings !== 1) note(`${headings} first headings`)
    await judge(
      page,
      `${width} px`,
      note,
      width === 1440 ? undefined : (axe) => axe.withRules(byWidth),
    )
  }
  await page.setViewportSize({ width: 1440, height: 6000 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await judge(page, 'dark', note, (axe) => axe.withRules(['color-contrast']))
  await page.emulateMedia({ colorScheme: 'light' })
}

async function judge(
  page: Page,
  seen: string,
  note: (what: string) => void,
  by = (axe: AxeBuilder) => axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']),
): Promise<void> {
  const { violations } = await by(new AxeBuilder({ page })).analyze()
  for (const { id, nodes } of violations)
    note(
      `${id} at ${seen}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(', ')}`,
    )
}

async function addressOf(page: Page, path: string): Promise<string> {
  const [, register, rest] = /^\[(.+)\](.*)$/.exec(path) ?? []
  if (!register) return path
  await page.goto(`/${register}`)
  const link = page.getByRole('table').locator(`a[href^="/${register}/"]`).first()
  // A list without a record would be waited for until the end of the test.
  return `${await link.getAttribute('href', { timeout: 10_000 })}${rest}`
}
