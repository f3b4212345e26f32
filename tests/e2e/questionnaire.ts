import { expect, type Page } from '@playwright/test'

/** Answers that decide the tier, by the words of the question's options or the number of its scale. */
const chosen: Record<string, string | number> = {
  'IAQ-01-04': 'Deep learning',
  'IAQ-01-05': 'Recommendation a person decides on',
  'IAQ-01-06': 'No',
  'IAQ-01-07': 'Transparency duties only',
  'IAQ-03-06': 'Yes, with human involvement',
  'IAQ-07-01': 'Yes, ordinary data',
  'IAQ-07-03': 'Done',
  'IAQ-15-03': 'Yes, with conditions',
  'IAQ-16-01': 'Proceed',
}

/** Answers every question of the section in sight that has no answer yet. */
export async function answerSection(page: Page): Promise<void> {
  const questions = await page.locator('section[id^="q-IAQ"]').evaluateAll((all) =>
    all.map((one) => ({
      id: one.id,
      kind: one.querySelector('textarea, input')?.getAttribute('type') ?? 'text',
      radios: one.querySelectorAll('[type=radio]').length,
      words: one.textContent ?? '',
    })),
  )
  for (const { id, kind, radios, words } of questions) {
    const question = page.locator(`#${id}`)
    const wanted = chosen[id.slice(2)]
    if (kind === 'text') {
      const text = question.getByRole('textbox')
      if ((await text.inputValue()) === '') await text.fill(`Checked with the team (${id}).`)
    } else if (kind === 'checkbox') {
      await question.getByRole('checkbox').first().check()
    } else if (wanted === undefined) {
      // Scales run from 1 to 5: a small impact, seldom, by measures that hold.
      const isMeasure = radios === 5 && /adequa/i.test(words)
      await question
        .getByRole('radio')
        .nth(isMeasure ? 3 : 1)
        .check()
    } else await question.getByRole('radio', { name: String(wanted), exact: true }).check()
  }
}

/** Goes through all sections to the check at the end. */
export async function answerAll(page: Page): Promise<void> {
  const check = page.getByRole('heading', { name: 'Check and submit' })
  for (let section = 0; section < 20; section++) {
    if (await check.isVisible()) break
    const heading = page.locator('#section-title')
    const title = (await heading.textContent()) ?? ''
    await answerSection(page)
    await page.getByRole('button', { name: /^(Save and go|Go) on$/ }).click()
    await expect(heading.filter({ hasText: title })).toHaveCount(0)
  }
  await expect(check).toBeVisible()
  // A later answer may have raised the tier, and with it what earlier sections ask.
  const stillOpen = page.getByRole('region', { name: /still open$/ })
  while (await stillOpen.isVisible()) {
    await stillOpen.getByRole('button').first().click()
    await answerSection(page)
    await page.getByRole('button', { name: 'Check and submit' }).click()
    await expect(check).toBeVisible()
  }
}
